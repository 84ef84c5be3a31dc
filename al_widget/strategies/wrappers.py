"""Wrappers: each makes one strategy of another, by a rule for the whole batch or by weights on the scores."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from al_widget.exceptions import StrategyError
from al_widget.strategies.candidates import Candidates
from al_widget.strategies.distances import density
from al_widget.strategies.options import NOT_NEGATIVE, Accepts, number
from al_widget.strategies.registry import register_wrapper, resolve
from al_widget.strategies.rules import Distinct, Quota, select_within
from al_widget.strategies.strategy import Strategy, select

_COSINE = number("a number between 0 and 1", lambda value: 0 < value < 1)
_CHANCE = number("a number between 0 and 1", lambda value: 0 <= value <= 1)
_POSITIVE_SHARE = number("a number above 0 and at most 1", lambda value: 0 < value <= 1)
_QUOTA = Accepts(_POSITIVE_SHARE.values, lambda value: value is None or _POSITIVE_SHARE.test(value))


@register_wrapper
def class_quota(
    strategy: str | Strategy = "diverse_margin", *, share: Annotated[float | None, _QUOTA] = None
) -> Strategy:
    """Limit each predicted class to its share of a batch, so that rare classes are asked about too.

    Class balancing as in small-text 2.0: the picks of a class beyond its quota are passed over, and the strategy is
    asked again among the other classes until the batch is full. What they cannot fill goes to the best of the rest.
    Where class probabilities are independent an example counts for its likeliest class. Cost: the strategy, once more
    for each class that fills up.

    Parameters
    ----------
    strategy
        A name or a strategy.
    share
        The largest share of a batch, above 0 and at most 1; by default an equal one for each class that is predicted.
    """
    name, inner = resolve(strategy)

    def within(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        predicted = candidates.predicted
        most = k * (1 / len(np.unique(predicted)) if share is None else share)
        quota = Quota(predicted, int(np.ceil(most - 1e-9)))
        return select_within(quota, inner, candidates, k, rng)

    return _named(within, f"class_quota({name}" + ("" if share is None else f", share={share:g}") + ")")


@register_wrapper
def density_weighted(strategy: str | Strategy = "margin", *, beta: Annotated[float, NOT_NEGATIVE] = 1.0) -> Strategy:
    """Prefer what is unsure and lies where the pool is dense: information density (Settles & Craven 2008).

    score(x) · (1/N sum_u cos(x, u))^beta. It weights the scores a strategy follows, so that `diverse_margin` chooses
    its shortlist by the weighted margin. It guards against outliers; in a pool without them it often learns more
    slowly than the strategy alone. Cost O(N d).

    Parameters
    ----------
    strategy
        A name or a strategy that follows a score; `random`, `typical`, `k_center` and `badge` do not.
    beta
        0 leaves the strategy as it is; a large beta selects what is typical, sure or not.

    Raises
    ------
    StrategyError
        When it runs, if the strategy asks the candidates for no score.
    """
    name, inner = resolve(strategy)

    def weighted(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        embedding, _ = candidates.whole_embedding
        view = candidates.weighted(density(embedding, candidates.rows) ** np.float32(beta))
        before = view.asked
        found = select(inner, view, k, rng)
        if view.asked == before:
            raise StrategyError(
                f"Expected density_weighted to wrap a strategy that follows a score, got {name}, which asks for none. "
                "Take margin, entropy, diverse_margin, expected_gradient, committee or from_score(…)."
            )
        return found

    return _named(weighted, f"density_weighted({name}" + ("" if beta == 1 else f", beta={beta:g}") + ")")


@register_wrapper
def without_duplicates(
    strategy: str | Strategy = "margin", *, above: Annotated[float, _COSINE] = 0.95, labeled: bool = False
) -> Strategy:
    """Leave near-duplicates out of a batch: a copy teaches the model nothing and costs a label.

    An example whose cosine to one picked before it is above the bound is passed over, and the strategy is asked again
    among what is like none of the picks; copies are asked only when nothing else is left. Meant for text and
    embeddings: in few dimensions much of a pool lies within the bound. Cost: the strategy, and O(k n d) where there
    are duplicates.

    Parameters
    ----------
    strategy
        A name or a strategy.
    above
        The largest cosine that passes, between 0 and 1.
    labeled
        Whether examples like a labeled one are passed over too, O(m n d).
    """
    name, inner = resolve(strategy)

    def distinct(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        embedding, known = candidates.whole_embedding
        rule = Distinct(embedding, candidates.rows, above, known if labeled else known[:0])
        return select_within(rule, inner, candidates, k, rng)

    given = ("" if above == 0.95 else f", above={above:g}") + (", labeled" if labeled else "")
    return _named(distinct, f"without_duplicates({name}{given})")


@register_wrapper
def random_share(strategy: str | Strategy = "diverse_margin", *, share: Annotated[float, _CHANCE] = 0.1) -> Strategy:
    """Draw a share of the picks at random instead, so that no region is never asked about: epsilon-greedy.

    Cost: the strategy, and O(n).

    Parameters
    ----------
    strategy
        A name or a strategy.
    share
        The chance of each pick to be a random one, 0 to 1.
    """
    name, inner = resolve(strategy)

    def mixed(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        rows, values = select(inner, candidates, k, rng)
        drawn = rng.random(k) < share
        picked = np.empty(k, np.intp)
        picked[~drawn] = rows[: k - drawn.sum()]
        rest = np.delete(np.arange(len(candidates)), picked[~drawn])
        picked[drawn] = rng.choice(rest, drawn.sum(), replace=False)
        return picked, values

    return _named(mixed, f"random_share({name}, share={share:g})")


def _named(strategy: Strategy, name: str) -> Strategy:
    """Name a strategy by what it does, since the name is logged with every pick."""
    strategy.__name__ = name
    return strategy
