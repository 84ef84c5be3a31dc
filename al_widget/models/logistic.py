"""Logistic regression, whose parameters are known: faster probabilities, fits in few coordinates, warm starts."""

from __future__ import annotations

from typing import Any

import numpy as np

from al_widget.data.matrix import BlockMatrix

MOST_REDUCED = 2500  # labels: up to this many, the fit in the span of their rows is faster


def is_logistic(estimator: Any) -> bool:
    """Whether this is multinomial logistic regression with the ridge penalty, by L-BFGS: plain, or our default."""
    from sklearn.linear_model import LogisticRegression

    from al_widget.data.features.classifier import DefaultClassifier

    if (
        type(estimator) not in (LogisticRegression, DefaultClassifier)
        or estimator.solver != "lbfgs"
        or not np.isfinite(estimator.C)
    ):
        return False
    if getattr(estimator, "multi_class", "auto") not in {"auto", "deprecated"}:  # of scikit-learn before 1.8
        return False
    return not estimator.l1_ratio and getattr(estimator, "penalty", "l2") in {"l2", "deprecated"}


def logits(coef: np.ndarray, intercept: np.ndarray, X: Any) -> np.ndarray:
    """Return the logits of linear models, one per row of `coef` (r, d), for feature rows (n, d): shape (r, n).

    With the softmax this is three times as fast as `predict_proba`: the matrix of a pool needs no check, and the
    class-major layout makes reductions over the classes faster.

    Raises
    ------
    ValueError
        If a feature is NaN or infinite.
    """
    dtype = np.result_type(X.dtype, np.float32)  # coefficients may be of double precision where the features are not
    with np.errstate(invalid="ignore"):  # raised below, with a sentence
        logits = np.ascontiguousarray((X @ coef.astype(dtype, copy=False).T).T)
    logits += intercept.astype(dtype, copy=False)[:, None]
    if not np.isfinite(logits).all():
        raise ValueError("the features have NaN or infinite values.")
    return logits


def softmax(logits: np.ndarray) -> np.ndarray:
    """Return class probabilities (C, n) float32 from logits (C, n), or (1, n) of two classes."""
    if len(logits) == 1:
        logits = np.vstack([np.zeros_like(logits), logits])
    proba = (logits - logits.max(axis=0)).astype(np.float32, copy=False)
    np.exp(proba, out=proba)
    proba /= proba.sum(axis=0)
    return proba


def fit_reduced(estimator: Any, X: BlockMatrix, y: np.ndarray, weights: np.ndarray | None = None) -> Any:
    """Return the estimator fitted in the space the labeled rows span: the same optimum, much faster for few labels.

    Parameters
    ----------
    estimator
        A logistic regression, with the coefficients to start from if it is warm.
    X, y
        Feature rows (m, d) and class names (m,).
    weights
        How much each label counts, (m,); all the same by default.
    """
    span = Span(X)
    if hasattr(estimator, "coef_"):
        estimator.coef_ = span.coordinates(estimator.coef_)
    if not _is_default(estimator):
        estimator.fit(span.rows, y, sample_weight=weights)
        estimator.coef_ = span.weights(estimator.coef_)
    else:
        # Single precision halves the time; the fit stops long before its digits count.
        estimator.fit(span.rows.astype(np.float32), y, sample_weight=weights, gram=span.gram.astype(np.float32))
        start, intercept = estimator.logistic_
        coef = span.weights(np.concatenate([estimator.coef_, start]))
        estimator.coef_, estimator.logistic_ = coef[: len(start)], (coef[len(start) :], intercept)
    estimator.n_features_in_ = X.shape[1]
    return estimator


def _is_default(estimator: Any) -> bool:
    from al_widget.data.features.classifier import DefaultClassifier

    return isinstance(estimator, DefaultClassifier)


class Span:
    """The space that m labeled rows span, in m coordinates in place of a hundred thousand words.

    The ridge optimum is a combination of the rows it learns from (representer theorem, Kimeldorf & Wahba 1971).

    Attributes
    ----------
    gram
        The inner products of the labeled rows, (m, m).
    rows
        The labeled rows in these coordinates, (m, m).
    """

    def __init__(self, X: BlockMatrix) -> None:
        from scipy.linalg import cholesky

        self._X = X
        self.gram = X.gram()
        self.gram.flat[:: X.shape[0] + 1] += 1e-5  # two labeled rows may be the same text
        self.rows = cholesky(self.gram, lower=True)

    def coordinates(self, coef: np.ndarray) -> np.ndarray:
        """Return coefficients of the coordinates, (k, m), from coefficients of the features, (k, d)."""
        from scipy.linalg import solve_triangular

        return solve_triangular(self.rows, self._X @ coef.T, lower=True).T

    def weights(self, coef: np.ndarray) -> np.ndarray:
        """Return coefficients of the features, (k, d), from coefficients of the coordinates, (k, m)."""
        from scipy.linalg import solve_triangular

        dual = solve_triangular(self.rows, coef.T, lower=True, trans="T")
        return np.ascontiguousarray(self._X.rmatmul(dual.astype(np.float32)).T)


def warm(estimator: Any, previous: Any, names: list[str], d: int) -> None:
    """Set the last coefficients as a warm start: padded for new classes, left out when two classes become more.

    scikit-learn raises on coefficients of another shape, as they are when a class is new.

    Parameters
    ----------
    estimator
        The unfitted logistic regression; its `coef_` and `intercept_` are set.
    previous
        The fitted one to start from.
    names
        Its classes to be, sorted.
    d
        Number of features.
    """
    old = {str(name): row for row, name in enumerate(previous.classes_)}
    before, offset = getattr(previous, "logistic_", (previous.coef_, previous.intercept_))
    if before.shape[1] != d or (len(old) == 2) != (len(names) == 2):
        return
    if len(names) == 2:
        if list(old) == names:
            estimator.coef_, estimator.intercept_ = before.copy(), offset.copy()
        return
    coef = np.zeros((len(names), d), before.dtype)
    intercept = np.zeros(len(names), offset.dtype)
    for row, name in enumerate(names):
        if name in old:
            coef[row], intercept[row] = before[old[name]], offset[old[name]]
    estimator.coef_, estimator.intercept_ = coef, intercept
