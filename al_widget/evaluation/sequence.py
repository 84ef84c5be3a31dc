"""The bound behind the target light: right over a whole session, however often one looks and whatever model comes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

import numpy as np
from scipy.special import betaincinv, gammaln

LEVEL = 0.05  # chance that the target is called reached in a session whose model is below it
# Looks come at 20 labels and at a quarter more each time, up to this many labels in one session.
_FIRST_LOOK, _GROWTH, _MOST_LABELS = 20, 1.25, 1_000_000
# The level is shared by those still to come: 21 lead to 1,817 labels, later ones take a quarter of what is left.
_PLANNED_LOOKS, _FEWEST_AHEAD = 21, 4
_ROUNDING = 1e-9  # shares are compared up to this: .7 * 10 is below 7 in floating point


def _grid() -> tuple[int, ...]:
    sizes = [_FIRST_LOOK]
    while sizes[-1] < _MOST_LABELS:
        sizes.append(int(np.ceil(sizes[-1] * _GROWTH)))
    return tuple(sizes)


GRID = _grid()


@dataclass(frozen=True)
class Looks:
    """The looks at the audit, or at the test set, that a session has spent its level on.

    A look tests the model of that moment on all labels there are. It is right at its own level for whatever model
    comes, since neither the models nor their number depend on the labels they are measured on; and the levels of all
    looks add up to .05 at most (Bonferroni, spent as Lan & DeMets 1983 spend it). So nothing is assumed about how one
    model follows from another. A bound for one fixed model under endless looks (Robbins 1970; Waudby-Smith & Ramdas
    2020) has no such guarantee: where it is tight for one model, it said "reached" in 20 to 67 % of the sessions in
    which a new model just below the target came with each label (`benchmarks/target.py rules`).

    Attributes
    ----------
    method
        What was looked at: "test" or "audit"; "" before the first look. A stratified audit counts as "audit".
    counts, sizes
        Of each look: the labels by which it came (audit labels; with a test set, all labels of the session), and on
        how many examples the model was tested.
    right
        On how many of them the model of the last look was right.
    population
        Size of the pool they were drawn from; None for a test set.
    lowest
        The lowest of the usual 95 % intervals of the model that was looked at and of those since.
    """

    method: str = ""
    counts: tuple[int, ...] = ()
    sizes: tuple[int, ...] = ()
    right: int = 0
    population: int | None = None
    lowest: float = 1.0

    def then(
        self, method: str, count: int, size: int, right: int, population: int | None = None, low: float = 1.0
    ) -> Looks:
        """Return the looks with one more, if as many labels have come as the next one waits for.

        Evidence of another source (a test set after an audit) starts anew, with a level of its own.

        Parameters
        ----------
        method
            How the examples were drawn, as `Estimate.method` says; weighted ones ("lure") are no evidence here.
        count
            Labels by which looks come: those of the audit, or with a test set all labels of the session.
        size, right
            Examples the newest model was measured on, and how many of them it got right.
        population
            Size of the pool the examples were drawn from; None, the default, for a test set.
        low
            Where the usual interval of the newest model begins; 1 by default.
        """
        if method == "lure":
            return self
        source = "test" if method == "test" else "audit"
        earlier = self if source == self.method else Looks(source)
        whole = population is not None and size >= population  # nothing is left to chance
        if whole and earlier.sizes[-1:] == (size,):
            return replace(earlier, right=right, population=population, lowest=low)
        if whole or grid_index(count) > max(map(grid_index, earlier.counts), default=-1):
            return Looks(source, (*earlier.counts, count), (*earlier.sizes, size), right, population, low)
        return replace(earlier, lowest=min(earlier.lowest, low))

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Looks:
        """Return the looks that a store holds as JSON; an empty one, of an earlier version, holds none."""
        known: dict[str, Any] = {field.name: stored[field.name] for field in fields(cls) if field.name in stored}
        looks = cls(**known | {name: tuple(known[name]) for name in ("counts", "sizes") if name in known})
        whole = len(looks.counts) == len(looks.sizes) and 0 <= looks.right <= looks.size
        return looks if whole else cls()

    @property
    def next_look(self) -> int:
        """How many labels the next look waits for, counted as in `counts`."""
        return GRID[min(max(map(grid_index, self.counts), default=-1) + 1, len(GRID) - 1)]

    @property
    def size(self) -> int:
        """On how many examples the last look tested its model; 0 before the first."""
        return self.sizes[-1] if self.sizes else 0

    def bound(self, target: float) -> float | None:
        """Return the lower bound of the accuracy at the last look, None before the first; valid for this one target.

        It reaches the target, at any look of the session, in 5 % of the sessions at most whose models are below it.

        Parameters
        ----------
        target
            The accuracy to show: the level of a look that cannot show it is left to the later ones.
        """
        if not self.counts:
            return None
        level, _ = _levels(target, self.counts, self.sizes, self.population)
        return lower_bound(self.right, self.size, level, _at_least(self.population, self.size))

    def shows(self, target: float) -> bool:
        """Return whether the bound of the last look has reached a target, and no newer model has taken that back."""
        return self.reached(target) and self.lowest >= target - _ROUNDING

    def reached(self, target: float) -> bool:
        """Return whether the bound of the last look has reached a target.

        A newer model may be worse. Once the usual interval of one begins below the target, nothing is shown until the
        next look: a light that could come on again at each model would be no better than that interval.
        """
        bound = self.bound(target)
        return bound is not None and bound >= target - _ROUNDING

    def spent(self, target: float) -> float:
        """Return how much of the level is spent: the chance, at most, that one of the looks was a false alarm."""
        return _levels(target, self.counts, self.sizes, self.population)[1]


def grid_index(count: int) -> int:
    """Return the number of the grid size that so many labels have reached; -1 below the first."""
    return bisect_right(GRID, count) - 1


def _at_least(population: int | None, size: int) -> int | None:
    """Return the size of a pool, which may have shrunk since a look."""
    return None if population is None else max(population, size)


def share_of_level(count: int, spent: float) -> float:
    """Compute the level of a look: an equal share of what is left, for it and the looks that are planned after it."""
    return (LEVEL - spent) / max(_PLANNED_LOOKS - grid_index(count), _FEWEST_AHEAD)


@lru_cache(maxsize=256)
def _levels(
    target: float, counts: tuple[int, ...], sizes: tuple[int, ...], population: int | None
) -> tuple[float, float]:
    """Return the level of the last look, and what all of them have spent."""
    level = spent = 0.0
    for count, size in zip(counts, sizes, strict=True):
        level = share_of_level(count, spent)
        spent += critical_errors(target, size, level, _at_least(population, size))[1]
    return level, spent


@lru_cache(maxsize=4096)
def critical_errors(target: float, size: int, level: float, population: int | None = None) -> tuple[int, float]:
    """Compute the most errors with which a look shows a target, and the chance of so few just below the target.

    Parameters
    ----------
    target
        The accuracy to show.
    size, level
        Examples looked at, and the level of the look.
    population
        Size of the pool they were drawn from; None, the default: infinite.

    Returns
    -------
    errors : -1 where even a model without errors cannot show it. chance : at most the level.

    Examples
    --------
    >>> errors, chance = critical_errors(0.9, 100, 0.002)
    >>> errors, round(chance, 5)
    (2, 0.00194)
    """
    most = int(np.ceil(size * (1 - target))) + 1
    if population is None:
        chances = _few_errors(most, size, 1 - target, None)
    else:
        wrong = population - int(np.ceil(target * population - _ROUNDING)) + 1  # the fewest of a pool below it
        chances = _few_errors(most, size, wrong, population)
    errors = int(np.searchsorted(chances, level, side="right")) - 1
    return errors, float(chances[errors]) if errors >= 0 else 0.0


@lru_cache(maxsize=4096)
def lower_bound(right: int, size: int, level: float, population: int | None = None) -> float:
    """Compute the one-sided lower bound of a share that is never too high (Clopper & Pearson 1934).

    Parameters
    ----------
    right, size
        Successes and draws.
    level
        The chance that the bound lies above the true share, at most.
    population
        Size of the finite population drawn from without replacement; None, the default: infinite.

    Examples
    --------
    >>> round(lower_bound(95, 100, 0.05), 3)
    0.898
    >>> lower_bound(9, 10, 0.05, population=10)
    0.9
    """
    if right == 0:
        return 0.0
    if population is None:
        return float(betaincinv(right, size - right + 1, level))
    errors = size - right
    # Without replacement fewer errors are believable than with it, and those of the sample's share always are.
    most = min(population - right, int(np.ceil(population * (1 - betaincinv(right, errors + 1, level)))))
    fewest = min(most, max(errors, int(population * errors / size) - 1))
    while fewest < most:  # the chance of so few errors falls with those in the pool: find the most that are believable
        middle = (fewest + most + 1) // 2
        if _few_errors(errors, size, middle, population)[-1] > level:
            fewest = middle
        else:
            most = middle - 1
    return (population - fewest) / population


def _few_errors(most: int, size: int, wrong: float, population: int | None) -> np.ndarray:
    """Compute the chances of 0, 1, … `most` errors or fewer among `size` draws.

    Parameters
    ----------
    wrong
        Errors in the population; their share where it is infinite.
    population
        Size of the population; None: infinite.
    """
    k = np.arange(max(0, min(most, size)) + 1)
    if population is None:
        logs = _log_choose(size, k) + k * np.log(wrong) + (size - k) * np.log1p(-wrong) if 0 < wrong < 1 else None
        if logs is None:
            return np.ones(len(k)) if wrong <= 0 else (k >= size).astype(float)
    else:
        with np.errstate(invalid="ignore"):
            logs = _log_choose(wrong, k) + _log_choose(population - wrong, size - k) - _log_choose(population, size)
        logs = np.where((k > wrong) | (size - k > population - wrong), -np.inf, logs)
    return np.minimum(np.cumsum(np.exp(logs)), 1.0)


def _log_choose(n: float, k: np.ndarray | int) -> np.ndarray:
    return np.asarray(gammaln(n + 1) - gammaln(np.asarray(k) + 1) - gammaln(np.maximum(n - np.asarray(k), 0) + 1))
