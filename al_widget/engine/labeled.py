"""The labels of a session, laid out so that models can be fitted again on some of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from al_widget.evaluation.audit import Audit
from al_widget.labels.arrays import label_array
from al_widget.labels.classes import Label
from al_widget.labels.event import Event
from al_widget.models.learner import Learner
from al_widget.models.model import Model


@dataclass(frozen=True)
class LabeledData:
    """Training and audit labels of a session. None of the models fitted on them ever serves.

    Attributes
    ----------
    X
        Feature matrix of the pool, (N, d).
    learner, classes, seed
        How models are fitted, on which classes, and the seed of random draws.
    rows, labels
        Positions and labels of the training set, (m,), in the order they were first given.
    seeds
        Which of them are seeds or were given in code, (m,) bool.
    common
        Which of them a random order has too, (m,) bool: given in code, or seeds drawn at random.
    audit_rows, audit_labels
        Positions and labels of the audit, (n,).
    test
        Feature rows and labels held out by the user, or None.
    audit_share
        Share of the questions that are audit examples.
    uniform
        Whether audit examples stand for the pool as they are, unweighted.
    seconds_per_label
        Median time on screen; None where unknown.
    """

    X: Any
    learner: Learner
    classes: tuple[str, ...]
    seed: int
    rows: np.ndarray
    labels: np.ndarray
    seeds: np.ndarray
    common: np.ndarray
    audit_rows: np.ndarray
    audit_labels: np.ndarray
    test: tuple[Any, np.ndarray] | None
    audit_share: float
    uniform: bool
    seconds_per_label: float | None

    @classmethod
    def of(
        cls,
        X: Any,
        learner: Learner,
        classes: tuple[str, ...],
        labels: Sequence[tuple[int, Label, Event]],
        audit: Audit,
        test: tuple[Any, np.ndarray] | None,
        seed: int,
    ) -> LabeledData:
        """Lay out row, label and event of every label that stands, in the order they were first given."""
        train = [one for one in labels if one[2].picked != "audit"]
        audited = [one for one in labels if one[2].picked == "audit"]
        times = [event.ms for _, _, event in labels if event.ms is not None]
        events = [event for _, _, event in train]
        return cls(
            X=X,
            learner=learner,
            classes=classes,
            seed=seed,
            rows=np.array([row for row, _, _ in train], np.intp),
            labels=label_array(label for _, label, _ in train),
            seeds=np.array([event.picked in {"seed", "given"} for event in events], bool),
            common=np.array(
                [e.picked == "given" or (e.picked, e.strategy) == ("seed", "random") for e in events], bool
            ),
            audit_rows=np.array([row for row, _, _ in audited], np.intp),
            audit_labels=label_array(label for _, label, _ in audited),
            test=test,
            audit_share=audit.share,
            uniform=all(event.strategy != "lure" for _, _, event in audited),
            seconds_per_label=float(np.median(times)) / 1000 if times else None,
        )

    def fit(self, rows: np.ndarray, labels: np.ndarray, previous: Model | None = None) -> Model:
        """Return a model fitted on some labels: from scratch, or from a previous one where that is safe."""
        return self.learner.fit(self.X[rows], labels, self.classes, previous)
