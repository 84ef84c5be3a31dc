"""Decisions in: each is checked, appended to the log, and then folded into the state; or refused by name."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from types import MappingProxyType
from typing import Any, Literal

from al_widget.data.surrogates import is_storable
from al_widget.engine.sequences import Sequences
from al_widget.engine.state import TaskState
from al_widget.exceptions import AlWidgetError, DecisionError, StoreError, UnknownExampleError, excerpt
from al_widget.labels import guidelines
from al_widget.labels.classes import Classes
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog, DuplicateEventError
from al_widget.labels.values import class_name

DecisionType = Literal["label", "skip", "undo", "class", "rename", "guideline", "note"]

ABOUT_CLASSES: frozenset[DecisionType] = frozenset({"class", "rename", "guideline"})  # and not about an example

_LONGEST_NOTE = 10_000  # characters
_LONGEST_TIME = 2**31 - 1  # milliseconds, 25 days: a card left on screen for longer must not overflow a column


@dataclass(frozen=True)
class Decision:
    """One thing a person did.

    Attributes
    ----------
    seq
        Counts 1, 2, 3 … for each client.
    type
        "label", "skip", "undo", "class" (add a class), "rename" (a class, into a free name or another class),
        "guideline" (what belongs to a class) or "note" (a remark on an example).
    key
        The example; None for what is about a class, and for the undo of a renaming.
    value
        The label, the name of the class, the names `from` and `to` of a renaming, the `class` of a guideline and its
        `text`, or the text of the note; None for a skip or an undo. The undo of a renaming may name it, or else means
        the newest one.
    milliseconds
        Time on screen; None where it was not measured.
    """

    seq: int
    type: DecisionType
    key: str | None
    value: Any
    milliseconds: int | None = None


@dataclass(frozen=True)
class CommitResult:
    """What became of the decisions of one client.

    Attributes
    ----------
    client, last_seq
        Whose they were; everything up to this seq is on disk, or refused.
    refused
        (seq, reason) of those refused.
    done, open, put_off
        Keys of examples that are now decided, open again, and put off.
    labels, left
        Questions answered so far, and questions left.
    """

    client: str
    last_seq: int
    refused: tuple[tuple[int, AlWidgetError], ...]
    done: tuple[str, ...]
    open: tuple[str, ...]
    put_off: tuple[str, ...]
    labels: int
    left: int


class DecisionLog:
    """Keeps the log and the state in step: a failed write leaves the state unchanged.

    It has no lock of its own: the engine holds its lock around every call.

    Attributes
    ----------
    client
        The name under which this kernel writes.
    read_to
        The offset of the log up to which the state has followed.
    """

    def __init__(self, log: AnnotationLog, state: TaskState, annotator: str) -> None:
        self._log, self._state, self._annotator = log, state, annotator
        self._followed = float("-inf")
        self.interrupt()
        self.settle()

    @property
    def in_step(self) -> bool:
        """Whether the state is what the log says: not while something is written, and not after an interrupt."""
        return self._in_step

    def interrupt(self) -> None:
        """Take nothing for granted: what is on disk counts, and nothing else."""
        self._in_step = False
        self._followed = float("-inf")

    def settle(self) -> None:
        """Bring log and state in step again after an interrupt, or in a forked process.

        Raises
        ------
        StoreError
            If the log cannot be read. The state is in step with what was read before.
        """
        if not self._in_step:
            self._fold_anew()
        if self._followed == float("-inf"):
            self.follow()

    def _fold_anew(self) -> None:
        """Fold the whole log into a fresh state, under a new name: a number that was used is not used again."""
        self._sequences = Sequences()
        self._refused: dict[str, dict[int, AlWidgetError]] = {}
        self.client = f"k-{uuid.uuid4().hex[:12]}"
        self.read_to = 0
        self._state.start_anew()
        for event in self._log.events:
            self._take(event)
        self._in_step = True

    @property
    def closed(self) -> bool:
        """Whether the log takes nothing any more."""
        return self._log.closed

    def last_seq(self, client: str) -> int:
        """Return the highest seq of a client that is on disk, 0 before there is one."""
        return self._sequences.highest(client)

    def decide(self, type_: DecisionType, key: str | None, value: Any) -> CommitResult:
        """Take one decision made in code.

        Raises
        ------
        DecisionError
            If it is refused: nothing was written.
        StoreError
            If the log did not take it: nothing was changed.
        """
        if type_ == "rename":
            self.follow()  # what another session called it just now
        decision = Decision(0, type_, key, value)  # `write` numbers our own
        why = self._objection(decision, self._state.classes)
        if why is not None:
            raise why
        event = self._event(self.client, decision, self._state.classes)
        self.write([event])
        return self._result(self.client, (), [event])

    def record(self, client: str, decisions: Sequence[Decision], base: int = 1) -> CommitResult:
        """Take decisions of one client: once each, in order, on disk before it returns.

        Raises
        ------
        StoreError
            If the log did not take them: nothing was changed.
        """
        try:
            return self._record(client, decisions, base)
        except DuplicateEventError:  # another kernel took some of them: read what it wrote, then look again
            self.follow()
            return self._record(client, decisions, base)

    def _record(self, client: str, decisions: Sequence[Decision], base: int) -> CommitResult:
        if base - 1 > self.last_seq(client):
            self.follow()  # another kernel on the same store may have acknowledged them
        # What is below the base was acknowledged, here or by a store that is gone. Only what is in the log was taken.
        last = self._sequences.reached(client, base)
        fresh: list[Event] = []
        # An answer that was lost may have held a refusal: all that the client has not heard are sent again.
        refused = [(seq, why) for seq, why in self._refused.get(client, {}).items() if base <= seq <= last]
        classes = self._state.classes
        undoable: dict[str, int] = {}
        for decision in decisions:
            if decision.seq <= last:
                continue  # sent twice
            if decision.seq != last + 1:
                break  # one was lost on the way: the client sends again from there
            last += 1
            if self._sequences.has(client, last):
                continue
            why = self._objection(decision, classes, undoable)
            if why is not None:
                refused.append((last, why))
                key = None if self._state.row(decision.key) is None else decision.key
                fresh.append(Event(client, last, "refuse", key, str(why), self._annotator))
                continue
            event = self._event(client, decision, classes)
            fresh.append(event)
            if event.key is None:
                classes = classes.copy()  # nothing is folded before it is written
                classes.told.apply(event)
            elif event.type != "note":
                undoable[event.key] = undoable.get(event.key, 0) + (-1 if event.type == "undo" else 1)
        if fresh:
            self.write(fresh)
        # A base is the client's word: it acknowledges nothing by itself.
        return replace(self._result(client, tuple(refused), fresh), last_seq=min(last, self.last_seq(client)))

    def _result(
        self, client: str, refused: tuple[tuple[int, AlWidgetError], ...], events: Iterable[Event]
    ) -> CommitResult:
        state = self._state
        done, opened, put_off = state.sort_keys(
            event.key for event in events if event.key is not None and event.type not in {"refuse", "note"}
        )
        return CommitResult(
            client, self.last_seq(client), refused, done, opened, put_off, state.counts.asked, state.left
        )

    def _objection(
        self, decision: Decision, classes: Classes, undoable: Mapping[str, int] = MappingProxyType({})
    ) -> AlWidgetError | None:
        """Return why a decision cannot be taken, or None.

        `classes` are those after what its message has brought so far, and `undoable` counts its decisions by key.
        """
        if decision.type in ABOUT_CLASSES or (decision.type == "undo" and decision.key is None):
            return self._class_objection(decision, classes)
        state, key = self._state, decision.key
        if key is None or state.row(key) is None:
            return UnknownExampleError(
                f"Expected an example that can be labeled, got {excerpt(key)}: it is not in the data, or empty."
            )
        if decision.type == "label":
            return state.schema.check(decision.value, classes)
        if decision.type == "note":
            return _note_objection(decision.value)
        if decision.type == "undo" and state.current.decisions(key, self._annotator) + undoable.get(key, 0) < 1:
            return DecisionError("There is nothing left to undo for this example.")
        return None

    def _class_objection(self, decision: Decision, classes: Classes) -> AlWidgetError | None:
        """Return why a class cannot be added or renamed, or a renaming undone; None if it can."""
        if decision.type == "class":
            return classes.objection(decision.value)
        if decision.type == "rename":
            return classes.rename_objection(decision.value["from"], decision.value["to"])
        if decision.type == "guideline":
            return classes.unknown(decision.value["class"]) or guidelines.objection(decision.value["text"])
        return classes.undo_objection(classes.told.last(self._annotator, decision.value))

    def _event(self, client: str, decision: Decision, classes: Classes) -> Event:
        """Return a decision as an event, with how the example was picked and what the model predicted then."""
        state, key, value = self._state, decision.key, decision.value
        row = state.row(key)
        if decision.type == "label":
            value = state.schema.resolve(value, classes)
        text = self._text(replace(decision, value=value), classes)
        time = decision.milliseconds
        event = Event(
            client,
            decision.seq,
            decision.type,
            key,
            text,
            self._annotator,
            model_version=state.version,
            round=len(state.history),
            ms=None if time is None else min(time, _LONGEST_TIME),
        )
        if row is None or key is None or event.type == "note":
            return event
        pick = state.queue.pick(row)
        if pick is None:
            earlier = state.current.current(key)
            # A page can only show what was asked; only code labels an example that was not.
            unasked = "given" if client == self.client else "audit" if row in state.holdout else "query"
            return replace(event, picked=earlier.picked if earlier is not None else unasked)
        return replace(
            event,
            picked=pick.picked,
            strategy=pick.strategy,
            score=pick.score,
            model_version=pick.version,
            probability=None if isinstance(value, tuple) else dict(pick.top).get(classes.now(str(value))),
            probabilities=json.dumps(dict(pick.top)) if pick.top else None,
            selection_probability=pick.selection_probability,
        )

    def _text(self, decision: Decision, classes: Classes) -> str | None:
        """Return the value of a decision as the log holds it."""
        value = decision.value
        if decision.type == "label":
            return self._state.schema.write(value, classes.names)
        if decision.type == "class":
            return class_name(value)
        if decision.type == "rename":
            return json.dumps(classes.renaming(value["from"], value["to"]), ensure_ascii=False)
        if decision.type == "guideline":
            said = {"class": classes.name_of(value["class"]), "text": value["text"].strip()}
            return json.dumps(said, ensure_ascii=False)
        if decision.type == "undo" and decision.key is None:
            undone = classes.told.last(self._annotator, value)
            return None if undone is None else json.dumps({"client": undone.client, "seq": undone.seq})
        return None if value is None else str(value).strip()

    def note(self, type_: str, value: str) -> Event:
        """Return an event of our own that is no decision: a batch that was picked, a round, a setting."""
        state = self._state
        return Event(self.client, 0, type_, value=value, model_version=state.version, round=len(state.history))

    def write(self, events: Iterable[Event]) -> None:
        """Append events to the log, then fold them into the state, with what others wrote in between.

        Raises
        ------
        StoreError
            If the log did not take them: nothing was changed.
        """
        numbered = self._numbered(events)
        try:
            self._fold(lambda: self._log.append(numbered))
        except DuplicateEventError:
            if any(event.client != self.client for event in numbered):
                raise
            # The connection broke during the commit: what was reported as failed may have reached the disk.
            found = self._fold(self._log.follow)
            if not any(event.time == numbered[0].time and event.client == self.client for event in found):
                again = self._numbered(replace(event, seq=0) for event in numbered)
                self._fold(lambda: self._log.append(again))

    def _fold(self, read_or_append: Callable[[], list[Event]]) -> list[Event]:
        # An interrupt at any line of this leaves the state out of step; a refusal of the log changes nothing.
        self._in_step = False
        try:
            found = read_or_append()
        except StoreError:
            self._in_step = True
            raise
        for event in found:
            self._take(event)
        self._in_step = True
        return found

    def _numbered(self, events: Iterable[Event]) -> list[Event]:
        """Return the events with the next seqs in the place of 0."""
        seq = self.last_seq(self.client)
        numbered = []
        for event in events:
            own = event.client == self.client and event.seq == 0
            seq += own
            numbered.append(replace(event, seq=seq) if own else event)
        return numbered

    def follow(self) -> CommitResult | None:
        """Read what others wrote to the same task; None where there was nothing.

        Raises
        ------
        StoreError
            If the log cannot be read.
        """
        found = self._fold(self._log.follow)
        self._followed = monotonic()
        return self._result(found[-1].client, (), found) if found else None

    def is_stale(self, seconds: float) -> bool:
        """Whether others may have written something, read longer ago than this."""
        return monotonic() - self._followed > seconds

    def _take(self, event: Event) -> None:
        self._sequences.add(event.client, event.seq)
        if event.type == "refuse":
            self._refused.setdefault(event.client, {})[event.seq] = DecisionError(event.value)
        try:
            self._state.fold(event)
        except Exception as error:
            raise StoreError(
                f"The task {self._log.name!r} in {self._log.place!r} holds something that this version of al_widget "
                f"cannot read: event {event.offset}, of type {event.type!r}. A newer version wrote it, or it is "
                "damaged. Upgrade with `pip install -U al_widget`, or pass name= another task. Nothing was changed."
            ) from error
        self.read_to = event.offset


def _note_objection(text: Any) -> DecisionError | None:
    """Return why a remark cannot be taken, or None."""
    if isinstance(text, str) and len(text) <= _LONGEST_NOTE and is_storable(text):
        return None
    return DecisionError(
        f"Expected a note to be a str of at most {_LONGEST_NOTE:,} characters, valid Unicode without NUL, "
        f"got {excerpt(text)}."
    )
