"""The tables of a label store, and how an event becomes a row and is read back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
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


class DamagedRowError(StoreError):
    """A row of the store is not what was written."""


def row_of(event: Event, session: str) -> dict[str, Any]:
    """Return an event as a row, its place left to the database."""
    row = {name: getattr(event, name) for name in _FIELDS} | {"session": session}
    for name in ("score", "probability", "selection_probability"):
        row[name] = _stored_float(row[name])
    return row | {"checksum": _checksum(session, row)}


def select_rows(*, with_checksum: bool = True) -> sa.Select[Any]:
    """Return the query for the rows that `event_of` reads.

    Parameters
    ----------
    with_checksum
        Whether the store has checksums; one of version 0 has none.
    """
    return sa.select(*_COLUMNS, events.c.checksum if with_checksum else sa.null().label("checksum"))


def event_of(row: Sequence[Any]) -> Event:
    """Return a row as the event that was written.

    Raises
    ------
    DamagedRowError
        If the row is not what was written.
    """
    offset, session, *values, checksum = row
    fields = dict(zip(_FIELDS, values, strict=True))
    time = fields["time"]
    if not isinstance(time, datetime):
        raise DamagedRowError(f"Expected a time in event {offset}, got {time!r}.")
    # SQLite has no time zones; a server returns its own.
    fields["time"] = time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    if checksum is not None and checksum != _checksum(session, fields):
        raise DamagedRowError(f"Expected event {offset} as it was written, got another.")
    return Event(**fields, offset=offset)


def _stored_float(value: Any) -> float | None:
    """Return a number as databases give it back: SQLite keeps no NaN, and no sign of zero."""
    return None if value is None or value != value else float(value) + 0.0


def _checksum(session: str, row: dict[str, Any]) -> int:
    values = [session, *(row[name] for name in _FIELDS[:-1]), row["time"].isoformat()]
    return zlib.crc32(json.dumps(values).encode())
