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
        The inner products of the rows, (m, m), of single or double precision: all else is computed in the same.
    strength
        Of the penalty, as a share of the mean squared distance of the rows from their mean.
    weights
        How much each row counts, (m,); all the same by default.

    Raises
    ------
    ValueError
        If an inner product is NaN or infinite.
    """

    def __init__(self, gram: np.ndarray, strength: float = STRENGTH, weights: np.ndarray | None = None) -> None:
        from scipy.linalg import lapack

        m, dtype = len(gram), gram.dtype
        given = np.full(m, 1.0 if weights is None else weights, float)
        self._weights = (given * (m / given.sum())).astype(dtype)
        self._means = gram @ self._weights / m  # the product of each row with the mean of the rows
        centred = gram - self._means[:, None] - self._means + self._weights @ self._means / m
        spread = float(self._weights @ centred.diagonal()) / m
        # Rows that hardly differ: what is left of them by rounding must not count.
        least = m * float(np.finfo(dtype).eps) * float(self._weights @ gram.diagonal()) / m
        self._penalty = max(strength * spread, least) or 1.0
        self._root = np.sqrt(self._weights)
        centred *= self._root[:, None] * self._root
        centred.flat[:: m + 1] += self._penalty
        factor = lapack.spotrf if dtype == np.float32 else lapack.dpotrf
        self._factor, failed = factor(centred.T, lower=1, overwrite_a=1)
        if failed or not np.isfinite(spread):
            raise ValueError("the features have NaN or infinite values.")

    def fit(self, targets: np.ndarray) -> RidgeFit:
        """Return the regression on targets (m, C); what is held out is Allen's PRESS (1974) for every class at once."""
        from scipy.linalg import lapack

        m, single = len(targets), self._factor.dtype == np.float32
        targets = targets.astype(self._factor.dtype, copy=False)
        means = self._weights @ targets / m
        solve, invert = (lapack.spotrs, lapack.strtri) if single else (lapack.dpotrs, lapack.dtrtri)
        solved = solve(self._factor, self._root[:, None] * (targets - means), lower=1)[0]
        dual = self._root[:, None] * solved
        # One minus the leverage of a row, of which its own target is the cause.
        inverse = invert(self._factor, lower=1)[0]
        free = self._penalty * np.einsum("ij,ij->j", inverse, inverse) - self._weights / m
        free = np.maximum(free, 1e-6)[:, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            own = self._penalty * solved / self._root[:, None]
        own = np.where(self._root[:, None] > 0, own, 0)
        return RidgeFit(dual, means - self._means @ dual, targets - own / free)


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
