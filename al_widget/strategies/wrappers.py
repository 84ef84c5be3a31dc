"""Around a strategy: what limits a batch and what weighs a score, whichever strategy it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from al_widget.strategies.candidates import Candidates
from al_widget.strategies.selection import CENTRES, ROWS, squares

Ask = Callable[[Candidates, int, np.random.Generator], tuple[np.ndarray, np.ndarray]]


class Rule(Protocol):
    """What may be in one batch together."""

    def admits(self, rows: np.ndarray) -> np.ndarray:
        """Take some candidates into the batch, best first, and tell which of them had a place, (len(rows),) bool."""

    def open(self) -> np.ndarray:
        """Tell which candidates still have a place, (n,) bool."""


def admitted(
    rule: Rule, ask: Ask, candidates: Candidates, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Pick what a strategy asks for as far as a rule admits it; it is asked again, among what is open, for the rest.

    A strategy ranks no more than the batch it is asked for, and its scores may say nothing about
    batches: asking again is the only way that keeps what each strategy stands for. When nothing is
    open any more, the best of the rest fill the batch.

    Returns
    -------
    rows : distinct positions, shape (k,). scores : of the first time each candidate was looked at, (n,).
    """
    n = len(candidates)
    picked, free = np.empty(0, np.intp), np.ones(n, bool)
    scores = np.full(n, np.nan)
    while len(picked) < k:
        among = np.flatnonzero(free & rule.open())
        ruled = len(among) > 0
        if not ruled:
            among = np.flatnonzero(free)
        rows, found = ask(candidates.only(among, picked) if len(among) < n else candidates, k - len(picked), rng)
        scores[among] = np.where(np.isnan(scores[among]), found, scores[among])
        rows = among[rows]
        if ruled:
            rows = rows[rule.admits(rows)]
        picked = np.concatenate([picked, rows])
        free[rows] = False
    return picked, np.where(np.isnan(scores), np.nanmin(scores), scores)


class Quota:
    """At most so many of each group.

    Examples
    --------
    >>> quota = Quota(np.array([0, 0, 0, 1]), most=2)
    >>> quota.admits(np.array([2, 1, 0])), quota.open()
    (array([ True,  True, False]), array([False, False, False,  True]))
    """

    def __init__(self, groups: np.ndarray, most: int) -> None:
        self._groups = groups
        self._room = np.full(groups.max() + 1, most)

    def admits(self, rows: np.ndarray) -> np.ndarray:
        """Take the first of each group, as many as it has room for."""
        groups = self._groups[rows]
        order = np.argsort(groups, kind="stable")
        turn = np.empty(len(rows), np.intp)
        turn[order] = np.arange(len(rows)) - np.searchsorted(groups[order], groups[order])
        fits = turn < self._room[groups]
        self._room -= np.bincount(groups[fits], minlength=len(self._room))
        return fits

    def open(self) -> np.ndarray:
        """Tell which belong to a group with room."""
        return self._room[self._groups] > 0


class Distinct:
    """No two whose points have a cosine above a bound; two rows of zeros are the same.

    Parameters
    ----------
    embedding, rows
        All points (N, e), dense or CSR, and the candidates' positions among them (n,).
    above
        The largest cosine that is let pass.
    beside
        Positions in `embedding` that take part from the start, (m,).
    """

    def __init__(self, embedding: Any, rows: np.ndarray, above: float, beside: np.ndarray) -> None:
        self._embedding, self._rows, self._above = embedding, rows, above
        self._lengths = np.sqrt(squares(embedding))
        self._open = np.ones(len(rows), bool)
        self._waiting = beside  # in the batch, and not yet compared with every candidate

    def admits(self, rows: np.ndarray) -> np.ndarray:
        """Take those that are like none before them."""
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
        """Tell which are like none of the batch."""
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


def density(embedding: Any, rows: np.ndarray) -> np.ndarray:
    """Give the mean cosine similarity of some points to all, in [0, 1]: the product with the mean unit vector.

    Exact in O(N e), where all pairs would be N by N. Where coordinates can be negative the cosine is
    brought from [-1, 1] to [0, 1].

    Parameters
    ----------
    embedding, rows
        All points (N, e), dense or CSR, and the positions of those to measure (n,).

    Examples
    --------
    >>> density(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 2.0]]), np.arange(3)).round(2)
    array([0.67, 0.67, 0.33], dtype=float32)
    """
    lengths = np.sqrt(squares(embedding))
    lengths[lengths == 0] = 1
    mean, signed = np.zeros(embedding.shape[1]), False
    for start in range(0, embedding.shape[0], ROWS):
        block = embedding[start : start + ROWS]
        mean += block.T @ (1 / lengths[start : start + ROWS])
        signed = signed or block.min() < 0
    similarity = (embedding @ (mean / embedding.shape[0]).astype(embedding.dtype))[rows] / lengths[rows]
    return np.asarray((1 + similarity) / 2 if signed else similarity, np.float32)
