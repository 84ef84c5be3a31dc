"""When to stop: three independent criteria, target, budget and convergence. None of them stops the session."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from al_widget.evaluation.evidence import TargetEvidence
from al_widget.evaluation.labels_needed import MoreLabels

CONVERGED_KAPPA = 0.99  # Bloodgood & Vijay-Shanker 2009
KAPPA_ROUNDS = 3  # whose mean kappa counts
MIN_ROUNDS = 5
MIN_LABELS_BETWEEN = 20  # between two compared models: those under 20 labels apart agree trivially

_UNSEEN_NAMED = 3  # classes without a label that a sentence names


@dataclass(frozen=True)
class StoppingCriterion:
    """One reason to stop.

    Attributes
    ----------
    name
        "target", "budget" or "converged".
    on
        Whether the reason is given.
    sentence
        Why it is or is not.
    asked
        Whether the user set it as a goal; True by default.
    """

    name: str
    on: bool
    sentence: str
    asked: bool = True


@dataclass(frozen=True)
class Advice:
    """Why it is or is not time to stop.

    Attributes
    ----------
    sentence
        What to do next, in one sentence.
    target, budget, converged
        The three criteria, each with its own reason.
    measure
        How many random audit labels to ask next to show the target, as `Session.measure` does; None where they
        would not show it.
    """

    sentence: str
    target: StoppingCriterion
    budget: StoppingCriterion
    converged: StoppingCriterion
    measure: int | None = None

    @property
    def criteria(self) -> tuple[StoppingCriterion, ...]:
        """The three criteria."""
        return self.target, self.budget, self.converged

    def __str__(self) -> str:
        return "\n".join([self.sentence, *(f"{'●' if one.on else '○'} {one.sentence}" for one in self.criteria)])

    __repr__ = __str__


def target(evidence: TargetEvidence | None, goal: float | None, measure: str = "accuracy") -> StoppingCriterion:
    """Return whether the target is shown, by a bound that stays right however often one looks.

    In 5 % of all sessions at most the light comes on while the model is below the target, over all looks and models.
    The usual 95 % interval, looked at after every label, would say so in 9 to 32 % of the sessions of one model just
    below the target, and in most sessions of changing models. What it does not promise: that a model a little below
    the target, which follows one above it, is noticed before the next look.

    Parameters
    ----------
    evidence
        What is known about it; None while there is no estimate.
    goal
        The target the user set, or None.
    measure
        What the accuracy is called; "accuracy" by default.
    """
    if goal is None:
        return StoppingCriterion("target", False, f"No {measure} target was set (target=).", asked=False)
    if evidence is None:
        return StoppingCriterion("target", False, f"The target is {goal:.2f}; the {measure} is not known yet.")
    return StoppingCriterion("target", evidence.shown, _about_target(evidence, goal, measure))


def _about_target(evidence: TargetEvidence, goal: float, measure: str) -> str:
    bound = evidence.bound
    if not evidence.possible:
        return (
            f"The target {goal:.2f} cannot be shown by {evidence.estimate.source}: "
            'use audit="uniform", "stratified" or a test set.'
        )
    if bound is None:
        return f"The target is {goal:.2f}; the {measure} is compared with it from {evidence.looks.next_look} labels on."
    if evidence.shown:
        return f"Target {goal:.2f} reached: the {measure} is at least {floored(bound)} on {evidence.source}."
    if evidence.taken_back:
        return (
            f"Target {goal:.2f} was reached, but a newer model's interval begins at {floored(evidence.looks.lowest)}: "
            f"the next look comes at {evidence.looks.next_look} labels."
        )
    return f"The {measure} is shown to be at least {floored(bound)} on {evidence.source}, the target is {goal:.2f}."


def floored(share: float) -> str:
    """Return a lower bound with two decimals, rounded down: .897 has not reached .90.

    Examples
    --------
    >>> floored(0.897), floored(0.9)
    ('0.89', '0.90')
    """
    return f"{math.floor(share * 100 + 1e-9) / 100:.2f}"


def budget(labels: int, limit: int | None) -> StoppingCriterion:
    """Return whether as many labels were asked for as the user wanted to give.

    Parameters
    ----------
    labels
        How many were asked for.
    limit
        The budget the user set, or None.
    """
    if limit is None:
        return StoppingCriterion("budget", False, f"{labels} labels so far; no budget was set (budget=).", asked=False)
    if labels >= limit:
        return StoppingCriterion("budget", True, f"The budget of {limit} labels is spent.")
    return StoppingCriterion("budget", False, f"{limit - labels} of {limit} labels left in the budget.")


def converged(
    kappas: Sequence[float | None], rounds: int, unseen: Sequence[str], kept_back: Sequence[str] = ()
) -> StoppingCriterion:
    """Return whether models agree: mean kappa over three rounds at least .99 (Bloodgood & Vijay-Shanker 2009).

    Parameters
    ----------
    kappas
        Agreement of each round's model with one at least 20 labels older; None where there was none.
    rounds
        How many models there have been; at least five are needed.
    unseen
        Classes without a label so far.
    kept_back
        Classes that only the audit has seen, from which no model learns; none by default.
    """
    # After a restart there is no earlier model to compare with for a while: what was measured before it still holds.
    recent = [kappa for kappa in kappas if kappa is not None][-KAPPA_ROUNDS:]
    if unseen or kept_back:
        told = [] if not unseen else [f"No label yet for {_listed(unseen)}."]
        if kept_back:
            told.append(f"Only the audit has seen {_listed(kept_back)}: no model learns from it before finish().")
        return StoppingCriterion("converged", False, " ".join(told))
    if rounds < MIN_ROUNDS or len(recent) < KAPPA_ROUNDS:
        return StoppingCriterion(
            "converged", False, "It is too early to tell whether more labels still change the model."
        )
    mean = sum(recent) / len(recent)
    if mean > CONVERGED_KAPPA - 1e-9:
        return StoppingCriterion(
            "converged",
            True,
            f"More labels hardly change the model: its last {KAPPA_ROUNDS} versions agree, kappa {_floored(mean)}.",
        )
    return StoppingCriterion(
        "converged",
        False,
        f"Labels still change the model: its last {KAPPA_ROUNDS} versions agree by kappa {_floored(mean)}, "
        f"{CONVERGED_KAPPA:.3f} is converged.",
    )


def _listed(names: Sequence[str]) -> str:
    named, more = ", ".join(names[:_UNSEEN_NAMED]), len(names) - _UNSEEN_NAMED
    return f"{named}{f' and {more} more classes' if more > 0 else ''}"


def _floored(kappa: float) -> str:
    """Return an agreement with three decimals, rounded down: .9899 is not converged yet."""
    return f"{math.floor(kappa * 1000 + 1e-6) / 1000:.3f}"


def advise(
    target: StoppingCriterion,
    budget: StoppingCriterion,
    converged: StoppingCriterion,
    *,
    missing: str | None,
    left: int,
    evidence: TargetEvidence | None = None,
    audit_left: int = 0,
) -> Advice:
    """Return the three criteria and one sentence that joins them: what to do next.

    Parameters
    ----------
    missing
        What the first model still waits for, or None.
    left
        How many questions can still be asked.
    evidence
        What is known about the target; None without one, or without an estimate.
    audit_left
        How many audit examples can still be asked.
    """
    more = None if evidence is None else evidence.more
    measure = _to_measure(more, audit_left)
    open_target = target.asked and not target.on
    given = [one.sentence for one in (target, budget, converged) if one.on]
    if given and not open_target:
        sentence = f"You can stop: {' '.join(given)}"
    elif budget.on:
        sentence = f"{budget.sentence} {target.sentence}"
    elif missing is not None:
        sentence = missing
    elif left == 0:
        sentence = "Everything is labeled: nothing is left to ask. Call finish() to learn from all of it."
    elif converged.on and evidence is not None:
        sentence = _about_converged(evidence, more, measure, audit_left, target)
    else:
        nearest = target if target.asked else converged
        sentence = f"Keep going: {nearest.sentence[0].lower()}{nearest.sentence[1:]}"
        if measure is not None and more is not None and more.labels is not None:
            sentence += f" About {_rounded(more.labels)} random labels would show it, if the model stayed as it is."
    return Advice(sentence, target, budget, converged, measure)


def _about_converged(
    evidence: TargetEvidence,
    more: MoreLabels | None,
    measure: int | None,
    audit_left: int,
    target: StoppingCriterion,
) -> str:
    """Return what to do about a target that is not shown by a model that has stopped changing."""
    stopped, goal = "The model has stopped changing.", f"{evidence.target:.2f}"
    if more is None:
        return f"{stopped} {target.sentence}"
    if more.obstacle == "model":
        return (
            f"{stopped} It is right on {evidence.right} of {evidence.estimate.n} audit examples, which is below the "
            f"target {goal}: more labels like these will hardly lift it. Better features or another model may."
        )
    if more.labels is None:
        return f"{stopped} It is so close to the target {goal} that more random labels would most likely not show it."
    needed = f"To show {goal}, about {_rounded(more.labels)} more random labels are needed"
    if measure is None:
        return f"{stopped} {needed}, and {audit_left or 'none'} are left for the audit. Pass test= to show it."
    return f"{stopped} {needed}."


def _to_measure(more: MoreLabels | None, audit_left: int) -> int | None:
    """Return how many audit examples to offer: none, if those that are left would hardly show the target."""
    if more is None or more.labels is None or more.low is None or audit_left < more.low:
        return None
    return min(_rounded(more.labels), audit_left)


def _rounded(labels: int) -> int:
    """Return a forecast as a person says it: up to the next multiple of five, from twenty on."""
    return labels if labels < 20 else 5 * math.ceil(labels / 5)
