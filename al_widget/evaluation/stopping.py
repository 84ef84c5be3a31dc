"""When to stop: three independent lights, target, budget and convergence, in plain sentences. None stops by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from al_widget.evaluation.intervals import Estimate

KAPPA = 0.99  # Bloodgood & Vijay-Shanker 2009
KAPPA_ROUNDS = 3
MIN_ROUNDS = 5
KAPPA_LABELS = 20  # closer models agree because they are close: with small batches kappa flatters


@dataclass(frozen=True)
class StoppingCriterion:
    """One reason to stop: whether it is given, and why, in a sentence; `asked` if the user set it as a goal."""

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
    lights
        target, budget, converged: each with its own reason.
    """

    sentence: str
    lights: tuple[StoppingCriterion, ...]

    def __str__(self) -> str:
        return "\n".join([self.sentence, *(f"{'●' if light.on else '○'} {light.sentence}" for light in self.lights)])

    __repr__ = __str__

    def __getattr__(self, name: str) -> StoppingCriterion:
        for light in self.__dict__.get("lights", ()):
            if light.name == name:
                return light
        raise AttributeError(name)


def target(estimate: Estimate | None, goal: float | None, measure: str = "accuracy") -> StoppingCriterion:
    """Light when the lower bound of the accuracy interval reaches the target; `measure` is what accuracy is.

    Looked at after each of 200 audit labels, such an interval lies above the truth at least once in 6 to 16 of 100
    sessions (at .95 to .7): the light says where to stop and look again, on a fresh test set if it matters.
    """
    if goal is None:
        return StoppingCriterion("target", False, f"No {measure} target was set (target=).", asked=False)
    if estimate is None:
        return StoppingCriterion("target", False, f"The target is {goal:.2f}; the {measure} is not known yet.")
    if estimate.low >= goal:
        return StoppingCriterion(
            "target",
            True,
            f"Target {goal:.2f} reached: the 95 % interval begins at {estimate.low:.2f} on {estimate.source}.",
        )
    return StoppingCriterion(
        "target", False, f"The lower bound is {estimate.low:.2f} on {estimate.source}, the target {goal:.2f}."
    )


def budget(labels: int, limit: int | None) -> StoppingCriterion:
    """Light when as many labels were asked for as the user wanted to give."""
    if limit is None:
        return StoppingCriterion("budget", False, f"{labels} labels so far; no budget was set (budget=).", asked=False)
    if labels >= limit:
        return StoppingCriterion("budget", True, f"The budget of {limit} labels is spent.")
    return StoppingCriterion("budget", False, f"{limit - labels} of {limit} labels left in the budget.")


def converged(kappas: Sequence[float | None], rounds: int, unseen: Sequence[str]) -> StoppingCriterion:
    """Light when successive models agree: mean kappa over three rounds at least .99 (Bloodgood & Vijay-Shanker 2009).

    Parameters
    ----------
    kappas
        Agreement of each round's model with one at least 20 labels older; None where there was none.
    rounds
        How many models there have been; at least five are wanted.
    unseen
        Classes no training label has named yet.
    """
    # After a restart there is no earlier model to compare with for a while: what was measured before it still holds.
    recent = [kappa for kappa in kappas if kappa is not None][-KAPPA_ROUNDS:]
    if unseen:
        named, more = ", ".join(unseen[:3]), len(unseen) - 3
        return StoppingCriterion(
            "converged", False, f"No label yet for {named}{f' and {more} more classes' if more > 0 else ''}."
        )
    if rounds < MIN_ROUNDS or len(recent) < KAPPA_ROUNDS:
        return StoppingCriterion(
            "converged", False, "It is too early to tell whether more labels still change the model."
        )
    mean = sum(recent) / len(recent)
    if mean > KAPPA - 1e-9:
        return StoppingCriterion(
            "converged",
            True,
            f"More labels hardly change the model: its last {KAPPA_ROUNDS} versions agree by {mean:.3f}.",
        )
    return StoppingCriterion(
        "converged",
        False,
        f"Labels still change the model: its last versions agree by {mean:.3f}, {KAPPA} is converged.",
    )


def advise(lights: tuple[StoppingCriterion, ...], missing: str | None, left: int) -> Advice:
    """Put the lights into one sentence.

    Parameters
    ----------
    missing
        What the first model still waits for.
    left
        How many questions can still be asked.
    """
    by_name = {light.name: light for light in lights}
    on = [light for light in lights if light.on]
    if on:
        return Advice(f"You can stop: {' '.join(light.sentence for light in on)}", lights)
    if missing is not None:
        return Advice(missing, lights)
    if left == 0:
        return Advice("Everything is labeled: nothing is left to ask. Call finish() to learn from all of it.", lights)
    nearest = by_name["target"] if by_name["target"].asked else by_name["converged"]
    return Advice(f"Keep going: {nearest.sentence[0].lower()}{nearest.sentence[1:]}", lights)
