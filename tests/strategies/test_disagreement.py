"""Query by committee: the members, their votes, and the measures of disagreement."""

from __future__ import annotations

import numpy as np
from pools import blobs, select

from al_widget.strategies import Candidates, scores


def test_the_members_of_a_large_forest_are_asked_in_slices_that_fit():
    asked = []

    def votes(rows):
        asked.append(rows.shape[0])
        given = np.random.default_rng(len(asked)).random((300, rows.shape[0], 40)).astype(np.float32)
        return given / given.sum(axis=2, keepdims=True)

    X, proba = blobs(n=2000)
    pool = Candidates(X, np.arange(2000), np.empty(0, np.intp), proba, committee=lambda: votes)
    rows, values = select("committee", pool, 7)
    assert len(rows) == 7
    assert np.isfinite(values).all()
    assert sum(asked) == 2000
    assert max(asked) * 300 * 40 <= 2**23


def test_a_committee_is_fitted_once_whoever_asks():
    X, proba = blobs()
    fitted = []
    pool = Candidates(
        X, np.arange(300), np.arange(3), proba, committee=lambda: fitted.append(1) or (lambda rows: proba(rows)[None])
    )
    for part in (pool.only(np.arange(50)), pool.only(np.arange(50, 300)), pool):
        for name in ("committee", "committee divergence", "without_duplicates(margin)"):
            select(name, part, 5)
        assert part.votes.shape == (1, len(part), 4)
    assert fitted == [1]


def test_vote_entropy_puts_split_votes_first_and_orders_equal_votes_by_margin():
    sure, torn, split = [[0.9, 0.1]] * 2, [[0.6, 0.4]] * 2, [[0.9, 0.1], [0.1, 0.9]]
    votes = np.array([sure, torn, split]).transpose(1, 0, 2)
    assert np.argsort(-scores.vote_entropy(votes)).tolist() == [2, 1, 0]
