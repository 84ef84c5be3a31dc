"""Diagnostics: models fitted again on some of the labels, to show what the others brought and which look wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from al_widget.engine.comparison import Comparison, compare_with_random_order
from al_widget.engine.forecast import Forecast, forecast_gain
from al_widget.engine.label_issues import LabelIssue, find_label_issues
from al_widget.engine.labeled import LabeledData
from al_widget.evaluation.audit import Audit
from al_widget.labels.classes import Label
from al_widget.labels.event import Event
from al_widget.models.learner import Learner


class Diagnostics:
    """What the labels of a session say about the strategy, about more labels, and about each other.

    Parameters
    ----------
    X
        Feature matrix of the pool, (N, d).
    learner
        Fits the models; none of them ever serves.
    classes
        Class names, the columns of probabilities.
    labels
        Row, label and event of every label that stands, in the order they were first given.
    audit
        How the audit is drawn.
    test
        Feature rows and labels held out by the user, or None.
    seed
        Seed of random draws.
    """

    def __init__(
        self,
        X: Any,
        learner: Learner,
        classes: tuple[str, ...],
        labels: Sequence[tuple[int, Label, Event]],
        audit: Audit,
        test: tuple[Any, np.ndarray] | None,
        seed: int,
    ) -> None:
        self._data = LabeledData.of(X, learner, classes, labels, audit, test, seed)

    @cached_property
    def baseline(self) -> Comparison | None:
        """What our order gained over random order; None while nobody can know. See `compare_with_random_order`."""
        return compare_with_random_order(self._data)

    def forecast(self, labels: int, price: float | None) -> Forecast | None:
        """Return what more labels would cost and bring; None while nobody can know. See `forecast_gain`."""
        return forecast_gain(self._data, labels, price)

    def label_issues(self) -> list[LabelIssue]:
        """Return labels that look wrong, most doubtful first. See `find_label_issues`."""
        return find_label_issues(self._data)
