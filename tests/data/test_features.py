"""Features: sensible by default, and otherwise exactly what the user asked for."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest
from scipy import sparse
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import al_widget as al
from al_widget.data.features import similarities
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.features import check_matrix
from al_widget.data.matrix import plain
from al_widget.data.pool import make_pool


def build(data, given=None, **options):
    pool = make_pool(data, **options)
    return build_features(pool, given)


def dense(matrix):
    matrix = plain(matrix)
    return matrix.toarray() if sparse.issparse(matrix) else np.asarray(matrix)


def frame():
    return pd.DataFrame(
        {
            "amount": [1.5, np.nan, 3.0, 10.0] * 5,
            "whole": [1, 2, 3, 4] * 5,
            "country": ["DE", None, "FR", "DE"] * 5,
            "open": [True, False, True, True] * 5,
            "day": pd.to_datetime(["2024-01-01", None, "2024-01-02", "2024-01-01"] * 5),
            "row": range(20),
        }
    )


def nullable():
    return pd.DataFrame(
        {
            "amount": pd.array([1, None, 3, 4] * 5, "Int64"),
            "share": pd.array([0.5, None, 0.25, 1.0] * 5, "Float64"),
            "country": pd.array(["DE", None, "FR", "DE"] * 5, "string"),
            "open": pd.array([True, None, False, True] * 5, "boolean"),
            "kind": pd.Categorical(["a", None, "b", "a"] * 5),
            "row": range(20),
        }
    )


# ---------------------------------------------------------------- texts


def test_texts_become_finite_single_precision_numbers_of_unit_length(clauses):
    made = build(clauses.texts)
    X = dense(made.X)
    assert X.dtype == np.float32
    assert len(X) == len(clauses.texts)
    assert np.isfinite(X).all()
    np.testing.assert_allclose((X**2).sum(axis=1), 1, atol=1e-3)


def test_texts_of_one_kind_are_nearer_to_each_other(clauses):
    space = dense(build(clauses.texts).embedding)
    kinds = np.array([clauses.truth[text] for text in clauses.texts])
    similarity = space @ space.T
    same = kinds[:, None] == kinds[None]
    np.fill_diagonal(same, False)
    other = kinds[:, None] != kinds[None]
    assert similarity[same].mean() > similarity[other].mean() + 0.1


@pytest.mark.parametrize(
    "texts",
    [
        ["one"],
        ["one", "two"],
        ["same"] * 30,
        ["مرحبا بالعالم", "你好 世界", "привет мир", "🏴‍☠️ ahoy"],
        ["a", "b", "c", "a b"],
        ["x" * 50_000, "short", "\0", "\ud83d"],
        ["short", "", None, "word"],
        [f"unique{n}" for n in range(1200)],  # no word occurs twice
        [" . ", "!", " ?"],
    ],
    ids=["one", "two", "copies", "scripts", "letters", "extremes", "gaps", "no word twice", "no letter"],
)
def test_any_texts_can_be_read(texts):
    made = build(texts)
    X = dense(made.X)
    assert len(X) == len(texts)
    assert np.isfinite(X).all()
    assert dense(made.transform(["never seen"])).shape == (1, X.shape[1])


def test_progress_goes_up_to_the_end(clauses):
    told = []
    build_features(make_pool(clauses.texts), None, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 20


# ---------------------------------------------------------------- tables


def test_numbers_are_scaled_and_gaps_filled():
    X = build(np.array([[1.0, 100.0], [2.0, np.nan], [3.0, 300.0]])).X
    assert X.dtype == np.float32
    np.testing.assert_allclose(X.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(X.std(axis=0), 1, atol=1e-6)


def test_an_infinite_number_is_named_by_its_row():
    with pytest.raises(al.DataError, match="infinite value in row 2"):
        build(np.array([[1.0], [2.0], [np.inf]]))


@pytest.mark.parametrize("table", [frame, nullable])
def test_a_frame_of_names_numbers_dates_and_gaps_can_be_read(table):
    made = build(table())
    assert len(made.X) == 20
    assert made.X.dtype == np.float32
    assert np.isfinite(made.X).all()


def test_a_constant_column_and_an_empty_one_do_no_harm():
    table = pd.DataFrame({"constant": [5.0] * 6, "empty": [np.nan] * 6, "n": range(6)})
    made = build(table)
    assert np.isfinite(made.X).all()
    other = table.iloc[:3].assign(constant=9.0, empty=7.0)  # new rows may differ where the pool did not
    np.testing.assert_array_equal(made.of(other), made.X[:3])


def test_a_sparse_table_stays_sparse():
    thin = sparse.random(30, 10, 0.2, "csr", np.float32, np.random.default_rng(0))
    made = build(thin)
    assert sparse.issparse(made.X)
    assert made.X.dtype == np.float32


def rings(n=400):
    """Return two concentric rings: no straight line separates them."""
    rng = np.random.default_rng(0)
    truth = np.arange(n) % 2
    angle = rng.uniform(0, 2 * np.pi, n)
    points = (1 + truth)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]) + rng.normal(0, 0.1, (n, 2))
    return points, np.where(truth == 1, "outer", "inner")


def test_the_default_model_learns_what_is_not_linear_in_the_columns():
    points, truth = rings()
    pool = make_pool(points)
    linear, ours = (build_features(pool, None, landmarks=landmarks) for landmarks in (False, True))
    model = default_model(pool, None, 0, 2)
    assert model.fit(linear.X[:100], truth[:100]).score(linear.X[100:], truth[100:]) < 0.7
    assert model.fit(ours.X[:100], truth[:100]).score(ours.X[100:], truth[100:]) > 0.97


def test_a_session_and_a_simulation_use_it_unless_a_model_is_given():
    points, truth = rings()
    for model, width in ((None, 258), (RandomForestClassifier(), 2)):
        given = al.Session(points, ["inner", "outer"], model=model, store=None)
        assert given.engine.prepare().X.shape[1] == width
    asked = {
        "strategies": ["random"],
        "n_labels": 100,
        "repeats": 5,
        "test": (points, truth),
        "jobs": 1,
        "progress": False,
    }
    ends = [
        al.simulate(points, truth, model=model, **asked).frame.accuracy.iloc[-1]
        for model in (None, LogisticRegression())
    ]
    assert ends[0] > 0.97
    assert ends[1] < 0.7


def test_similarities_never_outgrow_the_memory_meant_for_them(monkeypatch):
    monkeypatch.setattr(similarities, "_MOST_SIMILARITIES", 400 * 20)
    assert build_features(make_pool(rings()[0]), None, landmarks=True).X.shape == (400, 2 + 20)
    monkeypatch.setattr(similarities, "_MOST_SIMILARITIES", 1)
    assert build_features(make_pool(rings()[0]), None, landmarks=True).X.shape == (400, 2 + 16)


@pytest.mark.parametrize(
    "table",
    [np.ones((1, 3)), np.ones((5, 3)), np.eye(2), np.r_[np.zeros((99, 2)), np.ones((1, 2))], np.full((9, 2), 1e30)],
    ids=["one row", "all the same", "two rows", "all but one the same", "huge"],
)
def test_similarities_of_any_table_are_finite(table):
    made = build_features(make_pool(table), None, landmarks=True)
    assert made.X.dtype == np.float32
    assert np.isfinite(made.X).all()
    np.testing.assert_allclose(made.of(table), made.X, atol=1e-6)


@pytest.mark.parametrize("table", [frame, nullable, lambda: rings()[0]], ids=["frame", "nullable frame", "array"])
def test_a_new_row_is_compared_with_the_same_landmarks(table):
    made = build_features(make_pool(table()), None, landmarks=True)
    np.testing.assert_allclose(made.of(table()[5:9]), made.X[5:9], atol=1e-6)


# ---------------------------------------------------------------- new examples


@pytest.mark.parametrize(
    ("data", "some"),
    [
        (lambda c: c.texts, lambda data: data[5:9]),
        (lambda c: frame(), lambda data: data.iloc[5:9]),
        (lambda c: nullable(), lambda data: data.iloc[5:9]),
        (lambda c: c.matrix, lambda data: data[5:9]),
        (lambda c: sparse.csr_matrix(c.matrix), lambda data: data[5:9]),
    ],
    ids=["texts", "frame", "nullable frame", "array", "sparse"],
)
def test_an_example_of_the_pool_gets_the_same_numbers_when_it_comes_as_a_new_one(clauses, data, some):
    examples = data(clauses)
    made = build(examples)
    np.testing.assert_allclose(dense(made.of(some(examples))), dense(made.X)[5:9], atol=1e-5)


def test_names_never_seen_before_are_read_too():
    made = build(frame())
    new = frame().iloc[:2].assign(country=["XX", None])
    assert np.isfinite(dense(made.of(new))).all()


# ---------------------------------------------------------------- given by the user


@pytest.mark.parametrize(
    "kind", [np.asarray, np.float32, sparse.csr_matrix, sparse.coo_matrix, sparse.csr_array, pd.DataFrame]
)
def test_a_given_matrix_is_used_as_it_is(clauses, kind):
    made = build(clauses.texts, kind(clauses.matrix))
    np.testing.assert_allclose(dense(made.X), clauses.matrix, rtol=1e-6)
    np.testing.assert_allclose(dense(made.of(clauses.matrix[:3])), clauses.matrix[:3])


def test_a_given_array_and_a_memory_map_are_not_copied(clauses, tmp_path):
    assert build(clauses.texts, clauses.matrix).X is clauses.matrix
    mapped = np.lib.format.open_memmap(tmp_path / "X.npy", "w+", np.float32, clauses.matrix.shape)
    mapped[:] = clauses.matrix
    assert isinstance(build(clauses.texts, mapped).X, np.memmap)


def test_with_a_given_matrix_new_examples_must_be_rows_of_one(clauses):
    made = build(clauses.texts, clauses.matrix)
    for wrong in (["a text"], np.ones(16), np.ones((2, 15))):
        with pytest.raises(
            al.DataError, match="New examples: expected rows of 16 numbers as in the matrix of features="
        ):
            made.of(wrong)


@pytest.mark.parametrize(
    "given",
    [
        TfidfVectorizer(),
        HashingVectorizer(n_features=64),
        make_pipeline(TfidfVectorizer(), StandardScaler(with_mean=False)),
        lambda texts: np.array([[len(text), text.count("notice")] for text in texts], float),
    ],
    ids=["transformer", "stateless", "pipeline", "function"],
)
def test_a_transformer_or_function_makes_the_features_of_pool_and_new_examples_alike(clauses, given):
    made = build(clauses.texts, given)
    np.testing.assert_allclose(dense(made.of(clauses.texts[:4])), dense(made.X)[:4])
    assert not hasattr(given, "vocabulary_")  # the user's object is not changed


def test_a_transformer_of_rows_sees_the_rows(clauses):
    made = build(clauses.matrix, PCA(3, random_state=0))
    assert made.X.shape == (120, 3)


def test_objects_are_read_by_a_function():
    objects = [{"n": n} for n in range(6)]
    made = build(objects, lambda found: np.array([[one["n"]] for one in found], float), ids=range(6))
    np.testing.assert_array_equal(made.X[:, 0], range(6))
    with pytest.raises(al.DataError, match="a list of dicts.* need both features= and ids="):
        build(objects, ids=range(6))


def holed(value):
    X = np.ones((120, 2))
    X[70_000 % 120, 1] = value
    return X


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (np.ones((119, 2)), r"shape \(120, d\), one row per example, got \(119, 2\)"),
        (np.ones(120), "one row per example"),
        (np.ones((120, 2, 2)), "one row per example"),
        (np.array([["a"]] * 120), "features=: expected numbers, got dtype <U1"),
        (np.array([[1.0]] * 119 + [["a"]], object), "expected numbers, got 'a' in row 119 column 0"),
        (np.full((120, 1), "2024", "datetime64[D]"), "expected numbers, got dtype datetime64"),
        (np.ones((120, 1), complex), "expected numbers, got dtype complex128"),
        (holed(np.nan), "first in row 40, column 1"),
        (holed(-np.inf), "first in row 40, column 1"),
        (sparse.csr_matrix(holed(np.nan)), "first in row 40, column 1"),
        (pd.DataFrame(holed(np.inf), columns=["pages", "words"]), "first in row 40, column 'words'"),
        (np.where(np.isnan(holed(np.nan)), None, 1), "first in row 40, column 1"),
        (np.ma.masked_invalid(holed(np.nan)), "first in row 40, column 1"),
        ([[1.0], [2.0, 3.0]] * 60, "got rows of different lengths"),
        (pl.DataFrame({"a": [1.0] * 120}).lazy(), "LazyFrame. Call .collect"),
        (lambda texts: np.ones((3, 2)), r"got \(3, 2\)"),
        (iter, "features= of the pool: expected a matrix of numbers, got list_iterator"),
        (
            lambda texts: 1 / 0,
            r"features= of the pool failed: ZeroDivisionError: division by zero \(it was given 120 texts\)",
        ),
        (PCA(2), "features= of the pool failed: ValueError: .* given 120 texts"),
        (PCA, r"got the class PCA. Pass PCA\(\)"),
        ([["a"]] * 120, "features=: expected numbers"),
        ("sentence", '"words", "embeddings", the name of a model .* got .sentence.'),
        (7, "a matrix, a transformer or a function, got int"),
    ],
)
def test_features_that_do_not_fit_are_refused_with_a_sentence(clauses, given, said):
    with pytest.raises(al.DataError, match=said):
        build(clauses.texts, given)


def test_a_bad_value_far_down_a_long_matrix_is_found():
    X = np.zeros((150_000, 1), np.float32)
    X[149_999] = np.nan
    with pytest.raises(al.DataError, match="first in row 149999"):
        check_matrix(X, 150_000)


@pytest.mark.parametrize("dtype", ["uint8", "int16", "int64", "bool", "float16"])
def test_whole_numbers_and_half_precision_are_asked_about_as_floats_are(dtype):
    X = np.random.default_rng(0).integers(0, 250, (300, 6)).astype(dtype)
    total = X.astype(float).sum(axis=1)
    y = np.where(total > np.median(total), "high", "low")

    def asked(features, strategy):
        session = al.Session(
            list(range(300)), ["high", "low"], features=features, strategy=strategy, model=LogisticRegression(),
            store=None, audit=0, seed_size=20, batch_size=10, seed=0,
        )  # fmt: skip
        for query in session.query(20):
            session.label(query.id, y[query.id])
        session.update()
        return {query.id for query in session.query(10)}

    floats = X.astype(np.float64 if dtype == "int64" else np.float32)
    for strategy in ("k_center", "badge", "diverse_margin"):
        assert asked(X, strategy) == asked(floats, strategy)
        if dtype != "float16":  # scipy has no sparse float16
            assert asked(sparse.csr_matrix(X), strategy) == asked(sparse.csr_matrix(floats), strategy)
