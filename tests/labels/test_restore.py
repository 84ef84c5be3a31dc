"""A store whose file is gone is noticed before anything is acknowledged, and written anew from memory."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

import al_widget as al
from al_widget.exceptions import StoreLostError
from al_widget.labels.event import Event, move
from al_widget.labels.log import AnnotationLog


def delete(path):
    path.unlink()


def delete_with_side_files(path):
    for file in path.parent.glob("labels.db*"):
        file.unlink()


def delete_write_ahead_log(path):
    path.with_name("labels.db-wal").unlink()


def delete_shared_memory(path):
    path.with_name("labels.db-shm").unlink()


def replace_by_nothing(path):
    path.unlink()
    path.touch()


def move_away(path):
    path.rename(path.with_name("moved.db"))


def empty(path):
    with path.open("r+") as file:
        file.truncate()


def replace_by_an_older_copy(path):
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(path.with_name("copy.db"))) as copy:
        source.backup(copy)
        copy.execute("DELETE FROM al_events WHERE at > (SELECT max(at) - 2 FROM al_events)")
        copy.commit()
    path.with_name("copy.db").replace(path)


def replace_by_a_letter(path):
    letter = path.with_name("letter.txt")
    letter.write_text("Dear all, " * 500)
    letter.replace(path)


def copy_over_it(path, content):
    # In another process: here, closing the file would drop the locks that SQLite has on it.
    replacement = path.with_name("replacement")
    replacement.write_bytes(content)
    subprocess.run(["cp", replacement, path], check=True)


def copy_noise_over_it(path):
    copy_over_it(path, random.Random(0).randbytes(200_000))


LOSSES = [
    copy_noise_over_it,
    delete,
    delete_with_side_files,
    delete_write_ahead_log,
    delete_shared_memory,
    replace_by_nothing,
    move_away,
    empty,
    replace_by_an_older_copy,
    replace_by_a_letter,
]


@pytest.mark.parametrize("lose", LOSSES, ids=lambda lose: lose.__name__)
def test_a_lost_file_is_told_and_written_again_with_everything_that_was_acknowledged(clauses, store, lose):
    session = clauses.session(store=store)
    clauses.answer(session, 8)
    session.update()
    session.close()  # the write-ahead log goes into the file
    session = clauses.session(store=store)
    clauses.answer(session, 1)
    labels, asked = session.labels, session.query(5)
    lose(Path(store))
    for act in (lambda: session.label(asked[0].id, "Notices"), session.undo, lambda: session.add_class("Liens")):
        with pytest.raises(
            StoreLostError, match=r"(deleted or moved|replaced|emptied|overwritten).*call restore_store\(\)"
        ):
            act()
    assert session.labels.equals(labels)
    session.restore_store()
    session.label(asked[0].id, "Notices")
    reopened = clauses.session(store=store)
    assert reopened.labels.equals(session.labels)
    assert list(reopened.labels.drop(asked[0].id)) == list(labels)
    assert len(reopened.history) == len(session.history) == 1
    assert len(reopened.engine.state.pending) == 2  # what the model had learned counts as learned


def test_a_file_that_is_moved_back_is_used_again(clauses, store):
    session = clauses.session(store=store)
    session.label(0, "Notices")
    move_away(Path(store))
    with pytest.raises(StoreLostError):
        session.label(1, "Notices")
    Path(store).with_name("moved.db").rename(store)
    session.label(1, "Notices")
    assert clauses.session(store=store).labels.to_dict() == {0: "Notices", 1: "Notices"}


def test_what_stood_in_the_way_is_kept_beside_the_restored_store(clauses, store):
    session = clauses.session(store=store)
    session.label(0, "Notices")
    replace_by_a_letter(Path(store))
    session.restore_store()
    assert Path(store).with_name("labels.db.unreadable-1").read_text().startswith("Dear all")


def test_restoring_twice_or_without_need_changes_nothing(clauses, store):
    session = clauses.session(store=store)
    clauses.play(session, 2)
    log = session.log
    session.restore_store()
    session.restore_store()
    assert session.log.equals(log)
    assert clauses.session(store=store).log.equals(log)
    in_memory = clauses.session()
    in_memory.label(0, "Notices")
    in_memory.restore_store()
    assert len(in_memory.labels) == 1


def test_a_restored_task_comes_behind_what_another_wrote_meanwhile(clauses, store):
    session = clauses.session(store=store)
    clauses.play(session, 1)
    delete_with_side_files(Path(store))
    other = clauses.session(store=store, name="another task")
    clauses.answer(other, 3)
    session.restore_store()
    reopened = clauses.session(store=store)
    assert reopened.labels.equals(session.labels)
    assert reopened.engine.state.pending == session.engine.state.pending == []
    assert clauses.session(store=store, name="another task").labels.equals(other.labels)


@pytest.mark.parametrize(
    "lose", [delete_with_side_files, move_away, replace_by_a_letter], ids=lambda lose: lose.__name__
)
def test_the_other_tasks_of_a_lost_file_come_back_with_it(clauses, store, lose):
    session, other = clauses.session(store=store), clauses.session(store=store, name="another task")
    clauses.play(session, 1)
    clauses.play(other, 1)
    lose(Path(store))
    session.restore_store()
    assert clauses.session(store=store, name="another task").log.equals(other.log)
    other.restore_store()
    clauses.answer(other, 1)
    for one, name in ((session, "default"), (other, "another task")):
        reopened = clauses.session(store=store, name=name)
        assert reopened.log.equals(one.log)
        assert len(reopened.history) == 1


def test_a_closed_session_restores_nothing(clauses, store):
    session = clauses.session(store=store)
    session.close()
    with pytest.raises(al.AlWidgetError, match="closed"):
        session.restore_store()


def test_events_that_move_take_what_a_round_has_learned_along():
    label = Event("me", 1, "label", "k", "Taxes", offset=4)
    earlier = Event("me", 2, "round", value='{"learned_to": 2}', offset=5)
    later = Event("me", 3, "round", value='{"learned_to": 4}', offset=6)
    moved = move([label, earlier, later], 10)
    assert [event.offset for event in moved] == [14, 15, 16]
    assert [event.value for event in moved[1:]] == ['{"learned_to": 2}', '{"learned_to": 14}']


def test_a_copy_put_in_the_place_of_the_store_is_not_written_over(store):
    log = AnnotationLog(store)
    log.append([Event("me", 1, "label", "k", "Taxes")])
    shutil.copyfile(store, store + ".copy")
    shutil.move(store + ".copy", store)
    with pytest.raises(StoreLostError, match="replaced by another file"):
        log.append([Event("me", 2, "label", "k", "Liens")])
