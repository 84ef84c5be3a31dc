"""The label store: one database connection that survives interrupts and forks, and notices when its file is gone."""

from __future__ import annotations

import itertools
import os
import sqlite3
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from al_widget import forks
from al_widget.exceptions import AlWidgetError, StoreError, StoreLostError
from al_widget.labels.location import Location
from al_widget.labels.migrations import wait_for_other_writers

T = TypeVar("T")
_Identity = tuple[int, int]  # device and inode
_Change = tuple[int, int]  # size in bytes, and time in nanoseconds

_BUSY_SECONDS = 3.0  # how long a write waits for another process before it is reported
_BUSY_SECONDS_AGAIN = 0.1  # and once it was reported, and a read, which is tried again: the kernel stays responsive
_SIDE_FILES = ("-wal", "-shm")
_REFUSALS = {  # of a file that may be whole
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOMEM,
}

_stores: weakref.WeakSet[Store] = weakref.WeakSet()
_inherited: list[Any] = []  # connections of the parent process: closing one here would drop the parent's locks


class DamagedFileError(StoreError):
    """A file is no whole SQLite database."""


class Store:
    """One database, and the only connection to it.

    A transaction that was interrupted, at whatever line, is rolled back before the next one begins, over a new
    connection: an interrupt may have left the driver's objects in any state. A forked process gets a connection of its
    own. Calls from several threads wait for each other.

    Parameters
    ----------
    location
        Where it is.
    is_intact
        Called with a second connection when somebody else wrote to the file: whether it still holds what it held.
    """

    def __init__(
        self, location: Location, is_intact: Callable[[sa.Connection], bool] = lambda _connection: True
    ) -> None:
        self.location = location
        self._is_intact = is_intact
        self._last_change: _Change | None = None
        self._lock = threading.Lock()
        self._engine: sa.Engine | None = None
        self._connection: sa.Connection | None = None
        self._driver_connection: Any = None
        self._in_transaction = False  # stays True when a transaction was interrupted
        self._was_busy = False
        self._files: dict[Path, _Identity] = {}
        _stores.add(self)
        forks.register(self)

    @property
    def place(self) -> str:
        """The store as it may be shown: without a password."""
        return self.location.place

    def write(self, work: Callable[[sa.Connection], T], done: Callable[[T], None]) -> T:
        """Run a function in a transaction that is on disk when this returns, and that no other write overlaps.

        Parameters
        ----------
        done
            Called with the result once it is on disk, before any other transaction begins.

        Raises
        ------
        StoreError
            If the database refused (full, locked, gone): nothing was written.
        StoreLostError
            If the file was deleted, moved or replaced: what was written is not in the file of that name.
        """

        def begin_and_work(connection: sa.Connection) -> T:
            wait_for_other_writers(connection)
            return work(connection)

        return self._transact("write", begin_and_work, done)

    def read(self, work: Callable[[sa.Connection], T], done: Callable[[T], None] = lambda _result: None) -> T:
        """Run a function that only reads; see `write`.

        Raises
        ------
        StoreError
            If the database refused.
        """
        return self._transact("read", work, done)

    def create(self, work: Callable[[sa.Connection], T], done: Callable[[T], None]) -> T:
        """Run a function in the transaction that opens the store; it may find no table yet.

        Raises
        ------
        StoreError
            If the database refused.
        """

        def begin_and_work(connection: sa.Connection) -> T:
            if self.location.path is not None:
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # finds a locked file now, not later
            return work(connection)

        _end_interrupted_transactions()
        return self._transact("open", begin_and_work, done)

    def disconnect(self) -> None:
        """Let go of the connection, and of the file: the next transaction opens what is at the place by then."""
        with self._lock:
            self._let_go()
            self._files = {}

    def read_lost(self, work: Callable[[sa.Connection], T]) -> T | None:
        """Run a function that reads what is still open, at its place or not; None if that is nothing any more."""
        with self._lock:
            if self._connection is None or self._in_transaction:
                return None
            try:
                return self._commit(self._connection, work)
            except Exception:  # noqa: BLE001 - what is lost may be in any state
                return None

    def leave_lost(self) -> None:
        """Let go of a file that is not at its place any more, and remove what SQLite kept beside it.

        Otherwise SQLite would write that into whatever file is at the place now.
        """
        with self._lock:
            path, files = self.location.path, self._files
            self._let_go()
            self._files = {}
            if path is not None and path in files and not _is_same(path, files[path]):
                for file, identity in files.items():
                    if file != path and _is_same(file, identity):
                        file.unlink(missing_ok=True)

    def move_aside(self) -> None:
        """Rename the file, and those beside it, to a name that is free.

        Raises
        ------
        StoreError
            If the folder does not allow it.
        """
        path = self.location.path
        if path is None:
            return
        numbers = (n for n in itertools.count(1) if not path.with_name(f"{path.name}.unreadable-{n}").exists())
        new = path.with_name(f"{path.name}.unreadable-{next(numbers)}")
        try:
            for ending in ("", *_SIDE_FILES):
                with suppress(FileNotFoundError):
                    path.with_name(path.name + ending).rename(new.with_name(new.name + ending))
        except OSError as error:
            raise self._error("open", error) from error

    def __repr__(self) -> str:
        return f"Store({self.place!r})"

    # ---------------------------------------------------------------- one transaction

    def _transact(self, verb: str, work: Callable[[sa.Connection], T], done: Callable[[T], None]) -> T:
        # No context manager of ours holds the lock: an interrupt inside one could leave it locked.
        with self._lock:
            if self._in_transaction:  # an interrupt ended it
                self._let_go()
            self._in_transaction = True
            try:
                result = self._attempt(verb, work)
            except AlWidgetError:
                self._in_transaction = False
                raise
            done(result)
            self._in_transaction = False
            return result

    def _attempt(self, verb: str, work: Callable[[sa.Connection], T]) -> T:
        outside = sys.exc_info()[1]
        try:
            self._check_files()
            result = self._run(work, patient=verb != "read" and not self._was_busy)
            self._check_files()  # it may have gone while this was written
        except AlWidgetError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a driver raises becomes one error of ours
            interrupt = _interrupt_behind(error, outside)
            if interrupt is not None:
                raise interrupt from None
            if verb != "read":
                self._was_busy = _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
            if not isinstance(error, sa.exc.DBAPIError):  # a value that the driver cannot store, or a lost driver
                self._let_go()
            raise self._error(verb, error) from self._cause(error)
        if verb != "read":
            self._was_busy = False
        self._remember_files()
        return result

    def _run(self, work: Callable[[sa.Connection], T], *, patient: bool) -> T:
        connection = self._connected(patient=patient)
        try:
            return self._commit(connection, work)
        except sa.exc.DBAPIError as error:
            if not error.connection_invalidated:
                raise
        self._let_go()  # the server closed a connection that was idle: nothing was written over it
        return self._commit(self._connected(patient=patient), work)

    def _commit(self, connection: sa.Connection, work: Callable[[sa.Connection], T]) -> T:
        try:
            result = work(connection)
            connection.commit()
        except Exception:
            try:
                connection.rollback()
            except Exception:  # noqa: BLE001 - what went wrong first is what counts
                self._let_go()
            raise
        return result

    def _connected(self, *, patient: bool) -> sa.Connection:
        if self._connection is None:
            engine = _make_engine(self.location)
            self._connection, self._engine = engine.connect(), engine
            self._driver_connection = self._connection.connection.dbapi_connection
        if self.location.path is not None:
            seconds = _BUSY_SECONDS if patient else _BUSY_SECONDS_AGAIN
            self._driver_connection.execute(f"PRAGMA busy_timeout = {round(1000 * seconds)}")
        return self._connection

    def _let_go(self) -> None:
        """Roll back, and forget the connection. Can be interrupted, and called again."""
        if self._driver_connection is not None:
            with suppress(Exception):
                self._driver_connection.rollback()
            with suppress(Exception):
                self._driver_connection.close()
        self._forget_connection()

    def _forget_connection(self) -> None:
        self._connection = self._engine = self._driver_connection = None
        path = self.location.path
        # The file stays the same one; those beside it come and go with the connections.
        self._files = {path: self._files[path]} if path is not None and path in self._files else {}

    def let_go_before_fork(self) -> bool:
        """Close the connection until the fork is over; return whether the lock is held until then.

        SQLite remembers, for the whole process, which locks it has on a file; a forked process does not have them, but
        would believe so. Once the parent then closes the file, SQLite takes the child's files from under it.
        """
        if not self._lock.acquire(timeout=2 * _BUSY_SECONDS):  # the longest that another thread's transaction takes
            return False
        self._let_go()
        return True

    def go_on_after_fork(self) -> None:
        """Let transactions begin again, each process over a connection of its own."""
        self._lock.release()

    def start_anew_in_child(self) -> None:
        """Leave the connection to the parent process: closing it here would drop the parent's locks."""
        _inherited.append((self._engine, self._connection, self._driver_connection))
        self._lock, self._in_transaction = threading.Lock(), False
        self._forget_connection()

    def end_interrupted_transaction(self) -> None:
        """Roll back what an interrupt left open, unless the transaction is still running in another thread."""
        if self._in_transaction and not self._lock.locked():
            with self._lock:
                if self._in_transaction:
                    self._let_go()

    # ---------------------------------------------------------------- the file

    def _check_files(self) -> None:
        """Refuse to go on in files that are not at their place any more: SQLite would write into them unnoticed.

        Raises
        ------
        StoreLostError
            If the file, or one of the two that SQLite keeps beside it, was deleted, moved or replaced.
        """
        for file, identity in self._files.items():
            try:
                found = file.stat()
            except OSError:
                raise self._lost(file, "was deleted or moved") from None
            if (found.st_dev, found.st_ino) != identity:
                raise self._lost(file, "was replaced by another file")
            if file == self.location.path:
                self._check_content(file, (found.st_size, found.st_mtime_ns))

    def _check_content(self, file: Path, change: _Change) -> None:
        """Look into a file that was written to: by SQLite, now and then, or by a program that copied over it."""
        if change == self._last_change:
            return
        if change[0] == 0:
            raise self._lost(file, "was emptied")
        if self._last_change is not None and not self._holds_what_it_held():
            raise self._lost(file, "was overwritten by another file")
        self._last_change = change

    def _holds_what_it_held(self) -> bool:
        try:
            with read_only(self.location) as connection:
                sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
                return sound and self._is_intact(connection)
        except StoreError:
            return False

    def _remember_files(self) -> None:
        path = self.location.path
        if path is None or len(self._files) > len(_SIDE_FILES):
            return
        for file in (path, *(path.with_name(path.name + ending) for ending in _SIDE_FILES)):
            with suppress(OSError):
                found = file.stat()
                self._files[file] = (found.st_dev, found.st_ino)

    def _lost(self, file: Path, what: str) -> StoreLostError:
        named = "label store" if file == self.location.path else f"file {file.name} of the label store"
        return StoreLostError(
            f"The {named} {self.place!r} {what} while it was open: nothing more is saved. "
            "Put it back, or call restore_store(), which writes every label to the file again."
        )

    # ---------------------------------------------------------------- what went wrong

    def _error(self, verb: str, error: Exception) -> StoreError:
        return StoreError(_sentence(verb, self.location, error))

    def _cause(self, error: Exception) -> Exception | None:
        return None if self.location.is_secret_in(str(error)) else error


class _SQLiteConnection(sqlite3.Connection):
    """A connection that ends its transaction when it is closed.

    SQLAlchemy closes it after an interrupt. SQLite keeps a closed connection alive, its lock on the file too, for as
    long as there is a cursor on it; and the traceback of the interrupt holds one.
    """

    def close(self) -> None:
        """Roll back and close."""
        with suppress(sqlite3.Error):
            self.rollback()
        super().close()


def _make_engine(location: Location) -> sa.Engine:
    # One connection for as long as the store is open. What is let go of is closed by `_let_go`, not by the pool.
    options: dict[str, Any] = {"poolclass": NullPool, "pool_reset_on_return": None}
    if location.url.get_backend_name() != "sqlite":
        return sa.create_engine(location.url, **options)
    connect = {"check_same_thread": False, "factory": _SQLiteConnection}
    engine = sa.create_engine(location.url, **options, connect_args=connect)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * _BUSY_SECONDS)}")
        # WAL lets a reader go on while another process writes; FULL means a commit is on disk when it returns.
        # A read-only file cannot be turned to WAL: opening it then fails with its own sentence.
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            return
        connection.execute("PRAGMA synchronous=FULL")

    return engine


@contextmanager
def read_only(location: Location) -> Iterator[sa.Connection]:
    """Open a file without changing a byte of it, to look before it is written to.

    Raises
    ------
    StoreError
        If it cannot be read: it is locked, or may not be read.
    DamagedFileError
        If it is no whole database.
    """
    path = location.path
    if path is None:
        raise StoreError(f"Expected the path of a file, got {location.place!r}.")
    # What a killed process left half written is rolled back first: SQLite does that for a writer only.
    mode = "rw" if path.with_name(path.name + "-journal").exists() else "ro"
    uri = f"{path.as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    except AlWidgetError:
        raise
    except sa.exc.DBAPIError as error:
        if _code(error) in _REFUSALS:
            raise StoreError(_sentence("open", location, error)) from error
        raise DamagedFileError(str(error.orig)) from error
    except Exception as error:  # a damaged description of the tables may fail anywhere in SQLAlchemy
        raise DamagedFileError(str(error)) from error


def _is_same(file: Path, identity: _Identity) -> bool:
    try:
        found = file.stat()
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == identity


def _interrupt_behind(error: Exception, outside: BaseException | None) -> BaseException | None:
    """Return the interrupt that ended in this error: SQLAlchemy's own clean-up fails after one.

    Parameters
    ----------
    outside
        What the caller was handling already.
    """
    found: BaseException | None = error
    while found is not None and found is not outside:
        if not isinstance(found, Exception):
            return found
        found = found.__cause__ or found.__context__
    return None


def _code(error: Exception) -> int:
    return int(getattr(getattr(error, "orig", None), "sqlite_errorcode", 0)) & 0xFF


def _sentence(verb: str, location: Location, error: Exception) -> str:
    """Return what the database refused, and what to do about it."""
    where = f"the label store {location.place!r}"
    said = " ".join(str(getattr(error, "orig", None) or error).split()).rstrip(".?")
    why = "" if location.is_secret_in(said) else f": {said}"
    return {
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
        f"`al-widget store check {location.place}` says what can be read.",
    }.get(_code(error), f"Could not {verb} {where}{why}. Check the path or URL in store=.")


def _end_interrupted_transactions() -> None:
    """Roll back what interrupts left open in this process: a traceback that is kept would keep a file locked."""
    for store in list(_stores):
        store.end_interrupted_transaction()


_held_for_fork: list[Store] = []


def _before_fork() -> None:
    _held_for_fork.extend(store for store in list(_stores) if store.let_go_before_fork())


def _after_fork_in_parent() -> None:
    while _held_for_fork:
        _held_for_fork.pop().go_on_after_fork()


if hasattr(os, "register_at_fork"):
    # A forked process replaces the locks: see `start_anew_in_child`.
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork_in_parent, after_in_child=_held_for_fork.clear)
