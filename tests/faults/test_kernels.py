"""A live kernel that is interrupted or killed at any moment has everything that it acknowledged, once."""

from __future__ import annotations

import json
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from oracle import CLASSES, Action, actions_of, labels_of, open_session
from page_model import Page
from test_kernel import Front

pytestmark = [pytest.mark.kernel, pytest.mark.slow]

BEGIN = """
import json, random, sys
sys.path.insert(0, {folder!r})
from oracle import CLASSES, SIZE, Action, Ledger, actions_of, open_session, problems
session, ledger, rng, tried = open_session({store!r}), Ledger(), random.Random({seed}), None
"""
LOOP = """
for _ in range(20_000):
    row, value = rng.randrange(SIZE), rng.choice(CLASSES)
    tried = Action("label", session.pool.key(row), value)
    session.label(row, value)
    ledger.acknowledge(tried)
    if rng.random() < 0.02:
        session.query(), session.update()
"""
NEXT = """
if tried is not None and not (ledger.actions and ledger.actions[-1] is tried):
    ledger.interrupted(tried)
tried = None
for value in CLASSES:
    row = rng.randrange(SIZE)
    session.label(row, value)
    ledger.acknowledge(Action("label", session.pool.key(row), value))
session.query(), session.update()
outcome = ledger.settle(actions_of(session.log))
second = open_session({store!r})
print(json.dumps([outcome, problems(ledger, session), problems(ledger, second), len(ledger.actions)]))
second.close()
"""
OF_A_STORE = 10  # interrupts


def interrupt(front: Front, seconds: float) -> None:
    """Run a cell that labels, and interrupt the kernel meanwhile, as the button does."""
    cell = front.send_cell(LOOP)
    time.sleep(seconds)
    for _ in range(20):
        front.manager.interrupt_kernel()
        try:
            front.listen(lambda: front._ended(cell), seconds=3)
        except AssertionError:  # it came before the cell began
            continue
        return
    pytest.fail("the cell cannot be interrupted")


def test_an_interrupted_cell_leaves_a_session_that_goes_on(proof, tmp_path) -> None:
    proof = proof("interrupts of a cell in a live kernel")
    front = Front()
    try:
        wanted, fresh = proof.times(200), True
        for n in range(wanted):
            if fresh or n % OF_A_STORE == 0:
                here = {"folder": str(Path(__file__).parent), "store": str(tmp_path / f"{n}.db"), "seed": n}
                front.run(BEGIN.format(**here))
                fresh = False
            interrupt(front, proof.rng.uniform(0.02, 0.2))
            try:
                outcome, *wrong, _ = json.loads(front.run(NEXT.format(**here)).splitlines()[-1])
            except AssertionError as error:
                outcome, wrong = "the next cell failed", [[str(error).strip().splitlines()[-1][:140]]]
            proof.count(outcome)
            for one in [*wrong[0], *(f"a second session: {one}" for one in wrong[-1] if len(wrong) > 1)]:
                proof.fault(one, f"interrupt {n}")
                fresh = True
            front.heard.clear()
        proof.count("interrupts", wanted)
    finally:
        front.close()
    proof.close()


def listen_a_little(front: Front) -> None:
    """Receive messages until an acknowledgement comes, for a moment at most."""
    with suppress(AssertionError):
        front.listen(lambda: any(one["kind"] == "ack" for one in front.heard), seconds=0.05)


DESK = """
import sys
sys.path.insert(0, {folder!r})
from oracle import CLASSES, MATRIX, TEXTS
import al_widget as al
labeler = al.Labeler(TEXTS, CLASSES, store={store!r}, features=MATRIX, audit=0, batch_size=5, annotator="ann")
labeler
"""


def test_a_killed_kernel_has_what_its_desk_acknowledged(proof, tmp_path) -> None:
    proof = proof("kills of a live kernel")
    store, page = str(tmp_path / "labels.db"), Page("c-1")
    acked: list[Action] = []
    keys: list[str] = []

    def take(front: Front) -> None:
        for message in front.heard:
            if message["kind"] == "ack":
                for event, why in page.hear(message):
                    if why is not None:
                        proof.fault("refused", why)
                    acked.append(Action(event["do"], event["key"], event["value"]))
        front.heard.clear()

    def start() -> Front:
        front = Front()
        front.run(DESK.format(folder=str(Path(__file__).parent), store=store))
        keys[:] = front.hello("c-1")
        take(front)
        again = page.own.resend()
        if again is not None:
            front.say(again)
        return front

    front = start()
    try:
        kills = proof.times(12)
        for _ in range(kills):
            end = time.monotonic() + proof.rng.uniform(0.05, 1.5)
            while time.monotonic() < end and keys:
                front.say(page.own.add(Action("label", keys.pop(0), proof.rng.choice(CLASSES))))
                listen_a_little(front)
                take(front)
            os.kill(front.manager.provisioner.pid, signal.SIGKILL)
            front.close()
            proof.count("on their way at the kill", len(page.pending))
            front = start()
        front.listen(lambda: take(front) or not page.pending)
    finally:
        front.close()
    session: Any = open_session(store)
    found = actions_of(session.log)
    if found != acked:
        proof.fault("the store differs from what was acknowledged", f"{len(found)}, {len(acked)}")
    if labels_of(session) != {action.key: action.value for action in acked}:
        proof.fault("the labels differ")
    session.close()
    proof.count("kills", kills)
    proof.count("acknowledged", len(acked))
    proof.close()
