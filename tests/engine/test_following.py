"""Others' decisions reach an open session, and an open desk, within a second."""

from __future__ import annotations

import pytest

import al_widget as al
from al_widget.engine import engine as engine_module


@pytest.fixture
def at_once(monkeypatch):
    """Let what is read be followed at every call, not every half second."""
    monkeypatch.setattr(engine_module, "_FOLLOWED_SECONDS", 0)


def test_a_session_reads_what_another_decided(clauses, store, at_once):
    one, other = clauses.session(store=store), clauses.session(store=store, annotator="ben")
    one.label(0, "Notices")
    assert other.labels.to_dict() == {0: "Notices"}
    assert len(other.frame) == 1
    other.label(0, "Insurance")
    assert one.labels.to_dict() == {0: "Insurance"}
    assert list(one.log["annotator"].tail(1)) == ["ben"]


def test_what_is_shown_is_at_most_half_a_second_old(clauses, store, until):
    one, other = clauses.session(store=store), clauses.session(store=store)
    one.label(0, "Notices")
    assert until(lambda: len(other.labels) == 1, 1.0)


def test_a_desk_hears_of_others_decisions_without_being_asked(clauses, store, no_charts, until):
    labeler = al.Labeler(clauses.session(store=store))
    labeler.wait(20)
    sent = []
    labeler.widget.send = lambda message, buffers=None: sent.append(message)
    try:
        key = labeler.pool.key(0)
        clauses.session(store=store).label(0, "Notices")
        until(lambda: any(message["kind"] == "ack" and key in message["done"] for message in sent), 5)
    finally:
        labeler.close()


def test_what_can_be_read_is_read_while_the_store_cannot(clauses, store, at_once, tmp_path):
    session = clauses.session(store=store)
    session.label(0, "Notices")
    (tmp_path / "labels.db").rename(tmp_path / "elsewhere.db")
    assert session.labels.to_dict() == {0: "Notices"}
    assert len(session.log) == 1
