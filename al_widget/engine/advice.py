"""Advice: what a task still waits for, and why it is or is not time to stop."""

from __future__ import annotations

from al_widget.engine.config import Config
from al_widget.engine.state import TaskState
from al_widget.evaluation import stopping
from al_widget.evaluation.evidence import TargetEvidence
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.stopping import Advice


def advise(config: Config, state: TaskState, estimate: Estimate | None) -> Advice:
    """Return the advice for a task, as its log and the newest accuracy have it."""
    options, rounds = state.options, state.history.rounds
    named = {name for text in _labels_to_learn(state) for name in config.schema.classes_in(text)}
    before = [0, *(one.n_train for one in rounds)]
    learned = [one for one, n in zip(rounds, before, strict=False) if one.n_train > n]  # rounds with new labels
    return stopping.advise(
        stopping.target(evidence(config, state, estimate), options.target, config.schema.measure),
        stopping.budget(state.counts.asked, options.budget),
        stopping.converged(
            [one.kappa for one in learned],
            len(learned),
            [name for name in state.classes.names if name not in named],
        ),
        missing=missing(config, state),
        left=state.left,
    )


def evidence(config: Config, state: TaskState, estimate: Estimate | None) -> TargetEvidence | None:
    """Return what is known about the target; None without a target or an estimate."""
    target, last = state.options.target, state.history.last
    if target is None or estimate is None or last is None:
        return None
    return TargetEvidence(target, estimate, last.right, last.looks, config.usable)


def missing(config: Config, state: TaskState) -> str | None:
    """Return what the first model waits for, in a sentence; None once there is one."""
    if len(state.history):
        return None
    if state.left == 0:
        return "Nothing is left to ask, and a model needs labels of two classes."
    seen = len(_labels_to_learn(state))
    if state.counts.asked == 0 and seen == 0:
        return f"Label {min(config.seed_size, state.left)} seed examples to start."
    if seen < 2:
        return config.schema.missing_classes(seen)
    return f"The first model comes after {state.options.batch_size} labels."


def _labels_to_learn(state: TaskState) -> set[str]:
    """Return the different labels, as the log holds them, that a model may learn from."""
    return {str(event.value) for _, event in state.labels() if event.picked != "audit"}
