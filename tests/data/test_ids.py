"""ids=: the user's own ids are the same whatever type they come in, or refused in a sentence."""

# ruff: noqa: DTZ001 - instants without a zone are what is tested

from __future__ import annotations

import enum
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import al_widget as al
from al_widget.data.ids import id_text
from al_widget.data.pool import make_pool


class Ticket(enum.StrEnum):
    FIRST = "7"


def keys(ids):
    pool = make_pool([f"text {row}" for row in range(len(ids))], ids=ids)
    return [pool.key(row) for row in range(len(pool))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("7", [7, 7.0, np.int64(7), np.float32(7), Decimal("7.00"), "7", np.str_("7"), Ticket.FIRST]),
        ("7.5", [7.5, np.float32(7.5), Decimal("7.50"), "7.5"]),
        ("-7", [-7, -7.0, Decimal(-7)]),
        ("0", [0, -0.0]),
        ("9007199254740993", [2**53 + 1, np.uint64(2**53 + 1), Decimal(2**53 + 1)]),
        ("007", ["007"]),
        ("7.0", ["7.0"]),
        ("True", [True, np.bool_(True), "True"]),
        (
            "2024-01-02",
            [
                date(2024, 1, 2),
                datetime(2024, 1, 2),
                datetime(2024, 1, 2, tzinfo=UTC),
                pd.Timestamp("2024-01-02"),
                pd.Timestamp("2024-01-02 09:00", tz="Asia/Tokyo"),
                np.datetime64("2024-01-02"),
                np.datetime64("2024-01-02T00:00:00.000"),
                "2024-01-02",
            ],
        ),
        (
            "2024-01-02 03:04:00",
            [datetime(2024, 1, 2, 3, 4), pd.Timestamp("2024-01-02 03:04"), np.datetime64("2024-01-02T03:04")],
        ),
        ("2024-01-02 03:00:00", [datetime(2024, 1, 2, 3), np.datetime64("2024-01-02T03")]),
        (
            "2024-01-02 03:04:00.5",
            [datetime(2024, 1, 2, 3, 4, 0, 500_000), np.datetime64("2024-01-02T03:04:00.500000000")],
        ),
        (str(uuid.UUID(int=7)), [uuid.UUID(int=7), str(uuid.UUID(int=7))]),
        ("('a', 1)", [("a", 1), ("a", 1.0), (np.str_("a"), np.int64(1)), ("a", Decimal(1))]),
        ("('a', (1, '2024-01-02'))", [("a", (1, date(2024, 1, 2))), ("a", (1.0, np.datetime64("2024-01-02")))]),
        ("b'ab'", [b"ab", np.bytes_(b"ab")]),
    ],
)
def test_an_id_is_one_text_in_whatever_type_it_comes(text, values):
    assert {id_text(value) for value in values} == {text}


@given(st.lists(st.integers(-(2**40), 2**40), unique=True, min_size=1, max_size=20))
def test_whole_numbers_are_the_same_ids_in_any_column(ids):
    columns = [
        np.array(ids),
        np.array(ids, float),
        pd.Series(ids),
        pd.Series(ids, dtype=float),
        pd.array(ids, "Int64"),
        pd.Index(ids),
        pl.Series(ids),
        pl.Series(ids).cast(pl.Float64),
        [Decimal(one) for one in ids],
        tuple(map(str, ids)),
    ]
    assert [keys(column) for column in columns] == [list(map(str, ids))] * len(columns)


def test_ids_come_in_arrays_of_pyarrow():
    pyarrow = pytest.importorskip("pyarrow")
    assert keys(pyarrow.array([1, 2])) == keys(pyarrow.chunked_array([[1.0], [2.0]])) == ["1", "2"]
    with pytest.raises(al.DataError, match="without gaps, got None at position 1"):
        keys(pyarrow.array([1, None]))


def test_ids_of_two_levels_are_the_same_in_an_index_and_a_list():
    pairs = [("a", 1), ("a", 2), ("b", 1)]
    assert keys(pd.MultiIndex.from_tuples(pairs)) == keys(pairs) == ["('a', 1)", "('a', 2)", "('b', 1)"]


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        ("doc", r"got 'doc'\. For a column of a frame, pass ids=frame\['doc'\]"),
        (pd.DataFrame({"doc": [1, 2]}), r"got a frame\. Pass one column of it"),
        (pl.DataFrame({"doc": [1, 2]}), r"got a frame\. Pass one column of it"),
        ({1, 2}, r"sequence of 2 ids"),
        ({1: "a", 2: "b"}, r"sequence of 2 ids"),
        (7, r"sequence of 2 ids"),
        ([1], r"one id per example \(2\), got 1"),
        ([1, None], r"without gaps, got None at position 1"),
        ([float("nan"), 1], r"without gaps, got nan at position 0"),
        (pd.array([1, None], "Int64"), r"without gaps, got <NA> at position 1"),
        (pd.Series(pd.to_datetime(["2024-01-01", None])), r"without gaps, got NaT at position 1"),
        (np.array(["2024", "NaT"], "datetime64[D]"), r"without gaps, got .*NaT.* at position 1"),
        ([Decimal("NaN"), 1], r"without gaps"),
        ([object(), object()], r"at position 0\. Pass ids that are the same tomorrow"),
        ([[1], [2]], r"numbers, texts, dates or tuples of them, got \[1\] at position 0"),
        (np.eye(2), r"numbers, texts, dates or tuples of them"),
        ([7, 7.0], r"unique, got '7' repeated, at positions 0 and 1"),
        (["a", "a"], r"unique, got 'a' repeated, at positions 0 and 1"),
        (["a", "\ud83d"], r"valid Unicode"),
        (["a", "b" * 2001], r"at most 2,000 characters"),
        ([1, 10**5000], r"at most 2,000 characters"),
    ],
)
def test_ids_that_cannot_name_the_examples_are_refused(ids, sentence):
    with pytest.raises(al.DataError, match=sentence):
        make_pool(["one", "two"], ids=ids)
