"""The target light of a session: by looks that the log holds, whatever model serves."""

from __future__ import annotations

import json
import sqlite3

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.engine.advice import evidence

N = 400


@pytest.fixture(scope="module")
def easy():
    """Return examples that a model has learned after a few labels, and their labels."""
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 2, N)
    return (truth[:, None] * 6 + rng.normal(size=(N, 4))).astype(np.float32), truth.astype(str)


def session(easy, **options):
    X, _ = easy
    quick = {"features": X, "model": LogisticRegression(), "batch_size": 10, "seed_size": 10, "store": None}
    return al.Session(X, ["0", "1"], **{**quick, "audit": 0.4, "target": 0.9, **options})


def play(one, easy, n_labels):
    """Label up to a number of labels; return whether the light was on after each update."""
    on = []
    while one.n_labels < n_labels and (batch := one.query(10)):
        for query in batch:
            one.label(query.id, easy[1][query.id])
        if one.update() is not None:
            on.append(one.advice.target.on)
    return on


def known(one):
    return evidence(one.engine.config, one.engine.state, one.accuracy)


def test_the_light_waits_for_more_than_the_usual_interval(easy):
    one = session(easy)
    on = play(one, easy, 160)
    usual = [row.low is not None and row.low >= 0.9 for row in one.rounds]
    assert on.index(True) > usual.index(True)
    assert on[-1]
    assert one.rounds[-1].looks.size <= one.rounds[-1].n_audit
    assert [row.shows(0.9) for row in one.rounds] == on


def test_a_restart_knows_what_was_shown_before_there_is_a_model(easy, store):
    one = session(easy, store=store)
    play(one, easy, 160)
    before = known(one)
    one.close()
    again = session(easy, store=store)
    assert again.advice.target.on
    assert known(again) == before
    play(again, easy, 170)
    assert again.rounds[-1].looks.counts[: len(before.looks.counts)] == before.looks.counts


def test_another_target_is_judged_by_the_same_looks(easy):
    one = session(easy)
    play(one, easy, 160)
    assert one.advice.target.on
    one.target = 0.99
    assert not one.advice.target.on
    assert "the target is 0.99" in one.advice.target.sentence
    assert known(one).more is not None


def test_without_a_target_nothing_is_judged(easy):
    one = session(easy, target=None)
    play(one, easy, 60)
    assert known(one) is None
    assert one.rounds[-1].looks.counts != ()  # a target may be set later


def test_a_store_of_before_the_looks_opens_and_looks_from_now_on(easy, store):
    one = session(easy, store=store)
    play(one, easy, 160)
    one.close()
    with sqlite3.connect(store) as connection:  # rounds as they were written before
        for place, text in connection.execute("select at, value from al_events where do = 'round'").fetchall():
            values = json.loads(text)
            del values["looks"], values["right"]
            connection.execute(
                "update al_events set value = ?, checksum = null where at = ?", (json.dumps(values), place)
            )
    connection.close()
    again = session(easy, store=store)
    assert not again.advice.target.on
    assert known(again).bound is None
    play(again, easy, 180)
    assert len(again.rounds[-1].looks.counts) == 1
    assert again.advice.target.on


@pytest.mark.parametrize("kind", ["stratified", "lure"])
def test_a_stratified_audit_shows_the_target_and_a_weighted_one_says_that_it_cannot(easy, kind):
    one = session(easy, audit=(kind, 0.4))
    on = play(one, easy, 180)
    assert on[-1] is (kind == "stratified")
    if kind == "lure":
        assert "cannot be shown by" in one.advice.target.sentence
        assert not any(row.looks.counts for row in one.rounds)


def test_a_test_set_is_looked_at_as_the_labels_grow(easy):
    X, truth = easy
    one = session(easy, test=(X[:150], truth[:150].tolist()))
    play(one, easy, 60)
    looks = one.rounds[-1].looks
    assert looks.counts == (20, 30, 40, 50)
    assert set(looks.sizes) == {150}
    assert one.advice.target.on


def test_several_labels_each_are_judged_by_exact_matches():
    rng = np.random.default_rng(1)
    marks = rng.integers(0, 2, (N, 2)).astype(bool)
    X = (marks @ rng.normal(size=(2, 4)) * 6 + rng.normal(size=(N, 4)) * 0.1).astype(np.float32)
    one = al.Session(
        X, ["a", "b"], features=X, model=LogisticRegression(C=100), multilabel=True, audit=0.4, target=0.7,
        batch_size=10, seed_size=10, store=None,
    )  # fmt: skip
    while one.n_labels < 160:
        for query in one.query(10):
            one.label(query.id, [name for name, has in zip("ab", marks[query.id], strict=True) if has])
        one.update()
    last = one.rounds[-1]
    assert last.right == round(last.accuracy * last.n_audit)
    assert one.advice.target.on
    assert "exact match" in one.advice.target.sentence or "accuracy" not in one.advice.target.sentence
