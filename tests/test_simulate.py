"""Simulation: the loop with a known truth, reproducible, paired, and honest about what was saved."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.simulate import Simulation


@pytest.fixture(scope="module")
def digits():
    X, y = load_digits(return_X_y=True)
    return (X / 16).astype(np.float32), y.astype(str)


def run(digits, **options):
    X, y = digits
    known = {
        "strategies": ["margin", "random"],
        "n_labels": 90,
        "repeats": 2,
        "seed_size": 30,
        "batch_size": 20,
        "jobs": 1,
    }
    return al.simulate(
        X, y, features=X, model=LogisticRegression(C=10, max_iter=1000), progress=False, **{**known, **options}
    )


def test_the_same_seed_draws_the_same_curves_in_one_process_and_in_two(digits):
    one, two = run(digits), run(digits, jobs=2)
    pd.testing.assert_frame_equal(one.frame.drop(columns="seconds"), two.frame.drop(columns="seconds"))
    other = run(digits, seed=5)
    assert not one.frame["accuracy"].equals(other.frame["accuracy"])


def test_a_curve_has_a_point_per_update_and_ends_at_n_labels(digits):
    frame = run(digits).frame
    assert list(frame.columns) == ["strategy", "repeat", "n_labels", "accuracy", "balanced_accuracy", "seconds"]
    assert frame.groupby(["strategy", "repeat"])["n_labels"].apply(list).tolist() == [[30, 50, 70, 90]] * 4
    assert frame["accuracy"].between(0.5, 1).all()


def test_strategies_share_their_seeds_and_their_test_set(digits):
    first = run(digits).frame.query("n_labels == 30").set_index(["strategy", "repeat"])["accuracy"]
    np.testing.assert_array_equal(first["margin"], first["random"])


def test_a_noisy_oracle_teaches_less(digits):
    clean, noisy = (run(digits, strategies=["random"], noise=noise).frame for noise in (0.0, 0.4))
    assert noisy["accuracy"].mean() < clean["accuracy"].mean() - 0.05


def test_texts_run_through_the_default_features_with_a_test_set():
    train, test = al.datasets.load_contracts(), al.datasets.load_contracts("test")
    result = al.simulate(
        train["text"], train["label"], strategies=["diverse_margin"], n_labels=60, repeats=1, jobs=1, progress=False,
        test=(test["text"], test["label"]),
    )  # fmt: skip
    assert result.frame["accuracy"].iloc[-1] > 0.9
    assert result.figure().data


def curves(shift, repeats=6):
    """Random reaches .6 + .3 x at x of 100 labels; the other is there `shift` labels earlier, give or take."""
    rng = np.random.default_rng(0)
    rows = []
    for repeat in range(repeats):
        wobble = rng.normal(scale=3)
        for n in range(0, 201, 20):
            rows.append(["random", repeat, n, min(0.9, 0.6 + 0.003 * n)])
            rows.append(["ours", repeat, n, min(0.9, 0.6 + 0.003 * (n + shift + wobble))])
    return Simulation(pd.DataFrame(rows, columns=["strategy", "repeat", "n_labels", "accuracy"]))


def test_savings_are_read_where_the_curve_reaches_the_target():
    told = curves(50).savings("ours", over="random", at=80)
    assert told.value == pytest.approx(50 / 80, abs=0.04)
    assert told.low <= told.value <= told.high
    assert (told.n, told.method) == (6, "paired repeats")


def test_a_worse_strategy_costs_labels():
    told = curves(-50).savings("ours", at=80)
    assert told.value == pytest.approx(-50 / 80, abs=0.06)
    assert told.high < 0


def test_a_curve_that_never_gets_there_counts_as_its_last_label():
    assert curves(-200).savings("ours", at=80).value == pytest.approx(1 - 200 / 80)


def test_one_lucky_round_saves_nothing_much():
    simulation = curves(0)
    frame = simulation.frame
    lucky = (frame["strategy"] == "ours") & (frame["n_labels"] == 20)
    frame.loc[lucky, "accuracy"] = 0.95
    first_hit = 0.8
    assert simulation.savings("ours", at=100).value < first_hit - 0.2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"noise": 1.5}, "noise="),
        ({"strategies": ["margins"]}, "margin"),
        ({"model": object()}, "classifier"),
    ],
)
def test_bad_input_is_told_before_anything_runs(digits, change, told):
    with pytest.raises(al.AlWidgetError, match=told):
        X, y = digits
        al.simulate(X, y, features=X, progress=False, jobs=1, **change)


def test_a_truth_of_the_wrong_length_and_an_unknown_strategy_are_told(digits):
    X, y = digits
    with pytest.raises(al.DataError, match="one true label per example"):
        al.simulate(X, y[:-1], features=X)
    with pytest.raises(al.DataError, match="simulated strategies"):
        curves(0).savings("margin")
    with pytest.raises(al.DataError, match="at="):
        curves(0).savings("ours", at=900)


def test_repeats_that_differ_much_do_not_shrink_the_saving():
    """Read curve by curve, a repeat can lose more than it can win: none saves more than all."""
    rng = np.random.default_rng(0)
    levels = rng.normal(scale=0.05, size=40)
    rows = [
        [name, repeat, n, 0.9 - 0.25 * (n * speed / 20) ** -0.5 + level]
        for name, speed in (("random", 1), ("ours", 2))
        for repeat, level in enumerate(levels)
        for n in range(20, 321, 10)
    ]
    simulation = Simulation(pd.DataFrame(rows, columns=["strategy", "repeat", "n_labels", "accuracy"]))
    assert simulation.savings("ours", at=160).value == pytest.approx(0.5, abs=0.01)
    assert simulation.savings("random", at=160).value == pytest.approx(0, abs=0.01)
