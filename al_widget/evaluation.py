"""How good is the model, honestly: estimates with their intervals and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy.special import betaincinv, ndtri

SOURCES = {
    "test": "test examples",
    "audit": "random audit labels",
    "stratified": "stratified audit labels",
    "lure": "weighted audit labels",
}
_ANYTHING = 1e-3
FEWEST_PER_CLASS = 10  # below, the interval of a class spans half of [0, 1]


@dataclass(frozen=True)
class Estimate:
    """A number, how uncertain it is, and where it comes from.

    Attributes
    ----------
    value, low, high
        The estimate and its 95 % interval, as shares between 0 and 1; a saving of labels below 0 is a loss.
    n
        How many examples it rests on.
    method
        "test" (the test set the user gave), or how the examples never trained on were drawn: "audit"
        (uniformly), "stratified" or "lure"; "paired repeats" of a simulation.
    """

    value: float
    low: float
    high: float
    n: int
    method: str

    @property
    def source(self) -> str:
        """What it rests on, in words: "41 random audit labels"."""
        return f"{self.n} {SOURCES.get(self.method, self.method)}"

    def __str__(self) -> str:
        return f"{self.value:.2f} [{self.low:.2f}, {self.high:.2f}] from {self.source}"

    __repr__ = __str__


class Metric(NamedTuple):
    """One line of `Session.metrics`: a measure, of one class or (None) of all, with its 95 % interval."""

    metric: str
    name: str | None
    value: float
    low: float
    high: float
    n: int
    method: str


def wilson(hits: float, n: float, population: int | None = None, confidence: float = 0.95) -> tuple[float, float]:
    """Give the interval of a share, from hits in n draws (Wilson 1927).

    Parameters
    ----------
    hits, n
        Successes and draws; n is at least 1. For draws that are not alike, the effective number.
    population
        Size of the finite population drawn from without replacement: the interval shrinks as the
        draws exhaust it, and is a point when n equals it (Cochran 1977, section 2.6).

    Examples
    --------
    >>> low, high = wilson(90, 100)
    >>> round(low, 3), round(high, 3)
    (0.826, 0.945)
    >>> wilson(9, 10, population=10)
    (0.9, 0.9)
    """
    share = hits / n
    if population is not None and n >= population:
        return share, share
    # Sampling without replacement is worth as much as this many independent draws.
    m = float(n) if population is None else n * (population - 1) / (population - n)
    z2 = float(ndtri(0.5 + confidence / 2)) ** 2
    centre = (share + z2 / (2 * m)) / (1 + z2 / m)
    half = np.sqrt(z2 * (share * (1 - share) / m + z2 / (4 * m * m))) / (1 + z2 / m)
    return float(max(0.0, min(share, centre - half))), float(min(1.0, max(share, centre + half)))


def exact(hits: int, n: int) -> tuple[float, float]:
    """Give the 95 % interval of a share that is never too narrow (Clopper & Pearson 1934).

    Examples
    --------
    >>> low, high = exact(9, 10)
    >>> round(low, 3), round(high, 4)
    (0.555, 0.9975)
    """
    low = 0.0 if hits == 0 else float(betaincinv(hits, n - hits + 1, 0.025))
    high = 1.0 if hits == n else float(betaincinv(hits + 1, n - hits, 0.975))
    return low, high


def accuracy(truth: np.ndarray, predicted: np.ndarray, method: str, population: int | None = None) -> Estimate | None:
    """Estimate accuracy from labels the model has never seen; None while there are none.

    Parameters
    ----------
    truth, predicted
        Labels of shape (n,), drawn uniformly from what the estimate is about.
    population
        Size of the pool the draws come from; None for a test set that stands for a wider world.
    """
    n = len(truth)
    if n == 0:
        return None
    hits = int(np.sum(np.asarray(truth) == np.asarray(predicted)))
    low, high = wilson(hits, n, population)
    return Estimate(hits / n, low, high, n, method)


def metrics(truth: np.ndarray, predicted: np.ndarray, classes: Sequence[str], method: str) -> list[Metric]:
    """Measure precision, recall and F1 of each class with at least ten examples, and their means over those classes.

    Recall and precision are shares, with Wilson's interval. F1 = 2 J / (1 + J) grows with J = TP / (TP + FP + FN),
    a share too, so that its interval is J's, carried over. Means over classes combine the classes' intervals
    (Zou & Donner 2008); for macro-F1 they are widened by the square root of 2, since every mistake lowers the F1 of two
    classes at once. By simulation each covers at least 93 % where percentiles of a bootstrap fall to 46 %.

    Parameters
    ----------
    truth, predicted
        Class names (n,) of examples drawn uniformly and never trained on.

    Returns
    -------
    balanced_accuracy and macro_f1, where at least two classes have ten examples, then each class's lines.
    """
    truth, predicted = np.asarray(truth).astype(str), np.asarray(predicted).astype(str)
    judged: list[Metric] = []
    recalls, scores = [], []
    for name in classes:
        mine, said = truth == name, predicted == name
        n, hits, named = int(mine.sum()), int((mine & said).sum()), int(said.sum())
        if n < FEWEST_PER_CLASS:
            continue
        either = n + named - hits
        low, high = wilson(hits, either)
        judged.append(Metric("recall", name, hits / n, *wilson(hits, n), n, method))
        if named:
            judged.append(Metric("precision", name, hits / named, *wilson(hits, named), named, method))
        judged.append(Metric("f1", name, 2 * hits / (n + named), _f1(low), _f1(high), n, method))
        recalls.append((hits / n, *exact(hits, n)))
        scores.append((2 * hits / (n + named), _f1(low), _f1(high)))
    if len(recalls) < 2:
        return judged
    of = method if len(recalls) == len(classes) else f"{method}, {len(recalls)} of {len(classes)} classes"
    total = int(sum(one.n for one in judged if one.metric == "recall"))
    return [
        Metric("balanced_accuracy", None, *_mean(recalls, 1.0), total, of),
        Metric("macro_f1", None, *_mean(scores, np.sqrt(2)), total, of),
        *judged,
    ]


def paired(first: np.ndarray, second: np.ndarray) -> tuple[float, float, float]:
    """Compare two models on the same examples: the gain in accuracy and its 95 % interval (Agresti & Min 2005).

    Parameters
    ----------
    first, second
        Whether each model was right, (n,) bool.

    Returns
    -------
    Accuracy of the first minus that of the second, and the interval's ends, between -1 and 1.

    Examples
    --------
    >>> paired(np.array([True] * 90 + [False] * 10), np.array([True] * 80 + [False] * 20))[0]
    0.1
    """
    n = len(first)
    won, lost = int(np.sum(first & ~second)), int(np.sum(~first & second))
    gain = (won - lost) / (n + 2)
    half = float(ndtri(0.975)) * np.sqrt((won + lost + 1) / (n + 2) - gain**2) / np.sqrt(n + 2)
    return (won - lost) / n, max(-1.0, float(gain - half)), min(1.0, float(gain + half))


def temperature(proba: np.ndarray, truth: np.ndarray, weights: np.ndarray | None = None) -> float:
    """Tell how far a model's probabilities must be tempered to be meant as said (Guo et al. 2017).

    A model that learned from hard examples is too shy on ordinary ones. With few labels the answer stays near 1: the
    logarithm has a normal prior of deviation 1/2.

    Parameters
    ----------
    proba
        Probabilities (n, C) on examples the model never learned from.
    truth
        Their true columns, (n,).
    weights
        How much each example counts, (n,); all the same by default.

    Returns
    -------
    T: p ** (1 / T), scaled to sum to 1, is what the model should have said; between .1 and 10.
    """
    from scipy.optimize import minimize_scalar

    logs = np.log(np.maximum(proba.astype(float), 1e-12))
    weights = np.ones(len(truth)) if weights is None else weights

    def loss(log_t: float) -> float:
        scaled = logs * np.exp(-log_t)
        said = np.exp(scaled[np.arange(len(truth)), truth] - np.logaddexp.reduce(scaled, axis=1))
        # An example of a class the model has never seen must not outvote all others: one in a thousand is anything.
        return float(-(weights * np.log((1 - _ANYTHING) * said + _ANYTHING / logs.shape[1])).sum() + 2 * log_t**2)

    return float(np.exp(minimize_scalar(loss, bounds=(-np.log(10), np.log(10)), method="bounded").x))


def tempered(proba: np.ndarray, t: float) -> np.ndarray:
    """Scale probabilities (n, C) by a temperature.

    Examples
    --------
    >>> tempered(np.array([[0.8, 0.2]]), 2.0).round(3)
    array([[0.667, 0.333]])
    """
    if t == 1.0:
        return proba
    powers = np.maximum(proba, 1e-12) ** (1 / t)
    return powers / powers.sum(axis=1, keepdims=True)


def agreement(before: Any, after: Any) -> float:
    """Measure how far two models agree beyond chance, Cohen's kappa (Cohen 1960), 1 for the same predictions.

    Examples
    --------
    >>> agreement(["a", "b", "a"], ["a", "b", "a"])
    1.0
    """
    import pandas as pd
    from sklearn.metrics import cohen_kappa_score

    if np.array_equal(before, after):  # one class everywhere would divide by zero
        return 1.0
    numbers, _ = pd.factorize(np.concatenate([before, after]))  # names would take five times as long
    return float(cohen_kappa_score(*np.split(numbers, 2)))


def _f1(share: float) -> float:
    return 2 * share / (1 + share)


def _mean(intervals: Sequence[tuple[float, float, float]], widen: float) -> tuple[float, float, float]:
    """Combine estimates (value, low, high) into their mean: distances to the ends add up in squares."""
    values, low, high = np.array(intervals).T
    mean = float(values.mean())
    below = widen * float(np.sqrt(((values - low) ** 2).sum())) / len(values)
    above = widen * float(np.sqrt(((high - values) ** 2).sum())) / len(values)
    return mean, max(0.0, mean - below), min(1.0, mean + above)
