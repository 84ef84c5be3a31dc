"""What the user reads goes back to where it came from: by index, with its levels, names and types."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest

import al_widget as al

TEXTS = [f"shares of company {n} rise after results" for n in range(6)]
INDEXES = {
    "default": pd.RangeIndex(6),
    "named range": pd.RangeIndex(10, 16, name="doc_id"),
    "str": pd.Index(list("fedcba"), name="letter"),
    "int8": pd.Index(np.arange(6, dtype=np.int8)),
    "float": pd.Index(np.arange(6) / 2),
    "mixed": pd.Index([1, "1", None, 2.5, (1, 2), "x"], dtype=object),
    "dates": pd.date_range("2024-03-01", periods=6, name="day"),
    "dates of a zone": pd.date_range("2024-03-01", periods=6, tz="Europe/Berlin"),
    "months": pd.period_range("2024-01", periods=6, freq="M"),
    "durations": pd.timedelta_range("1h", periods=6),
    "categories": pd.CategoricalIndex(list("abcdef"), name="kind"),
    "intervals": pd.interval_range(0, 6),
    "nullable": pd.Index(pd.array(range(6), "Int64"), name="n"),
    "bool": pd.Index([True, False]),
    "levels": pd.MultiIndex.from_product([pd.date_range("2024-03-01", periods=3), ["AAA", "BBB"]], names=["day", "ticker"]),
    "levels without names": pd.MultiIndex.from_product([[1, 2, 3], ["x", "y"]]),
    "three levels, one row each": pd.MultiIndex.from_arrays([range(6), list("aabbcc"), [0.5] * 6], names=["a", None, "c"]),
}  # fmt: skip


@pytest.fixture(params=INDEXES)
def pool(request):
    index = INDEXES[request.param]
    return pd.DataFrame({"headline": TEXTS[: len(index)]}, index=index)


def test_labels_have_the_index_of_the_pool_and_join_back(pool):
    session = al.Session(pool, ["up", "down"], store=None, text="headline")
    for empty in (session.labels, session.labels.iloc[:0]):
        assert empty.index.equals(pool.index[:0])
        assert empty.index.dtype == pool.index[:0].dtype
    session.label(session.pool.id(1), "up")
    session.label(session.pool.id(0), "down")
    labels = session.labels
    pd.testing.assert_index_equal(labels.index, pool.index.take([0, 1]), exact=False)
    assert labels.index.names == pool.index.names
    assert pool.join(labels)["label"].iloc[:2].tolist() == ["down", "up"]
    assigned = pool.assign(label=labels)["label"]
    assert assigned.iloc[:2].tolist() == ["down", "up"]
    assert assigned.notna().sum() == 2


def test_labels_by_the_index_of_the_pool_are_taken_in_any_order(pool):
    known = pd.Series(["up", None, "down", "", "up", None][: len(pool)], index=pool.index, dtype=object)
    shuffled = known.iloc[::-1]
    for given in (known, shuffled, shuffled.to_frame("y"), dict(zip(shuffled.index, shuffled, strict=True))):
        session = al.Session(pool, ["up", "down"], store=None, labels=given)
        assert session.labels.tolist() == known[known.isin(["up", "down"])].tolist()
    again = al.Session(pool, ["up", "down"], store=None, labels=session.labels)
    pd.testing.assert_series_equal(again.labels, session.labels)


def test_the_ids_of_the_frame_are_those_that_label_takes(pool):
    session = al.Session(pool, ["up", "down"], store=None)
    for row in range(len(pool)):
        session.label(session.pool.id(row), "up")
    ids = session.frame["id"].tolist()
    for id_ in ids:
        session.label(id_, "down")
    assert session.labels.tolist() == ["down"] * len(pool)
    if pool.index.nlevels > 1:
        assert all(type(id_) is tuple and len(id_) == pool.index.nlevels for id_ in ids)


def test_labels_whose_levels_stand_in_another_order_are_found_by_their_names():
    index = INDEXES["levels"]
    pool = pd.Series(TEXTS, index=index)
    known = pd.Series(["up", "down"] * 3, index=index)
    assert al.Session(pool, ["up", "down"], store=None, labels=known.swaplevel()).labels.tolist() == known.tolist()


def test_labels_of_a_list_are_by_position_also_as_a_series():
    known = pd.Series(["down", "up"], index=[4, 2])
    assert al.Session(TEXTS, ["up", "down"], store=None, labels=known).labels.to_dict() == {2: "up", 4: "down"}


@pytest.mark.parametrize("given", [pl.Series(["up", None] * 3), pl.DataFrame({"y": ["up", ""] * 3}), np.array(["up", None] * 3), pd.Categorical(["up", None] * 3)])  # fmt: skip
def test_labels_without_an_index_are_in_the_order_of_the_examples(given):
    pool = pd.Series(TEXTS, index=list("fedcba"))
    assert al.Session(pool, ["up", "down"], store=None, labels=given).labels.to_dict() == {
        "f": "up",
        "d": "up",
        "b": "up",
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (pd.Series(["up", "up"], index=["a", "z"]), "labels=: Expected an id from the pool's index, got 'z'.*pass them as a list"),
        ({"a": "up", "z": "up"}, "labels=: Expected an id from the pool's index, got 'z'"),
        (pd.Series(["up"] * 6), "labels=: Expected an id from the pool's index, got 0.*pass them as a list"),
        (pd.Series(["up"] * 2, index=pd.MultiIndex.from_tuples([("a", 1), ("b", 1)])), r"got \('a', 1\)"),
        (pd.Series(["up", "down"], index=["a", "a"]), "one label per example, got 'a' more than once in its index"),
        (["up"], "aligned with the 6 examples, got 1"),
        (pl.Series(["up"]), "aligned with the 6 examples, got 1"),
        (pd.Series(["up", 3], index=["a", "b"], dtype=object), "labels=: 3 is not one of the classes.*It came for id 'b'"),
    ],
)  # fmt: skip
def test_labels_that_fit_no_example_are_refused_in_a_sentence(given, said):
    with pytest.raises(al.AlWidgetError, match=said):
        al.Session(pd.Series(TEXTS, index=list("fedcba")), ["up", "down"], store=None, labels=given)


@pytest.mark.parametrize(
    ("index", "id_"),
    [(pd.interval_range(0, 6), 0.5), (pd.RangeIndex(6), True), (pd.RangeIndex(6), "1"), (pd.date_range("2024-03-01", periods=6), pd.Timestamp("2024-03-02", tz="UTC"))],
)  # fmt: skip
def test_labels_by_an_index_of_another_type_are_never_guessed(index, id_):
    pool = pd.Series(TEXTS, index=index)
    with pytest.raises(al.UnknownExampleError, match="labels=: Expected an id from the pool's index"):
        al.Session(pool, ["up", "down"], store=None, labels=pd.Series(["up"], index=[id_]))


@pytest.mark.parametrize(
    ("index", "id_", "row"),
    [(pd.RangeIndex(6), 1.0, 1), (pd.Index([0.0, 1, 2, 3, 4, 5]), 2, 2), (pd.Index(list("abcdef"), dtype=object), "c", 2), (pd.CategoricalIndex(list("abcdef")), "c", 2), (pd.Index(pd.array(range(6), "Int64")), 3, 3)],
)  # fmt: skip
def test_labels_by_an_index_that_is_stored_otherwise_are_found(index, id_, row):
    pool = pd.Series(TEXTS, index=index)
    for given in (pd.Series(["up"], index=[id_]), pd.Series(["up"], index=pd.Index([id_], dtype=object))):
        assert al.Session(pool, ["up", "down"], store=None, labels=given).labels.index.tolist() == [index[row]]


def test_whole_numbers_stay_whole_when_one_is_missing():
    session = al.Session(TEXTS, ["up", "down"], store=None, labels={0: "up"}, seed_size=2, batch_size=2, audit=0)
    for query in session.query(2):
        session.label(query.id, "down")
    session.update()
    session.label(session.query(1)[0].id, "up")
    for table, names in ((session.frame, ["model_version", "round"]), (session.log, ["model_version", "round", "ms"])):
        assert {str(table[name].dtype) for name in names} == {"Int64"}
        assert table["round"].tolist()[0] is pd.NA
        assert table["round"].tolist()[-1] == 1
        assert str(table["time"].dtype).startswith("datetime64[")


def test_the_tables_of_a_session_without_labels_have_their_columns_and_types():
    session = al.Session(TEXTS, ["up", "down"], store=None)
    assert str(session.frame["round"].dtype) == str(session.log["ms"].dtype) == "Int64"
    assert len(session.frame) == len(session.log) == len(session.labels) == 0
    assert session.labels.index.dtype == "int64"
