"""What the user reads: labels, decisions and the log as pandas objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from al_widget.data.pool import Pool
from al_widget.engine.label_issues import LabelIssue
from al_widget.evaluation.metrics import Metric
from al_widget.evaluation.population import Share
from al_widget.labels.event import Event
from al_widget.labels.schema import LabelSchema

if TYPE_CHECKING:
    import pandas as pd

_PROVENANCE = ("annotator", "picked", "strategy", "score", "probability", "model_version", "round")
_NOT_DONE_BY_ANYBODY = {"query", "round", "kind", "audit", "classes"}  # events that the engine writes for itself

Labeled = Sequence[tuple[int, Event]]


def label_series(pool: Pool, schema: LabelSchema, classes: tuple[str, ...], labeled: Labeled) -> pd.Series:
    """Return the labels that stand as a Series by the user's index, in the order of the pool."""
    import pandas as pd

    found = sorted((row, event.value) for row, event in labeled)
    index = [pool.id(row) for row, _ in found]
    values = [schema.read(text, classes) for _, text in found]
    return pd.Series(values, index=index, dtype=object, name="label")


def decision_frame(
    pool: Pool, schema: LabelSchema, classes: tuple[str, ...], labeled: Labeled, notes: Mapping[str, str]
) -> pd.DataFrame:
    """Return one row per labeled example, in the order they were decided, with provenance."""
    import pandas as pd

    rows = [
        [
            pool.id(row),
            schema.read(event.value, classes),
            *(getattr(event, name) for name in _PROVENANCE),
            None if event.ms is None else event.ms / 1000,
            event.time,
            notes.get(str(event.key)) or None,
        ]
        for row, event in sorted(labeled, key=lambda pair: pair[1].offset)
    ]
    frame = pd.DataFrame(rows, columns=["id", "label", *_PROVENANCE, "seconds", "time", "note"])
    return frame.astype({"score": float, "probability": float, "seconds": float})


def event_frame(events: Iterable[Event]) -> pd.DataFrame:
    """Return everything that people did, skips and undone decisions too, oldest first."""
    import pandas as pd

    names = [field.name for field in fields(Event)]
    done = [[getattr(event, name) for name in names] for event in events if event.type not in _NOT_DONE_BY_ANYBODY]
    return pd.DataFrame(done, columns=names).rename(
        columns={"type": "do", "offset": "at"}
    )  # as the stored columns are named


def metric_frame(metrics: Iterable[Metric]) -> pd.DataFrame:
    """Return one measure a row, each with its 95 % interval."""
    import pandas as pd

    return pd.DataFrame(list(metrics), columns=["metric", "class", "value", "low", "high", "n", "method"])


def share_frame(shares: Iterable[Share]) -> pd.DataFrame:
    """Return the share of each class in the pool with its 95 % interval, by class."""
    import pandas as pd

    return (
        pd.DataFrame(list(shares), columns=["class", *Share._fields[1:]])
        .rename(columns={"value": "share"})
        .set_index("class")
    )


def issue_frame(pool: Pool, issues: Iterable[LabelIssue]) -> pd.DataFrame:
    """Return doubtful labels, most doubtful first, by the user's ids."""
    import pandas as pd

    rows = [(pool.id(one.row), one.label, one.predicted, one.confidence) for one in issues]
    return pd.DataFrame(rows, columns=["id", "label", "predicted", "confidence"]).astype({"confidence": float})
