"""A committee: the class probabilities of several models of the same labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from al_widget.models.adapters import own_members, unpacked
from al_widget.models.logistic import is_logistic, logits, softmax
from al_widget.models.model import Model

Votes = Callable[[Any], np.ndarray]  # feature rows (b, d) -> the members' class probabilities (M, b, C)


def own_votes(model: Model, classes: tuple[str, ...]) -> Votes | None:
    """Return the votes of an ensemble's own members; None if it has none that know every class."""
    prepare, ensemble, names = unpacked(model.estimator)
    members = [replace(model, estimator=member) for member in own_members(ensemble, names)]
    if len(members) < 2:
        return None
    return lambda rows: _stack(members, prepare(rows), classes)


def votes_of(estimators: list[Any], model: Model, classes: tuple[str, ...]) -> Votes:
    """Return the votes of estimators that were fitted for a committee."""
    if all(map(is_logistic, estimators)):
        return _one_product(estimators, classes)
    members = [replace(model, estimator=estimator) for estimator in estimators]
    return lambda rows: _stack(members, rows, classes)


def _stack(members: list[Model], rows: Any, classes: tuple[str, ...]) -> np.ndarray:
    return np.stack([member.proba(rows, classes) for member in members])


def _one_product(members: list[Any], classes: tuple[str, ...]) -> Votes:
    """Return the votes of logistic regressions on the same classes by one product with all their coefficients."""
    coef = np.concatenate([member.coef_ for member in members])
    intercept = np.concatenate([member.intercept_ for member in members])
    columns: Any = [classes.index(str(name)) for name in members[0].classes_]
    if columns == list(range(len(classes))):
        columns = slice(None)

    def votes(rows: Any) -> np.ndarray:
        proba = np.zeros((len(members), rows.shape[0], len(classes)), np.float32)
        for voter, own in enumerate(np.split(logits(coef, intercept, rows), len(members))):
            proba[voter][:, columns] = softmax(own).T
        return proba

    return votes
