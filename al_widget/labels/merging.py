"""One store into another: each event once, and the histories of models kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from al_widget.data.schemes import KeyRecord
from al_widget.exceptions import StoreError
from al_widget.labels.event import Event
from al_widget.labels.inspection import Contents
from al_widget.labels.location import Location
from al_widget.labels.log import insert_missing, read_task
from al_widget.labels.migrations import bring_up_to_date
from al_widget.labels.schema import LabelSchema, schema_of_kind
from al_widget.labels.store import Store

# What a kernel wrote for itself, and not a person: it describes how one history of models came about.
_OWN = {"round", "query", "audit", "setting", "features", "guidelines"}


def merge_into(target: Location, found: Sequence[tuple[Location, Contents]]) -> list[str]:
    """Add to a store, in one transaction, what others have and it lacks; return what was added, in lines.

    Raises
    ------
    StoreError
        If it cannot be written to, or both hold labels of different shapes for one task. Nothing was written.
    """
    store = Store(target)
    try:
        return store.create(lambda connection: _merge_all(connection, target, found), lambda _lines: None)
    finally:
        store.disconnect()


def schema_of(events: Sequence[Event]) -> LabelSchema | None:
    """Return the shape of the labels of a task; None if this version does not know it."""
    newest = next((event.value for event in reversed(events) if event.type == "kind"), "single")
    try:
        return schema_of_kind(str(newest))
    except KeyError:
        return None


def _merge_all(connection: sa.Connection, target: Location, found: Iterable[tuple[Location, Contents]]) -> list[str]:
    bring_up_to_date(connection, target.place)
    lines = []
    for location, contents in found:
        if contents.damage is not None:
            lines.append(f"{location.place} is damaged ({contents.damage}): {contents.readable}")
        for task, events in contents.tasks.items():
            chosen = _choose(task, read_task(connection, task), events, location, target)
            added = insert_missing(connection, task, chosen.events)
            left_out = f"; {chosen.left_out}" if chosen.left_out else ""
            lines.append(f"{location.place}, task {task!r}: {added} of {len(events)} events added{left_out}")
    return lines


@dataclass(frozen=True)
class _Chosen:
    """The events of another store that belong into ours, and what to say of those left out."""

    events: list[Event]
    left_out: str = ""


def _choose(task: str, mine: list[Event], others: list[Event], source: Location, target: Location) -> _Chosen:
    if mine and schema_of(mine) != schema_of(others) and _has_labels(mine) and _has_labels(others):
        raise StoreError(
            f"The task {task!r} holds {_describe(mine)} in {target.place!r}, and {_describe(others)} in "
            f"{source.place!r}: they cannot be merged. Nothing was written."
        )
    chosen = _without_own(mine, others)
    if _has_labels(mine) and _has_labels(others) and _rows_by(mine) != _rows_by(others):
        told = "its rows are known by other columns: a session finds the labels of one of both stores, where most are"
        return _Chosen(chosen.events, f"{chosen.left_out}; {told}" if chosen.left_out else told)
    return chosen


def _without_own(mine: list[Event], others: list[Event]) -> _Chosen:
    """Leave out what only one of two stores can hold."""
    if _has_labels(mine):
        others = [event for event in others if event.type != "kind"]  # the shape is settled
    updates = _updates(others) - _updates(mine)
    if updates and _updates(mine) - _updates(others):
        count = f"{len(updates)} update{'s' if len(updates) > 1 else ''}"
        left_out = f"{count} left out, since each store learned on its own: the labels are learned with the next update"
    elif _has_labels(mine) and _draws(mine) - _draws(others) and _draws(others) - _draws(mine):
        left_out = "its audit draw and updates left out, since each store has an audit of its own"
    else:
        return _Chosen(others)
    return _Chosen([event for event in others if event.type not in _OWN], left_out)


def _rows_by(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the columns of a frame by which a task knows its rows; () where it knows its examples otherwise."""
    for event in events:
        if event.type == "keys":
            try:
                record = KeyRecord.from_json(str(event.value))
            except (ValueError, TypeError, KeyError):  # of a newer version
                return ()
            return record.columns if record.of == "rows" else ()
    return ()


def _updates(events: Iterable[Event]) -> set[tuple[str, int]]:
    return {(event.client, event.seq) for event in events if event.type == "round"}


def _draws(events: Iterable[Event]) -> set[str | None]:
    return {event.value for event in events if event.type == "audit"}


def _describe(events: Sequence[Event]) -> str:
    schema = schema_of(events)
    return "labels of another shape" if schema is None else f"labels of {schema.description}"


def _has_labels(events: Iterable[Event]) -> bool:
    return any(event.type == "label" for event in events)
