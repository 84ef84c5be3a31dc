"""The annotation log: every decision, appended to a SQL database, and kept in memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace

import sqlalchemy as sa

from al_widget.exceptions import StoreError
from al_widget.labels.event import Event, move
from al_widget.labels.inspection import damage_error, examine, examine_file
from al_widget.labels.location import Location, locate
from al_widget.labels.migrations import bring_up_to_date
from al_widget.labels.store import Store
from al_widget.labels.tables import DamagedRowError, event_of, events, row_of, select_rows


class DuplicateEventError(StoreError):
    """Another writer already wrote one of these decisions; read the log again."""


class AnnotationLog:
    """The decisions of one labeling task, append-only, in SQLite or any database SQLAlchemy speaks to.

    No handle is bound to a thread; every append is one transaction that is on disk when it returns. In memory, the
    caller keeps threads apart.

    Parameters
    ----------
    store
        Path of an SQLite file, SQLAlchemy URL, or None to keep the log in memory.
    name
        The labeling task within the store.
    look_first
        Whether only to read what is there, without changing a byte, until `follow` or `append` is called.

    Attributes
    ----------
    place
        The store as it may be shown: without a password. None in memory.
    path
        The file of the store, absolute; None in memory and on a server.
    closed
        Whether it was let go of: what was written can still be read.

    Raises
    ------
    StoreError
        If the store is no database, is read-only, is locked, is damaged, was written by a newer version, or cannot be
        opened. It was left as it is.

    Examples
    --------
    >>> log = AnnotationLog(None, "demo")
    >>> [event.offset for event in log.append([Event("me", 1, "label", "k1", "Taxes")])]
    [1]
    >>> log.events[0].value
    'Taxes'
    """

    def __init__(
        self, store: str | os.PathLike[str] | None, name: str = "default", *, look_first: bool = False
    ) -> None:
        self.name = name
        self.closed = self._opened = False
        location = locate(store)
        self.place = None if location is None else location.place
        self.path = None if location is None else location.path
        self._events: list[Event] = []  # everything that was read or written: a lost file is written again from it
        self._store = None if location is None else Store(location, self._is_intact)
        if location is not None and self._store is not None:
            self._events = _look(location, name)
        if not look_first:
            self._open()

    @property
    def events(self) -> list[Event]:
        """The events that were read or written so far, oldest first."""
        return list(self._events)

    def append(self, new: Sequence[Event]) -> list[Event]:
        """Write events in one transaction; return them with their places in the log, others' since then before them.

        Raises
        ------
        DuplicateEventError
            If another writer already wrote one of these (client, seq); nothing was written.
        StoreError
            If the database refused (full, locked, gone); nothing was written.
        """
        if not new:
            return []
        if self._store is None:
            return self._keep(new)
        self._open()

        def work(connection: sa.Connection) -> list[Event]:
            last = self._last
            insert = sa.insert(events).returning(events.c.offset, sort_by_parameter_order=True)
            try:
                places = connection.execute(insert, [row_of(event, self.name) for event in new]).scalars().all()
            except sa.exc.IntegrityError as error:
                raise DuplicateEventError("Another writer already wrote these decisions.") from error
            written = [replace(event, offset=at) for event, at in zip(new, places, strict=True)]
            if places[0] == last + 1:
                return written
            return [*read_task(connection, self.name, last, places[0]), *written]

        return self._store.write(work, self._remember)

    def follow(self) -> list[Event]:
        """Return what others wrote since the last event, oldest first.

        Raises
        ------
        StoreError
            If the database refused.
        """
        if self._store is None or self.closed:
            return []
        if not self._opened:
            return self._open()
        return self._store.read(lambda connection: read_task(connection, self.name, self._last), self._remember)

    def restore(self) -> None:
        """Write to the place of the store every event that is not there: the file may be gone, or an older copy.

        Other tasks of the store come along as far as they can still be read. A file that this version cannot read is
        renamed, and stays beside the new one.

        Raises
        ------
        StoreError
            If the place cannot be written to; what is there was not changed.
        """
        if self._store is None:
            return
        store, name = self._store, self.name
        kept = {**(store.read_lost(_events_by_task) or {}), name: list(self._events)}
        store.leave_lost()
        try:
            _look(store.location, name)
        except StoreError:
            store.move_aside()

        def work(connection: sa.Connection) -> list[Event]:
            bring_up_to_date(connection, store.place)
            for task, wanted in kept.items():
                insert_missing(connection, task, wanted)
            return read_task(connection, name)

        def replace_all(found: list[Event]) -> None:
            self._events = found

        store.create(work, replace_all)

    def close(self) -> None:
        """Close the database; what was written can still be read."""
        self.closed = True
        if self._store is not None:
            self._store.disconnect()

    @property
    def _last(self) -> int:
        return self._events[-1].offset if self._events else 0

    def _is_intact(self, connection: sa.Connection) -> bool:
        mine = sa.select(sa.func.count()).where(events.c.session == self.name, events.c.offset <= self._last)
        return connection.execute(mine).scalar_one() == len(self._events)

    def _remember(self, found: list[Event]) -> None:
        self._events += found

    def _keep(self, new: Iterable[Event]) -> list[Event]:
        written = [replace(event, offset=at) for at, event in enumerate(new, self._last + 1)]
        self._events += written
        return written

    def _open(self) -> list[Event]:
        """Open the store for writing, unless it is; return what others wrote since it was looked at."""
        store = self._store
        if store is None or self._opened or self.closed:
            return []
        known = len(self._events)

        def work(connection: sa.Connection) -> list[Event]:
            bring_up_to_date(connection, store.place)
            connection.execute(sa.delete(events).where(sa.false()))  # finds what may be read but not written
            return read_task(connection, self.name, self._last)

        try:
            store.create(work, self._remember)
        except DamagedRowError as error:
            raise damage_error(store.location, examine(store.location)) from error
        except StoreError:
            store.disconnect()
            raise
        self._opened = True
        return self._events[known:]


def insert_missing(connection: sa.Connection, name: str, wanted: Sequence[Event]) -> int:
    """Write the events of a task that the store lacks, and return how many those are.

    They keep their places in the log where these are free, as in a new file; otherwise they come last.
    """
    mine = sa.select(events.c.client, events.c.seq).where(events.c.session == name)
    known = {(client, seq) for client, seq in connection.execute(mine)}
    missing = [event for event in wanted if (event.client, event.seq) not in known]
    if not missing:
        return 0
    taken = set(connection.execute(sa.select(events.c.offset)).scalars())
    if not taken.isdisjoint(event.offset for event in missing):
        missing = move(missing, max(taken) + 1 - missing[0].offset)
    rows = [{**row_of(event, name), "offset": event.offset} for event in missing]
    connection.execute(sa.insert(events), rows)
    if connection.dialect.name == "postgresql":  # the next place it gives out comes after these
        newest = sa.select(sa.func.max(events.c.offset)).scalar_subquery()
        connection.execute(sa.select(sa.func.setval(sa.func.pg_get_serial_sequence(events.name, "at"), newest)))
    return len(missing)


def _look(location: Location, name: str) -> list[Event]:
    """Return the events of a task, read without changing a byte; into a damaged file nothing may be written.

    Raises
    ------
    StoreError
        If the file is damaged, or cannot be read by this version.
    """
    if location.path is None:
        return []
    contents = examine_file(location)
    if contents.damage is not None:
        raise damage_error(location, contents)
    return contents.tasks.get(name, [])


def _events_by_task(connection: sa.Connection) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for row in connection.execute(select_rows().order_by(events.c.offset)):
        found.setdefault(row.session, []).append(event_of(row))
    return found


def read_task(connection: sa.Connection, name: str, after: int = 0, before: int | None = None) -> list[Event]:
    """Return the events of a task, oldest first, behind one place in the log and before another."""
    query = select_rows().where(events.c.session == name, events.c.offset > after)
    if before is not None:
        query = query.where(events.c.offset < before)
    return [event_of(row) for row in connection.execute(query.order_by(events.c.offset))]
