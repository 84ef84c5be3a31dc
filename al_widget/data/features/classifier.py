"""The default classifier: logistic regression with a share of ridge regression, fair to classes with few labels."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from sklearn.linear_model import LogisticRegression

from al_widget.data.features.ridge import Ridge, sharpness

# Chosen by measuring: benchmarks/classifier.py.
ADJUSTMENT = 12.0  # labels; twice as many do as well, a quarter is worse
RIDGE = 0.25  # the share; one half is better on contracts, and worse on many classes of short texts and on tables
MOST_FOR_RIDGE = 2500  # labels, of which all inner products are computed; those of long sparse rows take too long above


class DefaultClassifier(LogisticRegression):  # type: ignore[misc]  # scikit-learn has no types
    """Logistic regression with a share of ridge regression, fair to classes with few labels.

    Three steps, which leave a linear model: its probabilities are the softmax of `X @ coef_.T + intercept_`.

    1. Logistic regression.
    2. Of three classes or more, a share of its logits is replaced by those of ridge regression on class indicators:
       near the borders of classes, where an active learner asks, the two err differently, and their average errs less.
       The scores become logits by the factor with the least log loss on every label by the fit without it (Allen 1974).
    3. With few labels the logits of a rare class are too low, and it is predicted less often than it occurs (King &
       Zeng 2001). To the intercept of a class with k labels log((k + κ) / k) is added, a logit adjustment (Menon et al.
       2021) that fades as labels come in.

    Parameters
    ----------
    C, tol, random_state, max_iter, warm_start
        As for scikit-learn's `LogisticRegression`.
    ridge
        The share of ridge regression, 0 to 1; 0.25 by default. With two classes, or above 2,500 labels, there is none.
    adjustment
        κ, in labels; 12 by default.

    Attributes
    ----------
    coef_, intercept_, classes_, n_features_in_, n_iter_
        As of `LogisticRegression`.
    logistic_
        The coefficients and intercepts of step 1, from which the next fit starts; not pickled.

    Examples
    --------
    >>> X, y = np.array([[0.0], [1.0], [1.1], [1.2]]), ["rare", "common", "common", "common"]
    >>> DefaultClassifier().fit(X, y).predict([[0.2], [0.9]])
    array(['rare', 'common'], dtype='<U6')
    """

    coef_: np.ndarray
    intercept_: np.ndarray

    def __init__(
        self,
        C: float = 1.0,
        *,
        tol: float = 1e-4,
        random_state: Any = None,
        max_iter: int = 1000,
        warm_start: bool = False,
        ridge: float = RIDGE,
        adjustment: float = ADJUSTMENT,
    ) -> None:
        super().__init__(C=C, tol=tol, random_state=random_state, max_iter=max_iter, warm_start=warm_start)
        self.ridge = ridge
        self.adjustment = adjustment

    def fit(self, X: Any, y: Any, sample_weight: Any = None, gram: np.ndarray | None = None) -> Self:
        """Fit the three steps.

        Parameters
        ----------
        X, y
            Feature rows (m, d) and their classes (m,), two different ones at least.
        sample_weight
            How much each label counts, (m,); all the same by default.
        gram
            The inner products of the rows, (m, m), where they are known.
        """
        super().fit(X, y, sample_weight)
        codes = np.searchsorted(self.classes_, y)
        counts = np.bincount(codes, minlength=len(self.classes_))
        self.logistic_ = self.coef_, self.intercept_
        coef, intercept = self.coef_, self.intercept_ + _contrast(few_labels(counts, self.adjustment))
        if self.ridge > 0 and len(counts) > 2 and len(codes) <= MOST_FOR_RIDGE:
            rows = X if hasattr(X, "dtype") else np.asarray(X, np.float64)
            products, offset = inner_products(rows) if gram is None else (gram, None)
            fitted = Ridge(products, weights=sample_weight).fit(np.eye(len(counts))[codes])
            factor = self.ridge * sharpness(fitted.held_out, codes)
            slopes = factor * (rows.T @ fitted.dual).T
            coef = (1 - self.ridge) * coef + slopes
            intercept = intercept - self.ridge * self.intercept_ + factor * fitted.intercept
            intercept = intercept if offset is None else intercept - slopes @ offset
        self.coef_, self.intercept_ = coef.astype(self.coef_.dtype), intercept.astype(self.intercept_.dtype)
        return self

    def __getstate__(self) -> dict[str, Any]:
        state: dict[str, Any] = super().__getstate__()
        return {name: value for name, value in state.items() if name != "logistic_"}


def few_labels(counts: np.ndarray, adjustment: float) -> np.ndarray:
    """Return what is added to the intercepts of classes, (C,), by the number of labels they have, (C,).

    Examples
    --------
    >>> few_labels(np.array([1, 10, 1000]), 12.0).round(2)
    array([2.56, 0.79, 0.01])
    """
    return np.log1p(adjustment / counts)


def inner_products(rows: Any) -> tuple[np.ndarray, np.ndarray | None]:
    """Return the inner products of all rows of an array or CSR, (m, m), and what was subtracted from the rows before.

    Of an array that is the mean of its rows, (d,), without which single precision is enough; of CSR nothing.
    """
    if hasattr(rows, "tocsr"):
        exact = rows.astype(np.float64)
        return (exact @ exact.T).toarray(), None
    mean = rows.mean(axis=0, dtype=np.float64).astype(rows.dtype)
    centred = rows - mean
    return centred @ centred.T, mean


def _contrast(values: np.ndarray) -> np.ndarray:
    """Return one row a class; of two classes their difference, as logistic regression has one row then."""
    return values[1:] - values[:1] if len(values) == 2 else values
