"""Simulation: the loop with an oracle; reproducible, paired, and with honest intervals of the savings."""

from __future__ import annotations

import re
import sys

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.data.features.features import Rows
from al_widget.simulation import Simulation


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
    figure = result.figure()
    assert figure.data
    assert "sendChartToCloud" in figure.layout.modebar.remove


def curves(shift, repeats=6):
    """Return two noisy curves: random reaches .6 + .3 x at x of 100 labels, "ours" about `shift` labels earlier."""
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


def test_a_strategy_that_comes_later_costs_labels():
    told = curves(-50).savings("ours", at=80)
    assert told.value == pytest.approx(-50 / 80, abs=0.04)
    assert told.high < 0


def test_a_strategy_that_never_arrives_is_charged_with_all_its_labels():
    simulation = curves(0)
    frame = simulation.frame
    mine = frame["strategy"] == "ours"
    frame.loc[mine, "accuracy"] = frame.loc[mine, "accuracy"].clip(upper=0.75)  # random reaches this with 50 labels
    assert simulation.savings("ours", at=100).value == pytest.approx(1 - 200 / 50, abs=0.2)


def noisy(seed, earlier, repeats=10):
    """Return curves of one shape, the second with 1 / (1 - earlier) of the progress per label, and realistic noise."""
    rng = np.random.default_rng(seed)
    x = np.arange(20, 321, 20.0)
    split = rng.normal(scale=0.01, size=(repeats, 1))
    rows = []
    for name, progress in (("random", x), ("ours", x / (1 - earlier))):
        y = 0.6 + 0.35 * (1 - np.exp(-progress / 90)) + split + rng.normal(scale=0.012, size=(repeats, len(x)))
        rows += [[name, repeat, n, value] for repeat in range(repeats) for n, value in zip(x, y[repeat], strict=True)]
    return Simulation(pd.DataFrame(rows, columns=["strategy", "repeat", "n_labels", "accuracy"]))


@pytest.mark.slow
@pytest.mark.parametrize(("true", "repeats"), [(0.0, 10), (0.4, 10), (-0.5, 10), (0.0, 5), (0.4, 5), (-0.5, 5)])
def test_the_interval_of_the_saving_covers_the_truth(true, repeats):
    told = [noisy(seed, true, repeats).savings("ours", at=160) for seed in range(150)]
    assert np.mean([one.low <= true <= one.high for one in told]) >= 0.93
    assert np.mean([one.value for one in told]) == pytest.approx(true, abs=0.03)


def test_the_verdict_says_what_the_interval_allows():
    helped, late, same = (curves(shift).verdict("ours", at=80) for shift in (40, -50, 0))
    goal = "At the accuracy of 80 random labels, "
    assert re.fullmatch(goal + r"ours saves [45]\d% \[\d+%, \d+%\] of them \(6 paired repeats\)\.", helped)
    assert re.fullmatch(goal + r"ours takes [56]\d% \[\d+%, \d+%\] more \(6 paired repeats\)\.", late)
    assert re.search(r"there is no evidence that ours helps here: a saving of \[-\d+%, \d+%\]", same)


def test_one_lucky_round_saves_nothing_much():
    simulation = curves(0)
    frame = simulation.frame
    lucky = (frame["strategy"] == "ours") & (frame["n_labels"] == 20)
    frame.loc[lucky, "accuracy"] = 0.95
    first_hit = 0.8
    assert simulation.savings("ours", at=100).value < first_hit - 0.2


def first(candidates, k, rng):
    return np.arange(k), np.zeros(len(candidates))


TEN = np.zeros((10, 64))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"noise": 1.5}, "noise="),
        ({"noise": "x"}, "noise="),
        ({"noise": float("nan")}, "noise="),
        ({"strategies": ["margins"]}, "margin"),
        ({"strategies": []}, "one strategy or more, got none"),
        ({"strategies": None}, "as a list of names or functions, got None"),
        ({"strategies": ["random", "margin", "random"]}, "'random' more than once"),
        ({"strategies": [lambda *_: None, lambda *_: None]}, "'<lambda>' more than once"),
        ({"model": object()}, "classifier"),
        ({"n_labels": 0}, "n_labels= to be a whole number of at least 1, got 0"),
        ({"n_labels": "x"}, "n_labels="),
        ({"repeats": 0}, "repeats="),
        ({"repeats": None}, "repeats="),
        ({"jobs": 0}, "jobs= to be a whole number of at least 1, got 0"),
        ({"seed": -5}, "seed="),
        ({"seed": None}, "seed="),
        ({"batch_size": 0}, "batch_size="),
        ({"audit": "much"}, "audit="),
        ({"store": "labels.db"}, "no store=: simulate keeps its sessions in memory"),
        ({"ids": range(1797)}, "no ids="),
        ({"labels": {0: "1"}}, "no labels="),
        ({"classes": ["0", "1"]}, "no classes="),
        ({"strategy": "margin"}, "no strategy="),
        ({"test": 5}, r"pair \(examples, labels\)"),
        ({"test": (TEN, 5)}, "labels of test= as a list"),
        ({"test": (TEN, ["1"] * 9)}, "got 10 examples and 9 labels"),
        ({"test": (TEN, ["1"] * 9 + ["dog"])}, "'dog' is not one of the classes"),
        ({"test": (TEN, ["1"] * 9 + [None])}, "test= without gaps, got None at position 9"),
        ({"test": (TEN[:, :3], ["1"] * 10)}, r"test=: expected rows of 64 numbers .*, got shape \(10, 3\)"),
    ],
    ids=lambda value: None if isinstance(value, str) else next(iter(value)),
)
def test_bad_input_is_told_before_anything_runs(digits, change, told, monkeypatch):
    monkeypatch.setattr(sys.modules["al_widget.simulate"], "_draw_curve", lambda *_: pytest.fail("a curve ran"))
    X, y = digits
    with pytest.raises(al.AlWidgetError, match=told):
        al.simulate(X, y, **{"features": X, "progress": False, "jobs": 1, **change})


def test_an_option_that_no_session_takes_is_refused_before_anything_runs(digits):
    with pytest.raises(TypeError, match="unexpected keyword argument 'batchsize'"):
        run(digits, batchsize=20)


@pytest.mark.parametrize("gap", [None, float("nan"), pd.NA])
def test_a_gap_in_the_truth_is_told_with_its_position(digits, gap):
    X, y = digits
    truth = [*y[:7], gap, *y[8:]]
    with pytest.raises(al.DataError, match="truth without gaps, got .* at position 7"):
        al.simulate(X, truth, features=X, jobs=1, progress=False)
    with pytest.raises(al.DataError, match="truth without gaps, got .* at position 7"):
        al.simulate(X, [*[["1"]] * 7, gap, *[["2"]] * 1789], features=X, multilabel=True, jobs=1, progress=False)
    with pytest.raises(al.DataError, match="truth without gaps, got .* at position 1"):
        al.simulate(X, [["1"], ["2", gap], *[[]] * 1795], features=X, multilabel=True, jobs=1, progress=False)


def test_with_multilabel_an_answer_is_a_collection_of_names(digits):
    X, y = digits
    with pytest.raises(al.DataError, match=r"list or set of classes for each example, got '0' at position 0"):
        al.simulate(X, y.tolist(), features=X, multilabel=True, jobs=1, progress=False)
    with pytest.raises(al.DataError, match="truth as a list, one label per example, got 5"):
        al.simulate(X, 5, features=X, jobs=1, progress=False)


def test_the_frame_tells_the_same_strategy_with_other_options_apart(digits):
    chosen = [al.strategies.get("diverse_margin", shortlist=length) for length in (2, 5)]
    frame = run(digits, strategies=chosen, repeats=1, n_labels=50).frame
    assert frame["strategy"].unique().tolist() == ["diverse_margin(shortlist=2)", "diverse_margin(shortlist=5)"]
    assert frame.groupby("strategy")["n_labels"].apply(list).tolist() == [[30, 50]] * 2


@pytest.mark.parametrize(("single", "name"), [("margin", "margin"), (first, "first")])
def test_a_single_strategy_needs_no_list(digits, single, name):
    frame = run(digits, strategies=single, repeats=1, n_labels=30).frame
    assert frame["strategy"].tolist() == [name]


def test_labels_of_the_test_set_are_read_as_the_truth_is(digits):
    X, y = digits
    as_numbers, as_text = (
        run((X, truth), strategies="margin", repeats=1, n_labels=30, test=(X[:99], labels)).frame["accuracy"]
        for truth, labels in ((y.astype(int), y[:99].astype(int)), (y, [f" {name} " for name in y[:99]]))
    )
    assert as_numbers.tolist() == as_text.tolist()


def test_a_truth_of_the_wrong_length_and_an_unknown_strategy_are_told(digits):
    X, y = digits
    with pytest.raises(al.DataError, match="one true label per example"):
        al.simulate(X, y[:-1], features=X)
    with pytest.raises(al.DataError, match="simulated strategies"):
        curves(0).savings("margin")
    with pytest.raises(al.DataError, match="at="):
        curves(0).savings("ours", at=900)


@pytest.mark.parametrize("repeats", [1, 2, 4])
def test_an_interval_over_fewer_than_five_repeats_is_refused(repeats):
    with pytest.raises(al.DataError, match=f"got {repeats}: .* Pass repeats=5 or more"):
        curves(0, repeats=repeats).savings("ours", at=100)
    with pytest.raises(al.DataError, match="Pass repeats=5 or more"):
        curves(0, repeats=repeats).verdict("ours")
    assert curves(0, repeats=5).savings("ours", at=100).n == 5


def test_the_verdict_names_the_labels_the_saving_was_read_at():
    simulation = curves(50)
    frame = simulation.frame
    shorter = Simulation(frame[(frame["strategy"] == "random") | (frame["n_labels"] <= 80)])
    assert "accuracy of 80 random labels" in shorter.verdict("ours")
    assert shorter.savings("ours") == shorter.savings("ours", at=80)
    apart = Simulation(frame[(frame["strategy"] == "random") == (frame["n_labels"] > 80)])
    with pytest.raises(al.DataError, match="in common"):
        apart.verdict("ours")


def test_repeats_that_differ_much_do_not_shrink_the_saving():
    """Read curve by curve, savings are skewed: a repeat can lose any number of labels, but cannot save more than all."""
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


def test_a_test_set_of_feature_rows_is_taken_as_it_is(digits):
    X, y = digits
    plain, rows = (
        run(digits, strategies="margin", repeats=1, n_labels=30, test=(test, y[:99])).frame["accuracy"]
        for test in (X[:99], Rows(X[:99]))
    )
    assert plain.tolist() == rows.tolist()
    with pytest.raises(al.DataError, match="got 98 examples and 99 labels"):
        run(digits, test=(Rows(X[:98]), y[:99]))


def test_a_model_that_cannot_fit_the_first_labels_has_a_curve_from_where_it_can(clauses):
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.svm import LinearSVC

    truth = [clauses.truth[text] for text in clauses.texts]
    options = {"n_labels": 60, "repeats": 1, "jobs": 1, "progress": False, "features": clauses.matrix, "seed_size": 6}
    played = al.simulate(
        clauses.texts, truth, strategies=["random"], model=CalibratedClassifierCV(LinearSVC(), cv=4), **options
    )
    assert 6 < played.frame["n_labels"].min() < 60
    with pytest.raises(al.ModelError, match="CalibratedClassifierCV needs 30 labels of each class"):
        al.simulate(
            clauses.texts, truth, strategies=["random"], model=CalibratedClassifierCV(LinearSVC(), cv=30), **options
        )
