"""Estimates of the model's accuracy: the intervals have their nominal coverage."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from al_widget.data.pool import make_pool
from al_widget.engine import holdout
from al_widget.evaluation import calibration, intervals, metrics
from al_widget.evaluation.audit import Audit


@pytest.mark.parametrize("n", [1, 5, 41, 200, 5000])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
def test_without_a_finite_pool_the_interval_is_wilsons(n, confidence):
    for hits in {0, n // 3, n - 1, n}:
        expected = stats.binomtest(hits, n).proportion_ci(confidence, method="wilson")
        assert intervals.wilson(hits, n, confidence=confidence) == pytest.approx(
            (expected.low, expected.high), abs=1e-12
        )


@pytest.mark.parametrize("hits", [0, 7, 20])
def test_the_interval_shrinks_as_the_draws_exhaust_the_pool(hits):
    widths = [
        high - low for low, high in (intervals.wilson(hits, 20, population) for population in (10_000, 100, 40, 25, 21))
    ]
    assert widths == sorted(widths, reverse=True)
    assert intervals.wilson(hits, 20, 20) == (hits / 20, hits / 20)
    assert intervals.wilson(hits, 20, 10**9) == pytest.approx(intervals.wilson(hits, 20), abs=1e-6)


def test_the_interval_stays_between_nothing_and_everything():
    for hits in (0, 3):
        low, high = intervals.wilson(hits, 3, 1000)
        assert 0 <= low <= hits / 3 <= high <= 1


# Coverage is computed exactly: sum the probability of each number of hits whose interval covers the truth.


@pytest.mark.parametrize("p", [0.7, 0.9, 0.97])
@pytest.mark.parametrize("n", [50, 100, 200])
def test_the_interval_covers_the_truth_in_an_infinite_population(p, n):
    hits = np.arange(n + 1)
    held = [low <= p <= high for low, high in (intervals.wilson(int(one), n) for one in hits)]
    assert stats.binom.pmf(hits, n, p)[held].sum() >= 0.93


@pytest.mark.parametrize("p", [0.7, 0.9, 0.97])
@pytest.mark.parametrize("n", [50, 100, 200])
@pytest.mark.parametrize("population", [300, 900, 10_000])
def test_the_interval_covers_the_truth_in_a_finite_pool(p, n, population):
    right = round(p * population)
    hits = np.arange(n + 1)
    held = [low <= right / population <= high for low, high in (intervals.wilson(int(h), n, population) for h in hits)]
    assert stats.hypergeom.pmf(hits, population, right, n)[held].sum() >= 0.93


@pytest.mark.parametrize(("p", "share"), [(0.7, 0.1), (0.9, 0.2), (0.97, 0.1)])
def test_the_interval_covers_the_truth_with_audits_drawn_by_random_keys(p, share):
    rng = np.random.default_rng(0)
    pool = make_pool([f"clause {n}" for n in range(800)])
    truth = np.full(800, "yes", object)
    predicted = np.where(rng.random(800) < p, "yes", "no").astype(object)
    accuracy = (truth == predicted).mean()
    held = []
    for seed in range(2000):
        rows = holdout.Holdout.read(
            holdout.draw(pool, Audit("uniform", share).holdout_size(800, None), seed), pool
        ).rows
        estimate = metrics.accuracy(truth[rows], predicted[rows], "audit", 800)
        held.append(estimate.low <= accuracy <= estimate.high)
    assert np.mean(held) >= 0.93


@pytest.mark.parametrize(("population", "n"), [(300, 100), (900, 50), (10_000, 200)])
def test_averaged_over_good_and_bad_models_the_coverage_is_nominal(population, n):
    hits = np.arange(n + 1)
    low, high = np.array([intervals.wilson(int(one), n, population) for one in hits]).T
    kept = []
    for right in np.linspace(0.6 * population, 0.99 * population, 100).astype(int):
        held = (low <= right / population) & (right / population <= high)
        kept.append(stats.hypergeom.pmf(hits, population, right, n)[held].sum())
    assert np.mean(kept) == pytest.approx(0.95, abs=0.01)


def test_an_estimate_says_what_it_rests_on():
    estimate = metrics.accuracy(np.array(["a"] * 41, object), np.array(["a"] * 34 + ["b"] * 7, object), "audit", 900)
    assert str(estimate) == "0.83 [0.69, 0.91] from 41 random audit labels"
    assert (estimate.n, estimate.method) == (41, "audit")
    assert metrics.accuracy(np.array([]), np.array([]), "audit") is None


def test_agreement_is_cohens_kappa():
    before = np.array(list("aaabbbccca"), object)
    after = np.array(list("aaabbcccab"), object)
    agree = (before == after).mean()
    chance = sum((before == name).mean() * (after == name).mean() for name in "abc")
    assert metrics.cohen_kappa(before, after) == pytest.approx((agree - chance) / (1 - chance))
    assert metrics.cohen_kappa(before, before) == 1.0
    assert metrics.cohen_kappa(["a"] * 5, ["a"] * 5) == 1.0  # a single class: no division by zero
    assert metrics.cohen_kappa(list("abab"), list("baba")) == -1.0


# ------------------------------------------------------------------ classes


def confused(rng, k, right, skew):
    """Return the joint probability of (truth, prediction) for k classes."""
    prior = np.exp(-skew * np.arange(k))
    table = np.array(
        [
            np.insert(rng.dirichlet(np.full(k - 1, 0.4)) * (1 - own), row, own)
            for row, own in enumerate(np.clip(right + rng.normal(0, 0.05, k), 0.3, 0.995))
        ]
    )
    return table * (prior / prior.sum())[:, None]


def measures(table, which):
    hits = table.diagonal()
    recall, f1 = hits / table.sum(1), 2 * hits / (table.sum(0) + table.sum(1))
    return {"balanced_accuracy": recall[which].mean(), "macro_f1": f1[which].mean()} | {
        (name, number): value
        for name, values in (("recall", recall), ("precision", hits / table.sum(0)), ("f1", f1))
        for number, value in enumerate(values)
    }


@pytest.mark.slow
@pytest.mark.parametrize(("k", "skew"), [(2, 0.0), (2, 1.0), (3, 0.3), (6, 0.1)])
def test_every_measure_of_the_classes_holds_the_truth_as_often_as_it_says(k, skew):
    rng = np.random.default_rng(5)
    names = [str(number) for number in range(k)]
    held: dict[str, list[bool]] = {}
    for right in (0.75, 0.9, 0.96):
        table = confused(rng, k, right, skew)
        for _ in range(150):
            drawn = rng.choice(k * k, 120, p=table.ravel() / table.sum())
            truth, predicted = (drawn // k).astype(str), (drawn % k).astype(str)
            which = np.flatnonzero(np.bincount(drawn // k, minlength=k) >= 10)
            true = measures(table, which)
            for one in metrics.metrics(truth, predicted, names, "audit"):
                value = true[one.metric] if one.name is None else true[one.metric, int(one.name)]
                held.setdefault(one.metric, []).append(one.low <= value <= one.high)
    coverage = {metric: np.mean(found) for metric, found in held.items()}
    assert set(coverage) == {"balanced_accuracy", "macro_f1", "recall", "precision", "f1"}
    assert min(coverage.values()) >= 0.93, coverage


def test_the_measures_are_scikit_learns():
    from sklearn.metrics import balanced_accuracy_score, f1_score, precision_score, recall_score

    rng = np.random.default_rng(6)
    truth = rng.choice(["a", "b", "c"], 200)
    predicted = np.where(rng.random(200) < 0.7, truth, rng.choice(["a", "b", "c"], 200))
    found = {(one.metric, one.name): one for one in metrics.metrics(truth, predicted, ["a", "b", "c"], "test")}
    assert found["balanced_accuracy", None].value == pytest.approx(balanced_accuracy_score(truth, predicted))
    assert found["macro_f1", None].value == pytest.approx(f1_score(truth, predicted, average="macro"))
    for score, name in ((precision_score, "precision"), (recall_score, "recall"), (f1_score, "f1")):
        for label, value in zip("abc", score(truth, predicted, average=None), strict=True):
            assert found[name, label].value == pytest.approx(value)
    assert all(one.low <= one.value <= one.high for one in found.values())


def test_a_class_with_fewer_than_ten_examples_is_not_judged():
    truth = np.array(["a"] * 30 + ["b"] * 12 + ["c"] * 9)
    found = metrics.metrics(truth, truth, ["a", "b", "c", "d"], "audit")
    assert {one.name for one in found} == {None, "a", "b"}
    assert found[0].method == "audit, 2 of 4 classes"
    assert found[0].n == 42
    assert metrics.metrics(truth[:30], truth[:30], ["a", "b"], "audit")[0].metric == "recall"  # no mean over one class


# ------------------------------------------------------------------ two models


@pytest.mark.parametrize(("first", "second", "both"), [(0.9, 0.85, 0.82), (0.8, 0.8, 0.7), (0.97, 0.93, 0.93)])
def test_the_interval_of_the_difference_of_two_models_covers_the_truth(first, second, both):
    rng = np.random.default_rng(7)
    chances = [both, first - both, second - both, 1 - first - second + both]
    for n in (40, 200):
        held = []
        for _ in range(2000):
            drawn = rng.choice(4, n, p=chances)
            _, low, high = intervals.paired(drawn < 2, (drawn == 0) | (drawn == 2))
            held.append(low <= first - second <= high)
        assert np.mean(held) >= 0.93


# ------------------------------------------------------------------ calibration


@pytest.mark.parametrize("true", [0.5, 1.0, 2.5])
def test_the_temperature_is_found_and_makes_probabilities_mean_what_they_say(true):
    rng = np.random.default_rng(8)
    meant = rng.dirichlet(np.full(4, 0.4), 3000)
    truth = (meant.cumsum(axis=1) > rng.random((3000, 1))).argmax(axis=1)
    said = calibration.tempered(meant, 1 / true)
    found = calibration.temperature(said, truth)
    assert found == pytest.approx(true, rel=0.1)
    best = calibration.tempered(said, found).max(axis=1)
    assert abs(best.mean() - (meant.argmax(axis=1) == truth).mean()) < 0.02


def test_few_labels_hardly_move_the_temperature():
    said = np.array([[0.6, 0.4]] * 3)
    assert 0.75 < calibration.temperature(said, np.zeros(3, int)) < 1
    assert calibration.temperature(np.array([[1.0, 0.0]] * 5), np.array([0, 0, 0, 0, 1])) < 10


def test_examples_of_classes_the_model_never_saw_do_not_outvote_the_others():
    rng = np.random.default_rng(9)
    said = rng.dirichlet(np.full(4, 0.4), 40)
    truth = (said.cumsum(axis=1) > rng.random((40, 1))).argmax(axis=1)
    unseen = np.column_stack([said, np.zeros(40)])
    missed = np.r_[truth[:-3], [4, 4, 4]]
    assert calibration.temperature(unseen, missed) == pytest.approx(calibration.temperature(said, truth), rel=0.25)
