"""A frame of any types, names and index goes through an export and is read back equal, by every reader."""

from __future__ import annotations

import base64
import csv
import datetime as dt
import decimal
import enum
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import al_widget as al

OURS = ["text", "id", "label", "annotator", "picked", "strategy", "score", "probability", "model_version", "round", "seconds", "time", "note", "split"]  # fmt: skip
TRICKY = ["", " ", "007", "NA", "null", "NaN", "None", "1e5", "true", "0x1F", "-", " lead", "trail ", 'say "hi"', "a,b", "two\nlines", "one\rtwo", "\\n", "2020-05-01", "Ω ü 👍", "=1+1", "#"]  # fmt: skip
DAYS = {"min_value": dt.datetime(1900, 1, 1), "max_value": dt.datetime(2200, 1, 1)}  # noqa: DTZ001 - what pandas' own units can hold


class Level(enum.Enum):
    LOW = 1
    HIGH = 2


class Word(str, enum.Enum):  # noqa: UP042 - its str() is the name of the member
    BUG = "a bug"
    FIX = "a fix"


@dataclass(frozen=True)
class Kind:
    """A type of cells: how to draw them, how a column holds them, and how what was read becomes them again."""

    cells: st.SearchStrategy[Any]
    column: Callable[[list[Any]], pd.Series]
    back: Callable[[Any], Any] = lambda value: value  # from JSON
    of_text: Callable[[str], Any] | None = None  # from CSV; by default the JSON that the text is
    gaps: bool = True
    same: Callable[[Any, Any], bool] = lambda one, other: type(one) is type(other) and one == other


def of(dtype: Any) -> Callable[[list[Any]], pd.Series]:
    return lambda cells: pd.Series(cells, dtype=dtype)


def isoformat(text: str) -> pd.Timedelta:
    return pd.Timedelta(text)


TEXT = st.one_of(st.sampled_from(TRICKY), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
WHOLE = st.integers(-(2**63), 2**63 - 1)
DECIMALS = st.decimals(-(10**6), 10**6, places=2, allow_nan=False)
KINDS = {
    "int64": Kind(WHOLE, of("int64"), of_text=int, gaps=False),
    "int8": Kind(st.integers(-128, 127), of("int8"), of_text=int, gaps=False),
    "uint64": Kind(st.integers(0, 2**64 - 1), of("uint64"), of_text=int, gaps=False),
    "Int64": Kind(WHOLE, of("Int64"), of_text=int),
    "whole numbers as objects": Kind(WHOLE, of(object), of_text=int),
    "beyond 64 bits": Kind(st.integers(2**64, 2**80), of(object), back=int, of_text=int),
    "float": Kind(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False), of(float), of_text=float),
    "float32": Kind(st.floats(width=32, allow_nan=False, allow_infinity=False, allow_subnormal=False), of("float32"), of_text=float),
    "Float64": Kind(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False), of("Float64"), of_text=float),
    "bool": Kind(st.booleans(), of(bool), of_text=lambda text: {"True": True, "False": False}[text], gaps=False),
    "boolean": Kind(st.booleans(), of("boolean"), of_text=lambda text: {"True": True, "False": False}[text]),
    "bool as objects": Kind(st.booleans(), of(object), of_text=lambda text: {"True": True, "False": False}[text]),
    "texts": Kind(TEXT, of(object), of_text=str),
    "string": Kind(TEXT, of("string"), of_text=str),
    "category": Kind(TEXT, of("category"), of_text=str),
    "category of numbers": Kind(st.integers(-9, 9), of("category"), of_text=int),
    "datetime": Kind(st.datetimes(**DAYS).map(pd.Timestamp), of("datetime64[ns]"), pd.Timestamp, pd.Timestamp),
    "datetime of a zone": Kind(
        st.datetimes(**DAYS, timezones=st.just(dt.UTC)).map(pd.Timestamp), of("datetime64[ns, UTC]"), pd.Timestamp, pd.Timestamp,
        same=lambda one, other: one == other,
    ),
    "datetime as objects": Kind(st.datetimes(**DAYS), of(object), dt.datetime.fromisoformat, dt.datetime.fromisoformat),
    "date": Kind(st.dates(), of(object), dt.date.fromisoformat, dt.date.fromisoformat),
    "time": Kind(st.times(), of(object), dt.time.fromisoformat, dt.time.fromisoformat),
    "duration": Kind(
        st.timedeltas(dt.timedelta(-9999), dt.timedelta(9999)).map(pd.Timedelta), of("timedelta64[ns]"), isoformat, isoformat
    ),
    "duration as objects": Kind(
        st.timedeltas(dt.timedelta(-9999), dt.timedelta(9999)), of(object), isoformat, isoformat,
        same=lambda one, other: one == other,
    ),
    "month": Kind(st.dates(dt.date(1900, 1, 1)).map(lambda day: pd.Period(day, "M")), of("period[M]"), lambda text: pd.Period(text, "M"), lambda text: pd.Period(text, "M")),
    "Decimal": Kind(DECIMALS, of(object), lambda number: decimal.Decimal(str(number)), decimal.Decimal, same=lambda one, other: one == other),
    "Decimal of many digits": Kind(
        st.decimals(0, 1, places=30).filter(lambda one: one > 0), of(object),
        lambda value: decimal.Decimal(str(value)), decimal.Decimal, same=lambda one, other: one == other,
    ),
    "UUID": Kind(st.uuids(), of(object), uuid.UUID, uuid.UUID),
    "bytes": Kind(st.binary(max_size=9), of(object), base64.b64decode, base64.b64decode),
    "Enum": Kind(st.sampled_from(Level), of(object), Level, lambda text: Level(int(text))),
    "Enum of str": Kind(st.sampled_from(Word), of(object), Word, Word),
    "lists and dicts": Kind(st.lists(JSON, max_size=3) | st.dictionaries(TEXT, JSON, max_size=3), of(object)),
    "arrays": Kind(
        st.lists(st.integers(0, 3), min_size=1, max_size=3).map(lambda shape: np.arange(np.prod(shape), dtype=float).reshape(shape)),
        of(object), back=lambda value: value, same=lambda one, other: one == other.tolist(),
    ),
}  # fmt: skip
INDEXES = {
    "default": pd.RangeIndex,
    "named": lambda n: pd.Index([f"row {place}" for place in range(n)], name="doc"),
    "named like ours": lambda n: pd.RangeIndex(n, name="label"),
    "two levels": lambda n: pd.MultiIndex.from_arrays([range(n), ["x"] * n], names=["day", None]),
}
NAMES = st.one_of(
    st.sampled_from([*OURS, *(f"al_{name}" for name in OURS), "Label", "al_label_2"]),
    TEXT.map(lambda text: text + "'"),
    st.integers(-3, 3),
    st.none(),
    st.tuples(st.integers(0, 3), TEXT),
)
EXAMPLES = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@st.composite
def frames(draw):
    """Draw a frame with a column of texts, and the kind of each other column; None stands for a gap."""
    n = draw(st.integers(1, 5))
    names = draw(st.lists(NAMES, max_size=5, unique_by=str))
    kinds = {name: draw(st.sampled_from(sorted(KINDS))) for name in names}
    columns, cells = {}, {}
    for name, kind in kinds.items():
        one = KINDS[kind].cells
        cells[name] = draw(st.lists(one | st.none() if KINDS[kind].gaps else one, min_size=n, max_size=n))
        columns[name] = KINDS[kind].column(cells[name])
    columns["the words"] = pd.Series([f"a text of several words, number {place}" for place in range(n)], dtype=object)
    frame = pd.concat([*columns.values()], axis=1)
    frame.columns = pd.Index([*columns], dtype=object, tupleize_cols=False)
    frame.index = draw(st.sampled_from(sorted(INDEXES)).map(lambda name: INDEXES[name](n)))
    return frame, cells, kinds


def exported(frame, folder):
    n = len(frame)
    session = al.Session(
        frame, ["yes", "no"], store=None, audit=0, text="the words", ids=range(n), features=np.zeros((n, 1))
    )
    for row in range(n):
        session.label(session.pool.id(row), "yes")
    return session.export(folder / "x.jsonl"), session.export(folder / "x.csv"), session


def by_json(path):
    def refuse(word):
        raise ValueError(f"{word} is no JSON")

    return [json.loads(line, parse_constant=refuse) for line in path.read_text(encoding="utf-8").splitlines()]


def by_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def taken(names):
    """Return the names of ours that are free, and those that are called otherwise."""
    return [name for name in OURS if name not in names], [name for name in OURS if name in names]


def assert_same(kind, read, wanted):
    if wanted is None:
        assert read is None
    else:
        found = kind.back(read)
        assert kind.same(found, wanted), (read, found, wanted)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@EXAMPLES
@given(drawn=frames())
def test_every_column_reads_back_equal_under_its_name(tmp_path, drawn):
    frame, cells, kinds = drawn
    lines, table, session = exported(frame, tmp_path)
    texts = {name: str(name) for name in kinds}
    levels = {f"{name}_2" if name in texts.values() else name: name for name in frame.index.names if name is not None}
    rows, found = by_json(lines), by_csv(table)
    assert len({tuple(row) for row in rows}) == 1, "all rows have the same columns, in the same order"
    assert list(found[0]) == list(rows[0])
    assert len(rows) == len(found) == len(frame)
    for name, kind in kinds.items():
        for place, wanted in enumerate(cells[name]):
            assert_same(KINDS[kind], rows[place][texts[name]], wanted)
            text = found[place][texts[name]]
            if wanted is None:
                assert text == ""
            elif KINDS[kind].of_text is None:
                assert json.loads(text) == rows[place][texts[name]]
            else:
                back = KINDS[kind].of_text(text)
                assert KINDS[kind].same(back, wanted), (text, back, wanted)
    for text, level in levels.items():
        assert [row[text] for row in rows] == frame.index.get_level_values(level).tolist()
    free, hidden = taken({*texts.values(), *levels})
    assert [row["text" if "text" in free else "al_text"] for row in rows] == frame["the words"].tolist()
    prefixed = [name for name in rows[0] if name.startswith("al_") and name not in texts.values()]
    assert len(prefixed) == len(hidden)
    assert all(any(one == f"al_{name}" or one.startswith(f"al_{name}_") for one in prefixed) for name in hidden)
    label = "label" if "label" in free else next(one for one in prefixed if one.startswith("al_label"))
    assert [row[label] for row in rows] == session.labels.tolist()


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@EXAMPLES
@given(drawn=frames())
def test_pandas_and_polars_read_the_same_as_json_and_csv(tmp_path, drawn):
    frame, _, kinds = drawn
    # A file of JSON lines whose dicts differ from line to line has no schema that polars could read.
    flat = [place for place, kind in enumerate([*kinds.values(), "texts"]) if kind not in {"lists and dicts", "arrays"}]
    lines, table, _ = exported(frame.iloc[:, flat], tmp_path)  # by place: pandas finds no column called None in a list
    rows, texts = by_json(lines), by_csv(table)
    names = list(rows[0])
    by_pandas = pd.read_csv(table, dtype=str, keep_default_na=False)
    assert by_pandas.to_dict("records") == texts
    # polars leaves the quotes in the name of a column doubled.
    by_polars = pl.read_csv(table, infer_schema=False, new_columns=names)
    assert [{name: cell or "" for name, cell in row.items()} for row in by_polars.to_dicts()] == texts
    # An id of several levels is a list of a number and a text, which polars makes two texts.
    found = pl.read_ndjson(lines, infer_schema_length=None).to_dicts()
    assert [{name: str(cell) if isinstance(cell, list) else cell for name, cell in row.items()} for row in found] == [
        {name: str([*map(str, cell)]) if isinstance(cell, list) else cell for name, cell in row.items()} for row in rows
    ]
    # By the name of a column, such as al_time, pandas would guess that it holds dates.
    found = pd.read_json(lines, lines=True, dtype=False, precise_float=True, convert_dates=False)
    assert list(found.columns) == names
    for name in names:
        wanted = [row[name] for row in rows]
        if isinstance(wanted[0], list) or any(isinstance(one, int) and abs(one) > 2**53 for one in wanted):
            continue  # beside a gap, pandas makes a whole number a float
        assert [None if pd.isna(one) else one for one in found[name]] == wanted


GAPS = {  # how a column holds the cells, and how pandas and polars type what they read without being told
    "Int64": (pd.array([None, 2**53 + 1, 3], "Int64"), pl.Int64, [2**53 + 1, 3]),
    "whole numbers as objects": ([None, 2**53 + 1, 3], pl.Int64, [2**53 + 1, 3]),
    "whole numbers as float": (np.array([np.nan, 1, 3]), pl.Float64, [1.0, 3.0]),
    "whole numbers beside fractions": ([None, 1, 2.5], pl.Float64, [1.0, 2.5]),
    "Decimals": ([None, decimal.Decimal(1), decimal.Decimal("2.5")], pl.Float64, [1.0, 2.5]),
    "boolean": (pd.array([None, True, False], "boolean"), pl.Boolean, [True, False]),
    "bool as objects": ([None, True, False], pl.Boolean, [True, False]),
    "texts like numbers": ([None, "007", "1e5"], pl.String, ["007", "1e5"]),
    "empty text": ([None, "", "x"], pl.String, ["", "x"]),
}


@pytest.mark.parametrize("kind", GAPS)
def test_a_column_with_a_gap_keeps_its_type(tmp_path, kind):
    column, dtype, wanted = GAPS[kind]
    column = pd.Series(column, dtype=object) if isinstance(column, list) else column
    lines, table, _ = exported(pd.DataFrame({"c": column, "the words": ["a text of words"] * 3}), tmp_path)
    # To a reader of CSV, a text of digits is a number unless it is told otherwise.
    for read in (pl.read_ndjson(lines), pl.read_csv(table, infer_schema=dtype != pl.String)):
        assert read["c"].dtype == dtype
        assert read["c"].to_list() == [None, *wanted]
    rows = [row["c"] for row in by_json(lines)]
    assert rows == [None, *wanted]
    assert [type(one) for one in rows[1:]] == [type(one) for one in wanted]


def test_moments_of_one_column_are_written_with_as_many_digits(tmp_path):
    days = pd.DatetimeIndex([pd.Timestamp("2020-05-01"), pd.Timestamp("2020-05-01 12:00:00.000000001")])
    frame = pd.DataFrame(
        {
            "c": days,
            "d": [dt.datetime.fromisoformat(text) for text in ("2020-05-01", "2020-05-01T00:00:00.000005")],
            "the words": ["a text of words"] * 2,
        }
    )
    lines, _, _ = exported(frame.astype({"d": object}), tmp_path)
    assert pd.to_datetime([row["c"] for row in by_json(lines)]).tolist() == days.tolist()
    assert [row["d"] for row in by_json(lines)] == ["2020-05-01T00:00:00.000000", "2020-05-01T00:00:00.000005"]


NESTED = {
    "numpy of three dimensions": (np.zeros((1, 2, 2), int), [[[0, 0], [0, 0]]]),
    "array of no dimension": (np.array(2.5), 2.5),
    "structured array": (np.array([(1, "a")], dtype=[("n", int), ("t", "U1")]), [[1, "a"]]),
    "masked array": (np.ma.array([1, 2], mask=[True, False]), [None, 2]),
    "Series": (pd.Series([1, None], dtype="Int64"), [1, None]),
    "frame": (pd.DataFrame({"a": [1], "b": ["x"]}), [{"a": 1, "b": "x"}]),
    "polars Series": (pl.Series([1, None]), [1, None]),
    "polars frame": (pl.DataFrame({"a": [1], "b": ["x"]}), [{"a": 1, "b": "x"}]),
    "set of Enum": ({Word.BUG, Word.FIX}, ["a bug", "a fix"]),
    "keys of an Enum": ({Word.BUG: Level.HIGH, Level.LOW: 1}, {"a bug": 2, "1": 1}),
    "tuple, range, deep": ((range(2), {"x": {"y": (1,)}}), [[0, 1], {"x": {"y": [1]}}]),
    "dates": ([pd.Timestamp("2020-05-01"), dt.date(2020, 5, 1), np.datetime64("NaT"), np.timedelta64(1, "h")], ["2020-05-01T00:00:00", "2020-05-01", None, "P0DT1H0M0S"]),
    "numbers": ([decimal.Decimal("0.10"), decimal.Decimal("NaN"), np.float32("inf"), np.int8(1), True, np.longdouble(2)], [0.1, None, None, 1, True, 2.0]),
    "bytes": ([b"ab", bytearray(b"ab")], ["YWI=", "YWI="]),
    "digits beyond what Python writes": ([10**5000], [hex(10**5000)]),
    "an object, a function": ([len, 1 + 2j], ["<built-in function len>", "(1+2j)"]),
    "long array": (np.arange(5000), list(range(5000))),
}  # fmt: skip


@pytest.mark.parametrize("kind", NESTED)
def test_a_cell_that_holds_others_is_written_whole(tmp_path, kind):
    cell, wanted = NESTED[kind]
    cells = np.empty(1, object)
    cells[0] = cell
    lines, table, _ = exported(pd.DataFrame({"c": cells, "the words": ["a text of words"]}), tmp_path)
    assert by_json(lines)[0]["c"] == wanted
    if wanted is not None:
        assert json.loads(by_csv(table)[0]["c"]) == wanted


def test_the_columns_of_a_polars_frame_are_exported_with_lists_and_structs(tmp_path):
    frame = pl.DataFrame(
        {"the words": ["a text of words", "another text"], "tags": [["a"], None], "meta": [{"n": 1, "t": "x"}, {"n": None, "t": "y"}],
         "day": [dt.date(2020, 5, 1), None], "kind": pl.Series(["u", None], dtype=pl.Categorical), "n": [1, None]}
    )  # fmt: skip
    lines, table, _ = exported(frame, tmp_path)
    read = by_json(lines)
    assert [row["meta"] for row in read] == frame["meta"].to_list()
    assert [row["tags"] for row in read] == [["a"], None]
    assert [row["day"] for row in read] == ["2020-05-01", None]
    assert [row["kind"] for row in read] == ["u", None]
    assert [row["n"] for row in read] in ([1, None], [1.0, None])
    assert [json.loads(row["meta"]) for row in by_csv(table)] == frame["meta"].to_list()


@pytest.mark.parametrize(
    ("columns", "index", "wanted"),
    [
        ({"text": "mine"}, None, {"text": "mine", "al_text": "the text of row 0"}),
        ({"Text": "mine"}, None, {"Text": "mine", "text": "the text of row 0"}),
        ({"id": 7}, None, {"id": 7, "al_id": 0}),
        ({"id": 0}, None, {"id": 0, "al_id": 0}),
        ({"label": "mine", "al_label": "too"}, None, {"label": "mine", "al_label": "too", "al_label_2": "yes"}),
        ({"split": 3}, None, {"split": 3, "al_split": "train"}),
        ({}, pd.Index(["k"], name="id"), {"id": "k"}),
        ({}, pd.Index(["k"], name="label"), {"id": "k", "label": "k", "al_label": "yes"}),
        ({"doc": 1}, pd.Index(["k"], name="doc"), {"id": "k", "doc": 1, "doc_2": "k"}),
        ({}, pd.MultiIndex.from_tuples([(pd.Timestamp("2024-03-01"), "AAA")], names=["day", None]), {"day": "2024-03-01T00:00:00", "id": ["2024-03-01T00:00:00", "AAA"]}),
        ({None: 1, "None": 2, 1: 3, "1_2": 4, "1": 5}, None, {"None": 1, "None_2": 2, "1": 3, "1_2": 4, "1_3": 5}),
    ],
)  # fmt: skip
def test_the_names_of_columns_never_hide_each_other(tmp_path, columns, index, wanted):
    frame = pd.DataFrame(
        [[*columns.values(), "the text of row 0"]], columns=pd.Index([*columns, "the words"], dtype=object)
    )
    lines, table, _ = exported(frame if index is None else frame.set_axis(index), tmp_path)
    (row,) = by_json(lines)
    assert {name: row.get(name) for name in wanted} == wanted
    levels = [] if index is None else [name for name in index.names if name not in {None, "id"}]
    assert len(row) == len(columns) + len(levels) + 1 + len(OURS), "nothing is lost and nothing is twice"
    assert list(by_csv(table)[0]) == list(row)


def test_rows_of_an_array_are_columns_by_their_numbers(tmp_path):
    from scipy import sparse

    X = np.array([[1.5, 0], [np.nan, 2]])
    for data in (X, sparse.csr_matrix(np.nan_to_num(X))):
        session = al.Session(data, ["yes", "no"], store=None, features=np.zeros((2, 1)))
        session.label(1, "no")
        (row,) = by_json(session.export(tmp_path / "x.jsonl"))
        assert (row["0"], row["1"], row["id"], row["label"]) == (None if data is X else 0.0, 2.0, 1, "no")


def test_texts_of_a_list_keep_their_place_and_a_named_index_goes_along(tmp_path):
    session = al.Session(
        pd.Series(["one text", "two texts"], index=pd.Index(["a", "b"], name="doc")), ["x", "y"], store=None
    )
    session.label("b", "y")
    (row,) = by_json(session.export(tmp_path / "x.jsonl"))
    assert (row["text"], row["doc"], row["id"]) == ("two texts", "b", "b")
