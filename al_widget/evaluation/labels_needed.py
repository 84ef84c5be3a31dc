"""How many more random audit labels are needed to show that a model has reached its target."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from al_widget.evaluation.sequence import GRID, Looks, critical_errors, share_of_level

INTERVAL = 0.8  # how often the interval of the forecast holds the number of labels it took
_DRAWS = 2000  # of the accuracy and of the labels to come
_MOST_LABELS = 5_000  # nobody labels more to measure a model
_PRIOR = 0.5  # hits and misses added (Jeffreys 1946)

Obstacle = Literal["model", "margin"]


@dataclass(frozen=True)
class MoreLabels:
    """How many more random audit labels it takes to show the target, if the model stays as it is.

    Attributes
    ----------
    labels
        In half of the cases it takes no more; None where `obstacle` says why nobody should try.
    low, high
        The 80 % interval of their number; `high` is None where the target may never be shown: the model may be below
        it, or so little above that all labels there are would not show it.
    obstacle
        Why `labels` is None. "model": it is more likely below the target than above, and more labels should teach it,
        not measure it. "margin": it may be above, but by so little that measuring would most likely not show it.
        None where a number is given.
    """

    labels: int | None
    low: int | None = None
    high: int | None = None
    obstacle: Obstacle | None = None


def labels_to_show(
    target: float, right: int, size: int, population: int | None = None, looks: Looks | None = None
) -> MoreLabels:
    """Forecast how many more random audit labels show the target, by the bound of the target light.

    The accuracy is drawn from what the labels so far say about it, then the labels to come are drawn, and each look at
    them is tested as the light will test it (posterior predictive; Beta prior of Jeffreys). The model is taken to stay
    as it is, which is so while only audit examples are asked.

    Parameters
    ----------
    target
        The accuracy to show.
    right, size
        On how many of the audit examples the newest model is right.
    population
        Size of the pool they were drawn from; None, the default, for a pool without end.
    looks
        The looks so far; None, the default, for none.

    Examples
    --------
    >>> found = labels_to_show(0.9, right=96, size=100, population=10_000)
    >>> found.labels, found.low, found.high
    (55, 55, 375)
    >>> labels_to_show(0.9, right=80, size=100, population=10_000)
    MoreLabels(labels=None, low=None, high=None, obstacle='model')
    """
    looks = looks if looks is not None and looks.method != "test" else Looks()
    return _forecast(target, right, size, population, looks)


@lru_cache(maxsize=256)
def _forecast(target: float, right: int, size: int, population: int | None, looks: Looks) -> MoreLabels:
    rng = np.random.default_rng([right, size])  # the same labels give the same forecast
    p = rng.beta(right + _PRIOR, size - right + _PRIOR, _DRAWS)
    errors = np.full(_DRAWS, size - right)
    # The rest of a finite pool is a draw, too: its share of errors varies around that of the world.
    left = None if population is None else rng.binomial(max(0, population - size), 1 - p)
    accuracy = p if left is None or population is None else 1 - (errors + left) / population
    if np.mean(accuracy < target) > 0.5:
        return MoreLabels(None, obstacle="model")
    needed = np.full(_DRAWS, np.inf)
    n, spent = size, looks.spent(target)
    for at in _looks_ahead(looks, size, population):
        if left is None or population is None:
            fresh = rng.binomial(at - n, 1 - p)
        else:
            fresh = rng.hypergeometric(left, population - n - left, at - n)
            left = left - fresh
        errors, n = errors + fresh, at
        most, chance = critical_errors(target, at, share_of_level(at, spent), population)
        spent += chance
        needed[np.isinf(needed) & (errors <= most)] = at - size
    ends = (1 - INTERVAL) / 2, 0.5, (1 + INTERVAL) / 2
    low, median, high = np.quantile(needed, ends, method="inverted_cdf")
    if np.isinf(median):
        return MoreLabels(None, obstacle="margin")
    return MoreLabels(int(median), int(low), None if np.isinf(high) else int(high))


def _looks_ahead(looks: Looks, size: int, population: int | None) -> list[int]:
    """Return at how many audit labels the looks to come fall."""
    most = size + _MOST_LABELS if population is None else min(population, size + _MOST_LABELS)
    ahead = [at for at in GRID if max([size, *looks.counts[-1:]]) < at <= most]
    if most == population and population not in ahead and population > size:
        ahead.append(population)  # whoever labels everything knows the accuracy
    return ahead
