"""A fitted model: class probabilities and labels of feature rows, never changed once it serves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from al_widget.data.matrix import plain
from al_widget.exceptions import ModelError
from al_widget.labels.schema import SINGLE_LABEL, LabelSchema
from al_widget.models.adapters import name_of, unconverted
from al_widget.models.logistic import is_logistic, logits, softmax
from al_widget.models.reasons import in_names, in_one_line, neighbors_missing


@dataclass(frozen=True)
class Model:
    """A fitted classifier.

    Attributes
    ----------
    estimator
        The fitted scikit-learn estimator; its `classes_` are class names. Where each class is a problem of its own,
        a `BinaryRelevance` of one binary classifier per class.
    version
        Counts the models of a session from 1.
    n_train
        How many labels it learned from.
    schema
        The shape of the labels it predicts; one class each by default.
    temperature
        The calibration temperature fitted on the audit; 1 by default, which changes nothing.
    """

    estimator: Any
    version: int
    n_train: int
    schema: LabelSchema = SINGLE_LABEL
    temperature: float = 1.0

    def names_among(self, classes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the classes, or its own where one of those is not among them."""
        own = tuple(map(str, self.estimator.classes_))
        return classes if set(own).issubset(classes) else own

    def proba(self, X: Any, classes: tuple[str, ...]) -> np.ndarray:
        """Return class probabilities (n, C) float32 in the order of `classes`; a class never seen has 0."""
        known = self._known_proba(X)
        place = {name: column for column, name in enumerate(classes)}
        try:
            columns = [place[str(name)] for name in self.estimator.classes_]
        except KeyError as error:
            raise ModelError(
                f"{name_of(self.estimator)} failed to predict: {error} is among its classes, and is none of the task."
            ) from error
        if columns == list(range(len(classes))):
            return known
        proba = np.zeros((known.shape[0], len(classes)), np.float32)
        proba[:, columns] = known
        return proba

    def calibrated(self, X: Any, classes: tuple[str, ...]) -> np.ndarray:
        """Return class probabilities (n, C), scaled by the temperature."""
        return self.temper(self.proba(X, classes))

    def temper(self, proba: np.ndarray) -> np.ndarray:
        """Return probabilities (n, C) scaled by the temperature."""
        return self.schema.temper(proba, self.temperature)

    def labels_of(self, proba: np.ndarray, classes: tuple[str, ...]) -> np.ndarray:
        """Return the labels (n,) that probabilities (n, C) predict."""
        return self.schema.predict(proba, classes)

    def confidence(self, proba: np.ndarray) -> np.ndarray:
        """Return the model's own probability that its predictions are right, (n,), from probabilities (n, C)."""
        return self.schema.confidence(proba)

    def predict(self, X: Any) -> np.ndarray:
        """Return the predicted label of each row, (n,)."""
        return self.labels_of(self._known_proba(X), tuple(self.estimator.classes_))

    def _known_proba(self, X: Any) -> np.ndarray:
        """Return probabilities (n, k) float32 of the k classes the estimator knows."""
        estimator = self.estimator
        try:
            if is_logistic(estimator):
                return softmax(logits(estimator.coef_, estimator.intercept_, X)).T
            rows = X if hasattr(estimator, "takes_block_matrices") else plain(X)
            proba = np.asarray(estimator.predict_proba(rows), np.float32)
        except Exception as error:
            raise ModelError(self._failure(in_one_line(error))) from error
        wanted = (X.shape[0] if hasattr(X, "shape") else len(X), len(estimator.classes_))
        if proba.shape != wanted:
            raise ModelError(
                self._failure(f"expected probabilities of shape (rows, classes) = {wanted}, got {proba.shape}")
            )
        if not np.isfinite(proba).all():
            raise ModelError(self._failure("expected finite probabilities, got NaN or infinite ones"))
        return proba

    def _failure(self, why: str) -> str:
        """Return that the estimator could not predict, and why."""
        told = neighbors_missing(unconverted(self.estimator), self.n_train)
        names = [str(name) for name in self.estimator.classes_]
        return told or f"{name_of(self.estimator)} failed to predict: {in_names(why, names)}"
