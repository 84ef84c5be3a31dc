"""The snapshot: what an update needs to know of a task, copied under the engine's lock."""

from __future__ import annotations

import numpy as np

from al_widget.engine.config import Config
from al_widget.engine.state import TaskState
from al_widget.engine.update import Snapshot
from al_widget.labels.arrays import label_array
from al_widget.models.model import Model


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
        audit_odds=np.array(
            [event.selection_probability if event.strategy == "lure" else np.nan for _, _, event in audit], float
        ),
        frame_rows=state.holdout_rows(),
        labels=len(labels),
        open_rows=state.free_rows(),
        seeds_left=max(0, config.seed_size - len(train) - len(standing)),
        standing=standing,
        horizon=max(horizon, state.options.batch_size),
        previous=previous,
        until=until,
        seen=seen,
        round=len(state.history) + 1,
        version=state.version + 1,
    )
