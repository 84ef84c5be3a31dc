"""How good a model is: on the test set or the audit, and against an earlier model on the stop set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from al_widget.data.features.features import Features
from al_widget.engine.settings import Settings
from al_widget.engine.snapshot import Snapshot
from al_widget.evaluation import metrics
from al_widget.evaluation.audit import Method
from al_widget.evaluation.audit_estimate import AuditSample, estimate_accuracy, lure_weights
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.sequence import Looks
from al_widget.evaluation.stopping import MIN_LABELS_BETWEEN
from al_widget.models.model import Model

FEWEST_AUDIT_LABELS = 5  # below, the interval spans most of [0, 1]


@dataclass(frozen=True)
class Measured:
    """What examples that a model never learned from say about it.

    Attributes
    ----------
    truth, predicted
        Labels of the audit or the test set, (m,), and what the model says.
    method
        Where they come from: "test", or how the audit was drawn.
    estimate
        The accuracy; None while too few are labeled.
    temperature
        The calibration temperature; 1 while too few are labeled.
    population
        Size of the pool the examples were drawn from; None for a test set.
    kappa
        Agreement with an earlier model on the stop set; None where there is none.
    predictions
        Labels predicted on the stop set.
    holdout_confidence
        row -> the model's probability to be right about it, over the audit's holdout; empty for a uniform audit.
    """

    truth: np.ndarray
    predicted: np.ndarray
    method: str
    estimate: Estimate | None
    temperature: float
    kappa: float | None
    predictions: np.ndarray
    holdout_confidence: dict[int, float]
    population: int | None = None

    @property
    def right(self) -> int:
        """On how many of these examples the model is right."""
        return int(np.sum(self.truth == self.predicted))

    def looked(self, looks: Looks, n_labels: int) -> Looks:
        """Return the looks with one at this model, if as many labels have come as the next one waits for.

        Parameters
        ----------
        looks
            Those at earlier models.
        n_labels
            Labels of the session, which count where the examples are always the same.
        """
        if self.estimate is None:
            return looks
        size = len(self.truth)
        count = n_labels if self.population is None else size
        return looks.then(self.method, count, size, self.right, self.population, self.estimate.low)


def measure(model: Model, snapshot: Snapshot, features: Features, settings: Settings) -> Measured:
    """Measure a model on the test set, or else on the audit, and compare it with an earlier one on the stop set."""
    classes, audit = snapshot.classes, settings.audit
    in_audit = (features.X[snapshot.audit_rows], snapshot.audit_labels)
    held_out = settings.named_test(snapshot.former)
    X, truth = in_audit if held_out is None else held_out
    proba = model.proba(X, classes) if len(truth) else np.empty((0, len(classes)), np.float32)
    predicted = model.labels_of(proba, classes)
    estimate, temperature, weights = None, 1.0, None
    method: Method | Literal["test"] = "test"
    rows, sure = snapshot.holdout_rows, None
    if settings.test is not None:
        estimate = metrics.accuracy(truth, predicted, "test")
    else:
        method = audit.method(snapshot.audit_probabilities)
        if audit.kind != "uniform" and len(rows):
            sure = model.confidence(model.proba(features.X[rows], classes))
        if len(truth) >= FEWEST_AUDIT_LABELS:
            sample = AuditSample(
                truth=truth,
                predicted=predicted,
                probabilities=snapshot.audit_probabilities,
                confidence=model.confidence(proba),
                holdout=len(rows),
                holdout_confidence=sure,
                population=settings.n_pool,
            )
            estimate = estimate_accuracy(sample, method)
            weights = lure_weights(snapshot.audit_probabilities, len(rows)) if method == "lure" else None
    if estimate is not None:
        temperature = model.schema.fit_temperature(proba, truth, classes, weights)
    predictions = model.predict(features.X[settings.stop_rows])
    kappa = _kappa(model, snapshot, predictions)
    by_row = {} if sure is None else dict(zip(rows.tolist(), sure.tolist(), strict=True))
    population = settings.n_pool if settings.test is None else None
    return Measured(truth, predicted, method, estimate, temperature, kappa, predictions, by_row, population)


def _kappa(model: Model, snapshot: Snapshot, predictions: np.ndarray) -> float | None:
    """Compare with the newest model that learned from at least 20 labels fewer."""
    n = len(snapshot.train_rows)
    earlier = [before for n_train, before in snapshot.earlier_predictions if n - n_train >= MIN_LABELS_BETWEEN]
    return model.schema.kappa(earlier[-1], predictions) if earlier else None
