"""How labels are fitted: all of them from the last model on, or a random weighting of them for a committee."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from al_widget.data.matrix import plain
from al_widget.models.adapters import LabelEncodedClassifier, fit_codes, fit_names, named, weights_option
from al_widget.models.logistic import Span, fit_reduced
from al_widget.models.reasons import BinaryFitError, same_reason
from al_widget.models.template import EstimatorTemplate


class WarmFitter:
    """Fits all labels, starting from the last model where that is safe.

    Parameters
    ----------
    template
        The user's estimator.
    previous
        The fitted estimator to start from, or None; it stays as it is.
    """

    def __init__(self, template: EstimatorTemplate, previous: Any) -> None:
        self._template, self._previous = template, previous

    def fit_multiclass(self, X: Any, labels: np.ndarray, classes: tuple[str, ...]) -> Any:
        """Return an estimator fitted on class names (m,), or on whole numbers if it refuses names."""
        template, previous = self._template, self._previous
        if isinstance(previous, LabelEncodedClassifier) and not previous.reads_names:
            return fit_codes(template.clone(labels, encoded=True), X, labels)
        if isinstance(previous, LabelEncodedClassifier):
            previous = previous.estimator
        try:
            return named(template.fit(X, labels, classes, previous), labels)
        except Exception as error:  # noqa: BLE001, an estimator that cannot read names may raise anything
            # Only a second fit shows whether the names were the reason. If not, whole numbers fail the same way.
            try:
                return fit_codes(template.clone(labels, encoded=True), X, labels)
            except Exception as again:
                if same_reason(error, again):  # told with the names of the classes, not with their numbers
                    raise error from None
                raise again from error

    def fit_binary_relevance(self, X: Any, marks: np.ndarray, classes: tuple[str, ...]) -> Any:
        """Return one binary classifier per class, fitted on an indicator matrix (m, C)."""
        from al_widget.models.binary_relevance import BinaryRelevance, mixed

        template, previous = self._template, self._previous
        if template.reduces(X):
            return _fit_in_span(template, X, marks, classes)
        before = {} if previous is None else dict(zip(previous.classes_, previous.estimators_, strict=True))
        fitted, rows = {}, plain(X)
        for column in mixed(marks):
            last = before.get(classes[column])
            last = last if type(last) is type(template.estimator) else None  # it may have been a constant
            with _of_class(classes[column]):
                binary = template.of_class(classes[column])
                fitted[column] = binary.fit(rows, marks[:, column].astype(int), (0, 1), last)
        return BinaryRelevance(template.clone()).assemble(fitted, marks, classes, X.shape[1])


class ResampledFitter:
    """Fits one member of a committee: Exp(1) weights (Bayesian bootstrap, Rubin 1981), or a bootstrap sample.

    Parameters
    ----------
    template
        The user's estimator; it is resampled where its `fit` takes no weights.
    rng
        Where weights and samples are drawn from.
    encoded
        Whether the estimator wants whole numbers in place of class names.
    """

    def __init__(self, template: EstimatorTemplate, rng: np.random.Generator, *, encoded: bool = False) -> None:
        self._template, self._rng, self._encoded = template, rng, encoded
        self._option = weights_option(template.estimator)

    def fit_multiclass(self, X: Any, labels: np.ndarray, classes: tuple[str, ...]) -> Any:  # noqa: ARG002
        """Return an estimator fitted on class names (m,)."""
        estimator, rng, m = self._template.clone(labels, encoded=self._encoded), self._rng, len(labels)
        fit = fit_codes if self._encoded else fit_names
        if self._option is not None:
            weights = rng.exponential(size=m)
            if self._template.reduces(X):
                return fit_reduced(estimator, X, labels, weights)
            return named(fit(estimator, X, labels, **{self._option: weights}), labels)
        # One example of each class is always drawn: a member that has not seen a class could not vote for it.
        first = np.unique(labels.astype(str), return_index=True)[1]
        rows = np.concatenate([first, rng.integers(m, size=m - len(first))])
        return named(fit(estimator, X[rows], labels[rows]), labels)

    def fit_binary_relevance(self, X: Any, marks: np.ndarray, classes: tuple[str, ...]) -> Any:
        """Return one binary classifier per class, fitted on an indicator matrix (m, C)."""
        from al_widget.models.binary_relevance import BinaryRelevance, mixed

        template, m = self._template, len(marks)
        if self._option is None:
            drawn = self._rng.integers(m, size=m)
            return WarmFitter(template, None).fit_binary_relevance(X[drawn], marks[drawn], classes)
        weights = {self._option: self._rng.exponential(size=m)}
        if template.reduces(X):
            return _fit_in_span(template, X, marks, classes, **weights)
        rows, fitted = plain(X), {}
        for column in mixed(marks):
            with _of_class(classes[column]):
                binary = template.of_class(classes[column]).clone()
                fitted[column] = binary.fit(rows, marks[:, column].astype(int), **weights)
        return BinaryRelevance(template.clone()).assemble(fitted, marks, classes, X.shape[1])


@contextmanager
def _of_class(name: str) -> Iterator[None]:
    """Say which class it was whose classifier could not be fitted."""
    try:
        yield
    except Exception as error:
        raise BinaryFitError(name) from error


def _fit_in_span(
    template: EstimatorTemplate, X: Any, marks: np.ndarray, classes: tuple[str, ...], **weights: np.ndarray
) -> Any:
    """Return binary logistic regressions fitted in the space the labeled rows span, which is built once for all."""
    from al_widget.models.binary_relevance import BinaryRelevance, mixed

    span, columns = Span(X), mixed(marks)
    fitted = {
        column: template.of_class(classes[column]).clone().fit(span.rows, marks[:, column].astype(int), **weights)
        for column in columns
    }
    if columns:
        coef = span.weights(np.concatenate([fitted[column].coef_ for column in columns]))
        for column, row in zip(columns, coef, strict=True):
            fitted[column].coef_, fitted[column].n_features_in_ = row[None], X.shape[1]
    return BinaryRelevance(template.clone()).assemble(fitted, marks, classes, X.shape[1])
