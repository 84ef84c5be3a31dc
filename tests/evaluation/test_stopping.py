"""Stopping: three criteria, each with its reason in one sentence."""

from __future__ import annotations

import pytest

from al_widget.evaluation import stopping
from al_widget.evaluation.intervals import Estimate


def estimate(low, value=0.88, method="audit", n=41):
    return Estimate(value, low, 0.95, n, method)


def advise(*, goal=None, found=None, labels=10, limit=None, kappas=(), rounds=0, unseen=(), missing=None, left=50):
    criteria = stopping.target(found, goal), stopping.budget(labels, limit), stopping.converged(kappas, rounds, unseen)
    return stopping.advise(*criteria, missing=missing, left=left)


@pytest.mark.parametrize(("low", "on"), [(0.8499, False), (0.85, True), (0.9, True)])
def test_the_target_counts_as_reached_by_the_lower_bound_not_by_the_estimate(low, on):
    assert stopping.target(estimate(low), 0.85).on is on


def test_the_target_names_its_evidence():
    assert (
        stopping.target(estimate(0.78), 0.85).sentence
        == "The lower bound is 0.78 on 41 random audit labels, the target 0.85."
    )
    assert "test examples" in stopping.target(estimate(0.9, method="test"), 0.85).sentence
    assert "not known yet" in stopping.target(None, 0.85).sentence


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
    assert advise(goal=0.85, found=estimate(0.78)).sentence.startswith("Keep going: the lower bound is 0.78")
    assert advise(goal=0.85, found=estimate(0.9)).sentence.startswith("You can stop: Target 0.85 reached")
    assert (
        advise(labels=50, limit=50, missing="Label more.").sentence == "You can stop: The budget of 50 labels is spent."
    )
    both = advise(goal=0.85, found=estimate(0.9), kappas=[1.0] * 5, rounds=5).sentence
    assert "reached" in both
    assert "hardly change" in both


def test_without_goals_the_advice_looks_at_convergence():
    assert advise(kappas=[0.9] * 5, rounds=5).sentence.startswith("Keep going: labels still change the model")


def test_each_criterion_can_be_looked_at_by_name_and_all_be_printed():
    advice = advise(goal=0.85, found=estimate(0.9))
    assert advice.target.on
    assert not advice.budget.on
    assert not advice.converged.on
    assert advice.criteria == (advice.target, advice.budget, advice.converged)
    assert [line[0] for line in str(advice).splitlines()[1:]] == ["●", "○", "○"]


def test_where_nothing_is_left_nobody_is_told_to_go_on():
    assert advise(left=0).sentence.startswith("Everything is labeled")
