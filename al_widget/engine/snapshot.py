"""What an update works on: a snapshot of the labels, copied under the lock."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from al_widget.engine.queries import Pick
from al_widget.models.model import Model


@dataclass(frozen=True)
class Snapshot:
    """The labels of a session, and what is to be picked next.

    Attributes
    ----------
    classes
        Class names.
    train_rows, train_labels; audit_rows, audit_labels
        Positions (m,) and labels (m,), in the order they were first decided.
    audit_probabilities
        The probability of each audit example at its draw, (m,); NaN for uniform.
    holdout_rows
        The rows the audit examples were drawn from.
    open_rows
        Undecided positions that a strategy may pick: neither skipped nor in the holdout.
    seeds_left
        How many seed examples are still to be picked.
    waiting_seeds
        Seed picks made earlier and not decided yet.
    horizon
        How many picks the queue should hold.
    previous
        The model to start from, or None.
    until
        The place in the log up to which decisions are in it.
    earlier_predictions
        Of earlier models on the stop set: (n_train, predictions), oldest first.
    n_labels
        How many examples are decided, the audit included.
    round, version
        Numbers of the round and the model to come.
    """

    classes: tuple[str, ...]
    train_rows: np.ndarray
    train_labels: np.ndarray
    audit_rows: np.ndarray
    audit_labels: np.ndarray
    audit_probabilities: np.ndarray
    holdout_rows: np.ndarray
    open_rows: np.ndarray
    seeds_left: int
    waiting_seeds: tuple[Pick, ...]
    horizon: int
    previous: Model | None
    until: int
    earlier_predictions: tuple[tuple[int, np.ndarray], ...]
    n_labels: int
    round: int
    version: int
