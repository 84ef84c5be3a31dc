"""Opening a task: check that the store holds the same kind of labels, draw the holdout pool, take in known labels."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import get_close_matches

import numpy as np

from al_widget.engine import holdout, identity
from al_widget.engine.config import Config
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.state import TaskState
from al_widget.exceptions import StoreError, excerpt
from al_widget.labels.classes import Classes
from al_widget.labels.event import Event
from al_widget.labels.schema import schema_of_kind

_MOST_NAMED = 3  # examples named in a notice
_MOST_CLASSES = 6  # classes named in an error, or with a notice each


def open_task(config: Config, state: TaskState, decisions: DecisionLog, place: str | None) -> list[str]:
    """Bring a task up to date with the arguments; returns what the user should know about it.

    Parameters
    ----------
    place
        The store as it may be shown; None in memory.

    Raises
    ------
    StoreError
        If the task holds labels of another shape or of other classes, or belongs to other data. Nothing was changed.
    """
    _check_kind(config, state, decisions, place)
    notices = list(_check_data(config, state, place))
    _check_classes(config, state, place)
    notices += _draw_holdout(config, state, decisions)
    _note_classes(config, state, decisions)
    _note_guidelines(config, state, decisions)
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


def _check_classes(config: Config, state: TaskState, place: str | None) -> None:
    """Refuse a task with labels in which none of the classes was ever: it asks another question."""
    if not state.labels() or any(map(state.classes.told.is_known, Classes(config.classes).names)):
        return
    held = _labels_by_class(config, state)
    named = ", ".join(f"{excerpt(name)} ({n})" for name, n in held.most_common(_MOST_CLASSES))
    raise StoreError(
        f"The task {config.name!r} in {place!r} holds labels of other classes: {named}"
        f"{' …' if len(held) > _MOST_CLASSES else ''}; nothing was changed. Pass name= another task to ask another "
        "question. To rename classes, pass these ones and call rename_class(old, new)."
    )


def left_out(config: Config, state: TaskState) -> dict[str, str]:
    """Return the classes with labels that were not given again, each with what became of it, in a sentence.

    Those that were added on the desk or in code are none of them: the cell that is run again does not name them.
    """
    given, held = Classes(config.classes).names, _labels_by_class(config, state)
    here = {state.classes.now(name) for name in given}
    names = [name for name in held if name not in here and not state.classes.told.was_added(name)]
    unused = [name for name in given if name in here and not held[name]]
    said = {name: _left_out(name, held[name], unused) for name in names[:_MOST_CLASSES]}
    if len(names) > _MOST_CLASSES:
        more = len(names) - _MOST_CLASSES
        said[names[-1]] = (
            f"{more} more class{'es' if more > 1 else ''} with labels from before {'were' if more > 1 else 'was'} not "
            f"given, and {'are' if more > 1 else 'is'} kept too."
        )
    return said


def _labels_by_class(config: Config, state: TaskState) -> Counter[str]:
    """Count the labels that name each class, of examples that are not in the data any more too."""
    texts = (state.named(event).value for event in state.current if event.type == "label")
    return Counter(name for text in texts if text is not None for name in config.schema.classes_in(text))


def _note_classes(config: Config, state: TaskState, decisions: DecisionLog) -> None:
    """Write down the classes that the task was opened with, unless it knows them all."""
    given = Classes(config.classes).names
    if not all(map(state.classes.told.is_known, given)):
        decisions.write([decisions.note("classes", json.dumps(given, ensure_ascii=False))])


def _note_guidelines(config: Config, state: TaskState, decisions: DecisionLog) -> None:
    """Write down the guidelines that were passed and are others than when the task was opened last.

    What was written on the desk since stays, as long as the argument does.
    """
    given, before = config.guidelines, state.told_guidelines.passed
    if given is None or given == before:
        return
    decisions.write([decisions.note("guidelines", json.dumps(given, ensure_ascii=False))])
    for name in [*given, *(name for name in before if name not in given and state.classes.told.is_known(name))]:
        text = given.get(name, "")
        if text != before.get(name, "") and state.guidelines.get(state.classes.now(name), "") != text:
            decisions.decide("guideline", None, {"class": name, "text": text})


def _left_out(name: str, n: int, unused: Sequence[str]) -> str:
    """Return what became of a class with labels that was not given again, and how to go on.

    Parameters
    ----------
    unused
        Given classes without labels: a name that was put right is among them.
    """
    labels = f"{n} label{'' if n == 1 else 's'}"
    kept = f"{excerpt(name)} has {labels} from before and is kept as a class"
    lower = {one.casefold(): one for one in unused}
    alike = get_close_matches(name.casefold(), lower, n=1)
    if not alike:
        return f"{kept}: session.rename_class({excerpt(name)}, …) gives it another name, or merges it into a class."
    return f"{kept}: session.rename_class({excerpt(name)}, {excerpt(lower[alike[0]])}) gives them the new name."


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
