"""Runs in a process of its own (`processes.Nursery`): forks children that label until somebody kills them.

A child writes "TRY …" before an action and "ACK …" after it returned, a JSON line each, past every buffer.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Say = Callable[..., None]


def label_for_ever(session: Any, rng: random.Random, say: Say) -> None:
    """Label, skip, undo and query."""
    from oracle import CLASSES, SIZE

    while True:
        for _ in range(rng.randrange(1, 8)):
            if rng.random() < 0.2:
                session.query()
            row, value = rng.randrange(SIZE), rng.choice(CLASSES)
            do = rng.choice(["label"] * 6 + ["skip", "undo"])
            last = say.last_key() if do == "undo" else None
            if do == "undo" and last is None:
                continue
            key = last if do == "undo" else session.pool.key(row)
            say("TRY", do, key, value if do == "label" else None)
            if do == "label":
                session.label(row, value)
            elif do == "skip":
                session.skip(row)
            else:
                session.undo()
            say("ACK", do, key, value if do == "label" else None)


def update_for_ever(session: Any, rng: random.Random, say: Say) -> None:
    """Label a little, and learn."""
    from oracle import CLASSES, SIZE

    while True:
        for value in CLASSES:
            row = rng.randrange(SIZE)
            say("TRY", "label", session.pool.key(row), value)
            session.label(row, value)
            say("ACK", "label", session.pool.key(row), value)
        say("TRY", "update", None, None)
        session.update()
        say("ACK", "update", None, None)


def export_for_ever(session: Any, rng: random.Random, say: Say) -> None:
    """Label one more, and write the same file anew."""
    from oracle import CLASSES, SIZE

    path = os.environ["EXPORT_TO"]
    for row in range(len(session.labels), SIZE):
        value = rng.choice(CLASSES)
        say("TRY", "label", session.pool.key(row), value)
        session.label(row, value)
        say("ACK", "label", session.pool.key(row), value)
        say("TRY", "export", None, str(row + 1))
        session.export(path)
        say("ACK", "export", None, str(row + 1))


class Diary:
    """Writes what a child does, and remembers what an undo takes back."""

    def __init__(self, path: str, actions: list[Any]) -> None:
        from oracle import Action, Ledger

        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        self._ledger, self._action = Ledger([Action(*action) for action in actions]), Action

    def __call__(self, what: str, do: str = "", key: str | None = None, value: str | None = None) -> None:
        os.write(self._file, (json.dumps([what, do, key, value]) + "\n").encode())
        if what == "ACK":
            self._ledger.acknowledge(self._action(do, key, value))

    def last_key(self) -> str | None:
        decisions = self._ledger.decisions
        return decisions[-1].key if decisions else None


def child(asked: dict[str, Any]) -> None:
    from oracle import actions_of, open_session

    session = open_session(asked["store"])
    say = Diary(asked["diary"], actions_of(session.log))
    say("OPEN")
    os.environ["EXPORT_TO"] = asked.get("export", "")
    work = {"session": label_for_ever, "update": update_for_ever, "export": export_for_ever}[asked["what"]]
    try:
        work(session, random.Random(asked["seed"]), say)
    except BaseException as error:
        say("RAISED", f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    from oracle import CLASSES, open_session

    warm = open_session(None)  # everything is imported, so that a child works at once
    for row, query in enumerate(warm.query()):
        warm.label(query.id, CLASSES[row % 2])
    warm.update()
    with tempfile.TemporaryDirectory() as folder:
        warm.export(Path(folder, "warm.csv"))
    warm.close()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            try:
                child(json.loads(line))
            finally:
                os._exit(0)
        print(pid, flush=True)  # noqa: T201
        os.waitpid(pid, 0)
        print("dead", flush=True)  # noqa: T201
