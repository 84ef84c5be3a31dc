"""A label store on a PostgreSQL server keeps what a file keeps."""

from __future__ import annotations

import multiprocessing
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from stored import label, last_seqs

import al_widget as al
from al_widget.labels.log import AnnotationLog, DuplicateEventError


def test_postgres_keeps_what_sqlite_keeps(postgres):
    log = AnnotationLog(postgres, "kept")
    event = label(1, "ключ", "Налог 🏴‍☠️", score=0.5, time=datetime(2025, 3, 30, 1, 30, 0, 123456, tzinfo=UTC))
    written = log.append([event, label(2)])
    read = AnnotationLog(postgres, "kept").events
    assert [replace(one, time=one.time.astimezone(UTC)) for one in read] == written
    assert written[0].offset < written[1].offset
    with pytest.raises(DuplicateEventError):
        log.append([label(3), label(1)])
    assert last_seqs(postgres, "kept") == {"c": 2}


def test_a_whole_session_runs_and_resumes_on_postgres(postgres, clauses):
    session = clauses.session(store=postgres, name="session")
    clauses.play(session, rounds=3)
    session.undo()
    other = clauses.session(store=postgres, name="session")
    assert other.labels.equals(session.labels)
    assert other.query(3) == session.query(3)
    assert list(other.history["n_train"]) == list(session.history["n_train"])
    session.label(100, "Notices")
    other.label(101, "Notices")
    session.update()
    other.update()
    assert session.labels.equals(other.labels)


def test_a_postgres_that_is_not_there_is_told():
    pytest.importorskip("psycopg", reason="no PostgreSQL driver: pip install psycopg[binary]")
    with pytest.raises(al.StoreError, match=r"(?s)Could not open the label store.*Check the path or URL in store="):
        AnnotationLog("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=2")


def open_and_write(url, number, barrier, failures):
    barrier.wait(60)
    try:
        log = AnnotationLog(url, "race")
        log.append([label(1, client=f"c{number}")])
        log.close()
    except BaseException as error:
        failures.put(repr(error))


@pytest.mark.parametrize("repeat", range(5))
def test_ten_processes_that_open_a_fresh_database_at_once_all_open_it(postgres_database, repeat):
    own = multiprocessing.get_context("fork")
    barrier, failures = own.Barrier(10), own.SimpleQueue()
    processes = [
        own.Process(target=open_and_write, args=(postgres_database, number, barrier, failures)) for number in range(10)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 10
    assert failures.empty(), failures.get()
    assert last_seqs(postgres_database, "race") == {f"c{number}": 1 for number in range(10)}


def commit_slowly(session, seconds):
    """Hold a session's transactions between their last statement and their commit, as a slow network does."""
    sa.event.listen(session.engine._log._store._engine, "commit", lambda _connection: time.sleep(seconds))


def test_a_commit_that_takes_long_is_missed_by_no_open_session(postgres, clauses):
    ann, ben = (clauses.session(store=postgres, name="gap", annotator=one, audit=0) for one in ("ann", "ben"))
    commit_slowly(ann, 0.8)
    slow = threading.Thread(target=lambda: ann.label(0, "Notices"))
    slow.start()
    time.sleep(0.2)
    ben.label(1, "Insurance")
    slow.join(20)
    time.sleep(1)
    everything = {0: "Notices", 1: "Insurance"}
    assert ann.labels.to_dict() == ben.labels.to_dict() == everything
    assert clauses.session(store=postgres, name="gap", audit=0).labels.to_dict() == everything


def test_writers_that_take_turns_lose_and_miss_nothing(postgres, clauses):
    sessions = [clauses.session(store=postgres, name="team", annotator=f"a{n}", audit=0) for n in range(3)]

    def work(number):
        for row in range(number, 60, 3):
            sessions[number].label(row, "Notices")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    time.sleep(1)
    assert [sorted(session.labels.index) for session in sessions] == [list(range(60))] * 3
    assert [session.engine._log.events for session in sessions] == [sessions[0].engine._log.events] * 3


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(postgres_database):
    AnnotationLog(postgres_database).append([label(1)])
    engine = sa.create_engine(postgres_database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE al_store SET version = 99")
    with pytest.raises(
        al.StoreError, match=r"newer version.*its format is 99, this version reads up to 1.*left as it is"
    ):
        AnnotationLog(postgres_database)
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT version FROM al_store").scalars().all() == [99]
        assert connection.exec_driver_sql("SELECT count(*) FROM al_events").scalar() == 1
    engine.dispose()


def test_a_store_of_version_0_is_brought_up_to_date(postgres_database):
    AnnotationLog(postgres_database).append([label(1)])
    engine = sa.create_engine(postgres_database)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE al_events DROP COLUMN checksum")
        connection.exec_driver_sql("DROP TABLE al_store")
    log = AnnotationLog(postgres_database)
    assert [event.value for event in log.events] == ["Taxes"]
    log.append([label(2)])
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT version FROM al_store").scalars().all() == [1]
        sums = connection.exec_driver_sql("SELECT checksum FROM al_events ORDER BY at").scalars().all()
    engine.dispose()
    assert sums[0] is None
    assert sums[1] is not None


def test_a_row_that_was_changed_in_the_database_is_told(postgres_database):
    AnnotationLog(postgres_database).append([label(1), label(2)])
    engine = sa.create_engine(postgres_database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE al_events SET value = 'Liens' WHERE seq = 2")
    engine.dispose()
    with pytest.raises(al.StoreError, match=r"damaged: 1 of its events is.* 1 of 2 events can be read, 1 labels among"):
        AnnotationLog(postgres_database)
