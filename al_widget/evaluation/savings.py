"""Savings: how many labels one learning curve needs less than another to be as accurate, with an interval."""

from __future__ import annotations

import numpy as np

from al_widget.evaluation.intervals import Estimate

_RESAMPLES = 1000


def savings(labels: np.ndarray, first: np.ndarray, second: np.ndarray, at: float, seed: int = 0) -> Estimate:
    """Estimate the share of the second curve's labels that the first does not need, with a 95 % interval.

    The interval is Student's t times the standard error of the logarithm of the labels needed. That error is found by
    a bootstrap over the repeats, both curves drawn together, and widened for few repeats (Hesterberg 2015, § 5.3).

    Parameters
    ----------
    labels
        Numbers of labels, (l,), rising.
    first, second
        Accuracies of each repeat at these numbers, (r, l) each; row by row the repeats share their data.
    at
        Number of labels at which the mean of `second` sets the target.
    seed
        Seed of the bootstrap; 0 by default.
    """
    from scipy.special import stdtrit

    n, rng = len(first), np.random.default_rng(seed)
    value = saved_share(labels, first, second, at)
    drawn = [saved_share(labels, first[rows], second[rows], at) for rows in rng.integers(n, size=(_RESAMPLES, n))]
    # Labels needed compare by ratios. A bootstrap of n repeats is too narrow by the root of (n - 1) / n.
    error = np.log1p(-np.array(drawn)).std() * np.sqrt(n / (n - 1))
    low, high = (1 - (1 - value) * float(np.exp(side * stdtrit(n - 1, 0.975) * error)) for side in (1, -1))
    return Estimate(value, low, high, n, "paired repeats")


def saved_share(labels: np.ndarray, first: np.ndarray, second: np.ndarray, at: float) -> float:
    """Compute the share of labels saved between two mean curves, made monotone (isotonic regression).

    Parameters
    ----------
    labels, first, second, at
        As in `savings`.

    Returns
    -------
    1 less the ratio of the labels both need for the accuracy that `second` has at `at`. Where `first` ends below it,
    all of its labels over those `second` needs to be as accurate as `first` is at its end.
    """
    from scipy.optimize import isotonic_regression

    ours, theirs = isotonic_regression(first.mean(axis=0)).x, isotonic_regression(second.mean(axis=0)).x
    target = float(np.interp(at, labels, theirs))
    if ours[-1] >= target:
        return 1 - _labels_needed(labels, ours, target) / _labels_needed(labels, theirs, target)
    return 1 - float(labels[-1]) / _labels_needed(labels, theirs, ours[-1])


def _labels_needed(labels: np.ndarray, curve: np.ndarray, target: float) -> float:
    """Interpolate where a monotone curve first reaches a target that it does reach."""
    first = int(np.flatnonzero(curve >= target - 1e-12)[0])
    if first == 0:
        return float(labels[0])
    rise = (target - curve[first - 1]) / (curve[first] - curve[first - 1])
    return float(labels[first - 1] + rise * (labels[first] - labels[first - 1]))
