"""How much of each proof runs, and what it found: one line a proof at the end of the run.

`FAULTS=1` runs the whole, as `make long` does; by default a tenth. `FAULTS_SEED=7` chooses other moments.
"""

from __future__ import annotations

import os
import random
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SHARE = float(os.environ.get("FAULTS", "0.1"))
SEED = int(os.environ.get("FAULTS_SEED", "0"))
_lines: list[str] = []

# Front, a stand-in for JupyterLab, is defined with the tests that need it most.
sys.path.append(str(Path(__file__).parents[1] / "kernel"))


class Proof:
    """Counts the outcomes of one proof, and keeps the first examples of what went wrong.

    Attributes
    ----------
    rng
        What everything random in it follows.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.seed = SEED
        self.rng = random.Random(zlib.crc32(name.encode()) + SEED)
        self.counts: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.examples: dict[str, str] = {}

    def times(self, whole: int) -> int:
        """Return how many of so many trials run now."""
        return max(1, round(whole * SHARE))

    def count(self, outcome: str, n: int = 1) -> None:
        self.counts[outcome] += n

    def fault(self, what: str, example: Any = "") -> None:
        self.faults[what] += 1
        self.examples.setdefault(what, str(example))

    def line(self) -> str:
        counts = ", ".join(f"{outcome} {n}" for outcome, n in self.counts.items())
        wrong = ", ".join(f"{what} {n}" for what, n in self.faults.items())
        return f"{self.name}: {counts}; {f'WRONG: {wrong}' if wrong else 'wrong 0'}; seed {self.seed}"

    def report(self) -> None:
        """Add a line to the end of the run."""
        _lines.append(self.line())

    def close(self) -> None:
        """Report, and fail if something was wrong."""
        self.report()
        told = "\n".join(f"  {what} ({n}): {self.examples[what]}" for what, n in self.faults.items())
        assert not self.faults, f"{self.line()}\n{told}"


@pytest.fixture
def proof(request: pytest.FixtureRequest) -> Callable[[str], Proof]:
    """Return a function that opens a proof by name."""
    return Proof


@pytest.fixture(autouse=True)
def _nothing_is_kept() -> Iterator[None]:
    """Forget the exceptions that a test kept as IPython does."""
    yield
    for name in ("last_exc", "last_type", "last_value", "last_traceback"):
        if hasattr(sys, name):
            delattr(sys, name)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if _lines:
        terminalreporter.section(f"faults: {SHARE:.0%} of the proofs")
        for line in _lines:
            terminalreporter.write_line(line)
