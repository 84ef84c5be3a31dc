"""Decisions in: each taken once, in order, on disk, and then on the board; or refused by name."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypedDict

from al_widget.engine.state import TaskState
from al_widget.exceptions import AlWidgetError, DecisionError, SessionClosedError, UnknownExampleError
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog, DuplicateEventError

_LONGEST = 2**31 - 1  # milliseconds, 25 days: a card left on screen for longer must not overflow a column


Do = Literal["label", "skip", "undo", "class"]


class Decision(TypedDict):
    """One thing a person did; `seq` counts 1, 2, 3 … per client; with multilabel `value` is a list of classes."""

    seq: int
    do: Do
    key: str | None
    value: str | list[str] | None
    ms: int


@dataclass(frozen=True)
class CommitResult:
    """What became of one client's decisions; the widget turns it into an acknowledgement."""

    client: str
    upto: int
    refused: tuple[tuple[int, AlWidgetError], ...]
    done: tuple[str, ...]
    open: tuple[str, ...]
    put_off: tuple[str, ...]
    labels: int
    left: int


class DecisionLog:
    """Keeps the log and the board in step: what could not be written never happened.

    Not locked: the session holds its lock around every call.

    Attributes
    ----------
    client
        The name under which this kernel writes.
    read_to
        The place in the log up to which the board has followed.
    closed
        Whether decisions are refused.
    """

    def __init__(self, log: AnnotationLog, board: TaskState, annotator: str) -> None:
        self._log, self._board, self._annotator = log, board, annotator
        self._upto = log.last_seqs()
        self.read_to = 0
        self._refused: dict[str, dict[int, AlWidgetError]] = {}
        self.client = f"k-{uuid.uuid4().hex[:12]}"
        self.closed = False
        self.follow()

    def upto(self, client: str) -> int:
        """Tell how far a client's decisions are on disk: its highest seq."""
        return self._upto.get(client, 0)

    def record(self, client: str, decisions: Sequence[Decision], base: int = 1) -> CommitResult:
        """Take decisions of one client: once each, in order, on disk before it returns.

        Raises
        ------
        StoreError
            If the log did not take them: nothing was changed.
        SessionClosedError
            If it was closed: whoever runs the cell again takes them.
        """
        if self.closed:
            raise SessionClosedError("The session is closed. Run the cell again to go on.")
        try:
            return self._record(client, decisions, base)
        except DuplicateEventError:  # another kernel took some of them: learn what it wrote, then look again
            self.follow()
            return self._record(client, decisions, base)

    def _record(self, client: str, decisions: Sequence[Decision], base: int) -> CommitResult:
        upto = max(self._upto.get(client, 0), base - 1)
        fresh: list[Event] = []
        # An answer that was lost may have held a refusal: all that the client has not heard are told again.
        refused = [(seq, why) for seq, why in self._refused.get(client, {}).items() if base <= seq <= upto]
        added: set[str] = set()
        undoable: dict[str, int] = {}
        for decision in decisions:
            if decision["seq"] <= upto:
                continue  # sent twice
            if decision["seq"] != upto + 1:
                break  # one was lost on the way: the client sends again from there
            upto += 1
            why = self.objection(decision, added, undoable)
            if why is not None:
                refused.append((upto, why))
                key = None if self._board.row(decision["key"]) is None else decision["key"]
                fresh.append(Event(client, upto, "refuse", key, str(why), self._annotator))
                continue
            event = self._event(client, decision)
            fresh.append(event)
            if event.type == "class":
                added.add(str(event.value))
            elif event.key is not None:
                undoable[event.key] = undoable.get(event.key, 0) + (-1 if event.type == "undo" else 1)
        if fresh:
            self.write(fresh)
        self._upto[client] = upto
        done, opened, put_off = self._board.states(
            event.key for event in fresh if event.key is not None and event.type != "refuse"
        )
        return CommitResult(client, upto, tuple(refused), done, opened, put_off, self._board.asked, self._board.left)

    def objection(
        self, decision: Decision, added: Collection[str] = (), undoable: Mapping[str, int] = MappingProxyType({})
    ) -> AlWidgetError | None:
        """Say why a decision cannot be taken; `added` and `undoable` are what its message changed so far."""
        do, key, value = decision["do"], decision["key"], decision["value"]
        if do == "class":
            return self._board.classes.objection(value, added)
        if key is None or self._board.row(key) is None:
            return UnknownExampleError(
                f"Expected an example that can be labeled, got {key!r}: it is not in the data, or empty."
            )
        if do == "label":
            why = self._board.schema.check(value, self._board.classes, added)
            if why is not None:
                return why
        if do == "undo" and self._board.answers.decisions(key, self._annotator) + undoable.get(key, 0) < 1:
            return DecisionError("There is nothing left to undo for this example.")
        return None

    def _event(self, client: str, decision: Decision) -> Event:
        """Write down a decision with where it came from: how the example was picked, and what the model thought."""
        do, key, value = decision["do"], decision["key"], decision["value"]
        row = self._board.row(key)
        text = None if value is None else str(value).strip()
        if do == "label":
            text = self._board.schema.write(value, self._board.classes.names)
        event = Event(
            client,
            decision["seq"],
            do,
            key,
            text,
            self._annotator,
            model_version=self._board.version,
            round=len(self._board.history),
            ms=min(int(decision["ms"]), _LONGEST) if decision["ms"] >= 0 else None,
        )
        if row is None or key is None:
            return event
        pick = self._board.picks.get(row)
        if pick is None:
            earlier = self._board.answers.current(key)
            # A page can only show what was asked; only code labels an example that was not.
            unasked = "given" if client == self.client else "audit" if self._board.reserved(row) else "query"
            return replace(event, picked=earlier.picked if earlier is not None else unasked)
        return replace(
            event,
            picked=pick.picked,
            strategy=pick.strategy,
            score=pick.score,
            model_version=pick.version,
            probability=dict(pick.top).get(str(value)),
            probabilities=json.dumps(dict(pick.top)) if pick.top else None,
            selection_probability=pick.selection_probability,
        )

    def note(self, do: str, value: str) -> Event:
        """Make an event of our own that is no decision: a batch that was picked, a round."""
        return Event(self.client, 0, do, value=value, model_version=self._board.version, round=len(self._board.history))

    def write(self, events: Iterable[Event]) -> None:
        """Append to the log, then fold in: what could not be written never happened."""
        seq = self._upto.get(self.client, 0)
        numbered = []
        for event in events:
            own = event.client == self.client and event.seq == 0
            seq += own
            numbered.append(replace(event, seq=seq) if own else event)
        written = self._log.append(numbered)
        if written and written[0].offset != self.read_to + 1:  # another kernel wrote in between: take that in first
            self.follow()
        else:
            for event in written:
                self._take(event)

    def follow(self) -> None:
        """Take in what other kernels wrote to the same task."""
        for event in self._log.read(self.read_to):
            self._take(event)

    def _take(self, event: Event) -> None:
        self._upto[event.client] = max(self._upto.get(event.client, 0), event.seq)
        if event.type == "refuse":
            self._refused.setdefault(event.client, {})[event.seq] = DecisionError(event.value)
        if event.type != "query" or event.client != self.client:  # our own is in the queue already
            self._board.fold(event)
        self.read_to = event.offset
