"""Anchors: learning curves that others have drawn, drawn again by the code of `benchmarks/` with this package."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np
import pytest
from scipy.integrate import trapezoid
from sklearn.datasets import load_breast_cancer

SPLITS = 5
# Right answers on five splits, of 5 times 719, at 50, 70, … 250 labels. modAL 0.4.2.1, scikit-activeml 1.0.1 and
# small-text 1.4.1 give the same, batch by batch (`benchmarks/digits.py` runs them side by side).
MARGIN = [2716, 3121, 3254, 3345, 3368, 3409, 3428, 3437, 3464, 3475, 3469]
ENTROPY = [2716, 2931, 3128, 3183, 3260, 3295, 3341, 3367, 3396, 3415, 3433]
DRAWN = [2716, 2940, 3087, 3148, 3192, 3247, 3283, 3312, 3324, 3334, 3356]  # small-text's draw


@pytest.fixture
def benchmark(monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).resolve().parents[2] / "benchmarks")
    return importlib.import_module


def drawn(seed):
    """A strategy of one's own, the draw with which the published random curve was made."""
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
    # Another linear algebra library rounds otherwise, and a digit on the border between two classes may cross it.
    np.testing.assert_allclose(found, curve, atol=2, rtol=0)


def test_on_digits_our_own_random_draws_are_as_good_as_theirs(benchmark):
    digits = benchmark("digits")
    areas = [trapezoid(digits.ours(digits.Split(seed), "random").accuracies) / 10 for seed in range(SPLITS)]
    assert np.mean(areas) == pytest.approx(0.8943, abs=0.02)  # of 25 splits; over five the standard error is .007


def test_on_wdbc_margin_gains_what_was_published(benchmark):
    published = benchmark("published")
    X, y = load_breast_cancer(return_X_y=True)
    y = y.astype(str).astype(object)
    random, margin = ([published.area(X, y, name, seed) for seed in range(3)] for name in ("random", "margin"))
    gains = np.subtract(margin, random)
    assert (gains > 0).all()
    uniform, _, us_c, _ = published.PUBLISHED["wdbc"]
    assert gains.mean() == pytest.approx(us_c - uniform, abs=0.009)  # two standard errors of three splits
