"""Parent and child may both label: what either was told is saved is in the store once, and neither hangs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from forks import WAYS
from processes import OtherProcess

SECONDS = 90
RUN = "import sys; sys.path.insert(0, sys.argv[1]); import forks; forks.main(*sys.argv[2:])"


@pytest.fixture(scope="module")
def other() -> Iterator[OtherProcess]:
    process = OtherProcess()
    yield process
    process.close()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.parametrize("way", WAYS)
def test_what_parent_and_child_label_is_saved(way, proof, other, tmp_path) -> None:
    proof = proof(f"forks: {way.replace('_', ' ')}")
    store = str(tmp_path / "labels.db")
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, str(Path(__file__).parent), way, store],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        out, err = run.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        proof.fault("hung")
        proof.close()
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            run.communicate()
    assert run.returncode == 0, err
    answer = json.loads(out.splitlines()[-1])
    if answer["said"] != "went on":
        proof.fault(answer["said"][:160])
    found = other.read(store)
    assert "error" not in found, found
    wanted = Counter(map(tuple, answer["acked"]))
    on_disk = Counter((action.key, action.value) for action in found["actions"] if action.do == "label")
    lost, more = (wanted - on_disk).total(), on_disk - wanted
    if lost:
        proof.fault("lost", f"{lost} of {wanted.total()}")
    if more and answer["said"] == "went on":  # a child that failed acknowledged less than it wrote
        proof.fault("doubled or invented", more)
    proof.count("acknowledged", wanted.total())
    proof.close()
