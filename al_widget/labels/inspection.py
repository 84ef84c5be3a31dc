"""What is in a label store, and what of it is damaged: found out without changing a byte."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any

import sqlalchemy as sa

from al_widget.exceptions import StoreError
from al_widget.labels.event import Event
from al_widget.labels.location import Location
from al_widget.labels.migrations import check_format
from al_widget.labels.salvage import read_leaving_open, read_rows
from al_widget.labels.store import DamagedFileError, Store, read_only
from al_widget.labels.tables import DamagedRowError, event_of, events, select_rows
from al_widget.labels.wal import read_wal, wal_of

_SECONDS_TO_WRITE = 0.2  # another process may be at it: what looks damaged is looked at again
_FIRST_BYTES, _PAGE = b"SQLite format 3\0", 4096


@dataclass(frozen=True)
class Contents:
    """What can be read of a store.

    Attributes
    ----------
    tasks
        Name -> events, oldest first.
    version
        The version of its format; None where there is no table of ours yet, or it cannot be read.
    damage
        What is damaged, in words; None for a store that is whole.
    unreadable
        How many events are known to be there, but cannot be read.
    """

    tasks: dict[str, list[Event]] = field(default_factory=dict)
    version: int | None = None
    damage: str | None = None
    unreadable: int = 0

    @property
    def readable(self) -> str:
        """How much can be read, in words."""
        every = [event for one in self.tasks.values() for event in one]
        labels = sum(event.type == "label" for event in every)
        of = f" of {len(every) + self.unreadable}" if every or self.unreadable else ""
        return f"{len(every)}{of} events can be read, {labels} labels among them"


def examine(location: Location) -> Contents:
    """Return what can be read of a store, whether it is damaged or not, without changing anything.

    Raises
    ------
    StoreError
        If it is no database, is locked, cannot be read at all, or was written by a newer version.
    """
    return examine_file(location) if location.path is not None else _examine_database(location)


def examine_file(location: Location) -> Contents:
    """Return what can be read of an SQLite file; see `examine`. No byte of it is changed.

    Raises
    ------
    StoreError
        If it is no database, is locked, cannot be read at all, or was written by a newer version.
    """
    path = location.path
    if path is None:
        raise StoreError(f"Expected the path of a file, got {location.place!r}.")
    try:
        damage = _lost_commits(path)
        if damage is None:
            if not path.exists() or path.stat().st_size == 0:
                return Contents()
            try:
                contents = _read_all(location)
            except DamagedFileError as error:
                contents = Contents(damage=str(error).rstrip("."))
            if contents.damage is None:
                return contents
            damage = contents.damage
            _refuse_other_kinds(location, path)
        tasks, unreadable = read_rows(path)
    except OSError as error:
        raise StoreError(f"Could not read the label store {location.place!r}: {error.strerror}.") from error
    return Contents(tasks, None, damage, unreadable)


def _examine_database(location: Location) -> Contents:
    def work(connection: sa.Connection) -> Contents:
        if not sa.inspect(connection).has_table(events.name):
            return Contents()
        version = check_format(connection, location.place)
        return _contents(connection.execute(select_rows(with_checksum=version >= 1).order_by(events.c.offset)), version)

    store = Store(location)
    try:
        return store.read(work)
    finally:
        store.disconnect()


def damage_error(location: Location, contents: Contents) -> StoreError:
    """Return what to say of a store that is damaged: what can be read, and how to save it."""
    if location.path is None:
        source, whole = "URL", "labels-saved.db"
    else:
        path = Path(location.place)
        source, whole = str(path), str(path.with_name(f"{path.stem}-saved{path.suffix}"))
    command = shlex.join(["al-widget", "store", "merge", whole, source])
    return StoreError(
        f"The label store {location.place!r} is damaged: {contents.damage}. {contents.readable}. "
        f"It was left as it is. `{command}` writes what can be read to a new file: pass store={whole!r} then."
    )


def _refuse_other_kinds(location: Location, path: Path) -> None:
    """Refuse a file that is no database at all: reading every page of it would find nothing."""
    begins_as_one = read_leaving_open(path, len(_FIRST_BYTES)) == _FIRST_BYTES
    if not begins_as_one and path.stat().st_size % _PAGE:
        raise StoreError(
            f"Expected an SQLite database at the label store {location.place!r}, got another kind of file. "
            "Pass store= a new path; the file was left as it is."
        )


def _lost_commits(path: Path) -> str | None:
    """Return what SQLite would drop of the write-ahead log without a word; None if nothing."""
    if not path.exists() or path.stat().st_size == 0:
        if read_wal(path).frames:  # SQLite would delete it
            what = "empty" if path.exists() else "gone"
            return f"the file is {what}, but {wal_of(path).name} beside it holds events (delete that too to begin anew)"
        return None
    if not read_wal(path).lost_commits:
        return None
    sleep(_SECONDS_TO_WRITE)
    lost = read_wal(path).lost_commits
    return (
        f"{wal_of(path).name} is damaged in the middle, and SQLite would drop what was written after it"
        if lost
        else None
    )


def _read_all(location: Location) -> Contents:
    with read_only(location) as connection:
        tables = sa.inspect(connection).get_table_names()
        check = "PRAGMA integrity_check"
        if any(not name.startswith("al_") for name in tables):  # those of another program may be large
            check = f"PRAGMA integrity_check({events.name})" if events.name in tables else "SELECT 'ok'"
        said = connection.exec_driver_sql(check).scalars().all()
        if said != ["ok"]:
            return Contents(damage=" ".join(str(said[0]).replace("*** in database main ***", "").split()))
        if not sa.inspect(connection).has_table(events.name):
            return Contents()
        version = check_format(connection, location.place)
        query = select_rows(with_checksum=version >= 1, time_as_text=True).order_by(events.c.offset)
        return _contents(connection.execute(query), version)


def _contents(rows: Iterable[Any], version: int) -> Contents:
    tasks: dict[str, list[Event]] = {}
    damaged = 0
    for row in rows:
        try:
            event = event_of(row)
        except DamagedRowError:
            damaged += 1
        else:
            tasks.setdefault(row.session, []).append(event)
    damage = f"{damaged} of its events {'is' if damaged == 1 else 'are'} not what was written" if damaged else None
    return Contents(tasks, version, damage, damaged)
