"""features=: anything like a matrix, any transformer or function, for the pool and for new examples alike."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest
import sklearn
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import ColumnTransformer, make_column_transformer
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler

import al_widget as al
from al_widget.data.arrays import as_matrix
from al_widget.data.features.build import build_features
from al_widget.data.features.reading import reads_frame
from al_widget.data.matrix import plain
from al_widget.data.pool import make_pool

N = 40
TEXTS = [f"{'good' if n % 2 else 'bad'} meal number {n}" for n in range(N)]
FRAME = pd.DataFrame({"body": TEXTS, "pages": range(N), "floor": list("abcd") * 10})
ROWS = np.random.default_rng(0).normal(size=(N, 3))
TFIDF = TfidfVectorizer().fit_transform(TEXTS)


def dense(X):
    X = plain(X)
    return X.toarray() if sparse.issparse(X) else np.asarray(X)


# ---------------------------------------------------------------- a matrix


def memory_map(values, folder):
    mapped = np.lib.format.open_memmap(folder / "X.npy", "w+", np.float32, values.shape)
    mapped[:] = values
    return mapped


FORMS = {
    "numpy.matrix": lambda X, _: np.matrix(X),
    "todense": lambda X, _: sparse.csr_matrix(X).todense(),
    "Fortran order": lambda X, _: np.asfortranarray(X),
    "other byte order": lambda X, _: X.astype(">f8"),
    "long double": lambda X, _: X.astype(np.longdouble),
    "object": lambda X, _: X.astype(object),
    "masked": lambda X, _: np.ma.masked_invalid(X),
    "memory map": memory_map,
    "lists": lambda X, _: X.tolist(),
    "tuple of arrays": lambda X, _: tuple(X),
    "csc": lambda X, _: sparse.csc_matrix(X),
    "coo array": lambda X, _: sparse.coo_array(X),
    "dok": lambda X, _: sparse.dok_array(X),
    "lil": lambda X, _: sparse.lil_matrix(X),
    "bsr": lambda X, _: sparse.bsr_array(X),
    "sparse rows": lambda X, _: [sparse.csr_matrix(row) for row in X],
    "pandas": lambda X, _: pd.DataFrame(X, columns=["a", "b", 3]),
    "pandas, nullable": lambda X, _: pd.DataFrame(X).astype("Float64"),
    "pandas, sparse": lambda X, _: pd.DataFrame(X).astype(pd.SparseDtype(float, 0)),
    "pandas, objects": lambda X, _: pd.DataFrame(X).astype(object),
    "polars": lambda X, _: pl.DataFrame(dict(zip("abc", X.T, strict=True))),
    "polars decimals": lambda X, _: pl.DataFrame(dict(zip("abc", X.T, strict=True))).cast(pl.Decimal(20, 8)),
    "pyarrow": lambda X, _: pytest.importorskip("pyarrow").table(dict(zip("abc", X.T, strict=True))),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_matrix_of_any_form_is_read_for_the_pool_and_for_new_examples(form, tmp_path):
    given = FORMS[form](ROWS, tmp_path)
    session = al.Session(TEXTS, ["pos", "neg"], features=given, store=None)
    for query in session.query(20):
        session.label(query.id, "pos" if query.id % 2 else "neg")
    session.update()
    X = session.engine.prepare().X
    assert type(X) in {np.ndarray, np.memmap, sparse.csr_matrix}
    assert X.dtype.isnative
    np.testing.assert_allclose(dense(X), ROWS, atol=1e-6)
    wanted = session.predict_proba(ROWS)
    np.testing.assert_allclose(session.predict_proba(FORMS[form](ROWS, tmp_path)), wanted, atol=1e-5)
    assert len(session.predict(given)) == N


def test_what_is_an_array_already_is_not_copied(tmp_path):
    mapped = memory_map(ROWS, tmp_path)
    matrix = np.matrix(ROWS)
    for given in (ROWS, mapped, matrix):
        assert np.shares_memory(as_matrix(given, "features="), given)
    thin = sparse.csr_array(ROWS)
    assert np.shares_memory(as_matrix(thin, "features=").data, thin.data)


def test_rows_of_a_frame_are_read_by_the_names_of_its_columns():
    given = pd.DataFrame(ROWS, columns=["a", "b", "c"])
    made = build_features(make_pool(TEXTS), given)
    np.testing.assert_array_equal(made.of(given[["c", "a", "b"]].assign(more=1)), ROWS)
    np.testing.assert_array_equal(made.of(pl.DataFrame(given.to_dict("list"))[["b", "c", "a"]]), ROWS)
    with pytest.raises(al.DataError, match=r"^New examples: .* without \['c'\]"):
        made.of(given.rename(columns={"c": "d"}))
    with pytest.raises(al.DataError, match=r"first in row 2, column 'b'"):
        made.of(given.assign(b=np.where(np.arange(N) == 2, np.nan, 0)))


@pytest.mark.parametrize(
    "new", [["a text"], np.ones(3), np.ones((2, 2)), 5, {"a": 1}, [[1.0, 2.0], [3.0]], sparse.eye(2)]
)
def test_what_is_no_row_of_the_matrix_is_refused(new):
    made = build_features(make_pool(TEXTS), ROWS)
    with pytest.raises(al.DataError, match="^New examples: expected"):
        made.of(new)


# ---------------------------------------------------------------- a transformer or a function


class Rounder(TransformerMixin, BaseEstimator):
    """A transformer without a word on what it reads, which returns what it is told to."""

    def __init__(self, form=np.asarray):
        self.form = form

    def fit(self, texts, y=None):
        self.longest_ = max(map(len, texts))
        return self

    def transform(self, texts):
        return self.form([[len(text) / self.longest_, text.count("good")] for text in texts])


class NoParams:
    """A transformer that scikit-learn cannot clone."""

    def __init__(self, *words):
        self.words = words

    def fit(self, texts):
        return self

    def transform(self, texts):
        return [[text.count(word) for word in self.words] for text in texts]


RETURNS = {
    "array": np.asarray,
    "lists": list,
    "numpy.matrix": np.matrix,
    "pandas": pd.DataFrame,
    "polars": lambda rows: pl.DataFrame(rows, orient="row"),
    "sparse array": lambda rows: sparse.coo_array(np.array(rows)),
    "objects": lambda rows: np.array(rows, object),
}


@pytest.mark.parametrize("form", RETURNS)
@pytest.mark.parametrize("as_function", [False, True])
def test_what_a_transformer_or_function_makes_may_have_any_form(form, as_function):
    make = Rounder(RETURNS[form])
    given = make.fit(TEXTS).transform if as_function else make
    pool = make_pool(TEXTS)
    made = build_features(pool, given)
    wanted = Rounder().fit(TEXTS).transform(TEXTS)
    np.testing.assert_allclose(dense(made.X), wanted)
    new = pool.read_new(TEXTS[:3], made)
    assert type(new) is type(made.X)
    np.testing.assert_allclose(dense(new), wanted[:3])


SETTINGS = ["default", "pandas", "polars"]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize(
    "data",
    [TEXTS, FRAME[["pages", "floor"]], ROWS, sparse.csr_matrix(np.abs(ROWS))],
    ids=["texts", "frame", "array", "sparse"],
)
def test_the_default_features_do_not_depend_on_the_output_that_scikit_learn_is_set_to(setting, data):
    wanted = build_features(make_pool(data), None, landmarks=True)
    with sklearn.config_context(transform_output=setting):
        made = build_features(make_pool(data), None, landmarks=True)
        np.testing.assert_array_equal(dense(made.of(data[:5])), dense(wanted.of(data[:5])))
    np.testing.assert_array_equal(dense(made.X), dense(wanted.X))
    np.testing.assert_array_equal(dense(made.of(data[:5])), dense(wanted.of(data[:5])))


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_transformer_of_the_user_may_return_frames(setting):
    svd = make_pipeline(TfidfVectorizer(), TruncatedSVD(5, random_state=0).set_output(transform=setting))
    session = al.Session(TEXTS, ["pos", "neg"], features=svd, store=None)
    for query in session.query(20):
        session.label(query.id, "pos" if "good" in query.example else "neg")
    session.update()
    assert session.predict(["good meal", "bad meal"]).tolist() == ["pos", "neg"]
    with sklearn.config_context(transform_output=setting):
        scaled = build_features(make_pool(ROWS), StandardScaler())
    np.testing.assert_allclose(scaled.of(ROWS), scaled.X)


@pytest.mark.skipif("sparse_interface" not in sklearn.get_config(), reason="scikit-learn 1.9 has this setting")
def test_sparse_arrays_in_place_of_matrices_make_no_difference():
    wanted = build_features(make_pool(TEXTS), None)
    with sklearn.config_context(sparse_interface="sparray"):
        made = build_features(make_pool(TEXTS), None)
        np.testing.assert_allclose(dense(made.of(TEXTS[:4])), dense(wanted.X)[:4], atol=1e-6)
        session = al.Session(TEXTS, ["pos", "neg"], store=None)
        for query in session.query(20):
            session.label(query.id, "pos" if "good" in query.example else "neg")
        session.update()
        assert session.predict(["good meal"]).tolist() == ["pos"]
    np.testing.assert_allclose(dense(made.X), dense(wanted.X), atol=1e-6)


def test_a_transformer_that_cannot_be_cloned_is_copied():
    given = NoParams("good", "bad")
    made = build_features(make_pool(TEXTS), given)
    assert made.transform.make is not given
    assert made.of(["good good bad"]).tolist() == [[2, 1]]


def test_features_of_new_examples_are_checked_as_those_of_the_pool_are():
    made = build_features(
        make_pool(TEXTS), lambda texts: [[len(text)] * (2 if texts[0] == "wide" else 1) for text in texts]
    )
    with pytest.raises(al.DataError, match="to make 1 columns of new examples, as of the pool, got 2"):
        made.of(["wide"])
    gaps = build_features(make_pool(TEXTS), lambda texts: [[1.0 if text else float("nan")] for text in texts])
    with pytest.raises(al.DataError, match="features= of new examples: expected finite numbers"):
        gaps.of(["a", ""])
    with pytest.raises(al.DataError, match="^Reading new examples failed: ZeroDivisionError"):
        build_features(make_pool(TEXTS), lambda texts: [[1 / (text != "zero")] for text in texts]).of(["zero"])


# ---------------------------------------------------------------- a frame that holds a text

BOTH = ColumnTransformer(
    [
        ("words", TfidfVectorizer(), "body"),
        ("numbers", StandardScaler(), ["pages"]),
        ("names", OneHotEncoder(), ["floor"]),
    ]
)

OF_THE_FRAME = {
    "ColumnTransformer": BOTH,
    "Pipeline": make_pipeline(BOTH, StandardScaler(with_mean=False)),
    "passthrough before": make_pipeline("passthrough", BOTH),
    "union": FeatureUnion([("both", BOTH), ("again", BOTH)]),
    "FunctionTransformer": FunctionTransformer(lambda frame: frame[["pages"]]),
    "function": lambda frame: frame[["pages"]].to_numpy(),
    "function that gives a frame": lambda frame: frame[["pages"]],
}

OF_THE_TEXTS = {
    "vectorizer": TfidfVectorizer(),
    "Pipeline": make_pipeline(HashingVectorizer(n_features=32), StandardScaler(with_mean=False)),
    "union": FeatureUnion([("words", CountVectorizer()), ("letters", CountVectorizer(analyzer="char"))]),
    "says nothing": Rounder(),
    "FunctionTransformer": FunctionTransformer(lambda texts: [[len(text)] for text in texts]),
    "function": lambda texts: [[len(text)] for text in texts],
}


@pytest.mark.parametrize("name", OF_THE_FRAME)
def test_what_reads_columns_is_given_the_frame(name):
    session = al.Session(FRAME, ["pos", "neg"], features=OF_THE_FRAME[name], text="body", store=None)
    for query in session.query(20):
        session.label(query.id, "pos" if query.id % 2 else "neg")
    session.update()
    made = session.engine.prepare()
    assert made.reads_frame
    for same in (FRAME[:7], FRAME[["floor", "body", "pages"]][:7], pl.DataFrame(FRAME.to_dict("list"))[:7]):
        np.testing.assert_allclose(dense(session.pool.read_new(same, made)), dense(made.X)[:7])
        assert len(session.predict(same)) == 7
    with pytest.raises(al.DataError, match="expected a frame with the columns"):
        session.predict(TEXTS[:3])


@pytest.mark.parametrize("name", OF_THE_TEXTS)
def test_what_reads_texts_is_given_the_texts(name):
    pool = make_pool(FRAME, text="body")
    made = build_features(pool, OF_THE_TEXTS[name])
    assert not made.reads_frame
    np.testing.assert_allclose(dense(pool.read_new(FRAME[:7], made)), dense(made.X)[:7])
    np.testing.assert_allclose(dense(pool.read_new(TEXTS[:7], made)), dense(made.X)[:7])


def test_it_is_as_scikit_learn_alone_does_it():
    made = build_features(make_pool(FRAME, text="body"), BOTH)
    np.testing.assert_allclose(dense(made.X), dense(as_matrix(BOTH.fit_transform(FRAME), "")))
    assert not hasattr(BOTH, "transformers_") or BOTH.transformers_ is not made.transform.make.transformers_


def test_what_an_estimator_says_of_itself_decides():
    assert reads_frame(BOTH) is True
    assert reads_frame(make_column_transformer((StandardScaler(), ["pages"]))) is True
    for estimator in (TfidfVectorizer(), HashingVectorizer(), make_pipeline(None, CountVectorizer())):
        assert reads_frame(estimator) is False
    for unknown in (StandardScaler(), FunctionTransformer(), Rounder(), NoParams(), len, TfidfVectorizer):
        assert reads_frame(unknown) is None


def test_a_featurizer_that_can_read_neither_is_told_what_it_was_given():
    missing = ColumnTransformer([("n", StandardScaler(), ["price"])])
    with pytest.raises(al.DataError) as caught:
        build_features(make_pool(FRAME, text="body"), missing)
    said = str(caught.value)
    assert said.startswith("features= of the pool failed: ValueError: ")
    assert "given a frame of 40 rows with the columns ['body', 'pages', 'floor']" in said
    assert "price" in said or "not a column of the dataframe" in said
    with pytest.raises(al.DataError) as caught:
        build_features(make_pool(FRAME, text="body"), StandardScaler())
    for part in ("given 40 texts", "given a frame of 40 rows", "could not convert string to float"):
        assert part in str(caught.value)


@pytest.mark.parametrize("vectorizer", [TfidfVectorizer(), make_pipeline(CountVectorizer(), TruncatedSVD(1))])
def test_a_vectorizer_over_rows_is_told_from_a_matrix_that_is_not_aligned(vectorizer):
    rows = pd.DataFrame({"pages": range(N), "floor": list("abcd") * 10})
    with pytest.raises(al.DataError, match=r"got one for each of the 2 columns.*Name the column of the texts by text="):
        build_features(make_pool(rows.rename(columns=lambda name: f"the {name}")), vectorizer)
