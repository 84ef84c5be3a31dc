"""The holdout pool: examples kept back from training before any label is known; the audit asks some of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from al_widget.data.pool import Pool


@dataclass(frozen=True)
class Holdout:
    """Examples that no model learns from while labeling goes on.

    They are drawn uniformly before any label is given, so that no strategy can take the hard ones first. The draw
    follows the examples' keys: a reordered pool keeps its holdout pool, a pool that grows adds to it.

    Attributes
    ----------
    drawn_by
        The draw as the log holds it: JSON of the bound and the seed; None before there is one.
    rows
        Positions in the pool, in random order.
    """

    drawn_by: str | None = None
    rows: np.ndarray = field(default_factory=lambda: np.empty(0, np.intp))

    @classmethod
    def read(cls, drawn_by: str, pool: Pool) -> Holdout:
        """Return the examples of a pool that a draw of the log selects."""
        return cls(drawn_by, held_out(pool, **json.loads(drawn_by)))

    def __contains__(self, row: int) -> bool:
        return row in self._members

    @cached_property
    def _members(self) -> frozenset[int]:
        return frozenset(self.rows.tolist())


def draw(pool: Pool, size: int, seed: int) -> str:
    """Draw a holdout pool of `size` examples; returns the line for the log that `Holdout.read` understands."""
    return json.dumps({"below": bound(pool, size, seed), "seed": seed})


def bound(pool: Pool, size: int, seed: int) -> int:
    """Return the random key below which `size` examples lie, 0 for none."""
    keys = pool.random_keys(f"audit {seed}")[~pool.blank]
    return 0 if size <= 0 else int(np.partition(keys, size)[size]) if size < len(keys) else 2**64 - 1


def held_out(pool: Pool, below: int, seed: int) -> np.ndarray:
    """Return the examples whose random key lies below a bound, in the order of these keys."""
    usable = np.flatnonzero(~pool.blank)
    keys = pool.random_keys(f"audit {seed}")[usable]
    order = np.argsort(keys, kind="stable")
    return usable[order[keys[order] < np.uint64(below)]]


def stop_set(pool: Pool, seed: int, size: int = 1000) -> np.ndarray:
    """Draw the fixed examples on which successive models are compared (Bloodgood & Vijay-Shanker 2009)."""
    usable = np.flatnonzero(~pool.blank)
    if len(usable) <= size:
        return usable
    keys = pool.random_keys(f"stop {seed}")[usable]
    return np.sort(usable[np.argpartition(keys, size)[:size]])
