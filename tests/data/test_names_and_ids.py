"""Columns by any name, and examples by any index: read, shown, found again and exported as they are."""

from __future__ import annotations

import json
import uuid
from datetime import datetime

import numpy as np
import pandas as pd
import polars as pl
import pytest

import al_widget as al
from al_widget.data.cards import check_show, make_card
from al_widget.data.pool import make_pool

VALUES = np.arange(12.0).reshape(4, 3)
TEXTS = [f"the lamp number {n} is broken" for n in range(4)]

NAMES = {
    "whole numbers": [0, 1, 2],
    "years": [2021, 2022, 2023],
    "mixed": [0, 1.5, "total"],
    "a number and its text": [1, "1", "n"],
    "pairs": pd.MultiIndex.from_tuples([("x", "min"), ("x", "max"), ("y", "")]),
    "plain tuples": pd.Index([("x", "min"), "x", ("y", 2)], tupleize_cols=False),
    "nothing": [None, "", "n"],
    "nothing for the text": ["n", None, ""],
    "NaN": [np.nan, "nan", 2],
    "NA": pd.Index([pd.NA, "<NA>", 2], dtype=object),
    "dates": pd.date_range("2024-01-01", periods=3),
    "categories": pd.CategoricalIndex(["a", "b", "c"]),
    "long": ["a" * 500, "b\nb", "<b>c</b>"],
}


@pytest.mark.parametrize("name", NAMES)
def test_columns_of_any_name_are_read_shown_and_found_again(name):
    frame = pd.DataFrame(VALUES, columns=NAMES[name])
    pool = make_pool(frame)
    assert list(pool.example(2).values()) == [6.0, 7.0, 8.0]
    assert [value for _, value in make_card(pool, 2).fields] == ["6", "7", "8"]
    new = pool.kind.reader().read(frame.iloc[:2, ::-1])
    np.testing.assert_array_equal(new.to_numpy(), VALUES[:2])
    assert new.columns.equals(frame.columns)
    for place, column in enumerate(frame.columns):
        shown = check_show(pool, [column])
        assert [value for _, value in make_card(pool, 2, show=shown).fields] == [f"{6 + place}"]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_column_of_any_name_can_be_chosen(name):
    frame = pd.DataFrame({0: range(4), 1: TEXTS, 2: ["one text", "two texts", "three", "four"]}).set_axis(
        NAMES[name], axis=1
    )
    assert make_pool(frame).examples == TEXTS
    assert make_pool(frame, text=frame.columns[2]).examples[1] == "two texts"
    session = al.Session(frame, ["a", "b"], store=None, text=frame.columns[1])
    assert session.pool.kind.reader().read(frame.iloc[::-1, ::-1]) == TEXTS[::-1]
    assert "text from " in repr(session)


def test_levels_of_a_name_stand_side_by_side_on_the_card():
    frame = pd.DataFrame(VALUES, columns=NAMES["pairs"])
    assert [name for name, _ in make_card(make_pool(frame), 0).fields] == ["x min", "x max", "y"]


def test_names_that_became_text_in_a_file_are_found():
    frame = pd.DataFrame(VALUES, columns=[2021, 2022, 2023])
    reader = make_pool(frame).kind.reader()
    np.testing.assert_array_equal(reader.read(frame.rename(columns=str)).to_numpy(), VALUES)
    clash = make_pool(pd.DataFrame(VALUES, columns=[1, "1", "n"])).kind.reader()
    with pytest.raises(al.DataError, match=r"got one without \[1\]"):
        clash.read(pl.DataFrame(VALUES, schema=["1", "2", "n"]))


def test_part_of_a_name_with_levels_is_no_name():
    frame = pd.DataFrame(VALUES, columns=NAMES["pairs"])
    with pytest.raises(al.DataError, match=r"Expected show= to be a list"):
        al.Session(frame, ["a", "b"], store=None, show=["x"])
    with pytest.raises(al.DataError, match=r"Expected text= to be one of the columns"):
        al.Session(frame, ["a", "b"], store=None, text="x")


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (["n", "n", "n 2"], ["n", "n 3", "n 2"]),
        ([0, 0, 0], [0, "0 2", "0 3"]),
        (["", "", "a"], ["", " 2", "a"]),
        (pd.MultiIndex.from_tuples([("x", "n"), ("x", "n"), ("y", "n")]), [("x", "n"), ("x", "n 2"), ("y", "n")]),
    ],
)
def test_columns_of_one_name_are_read_by_their_place_and_it_is_said(names, read, tmp_path):
    frame = pd.DataFrame(VALUES, columns=names)
    session = al.Session(frame, ["a", "b"], store=None)
    assert session.pool.example(1) == dict(zip(read, [3.0, 4.0, 5.0], strict=True))
    assert [value for _, value in make_card(session.pool, 1).fields] == ["3", "4", "5"]
    assert [notice for notice in session.notices if notice.startswith("Columns of the same name get a number")]
    assert list(frame.columns) == list(pd.DataFrame(VALUES, columns=names).columns)  # the user's frame is left alone
    np.testing.assert_array_equal(session.pool.kind.reader().read(frame).to_numpy(), VALUES)
    session.label(1, "a")
    row = json.loads(session.export(tmp_path / "out.jsonl").read_text())
    assert {3.0, 4.0, 5.0} <= {value for value in row.values() if isinstance(value, float)}


def test_columns_of_one_name_in_a_pyarrow_table_are_read_by_their_place():
    pa = pytest.importorskip("pyarrow")
    pool = make_pool(pa.table([[1, 2], [3, 4]], names=["n", "n"]))
    assert pool.example(1) == {"n": 2, "n 2": 4}
    assert pool.notes == ("Columns of the same name get a number: ['n 2'].",)


def test_a_frame_without_columns_is_refused():
    with pytest.raises(al.DataError, match=r"expected a frame with columns, got 4 rows without any"):
        make_pool(pd.DataFrame(index=range(4)))


# ---------------------------------------------------------------- ids

INDEXES = {
    "positions": pd.RangeIndex(4),
    "steps": pd.RangeIndex(5, 13, 2),
    "whole numbers": pd.Index([7, 3, 9, 1]),
    "floats": pd.Index([7.0, 3.0, 9.5, 1.0]),
    "gap": pd.Index([7.0, np.nan, 9.5, 1.0]),
    "mixed": pd.Index([7, "7", 2.5, None], dtype=object),
    "strings": pd.Index(list("abcd"), name="letter"),
    "nullable": pd.Index(pd.array([7, 3, 9, 1], "Int64")),
    "dates": pd.date_range("2024-01-01", periods=4, tz="UTC", name="day"),
    "durations": pd.timedelta_range("1h", periods=4, freq="1h"),
    "periods": pd.period_range("2024-01", periods=4, freq="M"),
    "categories": pd.CategoricalIndex(list("dbca")),
    "intervals": pd.interval_range(0, 4),
    "uuids": pd.Index([uuid.UUID(int=n) for n in range(4)]),
    "levels": pd.MultiIndex.from_product([pd.date_range("2024-01-01", periods=2), ["A", "B"]], names=["day", "share"]),
    "levels of numbers": pd.MultiIndex.from_product([[1, 2], [0.5, 1.5]], names=[None, "x"]),
    "levels out of order": pd.MultiIndex.from_tuples([("b", 1), ("a", 2), ("b", 0), ("a", 1)]),
}


@pytest.mark.parametrize("name", INDEXES)
@pytest.mark.parametrize("as_frame", [True, False], ids=["frame", "series"])
def test_every_id_finds_its_row_and_the_index_is_kept(name, as_frame):
    index = INDEXES[name]
    data = pd.DataFrame({"text": TEXTS, "n": range(4)}, index=index) if as_frame else pd.Series(TEXTS, index=index)
    pool = make_pool(data)
    assert [pool.row(pool.id(row)) for row in range(4)] == [0, 1, 2, 3]
    assert [pool.row(label) for label in index] == [0, 1, 2, 3]
    pd.testing.assert_index_equal(pool.index, index)
    session = al.Session(data, ["a", "b"], store=None)
    for query in session.query(4):
        session.label(query.id, "a")
    assert len(session.labels) == 4


def test_ids_are_of_pythons_own_types():
    ids = [make_pool(pd.Series(TEXTS, index=INDEXES[name])).id(3) for name in ("whole numbers", "levels of numbers")]
    assert ids == [1, (2, 1.5)]
    assert [type(one) for one in (ids[0], *ids[1])] == [int, int, float]
    day = make_pool(pd.Series(TEXTS, index=INDEXES["levels"])).id(0)[0]
    assert isinstance(day, datetime)


@pytest.mark.parametrize(
    ("name", "label", "row"),
    [
        ("whole numbers", 7.0, 0),
        ("whole numbers", np.int8(9), 2),
        ("floats", 7, 0),
        ("floats", np.float32(9.5), 2),
        ("nullable", 7, 0),
        ("dates", pd.Timestamp("2024-01-02", tz="UTC"), 1),
        ("levels of numbers", (np.int64(2), np.float64(0.5)), 2),
        ("levels of numbers", (2.0, 0.5), 2),
        ("levels", (np.datetime64("2024-01-02"), "B"), 3),
        ("levels", (pd.Timestamp("2024-01-02").to_pydatetime(), "A"), 2),
        ("steps", np.int64(7), 1),
    ],
)
def test_an_id_is_found_in_another_type_of_the_same_value(name, label, row):
    assert make_pool(pd.Series(TEXTS, index=INDEXES[name])).row(label) == row


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("whole numbers", True),
        ("whole numbers", 7.5),
        ("whole numbers", "7"),
        ("whole numbers", 10**40),
        ("whole numbers", None),
        ("dates", "2024"),
        ("dates", pd.Timestamp("2024-01-02")),
        ("intervals", 0.5),
        ("levels", "2024-01-01"),
        ("levels", (pd.Timestamp("2024-01-01"),)),
        ("levels", pd.Timestamp("2024-01-01")),
        ("levels", slice(None)),
        ("levels", [pd.Timestamp("2024-01-01"), "A"]),
        ("strings", slice("a", "b")),
        ("strings", {"a"}),
        ("positions", 4),
        ("categories", "z"),
    ],
)
def test_what_is_no_id_is_refused(name, label):
    with pytest.raises(al.UnknownExampleError, match=r"Expected (an id|a position)"):
        make_pool(pd.Series(TEXTS, index=INDEXES[name])).row(label)


def test_an_index_that_repeats_levels_is_refused_by_the_labels():
    index = pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 1), ("c", 1)])
    with pytest.raises(al.DataError, match=r"^The pool: expected one index label per example, .*\(\('a', 1\), …\)"):
        make_pool(pd.Series(TEXTS, index=index))
