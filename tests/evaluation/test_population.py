"""The shares of the classes in a pool: their intervals hold, and the model narrows them as far as it is right."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.evaluation.audit_draw import draw
from al_widget.evaluation.intervals import wilson
from al_widget.evaluation.population import PoolSample, estimate_shares, with_known

DRAWS = 250


@lru_cache
def world(name):
    """Return the classes of a pool and what a model predicts, as codes."""
    rng = np.random.default_rng(0)
    if name == "contracts":  # a real model on real clauses, twelve classes
        frame = al.datasets.load_contracts("train")
        truth = np.unique(frame["label"], return_inverse=True)[1]
        X = TfidfVectorizer(sublinear_tf=True).fit_transform(frame["text"])
        learned = rng.permutation(len(truth))[:150]
        predicted = LogisticRegression(C=30).fit(X[learned], truth[learned]).predict(X)
        rest = np.setdiff1d(np.arange(len(truth)), learned)
        return truth[rest], predicted[rest]
    share, accuracy, n = {"spam": ([0.87, 0.13], 0.985, 4000), "weak": ([0.4, 0.3, 0.2, 0.1], 0.55, 3000)}[name]
    truth = rng.choice(len(share), n, p=share)
    if name == "spam":  # it misses spam, and hardly ever calls anything spam that is none
        return truth, np.where((truth == 1) & (rng.random(n) < (1 - accuracy) / 0.13), 0, truth)
    return truth, np.where(rng.random(n) < accuracy, truth, rng.choice(len(share), n))


def audits(name, m, rows=None):
    """Return the intervals of many audits of a pool, those of the audit alone, and the true shares."""
    truth, predicted = world(name)
    rng, size, n_classes = np.random.default_rng(m), len(truth), int(max(world(name)[0])) + 1
    rows = np.stack([rng.choice(size, m, replace=False) for _ in range(DRAWS)], axis=1) if rows is None else rows
    one = np.eye(n_classes, dtype=bool)
    marks, said = (one[codes[rows]].reshape(m, -1) for codes in (truth, predicted))  # classes are independent
    counts = np.tile(np.bincount(predicted, minlength=n_classes), rows.shape[1])
    found = estimate_shares(PoolSample(marks, said, counts, size, 0 * counts, 0), independent=True)
    alone = np.array([wilson(hits, m, size) for hits in marks.sum(axis=0).tolist()]).T
    share = np.bincount(truth, minlength=n_classes) / size
    return found, alone, np.tile(share, rows.shape[1]), n_classes


def coverage(found, share, n_classes):
    held = (found.low <= share + 1e-12) & (share <= found.high + 1e-12)
    return held.reshape(-1, n_classes).mean(axis=0)


@pytest.mark.parametrize("m", [30, 100, 300])
@pytest.mark.parametrize("name", ["contracts", "spam", "weak"])
def test_the_intervals_hold_and_none_is_wider_than_that_of_the_audit_alone(name, m):
    found, alone, share, n_classes = audits(name, m)
    held = coverage(found, share, n_classes)
    assert held.mean() >= 0.93
    assert held.min() >= 0.90
    assert ((found.high - found.low) <= (alone[1] - alone[0]) + 1e-12).all()


@pytest.mark.parametrize("name", ["contracts", "spam"])
def test_a_model_that_is_right_nine_times_in_ten_narrows_the_intervals_by_a_quarter(name):
    truth, predicted = world(name)
    assert np.mean(truth == predicted) >= 0.9
    ratios = []
    for m in (30, 100, 300):
        found, alone, *_ = audits(name, m)
        ratios.append(np.median((found.high - found.low) / (alone[1] - alone[0])))
    assert np.median(ratios) <= 0.75


def test_a_normal_interval_would_not_hold_here():
    truth, predicted = world("spam")
    rng, size, m = np.random.default_rng(0), len(truth), 100
    held = 0
    for _ in range(DRAWS):
        rows = rng.choice(size, m, replace=False)
        gap = (truth - predicted)[rows]
        held += abs(predicted.mean() + gap.mean() - truth.mean()) <= 1.96 * gap.std(ddof=1) / np.sqrt(m)
    assert held / DRAWS < 0.9


def test_a_stratified_audit_can_be_read_as_a_uniform_one():
    truth, predicted = world("spam")
    rng, m = np.random.default_rng(3), 100
    confidence = np.where(truth == predicted, rng.beta(8, 1, len(truth)), rng.beta(3, 2, len(truth)))

    def audit():
        holdout, drawn = rng.permutation(len(truth))[:1000], []
        while len(drawn) < m:
            drawn += holdout[draw("stratified", len(holdout), 10, confidence[holdout], rng)[0]].tolist()
            holdout = np.setdiff1d(holdout, drawn)
        return np.array(drawn)

    found, _, share, n_classes = audits("spam", m, np.stack([audit() for _ in range(DRAWS)], axis=1))
    assert coverage(found, share, n_classes).mean() >= 0.93


def test_labels_from_where_the_pool_was_drawn_hold_for_the_pool():
    rng, share, m = np.random.default_rng(5), 0.2, 80
    held = []
    for _ in range(DRAWS):
        truth = rng.random(600 + m) < share
        predicted = truth ^ (rng.random(600 + m) < 0.1)
        marks, said = (np.stack([mark, ~mark], axis=1) for mark in (truth, predicted))
        sample = PoolSample(marks[600:], said[600:], said[:600].sum(axis=0), 600, np.zeros(2), 0)
        found = estimate_shares(sample, of_the_pool=False)
        assert found.modelled.all()
        held.append(found.low[0] <= truth[:600].mean() <= found.high[0])
    assert np.mean(held) >= 0.93


def one_hot(codes, n_classes):
    return np.eye(n_classes, dtype=bool)[np.asarray(codes)]


def sample(truth, predicted, counts, known=None, n_known=0):
    n_classes = len(counts)
    known = np.zeros(n_classes) if known is None else np.array(known)
    return PoolSample(
        one_hot(truth, n_classes), one_hot(predicted, n_classes), np.array(counts), int(sum(counts)), known, n_known
    )


def test_a_class_the_audit_has_not_shown_has_an_honest_upper_end():
    codes = [0] * 60 + [1] * 40
    found = estimate_shares(sample(codes, codes, [600, 400, 0]))
    assert found.low[2] == 0
    assert 3 / 100 * 0.85 < found.high[2] < 4 / 100  # 3 of 100: "the rule of three"; a little less in a pool of 1,000
    assert 0 < found.value[2] < 0.01


def test_shares_of_exclusive_classes_sum_to_one_within_their_intervals():
    rng = np.random.default_rng(1)
    for _ in range(100):
        n_classes, m = int(rng.integers(2, 30)), int(rng.integers(5, 60))
        truth = rng.choice(n_classes, 1000, p=rng.dirichlet(np.ones(n_classes)))
        predicted = np.where(rng.random(1000) < rng.random(), truth, rng.integers(n_classes, size=1000))
        found = estimate_shares(sample(truth[:m], predicted[:m], np.bincount(predicted, minlength=n_classes)))
        assert ((found.low <= found.value) & (found.value <= found.high)).all()
        assert found.value.sum() == pytest.approx(1, abs=1e-6)


def test_an_interval_does_not_contradict_the_labels_that_are_known():
    codes = [0] * 10
    found = estimate_shares(sample(codes, codes, [100, 0], known=[10, 30], n_known=40))
    assert found.low[1] == pytest.approx(0.3)
    assert found.high[0] == pytest.approx(0.7)


def test_a_pool_that_is_drawn_to_the_end_has_points_for_intervals():
    truth, predicted = [0] * 30 + [1] * 70, [0] * 50 + [1] * 50
    found = estimate_shares(sample(truth, predicted, [50, 50]))
    for ends in (found.low, found.value, found.high):
        assert ends == pytest.approx([0.3, 0.7])


def test_a_stratum_that_is_drawn_to_the_end_adds_no_doubt():
    truth, predicted = [0] * 60 + [1] * 40 + [1] * 20, [0] * 100 + [1] * 20  # all that are predicted as 0, few others
    found = estimate_shares(sample(truth, predicted, [100, 100]))
    assert found.modelled.all()
    assert found.low[0] == pytest.approx(60 / 200)
    assert found.high[1] == pytest.approx(140 / 200)


def test_examples_that_are_known_besides_are_counted_as_they_are():
    codes = [0] * 50 + [1] * 50
    found = estimate_shares(sample(codes, codes, [500, 500]))
    joined = with_known(found, 1000, np.array([3000, 0]), 3000)
    assert joined.value == pytest.approx([(500 + 3000) / 4000, 500 / 4000], abs=0.002)
    assert joined.high - joined.low == pytest.approx((found.high - found.low) / 4)


def test_predictions_make_the_shares_themselves_more_accurate():
    truth, predicted = world("spam")
    rng, ours, alone = np.random.default_rng(0), [], []
    counts = np.bincount(predicted).tolist()
    for _ in range(DRAWS):
        rows = rng.choice(len(truth), 100, replace=False)
        ours.append(estimate_shares(sample(truth[rows], predicted[rows], counts)).value[1])
        alone.append(truth[rows].mean())
    error, usual = (np.sqrt(np.mean((np.array(each) - truth.mean()) ** 2)) for each in (ours, alone))
    assert error < 0.6 * usual
