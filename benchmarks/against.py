"""This checkout beside another one, each with its own benchmarks, in turn: has anything become slower?

git worktree add ../before v0.1.0
python benchmarks/against.py ../before                          # everything, about 20 minutes
python benchmarks/against.py ../before update queries --n 30    # some, a number of times each

Each checkout runs in its own process. The two measure in turn, never at once, so that a machine whose speed drifts does
not produce a difference. Printed are ratios of medians, this checkout over the other, with 95 % bootstrap intervals.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]

Figures = dict[str, list[float]]


def update() -> Iterator[Figures]:
    """Time an update, and one after a restart, in seconds."""
    from update import Ours

    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(folder)
        ours.update()
        while True:
            yield {"update": [ours.update()], "update after a restart": [ours.restarted()]}


def queries() -> Iterator[Figures]:
    """Time a query of each strategy over 100,000 candidates, in seconds of processor time."""
    from queries import STRATEGIES, Task, ours, timed

    task = Task(100_000)
    asked = {name: ours(task, name) for name in STRATEGIES}
    while True:
        yield {f"query by {name}": [timed(query)] for name, query in asked.items()}


def ack() -> Iterator[Figures]:
    """Time from a key to the acknowledgement shown, in milliseconds, and count what is on disk."""
    from ack import DESK, OURS
    from page import Page, opened

    with opened([DESK]) as notebook:
        notebook.run_all()
        notebook.wait_for_card()
        page = Page(notebook)
        page.watch(OURS)
        while True:
            notebook.python("labeler.session.batch_size = 10; labeler.wait(); labeler.update()")
            notebook.python("labeler.session.batch_size = 10_000")
            notebook.page.wait_for_timeout(2000)
            yield {"decision to acknowledgement": [sample.changed for sample in page.presses(OURS, 12)][2:]}


def click() -> Iterator[Figures]:
    """Time from a key or a click to the next card painted, in milliseconds, with the kernel idle."""
    from click import DESK, OURS, TEXTS, Block, run
    from page import Page, opened

    with opened([TEXTS, DESK]) as notebook:
        notebook.run_all()
        notebook.wait_for_card()
        page = Page(notebook)
        page.watch(OURS)
        while True:
            samples = {how: run(page, Block(OURS, how), 10)[2:] for how in ("key", "click")}
            yield {
                f"{how} to the next card, {stage}": [getattr(one, stage) for one in samples[how]]
                for how in samples
                for stage in ("work", "painted")
            }


def wire() -> Iterator[Figures]:
    """Count the bytes that cross the kernel's socket for one decision."""
    from page import Page, opened
    from wire import DESK, OURS, TEXTS, Wire, count

    counted = Wire()
    with opened([TEXTS, DESK], listen=counted.listen) as notebook:
        notebook.run_all()
        notebook.wait_for_card()
        notebook.python("labeler.wait()")
        page = Page(notebook)
        page.watch(OURS)
        while True:
            notebook.python("labeler.session.batch_size = 10; labeler.wait(); labeler.update()")
            notebook.python("labeler.session.batch_size = 10_000")
            notebook.page.wait_for_timeout(2500)
            found = []
            for _ in range(8):
                page.take_keyboard(OURS)
                counted.clear()
                page.press(OURS)
                notebook.page.wait_for_timeout(400)
                sums = count(counted)
                found.append(sums["frames sent"] + sums["frames received"])
            yield {"bytes of a decision": found}


_OPENED = {
    "an array of 1,000,000 x 64": "numpy.random.default_rng(0).random((1_000_000, 64))",
    "a frame of 100,000 x 64": "pandas.DataFrame(numpy.random.default_rng(0).random((100_000, 64)))",
    "1,000,000 texts": "[f'row {i} of a long table' for i in range(1_000_000)]",
}
_OPEN = """
import json, resource, time
import numpy, pandas
import al_widget
data = {data}
start = time.process_time()
session = al_widget.Session(data, ["a", "b"], store=None)
print(json.dumps([time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def opening() -> Iterator[Figures]:
    """Time a session that is made over a large pool, in seconds of processor time, and the memory at its peak, in MB."""
    while True:
        found: Figures = {}
        for name, data in _OPENED.items():
            done = subprocess.run(
                [sys.executable, "-c", _OPEN.format(data=data)], check=True, capture_output=True, text=True
            )
            seconds, megabytes = json.loads(done.stdout)
            found[f"open {name}"], found[f"memory, {name}"] = [seconds], [megabytes]
        yield found


MEASURES: dict[str, Callable[[], Iterator[Figures]]] = {
    "opening": opening,
    "update": update,
    "queries": queries,
    "ack": ack,
    "click": click,
    "wire": wire,
}


class Checkout:
    """A process that measures in one checkout, once for each line it reads."""

    def __init__(self, root: Path, measure: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--measure", measure, str(root)],
            env={**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"},
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def measure(self) -> Figures:
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        raise RuntimeError(f"measuring ended with status {self.process.wait()}")

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(60)


def compare(other: Path, measure: str, n: int) -> None:
    both = {"here": Checkout(HERE, measure), "there": Checkout(other, measure)}
    found = {name: defaultdict(list) for name in both}
    try:
        for turn in range(n + 1):
            for name in list(both)[:: 1 if turn % 2 else -1]:
                for figure, values in both[name].measure().items():
                    found[name][figure] += values if turn else []  # the first turn warms up
    finally:
        for checkout in both.values():
            checkout.close()
    from page import ratio

    for figure, values in found["here"].items():
        here, there = statistics.median(values), statistics.median(found["there"][figure])
        middle, low, high = ratio(values, found["there"][figure])
        verdict = "met" if middle <= 1.05 or low <= 1 else "MISSED"
        print(f"{figure:38} {here:10.4g} {there:10.4g} {middle:6.2f} [{low:.2f}, {high:.2f}] {verdict}", flush=True)


def serve(measure: str, root: Path) -> None:
    import al_widget

    # Not on PYTHONPATH: the kernel inherits it, and would import our click.py instead of the library `click`.
    sys.path[0] = str(root / "benchmarks")
    if Path(al_widget.__file__).resolve().parents[1] != root.resolve():
        raise RuntimeError(f"expected al_widget of {root}, got {al_widget.__file__}")
    figures = MEASURES[measure]()
    for _ in sys.stdin:
        print(json.dumps(next(figures)), flush=True)
    figures.close()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("other", type=Path, help="the other checkout")
    options.add_argument("measures", nargs="*", default=list(MEASURES), help=f"of {', '.join(MEASURES)}")
    options.add_argument("--n", type=int, default=15, help="turns")
    options.add_argument("--measure", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.measure:
        serve(chosen.measure, chosen.other)
    else:
        sys.path.insert(0, str(HERE / "benchmarks"))
        print(f"{'medians; here over there':38} {'here':>10} {'there':>10} {'ratio':>6}")
        for measure in chosen.measures:
            compare(chosen.other.resolve(), measure, chosen.n)
