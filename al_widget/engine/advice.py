"""Advice: what a task still waits for, and why it is or is not time to stop."""

from __future__ import annotations

from al_widget.engine.config import Config
from al_widget.engine.state import TaskState
from al_widget.evaluation import stopping
from al_widget.evaluation.evidence import TargetEvidence
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.stopping import Advice

_MOST_NAMED = 3  # classes named in a sentence


def advise(config: Config, state: TaskState, estimate: Estimate | None, *, failure: str | None = None) -> Advice:
    """Return the advice for a task, as its log and the newest accuracy have it.

    Parameters
    ----------
    failure
        Why the last update failed, in a sentence; None where it did not.
    """
    options, rounds = state.options, state.history.rounds
    final = rounds[-1].final if rounds else False
    named = _classes_in(config, _labels_to_learn(state) | (_labels_kept_back(state) if final else set()))
    kept_back = _classes_in(config, _labels_kept_back(state)) - named
    before = [0, *(one.n_train for one in rounds)]
    learned = [one for one, n in zip(rounds, before, strict=False) if one.n_train > n]  # rounds with new labels
    known = evidence(config, state, estimate)
    return stopping.advise(
        stopping.target(known, options.target, config.schema.measure),
        stopping.budget(state.counts.asked, options.budget),
        stopping.converged(
            [one.kappa for one in learned],
            len(learned),
            [name for name in state.classes.names if name not in named | kept_back],
            [name for name in state.classes.names if name in kept_back],
        ),
        missing=missing(config, state, failure),
        left=state.left,
        evidence=known,
        audit_left=0 if known is None else min(len(state.audit_rows()), state.left),
    )


def evidence(config: Config, state: TaskState, estimate: Estimate | None) -> TargetEvidence | None:
    """Return what is known about the target; None without a target or an estimate, nor after classes were merged."""
    target, last = state.options.target, state.history.last
    if target is None or estimate is None or last is None or state.merged_since_round:
        return None
    return TargetEvidence(target, estimate, last.right, last.looks, config.usable)


def missing(config: Config, state: TaskState, failure: str | None = None) -> str | None:
    """Return what the next model waits for, in a sentence; None once there is one and the last update went well.

    Parameters
    ----------
    failure
        Why the last update failed; None where it did not.
    """
    if _has_model(state):
        return failure
    seen, kept_back = _labels_to_learn(state), _labels_kept_back(state)
    if len(seen) < 2 and state.left == 0:
        if len(seen | kept_back) > 1:
            return "Nothing is left to ask, and only the audit has seen a second class. Call finish() to learn from it."
        return "Nothing is left to ask, and a model needs labels of two classes."
    if failure is not None:
        return failure
    if len(seen) < 2:
        return _missing_classes(config, state, seen, kept_back)
    due = min(state.options.batch_size - len(state.pending), state.left)
    return f"{due} more label{'' if due == 1 else 's'} for the first model." if due > 0 else _ENOUGH


_ENOUGH = "There are enough labels for the first model: update() trains it, and the desk does so by itself."


def _has_model(state: TaskState) -> bool:
    """Return whether there is a model: not once all its classes were merged into one."""
    return len(state.history) > 0 and (not state.merged_since_round or len(_labels_to_learn(state)) > 1)


def _missing_classes(config: Config, state: TaskState, seen: set[str], kept_back: set[str]) -> str:
    if not seen and not kept_back:
        n = min(state.options.batch_size, state.left)
        return f"Label {n} example{'' if n == 1 else 's'} for the first model."
    waiting = sorted({name for text in kept_back - seen for name in config.schema.classes_in(text)})
    if seen and waiting and len(seen | kept_back) > 1:
        return (
            f"The audit has seen {', '.join(waiting[:_MOST_NAMED])}, but a model must not learn from it: "
            "one more class is needed among the other labels."
        )
    return config.schema.missing_classes(len(seen))


def _classes_in(config: Config, texts: set[str]) -> set[str]:
    """Return the classes in labels as the log holds them."""
    return {name for text in texts for name in config.schema.classes_in(text)}


def _labels_to_learn(state: TaskState) -> set[str]:
    """Return the different labels, as the log holds them, that a model may learn from."""
    return {str(event.value) for _, event in state.labels() if event.picked != "audit"}


def _labels_kept_back(state: TaskState) -> set[str]:
    """Return the different labels of the audit."""
    return {str(event.value) for _, event in state.labels() if event.picked == "audit"}
