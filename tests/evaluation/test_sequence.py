"""The bound behind the target light: exact at each look, and right over a session of changing models."""

from __future__ import annotations

import json
import math
import time
from dataclasses import asdict, replace

import numpy as np
import pytest
from scipy.stats import binom, hypergeom

from al_widget.evaluation.sequence import GRID, LEVEL, Looks, critical_errors, lower_bound, share_of_level

TARGETS = (0.7, 0.8, 0.9, 0.95, 0.97)
TURNOVER = 0.382  # of the pool from one model to the next: each errs on other examples


def looked(n, right, population=10_000, method="audit", looks=None, start=1):
    """Return the looks of a session that labels one audit example after the other, always right so often."""
    looks = Looks() if looks is None else looks
    for size in range(start, n + 1):
        looks = looks.then(method, size, size, min(right, size), population)
    return looks


@pytest.mark.parametrize("level", [0.05, 0.002])
def test_the_bound_is_the_lowest_share_under_which_so_many_successes_are_believable(level):
    rng = np.random.default_rng(0)
    for _ in range(60):
        population = int(rng.integers(20, 2_000))
        size = int(rng.integers(1, population + 1))
        right = int(rng.integers(1, size + 1))
        possible = np.arange(right, population - size + right + 1)
        chance = hypergeom.sf(right - 1, population, possible, size)
        believable = possible[chance > level * (1 + 1e-9)]
        assert lower_bound(right, size, level, population) == believable[0] / population


def test_without_a_pool_the_bound_is_that_of_clopper_and_pearson():
    bound = lower_bound(940, 1_000, 0.002)
    assert binom.sf(939, 1_000, bound) == pytest.approx(0.002)
    assert lower_bound(0, 10, 0.05) == lower_bound(0, 10, 0.05, 100) == 0


def test_a_pool_that_is_labeled_to_the_end_leaves_no_doubt():
    assert lower_bound(9, 10, 0.05, population=10) == 0.9
    looks = looked(19, 19, population=200).then("audit", 200, 200, 180, 200)
    assert looks.bound(0.9) == 0.9
    assert looks.shows(0.9)
    assert not looks.then("audit", 200, 200, 179, 200).shows(0.9)  # the next model is looked at, too


@pytest.mark.parametrize("population", [200, 10_000, None])
@pytest.mark.parametrize("target", TARGETS)
def test_the_bound_reaches_the_target_where_the_errors_are_few_enough_and_nowhere_else(target, population):
    spent = 0.0
    looks = Looks()
    for n in [n for n in GRID if n <= (population or 2_000)]:
        looks = looks.then("audit", n, n, 0, population)
        errors, chance = critical_errors(target, n, share_of_level(n, spent), population)
        spent += chance
        for wrong in range(max(0, errors - 1), min(errors + 2, n) + 1):
            assert replace(looks, right=n - wrong).shows(target) == (wrong <= errors)
    assert looks.spent(target) == pytest.approx(spent)


@pytest.mark.parametrize("population", [1_000, 100_000, None])
@pytest.mark.parametrize("target", TARGETS)
def test_all_looks_together_never_spend_more_than_the_level(target, population):
    """The chance of a false alarm at each look is exact, and the models of different looks may be anything."""
    looks = Looks()
    for n in [n for n in GRID if n < (population or 100_000)]:
        looks = looks.then("test" if population is None else "audit", n, min(n, population or 1_000), 0, population)
    assert 0.02 < looks.spent(target) <= LEVEL


def test_looks_come_at_a_quarter_more_labels_whenever_updates_come():
    assert looked(100, 90).counts == (20, 25, 32, 40, 50, 63, 79, 99)
    looks = Looks()
    for n in (5, 22, 24, 31, 60, 61):  # batches pass over the sizes: a look is made at what there is
        looks = looks.then("audit", n, n, n, 10_000)
    assert looks.counts == (22, 31, 60)
    assert looks.next_look == 63
    assert looks.then("audit", 40, 40, 40, 10_000) == looks  # labels were taken back: no second look there


def test_what_a_look_cannot_show_is_left_to_the_later_ones():
    late = looked(243, 0).bound(0.97)
    assert late == 0
    first = share_of_level(194, 0.0)
    assert first == LEVEL / 11  # the ten looks before it could not show .97, and spent nothing
    assert critical_errors(0.97, 194, first, 10_000)[0] == 0
    assert looked(155, 0).spent(0.97) == 0


def test_a_test_set_is_looked_at_as_the_labels_grow():
    looks = Looks()
    for n_labels in range(10, 110, 10):
        looks = looks.then("test", n_labels, 300, 280)
    assert looks.counts == (20, 30, 40, 50, 70, 80, 100)
    assert looks.size == 300
    assert 0.86 < looks.bound(0.9) < 0.9


def test_another_source_is_looked_at_anew_and_weighted_labels_never():
    looks = looked(50, 50)
    assert looks.then("lure", 200, 200, 200, 10_000) == looks
    assert looks.then("stratified", 63, 63, 63, 10_000).counts[:5] == looks.counts
    assert looks.then("test", 200, 90, 80).counts == (200,)


def test_looks_come_back_from_a_store_and_those_of_later_versions_are_read_too():
    looks = looked(50, 45)
    stored = json.loads(json.dumps(asdict(looks)))
    assert Looks.read(stored) == looks
    assert Looks.read({**stored, "of_a_later_version": 1}) == looks
    assert Looks.read({}) == Looks()
    assert Looks.read({**stored, "right": 51}) == Looks()  # more than there were: nothing is shown by it
    assert Looks.read({**stored, "sizes": [20]}) == Looks()


def test_a_pool_that_shrank_still_has_its_bound():
    looks = replace(looked(60, 58), population=40)
    assert 0 <= looks.bound(0.9) <= 1
    assert looks.then("audit", 63, 63, 60, 40).bound(0.9) == 60 / 63


def test_a_bound_takes_less_than_a_millisecond():
    looks = looked(2_000, 1_840, population=100_000)
    looks.bound(0.9)
    seconds = []
    for right in range(1_650, 1_670):
        started = time.perf_counter()
        replace(looks, right=right).bound(0.9)
        seconds.append(time.perf_counter() - started)
    assert min(seconds) < 0.001


# ------------------------------------------------------------------ by simulation; benchmarks/target.py is the long form


def false_alarms(shows, target, turnover, sessions=800, most=300, population=10_000):
    """Return in how many sessions the target is called reached, by models that are all just below it.

    Examples lie on a circle, and a model is right on an arc of it, which moves on with each model. It is looked at after
    every label.

    Parameters
    ----------
    shows
        (n, successes (sessions,)) -> whether the target is shown, (sessions,).
    """
    rng = np.random.default_rng(int(1000 * target))
    places = np.array([rng.permutation(population)[:most] for _ in range(sessions)])
    right, step = math.ceil(target * population - 1e-9) - 1, round(turnover * population)
    told = np.zeros(sessions, bool)
    for n in range(5, most + 1):
        hits = ((places[:, :n] + step * n) % population < right).sum(axis=1)
        told |= shows(n, hits)
    return told.mean()


def light(target, population=10_000):
    """Return the light after each label, as the engine runs it."""
    looks = Looks()

    def shows(n, hits):
        nonlocal looks
        now = looks.then("audit", n, n, 0, population)
        if now.counts == looks.counts:  # between two looks nothing comes on
            return np.zeros(len(hits), bool)
        looks = now
        each = {right: replace(looks, right=right).shows(target) for right in set(hits.tolist())}
        return np.array([each[right] for right in hits.tolist()])

    return shows


@pytest.mark.parametrize("turnover", [0.0, TURNOVER])
@pytest.mark.parametrize("target", TARGETS)
def test_in_few_sessions_is_the_target_told_to_be_reached_while_every_model_is_below(target, turnover):
    assert false_alarms(light(target), target, turnover) < LEVEL


def test_models_that_improve_up_to_just_below_the_target_are_not_told_to_reach_it():
    rng, target, population, sessions = np.random.default_rng(5), 0.9, 10_000, 800
    places = np.array([rng.permutation(population)[:300] for _ in range(sessions)])
    told, shows = np.zeros(sessions, bool), light(target)
    for n in range(1, 301):
        right = min(int(population * (target - 0.2 * np.exp(-n / 30))), 8_999)
        told |= shows(n, ((places[:, :n] + 100 * n) % population < right).sum(axis=1))
    assert told.mean() < LEVEL


def test_a_model_five_points_above_the_target_is_told_before_some_500_labels():
    rng, population, target, sessions = np.random.default_rng(6), 10_000, 0.9, 300
    places = np.array([rng.permutation(population)[:475] for _ in range(sessions)])
    told, shows = np.zeros(sessions, bool), light(target)
    for n in range(1, 476):
        told |= shows(n, (places[:, :n] < 9_500).sum(axis=1))
    assert told.mean() > 0.85
