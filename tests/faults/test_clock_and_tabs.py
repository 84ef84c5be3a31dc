"""A clock that jumps, two kernels on one task, two tabs, a page that is closed: order and labels stay.

Live, in the browser, `tests/browser/test_desk.py` reloads pages and opens two views.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from oracle import CLASSES, MATRIX, SIZE, TEXTS, Action, Ledger, actions_of, labels_of, open_session, problems
from page_model import Page, connect

import al_widget as al

# C code of other packages reads the real clock; a label's time comes from the package alone.
JUMPS = """
import datetime, json, random, sys, time
sys.path.insert(0, sys.argv[1])
from oracle import CLASSES, Action, Ledger, open_session, problems
shift, real_time = [0.0], time.time

class Jumping(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(time.time(), tz)  # what the package asks for the time

time.time = lambda: real_time() + shift[0]
for name, module in list(sys.modules.items()):
    if name.startswith("al_widget") and getattr(module, "datetime", None) is datetime.datetime:
        module.datetime = Jumping
session, ledger, rng = open_session(sys.argv[2]), Ledger(), random.Random(int(sys.argv[3]))
for row in range(60):
    shift[0] = rng.choice([0, 3600, -3600, 86_400 * 365 * 30, -86_400 * 365 * 40, rng.uniform(-5, 5)])
    if row % 7 == 6:
        done = Action("undo", ledger.decisions[-1].key)
        session.undo()
    else:
        done = Action("label", session.pool.key(row), CLASSES[row % 2])
        session.label(row, CLASSES[row % 2])
    ledger.acknowledge(done)
    if row % 15 == 14:
        session.query()
        assert session.update().n_train == len(ledger.labels)
assert problems(ledger, session) == [], problems(ledger, session)
times = list(session.log["time"])
print(json.dumps([ledger.actions, sum(one > two for one, two in zip(times, times[1:]))]))
"""


@pytest.mark.slow
def test_a_clock_that_jumps_changes_neither_order_nor_labels(proof, tmp_path) -> None:
    proof = proof("clock jumps")
    for run in range(proof.times(10)):
        store = str(tmp_path / f"{run}.db")
        done = subprocess.run(
            [sys.executable, "-c", JUMPS, str(Path(__file__).parent), store, str(run + proof.seed)],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        actions, backwards = json.loads(done.stdout.splitlines()[-1])
        assert backwards > 5, "the clock did not go back"
        proof.count("jumps back in the log", backwards)
        again = open_session(store)
        for one in problems(Ledger([Action(*action) for action in actions]), again):
            proof.fault(one)
        again.close()
    proof.close()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("faketime") is None, reason="no libfaketime on this machine")
@pytest.mark.parametrize("when", ["1999-12-31 23:59:58", "2038-01-19 03:14:06", "2100-02-28 23:59:59"])
def test_a_session_of_another_year_is_followed(when, proof, tmp_path) -> None:
    proof = proof(f"a clock at {when}")
    store = str(tmp_path / "labels.db")
    code = "import sys; sys.path.insert(0, sys.argv[1]); from oracle import *; s = open_session(sys.argv[2]); s.label(0, CLASSES[0]); s.label(1, CLASSES[1]); s.update()"
    subprocess.run(
        ["faketime", when, sys.executable, "-c", code, str(Path(__file__).parent), store], check=True, timeout=120
    )
    session = open_session(store)
    session.label(2, CLASSES[0])
    if len(session.labels) != 3 or session.update().n_train != 3:
        proof.fault("a label is missing")
    proof.close()


@pytest.mark.slow
def test_two_kernels_on_one_task_lose_nothing_and_see_each_other(proof, tmp_path) -> None:
    """Two sessions of one annotator in turn; the order is the one in which they were told."""
    proof = proof("two kernels on one task")
    for run in range(proof.times(30)):
        store, ledger = str(tmp_path / f"{run}.db"), Ledger()
        kernels = [open_session(store), open_session(store)]
        for row in range(40):
            kernel = proof.rng.choice(kernels)
            value = proof.rng.choice(CLASSES)
            kernel.label(row % 25, value)
            ledger.acknowledge(Action("label", kernel.pool.key(row % 25), value))
            if proof.rng.random() < 0.1:
                proof.rng.choice(kernels).update()
            if proof.rng.random() < 0.1:
                kernels[0].close()
                kernels = [kernels[1], open_session(store)]
        for kernel in kernels:
            kernel.update()
            for one in problems(ledger, kernel):
                proof.fault(one, f"run {run}")
            kernel.close()
        proof.count("decisions", len(ledger.actions))
    proof.close()


TWO_PROCESSES = """
import json, sys
sys.path.insert(0, sys.argv[1])
from oracle import CLASSES, open_session
session, acked = open_session(sys.argv[2], annotator=sys.argv[3]), []
print("open", flush=True)
sys.stdin.readline()
for row in range(int(sys.argv[4]), int(sys.argv[5]), 2):
    session.label(row, CLASSES[row % 2])
    acked.append([session.pool.key(row), CLASSES[row % 2]])
    if row % 20 < 2:
        session.update()
print(json.dumps(acked), flush=True)
"""


@pytest.mark.slow
def test_two_processes_that_write_at_once_lose_nothing(proof, tmp_path) -> None:
    proof = proof("two processes at once")
    store, span = str(tmp_path / "labels.db"), SIZE if proof.times(10) == 10 else SIZE // 2
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", TWO_PROCESSES, str(Path(__file__).parent), store, f"ann {first}", str(first), str(span)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for first in (0, 1)
    ]  # fmt: skip
    for run in runs:
        assert run.stdout.readline() == "open\n"
    for run in runs:
        run.stdin.write("go\n")
        run.stdin.flush()
    acked = [tuple(one) for run in runs for one in json.loads(run.communicate(timeout=120)[0].splitlines()[-1])]
    assert [run.returncode for run in runs] == [0, 0]
    session = open_session(store)
    found = [(action.key, action.value) for action in actions_of(session.log)]
    if sorted(found) != sorted(acked) or labels_of(session) != dict(acked):
        proof.fault("the store differs from what was acknowledged", f"{len(found)}, {len(acked)}")
    proof.count("acknowledged", len(acked))
    proof.close()


@pytest.mark.slow
def test_two_tabs_on_one_desk_and_one_of_them_closed(proof, tmp_path, no_charts) -> None:
    """A tab that is closed leaves what it had not delivered in its storage; opened again, it delivers it."""
    proof = proof("two tabs")
    for run in range(proof.times(30)):
        store = str(tmp_path / f"{run}.db")
        labeler = al.Labeler(TEXTS, CLASSES, store=store, features=MATRIX, audit=0, batch_size=50, annotator="ann")
        tabs, done = [Page("c-a"), Page("c-b")], {"c-a": [], "c-b": []}

        def hear(message, tabs=tabs):
            if message["kind"] == "ack":
                for tab in tabs:
                    tab.hear(message)

        say = connect(labeler, hear)
        keys = [labeler.pool.key(row) for row in range(40)]
        lost_line = proof.rng.random() < 0.5
        for n in range(40):
            tab = proof.rng.choice(tabs)
            action = Action("label", proof.rng.choice(keys), proof.rng.choice(CLASSES))
            message = tab.own.add(action)
            done[tab.own.client].append(action)
            if not (lost_line and n > 30):
                say(message)
        left = [tab.reload(f"{tab.own.client}a") for tab in tabs]
        tabs[:] = left
        for tab in tabs:
            say({"kind": "hello", "client": tab.own.client, "protocol": 1, "dark": False})
            for outbox in tab.outboxes:
                if (again := outbox.resend()) is not None:
                    say(again)
        if any(tab.pending for tab in tabs):
            proof.fault("a decision is never delivered", f"run {run}")
        log = labeler.log
        for client, actions in done.items():
            if actions_of(log[log["client"] == client]) != actions:
                proof.fault("a tab's decisions differ", f"run {run}, {client}")
        proof.count("decisions", 40)
        labeler.close()
    proof.close()


def test_the_harness_leaves_no_process_behind() -> None:
    """Of the children of this process, none is a zombie: the proofs wait for what they start."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("only Linux lists the children of a process")
    states = [
        Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] for pid in children.read_text().split()
    ]
    assert "Z" not in states
