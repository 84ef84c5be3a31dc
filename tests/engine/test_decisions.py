"""Decisions made in code: a committed decision counts, even if an interrupt kept it out of the state."""

from __future__ import annotations

import pytest


@pytest.fixture
def interrupted(clauses, store):
    """Return a session, and a function that interrupts its next write right after the commit."""
    session = clauses.session(store=store)
    log = session.engine._log
    append = log.append

    def once(events):
        append(events)
        log.append = append
        raise KeyboardInterrupt

    def interrupt():
        log.append = once

    return session, interrupt


def test_after_an_interrupt_between_commit_and_fold_the_next_label_is_recorded(interrupted):
    session, interrupt = interrupted
    session.label(0, "Notices")
    interrupt()
    with pytest.raises(KeyboardInterrupt):
        session.label(1, "Insurance")
    session.label(2, "Severability")
    assert session.labels.to_dict() == {0: "Notices", 1: "Insurance", 2: "Severability"}


def test_after_such_an_interrupt_skips_classes_and_updates_go_on(interrupted, clauses):
    session, interrupt = interrupted
    clauses.answer(session, 8)
    interrupt()
    with pytest.raises(KeyboardInterrupt):
        session.skip(100)
    session.add_class("Liens")
    interrupt()
    with pytest.raises(KeyboardInterrupt):
        session.add_class("Taxes")
    assert session.update().n_train >= 6
    assert session.classes[-2:] == ["Liens", "Taxes"]
