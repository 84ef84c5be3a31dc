"""The state of a labeling task: what is decided, what waits and what was learned, folded from the log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from al_widget.data.pool import Pool
from al_widget.data.schemes import KeyRecord
from al_widget.engine.choice import Look
from al_widget.engine.config import Options
from al_widget.engine.history import Change, History, Round
from al_widget.engine.holdout import Holdout
from al_widget.engine.picks import Pick, Picked, from_json
from al_widget.engine.queue import Queue
from al_widget.labels.class_names import Rename
from al_widget.labels.classes import Classes
from al_widget.labels.current import CurrentLabels
from al_widget.labels.event import Event
from al_widget.labels.guidelines import Guidelines
from al_widget.labels.schema import LabelSchema, schema_of_kind


@dataclass(frozen=True)
class Counts:
    """How far a task is, counted event by event: a click must not count the pool.

    Attributes
    ----------
    asked, audited
        Questions answered (labels given in code not counted), and how many of them were audit examples.
    undecided
        Examples that have no label yet.
    """

    asked: int
    audited: int
    undecided: int


class TaskState:
    """The state of a labeling task. It follows from the log alone, so that a restart loses nothing.

    Parameters
    ----------
    pool, schema
        The examples, and the shape of their labels.
    classes
        The classes as they were given; the log adds to them.
    options
        The options as they were passed; the log holds those assigned since.

    Attributes
    ----------
    current
        The labels and skips that stand.
    history
        The model updates so far.
    changes
        The options that were assigned, oldest first.
    queue
        What waits to be asked.
    holdout
        The examples kept back for the audit.
    pending
        Offsets of labels given or undone that no model has learned yet, as far as they are due.
    kind
        The shape of the labels in the log: "single" or "multilabel".
    key_records
        How the keys of the task are made; empty in a task of a version that did not say.
    missing
        Keys of decided examples that are not in the pool.
    notes
        key -> the newest remark on an example.
    told_guidelines
        What belongs to each class, as the log tells.
    look
        The newest comparison of representations, by which examples are read from then on; None before there is one.
    renamed_at, merged_at
        The places in the log where the names of classes, and which classes there are, were changed last; 0 without.
    """

    def __init__(
        self, pool: Pool, schema: LabelSchema, classes: Sequence[str] | Mapping[str, str], options: Options
    ) -> None:
        self.pool, self.schema = pool, schema
        self._classes, self._passed = classes, options
        self._function: Any = None  # the newest strategy that was assigned as a function: the log cannot hold it
        self._rows: dict[str, int] = {}
        self.start_anew()

    def start_anew(self) -> None:
        """Return to the state before the first event of the log."""
        self.classes, self.options = Classes(self._classes), self._passed
        self.current, self.history, self.holdout = CurrentLabels(), History(), Holdout()
        self.counts = Counts(0, 0, int((~self.pool.blank).sum()))
        self.kind = "single"
        self.key_records: list[KeyRecord] = []
        self.changes: list[Change] = []
        self.pending: list[int] = []
        self.notes: dict[str, str] = {}
        self.told_guidelines = Guidelines()
        self.look: Look | None = None
        self.renamed_at = self.merged_at = self._chosen_at = self._tried_at = 0
        self._measure_until = 0  # audit labels
        self.missing: dict[str, None] = {}  # a dict keeps the order
        self._decided = np.zeros(len(self.pool), bool)
        self.queue = Queue(self._decided.__getitem__, self.classes)

    # ---------------------------------------------------------------- the fold

    def fold(self, event: Event) -> None:
        """Fold one event of the log in; a type that this version does not know changes nothing."""
        if event.key is not None and event.type in {"label", "skip", "undo"}:
            self._fold_decision(event, event.key)
        elif event.key is not None and event.type == "note":
            self.notes[event.key] = event.value or ""
        elif event.value is not None:
            self._fold_task(event, event.value)

    def _fold_task(self, event: Event, value: str) -> None:
        """Fold in an event that is about the task, not about one example."""
        if event.type in {"class", "classes", "rename", "undo", "guideline", "guidelines"}:
            self._fold_classes(event)
        elif event.type == "query":
            self.queue.ask(from_json(value, self.pool))
        elif event.type == "round":
            new = Round.from_json(value)
            self.history = self.history.add(new)
            self.drop_pending(new.learned_to)
        elif event.type == "kind":
            self.kind = schema_of_kind(value).kind
        elif event.type == "keys":
            self.key_records.append(KeyRecord.from_json(value))
        elif event.type == "audit":
            self.holdout = Holdout.read(value, self.pool)
        elif event.type == "measure":
            self._measure_until = self.counts.audited + int(value)
        elif event.type == "features":
            self._fold_look(Look.from_json(value), event.offset)
        elif event.type == "setting":
            found = json.loads(value)
            self.changes.append(Change(int(self._decided.sum()), found["name"], found["value"]))
            self.options = self.options.restored(value, passed=self._passed, function=self._function)

    def _fold_classes(self, event: Event) -> None:
        before = len(self.classes.names)
        self.classes.told.apply(event)
        self.told_guidelines.apply(event, self.classes.told)
        if event.type in {"rename", "undo"}:
            self.renamed_at = event.offset
            if len(self.classes.names) != before:
                self.merged_at = event.offset

    def _fold_decision(self, event: Event, key: str) -> None:
        if event.type == "label" and event.value is not None:
            event = self._by_identity(event, event.value, used=self.row(key) is not None)
        before = self.current.current(key)
        self.current.apply(event)
        now = self.current.current(key)
        row = self.row(key)
        if row is None:
            self.missing[key] = None
            return
        self._count(row, before, now)
        self.queue.leave(row)
        if now is None and before is not None:
            self.queue.take_back(self.pick(row, before))
        elif now is not None and now.type == "skip":
            self.queue.put_off(self.pick(row, now))
        if event.type != "skip":
            self.pending.append(event.offset)

    def _by_identity(self, event: Event, text: str, *, used: bool) -> Event:
        """Return a label by the identities of its classes; an earlier run had more classes: its labels stay."""
        told = self.classes.told
        value = self.schema.with_names(text, lambda name: told.identity(name, used=used))
        return event if value == text else replace(event, value=value)

    def named(self, event: Event) -> Event:
        """Return a decision that stands with its classes as they are called now."""
        if event.value is None or not self.classes.told.renamed:
            return event
        return replace(event, value=self.schema.with_names(event.value, self.classes.told.name))

    def lasting(self, event: Event) -> Event:
        """Return a decision with names that lead to its classes now, and still do when a renaming is undone."""
        if event.value is None or not self.classes.told.renamed:
            return event
        return replace(event, value=self.schema.with_names(event.value, self.classes.told.lasting_name))

    def _count(self, row: int, before: Event | None, now: Event | None) -> None:
        counts, labeled = self.counts, now is not None and now.type == "label"
        undecided = counts.undecided + int(self._decided[row]) - int(labeled)
        self._decided[row] = labeled
        asked, audited = counts.asked, counts.audited
        for event, step in ((before, -1), (now, 1)):
            if event is not None and event.type == "label" and event.picked != "given":
                asked += step
                audited += step if event.picked == "audit" else 0
        self.counts = Counts(asked, audited, undecided)

    def _fold_look(self, look: Look, offset: int) -> None:
        self.look = look
        if look.switched:
            self._chosen_at = offset

    def remember(self, strategy: Any) -> None:
        """Keep a strategy that is about to be assigned, if it is a function."""
        if callable(strategy):
            self._function = strategy

    def drop_pending(self, until: int) -> None:
        """Regard what was decided up to an offset as learned, or as not to be tried again on its own."""
        self.pending = [offset for offset in self.pending if offset > until]
        self._tried_at = max(self._tried_at, until)

    # ---------------------------------------------------------------- what can be asked of it

    def row(self, key: str | None) -> int | None:
        """Return the row of a key; None when the pool has no such example, or it is empty."""
        if key is None:
            return None
        if key not in self._rows:
            row = self.pool.row_of_key(key)
            if row is None or self.pool.blank[row]:
                return None
            self._rows[key] = row
        return self._rows[key]

    def labels(self, until: int | None = None) -> list[tuple[int, Event]]:
        """Return row and event of every label that stands, made at or before an offset of the log."""
        return [
            (self._rows[event.key], self.named(event))
            for event in self.current
            if event.type == "label" and event.key in self._rows and (until is None or event.offset <= until)
        ]

    @property
    def left(self) -> int:
        """How many questions are left in the pool and the budget."""
        counts, budget = self.counts, self.options.budget
        return counts.undecided if budget is None else max(0, min(counts.undecided, budget - counts.asked))

    @property
    def guidelines(self) -> dict[str, str]:
        """What belongs to each class, by what the class is called now."""
        return self.told_guidelines.by_class(self.classes.told)

    @property
    def measuring(self) -> int:
        """How many audit examples are to be asked before anything else."""
        return max(0, min(self._measure_until - self.counts.audited, self.left))

    @property
    def version(self) -> int:
        """Version of the newest model; 0 before there is one."""
        last = self.history.last
        return last.model_version if last else 0

    @property
    def merged_since_round(self) -> bool:
        """Whether classes were merged, or taken apart again, since the labels that the newest model has learned."""
        last = self.history.last
        return last is not None and self.merged_at > last.learned_to

    @property
    def due(self) -> bool:
        """Whether a model is to be fitted.

        For a batch of labels, for merged ones, for another representation, or since the questions ran out before the
        examples did.
        """
        if len(self.pending) >= self.options.batch_size or self._chosen_at > self._tried_at:
            return True
        if self.merged_since_round and self.merged_at > self._tried_at:
            return True
        return self.left > 0 and self.queue.empty and len(self.free_rows()) > 0

    def free_rows(self) -> np.ndarray:
        """Return the undecided rows a strategy may pick: neither put off nor held out."""
        free = ~self._decided & ~self.pool.blank
        free[self.holdout.rows] = False
        free[self.queue.skipped] = False
        return np.flatnonzero(free)

    def audit_rows(self) -> np.ndarray:
        """Return the undecided rows of the holdout pool, without those put off, in the order of their draw."""
        rows = [row for row in self.holdout.rows.tolist() if not self._decided[row] and not self.queue.is_skipped(row)]
        return np.array(rows, np.intp)

    def holdout_rows(self) -> np.ndarray:
        """Return the rows the audit stands for: the holdout pool without those put off or labeled for training."""
        trained = {row for row, event in self.labels() if event.picked != "audit"}
        rows = [row for row in self.holdout.rows.tolist() if row not in trained and not self.queue.is_skipped(row)]
        return np.array(rows, np.intp)

    def sort_keys(self, keys: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Sort keys into those decided, those open again, and those put off."""
        done, opened, put_off = [], [], []
        for key in dict.fromkeys(keys):
            now = self.current.current(key)
            if now is None:
                opened.append(key)
            elif now.type == "label":
                done.append(key)
            else:
                put_off.append(key)
        return tuple(done), tuple(opened), tuple(put_off)

    def past(self, annotator: str, before: int | None, n: int) -> tuple[list[tuple[Event, Pick] | Rename], bool]:
        """Return up to n earlier decisions of an annotator, the renamings among them, and whether there are more.

        Parameters
        ----------
        before
            The offset of the log before which they were made; None for the newest.
        """
        events, more = self.current.past(annotator, before, n)
        since = events[0].offset if more else 0  # what is older comes with the decisions around it
        until = float("inf") if before is None else before
        found: list[tuple[Event, Pick] | Rename] = [
            one for one in self.classes.told.newest(annotator) if since <= one.offset < until
        ]
        for event in events:
            row = self.row(event.key)
            if row is not None:
                found.append((self.lasting(event), self.pick(row, event)))
        return sorted(found, key=lambda one: (one[0] if isinstance(one, tuple) else one).offset), more

    def last_action(self, annotator: str) -> Event | Rename | None:
        """Return what an annotator did last that can be undone: about an example of the pool, or a renaming."""
        decisions = (event for event in self.current.newest(annotator) if self.row(event.key) is not None)
        decision, rename = next(decisions, None), self.classes.told.last(annotator)
        if decision is None or rename is None:
            return decision or rename
        return decision if decision.offset > rename.offset else rename

    def pick(self, row: int, event: Event) -> Pick:
        """Return how an example was picked: from the batch it was in, or else from its decision."""
        known = self.queue.pick(row)
        if known is not None:
            return known
        told = self.classes.told
        picked: Picked = "audit" if row in self.holdout else "seed" if event.picked == "seed" else "query"
        version, number = event.model_version or 0, event.round or 0
        top = tuple(json.loads(event.probabilities or "{}").items())
        pick = Pick(row, picked, event.strategy or "", version, number, event.score, event.selection_probability, top)
        return pick.with_names(lambda name: told.name(told.find(name)))
