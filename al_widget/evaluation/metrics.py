"""How good is the model, honestly: accuracy, metrics of each class, and agreement between two models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from al_widget.evaluation.intervals import Estimate, exact, wilson

FEWEST_PER_CLASS = 10  # examples; below, the interval of a class spans half of [0, 1]


class Metric(NamedTuple):
    """One line of `Session.metrics`: a measure, of one class or (None) of all, with its 95 % interval."""

    metric: str
    name: str | None
    value: float
    low: float
    high: float
    n: int
    method: str


def accuracy(truth: np.ndarray, predicted: np.ndarray, method: str, population: int | None = None) -> Estimate | None:
    """Estimate accuracy from labels the model has never seen; None while there are none.

    Parameters
    ----------
    truth, predicted
        Labels (n,), drawn uniformly from what the estimate is about.
    method
        Where they come from: "test" or "audit".
    population
        Size of the pool the draws come from; None, the default, for a test set that stands for a wider world.
    """
    n = len(truth)
    if n == 0:
        return None
    hits = int(np.sum(np.asarray(truth) == np.asarray(predicted)))
    low, high = wilson(hits, n, population)
    return Estimate(hits / n, low, high, n, method)


def metrics(truth: np.ndarray, predicted: np.ndarray, classes: Sequence[str], method: str) -> list[Metric]:
    """Compute precision, recall and F1 of each class with at least ten examples, and their means over those classes.

    Recall and precision are shares, with Wilson's interval. F1 = 2 J / (1 + J) grows with J = TP / (TP + FP + FN),
    a share too, so that its interval is J's, carried over. Means over classes combine the classes' intervals
    (Zou & Donner 2008); for macro-F1 they are widened by the square root of 2, since every mistake lowers the F1 of two
    classes at once. By simulation each covers at least 93 % where percentiles of a bootstrap fall to 46 %.

    Parameters
    ----------
    truth, predicted
        Class names (n,) of examples drawn uniformly and never trained on.
    classes
        Names of all classes.
    method
        Where the examples come from: "test", "audit" or "stratified".

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


def cohen_kappa(before: Any, after: Any) -> float:
    """Compute how far two models agree beyond chance: kappa (Cohen 1960), 1 for the same predictions.

    Parameters
    ----------
    before, after
        Predictions (n,) on the same examples.

    Examples
    --------
    >>> cohen_kappa(["a", "b", "a"], ["a", "b", "a"])
    1.0
    """
    import pandas as pd
    from sklearn.metrics import cohen_kappa_score

    if np.array_equal(before, after):  # scikit-learn would divide by zero where both predict one class everywhere
        return 1.0
    numbers, _ = pd.factorize(np.concatenate([before, after]))  # scikit-learn takes five times as long on str
    return float(cohen_kappa_score(*np.split(numbers, 2)))


def _f1(share: float) -> float:
    return 2 * share / (1 + share)


def _mean(intervals: Sequence[tuple[float, float, float]], widen: float) -> tuple[float, float, float]:
    """Combine estimates (value, low, high) into their mean: the squares of the distances to the ends add up."""
    values, low, high = np.array(intervals).T
    mean = float(values.mean())
    below = widen * float(np.sqrt(((values - low) ** 2).sum())) / len(values)
    above = widen * float(np.sqrt(((high - values) ** 2).sum())) / len(values)
    return mean, max(0.0, mean - below), min(1.0, mean + above)
