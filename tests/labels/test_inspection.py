"""Damaged and foreign stores: told at the door, left as they are, and saved as far as they can be read."""

from __future__ import annotations

import multiprocessing
import os
import random
import re
import shlex
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from stored import label

import al_widget as al
from al_widget.__main__ import main
from al_widget.labels import inspection
from al_widget.labels.event import Event
from al_widget.labels.inspection import examine_file
from al_widget.labels.location import locate
from al_widget.labels.log import AnnotationLog

PLACES = 24  # of random damage; tests/faults has hundreds


def fill(store):
    """Write 120 labels, with some events too long for a page, and one label of another task."""
    log = AnnotationLog(store)
    for start in range(0, 120, 3):
        more = {"picked": "query", "score": float(start % 2), "probabilities": '{"Taxes": 0.5}', "ms": 900}
        log.append([label(start + n + 1, f"key{start + n}", "Налог" if n else "Taxes", **more) for n in range(3)])
        if start % 30 == 0:
            log.append([Event("k", start + 1, "query", value="x" * 9000)])
    other = AnnotationLog(store, "other")
    other.append([label(1, annotator="bob")])
    return log, other


@pytest.fixture(autouse=True)
def _look_again_at_once(monkeypatch, request):
    if "another_process" not in request.node.name:
        monkeypatch.setattr(inspection, "_SECONDS_TO_WRITE", 0.001)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the bytes of a store that was closed, and of one whose process was killed."""
    folder = tmp_path_factory.mktemp("made")
    whole, killed = str(folder / "whole.db"), str(folder / "killed.db")
    for log in fill(whole):
        log.close()
    process = multiprocessing.get_context("fork").Process(target=lambda: (fill(killed), os._exit(0)))
    process.start()
    process.join(60)
    return files(whole), files(killed)


def write_files(store, content):
    for ending, one in content.items():
        Path(store + ending).write_bytes(one)
    return store


@pytest.fixture
def whole(made, store):
    """Return the path of a store that was closed: everything is in one file."""
    return write_files(store, made[0])


@pytest.fixture
def killed(made, store):
    """Return the path of a store whose process was killed: everything is in the write-ahead log."""
    assert len(made[1]["-wal"]) > 100_000
    return write_files(store, made[1])


def files(store):
    return {ending: Path(store + ending).read_bytes() for ending in ("", "-wal") if Path(store + ending).exists()}


def damage(store, change, ending=""):
    """Change the bytes of a file of a store."""
    content = bytearray(Path(store + ending).read_bytes())
    change(content)
    Path(store + ending).write_bytes(content)


def events_of(store, *names):
    """Return the events of a copy of a store, by task."""
    copy = write_files(store + ".copy", files(store))
    found = {}
    for name in names:
        log = AnnotationLog(copy, name)
        found[name] = log.events
        log.close()
    return found


def refused(store):
    """Open a store that is damaged; return the sentence, after checking that its files are as they were."""
    before = files(store)
    with pytest.raises(al.StoreError, match=r"is damaged: .* events can be read, \d+ labels among them") as caught:
        AnnotationLog(store)
    after = files(store)
    assert {ending: after[ending] for ending in before} == before
    return str(caught.value)


def saved(sentence):
    """Run the command that a sentence names; return the path of the new store."""
    command = shlex.split(re.search(r"`al-widget (.*?)`", sentence)[1])
    assert main(command) == 0
    return command[2]


# ---------------------------------------------------------------- no database


@pytest.mark.parametrize("content", [b"shopping list\n" * 200, b"\x80\x04\x95" + b"pickle" * 99, os.urandom(20_000)])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(al.StoreError, match=r"Expected an SQLite database.*Pass store= a new path; the file was left"):
        AnnotationLog(path)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_file_becomes_a_store(store):
    Path(store).touch()
    AnnotationLog(store).append([label(1)])
    assert len(AnnotationLog(store).events) == 1


# ---------------------------------------------------------------- rows


COLUMNS = {
    "session": "'another'",
    "client": "'z'",
    "seq": "990",
    "do": "'skip'",
    "key": "'key7'",
    "value": "'elsewhere'",
    "annotator": "NULL",
    "picked": "'audit'",
    "strategy": "'margin'",
    "score": "0.125",
    "probability": "0.125",
    "probabilities": "'{}'",
    "selection_probability": "0.5",
    "model_version": "7",
    "round": "7",
    "ms": "901",
    "time": "'2020-01-01 00:00:00.000000'",
    "checksum": "7",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_value_that_changed_in_any_column_is_told(whole, column):
    with closing(sqlite3.connect(whole)) as db, db:
        assert db.execute(f"UPDATE al_events SET {column} = {COLUMNS[column]} WHERE at = 5").rowcount == 1
    assert "1 of its events is not what was written. 124 of 125 events can be read, 120 labels" in refused(whole)


@pytest.mark.parametrize("value", ["x'fffe'", "'yesterday'", "7", "CAST(x'ff41' AS TEXT)"])
@pytest.mark.parametrize("column", ["time", "value", "session"])
def test_a_value_of_another_type_is_told(whole, column, value):
    with closing(sqlite3.connect(whole)) as db, db:
        db.execute(f"UPDATE al_events SET {column} = {value} WHERE at = 5")
    assert "124 of 125 events can be read" in refused(whole)


@pytest.mark.parametrize(("column", "value"), [("time", "'yesterday'"), ("value", "x'ff'"), ("probabilities", "'{'")])
def test_a_row_without_a_checksum_is_read_as_far_as_it_can_be_judged(whole, column, value):
    with closing(sqlite3.connect(whole)) as db, db:
        db.execute("DROP TABLE al_store")
        db.execute("PRAGMA user_version = 0")
        db.execute("ALTER TABLE al_events DROP COLUMN checksum")
        db.execute(f"UPDATE al_events SET {column} = {value} WHERE at = 5")
    assert "124 of 125 events can be read" in refused(whole)


def test_damage_to_another_task_is_told_too(whole):
    with closing(sqlite3.connect(whole)) as db, db:
        db.execute("UPDATE al_events SET value = 'Liens' WHERE session = 'other'")
    assert "124 of 125" in refused(whole)


# ---------------------------------------------------------------- pages


def pages_of_kind(content, kind):
    return [start for start in range(4096, len(content), 4096) if content[start] == kind]


def test_an_index_that_lacks_a_row_is_told_and_no_label_is_lost(whole):
    def change(content):
        start = pages_of_kind(content, 0x0A)[0]
        content[start + 3 : start + 5] = (int.from_bytes(content[start + 3 : start + 5], "big") - 1).to_bytes(2, "big")

    everything = events_of(whole, "default", "other")
    damage(whole, change)
    sentence = refused(whole)
    assert "125 of 125 events can be read" in sentence
    assert events_of(saved(sentence), "default", "other") == everything


def test_a_description_of_the_tables_that_cannot_be_read_loses_no_label(whole):
    def change(content):
        at = content.index(b"CREATE TABLE al_events")
        content[at : at + 6] = b"CR\xffATE"

    everything = events_of(whole, "default", "other")
    damage(whole, change)
    sentence = refused(whole)
    assert "125 of 125 events can be read" in sentence
    assert events_of(saved(sentence), "default", "other") == everything


@pytest.mark.parametrize("flipped", [1, 64])
@pytest.mark.parametrize("where", ["table", "index"])
def test_a_row_whose_place_changed_goes_back_to_it(whole, where, flipped):
    everything = events_of(whole, "default", "other")

    def change(content):
        if where == "table":  # its place, one byte for the length of its header, and the types: none, default, c, …
            at = [found.start() for found in re.finditer(rb"\x00\x1b\x0f\x01\x17", bytes(content))][5] - 2
        else:  # the last value of the entry of (default, c, 9)
            at = content.index(b"defaultc\x09\x0a", 4096) + 9
        content[at] ^= flipped

    damage(whole, change)
    sentence = refused(whole)
    assert "125 of 125 events can be read" in sentence
    assert events_of(saved(sentence), "default", "other") == everything


def test_a_header_of_zeros_loses_no_label(whole):
    everything = events_of(whole, "default", "other")
    damage(whole, lambda content: content.__setitem__(slice(0, 100), bytes(100)))
    assert events_of(saved(refused(whole)), "default", "other") == everything


def test_events_that_are_longer_than_a_page_are_saved(whole):
    everything = events_of(whole, "default")["default"]
    damage(whole, lambda content: content.__setitem__(slice(0, 4096), bytes(4096)))
    found = events_of(saved(refused(whole)), "default")["default"]
    assert [event for event in found if event.type == "query"] == [one for one in everything if one.type == "query"]


def test_an_event_whose_further_pages_are_damaged_is_counted_and_left_out(whole):
    everything = events_of(whole, "default")["default"]
    damage(whole, lambda content: content.__setitem__(content.rindex(b"x" * 4000) + 100, ord("y")))
    sentence = refused(whole)
    assert "124 of 125 events can be read, 121 labels" in sentence
    found = events_of(saved(sentence), "default")["default"]
    assert len(found) == len(everything) - 1
    assert set(found) <= set(everything)


@pytest.mark.parametrize("seed", range(PLACES))
def test_wherever_a_file_is_damaged_everything_is_there_or_told(whole, seed):
    choose = random.Random(seed)

    def change(content):
        at = choose.randrange(len(content))
        if seed % 4 == 0:
            content[at // 4096 * 4096 : at // 4096 * 4096 + 4096] = choose.randbytes(4096)
        elif seed % 4 == 1:
            del content[max(at, 1) :]
        else:
            content[at] ^= 1 << choose.randrange(8)

    check_damage(whole, change, "")


@pytest.mark.parametrize("seed", range(PLACES))
def test_wherever_a_write_ahead_log_is_damaged_before_its_end_everything_is_there_or_told(killed, seed):
    choose = random.Random(seed)

    def change(content):
        at = choose.randrange(len(content) - 10 * 4120)  # what was written last may have been half written
        if seed % 4 == 0:
            content[at // 4120 * 4120 + 32 : at // 4120 * 4120 + 4152] = choose.randbytes(4120)
        else:
            content[at] ^= 1 << choose.randrange(8)

    check_damage(killed, change, "-wal")


def check_damage(store, change, ending):
    everything = events_of(store, "default", "other")
    damage(store, change, ending)
    before = files(store)
    try:
        found = {name: AnnotationLog(store, name).events for name in ("default", "other")}
    except al.StoreError:
        after = files(store)
        assert {name: after[name] for name in before} == before
        readable = examine_file(locate(store)).tasks
        assert all(set(readable.get(name, ())) <= set(events) for name, events in everything.items())
    else:
        assert found == everything


# ---------------------------------------------------------------- the write-ahead log


def test_a_commit_behind_damage_in_the_write_ahead_log_is_told_and_saved(killed):
    everything = events_of(killed, "default", "other")
    damage(killed, lambda content: content.__setitem__(50_000, content[50_000] ^ 1), "-wal")
    sentence = refused(killed)
    assert "labels.db-wal is damaged in the middle" in sentence
    found = events_of(saved(sentence), "default", "other")
    assert len(found["default"]) >= len(everything["default"]) - 1
    assert found["other"] == everything["other"]


@pytest.mark.parametrize("place", [0, 5, 10, 17, 25, 30])
def test_damage_in_the_header_of_the_write_ahead_log_loses_nothing(killed, place):
    everything = events_of(killed, "default", "other")
    damage(killed, lambda content: content.__setitem__(place, content[place] ^ 16), "-wal")
    assert events_of(saved(refused(killed)), "default", "other") == everything


@pytest.mark.parametrize("left", [0, 1, 24, 2000, 4119])
def test_a_write_that_the_power_cut_short_opens_without_it(killed, left):
    everything = events_of(killed, "default")["default"]
    frame = 4096 + 24

    def cut(content):
        del content[len(content) - frame + left :]

    damage(killed, cut, "-wal")
    assert AnnotationLog(killed).events == everything
    assert AnnotationLog(killed, "other").events == []  # its only label was written last


def test_a_last_page_that_was_half_written_opens_without_it(killed):
    damage(killed, lambda content: content.__setitem__(slice(len(content) - 2000, None), bytes(2000)), "-wal")
    assert len(AnnotationLog(killed).events) == 124


def test_pages_left_from_before_a_checkpoint_are_no_damage(store):
    log = AnnotationLog(store)
    log.append([label(seq, value="x" * 500) for seq in range(1, 200)])
    with closing(sqlite3.connect(store)) as db:
        assert db.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()[0] == 0
    log.append([label(200)])
    assert len(AnnotationLog(store).events) == 200
    copy = write_files(store + ".copy", files(store))
    assert len(AnnotationLog(copy).events) == 200


def test_pages_of_a_transaction_that_was_rolled_back_are_no_damage(store):
    AnnotationLog(store).append([label(1)])
    keep = sqlite3.connect(store, isolation_level=None)
    keep.execute("PRAGMA cache_size = 1")
    keep.execute("BEGIN")
    keep.execute("CREATE TABLE al_draft (a)")
    keep.executemany("INSERT INTO al_draft VALUES (?)", [("x" * 3000,)] * 50)
    keep.execute("ROLLBACK")
    AnnotationLog(store).append([label(2)])
    copy = write_files(store + ".copy", files(store))
    keep.close()
    assert [event.seq for event in AnnotationLog(copy).events] == [1, 2]


@pytest.mark.parametrize("how", ["gone", "empty"])
def test_a_write_ahead_log_without_its_file_is_told_and_saved(killed, how):
    everything = events_of(killed, "default", "other")
    Path(killed).unlink()
    if how == "empty":
        Path(killed).touch()
    sentence = refused(killed)
    assert f"the file is {how}, but labels.db-wal beside it holds events" in sentence
    assert events_of(saved(sentence), "default", "other") == everything


def test_what_a_killed_program_left_half_written_is_rolled_back(whole):
    with closing(sqlite3.connect(whole)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    everything = events_of(whole, "default")["default"]

    def write():
        db = sqlite3.connect(whole, isolation_level=None)
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("UPDATE al_events SET value = 'half written'")
        os._exit(0)

    process = multiprocessing.get_context("fork").Process(target=write)
    process.start()
    process.join(60)
    assert Path(whole + "-journal").stat().st_size > 0
    assert AnnotationLog(whole).events == everything


# ---------------------------------------------------------------- many at once


def test_a_store_that_another_process_writes_to_is_never_taken_for_damaged(store):
    AnnotationLog(store).append([label(1)])
    own = multiprocessing.get_context("fork")
    stop = own.Event()

    def write():
        log, seq = AnnotationLog(store), 1
        while not stop.is_set():
            seq += 1
            log.append([label(seq, value="x" * 300)])
            time.sleep(0.002)
        log.close()

    process = own.Process(target=write)
    process.start()
    try:
        seen = [len(AnnotationLog(store).events) for _ in range(20)]
    finally:
        stop.set()
        process.join(60)
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]


def test_a_copy_of_a_whole_store_reads_the_same(whole, tmp_path):
    shutil.copyfile(whole, tmp_path / "copy.db")
    assert examine_file(locate(str(tmp_path / "copy.db"))).tasks == examine_file(locate(whole)).tasks
