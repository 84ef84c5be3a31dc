"""Whatever an interrupt falls into, the next action works and is recorded, and the interrupted one is whole or absent."""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from oracle import CLASSES, MATRIX, SIZE, TEXTS, Action, Ledger, actions_of, open_session, problems, rename
from page_model import Page, connect
from placing import ByClock, ByLine, BySqlite, HangError, Placing, keep, place_of, within
from processes import OtherProcess

import al_widget as al

EACH = 240  # interrupts of each verb and store
RENEWED = 40  # interrupts until a task is closed, opened again and compared, and another one begins
PLACINGS: list[Placing] = [ByLine(), BySqlite(), ByLine(), ByClock()]  # lines twice: every place is to be reached
HANGS = 20  # seconds


@pytest.fixture(scope="module")
def other() -> Iterator[OtherProcess]:
    process = OtherProcess()
    yield process
    process.close()


class Task:
    """A session, what it acknowledged, and the verbs that are interrupted."""

    def __init__(self, store: str | None, rng: random.Random, **options: Any) -> None:
        self.store, self.rng, self.options = store, rng, options
        self.ledger = Ledger()
        self.session = self._open()
        self._fresh = list(range(SIZE))
        rng.shuffle(self._fresh)
        self._classes = 0
        self._again: Callable[[], Any] = lambda: None
        for value in CLASSES:
            self.do(self.label(value))

    def _open(self) -> Any:
        return open_session(self.store, **self.options)

    # Each verb returns the action as the log will have it, and the call.

    def label(self, value: str | None = None) -> tuple[Action | None, Callable[[], Any]]:
        again = self.ledger.labels and self.rng.random() < 0.15
        row = self.rng.choice(range(SIZE)) if again or not self._fresh else self._fresh.pop()
        value = value or self.rng.choice(CLASSES)
        return Action("label", self.session.pool.key(row), value), lambda: self.session.label(row, value)

    def skip(self) -> tuple[Action | None, Callable[[], Any]]:
        row = self._fresh[0]
        self._fresh = [*self._fresh[1:], row]
        return Action("skip", self.session.pool.key(row)), lambda: self.session.skip(row)

    def undo(self) -> tuple[Action | None, Callable[[], Any]]:
        return Action("undo", self.ledger.decisions[-1].key), self.session.undo

    def add_class(self) -> tuple[Action | None, Callable[[], Any]]:
        self._classes += 1
        name = f"class {self._classes}"
        return Action("class", None, name), lambda: self.session.add_class(name)

    def rename_class(self) -> tuple[Action | None, Callable[[], Any]]:
        self._classes += 1
        old, new = self.rng.choice(self.ledger.classes), f"name {self._classes}"
        return rename(old, new), lambda: self.session.rename_class(old, new)

    def update(self) -> tuple[Action | None, Callable[[], Any]]:
        return None, self.session.update

    def query(self) -> tuple[Action | None, Callable[[], Any]]:
        return None, self.session.query

    def open(self) -> tuple[Action | None, Callable[[], Any]]:
        """Open a second session on the store, as running the cell again does."""
        return None, lambda: self._open().close()

    def restore(self) -> tuple[Action | None, Callable[[], Any]]:
        """Lose the file, and write it anew; what was interrupted is done again."""
        for end in ("", "-wal", "-shm"):
            Path(f"{self.store}{end}").unlink(missing_ok=True)
        self._again = self.session.restore_store
        return None, self.session.restore_store

    def do(self, verb: tuple[Action | None, Callable[[], Any]]) -> Any:
        """Do something undisturbed."""
        action, call = verb
        with within(HANGS):
            returned = call()
        if action is not None:
            self.ledger.acknowledge(action)
        return returned

    def goes_on(self) -> Iterator[str]:
        """Do everything once more after an interrupt; yield what was not right."""
        self._again()
        self.do(self.label())
        self.do(self.skip())
        outcome = self.ledger.settle(actions_of(self.session.log))
        yield from problems(self.ledger, self.session)
        self.do(self.undo())
        if self.rng.random() < 0.1:
            self.do(self.add_class())
        if not self.do(self.query()):
            yield "query() has no question"
        learned = self.do(self.update())
        if len(set(self.ledger.labels.values())) > 1 and (
            learned is None or learned.n_train != len(self.ledger.labels)
        ):
            yield f"the update learned {learned and learned.n_train} of {len(self.ledger.labels)} labels"
        if not self._free():
            yield "another thread of the kernel waits for ever"
        yield from problems(self.ledger, self.session)
        self.outcome = "went on" if outcome == "nothing open" else outcome

    def _free(self) -> bool:
        """Whether another thread can still query and read."""
        thread = threading.Thread(target=lambda: (self.session.query(1), self.session.labels), daemon=True)
        thread.start()
        thread.join(HANGS)
        return not thread.is_alive()

    def seen_by_others(self, other: OtherProcess | None) -> Iterator[str]:
        """Compare a second session on the store, and a second process."""
        if self.store is None:
            return
        second = self._open()
        yield from (f"a second session: {one}" for one in problems(self.ledger, second))
        second.close()
        if other is not None:
            found = other.read(self.store, **self.options)
            if found.get("actions") != self.ledger.actions or found["labels"] != self.ledger.labels:
                yield f"another process: {found.get('error', 'other decisions')}"

    def close(self, other: OtherProcess | None) -> Iterator[str]:
        with within(HANGS):
            self.session.close()
        yield from self.seen_by_others(other)


class Tasks:
    """One task after the other, each on a store of its own."""

    def __init__(self, make: Callable[[], Any], proof: Any, other: OtherProcess | None) -> None:
        self._make, self._proof, self._other = make, proof, other
        self.now, self._interrupts = make(), 0

    def renew(self) -> None:
        self._judge(lambda: self.now.close(self._other), "closing")
        self.now, self._interrupts = self._make(), 0

    def interrupt(self, placing: Placing, verb: tuple[Action | None, Callable[[], Any]], at: float) -> bool:
        """Interrupt a verb; judge what happens then. False if it ended before the interrupt."""
        task, (action, call) = self.now, verb
        try:
            with within(HANGS):
                error = placing.strike(call, at)
        except BaseException as raw:
            self._wrong(f"instead of the interrupt came {type(raw).__name__}", f"{raw} at {place_of(raw)}")
            return True
        if error is None:
            if action is not None:
                task.ledger.acknowledge(action)
            return False
        keep(error)
        if action is not None:
            task.ledger.interrupted(action)
        self._interrupts += 1
        asked = self._other if self._interrupts % 10 == 0 else None
        where = f"{placing.name} {at:.6g}, interrupted at {place_of(error)}"
        if self._judge(lambda: (*task.goes_on(), *task.seen_by_others(asked)), where):
            self._proof.count(task.outcome)
            if self._interrupts >= RENEWED:
                self.renew()
        return True

    def _judge(self, what: Callable[[], Any], where: str) -> bool:
        try:
            wrong = list(what())
        except HangError as hang:
            wrong = [f"hung at {place_of(hang)}"]
        except BaseException as raw:
            wrong = [f"then came {type(raw).__name__}: {_without_path(str(raw))[:140]}"]
        for one in wrong:
            self._wrong(one, where)
        return not wrong

    def _wrong(self, what: str, where: str) -> None:
        self._proof.fault(what, where)
        self.now, self._interrupts = self._make(), 0


def _without_path(sentence: str) -> str:
    return re.sub(r"'/[^']*/[^']*'", "…", sentence)


def interrupt_all(tasks: Tasks, proof: Any, prepare: Callable[[], Any], name: str, each: int = EACH) -> None:
    """Interrupt a verb the wanted number of times, at places spread evenly over its length."""
    wanted, done, tried, missed = proof.times(each), 0, 0, 0
    extents: dict[str, float] = {}

    def verb() -> tuple[Action | None, Callable[[], Any]]:
        return getattr(tasks.now, name)()

    while done < wanted:
        tried += 1
        assert tried < 20 * wanted + 60, "the interrupts do not reach the call"
        placing = PLACINGS[(done + tried) % len(PLACINGS)]
        prepare()
        if placing.name not in extents:
            action, call = verb()
            with within(HANGS):
                extents[placing.name] = placing.extent(call)
            if action is not None:
                tasks.now.ledger.acknowledge(action)
            continue
        # A call may be shorter than the one that was measured: after some misses, any place will do.
        share = proof.rng.random() if missed > 5 else (done + proof.rng.random()) / wanted
        at = extents[placing.name] * share
        at = at if placing.name == "clock" else 1 + int(at)
        if not extents[placing.name]:
            continue
        struck = tasks.interrupt(placing, verb(), at)
        done, missed = done + struck, 0 if struck else missed + 1
    tasks.renew()
    proof.count("interrupts", done)
    units = {"line": ("lines", 1), "sqlite3": ("calls of sqlite3", 1), "clock": ("µs", 1e6)}
    for placing, extent in extents.items():
        unit, factor = units[placing]
        proof.counts[f"length in {unit}"] = round(extent * factor)


@pytest.mark.slow
@pytest.mark.parametrize("kept", ["file", "memory"])
@pytest.mark.parametrize(
    "name", ["label", "skip", "undo", "add_class", "rename_class", "update", "query", "first query"]
)
def test_after_an_interrupt_the_next_decision_counts(name, kept, proof, other, tmp_path) -> None:
    proof = proof(f"interrupts of {name}, store {kept}")
    stores = iter(range(10**6))
    store = (lambda: str(tmp_path / f"{next(stores)}.db")) if kept == "file" else (lambda: None)
    tasks = Tasks(lambda: Task(store(), proof.rng), proof, other)

    def prepare() -> None:
        task = tasks.now
        if name == "first query" and task.session.pool is not None:
            task.session.close()
            tasks.now = Task(store(), proof.rng)
        if name == "update":
            for _ in range(2):
                task.do(task.label())
        while name == "undo" and len(task.ledger.decisions) < 2:
            task.do(task.label())

    interrupt_all(tasks, proof, prepare, name.rpartition(" ")[2])
    proof.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["label", "update", "first query"])
def test_after_an_interrupt_on_postgres_the_next_decision_counts(name, proof, postgres) -> None:
    proof = proof(f"interrupts of {name}, store PostgreSQL")
    names = iter(range(10**6))
    tasks = Tasks(lambda: Task(postgres, proof.rng, name=f"{name} {next(names)}"), proof, None)

    def prepare() -> None:
        if name == "first query":
            tasks.now.session.close()
            tasks.now = Task(postgres, proof.rng, name=f"{name} {next(names)}")

    interrupt_all(tasks, proof, prepare, name.rpartition(" ")[2], each=80)
    proof.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["open", "restore"])
def test_after_an_interrupt_of_opening_or_restoring_the_next_one_works(name, proof, other, tmp_path) -> None:
    proof = proof(f"interrupts of {name}, store file")
    stores = iter(range(10**6))
    tasks = Tasks(lambda: Task(str(tmp_path / f"{next(stores)}.db"), proof.rng), proof, other)
    interrupt_all(tasks, proof, lambda: None, name)
    proof.close()


class Desk(Task):
    """A labeler and the page in front of it: what is interrupted is the handler of its messages."""

    def _open(self) -> Any:
        self.page, self._inbox = Page(f"c-{self.rng.randrange(16**8):08x}"), []
        labeler = al.Labeler(
            TEXTS, CLASSES, store=self.store, features=MATRIX, audit=0, batch_size=5, seed_size=6, annotator="ann"
        )
        assert labeler.wait(HANGS)
        self._say = connect(labeler, self._inbox.append)  # read later: the interrupt is not for the page
        return labeler

    def take(self) -> None:
        """Let the page read what came."""
        inbox, self._inbox[:] = self._inbox[:], []
        for message in inbox:
            for event, why in self.page.hear(message) if message["kind"] == "ack" else ():
                assert why is None, why
                self.ledger.acknowledge(Action(event["do"], event["key"], event["value"]))

    def message(self) -> tuple[Action | None, Callable[[], Any]]:
        action, _ = self.rng.choice([self.label, self.label, self.skip])()
        message = self.page.own.add(action)
        return None, lambda: self._say(message)

    def goes_on(self) -> Iterator[str]:
        for _ in range(2):
            self.do(self.message())
        self.take()
        for _ in range(5):
            again = self.page.own.resend()
            if again is not None:
                self.do((None, lambda again=again: self._say(again)))
                self.take()
        if self.page.pending:
            notice = _without_path(str(self.session.widget.status["notice"]))
            yield f"decisions are never acknowledged: {notice}"
        yield from problems(self.ledger, self.session)
        if not self.session.wait(HANGS):
            yield "the background thread never ends"
        rounds, given = self.session.rounds, len(self.ledger.labels)
        if given >= 10 and (not rounds or given - rounds[-1].n_train >= 10):
            yield f"labels that were due are not learned: {rounds[-1].n_train if rounds else 0} of {given}"
        if not self._free():
            yield "another thread of the kernel waits for ever"
        self.outcome = "acknowledged in the end"

    def close(self, other: OtherProcess | None) -> Iterator[str]:
        self.take()
        yield from super().close(other)

    def seen_by_others(self, other: OtherProcess | None) -> Iterator[str]:
        if self.store is None:
            return
        second = open_session(self.store)
        yield from (f"a second session: {one}" for one in problems(self.ledger, second))
        second.close()
        if other is not None:
            found = other.read(self.store)
            if found.get("actions") != self.ledger.actions:
                yield f"another process: {found.get('error', 'other decisions')}"


@pytest.mark.slow
@pytest.mark.parametrize("kept", ["file", "memory"])
def test_a_message_whose_handler_was_interrupted_is_taken_when_it_is_sent_again(
    kept, proof, other, tmp_path, no_charts
) -> None:
    proof = proof(f"interrupts of the message handler, store {kept}")
    stores = iter(range(10**6))
    store = (lambda: str(tmp_path / f"{next(stores)}.db")) if kept == "file" else (lambda: None)
    desks: list[Desk] = []

    def make() -> Desk:
        for one in desks:
            one.session.close()
        desks[:] = [Desk(store(), proof.rng)]
        return desks[0]

    tasks = Tasks(make, proof, other)

    def read() -> None:
        tasks.now.take()

    interrupt_all(tasks, proof, read, "message")
    for one in desks:
        one.session.close()
    proof.close()
