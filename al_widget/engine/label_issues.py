"""Label issues of a session: the labels that a model which did not learn them doubts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from al_widget.engine.labeled import LabeledData
from al_widget.labels.classes import Label

_FOLDS = 5


class LabelIssue(NamedTuple):
    """A label the model doubts: its row, the label, what the model predicts, and the probability of the label."""

    row: int
    label: Label
    predicted: Label
    confidence: float


def find_label_issues(data: LabeledData) -> list[LabelIssue]:
    """Find labels that look wrong, most doubtful first, by confident learning (Northcutt, Jiang & Chuang 2021).

    Every label, the audit's too, is judged by a model that did not learn it (five folds). Labels that no model without
    them can judge only train.
    """
    schema = data.learner.schema
    rows = np.concatenate([data.rows, data.audit_rows])
    labels = np.concatenate([data.labels, data.audit_labels])
    judged = schema.judgeable(labels)
    if len(judged) < _FOLDS or len(set(labels[judged])) < 2:
        return []
    proba, predicted = _out_of_fold(data, rows, labels, judged)
    doubted, confidence = schema.label_issues(labels[judged], proba, data.classes)
    return [
        LabelIssue(int(rows[judged[one]]), labels[judged[one]], predicted[one], float(confidence[one]))
        for one in doubted
    ]


def _out_of_fold(
    data: LabeledData, rows: np.ndarray, labels: np.ndarray, judged: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return probabilities (j, C) and predictions (j,) of judged labels by models that did not learn them."""
    always = np.setdiff1d(np.arange(len(rows)), judged)
    proba, predicted = np.zeros((len(judged), len(data.classes))), np.empty(len(judged), object)
    for others, fold in data.learner.schema.folds(labels[judged], _FOLDS, data.seed):
        train = np.concatenate([judged[others], always])
        model, X = data.fit(rows[train], labels[train]), data.X[rows[judged[fold]]]
        proba[fold], predicted[fold] = model.proba(X, data.classes), model.predict(X)
    return proba, predicted
