"""Adapters to any classifier: how it takes classes and weights, and which of its parts can vote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from al_widget.data.matrix import plain
from al_widget.models.inputs import Conversion


@dataclass(frozen=True)
class LabelEncodedClassifier:
    """A classifier that takes whole numbers for classes, such as xgboost's and skorch's, with the names of the classes.

    Attributes
    ----------
    estimator
        The fitted classifier as you gave it; its classes are 0, 1, 2 …
    classes_
        Their names, (C,).
    reads_names
        Whether it was fitted on the names, and only lacks `classes_`; False by default.
    """

    estimator: Any
    classes_: np.ndarray
    reads_names: bool = False
    _estimator_type = "classifier"  # read by scikit-learn before 1.6, which has no tags

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import get_tags

        return get_tags(self.estimator)

    def predict_proba(self, X: Any) -> np.ndarray:
        """Return class probabilities (n, C), in the order of `classes_`."""
        proba = np.asarray(self.estimator.predict_proba(X))
        if proba.shape[1] == len(self.classes_):
            return proba
        proba = proba[:, : len(self.classes_)]  # a neural network has an output for every class, seen or not
        return proba / np.maximum(proba.sum(axis=1, keepdims=True), np.finfo(proba.dtype).tiny)

    def predict(self, X: Any) -> np.ndarray:
        """Return the name of the likeliest class of each row, (n,)."""
        return self.classes_[self.predict_proba(X).argmax(axis=1)]


@dataclass(frozen=True)
class ConvertedInput:
    """A classifier that reads the features in another form, such as dense or not negative.

    Attributes
    ----------
    estimator
        The fitted classifier.
    conversion
        Makes the rows it reads of feature rows.
    classes_
        Its classes, (C,).
    takes_block_matrices
        True: the conversion reads a `BlockMatrix` as it is.
    """

    estimator: Any
    conversion: Conversion
    takes_block_matrices = True
    _estimator_type = "classifier"  # read by scikit-learn before 1.6, which has no tags

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import get_tags

        return get_tags(self.estimator)

    @property
    def classes_(self) -> np.ndarray:
        """The classes, (C,)."""
        return self.estimator.classes_

    def predict_proba(self, X: Any) -> np.ndarray:
        """Return class probabilities (n, C), in the order of `classes_`, so many rows at a time as fit in memory."""
        return self._in_slices(self.estimator.predict_proba, X)

    def predict(self, X: Any) -> np.ndarray:
        """Return what the classifier predicts for each row."""
        return self._in_slices(self.estimator.predict, X)

    def _in_slices(self, predict: Callable[[Any], Any], X: Any) -> np.ndarray:
        X = X if hasattr(X, "shape") else np.asarray(X)
        step = self.conversion.rows_at_a_time
        starts = range(0, max(X.shape[0], 1), step)
        return np.concatenate([np.asarray(predict(self.conversion.of(X[start : start + step]))) for start in starts])


def converted(estimator: Any, conversion: Conversion | None) -> Any:
    """Return a fitted estimator that reads feature rows, where it learned from another form of them."""
    return estimator if conversion is None else ConvertedInput(estimator, conversion)


def unconverted(estimator: Any) -> Any:
    """Return the fitted estimator as it was fitted, without what makes its rows."""
    return estimator.estimator if isinstance(estimator, ConvertedInput) else estimator


def named(estimator: Any, y: np.ndarray) -> Any:
    """Return a fitted estimator whose `classes_` are the classes (m,) it learned, if it does not name them itself."""
    names, own = set(map(str, y)), getattr(estimator, "classes_", None)
    if own is not None and names <= set(map(str, own)):
        return estimator
    return LabelEncodedClassifier(estimator, np.array(sorted(names), object), reads_names=True)


def fit_names(estimator: Any, X: Any, y: np.ndarray, **options: Any) -> Any:
    """Return the estimator fitted on class names (m,).

    Parameters
    ----------
    options
        Passed to its `fit`.
    """
    return estimator.fit(plain(X), y, **options)


def fit_codes(estimator: Any, X: Any, y: np.ndarray, **options: Any) -> LabelEncodedClassifier:
    """Return the estimator fitted on whole numbers in place of class names (m,), with the names.

    Parameters
    ----------
    options
        Passed to its `fit`.
    """
    names, codes = np.unique(y.astype(str), return_inverse=True)
    return LabelEncodedClassifier(estimator.fit(plain(X), codes, **options), names.astype(object))


def weights_option(estimator: Any) -> str | None:
    """Return the keyword of `fit` that takes a weight per label, of the last step in a pipeline; None without one."""
    from sklearn.pipeline import Pipeline
    from sklearn.utils.validation import has_fit_parameter

    if isinstance(estimator, Pipeline):
        name, last = estimator.steps[-1]
        option = weights_option(last)
        return option and f"{name}__{option}"
    return "sample_weight" if has_fit_parameter(estimator, "sample_weight") else None


@dataclass(frozen=True)
class _Member:
    """One member of an ensemble, with the names of its classes and the feature columns it reads (None: all)."""

    estimator: Any
    classes_: np.ndarray
    columns: np.ndarray | None

    def predict_proba(self, X: Any) -> np.ndarray:
        return self.estimator.predict_proba(X if self.columns is None else X[:, self.columns])


def unpacked(estimator: Any) -> tuple[Callable[[Any], Any], Any, np.ndarray]:
    """Return the fitted estimator inside pipelines, searches and encodings.

    Returns
    -------
    A function that makes its feature rows, the estimator, and the names of its classes.
    """
    from sklearn.pipeline import Pipeline

    if isinstance(estimator, ConvertedInput):
        convert = estimator.conversion.of
        prepare, inner, names = unpacked(estimator.estimator)
        return lambda X: prepare(convert(X)), inner, names
    if isinstance(estimator, LabelEncodedClassifier):
        prepare, inner, _ = unpacked(estimator.estimator)
        return prepare, inner, estimator.classes_
    if hasattr(estimator, "best_estimator_"):
        return unpacked(estimator.best_estimator_)
    if isinstance(estimator, Pipeline):
        before = estimator[:-1]
        prepare, inner, names = unpacked(estimator[-1])
        return lambda X: prepare(before.transform(plain(X)) if len(before) else X), inner, names
    return plain, estimator, np.asarray(getattr(estimator, "classes_", []), dtype=object)


def own_members(ensemble: Any, names: np.ndarray) -> list[_Member]:
    """Return the fitted members of an ensemble that can predict every class they have seen; none if one cannot.

    Parameters
    ----------
    ensemble
        A fitted estimator.
    names
        The names of its classes.
    """
    from sklearn.ensemble import BaggingClassifier

    from al_widget.models.binary_relevance import BinaryRelevance

    if isinstance(ensemble, BinaryRelevance):  # each of its classifiers knows one class
        return []
    members = getattr(ensemble, "estimators_", getattr(ensemble, "calibrated_classifiers_", ()))
    # np.asarray would unpack a pipeline, which has a length, into its steps.
    members = members.ravel() if isinstance(members, np.ndarray) else list(members)
    columns = getattr(ensemble, "estimators_features_", [None] * len(members))
    found = []
    for member, seen in zip(members, columns, strict=True):
        known = getattr(member, "classes_", getattr(member, "classes", ()))
        if isinstance(ensemble, BaggingClassifier):
            known = names[np.asarray(known, int)]  # a bootstrap sample may lack a class
        elif len(known) == len(names):
            known = names  # by position: members of a forest number their classes 0, 1, 2 …
        else:  # one class against the rest
            return []
        if not hasattr(member, "predict_proba"):  # gradient boosting: regression trees that are added up
            return []
        found.append(_Member(member, known, seen))
    return found


def name_of(estimator: Any) -> str:
    """Return the name of an estimator or its class, for a sentence; of one that we wrapped, the user's."""
    if hasattr(estimator, "takes_block_matrices") or isinstance(estimator, LabelEncodedClassifier):
        return name_of(estimator.estimator)
    return estimator.__name__ if isinstance(estimator, type) else type(estimator).__name__
