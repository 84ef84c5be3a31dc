"""What can be done with a label store outside a session: check, export, merge and back up."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from al_widget.exceptions import StoreError
from al_widget.export import FORMATS
from al_widget.export.destination import check_path, replace, resolve
from al_widget.export.records import Record, repaired
from al_widget.labels.class_names import ClassNames
from al_widget.labels.current import CurrentLabels
from al_widget.labels.event import Event
from al_widget.labels.inspection import Contents, damage_error, examine
from al_widget.labels.location import Location, locate
from al_widget.labels.merging import merge_into, schema_of
from al_widget.labels.schema import LabelSchema

_NAMED = 5  # annotators named in a line
_TEXT_NOTE = "Examples are named by their keys: their texts are not in the store. `session.export` writes both."


def check(store: str) -> tuple[str, StoreError | None]:
    """Return what is in a store, in lines, and what to say of its damage; None if it is whole.

    Parameters
    ----------
    store
        A path or a SQLAlchemy URL.

    Raises
    ------
    StoreError
        If it is not there, is no label store, is locked, or was written by a newer version.
    """
    location, contents = _read(store)
    lines = list(_describe(location, contents))
    return "\n".join(lines), None if contents.damage is None else damage_error(location, contents)


def export(store: str, to: str | None, task: str | None, out: TextIO = sys.stdout) -> str:
    """Write the labels that stand as CSV or JSON lines; of a damaged store, those that can be read.

    Parameters
    ----------
    store
        A path or a SQLAlchemy URL.
    to
        A new file that ends in .csv or .jsonl; None to write CSV to `out`.
    task
        Only the labels of this task; None for those of all.

    Returns
    -------
    A sentence about what was written.

    Raises
    ------
    StoreError, DataError
        If the store cannot be read, has no such task, or the file is there already or cannot be written.
    """
    location, contents = _read(store)
    if task is not None and task not in contents.tasks:
        raise StoreError(f"Expected a task of {location.place!r}, got {task!r}. It has: {_names(contents.tasks)}.")
    names = list(contents.tasks) if task is None else [task]
    rows = repaired([row for name in names for row in _labels(name, contents.tasks[name])])
    if to is None:
        _print(rows, out)
    else:
        _write(rows, to)
    damage = "" if contents.damage is None else f"The store is damaged ({contents.damage}): {contents.readable}. "
    return f"{damage}{len(rows)} labels written. {_TEXT_NOTE}"


def merge(store: str, sources: Sequence[str]) -> str:
    """Add to a store what others have and it lacks; of a damaged one, what can be read. Nothing comes twice.

    A task whose history of updates goes on in another store, as in a copy, goes on here. If both learned on their own,
    or drew different audits, what people did is taken over, and the other's updates, batches, audit draw and settings
    are left out: one history of models and one audit are kept. The labels are learned with the next update.

    Parameters
    ----------
    store
        A path or a SQLAlchemy URL; a file that is not there is made.
    sources
        Paths or SQLAlchemy URLs; they are only read.

    Returns
    -------
    What was added, in lines.

    Raises
    ------
    StoreError
        If one cannot be read, or both hold labels of different shapes for one task. Nothing was written.
    """
    target = _locate(store)
    found = [_read(source) for source in sources]
    for location, _ in found:
        if location.path is not None and location.path == target.path:
            raise StoreError(f"Expected another store to merge into {target.place!r}, got the same one.")
    before = examine(target) if target.path is not None else Contents()
    if before.damage is not None:
        raise damage_error(target, before)
    return "\n".join(merge_into(target, found))


def backup(store: str, to: str | None) -> str:
    """Copy a store while it is in use, and read the copy back; a file that is there is never written over.

    Parameters
    ----------
    store
        The path of an SQLite file.
    to
        A new file; None for one beside the store, named by the time.

    Returns
    -------
    A sentence about the copy.

    Raises
    ------
    StoreError
        If the store is no file, is damaged, or the copy cannot be written or is not what was read.
    """
    location, contents = _read(store)
    if location.path is None:
        raise StoreError(
            f"Expected the path of a file, got {location.place!r}. Use the backup of your database server."
        )
    if contents.damage is not None:
        raise damage_error(location, contents)
    source = location.path
    name = f"{source.stem}-{datetime.now(UTC):%Y%m%d-%H%M%S}{source.suffix}"
    copy = _locate(to if to is not None else str(source.with_name(name)))
    if copy.path is None:
        raise StoreError(f"Expected the path of a new file, got {copy.place!r}.")
    _create(copy.path)
    try:
        _copy(source, copy.path)
        copied = examine(copy)
    except BaseException:
        copy.path.unlink()
        raise
    if copied.damage is not None or not _holds(copied, contents):
        copy.path.unlink()
        raise StoreError(f"The copy {copy.place!r} is not what was read: {copied.damage}. It was removed: try again.")
    return f"{copy.place}: a copy of {location.place}, read back; {copied.readable}."


# ---------------------------------------------------------------- reading


def _locate(store: str) -> Location:
    location = locate(store)
    if location is None:
        raise StoreError(f"Expected a file or a SQLAlchemy URL, got {store!r}: what is in memory cannot be read.")
    return location


def _read(store: str) -> tuple[Location, Contents]:
    location = _locate(store)
    contents = examine(location)
    if location.path is not None and not location.path.exists() and contents.damage is None:
        raise StoreError(f"Expected a label store, got {location.place!r}: there is no such file. Check the path.")
    return location, contents


def _describe(location: Location, contents: Contents) -> Iterator[str]:
    version = "unknown" if contents.version is None else contents.version
    state = "whole" if contents.damage is None else f"damaged: {contents.damage}"
    yield f"{location.place}: format {version}, {state}; {contents.readable}"
    if not contents.tasks:
        yield "no events"
    for name, events in contents.tasks.items():
        standing = _standing(events)
        labels = [event for event in standing if event.type == "label"]
        people = Counter(str(event.annotator) for event in labels).most_common()
        named = ", ".join(f"{one} {n}" for one, n in people[:_NAMED]) + (" …" if len(people) > _NAMED else "")
        done = Counter(event.type for event in events)
        times = [event.time for event in events]
        yield (
            f"task {name!r}: {_shape(events)}; {len(labels)} labels stand{f' ({named})' if named else ''}, "
            f"{len(standing) - len(labels)} skipped, {done['undo']} undone, {done['round']} updates; "
            f"{min(times):%Y-%m-%d %H:%M} to {max(times):%Y-%m-%d %H:%M} UTC"
        )


def _shape(events: list[Event]) -> str:
    schema = schema_of(events)
    return "labels of a shape that this version does not know" if schema is None else schema.description


def _standing(events: Sequence[Event]) -> list[Event]:
    """Return the decisions that stand, their classes as they are called now."""
    schema, current, names = schema_of(events), CurrentLabels(), ClassNames(())
    for event in events:
        names.apply(event)
        current.apply(_with_names(schema, event, names.identity))
    return [_with_names(schema, event, names.name) for event in current]


def _with_names(schema: LabelSchema | None, event: Event, name_of: Callable[[str], str]) -> Event:
    if schema is None or event.type != "label" or event.value is None:
        return event
    return dataclasses.replace(event, value=schema.with_names(event.value, name_of))


def _names(tasks: Iterable[str]) -> str:
    return ", ".join(map(repr, tasks)) or "none"


# ---------------------------------------------------------------- export


def _labels(task: str, events: list[Event]) -> list[Record]:
    schema = schema_of(events)
    return [
        {
            "task": task,
            "key": event.key,
            "label": _label(schema, event.value),
            "annotator": event.annotator,
            "picked": event.picked,
            "strategy": event.strategy,
            "score": event.score,
            "probability": event.probability,
            "selection_probability": event.selection_probability,
            "model_version": event.model_version,
            "round": event.round,
            "ms": event.ms,
            "time": event.time.isoformat(),
        }
        for event in _standing(events)
        if event.type == "label"
    ]


def _label(schema: LabelSchema | None, text: str | None) -> str | list[str] | None:
    label = text if schema is None else schema.read(text, ())
    return list(label) if isinstance(label, tuple) else label


def _write(rows: list[Record], to: str) -> None:
    path = check_path(to)
    format_ = path.suffix.lstrip(".").lower()
    if format_ not in FORMATS:
        raise StoreError(f"Expected a file that ends in one of {', '.join(f'.{one}' for one in FORMATS)}, got {to!r}.")
    target = resolve(path, None)
    if os.path.lexists(target):
        raise StoreError(f"Expected a new file, got {to!r}, which is there already. Name another.")
    replace(target, lambda draft: FORMATS[format_](rows, draft))


def _print(rows: list[Record], out: TextIO) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "labels.csv"
        FORMATS["csv"](rows, file)
        out.write(file.read_bytes().decode())


# ---------------------------------------------------------------- backup


def _create(path: Path) -> None:
    try:
        path.open("xb").close()
    except FileExistsError:
        raise StoreError(f"Expected a new file, got {str(path)!r}, which is there already. Name another.") from None
    except OSError as error:
        raise StoreError(f"Could not write {str(path)!r}: {error.strerror}. Name another file.") from error


def _copy(source: Path, to: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as reader,
            closing(sqlite3.connect(to)) as writer,
        ):
            reader.backup(writer)
            writer.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
    except sqlite3.Error as error:
        raise StoreError(f"Could not copy {str(source)!r} to {str(to)!r}: {error}.") from error


def _holds(copied: Contents, read: Contents) -> bool:
    return all(set(events) <= set(copied.tasks.get(name, ())) for name, events in read.tasks.items())
