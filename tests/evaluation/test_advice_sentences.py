"""Every sentence of the advice about target, budget and convergence, with its numbers, in the state it is about."""

from __future__ import annotations

import pytest

from al_widget.evaluation import stopping
from al_widget.evaluation.evidence import TargetEvidence
from al_widget.evaluation.intervals import Estimate, wilson
from al_widget.evaluation.sequence import Looks

CHANGING = stopping.converged([0.9, 0.95, 0.9899], 9, [])
STABLE = stopping.converged([0.99, 0.995, 0.997], 9, [])
NO_BUDGET = stopping.budget(80, None)


def known(right, n, goal=0.9, population=10_000, method="audit"):
    low, high = wilson(right, n)
    looks = Looks().then(method, n, n, right, population)
    return TargetEvidence(goal, Estimate(right / n, low, high, n, method), right, looks, population)


def say(evidence, *, converged=CHANGING, budget=NO_BUDGET, left=500, audit_left=400, goal=0.9):
    target = stopping.target(evidence, goal)
    return stopping.advise(target, budget, converged, missing=None, left=left, evidence=evidence, audit_left=audit_left)


def test_a_model_that_changes_goes_on_towards_the_target():
    advice = say(known(50, 60))
    assert advice.sentence.startswith("Keep going: the accuracy is shown to be at least 0.")
    assert advice.sentence.endswith("on 60 random audit labels, the target is 0.90.")
    assert advice.measure is None  # more likely below than above: learning comes first


def test_a_good_model_that_changes_is_told_what_measuring_would_take():
    advice = say(known(96, 100))
    assert f"About {advice.measure} random labels would show it, if the model stayed as it is." in advice.sentence
    assert advice.measure % 5 == 0


def test_a_good_model_that_has_stopped_changing_needs_random_labels_only():
    advice = say(known(96, 100), converged=STABLE)
    assert advice.sentence == (
        f"The model has stopped changing. To show 0.90, about {advice.measure} more random labels are needed."
    )
    assert advice.measure == pytest.approx(known(96, 100).more.labels, abs=5)


def test_a_model_that_stopped_below_the_target_is_told_that_labels_hardly_help():
    advice = say(known(50, 60), converged=STABLE)
    assert advice.sentence == (
        "The model has stopped changing. It is right on 50 of 60 audit examples, which is below the target 0.90: more "
        "labels like these will hardly lift it. Better features or another model may."
    )
    assert advice.measure is None


def test_a_model_right_at_the_target_is_told_that_measuring_would_most_likely_fail():
    advice = say(known(141, 200, goal=0.7, population=100_000), converged=STABLE, goal=0.7)
    assert advice.sentence == (
        "The model has stopped changing. It is so close to the target 0.70 that more random labels would most likely not "
        "show it."
    )
    assert advice.measure is None


@pytest.mark.parametrize(("audit_left", "named"), [(0, "none"), (12, "12")])
def test_where_the_audit_has_too_few_examples_left_no_button_is_offered(audit_left, named):
    advice = say(known(96, 100), converged=STABLE, audit_left=audit_left)
    assert advice.sentence.endswith(
        f"more random labels are needed, and {named} are left for the audit. Pass test= to show it."
    )
    assert advice.measure is None


def test_no_more_is_offered_than_there_is():
    evidence = known(96, 100)
    assert say(evidence, converged=STABLE, audit_left=evidence.more.low).measure == evidence.more.low


def test_a_target_that_is_shown_is_a_reason_to_stop():
    advice = say(known(300, 305))
    assert advice.sentence == (
        "You can stop: Target 0.90 reached: the accuracy is at least 0.95 on 305 random audit labels."
    )
    assert advice.target.on
    assert advice.measure is None


def test_a_spent_budget_does_not_say_that_the_target_is_reached():
    advice = say(known(50, 60), budget=stopping.budget(60, 60))
    assert advice.sentence.startswith("The budget of 60 labels is spent. The accuracy is shown to be at least")
    assert "You can stop" not in advice.sentence


def test_without_a_target_a_stable_model_is_a_reason_to_stop():
    advice = say(None, converged=STABLE, goal=None)
    assert advice.sentence == (
        "You can stop: More labels hardly change the model: its last 3 versions agree, kappa 0.994."
    )


def test_an_agreement_just_below_the_limit_is_not_rounded_up_to_it():
    said = stopping.converged([0.9899] * 3, 9, []).sentence
    assert said == "Labels still change the model: its last 3 versions agree by kappa 0.989, 0.990 is converged."


def test_weighted_audits_give_no_light_and_say_why():
    advice = say(known(96, 100, method="lure"), converged=STABLE)
    assert "cannot be shown by" in advice.sentence
    assert advice.measure is None
