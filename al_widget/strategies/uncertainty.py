"""Strategies that score each example by itself: uncertainty sampling, one class's examples, and the random control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from al_widget.exceptions import StrategyError, excerpt
from al_widget.strategies import scores
from al_widget.strategies.candidates import Candidates
from al_widget.strategies.options import NOT_NEGATIVE, Accepts
from al_widget.strategies.registry import register
from al_widget.strategies.selection import top_k
from al_widget.strategies.strategy import from_score

for _score in (scores.least_confidence, scores.margin, scores.entropy):
    register(from_score(_score))

_CLASS_NAME = Accepts(
    "the name of a class, or None for the rarest", lambda value: value is None or isinstance(value, str)
)


@register
def random(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Select at random, the control every other strategy is compared with. Cost O(n)."""
    random_keys = rng.random(len(candidates), dtype=np.float32)
    return top_k(random_keys, k, rng), random_keys


@register
def power_margin(
    candidates: Candidates, k: int, rng: np.random.Generator, *, power: Annotated[float, NOT_NEGATIVE] = 1.0
) -> tuple[np.ndarray, np.ndarray]:
    """Draw examples with odds that grow as the margin shrinks: stochastic batch acquisition (Kirsch et al. 2021).

    The k highest of power · log(1 - margin) plus standard Gumbel noise: k draws without replacement with odds
    (1 - margin)^power, "power acquisition". Chance keeps the batch from being copies of one example, in pools of any
    size. Cost O(nC).

    Parameters
    ----------
    power
        How strongly the odds follow the margin; 0 draws uniformly, a large power selects the k smallest margins.
    """
    noise = rng.gumbel(size=len(candidates))
    values = power * np.log(np.maximum(candidates.score(scores.margin), 1e-12)) + noise
    return top_k(values, k, rng), values.astype(np.float32)


@register
def relevance(
    candidates: Candidates, k: int, rng: np.random.Generator, *, of: Annotated[str | None, _CLASS_NAME] = None
) -> tuple[np.ndarray, np.ndarray]:
    """Select the likeliest examples of one class: continuous active learning (Cormack & Grossman 2014).

    The k highest probabilities of the class, to find all of it. Cost O(nC).

    Parameters
    ----------
    of
        The class; by default the one with the fewest labels so far, of those that have any.

    Raises
    ------
    StrategyError
        If the class is not one of the candidates' classes.
    """
    classes = candidates.classes or tuple(map(str, range(candidates.proba.shape[1])))
    if of is None:
        column = min((count or np.inf, position) for position, count in enumerate(candidates.counts or [0]))[1]
    elif of in classes:
        column = classes.index(of)
    else:
        raise StrategyError(f"Expected of= to be one of the classes {', '.join(classes)}, got {excerpt(of)}.")
    values = candidates.score(_Share(column))
    return top_k(values, k, rng), values


@dataclass(frozen=True)
class _Share:
    """The probability of one class as a score; equal ones share what was computed before."""

    column: int

    def __call__(self, proba: np.ndarray) -> np.ndarray:
        return proba[:, self.column]
