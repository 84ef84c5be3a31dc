"""The accuracy on the pool from audit labels, however their examples were drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from al_widget.evaluation.audit import Method
from al_widget.evaluation.intervals import Estimate, wilson
from al_widget.evaluation.metrics import accuracy

# Strata without errors would look certain: there are as many as have so many labels and errors each.
_MOST_STRATA, _LABELS_PER_STRATUM, _ERRORS_PER_STRATUM = 4, 10, 3


@dataclass(frozen=True)
class AuditSample:
    """Audit labels in the order they were drawn, and what they were drawn from.

    Attributes
    ----------
    truth, predicted
        Labels (m,), and what the model says.
    probabilities
        The probability of each label at its draw, (m,); NaN where it was not written down: uniform.
    confidence
        The model's probability to be right about each label, (m,).
    holdout
        Size of the holdout pool they were drawn from.
    holdout_confidence
        The model's probability to be right about each of the holdout, (holdout,); only strata need it.
    population
        Size of the pool the holdout was drawn from.
    """

    truth: np.ndarray
    predicted: np.ndarray
    probabilities: np.ndarray
    confidence: np.ndarray
    holdout: int
    holdout_confidence: np.ndarray | None
    population: int


def estimate_accuracy(sample: AuditSample, method: Method) -> Estimate | None:
    """Estimate the accuracy on the pool, with a 95 % interval; None without labels.

    Parameters
    ----------
    method
        How the labels were drawn, as `Audit.method` says.
    """
    right = np.asarray(sample.truth) == np.asarray(sample.predicted)
    if method == "audit" or not len(right):
        return accuracy(sample.truth, sample.predicted, "audit", sample.population)
    if method == "stratified" and sample.holdout_confidence is not None:
        return _stratified(right, sample.confidence, sample.holdout_confidence, sample.population)
    return _lure(right, sample.probabilities, sample.holdout, sample.population)


def lure_weights(probabilities: np.ndarray, holdout: int) -> np.ndarray:
    """Compute weights that make the mean of a draw unbiased: LURE's v (Farquhar, Gal & Rainforth 2021, eq. 7).

    Parameters
    ----------
    probabilities
        The probability of each draw given those before it, (m,); NaN: uniform.
    holdout
        How many examples there were to draw from.

    Examples
    --------
    >>> lure_weights(np.array([1 / 4, 1 / 3]), 4)
    array([1., 1.])
    """
    m = len(probabilities)
    holdout = max(holdout, m)
    left = holdout - np.arange(m)  # how many could have been drawn
    probabilities = np.where(np.isnan(probabilities), 1 / left, probabilities)
    return 1 + (holdout - m) / np.maximum(left - 1, 1) * (1 / (left * probabilities) - 1)


def _stratified(
    right: np.ndarray, confidence: np.ndarray, holdout_confidence: np.ndarray, population: int
) -> Estimate | None:
    """Weigh strata of like confidence by their share of the holdout (post-stratification, Holt & Smith 1979)."""
    m, holdout = len(right), len(holdout_confidence)
    errors = min(int(right.sum()), int(m - right.sum()))
    most = max(1, min(_MOST_STRATA, m // _LABELS_PER_STRATUM, errors // _ERRORS_PER_STRATUM))
    for wanted in range(most, 0, -1):
        edges = np.unique(np.quantile(holdout_confidence, np.arange(1, wanted) / wanted))
        place, count = np.searchsorted(edges, confidence, side="right"), len(edges) + 1
        n = np.bincount(place, minlength=count)
        if n.min() >= 2 or wanted == 1:
            break
    share = np.bincount(np.searchsorted(edges, holdout_confidence, side="right"), minlength=count) / holdout
    hits = np.bincount(place, right, minlength=count)
    value = float((share * hits / n).sum())
    guess = (value * m + 2) / (m + 4)
    within = (hits + 2 * guess) / (n + 2)  # two average labels are added to each stratum: none is beyond doubt
    together = (hits.sum() + 2 * count * guess) / (m + 2 * count)
    variance = (share**2 * within * (1 - within) / n * (1 - n / np.maximum(share * holdout, n))).sum()
    return _effective(value, float(together), float(variance), m, holdout, population, "stratified")


def _lure(right: np.ndarray, probabilities: np.ndarray, holdout: int, population: int) -> Estimate | None:
    """Weigh each label by how unlikely it was to be drawn."""
    m = len(right)
    holdout = max(holdout, m)
    losses = lure_weights(probabilities, holdout) * ~right
    value = float(np.clip(1 - losses.mean(), 0, 1))
    guess = (value * m + 2) / (m + 4)
    # Two errors and two hits are added (Agresti & Coull 1998): a few lucky draws are not beyond doubt.
    variance = np.concatenate([losses, [1, 1, 0, 0]]).var(ddof=1) / m * (1 - m / holdout)
    return _effective(value, guess, float(variance), m, holdout, population, "lure")


def _effective(
    value: float, guess: float, variance: float, m: int, holdout: int, population: int, method: Method
) -> Estimate:
    """Return Wilson's interval for as many uniform draws as would be as precise (Kish 1965; Korn & Graubard 1998).

    By simulation it covers at least 93 %, where percentiles of a bootstrap over few errors fall to 68 %.
    """
    spread = guess * (1 - guess)
    variance += spread * max(0.0, 1 / holdout - 1 / population)  # the holdout itself is a draw from the pool
    if variance <= 0:
        return Estimate(value, value, value, m, method)
    size = spread / variance
    return Estimate(value, *wilson(value * size, size), m, method)
