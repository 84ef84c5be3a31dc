"""Which keys a task uses: chosen from its log when it is opened, and written down in a new one."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from al_widget.data.keys import Keys, OwnKeys
from al_widget.data.pool import Pool
from al_widget.data.schemes import KeyRecord, is_own_id
from al_widget.engine.config import Config
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.state import TaskState
from al_widget.exceptions import StoreError, clip
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog

_MOST_CHARACTERS = 300  # of names of columns in a sentence


def open_log(config: Config, log: AnnotationLog) -> tuple[Config, TaskState, DecisionLog]:
    """Read a task with the keys its log uses; a new task has it written down which those are.

    Raises
    ------
    StoreError
        If the log cannot be read, or not be written to.
    """
    while True:
        events = log.events
        found = _choose(config.pool, events)
        chosen = replace(config, pool=config.pool.with_keys(found or config.pool.keys))
        state = TaskState(chosen.pool, config.schema, config.classes, config.options)
        decisions = DecisionLog(log, state, config.annotator)
        if len(log.events) == len(events) and found is None and not _decided(events):
            decisions.write([decisions.note("keys", config.pool.schemes.record.to_json())])
        if len(log.events) == len(events):  # others may write at the same time: the first record counts
            return chosen, state, decisions


def _choose(pool: Pool, events: Sequence[Event]) -> Keys | None:
    """Return the keys a task uses; None where its log does not say, and none that this pool can make are in it."""
    records, decided = list(_records(events)), _decided(events)
    wanted = decided or _asked(events)
    for group in pool.schemes.groups(records, wanted) if wanted else ():
        keys = _best(group, wanted)
        if keys is not None:
            return keys
    if decided:
        return None
    return next((keys for record in records for keys in pool.schemes.as_recorded(record)), None)


def _best(group: Iterable[Keys], wanted: Collection[str]) -> Keys | None:
    """Return the keys that find the most of those wanted; None if none finds any."""
    most, best = 0, None
    for keys in group:
        found = sum(keys.row(key) is not None for key in wanted)
        if 2 * found > len(wanted):
            return keys
        if found > most:
            most, best = found, keys
    return best


def _records(events: Iterable[Event]) -> Iterator[KeyRecord]:
    for event in events:
        if event.type == "keys":
            try:
                yield KeyRecord.from_json(str(event.value))
            except (ValueError, TypeError, KeyError):
                return  # the fold of the log says so


def _decided(events: Iterable[Event]) -> Collection[str]:
    """Return the keys of labeled examples; without any, of those skipped or written about."""
    keys: dict[str, dict[str, None]] = {"label": {}, "skip": {}, "note": {}}
    for event in events:
        if event.key is not None and event.type in keys:
            keys[event.type][event.key] = None
    return keys["label"] or keys["skip"] or keys["note"]


def _asked(events: Iterable[Event]) -> Collection[str]:
    """Return the keys of the examples that were picked."""
    keys: dict[str, None] = {}
    for event in events:
        if event.type == "query":
            try:
                batch = json.loads(str(event.value))
                picks = batch if isinstance(batch, list) else batch["picks"]
                keys.update((str(pick[0]), None) for pick in picks)
            except (ValueError, TypeError, KeyError, IndexError):
                return keys  # the fold of the log says so
    return keys


# ---------------------------------------------------------------- what to say


def other_data(config: Config, state: TaskState, place: str | None) -> StoreError:
    """Return the error for a pool that holds none of the labeled examples: how they are known, and what to do."""
    lost, ids = list(state.missing), config.pool.schemes.ids
    record = state.key_records[0] if state.key_records else None
    of = "ids" if record is None and all(map(is_own_id, lost)) else "" if record is None else record.of
    sentence = (
        f"The task {config.name!r} in {place!r} belongs to other data: none of its {len(lost)} labeled examples is in "
        "this pool. Nothing was changed. "
    )
    if of == "ids":
        here = "no ids= were passed" if ids is None else f"ids= begins with {config.pool.key(0)!r}"
        sentence += f"They are known by ids such as {lost[0]!r}, and {here}: pass the ids= they were labeled with"
    elif record is not None and record.columns:
        sentence += _columns_sentence(config, record)
    elif of == "text":
        sentence += "They are known by their texts: pass the same texts, or name the column that holds them by text="
    else:
        sentence += "They are known by their content: pass the same data"
    sentence += ", or name= another task, or store= another file."
    if of not in {"ids", "text"}:
        sentence += (
            " A task opened with ids=, one lasting id for each example, finds its labels whatever becomes of the rest."
        )
    return StoreError(sentence)


def _columns_sentence(config: Config, record: KeyRecord) -> str:
    """Return which columns made the keys of a task, and what is wrong with them."""
    made, lacking = _listed(record.columns), config.pool.schemes.missing_columns(record)
    if config.pool.frame is None:
        return f"They are known by the columns {made} of a frame: pass that frame"
    if record.of == "text":
        there = f"there is no column {made}" if lacking else f"the column {made} holds other texts"
        return f"They are known by their texts, and {there}: pass the same texts, or name their column by text="
    if lacking:
        gone = "is not here: add or rename it" if len(lacking) == 1 else "are not here: add or rename them"
        return f"Its rows are known by the columns {made}, and {_listed(lacking)} {gone}"
    return (
        f"Its rows are known by their cells in the columns {made}, which hold other values, or the same in another "
        "type, such as dates or numbers read as text: read them as before"
    )


def notices(config: Config, state: TaskState) -> Iterator[str]:
    """Return what the user should know about how a task found its examples."""
    known = len({event.key for event in state.current if event.type == "label"})
    found, lost = len(state.labels()), len(state.missing)
    if lost and 2 * found < known:
        yield (
            f"Only {found} of the {known} labeled examples of this task are in this data; the other labels are kept. "
            "If this is other data, pass name= another task."
        )
    elif lost:
        if lost == 1:
            yield "1 labeled example of this task is not in the data any more; its label is kept."
        else:
            yield f"{lost} labeled examples of this task are not in the data any more; their labels are kept."
    if config.pool.schemes.ids is not None and not isinstance(config.pool.keys, OwnKeys):
        yield (
            "This task was begun without ids=, and its examples are known by their content: ids= is not used. "
            "Pass name= another task to use it."
        )


def _listed(names: Sequence[str]) -> str:
    return clip(", ".join(map(repr, dict.fromkeys(names))), _MOST_CHARACTERS)
