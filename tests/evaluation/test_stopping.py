"""Stopping: three criteria, each with its reason in one sentence."""

from __future__ import annotations

import pytest

from al_widget.evaluation import stopping
from al_widget.evaluation.evidence import TargetEvidence
from al_widget.evaluation.intervals import SOURCES, Estimate, wilson
from al_widget.evaluation.sequence import Looks

POOL = 10_000


def evidence(right, n=100, goal=0.85, now=None, method="audit", after=None):
    """Return what is known after one look at n examples, of which the newest model has `now` right."""
    now = right if now is None else now
    population = None if method == "test" else POOL
    estimate = Estimate(now / n, *wilson(now, n, population), n, method)
    looks = (after or Looks()).then(method, n, n, right, population, wilson(right, n, population)[0])
    return TargetEvidence(goal, estimate, now, looks.then(method, n, n, now, population, estimate.low), population)


def advise(*, goal=None, found=None, labels=10, limit=None, kappas=(), rounds=0, unseen=(), missing=None, left=50):
    criteria = stopping.target(found, goal), stopping.budget(labels, limit), stopping.converged(kappas, rounds, unseen)
    return stopping.advise(*criteria, missing=missing, left=left)


@pytest.mark.parametrize(("right", "on"), [(90, False), (94, False), (95, True), (100, True)])
def test_the_target_counts_as_reached_by_the_bound_that_looks_cannot_deceive(right, on):
    found = evidence(right)
    assert stopping.target(found, 0.85).on is on
    assert found.estimate.low >= 0.85 or not on
    assert evidence(93).estimate.low > 0.85  # the usual interval alone is no longer enough


def test_the_target_names_its_evidence_and_rounds_its_bound_down():
    assert (
        stopping.target(evidence(90), 0.85).sentence
        == "The accuracy is shown to be at least 0.79 on 100 random audit labels, the target is 0.85."
    )
    assert stopping.target(evidence(97), 0.85).sentence == (
        "Target 0.85 reached: the accuracy is at least 0.89 on 100 random audit labels."
    )
    assert "test examples" in stopping.target(evidence(97, method="test"), 0.85).sentence
    assert "not known yet" in stopping.target(None, 0.85).sentence
    near = evidence(940, 1_000, 0.925)
    assert 0.92 <= near.bound < 0.925
    assert not near.shown
    assert "at least 0.92 on" in stopping.target(near, 0.925).sentence
    assert stopping.floored(0.8999) == "0.89"


def test_before_the_first_look_the_target_says_when_it_comes():
    assert (
        stopping.target(evidence(19, 19), 0.85).sentence
        == "The target is 0.85; the accuracy is compared with it from 20 labels on."
    )


def test_a_newer_model_that_is_worse_takes_the_target_back_before_the_next_look():
    found = evidence(97, now=85)
    criterion = stopping.target(found, 0.85)
    assert not criterion.on
    assert criterion.sentence == (
        "Target 0.85 was reached, but a newer model's interval begins at 0.76: the next look comes at 124 labels."
    )
    again = found.looks.then("audit", 110, 110, 107, POOL, 0.92)  # better once more, but not looked at
    assert not again.shows(0.85)
    assert again.then("audit", 124, 124, 120, POOL, 0.92).shows(0.85)


def test_weighted_labels_show_no_target_and_the_sentence_says_what_does():
    criterion = stopping.target(evidence(100, method="lure", after=evidence(100).looks), 0.85)
    assert not criterion.on
    assert f"cannot be shown by 100 {SOURCES['lure']}" in criterion.sentence
    assert "stratified" in criterion.sentence
    assert evidence(100, method="lure").more is None


def test_how_many_labels_are_missing_is_told_where_labels_can_be_asked_for_it():
    assert evidence(92).more.labels > 20
    assert evidence(80).more.obstacle == "model"
    assert evidence(100).more is None  # it is shown
    assert evidence(92, method="test").more is None  # nobody adds to a test set


@pytest.mark.parametrize(("labels", "on"), [(99, False), (100, True), (101, True)])
def test_the_budget_is_spent_when_it_is(labels, on):
    assert stopping.budget(labels, 100).on is on
    assert not stopping.budget(labels, None).on


@pytest.mark.parametrize(
    ("kappas", "rounds", "on"),
    [
        ([0.99, 0.99, 0.99], 5, True),
        ([0.5, 0.6, 1.0, 0.98, 0.99], 7, True),
        ([0.99, 0.99, 0.98], 5, False),
        ([1.0, 1.0, 1.0], 4, False),  # too few models
        ([1.0, 1.0], 9, False),
        ([None, 1.0, 1.0], 9, False),
        ([1.0, 1.0, 1.0, None, None], 9, True),  # a restart between them
        ([], 0, False),
    ],
)
def test_convergence_is_three_models_that_agree_after_five(kappas, rounds, on):
    assert stopping.converged(kappas, rounds, []).on is on


def test_nothing_has_converged_while_a_class_has_no_label():
    criterion = stopping.converged([1.0] * 9, 9, ["Fees", "Liens", "Taxes", "Terms"])
    assert not criterion.on
    assert "Fees, Liens, Taxes" in criterion.sentence


def test_the_advice_is_one_sentence_that_says_what_to_do_next():
    assert advise(missing="Label 20 seed examples to start.").sentence == "Label 20 seed examples to start."
    assert advise(goal=0.85, found=evidence(90)).sentence.startswith("Keep going: the accuracy is shown to be")
    assert advise(goal=0.85, found=evidence(98)).sentence.startswith("You can stop: Target 0.85 reached")
    assert (
        advise(labels=50, limit=50, missing="Label more.").sentence == "You can stop: The budget of 50 labels is spent."
    )
    both = advise(goal=0.85, found=evidence(98), kappas=[1.0] * 5, rounds=5).sentence
    assert "reached" in both
    assert "hardly change" in both


def test_without_goals_the_advice_looks_at_convergence():
    assert advise(kappas=[0.9] * 5, rounds=5).sentence.startswith("Keep going: labels still change the model")


def test_each_criterion_can_be_looked_at_by_name_and_all_be_printed():
    advice = advise(goal=0.85, found=evidence(98))
    assert advice.target.on
    assert not advice.budget.on
    assert not advice.converged.on
    assert advice.criteria == (advice.target, advice.budget, advice.converged)
    assert [line[0] for line in str(advice).splitlines()[1:]] == ["●", "○", "○"]


def test_where_nothing_is_left_nobody_is_told_to_go_on():
    assert advise(left=0).sentence.startswith("Everything is labeled")
