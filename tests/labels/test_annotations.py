"""The annotation log: an acknowledged event is on disk, and a failed write says why."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import al_widget as al
from al_widget.labels import store as label_store
from al_widget.labels.current import CurrentLabels
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog, DuplicateEventError


def label(seq, key="k", value="Taxes", client="c", annotator="ann", **more):
    return Event(client, seq, "label", key, value, annotator, round=0, **more)


def fill_the_disk(connection):
    """Let the file grow no more: acts like a full disk."""
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def undo(seq, key="k", annotator="ann"):
    return Event("c", seq, "undo", key, None, annotator)


def last_seqs(store, name="default"):
    """Return the highest seq of each client in a store."""
    found = {}
    for event in AnnotationLog(store, name).events:
        found[event.client] = max(event.seq, found.get(event.client, 0))
    return found


@pytest.fixture
def log(store):
    log = AnnotationLog(store)
    yield log
    log.close()


# ---------------------------------------------------------------- append and read


def test_what_was_appended_reads_back_as_it_was(log):
    event = label(
        1, "9f2c-2", "Limitation Of Liability", picked="query", strategy="margin", score=0.25, probability=0.5,
        probabilities='{"a": 0.5}', selection_probability=0.1, model_version=7, ms=1200,
        time=datetime(2025, 3, 30, 1, 30, 0, 123456, tzinfo=UTC),
    )  # fmt: skip
    written = log.append([event])
    assert log.events == written == [replace(event, offset=1)]


def test_reading_goes_on_from_a_place(log, store):
    other = AnnotationLog(store)
    log.append([label(1), label(2)])
    assert other.follow() == log.events
    later = log.append([label(3)])
    assert other.follow() == later
    assert other.follow() == []


def test_tasks_in_one_store_do_not_see_each_other(store):
    one, two = AnnotationLog(store, "one"), AnnotationLog(store, "two")
    one.append([label(1)])
    two.append([label(1, value="Liens")])
    assert [event.value for event in one.events] == ["Taxes"]
    assert last_seqs(store, "two") == {"c": 1}


def test_a_number_used_twice_by_a_client_writes_nothing_of_the_batch(log, store):
    log.append([label(1)])
    with pytest.raises(DuplicateEventError):
        log.append([label(2), label(1)])
    assert last_seqs(store) == {"c": 1}
    log.append([label(1, client="another")])  # each client counts on its own


def test_without_a_store_the_log_is_kept_in_memory_for_every_thread():
    log = AnnotationLog(None)
    writer = threading.Thread(target=lambda: log.append([label(1)]))
    writer.start()
    writer.join(10)
    assert len(log.events) == 1


def test_threads_that_write_at_once_lose_nothing(log, store):
    def write(client):
        for seq in range(1, 26):
            log.append([label(seq, client=client)])

    threads = [threading.Thread(target=write, args=(f"c{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert last_seqs(store) == {f"c{n}": 25 for n in range(4)}
    assert [event.offset for event in log.events] == list(range(1, 101))


def test_two_processes_read_and_write_one_store(log, store):
    script = (
        "import sys; from al_widget.labels.log import AnnotationLog; from al_widget.labels.event import Event\n"
        "log = AnnotationLog(sys.argv[1])\n"
        "assert [event.value for event in log.events] == ['Taxes']\n"
        "log.append([Event('other', seq, 'label', 'k', 'Liens', 'bob') for seq in range(1, 11)])\n"
    )
    log.append([label(1)])
    subprocess.run([sys.executable, "-c", script, store], check=True, timeout=60)
    log.append([label(2)])
    assert last_seqs(store) == {"c": 2, "other": 10}


def test_a_process_killed_right_after_a_write_leaves_it_on_disk(store):
    script = (
        "import os, signal, sys; from al_widget.labels.log import AnnotationLog; from al_widget.labels.event import Event\n"
        "AnnotationLog(sys.argv[1]).append([Event('c', 1, 'label', 'k', 'Taxes', 'ann')])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, store], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert [event.value for event in AnnotationLog(store).events] == ["Taxes"]


def test_the_store_lets_readers_in_while_it_is_written_and_commits_to_the_disk(log, store):
    with closing(sqlite3.connect(store)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    found = log._store.read(lambda connection: connection.exec_driver_sql("PRAGMA synchronous").scalar())
    assert found == 2  # FULL


# ---------------------------------------------------------------- what can go wrong


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("shopping list\n" * 200)
    with pytest.raises(al.StoreError, match=r"Expected an SQLite database.*Pass store= a new path; the file was left"):
        AnnotationLog(path)
    assert path.read_text() == "shopping list\n" * 200


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(al.StoreError, match="to be a file, got the folder"):
        AnnotationLog(tmp_path)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(al.StoreError, match=r"missing/labels\.db.*Create the folder"):
        AnnotationLog(tmp_path / "missing" / "labels.db")


def test_a_url_of_an_unknown_database_is_refused():
    with pytest.raises(al.StoreError, match="SQLAlchemy URL, its driver installed, got nosuchdb://…"):
        AnnotationLog("nosuchdb://somewhere/labels")


def test_a_password_is_never_shown():
    for url in ("nosuchdb://ann:secret@somewhere/labels", "sqlite://ann:secret@/:bad:@x//", "://secret"):
        with pytest.raises(al.StoreError) as caught:
            AnnotationLog(url)
        assert "secret" not in str(caught.value)


def test_a_store_stays_where_it_was_when_the_notebook_changes_its_folder(tmp_path, monkeypatch):
    log = AnnotationLog("labels.db")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    log._store.disconnect()  # forces a new connection
    log.append([label(1)])
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert last_seqs(tmp_path / "labels.db") == {"c": 1}


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


def test_a_damaged_store_is_told(store):
    log = AnnotationLog(store)
    log.append([label(seq, value="x" * 500) for seq in range(1, 100)])
    log.close()
    with closing(sqlite3.connect(store)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(Path(store).read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    Path(store).write_bytes(content)
    with pytest.raises(al.StoreError, match=r"damaged|Could not"):
        AnnotationLog(store)


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


# ---------------------------------------------------------------- the current answer


def answers(*events):
    folded = CurrentLabels()
    for at, event in enumerate(events, 1):
        folded.apply(replace(event, offset=at))
    return folded


def skip(seq, key="k"):
    return Event("c", seq, "skip", key, None, "ann")


def test_the_newest_label_stands_and_undo_restores_the_one_before():
    assert answers(label(1, value="a"), label(2, value="b")).label("k") == "b"
    assert answers(label(1, value="a"), label(2, value="b"), undo(3)).label("k") == "a"
    assert answers(label(1, value="a"), label(2, value="b"), undo(3), undo(4)).current("k") is None
    assert answers(label(1, value="a"), undo(2), undo(3), label(4, value="c")).label("k") == "c"


def test_a_skip_never_hides_a_label():
    assert answers(skip(1)).current("k").type == "skip"
    assert answers(skip(1), label(2)).label("k") == "Taxes"
    assert answers(label(1), skip(2)).label("k") == "Taxes"
    assert answers(skip(1), label(2), undo(3)).current("k").type == "skip"


def test_undo_takes_back_only_the_annotators_own_decisions():
    both = answers(label(1, value="a", annotator="ann"), label(2, value="b", annotator="bob"), undo(3, annotator="ann"))
    assert both.label("k") == "b"
    assert both.last("ann") is None
    assert both.last("bob").value == "b"


def test_one_undo_takes_back_one_decision_wherever_it_was_made():
    folded = answers(label(1, "x"), label(2, "y"), label(3, "z"), undo(4, "y"))
    assert [event.key for event in folded] == ["x", "z"]
    assert folded.last("ann").key == "z"


def test_the_past_is_paged_from_the_newest_back():
    folded = answers(*(label(n, f"k{n}") for n in range(1, 11)), undo(11, "k4"))
    page, more = folded.past("ann", None, 4)
    assert ([event.key for event in page], more) == (["k7", "k8", "k9", "k10"], True)
    page, more = folded.past("ann", page[0].offset, 4)
    assert ([event.key for event in page], more) == (["k2", "k3", "k5", "k6"], True)
    page, more = folded.past("ann", page[0].offset, 4)
    assert ([event.key for event in page], more) == (["k1"], False)
    assert folded.past("nobody", None, 4) == ([], False)


def test_nobody_can_undo_an_imported_label():
    imported = Event("k-1", 1, "label", "k", "Taxes", "ann", "given")
    folded = answers(imported, label(2, value="Liens"))
    assert folded.decisions("k", "ann") == 1
    folded.apply(replace(undo(3), offset=3))
    folded.apply(replace(undo(4), offset=4))
    assert folded.label("k") == "Taxes"


# ---------------------------------------------------------------- PostgreSQL


def postgres_programs():
    found = shutil.which("initdb")
    return (
        Path(found).parent
        if found
        else next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
    )


@pytest.fixture(scope="module")
def postgres(tmp_path_factory):
    """Run a PostgreSQL server on its own port while these tests run."""
    pytest.importorskip("psycopg", reason="no PostgreSQL driver: pip install psycopg[binary]")
    programs = postgres_programs()
    if programs is None or not (programs / "initdb").exists():
        pytest.skip("no PostgreSQL server on this machine")
    folder = tmp_path_factory.mktemp("postgres")
    user = {}
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        import pwd

        account = next((entry for entry in pwd.getpwall() if entry.pw_name in ("postgres", "nobody")), None)
        if account is None:
            pytest.skip("PostgreSQL does not run as root, and there is no other account")
        for one in (folder, *folder.parents[:2]):
            one.chmod(0o755)
        os.chown(folder, account.pw_uid, account.pw_gid)
        user = {"user": account.pw_uid, "group": account.pw_gid, "cwd": folder}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "al", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        **user,
        **quiet,
    )
    serve = [programs / "pg_ctl", "-D", data, "-w", "-t", "60"]
    options = f"-h 127.0.0.1 -p {port} -k {folder}"
    subprocess.run([*serve, "-o", options, "-l", folder / "server.log", "start"], check=True, **user, **quiet)
    yield f"postgresql+psycopg://al@127.0.0.1:{port}/postgres"
    subprocess.run([*serve, "-m", "immediate", "stop"], check=True, **user, **quiet)


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


def test_the_password_of_a_database_stays_out_of_the_notebook(postgres, clauses, no_charts):
    labeler = al.Labeler(clauses.session(store=postgres.replace("al@", "al:secret@"), name="password"))
    try:
        assert "secret" not in str(labeler.widget.get_state())
        assert labeler.widget.status["store"] == "postgresql://127.0.0.1/postgres"
    finally:
        labeler.close()


def test_a_postgres_that_is_not_there_is_told():
    pytest.importorskip("psycopg", reason="no PostgreSQL driver: pip install psycopg[binary]")
    with pytest.raises(al.StoreError, match=r"(?s)Could not open the label store.*Check the path or URL in store="):
        AnnotationLog("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=2")
