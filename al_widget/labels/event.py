"""Events: the lines of the annotation log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log; never changed after it was written.

    Attributes
    ----------
    client, seq
        Who wrote it, and its number among the writer's events, from 1.
    type
        What was done: "label", "skip", "undo" (without a key, of a renaming: `value` names its event); "class" (a class
        was added); "rename" (a class was given another name, or merged into the class of that name, `value` is JSON);
        "classes" (those a session was opened with, `value` is JSON); "refuse" (a decision was not taken, `value` says
        why); "query" (a batch was picked, `value` is JSON); "round" (a model was trained, `value` is JSON); "audit"
        (how the holdout pool of the audit is drawn, `value` is JSON); "keys" (how the examples' keys are made, `value`
        is JSON); "kind" (the shape of the labels from here on, `value` is the `kind` of a `LabelSchema`); "setting" (an
        option was assigned, `value` is JSON); "features" (representations were compared, and one stands from here on,
        `value` is JSON); "guideline" (what belongs to a class from here on, `value` is JSON); "guidelines" (those that
        the task was opened with, `value` is JSON); "note" (a remark on an example; the newest counts, an empty one
        removes it); or "measure" (so many audit examples come first, `value` is their number).
    key, value, annotator
        The example's key, the label as the schema writes it, and who decided.
    picked, strategy, score, probability, probabilities, selection_probability
        How the example was picked: as "seed", "query", "audit" or "given"; by which strategy, with which score; what
        the model thought of the label and, as JSON, of all classes; and the probability of the pick itself.
    model_version, round
        The newest model, and how many rounds there were.
    ms
        Milliseconds on screen.
    time
        UTC.
    offset
        Its place in the log, given by the database; 0 before it is written.
    """

    client: str
    seq: int
    type: str
    key: str | None = None
    value: str | None = None
    annotator: str | None = None
    picked: str | None = None
    strategy: str | None = None
    score: float | None = None
    probability: float | None = None
    probabilities: str | None = None
    selection_probability: float | None = None
    model_version: int | None = None
    round: int | None = None
    ms: int | None = None
    time: datetime = field(default_factory=lambda: datetime.now(UTC))
    offset: int = 0

    @property
    def imported(self) -> bool:
        """Whether it came with `labels=`: nobody decided it here, so nobody can undo it."""
        return self.picked == "given" and self.round is None


def move(events: Sequence[Event], by: int) -> list[Event]:
    """Return events, in the order of the log, at places further on; what a model has learned moves with them."""
    if by == 0 or not events:
        return list(events)
    first = events[0].offset
    moved = []
    for event in events:
        value = event.value
        if event.type == "round" and value is not None:
            fields = json.loads(value)
            if fields.get("learned_to", 0) >= first:
                value = json.dumps({**fields, "learned_to": fields["learned_to"] + by})
        moved.append(replace(event, value=value, offset=event.offset + by))
    return moved
