"""A tenth of a long day at the desk: bytes and counts are right; `make long` runs the whole, with its times."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

RUN = """
import json, sys
from dataclasses import asdict
sys.path.insert(0, sys.argv[1])
from soak import soak
print(json.dumps(asdict(soak(sys.argv[2], *map(int, sys.argv[3:])))))
"""


@pytest.mark.slow
def test_a_long_day_costs_the_same_per_decision_at_the_end(proof, tmp_path) -> None:
    proof = proof("soak")
    size = [str(n) for n in (2_000, 40, 10_000)]
    run = subprocess.run(
        [sys.executable, "-c", RUN, str(Path(__file__).parent), str(tmp_path / "labels.db"), *size],
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout.splitlines()[-1])
    for name, value in found.items():
        proof.counts[name] = round(value, 2)
    if not found["acknowledged"] == found["in_the_log"] == found["labels"] == found["decisions"] == 2_000:
        proof.fault("a decision is missing or doubled")
    if not found["reopened_equal"]:
        proof.fault("opened again it differs")
    if found["bytes_last"] > 1.15 * found["bytes_first"]:
        proof.fault("bytes per decision grow", f"{found['bytes_first']:.0f} to {found['bytes_last']:.0f}")
    if found["memory_last"] > found["memory_first"] + 100:
        proof.fault("memory grows", f"{found['memory_first']:.0f} to {found['memory_last']:.0f} MB")
    proof.close()
