"""Label issues of a session: the labels that a model which did not learn them doubts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from al_widget.engine.labeled import LabeledData
from al_widget.labels.classes import Label
from al_widget.labels.schema import LabelSchema
from al_widget.models.model import Model

# `benchmarks/label_issues.py` shows what the second and third pass find, and what they cost.
_FOLDS, _FOLDS_OF_MANY = 5, 3
_PASSES, _PASSES_OF_MANY = 2, 1  # without the labels that are doubted
_MANY = 150_000  # labels times classes: from here on a fit takes seconds
_DOUBTED = 10  # one label in ten is left out


class LabelIssue(NamedTuple):
    """A label the model doubts: its row, the label, what the model predicts, and the probability of the label."""

    row: int
    label: Label
    predicted: Label
    confidence: float


def find_label_issues(data: LabeledData, n: int | None = None) -> list[LabelIssue]:
    """Find labels that look wrong, most doubtful first, by confident learning (Northcutt, Jiang & Chuang 2021).

    Every label, the audit's too, is judged by models that did not learn it (cross-validation), nor the labels that
    looked wrong to the first of them: a model learns a wrong label too, and believes its neighbors less for it.
    Labels that no model without them can judge only train.

    Parameters
    ----------
    data
        The labels.
    n
        How many of them; by default, as many as are estimated to be wrong.
    """
    schema = data.learner.schema
    rows = np.concatenate([data.rows, data.audit_rows])
    labels = np.concatenate([data.labels, data.audit_labels])
    judged = schema.judgeable(labels)
    if len(judged) < _FOLDS or len(set(labels[judged])) < 2:
        return []
    first, proba = _CrossValidation(data, rows, labels, judged).proba()
    # The noise matrix is estimated from models that learned the wrong labels too: those of the first pass.
    _, count = schema.label_issues(labels[judged], first, data.classes)
    confidence, _ = schema.label_issues(labels[judged], proba, data.classes)
    predicted = schema.predict(proba, data.classes)
    doubted = np.argsort(confidence, kind="stable")[: count if n is None else n]
    return [
        LabelIssue(int(rows[judged[one]]), labels[judged[one]], predicted[one], float(confidence[one]))
        for one in doubted
    ]


class _CrossValidation:
    """Probabilities of labels by models that did not learn them.

    Parameters
    ----------
    data
        How models are fitted.
    rows, labels
        Positions and labels to learn from, (m,).
    judged
        Which of them are judged, (j,); the others only train.
    """

    def __init__(self, data: LabeledData, rows: np.ndarray, labels: np.ndarray, judged: np.ndarray) -> None:
        many = len(labels) * len(data.classes) >= _MANY
        self._data, self._rows, self._labels, self._judged = data, rows, labels, judged
        self._passes = _PASSES_OF_MANY if many else _PASSES
        folds = data.learner.schema.folds(labels[judged], _FOLDS_OF_MANY if many else _FOLDS, data.seed)
        always = np.setdiff1d(np.arange(len(rows)), judged)
        self._folds = [(np.concatenate([judged[others], always]), fold) for others, fold in folds]
        self._models: list[Model | None] = [None] * len(folds)

    def proba(self) -> tuple[np.ndarray, np.ndarray]:
        """Return class probabilities (j, C): of a first pass, and the mean of those without the doubted labels."""
        first = self._pass(np.zeros(len(self._labels), bool))
        doubted = self._least_trusted(first)
        total: np.ndarray = np.zeros((len(self._judged), len(self._data.classes)))
        for done in range(1, self._passes + 1):
            total += self._pass(doubted)
            doubted = self._least_trusted(total / done)
        return first, total / self._passes

    def _pass(self, doubted: np.ndarray) -> np.ndarray:
        """Return probabilities (j, C) by models that learned neither the label they judge nor the doubted ones (m,).

        A model starts from the one that judged the same fold before, which did not learn that fold either.
        """
        data, proba = self._data, np.zeros((len(self._judged), len(self._data.classes)))
        for number, (train, fold) in enumerate(self._folds):
            kept = train[believed(data.learner.schema, self._labels[train], doubted[train])]
            model = data.fit(self._rows[kept], self._labels[kept], self._models[number])
            proba[fold] = model.proba(data.X[self._rows[self._judged[fold]]], data.classes)
            self._models[number] = model
        return proba

    def _least_trusted(self, proba: np.ndarray) -> np.ndarray:
        """Return which labels (m,) are among the least trusted tenth."""
        labels = self._labels[self._judged]
        confidence, _ = self._data.learner.schema.label_issues(labels, proba, self._data.classes)
        doubted = np.zeros(len(self._labels), bool)
        doubted[self._judged[np.argsort(confidence, kind="stable")[: len(labels) // _DOUBTED]]] = True
        return doubted


def believed(schema: LabelSchema, labels: np.ndarray, doubted: np.ndarray) -> np.ndarray:
    """Return which labels (m,) to learn from: not the doubted ones, unless their class would be too rare without them.

    Examples
    --------
    >>> from al_widget.labels.schema import SINGLE_LABEL
    >>> labels = np.array(["no"] * 4 + ["yes"] * 3, object)
    >>> believed(SINGLE_LABEL, labels, np.array([1, 0, 0, 0, 1, 0, 0], bool)).astype(int)
    array([0, 1, 1, 1, 1, 1, 1])
    """
    sure = labels[~doubted]
    known = {name for label in sure[schema.judgeable(sure)] for name in schema.classes_of(label)}
    return ~doubted | np.array([not known.issuperset(schema.classes_of(label)) for label in labels], bool)
