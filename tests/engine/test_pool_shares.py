"""`population()` of a session: which labels it rests on, what it refuses, and what it costs."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.base import BaseEstimator, ClassifierMixin

import al_widget as al
from al_widget.exceptions import DataError, ModelError, SessionClosedError

N = 600


class Counting(ClassifierMixin, BaseEstimator):
    """Knows "a" by the first column where it is sure of it, and counts the rows it predicts."""

    rows = 0

    def fit(self, X, y):
        self.classes_ = np.unique(y)
        return self

    def predict_proba(self, X):
        type(self).rows += len(X)
        proba = np.full((len(X), len(self.classes_)), 0.1)
        proba[:, 0] = np.where(X[:, 0] > 0, 0.9, 0.05)
        return proba / proba.sum(axis=1, keepdims=True)


class Memorising(Counting):
    """Knows by heart what it learned, and takes everything else for the last class."""

    def fit(self, X, y):
        super().fit(X, y)
        self.known_ = {row.tobytes(): label for row, label in zip(np.asarray(X), y, strict=True)}
        return self

    def predict_proba(self, X):
        said = [self.known_.get(row.tobytes(), self.classes_[-1]) for row in np.asarray(X)]
        return (np.array(said)[:, None] == self.classes_[None]) * 0.8 + 0.1


def data(share=0.3, seed=0):
    rng = np.random.default_rng(seed)
    truth = np.where(rng.random(N) < share, "a", "b")
    X = np.c_[np.where(truth == "a", 1.0, -1.0), rng.random(N)]
    X[rng.random(N) < 0.05, 0] *= -1  # one in twenty is predicted wrong
    return X, truth


def labeled(X, truth, n, **options):
    """Return a session that has answered n questions."""
    options = {"model": Counting(), "audit": 0.3, "strategy": "random", "batch_size": 20, "store": None, **options}
    session = al.Session(X, ["a", "b"], **options)
    while session.n_labels < n:
        for query in session.query(min(20, n - session.n_labels)):
            session.label(query.id, truth[query.id])
        session.update()
    return session


def test_a_frame_by_class_with_shares_intervals_and_where_they_come_from():
    X, truth = data()
    found = labeled(X, truth, 200).population()
    assert found.index.tolist() == ["a", "b"]
    assert found.index.name == "class"
    assert found.columns.tolist() == ["share", "low", "high", "n", "method"]
    assert found["n"].tolist() == [60, 60]
    assert set(found["method"]) == {"audit and model"}
    assert found["share"].sum() == pytest.approx(1)
    assert found.loc["a", "low"] < (truth == "a").mean() < found.loc["a", "high"]


def test_what_the_model_knows_by_heart_is_not_taken_for_what_it_can_tell():
    X, truth = data()
    X[:, 0] = 0
    shares = [labeled(X, truth, 400, model=Memorising(), seed=seed).population()["share"]["a"] for seed in range(6)]
    assert np.mean(shares) == pytest.approx((truth == "a").mean(), abs=0.03)


def test_after_finish_the_model_before_it_is_judged():
    X, truth = data()
    X[:, 0] = 0
    session = labeled(X, truth, 200, model=Memorising())
    before = session.population()
    session.finish()
    assert session.population()[["low", "high"]].to_numpy() == pytest.approx(before[["low", "high"]].to_numpy())


def test_a_session_that_was_finished_and_closed_says_why_it_cannot():
    X, truth = data()
    asked_before, session = labeled(X, truth, 100), labeled(X, truth, 100)
    for one in (asked_before, session):
        one.finish()
    asked_before.population()
    for one in (asked_before, session):
        one.close()
    assert len(asked_before.population()) == 2
    with pytest.raises(SessionClosedError, match="learned the audit labels too"):
        session.population()


def test_labels_given_in_code_are_counted_and_not_projected():
    X, truth = data(share=0.2)
    X[:, 0] = 0  # the model cannot make up for it
    given = dict.fromkeys(np.flatnonzero(truth == "b")[:300].tolist(), "b")
    found = labeled(X, truth, 200, labels=given).population().loc["b"]
    share = (truth == "b").mean()  # among the examples that are asked it is lower by a fifth
    assert found["low"] < share < found["high"]
    assert found["share"] == pytest.approx(share, abs=0.06)
    assert found["low"] > 0.6


def test_a_pool_labeled_to_the_end_has_exact_shares():
    X, truth = data()
    found = labeled(X, truth, N).population()
    for column in ("share", "low", "high"):
        assert found[column].to_numpy() == pytest.approx([(truth == "a").mean(), (truth == "b").mean()])


def test_a_stratified_audit_says_so():
    X, truth = data()
    found = labeled(X, truth, 200, audit=("stratified", 0.3)).population()
    assert set(found["method"]) == {"stratified and model"}


def test_a_test_set_says_what_predictions_mean():
    X, truth = data()
    examples, answers = data(seed=1)
    found = labeled(X, truth, 60, test=(examples, answers)).population()
    assert set(found["method"]) == {"test and model"}
    assert found["n"].tolist() == [N, N]  # as many as the pool has, and yet they are not the pool
    assert found.loc["a", "low"] < (truth == "a").mean() < found.loc["a", "high"]


def test_a_class_added_since_the_model_has_a_share_too():
    X, truth = data()
    session = labeled(X, truth, 200)
    session.population()
    session.add_class("c")
    found = session.population()
    assert found.index.tolist() == ["a", "b", "c"]
    assert found.loc["c", "low"] == 0 < found.loc["c", "high"] < 0.1


def test_with_multilabel_each_class_has_a_share_of_its_own():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(N, 3))
    truth = [tuple(name for name, value in zip("abc", row, strict=True) if value > 0) for row in X - [0, 0.5, 1.5]]
    session = al.Session(X, list("abc"), multilabel=True, audit=0.3, batch_size=20, store=None)
    while session.n_labels < 200:
        for query in session.query():
            session.label(query.id, truth[query.id])
        session.update()
    found = session.population()
    for name in "abc":
        share = np.mean([name in one for one in truth])
        assert found.loc[name, "low"] <= share <= found.loc[name, "high"]
        assert found.loc[name, "share"] == pytest.approx(share, abs=0.08)


def test_without_a_model_or_an_audit_a_sentence_says_what_to_do():
    X, truth = data()
    fresh = al.Session(X, ["a", "b"], store=None)
    with pytest.raises(ModelError, match="There is no model yet"):
        fresh.population()
    with pytest.raises(DataError, match=r"this task has no audit.*audit=0\.1"):
        labeled(X, truth, 40, audit=0).population()
    with pytest.raises(DataError, match="5 audit labels or more, got"):
        labeled(X, truth, 20, audit=0.1).population()
    with pytest.raises(DataError, match='audit="lure" are weighted'):
        labeled(X, truth, 100, audit=("lure", 0.3)).population()


def test_the_pool_is_predicted_once_for_each_model():
    X, truth = data()
    session = labeled(X, truth, 100)
    Counting.rows = 0
    session.population()
    assert N <= Counting.rows < N + 100
    for query in session.query(10):
        session.label(query.id, truth[query.id])
    Counting.rows = 0
    session.population()
    assert Counting.rows < 100  # the audit alone
    session.update()
    Counting.rows = 0
    session.population()
    assert Counting.rows >= N


def test_it_comes_back_after_a_restart_and_can_be_read_after_close(tmp_path):
    X, truth = data()
    first = labeled(X, truth, 200, store=tmp_path / "labels.db")
    before = first.population()
    first.close()
    assert first.population().equals(before)
    again = al.Session(X, ["a", "b"], model=Counting(), audit=0.3, batch_size=20, store=tmp_path / "labels.db")
    assert again.population()[["low", "high"]].to_numpy() == pytest.approx(before[["low", "high"]].to_numpy())
