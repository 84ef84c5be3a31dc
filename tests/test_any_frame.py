"""Any frame a person may have: read whole, found again however it is stored, exported and predicted row by row."""

from __future__ import annotations

import csv
import datetime as dt
import decimal
import json
import math
from collections import Counter

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

import al_widget as al

CLASSES = ["late", "in time"]
EXAMPLES = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
WORDS = ["lamp", "street", "broken", "since", "monday", "the", "rain", "cold", "again", "no light"]


class SurveyFrame(pd.DataFrame):
    """A frame of a class derived from pandas', as geopandas makes them."""

    @property
    def _constructor(self):
        return SurveyFrame


# ---------------------------------------------------------------- what is drawn


def gaps(values):
    return st.one_of(st.none(), values)


WHOLE = st.integers(-1000, 1000)
REAL = st.one_of(st.floats(-1e6, 1e6, allow_nan=False), st.sampled_from([0.0, -0.0, 0.1, 3.0]))
DATES = st.integers(300_000_000, 2_000_000_000).map(lambda s: dt.datetime.fromtimestamp(s, dt.UTC).replace(tzinfo=None))
TEXT = st.lists(st.sampled_from(WORDS), min_size=4, max_size=9).map(" ".join)

# dtype -> cells, and how pandas holds them
COLUMNS = {
    "int64": (WHOLE, lambda cells: pd.array(cells, dtype="int64")),
    "float64": (gaps(REAL), lambda cells: pd.array([np.nan if c is None else c for c in cells], dtype="float64")),
    "float32": (WHOLE, lambda cells: np.array(cells, "float32")),
    "bool": (st.booleans(), lambda cells: np.array(cells, bool)),
    "Int64": (gaps(WHOLE), lambda cells: pd.array(cells, dtype="Int64")),
    "Float64": (gaps(REAL), lambda cells: pd.array(cells, dtype="Float64")),
    "boolean": (gaps(st.booleans()), lambda cells: pd.array(cells, dtype="boolean")),
    "names": (gaps(st.sampled_from(["north", "south", "east"])), lambda cells: pd.Series(cells, dtype=object)),
    "string": (gaps(st.sampled_from(["a", "b", ""])), lambda cells: pd.array(cells, dtype="string")),
    "category": (gaps(st.sampled_from(["low", "high"])), pd.Categorical),
    "texts": (gaps(TEXT), lambda cells: pd.Series(cells, dtype=object)),
    "uuid": (st.uuids(version=4).map(str), lambda cells: pd.Series(cells, dtype=object)),
    "datetime": (gaps(DATES), lambda cells: pd.to_datetime(pd.Series(cells, dtype=object))),
    "zoned": (gaps(DATES), lambda cells: pd.to_datetime(pd.Series(cells, dtype=object), utc=True)),
    "date": (gaps(DATES.map(dt.datetime.date)), lambda cells: pd.Series(cells, dtype=object)),
    "timedelta": (
        gaps(st.integers(0, 10**6).map(lambda s: dt.timedelta(seconds=s))),
        lambda cells: pd.to_timedelta(pd.Series(cells, dtype=object)),
    ),
    "Decimal": (
        gaps(st.integers(-(10**6), 10**6).map(lambda c: decimal.Decimal(c) / 100)),
        lambda cells: pd.Series(cells, dtype=object),
    ),
    "numbers as objects": (gaps(st.one_of(WHOLE, REAL)), lambda cells: pd.Series(cells, dtype=object)),
    "mixed": (gaps(st.one_of(WHOLE, st.sampled_from(["x", "yes"]))), lambda cells: pd.Series(cells, dtype=object)),
    "lists": (gaps(st.lists(WHOLE, max_size=3)), lambda cells: pd.Series(cells, dtype=object)),
    "dicts": (
        gaps(st.dictionaries(st.sampled_from("xyz"), WHOLE, max_size=2)),
        lambda cells: pd.Series(cells, dtype=object),
    ),
}
NAMES = st.one_of(
    st.sampled_from(["note", "ward", "label", "id", "text", "score", "time", "größe", "a b", ""]),
    st.integers(0, 3000),
    st.tuples(st.sampled_from(["mean", "sum"]), st.sampled_from("ab")),
)


@st.composite
def indexes(draw, n):
    kind = draw(st.sampled_from(["positions", "numbers", "names", "dates", "levels"]))
    if kind == "positions":
        return pd.RangeIndex(n)
    if kind == "numbers":
        return pd.Index(draw(st.permutations(range(100, 100 + n))), name=draw(st.sampled_from([None, "doc_id", "id"])))
    if kind == "names":
        return pd.Index([f"DOC-{number:04}" for number in range(n)], name="doc")
    if kind == "dates":
        return pd.date_range("2024-02-27", periods=n, name=draw(st.sampled_from([None, "day"])))
    return pd.MultiIndex.from_tuples([(f"t{row % 2}", row // 2) for row in range(n)], names=["ticker", "number"])


@st.composite
def frames(draw):
    """Draw a frame of any dtypes, column names and index."""
    n = draw(st.integers(3, 9))
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    kinds = [draw(st.sampled_from(sorted(COLUMNS))) for _ in names]
    columns = {}
    for position, kind in enumerate(kinds):
        cells, hold = COLUMNS[kind]
        columns[position] = pd.Series(hold(draw(st.lists(cells, min_size=n, max_size=n)))).array
    frame = pd.DataFrame(columns)
    # tuples alone would become levels
    frame.columns = pd.Index(names, dtype=object, tupleize_cols=False)
    frame.index = draw(indexes(n))
    note(f"{dict(zip(names, kinds, strict=True))}, {type(frame.index).__name__} {frame.index.names}")
    return frame


def as_objects(frame):
    return pd.DataFrame({name: frame[name].astype(object) for name in frame.columns}, index=frame.index)


def as_nullable(frame):
    return frame.convert_dtypes()


def as_polars(frame):
    return pl.DataFrame({name: frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in frame})


def as_arrow(frame):
    pyarrow = pytest.importorskip("pyarrow")
    cells = {name: frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in frame}
    return pyarrow.table({name: pyarrow.array(column) for name, column in cells.items()})


RESTORED = {
    "the columns in another order": lambda frame: frame[frame.columns[::-1]],
    "a column more": lambda frame: frame.assign(added_later=range(len(frame))),
    "cells as objects": as_objects,
    "nullable dtypes": as_nullable,
    "a derived class": SurveyFrame,
    "the rows in another order": lambda frame: frame.iloc[::-1],
    "another index": lambda frame: frame.set_axis([f"row {row}" for row in range(len(frame))]),
    "polars": as_polars,
    "pyarrow": as_arrow,
}


def holds_one_type(frame):
    """Check whether a library of typed columns can hold the frame: names that are str, a column of one type each."""

    def one_type(column):
        kinds = {
            type(value) for value in column.astype(object) if not isinstance(value, (list, dict)) and value is not None
        }
        # A struct has all fields in each cell: {} beside {"x": 0} comes back as {"x": None}.
        fields = {frozenset(value) for value in column.astype(object) if isinstance(value, dict)}
        return len({float if kind in (int, float) else kind for kind in kinds}) <= 1 and len(fields) <= 1

    return all(isinstance(name, str) for name in frame.columns) and all(one_type(frame[name]) for name in frame)


# ---------------------------------------------------------------- what must hold


def usable(session):
    return [session.pool.id(row) for row in range(len(session.pool)) if not session.pool.blank[row]]


def open_session(data, **options):
    """Return a session over a frame; None where it holds nothing but gaps, which a sentence says."""
    try:
        return al.Session(data, CLASSES, audit=0, **options)
    except al.DataError as error:
        if "empty or missing" not in str(error):
            raise
        return None


@EXAMPLES
@given(frame=frames(), stored=st.sampled_from(sorted(RESTORED)))
def test_a_frame_stored_in_another_way_finds_every_label(tmp_path_factory, frame, stored):
    if stored in {"polars", "pyarrow"} and not holds_one_type(frame):
        return
    store = str(tmp_path_factory.mktemp("store") / "labels.db")
    session = open_session(frame, store=store)
    if session is None:
        return
    assert len(session.pool) == len(frame)
    labels = {}
    for row, id_ in enumerate(usable(session)):
        labels[id_] = CLASSES[row % 2]
        session.label(id_, labels[id_])
    assert session.labels.to_dict() == labels
    session.close()

    again = al.Session(RESTORED[stored](frame), CLASSES, store=store, audit=0)
    assert len(again.pool) == len(frame)
    assert Counter(again.labels) == Counter(labels.values())
    if stored not in {"the rows in another order", "another index", "polars", "pyarrow"}:
        assert again.labels.to_dict() == labels
    again.close()


@EXAMPLES
@given(frame=frames())
def test_predict_gives_one_answer_a_row(frame):
    session = open_session(frame, store=None)
    if session is None:
        return
    ids = usable(session)
    if len(ids) < 2:
        return
    for row, id_ in enumerate(ids):
        session.label(id_, CLASSES[row % 2])
    session.update()
    assert session.model is not None, session.error
    for new in (frame, frame.iloc[:1], frame[frame.columns[::-1]], SurveyFrame(frame), frame.iloc[:0]):
        assert session.predict(new).shape == (len(new),)
        assert session.predict_proba(new).shape == (len(new), 2)
    sure = session.predict_proba(frame).max(axis=1) > 0.5 + 1e-6
    assert (session.pipeline.predict(frame) == session.predict(frame))[sure].all()


# ---------------------------------------------------------------- exports


def same(ours, theirs):
    """Check whether a value of JSON stands for a cell."""
    if isinstance(theirs, (list, tuple, np.ndarray)):
        return isinstance(ours, list) and len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(theirs, dict):
        return isinstance(ours, dict) and all(same(ours[str(name)], value) for name, value in theirs.items())
    if theirs is None or theirs is pd.NA or theirs is pd.NaT or (isinstance(theirs, float) and math.isnan(theirs)):
        return ours is None
    return same_scalar(ours, theirs)


def same_scalar(ours, theirs):
    if isinstance(theirs, (bool, np.bool_)):
        return ours is bool(theirs)
    if isinstance(theirs, (int, float, np.number, decimal.Decimal)):
        return not isinstance(ours, bool) and float(ours) == pytest.approx(float(theirs))
    if isinstance(theirs, (dt.timedelta, np.timedelta64)):
        return pd.Timedelta(ours) == pd.Timedelta(theirs)
    if isinstance(theirs, (dt.date, np.datetime64)):
        return pd.Timestamp(ours) == pd.Timestamp(theirs)
    return ours == str(theirs)


@EXAMPLES
@given(frame=frames())
def test_an_export_holds_every_cell_of_the_frame(tmp_path_factory, frame):
    session = open_session(frame, store=None)
    if session is None:
        return
    ids = usable(session)
    for id_ in ids:
        session.label(id_, "late")
    folder = tmp_path_factory.mktemp("export")
    lines = session.export(folder / "out.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) == len(ids)
    table = pd.read_csv(session.export(folder / "out.csv"), dtype=str, keep_default_na=False)
    assert len(table) == len(ids)
    header = (folder / "out.csv").read_text(encoding="utf-8").splitlines()[0]
    assert next(csv.reader([header])) == list(rows[0])
    assert pl.read_csv(folder / "out.csv", infer_schema=False).shape == table.shape
    position = {id_: row for row, id_ in enumerate(map(session.pool.id, range(len(session.pool))))}
    names = list(frame.columns)
    for id_, row in zip(session.frame["id"], rows, strict=True):
        for number, name in enumerate(names):
            told = str(name) if isinstance(name, (str, int)) else None
            if told is None or sum(str(other) == told for other in names) > 1:
                continue
            assert told in row, (told, list(row))
            assert same(row[told], frame.iloc[position[id_], number]), (
                told,
                row[told],
                frame.iloc[position[id_], number],
            )
