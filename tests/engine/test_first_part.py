"""Seeds of many texts: asked among a part that can be compared, while the features of the others are built."""

from __future__ import annotations

import threading

import numpy as np
import pytest

import al_widget as al
from al_widget.data.features import text
from al_widget.data.features.text import TextEncoder

PART = 60


@pytest.fixture
def many(monkeypatch):
    """Make 60 texts a part of more."""
    monkeypatch.setattr(text, "_AXES_FROM", (PART, 10**9))
    monkeypatch.setattr(text, "_FEWEST", 10)


def session(clauses, **options):
    return al.Session(clauses.texts, clauses.classes, store=None, seed_size=12, audit=0, **options)


def test_typical_seeds_are_asked_while_the_other_texts_are_read(clauses, many, monkeypatch):
    reading, go_on, real = threading.Event(), threading.Event(), TextEncoder.features_of

    def slowly(self, *given):
        reading.set()
        assert go_on.wait(60)
        return real(self, *given)

    monkeypatch.setattr(TextEncoder, "features_of", slowly)
    labeler = al.Labeler(clauses.texts, clauses.classes, store=None, seed_size=12, audit=0)
    try:
        assert reading.wait(60)  # the features of all are being built, and stand still
        queue = labeler.engine.state.queue
        assert queue.planned
        assert {pick.strategy for pick in queue.upcoming(12)} == {"typical"}
    finally:
        go_on.set()
        labeler.close()


def test_seeds_come_from_the_part_and_are_the_same_each_time(clauses, many):
    first, again = ([query.id for query in session(clauses).query(12)] for _ in range(2))
    assert first == again
    place = text._sample(clauses.texts, PART, 10**9)
    assert set(first) <= set(place.tolist())
    assert len(set(first)) == 12


def test_what_was_labeled_before_the_part_was_there_stays(clauses, many):
    task = session(clauses)
    task.engine.ask_random_seeds()
    waiting = [pick.row for pick in task.engine.state.queue.upcoming(3)]
    task.label(waiting[0], clauses.truth[clauses.texts[waiting[0]]])
    queries = [query.id for query in task.query(12)]
    assert waiting[0] not in queries
    assert len(queries) == len(set(queries)) > 0


def test_the_model_reads_the_features_of_all(clauses, many):
    task = session(clauses)
    for query in task.query(12):
        task.label(query.id, clauses.truth[query.example])
    task.update()
    assert task.predict_proba(clauses.texts).shape == (len(clauses.texts), len(clauses.classes))
    assert np.isfinite(task.predict_proba(clauses.texts)).all()
