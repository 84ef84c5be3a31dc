"""measure(n): the next questions are random audit examples, so that the interval narrows."""

from __future__ import annotations

import pytest

import al_widget as al


def test_the_next_questions_are_audit_examples_that_train_nothing(clauses):
    session = clauses.session(audit=0.3, features=None)
    clauses.play(session, 2, 8)
    before = session.history["n_train"].iloc[-1], session.accuracy
    assert session.measure(6) == 6
    asked = session.query(8)
    assert [query.picked for query in asked[:6]] == ["audit"] * 6
    for query in asked[:6]:
        session.label(query.id, clauses.truth[query.example])
    assert session.query(1)[0].picked != "audit"
    session.update()
    assert session.history["n_train"].iloc[-1] == before[0]
    assert session.accuracy.n >= 6 + (before[1].n if before[1] else 0)


def test_what_was_waiting_comes_behind_and_an_update_in_between_changes_nothing(clauses):
    session = clauses.session(audit=0.3)
    clauses.play(session, 2, 8)
    waiting = [query.id for query in session.query(12) if query.picked != "audit"]
    session.measure(5)
    assert [query.id for query in session.query(17) if query.picked != "audit"][: len(waiting)] == waiting
    for query in session.query(2):
        session.label(query.id, clauses.truth[query.example])
    session.update()
    assert [query.picked for query in session.query(4)] == ["audit", "audit", "audit", "query"]


def test_after_a_restart_it_goes_on_measuring(clauses, store):
    session = clauses.session(audit=0.3, store=store)
    clauses.play(session, 2, 8)
    session.measure(5)
    clauses.answer(session, 2)
    again = clauses.session(audit=0.3, store=store)
    assert again.query(8) == session.query(8)
    again.update()
    assert [query.picked for query in again.query(4)][:3] == ["audit"] * 3


def test_undo_asks_the_audit_example_again(clauses):
    session = clauses.session(audit=0.3)
    clauses.play(session, 1, 8)
    session.measure(2)
    clauses.answer(session, 2)
    session.undo()
    session.update()
    assert session.query(1)[0].picked == "audit"
    assert session.engine.state.measuring == 1


def test_zero_goes_back_to_the_strategy(clauses):
    session = clauses.session(audit=0.3)
    clauses.play(session, 2, 8)
    session.measure(5)
    assert session.measure(0) == 0
    session.update()
    assert session.engine.state.measuring == 0
    assert session.query(1)[0].picked in {"query", "audit"}
    assert sum(query.picked == "audit" for query in session.query(10)) < 6


def test_no_more_are_asked_than_there_are(clauses):
    session = clauses.session(audit=0.1)
    clauses.play(session, 1, 8)
    left = 12 - session.engine.state.counts.audited
    assert session.measure(500) == left
    while session.query(1)[0].picked == "audit":
        clauses.answer(session, 1)
    with pytest.raises(al.DataError, match="Every audit example is labeled"):
        session.measure(5)


@pytest.mark.parametrize("options", [{"audit": 0}, {"test": True}])
def test_without_an_audit_it_says_so(clauses, options):
    if "test" in options:
        options = {"test": clauses.held_out(), "features": None}
    with pytest.raises(al.DataError, match="has none: its accuracy is measured on test="):
        clauses.session(**options).measure(5)


@pytest.mark.parametrize("n", [-1, 2.5, "5", None, True])
def test_what_is_no_number_is_refused(clauses, n):
    with pytest.raises(al.DataError, match="whole number of at least 0"):
        clauses.session().measure(n)
