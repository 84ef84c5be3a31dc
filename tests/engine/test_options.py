"""Options assigned during labeling: checked, used, logged, and restored after a restart."""

from __future__ import annotations

import pytest

import al_widget as al

ASSIGNED = {"target": 0.5, "budget": 40, "cost_per_label": 2.5, "batch_size": 7, "strategy": "entropy"}


@pytest.mark.parametrize(("name", "value"), ASSIGNED.items())
def test_an_option_can_be_assigned_and_is_there_after_a_restart(clauses, store, name, value):
    session = clauses.session(store=store)
    assert getattr(session, name) != value
    setattr(session, name, value)
    assert getattr(session, name) == value
    session.close()
    assert getattr(clauses.session(store=store), name) == value


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("target", 1.5, "Expected target= to be a share between 0 and 1, got 1.5"),
        ("target", "high", "Expected target= to be a share"),
        ("budget", 0, "Expected budget= to be a whole number of at least 1, got 0"),
        ("cost_per_label", -1, "Expected cost_per_label= to be an amount of at least 0, got -1"),
        ("batch_size", None, "Expected batch_size= to be a whole number of at least 1, got None"),
        ("batch_size", 2.5, "Expected batch_size= to be a whole number"),
        ("strategy", "margn", "Did you mean 'margin'"),
    ],
)
def test_a_wrong_value_is_refused_with_the_sentence_of_the_argument(clauses, name, value, said):
    session = clauses.session()
    before = getattr(session, name)
    with pytest.raises(al.AlWidgetError) as assigned:
        setattr(session, name, value)
    with pytest.raises(al.AlWidgetError) as passed:
        clauses.session(**{name: value})
    assert said in str(assigned.value)
    assert str(assigned.value) == str(passed.value)
    assert getattr(session, name) == before


def test_what_was_assigned_is_used_from_the_next_update_on(clauses):
    session = clauses.session(audit=0)
    clauses.play(session, rounds=2)
    session.strategy, session.batch_size = "entropy", 3
    session.update()
    assert len(session.query()) == 3
    assert session.history["strategy"].tolist()[-1] == "entropy"
    session.budget = session.n_labels
    assert session.query() == []
    assert session.phase == "done"


def test_a_function_is_used_but_cannot_come_back_after_a_restart(clauses, store):
    margin = al.strategies.get("margin")
    session = clauses.session(store=store)
    session.strategy = margin
    assert session.strategy is margin
    session.close()
    assert clauses.session(store=store).strategy == "diverse_margin"


def test_an_argument_that_was_changed_since_is_newer_than_what_was_assigned(clauses, store):
    session = clauses.session(store=store, target=0.8)
    session.target = 0.9
    session.close()
    assert clauses.session(store=store, target=0.8).target == 0.9
    assert clauses.session(store=store, target=0.7).target == 0.7


def test_an_assignment_is_in_the_log_and_changes_no_label(clauses, store):
    session = clauses.session(store=store)
    clauses.answer(session, 3)
    labels = session.labels
    session.target = 0.9
    assert session.log["do"].tolist()[-1] == "setting"
    assert session.labels.equals(labels)


def test_a_closed_session_refuses_an_assignment(clauses):
    session = clauses.session()
    session.close()
    with pytest.raises(al.SessionClosedError):
        session.target = 0.9


def test_only_options_can_be_assigned(clauses):
    session = clauses.session()
    for name in ("accuracy", "labels", "classes", "version"):
        with pytest.raises(AttributeError):
            setattr(session, name, 1)
