"""What is asked: the picks of a batch, the audit mixed into them, and how both are written to the log."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from al_widget.data.pool import Pool

Picked = Literal["seed", "query", "audit"]

_BLOCK = 10  # questions among which audit examples find their places
_TOP = 8  # class probabilities remembered with a pick


@dataclass(frozen=True)
class Query:
    """One example to label.

    Attributes
    ----------
    id, key
        The user's name for it, and the store's.
    example
        What the person sees.
    score
        How much the strategy wants it, higher = sooner; None for seeds and audit examples.
    picked
        "seed", "query" or "audit".
    probabilities
        Class name -> the model's probability when it was picked, likeliest first; empty before a model.
    """

    id: Hashable
    key: str
    example: Any
    score: float | None
    picked: Picked
    probabilities: dict[str, float]


@dataclass(frozen=True)
class Pick:
    """One row as it was picked: by whom, why, and what the model thought of it then."""

    row: int
    picked: Picked
    strategy: str
    version: int
    round: int
    score: float | None = None
    selection_probability: float | None = None
    top: tuple[tuple[str, float], ...] = ()


def likeliest(proba: np.ndarray, classes: Sequence[str]) -> list[tuple[tuple[str, float], ...]]:
    """Name the classes of each row of probabilities (n, C), likeliest first, eight at most.

    Examples
    --------
    >>> likeliest(np.array([[0.25, 0.75]]), ["no", "yes"])
    [(('yes', 0.75), ('no', 0.25))]
    """
    order = np.argsort(-proba, axis=1, kind="stable")[:, :_TOP]
    names = np.array(classes, object)[order].tolist()
    shares = np.take_along_axis(proba, order, axis=1).astype(np.float64).round(4).tolist()
    return [tuple(zip(*row, strict=True)) for row in zip(names, shares, strict=True)]


def reserve(pool: Pool, size: int, seed: int) -> np.ndarray:
    """Draw the audit's frame: rows in the order of their random_keys, uniform over the pool, never trained on.

    It is fixed before any label is given, so that no strategy can take the hard examples out of it
    first; it follows the examples' keys, so that a reordered pool keeps it.
    """
    return frame(pool, bound(pool, size, seed), seed)


def bound(pool: Pool, size: int, seed: int) -> int:
    """Give the lot below which the audit's frame lies, so that it has `size` examples."""
    random_keys = pool.random_keys(f"audit {seed}")[~pool.blank]
    return 0 if size <= 0 else int(np.partition(random_keys, size)[size]) if size < len(random_keys) else 2**64 - 1


def frame(pool: Pool, below: int, seed: int) -> np.ndarray:
    """Give the examples whose random_keys lie below a bound: a pool that grows adds to them and takes none away."""
    usable = np.flatnonzero(~pool.blank)
    random_keys = pool.random_keys(f"audit {seed}")[usable]
    order = np.argsort(random_keys, kind="stable")
    return usable[order[random_keys[order] < np.uint64(below)]]


def stop_set(pool: Pool, seed: int, size: int = 1000) -> np.ndarray:
    """Draw the fixed examples on which successive models are compared (Bloodgood & Vijay-Shanker 2009)."""
    usable = np.flatnonzero(~pool.blank)
    if len(usable) <= size:
        return usable
    random_keys = pool.random_keys(f"stop {seed}")[usable]
    return np.sort(usable[np.argpartition(random_keys, size)[:size]])


def audits_due(asked: int, share: float, seed: int) -> int:
    """Tell how many of the first `asked` questions should have been audit examples.

    Each block of questions, ten or more, has its share of them at random places, so that a person cannot tell
    an audit example by its turn.

    Examples
    --------
    >>> audits_due(100, 0.1, seed=0), audits_due(100, 0.0, seed=0)
    (10, 0)
    """
    if share <= 0:
        return 0
    size = max(_BLOCK, round(1 / share))
    block, place = divmod(asked, size)
    before, after = (int(blocks * size * share + 1e-9) for blocks in (block, block + 1))
    return before + int((_audit_turns(seed, block, size, after - before) < place).sum())


@lru_cache
def _audit_turns(seed: int, block: int, size: int, count: int) -> np.ndarray:
    return np.random.default_rng([seed, block]).permutation(size)[:count]


def interleave(
    picks: Iterable[Pick],
    audit: Iterable[Pick],
    *,
    asked: int,
    audited: int,
    share: float,
    seed: int,
    last: bool = False,
) -> list[Pick]:
    """Mix audit picks into a ranking at their turns.

    Parameters
    ----------
    asked, audited
        How many questions were answered so far, and how many of them were audit examples.
    last
        Whether audit picks that found no turn go behind: nothing else will be asked.
    """
    waiting, reserve_left = list(picks)[::-1], list(audit)[::-1]
    mixed: list[Pick] = []
    while waiting:
        asked += 1
        if reserve_left and audited < audits_due(asked, share, seed):
            mixed.append(reserve_left.pop())
            audited += 1
        else:
            mixed.append(waiting.pop())
    return mixed + reserve_left[::-1] if last else mixed


def to_json(picks: Sequence[Pick], pool: Pool) -> str:
    """Write a batch as one line for the log."""
    return json.dumps(
        [
            [pool.key(p.row), p.picked, p.strategy, p.version, p.round, p.score, p.selection_probability, p.top]
            for p in picks
        ]
    )


def from_json(text: str, pool: Pool) -> list[Pick]:
    """Read a batch back; examples that left the pool are left out."""
    picks = []
    for key, picked, strategy, version, number, score, probability, top in json.loads(text):
        row = pool.row_of_key(key)
        if row is not None:
            named = tuple((name, share) for name, share in top)
            picks.append(Pick(row, picked, strategy, version, number, score, probability, named))
    return picks
