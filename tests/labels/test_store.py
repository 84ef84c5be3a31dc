"""The label store: an acknowledged event is on disk, and a failed write says why."""

from __future__ import annotations

import multiprocessing
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest
from stored import label, last_seqs

import al_widget as al
from al_widget.labels import store as label_store
from al_widget.labels.log import AnnotationLog


def fill_the_disk(connection):
    """Let the file grow no more: acts like a full disk."""
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_read_only_store_says_so(store):
    AnnotationLog(store).append([label(1)])
    with pytest.raises(al.StoreError, match=r"it is read-only\. Make the file and its folder writable"):
        AnnotationLog(f"sqlite:///file:{store}?mode=ro&uri=true")  # root ignores file permissions


def test_a_store_locked_by_another_process_is_told_and_works_again_afterwards(log, store, monkeypatch):
    monkeypatch.setattr(label_store, "_BUSY_SECONDS", 0.05)
    impatient = AnnotationLog(store)
    script = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('BEGIN EXCLUSIVE'); print('locked', flush=True); sys.stdin.readline()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, store], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(
            al.StoreError, match=r"Could not write .*another process holds it locked. Close the other program"
        ):
            impatient.append([label(1)])
        with pytest.raises(al.StoreError, match=r"Could not open .*locked"):
            AnnotationLog(store)
    finally:
        other.communicate("go\n", timeout=20)
    impatient.append([label(1)])
    assert last_seqs(store) == {"c": 1}


def test_a_full_disk_writes_nothing_of_the_batch_and_says_so(log, store):
    log.append([label(1)])
    log._store.read(fill_the_disk)
    with pytest.raises(
        al.StoreError, match=r"the disk is full\. Free some space; decisions that are not saved yet are kept"
    ):
        log.append([label(seq, value="x" * 3000) for seq in range(2, 40)])
    assert last_seqs(store) == {"c": 1}


def test_labels_given_before_an_error_stay(clauses, store):
    session = clauses.session(store=store)
    session.label(0, "Notices")
    session.engine._log._store.read(fill_the_disk)

    def fill():
        for row in range(1, 120):
            session.label(row, "Notices")

    with pytest.raises(al.StoreError, match="disk is full"):
        fill()
    given = session.labels
    assert 1 <= len(given) < 120
    assert clauses.session(store=store).labels.equals(given)


def test_the_store_lets_readers_in_while_it_is_written_and_commits_to_the_disk(log, store):
    with closing(sqlite3.connect(store)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    found = log._store.read(lambda connection: connection.exec_driver_sql("PRAGMA synchronous").scalar())
    assert found == 2  # FULL


def test_a_process_killed_right_after_a_write_leaves_it_on_disk(store):
    script = (
        "import os, signal, sys; from al_widget.labels.log import AnnotationLog; from al_widget.labels.event import Event\n"
        "AnnotationLog(sys.argv[1]).append([Event('c', 1, 'label', 'k', 'Taxes', 'ann')])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, store], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert [event.value for event in AnnotationLog(store).events] == ["Taxes"]


def test_a_forked_process_keeps_its_files_when_the_parent_closes_and_opens_the_store(store):
    for turn in range(4):
        log = AnnotationLog(store)
        log.append([label(1, client=f"parent{turn}")])
        child = multiprocessing.get_context("fork").Process(target=write_for_a_while, args=(log, f"child{turn}"))
        child.start()
        time.sleep(0.05)
        log.close()
        for seq in range(1, 6):
            again = AnnotationLog(store)
            again.append([label(seq, client=f"again{turn}")])
            again.close()
        child.join(60)
        assert child.exitcode == 0
    seqs = last_seqs(store)
    assert [seqs[f"child{turn}"] for turn in range(4)] == [100] * 4
    assert [seqs[f"again{turn}"] for turn in range(4)] == [5] * 4


def write_for_a_while(log, client):
    for seq in range(1, 101):
        log.append([label(seq, "k" * 500, client=client)])
        time.sleep(0.001)


def test_a_fork_waits_for_the_transaction_of_another_thread(store):
    log, begun = AnnotationLog(store), threading.Event()

    def slow(connection):
        begun.set()
        time.sleep(0.5)

    writer = threading.Thread(target=lambda: log._store.write(slow, lambda _result: None))
    writer.start()
    begun.wait(10)
    child = multiprocessing.get_context("fork").Process(target=write_for_a_while, args=(log, "child"))
    child.start()
    writer.join(20)
    log.append([label(1, client="parent")])
    child.join(60)
    assert child.exitcode == 0
    assert last_seqs(store) == {"child": 100, "parent": 1}
