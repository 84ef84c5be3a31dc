"""Every sentence of the advice before there is a model, each in the state that it is about."""

from __future__ import annotations

import pytest

import al_widget as al


def ask(session, picked, answers):
    """Answer the next questions, those of the audit or the others, until the answers are used up."""
    answers = list(answers)
    while answers:
        query = next(query for query in session.query(30) if (query.picked == "audit") == (picked == "audit"))
        session.label(query.id, answers.pop(0))


def test_before_the_first_label_it_says_after_how_many_the_model_comes(clauses):
    assert clauses.session(batch_size=12).advice.sentence == "Label 12 examples for the first model."
    assert clauses.session(batch_size=12, budget=7).advice.sentence == "Label 7 examples for the first model."


def test_the_first_model_does_come_after_as_many_labels(clauses, no_charts):
    labeler = al.Labeler(clauses.session(batch_size=7, seed_size=30))
    try:
        for left in range(7, 0, -1):
            labeler.wait(20)
            assert labeler.version == 0
            sentence = labeler.advice.sentence
            assert str(left) in sentence or "more class" in sentence
            query = labeler.query(1)[0]
            labeler.label(query.id, clauses.truth[query.example])
        labeler.wait(20)
        assert labeler.version == 1
    finally:
        labeler.close()


def test_with_one_class_it_says_that_another_is_needed(clauses):
    session = clauses.session(audit=0)
    ask(session, "train", ["Notices"] * 3)
    assert session.advice.sentence == "1 more class for the first model: it needs examples of two."


def test_between_it_counts_the_labels_that_are_missing(clauses):
    session = clauses.session(audit=0, batch_size=5)
    ask(session, "train", ["Notices", "Insurance"])
    assert session.advice.sentence == "3 more labels for the first model."
    ask(session, "train", ["Notices", "Insurance"])
    assert session.advice.sentence == "1 more label for the first model."
    ask(session, "train", ["Notices"])
    assert session.advice.sentence.startswith("There are enough labels for the first model: update() trains it")


def test_a_second_class_that_only_the_audit_has_seen_is_told_and_finish_learns_from_it(clauses, store):
    session = clauses.session(audit=0.5, store=store)
    ask(session, "train", ["Notices"] * 4)
    ask(session, "audit", ["Insurance", "Notices"])
    assert session.update() is None
    assert session.advice.sentence == (
        "The audit has seen Insurance, but a model must not learn from it: one more class is needed among the other labels."
    )
    model = session.finish()
    assert sorted(model.classes_) == ["Insurance", "Notices"]
    assert session.phase == "done"
    assert session.accuracy is None
    again = clauses.session(audit=0.5, store=store)
    assert sorted(again.model.classes_) == ["Insurance", "Notices"]
    assert len(again.history) == 1


def test_where_nothing_is_left_to_ask_it_says_so(clauses):
    one = clauses.session(audit=0, budget=3)
    ask(one, "train", ["Notices"] * 3)
    assert "budget of 3 labels is spent" in one.advice.sentence
    texts = clauses.texts[:3]
    small = al.Session(texts, clauses.classes, store=None, audit=0, features=clauses.matrix[:3])
    for row in range(3):
        small.label(row, "Notices")
    assert small.advice.sentence == "Nothing is left to ask, and a model needs labels of two classes."


def test_a_fit_that_failed_is_told_not_promised(clauses):
    from sklearn.linear_model import LogisticRegression

    class Fails(LogisticRegression):
        def fit(self, X, y, sample_weight=None):
            raise ValueError("too hot")

    session = clauses.session(audit=0, model=Fails(), batch_size=4)
    labeler = al.Labeler(session)
    try:
        for answer in ["Notices", "Insurance"] * 15:  # more than there are seeds: questions go on
            ask(labeler, "train", [answer])
            labeler.wait(20)
        assert labeler.advice.sentence == (
            "Fails failed to fit 28 labels: ValueError: too hot. Labels are kept and questions go on."
        )
        assert "too hot" in labeler.error
    finally:
        labeler.close()


@pytest.mark.parametrize("answers", [[["Notices"]] * 3, [[]] * 3])
def test_several_labels_each_need_a_class_that_some_have_and_others_have_not(clauses, answers):
    session = clauses.session(audit=0, multilabel=True)
    ask(session, "train", answers)
    assert session.advice.sentence == (
        "The model needs a class that some examples have and others have not: go on labeling."
    )
