"""Custom strategies: what they receive, and the errors for invalid results."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from pools import blobs, candidates, select

import al_widget as al
from al_widget import strategies
from al_widget.strategies import class_quota, density_weighted


def run(strategy, n=20, k=4):
    X, proba = blobs(n=n)
    return strategies.select(strategy, candidates(X, proba, labeled=[0, 1]), k, np.random.default_rng(0))


def test_a_strategy_of_your_own_sees_what_it_asks_for():
    def mine(candidates, k, rng):
        assert candidates.proba.shape == (20, 4)
        assert candidates.features.shape == (20, 6)
        assert candidates.labeled_features.shape == (2, 6)
        values = candidates.proba[:, 0] + rng.random(20) / 1e6
        return np.argsort(-values)[:k], values

    rows, _ = run(mine)
    assert len(rows) == 4


def test_a_plain_score_is_a_strategy():
    rows, values = run(strategies.from_score(lambda proba: proba[:, 2]))
    X, proba = blobs(n=20)
    assert rows.tolist() == np.argsort(-proba(X)[:, 2])[:4].tolist()
    assert values.shape == (20,)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "got NoneType"),
        ([0, 1, 2, 3], "got list"),
        (([0, 1, 2, 3],), "got tuple"),
        (([0, 1, 2], np.zeros(20)), "4 distinct positions between 0 and 19"),
        (([0, 1, 2, 2], np.zeros(20)), "distinct"),
        (([0, 1, 2, 20], np.zeros(20)), "between 0 and 19"),
        (([-1, 1, 2, 3], np.zeros(20)), "between 0 and 19"),
        (([0.0, 1.0, 2.0, 3.0], np.zeros(20)), "positions"),
        (([[0, 1, 2, 3]], np.zeros(20)), "positions"),
        (([0, 1, 2, 3], np.zeros(19)), r"one finite score for each of the 20 candidates, got shape \(19,\)"),
        (([0, 1, 2, 3], np.full(20, np.nan)), "NaN or infinite"),
        (([0, 1, 2, 3], np.full(20, np.inf)), "NaN or infinite"),
        (([0, 1, 2, 3], ["high"] * 20), "one finite score"),
    ],
)
def test_an_invalid_batch_is_refused_with_a_sentence(answer, said):
    with pytest.raises(al.StrategyError, match=said):
        run(lambda candidates, k, rng: answer)


@pytest.mark.parametrize("score", [lambda proba: proba, lambda proba: proba[:3, 0], lambda proba: proba[:, 0] * np.nan])
def test_an_invalid_score_is_refused_with_a_sentence(score):
    with pytest.raises(al.StrategyError, match="one finite number"):
        run(strategies.from_score(score))


def failing(candidates, k, rng):
    return np.argsort(candidates.features[:, 99])[:k]


def fickle(proba):
    return proba["unsure"]


@pytest.mark.parametrize(
    ("strategy", "name", "cause"),
    [
        (failing, "failing", IndexError),
        (class_quota(failing), "failing", IndexError),
        (strategies.from_score(fickle), "fickle", IndexError),
        (density_weighted(strategies.from_score(fickle)), "fickle", IndexError),
        (partial(failing, 3), "partial", TypeError),
        (lambda candidates, k, rng: ([[0], [1, 2]], np.zeros(20)), "<lambda>", ValueError),
    ],
)
def test_what_goes_wrong_inside_a_strategy_is_told_with_its_name_and_cause(strategy, name, cause):
    with pytest.raises(al.StrategyError, match=f"The strategy '{name}' failed: {cause.__name__}: ") as caught:
        run(strategy)
    assert isinstance(caught.value.__cause__, cause)


def test_what_goes_wrong_in_the_model_is_no_fault_of_the_strategy():
    def broken(rows):
        raise al.ModelError("It failed to predict.")

    with pytest.raises(al.ModelError, match="failed to predict"):
        select("margin", candidates(blobs()[0], broken), 4)
