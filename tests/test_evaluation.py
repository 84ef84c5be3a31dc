"""How good is the model, honestly: the intervals hold what they promise."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from al_widget import evaluation, queries
from al_widget.audits import Audit
from al_widget.pool import make_pool


@pytest.mark.parametrize("n", [1, 5, 41, 200, 5000])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
def test_without_a_finite_pool_the_interval_is_wilsons(n, confidence):
    for hits in {0, n // 3, n - 1, n}:
        expected = stats.binomtest(hits, n).proportion_ci(confidence, method="wilson")
        assert evaluation.wilson(hits, n, confidence=confidence) == pytest.approx(
            (expected.low, expected.high), abs=1e-12
        )


@pytest.mark.parametrize("hits", [0, 7, 20])
def test_the_interval_shrinks_as_the_draws_exhaust_the_pool(hits):
    widths = [
        high - low
        for low, high in (evaluation.wilson(hits, 20, population) for population in (10_000, 100, 40, 25, 21))
    ]
    assert widths == sorted(widths, reverse=True)
    assert evaluation.wilson(hits, 20, 20) == (hits / 20, hits / 20)
    assert evaluation.wilson(hits, 20, 10**9) == pytest.approx(evaluation.wilson(hits, 20), abs=1e-6)


def test_the_interval_stays_between_nothing_and_everything():
    for hits in (0, 3):
        low, high = evaluation.wilson(hits, 3, 1000)
        assert 0 <= low <= hits / 3 <= high <= 1


# Coverage is computed, not sampled: the chance of every number of hits, summed where the interval holds the truth.


@pytest.mark.parametrize("p", [0.7, 0.9, 0.97])
@pytest.mark.parametrize("n", [50, 100, 200])
def test_of_a_wide_world_the_interval_holds_the_truth_as_often_as_it_says(p, n):
    hits = np.arange(n + 1)
    held = [low <= p <= high for low, high in (evaluation.wilson(int(one), n) for one in hits)]
    assert stats.binom.pmf(hits, n, p)[held].sum() >= 0.93


@pytest.mark.parametrize("p", [0.7, 0.9, 0.97])
@pytest.mark.parametrize("n", [50, 100, 200])
@pytest.mark.parametrize("population", [300, 900, 10_000])
def test_of_a_finite_pool_the_interval_holds_the_truth_as_often_as_it_says(p, n, population):
    right = round(p * population)
    hits = np.arange(n + 1)
    held = [low <= right / population <= high for low, high in (evaluation.wilson(int(h), n, population) for h in hits)]
    assert stats.hypergeom.pmf(hits, population, right, n)[held].sum() >= 0.93


@pytest.mark.parametrize(("p", "share"), [(0.7, 0.1), (0.9, 0.2), (0.97, 0.1)])
def test_the_audit_as_it_is_drawn_holds_the_truth_as_often_as_it_says(p, share):
    rng = np.random.default_rng(0)
    pool = make_pool([f"clause {n}" for n in range(800)])
    truth = np.full(800, "yes", object)
    predicted = np.where(rng.random(800) < p, "yes", "no").astype(object)
    accuracy = (truth == predicted).mean()
    held = []
    for seed in range(2000):
        rows = queries.reserve(pool, Audit("audit", share).frame_size(800, None), seed)
        estimate = evaluation.accuracy(truth[rows], predicted[rows], "audit", 800)
        held.append(estimate.low <= accuracy <= estimate.high)
    assert np.mean(held) >= 0.93


@pytest.mark.parametrize(("population", "n"), [(300, 100), (900, 50), (10_000, 200)])
def test_over_models_good_and_bad_the_promise_is_kept_on_average(population, n):
    hits = np.arange(n + 1)
    low, high = np.array([evaluation.wilson(int(one), n, population) for one in hits]).T
    kept = []
    for right in np.linspace(0.6 * population, 0.99 * population, 100).astype(int):
        held = (low <= right / population) & (right / population <= high)
        kept.append(stats.hypergeom.pmf(hits, population, right, n)[held].sum())
    assert np.mean(kept) == pytest.approx(0.95, abs=0.01)


def test_an_estimate_says_what_it_rests_on():
    estimate = evaluation.accuracy(np.array(["a"] * 41, object), np.array(["a"] * 34 + ["b"] * 7, object), "audit", 900)
    assert str(estimate) == "0.83 [0.69, 0.91] from 41 random audit labels"
    assert (estimate.n, estimate.method) == (41, "audit")
    assert evaluation.accuracy(np.array([]), np.array([]), "audit") is None


def test_agreement_is_cohens_kappa():
    before = np.array(list("aaabbbccca"), object)
    after = np.array(list("aaabbcccab"), object)
    agree = (before == after).mean()
    chance = sum((before == name).mean() * (after == name).mean() for name in "abc")
    assert evaluation.agreement(before, after) == pytest.approx((agree - chance) / (1 - chance))
    assert evaluation.agreement(before, before) == 1.0
    assert evaluation.agreement(["a"] * 5, ["a"] * 5) == 1.0  # one class everywhere: no division by zero
    assert evaluation.agreement(list("abab"), list("baba")) == -1.0
