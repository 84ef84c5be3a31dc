"""The annotation log: every decision, appended to a SQL database."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any

import sqlalchemy as sa

from al_widget.exceptions import StoreError
from al_widget.labels.event import Event
from al_widget.labels.store import open_engine, store_error, without_password


class DuplicateEventError(StoreError):
    """Another writer already wrote one of these decisions; read the log again."""


_metadata = sa.MetaData()
_events = sa.Table(
    "al_events",
    _metadata,
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
    sa.UniqueConstraint("session", "client", "seq"),
    sa.Index("al_events_session_at", "session", "offset"),
)
_COLUMNS = [column for column in _events.columns if column.name != "session"]


class AnnotationLog:
    """The decisions of one labeling task, append-only, in SQLite or any database SQLAlchemy speaks to.

    No handle is bound to a thread; every append is one transaction that is on disk when it returns.

    Parameters
    ----------
    store
        Path of an SQLite file, SQLAlchemy URL, or None to keep the log in memory.
    name
        The labeling task within the store.

    Attributes
    ----------
    store, place
        The store as it was given, and as it may be shown: without a password.
    closed
        Whether it was let go of: what was written can still be read.

    Raises
    ------
    StoreError
        If the store is no database, is read-only, is locked, or cannot be opened.

    Examples
    --------
    >>> log = AnnotationLog(None, "demo")
    >>> [event.offset for event in log.append([Event("me", 1, "label", "k1", "Taxes")])]
    [1]
    >>> log.read()[0].value, log.last_seqs()
    ('Taxes', {'me': 1})
    """

    def __init__(self, store: str | os.PathLike[str] | None, name: str = "default") -> None:
        if store is not None and not isinstance(store, (str, os.PathLike)):
            raise StoreError(f"Expected store= to be a file path, a SQLAlchemy URL or None, got {store!r}.")
        self.name = name
        self.store = None if store is None else os.fspath(store)
        self.place = without_password(self.store)
        self.closed = False
        self._kept: list[Event] | None = None  # the events, once there is no database
        self._engine = open_engine(self.store)
        try:
            with self._engine.begin() as connection:
                if self._engine.dialect.name == "sqlite":
                    connection.exec_driver_sql("BEGIN IMMEDIATE")  # finds a locked file now, not later
                _metadata.create_all(connection)
                connection.execute(sa.select(*_COLUMNS).limit(0))
                connection.execute(sa.delete(_events).where(sa.false()))  # and what may be read but not written
        except sa.exc.DBAPIError as error:
            self._engine.dispose()
            raise store_error("open", self.place, error) from error

    def append(self, events: Sequence[Event]) -> list[Event]:
        """Write events in one transaction, and return them with their places in the log.

        Raises
        ------
        DuplicateEventError
            If another writer already wrote one of these (client, seq); nothing was written.
        StoreError
            If the database refused (full, locked, gone); nothing was written.
        """
        rows = [
            {column.key: getattr(event, column.key) for column in _COLUMNS if column.key != "offset"}
            | {"session": self.name}
            for event in events
        ]
        try:
            with self._engine.begin() as connection:
                insert = sa.insert(_events).returning(_events.c.offset, sort_by_parameter_order=True)
                places = connection.execute(insert, rows).scalars().all()
        except sa.exc.IntegrityError as error:
            raise DuplicateEventError("Another writer already wrote these decisions.") from error
        except sa.exc.DBAPIError as error:
            raise store_error("write", self.place, error) from error
        return [replace(event, offset=at) for event, at in zip(events, places, strict=True)]

    def read(self, after: int = 0) -> list[Event]:
        """Return the events behind a place in the log, oldest first; all of them by default."""
        if self._kept is not None:
            return [event for event in self._kept if event.offset > after]
        query = (
            sa.select(*_COLUMNS)
            .where(_events.c.session == self.name, _events.c.offset > after)
            .order_by(_events.c.offset)
        )
        try:
            with self._engine.connect() as connection:
                return [_event(row) for row in connection.execute(query)]
        except sa.exc.DBAPIError as error:
            raise store_error("read", self.place, error) from error

    def last_seqs(self) -> dict[str, int]:
        """Return the highest seq of each client that is on disk, client -> seq."""
        query = (
            sa.select(_events.c.client, sa.func.max(_events.c.seq))
            .where(_events.c.session == self.name)
            .group_by(_events.c.client)
        )
        with self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def close(self) -> None:
        """Close the database; what was written can still be read."""
        if self.store is None:  # a database in memory goes with its connection
            self._kept = self.read()
        self.closed = True
        self._engine.dispose()


def _event(row: Sequence[Any]) -> Event:
    fields = {column.key: value for column, value in zip(_COLUMNS, row, strict=True)}
    time = fields["time"]
    return Event(**{**fields, "time": time if time.tzinfo else time.replace(tzinfo=UTC)})  # SQLite has no time zones
