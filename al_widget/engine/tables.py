"""What the user reads: labels, decisions and the log as pandas objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from al_widget.data.pool import Pool
from al_widget.engine.label_issues import LabelIssue
from al_widget.evaluation.metrics import Metric
from al_widget.evaluation.population import Share
from al_widget.labels.event import Event
from al_widget.labels.schema import LabelSchema

if TYPE_CHECKING:
    import pandas as pd

_PROVENANCE = ("annotator", "picked", "strategy", "score", "probability", "model_version", "round")
# Events that the engine writes for itself.
_NOT_DONE_BY_ANYBODY = {"query", "round", "keys", "kind", "audit", "classes", "guidelines"}

_WHOLE, _REAL = (
    {"model_version", "round", "ms"},
    {"score", "probability", "selection_probability", "seconds", "confidence"},
)

Labeled = Sequence[tuple[int, Event]]


def label_series(pool: Pool, schema: LabelSchema, classes: tuple[str, ...], labeled: Labeled) -> pd.Series:
    """Return the labels that stand as a Series by the user's index, in the order of the pool."""
    import pandas as pd

    found = sorted((row, event.value) for row, event in labeled)
    rows = [row for row, _ in found]
    # Of the user's own index, so that it joins back to the frame: its levels, names and dtype.
    index = pd.Index(rows, dtype="int64") if pool.index is None else pool.index.take(rows)
    labels = [schema.read(text, classes) for _, text in found]
    return pd.Series(labels, index=index, dtype=object, name="label")


def decided_rows(labeled: Labeled) -> list[int]:
    """Return the rows of the labeled examples, in the order they were decided."""
    return [row for row, _ in _as_decided(labeled)]


def _as_decided(labeled: Labeled) -> Labeled:
    return sorted(labeled, key=lambda pair: pair[1].offset)


def decision_frame(
    pool: Pool, schema: LabelSchema, classes: tuple[str, ...], labeled: Labeled, notes: Mapping[str, str]
) -> pd.DataFrame:
    """Return one row per labeled example, in the order they were decided, with provenance."""
    decided = _as_decided(labeled)
    events = [event for _, event in decided]
    columns: dict[str, list[Any]] = {
        "id": [pool.id(row) for row, _ in decided],
        "label": [schema.read(event.value, classes) for event in events],
        **{name: [getattr(event, name) for event in events] for name in _PROVENANCE},
        "seconds": [None if event.ms is None else event.ms / 1000 for event in events],
        "time": [event.time for event in events],
        "note": [notes.get(str(event.key)) or None for event in events],
    }
    return _frame(columns)


def with_guidelines(frame: pd.DataFrame, guidelines: Mapping[str, str], schema: LabelSchema) -> pd.DataFrame:
    """Return decisions with the guideline of each label beside it; as they are where there are no guidelines."""
    if not guidelines:
        return frame
    texts = [
        "\n".join(guidelines[name] for name in schema.classes_of(label) if name in guidelines) or None
        for label in frame["label"]
    ]
    return frame.assign(guideline=_series("guideline", texts))


def event_frame(events: Iterable[Event]) -> pd.DataFrame:
    """Return everything that people did, skips and undone decisions too, oldest first."""
    done = [event for event in events if event.type not in _NOT_DONE_BY_ANYBODY]
    columns = {field.name: [getattr(event, field.name) for event in done] for field in fields(Event)}
    return _frame(columns).rename(columns={"type": "do", "offset": "at"})  # as the stored columns are named


def _frame(columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    """Return columns as a frame: numbers that may be missing stay what they are, whole or not."""
    import pandas as pd

    return pd.DataFrame({name: _series(name, values) for name, values in columns.items()})


def _series(name: str, values: list[Any]) -> pd.Series:
    import pandas as pd

    if name in _WHOLE:
        return pd.Series(values, dtype="Int64")
    if name in _REAL:
        return pd.Series(values, dtype=float)
    kinds = set(map(type, values))
    # Ids stay what they are: pandas makes 1 beside None a float, and refuses half of a surrogate pair in its own texts.
    as_they_are = name == "id" and (len(kinds) > 1 or str in kinds)
    return pd.Series(values, dtype=object if as_they_are or not values else None)


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
    found = list(issues)
    columns: dict[str, list[Any]] = {"id": [pool.id(one.row) for one in found], "label": [one.label for one in found]}
    columns |= {"predicted": [one.predicted for one in found], "confidence": [one.confidence for one in found]}
    return _frame(columns)
