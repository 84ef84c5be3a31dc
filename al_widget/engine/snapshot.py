"""What an update works on: a snapshot of the labels, copied under the lock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from al_widget.engine.config import Config
from al_widget.engine.picks import Pick
from al_widget.engine.state import TaskState
from al_widget.evaluation.sequence import Looks
from al_widget.labels.arrays import label_array
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
    looks
        The looks so far, by which a target is shown.
    former
        Names that a class had before -> what it is called now.
    renamed_at, merged_at
        The places in the log where the names of classes, and which classes there are, were changed last.
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
    looks: Looks = field(default_factory=Looks)
    former: Mapping[str, str] = field(default_factory=dict)
    renamed_at: int = 0
    merged_at: int = 0

    def within(self, rows: np.ndarray) -> Snapshot:
        """Return the same as if only these rows were in the pool, for what picks without a model."""
        return replace(
            self,
            open_rows=self.open_rows[np.isin(self.open_rows, rows)],
            train_rows=self.train_rows[np.isin(self.train_rows, rows)],
        )

    def with_audit(self) -> Snapshot:
        """Return the same labels with the audit's among those to learn from."""
        rows = np.concatenate([self.train_rows, self.audit_rows])
        return replace(self, train_rows=rows, train_labels=np.concatenate([self.train_labels, self.audit_labels]))


def take_snapshot(
    config: Config,
    state: TaskState,
    *,
    previous: Model | None,
    until: int,
    seen: tuple[tuple[int, np.ndarray], ...],
    horizon: int,
) -> Snapshot:
    """Return what an update needs to know.

    Parameters
    ----------
    previous
        The model to go on from.
    until
        The offset of the log up to which labels are learned.
    seen
        (labels learned, predictions on the stop set) of earlier models.
    horizon
        How many picks should be kept ready.
    """
    names = state.classes.names
    labels = [(row, config.schema.read(str(event.value), names), event) for row, event in state.labels(until)]
    train = [(row, label) for row, label, event in labels if event.picked != "audit"]
    audit = [(row, label, event) for row, label, event in labels if event.picked == "audit"]
    standing = state.queue.standing_seeds()
    return Snapshot(
        classes=names,
        train_rows=np.array([row for row, _ in train], np.intp),
        train_labels=label_array(label for _, label in train),
        audit_rows=np.array([row for row, _, _ in audit], np.intp),
        audit_labels=label_array(label for _, label, _ in audit),
        audit_probabilities=np.array(
            [event.selection_probability if event.strategy == "lure" else np.nan for _, _, event in audit], float
        ),
        holdout_rows=state.holdout_rows(),
        n_labels=len(labels),
        open_rows=state.free_rows(),
        seeds_left=max(0, config.seed_size - len(train) - len(standing)),
        waiting_seeds=standing,
        horizon=max(horizon, state.options.batch_size),
        previous=previous,
        until=until,
        earlier_predictions=seen,
        round=len(state.history) + 1,
        version=state.version + 1,
        looks=_looks(state),
        former=state.classes.told.former,
        renamed_at=state.renamed_at,
        merged_at=state.merged_at,
    )


def _looks(state: TaskState) -> Looks:
    """Return the looks so far. After classes were merged the last one has shown nothing: it was at other classes."""
    last = state.history.last
    if last is None:
        return Looks()
    return replace(last.looks, right=0) if state.merged_since_round else last.looks
