"""The pool: any container of examples, with keys that do not depend on their order."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest
from scipy import sparse, stats

import al_widget as al
from al_widget.data.pool import make_pool

TEXTS = ["all taxes", "each lien", "no notice", "any fee"]
ROWS = np.arange(12.0).reshape(4, 3)


def keys(data, **options):
    pool = make_pool(data, **options)
    return [pool.key(row) for row in range(len(pool))]


# ---------------------------------------------------------------- what a pool can be


@pytest.mark.parametrize(
    "data",
    [
        TEXTS,
        tuple(TEXTS),
        np.array(TEXTS),
        np.array(TEXTS, object),
        pd.Series(TEXTS),
        pd.Series(TEXTS, dtype="string"),
        pd.Series(TEXTS, dtype="category"),
        pd.DataFrame({"clause": TEXTS}),
        pl.Series("clause", TEXTS),
        pl.DataFrame({"clause": TEXTS}),
    ],
    ids=lambda data: f"{type(data).__module__.partition('.')[0]} {type(data).__name__}",
)
def test_texts_are_the_same_examples_in_whatever_they_come(data):
    pool = make_pool(data)
    assert pool.kind.name == "text"
    assert len(pool) == 4
    assert [pool.example(row) for row in range(4)] == TEXTS
    assert keys(data) == keys(TEXTS)


@pytest.mark.parametrize(
    "data",
    [ROWS, ROWS.astype(np.float32), ROWS.astype(int), np.asfortranarray(ROWS)],
    ids=["float64", "float32", "int", "fortran"],
)
def test_rows_of_numbers_keep_their_keys_in_another_number_type(data):
    pool = make_pool(data)
    assert pool.kind.name == "row"
    np.testing.assert_array_equal(pool.example(2), data[2])
    assert keys(data) == keys(ROWS)


@pytest.mark.parametrize("kind", [sparse.csr_matrix, sparse.csr_array, sparse.csc_matrix, sparse.coo_array])
def test_sparse_rows_are_a_pool(kind):
    thin = np.where(ROWS % 2, ROWS, 0)
    pool = make_pool(kind(thin))
    assert (pool.kind.name, len(pool)) == ("row", 4)
    np.testing.assert_array_equal(pool.example(1).toarray()[0], thin[1])
    assert keys(kind(thin)) == keys(sparse.csr_matrix(thin))


def test_a_frame_with_a_long_text_column_is_read_as_texts_its_other_columns_kept():
    frame = pd.DataFrame(
        {"code": ["x1", "x2"], "body": ["This Agreement shall be governed by law. " * 3] * 2, "n": [1, 2]}
    )
    pool = make_pool(frame)
    assert pool.kind.name == "text"
    assert pool.examples == list(frame["body"])
    assert pool.example(1) == {"code": "x2", "body": frame["body"][1], "n": 2}
    assert make_pool(frame, text="code").examples == ["x1", "x2"]


def test_a_frame_of_codes_and_numbers_is_read_as_rows():
    frame = pd.DataFrame({"country": ["DE", "FR"], "amount": [1.5, 2.5]})
    pool = make_pool(frame)
    assert pool.kind.name == "row"
    assert pool.example(0) == {"country": "DE", "amount": 1.5}


def test_the_numbers_of_a_row_keep_their_types():
    row = make_pool(pd.DataFrame({"n": [9007199254740993], "amount": [0.5]})).example(0)
    assert row == {"n": 9007199254740993, "amount": 0.5}
    assert (type(row["n"]), type(row["amount"])) == (int, float)


def test_an_unknown_text_column_is_answered_with_those_there_are():
    with pytest.raises(al.DataError, match=r"one of the columns \['clause'\], got 'body'"):
        make_pool(pd.DataFrame({"clause": TEXTS}), text="body")


def test_objects_are_known_by_their_features_or_by_names_of_their_own():
    objects = [{"a": 1}, {"a": 2}]
    assert make_pool(objects, features=np.eye(2)).kind.name == "object"
    assert keys(objects, features=np.eye(2)) == keys(np.eye(2))
    assert keys(objects, ids=["one", "two"]) == ["one", "two"]
    with pytest.raises(al.DataError, match="ids="):
        make_pool(objects)


@pytest.mark.parametrize("data", [{"a", "b"}, (text for text in TEXTS), {"a": 1}, b"bytes", 7, None, np.ones(3)])
def test_what_has_no_order_or_no_rows_is_refused(data):
    with pytest.raises(al.DataError, match=r"The pool: expected"):
        make_pool(data)


# ---------------------------------------------------------------- ids


def test_an_id_is_the_position_in_a_list_and_the_label_in_an_index():
    assert [make_pool(TEXTS).id(row) for row in range(4)] == [0, 1, 2, 3]
    pool = make_pool(pd.Series(TEXTS, index=[10, 20, 30, 40]))
    assert (pool.id(2), pool.row(30)) == (30, 2)
    assert type(pool.id(0)) is int  # a numpy integer cannot be written as JSON


@pytest.mark.parametrize(
    "index",
    [
        pd.date_range("2024-01-01", periods=4),
        pd.MultiIndex.from_product([["a", "b"], [1, 2]]),
        pd.Index([0.5, 1.5, 2.5, 3.5]),
    ],
    ids=["dates", "levels", "floats"],
)
def test_any_index_finds_its_rows_again(index):
    pool = make_pool(pd.Series(TEXTS, index=index))
    assert [pool.row(pool.id(row)) for row in range(4)] == [0, 1, 2, 3]


def test_numpy_positions_are_positions():
    assert make_pool(TEXTS).row(np.int64(2)) == 2


def test_an_index_that_repeats_itself_is_refused_with_the_way_out():
    with pytest.raises(al.DataError, match=r"repeated ones \('a', …\)\. Call \.reset_index\(drop=True\)"):
        make_pool(pd.Series(TEXTS, index=["a", "a", "b", "c"]))


# ---------------------------------------------------------------- keys


def test_keys_survive_another_order_more_examples_and_fewer():
    whole = dict(zip(TEXTS, keys(TEXTS), strict=True))
    for other in (TEXTS[::-1], ["new", *TEXTS, "newer"], TEXTS[1:3]):
        assert {text: key for text, key in zip(other, keys(other), strict=True) if text in whole} == {
            text: whole[text] for text in other if text in whole
        }


def test_a_frame_keeps_its_keys_when_a_column_gets_a_gap():
    whole = pd.DataFrame({"n": [1, 2, 3], "country": ["DE", "FR", "IT"]})
    gap = whole.copy()
    gap["n"] = [1, None, 3]  # pandas converts the whole column to float
    assert keys(whole)[0] == keys(gap)[0]
    assert keys(whole)[2] == keys(gap)[2]
    assert keys(whole)[1] != keys(gap)[1]


def test_copies_are_told_apart_by_their_turn():
    pool = make_pool(["tax", "lien", "tax", "tax"])
    first = pool.key(0)
    assert [pool.key(row) for row in (2, 3)] == [f"{first}-2", f"{first}-3"]
    assert [pool.row_of_key(pool.key(row)) for row in range(4)] == [0, 1, 2, 3]


def test_an_unknown_key_finds_no_example():
    pool = make_pool(TEXTS)
    for key in ("", "nonsense", "ffffffffffffffff", f"{pool.key(0)}-2", f"{pool.key(0)}-0", f"{pool.key(0)}-x", "-"):
        assert pool.row_of_key(key) is None


def test_keys_of_your_own_are_kept_as_they_are():
    pool = make_pool(TEXTS, ids=[7, "b", "ü", 3.5])
    assert [pool.key(row) for row in range(4)] == ["7", "b", "ü", "3.5"]
    assert pool.row_of_key("ü") == 2
    assert pool.row_of_key("nobody") is None


def test_every_text_there_is_has_a_key():
    odd = ["\ud83d", "a\0b", "مرحبا", "x" * 50_000, "\u200b", "🏴‍☠️"]
    assert len(set(keys(odd))) == len(odd)


def test_texts_that_are_empty_or_missing_are_marked():
    pool = make_pool(["a", "", None, float("nan"), " \n", pd.NA, "b"])
    assert pool.blank.tolist() == [False, True, True, True, True, True, False]
    assert not make_pool(TEXTS).blank.any()


# ---------------------------------------------------------------- random keys


def test_random_keys_are_uniform_and_follow_the_content():
    texts = [f"clause {n}" for n in range(5000)]
    random_keys = make_pool(texts).random_keys("audit 0")
    assert stats.kstest(random_keys / 2.0**64, "uniform").pvalue > 0.001
    np.testing.assert_array_equal(make_pool(texts[::-1]).random_keys("audit 0"), random_keys[::-1])
    np.testing.assert_array_equal(make_pool([*texts, "one more"]).random_keys("audit 0")[:-1], random_keys)
    other = make_pool(texts).random_keys("audit 1")
    assert abs(np.corrcoef(random_keys.astype(float), other.astype(float))[0, 1]) < 0.05


def test_copies_of_one_text_have_random_keys_of_their_own():
    random_keys = make_pool(["the same"] * 2000).random_keys("audit 0")
    assert len(np.unique(random_keys)) == 2000
    assert stats.kstest(random_keys / 2.0**64, "uniform").pvalue > 0.001


def test_a_big_pool_is_keyed_quickly_and_finds_every_row():
    pool = make_pool([f"clause {n}" for n in range(20_000)])
    rows = np.random.default_rng(0).integers(20_000, size=200)
    assert [pool.row_of_key(pool.key(int(row))) for row in rows] == rows.tolist()


def test_the_frame_of_the_user_may_change_while_a_session_is_open():
    frame = pd.DataFrame({"a": range(30), "b": range(30)})
    session = al.Session(frame, ["x", "y"], store=None, audit=0)
    frame["label"], frame["a"] = "x", 0
    frame.columns = list("uvw")
    query = session.query(1)[0]
    assert query.example == {"a": query.id, "b": query.id}
