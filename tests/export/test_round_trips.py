"""Exports read back the same, whatever characters stand in texts, labels, columns and their names."""

from __future__ import annotations

import csv
import enum
import json
import warnings

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import al_widget as al

CLASSES = ["NA", "=1+1", 'a,b\n"c"', "two\rlines", "yes"]
# Characters that some reader takes for the end of a field, of a line or of a file.
SPECIAL = list("\r\n\",; \t\\\0\x0b\x0c\x1a\x1c\x1e\x85\u2028\u2029\ufeff'=|#")
# Before version 3, pandas reads a NUL as the end of the field, quoted or not.
UNREADABLE = "" if int(pd.__version__.split(".")[0]) > 2 else "\0"
LETTERS = st.one_of(
    st.sampled_from([one for one in SPECIAL if one != UNREADABLE]),
    st.characters(exclude_categories=["Cs"], exclude_characters=UNREADABLE),
)
TEXTS = st.text(LETTERS, max_size=12)
EXAMPLES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def labeled(data, labels, **options):
    """Return a session whose first examples have these labels."""
    session = al.Session(data, CLASSES, store=None, audit=0, **options)
    for row, label in enumerate(labels):
        session.label(row, label)
    return session


def by_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_pandas(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False).to_dict("records")


def strict_lines(path):
    """Return the objects of a file of JSON lines, split as str.splitlines splits."""

    def refuse(word):
        raise ValueError(f"{word} is no JSON")

    return [json.loads(line, parse_constant=refuse) for line in path.read_text(encoding="utf-8").splitlines()]


@EXAMPLES
@given(texts=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5), multilabel=st.booleans(), data=st.data())
def test_texts_and_labels_read_back_the_same(tmp_path, texts, multilabel, data):
    one = st.lists(st.sampled_from(CLASSES), unique=True) if multilabel else st.sampled_from(CLASSES)
    session = labeled(texts, [data.draw(one) for _ in texts], multilabel=multilabel)
    labels = [list(label) if multilabel else label for label in session.labels]
    table, lines = session.export(tmp_path / "x.csv"), session.export(tmp_path / "x.jsonl")
    for rows in (by_csv(table), by_pandas(table)):
        assert [row["text"] for row in rows] == texts
        assert [json.loads(row["label"]) if multilabel else row["label"] for row in rows] == labels
    assert [(row["text"], row["label"]) for row in strict_lines(lines)] == list(zip(texts, labels, strict=True))


@EXAMPLES
@given(
    names=st.lists(TEXTS, min_size=2, max_size=4, unique=True),
    cells=st.lists(st.lists(TEXTS, min_size=4, max_size=4), min_size=1, max_size=4),
)
def test_own_columns_and_their_names_read_back_the_same(tmp_path, names, cells):
    names = [f"{name}'" for name in names]  # not one of ours, and not empty
    frame = pd.DataFrame([row[: len(names)] for row in cells], columns=names, dtype=object)
    session = labeled(frame, ["yes"] * len(frame), features=np.zeros((len(frame), 1)), ids=range(len(frame)))
    table, lines = session.export(tmp_path / "x.csv"), session.export(tmp_path / "x.jsonl")
    wanted = frame.to_dict("records")
    for rows in (by_csv(table), by_pandas(table), strict_lines(lines)):
        assert [{name: row[name] for name in names} for row in rows] == wanted


def test_a_lone_carriage_return_keeps_rows_whole(tmp_path):
    path = labeled(["one\rtwo", "fine", "good"], ["yes", "NA", "NA"]).export(tmp_path / "x.csv")
    assert pd.read_csv(path)["text"].tolist() == ["one\rtwo", "fine", "good"]
    assert pl.read_csv(path)["text"].to_list() == ["one\rtwo", "fine", "good"]


def test_a_missing_cell_of_a_csv_has_no_quotes_and_an_empty_text_has(tmp_path):
    frame = pd.DataFrame({"a": ["", None], "n": [1.5, None], "whole": pd.array([1, None], "Int64")})
    lines = labeled(frame, ["yes", "yes"]).export(tmp_path / "x.csv").read_text().splitlines()
    assert lines[1].startswith('"",1.5,1,')
    assert lines[2].startswith(",,,")


def test_a_first_column_that_begins_with_a_byte_order_mark_keeps_its_name(tmp_path):
    path = labeled(pd.DataFrame({"\ufeffa": ["x"], "b": [1]}), ["yes"]).export(tmp_path / "x.csv")
    assert pd.read_csv(path).columns[0] == "\ufeffa"


def test_json_lines_hold_no_infinity_and_no_nan_however_deep(tmp_path):
    cells = {
        "ratio": np.float32("inf"),
        "list": [1.0, float("-inf"), [float("nan")]],
        "dict": {"a": np.float64("nan"), 1: float("inf"), None: (1, 2)},
        "array": np.array([[np.nan, 1], [np.inf, 2]]),
        "days": np.array(["2020-05-01", "NaT"], "M8[D]"),
        "set": {3, 1},
    }
    frame = pd.DataFrame([[*cells.values()]] * 2, columns=[*cells], dtype=object)
    session = labeled(frame, ["yes"], features=np.zeros((2, 1)), ids=range(2))
    (row,) = strict_lines(session.export(tmp_path / "x.jsonl"))
    assert {name: row[name] for name in cells} == {
        "ratio": None,
        "list": [1.0, None, [None]],
        "dict": {"a": None, "1": None, "None": [1, 2]},
        "array": [[None, 1.0], [None, 2.0]],
        "days": ["2020-05-01", None],
        "set": [1, 3],
    }
    (row,) = by_csv(session.export(tmp_path / "x.csv"))
    assert row["ratio"] == "inf"
    assert json.loads(row["dict"]) == {"a": None, "1": None, "None": [1, 2]}


def test_columns_named_1_and_as_a_text_are_both_there(tmp_path):
    frame = pd.DataFrame([["number", "text"]], columns=pd.Index([1, "1"], dtype=object))
    (row,) = strict_lines(labeled(frame, ["yes"]).export(tmp_path / "x.jsonl"))
    assert (row["1"], row["1_2"]) == ("number", "text")


def test_a_cell_that_is_an_enum_is_written_as_its_value(tmp_path):
    class Level(enum.IntEnum):
        high = 2

    class Kind(str, enum.Enum):  # noqa: UP042 - its str() is another text than a StrEnum's
        bug = "a bug"

    frame = pd.DataFrame([[Level.high, Kind.bug]], columns=["level", "kind"], dtype=object)
    session = labeled(frame, ["yes"], features=np.zeros((1, 1)), ids=[1])
    (row,) = by_csv(session.export(tmp_path / "x.csv"))
    assert (row["level"], row["kind"]) == ("2", "a bug")


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_lone_surrogate_is_written_as_a_replacement_character_and_said(tmp_path, ending):
    nested = [dict([("key\ud800", "value\ud801"), ("key\ud801", 1)])]  # noqa: C406 - ruff takes them for one key
    frame = pd.DataFrame(
        [["cut in half \ud83d", "x\udc80", nested], ["whole", "y", None], ["pair \ud83d\ude00", "z", None]],
        index=pd.Index(["id\ud800", "b", "c"], dtype=object),
        columns=pd.Index(["text", "who\udc80", "more"], dtype=object),
        dtype=object,
    )
    session = al.Session(frame, CLASSES, store=None, audit=0, text="text", ids=range(3), features=np.zeros((3, 1)))
    for label in frame.index:
        session.label(label, "yes")
    with pytest.warns(UserWarning, match=r"3 of the 3 rows.*U\+FFFD") as said:
        path = session.export(tmp_path / f"x.{ending}")
    assert said[0].filename == __file__, "the warning points at the caller's line"
    rows = strict_lines(path) if ending == "jsonl" else by_csv(path)
    assert [row["text"] for row in rows] == ["cut in half �", "whole", "pair 😀"]
    assert [row["id"] for row in rows] == ["id�", "b", "c"]
    assert [row["who�"] for row in rows] == ["x�", "y", "z"]
    more = rows[0]["more"]
    assert (json.loads(more) if ending == "csv" else more) == [{"key�": "value�", "key�_2": 1}]


def test_nothing_is_said_of_surrogates_where_nothing_is_lost(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        labeled(["pair \ud83d\ude00", "already �"], ["yes", "yes"]).export(tmp_path / "x.csv")


def test_cells_nested_too_deep_are_refused_in_a_sentence(tmp_path):
    cell = []
    cell.append(cell)
    session = labeled(pd.DataFrame({"a": ["x"], "loop": [cell]}), ["yes"], features=np.zeros((1, 1)), ids=[1])
    with pytest.raises(al.DataError, match="too deep"):
        session.export(tmp_path / "x.jsonl")
    assert list(tmp_path.iterdir()) == []
