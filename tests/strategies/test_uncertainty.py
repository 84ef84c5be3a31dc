"""Strategies that score each example on its own."""

from __future__ import annotations

import numpy as np
import pytest
from pools import PLAIN, blobs, candidates, select

import al_widget as al
from al_widget import strategies
from al_widget.strategies import Candidates, scores


@pytest.mark.parametrize("name", PLAIN)
def test_the_shortlist_is_the_one_numpy_finds(name):
    X, proba = blobs(n=9000)  # more than one block
    p = proba(X).astype(np.float64)
    top = np.sort(p, axis=1)
    expected = {
        "least_confidence": 1 - top[:, -1],
        "margin": 1 - (top[:, -1] - top[:, -2]),
        "entropy": -(p * np.log(p)).sum(axis=1),
    }[name]
    rows, values = select(name, candidates(X, proba), 20)
    np.testing.assert_allclose(values, expected, atol=1e-5)
    assert set(rows.tolist()) == set(np.argsort(-expected)[:20].tolist())


def test_a_pool_of_one_class_has_no_margin():
    assert scores.margin(np.ones((3, 1))).tolist() == [0, 0, 0]


def test_power_margin_draws_with_odds_by_the_score():
    p = np.where(np.arange(100) < 50, 0.5, 0.9)
    pool = candidates(np.zeros((100, 1)), lambda rows: np.column_stack([p, 1 - p])[: rows.shape[0]].astype(np.float32))
    drawn = np.concatenate([select("power_margin", pool, 10, seed)[0] for seed in range(200)])
    share = np.mean(drawn < 50)
    assert 0.7 < share < 0.9  # weights 1 and 0.2, ten draws without replacement


def test_relevance_asks_for_the_chosen_class_or_the_rarest():
    X, proba = blobs()
    P = proba(X)
    pool = Candidates(
        X, np.arange(300), np.arange(3), proba, classes=("a", "b", "c", "d"), labels=np.array(["a", "a", "c"], object)
    )
    chosen = strategies.get("relevance", of="d")
    assert strategies.select(chosen, pool, 1, np.random.default_rng(0))[0][0] == P[:, 3].argmax()
    assert select("relevance", pool, 1)[0][0] == P[:, 2].argmax()


def test_an_unknown_class_is_refused_where_the_classes_are_known():
    X, proba = blobs()
    with pytest.raises(al.StrategyError, match="of= to be one of the classes .*, got 'z'"):
        strategies.select(strategies.get("relevance", of="z"), candidates(X, proba), 3, np.random.default_rng(0))
