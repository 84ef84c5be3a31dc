"""Data frames of any library, and missing values."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pytest

import al_widget as al
from al_widget.data.features.build import build_features
from al_widget.data.frames import missing, read_frame
from al_widget.data.pool import make_pool

NEW_YEAR = datetime(2024, 1, 1, 2, tzinfo=UTC).replace(tzinfo=None)
LONG = "This Agreement shall be governed by law"


class Geo(pd.DataFrame):
    """A subclass of pandas' frame, as another library defines it."""

    @property
    def _constructor(self):
        return Geo


def test_a_class_derived_from_pandas_is_a_frame():
    pool = make_pool(Geo({"country": ["DE", "FR"], "n": [1, 2]}, index=["a", "b"]))
    assert pool.kind.name == "row"
    assert pool.example(1) == {"country": "FR", "n": 2}
    assert pool.id(1) == "b"


def test_a_class_that_is_only_called_data_frame_is_not_a_frame():
    class DataFrame(list):
        iloc = None
        columns = ()

    assert make_pool(DataFrame(["a tax", "a lien"])).kind.name == "text"


def test_a_polars_frame_is_read_with_its_gaps_and_types():
    frame = read_frame(pl.DataFrame({"n": [1, None], "body": ["x", "y"], "ok": [True, False]}))
    assert frame.columns.tolist() == ["n", "body", "ok"]
    assert make_pool(pl.DataFrame({"n": [1, 2], "code": ["x", "y"]})).example(1) == {"n": 2, "code": "y"}
    assert make_pool(pl.DataFrame({"n": [1, 2], "body": [f"{LONG} {n}" for n in "ab"]})).examples[1] == f"{LONG} b"


COLUMNS = {
    "whole": (pl.Int64, [1, None, 2**60 + 1], "Int64"),
    "unsigned": (pl.UInt64, [1, None, 2**63 + 1], "UInt64"),
    "small": (pl.Int8, [1, 2, 3], "int8"),
    "real": (pl.Float64, [0.5, None, float("nan")], "float64"),
    "half": (pl.Float32, [0.5, 0.25, 1.0], "float32"),
    "yes": (pl.Boolean, [True, False, True], "bool"),
    "yes with gaps": (pl.Boolean, [True, None, False], "object"),
    "time": (pl.Datetime("us"), [NEW_YEAR, None, NEW_YEAR], "datetime64"),
    "zoned": (pl.Datetime("us", "UTC"), [datetime(2024, 1, 1, tzinfo=UTC), None, None], "datetime64"),
    "span": (pl.Duration("us"), [timedelta(1), None, timedelta(2)], "timedelta64"),
    "day": (pl.Date, [date(2024, 1, 1), None, date(2024, 1, 2)], "object"),
    "money": (pl.Decimal(10, 2), [Decimal("1.50"), None, Decimal("2.25")], "object"),
    "list": (pl.List(pl.Int64), [[1], None, [2, 3]], "object"),
    "struct": (pl.Struct({"a": pl.Int64}), [{"a": 1}, {"a": 2}, None], "object"),
    "category": (pl.Categorical, ["x", None, "y"], "category"),
    "enum": (pl.Enum(["lo", "mid", "hi"]), ["lo", "hi", None], "category"),
    "nothing": (pl.Null, [None, None, None], "object"),
    "times of nothing": (pl.Datetime("us"), [None, None, None], "object"),
    "text": (pl.String, ["a", None, "c"], None),
}


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("library", ["polars", "pyarrow"])
def test_a_column_of_another_library_keeps_its_type_and_its_gaps(library, name):
    polars_type, values, dtype = COLUMNS[name]
    data = pl.DataFrame({"n": [1, 2, 3], "column": pl.Series(values, dtype=polars_type)})
    if library == "pyarrow":
        pytest.importorskip("pyarrow")
        data = data.to_arrow()
    column = read_frame(data)["column"]
    assert dtype is None or str(column.dtype).startswith(dtype)
    for cell, value in zip(column, values, strict=True):
        assert missing(cell) if missing(value) else cell == value


def test_new_rows_may_come_in_a_polars_frame():
    columns = {"n": [1.0, 2.0, 3.0, 4.0], "country": ["DE", "FR", "DE", "FR"]}
    made = build_features(make_pool(pd.DataFrame(columns)), None)
    np.testing.assert_array_equal(made.of(pl.DataFrame(columns)), made.X)


def test_a_lazy_frame_is_refused():
    with pytest.raises(
        al.DataError, match=r"The pool: expected .*, got a LazyFrame of polars.*\. Call \.collect\(\) first"
    ):
        make_pool(pl.LazyFrame({"n": [1, 2]}))


@pytest.mark.parametrize("gap", [None, float("nan"), np.nan, np.float32("nan"), np.float64("nan"), pd.NA, pd.NaT])
def test_a_cell_that_holds_nothing_is_missing(gap):
    assert missing(gap)


@pytest.mark.parametrize(
    "value",
    ["", " ", 0, False, 0.0, np.inf, "nan", [], np.array([np.nan, 1]), Decimal("NaN"), np.datetime64("NaT"), {}],
    ids=repr,
)
def test_any_other_value_is_not_missing(value):
    assert not missing(value)


def test_a_pool_of_texts_or_arrays_needs_no_pandas():
    script = (
        "import sys, numpy as np\n"
        "from al_widget.data.pool import make_pool\n"
        "from al_widget.data.cards import make_card\n"
        "for data in (['a', None, 'b'], np.ones((2, 3))): make_card(make_pool(data), 1)\n"
        "print([name for name in ('pandas', 'sklearn', 'polars', 'nh3', 'markdown_it') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("dtype", ["f8", "i4", "u2"])
def test_numbers_of_the_other_order_of_bytes_are_labeled_as_any(dtype, tmp_path):
    frame = pd.DataFrame({"x": np.arange(30).astype(dtype), "y": range(30)})
    swapped = frame.assign(x=frame.x.to_numpy().astype(np.dtype(dtype).newbyteorder()))
    session = al.Session(swapped, ["low", "high"], store=None, audit=0)
    for row in range(20):
        session.label(row, "low" if row < 10 else "high")
    session.update()
    assert pd.read_csv(session.export(tmp_path / "x.csv"))["x"].tolist() == list(range(20))
    assert session.predict(swapped).tolist() == session.predict(frame).tolist()
    assert [session.pool.key(row) for row in range(30)] == [make_pool(frame).key(row) for row in range(30)]
