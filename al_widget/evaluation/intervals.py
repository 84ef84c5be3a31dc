"""A number with its interval: shares of draws, and differences between two models on the same examples."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

SOURCES = {
    "test": "test examples",
    "audit": "random audit labels",
    "stratified": "stratified audit labels",
    "lure": "weighted audit labels",
}


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


def wilson(hits: float, n: float, population: int | None = None, confidence: float = 0.95) -> tuple[float, float]:
    """Compute the interval of a share, from hits in n draws (Wilson 1927).

    Ours, since scipy's `proportion_ci` knows neither a finite population nor a number of draws that is not whole.

    Parameters
    ----------
    hits, n
        Successes and draws; n is at least 1. For draws of unequal weight, the effective number.
    population
        Size of the finite population drawn from without replacement: the interval shrinks as the
        draws exhaust it, and is a point when n equals it (Cochran 1977, section 2.6). None, the default: infinite.
    confidence
        How often the interval covers the true share; 0.95 by default.

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
    # Draws without replacement are as informative as this many independent ones.
    m = float(n) if population is None else n * (population - 1) / (population - n)
    z2 = float(ndtri(0.5 + confidence / 2)) ** 2
    centre = (share + z2 / (2 * m)) / (1 + z2 / m)
    half = np.sqrt(z2 * (share * (1 - share) / m + z2 / (4 * m * m))) / (1 + z2 / m)
    return float(max(0.0, min(share, centre - half))), float(min(1.0, max(share, centre + half)))


def exact(hits: int, n: int) -> tuple[float, float]:
    """Compute the 95 % interval of a share that is never too narrow (Clopper & Pearson 1934), by scipy.

    Examples
    --------
    >>> low, high = exact(9, 10)
    >>> round(low, 3), round(high, 4)
    (0.555, 0.9975)
    """
    from scipy.stats import binomtest  # half a second to import

    low, high = binomtest(hits, n).proportion_ci(0.95, method="exact")
    return float(low), float(high)


def paired(first: np.ndarray, second: np.ndarray) -> tuple[float, float, float]:
    """Compute the gain in accuracy of one model over another on the same examples (Agresti & Min 2005).

    Parameters
    ----------
    first, second
        Whether each model was right, (n,) bool.

    Returns
    -------
    Accuracy of the first minus that of the second, and the ends of its 95 % interval, between -1 and 1.

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
