"""The label store: how a database is opened, named without its password, and what its errors mean."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from al_widget.exceptions import StoreError

_BUSY_SECONDS = 3.0  # how long a write waits for another process before it is reported


def without_password(store: str | None) -> str | None:
    """Return a store as it may be shown and saved with a notebook.

    Examples
    --------
    >>> without_password("postgresql+psycopg://ann:secret@server/labels")
    'postgresql+psycopg://ann:***@server/labels'
    """
    if store is None or "://" not in store:
        return store
    try:
        return sa.make_url(store).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return store.partition("://")[0] + "://…"


def open_engine(store: str | None) -> sa.Engine:
    """Return an engine for a file path, a SQLAlchemy URL, or None: a database in memory.

    Raises
    ------
    StoreError
        If the path is a folder, or the URL names no database that can be reached with what is installed.
    """
    if store is None:
        return sa.create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    if "://" in store:
        try:
            url = sa.make_url(store)
            engine = sa.create_engine(url, pool_pre_ping=True)
        except (sa.exc.ArgumentError, ImportError) as error:
            raise StoreError(
                "Expected store= to be a file path or a SQLAlchemy URL, its driver installed, "
                f"got {without_password(store)!r} ({error})."
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


def store_error(verb: str, place: str | None, error: sa.exc.DBAPIError) -> StoreError:
    """Return what the database refused, and what to do about it.

    Parameters
    ----------
    verb
        What was tried: "open", "read" or "write".
    place
        The store as it may be shown.
    """
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    where = f"the label store {place!r}"
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
