"""Any sequence of moves, interrupts and restarts among them, leaves what plain lists and dicts say it should."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from oracle import CLASSES, Action, Ledger, actions_of, labels_of, open_session, problems, rename
from placing import ByLine, keep, within

import al_widget as al

ROWS = st.integers(0, 24)  # few, so that they are labeled again and undone
VALUES = st.sampled_from(CLASSES)
LINES = st.integers(1, 1500)  # a decision has about 1,300
SECONDS = 5  # of a call that takes milliseconds
Verb = tuple[Action | None, Callable[[], Any]]


class TaskMachine(RuleBasedStateMachine):
    """One task, its store, and the ledger beside it."""

    moves: ClassVar[Counter[str]] = Counter()
    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.moves["examples"] += 1
        self._here = Path(tempfile.mkdtemp(dir=self.folder))
        self.ledger = Ledger()
        self._names = 0
        self._spare = 25

    @initialize(kept=st.booleans())
    def open(self, kept: bool) -> None:
        self.store = str(self._here / "labels.db") if kept else None
        self.session = open_session(self.store, batch_size=4)

    # ---------------------------------------------------------------- the verbs

    def _label(self, row: int, value: str) -> Verb:
        return Action("label", self.session.pool.key(row), value), lambda: self.session.label(row, value)

    def _skip(self, row: int) -> Verb:
        return Action("skip", self.session.pool.key(row)), lambda: self.session.skip(row)

    def _undo(self) -> Verb:
        return Action("undo", self.ledger.decisions[-1].key), self.session.undo

    def _class(self) -> Verb:
        self._names += 1
        name = f"class {self._names}"
        return Action("class", None, name), lambda: self.session.add_class(name)

    def _rename(self, old: int, new: int) -> Verb:
        """Rename a class, or merge it into another; it is another name if `new` counts beyond the classes."""
        classes = self.ledger.classes
        before, self._names = classes[old % len(classes)], self._names + 1
        after = [*(one for one in classes if one != before), f"name {self._names}"][new % len(classes)]
        return rename(before, after), lambda: self.session.rename_class(before, after)

    def _do(self, verb: Verb) -> Any:
        action, call = verb
        with within(SECONDS):
            returned = call()
        if action is not None:
            self.ledger.acknowledge(action)
        self.moves[action.do if action else "update or query"] += 1
        assert labels_of(self.session) == self.ledger.labels
        return returned

    @rule(row=ROWS, value=VALUES)
    def label(self, row: int, value: str) -> None:
        self._do(self._label(row, value))

    @rule(row=ROWS)
    def skip(self, row: int) -> None:
        self._do(self._skip(row))

    @rule()
    def undo(self) -> None:
        if self.ledger.decisions:
            self._do(self._undo())
        else:
            with pytest.raises(al.AlWidgetError):
                self.session.undo()

    @precondition(lambda self: len(self.ledger.classes) < 6)
    @rule()
    def add_class(self) -> None:
        self._do(self._class())

    @precondition(lambda self: len(self.ledger.classes) > 2)
    @rule(old=st.integers(0, 5), new=st.integers(0, 5))
    def rename(self, old: int, new: int) -> None:
        self._do(self._rename(old, new))
        assert list(self.session.classes) == self.ledger.classes

    @rule(old=st.integers(0, 5))
    def rename_without_merging(self, old: int) -> None:
        self._do(self._rename(old, len(self.ledger.classes) - 1))

    @rule(n=st.integers(0, 8))
    def query(self, n: int) -> None:
        asked = self._do((None, lambda: self.session.query(n)))
        assert len({query.key for query in asked}) == len(asked)
        assert not {query.key for query in asked} & self.ledger.labels.keys()

    @rule()
    def update(self) -> None:
        learned = self._do((None, self.session.update))
        if len(set(self.ledger.labels.values())) > 1:
            assert learned.n_train == len(self.ledger.labels)

    @rule(row=ROWS, value=VALUES, bad=st.sampled_from(["class", "example"]))
    def refused(self, row: int, value: str, bad: str) -> None:
        """A decision that cannot be taken changes nothing."""
        with pytest.raises(al.AlWidgetError):
            self.session.label(row if bad == "class" else "nobody", "no class" if bad == "class" else value)
        self.moves["refused"] += 1

    # ---------------------------------------------------------------- other sessions, restarts, interrupts

    @precondition(lambda self: self.store is not None)
    @rule(row=ROWS, value=VALUES, ours=ROWS)
    def somebody_else_labels(self, row: int, value: str, ours: int) -> None:
        """A second session sees everything, labels too, and is followed at the next decision."""
        second = open_session(self.store, batch_size=4)
        assert problems(self.ledger, second) == []
        second.label(row, value)
        second.close()
        self.ledger.acknowledge(Action("label", self.session.pool.key(row), value))
        self._do(self._label(ours, value))
        self.moves["second session"] += 1

    @precondition(lambda self: self.store is not None)
    @rule()
    def restart(self) -> None:
        self.session.close()
        self.session = open_session(self.store, batch_size=4)
        assert problems(self.ledger, self.session) == []
        self.moves["restart"] += 1

    @rule(what=st.sampled_from(["label", "label", "skip", "undo", "class", "rename", "update", "query"]), at=LINES, row=ROWS, value=VALUES)  # fmt: skip
    def interrupt(self, what: str, at: int, row: int, value: str) -> None:
        if what == "undo" and not self.ledger.decisions:
            return
        action, call = {
            "label": lambda: self._label(row, value),
            "skip": lambda: self._skip(row),
            "undo": self._undo,
            "class": self._class,
            "rename": lambda: self._rename(row, len(self.ledger.classes) - 1),
            "update": lambda: (None, self.session.update),
            "query": lambda: (None, self.session.query),
        }[what]()
        with within(SECONDS):
            error = ByLine().strike(call, at)
        if error is None:
            if action is not None:
                self.ledger.acknowledge(action)
            self.moves["ended before the interrupt"] += 1
        else:
            keep(error)
            if action is not None:
                self.ledger.interrupted(action)
            self._spare = self._spare + 1 if self._spare < 290 else 25
            following, call = self._label(self._spare, value)
            with within(SECONDS):
                call()
            self.ledger.acknowledge(following)
            self.moves[f"interrupted, {self.ledger.settle(actions_of(self.session.log))}"] += 1
        with within(SECONDS):
            assert problems(self.ledger, self.session) == []

    def teardown(self) -> None:
        try:
            with within(SECONDS):
                assert problems(self.ledger, self.session) == []
                self.session.close()
                if self.store is not None:
                    again = open_session(self.store)
                    assert problems(self.ledger, again) == []
                    again.close()
        finally:
            shutil.rmtree(self._here, ignore_errors=True)


@pytest.mark.slow
def test_every_sequence_of_moves_leaves_what_the_model_says(proof, tmp_path) -> None:
    proof = proof("model-based examples")
    TaskMachine.moves, TaskMachine.folder = Counter(), tmp_path
    set_hypothesis_home_dir(tmp_path)
    wanted = proof.times(10_000)
    options = settings(
        max_examples=wanted,
        stateful_step_count=12,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    seed(proof.seed)(TaskMachine)
    try:
        run_state_machine_as_test(TaskMachine, settings=options)
    except BaseException as error:
        proof.fault(type(error).__name__)
        raise
    finally:
        proof.counts.update(TaskMachine.moves)
        proof.report()
