"""Which numbers of a client are in the log: compared with a set, and what a client's own word about them may not do."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import al_widget as al
from al_widget.engine.decisions import Decision
from al_widget.engine.sequences import Sequences

CLIENT = "c-1"
SEQS = st.integers(1, 9)


@settings(deadline=None)
@given(st.lists(SEQS), SEQS)
def test_the_runs_say_the_same_as_a_set(added, start):
    known = Sequences()
    for seq in added:
        known.add(CLIENT, seq)
    there = set(added)
    assert [seq for seq in range(1, 11) if known.has(CLIENT, seq)] == sorted(there)
    assert known.highest(CLIENT) == max(there, default=0)
    reached = start - 1
    while reached + 1 in there:
        reached += 1
    assert known.reached(CLIENT, start) == reached
    assert known.highest("c-2") == 0


def stored_in(session):
    return [event.seq for event in session.engine.events() if event.client == CLIENT]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(SEQS, st.lists(SEQS, max_size=4)), max_size=12))
def test_whatever_a_page_says_only_what_is_in_the_log_is_acknowledged(messages):
    session = al.Session([f"clause {n}" for n in range(10)], ["Liens", "Taxes"], store=None)
    for base, seqs in messages:
        before = set(stored_in(session))
        decisions = [Decision(seq, "label", session.pool.key(seq), "Liens") for seq in seqs if seq >= base]
        result = session.engine.record(CLIENT, decisions, base)
        stored = stored_in(session)
        assert len(stored) == len(set(stored))
        assert before <= set(stored)
        assert set(range(base, result.last_seq + 1)) <= set(stored)
        if decisions and decisions[0].seq == base:
            assert base in stored  # the decision that the page waits for is never counted as sent twice
    for seq in stored_in(session):
        assert session.labels[seq] == "Liens"
    session.close()


def record(session, base, *seqs):
    decisions = [Decision(seq, "label", session.pool.key(seq % 12), "Liens") for seq in seqs]
    return session.engine.record(CLIENT, decisions, base).last_seq


def desk(store=None):
    return al.Session([f"clause {n}" for n in range(12)], ["Liens", "Taxes"], store=store)


def test_a_huge_base_makes_no_later_decision_count_as_sent_twice():
    session = desk()
    assert record(session, 2**52) == 0
    assert record(session, 1, 1) == 1
    assert len(session.labels) == 1


def test_a_number_far_ahead_makes_no_later_decision_count_as_sent_twice():
    session = desk()
    assert record(session, 2**52, 2**52) == 2**52
    assert record(session, 1, 1, 2) == 2
    assert len(session.log) == 3


def test_a_page_that_outlives_its_store_goes_on_and_is_not_blocked(store):
    session = desk(store)
    assert record(session, 6, 7) == 0  # 6 was lost on the way
    assert record(session, 6, 6, 7) == 7
    assert record(session, 8, 8) == 8
    session.close()
    again = desk(store)
    assert record(again, 8, 8) == 8
    assert list(again.log["seq"]) == [6, 7, 8]


def test_a_page_that_another_kernel_acknowledged_goes_on_here(store):
    one, other = desk(store), desk(store)
    assert record(one, 1, 1, 2) == 2
    assert record(other, 3, 3) == 3
    assert list(other.log["seq"]) == [1, 2, 3]
