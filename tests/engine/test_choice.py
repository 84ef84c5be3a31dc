"""The choice between representations: fair to labels that a strategy asked for, and only where the gain is clear."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from al_widget.engine import choice
from al_widget.engine.choice import Labeled, Look, Reading, compare
from al_widget.models.learner import Learner

CLASSES = ("no", "yes")
LEARNER = Learner(LogisticRegression(C=10), seed=0)


def views(n, noise, seed):
    """Return the truth of n examples (n,), and two ways to read them (n, 2), each with errors of its own."""
    rng = np.random.default_rng(seed)
    truth = rng.random(n) < 0.5
    signal = np.where(truth, 1.0, -1.0)
    one, other = (np.column_stack([signal + noise[k] * rng.normal(size=n), rng.normal(size=n)]) for k in range(2))
    return np.where(truth, "yes", "no").astype(object), one, other


def reading(name, X, rows):
    return Reading(name, lambda: X[rows], lambda: X)


def asked(X, truth, seeds, n):
    """Return the rows that asking by the smallest margin labels, after random seeds."""
    rows = list(range(seeds))
    while len(rows) < n:
        model = LEARNER.fit(X[rows], truth[rows], CLASSES, None)
        margin = np.abs(np.diff(model.proba(X, CLASSES))[:, 0])
        margin[rows] = np.inf
        rows += np.argsort(margin)[:20].tolist()
    return np.array(rows)


def look(truth, one, other, rows, seed=0):
    labeled = Labeled(truth[rows], CLASSES, LEARNER, seed)
    return compare(labeled, reading("one", one, rows), [reading("other", other, rows)], "made")


def test_a_representation_that_is_clearly_right_more_often_is_taken():
    truth, one, other = views(600, (2.0, 0.4), 0)
    found = look(truth, one, other, np.arange(120))
    assert (found.features, found.before, found.labels, found.source) == ("other", "one", 120, "made")
    assert found.switched
    assert found.gain == pytest.approx(0.3, abs=0.12)  # noise of 2.0 leaves 69 % right, noise of .4 99 %


def test_the_one_in_use_stays_where_the_other_is_worse_or_no_better():
    for noise in ((0.4, 2.0), (1.0, 1.0)):
        truth, one, other = views(600, noise, 1)
        assert look(truth, one, other, np.arange(120)).features == "one"


def test_a_gain_that_few_labels_show_is_not_clear():
    truth, one, other = views(600, (1.2, 0.9), 3)
    assert not look(truth, one, other, np.arange(40)).switched


def switches(n_sessions):
    """Return how often sessions that asked by one of two equally good representations leave it."""
    count = 0
    for seed in range(n_sessions):
        truth, one, other = views(1000, (1.0, 1.0), 100 + seed)
        rows = asked(one, truth, 20, 120)
        count += look(truth, one, other, rows, seed).switched
    return count / n_sessions


def test_labels_that_one_representation_asked_for_do_not_count_against_it(monkeypatch):
    fair = switches(20)
    monkeypatch.setattr(choice, "_stratum_weights", lambda surer: np.ones(len(surer)))
    assert switches(20) > 0.8  # what it asked is what it gets wrong: counted alike, any other one seems better
    assert fair <= 0.1


def test_labels_of_a_stratum_count_together_as_much_as_it_holds_of_the_pool():
    surer = np.array([0.05, 0.1, 0.15, 0.3, 0.5, 0.7, 0.9, 1.0])
    weights = choice._stratum_weights(surer)
    assert np.round(weights, 4).tolist() == [0.0667, 0.0667, 0.0667, 0.2, 0.2, 0.2, 0.1, 0.1]
    # The strata in the middle have no label: each goes to the nearest one that has, the middle one to the lower.
    assert choice._stratum_weights(np.array([0.1, 0.1, 0.9])).round(4).tolist() == [0.3, 0.3, 0.4]


def test_a_fold_with_a_single_class_says_nothing_of_either():
    X = np.eye(6)
    labeled = Labeled(np.array(["no"] * 5 + ["yes"], object), CLASSES, LEARNER, 0)
    rows = np.arange(6)
    assert compare(labeled, reading("one", X, rows), [reading("other", X, rows)]).features == "one"


def test_a_look_comes_back_from_the_log_also_one_of_a_later_version():
    one = Look("meaning 0.5", "words", 80, 0.0613, 0.0201, "wordllama 0.4")
    assert Look.from_json(one.to_json()) == one
    assert Look.from_json(one.to_json()[:-1] + ', "more": 1}') == one
