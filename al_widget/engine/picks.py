"""What is asked: one example as it was picked, and how a batch of picks is written to the log and read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from al_widget.data.pool import Pool

Picked = Literal["seed", "query", "audit"]

_CLASSES_KEPT = 8  # class probabilities remembered with a pick
_SHARES = 10_000  # parts in which they are kept: four decimals


@dataclass(frozen=True)
class Query:
    """One example to label.

    Attributes
    ----------
    id, key
        What the user, and what the store, knows it by.
    example
        What the person sees.
    score
        The strategy's score, higher = ask sooner; None for seeds and audit examples.
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
    """One row as it was picked.

    Attributes
    ----------
    row
        Its position in the pool.
    picked, strategy
        "seed", "query" or "audit"; and the strategy that picked it.
    version, round
        The model version and the round in which it was picked; 0 before there was a model.
    score
        The strategy's score; None for seeds drawn at random and for audit examples.
    selection_probability
        For an audit example the probability of its draw; None otherwise.
    top
        (class name, probability) when it was picked, likeliest first, eight at most; empty before a model.
    """

    row: int
    picked: Picked
    strategy: str
    version: int
    round: int
    score: float | None = None
    selection_probability: float | None = None
    top: tuple[tuple[str, float], ...] = ()

    def with_names(self, name_of: Callable[[str], str]) -> Pick:
        """Return the pick with its classes called otherwise; what two of one name had is added up.

        Examples
        --------
        >>> pick = Pick(0, "query", "margin", 1, 1, top=(("fee", 0.5), ("tax", 0.25), ("levy", 0.25)))
        >>> pick.with_names(lambda name: "tax" if name == "levy" else name).top
        (('fee', 0.5), ('tax', 0.5))
        """
        top: dict[str, float] = {}
        for name, share in self.top:
            called = name_of(name)
            top[called] = min(1.0, top.get(called, 0.0) + share)
        named = tuple(top.items())
        if len(named) < len(self.top):
            named = tuple(sorted(named, key=lambda one: -one[1]))
        return self if named == self.top else replace(self, top=named)


def to_query(pick: Pick, pool: Pool) -> Query:
    """Return a pick as the user sees it."""
    row = pick.row
    return Query(pool.id(row), pool.key(row), pool.example(row), pick.score, pick.picked, dict(pick.top))


def likeliest(proba: np.ndarray, classes: Sequence[str]) -> list[tuple[tuple[str, float], ...]]:
    """Return the likeliest classes of each row of probabilities (n, C), likeliest first, eight at most.

    Examples
    --------
    >>> likeliest(np.array([[0.25, 0.75]]), ["no", "yes"])
    [(('yes', 0.75), ('no', 0.25))]
    """
    order = np.argsort(-proba, axis=1, kind="stable")[:, :_CLASSES_KEPT]
    names = np.array(classes, object)[order].tolist()
    shares = np.take_along_axis(proba, order, axis=1).astype(np.float64).round(4).tolist()
    return [tuple(zip(*row, strict=True)) for row in zip(names, shares, strict=True)]


def to_json(picks: Sequence[Pick], pool: Pool) -> str:
    """Return a batch as one line for the log: names once, probabilities in ten-thousandths, as they are rounded."""
    strategies: dict[str, int] = {}
    classes: dict[str, int] = {}
    rows = [
        [
            pool.key(pick.row),
            pick.picked,
            strategies.setdefault(pick.strategy, len(strategies)),
            pick.version,
            pick.round,
            pick.score,
            pick.selection_probability,
            [
                number
                for name, share in pick.top
                for number in (classes.setdefault(name, len(classes)), round(_SHARES * share))
            ],
        ]
        for pick in picks
    ]
    batch = {"strategies": list(strategies), "classes": list(classes), "picks": rows}
    return json.dumps(batch, separators=(",", ":"))


def from_json(text: str, pool: Pool) -> list[Pick]:
    """Read a batch back from the log, without the examples that left the pool."""
    batch = json.loads(text)
    return _from_list(batch, pool) if isinstance(batch, list) else _from_batch(batch, pool)


def _from_batch(batch: dict[str, Any], pool: Pool) -> list[Pick]:
    strategies, classes, picks = batch["strategies"], batch["classes"], []
    for key, picked, strategy, version, number, score, probability, top in batch["picks"]:
        row = pool.row_of_key(key)
        if row is not None:
            named = tuple((classes[one], share / _SHARES) for one, share in zip(top[::2], top[1::2], strict=True))
            picks.append(Pick(row, picked, strategies[strategy], version, number, score, probability, named))
    return picks


def _from_list(batch: list[Any], pool: Pool) -> list[Pick]:
    """Read a batch as versions before 0.2 wrote it."""
    picks = []
    for key, picked, strategy, version, number, score, probability, top in batch:
        row = pool.row_of_key(key)
        if row is not None:
            named = tuple((name, share) for name, share in top)
            picks.append(Pick(row, picked, strategy, version, number, score, probability, named))
    return picks
