"""Where every example stands: decided, put off, or waiting its turn. Folded from the log, event by event."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import numpy as np

from al_widget.data.pool import Pool
from al_widget.engine import queries
from al_widget.engine.history import History, Round
from al_widget.engine.queries import Pick, Picked
from al_widget.labels.classes import Classes
from al_widget.labels.current import CurrentLabels
from al_widget.labels.event import Event
from al_widget.labels.schema import LabelSchema


class TaskState:
    """The state of a labeling task. It follows from the log alone, so that a restart loses nothing.

    Attributes
    ----------
    answers
        The decisions that stand.
    history
        The model updates so far.
    picks
        row -> how it was picked, for every example that was ever asked.
    asked, audited
        Questions answered (labels given in code not counted), and how many of them were audit examples.
    changes
        Places in the log of labels given or taken back that no model has learned yet.
    planned
        Whether the queue was picked by features or a model, not drawn at random for want of both.
    audit, reserve
        What the audit's frame is drawn by, as it was written down first; its rows, in the order of their random_keys.
    kind
        What an answer of this task is: "single", one class, or "multilabel", any number of them.
    """

    def __init__(self, pool: Pool, classes: Classes, schema: LabelSchema, budget: int | None = None) -> None:
        self.pool, self.classes, self.schema, self.budget = pool, classes, schema, budget
        self.audit: str | None = None
        self.reserve = np.empty(0, np.intp)
        self.answers, self.history = CurrentLabels(), History()
        self.picks: dict[int, Pick] = {}
        self.asked = self.audited = 0
        self.changes: list[int] = []
        self.planned = False
        self.kind = "single"
        self.missing: dict[str, None] = {}  # decided keys the pool does not hold
        self._rows: dict[str, int] = {}
        self._decided = np.zeros(len(pool), bool)
        self._skipped: dict[int, None] = {}  # a dict keeps the order
        self._returned: dict[int, None] = {}
        self._queue: list[int] = []
        self._undecided = int((~pool.blank).sum())
        self._reserved: frozenset[int] = frozenset()

    # ---------------------------------------------------------------- the fold

    def fold(self, event: Event) -> None:
        """Take one event of the log into account."""
        if event.type == "class" and event.value is not None:
            self.classes.add(event.value)
        elif event.type == "query" and event.value is not None:
            self.ask(queries.from_json(event.value, self.pool))
        elif event.type == "round" and event.value is not None:
            new = Round.from_json(event.value)
            self.history = self.history.add(new)
            self.changes = [at for at in self.changes if at > new.learned_to]
        elif event.type == "kind" and event.value is not None:
            self.kind = event.value
        elif event.type == "audit" and event.value is not None:
            self.audit = event.value
            self.reserve = queries.frame(self.pool, **json.loads(event.value))
            self._reserved = frozenset(self.reserve.tolist())
        elif event.type in {"label", "skip", "undo"} and event.key is not None:
            self._fold_decision(event, event.key)

    def _fold_decision(self, event: Event, key: str) -> None:
        before = self.answers.current(key)
        self.answers.apply(event)
        now = self.answers.current(key)
        row = self.row(key)
        if row is None:
            self.missing[key] = None
            return
        self._count(before, -1)
        self._count(now, 1)
        labeled = now is not None and now.type == "label"
        self._undecided += int(self._decided[row]) - int(labeled)  # counted here: a click must not count the pool
        self._decided[row] = labeled
        self._returned.pop(row, None)
        self._skipped.pop(row, None)
        if now is None and before is not None:  # taken back: it is asked again, first
            self._returned[row] = None
            self._queue = [row, *(one for one in self._queue if one != row)]
            self.picks[row] = self.pick(row, before)
        elif now is not None and now.type == "skip":
            self._skipped[row] = None
            self.picks[row] = self.pick(row, now)
        if now is not None and now.type == "label" and now.value is not None:
            for name in self.schema.classes_in(now.value):  # an earlier run had more classes: labels already given stay
                self.classes.add(name)
        if event.type != "skip":
            self.changes.append(event.offset)

    def _count(self, event: Event | None, step: int) -> None:
        if event is not None and event.type == "label" and event.picked != "given":
            self.asked += step
            self.audited += step if event.picked == "audit" else 0

    def ask(self, picks: Sequence[Pick]) -> None:
        """Replace what waits; examples taken back meanwhile stay in front."""
        self.picks.update((pick.row, pick) for pick in picks)
        self._queue = [*reversed(self._returned), *(pick.row for pick in picks if pick.row not in self._returned)]
        self.planned = any(
            pick.picked == "query" or pick.strategy != "random" for pick in picks if pick.picked != "audit"
        )

    # ---------------------------------------------------------------- what can be asked of it

    def row(self, key: str | None) -> int | None:
        """Find the row of a key; None when the pool has no such example."""
        if key is None:
            return None
        if key not in self._rows:
            row = self.pool.row_of_key(key)
            if row is None or self.pool.blank[row]:
                return None
            self._rows[key] = row
        return self._rows[key]

    def labels(self, until: int | None = None) -> list[tuple[int, Event]]:
        """Give row and event of every label that stands (made at or before a place in the log)."""
        return [
            (self._rows[event.key], event)
            for event in self.answers
            if event.type == "label" and event.key in self._rows and (until is None or event.offset <= until)
        ]

    @property
    def left(self) -> int:
        """How many questions are left in the pool and the budget."""
        return self._undecided if self.budget is None else max(0, min(self._undecided, self.budget - self.asked))

    @property
    def version(self) -> int:
        """Version of the newest model; 0 before there is one."""
        last = self.history.last
        return last.model_version if last else 0

    @property
    def waiting(self) -> int:
        """How many picks are left in the queue."""
        return sum(self._open(row) for row in self._queue)

    def upcoming(self, n: int) -> list[Pick]:
        """Give the next n undecided picks; what was put off comes back last."""
        found: list[Pick] = []
        for row in self._queue:
            if len(found) >= n:
                return found
            if self._open(row):
                found.append(self.picks[row])
        if not found:
            found = [self.picks[row] for row in list(self._skipped)[: max(n, 0)]]
        return found

    def came_back(self, row: int) -> bool:
        """Whether a row is asked again after it was put off or taken back."""
        return row in self._skipped or row in self._returned

    def reserved(self, row: int) -> bool:
        """Whether a row is kept for the audit."""
        return row in self._reserved

    def free_rows(self) -> np.ndarray:
        """Give the undecided rows a strategy may pick: neither put off nor kept for the audit."""
        free = ~self._decided & ~self.pool.blank
        free[self.reserve] = False
        if self._skipped:
            free[list(self._skipped)] = False
        return np.flatnonzero(free)

    def audit_rows(self) -> list[int]:
        """Give the undecided audit rows in the order they are asked."""
        return [row for row in self.reserve.tolist() if not self._decided[row] and row not in self._skipped]

    def frame_rows(self) -> np.ndarray:
        """Give the rows the audit stands for: those kept for it, less the ones put off or labeled for training."""
        trained = {row for row, event in self.labels() if event.picked != "audit"}
        return np.array(
            [row for row in self.reserve.tolist() if row not in trained and row not in self._skipped], np.intp
        )

    def standing_seeds(self) -> tuple[Pick, ...]:
        """Give the seeds that still wait; random ones give way to better ones."""
        picks = (self.picks[row] for row in self._queue if self._open(row))
        return tuple(pick for pick in picks if pick.picked == "seed" and pick.strategy != "random")

    def states(self, keys: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Sort keys into those decided, those open again, and those put off."""
        done, opened, put_off = [], [], []
        for key in dict.fromkeys(keys):
            now = self.answers.current(key)
            if now is None:
                opened.append(key)
            elif now.type == "label":
                done.append(key)
            else:
                put_off.append(key)
        return tuple(done), tuple(opened), tuple(put_off)

    def last_row(self, annotator: str) -> int | None:
        """Find the example an annotator decided last; those that left the pool are passed over."""
        rows = (self.row(event.key) for event in self.answers.newest(annotator))
        return next((row for row in rows if row is not None), None)

    def taken(self) -> None:
        """Start counting changes anew: a model is about to learn them."""
        self.changes = []

    def _open(self, row: int) -> bool:
        return not self._decided[row] and row not in self._skipped

    def pick(self, row: int, event: Event) -> Pick:
        """Tell how an example was picked: by the batch it was in, or else by what its decision says."""
        if row in self.picks:
            return self.picks[row]
        picked: Picked = "audit" if self.reserved(row) else "seed" if event.picked == "seed" else "query"
        version, number = event.model_version or 0, event.round or 0
        top = tuple(json.loads(event.probabilities or "{}").items())
        return Pick(row, picked, event.strategy or "", version, number, event.score, event.selection_probability, top)
