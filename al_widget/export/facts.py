"""What a session can say of itself in a few numbers and sentences, without an example in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING, Any

from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.stopping import Advice
from al_widget.labels.current import CurrentLabels
from al_widget.labels.event import Event
from al_widget.models.made_from import describe_model

if TYPE_CHECKING:
    from al_widget.engine.engine import Engine
    from al_widget.engine.history import Round

_PICKED = {
    "seed": "seeds: typical examples, before there is a model",
    "query": "chosen by the strategy",
    "audit": "audit: drawn at random, never learned, to measure the model",
    "given": "given in code or from before",
}


@dataclass(frozen=True)
class Person:
    """Who decided, and how much.

    Attributes
    ----------
    name
        The annotator.
    labels
        How many labels of theirs stand.
    seconds
        The median time an example was on their screen, in seconds; None where it is not known.
    first, last
        When the first and the last of these labels were given, UTC.
    """

    name: str
    labels: int
    seconds: float | None
    first: datetime
    last: datetime


@dataclass(frozen=True)
class Change:
    """A setting that was changed while labeling went on.

    Attributes
    ----------
    time
        When, UTC.
    labels
        How many labels there were.
    name, value
        Which setting, and what it became.
    """

    time: datetime
    labels: int
    name: str
    value: str


@dataclass(frozen=True)
class Facts:
    """What a session can say of itself.

    Attributes
    ----------
    task
        The name of the task.
    kind
        What is labeled: "text", "row" …
    examples
        How many there are.
    shape
        What a label is, in words.
    labels, skipped, left
        How many examples are labeled and put off, and how many questions are left in the pool and the budget.
    classes
        (name, number of labels) of each class.
    guidelines
        (class, what belongs to it) where that was said.
    picked
        (how they were picked, number of labels).
    strategies
        (strategy, number of labels it chose).
    people
        Who decided.
    accuracy, measure
        How good the model is, None where nothing honest can be said; and what that is called.
    advice
        Why it is or is not time to stop.
    settings
        (name, value) of everything that decides how the task goes.
    changes
        Settings that were changed, oldest first.
    rounds
        The updates of the model, oldest first.
    time
        Of these facts, UTC.
    """

    task: str
    kind: str
    examples: int
    shape: str
    labels: int
    skipped: int
    left: int
    classes: tuple[tuple[str, int], ...]
    guidelines: tuple[tuple[str, str], ...]
    picked: tuple[tuple[str, int], ...]
    strategies: tuple[tuple[str, int], ...]
    people: tuple[Person, ...]
    accuracy: Estimate | None
    measure: str
    advice: Advice
    settings: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]
    rounds: tuple[Round, ...]
    time: datetime


def facts_of(engine: Engine, accuracy: Estimate | None) -> Facts:
    """Return what an engine's log and arguments say.

    Parameters
    ----------
    engine
        The engine.
    accuracy
        How good its model is; None where nothing honest can be said.
    """
    events, labeled = engine.events(), [event for _, event in engine.labels()]
    config, state = engine.config, engine.state
    strategies = Counter(event.strategy for event in labeled if event.picked == "query" and event.strategy)
    return Facts(
        task=config.name,
        kind=config.pool.kind.name,
        examples=config.usable,
        shape=config.schema.description,
        labels=len(labeled),
        skipped=sum(1 for event in state.current if event.type == "skip"),
        left=state.left,
        classes=_class_counts(engine, labeled),
        guidelines=tuple(state.guidelines.items()),
        picked=_picked(labeled),
        strategies=tuple(strategies.most_common()),
        people=tuple(_people(labeled)),
        accuracy=accuracy,
        measure=config.schema.measure,
        advice=engine.advice,
        settings=_settings(engine),
        changes=tuple(_changes(events)),
        rounds=state.history.rounds,
        time=datetime.now(UTC),
    )


def _class_counts(engine: Engine, labeled: Sequence[Event]) -> tuple[tuple[str, int], ...]:
    counts = Counter(name for event in labeled for name in engine.config.schema.classes_in(str(event.value)))
    return tuple((name, counts[name]) for name in engine.classes)


def _picked(labeled: Sequence[Event]) -> tuple[tuple[str, int], ...]:
    counts = Counter(str(event.picked) for event in labeled)
    known = [(said, counts.pop(name)) for name, said in _PICKED.items() if counts[name]]
    return (*known, *((name, n) for name, n in counts.items() if n))


def _people(labeled: Iterable[Event]) -> Iterable[Person]:
    theirs: dict[str, list[Event]] = {}
    for event in labeled:
        theirs.setdefault(event.annotator or "", []).append(event)
    for name, events in sorted(theirs.items(), key=lambda pair: -len(pair[1])):
        seconds = [event.ms / 1000 for event in events if event.ms is not None]
        times = [event.time for event in events]
        yield Person(name, len(events), median(seconds) if seconds else None, min(times), max(times))


def _settings(engine: Engine) -> tuple[tuple[str, str], ...]:
    config, options = engine.config, engine.state.options
    settings: list[tuple[str, Any]] = [
        ("strategy", options.named_strategy[0]),
        ("batch_size", options.batch_size),
        ("seed_size", config.seed_size),
        ("audit", f"{config.audit.share:.0%} of the questions, {config.audit.kind}" if config.audit.share else "none"),
        ("target", options.target),
        ("budget", options.budget),
        ("cost_per_label", options.cost_per_label),
        ("model", describe_model(config.model, independent=config.schema.independent)),
        ("features", engine.chooser.description()),
        ("seed", config.seed),
    ]
    return tuple((name, "none" if value is None else str(value)) for name, value in settings)


def _changes(events: Sequence[Event]) -> Iterable[Change]:
    current = CurrentLabels()
    for event in events:
        if event.key is not None and event.type in {"label", "skip", "undo"}:
            current.apply(event)
        elif event.type == "setting" and event.value is not None:
            labels = sum(1 for one in current if one.type == "label")
            found = json.loads(event.value)
            value = "a function" if found["value"] is None and found["name"] == "strategy" else found["value"]
            yield Change(event.time, labels, found["name"], "none" if value is None else str(value))
