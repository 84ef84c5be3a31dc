"""The annotation log: every decision, appended to a SQL database, and the current answer for each example."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from al_widget.exceptions import StoreError

_BUSY_SECONDS = 3.0  # how long a write waits for another process before it is reported


@dataclass(frozen=True)
class Event:
    """One line of the log; never changed after it was written.

    `type` is what was done: "label", "skip", "undo", "class" (a class was added), "refuse" (a decision
    that could not be taken; `value` says why), "query" (a batch was picked; `value` is JSON),
    "round" (a model was trained; `value` is JSON), "audit" (what the audit's frame is drawn by; `value` is JSON)
    or "kind" (from here on an answer is `value`: "single", one class, or "multilabel", a JSON list of classes in
    their order).
    """

    client: str
    seq: int
    type: str
    key: str | None = None
    value: str | None = None
    annotator: str | None = None
    picked: str | None = None
    strategy: str | None = None
    score: float | None = None
    probability: float | None = None
    probabilities: str | None = None
    selection_probability: float | None = None
    model_version: int | None = None
    round: int | None = None
    ms: int | None = None
    time: datetime = field(default_factory=lambda: datetime.now(UTC))
    offset: int = 0  # its place in the log, given by the database

    @property
    def imported(self) -> bool:
        """Whether it came with `labels=`: nobody decided it here, so nobody can undo it."""
        return self.picked == "given" and self.round is None


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
        self.place = _without_password(self.store)
        self.closed = False
        self._kept: list[Event] | None = None  # the events, once there is no database
        self._engine = _engine(self.store)
        try:
            with self._engine.begin() as connection:
                if self._engine.dialect.name == "sqlite":
                    connection.exec_driver_sql("BEGIN IMMEDIATE")  # finds a locked file now, not later
                _metadata.create_all(connection)
                connection.execute(sa.select(*_COLUMNS).limit(0))
                connection.execute(sa.delete(_events).where(sa.false()))  # and what may be read but not written
        except sa.exc.DBAPIError as error:
            self._engine.dispose()
            raise self._failure("open", error) from error

    def append(self, events: Sequence[Event]) -> list[Event]:
        """Write events in one transaction and give them back with their places in the log.

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
            raise self._failure("write", error) from error
        return [replace(event, offset=at) for event, at in zip(events, places, strict=True)]

    def read(self, after: int = 0) -> list[Event]:
        """Read the events behind a place in the log, oldest first."""
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
            raise self._failure("read", error) from error

    def last_seqs(self) -> dict[str, int]:
        """Tell how far each client's decisions are on disk: client -> highest seq."""
        query = (
            sa.select(_events.c.client, sa.func.max(_events.c.seq))
            .where(_events.c.session == self.name)
            .group_by(_events.c.client)
        )
        with self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def close(self) -> None:
        """Let go of the database; what was written can still be read."""
        if self.store is None:  # what was kept in memory alone goes with its connection
            self._kept = self.read()
        self.closed = True
        self._engine.dispose()

    def _failure(self, verb: str, error: sa.exc.DBAPIError) -> StoreError:
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        where = f"the label store {self.place!r}"
        sentence = {
            sqlite3.SQLITE_BUSY: f"Could not {verb} {where}: another process holds it locked. "
            "Close the other program, or pass store= another file.",
            sqlite3.SQLITE_LOCKED: f"Could not {verb} {where}: it is locked. Try again, or pass store= another file.",
            sqlite3.SQLITE_READONLY: f"Could not write to {where}: it is read-only. "
            "Make the file and its folder writable, or pass store= another file.",
            sqlite3.SQLITE_FULL: f"Could not write to {where}: the disk is full. Free some space; "
            "decisions that are not saved yet are kept and sent again.",
            sqlite3.SQLITE_CANTOPEN: f"Could not open {where}: expected a file in an existing, writable folder. "
            "Create the folder, or pass store= another path.",
            sqlite3.SQLITE_NOTADB: f"Expected an SQLite database at {where}, got another kind of file. "
            "Pass store= a new path; the file was left as it is.",
            sqlite3.SQLITE_CORRUPT: f"Could not {verb} {where}: the database file is damaged. "
            "Restore a copy, or pass store= a new path.",
        }.get(code, f"Could not {verb} {where}: {error.orig}. Check the path or URL in store=.")
        return StoreError(sentence)


def _without_password(store: str | None) -> str | None:
    """Name a store as it may be shown, and saved with a notebook."""
    if store is None or "://" not in store:
        return store
    try:
        return sa.make_url(store).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return store.partition("://")[0] + "://…"


def _engine(store: str | None) -> sa.Engine:
    if store is None:
        return sa.create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    if "://" in store:
        try:
            url = sa.make_url(store)
            engine = sa.create_engine(url, pool_pre_ping=True)
        except (sa.exc.ArgumentError, ImportError) as error:
            raise StoreError(
                "Expected store= to be a file path or a SQLAlchemy URL, its driver installed, "
                f"got {_without_password(store)!r} ({error})."
            ) from error
        if engine.dialect.name != "sqlite":
            return engine
    else:
        path = Path(store).expanduser()
        if path.is_dir():
            raise StoreError(f"Expected store= to be a file, got the folder {store!r}. Name a file in it.")
        engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), connect_args={"timeout": _BUSY_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        # WAL lets a reader go on while another process writes; FULL means a commit is on disk when it returns.
        # A read-only file cannot be turned to WAL: opening it then fails with its own sentence.
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            return
        connection.execute("PRAGMA synchronous=FULL")

    return engine


def _event(row: Sequence[Any]) -> Event:
    fields = {column.key: value for column, value in zip(_COLUMNS, row, strict=True)}
    time = fields["time"]
    return Event(**{**fields, "time": time if time.tzinfo else time.replace(tzinfo=UTC)})  # SQLite has no time zones
