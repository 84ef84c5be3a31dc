"""A task finds its labels in equal data, however stored; other data is said at once; earlier stores keep their keys."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pytest
from scipy import sparse

import al_widget as al
from al_widget.data.keys import ContentKeys
from al_widget.data.old_keys import old_row_bytes, text_bytes
from al_widget.labels.event import Event
from al_widget.labels.inspection import examine_file
from al_widget.labels.location import locate
from al_widget.labels.log import AnnotationLog
from al_widget.labels.merging import merge_into

N = 40
CLASSES = ["x", "y"]
RNG = np.random.default_rng(0)
TABLE = pd.DataFrame({"a": RNG.normal(size=N).round(3), "b": RNG.choice(["u", "v"], N), "n": range(N)})
LONG = [f"The parties agree, as clause number {n}, to pay all taxes." for n in range(N)]
TEXTS = pd.DataFrame({"body": LONG, "n": range(N)})
MATRIX = sparse.random(N, 30, density=0.3, format="csr", random_state=0)


def label(data, store, n=20, **options):
    """Label n examples, and return their labels by position."""
    session = al.Session(data, CLASSES, store=store, **options)
    for query in session.query(n):
        session.label(query.id, CLASSES[session.pool.row(query.id) % 2])
    found = {session.pool.row(id_): value for id_, value in session.labels.items()}
    session.close()
    return found


def labels_in(data, store, **options):
    session = al.Session(data, CLASSES, store=store, **options)
    found = {session.pool.row(id_): value for id_, value in session.labels.items()}
    session.close()
    return found


def events(store, type_):
    with closing(sqlite3.connect(store)) as db:
        return [value for (value,) in db.execute("select value from al_events where do = ? order by at", (type_,))]


def write_old(store, keys, rows, first=1):
    """Write labels as a version did that did not say how keys are made."""
    log = AnnotationLog(store)
    log.append([Event("old", seq, "label", keys.key(row), "x", "me", "query") for seq, row in enumerate(rows, first)])
    log.close()


# ---------------------------------------------------------------- equal data, stored otherwise


def label_column(frame, found):
    return frame.assign(label=pd.Series(found).reindex(range(N)))


AGAIN = {
    "label column": (TABLE, label_column, {}),
    "label column in front": (TABLE, lambda frame, found: label_column(frame, found)[["label", *frame.columns]], {}),
    "new columns": (TABLE, lambda frame, _: frame.assign(a2=frame.a**2, b2=frame.b + "!"), {}),
    "a text beside the cells": (TABLE, lambda frame, _: frame.assign(body=LONG), {}),
    "columns reordered": (TABLE, lambda frame, _: frame[["n", "b", "a"]], {}),
    "other types": (TABLE, lambda frame, _: frame.astype({"b": "category", "n": float, "a": object}), {}),
    "nullable types": (TABLE, lambda frame, _: frame.convert_dtypes(), {}),
    "decimals": (TABLE, lambda frame, _: frame.assign(a=frame.a.map(lambda a: Decimal(str(a)))), {}),
    "polars": (TABLE, lambda frame, _: pl.DataFrame(frame.to_dict("list")), {}),
    "polars first": (pl.DataFrame(TABLE.to_dict("list")), lambda *_: TABLE, {}),
    "another index": (TABLE, lambda frame, _: frame.set_axis([f"r{n}" for n in range(N)]), {}),
    "names that were numbers": (TABLE.set_axis([0, 1, 2], axis=1), lambda frame, _: frame.rename(columns=str), {}),
    "dates": (
        pd.DataFrame({"d": pd.date_range("2024", periods=N), "n": range(N)}),
        lambda frame, _: frame.assign(d=frame.d.dt.tz_localize("UTC").dt.tz_convert("Europe/Berlin")),
        {},
    ),
    "days": (
        pd.DataFrame({"d": pd.date_range("2024", periods=N), "n": range(N)}),
        lambda frame, _: frame.assign(d=[stamp.date() for stamp in frame.d]),
        {},
    ),
    "a list of the texts": (TEXTS, lambda *_: LONG, {}),
    "a frame around the texts": (LONG, lambda *_: TEXTS, {}),
    "a Series of the texts": (TEXTS, lambda frame, _: frame.body, {}),
    "longer texts beside": (
        TEXTS,
        lambda frame, _: frame.assign(more=["more of it " * 9 + str(n) for n in range(N)]),
        {},
    ),
    "another text column named": (TEXTS.assign(c=TEXTS.n.map(str)), lambda frame, _: frame, {"text": "c"}),
    "the text column renamed": (TEXTS, lambda frame, _: frame.rename(columns={"body": "clause"}), {}),
    "csc": (MATRIX, lambda *_: MATRIX.tocsc(), {}),
    "a dense matrix": (MATRIX, lambda *_: MATRIX.toarray(), {}),
    "a sparse array": (MATRIX.toarray(), lambda *_: sparse.coo_array(MATRIX), {}),
    "a float32 array": (np.arange(2.0 * N).reshape(N, 2), lambda array, _: array.astype(np.float32), {}),
}


@pytest.mark.parametrize("name", AGAIN)
def test_equal_data_finds_every_label_however_it_is_stored(name, store):
    first, second, options = AGAIN[name]
    found = label(first, store, **options)
    assert len(found) == 20
    again = second(first, found)
    assert labels_in(again, store) == found
    assert len(events(store, "keys")) == 1


def test_rows_in_another_order_find_their_labels(store):
    found = label(TABLE, store)
    order = RNG.permutation(N)
    assert labels_in(TABLE.iloc[order].reset_index(drop=True), store) == {
        int(np.flatnonzero(order == row)[0]): value for row, value in found.items()
    }


def test_what_goes_on_in_a_frame_with_new_columns_is_found_in_the_frame_of_before(store):
    found = label(TABLE, store)
    more = label(TABLE.assign(new=1), store, n=5)
    assert len(more) == 25
    assert labels_in(TABLE, store) == more
    assert found.items() <= more.items()


@pytest.mark.parametrize(
    "ids", [range(N), np.arange(float(N)), pd.Series(range(N), dtype="Int64"), [str(n) for n in range(N)]], ids=str
)
def test_ids_are_found_in_another_type(ids, store):
    found = label(LONG, store, ids=list(range(N)))
    assert labels_in(LONG, store, ids=ids) == found


def test_objects_are_found_by_their_features_in_another_form(store):
    things = [{"n": n} for n in range(N)]
    found = label(things, store, features=MATRIX.toarray())
    assert labels_in(things, store, features=MATRIX) == found


def test_the_holdout_pool_is_the_same_over_equal_data(store):
    label(TABLE, store, audit=0.3)
    one = al.Session(TABLE, CLASSES, store=store, audit=0.3)
    other = al.Session(TABLE.assign(label=1)[["label", "n", "a", "b"]], CLASSES, store=store, audit=0.3)
    assert one.engine.state.holdout.rows.tolist() == other.engine.state.holdout.rows.tolist() != []


def test_two_sessions_over_equal_data_see_each_others_labels(store):
    one = al.Session(TABLE, CLASSES, store=store)
    other = al.Session(TABLE.assign(label=None)[["label", "n", "b", "a"]].convert_dtypes(), CLASSES, store=store)
    for row in range(10):
        (one, other)[row % 2].label(row, CLASSES[row % 2])
    one.engine.follow()
    other.engine.follow()
    assert one.labels.to_dict() == other.labels.to_dict() == {row: CLASSES[row % 2] for row in range(10)}


def test_of_two_sessions_that_begin_a_task_at_once_the_first_record_counts(store, monkeypatch):
    """The second reads an empty log, then the first writes how keys are made."""
    wide = TABLE.assign(label=range(N))
    from al_widget.engine import identity

    choose, first = identity._choose, []

    def late(pool, events):
        found = choose(pool, events)
        if not first:
            first.append(None)
            first.append(al.Session(TABLE, CLASSES, store=store))
        return found

    monkeypatch.setattr(identity, "_choose", late)
    second = al.Session(wide, CLASSES, store=store)
    second.label(3, "x")
    first[1].engine.follow()
    assert first[1].labels.to_dict() == {3: "x"}


# ---------------------------------------------------------------- the log


def test_a_new_task_says_how_its_keys_are_made(store):
    al.Session(TABLE, CLASSES, store=store).close()
    al.Session(TABLE.assign(label=1), CLASSES, store=store).close()
    assert [json.loads(value) for value in events(store, "keys")] == [
        {"format": 2, "of": "rows", "columns": ["a", "b", "n"]}
    ]


def test_the_log_of_what_people_did_does_not_show_it(store):
    session = al.Session(TABLE, CLASSES, store=store)
    session.label(0, "x")
    assert session.log["do"].tolist() == ["label"]


def test_a_task_without_a_label_takes_other_data(store):
    al.Session(TABLE, CLASSES, store=store).query(3)
    other = TABLE.rename(columns={"a": "z"})
    found = label(other, store)
    assert labels_in(other.assign(label=1), store) == found


@pytest.mark.parametrize("value", ['{"format": 3, "of": "rows", "columns": []}', "{broken", "null", "{}"])
def test_a_record_of_a_newer_version_is_not_guessed_at(value, store):
    log = AnnotationLog(store)
    log.append([Event("newer", 1, "keys", value=value)])
    log.close()
    with pytest.raises(al.StoreError, match=r"cannot read: event \d+, of type 'keys'"):
        al.Session(TABLE, CLASSES, store=store)
    assert events(store, "keys") == [value]
    assert events(store, "audit") == []


# ---------------------------------------------------------------- stores of earlier versions


def old_keys(frame):
    return ContentKeys(old_row_bytes(frame), len(frame))


def test_an_earlier_store_of_rows_keeps_its_keys(store):
    write_old(store, old_keys(TABLE), range(20))
    more = label(TABLE, store, n=5)
    assert len(more) == 25
    keys = set(map(old_keys(TABLE).key, range(N)))
    with closing(sqlite3.connect(store)) as db:
        assert {key for (key,) in db.execute("select key from al_events where do = 'label'")} <= keys
    assert events(store, "keys") == []


def test_an_earlier_store_of_rows_is_found_after_columns_were_added(store):
    write_old(store, old_keys(TABLE), range(20))
    assert set(labels_in(label_column(TABLE, {0: "x"}).assign(more=1), store)) == set(range(20))


def test_an_earlier_store_is_found_by_the_column_that_was_read_as_the_text_then(store):
    frame = pd.DataFrame({"text": ["short"] * N, "url": [f"https://example.org/documents/{n}" for n in range(N)]})
    write_old(store, ContentKeys(text_bytes(frame["url"]), N), range(20))
    assert set(labels_in(frame, store)) == set(range(20))
    assert set(labels_in(frame, store, text="text")) == set(range(20))


def test_an_earlier_store_over_a_frame_with_a_column_twice_is_other_data(store):
    write_old(store, old_keys(TABLE), range(20))
    twice = pd.DataFrame({"a": LONG, "b": LONG, "n": range(N)}).set_axis(["a", "a", "n"], axis=1)
    with pytest.raises(al.StoreError, match="belongs to other data"):
        al.Session(twice, CLASSES, store=store, text="a")


@pytest.mark.parametrize("then", [range(N), [float(n) for n in range(N)]], ids=["whole", "floats"])
@pytest.mark.parametrize("now", [range(N), np.arange(float(N))], ids=["whole", "floats"])
def test_an_earlier_store_with_ids_is_found_in_either_type(then, now, store):
    log = AnnotationLog(store)
    log.append([Event("old", seq, "label", str(then[seq]), "x", "me", "query") for seq in range(1, 21)])
    log.close()
    assert set(labels_in(LONG, store, ids=now)) == set(range(1, 21))


def test_an_earlier_task_of_which_only_questions_are_in_the_log_keeps_its_keys(store):
    keys = old_keys(TABLE)
    asked = [[keys.key(row), "seed", "random", 0, 0, None, None, []] for row in range(5)]
    log = AnnotationLog(store)
    log.append([Event("old", 1, "query", value=json.dumps(asked))])
    log.close()
    session = al.Session(TABLE, CLASSES, store=store)
    assert [query.key for query in session.query(5)] == [keys.key(query.id) for query in session.query(5)]
    assert events(store, "keys") == []


def test_an_earlier_task_keeps_its_holdout_pool(store):
    keys = old_keys(TABLE)
    below = int(np.sort(keys.random_keys("audit 0"))[8])
    log = AnnotationLog(store)
    log.append([Event("old", 1, "audit", value=json.dumps({"below": below, "seed": 0}))])
    log.close()
    write_old(store, keys, range(20), first=2)
    session = al.Session(TABLE.assign(label=1), CLASSES, store=store, audit=0.2)
    expected = np.argsort(keys.random_keys("audit 0"), kind="stable")[:8]
    assert session.engine.state.holdout.rows.tolist() == expected.tolist()


# ---------------------------------------------------------------- damaged and merged stores


def test_a_task_whose_record_is_lost_is_found_after_columns_were_added(store):
    found = label(TABLE, store)
    with closing(sqlite3.connect(store)) as db:
        db.execute("delete from al_events where do = 'keys'")
        db.commit()
    assert labels_in(TABLE, store) == found
    assert labels_in(TABLE.assign(label=1, more=2), store) == found


def test_merged_stores_of_equal_data_are_found_as_one(store, tmp_path):
    other = str(tmp_path / "other.db")
    found = label(TABLE, store) | label(TABLE.assign(n=TABLE.n.astype(float)), other, annotator="bob", seed=1)
    merge_into(locate(store), [(locate(other), examine_file(locate(other)))])
    assert set(labels_in(TABLE.assign(label=1), store)) == set(found)


@pytest.mark.parametrize("options", [{}, {"seed": 1}], ids=["learned alike", "drawn otherwise"])
def test_merged_stores_that_know_rows_by_other_columns_are_told(options, store, tmp_path):
    other = str(tmp_path / "other.db")
    label(TABLE, store, n=5)
    found = label(TABLE.assign(more=1), other, **options)
    (line,) = merge_into(locate(store), [(locate(other), examine_file(locate(other)))])
    assert "its rows are known by other columns" in line
    session = al.Session(TABLE.assign(more=1), CLASSES, store=store)
    assert set(session.labels.index) == set(found)
    assert "5 labeled examples of this task are not in the data any more" in " ".join(session.notices)


def test_a_store_of_an_earlier_version_takes_in_one_of_this(store, tmp_path):
    other = str(tmp_path / "other.db")
    write_old(store, ContentKeys(text_bytes(LONG), N), range(5))
    found = label(TEXTS, other)
    merge_into(locate(store), [(locate(other), examine_file(locate(other)))])
    assert set(labels_in(LONG, store)) == set(range(5)) | set(found)


# ---------------------------------------------------------------- other data

OTHER = {
    "a column gone": (
        TABLE,
        {},
        lambda: TABLE.drop(columns="b"),
        {},
        r"columns 'a', 'b', 'n', and 'b' is not here: add or rename.*ids=",
    ),
    "two columns renamed": (
        TABLE,
        {},
        lambda: TABLE.rename(columns={"b": "c", "n": "m"}),
        {},
        r"and 'b', 'n' are not here: add or rename them.*ids=",
    ),
    "a column renamed": (TABLE, {}, lambda: TABLE.rename(columns={"b": "c"}), {}, r"and 'b' is not here.*ids="),
    "a column as text": (
        pd.DataFrame({"d": pd.date_range("2024", periods=N), "n": range(N)}),
        {},
        lambda: pd.DataFrame({"d": pd.date_range("2024", periods=N).astype(str), "n": range(N)}),
        {},
        r"columns 'd', 'n', which hold other values, or the same in another type.*ids=",
    ),
    "an array": (TABLE, {}, lambda: np.eye(N), {}, r"columns 'a', 'b', 'n' of a frame: pass that frame.*ids="),
    "another array": (np.eye(N), {}, lambda: np.eye(N) * 2, {}, r"known by their content: pass the same data.*ids="),
    "other texts": (
        LONG,
        {},
        lambda: [text + "!" for text in LONG],
        {},
        r"known by their texts: pass the same texts.*text=",
    ),
    "another text column": (
        TEXTS,
        {},
        lambda: pd.DataFrame({"other": [text + "!" for text in LONG]}),
        {},
        r"there is no column 'body': pass the same texts, or name their column by text=",
    ),
    "ids left out": (
        LONG,
        {"ids": range(N)},
        lambda: LONG,
        {},
        r"known by ids such as '\d+', and no ids= were passed: pass the ids=",
    ),
    "other ids": (
        LONG,
        {"ids": range(N)},
        lambda: LONG,
        {"ids": range(100, 100 + N)},
        r"ids such as '\d+', and ids= begins with '100'",
    ),
}


@pytest.mark.parametrize("name", OTHER)
def test_other_data_is_said_at_once_and_how_the_examples_are_known(name, store):
    first, options, second, options_then, sentence = OTHER[name]
    found = label(first, store, **options)
    with pytest.raises(
        al.StoreError, match=r"belongs to other data: none of its 20 labeled.*Nothing was changed"
    ) as told:
        al.Session(second(), CLASSES, store=store, **options_then)
    assert told.match(sentence)
    assert told.match(r"name= another task, or store= another file")
    assert labels_in(first, store, **options) == found


def test_nothing_is_written_to_a_task_of_other_data_whose_labels_were_all_given(store):
    al.Session(TABLE, CLASSES, store=store, labels={0: "x", 1: "y"}).close()
    before = events(store, "audit")
    with pytest.raises(al.StoreError, match="none of its 2 labeled examples"):
        al.Session(TABLE.drop(columns="b").iloc[:30], CLASSES, store=store)
    assert events(store, "audit") == before


def test_a_small_part_of_the_data_is_said_with_the_counts(store):
    found = label(TABLE, store)
    some = sorted(found)[:3]
    rest = [row for row in range(N) if row not in found]
    session = al.Session(TABLE.iloc[[*some, *rest]].reset_index(drop=True), CLASSES, store=store)
    assert len(session.labels) == 3
    assert any("Only 3 of the 20 labeled examples of this task are in this data" in told for told in session.notices)


def test_ids_passed_to_a_task_that_was_begun_without_are_told(store):
    found = label(LONG, store)
    session = al.Session(LONG, CLASSES, store=store, ids=range(N))
    assert {session.pool.row(id_): value for id_, value in session.labels.items()} == found
    assert any("ids= is not used" in told for told in session.notices)


def test_a_date_is_no_reason_to_lose_a_label(store):
    first = pd.DataFrame({"d": [date(2024, 1, 1 + n % 28) for n in range(N)], "n": range(N)})
    found = label(first, store)
    assert labels_in(first.assign(d=pd.to_datetime(first.d)), store) == found
