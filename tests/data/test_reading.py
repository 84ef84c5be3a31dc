"""What a person passes is read as the pool was, or refused in one sentence, wherever an example can stand."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pytest
from scipy import sparse
from sklearn.datasets import load_iris

import al_widget as al
from al_widget.data.pool import make_pool

CLASSES = ["good", "bad"]
TEXTS = [f"the meal {n} was {'good' if n % 2 else 'bad'}" for n in range(40)]
ANSWERS = ["good" if n % 2 else "bad" for n in range(40)]
FRAME = pd.DataFrame({"table": range(40), "comment": TEXTS, "waiter": ["Ann", "Bo"] * 20})
GRID = np.random.default_rng(0).normal(size=(40, 3)) + np.array([[0.0, 0.0, 3.0 * (n % 2)] for n in range(40)])
ROWS = pd.DataFrame(GRID, columns=["x", "y", "z"]).assign(day=["Mon", "Tue"] * 20)


class Survey(pd.DataFrame):
    """A frame of another library, derived from pandas'."""

    @property
    def _constructor(self):
        return Survey


class SurveySeries(pd.Series):
    """A series of another library, derived from pandas'."""

    @property
    def _constructor(self):
        return SurveySeries


def trained(data, **options):
    session = al.Session(data, CLASSES, store=None, audit=0, **options)
    for row in range(20):
        session.label(session.pool.id(row), ANSWERS[row])
    session.update()
    return session


@pytest.fixture(scope="module")
def sessions():
    return {
        "texts": trained(TEXTS),
        "series": trained(pd.Series(TEXTS, name="comment")),
        "column": trained(FRAME[["comment"]]),
        "frame": trained(FRAME),
        "rows": trained(ROWS),
        "array": trained(GRID),
        "sparse": trained(sparse.csr_matrix(GRID)),
        "features": trained(TEXTS, features=GRID),
    }


# ---------------------------------------------------------------- texts, in whatever they come


def from_pyarrow(name):
    pa = pytest.importorskip("pyarrow")
    made = {"Table": lambda: pa.table({"comment": TEXTS}), "Array": lambda: pa.array(TEXTS)}
    made["ChunkedArray"] = lambda: pa.chunked_array([TEXTS[:7], TEXTS[7:]])
    made["RecordBatch"] = lambda: pa.table({"comment": TEXTS, "table": range(40)}).to_batches()[0]
    return made[name]()


AS_TEXTS = {
    "list": lambda: TEXTS,
    "tuple": lambda: tuple(TEXTS),
    "array": lambda: np.array(TEXTS),
    "array of objects": lambda: np.array(TEXTS, object),
    "Series": lambda: pd.Series(TEXTS),
    "Series by another index": lambda: pd.Series(TEXTS, index=[f"id {n}" for n in range(40)]),
    "Series of strings": lambda: pd.Series(TEXTS, dtype="string"),
    "Series of categories": lambda: pd.Series(TEXTS, dtype="category"),
    "Series of another library": lambda: SurveySeries(TEXTS),
    "Index": lambda: pd.Index(TEXTS),
    "pandas array": lambda: pd.array(TEXTS, dtype="string"),
    "frame of the column": lambda: FRAME[["comment"]],
    "frame of the column under another name": lambda: pd.DataFrame({"remark": TEXTS}),
    "frame of another library": lambda: Survey({"comment": TEXTS}),
    "polars Series": lambda: pl.Series("comment", TEXTS),
    "polars frame": lambda: pl.DataFrame({"comment": TEXTS}),
    "pyarrow Table": lambda: from_pyarrow("Table"),
    "pyarrow ChunkedArray": lambda: from_pyarrow("ChunkedArray"),
    "pyarrow Array": lambda: from_pyarrow("Array"),
}
AS_FRAMES = {
    "frame": lambda: FRAME,
    "columns in another order": lambda: FRAME[["waiter", "comment", "table"]],
    "more columns": lambda: FRAME.assign(other="another text that is longer than all the comments are"),
    "fewer columns": lambda: FRAME[["comment", "table"]],
    "frame of another library": lambda: Survey(FRAME),
    "polars frame": lambda: pl.DataFrame(FRAME.to_dict("list")),
    "narwhals frame": lambda: nw.from_native(pl.DataFrame(FRAME.to_dict("list"))),
    "narwhals frame of pandas": lambda: nw.from_native(FRAME),
    "pyarrow RecordBatch": lambda: from_pyarrow("RecordBatch"),
}


@pytest.mark.parametrize("name", AS_TEXTS)
@pytest.mark.parametrize("pool", ["texts", "series", "column", "frame"])
def test_new_texts_get_one_answer_each(sessions, pool, name):
    session = sessions[pool]
    assert session.predict(AS_TEXTS[name]()).tolist() == session.predict(TEXTS).tolist()
    assert session.predict_proba(AS_TEXTS[name]()).shape == (40, 2)


@pytest.mark.parametrize("name", AS_FRAMES)
@pytest.mark.parametrize("pool", ["series", "column", "frame"])
def test_new_rows_of_a_frame_of_texts_get_one_answer_each(sessions, pool, name):
    session = sessions[pool]
    assert session.predict(AS_FRAMES[name]()).tolist() == session.predict(TEXTS).tolist()
    np.testing.assert_array_equal(session.predict_proba(AS_FRAMES[name]()), session.predict_proba(TEXTS))


@pytest.mark.parametrize("name", [*AS_TEXTS, *AS_FRAMES])
def test_a_pool_is_read_from_any_of_them(name):
    make = {**AS_TEXTS, **AS_FRAMES}[name]
    pool = make_pool(make(), text="comment" if name == "more columns" else None)
    assert (pool.kind.name, pool.examples) == ("text", TEXTS)


@pytest.mark.parametrize("name", [*AS_TEXTS, *AS_FRAMES])
def test_held_out_texts_are_measured_on_in_any_of_them(name):
    session = trained(FRAME, test=({**AS_TEXTS, **AS_FRAMES}[name](), ANSWERS))
    assert (session.accuracy.value, session.accuracy.n) == (1.0, 40)


@pytest.mark.parametrize("name", ["list", "frame", "polars frame", "Series by another index"])
def test_a_simulation_reads_data_and_test_as_a_session_does(name):
    data = {**AS_TEXTS, **AS_FRAMES}[name]()
    result = al.simulate(
        FRAME, ANSWERS, strategies="random", n_labels=20, repeats=1, jobs=1, progress=False, test=(data, ANSWERS)
    )
    assert result.frame["accuracy"].tolist()[-1] > 0.9
    assert len(al.simulate(data, ANSWERS, strategies="random", n_labels=20, repeats=1, jobs=1, progress=False).frame)


# ---------------------------------------------------------------- rows


@pytest.mark.parametrize(
    "new",
    [
        ROWS,
        ROWS[["day", "z", "y", "x"]],
        ROWS.assign(other=1, comment="more"),
        ROWS.set_index([[f"id {n}" for n in range(40)]]),
        Survey(ROWS),
        pl.DataFrame(ROWS.to_dict("list")),
    ],
    ids=["the same", "another order", "more columns", "another index", "another class", "polars"],
)
def test_new_rows_are_read_by_the_names_of_their_columns(sessions, new):
    np.testing.assert_array_equal(sessions["rows"].predict_proba(new), sessions["rows"].predict_proba(ROWS))


@pytest.mark.parametrize("pool", ["array", "sparse", "features"])
@pytest.mark.parametrize(
    "new",
    [GRID, GRID.tolist(), np.asmatrix(GRID), sparse.coo_array(GRID), pd.DataFrame(GRID), pl.DataFrame(GRID)],
    ids=["array", "lists", "matrix", "sparse", "frame", "polars"],
)
def test_new_rows_of_numbers_are_read_from_whatever_holds_them(sessions, pool, new):
    np.testing.assert_allclose(sessions[pool].predict_proba(new), sessions[pool].predict_proba(GRID), atol=1e-6)


def test_masked_cells_are_gaps():
    masked = np.ma.masked_array(np.arange(8).reshape(4, 2), mask=np.eye(4, 2, dtype=bool))
    np.testing.assert_array_equal(make_pool(masked).examples, [[np.nan, 1], [2, np.nan], [4, 5], [6, 7]])


# ---------------------------------------------------------------- gaps and nothing at all


@pytest.mark.parametrize("gap", [None, np.nan, pd.NA, "", " \n"], ids=repr)
@pytest.mark.parametrize("pool", ["texts", "frame"])
def test_a_gap_among_new_texts_is_answered_as_the_empty_text(sessions, pool, gap):
    session = sessions[pool]
    for new in (["a good meal", gap], pd.Series(["a good meal", gap]), pd.DataFrame({"comment": ["a good meal", gap]})):
        np.testing.assert_array_equal(session.predict_proba(new), session.predict_proba(["a good meal", ""]))
    assert session.predict([gap]).shape == (1,)


@pytest.mark.parametrize("gap", [None, np.nan, pd.NA, ""], ids=repr)
def test_a_gap_among_held_out_texts_is_left_out_and_said(gap):
    for examples in ([gap, *TEXTS[1:]], pd.DataFrame({"comment": [gap, *TEXTS[1:]], "table": range(40)})):
        session = trained(FRAME, test=(examples, ANSWERS))
        assert session.accuracy.n == 39
        assert "1 of 40 texts of test= are empty or missing and left out: positions 0." in session.notices


def test_a_simulation_leaves_out_the_gaps_among_held_out_texts():
    options = {"strategies": "random", "n_labels": 20, "repeats": 1, "jobs": 1, "progress": False}
    gaps = (["", None, *TEXTS], ["good" if answer == "bad" else "bad" for answer in ANSWERS[:2]] + list(ANSWERS))
    found = al.simulate(TEXTS, ANSWERS, test=gaps, **options).frame["accuracy"]
    assert found.tolist() == al.simulate(TEXTS, ANSWERS, test=(TEXTS, ANSWERS), **options).frame["accuracy"].tolist()


REVERSED = pd.Series(ANSWERS, index=FRAME.index)[::-1]


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (lambda: al.Session(FRAME, CLASSES, store=None, ids=FRAME.index.to_series()[::-1]), r"^ids=: .*\.loc\[data\."),
        (lambda: al.Session(FRAME, CLASSES, store=None, features=FRAME[["table"]][::-1]), r"^features=: .*\.to_numpy"),
        (lambda: al.Session(FRAME, CLASSES, store=None, test=(FRAME, REVERSED)), r"^The labels of test=: .*examples\."),
        (lambda: al.simulate(FRAME, REVERSED, progress=False), r"^truth: .*another order"),
    ],
    ids=["ids", "features", "test", "truth"],
)
def test_what_stands_beside_the_data_by_its_index_in_another_order_is_refused(start, said):
    with pytest.raises(al.DataError, match=said):
        start()


def test_what_stands_beside_the_data_by_another_index_is_taken_as_it_stands():
    session = trained(FRAME, ids=pd.Series(range(40), index=range(100, 140)), test=(FRAME, REVERSED[::-1]))
    assert session.accuracy.value == 1.0
    assert trained(TEXTS, test=(TEXTS, pd.Series(ANSWERS, index=range(40)[::-1]))).accuracy.value == 1.0


@pytest.mark.parametrize("cells", [[Decimal("0.5"), None], [0.5, None], [True, 1]], ids=["Decimal", "gap", "bool"])
def test_numbers_held_as_objects_are_rows_of_an_array(sessions, cells):
    frame = pd.DataFrame({"x": pd.Series(cells, dtype=object), "y": [1, 2], "z": [0.0, 3.0]})
    assert sessions["array"].predict(frame).tolist() == sessions["array"].predict(frame.astype(float)).tolist()


@pytest.mark.parametrize("options", [{"text": ["comment"]}, {"show": [["comment"]]}], ids=["text", "show"])
def test_what_can_be_no_name_of_a_column_is_refused(options):
    with pytest.raises(al.DataError, match=r"columns \['table'.*\['comment'\]"):
        al.Session(FRAME, CLASSES, store=None, **options)


@pytest.mark.parametrize("options", [{"labels": "waiter"}, {"test": (FRAME, "waiter")}], ids=["labels", "test"])
def test_the_name_of_a_column_in_the_place_of_labels_is_told_what_to_pass(options):
    with pytest.raises(al.DataError, match=r"got 'waiter'. For a column of a frame, pass frame\['waiter'\]\.$"):
        al.Session(FRAME, CLASSES, store=None, **options)


def test_held_out_texts_that_are_all_gaps_are_refused():
    with pytest.raises(al.DataError, match=r"^test=: expected texts, got 2 that are all empty or missing"):
        al.Session(TEXTS, CLASSES, store=None, test=([None, ""], ANSWERS[:2]))


@pytest.mark.parametrize("pool", ["texts", "series", "column", "frame", "rows", "array", "sparse", "features"])
def test_no_new_examples_get_no_answers(sessions, pool):
    session = sessions[pool]
    nothing = [[], (), np.array([]), pd.Series([], dtype=object), pd.DataFrame()]
    for new in nothing + [ROWS[:0]] * (pool == "rows") + [GRID[:0]] * (pool in {"array", "sparse", "features"}):
        assert session.predict(new).shape == (0,)
        assert session.predict_proba(new).shape == (0, 2)
        assert session.predict_proba(new, calibrated=True).shape == (0, 2)


@pytest.mark.parametrize("examples", [[], pd.DataFrame({"comment": []}), np.array([])], ids=["list", "frame", "array"])
def test_a_test_set_of_nothing_is_refused(examples):
    with pytest.raises(al.DataError, match="got 0 examples and 0 labels"):
        al.Session(TEXTS, CLASSES, store=None, test=(examples, []))


# ---------------------------------------------------------------- what cannot be read, each in a sentence


class Point(NamedTuple):
    """A record of the user's own."""

    x: int
    y: str


@dataclass
class Ticket:
    """A record of the user's own."""

    body: str


def one_dimension():
    made = sparse.coo_array(np.ones(40))
    return made if made.ndim == 1 else pytest.skip("scipy before 1.13 makes a row of it")


UNREADABLE = {
    "dicts": (lambda: [{"comment": text, "n": 1} for text in TEXTS], r"list of dicts\. Pass pd\.DataFrame\(records\)"),
    "bytes": (lambda: [text.encode() for text in TEXTS], r"list of bytes\. Decode them first: \[one\.decode\(\)"),
    "array of bytes": (lambda: np.array([text.encode() for text in TEXTS]), r"bytes\. Decode them first"),
    "numbers": (lambda: list(range(40)), r"list of numbers\. Pass rows"),
    "decimals": (lambda: [Decimal(n) for n in range(40)], r"list of numbers\. Pass rows"),
    "Series of numbers": (lambda: pd.Series(range(40)), r"of numbers\. Pass rows"),
    "polars Series of numbers": (lambda: pl.Series(range(40)), r"of numbers\. Pass rows"),
    "array of numbers": (lambda: np.arange(40.0), r"array of shape \(40,\).*\. Pass data\.reshape\(-1, 1\)"),
    "dates": (lambda: [date(2024, 1, 1)] * 40, r"list of dates or times\. Pass a frame"),
    "array of dates": (lambda: np.array(["2024-01-01"] * 40, "datetime64[D]"), r"array of shape .*\. Pass a frame"),
    "generator": (lambda: (text for text in TEXTS), r"a generator\. Turn it into a list first: list\(data\)"),
    "map": (lambda: map(str, TEXTS), r"a map\. Turn it into a list first"),
    "iterator": (lambda: iter(TEXTS), r"iterator\. Turn it into a list first"),
    "values of a dict": (lambda: dict.fromkeys(TEXTS).values(), r"a dict_values\. Turn it into a list first"),
    "keys of a dict": (lambda: dict.fromkeys(TEXTS).keys(), r"a dict_keys, which has no order\. Turn it into a list"),
    "set": (lambda: set(TEXTS), r"a set, which has no order\. Turn it into a list first"),
    "frozenset": (lambda: frozenset(TEXTS), r"a frozenset, which has no order\. Turn it into a list first"),
    "one str": (lambda: "one text", r"one str\. Wrap a single text in a list"),
    "path of a file": (lambda: "data/tickets.csv", r"the path .*\. Read the file first, e\.g\. pd\.read_csv"),
    "Path": (lambda: Path("data/tickets.parquet"), r"the path .*\. Read the file first"),
    "one bytes": (lambda: b"one text", r"bytes\. Decode them"),
    "rows of columns in a dict": (FRAME.to_dict, r"a dict of columns\. Pass pd\.DataFrame\(data\)"),
    "dict of frames": (
        lambda: {"train": FRAME, "test": FRAME},
        r"a dict of tables\. Pass one of them, e\.g\. data\['train'\]",
    ),
    "Bunch": (load_iris, r"a Bunch of scikit-learn\. Pass its \.data\."),
    "pair with labels": (
        lambda: load_iris(return_X_y=True),
        r"a pair of a table and a list\. Pass the table",
    ),
    "groups": (lambda: FRAME.groupby("waiter"), r"a DataFrameGroupBy\. Pass the frame that it groups"),
    "file in parts": (
        lambda: pd.read_csv(io.StringIO(FRAME.to_csv()), chunksize=9),
        r"a TextFileReader\. Pass pd\.concat\(data\)",
    ),
    "dict of columns": (lambda: {"comment": TEXTS, "n": range(40)}, r"a dict of columns\. Pass pd\.DataFrame\(data\)"),
    "dict by id": (lambda: {1: "a text", 2: "another"}, r"a dict\. Pass pd\.Series\(data\)"),
    "number": (lambda: 7, r"one int\. Wrap"),
    "numpy number": (lambda: np.float64(0.5), r"one float64\. Wrap"),
    "None": (lambda: None, r"None\. Pass the examples"),
    "NA": (lambda: pd.NA, r"<NA>\. Pass the examples"),
    "memoryview": (lambda: memoryview(b"one text"), r"bytes\. Decode them"),
    "sparse array of one dimension": (
        one_dimension,
        r"a sparse matrix of shape \(40,\)\. Reshape it to \(rows, columns\)",
    ),
    "class": (lambda: pd.DataFrame, r"the class DataFrame\. Pass the examples themselves"),
    "LazyFrame of narwhals": (lambda: nw.from_native(pl.LazyFrame({"comment": TEXTS})), r"Call \.collect\(\) first"),
    "LazyFrame": (lambda: pl.LazyFrame({"comment": TEXTS}), r"a LazyFrame of polars.*\. Call \.collect\(\) first"),
    "array without columns": (lambda: np.empty((40, 0)), r"shape \(40, 0\).*\. Pass (its|the same) columns\."),
    "array of no dimension": (lambda: np.array(0.5), r"array of shape \(\).*\. Wrap a single example"),
    "array of three": (lambda: np.ones((40, 2, 2)), r"\(40, 2, 2\).*\. Make each example one row: data\.reshape"),
    "array of complex numbers": (lambda: np.ones((40, 3), complex), r"complex128\. Pass its parts"),
    "table of objects": (lambda: np.array([["a", 1]] * 40, object), r"\(40, 2\).*\. Pass pd\.DataFrame\(data\)"),
    "table of strings": (lambda: np.array([["a", "b"]] * 40), r"\(40, 2\).*\. Pass pd\.DataFrame\(data\)"),
    "records of numpy": (lambda: np.zeros(40, [("x", float), ("y", int)]), r"\. Pass pd\.DataFrame\(data\)"),
    "rows of different lengths": (lambda: [[1, 2], [3]], r"lists of different lengths\. Give every row the same"),
    "lists of words": (lambda: [["a", "b"], ["c"]], r"list of lists\. Pass pd\.DataFrame\(data\), or one text each"),
    "nested lists": (lambda: [[[1, 2], [3, 4]]] * 4, r"nested lists\. Make each example one row"),
    "named tuples": (lambda: [Point(1, "a"), Point(2, "b")], r"list of records\. Pass pd\.DataFrame\(data\)"),
    "dataclasses": (lambda: [Ticket("a"), Ticket("b")], r"list of records\. Pass pd\.DataFrame\(data\)"),
    "paths": (lambda: [Path("a.txt"), Path("b.txt")], r"list of paths\. Read the files first"),
    "frames": (lambda: [FRAME, FRAME], r"list of frames\. Pass pd\.concat\(data\)"),
    "objects": (lambda: [object(), object()], r"objects of type object\. Pass a text for each"),
    "levels of an index": (lambda: pd.MultiIndex.from_product([["a"], ["b", "c"]]), r"lists\. Pass pd\.DataFrame"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_pool_that_cannot_be_read_is_refused_with_what_to_pass(name):
    make, said = UNREADABLE[name]
    with pytest.raises(
        al.DataError, match=rf"^The pool: expected texts .*, a frame, or an array of numbers, got .*{said}"
    ):
        al.Session(make(), CLASSES, store=None)
    try:
        n = len(make())
    except TypeError:
        n = 40
    with pytest.raises(al.DataError, match=rf"^The pool: expected .*{said}"):
        al.Session(make(), CLASSES, store=None, ids=range(n))
    with pytest.raises(al.DataError, match=rf"^The pool: expected .*{said}"):
        al.simulate(make(), ANSWERS, progress=False)


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("pool", ["texts", "frame", "rows", "array", "features"])
def test_new_examples_that_cannot_be_read_are_refused_with_what_to_pass(sessions, pool, name):
    make, said = UNREADABLE[name]
    for ask in (sessions[pool].predict, sessions[pool].predict_proba):
        with pytest.raises(al.DataError, match=rf"^New examples: expected .*, got .*{said}"):
            ask(make())


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("data", [TEXTS, FRAME, ROWS, GRID], ids=["texts", "frame", "rows", "array"])
def test_a_test_set_that_cannot_be_read_is_refused_at_the_door(data, name):
    make, said = UNREADABLE[name]
    with pytest.raises(al.DataError, match=rf"^test=: expected .*, got .*{said}"):
        al.Session(data, CLASSES, store=None, test=(make(), ANSWERS))
    with pytest.raises(al.DataError, match=rf"^test=: expected .*, got .*{said}"):
        al.simulate(data, ANSWERS, progress=False, test=(make(), ANSWERS))


@pytest.mark.parametrize(
    ("pool", "new", "said"),
    [
        ("texts", ["good", 7], r"expected every text to be a str, got int at position 1\. Convert .* str\(\) first"),
        ("texts", ["good", b"bad"], r"got bytes at position 1\. Decode the texts first"),
        ("texts", FRAME, r"expected texts .*, got a frame with the columns \['table', 'comment', 'waiter'\]"),
        ("frame", ROWS, r"or a frame with the column 'comment', got a frame with the columns \['x', 'y', 'z', 'day'\]"),
        ("frame", FRAME.iloc[0], r"got a single row\. Pass a frame of one row: frame\.iloc\[\[0\]\]"),
        ("frame", FRAME.iloc[0].to_dict(), r"got a single row\. Pass a frame of one row"),
        ("rows", ROWS[["x", "y"]], r"the pool's columns \['x', 'y', 'z', 'day'\], got one without \['z', 'day'\]"),
        ("rows", ROWS.iloc[0], r"got a single row\. Pass a frame of one row"),
        ("rows", ROWS.iloc[0].to_dict(), r"got a single row\. Pass a frame of one row"),
        ("rows", GRID, r"a frame with the columns \['x', 'y', 'z', 'day'\], got an array of shape \(40, 3\)"),
        ("rows", TEXTS, r"a frame with the columns .*, got a list of texts"),
        ("array", GRID[:, :2], r"rows of 3 numbers as in the pool.*, got shape \(40, 2\)"),
        ("array", GRID[0], r"got an array of shape \(3,\) .*data\.reshape\(1, -1\) for a single row"),
        ("array", TEXTS, r"rows of 3 numbers .*, got a list of texts"),
        ("array", FRAME, r"rows of 3 numbers .*, got a frame with the columns"),
        ("sparse", sparse.csr_matrix(GRID[:, :2]), r"rows of 3 numbers as in the pool.*, got shape \(40, 2\)"),
        ("features", TEXTS, r"rows of 3 numbers as in the matrix of features=.*, got a list of texts"),
    ],
)
def test_new_examples_that_are_not_like_the_pool_are_refused(sessions, pool, new, said):
    with pytest.raises(al.DataError, match=rf"^New examples: .*{said}"):
        sessions[pool].predict(new)


def test_objects_of_the_users_own_need_features_and_ids():
    records = [{"n": n} for n in range(40)]
    for options in ({}, {"ids": range(40)}):
        with pytest.raises(
            al.DataError, match=r"Pass pd\.DataFrame\(records\)\. Objects .* need both features= and ids="
        ):
            al.Session(records, CLASSES, store=None, **options)
    session = trained(records, ids=range(40), features=lambda some: np.array([[one["n"] % 2] for one in some]))
    assert session.predict([{"n": 1}, {"n": 2}]).tolist() == ["good", "bad"]


# ---------------------------------------------------------------- readers go along with a model


@pytest.mark.parametrize(
    "data", [TEXTS, FRAME, ROWS, GRID, sparse.csr_matrix(GRID)], ids=lambda data: type(data).__name__
)
def test_a_reader_is_pickled_without_the_pool(data):
    reader = make_pool(data).kind.reader()
    packed = pickle.dumps(reader)
    assert len(packed) < 2_000
    read = pickle.loads(packed).read(data)
    assert read == TEXTS if isinstance(read, list) else read.shape == make_pool(data).examples.shape


def test_the_reader_of_a_frame_keeps_all_its_columns():
    reader = pickle.loads(pickle.dumps(make_pool(FRAME).kind.frame_reader()))
    pd.testing.assert_frame_equal(reader.read(FRAME.assign(more=1)[["waiter", "more", "comment", "table"]]), FRAME)
    with pytest.raises(al.DataError, match=r"^new examples: expected a frame with the pool's columns"):
        reader.read(FRAME[["comment"]])


def test_a_simulation_reads_the_column_it_is_told_to():
    frame = FRAME.assign(remark="the same remark on every one of the meals, and a long one")
    result = al.simulate(
        frame, ANSWERS, strategies="random", n_labels=20, repeats=1, jobs=1, progress=False, text="comment"
    )
    assert result.frame["accuracy"].tolist()[-1] == 1.0
    with pytest.raises(al.DataError, match=r"Expected text= to be one of the columns"):
        al.simulate(frame, ANSWERS, progress=False, text="body")
