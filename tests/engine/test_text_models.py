"""A model that begins with its own vectorizer reads the texts; distances are measured on the pool's features."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.compose import ColumnTransformer, make_column_transformer
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import FeatureUnion, make_pipeline, make_union
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler

import al_widget as al


def words_then(model):
    return make_pipeline(TfidfVectorizer(), model)


TEXT_MODELS = {
    "tfidf": words_then(LogisticRegression(C=30)),
    "counts and naive Bayes": make_pipeline(CountVectorizer(), ComplementNB()),
    "hashing": make_pipeline(HashingVectorizer(n_features=2**12), LogisticRegression(C=30)),
    "union": make_pipeline(
        make_union(TfidfVectorizer(), CountVectorizer(analyzer="char", ngram_range=(2, 2))), LogisticRegression()
    ),
    "nested": make_pipeline("passthrough", words_then(LogisticRegression(C=30))),
    "search": GridSearchCV(words_then(LogisticRegression()), {"logisticregression__C": [1, 30]}, cv=2),
    "calibrated": CalibratedClassifierCV(words_then(LogisticRegression(C=30)), cv=2),
}


def play(session, truth, rounds=4, n=12):
    for _ in range(rounds):
        for query in session.query(n):
            label = truth[query.example["text"] if isinstance(query.example, dict) else query.example]
            session.label(query.id, [label] if session.multilabel else label)
        session.update()
    return session


@pytest.mark.filterwarnings("ignore:The least populated class")
@pytest.mark.parametrize("name", TEXT_MODELS)
def test_a_pipeline_that_begins_with_a_vectorizer_is_given_the_texts(clauses, name):
    texts, truth = clauses.held_out()
    session = play(al.Session(clauses.texts, clauses.classes, model=TEXT_MODELS[name], store=None), clauses.truth)
    assert session.phase == "ready"
    assert (session.predict(texts) == np.array(truth)).mean() > 0.8
    assert (session.model.predict(texts) == np.array(truth)).mean() > 0.8
    assert session.predict_proba(texts[:3]).shape == (3, 3)


class LowerCase(TransformerMixin, BaseEstimator):
    def fit(self, X, y=None):
        return self

    def transform(self, X):
        return [text.lower() for text in X]


class Counts(LowerCase):
    def transform(self, X):
        return np.array([[text.lower().count(word) for word in ("insur", "notice", "provision")] for text in X])


class Column(LowerCase):
    def __init__(self, name):
        self.name = name

    def transform(self, X):
        return X[self.name]


class Dense(LowerCase):
    def transform(self, X):
        return X.toarray() if hasattr(X, "toarray") else X


def first_letters(texts):
    return [text[:200] for text in texts]


OWN_TRANSFORMERS = {
    "ahead of a vectorizer": (make_pipeline(LowerCase(), TfidfVectorizer(), LogisticRegression(C=30)), "text"),
    "a function": (
        make_pipeline(FunctionTransformer(first_letters), TfidfVectorizer(), LogisticRegression(C=30)),
        "text",
    ),
    "numbers of texts": (make_pipeline(Counts(), StandardScaler(), LogisticRegression()), "text"),
    "beside a vectorizer": (make_pipeline(make_union(Counts(), TfidfVectorizer()), LogisticRegression(C=30)), "text"),
    "in a search": (
        GridSearchCV(
            make_pipeline(LowerCase(), TfidfVectorizer(), LogisticRegression()), {"logisticregression__C": [30]}, cv=2
        ),
        "text",
    ),
    "numbers of features": (make_pipeline(Dense(), LogisticRegression()), "features"),
    "a column": (make_pipeline(Column("text"), TfidfVectorizer(), LogisticRegression(C=30)), "frame"),
    "columns side by side": (
        make_pipeline(
            make_union(
                make_pipeline(Column("text"), TfidfVectorizer()), make_pipeline(Column(["n"]), StandardScaler())
            ),
            LogisticRegression(C=30),
        ),
        "frame",
    ),
}


@pytest.mark.filterwarnings("ignore:The least populated class")
@pytest.mark.parametrize("name", OWN_TRANSFORMERS)
def test_a_transformer_of_ones_own_is_given_what_it_can_read(clauses, name):
    model, reads = OWN_TRANSFORMERS[name]
    frame = pd.DataFrame({"text": clauses.texts, "n": range(len(clauses.texts))})
    truth = np.array([clauses.truth[text] for text in clauses.texts])
    for data in [frame] if reads == "frame" else [frame, clauses.texts]:
        session = play(al.Session(data, clauses.classes, model=model, store=None), clauses.truth)
        assert (session.predict(data) == truth).mean() > 0.7
        pipeline = pickle.loads(pickle.dumps(session.pipeline))
        assert (pipeline.predict(data) == session.predict(data)).all()
        assert (clone(pipeline).fit(data, truth).predict(data) == truth).mean() > 0.7


def test_a_transformer_of_ones_own_is_given_the_features_that_the_user_chose(clauses):
    session = clauses.session(model=make_pipeline(FunctionTransformer(np.abs), LogisticRegression()))
    play(session, clauses.truth, 2)
    assert session.model.n_features_in_ == 16


def test_a_transformer_of_ones_own_reads_the_columns_of_a_frame_of_rows():
    frame = pd.DataFrame({"size": np.arange(80.0), "name": list("abcd") * 20})
    model = make_pipeline(Column(["size"]), StandardScaler(), LogisticRegression())
    session = al.Session(frame, ["small", "large"], model=model, store=None, audit=0)
    for query in session.query(20):
        session.label(query.id, "small" if query.id < 40 else "large")
    session.update()
    assert session.predict(frame.iloc[[0, 79]]).tolist() == ["small", "large"]


def test_a_vectorizer_that_is_given_a_list_of_columns_is_told_to_be_given_one(clauses):
    frame = pd.DataFrame({"text": clauses.texts, "n": range(len(clauses.texts))})
    model = make_pipeline(make_column_transformer((TfidfVectorizer(), ["text"])), LogisticRegression())
    with pytest.raises(al.ModelError, match=r"reads one column: write 'text' in place of \['text'\]\. Labels are kept"):
        play(al.Session(frame, clauses.classes, model=model, store=None), clauses.truth, 1)


@pytest.mark.parametrize(
    "strategy", ["badge", "expected_gradient", "committee", "k_center", "typical", "diverse_margin", "power_margin"]
)
def test_every_strategy_works_with_a_model_of_texts(clauses, strategy):
    model = words_then(LogisticRegression(C=30))
    session = play(
        al.Session(clauses.texts, clauses.classes, model=model, strategy=strategy, store=None), clauses.truth
    )
    assert session.history["strategy"].iloc[-1] == strategy
    assert len(session.query()) == 10


def test_a_strategy_of_ones_own_sees_numbers(clauses):
    def mine(candidates, k, rng):
        assert candidates.features.dtype.kind == "f"
        assert candidates.labeled_features.shape[1] == candidates.features.shape[1] == 16
        return np.arange(k), np.linspace(1, 0, len(candidates))

    session = clauses.session(model=words_then(LogisticRegression()), strategy=mine)
    play(session, clauses.truth, 2)
    assert session.version == 2


def test_everything_that_is_told_of_a_model_can_be_told_of_one_that_reads_texts(clauses, store):
    test = clauses.held_out()
    model = words_then(LogisticRegression(C=30))
    session = al.Session(clauses.texts, clauses.classes, model=model, audit=0.4, store=store, seed_size=6)
    play(session, clauses.truth, 6, 15)
    assert session.accuracy.value > 0.7
    assert session.baseline is not None
    assert session.forecast(10) is not None
    assert session.population()["share"].sum() == pytest.approx(1)
    assert set(session.label_issues(3)) == {"id", "label", "predicted", "confidence"}
    assert len(session.metrics)
    expected, following = session.predict_proba(test[0]), [query.key for query in session.query()]
    session.close()
    again = al.Session(clauses.texts, clauses.classes, model=model, audit=0.4, store=store, seed_size=6)
    np.testing.assert_allclose(again.predict_proba(test[0]), expected, atol=1e-6)
    assert [query.key for query in again.query()] == following
    again.finish()
    assert again.phase == "done"
    held_out = al.Session(clauses.texts, clauses.classes, model=model, test=test, store=None)
    play(held_out, clauses.truth, 2)
    assert held_out.accuracy.method == "test"


def test_with_several_labels_each_a_model_of_texts_learns(clauses):
    model = words_then(LogisticRegression(C=30))
    session = al.Session(clauses.texts, clauses.classes, model=model, multilabel=True, store=None)
    play(session, clauses.truth)
    texts, truth = clauses.held_out()
    assert np.mean([said == (name,) for said, name in zip(session.predict(texts), truth, strict=True)]) > 0.6


def test_features_of_ones_own_measure_the_distances_only(clauses):
    texts, truth = clauses.held_out()
    session = clauses.session(model=words_then(LogisticRegression(C=30)), test=(texts, truth))
    play(session, clauses.truth)
    assert session.accuracy.value > 0.8
    assert (session.predict(texts) == np.array(truth)).mean() > 0.8


def test_simulate_plays_with_a_model_of_texts(clauses):
    truth = [clauses.truth[text] for text in clauses.texts]
    result = al.simulate(
        clauses.texts,
        truth,
        strategies=["margin"],
        model=words_then(LogisticRegression(C=30)),
        n_labels=40,
        repeats=1,
        jobs=1,
        progress=False,
        test=clauses.held_out(),
    )
    assert result.frame["accuracy"].iloc[-1] > 0.7


def frame_of(clauses):
    rng = np.random.default_rng(0)
    n = len(clauses.texts)
    return pd.DataFrame({"text": clauses.texts, "pages": rng.integers(1, 90, n), "side": rng.choice(["in", "out"], n)})


def columns():
    return make_column_transformer(
        (TfidfVectorizer(), "text"), (StandardScaler(), ["pages"]), (OneHotEncoder(handle_unknown="ignore"), ["side"])
    )


@pytest.mark.parametrize("transformer", [columns(), FeatureUnion([("all", columns())])])
def test_a_column_transformer_is_given_the_frame(clauses, transformer):
    frame = frame_of(clauses)
    model = make_pipeline(transformer, LogisticRegression(C=30))
    session = play(al.Session(frame, clauses.classes, model=model, store=None), clauses.truth)
    assert isinstance(columns(), ColumnTransformer)
    new = frame.iloc[:20]
    right = [clauses.truth[text] for text in new["text"]]
    assert (session.predict(new) == np.array(right)).mean() > 0.8
    turned = new[new.columns[::-1]].reset_index(drop=True)
    np.testing.assert_array_equal(session.predict(turned), session.predict(new))
    assert (session.model.predict(new) == np.array(right)).mean() > 0.8


def test_a_column_transformer_over_a_frame_of_numbers_is_given_the_frame():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"width": rng.normal(size=100), "side": rng.choice(["in", "out"], 100)})
    model = make_pipeline(
        make_column_transformer((StandardScaler(), ["width"]), (OneHotEncoder(), ["side"])), LogisticRegression()
    )
    session = al.Session(frame, ["low", "high"], model=model, store=None)
    for _ in range(2):
        for query in session.query():
            session.label(query.id, "high" if query.example["width"] > 0 else "low")
        session.update()
    assert (session.predict(frame) == np.where(frame["width"] > 0, "high", "low")).mean() > 0.9


def test_a_vectorizer_over_objects_is_given_the_objects(clauses):
    class Note:
        def __init__(self, text):
            self.text = text

    notes = [Note(text) for text in clauses.texts]
    model = make_pipeline(CountVectorizer(preprocessor=lambda note: note.text.lower()), LogisticRegression())
    session = al.Session(
        notes, clauses.classes, model=model, features=clauses.matrix, ids=range(len(notes)), store=None
    )
    for query in session.query(15):
        session.label(query.id, clauses.truth[query.example.text])
    session.update()
    assert session.phase == "ready"
    assert len(session.predict(notes[:4])) == 4


def test_a_step_that_reads_no_text_is_given_the_features_as_before(clauses):
    session = clauses.session(model=make_pipeline(StandardScaler(), LogisticRegression()))
    clauses.play(session, 2)
    assert session.model.n_features_in_ == 16


@pytest.mark.parametrize("framed", [False, True])
def test_the_pipeline_to_take_away_reads_texts_too_and_can_be_fitted_anew(clauses, framed):
    data = frame_of(clauses) if framed else clauses.texts
    model = make_pipeline(columns() if framed else TfidfVectorizer(), LogisticRegression(C=30))
    session = play(al.Session(data, clauses.classes, model=model, store=None), clauses.truth)
    new = data[:20]
    taken = pickle.loads(pickle.dumps(session.pipeline))
    np.testing.assert_array_equal(taken.predict(new), session.predict(new))
    truth = [clauses.truth[text] for text in clauses.texts]
    anew = clone(taken).fit(data, truth)
    assert (anew.predict(data) == np.array(truth)).mean() > 0.9
