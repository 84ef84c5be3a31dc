"""How good is the model, honestly: estimates with their intervals and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import ndtri


@dataclass(frozen=True)
class Estimate:
    """A number, how uncertain it is, and where it comes from.

    Attributes
    ----------
    value, low, high
        The estimate and its 95 % interval, as shares between 0 and 1.
    n
        How many examples it rests on.
    method
        "test" (the test set the user gave) or "audit" (examples drawn uniformly, never trained on).
    """

    value: float
    low: float
    high: float
    n: int
    method: str

    def __str__(self) -> str:
        source = {"test": "test examples", "audit": "random audit labels"}.get(self.method, self.method)
        return f"{self.value:.2f} [{self.low:.2f}, {self.high:.2f}] from {self.n} {source}"


def wilson(hits: float, n: float, population: int | None = None, confidence: float = 0.95) -> tuple[float, float]:
    """Give the interval of a share, from hits in n draws (Wilson 1927).

    Parameters
    ----------
    hits, n
        Successes and draws; n is at least 1.
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
    return max(0.0, float(centre - half)), min(1.0, float(centre + half))


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


def agreement(before: Any, after: Any) -> float:
    """Measure how far two models agree beyond chance, Cohen's kappa (Cohen 1960), 1 for the same predictions.

    Examples
    --------
    >>> agreement(["a", "b", "a"], ["a", "b", "a"])
    1.0
    """
    from sklearn.metrics import cohen_kappa_score

    if np.array_equal(before, after):  # one class everywhere would divide by zero
        return 1.0
    return float(cohen_kappa_score(before, after))
