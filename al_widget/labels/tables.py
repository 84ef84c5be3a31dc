"""The tables of a label store, and how an event becomes a row and is read back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from al_widget.exceptions import StoreError
from al_widget.labels.event import Event

metadata = sa.MetaData()
events = sa.Table(
    "al_events",
    metadata,
    sa.Column(
        "at", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True, key="offset"
    ),
    sa.Column("session", sa.String(200), nullable=False),
    sa.Column("client", sa.String(64), nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("do", sa.String(16), nullable=False, key="type"),
    sa.Column("key", sa.Text),
    sa.Column("value", sa.Text),
    sa.Column("annotator", sa.Text),
    sa.Column("picked", sa.String(16)),
    sa.Column("strategy", sa.Text),
    sa.Column("score", sa.Float),
    sa.Column("probability", sa.Float),
    sa.Column("probabilities", sa.Text),
    sa.Column("selection_probability", sa.Float),
    sa.Column("model_version", sa.Integer),
    sa.Column("round", sa.Integer),
    sa.Column("ms", sa.Integer),
    sa.Column("time", sa.DateTime(timezone=True), nullable=False),
    sa.Column("checksum", sa.BigInteger),  # of the row but its place; NULL where an older version wrote it
    sa.UniqueConstraint("session", "client", "seq"),
    sa.Index("al_events_session_at", "session", "offset"),
)

_FIELDS = tuple(column.key for column in events.columns if column.key not in {"offset", "session", "checksum"})
_COLUMNS = (events.c.offset, events.c.session, *(events.c[name] for name in _FIELDS))


def _types(column: sa.Column[Any]) -> tuple[type, ...]:
    types: dict[type, tuple[type, ...]] = {str: (str,), int: (int,), float: (float, int), datetime: (datetime,)}
    return (*types[column.type.python_type], *([type(None)] if column.nullable else []))


_TYPES = tuple(_types(column) for column in _COLUMNS)
N_COLUMNS = len(events.columns)
FLOAT_COLUMNS = tuple(place for place, column in enumerate(events.columns) if isinstance(column.type, sa.Float))


class DamagedRowError(StoreError):
    """A row of the store is not what was written."""


def row_of(event: Event, session: str) -> dict[str, Any]:
    """Return an event as a row, its place left to the database."""
    row = {name: getattr(event, name) for name in _FIELDS} | {"session": session, "time": _utc(event.time)}
    for name in ("score", "probability", "selection_probability"):
        row[name] = _stored_float(row[name])
    return row | {"checksum": _checksum(session, row)}


def select_rows(*, with_checksum: bool = True, time_as_text: bool = False) -> sa.Select[Any]:
    """Return the query for the rows that `event_of` reads.

    Parameters
    ----------
    with_checksum
        Whether the store has checksums; one of version 0 has none.
    time_as_text
        Whether the time is returned as SQLite keeps it. The driver fails on a time that it cannot read.
    """
    time = sa.type_coerce(events.c.time, sa.Text).label("time") if time_as_text else events.c.time
    checksum = events.c.checksum if with_checksum else sa.null().label("checksum")
    return sa.select(*_COLUMNS[:-1], time, checksum)


def event_of(row: Sequence[Any]) -> Event:
    """Return a row as the event that was written.

    Raises
    ------
    DamagedRowError
        If the row is not what was written.
    """
    offset, session, *values, time, checksum = row
    time = _read_time(time)
    if not all(map(isinstance, (offset, session, *values, time), _TYPES)):
        raise DamagedRowError(f"Expected text, numbers and a time in event {offset}, got other values.")
    fields = dict(zip(_FIELDS, (*values, _utc(time)), strict=True))
    if not _is_as_written(session, fields, checksum):
        raise DamagedRowError(f"Expected event {offset} as it was written, got another.")
    return Event(**fields, offset=offset)


def _read_time(time: Any) -> Any:
    """Return a time that SQLite keeps as text; what cannot be read is returned as it is."""
    if isinstance(time, str):
        with suppress(ValueError):
            return datetime.fromisoformat(time)
    return time


def _utc(time: datetime) -> datetime:
    # SQLite has no time zones; a server returns its own.
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)


def _stored_float(value: Any) -> float | None:
    """Return a number as databases give it back: SQLite keeps no NaN, and no sign of zero."""
    return None if value is None or value != value else float(value) + 0.0


def _is_as_written(session: str, row: dict[str, Any], checksum: int | None) -> bool:
    if checksum is not None:
        return checksum == _checksum(session, row)
    try:  # an older version wrote it, without a checksum
        return isinstance(json.loads(row["probabilities"] or "{}"), dict)
    except ValueError:
        return False


def _checksum(session: str, row: dict[str, Any]) -> int:
    values = [session, *(row[name] for name in _FIELDS[:-1]), row["time"].isoformat()]
    return zlib.crc32(json.dumps(values).encode())
