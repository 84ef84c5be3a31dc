"""A store written by an earlier version opens, continues with the same questions, and accepts new labels."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

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


def test_there_is_a_store_of_the_first_version():
    assert "0.1" in VERSIONS


def test_it_says_asks_and_learns_what_the_version_that_wrote_it_did(kept):
    store, multilabel, expected = kept
    session = write_store.session(store, multilabel=multilabel)
    found = json.loads(json.dumps(write_store.go_on(session, multilabel=multilabel)))
    session.close()
    assert all(row.pop("note") is None for row in found["frame"])  # a column that came later
    assert set(found) == set(expected)
    for name, value in expected.items():
        assert found[name] == pytest.approx(value) if name in {"accuracy", "round"} else found[name] == value, name


def test_a_store_of_an_earlier_version_gets_the_new_columns_and_keeps_its_rows(kept):
    store, multilabel, _ = kept
    with closing(sqlite3.connect(store)) as db:
        before = db.execute("select * from al_events order by at").fetchall()
    session = write_store.session(store, multilabel=multilabel)
    write_store.answer(session, 5, multilabel=multilabel)
    session.close()
    with closing(sqlite3.connect(store)) as db:
        after = db.execute("select * from al_events order by at").fetchall()
        assert db.execute("pragma user_version").fetchone() == (VERSION,)
    added = (None,)  # nobody knows the checksum of what was written without one
    assert after[: len(before)] == [row + added for row in before]  # rows are only appended
    assert len(after) == len(before) + 5
    assert all(row[-1] is not None for row in after[len(before) :])
