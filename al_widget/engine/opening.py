"""Opening a task: check that the store holds the same kind of labels, draw the holdout pool, take in known labels."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from al_widget.engine import holdout, identity
from al_widget.engine.config import Config
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.state import TaskState
from al_widget.exceptions import StoreError
from al_widget.labels.event import Event
from al_widget.labels.schema import schema_of_kind

_MOST_NAMED = 3  # examples named in a notice


def open_task(config: Config, state: TaskState, decisions: DecisionLog, place: str | None) -> list[str]:
    """Bring a task up to date with the arguments; returns what the user should know about it.

    Parameters
    ----------
    place
        The store as it may be shown; None in memory.

    Raises
    ------
    StoreError
        If the task holds labels of another shape, or belongs to other data. Nothing was changed.
    """
    _check_kind(config, state, decisions, place)
    notices = list(_check_data(config, state, place))
    notices += _draw_holdout(config, state, decisions)
    _add_known_labels(config, state, decisions)
    return [*notices, *_describe_pool(config), *([] if config.location is not None else [_IN_MEMORY])]


_IN_MEMORY = "Labels are kept in memory only: pass store= a file to keep them."


def _check_kind(config: Config, state: TaskState, decisions: DecisionLog, place: str | None) -> None:
    """Refuse a task whose labels have another shape; write the shape down from the first label on."""
    wanted = config.schema.kind
    if state.kind == wanted:
        return
    if any(event.type == "label" for event in state.current):
        held = schema_of_kind(state.kind)
        raise StoreError(
            f"The task {config.name!r} in {place!r} holds labels of {held.description}; nothing was changed. "
            f"Pass multilabel={held.argument} to go on with it, or name= another task."
        )
    decisions.write([decisions.note("kind", wanted)])


def _draw_holdout(config: Config, state: TaskState, decisions: DecisionLog) -> Iterator[str]:
    """Draw the holdout pool and write the draw down. Once something is labeled it stays as it is.

    An example that a strategy could have taken must not be held out later: the hard ones are gone by then.
    """
    size = config.audit.holdout_size(config.usable, config.options.budget)
    drawn_by = holdout.draw(config.pool, size, config.seed)
    labeled = any(event.type == "label" and event.picked != "given" for event in state.current)
    if state.holdout.drawn_by is None or not labeled:
        if state.holdout.drawn_by != drawn_by:
            decisions.write([decisions.note("audit", drawn_by)])
    elif size and not len(state.holdout.rows):
        yield (
            "This task began without an audit, and the remaining examples are no longer a random sample: "
            "pass test=(examples, labels) to measure the accuracy, or name= another task."
        )


def _check_data(config: Config, state: TaskState, place: str | None) -> Iterator[str]:
    if state.missing and not state.labels():
        raise identity.other_data(config, state, place)
    yield from identity.notices(config, state)


def _add_known_labels(config: Config, state: TaskState, decisions: DecisionLog) -> None:
    """Write down the labels given in code that the log does not hold yet."""
    labeled = {row for row, _ in state.labels()}
    new = [
        Event(
            decisions.client,
            0,
            "label",
            config.pool.key(row),
            config.schema.write(label, state.classes.names),
            config.annotator,
            "given",
        )
        for row, label in config.known.items()
        if row not in labeled and not config.pool.blank[row]
    ]
    if new:
        decisions.write(new)


def _describe_pool(config: Config) -> Iterator[str]:
    yield from config.pool.notes
    blanks = np.flatnonzero(config.pool.blank)
    if len(blanks):
        named = _named([config.pool.id(int(row)) for row in blanks[: _MOST_NAMED + 1]])
        yield f"{len(blanks)} of {len(config.pool)} texts are empty or missing and will not be asked: {named}."
    if config.test_gaps and config.test is not None:
        n = len(config.test_gaps) + len(config.test[1])
        named = _named(config.test_gaps)
        yield f"{len(config.test_gaps)} of {n} texts of test= are empty or missing and left out: positions {named}."
    if config.usable == 1:
        yield "Expected a pool of several examples, got 1: it can be labeled, but no model can learn from it."


def _named(some: Sequence[Hashable]) -> str:
    """Return the first examples by name."""
    return ", ".join(map(repr, some[:_MOST_NAMED])) + (" …" if len(some) > _MOST_NAMED else "")
