"""Calibration: scale a model's probabilities by a temperature fitted on examples it never learned from."""

from __future__ import annotations

import numpy as np

_UNIFORM_SHARE = 1e-3  # of the examples may be of any class, whatever the model says


def temperature(proba: np.ndarray, truth: np.ndarray, weights: np.ndarray | None = None) -> float:
    """Fit the calibration temperature of a model's probabilities (Guo et al. 2017).

    A model that learned from hard examples is underconfident on ordinary ones. With few labels the temperature stays
    near 1: its logarithm has a normal prior of standard deviation 1/2.

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
    T between 0.1 and 10; p ** (1 / T), scaled to sum to 1, is calibrated.
    """
    from scipy.optimize import minimize_scalar

    logs = np.log(np.maximum(proba.astype(float), 1e-12))
    weights = np.ones(len(truth)) if weights is None else weights

    def loss(log_t: float) -> float:
        scaled = logs * np.exp(-log_t)
        said = np.exp(scaled[np.arange(len(truth)), truth] - np.logaddexp.reduce(scaled, axis=1))
        # Without the uniform share, one example of a class the model has never seen would outweigh all others.
        likelihood = (1 - _UNIFORM_SHARE) * said + _UNIFORM_SHARE / logs.shape[1]
        return float(-(weights * np.log(likelihood)).sum() + 2 * log_t**2)

    return float(np.exp(minimize_scalar(loss, bounds=(-np.log(10), np.log(10)), method="bounded").x))


def tempered(proba: np.ndarray, t: float) -> np.ndarray:
    """Return probabilities (n, C) scaled by a temperature, each row summing to 1.

    Examples
    --------
    >>> tempered(np.array([[0.8, 0.2]]), 2.0).round(3)
    array([[0.667, 0.333]])
    """
    if t == 1.0:
        return proba
    powers = np.maximum(proba, 1e-12) ** (1 / t)
    return powers / powers.sum(axis=1, keepdims=True)
