"""Keys of rows: equal rows are equal however they are stored, and rows that differ are not."""

# ruff: noqa: DTZ001 - instants without a zone are what is tested

from __future__ import annotations

import enum
import uuid
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

import al_widget as al
from al_widget.data.cell_codes import MISSING, array_codes, cell_code, number_codes
from al_widget.data.keys import ContentKeys
from al_widget.data.pool import make_pool
from al_widget.data.row_keys import row_bytes
from al_widget.data.schemes import KeyRecord


def keys(data):
    """Return the keys of rows, also of a frame that is read as texts."""
    pool = make_pool(data)
    made = pool.keys if pool.frame is None else ContentKeys(row_bytes(pool.frame), len(pool))
    return [made.key(row) for row in range(len(pool))]


class Colour(enum.Enum):
    RED = "red"


class Word(str):
    __slots__ = ()


class Point:
    """An object whose text is its address."""

    def __init__(self, x):
        self.x = x


BERLIN = timezone(timedelta(hours=2))

# ---------------------------------------------------------------- cells

EQUAL = {
    "three": [3, 3.0, np.int8(3), np.uint64(3), np.float32(3), Decimal("3.00"), Fraction(6, 2), complex(3, 0)],
    "true": [True, np.bool_(True), 1, 1.0],
    "zero": [0, 0.0, -0.0, np.float32(-0.0), Decimal("-0.0"), False],
    "a tenth": [0.1, Decimal("0.10"), Fraction(1, 10), np.float64(0.1), Decimal(0.1)],  # noqa: RUF032
    "beyond floats": [2**53 + 1, np.int64(2**53 + 1), np.uint64(2**53 + 1), Decimal(2**53 + 1), Fraction(2**53 + 1)],
    "the least int64 but one": [-(2**63) + 1, np.int64(-(2**63) + 1), Decimal(-(2**63) + 1)],
    "the largest uint64": [2**64 - 1, np.uint64(2**64 - 1), Decimal(2**64 - 1)],
    "a power": [2**70, float(2**70), Decimal(2**70)],
    "ten to the 23rd": [10**23, Decimal("1E+23"), Fraction(10**23)],
    "infinity": [float("inf"), np.float32("inf"), Decimal("Infinity")],
    "missing": [
        None,
        float("nan"),
        np.float32("nan"),
        pd.NA,
        pd.NaT,
        np.datetime64("NaT"),
        np.timedelta64("NaT"),
        Decimal("NaN"),
    ],
    "text": ["red", Word("red"), np.str_("red"), Colour.RED],
    "bytes": [b"red", bytearray(b"red"), np.bytes_(b"red"), memoryview(b"red")],
    "day": [
        date(2024, 1, 2),
        datetime(2024, 1, 2),
        datetime(2024, 1, 2, tzinfo=UTC),
        datetime(2024, 1, 2, 2, tzinfo=BERLIN),
        pd.Timestamp("2024-01-02"),
        pd.Timestamp("2024-01-02", tz="UTC"),
        pd.Timestamp("2024-01-02 02:00", tz=BERLIN),
        np.datetime64("2024-01-02"),
        np.datetime64("2024-01-02T00:00:00.000000000"),
    ],
    "before 1970": [datetime(1969, 12, 31, 23, 59, 59, 1000), pd.Timestamp("1969-12-31 23:59:59.001")],
    "year 1": [date(1, 1, 1), datetime(1, 1, 1), np.datetime64("0001-01-01")],
    "nanosecond": [pd.Timestamp("2024-01-02 00:00:00.000000001"), np.datetime64("2024-01-02T00:00:00.000000001")],
    "hour": [timedelta(hours=1), pd.Timedelta("1h"), np.timedelta64(1, "h"), np.timedelta64(3_600_000, "ms")],
    "less than nothing": [timedelta(microseconds=-1), pd.Timedelta(-1, "us"), np.timedelta64(-1, "us")],
    "list": [[1, 2.5], (1, 2.5), np.array([1, 2.5]), pd.Series([1, 2.5]), pl.Series([1.0, 2.5]), [1, Decimal("2.5")]],
    "vector of whole numbers": [[1, 2], (1.0, 2.0), np.array([1, 2], np.int8)],
    "table": [[[1, 2], [3, 4]], np.array([[1, 2], [3, 4]]), ((1, 2), (3.0, 4.0))],
    "dict": [{"a": 1, "b": [None]}, {"b": [float("nan")], "a": 1.0}],
    "set": [{1, 2}, frozenset({2.0, 1.0})],
    "month": [pd.Period("2024-01", "M"), pd.Period("2024-01-15", "M")],
    "interval": [pd.Interval(0, 1), pd.Interval(0.0, 1.0)],
    "uuid": [uuid.UUID(int=7), str(uuid.UUID(int=7))],
    "object": [Point(1), Point(1.0)],
}
OTHERS = [
    "",
    "3",
    "True",
    b"3",
    "nan",
    3.0000000000000004,
    np.float32(0.1),
    2**53,
    2**53 + 2,
    2**64,
    -(2**64),
    10**23 + 1,
    Decimal("0.10000000000000000001"),
    Decimal("1E+5000"),
    Decimal("1E+5001"),
    complex(3, 1),
    time(0, 0),
    timedelta(0),
    date(1970, 1, 1),
    [],
    [3],
    [[3]],
    {},
    {"a": 1},
    set(),
    {3},
    pd.Period("2024-01-02", "D"),
    pd.Interval(0, 1, closed="left"),
    Point(2),
    "2024-01-02",
    -1,
    float("-inf"),
]


@pytest.mark.parametrize("name", EQUAL)
def test_a_value_has_one_code_in_whatever_type_it_comes(name):
    assert {cell_code(value) for value in EQUAL[name]} == {cell_code(EQUAL[name][0])}


def test_values_that_differ_have_codes_that_differ():
    some = [values[0] for name, values in EQUAL.items() if name != "true"] + [1, *OTHERS]
    assert len({cell_code(value) for value in some}) == len(some)
    assert {cell_code(value) for value in EQUAL["missing"]} == {MISSING}


@pytest.mark.parametrize("name", EQUAL)
def test_a_column_gives_the_codes_its_cells_have(name):
    table = pd.DataFrame({"cell": pd.Series([*EQUAL[name], "x", 5], dtype=object), "n": 0})
    assert len({key.partition("-")[0] for key in keys(table)[: len(EQUAL[name])]}) == 1


@given(st.lists(st.integers(-(2**63), 2**63 - 1) | st.sampled_from([2**53, 2**53 + 1, -(2**53) - 1, -(2**63)])))
def test_whole_numbers_are_coded_alike_one_by_one_and_together(values):
    array = np.array(values, np.int64)
    assert number_codes(array).tolist() == [cell_code(value) for value in values]
    unsigned = array.view(np.uint64)
    assert number_codes(unsigned).tolist() == [cell_code(int(value)) for value in unsigned]


@given(st.lists(st.datetimes()), st.sampled_from(["s", "ms", "us"]))
def test_instants_are_coded_alike_one_by_one_and_together(values, unit):
    array = np.array(values, f"datetime64[{unit}]")
    assert array_codes(array).tolist() == [cell_code(value) for value in array.tolist()]
    swapped = array.astype(array.dtype.newbyteorder(">"))
    assert array_codes(swapped).tolist() == array_codes(array).tolist()


@given(st.floats() | st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.integers())
def test_numbers_that_python_calls_equal_have_one_code(value):
    assert cell_code(value) == cell_code(Decimal(value)) or value != value
    if isinstance(value, int) or (isinstance(value, float) and np.isfinite(value)):
        assert cell_code(value) == cell_code(Fraction(value))


def test_an_object_that_holds_itself_has_a_code():
    one, other = [1], {"x": 1}
    one.append(one)
    other["me"] = Point(other)
    assert cell_code(one) != cell_code(other)


# ---------------------------------------------------------------- frames

TEXTS = st.text(max_size=8)
NUMBERS = st.floats(allow_nan=False, width=32)
DATES = st.datetimes(datetime(1700, 1, 1), datetime(2200, 1, 1)).map(lambda one: one.replace(microsecond=0))


def objects(values):
    return pd.Series(values, dtype=object)


def gaps_of(values, gap):
    return [gap if value is None else value for value in values]


STORED = {
    "whole": (
        st.integers(-100, 100),
        [
            objects,
            lambda values: objects(gaps_of(values, float("nan"))),
            lambda values: pd.array(values, "Int64"),
            lambda values: pd.array(values, "Float64"),
            lambda values: pd.Series(values, dtype=float),
            lambda values: pd.Series(values, dtype=np.float32),
            pd.Categorical,
            lambda values: objects([None if value is None else Decimal(value) for value in values]),
            lambda values: pd.Series(values) if None in values else pd.Series(values, dtype=np.int8),
            lambda values: pd.Series(values, dtype=float).astype(pd.SparseDtype(float, np.nan)),
        ],
    ),
    "large": (
        st.integers(2**53, 2**62),
        [
            objects,
            lambda values: pd.array(values, "Int64"),
            lambda values: objects([None if value is None else Decimal(value) for value in values]),
            lambda values: objects(values) if None in values else pd.Series(values, dtype=np.uint64),
            lambda values: objects(values).astype("category"),
        ],
    ),
    "real": (
        NUMBERS,
        [
            objects,
            lambda values: pd.array(values, "Float64"),
            lambda values: pd.Series(values, dtype=float),
            lambda values: pd.Series(values, dtype=np.float32),
            lambda values: pd.Series(values, dtype=float).astype("category"),
            lambda values: objects([None if value is None else Decimal(value) for value in values]),
        ],
    ),
    "bool": (
        st.booleans(),
        [
            objects,
            lambda values: pd.array(values, "boolean"),
            lambda values: pd.array(values, "Int64"),
            lambda values: pd.Series([np.nan if value is None else float(value) for value in values]),
            lambda values: objects(values) if None in values else pd.Series(values, dtype=bool),
        ],
    ),
    "text": (
        TEXTS,
        [
            objects,
            pd.Series,
            lambda values: objects(gaps_of(values, np.nan)),
            lambda values: objects(gaps_of(values, pd.NA)),
            lambda values: pd.array(values, "string"),
            pd.Categorical,
            lambda values: objects([None if value is None else Word(value) for value in values]),
        ],
    ),
    "instant": (
        DATES,
        [
            objects,
            lambda values: pd.Series(pd.to_datetime(objects(values))),
            lambda values: pd.Series(np.array(gaps_of(values, "NaT"), "datetime64[s]")),
            lambda values: pd.Series(np.array(gaps_of(values, "NaT"), "datetime64[ns]")),
            lambda values: pd.Series(np.array(gaps_of(values, "NaT"), "datetime64[us]")).dt.tz_localize("UTC"),
            lambda values: (
                pd.Series(np.array(gaps_of(values, "NaT"), "datetime64[ns]"))
                .dt.tz_localize("UTC")
                .dt.tz_convert("Asia/Tokyo")
            ),
            lambda values: objects([pd.NaT if value is None else pd.Timestamp(value) for value in values]),
            lambda values: pd.Categorical(pd.to_datetime(objects(values))),
        ],
    ),
    "duration": (
        st.integers(-(10**6), 10**6).map(lambda seconds: timedelta(seconds=seconds)),
        [
            objects,
            lambda values: pd.Series(pd.to_timedelta(objects(values))),
            lambda values: pd.Series(np.array(gaps_of(values, "NaT"), "timedelta64[s]")),
            lambda values: objects([None if value is None else pd.Timedelta(value) for value in values]),
        ],
    ),
    "list": (
        st.lists(st.integers(0, 9) | st.none(), max_size=3),
        [objects, lambda values: objects([None if value is None else tuple(value) for value in values])],
    ),
    "dict": (
        st.fixed_dictionaries({"a": st.integers(0, 9), "b": TEXTS}),
        [
            objects,
            lambda values: objects([None if value is None else dict(reversed(value.items())) for value in values]),
        ],
    ),
}


@st.composite
def tables(draw):
    """Return columns of a table, as name -> (kind, values)."""
    n = draw(st.integers(1, 6))
    names = draw(st.lists(st.integers(0, 20) | st.sampled_from("abcxyz"), min_size=2, max_size=5, unique_by=str))
    columns = {}
    for name in names:
        kind = draw(st.sampled_from(sorted(STORED)))
        cell = STORED[kind][0] | st.none() if draw(st.booleans()) else STORED[kind][0]
        columns[name] = (kind, draw(st.lists(cell, min_size=n, max_size=n)))
    columns["row"] = ("whole", list(range(n)))  # an index that tells the rows apart
    return columns


@st.composite
def stored(draw, columns):
    """Return a frame of the columns, stored in one of many ways, and the order of its rows."""
    names = draw(st.permutations(list(columns)))
    rows = draw(st.permutations(range(len(columns["row"][1]))))
    frame = pd.DataFrame(
        {name: pd.Series(draw(st.sampled_from(STORED[columns[name][0]][1]))(columns[name][1])) for name in names}
    )
    frame = frame.iloc[list(rows)]
    frame.index = draw(st.sampled_from([pd.RangeIndex(len(rows)), pd.Index([f"r{row}" for row in rows])]))
    if draw(st.booleans()):
        frame = frame.rename(columns={name: str(name) for name in names})  # as a file gives them back
    if draw(st.booleans()):
        frame["new"] = frame["row"]
    return frame, list(rows)


def row_keys(frame, columns):
    """Return the keys a task uses that was begun with these columns."""
    record = KeyRecord("rows", tuple(sorted(map(str, columns))))
    found = next(make_pool(frame).schemes.as_recorded(record))
    return [found.key(row) for row in range(len(frame))]


@settings(max_examples=150, deadline=None)
@given(st.data(), tables())
def test_equal_rows_have_equal_keys_however_the_frame_is_stored(data, columns):
    one, rows = data.draw(stored(columns))
    other, rows_of_other = data.draw(stored(columns))
    first, second = row_keys(one, columns), row_keys(other, columns)
    assert dict(zip(rows, first, strict=True)) == dict(zip(rows_of_other, second, strict=True))
    assert len(set(first)) == len(rows)


@settings(max_examples=100, deadline=None)
@given(st.data(), tables())
def test_a_cell_that_changes_gives_its_row_another_key(data, columns):
    name = data.draw(st.sampled_from([name for name in columns if name != "row"]))
    kind, values = columns[name]
    row = data.draw(st.integers(0, len(values) - 1))
    new = data.draw((STORED[kind][0] | st.none()).filter(lambda value: value != values[row]))
    changed = {**columns, name: (kind, [*values[:row], new, *values[row + 1 :]])}
    before, after = (
        row_keys(pd.DataFrame({key: objects(cells) for key, (_, cells) in table.items()}), columns)
        for table in (columns, changed)
    )
    assert [at for at, (one, other) in enumerate(zip(before, after, strict=True)) if one != other] == [row]


COLUMNS = {
    "n": [1, None, 3],
    "large": [2**53 + 1, 2**60 + 1, 5],
    "x": [0.5, None, -0.0],
    "b": [True, None, False],
    "s": ["a", None, ""],
    "day": [date(2024, 1, 1), None, date(1960, 5, 5)],
    "at": [datetime(2024, 1, 1, 12, 0, 0, 5), None, datetime(1960, 1, 1)],
    "for": [timedelta(hours=1), None, timedelta(seconds=-1)],
    "l": [[1, 2], None, []],
    "d": [{"a": 1, "b": "x"}, None, {"a": 2, "b": "y"}],
    "bytes": [b"a", None, b""],
    "price": [Decimal("1.10"), None, Decimal("3.00")],
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_frame_of_another_library_has_the_keys_of_one_of_pandas(column):
    columns = {column: COLUMNS[column], "row": [0, 1, 2]}
    pandas = keys(pd.DataFrame({name: objects(cells) for name, cells in columns.items()}))
    assert keys(pl.DataFrame(columns)) == pandas
    pyarrow = pytest.importorskip("pyarrow")
    assert keys(pyarrow.table(columns)) == pandas
    assert keys(pyarrow.table(columns).to_pandas(types_mapper=pd.ArrowDtype)) == pandas


@pytest.mark.parametrize("zone", [None, "Asia/Tokyo"])
def test_nanoseconds_of_another_library_are_kept(zone):
    at = np.array(["2024-01-02T03:04:05.000000001", "NaT", "1960-01-01T00:00:00.000000009"], "datetime64[ns]")
    length = at - np.datetime64("2024-01-01")
    frame = pd.DataFrame({"at": pd.Series(at).dt.tz_localize("UTC"), "length": length, "n": range(3)})
    other = pl.DataFrame({"at": at, "length": length, "n": range(3)})
    if zone is not None:
        other = other.with_columns(pl.col("at").dt.replace_time_zone("UTC").dt.convert_time_zone(zone))
        assert str(make_pool(other).frame["at"].dt.tz) == zone
    assert keys(other) == keys(frame)
    pyarrow = pytest.importorskip("pyarrow")
    assert keys(pyarrow.Table.from_pandas(frame)) == keys(frame)


def test_rows_with_other_columns_are_other_rows():
    values = [[1, 2], [3, 4]]
    assert not set(keys(pd.DataFrame(values, columns=["a", "b"]))) & set(keys(pd.DataFrame(values, columns=["a", "c"])))


def test_columns_go_by_their_names_whatever_type_these_have():
    frame = pd.DataFrame([[1, 2, 3], [4, 5, 6]], columns=[10, 9, ("a", 1)])
    other = frame[[9, ("a", 1), 10]].rename(columns={9: "9", 10: "10"})
    assert keys(frame) == keys(other)


def test_a_frame_of_many_slices_is_read_as_one():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {"x": rng.normal(size=40_000), "kind": rng.choice(["a", "b"], 40_000), "n": rng.integers(0, 9, 40_000)}
    )
    whole = keys(frame)
    some = rng.permutation(40_000)[:5000]
    assert [whole[row] for row in some] == keys(frame.iloc[some])


# ---------------------------------------------------------------- arrays and sparse matrices

GRID = np.array([[0.0, 1.5, -2.0], [0.1, 0.0, 3e9], [0.0, 0.0, 0.0], [np.nan, 1.0, 2.0]])


def test_an_array_has_one_zero_and_one_nan():
    other = np.where(GRID == 0, -0.0, GRID)
    other[3, 0] = np.array([0x7FF8000000000001], np.uint64).view(np.float64)[0]
    assert keys(other) == keys(GRID)


def test_an_array_tells_whole_numbers_apart_that_no_float_holds():
    assert len({key.partition("-")[0] for key in keys(np.array([[2**53, 0], [2**53 + 1, 0]]))}) == 2


def test_an_array_in_any_layout_has_the_same_keys():
    big = np.tile(GRID, (5000, 1)) + np.arange(20_000)[:, None]
    wide = np.zeros((20_000, 6))
    wide[:, ::2] = big
    for other in (np.asfortranarray(big), wide[:, ::2], big.astype(">f8"), big.astype(np.longdouble)):
        assert keys(other) == keys(big)


def untidy(matrix):
    """Return an equal CSR matrix with its indices out of order, explicit zeros and a sum in two parts."""
    indptr, indices, data = [0], [], []
    for row in range(matrix.shape[0]):
        line = matrix[[row]].tocoo()
        columns = line.coords[1] if hasattr(line, "coords") else line.col
        for column, value in reversed(list(zip(columns, line.data, strict=True))):
            indices += [column, column]
            data += [value / 2, value / 2]
        empty = sorted(set(range(matrix.shape[1])) - set(columns))[:1]
        indices += empty
        data += [0.0] * len(empty)
        indptr.append(len(indices))
    return sparse.csr_matrix((np.array(data), np.array(indices, np.int32), np.array(indptr, np.int32)), matrix.shape)


@given(st.integers(0, 1000))
def test_equal_sparse_matrices_have_equal_keys_and_stay_as_they_are(seed):
    matrix = sparse.random(12, 7, density=0.4, format="csr", random_state=seed)
    odd = untidy(matrix)
    kept = odd.indptr.copy(), odd.indices.copy(), odd.data.copy()
    for other in (odd, matrix.tocsc(), matrix.tocoo(), sparse.csr_array(matrix), matrix.tolil(), matrix * 1.0):
        assert keys(other) == keys(matrix)
    for array, before in zip((odd.indptr, odd.indices, odd.data), kept, strict=True):
        np.testing.assert_array_equal(array, before)


def test_features_in_another_form_find_their_objects():
    objects_ = [{"n": n} for n in range(4)]
    grid = np.nan_to_num(GRID)
    made = make_pool(objects_, features=grid)
    for other in (grid, sparse.csr_matrix(grid), pd.DataFrame(grid), pl.DataFrame(grid), grid.astype(">f8")):
        schemes = make_pool(objects_, features=other).schemes
        found = [[one.key(row) for row in range(4)] for one in schemes.as_recorded(made.schemes.record)]
        assert [made.key(row) for row in range(4)] in found


def test_features_that_do_not_fit_are_refused_at_the_door():
    with pytest.raises(al.DataError, match=r"of shape \(4, d\)"):
        make_pool([{"n": n} for n in range(4)], features=GRID[:3])
