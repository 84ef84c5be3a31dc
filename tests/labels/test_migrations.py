"""The format of a store: brought up to date in one step or not at all, and refused where it is not ours."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from stored import label

import al_widget as al
from al_widget.labels import migrations
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog
from al_widget.labels.migrations import VERSION

OLD = Path(__file__).parents[1] / "stores" / "0.1" / "single.sqlite"


def alter(store, *statements):
    with closing(sqlite3.connect(store)) as db, db:
        for statement in statements:
            db.execute(statement)


def contents(store):
    """Return the tables of a store with their definitions and rows."""
    with closing(sqlite3.connect(store)) as db:
        tables = db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        names = [name for name, sql in tables if sql is not None and sql.startswith("CREATE TABLE")]
        return tables, {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}


@pytest.fixture
def old(store):
    """Return a copy of a store of the first version."""
    shutil.copyfile(OLD, store)
    return store


def test_the_version_is_written_down(store):
    AnnotationLog(store).close()
    assert contents(store)[1]["al_store"] == [(migrations.VERSION,)]


def test_a_step_that_fails_leaves_the_old_store_as_it_was(old, monkeypatch):
    before = contents(old)

    def fail(connection):
        connection.exec_driver_sql("ALTER TABLE no_such_table ADD COLUMN more TEXT")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "_STEPS", (*migrations._STEPS, fail))
        patch.setattr(migrations, "VERSION", migrations.VERSION + 1)
        with pytest.raises(al.StoreError, match=r"Could not open .*no_such_table"):
            AnnotationLog(old, "kept")
    assert contents(old) == before
    assert len(AnnotationLog(old, "kept").events) == len(before[1]["al_events"])


def test_a_process_killed_while_it_upgrades_leaves_the_old_store_as_it_was(old, monkeypatch):
    before = contents(old)

    def die(_connection):
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(migrations, "_STEPS", (*migrations._STEPS, die))
    process = multiprocessing.get_context("fork").Process(target=AnnotationLog, args=(old, "kept"))
    process.start()
    process.join(60)
    monkeypatch.undo()
    assert process.exitcode == -signal.SIGKILL
    assert contents(old) == before
    assert len(AnnotationLog(old, "kept").events) == len(before[1]["al_events"])


def open_at_once(store, barrier, failures):
    barrier.wait(60)
    try:
        AnnotationLog(store, "kept").close()
    except BaseException as error:
        failures.put(repr(error))


@pytest.mark.parametrize("repeat", range(3))
def test_processes_that_upgrade_one_store_at_once_all_open_it(old, repeat):
    own = multiprocessing.get_context("fork")
    barrier, failures = own.Barrier(4), own.SimpleQueue()
    processes = [own.Process(target=open_at_once, args=(old, barrier, failures)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert failures.empty(), failures.get()
    assert contents(old)[1]["al_store"] == [(migrations.VERSION,)]


def test_the_tables_and_the_number_of_another_program_stay_as_they_are(store):
    alter(store, "CREATE TABLE theirs (a)", "INSERT INTO theirs VALUES (1)", "PRAGMA user_version = 7")
    log = AnnotationLog(store)
    log.append([label(1)])
    log.close()
    with closing(sqlite3.connect(store)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (7,)
        assert db.execute("SELECT * FROM theirs").fetchall() == [(1,)]
    assert len(AnnotationLog(store).events) == 1


def test_a_version_that_was_lost_is_known_from_the_columns(store):
    log = AnnotationLog(store)
    log.append([label(1)])
    log.close()
    alter(store, "UPDATE al_store SET version = 0")
    assert len(AnnotationLog(store).events) == 1
    assert contents(store)[1]["al_store"] == [(migrations.VERSION,)]


def test_a_column_that_can_be_left_out_does_no_harm(store):
    log = AnnotationLog(store)
    log.append([label(1)])
    log.close()
    alter(
        store,
        "ALTER TABLE al_events ADD COLUMN tags TEXT",
        "ALTER TABLE al_events ADD COLUMN more TEXT NOT NULL DEFAULT 'x'",
    )
    log = AnnotationLog(store)
    log.append([label(2)])
    assert [event.seq for event in log.events] == [1, 2]


REQUIRED = "session TEXT, client TEXT, seq INTEGER, do TEXT, key TEXT, value TEXT, annotator TEXT, picked TEXT, "
REQUIRED += "strategy TEXT, score REAL, probability REAL, probabilities TEXT, selection_probability REAL, "
REQUIRED += "model_version INTEGER, round INTEGER, ms INTEGER, time TEXT, checksum INTEGER, owner TEXT NOT NULL"


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (["UPDATE al_store SET version = 99"], r"its format is 99, this version reads up to \d"),
        (["ALTER TABLE al_events RENAME COLUMN value TO answer"], "its table al_events lacks value"),
        (["DROP TABLE al_events", "CREATE VIEW al_events AS SELECT 1"], "expected al_events to be a table, got a view"),
        (
            ["DROP TABLE al_events", "CREATE TABLE al_events (a, b)"],
            "its table al_events lacks annotator, at, checksum",
        ),
        (["DROP TABLE al_events", f"CREATE TABLE al_events (at INTEGER PRIMARY KEY, {REQUIRED})"], "requires owner"),
    ],
)
def test_a_store_that_is_not_ours_to_write_is_refused_and_left_as_it_is(store, statements, why):
    log = AnnotationLog(store)
    log.append([label(1)])
    log.close()
    alter(store, *statements)
    before = contents(store)
    bytes_before = Path(store).read_bytes()
    with pytest.raises(
        al.StoreError, match=rf"newer version of al_widget, or by another program: .*{why}.*left as it is"
    ):
        AnnotationLog(store)
    assert Path(store).read_bytes() == bytes_before
    assert contents(store) == before


def test_a_file_of_ours_alone_with_a_newer_user_version_is_refused_and_a_shared_one_is_not(store):
    log = AnnotationLog(store)
    log.append([Event("me", 1, "label", "k", "Taxes")])
    log.close()
    with closing(sqlite3.connect(store)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)
        database.execute("PRAGMA user_version = 99")
        database.commit()
    before = Path(store).read_bytes()
    with pytest.raises(al.StoreError, match=r"its format is 99, this version reads up to 1\. Upgrade with"):
        AnnotationLog(store)
    assert Path(store).read_bytes() == before
    with closing(sqlite3.connect(store)) as database:
        database.execute("CREATE TABLE of_another_program (x)")
        database.commit()
    assert AnnotationLog(store).events == log.events
