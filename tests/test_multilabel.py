"""Multilabel tasks: the whole loop, from an answer to the log, the model and the estimate."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix
from sklearn.datasets import make_multilabel_classification
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.metrics import f1_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import al_widget as al
from al_widget import strategies
from al_widget.data.features.build import build_features
from al_widget.data.matrix import BlockMatrix
from al_widget.data.pool import make_pool
from al_widget.evaluation import multilabel
from al_widget.labels.arrays import indicator, label_array, labels_from_indicator
from al_widget.labels.schema import MULTI_LABEL
from al_widget.models.binary_relevance import BinaryRelevance
from al_widget.models.fitters import ResampledFitter
from al_widget.models.learner import Learner
from al_widget.models.template import EstimatorTemplate
from al_widget.page import protocol

NAMES = ("Fees", "Liens", "Taxes", "Terms")


@dataclass(frozen=True)
class Topics:
    """A table whose rows have any number of four topics."""

    X: np.ndarray
    truth: list[set[str]]

    def session(self, **options):
        quick = {"store": None, "batch_size": 5, "seed_size": 6, "multilabel": True}
        return al.Session(self.X, NAMES, **{**quick, **options})

    def answer(self, session, n=None):
        asked = session.query(n)
        for query in asked:
            session.label(query.id, self.truth[query.id])
        return asked

    def play(self, session, rounds, n=6):
        for _ in range(rounds):
            self.answer(session, n)
            session.update()


@pytest.fixture(scope="module")
def topics():
    X, Y = make_multilabel_classification(300, 12, n_classes=4, n_labels=2, random_state=1)
    return Topics(X, [{NAMES[column] for column in np.flatnonzero(row)} for row in Y])


@pytest.fixture(scope="module")
def clauses():
    """Return texts of two real clauses each; their labels are the kinds of both."""
    frame = al.datasets.load_contracts()
    frame = frame[frame["label"].isin(["Insurance", "Notices", "Severability"])]
    rows = np.random.default_rng(0).integers(len(frame), size=(90, 2))
    texts = [" ".join(frame["text"].iloc[list(pair)]) for pair in rows]
    return texts, [set(frame["label"].iloc[list(pair)]) for pair in rows]


# ---------------------------------------------------------------- an answer


@pytest.mark.parametrize(
    "given", [["Taxes", "Fees"], ("Fees", "Taxes"), {"Taxes", "Fees"}, np.array(["Taxes", "Fees"])]
)
def test_an_answer_is_a_set_of_classes_however_it_is_given(topics, given):
    session = topics.session()
    session.label(3, given)
    assert session.labels.to_dict() == {3: ("Fees", "Taxes")}
    assert session.log["value"].tolist() == ['["Fees", "Taxes"]']


def test_none_of_them_is_an_answer(topics):
    session = topics.session()
    session.label(3, set())
    assert session.labels.to_dict() == {3: ()}
    assert session.frame["label"].tolist() == [()]
    session.undo()
    assert session.labels.empty


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ("Taxes", al.DecisionError, r"as a list or set, .* got 'Taxes'. Write \['Taxes'\]"),
        (None, al.DecisionError, "got None"),
        (3, al.DecisionError, "got 3"),
        ({"Taxes": 1}, al.DecisionError, "as a list or set"),
        (["Taxes", "Lines"], al.UnknownClassError, "'Lines' is not one of the classes"),
        ([3], al.UnknownClassError, "3 is not one of the classes"),
        ([pd.NA], al.UnknownClassError, "<NA> is not one of the classes"),
        (pd.NA, al.DecisionError, "got <NA>"),
        (np.array("Taxes"), al.DecisionError, "as a list or set"),
        (np.array([["Taxes"]]), al.DecisionError, "as a list or set"),
        ([np.array(["Taxes", "Lines"])], al.UnknownClassError, "is not one of the classes"),
    ],
)
def test_an_invalid_answer_is_refused_with_a_sentence_and_not_written(topics, given, error, said):
    session = topics.session()
    with pytest.raises(error, match=said):
        session.label(0, given)
    assert session.log.empty


def test_one_class_each_refuses_a_list(topics):
    session = topics.session(multilabel=False)
    with pytest.raises(al.UnknownClassError, match="not one of the classes"):
        session.label(0, ["Taxes"])


def test_names_of_any_sign_come_back_as_they_were():
    names = ('a "b"', "c|d, e", "f\\g", "ü")
    assert MULTI_LABEL.read(MULTI_LABEL.write(names[::-1], names), names) == names


def test_a_label_that_is_no_list_in_the_log_counts_as_one_class():
    assert MULTI_LABEL.read("Taxes", NAMES) == ("Taxes",)


def test_answers_are_indicators_and_back():
    answers = label_array([("Fees", "Terms"), (), ("Liens",)])
    marks = indicator(answers, NAMES)
    assert marks.astype(int).tolist() == [[1, 0, 0, 1], [0, 0, 0, 0], [0, 1, 0, 0]]
    assert labels_from_indicator(marks, NAMES).tolist() == answers.tolist()


# ---------------------------------------------------------------- from the page


def label(seq, key, value):
    return {"seq": seq, "do": "label", "key": key, "value": value, "ms": 900}


def test_lists_from_the_page_are_taken_once_and_refused_by_name(topics):
    session = topics.session()
    keys = [session.pool.key(row) for row in range(5)]
    decisions = [
        label(1, keys[0], ["Taxes", "Fees"]),
        label(2, keys[1], ["Lines"]),
        label(3, keys[1], "Taxes"),
        {"seq": 4, "do": "class", "key": None, "value": "Notices", "ms": 0},
        label(5, keys[1], ["Notices", "Fees"]),
        label(6, keys[2], []),
        {"seq": 7, "do": "undo", "key": keys[0], "value": None, "ms": 0},
    ]
    first, again = (session.engine.record("c1", protocol.decisions(decisions)) for _ in range(2))
    assert first.last_seq == again.last_seq == 7
    assert [(seq, type(why)) for seq, why in first.refused] == [(2, al.UnknownClassError), (3, al.DecisionError)]
    assert [(seq, str(why)) for seq, why in again.refused] == [(seq, str(why)) for seq, why in first.refused]
    assert session.labels.to_dict() == {1: ("Fees", "Notices"), 2: ()}
    past = [session.engine.config.schema.read(event.value, NAMES) for event, _ in session.engine.past(None, 9)[0]]
    assert past == [("Fees", "Notices"), ()]


def test_the_panel_is_told(topics):
    labeler = al.Labeler(topics.session(audit=0.3))
    try:
        assert labeler.widget.status["multilabel"] is True
        assert "exact match" in str(al.Session(topics.X, NAMES, store=None, multilabel=True, target=0.9).advice)
    finally:
        labeler.close()


# ---------------------------------------------------------------- the loop


def test_the_loop_learns_measures_and_hands_over(topics, tmp_path):
    test = (topics.X[200:], topics.truth[200:])
    session = al.Session(topics.X[:200], NAMES, store=None, multilabel=True, seed_size=10, test=test)
    topics.play(session, 12, 10)
    predicted = session.predict(topics.X[200:])
    right = np.mean([set(told) == truth for told, truth in zip(predicted, topics.truth[200:], strict=True)])
    assert session.accuracy.value == pytest.approx(right)
    assert right > 1.5 * np.mean([truth == topics.truth[0] for truth in topics.truth[200:]])
    proba = session.predict_proba(topics.X[200:])
    assert proba.shape == (100, 4)
    assert predicted.tolist() == labels_from_indicator(proba > 0.5, NAMES).tolist()
    model = session.model
    assert isinstance(model, BinaryRelevance)
    assert len(model.estimators_) == len(NAMES)
    assert list(model.classes_) == list(NAMES)
    rows = session.engine.prepare().of(topics.X[200:])
    np.testing.assert_array_equal(model.predict(rows), proba > 0.5)
    last = session.history.iloc[-1]
    assert 0 <= last["uncertainty_mean"] <= 1
    assert last["kappa"] > 0.5
    assert session.finish() is session.model


def test_the_audit_never_trains_and_its_answers_are_whole(topics):
    session = topics.session(audit=0.3)
    topics.play(session, 10)
    frame = session.frame
    audited = frame[frame["picked"] == "audit"]
    last = session.rounds[-1]
    assert len(audited) == last.n_audit >= 10
    assert last.n_train == len(frame) - len(audited)
    rows = np.array([session.pool.row(id_) for id_ in audited["id"]])
    hits = np.mean([a == b for a, b in zip(session.predict(topics.X[rows]), audited["label"], strict=True)])
    assert (session.accuracy.value, session.accuracy.n) == (pytest.approx(hits), len(rows))


def test_texts_are_learned_in_the_span_of_the_labels(clauses):
    texts, truth = clauses
    session = al.Session(texts[:60], ["Insurance", "Notices", "Severability"], store=None, multilabel=True, audit=0)
    for id_ in range(40):
        session.label(id_, truth[id_])
    session.update()
    right = [set(told) == one for told, one in zip(session.predict(texts[60:]), truth[60:], strict=True)]
    assert np.mean(right) > 0.6
    assert session.model.coef_.shape[0] == 3


def test_the_first_model_waits_for_a_class_that_tells_examples_apart(topics):
    session = topics.session()
    for id_ in range(4):
        session.label(id_, ["Taxes"])
    assert session.update() is None
    assert "a class that some examples have and others have not" in session.advice.sentence
    with pytest.raises(al.ModelError, match="There is no model yet"):
        session.predict(topics.X[:2])
    session.label(4, [])
    assert session.update().n_train == 5


def test_a_class_added_midway_is_learned_from_then_on(topics):
    session = topics.session(audit=0)
    topics.play(session, 3)
    session.add_class("Notices")
    assert session.predict_proba(topics.X[:3])[:, 4].tolist() == [0, 0, 0]
    for number, query in enumerate(session.query(10)):
        session.label(query.id, [*topics.truth[query.id], *(["Notices"] if number % 2 else [])])
    session.update()
    assert session.predict_proba(topics.X).shape == (300, 5)
    assert session.predict_proba(topics.X[:3])[:, 4].min() > 0
    topics.play(session, 4)
    assert session.rounds[-1].kappa is not None


def test_labels_known_before_are_sets_and_an_empty_one_is_known(topics):
    given = {3: ["Taxes", "Fees"], 5: set(), 7: None}
    assert topics.session(labels=given).labels.to_dict() == {3: ("Fees", "Taxes"), 5: ()}
    aligned = [None] * 300
    aligned[2] = ("Terms",)
    assert topics.session(labels=aligned).labels.to_dict() == {2: ("Terms",)}
    assert topics.session(labels=pd.Series([["Fees"], []], index=[1, 4])).labels.to_dict() == {1: ("Fees",), 4: ()}
    with pytest.raises(al.DataError, match=r"labels=: .*as a list or set.*'Taxes'"):
        topics.session(labels={3: "Taxes"})
    with pytest.raises(al.DataError, match="test=: 'Lines'"):
        topics.session(test=(topics.X[:1], [["Lines"]]))


# ---------------------------------------------------------------- kept


def test_a_restart_goes_on_with_the_same_labels_model_and_questions(topics, store):
    first = topics.session(store=store)
    topics.play(first, 4)
    before = first.labels, first.predict(topics.X).tolist(), [query.key for query in first.query()], first.accuracy
    first.close()
    again = topics.session(store=store)
    pd.testing.assert_series_equal(again.labels, before[0])
    assert (again.predict(topics.X).tolist(), [query.key for query in again.query()], again.accuracy) == before[1:]


def test_classes_in_another_order_read_the_same_answers(topics, store):
    first = topics.session(store=store)
    first.label(0, ["Fees", "Taxes"])
    first.close()
    again = al.Session(topics.X, NAMES[::-1], store=store, multilabel=True)
    assert again.labels.to_dict() == {0: ("Taxes", "Fees")}


def test_a_class_of_an_earlier_run_is_kept(topics, store):
    first = topics.session(store=store)
    first.label(0, ["Fees", "Taxes"])
    first.close()
    again = al.Session(topics.X, ["Fees", "Liens"], store=store, multilabel=True)
    assert again.classes == ["Fees", "Liens", "Taxes"]


@pytest.mark.parametrize("several", [True, False])
def test_a_task_with_answers_of_the_other_kind_is_refused_and_loses_nothing(topics, store, several):
    first = topics.session(store=store, multilabel=several)
    first.label(0, ["Fees"] if several else "Fees")
    first.close()
    with pytest.raises(al.StoreError, match=f"Pass multilabel={several} to go on with it"):
        topics.session(store=store, multilabel=not several)
    again = topics.session(store=store, multilabel=several)
    assert again.labels.to_dict() == {0: ("Fees",) if several else "Fees"}
    topics.session(store=store, name="another", multilabel=not several).close()


def test_a_task_without_answers_may_switch_to_multilabel(topics, store):
    for several in (True, False, True):
        topics.session(store=store, multilabel=several).close()
    session = topics.session(store=store)
    session.label(0, ["Fees"])
    session.close()
    assert topics.session(store=store).labels.to_dict() == {0: ("Fees",)}


def test_the_export_holds_lists_that_can_be_read_back(topics, tmp_path):
    session = topics.session()
    session.label(0, ["Taxes", "Fees"])
    session.label(1, [])
    lines = session.export(tmp_path / "out.jsonl").read_text().splitlines()
    assert [json.loads(line)["label"] for line in lines] == [["Fees", "Taxes"], []]
    table = pd.read_csv(session.export(tmp_path / "out.csv"))
    read = dict(zip(table["id"], table["label"].map(json.loads), strict=True))
    assert topics.session(labels=read).labels.to_dict() == session.labels.to_dict()


# ---------------------------------------------------------------- the learner

ESTIMATORS = [
    LogisticRegression(max_iter=1000),
    SGDClassifier(loss="log_loss"),
    RandomForestClassifier(20),
    KNeighborsClassifier(),
    GaussianNB(),
]


@pytest.mark.parametrize("estimator", ESTIMATORS, ids=lambda one: type(one).__name__)
def test_any_estimator_learns_each_class_and_survives_one_without_counterexamples(estimator):
    X, Y = make_multilabel_classification(200, 10, n_classes=5, random_state=0)
    marks = Y.astype(bool)
    marks[:, 3], marks[:, 4] = False, True
    names = tuple("abcde")
    y = labels_from_indicator(marks, names)
    learner = Learner(estimator, 0, MULTI_LABEL)
    model = learner.fit(X[:150], y[:150], names, learner.fit(X[:100], y[:100], names, None))
    proba = model.proba(X[150:], names)
    assert proba.shape == (50, 5)
    np.testing.assert_allclose(proba[:, 3], 0.5 / 151, rtol=1e-4)
    np.testing.assert_allclose(proba[:, 4], 1 - 0.5 / 151, rtol=1e-4)
    np.testing.assert_array_equal(model.estimator.predict(X[150:]), proba > 0.5)
    assert model.predict(X[150:]).tolist() == labels_from_indicator(proba > 0.5, names).tolist()
    assert f1_score(marks[150:, :3], proba[:, :3] > 0.5, average="micro") > 0.5
    votes = learner.committee(X[:150], y[:150], names, model, size=3)(X[150:])
    assert votes.shape == (3, 50, 5)
    assert 0 < np.ptp(votes[:, :, :3], axis=0).max() <= 1


def test_in_the_span_of_the_labels_the_optimum_is_the_same(clauses):
    texts, truth = clauses
    X = build_features(make_pool(texts), None).X
    names = ("Insurance", "Notices", "Severability")
    y = label_array(tuple(sorted(one)) for one in truth)
    learner = Learner(LogisticRegression(C=100, max_iter=5000, tol=1e-8), 0, MULTI_LABEL)
    span = learner.fit(X[:50], y[:50], names, None)
    whole = learner.fit(X[:50].tocsr(), y[:50], names, None)
    np.testing.assert_allclose(span.proba(X, names), whole.proba(X.tocsr(), names), atol=2e-3)
    np.testing.assert_allclose(span.proba(X, names), span.estimator.predict_proba(X.tocsr()), atol=1e-5)


class OnlyNumbers(RandomForestClassifier):
    """A classifier that cannot handle class names, like xgboost's."""

    def fit(self, X, y, sample_weight=None):
        if np.asarray(y).dtype.kind not in "iu":
            raise ValueError(f"Invalid classes, got {np.unique(y)}")
        return super().fit(X, y, sample_weight)


@pytest.mark.parametrize(
    "estimator",
    [
        OnlyNumbers(20),
        make_pipeline(StandardScaler(), OnlyNumbers(20)),
        make_pipeline(StandardScaler(), SGDClassifier(loss="log_loss")),
    ],
    ids=["numbers", "numbers in a pipeline", "weights in a pipeline"],
)
def test_a_classifier_that_wants_numbers_and_one_in_a_pipeline_learn_each_class_and_vote(estimator):
    X, Y = make_multilabel_classification(200, 10, n_classes=3, random_state=0)
    names = tuple("abc")
    y = labels_from_indicator(Y.astype(bool), names)
    learner = Learner(estimator, 0, MULTI_LABEL)
    model = learner.fit(X[:150], y[:150], names, learner.fit(X[:100], y[:100], names, None))
    assert f1_score(Y[150:], model.proba(X[150:], names) > 0.5, average="micro") > 0.6
    votes = learner.committee(X[:150], y[:150], names, model, size=3)(X[150:])
    assert f1_score(Y[150:], votes.mean(axis=0) > 0.5, average="micro") > 0.6
    assert np.ptp(votes, axis=0).max() > 0


@pytest.mark.parametrize("kind", ["dense", "sparse", "stacked"])
def test_a_committee_of_logistic_regressions_votes_on_each_label_by_itself(kind):
    X, Y = make_multilabel_classification(120, 10, n_classes=3, random_state=0)
    whole = X.astype(np.float32)
    X = {"dense": whole, "sparse": csr_matrix(whole), "stacked": BlockMatrix(csr_matrix(whole[:, :4]), whole[:, 4:])}[
        kind
    ]
    names = tuple("abc")
    y = labels_from_indicator(Y.astype(bool), names)
    learner = Learner(LogisticRegression(max_iter=1000), 0, MULTI_LABEL)
    few = np.arange(60)
    votes = learner.committee(X[few], y[few], names, learner.fit(X[few], y[few], names, None), size=3)(X)
    template = EstimatorTemplate(LogisticRegression(max_iter=1000), 0)
    fitter = ResampledFitter(template, np.random.default_rng([0, 60]))
    for given in votes:
        member = fitter.fit_binary_relevance(X[few], indicator(y[few], names), names)
        np.testing.assert_allclose(given, member.predict_proba(whole), atol=1e-5)
    assert np.abs(votes.sum(axis=2) - 1).max() > 0.5


# ---------------------------------------------------------------- what is asked


@pytest.mark.parametrize("name", strategies.names())
def test_every_strategy_runs_in_a_session(topics, name):
    session = topics.session(strategy=name)
    topics.play(session, 4)
    asked = [query for query in session.query() if query.picked == "query"]
    assert asked
    assert {session.rounds[-1].strategy} == {name}
    assert len(session.labels) == 24


@pytest.mark.parametrize(
    ("name", "score"),
    [
        ("margin", lambda p: (1 - np.abs(2 * p - 1)).mean(axis=1)),
        ("least_confidence", lambda p: np.minimum(p, 1 - p).mean(axis=1)),
        ("entropy", lambda p: -(p * np.log(p) + (1 - p) * np.log(1 - p)).mean(axis=1)),
        ("expected_gradient", lambda p: (2 * np.sqrt(2) * p * (1 - p)).mean(axis=1)),
    ],
)
def test_scores_are_taken_label_by_label_and_averaged(name, score):
    X = np.random.default_rng(0).uniform(0.05, 0.95, size=(50, 4))
    pool = strategies.Candidates(X, np.arange(50), np.arange(3), lambda rows: rows, independent=True)
    _, values = strategies.select(strategies.get(name), pool, 5, np.random.default_rng(0))
    np.testing.assert_allclose(values, score(X), rtol=1e-5)
    assert pool.uncertainty.max() <= 1


def test_a_score_of_your_own_sees_the_independent_probabilities():
    X = np.random.default_rng(0).uniform(size=(30, 3))
    pool = strategies.Candidates(X, np.arange(30), np.arange(3), lambda rows: rows, independent=True)
    rows, _ = strategies.select(strategies.from_score(lambda p: p[:, 1]), pool, 1, np.random.default_rng(0))
    assert rows[0] == X[:, 1].argmax()


def test_relevance_finds_the_rarest_class_and_badge_uses_the_gradients_of_all_labels():
    X = np.random.default_rng(0).uniform(size=(30, 3))
    given = {
        "classes": ("a", "b", "c"),
        "labels": label_array([("a", "b"), ("a", "b"), ("c", "a")]),
        "independent": True,
    }
    pool = strategies.Candidates(X, np.arange(30), np.arange(3), lambda rows: rows, **given)
    assert pool.counts == [3, 2, 1]
    rows, _ = strategies.select(strategies.get("relevance"), pool, 1, np.random.default_rng(0))
    assert rows[0] == X[:, 2].argmax()
    _, lengths = strategies.select(strategies.get("badge"), pool, 4, np.random.default_rng(0))
    np.testing.assert_allclose(lengths, ((X - (X > 0.5)) ** 2).sum(axis=1) * ((X**2).sum(axis=1) + 1), rtol=1e-4)


def test_a_quota_goes_by_the_likeliest_label():
    X = np.random.default_rng(0).uniform(size=(200, 3)) * [1, 0.5, 0.3]
    pool = strategies.Candidates(X, np.arange(200), np.arange(3), lambda rows: rows, independent=True)
    rows, values = strategies.select(strategies.class_quota("margin"), pool, 12, np.random.default_rng(0))
    likeliest, unsure = X.argmax(axis=1), (1 - np.abs(2 * X - 1)).mean(axis=1)
    best = [np.flatnonzero(likeliest == c)[np.argsort(-unsure[likeliest == c])[:4]] for c in range(3)]
    assert set(rows.tolist()) == set(np.concatenate(best).tolist())
    np.testing.assert_allclose(values, unsure, atol=1e-6)


@pytest.mark.parametrize(
    "wrap",
    [strategies.class_quota, strategies.density_weighted, strategies.without_duplicates, strategies.random_share],
    ids=lambda wrap: wrap.__name__,
)
def test_every_wrapper_runs_in_a_session(topics, wrap):
    session = topics.session(strategy=wrap("committee"))
    topics.play(session, 4)
    assert [query for query in session.query() if query.picked == "query"]
    assert session.rounds[-1].strategy == wrap("committee").__name__


# ---------------------------------------------------------------- how good


def drawn(population=2000, rates=(0.1, 0.15, 0.2, 0.25, 0.3, 0.4), seed=1):
    """Return true labels and the predictions of a model that errs more on some examples than on others."""
    rng = np.random.default_rng(seed)
    truth = rng.random((population, len(rates))) < rates
    hard = rng.random((population, 1)) * 0.3
    return truth, np.where(rng.random(truth.shape) < np.where(truth, hard + 0.05, 0.2 * hard), ~truth, truth)


def test_the_figures_are_scikit_learns():
    truth, told = drawn(300)
    names = [str(place) for place in range(6)]
    rows = {(metric, of): value for metric, of, value, *_ in multilabel.metrics(truth, told, names, "test")}
    assert rows["exact_match", None] == pytest.approx((truth == told).all(axis=1).mean())
    for average in ("micro", "macro"):
        assert rows[f"{average}_f1", None] == pytest.approx(f1_score(truth, told, average=average))
    for place, value in enumerate(f1_score(truth, told, average=None)):
        assert rows["f1", names[place]] == pytest.approx(value)


def test_a_class_has_a_figure_of_its_own_from_ten_examples_on():
    truth = np.zeros((40, 3), bool)
    truth[:9, 0] = truth[:10, 1] = truth[:4, 2] = True
    rows = multilabel.metrics(truth, truth, NAMES[:3], "audit", 400)
    assert [(metric, of) for metric, of, *_ in rows] == [
        ("exact_match", None), ("micro_f1", None), ("f1", "Liens"),
    ]  # fmt: skip
    assert rows[1][2] == rows[2][2] == 1
    assert 0.6 < rows[1][3] < 0.9  # ten examples without a mistake do not prove perfection
    truth[4, 2] = True
    assert ("macro_f1", None) in [row[:2] for row in multilabel.metrics(truth, truth, NAMES[:3], "audit", 400)]
    assert [metric for metric, *_ in multilabel.metrics(truth[20:], truth[20:], NAMES[:3], "audit")] == ["exact_match"]
    assert multilabel.metrics(truth[:0], truth[:0], NAMES[:3], "audit") == []


@pytest.mark.parametrize(("n", "population"), [(60, 2000), (150, 2000), (150, 400)])
def test_the_intervals_hold_the_truth_as_often_as_they_say(n, population):
    truth, told = drawn(population)
    names = [str(place) for place in range(6)]
    whole = {row[:2]: row[2] for row in multilabel.metrics(truth, told, names, "audit", population)}
    held = {}
    for seed in range(1000):
        rows = np.random.default_rng(seed).choice(population, n, replace=False)
        for metric, of, value, low, high, *_ in multilabel.metrics(truth[rows], told[rows], names, "audit", population):
            assert 0 <= low <= value <= high <= 1
            held.setdefault(metric, []).append(low - 1e-9 <= whole[metric, of] <= high + 1e-9)
    shares = {metric: np.mean(some) for metric, some in held.items()}
    assert set(shares) == {"exact_match", "micro_f1", "macro_f1", "f1"}
    assert min(shares.values()) >= 0.93, shares


def test_of_the_whole_pool_the_figures_are_exact():
    truth, told = drawn(100)
    for _, _, value, low, high, n, _ in multilabel.metrics(truth, told, list("abcdef"), "audit", 100):
        assert (low, high, n) == (value, value, 100)


def test_agreement_is_kappa_over_all_labels():
    before, after = label_array([("a",), ("b",), (), ("a", "b")]), label_array([("a",), (), (), ("a", "b")])
    assert MULTI_LABEL.kappa(before, after) == pytest.approx(0.75)
    assert MULTI_LABEL.kappa(label_array([(), ()]), label_array([(), ()])) == 1.0


# ---------------------------------------------------------------- simulation


def test_a_simulation_measures_several_labels(topics):
    options = {"strategies": ["margin", "random"], "n_labels": 80, "repeats": 3, "jobs": 1, "progress": False}
    quick = {"seed_size": 20, "batch_size": 20, "multilabel": True}
    frame = al.simulate(topics.X, topics.truth, **options, **quick).frame
    assert list(frame.columns)[-2:] == ["micro_f1", "macro_f1"]
    ends = frame[frame["n_labels"] == 80]
    assert len(ends) == 6
    assert (ends["micro_f1"] > ends["accuracy"]).all()
    assert ends["micro_f1"].mean() > frame[frame["n_labels"] == 20]["micro_f1"].mean()
    assert ends["balanced_accuracy"].between(0.5, 1).all()
    noisy = al.simulate(topics.X, topics.truth, noise=0.9, **options, **quick).frame
    assert noisy["micro_f1"].mean() < frame["micro_f1"].mean()


# ---------------------------------------------------------------- other audits


@pytest.mark.parametrize("audit", ["uniform", "stratified", "lure"])
def test_every_audit_measures_exact_match_and_tempers_each_label(topics, audit):
    session = topics.session(audit=(audit, 0.3))
    topics.play(session, 15)
    kind = {"uniform": "audit"}.get(audit, audit)
    assert session.accuracy.method == kind
    table = session.metrics
    assert table["metric"].iloc[0] == "exact_match"
    assert table["value"].iloc[0] == pytest.approx(session.accuracy.value)
    assert ("micro_f1" in set(table["metric"])) == (audit != "lure")
    assert (table["low"] <= table["value"]).all()
    assert (table["value"] <= table["high"]).all()
    plain, shown = (session.predict_proba(topics.X, calibrated=calibrated) for calibrated in (False, True))
    odds = np.log(shown / (1 - shown)) / np.log(plain / (1 - plain))
    np.testing.assert_allclose(odds[np.abs(plain - 0.5) > 0.05], 1 / session.temperature, rtol=1e-2)
