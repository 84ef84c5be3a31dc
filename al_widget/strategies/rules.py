"""Rules of a batch: what may be in it together, whichever strategy fills it."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from al_widget.strategies.candidates import Candidates
from al_widget.strategies.distances import CENTRES, ROWS, squares
from al_widget.strategies.strategy import Strategy, select


class Rule(Protocol):
    """What may be in one batch together."""

    def admit(self, rows: np.ndarray) -> np.ndarray:
        """Admit candidates to the batch, best first, and return which of them found a place, (len(rows),) bool."""

    def open(self) -> np.ndarray:
        """Return which candidates would still find a place, (n,) bool."""


def select_within(
    rule: Rule, strategy: Strategy, candidates: Candidates, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Select a batch that keeps a rule: what the rule does not admit is passed over, and the strategy is asked again.

    A strategy ranks only the batch it is asked for, and its scores need not rank batches, so that asking again is the
    only way that fits every strategy. When the rule leaves nothing open, the best of the rest fill the batch.

    Returns
    -------
    rows
        Distinct positions, shape (k,).
    scores
        Of the first time each candidate was scored, shape (n,).
    """
    n = len(candidates)
    picked, free = np.empty(0, np.intp), np.ones(n, bool)
    scores = np.full(n, np.nan)
    while len(picked) < k:
        among = np.flatnonzero(free & rule.open())
        ruled = len(among) > 0
        if not ruled:
            among = np.flatnonzero(free)
        part = candidates.only(among, picked) if len(among) < n else candidates
        rows, found = select(strategy, part, k - len(picked), rng)
        scores[among] = np.where(np.isnan(scores[among]), found, scores[among])
        rows = among[rows]
        if ruled:
            rows = rows[rule.admit(rows)]
        picked = np.concatenate([picked, rows])
        free[rows] = False
    return picked, np.where(np.isnan(scores), np.nanmin(scores), scores)


class Quota:
    """A rule: at most so many of each group.

    Parameters
    ----------
    groups
        The group of each candidate, a whole number from 0, shape (n,).
    most
        How many of one group.

    Examples
    --------
    >>> quota = Quota(np.array([0, 0, 0, 1]), most=2)
    >>> quota.admit(np.array([2, 1, 0])), quota.open()
    (array([ True,  True, False]), array([False, False, False,  True]))
    """

    def __init__(self, groups: np.ndarray, most: int) -> None:
        self._groups = groups
        self._room = np.full(groups.max() + 1, most)

    def admit(self, rows: np.ndarray) -> np.ndarray:
        """Admit the first of each group, as many as it has room for."""
        groups = self._groups[rows]
        order = np.argsort(groups, kind="stable")
        turn = np.empty(len(rows), np.intp)
        turn[order] = np.arange(len(rows)) - np.searchsorted(groups[order], groups[order])
        fits = turn < self._room[groups]
        self._room -= np.bincount(groups[fits], minlength=len(self._room))
        return fits

    def open(self) -> np.ndarray:
        """Return which belong to a group with room."""
        return self._room[self._groups] > 0


class Distinct:
    """A rule: no two examples whose cosine is above a bound; two rows of zeros count as equal.

    Parameters
    ----------
    embedding
        All points, dense or CSR, shape (N, e).
    rows
        The candidates' positions in `embedding`, shape (n,).
    above
        The largest cosine that passes.
    beside
        Positions in `embedding` that count as admitted from the start, shape (m,).
    """

    def __init__(self, embedding: Any, rows: np.ndarray, above: float, beside: np.ndarray) -> None:
        self._embedding, self._rows, self._above = embedding, rows, above
        self._lengths = np.sqrt(squares(embedding))
        self._open = np.ones(len(rows), bool)
        self._waiting = beside  # in the batch, and not yet compared with every candidate

    def admit(self, rows: np.ndarray) -> np.ndarray:
        """Admit those that are like none before them."""
        places = self._rows[rows]
        points, lengths = self._embedding[places], self._lengths[places]
        fits, passed = np.zeros(len(rows), bool), np.zeros(len(rows), bool)
        for turn in range(len(rows)):
            if not passed[turn]:
                fits[turn] = True
                passed |= self._alike(points, lengths, places[turn : turn + 1])
        self._waiting = np.concatenate([self._waiting, places[fits]])
        return fits

    def open(self) -> np.ndarray:
        """Return which are like none of the batch."""
        for start in range(0, len(self._waiting), CENTRES):
            centres = self._waiting[start : start + CENTRES]
            for begin in range(0, len(self._rows), ROWS):
                block = slice(begin, begin + ROWS)
                rows = self._rows[block]
                self._open[block] &= ~self._alike(self._embedding[rows], self._lengths[rows], centres)
        self._waiting = self._waiting[:0]
        return self._open

    def _alike(self, points: Any, lengths: np.ndarray, centres: np.ndarray) -> np.ndarray:
        products = points @ self._embedding[centres].T
        products = products.toarray() if hasattr(products, "toarray") else products
        own = self._lengths[centres]
        near = products > self._above * lengths[:, None] * own
        return (near | ((lengths == 0)[:, None] & (own == 0))).any(axis=1)
