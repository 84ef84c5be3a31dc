"""Ridge regression on class indicators from inner products alone, with the held-out scores of every label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

# As a share of the mean squared distance of the rows from their mean. Chosen by measuring: benchmarks/classifier.py.
STRENGTH = 0.1

_FACTORS = 0.05, 150.0  # the scores are about 0 and 1
_ENOUGH = 500  # labels to choose one factor by


@dataclass(frozen=True)
class RidgeFit:
    """A fitted ridge regression.

    Attributes
    ----------
    dual
        The coefficients are a combination of the rows by these weights, Xᵀ dual; shape (m, C).
    intercept
        One a class, (C,); not penalised.
    held_out
        The scores of each row by the regression on all the others, (m, C).
    """

    dual: np.ndarray
    intercept: np.ndarray
    held_out: np.ndarray


class Ridge:
    """Ridge regressions on the same rows, which are factored once.

    Parameters
    ----------
    gram
        The inner products of the rows, (m, m).
    strength
        Of the penalty, as a share of the mean squared distance of the rows from their mean.
    weights
        How much each row counts, (m,); all the same by default.
    """

    def __init__(self, gram: np.ndarray, strength: float = STRENGTH, weights: np.ndarray | None = None) -> None:
        from scipy.linalg import lapack

        m = len(gram)
        self._weights = np.ones(m) if weights is None else np.asarray(weights, float) * (m / np.sum(weights))
        self._means = gram @ self._weights / m  # the product of each row with the mean of the rows
        centred = gram - self._means[:, None] - self._means + self._weights @ self._means / m
        spread = float(self._weights @ centred.diagonal()) / m
        self._penalty = strength * spread if spread > 0 else 1.0  # no row differs from another
        self._root = np.sqrt(self._weights)
        centred *= self._root[:, None] * self._root
        centred.flat[:: m + 1] += self._penalty
        self._factor, failed = lapack.dpotrf(centred, lower=1, overwrite_a=1)
        if failed:
            raise ValueError("the features have NaN or infinite values.")

    def fit(self, targets: np.ndarray) -> RidgeFit:
        """Return the regression on targets (m, C); what is held out is Allen's PRESS (1974) for every class at once."""
        from scipy.linalg import lapack

        m, means = len(targets), self._weights @ targets / len(targets)
        solved = lapack.dpotrs(self._factor, self._root[:, None] * (targets - means), lower=1)[0]
        dual = self._root[:, None] * solved
        # One minus the leverage of a row, of which its own target is the cause.
        free = np.maximum(self._penalty * self._inverse_diagonal() - self._weights / m, 1e-9)[:, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            own = self._penalty * solved / self._root[:, None]
        own = np.where(self._root[:, None] > 0, own, 0)
        return RidgeFit(dual, means - self._means @ dual, targets - own / free)

    def _inverse_diagonal(self) -> np.ndarray:
        from scipy.linalg import lapack

        inverse = lapack.dtrtri(self._factor, lower=1)[0]
        return np.einsum("ij,ij->j", inverse, inverse)


def ridge_loo(gram: np.ndarray, Y: np.ndarray, strength: float = STRENGTH) -> np.ndarray:
    """Return the scores (m, C) that ridge regression on all other rows gives each row (Allen 1974).

    Parameters
    ----------
    gram
        The inner products of the rows, (m, m).
    Y
        Class indicators, (m, C).
    strength
        Of the penalty, as a share of the mean squared distance of the rows from their mean; 0.1 by default.

    Examples
    --------
    >>> X, Y = np.array([[0.0], [0.1], [1.0], [1.1]]), np.eye(2)[[0, 0, 1, 1]]
    >>> ridge_loo(X @ X.T, Y).argmax(axis=1)
    array([0, 0, 1, 1])
    """
    return Ridge(gram, strength).fit(Y).held_out


def sharpness(scores: np.ndarray, codes: np.ndarray) -> float:
    """Return the factor of the scores whose softmax has the least log loss, on 500 rows at most.

    Parameters
    ----------
    scores
        Held-out scores, (m, C).
    codes
        The class of each row, (m,).
    """
    from scipy.optimize import minimize_scalar

    some = np.linspace(0, len(codes) - 1, min(len(codes), _ENOUGH)).astype(int)
    behind = scores[some] - scores[some, codes[some]][:, None]

    def loss(log_factor: float) -> Any:
        scaled = np.exp(log_factor) * behind
        top = scaled.max(axis=1)
        return np.mean(top + np.log(np.exp(scaled - top[:, None]).sum(axis=1)))

    bounds = tuple(np.log(_FACTORS))
    return float(np.exp(minimize_scalar(loss, bounds=bounds, method="bounded", options={"xatol": 0.03}).x))
