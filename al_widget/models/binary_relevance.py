"""Binary relevance: one binary classifier per class, for examples with any number of classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from scipy.special import expit, logit
from sklearn.base import BaseEstimator, ClassifierMixin, clone

from al_widget.data.matrix import plain
from al_widget.labels.schema import PREDICTED_ABOVE
from al_widget.models.logistic import is_logistic, logits


class BinaryRelevance(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """One binary classifier per class, each fitted on its own (binary relevance, Tsoumakas & Katakis 2007).

    What scikit-learn's `OneVsRestClassifier` is for an indicator matrix, and three things more: its classes have
    names, its classifiers can be fitted elsewhere, and a class that no example has, or every one, keeps a rate
    between 0 and 1, (k + 1/2) / (m + 1) for k of m examples.

    Parameters
    ----------
    estimator
        The unfitted binary classifier; it is cloned for each class.

    Attributes
    ----------
    classes_
        Names of the classes, (C,): the columns of what is predicted.
    estimators_
        One fitted binary classifier per class.
    takes_block_matrices
        True: `predict_proba` multiplies a `BlockMatrix` as it is.
    coef_, intercept_
        Where the classifier is plain logistic regression, its coefficients of all classes, (C, d) and (C,).

    Examples
    --------
    >>> from sklearn.linear_model import LogisticRegression
    >>> X, Y = np.array([[-1.0], [0.0], [1.0]]), np.array([[0, 1], [0, 1], [1, 0]])
    >>> model = BinaryRelevance(LogisticRegression()).fit(X, Y, classes=["high", "low"])
    >>> model.predict([[3.0]])
    array([[1, 0]])
    """

    takes_block_matrices = True

    def __init__(self, estimator: Any) -> None:
        self.estimator = estimator

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_label = True
        return tags

    def fit(self, X: Any, Y: Any, classes: Sequence[Any] | None = None) -> Self:
        """Fit one classifier per column of an indicator matrix.

        Parameters
        ----------
        X, Y
            Feature rows (m, d) and indicators (m, C).
        classes
            Names of the classes; their numbers by default.
        """
        marks, rows = np.asarray(Y).astype(bool), plain(X)
        names = np.arange(marks.shape[1]) if classes is None else classes
        fitted = {column: clone(self.estimator).fit(rows, marks[:, column].astype(int)) for column in mixed(marks)}
        return self.assemble(fitted, marks, names, np.shape(rows)[1])

    def assemble(self, fitted: dict[int, Any], marks: np.ndarray, classes: Sequence[Any] | np.ndarray, d: int) -> Self:
        """Set binary classifiers that are fitted already.

        Parameters
        ----------
        fitted
            column -> classifier on 0 and 1, for each column in `mixed(marks)`; the others become constants.
        marks
            The indicator matrix they were fitted on, (m, C) bool.
        classes
            Names of the classes, (C,).
        d
            Number of features.
        """
        m = len(marks)
        linear = is_logistic(self.estimator)
        constant = _constant_logistic if linear else _constant
        self.classes_ = np.array(classes, object)
        self.n_features_in_ = d
        self.estimators_ = [
            fitted[column] if column in fitted else constant((k + 0.5) / (m + 1), d)
            for column, k in enumerate(marks.sum(axis=0))
        ]
        if linear:
            self.coef_ = np.concatenate([one.coef_ for one in self.estimators_])
            self.intercept_ = np.concatenate([one.intercept_ for one in self.estimators_])
            for row, one in enumerate(self.estimators_):
                one.coef_ = self.coef_[row : row + 1]  # a view: the coefficients are kept once
        return self

    def predict_proba(self, X: Any) -> np.ndarray:
        """Return the probability of each class, (n, C); a row need not sum to 1."""
        if hasattr(self, "coef_"):  # one product for all classes
            rows = X if hasattr(X, "dtype") else np.asarray(X, np.float64)
            return expit(logits(self.coef_, self.intercept_, rows).astype(np.float32)).T
        rows = plain(X)
        return np.stack([one.predict_proba(rows)[:, 1] for one in self.estimators_], axis=1)

    def predict(self, X: Any) -> np.ndarray:
        """Return an indicator matrix (n, C) of the classes with a probability above one half."""
        return (self.predict_proba(X) > PREDICTED_ABOVE).astype(int)


def mixed(marks: np.ndarray) -> list[int]:
    """Return the columns of an indicator matrix (m, C) in which some examples have the class and some have not.

    Examples
    --------
    >>> mixed(np.array([[True, True, False], [True, False, False]]))
    [1]
    """
    counts = marks.sum(axis=0)
    return np.flatnonzero((counts > 0) & (counts < len(marks))).tolist()


def _constant(rate: float, d: int) -> Any:  # noqa: ARG001, it predicts for rows of any width
    """Return a binary classifier that gives every row the same probability."""
    from sklearn.dummy import DummyClassifier

    return DummyClassifier(strategy="prior").fit(np.zeros((2, 1)), [0, 1], sample_weight=[1 - rate, rate])


def _constant_logistic(rate: float, d: int) -> Any:
    """Return the same as a logistic regression without slope, so that its coefficients stand among the others."""
    from sklearn.linear_model import LogisticRegression

    flat = LogisticRegression()
    flat.coef_, flat.intercept_ = np.zeros((1, d), np.float32), np.array([logit(rate)], np.float32)
    flat.classes_, flat.n_features_in_, flat.n_iter_ = np.arange(2), d, np.zeros(1, np.int32)
    return flat
