"""Columns of a frame: whatever holds the cells, numbers stay numbers, dates become something a model can use."""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.data.features.build import build_features
from al_widget.data.features.moments import cycles, seen_periods
from al_widget.data.features.table import table_features
from al_widget.data.pool import make_pool

N = 400
AMOUNT = np.random.default_rng(0).uniform(0, 1000, N)
HIGH = AMOUNT > 500
DAYS = pd.Timestamp("2024-01-01") + pd.to_timedelta((AMOUNT * 8).astype(int), unit="h")
STAMPS = [day.to_pydatetime() for day in DAYS]
GAP = np.arange(N) % 50 == 49


def gaps(values):
    return [None if gap else value for gap, value in zip(GAP, values, strict=True)]


def objects(values):
    return pd.Series(list(values), dtype=object)


def features(column, **beside):
    frame = pd.DataFrame({"value": column, "k": np.arange(len(column)) % 3, **beside})
    return table_features(frame, lambda _share: None, landmarks=True), frame


def accuracy(made):
    """Return how well the default model tells high from low after 80 labels."""
    model = LogisticRegression(C=10, max_iter=1000).fit(made.X[:80], HIGH[:80])
    return model.score(made.X[80:], HIGH[80:])


NUMBERS = {
    "float": AMOUNT,
    "Int64 with gaps": pd.array(gaps(AMOUNT.astype(int)), dtype="Int64"),
    "Float64 with gaps": pd.array(gaps(AMOUNT), dtype="Float64"),
    "sparse": pd.arrays.SparseArray(AMOUNT),
    "Decimal": [Decimal(f"{a:.2f}") for a in AMOUNT],
    "Decimal with gaps": gaps([Decimal(f"{a:.2f}") for a in AMOUNT]),
    "Decimal and float": objects(Decimal(f"{a:.2f}") if n % 2 else a for n, a in enumerate(AMOUNT)),
    "signaling NaN among Decimals": [Decimal("sNaN") if gap else Decimal(f"{a:.2f}") for gap, a in zip(GAP, AMOUNT, strict=True)],
    "numbers of the other order of bytes": AMOUNT.astype(AMOUNT.dtype.newbyteorder()),
    "Fraction": objects(Fraction(int(a), 3) for a in AMOUNT),
    "object": objects(gaps(AMOUNT)),
    "object with NA": objects(pd.NA if gap else a for gap, a in zip(GAP, AMOUNT, strict=True)),
    "numpy scalars": objects(map(np.float32, AMOUNT)),
    "a few notes among numbers": objects("n/a" if gap else a for gap, a in zip(GAP, AMOUNT, strict=True)),
    "ordered category": pd.Categorical(AMOUNT.astype(int) // 10, ordered=True),
    "category of many numbers": pd.Categorical(AMOUNT),
    "written out": [f"{a:.3f}" for a in AMOUNT],
    "written out with gaps": ["?" if gap else f"{a:.3f}" for gap, a in zip(GAP, AMOUNT, strict=True)],
    "blanks among written ones": [" " if gap else f"{a:.3f}" for gap, a in zip(GAP, AMOUNT, strict=True)],
    "written with thousands": [f"{a * 1000:,.2f}" for a in AMOUNT],
    "written with a decimal comma": [f"{a:.2f}".replace(".", ",") for a in AMOUNT],
    "written with a currency": [f"-${a:,.2f}" for a in AMOUNT],
    "written as percent": [f"{a:.1f} %" for a in AMOUNT],
    "few that are written out": [f"{a // 20 / 2}" for a in AMOUNT],
    "written among numbers": objects(f"{a:.3f}" if n % 2 else a for n, a in enumerate(AMOUNT)),
    "timedelta64": pd.to_timedelta(AMOUNT, unit="h"),
    "timedelta": objects(gaps([dt.timedelta(hours=a) for a in AMOUNT])),
    "numpy durations": objects(np.timedelta64(int(a), "h") for a in AMOUNT),
    "arrays": objects(np.array([a, 1.0]) for a in AMOUNT),
    "lists with gaps": objects(gaps([[a, 2, 3] for a in AMOUNT])),
    "tuples": objects((a, 1) for a in AMOUNT),
}  # fmt: skip

DATES = {
    "datetime64": DAYS,
    "with a zone": DAYS.tz_localize("Europe/Berlin"),
    "datetime": objects(gaps(STAMPS)),
    "datetime with a zone": objects(stamp.replace(tzinfo=dt.UTC) for stamp in STAMPS),
    "two zones": objects(
        stamp.replace(tzinfo=dt.UTC if n % 2 else dt.timezone(dt.timedelta(hours=5))) for n, stamp in enumerate(STAMPS)
    ),
    "date": objects(stamp.date() for stamp in STAMPS),
    "datetime64 objects": objects(map(np.datetime64, STAMPS)),
    "no end": objects(dt.datetime.fromisoformat("9999-12-31") if gap else stamp for gap, stamp in zip(GAP, STAMPS, strict=True)),
    "period": DAYS.to_period("D"),
    "category": pd.Categorical(DAYS),
    "time": objects(dt.time(int(a / 50), int(a) % 60) for a in AMOUNT),
    "written in ISO 8601": [stamp.isoformat() for stamp in STAMPS],
}  # fmt: skip

NAMES = {
    "names": np.where(HIGH, "u", "v"),
    "string": pd.array(gaps(np.where(HIGH, "u", "v")), dtype="string"),
    "category": pd.Categorical(np.where(HIGH, "u", "v")),
    "category of numbers": pd.Categorical(AMOUNT.astype(int) // 100),
    "bool": HIGH,
    "bool with gaps": objects(gaps(HIGH.tolist())),
    "boolean": pd.array(gaps(HIGH.tolist()), dtype="boolean"),
    "bytes": objects(np.where(HIGH, b"big", b"small").tolist()),
    "half a character": objects(np.where(HIGH, "\ud83d", "x").tolist()),
    "tags": objects(["big", "red"] if high else ["small"] for high in HIGH),
    "dicts": objects({"big": bool(high)} for high in HIGH),
    "sentences": [f"the {n} of {'high' if high else 'low'} towers and {n % 7} roofs" for n, high in enumerate(HIGH)],
}  # fmt: skip


def arrow(values, of):
    pa = pytest.importorskip("pyarrow")
    kind = {"decimal": pa.decimal128(8, 2), "zone": pa.timestamp("us", "UTC"), "list": pa.list_(pa.float64())}
    kind |= {"date": pa.date32(), "duration": pa.duration("ms"), "int": pa.int64(), "double": pa.float64()}
    return pd.Series(pd.array(pa.array(values, type=kind[of]), dtype=pd.ArrowDtype(kind[of])))


ARROW = {
    "int": lambda: gaps(AMOUNT.astype(int).tolist()),
    "double": lambda: gaps(AMOUNT.tolist()),
    "decimal": lambda: gaps([Decimal(f"{a:.2f}") for a in AMOUNT]),
    "zone": lambda: gaps([stamp.replace(tzinfo=dt.UTC) for stamp in STAMPS]),
    "date": lambda: gaps([stamp.date() for stamp in STAMPS]),
    "duration": lambda: [dt.timedelta(hours=int(a)) for a in AMOUNT],
    "list": lambda: [[a, 1.0] for a in AMOUNT],
}


@pytest.mark.parametrize(
    "column", [*NUMBERS.values(), *DATES.values(), *NAMES.values()], ids=[*NUMBERS, *DATES, *NAMES]
)
def test_a_model_learns_from_the_column_whatever_type_holds_it(column):
    made, frame = features(column)
    assert accuracy(made) > 0.95
    assert made.X.dtype == np.float32
    again = pickle.loads(pickle.dumps(made.transform))
    np.testing.assert_allclose(again(frame), made.X, atol=1e-5)
    np.testing.assert_allclose(again(frame.iloc[5:9]), made.X[5:9], atol=1e-5)


@pytest.mark.parametrize("of", ARROW)
def test_a_model_learns_from_columns_of_pyarrow(of):
    made, frame = features(arrow(ARROW[of](), of))
    assert accuracy(made) > 0.95
    np.testing.assert_allclose(made.of(frame.iloc[5:9]), made.X[5:9], atol=1e-5)


@pytest.mark.parametrize(
    "name", [name for name in NUMBERS if "array" not in name and "list" not in name and "tuple" not in name]
)
def test_a_column_of_numbers_is_one_feature(name):
    made, _ = features(NUMBERS[name])
    extra = 2 if name == "a few notes among numbers" else 0  # the notes are names beside the numbers
    assert made.X.shape[1] - 256 == 2 + extra


def test_frames_of_polars_with_decimals_dates_and_durations_are_read():
    frame = pl.DataFrame(
        {
            "a": [Decimal(f"{a:.2f}") for a in AMOUNT],
            "d": STAMPS,
            "t": [dt.timedelta(hours=a) for a in AMOUNT],
            "l": [[a, 1.0] for a in AMOUNT],
        }
    )
    pool = make_pool(frame)
    made = build_features(pool, None, landmarks=True)
    assert accuracy(made) > 0.95
    np.testing.assert_allclose(pool.read_new(frame[5:9], made), made.X[5:9], atol=1e-5)


# ---------------------------------------------------------------- what a date brings


@pytest.mark.parametrize(
    ("dates", "truth"),
    [
        (pd.date_range("2024-01-01", periods=365), lambda d: d.day_of_week >= 5),
        (pd.date_range("2024-01-01", periods=365, freq="61min"), lambda d: (d.hour < 6) | (d.hour > 21)),
        (pd.date_range("2020-01-01", periods=1000), lambda d: d.month.isin([6, 7, 8])),
    ],
    ids=["weekend", "night", "summer"],
)
def test_the_time_of_day_the_day_of_the_week_and_the_season_can_be_learned(dates, truth):
    frame = pd.DataFrame({"when": dates, "k": 0})
    made = table_features(frame, lambda _share: None, landmarks=True)
    y = truth(dates)
    half = np.random.default_rng(0).permutation(len(y))
    half, rest = half[: len(y) // 2], half[len(y) // 2 :]
    assert LogisticRegression(C=10, max_iter=1000).fit(made.X[half], y[half]).score(made.X[rest], y[rest]) > 0.93


def test_only_periods_that_were_seen_are_features():
    def found(start, periods, freq):
        return seen_periods(pd.date_range(start, periods=periods, freq=freq).to_numpy())

    assert found("2024-01-01", 48, "30min") == ("day",)
    assert found("2024-01-01", 365, "D") == ("week", "year")
    assert found("2024-01-01", 5, "365D") == ("week", "year")
    assert found("2024-01-01", 100, "7D") == ("year",)
    assert found("2024-01-01", 3, "h") == ()
    assert seen_periods(np.array(["NaT"], "datetime64[us]")) == ()
    sine, cosine = cycles(np.array(["2024-01-01", "2024-01-08", "NaT"], "datetime64[us]"), ("week",)).T
    assert sine.tolist() == [0, 0, 0]
    assert cosine.tolist() == [1, 1, 0]


def test_a_date_means_the_same_in_any_type_and_zone():
    made, frame = features(DATES["with a zone"])
    for column in (
        frame["value"].dt.tz_convert("Asia/Tokyo"),
        objects(frame["value"]),
        [stamp.isoformat() for stamp in frame["value"]],
    ):
        np.testing.assert_allclose(made.of(frame.assign(value=column)), made.X, atol=1e-5)


# ---------------------------------------------------------------- names and texts


def test_names_without_end_never_become_a_column_each():
    many = [f"town {n % 150} {'north' if n % 2 else 'south'}" for n in range(30_000)]
    ids = [f"{n:x}-{n * 7919 % 104729:x}" for n in range(30_000)]
    frame = pd.DataFrame(
        {"id": ids, "town": objects(np.array([f"t{n % 5000}" for n in range(30_000)])), "k": range(30_000), "n": many}
    )
    made = table_features(frame, lambda _share: None, landmarks=False)
    assert made.X.shape[1] < 300
    assert len(made.notices) == 2
    assert "'id' differs in nearly every row" in made.notices[0]
    assert "Of the 5,000 names in column 'town', the 100 most frequent" in made.notices[1]


def test_what_a_column_loses_is_said_once_the_features_are_built():
    frame = pd.DataFrame({"ticket": [f"A-{n}" for n in range(60)], "n": range(60)})
    session = al.Session(frame, ["x", "y"], store=None)
    session.query()
    session.query()
    assert [told for told in session.notices if "ticket" in told] == [
        "Column 'ticket' differs in nearly every row, as an id does: no model learns from it."
    ]


@pytest.mark.parametrize(
    ("column", "read"),
    [
        ([f"{n / 4:.2f}" for n in range(60)], "'0.00' is read as 0"),
        ([f"{n + 1}.250,5" for n in range(60)], "'1.250,5' is read as 1250.5"),
        ([f"{n + 1},250" for n in range(60)], "'1,250' is read as 1250"),
        (objects([*range(30), *(f"{n}.5" for n in range(30))]), "'0.5' is read as 0.5"),
    ],
)
def test_numbers_kept_as_text_are_read_as_numbers_and_it_is_said(column, read):
    made, _ = features(column)
    assert made.notices == (
        f"Column 'value' holds numbers kept as text: {read}. Pass features= to read them otherwise.",
    )


@pytest.mark.parametrize(
    "column",
    [
        [f"{n * 7919 % 99999:05}" for n in range(60)],
        [f"+4917{n:08}" for n in range(60)],
        [f"4539{n:012}" for n in range(60)],
        [f"{n}{'%' if n % 2 else ''}" for n in range(60)],
        [f"{'€' if n % 2 else '$'}{n}" for n in range(60)],
        [f"1.{n}.0" for n in range(60)],
        [f"{n} x" for n in range(60)],
        objects([*range(30), *(f"0{n}" for n in range(30))]),
        objects([n / 7 if n % 2 else f"{n} %" for n in range(60)]),
    ],
    ids=[
        "postal codes",
        "phones",
        "cards",
        "mixed units",
        "mixed currencies",
        "versions",
        "amounts",
        "codes and numbers",
        "shares",
    ],
)
def test_codes_and_numbers_of_mixed_units_are_not_read_as_numbers(column):
    made, _ = features(column)
    assert not any("read as" in told for told in made.notices)


def test_new_rows_hold_numbers_as_text_or_as_numbers():
    made, _ = features([f"{n / 4:.2f}" for n in range(60)])
    text, number = (made.of(pd.DataFrame({"value": value, "k": 1})) for value in (["0.50", "x"], [0.5, None]))
    np.testing.assert_array_equal(text, number)


def test_a_table_of_nothing_but_ids_is_still_asked_about():
    frame = pd.DataFrame({"a": [f"a{n}" for n in range(30)], "b": [f"b{n}" for n in range(30)], "empty": None})
    session = al.Session(frame, ["x", "y"], store=None)
    assert len(session.query()) == 10
    assert any("No column of the table tells kinds of rows apart" in told for told in session.notices)


def test_cells_of_unequal_lists_are_read_as_text_and_it_is_said():
    made, _ = features(objects([[n % 3] * (n % 4) for n in range(60)]))
    assert "are no vectors of one length: they are read as text" in made.notices[0]


@pytest.mark.parametrize("empty", [[None] * 9, [np.nan] * 9, [""] * 9, [5.0] * 9, ["same"] * 9, [pd.NaT] * 9])
def test_a_column_that_says_nothing_does_no_harm(empty, recwarn):
    made, frame = features(empty)
    assert np.isfinite(made.X).all()
    np.testing.assert_allclose(made.of(frame), made.X, atol=1e-5)
    assert not [one for one in recwarn if "al_widget" in str(one.filename) or "sklearn" in str(one.filename)]


# ---------------------------------------------------------------- columns are known by their positions


@pytest.mark.parametrize(
    "columns",
    [[2021, 2022, 2023], [1, 2, 3], [0, 1, "total"], [("x", "min"), ("x", "max"), 5], [None, np.nan, "a"], [1, "1", 1.5], [dt.date(2024, 1, 1), "b", b"c"]],
    ids=["years", "shifted", "mixed", "tuples", "missing", "look alike", "dates"],
)  # fmt: skip
def test_columns_may_have_any_names(columns):
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(60, 3)))
    frame[2] = np.where(frame[2] > 0, "u", "v")
    plain = build_features(make_pool(frame.set_axis(list("abc"), axis=1)), None, landmarks=True)
    frame.columns = pd.Index(columns, dtype=object, tupleize_cols=False)
    made = build_features(make_pool(frame), None, landmarks=True)
    np.testing.assert_array_equal(made.X, plain.X)
    np.testing.assert_allclose(made.of(frame), made.X, atol=1e-6)


def test_columns_in_another_order_and_beside_others_are_the_same():
    made, frame = features(AMOUNT, c=np.where(HIGH, "u", "v"))
    np.testing.assert_allclose(made.of(frame[["c", "k", "value"]].assign(more=1)), made.X, atol=1e-6)
    with pytest.raises(al.DataError, match=r"a frame without \['c'\]"):
        made.of(frame[["k", "value"]])


# ---------------------------------------------------------------- what cannot be used is named


@pytest.mark.parametrize(
    "column",
    [
        np.where(np.arange(20) == 7, np.inf, 1.0),
        pd.array([float("-inf") if n == 7 else None for n in range(20)], dtype="Float64"),
        objects(float("inf") if n == 7 else "x" if n == 3 else 1 for n in range(20)),
        objects(Decimal("Infinity") if n == 7 else Decimal(1) for n in range(20)),
        objects([1.0, float("inf")] if n == 7 else [1.0, 2.0] for n in range(20)),
    ],
    ids=["float", "Float64", "object", "Decimal", "vector"],
)
def test_an_infinite_number_is_named_by_row_and_column(column):
    frame = pd.DataFrame({"k": np.arange(20), "value": column})
    frame.index = [f"r{n}" for n in range(20)]
    with pytest.raises(
        al.DataError, match="^Expected finite numbers, got an infinite value in row 'r7', column 'value'"
    ):
        table_features(frame, lambda _share: None, landmarks=False)


def test_a_number_too_large_for_a_float_is_called_so():
    frame = pd.DataFrame({"k": range(20), "value": objects(10**400 if n == 7 else n for n in range(20))})
    with pytest.raises(al.DataError, match="got a number too large for a float in row 7, column 'value'"):
        table_features(frame, lambda _share: None, landmarks=False)


def test_an_infinite_number_among_new_rows_is_named_too():
    made, frame = features(AMOUNT)
    with pytest.raises(al.DataError, match="infinite value in row 3, column 'value'"):
        made.of(frame.assign(value=np.where(np.arange(N) == 3, np.inf, 1)))
    array = build_features(make_pool(np.ones((9, 2))), None)
    with pytest.raises(al.DataError, match="infinite value in row 1, column 0"):
        array.of(np.array([[1, 2], [np.inf, 0]]))


@pytest.mark.parametrize(
    ("pool", "new", "said"),
    [
        (AMOUNT, "ten", "Expected numbers in column 'value', as in the pool, got 'ten' in row 2"),
        (AMOUNT, "10", "Expected numbers in column 'value', as in the pool, got '10' in row 2"),
        (AMOUNT, dt.date(2024, 1, 1), "Expected numbers in column 'value'"),
        (DAYS, "soon", "Expected dates in column 'value', as in the pool, got 'soon' in row 2"),
        (DAYS, 5, "Expected dates in column 'value', as in the pool, got 5 in row 2"),
        (pd.to_timedelta(AMOUNT, unit="h"), 5, "Expected durations in column 'value', as in the pool, got 5 in row 2"),
        (NUMBERS["arrays"], [1.0], "Expected 2 numbers in each cell of column 'value'"),
        (NUMBERS["arrays"], "x", "Expected 2 numbers in each cell of column 'value'"),
    ],
)
def test_a_new_cell_of_another_kind_is_refused_by_row_and_column(pool, new, said):
    made, frame = features(pool)
    rows = frame.iloc[:4].astype({"value": object})
    rows["value"] = objects([*rows["value"][:2], new, rows["value"][3]])
    with pytest.raises(al.DataError, match=said):
        made.of(rows)


@pytest.mark.parametrize(
    ("pool", "new"),
    [
        (AMOUNT, [1, 2, 3]),
        (AMOUNT, pd.array([1, None, 3], dtype="Int64")),
        (AMOUNT, objects([Decimal("1.5"), None, 3])),
        (AMOUNT, [None, None, None]),
        (AMOUNT, [True, False, True]),
        (pd.array(gaps(AMOUNT), dtype="Float64"), [1.0, 2.0, 3.0]),
        (NAMES["names"], pd.Categorical(["u", "never seen", None])),
        (NAMES["names"], [1, 2.5, None]),
        (NAMES["bool"], objects([True, None, False])),
        (NAMES["category of numbers"], [1.0, 2.0, np.nan]),
        (DAYS, [dt.date(2024, 1, 1), None, STAMPS[0]]),
        (NAMES["sentences"], [None, "new words only", ""]),
        (NUMBERS["arrays"], objects([None, (1, 2), [3, 4]])),
    ],
)
def test_new_rows_may_be_of_other_types_than_the_pool(pool, new):
    made, _ = features(pool)
    assert np.isfinite(made.of(pd.DataFrame({"value": new, "k": 1}))).all()


def test_a_name_that_is_a_number_is_the_same_name_in_any_type():
    made, frame = features(pd.Categorical(AMOUNT.astype(int) // 100))
    for kind in (int, float, object, "Int64", "string"):
        np.testing.assert_allclose(
            made.of(frame.assign(value=frame["value"].astype(int).astype(kind))), made.X, atol=1e-6
        )


def test_plain_numbers_are_never_looked_at_cell_by_cell(monkeypatch):
    monkeypatch.setattr(pd.Series, "__iter__", lambda self: pytest.fail("cell by cell"))
    monkeypatch.setattr(pd.Series, "astype", lambda self, *args, **options: pytest.fail("copied"))
    table_features(pd.DataFrame(np.ones((50, 3), np.float32)), lambda _share: None, landmarks=False)


@pytest.mark.parametrize(
    ("values", "first"),
    [(STAMPS, "Timeline"), ([stamp.date() for stamp in STAMPS], "Timeline"), ([dt.timedelta(hours=a) for a in AMOUNT], "Durations")],
    ids=["datetimes", "dates", "durations"],
)  # fmt: skip
def test_a_few_notes_among_dates_or_durations_are_names_beside_them(values, first):
    made, frame = features(objects("unknown" if gap else value for gap, value in zip(GAP, values, strict=True)))
    assert accuracy(made) > 0.95
    assert {type(reader).__name__ for reader in made.transform.readers} >= {first, "Names"}
    assert np.isfinite(made.of(frame.iloc[:4].assign(value=["soon", values[0], None, "unknown"]))).all()


def test_an_array_of_several_dimensions_is_a_vector():
    made, _ = features(objects(np.full((2, 2), a) for a in AMOUNT))
    assert accuracy(made) > 0.95
    assert made.notices == ()
