"""How many more audit labels show the target: a forecast that holds as often as it says, or the reason for none."""

from __future__ import annotations

import time

import numpy as np
import pytest

from al_widget.evaluation.labels_needed import INTERVAL, MoreLabels, labels_to_show
from al_widget.evaluation.sequence import GRID, Looks, critical_errors, share_of_level


def looked(n, population):
    looks = Looks()
    for size in range(1, n + 1):
        looks = looks.then("audit", size, size, 0, population)
    return looks


def needed(target, population, most):
    """Return the successes that show a target at each number of labels."""
    enough, spent = np.arange(most + 1) + 1, 0.0
    for n in [n for n in GRID if n <= most]:
        errors, chance = critical_errors(target, n, share_of_level(n, spent), population)
        enough[n], spent = n - errors, spent + chance
    return enough


@pytest.mark.parametrize(("target", "size", "gap"), [(0.9, 50, 0.04), (0.9, 100, 0.02), (0.8, 100, 0.04)])
def test_the_interval_holds_the_number_of_labels_at_least_as_often_as_it_says(target, size, gap):
    rng, population, most, sessions = np.random.default_rng(0), 10_000, 5_200, 150
    enough, looks = needed(target, population, most), looked(size, population)
    held, given = 0, 0
    for _ in range(sessions):
        hits = np.insert(np.cumsum(rng.permutation(population)[:most] < round((target + gap) * population)), 0, 0)
        on = np.flatnonzero(hits >= enough)
        found = labels_to_show(target, int(hits[size]), size, population, looks)
        if found.labels is None or (len(on) and on[0] <= size):
            continue
        took = on[0] - size if len(on) else np.inf
        given += 1
        held += found.low <= took <= (np.inf if found.high is None else found.high)
    assert given > 60
    assert held / given > INTERVAL - 0.05  # two standard errors would be 0.07


def test_half_of_the_sessions_of_such_models_take_no_more_than_the_middle():
    """Accuracies drawn as the forecast believes them, and labels drawn from pools of that accuracy."""
    rng, target, population, size, right, most = np.random.default_rng(1), 0.9, 10_000, 100, 95, 5_200
    enough = needed(target, population, most)
    found = labels_to_show(target, right, size, population, looked(size, population))
    took = []
    for share in rng.beta(right + 0.5, size - right + 0.5, 300):
        left = rng.random(population - size) < share
        hits = np.concatenate([np.zeros(size + 1), right + np.cumsum(left[: most - size])])
        on = np.flatnonzero(hits[size + 1 :] >= enough[size + 1 :])
        took.append(on[0] + 1 if len(on) else np.inf)
    assert 0.42 < np.mean(np.array(took) < found.labels + 0.5) < 0.85  # looks are apart: many take just as many
    assert np.mean(np.array(took) < found.labels) < 0.55
    assert np.mean(np.array(took) < found.low) < 0.1 + 0.05
    assert np.mean(np.array(took) > found.high) < 0.1 + 0.05


def test_a_model_that_is_more_likely_below_the_target_needs_labels_to_learn_from():
    assert labels_to_show(0.9, 80, 100, 10_000) == MoreLabels(None, obstacle="model")
    assert labels_to_show(0.9, 89, 100, 10_000).obstacle == "model"
    assert labels_to_show(0.9, 0, 0, 10_000).obstacle == "model"  # nothing is known


def test_a_model_too_near_the_target_would_be_measured_without_end():
    near = labels_to_show(0.9, 1_805, 2_000, 10_000_000)
    assert near == MoreLabels(None, obstacle="margin")
    assert labels_to_show(0.9, 184, 200, 10_000).high is None  # it may be shown, and may not


def test_the_better_the_model_the_fewer_labels_and_the_small_pool_is_known_soonest():
    several = [labels_to_show(0.9, right, 100, 10_000).labels for right in (93, 95, 97, 99)]
    assert several == sorted(several, reverse=True)
    assert several[0] > 2 * several[-1]
    assert labels_to_show(0.9, 95, 100, 200).labels < labels_to_show(0.9, 95, 100, 100_000).labels
    assert labels_to_show(0.9, 95, 100, 150).low <= 50


def test_labels_are_counted_up_to_a_look_since_only_there_the_light_comes_on():
    found = labels_to_show(0.9, 96, 100, 10_000, looked(100, 10_000))
    for number in (found.labels, found.low, found.high):
        assert 100 + number in GRID


def test_a_pool_that_is_labeled_to_the_end_shows_what_there_is():
    assert labels_to_show(0.9, 145, 150, 160).labels <= 10
    assert labels_to_show(0.9, 150, 150, 150).obstacle == "margin"  # nothing is left to ask


def test_the_same_labels_give_the_same_forecast_and_quickly():
    first = labels_to_show(0.9, 190, 200, 50_000)
    assert labels_to_show(0.9, 190, 200, 50_000) == first
    started = time.perf_counter()
    labels_to_show(0.9, 190, 200, 50_000)
    assert time.perf_counter() - started < 0.001  # remembered: advice is read at every card
