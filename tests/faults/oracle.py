"""What should be in a store: a model of a labeling task in plain lists and dicts, and how a session differs from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

import al_widget as al

# Names and texts that do harm wherever they are executed instead of stored.
CLASSES = ["pos", "neg'); DROP TABLE al_events; --"]
HARMFUL = ["<img src=x onerror=alert(1)>", "=1+1", "{{7*7}}", "$(touch executed)", "%n%s", "\u202eedoc"]
SIZE = 300
TEXTS = [f"{HARMFUL[n % len(HARMFUL)]} number {n}" for n in range(SIZE)]
MATRIX = np.random.default_rng(0).normal(size=(SIZE, 4))


def open_session(store: Any, **options: Any) -> al.Session:
    """Return a session on the shared pool; on a matrix so small it opens in milliseconds."""
    quick = {"features": MATRIX, "audit": 0, "batch_size": 5, "seed_size": 6, "annotator": "ann"}
    return al.Session(TEXTS, CLASSES, store=store, **{**quick, **options})


class Action(NamedTuple):
    """One thing a person did, as the log names it."""

    do: str
    key: str | None = None
    value: str | None = None


@dataclass(eq=False)
class ClassOfTask:
    """A class, whatever it is called: labels point to it, and follow."""

    name: str
    into: ClassOfTask | None = None

    @property
    def now(self) -> str:
        return self.name if self.into is None else self.into.now


@dataclass(eq=False)  # the same label given twice is two: only the newer one is undone
class Standing:
    """A label, a skip or a renaming that was not undone, with what it takes to undo it."""

    action: Action
    means: ClassOfTask | None = None
    before: str | None = None


@dataclass
class Ledger:
    """What was acknowledged, in order.

    Attributes
    ----------
    actions
        Everything acknowledged, oldest first.
    open
        The place in `actions` of one that was interrupted: it may have happened or not. None without one.
    """

    actions: list[Action] = field(default_factory=list)
    open: int | None = None

    def acknowledge(self, action: Action) -> None:
        self.actions.append(action)

    def interrupted(self, action: Action) -> None:
        """Note an action of which nobody knows yet whether it is on disk."""
        self.open = len(self.actions)
        self.actions.append(action)

    def settle(self, found: list[Action]) -> str:
        """Decide whether the interrupted action happened, by what is on disk; return "recorded" or "not at all"."""
        if self.open is None:
            return "nothing open"
        place, self.open = self.open, None
        without = self.actions[:place] + self.actions[place + 1 :]
        if difference(self.actions, found).total() <= difference(without, found).total():
            return "recorded"
        self.actions = without
        return "not at all"

    @property
    def decisions(self) -> list[Action]:
        """Labels, skips and renamings that were not undone, oldest first."""
        return [one.action for one in self._replay()[0]]

    @property
    def labels(self) -> dict[str | None, str | None]:
        return {one.action.key: one.means.now for one in self._replay()[0] if one.action.do == "label" and one.means}

    @property
    def classes(self) -> list[str]:
        return [one.name for one in self._replay()[1] if one.into is None]

    def _replay(self) -> tuple[list[Standing], list[ClassOfTask]]:
        """Do everything once more, in the plainest way; return what stands, and all classes there ever were."""
        classes = [ClassOfTask(name) for name in CLASSES]
        ever = {one.name: one for one in classes}  # a name that a class had before still leads to it
        standing: list[Standing] = []
        for action in self.actions:
            if action.do == "label":
                standing.append(Standing(action, ever[str(action.value)]))
            elif action.do == "skip":
                standing.append(Standing(action))
            elif action.do == "class":
                classes.append(ClassOfTask(str(action.value)))
                ever[classes[-1].name] = classes[-1]
            elif action.do == "rename":
                names = json.loads(str(action.value))
                renamed = next(one for one in classes if one.into is None and one.name == names["from"])
                standing.append(Standing(action, renamed, renamed.name))
                renamed.into = next((one for one in classes if one.into is None and one.name == names["to"]), None)
                if renamed.into is None:
                    renamed.name = names["to"]
                    ever[renamed.name] = renamed
            elif action.do == "undo":
                newest = next((one for one in reversed(standing) if one.action.key == action.key), None)
                if newest is not None:
                    standing.remove(newest)
                if newest is not None and newest.before is not None and newest.means is not None:
                    newest.means.name, newest.means.into = newest.before, None
        return standing, classes


def actions_of(log: pd.DataFrame) -> list[Action]:
    """Return the decisions of `session.log`, oldest first; what was refused is none."""
    if log.empty:
        return []
    rows = log[["do", "key", "value"]].itertuples(index=False)
    found = [Action(*(None if pd.isna(cell) else cell for cell in row)) for row in rows if row.do in _DECISIONS]
    # The undo of a renaming names its event: which one is known from the order.
    return [one._replace(value=None) if one.do == "undo" else one for one in found]


_DECISIONS = {"label", "skip", "undo", "class", "rename"}


def rename(old: str, new: str) -> Action:
    """Return the renaming of a class."""
    return Action("rename", None, json.dumps({"from": old, "to": new}, ensure_ascii=False))


def labels_of(session: Any) -> dict[str, str]:
    """Return the labels that stand, by key."""
    return {session.pool.key(session.pool.row(id_)): value for id_, value in session.labels.items()}


def difference(wanted: Iterable[Action], found: Iterable[Action]) -> Counter[str]:
    """Count what was lost, doubled, misplaced (another example, or another order), and what nobody did."""
    wanted, found = list(wanted), list(found)
    faults: Counter[str] = Counter()
    missing, extra = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    for action, times in extra.items():
        moved = next((one for one in missing if one.do == action.do and one.value == action.value), None)
        if moved is not None:
            faults["misplaced"] += times
            missing[moved] -= min(times, missing[moved])
            missing += Counter()
        else:
            faults["doubled" if action in wanted else "invented"] += times
    faults["lost"] += missing.total()
    if not +faults and wanted != found:
        faults["misplaced"] += 1
    return +faults


def problems(ledger: Ledger, session: Any) -> list[str]:
    """Return how a session differs from the ledger: its log, and the labels it shows."""
    log = actions_of(session.log)
    found = [f"{fault} {n} in the log" for fault, n in difference(ledger.actions, log).items()]
    shown = labels_of(session)
    if shown != ledger.labels:
        lost = ledger.labels.keys() - shown.keys()
        other = {key for key in shown if shown[key] != ledger.labels.get(key)}
        found.append(f"labels shown: lost {len(lost)}, wrong {len(other)}")
    if list(session.classes) != ledger.classes:
        found.append(f"classes {session.classes}, expected {ledger.classes}")
    return found
