"""A store written by an earlier version opens, continues with the same questions, and accepts new labels."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog
from al_widget.labels.migrations import VERSION

STORES = Path(__file__).parent / "stores"
SCRIPT = importlib.util.spec_from_file_location("write_store", STORES / "write_store.py")
write_store = importlib.util.module_from_spec(SCRIPT)
SCRIPT.loader.exec_module(write_store)

VERSIONS = sorted(path.name for path in STORES.iterdir() if (path / "expected.json").exists())


@pytest.fixture(params=[(version, name) for version in VERSIONS for name in ("single", "multilabel")], ids="-".join)
def kept(request, tmp_path):
    """Return a copy of an earlier version's store, its kind, and what that version reported about it."""
    version, name = request.param
    store = tmp_path / "labels.db"
    shutil.copyfile(STORES / version / f"{name}.sqlite", store)
    expected = json.loads((STORES / version / "expected.json").read_text(encoding="utf-8"))
    return str(store), name == "multilabel", expected[name]


def test_there_is_a_store_of_every_format():
    assert ["0.1", *(f"format-{version}" for version in range(1, VERSION + 1))] == VERSIONS


def test_it_says_asks_and_learns_what_the_version_that_wrote_it_did(kept):
    store, multilabel, expected = kept
    default_then = LogisticRegression(max_iter=1000)
    session = write_store.session(store, multilabel=multilabel, model=default_then)
    found = json.loads(json.dumps(write_store.go_on(session, multilabel=multilabel)))
    session.close()
    assert all(row.pop("note") is None for row in found["frame"])  # a column that came later
    assert set(found) == set(expected)
    for name, value in expected.items():
        assert found[name] == pytest.approx(value) if name in {"accuracy", "round"} else found[name] == value, name


def test_the_default_model_of_now_goes_on_where_that_of_then_stopped(kept):
    store, multilabel, expected = kept
    session = write_store.session(store, multilabel=multilabel)
    found = json.loads(json.dumps(write_store.go_on(session, multilabel=multilabel)))
    session.close()
    for name in ("labels", "history", "version", "classes", "next"):  # what was asked before it learned anew
        assert found[name] == expected[name], name
    assert found["round"][:4] == expected["round"][:4]


def test_a_store_of_an_earlier_version_gets_the_new_columns_and_keeps_its_rows(kept):
    store, multilabel, _ = kept
    with closing(sqlite3.connect(store)) as db:
        before = db.execute("select * from al_events order by at").fetchall()
    session = write_store.session(store, multilabel=multilabel)
    write_store.answer(session, 5, multilabel=multilabel)
    session.close()
    with closing(sqlite3.connect(store)) as db:
        after = db.execute("select * from al_events order by at").fetchall()
        assert db.execute("select version from al_store").fetchone() == (VERSION,)
    assert [row[: len(before[0])] for row in after[: len(before)]] == before  # rows are only appended
    added = {row[len(before[0]) :] for row in after[: len(before)]}
    assert added in ({()}, {(None,)})  # nobody knows the checksum of what was written without one
    assert len(after) == len(before) + 5
    assert all(row[-1] is not None for row in after[len(before) :])


# ---------------------------------------------------------------- what a newer version, or damage, may have written


@pytest.fixture
def reopen(clauses, store):
    """Return a function that appends an event to a store that has a model, and opens the store again."""
    first = clauses.session(store=store)
    clauses.play(first, rounds=2)
    first.close()

    def open_with(type_, value):
        log = AnnotationLog(store)
        newest = next((event.value for event in reversed(log.events) if event.type == type_), None)
        log.append([Event("newer", 1, type_, value=value(newest) if callable(value) else value)])
        log.close()
        return clauses.session(store=store), first

    return open_with


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("kind", "spans"),
        ("round", '{"round": 2}'),
        ("round", "{broken"),
        ("round", "[]"),
        ("query", "[[1, 2, 3]]"),
        ("query", "{broken"),
        ("query", "7"),
        ("audit", '{"above": 3}'),
        ("audit", "null"),
        ("setting", "{}"),
        ("setting", '{"name": "strategy", "value": "no such strategy", "passed": "diverse_margin"}'),
    ],
)
def test_what_this_version_cannot_read_is_told(reopen, store, type_, value):
    with pytest.raises(al.StoreError, match=rf"cannot read: event \d+, of type '{type_}'.*pip install -U al_widget"):
        reopen(type_, value)
    assert AnnotationLog(store).events[-1].client == "newer"  # nothing was written behind it


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("merge", "something new"),
        ("round", lambda newest: newest.replace("{", '{"carbon": 1.5, ', 1)),
        ("setting", '{"name": "colour", "value": 1, "passed": 1}'),
    ],
)
def test_what_a_newer_version_adds_is_passed_over(reopen, type_, value):
    session, first = reopen(type_, value)
    assert session.labels.equals(first.labels)
    session.label(100, "Notices")
    session.update()


def test_an_open_session_that_meets_what_it_cannot_read_says_so(clauses, store):
    session = clauses.session(store=store)
    session.label(0, "Notices")
    AnnotationLog(store).append([Event("newer", 1, "kind", value="spans")])
    with pytest.raises(al.StoreError, match="cannot read: event"):
        session.label(1, "Notices")
