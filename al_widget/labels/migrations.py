"""The version of a label store's format, and the steps from one version to the next.

A new version is one function, appended to `_STEPS`, and the change in `tables.py`. What an earlier version wrote is
never altered. tests/stores/ keeps stores of earlier versions.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from al_widget.exceptions import StoreError
from al_widget.labels.tables import events, metadata

# A table of its own, in every database. In a file of SQLite with no other tables, user_version is the same number; in a
# shared one it belongs to the other program.
_store = sa.Table("al_store", metadata, sa.Column("version", sa.Integer, nullable=False))
_OPENING = 0x616C5F77  # the advisory lock of PostgreSQL under which a store is created or upgraded


def _add_checksums(connection: sa.Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE al_events ADD COLUMN checksum BIGINT")


_STEPS: tuple[Callable[[sa.Connection], None], ...] = (_add_checksums,)
VERSION = len(_STEPS)


def bring_up_to_date(connection: sa.Connection, place: str) -> None:
    """Create the tables, or bring those of an earlier version to this one.

    Raises
    ------
    StoreError
        If a newer version wrote the store, or its table is not ours. Nothing was changed.
    """
    if connection.dialect.name == "postgresql":  # CREATE TABLE IF NOT EXISTS fails where two do it at once
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_OPENING})")
    if not sa.inspect(connection).has_table(events.name):
        metadata.create_all(connection)
        _stamp(connection, VERSION)
        return
    for step in _STEPS[check_format(connection, place) :]:
        step(connection)
    metadata.create_all(connection)
    if _stamped(connection) != VERSION:
        _stamp(connection, VERSION)


def check_format(connection: sa.Connection, place: str) -> int:
    """Return the version of a store that this version can read, whether it has to be upgraded or not.

    Raises
    ------
    StoreError
        If a newer version wrote the store, or its table is not ours.
    """
    inspector = sa.inspect(connection)
    if events.name in inspector.get_view_names():
        raise _foreign_store_error(place, f"expected {events.name} to be a table, got a view")
    version = read_version(connection)
    if version > VERSION:
        raise _foreign_store_error(place, f"its format is {version}, this version reads up to {VERSION}")
    found = {column["name"]: column for column in inspector.get_columns(events.name)}
    wanted = {column.name for column in events.columns if version >= VERSION or column.name != "checksum"}
    if not wanted <= found.keys():
        absent = ", ".join(sorted(wanted - found.keys()))
        raise _foreign_store_error(place, f"its table {events.name} lacks {absent}")
    required = [
        name
        for name, column in found.items()
        if name not in wanted and not column["nullable"] and column["default"] is None
    ]
    if required:
        raise _foreign_store_error(place, f"its table {events.name} requires {', '.join(required)}")
    return version


def _foreign_store_error(place: str, why: str) -> StoreError:
    """Return what to say of a store that this version cannot read."""
    return StoreError(
        f"The label store {place!r} was written by a newer version of al_widget, or by another program: {why}. "
        "Upgrade with `pip install -U al_widget`, or pass store= another file. It was left as it is."
    )


def read_version(connection: sa.Connection) -> int:
    """Return the version of a store that has events; 0 before versions were written down."""
    inspector = sa.inspect(connection)
    stamped = _stamped(connection) if inspector.has_table(_store.name) else 0
    has_checksums = any(column["name"] == "checksum" for column in inspector.get_columns(events.name))
    own = connection.exec_driver_sql("PRAGMA user_version").scalar_one() if _is_ours_alone(connection) else 0
    return max(stamped, int(has_checksums), own)


def wait_for_other_writers(connection: sa.Connection) -> None:
    """Let one transaction write at a time, so that events commit in the order of their places in the log.

    Otherwise a reader that has seen 11 would never see 10, whose transaction took longer.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(sa.select(_store.c.version).with_for_update()).all()


def _stamped(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(_store.c.version), 0))).scalar_one())


def _is_ours_alone(connection: sa.Connection) -> bool:
    tables = sa.inspect(connection).get_table_names()
    return connection.dialect.name == "sqlite" and set(tables) <= {events.name, _store.name}


def _stamp(connection: sa.Connection, version: int) -> None:
    if _is_ours_alone(connection):
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    if connection.execute(sa.update(_store).values(version=version)).rowcount == 0:
        connection.execute(sa.insert(_store).values(version=version))
