"""The candidates: computed on demand, once, and in blocks."""

from __future__ import annotations

import gc
import tracemalloc

import numpy as np
import pytest
from pools import blobs, candidates, select, softmax

from al_widget import strategies
from al_widget.strategies import scores


def test_nothing_is_computed_that_is_not_asked_for():
    asked = []

    def proba(rows):
        asked.append(rows.shape[0])
        return np.full((rows.shape[0], 2), 0.5, np.float32)

    X, _ = blobs()
    pool = candidates(X, proba)
    strategies.select(strategies.get("random"), pool, 5, np.random.default_rng(0))
    assert asked == []
    for name in ("margin", "margin", "diverse_margin"):
        select(name, pool, 5)
    assert sum(asked) == 300  # each row is scored once, however often it is read


@pytest.mark.parametrize(
    "look", [lambda pool: select("badge", pool, 5), lambda pool: pool.proba], ids=["badge", "candidates.proba"]
)
def test_probabilities_of_many_classes_are_held_once(look):
    n, classes = 60_000, 80
    P = softmax(np.random.default_rng(0).random((4096, classes))).astype(np.float32)
    pool = candidates(np.zeros((n, 1), np.float32), lambda rows: P[: rows.shape[0]].copy())
    gc.collect()
    tracemalloc.start()
    try:
        look(pool)
        assert tracemalloc.get_traced_memory()[1] < 1.4 * n * classes * 4
    finally:
        tracemalloc.stop()


def test_parts_and_views_count_on_the_usage_of_the_whole():
    X, proba = blobs()
    pool = candidates(X, proba)
    part, view = pool.only(np.arange(50)), pool.weighted(np.ones(300))
    part.score(scores.entropy)
    assert (pool.asked, part.asked, view.asked) == (1, 1, 1)
    view.only(np.arange(9)).score(scores.margin)
    assert pool.asked == 2
    assert pool.seconds == part.seconds == view.seconds > 0


def test_a_view_is_scored_once_with_the_whole_and_weighted_alone():
    X, proba = blobs()
    asked = []
    pool = candidates(X, lambda rows: asked.append(len(rows)) or proba(rows))
    doubled = pool.weighted(np.full(300, 2, np.float32))
    np.testing.assert_allclose(doubled.score(scores.margin), 2 * pool.score(scores.margin))
    np.testing.assert_allclose(doubled.only(np.arange(5)).score(scores.margin), 2 * pool.uncertainty[:5])
    assert sum(asked) == 300
