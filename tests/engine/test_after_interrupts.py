"""After an interrupt, at whatever line, the task goes on from what is on disk. tests/faults/ places hundreds of them."""

from __future__ import annotations

import sys

import pytest

from al_widget.engine import engine as engine_module
from al_widget.engine import rounds
from al_widget.labels.store import Store


@pytest.fixture
def interrupt(monkeypatch):
    """Return a function that interrupts the next call of a method, before or right after it did its work."""

    def arm(owner, name, *, after=False):
        real = getattr(owner, name)

        def once(*arguments, **options):
            monkeypatch.setattr(owner, name, real)
            if after:
                real(*arguments, **options)
            raise KeyboardInterrupt

        monkeypatch.setattr(owner, name, once)

    return arm


def interrupted(call, *arguments):
    """Call what is interrupted, and keep its traceback as IPython does."""
    try:
        call(*arguments)
    except KeyboardInterrupt as error:
        sys.last_value = error
    else:
        pytest.fail("it was not interrupted")


@pytest.mark.parametrize("in_file", [True, False])
def test_after_an_interrupt_right_after_the_commit_both_labels_are_recorded(clauses, store, interrupt, in_file):
    session = clauses.session(store=store if in_file else None)
    session.label(0, "Notices")
    interrupt(session.engine._log, "append", after=True)
    interrupted(session.label, 1, "Insurance")
    assert session.labels.to_dict() == {0: "Notices", 1: "Insurance"}
    session.label(2, "Severability")
    assert session.labels.to_dict() == {0: "Notices", 1: "Insurance", 2: "Severability"}
    if in_file:
        assert clauses.session(store=store).labels.equals(session.labels)


def test_after_an_interrupt_before_the_commit_the_label_is_not_there_and_the_store_is_free(clauses, store, interrupt):
    session = clauses.session(store=store)
    session.label(0, "Notices")
    interrupt(session.engine._log._store._connection, "commit")
    interrupted(session.label, 1, "Insurance")
    other = clauses.session(store=store)
    other.label(3, "Notices")
    assert session.labels.to_dict() == {0: "Notices", 3: "Notices"}
    session.label(2, "Severability")
    other.engine.follow()
    assert other.labels.to_dict() == session.labels.to_dict() == {0: "Notices", 2: "Severability", 3: "Notices"}


def test_an_interrupt_that_the_database_layer_turns_into_an_error_is_still_an_interrupt(clauses, store, monkeypatch):
    session = clauses.session(store=store)
    connection = session.engine._log._store._connection

    def commit():
        try:
            raise KeyboardInterrupt
        finally:
            raise AssertionError("not active")  # as SQLAlchemy does

    monkeypatch.setattr(connection, "commit", commit)
    interrupted(session.label, 1, "Insurance")
    session.label(2, "Severability")
    assert session.labels.to_dict() == {2: "Severability"}


def test_an_error_inside_the_handling_of_an_interrupt_is_an_error(clauses, store, monkeypatch):
    session = clauses.session(store=store)
    session.label(0, "Notices")
    monkeypatch.setattr(Store, "_run", lambda *_, **__: 1 / 0)
    try:
        raise KeyboardInterrupt  # noqa: TRY301 - the user's own
    except KeyboardInterrupt:
        with pytest.raises(engine_module.StoreError, match="Could not write"):
            session.label(1, "Insurance")


def test_labels_that_were_due_are_due_after_an_interrupted_update(clauses, interrupt):
    session = clauses.session()
    clauses.answer(session, 8)
    assert session.engine.due
    interrupt(rounds, "run")
    interrupted(session.update)
    assert session.engine.due
    assert session.engine.activity is None
    assert session.update().n_train >= 6
    assert not session.engine.due


def test_after_an_interrupt_before_the_new_model_serves_it_is_fitted_again(clauses, interrupt):
    undisturbed, session = clauses.session(), clauses.session()
    for one in (undisturbed, session):
        clauses.play(one, rounds=1)
        clauses.answer(one, 5)
    undisturbed.update()
    interrupt(session.engine._trainer, "install")
    interrupted(session.update)
    assert session.version == undisturbed.version == 2
    assert session.predict_proba(clauses.matrix[:5]) == pytest.approx(
        undisturbed.predict_proba(clauses.matrix[:5]), abs=0.02
    )
    assert session.engine.serving().version == 2


def test_a_strategy_assigned_as_a_function_outlives_an_interrupt(clauses, interrupt):
    def first(candidates, k, _rng):
        return range(k), [0.0] * len(candidates)

    session = clauses.session()
    session.strategy = first
    interrupt(session.engine._log, "append", after=True)
    interrupted(session.label, 1, "Insurance")
    assert session.strategy is first


def test_skips_classes_undo_and_options_go_on_after_an_interrupt(clauses, store, interrupt):
    session = clauses.session(store=store)
    for act in (
        lambda: session.skip(5),
        lambda: session.add_class("Liens"),
        lambda: session.label(6, "Liens"),
        lambda: setattr(session, "target", 0.9),
        session.undo,
    ):
        session.label(7, "Notices")
        interrupt(session.engine._log, "append", after=True)
        interrupted(act)
    assert session.classes[-1] == "Liens"
    assert session.target == 0.9
    assert session.labels.to_dict() == {6: "Liens", 7: "Notices"}
    assert list(session.log["do"]) == [
        "label",
        "skip",
        "label",
        "class",
        "label",
        "label",
        "label",
        "setting",
        "label",
        "undo",
    ]
