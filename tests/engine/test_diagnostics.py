"""Diagnostics: the gain over the random baseline, the forecast for more labels, and the label issues."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from sklearn.datasets import load_digits, make_classification
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.engine.diagnostics import Diagnostics
from al_widget.engine.labeled import LabeledData
from al_widget.evaluation.audit import Audit
from al_widget.exceptions import DataError
from al_widget.labels.event import Event
from al_widget.models.learner import Learner


@pytest.fixture(scope="module")
def world():
    X, y = make_classification(6000, 8, n_informative=5, n_redundant=0, n_classes=3, class_sep=1.3, random_state=1)
    return X, np.array(["a", "b", "c"], object)[y]


def diagnose(world, train, audit, seeds=0, kind="uniform", **event):
    """Return diagnostics on training rows, the first of them random seeds, and audit rows."""
    X, y = world
    picked = ["seed"] * seeds + ["query"] * (len(train) - seeds) + ["audit"] * len(audit)
    strategies = (
        ["random"] * seeds + ["margin"] * (len(train) - seeds) + ["lure" if kind == "lure" else "random"] * len(audit)
    )
    labels = [
        (int(row), y[row], Event("c", n, "label", str(row), y[row], "me", p, s, **event))
        for n, (row, p, s) in enumerate(zip([*train, *audit], picked, strategies, strict=True))
    ]
    learner = Learner(LogisticRegression(), 0)
    return Diagnostics(LabeledData.of(X, learner, ("a", "b", "c"), labels, Audit(kind, 0.1), None, 0))


def right(world, rows, judged):
    X, y = world
    return (LogisticRegression().fit(X[rows], y[rows].astype(str)).predict(X[judged]) == y[judged]).mean()


@pytest.mark.slow
def test_the_interval_of_the_gain_over_random_order_covers_the_truth(world):
    """The strategy oversamples one class, so it is worse than random; the random baseline must show by how much."""
    _, y = world
    rng = np.random.default_rng(0)
    held, gains = [], []
    for _ in range(120):
        rows = rng.permutation(len(y))
        audit, held_out, rest = rows[:75], rows[75:4000], rows[4000:]
        biased = np.concatenate([rest[:10], rest[10:][y[rest[10:]] == "a"][:30], rest[10:][y[rest[10:]] != "a"][:60]])
        found = diagnose(world, biased, audit, seeds=10).baseline
        active = right(world, biased[: found.labels], held_out)
        random_order = np.mean(
            [right(world, np.r_[biased[:10], np.delete(audit, np.s_[one::5])], held_out) for one in range(5)]
        )
        held.append(found.low <= active - random_order <= found.high)
        gains.append((found.gain, active - random_order))
        assert (found.labels, found.n) == (70, 75)
    assert np.mean(held) >= 0.93
    seen, true = np.mean(gains, axis=0)
    assert seen == pytest.approx(true, abs=0.012)


def test_the_interval_of_the_forecast_covers_the_truth(world):
    _, y = world
    rng = np.random.default_rng(1)
    held, widths, gains = [], [], []
    for _ in range(150):
        rows = rng.permutation(len(y))
        audit, held_out, rest = rows[:60], rows[60:4000], rows[4000:]
        n = int(rng.choice([30, 60, 150]))
        found = diagnose(world, rest[:n], audit).forecast(100, None)
        true = right(world, rest[: n + 90], held_out) - right(world, rest[:n], held_out)
        held.append(found.low <= true <= found.high)
        widths.append(found.high - found.low)
        gains.append((found.gain, true))
    assert np.mean(held) >= 0.93
    assert np.mean(widths) < 0.4  # wide, but still informative
    told, true = np.mean(gains, axis=0)
    assert true / 3 < told < 2 * true


def test_a_random_baseline_needs_twenty_fair_audit_labels(world):
    rows = np.random.default_rng(2).permutation(2000)
    assert diagnose(world, rows[:40], rows[40:59]).baseline is None
    assert diagnose(world, rows[:40], rows[40:60]).baseline is not None
    assert diagnose(world, rows[:40], rows[40:60], kind="lure").baseline is None
    assert diagnose(world, rows[:40], rows[40:60], kind="lure").forecast(100, None) is None
    _, y = world
    assert diagnose(world, np.flatnonzero(y == "a")[:40], rows[40:60]).baseline is None  # one class is not enough


def test_both_sentences_say_what_they_rest_on(world):
    rows = np.random.default_rng(3).permutation(2000)
    back = diagnose(world, rows[:60], rows[60:120], seeds=20, ms=6000)
    comparison = str(back.baseline)
    assert comparison.startswith("At 60 labels (20 of them seeds): ")
    assert comparison.endswith("on the same 60 audit examples.")
    forecast = str(back.forecast(100, 25.0))
    assert forecast.startswith("100 more labels would cost 2,500 and take about 10 min, and bring ")
    assert "95 % interval" in forecast
    assert back.forecast(100, None).cost is None


def digits_session(noise, n=150, **options):
    X, y = load_digits(return_X_y=True)
    rng = np.random.default_rng(0)
    rows = rng.permutation(len(y))[:600]
    truth = y[rows].astype(str)
    session = al.Session(
        X[rows] / 16, sorted(set(truth)), features=X[rows] / 16, store=None, model=LogisticRegression(C=10, max_iter=1000),
        strategy="random", audit=0.2, **options,
    )  # fmt: skip
    flipped = []
    for query in session.query(n):
        label = truth[query.id]
        if rng.random() < noise:
            label = str((int(label) + 1) % 10)
            flipped.append(query.id)
        session.label(query.id, label)
    return session, truth, flipped


def test_wrong_labels_are_found_and_can_be_corrected_in_the_same_log():
    session, truth, flipped = digits_session(noise=0.1, batch_size=150)
    session.update()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        label_issues = session.label_issues()
    assert list(label_issues.columns) == ["id", "label", "predicted", "confidence"]
    assert label_issues["confidence"].is_monotonic_increasing
    found = set(label_issues["id"]) & set(flipped)
    assert len(found) >= 0.6 * len(flipped)
    assert len(label_issues) <= 2.5 * len(flipped)
    before = len(session.log)
    for one in label_issues["id"]:
        session.label(one, truth[one])
    assert len(session.log) == before + len(label_issues)  # both labels stay in the log
    assert all(session.labels[one] == truth[one] for one in label_issues["id"])
    assert len(session.labels) == 150
    again = session.label_issues()
    assert len(set(again["id"]) & set(flipped)) < len(found)


def test_labels_of_a_class_too_rare_to_judge_are_never_label_issues():
    session, _, _ = digits_session(noise=0.0, n=40, batch_size=40)
    session.add_class("rare")
    first, second = session.labels.index[:2]
    session.label(first, "rare")
    session.label(second, "rare")
    session.update()
    assert not {first, second} & set(session.label_issues()["id"])


def test_before_there_are_labels_there_are_no_label_issues_and_no_forecast():
    session, _, _ = digits_session(noise=0.0, n=1)
    assert session.label_issues().empty
    assert session.baseline is None
    assert session.forecast() is None
    with pytest.raises(DataError, match="labels="):
        session.forecast(0)


def test_a_session_compares_itself_with_random_order_live():
    session, _, _ = digits_session(noise=0.0, n=150, batch_size=150)
    session.update()
    first = session.baseline
    assert first.n == (session.frame["picked"] == "audit").sum()
    assert session.baseline is first  # fitted again only after a new label
    query = session.query(1)[0]
    session.label(query.id, "0")
    assert session.baseline is not first
    forecast = session.forecast(50)
    assert forecast.low <= forecast.gain <= forecast.high


def test_with_several_labels_wrong_sets_are_label_issues_too():
    rng = np.random.default_rng(4)
    X = rng.normal(size=(400, 6))
    truth = [tuple(name for name, on in zip("abc", row[:3] > 0.3, strict=True) if on) for row in X]
    session = al.Session(
        X, list("abc"), features=X, store=None, multilabel=True, strategy="random", audit=0.3, batch_size=240
    )
    flipped = []
    for query in session.query(240):
        answer = set(truth[query.id])
        if rng.random() < 0.12:
            answer ^= {"a"}
            flipped.append(query.id)
        session.label(query.id, answer)
    session.update()
    label_issues = session.label_issues()
    found = len(set(label_issues["id"]) & set(flipped))
    assert found >= 0.5 * len(flipped)  # two thirds on average over many draws
    assert found >= 0.7 * len(label_issues)
    assert label_issues["confidence"].is_monotonic_increasing
    one = label_issues.iloc[0]
    assert one["label"] != one["predicted"]
    session.label(one["id"], truth[one["id"]])
    assert session.baseline.n == (session.frame["picked"] == "audit").sum()
    assert session.forecast(50).low <= session.forecast(50).high


def test_a_forecast_is_limited_to_the_labels_that_are_left():
    session, _, _ = digits_session(noise=0.0, n=150, batch_size=150, budget=180)
    session.update()
    assert session.forecast(100).labels == session.left == 180 - session.n_labels
    while batch := session.query(50):
        for query in batch:
            session.label(query.id, "1")
    assert session.left == 0
    assert session.forecast(100) is None
