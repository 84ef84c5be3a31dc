"""A model, a strategy or features that fail never end the questions: they are told, and learning begins once it can."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

import al_widget as al

GO_ON = "Labels are kept and questions go on."


class Broken(LogisticRegression):
    """Fails while `broken` is set."""

    broken = True

    def fit(self, X, y, sample_weight=None):
        if type(self).broken:
            raise ValueError("too hot")
        return super().fit(X, y, sample_weight)


@pytest.fixture
def broken(monkeypatch):
    """Return a model that fails until its class is told not to."""
    monkeypatch.setattr(Broken, "broken", True)
    return Broken()


def label_next(session, truth, n=None, answer=None):
    """Answer the next questions; return the queries, which must not repeat what is labeled."""
    asked = session.query(n)
    labeled = set(session.labels.index)
    for query in asked:
        assert query.id not in labeled
        session.label(query.id, answer or truth[query.example])
    return asked


def failing_update(session, error=al.ModelError):
    with pytest.raises(error) as caught:
        session.update()
    said = str(caught.value)
    assert session.phase in {"failed", "done"}
    assert "Traceback" in session.error
    return said


@pytest.mark.parametrize("update", [True, False])
@pytest.mark.parametrize("budget", [None, 47])
def test_questions_go_on_until_the_pool_or_the_budget_is_empty(clauses, broken, update, budget):
    session = clauses.session(model=broken, budget=budget)
    picked, keys = [], []
    while asked := label_next(session, clauses.truth):
        picked += [query.picked for query in asked]
        keys += [query.key for query in asked]
        if update:
            said = failing_update(session)
            assert said.startswith(f"Broken failed to fit {len(session.labels) - picked.count('audit')} labels")
    assert len(set(keys)) == len(keys) == (budget or len(clauses.texts))
    assert session.left == 0
    assert picked.count("audit") >= (budget or len(clauses.texts)) // 10 - 1
    assert session.phase == "done"


def test_the_questions_in_the_place_of_ranked_ones_are_typical_and_spread(clauses, broken):
    session = clauses.session(model=broken, audit=0)
    for _ in range(6):
        label_next(session, clauses.truth, 5)
        failing_update(session)
    strategies = session.frame["strategy"].iloc[6:]  # behind the seed set
    assert set(session.frame["picked"]) == {"seed"}
    assert (strategies == "typical").mean() > 0.8


def test_as_soon_as_a_fit_works_the_sentence_goes(clauses, broken, monkeypatch):
    session = clauses.session(model=broken)
    for _ in range(4):
        label_next(session, clauses.truth)
        said = failing_update(session)
        assert session.advice.sentence == said
        assert said.endswith(f"ValueError: too hot. {GO_ON}")
    assert session.model is None
    monkeypatch.setattr(Broken, "broken", False)
    label_next(session, clauses.truth)
    assert session.update().n_labels == 25
    assert session.phase == "ready"
    assert session.error is None
    assert session.advice.sentence.startswith("Keep going")
    assert session.query()[0].picked in {"seed", "query"}
    assert {query.picked for query in session.query(20)} >= {"query"}


def test_the_last_good_model_serves_while_later_ones_fail(clauses, broken, monkeypatch):
    monkeypatch.setattr(Broken, "broken", False)
    session = clauses.session(model=broken)
    label_next(session, clauses.truth, 10)
    session.update()
    serving = session.model
    monkeypatch.setattr(Broken, "broken", True)
    for _ in range(8):
        waiting = [query.id for query in session.query(10)]
        label_next(session, clauses.truth, 5)
        said = failing_update(session)
        assert session.advice.sentence == said
        assert session.model is serving
        # What the last good model ranked is asked before anything else.
        assert [query.id for query in session.query(5)] == waiting[5:]
    assert len(session.predict(clauses.matrix[:3])) == 3
    assert all(query.probabilities for query in session.query(20))


def test_a_failed_fit_is_not_tried_again_at_every_click(clauses, broken, no_charts):
    tries = []

    class Counted(Broken):
        def fit(self, X, y, sample_weight=None):
            tries.append(len(y))
            return super().fit(X, y, sample_weight)

    labeler = al.Labeler(clauses.session(model=Counted(), audit=0, batch_size=5))
    try:
        for _ in range(23):
            labeler.wait(20)
            label_next(labeler, clauses.truth, 1)
        labeler.wait(20)
        assert len(set(tries)) == 4  # names and numbers are tried at once
        assert labeler.phase == "failed"
    finally:
        labeler.close()


@pytest.mark.parametrize("fixed", [False, True])
def test_a_cell_run_again_goes_on_with_questions_at_once(clauses, broken, store, monkeypatch, fixed):
    """Also when every question that the log holds was answered, and when the model of the last round cannot be fitted."""
    first = clauses.session(model=broken, store=store)
    while len(first.labels) < 30:
        label_next(first, clauses.truth, 6)
    waiting = len(first.query(100))
    label_next(first, clauses.truth, waiting)
    first.close()
    monkeypatch.setattr(Broken, "broken", not fixed)
    again = clauses.session(model=broken, store=store)
    assert len(again.query()) == 5
    if fixed:
        assert again.update().n_labels == len(again.labels)
    else:
        assert "too hot" in failing_update(again)
    assert len(again.query()) == 5


def test_a_model_of_the_last_round_that_cannot_be_fitted_again_is_told_and_replaced(
    clauses, broken, store, monkeypatch
):
    monkeypatch.setattr(Broken, "broken", False)
    first = clauses.session(model=broken, store=store)
    clauses.play(first, 2, 8)
    first.close()
    monkeypatch.setattr(Broken, "broken", True)
    again = clauses.session(model=broken, store=store)
    assert len(again.query()) == 5
    with pytest.raises(al.ModelError, match="too hot"):
        again.predict(clauses.matrix[:2])
    label_next(again, clauses.truth)
    assert "too hot" in failing_update(again)
    while label_next(again, clauses.truth):
        pass
    assert again.left == 0
    monkeypatch.setattr(Broken, "broken", False)
    assert again.update().n_labels == len(clauses.texts)


def test_a_desk_whose_last_model_cannot_be_fitted_again_says_so_and_asks(
    clauses, broken, store, monkeypatch, no_charts
):
    monkeypatch.setattr(Broken, "broken", False)
    first = clauses.session(model=broken, store=store)
    clauses.play(first, 2, 8)
    first.close()
    monkeypatch.setattr(Broken, "broken", True)
    labeler = al.Labeler(clauses.session(model=broken, store=store))
    try:
        labeler.wait(20)
        assert labeler.phase == "failed"
        status = labeler.widget.status
        assert "too hot" in status["notice"]["text"]
        for _ in range(10):
            label_next(labeler, clauses.truth, 3)
        monkeypatch.setattr(Broken, "broken", False)
        for _ in range(5):
            label_next(labeler, clauses.truth, 1)
        labeler.wait(20)
        assert labeler.widget.status["phase"] == "ready"
        assert labeler.widget.status["notice"] is None or "too hot" not in labeler.widget.status["notice"]["text"]
    finally:
        labeler.close()


# ---------------------------------------------------------------- what can fail beside the fit


class Says(ClassifierMixin, BaseEstimator):
    """Learns nothing, and predicts what its function makes of the right probabilities."""

    def __init__(self, change):
        self.change = change

    def fit(self, X, y):
        self.classes_ = np.unique(y)
        return self

    def predict_proba(self, X):
        return self.change(np.full((len(X), len(self.classes_)), 1 / len(self.classes_)))


def no_room(proba):
    raise MemoryError("no room")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (no_room, "Says failed to predict: MemoryError: no room"),
        (lambda proba: proba * np.nan, "NaN or infinite"),
        (lambda proba: proba[:, :1], r"shape \(rows, classes\)"),
        (lambda proba: proba[:-1], r"shape \(rows, classes\)"),
        (lambda proba: proba[:, 0], r"shape \(rows, classes\)"),
    ],
)
@pytest.mark.parametrize("multilabel", [False, True])
def test_a_model_that_cannot_predict_is_told_and_never_serves(clauses, change, said, multilabel):
    session = clauses.session(model=Says(change), multilabel=multilabel)
    for _ in range(3):
        for query in session.query(6):
            name = clauses.truth[query.example]
            session.label(query.id, [name] if multilabel else name)
        with pytest.raises(al.ModelError, match=f"{said if not multilabel else 'Says failed to predict'}.* {GO_ON}"):
            session.update()
    assert session.model is None
    assert len(session.query()) == 5
    with pytest.raises(al.ModelError, match="Says failed to predict"):
        session.finish()
    assert len(session.query()) == 5


def test_a_model_with_classes_of_its_own_is_told(clauses):
    class Stranger(Says):
        def predict_proba(self, X):
            return np.full((len(X), len(self.classes_)), 1 / len(self.classes_))

        def fit(self, X, y):
            self.classes_ = np.append(np.unique(y), "nobody")
            return self

    session = clauses.session(model=Stranger(None))
    label_next(session, clauses.truth, 8)
    assert "'nobody' is among its classes, and is none of the task" in failing_update(session)
    assert len(session.query()) == 5


def test_a_strategy_that_fails_leaves_the_new_model_serving_and_typical_examples_asked(clauses):
    def mine(candidates, k, rng):
        raise IndexError("no such column")

    session = clauses.session(strategy=mine)
    for turn in range(1, 5):
        label_next(session, clauses.truth, 8)
        said = failing_update(session, al.StrategyError)
        assert said == f"The strategy 'mine' failed: IndexError: no such column. {GO_ON}"
        assert session.advice.sentence == said
        assert session.version == turn  # it learns nevertheless
    assert session.history["strategy"].iloc[-1] == "typical"
    assert {query.picked for query in session.query(5)} <= {"seed", "audit"}
    assert all(query.probabilities for query in session.query(5))
    session.strategy = "margin"
    label_next(session, clauses.truth, 8)
    session.update()
    assert session.phase == "ready"
    assert session.error is None


def test_a_committee_that_fails_leaves_the_new_model_serving(clauses):
    class Once(LogisticRegression):
        def fit(self, X, y, sample_weight=None):
            if sample_weight is not None:
                raise FloatingPointError("overflow in exp")
            return super().fit(X, y)

    session = clauses.session(strategy="committee", model=Once())
    label_next(session, clauses.truth, 8)
    assert "A committee of Once failed to fit: FloatingPointError: overflow in exp" in failing_update(session)
    assert session.version == 1
    assert len(session.query()) == 5


def test_features_that_fail_are_told_and_random_seeds_are_asked(clauses, store):
    class Offline(TransformerMixin, BaseEstimator):
        tries = 0

        def fit(self, X, y=None):
            Offline.tries += 1
            raise OSError("no such model")

        def transform(self, X):
            return X

    session = al.Session(clauses.texts, clauses.classes, features=Offline(), store=store, batch_size=5, budget=60)
    keys, told = [], "features= of the pool failed: OSError: no such model"
    with pytest.raises(al.DataError, match=told):  # once, aloud
        session.query()
    while asked := label_next(session, clauses.truth):
        keys += [query.key for query in asked]
        assert session.advice.sentence.startswith((told, "You can stop: The budget"))
    assert len(set(keys)) == 60
    assert Offline.tries < 6  # once, and whenever the questions ran out
    said = failing_update(session, al.DataError)
    assert said.startswith(told)
    assert said.endswith("Labels are kept.")
    session.close()
    again = al.Session(clauses.texts, clauses.classes, features=clauses.matrix, store=store, batch_size=5)
    assert len(again.query()) == 5
    assert again.update().n_labels == 60


# ---------------------------------------------------------------- what is wrong, in the user's words


def test_too_few_labels_of_a_class_are_counted_until_the_model_learns():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(200, 4))
    X[:100] += 2
    truth = ["ordinary"] * 100 + ["alarm"] * 100
    session = al.Session(X, ["ordinary", "alarm"], model=CalibratedClassifierCV(LinearSVC(), cv=5), store=None, audit=0)
    for alarms in range(1, 5):
        row = 99 + alarms
        session.label(row, "alarm")
        for ordinary in range(3):
            session.label(3 * alarms + ordinary, "ordinary")
        assert failing_update(session) == (
            "CalibratedClassifierCV needs 5 labels of each class for its cross-validation; so far "
            + (f"'alarm' has {alarms}, 'ordinary' has 3" if alarms == 1 else f"'alarm' has {alarms}")
            + f". {GO_ON}"
        )
    session.label(150, truth[150])
    assert session.update().n_train == 17


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (
            make_pipeline(StandardScaler(), CalibratedClassifierCV(LinearSVC(), cv=4)),
            "CalibratedClassifierCV needs 4 labels of each class for its cross-validation; so far 'rare' has 1.",
        ),
        (
            QuadraticDiscriminantAnalysis(reg_param=0.1),
            "QuadraticDiscriminantAnalysis needs 2 labels of each class to measure their spread; so far 'rare' has 1.",
        ),
        (
            KNeighborsClassifier(30),
            "KNeighborsClassifier asks 30 neighbors (n_neighbors), and needs as many labels; so far there are 21.",
        ),
        (
            make_pipeline(StandardScaler(), KNeighborsClassifier(30)),
            "KNeighborsClassifier asks 30 neighbors (n_neighbors), and needs as many labels; so far there are 21.",
        ),
    ],
)
def test_what_a_model_needs_of_each_class_is_told_by_name(model, said):
    rng = np.random.default_rng(0)
    session = al.Session(rng.normal(size=(100, 3)), ["a", "b", "rare"], model=model, store=None, audit=0)
    for row in range(20):
        session.label(row, "ab"[row % 2])
    session.label(20, "rare")
    assert failing_update(session) == f"{said} {GO_ON}"


def test_with_several_labels_each_the_class_with_too_few_is_named(clauses):
    session = clauses.session(model=CalibratedClassifierCV(LinearSVC(), cv=5), multilabel=True, audit=0)
    for row in range(12):
        session.label(row, ["Notices", "Insurance"] if row < 3 else ["Notices"] if row < 8 else [])
    assert failing_update(session) == (
        "CalibratedClassifierCV needs 5 labels of each class for its cross-validation; so far 'Insurance' has 3, "
        f"examples without 'Notices' are 4. {GO_ON}"
    )


def test_a_second_class_that_only_the_audit_has_seen_is_told_by_every_criterion():
    texts = [f"line {i} of the log says nothing special {i % 7}" for i in range(300)]
    session = al.Session(texts, ["ordinary", "alarm"], store=None)
    for _ in range(3):
        for query in session.query():
            session.label(query.id, "alarm" if query.picked == "audit" else "ordinary")
        session.update()
    assert "No label yet" not in str(session.advice)
    assert "Only the audit has seen alarm: no model learns from it before finish()." in str(session.advice)
    assert sorted(session.finish().classes_) == ["alarm", "ordinary"]
    assert "No label yet" not in str(session.advice)
    assert "Only the audit" not in str(session.advice)


def test_finish_learns_where_the_audit_has_what_the_update_lacks(clauses):
    session = clauses.session(model=CalibratedClassifierCV(LinearSVC(), cv=3), audit=0.5)
    counts = {"Notices": 0, "Insurance": 0}
    while min(counts.values()) < 2 or len(session.labels) < 16:
        for query in session.query(1):
            name = "Insurance" if query.picked == "audit" and counts["Insurance"] < 9 else "Notices"
            if query.picked != "audit" and counts["Insurance"] < 2:
                name = "Insurance"
            counts[name] += query.picked != "audit"
            session.label(query.id, name)
    assert "so far 'Insurance' has 2" in failing_update(session)
    assert sorted(session.finish().classes_) == ["Insurance", "Notices"]
    assert session.phase == "done"
    assert session.error is None


class SaysMuch(LogisticRegression):
    def fit(self, X, y):
        raise RuntimeError("\n".join(["CUDA out of memory"] * 40))


class SaysNothing(LogisticRegression):
    def predict_proba(self, X):
        raise MemoryError


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (SaysMuch(), r"SaysMuch failed to fit \d+ labels: RuntimeError: CUDA out of memory\."),
        (SaysNothing(), r"SaysNothing failed to predict: MemoryError\."),
    ],
)
def test_what_an_error_says_is_one_line_and_ends_as_a_sentence(clauses, model, said):
    session = clauses.session(model=model, audit=0)
    clauses.answer(session, 18)
    with pytest.raises(al.ModelError, match=rf"^{said} Labels are kept and questions go on\.$"):
        session.update()
