"""Anchors: published learning curves, reproduced with this package by the code of `benchmarks/`."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np
import pytest
from scipy.integrate import trapezoid
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from al_widget import strategies
from al_widget.models.learner import Learner
from al_widget.strategies import Candidates

pytestmark = pytest.mark.slow

SPLITS = 5
# Correct predictions on five splits, out of 5 times 719, at 50, 70, … 250 labels. modAL 0.4.2.1, scikit-activeml 1.0.1
# and small-text 1.4.1 agree, batch by batch (`benchmarks/digits.py` runs them side by side).
MARGIN = [2716, 3121, 3254, 3345, 3368, 3409, 3428, 3437, 3464, 3475, 3469]
ENTROPY = [2716, 2931, 3128, 3183, 3260, 3295, 3341, 3367, 3396, 3415, 3433]
DRAWN = [2716, 2940, 3087, 3148, 3192, 3247, 3283, 3312, 3324, 3334, 3356]  # small-text's draw


@pytest.fixture
def benchmark(monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).resolve().parents[2] / "benchmarks")
    return importlib.import_module


def drawn(seed):
    """Return a custom strategy that repeats the random draw behind the published curve."""
    random_keys = np.random.RandomState(seed)

    def strategy(candidates, k, rng):
        return random_keys.choice(len(candidates), k, replace=False), np.zeros(len(candidates))

    return strategy


@pytest.mark.parametrize(
    ("strategy", "curve"),
    [("margin", MARGIN), ("entropy", ENTROPY), (drawn, DRAWN)],
    ids=["margin", "entropy", "drawn"],
)
def test_on_digits_a_session_draws_the_curve_four_libraries_draw(benchmark, strategy, curve):
    digits = benchmark("digits")
    runs = [
        digits.ours(digits.Split(seed), strategy(seed) if callable(strategy) else strategy) for seed in range(SPLITS)
    ]
    found = 719 * np.sum([run.accuracies for run in runs], axis=0)
    # Another linear algebra library rounds differently, so a digit on a decision boundary may change its class.
    np.testing.assert_allclose(found, curve, atol=2, rtol=0)


def test_on_digits_our_own_random_draws_are_as_good_as_theirs(benchmark):
    digits = benchmark("digits")
    areas = [trapezoid(digits.ours(digits.Split(seed), "random").accuracies) / 10 for seed in range(SPLITS)]
    assert np.mean(areas) == pytest.approx(0.8943, abs=0.02)  # of 25 splits; standard error over five: .007


def test_on_wdbc_margin_gains_what_was_published(benchmark):
    published = benchmark("published")
    X, y = load_breast_cancer(return_X_y=True)
    y = y.astype(str).astype(object)
    random, margin = ([published.area(X, y, name, seed) for seed in range(3)] for name in ("random", "margin"))
    gains = np.subtract(margin, random)
    assert (gains > 0).all()
    uniform, _, us_c, _ = published.PUBLISHED["wdbc"]
    assert gains.mean() == pytest.approx(us_c - uniform, abs=0.009)  # two standard errors of three splits


@pytest.fixture(scope="module")
def curves():
    """Return the accuracy on digits: 40 % test, 50 random labels, then 10 rounds of 20; mean of 3 splits."""
    X, y = load_digits(return_X_y=True)
    X, y = X / 16, y.astype(str).astype(object)
    classes = tuple("0123456789")
    found = {}
    for name in ("random", "margin", "entropy"):
        runs = []
        for seed in range(3):
            pool, test = train_test_split(np.arange(len(y)), test_size=0.4, random_state=seed, stratify=y)
            rng = np.random.default_rng(seed)
            labeled = rng.choice(pool, 50, replace=False)
            learner, model, run = Learner(LogisticRegression(C=1.0, max_iter=1000), 0), None, []
            for _ in range(11):
                model = learner.fit(X[labeled], y[labeled], classes, model)
                run.append((model.predict(X[test]) == y[test]).mean())
                here = Candidates(X, np.setdiff1d(pool, labeled), labeled, lambda rows, m=model: m.proba(rows, classes))
                rows, _ = strategies.select(strategies.get(name), here, 20, rng)
                labeled = np.concatenate([labeled, here.rows[rows]])
            runs.append(run)
        found[name] = np.mean(runs, axis=0)
    return found


@pytest.mark.parametrize(("name", "area"), [("random", 0.8874), ("margin", 0.9289), ("entropy", 0.9010)])
def test_on_digits_the_curve_is_the_one_four_libraries_draw(curves, name, area):
    assert trapezoid(curves[name]) / 10 == pytest.approx(area, abs=0.015)


def test_on_digits_margin_saves_labels_over_random_and_entropy(curves):
    margin, entropy, random = (trapezoid(curves[name]) / 10 for name in ("margin", "entropy", "random"))
    assert margin > entropy + 0.01
    assert margin > random + 0.02
    assert curves["margin"][4] > curves["random"][10] - 0.01  # 130 labels reach the accuracy of 250 random ones
    assert curves["margin"][-1] == pytest.approx(0.9650, abs=0.01)
