"""The active learning loop without a screen: query, label, update, and never lose a label."""

from __future__ import annotations

import inspect
import re
import sqlite3
import threading

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.svm import LinearSVC

import al_widget as al
from al_widget.data.pool import make_pool
from al_widget.engine import holdout, scheduler
from al_widget.page import protocol

TEXTS = [
    f"{opinion} {thing}"
    for opinion in ("good", "fine", "bad", "poor")
    for thing in ("film", "plot", "cast", "song", "end")
]


def opinion(text):
    return "pos" if text.startswith(("good", "fine")) else "neg"


def desk(**options):
    return al.Session(TEXTS, ["pos", "neg"], **{"store": None, "audit": 0, "seed_size": 4, "batch_size": 4, **options})


class Spy(ClassifierMixin, BaseEstimator):
    """A classifier that records the rows it is fitted on; the first column is the row number."""

    seen: list = []  # noqa: RUF012 - shared by clones on purpose

    def fit(self, X, y):
        self.seen.append(np.asarray(X)[:, 0].astype(int).tolist())
        self._model = LogisticRegression().fit(X[:, 1:], y)
        self.classes_ = self._model.classes_
        return self

    def predict(self, X):
        return self._model.predict(X[:, 1:])

    def predict_proba(self, X):
        return self._model.predict_proba(X[:, 1:])


def reserve(pool, size, seed):
    """Draw a holdout pool as a session does."""
    return holdout.Holdout.read(holdout.draw(pool, size, seed), pool).rows


@pytest.fixture
def spy():
    Spy.seen = []
    return Spy()


# ---------------------------------------------------------------- the five verbs


def test_seed_query_label_update_learns_to_tell_clauses_apart(clauses):
    texts, truth = clauses.held_out()
    session = clauses.session(test=(texts, truth), features=None)
    clauses.play(session, rounds=5)
    assert session.accuracy.value > 0.85
    assert session.accuracy.method == "test"
    assert session.accuracy.n == len(texts)
    assert (session.predict(texts) == truth).mean() == pytest.approx(session.accuracy.value)


def test_asking_again_gives_the_same_questions_until_they_are_answered(clauses):
    session = clauses.session()
    first = session.query(4)
    assert session.query(4) == first
    session.label(first[0].id, "Notices")
    assert [query.id for query in session.query(3)] == [query.id for query in first[1:]]


def test_a_query_says_what_why_and_what_the_model_thinks(clauses):
    session = clauses.session(audit=0)
    seed = session.query(1)[0]
    assert (seed.picked, seed.score is not None, seed.probabilities) == ("seed", True, {})
    clauses.play(session, rounds=2)
    query = session.query(1)[0]
    assert query.picked == "query"
    assert query.example == clauses.texts[query.id]
    assert set(query.probabilities) == set(clauses.classes)
    assert sum(query.probabilities.values()) == pytest.approx(1, abs=0.001)
    assert list(query.probabilities.values()) == sorted(query.probabilities.values(), reverse=True)


def test_labels_are_a_series_by_the_users_own_index():
    frame = pd.DataFrame({"text": TEXTS}, index=[f"doc {n}" for n in range(len(TEXTS))])
    session = al.Session(frame, ["pos", "neg"], store=None)
    session.label("doc 7", "pos")
    session.label("doc 2", "neg")
    assert session.labels.to_dict() == {"doc 2": "neg", "doc 7": "pos"}
    assert session.labels.name == "label"


def test_every_decision_keeps_where_it_came_from(clauses):
    session = clauses.session(annotator="ann")
    clauses.play(session, rounds=4)
    frame = session.frame
    assert list(frame.columns) == [
        "id", "label", "annotator", "picked", "strategy", "score", "probability", "model_version", "round", "seconds",
        "time", "note",
    ]  # fmt: skip
    assert len(frame) == len(session.labels) == 24
    assert set(frame["picked"]) == {"seed", "query", "audit"}
    assert set(frame["annotator"]) == {"ann"}
    assert set(frame.loc[frame["picked"] == "query", "strategy"]) == {"diverse_margin"}
    assert frame.loc[frame["picked"] == "query", "probability"].between(0, 1).all()
    assert frame["time"].is_monotonic_increasing
    assert str(frame["time"].dtype).endswith("UTC]")


def test_audit_and_query_of_one_batch_carry_the_same_model_version(clauses):
    session = clauses.session(audit=0.3)
    clauses.play(session, rounds=5)
    frame = session.frame
    for _, batch in frame[frame["round"] > 1].groupby("round"):
        assert len(set(batch["model_version"])) == 1, batch


def test_the_history_has_a_line_per_update_with_every_column_promised(clauses):
    session = clauses.session()
    clauses.play(session, rounds=6)
    history = session.history
    assert list(history.columns) == [
        "round", "n_labels", "n_train", "n_audit", "accuracy", "low", "high", "method", "uncertainty_mean",
        "uncertainty_quantiles", "kappa", "strategy", "fit_seconds", "score_seconds", "select_seconds", "model_version",
        "time",
    ]  # fmt: skip
    assert list(history["round"]) == list(history["model_version"]) == [1, 2, 3, 4, 5, 6]
    assert (history["n_train"] + history["n_audit"] == history["n_labels"]).all()
    assert history["uncertainty_mean"].between(0, 1).all()
    assert history["kappa"].iloc[-1] is not None


def test_labeling_never_fits_a_model(spy):
    session = al.Session(np.c_[np.arange(40), np.arange(40) % 2], ["even", "odd"], store=None, model=spy, audit=0)
    for row in range(30):
        session.label(row, ["even", "odd"][row % 2])
    assert spy.seen == []


def test_predictions_come_in_the_order_of_the_classes():
    session = desk()
    for row, text in enumerate(TEXTS):
        session.label(row, opinion(text))
    session.update()
    proba = session.predict_proba(["good film", "bad film"])
    assert session.classes == ["pos", "neg"]  # not in alphabetical order
    assert proba.shape == (2, 2)
    assert proba.argmax(axis=1).tolist() == [0, 1]
    assert session.predict(["good film", "bad film"]).tolist() == ["pos", "neg"]


def test_before_the_first_model_predicting_says_what_is_missing():
    session = desk()
    assert session.model is None
    assert session.accuracy is None
    with pytest.raises(al.ModelError, match=r"no model yet. Label 4 examples for the first model"):
        session.predict(["good film"])


# ---------------------------------------------------------------- determinism


def test_the_same_seed_and_labels_ask_the_same_questions_and_draw_the_same_curve(clauses):
    one, two = clauses.session(seed=3), clauses.session(seed=3)
    assert clauses.play(one, rounds=4) == clauses.play(two, rounds=4)
    timeless = ["n_labels", "n_train", "accuracy", "low", "high", "uncertainty_mean", "kappa"]
    pd.testing.assert_frame_equal(one.history[timeless], two.history[timeless])


def test_another_seed_asks_other_questions(clauses):
    assert clauses.play(clauses.session(seed=1), rounds=2) != clauses.play(clauses.session(seed=2), rounds=2)


def test_global_random_state_is_neither_read_nor_moved(clauses):
    np.random.seed(7)  # noqa: NPY002
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    keys = clauses.play(clauses.session(), rounds=2)
    assert (np.random.get_state()[1] == before).all()  # noqa: NPY002
    np.random.seed(8)  # noqa: NPY002
    assert clauses.play(clauses.session(), rounds=2) == keys


# ---------------------------------------------------------------- tomorrow


def reopened(clauses, store, **options):
    return clauses.session(store=store, **options)


def test_tomorrow_the_labels_history_accuracy_and_next_questions_are_there_again(clauses, store):
    today = clauses.session(store=store, audit=0.3)
    clauses.play(today, rounds=4)
    clauses.answer(today, 2)
    labels, history, following = today.labels, today.history, today.query(5)
    accuracy, predicted = today.accuracy, today.predict(clauses.matrix)
    today.close()

    tomorrow = reopened(clauses, store, audit=0.3)
    pd.testing.assert_series_equal(tomorrow.labels, labels)
    pd.testing.assert_frame_equal(tomorrow.history, history)
    assert tomorrow.query(5) == following
    assert tomorrow.accuracy == accuracy
    assert (tomorrow.predict(clauses.matrix) == predicted).mean() > 0.97
    assert tomorrow.version == 4


def test_a_kernel_that_was_killed_leaves_everything_on_disk(clauses, store):
    killed = clauses.session(store=store)
    clauses.answer(killed, 7)  # no close()
    assert len(reopened(clauses, store).labels) == 7


def test_running_the_cell_again_adds_no_rows_and_no_rounds(clauses, store):
    clauses.play(clauses.session(store=store), rounds=2)
    for _ in range(3):
        again = reopened(clauses, store)
        assert not again.engine.due  # nothing new to learn
        assert len(again.labels) == 12
        assert len(again.rounds) == 2
    with sqlite3.connect(store) as db:
        assert db.execute("select count(*) from al_events where do = 'label'").fetchone() == (12,)


def test_labels_a_model_has_not_learned_yet_are_due_tomorrow(clauses, store):
    today = clauses.session(store=store)
    clauses.play(today, rounds=2)
    clauses.answer(today, 5)
    assert today.engine.due
    assert reopened(clauses, store).engine.due


def test_after_a_restart_the_loop_goes_on_as_if_there_had_been_none(clauses, store):
    unbroken = clauses.session()
    expected = clauses.play(unbroken, rounds=4)
    found = []
    for _ in range(4):
        found += clauses.play(reopened(clauses, store), rounds=1)
    assert found == expected


def test_labels_find_their_examples_in_a_pool_reordered_extended_or_filtered(clauses, store):
    first = clauses.session(store=store)
    clauses.play(first, rounds=2)
    labeled = {clauses.texts[row]: label for row, label in first.labels.items()}
    rest = [text for text in clauses.texts if text not in labeled]
    some = list(labeled)[:8]
    for texts, expected in [
        (clauses.texts[::-1], labeled),
        (["new one", *clauses.texts, "and another"], labeled),
        (rest + some, {text: labeled[text] for text in some}),
    ]:
        session = al.Session(texts, clauses.classes, store=store)
        assert {texts[row]: label for row, label in session.labels.items()} == expected
        assert not {query.example for query in session.query(20)} & set(expected)
    assert "not in the data any more; their labels are kept" in " ".join(session.notices)


def test_undo_goes_on_across_a_restart_until_nothing_is_left(clauses, store):
    first = clauses.session(store=store)
    clauses.play(first, rounds=2)
    first.close()
    session = reopened(clauses, store)
    decided = list(session.frame["id"])
    while decided:
        session.undo()
        gone = decided.pop()
        assert gone not in session.labels.index
        assert session.query(1)[0].id == gone  # asked again, first
    with pytest.raises(al.DecisionError, match="left to undo"):
        session.undo()


def test_undo_tomorrow_reaches_examples_from_deep_in_the_queue(clauses, store):
    session = clauses.session(store=store)
    clauses.play(session, rounds=1)
    deep = session.query(25)  # more than the five that are logged as the next batch
    for query in deep:
        session.label(query.id, clauses.truth[query.example])
    session.close()
    session = reopened(clauses, store)
    for query in reversed(deep):
        session.undo()
        assert session.query(1)[0].id == query.id
    session.update()
    assert session.query(1)[0].id == deep[0].id  # a new ranking keeps undone examples in front


def test_undo_skips_over_what_left_the_pool(clauses, store):
    session = clauses.session(store=store)
    asked = clauses.answer(session, 3)
    without_last = [text for text in clauses.texts if text != asked[-1].example]
    session = al.Session(without_last, clauses.classes, store=store)
    session.undo()
    assert sorted(without_last[row] for row in session.labels.index) == [q.example for q in sorted(asked[:1], key=str)]


def test_classes_added_yesterday_are_there_even_if_the_cell_does_not_name_them(clauses, store):
    session = clauses.session(store=store)
    session.add_class("Taxes")
    session.label(0, "Taxes")
    session = reopened(clauses, store)
    assert session.classes == [*clauses.classes, "Taxes"]
    assert session.labels[0] == "Taxes"


def test_two_kernels_on_one_store_see_each_others_labels(clauses, store):
    one, two = clauses.session(store=store), clauses.session(store=store)
    one.label(0, "Notices")
    two.label(1, "Insurance")  # writes before it has read the other's label
    one.label(2, "Severability")
    two.label(3, "Notices")
    for session in (one, two):
        session.update()
    assert one.labels.to_dict() == two.labels.to_dict()
    assert len(one.labels) == 4
    assert one.history.iloc[-1]["n_train"] == 4


# ---------------------------------------------------------------- undo, skip, relabel


def test_undo_takes_back_one_decision_at_a_time_newest_first():
    session = desk()
    session.label(0, "pos")
    session.label(1, "neg")
    session.label(1, "pos")  # a relabel
    session.undo()
    assert session.labels.to_dict() == {0: "pos", 1: "neg"}
    session.undo()
    assert session.labels.to_dict() == {0: "pos"}


def test_undo_takes_back_a_label_given_in_code_to_an_example_that_was_never_asked():
    session = desk()
    session.query(1)
    session.label(17, "neg")
    session.undo()
    assert session.labels.empty
    assert session.query(1)[0].id == 17


def test_undo_after_the_last_example_erases_one_label():
    session = desk()
    for row, text in enumerate(TEXTS):
        session.label(row, opinion(text))
    assert session.phase == "done"
    session.undo()
    assert len(session.labels) == len(TEXTS) - 1
    assert session.phase != "done"


def test_undo_leaves_known_labels_alone():
    session = desk(labels={0: "pos", 1: "neg"})
    with pytest.raises(al.DecisionError, match="left to undo"):
        session.undo()
    assert len(session.labels) == 2


def test_undo_takes_back_only_what_the_same_person_did(store):
    desk(store=store, annotator="ann").label(0, "pos")
    bob = desk(store=store, annotator="bob")
    bob.label(1, "neg")
    bob.undo()
    with pytest.raises(al.DecisionError, match="'bob'"):
        bob.undo()
    assert bob.labels.to_dict() == {0: "pos"}


def test_what_is_skipped_comes_back_last():
    session = desk()
    skipped = session.query(1)[0].id
    session.skip(skipped)
    order = []
    while batch := session.query(4):
        order += [query.id for query in batch]
        for query in batch:
            session.label(query.id, opinion(query.example))
        session.update()
    assert order[-1] == skipped
    assert sorted(order) == list(range(len(TEXTS)))


def test_skips_and_undone_labels_stay_in_the_log_and_out_of_the_frame():
    session = desk()
    session.label(0, "pos")
    session.undo()
    session.skip(1)
    session.label(2, "neg")
    assert list(session.frame["id"]) == [2]
    assert list(session.log["do"]) == ["label", "undo", "skip", "label"]


def test_every_example_is_asked_in_the_end_whatever_was_labeled_before():
    session = desk(audit=0.3, labels={row: opinion(TEXTS[row]) for row in range(10)})
    for _ in range(40):
        session.update()
        for query in session.query(4):
            session.label(query.id, opinion(query.example))
    assert len(session.labels) == len(TEXTS)
    assert session.phase == "done"


# ---------------------------------------------------------------- the audit


def test_the_model_never_learns_from_audit_examples(spy):
    rng = np.random.default_rng(0)
    X = np.c_[np.arange(200), rng.normal(size=(200, 3))]
    session = al.Session(X, ["left", "right"], features=X, store=None, model=spy, audit=0.2, seed_size=10)
    for _ in range(8):
        for query in session.query(10):
            session.label(query.id, "left" if query.example[1] < 0 else "right")
        session.update()
    frame = session.frame
    audited = set(frame.loc[frame["picked"] == "audit", "id"])
    trained = set(frame.loc[frame["picked"] != "audit", "id"])
    assert len(audited) >= 10
    assert len(spy.seen) == 8
    assert not audited & {row for rows in spy.seen for row in rows}
    assert set(spy.seen[-1]) == trained


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.3, 0.4, 0.6])
def test_the_audit_has_its_share_of_the_questions(share):
    for asked in (200, 1000):
        assert scheduler.audits_due(asked, share, seed=1) == pytest.approx(asked * share, abs=max(2, 0.02 * asked))


def test_about_one_question_in_ten_is_an_audit_at_an_unpredictable_place(clauses):
    session = clauses.session(audit=0.1)
    clauses.play(session, rounds=10, n=8)
    places = np.flatnonzero(session.frame["picked"] == "audit")
    assert 6 <= len(places) <= 10
    assert len(set(places % 10)) > 3


def test_every_example_is_as_likely_to_be_audited_as_any_other():
    pool = make_pool([f"clause {n}" for n in range(50)])
    drawn = np.concatenate([reserve(pool, 10, seed) for seed in range(500)])
    assert len(drawn) == 500 * 10
    assert stats.chisquare(np.bincount(drawn, minlength=50)).pvalue > 0.001


@pytest.mark.parametrize("rounds", [0, 1, 4])
def test_an_audit_example_looks_like_any_other_on_the_desk(clauses, rounds):
    session = clauses.session(audit=0.4, seed_size=12)
    clauses.play(session, rounds)
    session.query(1)
    picks = session.engine.upcoming(10)
    cards = [session.engine.card(pick) for pick in picks]
    assert {pick.picked for pick in picks} > {"audit"}
    shapes = {(tuple(protocol.card_message(card)), card.kind, card.again, len(card.top)) for card in cards}
    assert len(shapes) == 1


def test_the_audit_is_the_same_in_a_pool_that_was_reordered(clauses):
    pool, turned = make_pool(clauses.texts), make_pool(clauses.texts[::-1])
    one = [pool.key(row) for row in reserve(pool, 90, 0)]
    two = [turned.key(row) for row in reserve(turned, 90, 0)]
    assert one == two


def test_accuracy_is_not_told_from_a_handful_of_audits(clauses):
    session = clauses.session(audit=0.2)
    told = {}
    for _ in range(8):
        clauses.play(session, rounds=1)
        last = session.history.iloc[-1]
        told[last["n_audit"]] = session.accuracy
    assert all((estimate is None) == (n < 5) for n, estimate in told.items())
    assert session.accuracy.method == "audit"
    assert session.accuracy.low <= session.accuracy.value <= session.accuracy.high


def test_with_a_test_set_no_question_goes_to_an_audit(clauses):
    session = clauses.session(test=(clauses.matrix, [clauses.truth[text] for text in clauses.texts]))
    clauses.play(session, rounds=5)
    assert "audit" not in set(session.frame["picked"])


# ---------------------------------------------------------------- known labels


@pytest.mark.parametrize(
    "known",
    [
        {0: "pos", 12: "neg"},
        pd.Series({0: "pos", 12: "neg"}),
        pd.Series(["pos", *[None] * 11, "neg", *[np.nan] * 7], dtype=object),
        pd.Series(["pos", *[None] * 11, "neg", *[None] * 7], dtype="string"),
        pd.Series(["pos", *[None] * 11, "neg", *[None] * 7], dtype="category"),
        ["pos", *[None] * 11, "neg", *[float("nan")] * 7],
        np.array(["pos", *[None] * 11, "neg", *[None] * 7], dtype=object),
    ],
    ids=["dict", "sparse series", "series with gaps", "string series", "categories", "list", "array"],
)
def test_known_labels_are_taken_in_any_form(known):
    session = desk(labels=known)
    assert session.labels.to_dict() == {0: "pos", 12: "neg"}
    assert set(session.frame["picked"]) == {"given"}
    assert session.n_labels == 0  # none of them was a question
    assert session.update().n_train == 2


def test_known_labels_take_the_place_of_seeds():
    session = desk(labels={row: opinion(TEXTS[row]) for row in (0, 6, 11, 16)})
    session.update()
    assert {query.picked for query in session.query(4)} == {"query"}


def test_known_labels_never_overwrite_what_a_person_said(store):
    desk(store=store).label(0, "pos")
    assert desk(store=store, labels={0: "neg"}).labels[0] == "pos"


def test_known_labels_given_at_every_run_of_the_cell_are_written_once(store):
    for _ in range(3):
        session = desk(store=store, labels={0: "neg"})
    assert list(session.log["do"]) == ["label"]


# ---------------------------------------------------------------- goals and ends


def test_a_budget_is_the_most_that_is_asked():
    session = desk(budget=6, audit=0.2)
    while batch := session.query(4):
        for query in batch:
            session.label(query.id, opinion(query.example))
        session.update()
    assert session.n_labels == 6
    assert session.left == 0
    assert session.phase == "done"
    assert session.advice.budget.on
    assert str(session.advice).startswith("You can stop: The budget of 6 labels is spent.")


def test_reaching_the_target_is_told_with_its_source(clauses):
    session = clauses.session(target=0.7, test=clauses.held_out(), features=None)
    clauses.play(session, rounds=1)
    before = session.advice.target.on
    clauses.play(session, rounds=6)
    assert not before
    assert session.advice.target.on
    assert "Target 0.70 reached: the accuracy is at least" in session.advice.sentence
    assert "test examples" in session.advice.sentence


def test_finishing_learns_from_the_audit_too_and_keeps_the_honest_estimate(clauses, spy):
    X = np.c_[np.arange(120), np.arange(120) % 3 == 0, np.arange(120) % 3 == 1].astype(float)
    session = al.Session(X, ["a", "b", "c"], features=X, model=spy, store=None, audit=0.3, seed_size=9)
    for _ in range(4):
        for query in session.query(10):
            session.label(query.id, "abc"[query.id % 3])
        session.update()
    measured = session.accuracy
    model = session.finish()
    assert sorted(spy.seen[-1]) == sorted(session.labels.index)
    assert session.model is model
    assert session.accuracy == measured
    last = session.history.iloc[-1]
    assert last["n_train"] == last["n_labels"] == 40
    assert session.phase == "done"
    assert session.query() == []


def test_a_finished_model_is_the_one_that_serves_tomorrow(clauses, store):
    session = clauses.session(store=store, audit=0.3)
    clauses.play(session, rounds=3)
    session.finish()
    finished, accuracy = session.predict_proba(clauses.matrix), session.accuracy
    session.close()
    tomorrow = clauses.session(store=store, audit=0.3)
    np.testing.assert_allclose(tomorrow.predict_proba(clauses.matrix), finished, atol=0.02)
    assert tomorrow.accuracy == accuracy


def test_going_on_after_finishing_forgets_the_audit_again(clauses):
    class Remembering(SGDClassifier):  # continues from the previous model and all that it has learned
        def partial_fit(self, X, y, classes=None):
            self.seen_ = getattr(self, "seen_", set()) | set(np.rint(X[:, 0] * 1000).astype(int).tolist())
            return super().partial_fit(X, y, classes=classes)

    numbered = np.c_[np.arange(120) / 1000, clauses.matrix]
    session = clauses.session(audit=0.3, model=Remembering(loss="log_loss"), features=numbered)
    clauses.play(session, rounds=3)
    frame = session.frame
    audited = set(frame.loc[frame["picked"] == "audit", "id"])
    assert not session.model.seen_ & audited
    assert session.finish().seen_ >= audited
    session.update()
    assert not session.model.seen_ & audited


def test_with_one_class_labeled_an_update_says_what_is_missing():
    session = desk()
    for query in session.query(4):
        session.label(query.id, "pos")
    assert session.update() is None
    assert session.history.empty
    assert "1 more class" in session.advice.sentence
    assert session.query(1)  # the session goes on asking
    with pytest.raises(al.ModelError, match="needs labels of two classes, got 1"):
        session.finish()


def test_a_class_that_comes_up_midway_joins_the_model(clauses):
    some = clauses.texts
    session = al.Session(some, clauses.classes[:2], store=None, audit=0, seed_size=8, batch_size=8)
    late = clauses.classes[2]
    for turn in range(6):
        if turn == 2:
            session.add_class(late)
        for query in session.query(8):
            truth = clauses.truth[query.example]
            if truth in session.classes:
                session.label(query.id, truth)
            else:
                session.skip(query.id)
        session.update()
    for row, text in enumerate(some[:40]):
        session.label(row, clauses.truth[text])
    session.update()
    assert session.classes[-1] == late
    late_texts = [text for text in some if clauses.truth[text] == late]
    assert (session.predict(late_texts) == late).mean() > 0.9
    assert session.predict_proba(late_texts).shape == (len(late_texts), 3)


def test_a_class_nobody_used_yet_keeps_its_column():
    session = al.Session(TEXTS, ["maybe", "pos", "neg"], store=None, audit=0, seed_size=6)
    for query in session.query(6):
        session.label(query.id, opinion(query.example))
    for row, text in enumerate(TEXTS):
        session.label(row, opinion(text))
    session.update()
    proba = session.predict_proba(TEXTS)
    assert proba.shape == (len(TEXTS), 3)
    assert (proba[:, 0] == 0).all()
    assert "maybe" in session.advice.converged.sentence


# ---------------------------------------------------------------- at the same time


def test_a_label_given_while_the_model_learns_lands_and_is_learned_next():
    started, go = threading.Event(), threading.Event()

    class Slow(LogisticRegression):
        def fit(self, X, y):
            started.set()
            assert go.wait(20)
            return super().fit(X, y)

    session = desk(model=Slow())
    for row in (0, 12):
        session.label(row, opinion(TEXTS[row]))
    learning = threading.Thread(target=session.update)
    learning.start()
    assert started.wait(20)
    session.label(5, "pos")  # returns while the model is busy
    assert session.labels[5] == "pos"
    go.set()
    learning.join(20)
    assert session.history.iloc[-1]["n_train"] == 2
    assert session.update().n_train == 3


def test_many_threads_label_and_each_label_lands_on_its_example(store):
    session = desk(store=store)

    def work(rows):
        for row in rows:
            session.label(row, opinion(TEXTS[row]))

    threads = [threading.Thread(target=work, args=(range(start, 20, 4),)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert session.labels.to_dict() == {row: opinion(text) for row, text in enumerate(TEXTS)}
    assert len(desk(store=store).labels) == 20


def test_an_error_in_fit_leaves_the_last_model_serving():
    class Moody(LogisticRegression):
        def fit(self, X, y):
            if len(y) > 4:
                raise MemoryError("no room")
            return super().fit(X, y)

    session = desk(model=Moody())
    for row in (0, 5, 10, 15):
        session.label(row, opinion(TEXTS[row]))
    session.update()
    serving, following = session.model, session.query(2)
    session.label(1, "pos")
    with pytest.raises(al.ModelError, match=r"Moody failed to fit 5 labels: MemoryError: no room"):
        session.update()
    assert session.model is serving
    assert session.predict(["good film"]).tolist() == ["pos"]
    assert len(session.labels) == 5
    assert [q.id for q in session.query(3) if q.id != 1][:1] == [q.id for q in following if q.id != 1][:1]


# ---------------------------------------------------------------- invalid input


class NoProba(LinearSVC):
    pass


def table(bad):
    X = np.ones((20, 2))
    X[3, 1] = bad
    return X


@pytest.mark.parametrize(
    ("data", "options", "kind", "said"),
    [
        ([], {}, al.DataError, "at least one example, got an empty pool"),
        (["", None, float("nan"), "  "], {}, al.DataError, "4 that are all empty or missing"),
        ("one text", {}, al.DataError, "Wrap a single text in a list"),
        (["a text", 7], {}, al.DataError, "got int at position 1"),
        (pd.Series(TEXTS, index=[0] * 20), {}, al.DataError, "reset_index"),
        (TEXTS, {"classes": ["only"]}, al.DataError, "two or more classes"),
        (TEXTS, {"classes": []}, al.DataError, "two or more classes"),
        (TEXTS, {"classes": "yes"}, al.DataError, "list of names"),
        (TEXTS, {"classes": ["a", "b", "a"]}, al.DataError, "a repeated"),
        (TEXTS, {"classes": ["a", " a"]}, al.DataError, "a repeated"),
        (TEXTS, {"classes": [0, b"1"]}, al.DataError, r"non-empty str .*got b'1' of type bytes"),
        (TEXTS, {"classes": ["a", ""]}, al.DataError, "non-empty str"),
        (TEXTS, {"classes": {"a": "x", "b": "X"}}, al.DataError, "each key once"),
        (TEXTS, {"classes": {"a": "xy", "b": "z"}}, al.DataError, "one character"),
        (TEXTS, {"classes": {0: "neg", 1: "pos"}}, al.DataError, "For classes without keys pass a list of their names"),
        (TEXTS, {"features": np.ones((19, 2))}, al.DataError, r"shape \(20, d\).*got \(19, 2\)"),
        (TEXTS, {"features": np.ones(20)}, al.DataError, "one row per example"),
        (TEXTS, {"features": table(np.nan)}, al.DataError, "first in row 3"),
        (TEXTS, {"features": table(np.inf)}, al.DataError, "first in row 3"),
        (TEXTS, {"model": NoProba()}, al.ModelError, "predict_proba, NoProba has none.*CalibratedClassifierCV"),
        (TEXTS, {"model": LogisticRegression}, al.ModelError, r"got the class LogisticRegression. Pass LogisticRegression\(\)."),
        (TEXTS, {"model": "logistic"}, al.ModelError, "scikit-learn classifier, got 'logistic'"),
        (TEXTS, {"labels": {0: "maybe"}}, al.DataError, "labels=: 'maybe' is not one of the classes"),
        (TEXTS, {"labels": ["pos"]}, al.DataError, "aligned with the 20 examples, got 1"),
        (TEXTS, {"labels": {99: "pos"}}, al.UnknownExampleError, "between 0 and 19, got 99"),
        (TEXTS, {"labels": 5}, al.DataError, "labels= to be a Series.*got 5"),
        (TEXTS, {"labels": "pos"}, al.DataError, "labels= to be a Series.*got 'pos'"),
        (TEXTS, {"labels": {0: np.array(["pos", "neg"])}}, al.DataError, "labels=.*not one of the classes"),
        (TEXTS, {"labels": np.array("pos")}, al.DataError, "labels= to be a Series"),
        (TEXTS, {"test": (TEXTS, ["pos"])}, al.DataError, "one label per example"),
        (TEXTS, {"test": TEXTS}, al.DataError, "pair"),
        (TEXTS, {"test": (["x"], ["maybe"])}, al.DataError, "test=: 'maybe'"),
        (TEXTS, {"audit": 1.5}, al.DataError, "share between 0 and 1"),
        (TEXTS, {"target": 85}, al.DataError, "share between 0 and 1, got 85"),
        (TEXTS, {"budget": 0}, al.DataError, "at least 1, got 0"),
        (TEXTS, {"batch_size": 2.5}, al.DataError, "whole number"),
        (TEXTS, {"strategy": "margins"}, al.StrategyError, "Did you mean 'margin'"),
        (TEXTS, {"strategy": 3}, al.StrategyError, "a name or a function"),
        (TEXTS, {"ids": ["a", "b"]}, al.DataError, r"one id per example \(20\), got 2"),
        (TEXTS, {"ids": ["a"] * 20}, al.DataError, "unique"),
        (TEXTS, {"ids": 5}, al.DataError, "ids= to be a sequence of 20 ids.*got 5"),
        (TEXTS, {"ids": "abcdefghijklmnopqrst"}, al.DataError, "ids= to be a sequence"),
        (TEXTS, {"store": 5}, al.StoreError, "store= to be a file path, a SQLAlchemy URL or None, got int"),
        (TEXTS, {"store": b"x.db"}, al.StoreError, "store= to be a file path"),
        (TEXTS, {"multilabel": "x"}, al.DataError, "multilabel= to be True or False, got 'x'"),
        (TEXTS, {"multilabel": None}, al.DataError, "multilabel= to be True or False"),
        (TEXTS, {"text": "body"}, al.DataError, "not a frame"),
        (TEXTS, {"show": ["body"]}, al.DataError, "frame's columns"),
        (TEXTS, {"seed": -1}, al.DataError, "seed= to be a whole number of at least 0, got -1"),
        (TEXTS, {"seed": None}, al.DataError, "got None"),
        (TEXTS, {"batch_size": None}, al.DataError, "got None"),
        (TEXTS, {"name": None}, al.DataError, "name= to be a str"),
        (TEXTS, {"name": "x" * 201}, al.DataError, "1 to 200 characters"),
        (TEXTS, {"annotator": 3}, al.DataError, "annotator= to be a str"),
        (TEXTS, {"cost_per_label": "2.50"}, al.DataError, "an amount of at least 0, got '2.50'"),
        (TEXTS, {"cost_per_label": -1}, al.DataError, "an amount of at least 0"),
        (TEXTS, {"render": "bold"}, al.DataError, "a function from an example to str, got 'bold'"),
        (np.ones((2, 2, 2)), {}, al.DataError, r"array of shape \(2, 2, 2\).* Make each example one row"),
        ([{"a": 1}, {"a": 2}], {}, al.DataError, "ids="),
    ],
)  # fmt: skip
def test_bad_input_is_refused_at_the_door_with_a_sentence(data, options, kind, said):
    with pytest.raises(kind, match=said) as caught:
        al.Session(data, **{"classes": ["pos", "neg"], "store": None, **options})
    assert isinstance(caught.value, al.AlWidgetError)
    assert str(caught.value).endswith((".", "?"))


@pytest.mark.parametrize("new", [["a text", 7], [7], "one text"])
def test_new_examples_that_cannot_be_read_are_refused_with_a_sentence(new):
    session = desk(labels={0: "pos", 12: "neg"})
    session.update()
    with pytest.raises(al.DataError, match="New examples: expected"):
        session.predict(new)


def test_bad_input_leaves_labels_given_before_alone(store):
    desk(store=store).label(0, "pos")
    for options in ({"strategy": "nonsense"}, {"labels": {0: "maybe"}}, {"features": np.ones((3, 1))}):
        with pytest.raises(al.AlWidgetError):
            desk(store=store, **options)
    assert desk(store=store).labels.to_dict() == {0: "pos"}


@pytest.mark.parametrize("name", ["batchsize", "stratgy", "image", "options"])
def test_an_unknown_keyword_is_refused_by_python_itself(name):
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{name}'"):
        desk(**{name: "photo"})


def test_session_and_labeler_take_the_same_written_out_keywords():
    """An editor shows these keywords, so each one must be described."""
    session, labeler = (inspect.signature(one).parameters for one in (al.Session, al.Labeler))
    assert list(session) == list(labeler)
    assert {one.kind for one in session.values()} == {
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        inspect.Parameter.KEYWORD_ONLY,
    }
    for name in list(session)[2:]:
        assert session[name] == labeler[name]
        assert re.search(rf"^    {name}$", al.Session.__doc__, re.MULTILINE), f"{name} is not described"


def test_a_pool_of_one_can_be_labeled_and_says_that_nothing_is_learned():
    session = al.Session(["only one"], ["a", "b"], store=None)
    assert "Expected a pool of several examples, got 1" in " ".join(session.notices)
    assert [query.id for query in session.query()] == [0]
    session.label(0, "a")
    assert session.update() is None
    assert session.phase == "done"
    assert session.query() == []


def test_empty_texts_are_named_and_never_asked():
    texts = [*TEXTS, "", None, float("nan"), " \n "]
    session = al.Session(texts, ["pos", "neg"], store=None, audit=0.2)
    assert "4 of 24 texts are empty or missing and will not be asked: 20, 21, 22 …" in " ".join(session.notices)
    asked = set()
    while batch := session.query(5):
        asked |= {query.id for query in batch}
        for query in batch:
            session.label(query.id, opinion(query.example))
        session.update()
    assert asked == set(range(20))
    with pytest.raises(al.UnknownExampleError, match="empty"):
        session.label(21, "pos")


def test_a_store_of_other_data_is_refused_and_left_as_it_is(clauses, store):
    clauses.answer(clauses.session(store=store), 3)
    with pytest.raises(al.StoreError, match=r"belongs to other data.*3 labeled.*name="):
        desk(store=store)
    assert len(desk(store=store, name="another task").labels) == 0
    assert len(clauses.session(store=store).labels) == 3


@pytest.mark.parametrize(
    ("example", "value", "kind", "said"),
    [
        (99, "pos", al.UnknownExampleError, "between 0 and 19, got 99"),
        (-1, "pos", al.UnknownExampleError, "got -1"),
        ("0", "pos", al.UnknownExampleError, "got '0'"),
        (True, "pos", al.UnknownExampleError, "got True"),
        (None, "pos", al.UnknownExampleError, "got None"),
        ([0], "pos", al.UnknownExampleError, r"got \[0\]"),
        (0, "maybe", al.UnknownClassError, "'maybe' is not one of the classes.*choose one of: pos, neg"),
        (0, None, al.UnknownClassError, "None"),
        (0, ["pos"], al.UnknownClassError, r"\['pos'\]"),
        (0, np.array(["pos", "neg"]), al.UnknownClassError, "not one of the classes"),
        (0, pd.Series(["pos"]), al.UnknownClassError, "not one of the classes"),
        (0, pd.NA, al.UnknownClassError, "<NA> is not one of the classes"),
    ],
)
def test_a_decision_that_cannot_be_taken_leaves_the_log_untouched(example, value, kind, said):
    session = desk()
    with pytest.raises(kind, match=said) as caught:
        session.label(example, value)
    assert isinstance(caught.value, al.AlWidgetError)
    assert session.log.empty


@pytest.mark.parametrize("n", ["a", 2.5, -1, True, [3]])
def test_an_invalid_number_of_questions_is_refused(n):
    with pytest.raises(al.DataError, match=r"n= to be a whole number of at least 0, got"):
        desk().query(n)
    assert desk().query(0) == []
    assert len(desk().query(np.int64(3))) == 3


@pytest.mark.parametrize("example", ["nobody", 3.5, None, ["doc 1"], slice(0, 2)])
def test_an_id_outside_the_index_is_refused_by_name(example):
    session = al.Session(pd.Series(TEXTS, index=[f"doc {n}" for n in range(20)]), ["pos", "neg"], store=None)
    with pytest.raises(al.UnknownExampleError, match="index"):
        session.label(example, "pos")


@pytest.mark.parametrize("name", ["pos", " pos ", "", "  ", None, b"new", "half an emoji \ud83d"])
def test_a_class_that_cannot_be_added_is_refused(name):
    session = desk()
    with pytest.raises(al.UnknownClassError):
        session.add_class(name)
    assert session.classes == ["pos", "neg"]


def test_a_closed_session_takes_nothing_and_can_still_be_read():
    session = desk()
    session.label(0, "pos")
    session.close()
    for verb in (lambda: session.label(1, "neg"), session.undo, session.update, session.query, lambda: session.skip(2)):
        with pytest.raises(al.SessionClosedError, match="Run the cell again"):
            verb()
    session.close()
    assert session.labels.to_dict() == {0: "pos"}
    assert len(session.frame) == 1
    assert session.log["do"].tolist() == ["label"]


def test_the_log_of_a_closed_session_can_be_read_from_its_file(store):
    session = desk(store=store)
    session.label(0, "pos")
    session.close()
    assert session.log["value"].tolist() == ["pos"]


def test_a_custom_strategy_is_used_and_logged(clauses):
    def shortest(candidates, k, rng):
        lengths = np.array([-len(clauses.texts[row]) for row in candidates.rows], float)
        return np.argsort(-lengths, kind="stable")[:k], lengths

    session = clauses.session(strategy=shortest, audit=0)
    clauses.play(session, rounds=2)
    undecided = sorted(
        set(range(len(clauses.texts))) - set(session.labels.index), key=lambda row: len(clauses.texts[row])
    )
    assert [query.id for query in session.query(5)] == undecided[:5]
    assert set(session.history["strategy"]) == {"shortest"}


def test_a_strategy_that_breaks_says_so_and_labels_stay():
    session = desk(strategy=lambda candidates, k, rng: ([0] * k, np.zeros(len(candidates))))
    for row in (0, 5, 10, 15):
        session.label(row, opinion(TEXTS[row]))
    with pytest.raises(al.StrategyError, match="distinct positions"):
        session.update()
    assert len(session.labels) == 4


def test_the_reserve_behind_a_batch_is_not_similar_to_the_batch():
    clusters = np.random.default_rng(0).normal(size=(40, 16))
    X = np.repeat(clusters, 5, axis=0) + np.random.default_rng(1).normal(scale=1e-4, size=(200, 16))
    session = al.Session(X, ["a", "b"], store=None, audit=0, seed_size=8, batch_size=8, seed=0)
    session.engine.hold(24)  # as a desk does
    seeds = session.query(8)
    for query in seeds:
        session.label(query.id, "ab"[query.id % 2])
    session.update()
    asked = [query.id // 5 for query in [*seeds, *session.query(24)]]
    assert len(set(asked)) == 32
