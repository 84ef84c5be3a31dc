"""The share of each class in a whole pool: from a model's predictions, and from labels that it never learned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import betainc

from al_widget.evaluation.intervals import wilson

_TAIL = 0.025  # of each end of a 95 % interval
_BISECTIONS = 32  # which leave 2e-10 of the interval [0, 1]


class Share(NamedTuple):
    """One line of `Session.population()`: the share of a class in the pool, with its 95 % interval."""

    name: str
    value: float
    low: float
    high: float
    n: int
    method: str


@dataclass(frozen=True)
class Shares:
    """Shares of C classes, and whether each rests on the model too.

    Attributes
    ----------
    value, low, high
        The shares and the ends of their 95 % intervals, (C,).
    modelled
        Whether the predictions narrow the interval, (C,) bool; else it is that of the labels alone.
    """

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    modelled: np.ndarray


@dataclass(frozen=True)
class PoolSample:
    """Labels drawn at random from a pool, and what a model that never learned them says of them and of the pool.

    Attributes
    ----------
    truth, predicted
        Which of the m labels holds which class, and which the model predicts, (m, C) bool; m is at least 1.
    counts
        How many examples of the pool the model predicts to be of each class, (C,).
    size
        How many examples the pool has.
    known, n_known
        Of how many examples of the pool it is known that they are of each class, (C,), and how many are known at all.
    """

    truth: np.ndarray
    predicted: np.ndarray
    counts: np.ndarray
    size: int
    known: np.ndarray
    n_known: int

    @property
    def n(self) -> int:
        """How many labels there are."""
        return len(self.truth)


def estimate_shares(sample: PoolSample, *, of_the_pool: bool = True, independent: bool = False) -> Shares:
    """Estimate the share of each class in a pool, with 95 % intervals.

    For each class the pool falls into two strata: what the model predicts to be of the class, and the rest. How large
    they are is known; which share of each is of the class is estimated from the labels in it (post-stratification,
    Holt & Smith 1979). Each share has its mid-P interval (Lancaster 1961; Berry & Armitage 1995), which stays open
    where a stratum shows no error, or no label. The two are combined by the distances to their ends (Zou & Donner
    2008). Where few labels are spread badly over the strata, and the result is wider than Wilson's interval from the
    labels alone, that one is taken: by simulation both coverages hold (benchmarks/population.py). A normal interval
    (prediction-powered inference, Angelopoulos et al. 2023) falls to 62 % where the labels show few errors.

    No interval contradicts what is known: where 30 % of the pool are labeled as of a class, its share is not below.

    Parameters
    ----------
    of_the_pool
        Whether the labels are examples of the pool, drawn without replacement. False: they were drawn from where the
        pool was drawn from, and the predictions are always used, for only what they mean is taken from the labels.
    independent
        Whether an example can be of several classes, or of none; False, the default, makes the shares sum to 1.

    Examples
    --------
    >>> truth = np.eye(2, dtype=bool)[[0] * 30 + [1] * 70]
    >>> found = estimate_shares(PoolSample(truth, truth, np.array([330, 670]), 1000, truth.sum(axis=0), 100))
    >>> found.value.round(2), found.low.round(2), found.high.round(2)
    (array([0.33, 0.67]), array([0.3 , 0.64]), array([0.36, 0.7 ]))
    """
    hits, named = (sample.truth & sample.predicted).sum(axis=0), sample.predicted.sum(axis=0)
    missed, rest = (sample.truth & ~sample.predicted).sum(axis=0), sample.n - named
    inside = np.clip(sample.counts, named, sample.size - rest) if of_the_pool else sample.counts
    weight = inside / sample.size
    size = _without_replacement if of_the_pool else _of_another_draw
    low, high = _weighted_sum(
        (weight, *_stratum(hits, named, size(named, inside))),
        (1 - weight, *_stratum(missed, rest, size(rest, sample.size - inside))),
    )
    modelled = np.ones(len(low), bool)
    if of_the_pool:
        alone = np.array([wilson(count, sample.n, sample.size) for count in sample.truth.sum(axis=0).tolist()]).T
        modelled = high - low <= alone[1] - alone[0]
        low, high = np.where(modelled, low, alone[0]), np.where(modelled, high, alone[1])
    least, most = sample.known / sample.size, 1 - (sample.n_known - sample.known) / sample.size
    low, high = np.clip(low, least, most), np.clip(high, least, most)
    # One average label is added to each stratum: a class that the labels have not shown yet is not without errors.
    precision = (hits + (hits.sum() + 1) / (named.sum() + 2)) / (named + 1)
    missing = (missed + (missed.sum() + 0.5) / (rest.sum() + 1)) / (rest + 1)
    value = weight * precision + (1 - weight) * missing
    return Shares(np.clip(value, low, high) if independent else _summing_to_one(value, low, high), low, high, modelled)


def with_known(shares: Shares, size: int, counts: np.ndarray, known: int) -> Shares:
    """Return the shares of a pool together with further examples whose labels are all known.

    Parameters
    ----------
    size
        How many examples the pool has.
    counts, known
        How many of the further examples are of each class, (C,), and how many there are.
    """
    total = size + known
    value, low, high = ((counts + size * each) / total for each in (shares.value, shares.low, shares.high))
    return Shares(value, low, high, shares.modelled)


def _without_replacement(n: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Return how many independent draws n draws of a finite stratum are worth (Cochran 1977); all of it: infinite."""
    left = np.maximum(size - n, 0)
    return np.divide(n * np.maximum(size - 1.0, 0), left, out=np.full(len(n), np.inf), where=left > 0)


def _of_another_draw(n: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Return how many draws are as precise as n where a stratum of the pool is itself as many draws as it is large."""
    return np.divide(n * size, n + size, out=np.zeros(len(n)), where=n + size > 0)


def _stratum(hits: np.ndarray, n: np.ndarray, draws: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return shares of strata and the ends of their intervals; all from 0 to 1 where there is no label.

    Parameters
    ----------
    hits, n, draws
        Labels of the class, labels, and how many independent draws these are worth, (C,).
    """
    share = np.divide(hits, n, out=np.full(len(n), 0.5), where=n > 0)
    low, high = _mid_p(share, draws)
    return share, np.where(n > 0, low, 0.0), np.where(n > 0, high, 1.0)


def _mid_p(share: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Compute mid-P intervals of shares in n draws, which need not be whole numbers; infinitely many: a point."""
    finite = np.where(np.isfinite(n), n, 1.0)
    hits = share * finite
    others = finite - hits

    def above(p: np.ndarray) -> np.ndarray:
        """Return the chance of more hits, and half of that of as many, were the share p."""
        as_many = np.where(hits > 0, betainc(np.maximum(hits, 1e-12), others + 1, p), 1.0)
        more = np.where(others > 0, betainc(hits + 1, np.maximum(others, 1e-12), p), 0.0)
        return (as_many + more) / 2

    low = np.where(hits > 0, _crossing(above, _TAIL, np.zeros(len(share)), share), 0.0)
    high = np.where(others > 0, _crossing(above, 1 - _TAIL, share, np.ones(len(share))), 1.0)
    exact = ~np.isfinite(n)
    return np.where(exact, share, low), np.where(exact, share, high)


def _crossing(
    rising: Callable[[np.ndarray], np.ndarray], level: float, low: np.ndarray, high: np.ndarray
) -> np.ndarray:
    """Return where a rising function crosses a level, between low and high."""
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        below = rising(middle) < level
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return high


def _weighted_sum(*parts: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return the interval of the sum of (weight, share, low, high): squared distances add up (Zou & Donner 2008)."""
    middle = sum(weight * share for weight, share, _, _ in parts)
    below = np.sqrt(sum((weight * (share - low)) ** 2 for weight, share, low, _ in parts))
    above = np.sqrt(sum((weight * (high - share)) ** 2 for weight, share, _, high in parts))
    return np.clip(middle - below, 0, 1), np.clip(middle + above, 0, 1)


def _summing_to_one(value: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return shares scaled so that they sum to 1 within their intervals, as nearly as these allow."""
    from scipy.optimize import brentq  # takes time to import

    def excess(log_scale: float) -> float:
        return float(np.clip(value * np.exp(log_scale), low, high).sum() - 1)

    ends = (-20.0, 20.0)
    if excess(ends[0]) >= 0 or excess(ends[1]) <= 0:
        return np.clip(value, low, high)
    return np.clip(value * np.exp(brentq(excess, *ends)), low, high)
