"""What to ask next: the named strategies, and how to bring your own.

A strategy is a function `(candidates, k, rng) -> (rows, scores)`: k positions among the candidates,
best first, and one score per candidate, higher = ask sooner.

Examples
--------
>>> names()
['diverse_margin', 'entropy', 'least_confidence', 'margin', 'random', 'typical']
>>> get("diverse_margin", shortlist=5)  # doctest: +SKIP
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from al_widget.exceptions import StrategyError
from al_widget.strategies import scores, selection
from al_widget.strategies.candidates import Candidates

_TYPICAL_SAMPLE = 20_000  # clustering more candidates than this costs seconds and finds the same densities

Strategy = Callable[[Candidates, int, np.random.Generator], tuple[np.ndarray, np.ndarray]]

__all__ = ["Candidates", "Strategy", "from_score", "get", "names", "resolve", "select"]


def random(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ask at random, the control every other strategy is compared with. Cost O(n)."""
    lots = rng.random(len(candidates), dtype=np.float32)
    return selection.top_k(lots, k, rng), lots


def from_score(score: Callable[[np.ndarray], np.ndarray]) -> Strategy:
    """Make a strategy that asks for the k highest scores, ties at random.

    Parameters
    ----------
    score
        A function of class probabilities (n, C) to (n,), higher = ask sooner.

    Examples
    --------
    >>> rarest = from_score(lambda proba: proba[:, 0])
    >>> rarest.__name__
    '<lambda>'
    """

    def strategy(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        values = candidates.score(score)
        return selection.top_k(values, k, rng), values

    strategy.__name__ = getattr(score, "__name__", "score")
    strategy.__doc__ = score.__doc__
    return strategy


def diverse_margin(
    candidates: Candidates, k: int, rng: np.random.Generator, *, shortlist: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """Ask about examples the model hesitates on that differ from each other (Zhdanov 2019; Citovsky et al. 2021).

    The `shortlist` times k smallest margins are grouped by weighted k-means into k groups and the
    example nearest to each centre is asked. Cost O(nC) to score, O(shortlist k² d) to spread,
    whatever the size of the pool.

    Parameters
    ----------
    shortlist
        Length of the shortlist in batches; 1 is plain `margin`.
    """
    values = candidates.score(scores.margin)
    short = selection.top_k(values, shortlist * k, rng)
    if len(short) <= k or shortlist <= 1:
        return short[:k], values
    weights = np.maximum(values[short], 1e-3)
    picked = short[selection.spread(candidates.space(short), weights, k, rng)]
    return picked[np.argsort(-values[picked], kind="stable")], values


def typical(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ask about the most typical example of each region no label covers (TypiClust, Hacohen et al. 2022).

    Needs no model: it starts cold and serves low budgets. Cost: k-means with labeled + k clusters
    (500 at most) on at most 20,000 candidates.
    """
    n = len(candidates)
    if n <= _TYPICAL_SAMPLE:
        return selection.typical(candidates.space(), candidates.labeled_space(), k, rng)
    seen = np.sort(rng.choice(n, max(_TYPICAL_SAMPLE, k), replace=False))
    rows, typicality = selection.typical(candidates.space(seen), candidates.labeled_space(), k, rng)
    values = np.zeros(n, np.float32)
    values[seen] = typicality
    return seen[rows], values


_REGISTRY: dict[str, Strategy] = {
    "random": random,
    "least_confidence": from_score(scores.least_confidence),
    "margin": from_score(scores.margin),
    "entropy": from_score(scores.entropy),
    "diverse_margin": diverse_margin,
    "typical": typical,
}

COLD = frozenset({"random", "typical"})  # these need no model


def names() -> list[str]:
    """Name the strategies `get` and `Session(strategy=…)` know."""
    return sorted(_REGISTRY)


def get(name: str, **options: Any) -> Strategy:
    """Give a named strategy, with options.

    Raises
    ------
    StrategyError
        If there is no strategy of this name, or it has no such option.
    """
    if name not in _REGISTRY:
        near = difflib.get_close_matches(str(name), names(), 1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise StrategyError(f"Expected one of {', '.join(names())}, got {name!r}.{hint}")
    strategy = _REGISTRY[name]
    if not options:
        return strategy
    known = [p.name for p in inspect.signature(strategy).parameters.values() if p.kind is p.KEYWORD_ONLY]
    for option in options:
        if option not in known:
            takes = f"takes {', '.join(known)}" if known else "takes no options"
            raise StrategyError(f"Strategy {name!r} {takes}, got {option!r}.")
    chosen = partial(strategy, **options)
    chosen.__name__ = name  # type: ignore[attr-defined]
    return chosen


def resolve(strategy: str | Strategy) -> tuple[str, Strategy]:
    """Turn what the user gave into a name to write down and a function to call."""
    if isinstance(strategy, str):
        return strategy, get(strategy)
    if callable(strategy):
        return getattr(strategy, "__name__", type(strategy).__name__), strategy
    raise StrategyError(
        f"Expected strategy= to be a name or a function (candidates, k, rng) -> (rows, scores), got {strategy!r}."
    )


def select(
    strategy: Strategy, candidates: Candidates, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Run a strategy and check that what it returned is a batch.

    Returns
    -------
    rows : k distinct positions (fewer when there are fewer candidates), best first.
    scores : one finite score per candidate, shape (n,).

    Raises
    ------
    StrategyError
        If the rows repeat, lie outside, are too few or too many, or a score is missing or not finite.
    """
    n, k = len(candidates), min(k, len(candidates))
    if k == 0:
        return np.empty(0, np.intp), np.empty(n, np.float32)
    answer = strategy(candidates, k, rng)
    if not isinstance(answer, tuple) or len(answer) != 2:
        raise StrategyError(f"Expected the strategy to return (rows, scores), got {type(answer).__name__}.")
    rows, values = np.asarray(answer[0]), np.asarray(answer[1])
    if (
        rows.shape != (k,)
        or rows.dtype.kind not in "iu"
        or len(np.unique(rows)) != k
        or rows.min() < 0
        or rows.max() >= n
    ):
        raise StrategyError(
            f"Expected the strategy to return {k} distinct positions between 0 and {n - 1}, got {answer[0]!r}."
        )
    if values.shape != (n,) or values.dtype.kind not in "biuf" or not np.isfinite(values).all():
        raise StrategyError(
            f"Expected the strategy to return one finite score for each of the {n} candidates, got shape {values.shape}"
            + ("." if values.shape != (n,) else " with NaN or infinite values.")
        )
    return rows, values
