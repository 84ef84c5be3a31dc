"""The command `al-widget store`: what is in a store, hand it over, bring stores together, copy one in use."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

import al_widget as al
from al_widget.__main__ import main
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog


@pytest.fixture
def run(capsys):
    """Return a function that runs `al-widget store` and returns the status, the output and what went wrong."""

    def command(*arguments):
        status = main(["store", *map(str, arguments)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


@pytest.fixture
def labeled(clauses, store):
    """Return a session with two updates, by two people, a skip, an undo and a second task."""
    session = clauses.session(store=store, annotator="ann")
    clauses.play(session, rounds=2)
    session.skip(session.query(1)[0].id)
    session.label(110, "Notices")
    session.undo()
    session.close()
    bob = clauses.session(store=store, annotator="bob")
    clauses.answer(bob, 3)
    bob.close()
    other = al.Session(clauses.texts[:20], ["a", "b"], store=store, name="several", multilabel=True, annotator="bob")
    other.label(0, ["b", "a"])
    other.label(1, [])
    other.close()
    return clauses.session(store=store)


def spoil(store, at=5):
    """Change one row of a store behind its back."""
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("UPDATE al_events SET value = 'elsewhere' WHERE at = ?", (at,))


def first_label(store):
    with closing(sqlite3.connect(store)) as db:
        return db.execute("SELECT min(at) FROM al_events WHERE do = 'label'").fetchone()[0]


# ---------------------------------------------------------------- check


def test_check_says_what_is_in_a_store(run, labeled, store):
    status, said, wrong = run("check", store)
    assert (status, wrong) == (0, "")
    first, one, several = said.splitlines()
    assert first.startswith(f"{store}: format 1, whole; ")
    assert one.startswith(
        "task 'default': one class each; 15 labels stand (ann 12, bob 3), 1 skipped, 1 undone, 2 updates; 20"
    )
    assert several.startswith("task 'several': any number of classes each; 2 labels stand (bob 2), 0 skipped, 0 undone")


def test_check_of_a_damaged_store_says_what_can_be_read(run, labeled, store):
    labeled.close()
    spoil(store, first_label(store))
    status, said, wrong = run("check", store)
    assert status == 1
    assert "damaged: 1 of its events is not what was written" in said
    assert "14 labels stand (ann 11, bob 3)" in said
    assert "al-widget store merge" in wrong
    assert "Traceback" not in wrong


def test_check_of_an_older_store_leaves_it_as_it_is(run, tmp_path):
    old = tmp_path / "old.db"
    shutil.copyfile(Path(__file__).parent / "stores" / "0.1" / "multilabel.sqlite", old)
    before = old.read_bytes()
    status, said, _ = run("check", old)
    assert status == 0
    assert "format 0, whole" in said
    assert "task 'kept': any number of classes each" in said
    assert old.read_bytes() == before


@pytest.mark.parametrize("action", ["check", "export", "backup"])
def test_a_file_that_is_not_there_is_told_and_not_made(run, tmp_path, action):
    status, said, wrong = run(action, tmp_path / "missing.db")
    assert (status, said) == (1, "")
    assert "there is no such file" in wrong
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no database", b"x" * 40960])
def test_a_file_that_is_no_store_is_told(run, tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    status, said, wrong = run("check", tmp_path / "file")
    assert (status, "no events" in said) == ((0, True) if content == b"" else (1, "x" in content.decode()[:1]))
    assert "Traceback" not in wrong


def test_the_program_prints_one_sentence_and_no_traceback(tmp_path):
    (tmp_path / "notes.txt").write_text("shopping list")
    found = subprocess.run(
        [sys.executable, "-m", "al_widget", "store", "check", "notes.txt"], capture_output=True, text=True, check=False
    )
    assert found.returncode == 1
    assert found.stdout == ""
    assert found.stderr.startswith("Expected an SQLite database at the label store 'notes.txt'")
    assert "Traceback" not in found.stderr


def test_an_unknown_argument_is_refused(run, store):
    with pytest.raises(SystemExit) as caught:
        run("check", store, "--wrong")
    assert caught.value.code == 2


# ---------------------------------------------------------------- export


def test_export_prints_the_labels_that_stand(run, labeled, store):
    status, said, note = run("export", store, "--task", "default")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert status == 0
    assert "15 labels written" in note
    assert "texts are not in the store" in note
    key = labeled.engine.config.pool.key
    frame = labeled.frame.to_dict("records")
    expected = {key(row["id"]): (row["label"], row["annotator"], row["picked"]) for row in frame}
    assert {row["key"]: (row["label"], row["annotator"], row["picked"]) for row in rows} == expected
    assert all(row["time"] for row in rows)


def test_export_writes_lists_of_classes_to_json_lines(run, labeled, store, tmp_path):
    assert run("export", store, "--to", tmp_path / "out.jsonl")[0] == 0
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["label"] for row in rows if row["task"] == "several"] == [["a", "b"], []]
    assert sum(row["task"] == "default" for row in rows) == 15


def test_export_of_a_damaged_store_writes_what_can_be_read(run, labeled, store):
    labeled.close()
    spoil(store, first_label(store))
    status, said, note = run("export", store, "--task", "default")
    assert status == 0
    assert len(list(csv.DictReader(io.StringIO(said)))) == 14
    assert note.startswith("The store is damaged (1 of its events is not what was written)")


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("there.csv", "there already"),
        ("labels.db", "ends in one of"),
        ("out.txt", "ends in one of"),
        (".", "the folder"),
    ],
)
def test_export_writes_over_nothing(run, labeled, store, tmp_path, to, why):
    (tmp_path / "there.csv").write_text("mine")
    before = Path(store).read_bytes()
    status, _, wrong = run("export", store, "--to", tmp_path / to)
    assert status == 1
    assert why in wrong
    assert (tmp_path / "there.csv").read_text() == "mine"
    assert Path(store).read_bytes() == before


def test_a_task_that_is_not_there_is_told(run, labeled, store):
    status, _, wrong = run("export", store, "--task", "othr")
    assert status == 1
    assert "got 'othr'. It has: 'default', 'several'" in wrong


# ---------------------------------------------------------------- merge


def everything(store, *names):
    found = {}
    for name in names:
        log = AnnotationLog(store, name)
        found[name] = log.events
        log.close()
    return found


def test_merge_into_a_new_file_copies_everything_once(run, labeled, clauses, store, tmp_path):
    new = str(tmp_path / "new.db")
    before = everything(store, "default", "several")
    for added in (len(before["default"]), 0):
        status, said, _ = run("merge", new, store)
        assert status == 0
        assert f"task 'default': {added} of {len(before['default'])} events added" in said
        assert everything(new, "default", "several") == before
    session = clauses.session(store=new)
    assert session.labels.equals(labeled.labels)
    assert session.history.equals(labeled.history)
    assert session.query(3) == labeled.query(3)


def test_merge_saves_a_damaged_store(run, labeled, clauses, store, tmp_path):
    labels = labeled.labels
    labeled.close()
    spoil(store, first_label(store))
    status, said, _ = run("merge", tmp_path / "saved.db", store)
    assert status == 0
    assert "is damaged" in said
    session = clauses.session(store=tmp_path / "saved.db")
    assert len(session.labels) == len(labels) - 1
    assert session.labels.equals(labels[session.labels.index])
    clauses.play(session, rounds=1)


def test_a_copy_that_went_on_continues_the_history(run, clauses, store, tmp_path):
    first = clauses.session(store=store)
    clauses.play(first, rounds=1)
    first.close()
    shutil.copyfile(store, tmp_path / "copy.db")
    copy = clauses.session(store=tmp_path / "copy.db")
    clauses.play(copy, rounds=2)
    assert run("merge", store, tmp_path / "copy.db")[0] == 0
    session = clauses.session(store=store)
    assert session.labels.equals(copy.labels)
    assert session.history.equals(copy.history)
    assert session.version == copy.version == 3


def test_stores_that_learned_on_their_own_keep_one_history(run, clauses, store, tmp_path):
    ann, ben = (
        clauses.session(store=path, annotator=name) for path, name in ((store, "ann"), (tmp_path / "b.db", "ben"))
    )
    clauses.play(ann, rounds=2)
    for row in range(60, 90):
        ben.label(row, clauses.truth[clauses.texts[row]])
    ben.update()
    history = ann.history
    status, said, _ = run("merge", store, tmp_path / "b.db")
    assert status == 0
    assert "; 1 update left out, since each store learned on its own" in said
    ann.close()
    session = clauses.session(store=store, annotator="ann")
    assert session.history.equals(history)
    expected = {**ann.labels.to_dict(), **ben.labels.to_dict()}
    assert session.labels.to_dict() == expected
    assert session.update().n_labels == len(expected)  # those of the other store were due
    assert run("merge", store, tmp_path / "b.db")[1].count(": 0 of ") == 1


def test_stores_with_audits_of_their_own_keep_one_audit(run, clauses, store, tmp_path):
    ann = clauses.session(store=store, audit=0.2)
    ann.label(0, "Notices")
    ben = clauses.session(store=tmp_path / "b.db", audit=0.3, annotator="ben")
    clauses.play(ben, rounds=1)
    status, said, _ = run("merge", store, tmp_path / "b.db")
    assert status == 0
    assert "its audit draw and updates left out" in said
    held_out = ann.engine.state.holdout.rows.tolist()
    session = clauses.session(store=store, audit=0.2)
    assert session.engine.state.holdout.rows.tolist() == held_out
    assert len(session.history) == 0
    assert len(session.labels) == 7


def test_what_was_undone_stays_undone(run, clauses, store, tmp_path):
    ann = clauses.session(store=store)
    ann.label(0, "Notices")
    ben = clauses.session(store=tmp_path / "b.db", annotator="ben")
    ben.label(0, "Insurance")
    ben.label(1, "Insurance")
    ben.undo()
    ben.undo()
    assert run("merge", store, tmp_path / "b.db")[0] == 0
    assert clauses.session(store=store).labels.to_dict() == {0: "Notices"}


def test_a_session_that_is_open_hears_what_was_merged(run, clauses, store, tmp_path):
    ann = clauses.session(store=store)
    ann.label(0, "Notices")
    ben = clauses.session(store=tmp_path / "b.db", annotator="ben")
    ben.label(1, "Insurance")
    assert run("merge", store, tmp_path / "b.db")[0] == 0
    ann.label(2, "Notices")
    assert ann.labels.to_dict() == {0: "Notices", 1: "Insurance", 2: "Notices"}


def test_labels_of_other_shapes_are_not_merged(run, clauses, store, tmp_path):
    one = clauses.session(store=store)
    one.label(0, "Notices")
    several = clauses.session(store=tmp_path / "b.db", multilabel=True)
    several.label(1, ["Notices"])
    before = everything(store, "default")
    status, _, wrong = run("merge", store, tmp_path / "b.db")
    assert status == 1
    assert "cannot be merged. Nothing was written" in wrong
    assert everything(store, "default") == before


def test_merge_writes_nothing_if_one_source_cannot_be_read(run, labeled, store, tmp_path):
    (tmp_path / "notes.txt").write_text("shopping list")
    status, _, wrong = run("merge", tmp_path / "new.db", store, tmp_path / "notes.txt")
    assert status == 1
    assert "Expected an SQLite database" in wrong
    assert not (tmp_path / "new.db").exists()


def test_a_store_is_not_merged_into_itself_nor_into_a_damaged_one(run, labeled, store, tmp_path):
    labeled.close()
    assert "got the same one" in run("merge", store, store)[2]
    shutil.copyfile(store, tmp_path / "b.db")
    spoil(store, first_label(store))
    before = Path(store).read_bytes()
    assert "is damaged" in run("merge", store, tmp_path / "b.db")[2]
    assert Path(store).read_bytes() == before


def test_a_server_is_checked_exported_and_merged(run, labeled, clauses, store, postgres_database, tmp_path):
    assert run("merge", postgres_database, store)[0] == 0
    assert clauses.session(store=postgres_database).labels.equals(labeled.labels)
    assert "15 labels stand (ann 12, bob 3)" in run("check", postgres_database)[1]
    assert run("export", postgres_database)[1] == run("export", store)[1]
    assert run("merge", tmp_path / "back.db", postgres_database)[0] == 0
    assert everything(tmp_path / "back.db", "default", "several") == everything(store, "default", "several")
    assert "backup of your database server" in run("backup", postgres_database)[2]


def test_the_password_of_a_server_is_not_shown(run, guarded_postgres):
    password = guarded_postgres.partition("guarded:")[2].partition("@")[0]
    for url in (guarded_postgres, guarded_postgres.replace(password, "Zq9SECRETzq")):
        for arguments in (["check", url], ["export", url], ["merge", url, "missing.db"], ["backup", url]):
            _, said, wrong = run(*arguments)
            assert password not in said + wrong
            assert "Zq9SECRETzq" not in said + wrong


# ---------------------------------------------------------------- backup


def test_a_backup_of_a_store_in_use_is_whole(run, clauses, store, tmp_path):
    log = AnnotationLog(store)
    log.append([Event("c", 1, "label", "k", "Taxes", "ann")])
    stop = threading.Event()

    def write():
        seq = 1
        while not stop.is_set():
            seq += 1
            log.append([Event("c", seq, "label", f"k{seq}", "Taxes", "ann")])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [run("backup", store, tmp_path / f"copy{n}.db") for n in range(3)]
    finally:
        stop.set()
        writer.join(20)
    assert [(status, wrong) for status, _, wrong in made] == [(0, "")] * 3
    for n in range(3):
        copied = AnnotationLog(tmp_path / f"copy{n}.db").events
        assert copied == log.events[: len(copied)]
        assert copied


def test_a_backup_lies_beside_the_store_and_names_its_time(run, labeled, store, tmp_path):
    status, said, _ = run("backup", store)
    assert status == 0
    copies = list(tmp_path.glob("labels-*.db"))
    assert len(copies) == 1
    assert said.startswith(f"{copies[0]}: a copy of {store}, read back; ")
    assert everything(copies[0], "default", "several") == everything(store, "default", "several")


def test_a_backup_never_writes_over_a_file(run, labeled, store, tmp_path):
    (tmp_path / "there.db").write_text("mine")
    (tmp_path / "link.db").symlink_to(tmp_path / "nowhere.db")
    for to in ("there.db", "link.db", "labels.db"):
        status, _, wrong = run("backup", store, tmp_path / to)
        assert status == 1
        assert "there already" in wrong
    assert (tmp_path / "there.db").read_text() == "mine"
    assert not (tmp_path / "nowhere.db").exists()


def test_a_backup_of_a_damaged_store_is_refused(run, labeled, store, tmp_path):
    labeled.close()
    spoil(store)
    status, _, wrong = run("backup", store, tmp_path / "copy.db")
    assert status == 1
    assert "is damaged" in wrong
    assert not (tmp_path / "copy.db").exists()


# ---------------------------------------------------------------- classes that were renamed


def renamed(store, texts, answers, **options):
    session = al.Session(texts, ["good", "fine", "bad"], store=store, audit=0, **options)
    for row, answer in answers.items():
        session.label(row, answer)
    session.rename_class("good", "great")
    return session


def test_what_is_exported_has_the_names_that_the_classes_have_now(run, store):
    texts = [f"text {n}" for n in range(9)]
    session = renamed(store, texts, {0: "good", 1: "fine"})
    session.rename_class("fine", "great")
    session.close()
    rows = list(csv.DictReader(io.StringIO(run("export", store)[1])))
    assert [row["label"] for row in rows] == ["great", "great"]


def test_merged_stores_keep_renamings_and_their_undo(run, store, tmp_path):
    texts, other = [f"text {n}" for n in range(9)], str(tmp_path / "other.db")
    renamed(store, texts, {0: "good", 1: "fine"}, annotator="ann").close()
    bob = renamed(other, texts, {2: "good", 3: "bad"}, annotator="bob")
    bob.rename_class("bad", "great")
    bob.close()
    assert run("merge", store, other)[0] == 0
    bob = al.Session(texts, ["good", "fine", "bad"], store=store, audit=0, annotator="bob")
    assert bob.labels.to_dict() == {0: "great", 1: "fine", 2: "great", 3: "great"}
    bob.undo()
    assert bob.labels.to_dict() == {0: "great", 1: "fine", 2: "great", 3: "bad"}
    bob.close()
