"""Time of one update with 10,000 examples of 50 floats and 500 labels: ours, and superintendent's retrain.

python benchmarks/update.py                # a minute

Ours: `Session.update()` after every batch of 10 labels from the 500th on: fit, score, select and estimate, with a tenth
of the questions used for the audit and the log in an SQLite file; and the same without a previous model, as after a
restart of the kernel. Theirs, in its own environment: `retrain()` of a `Superintendent` over ipyannotations'
`ClassLabeller`, entropy order, an SQLite file, 500 labels. Both use the same numbers and logistic regression and run in
turn.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout

import numpy as np

N, D, LABELS, BATCH = 10_000, 50, 500, 10


def data() -> tuple[np.ndarray, list[str]]:
    """Return examples of four overlapping classes, and their labels."""
    chance = np.random.default_rng(0)
    truth = chance.integers(0, 4, N)
    X = chance.normal(size=(N, D)) + chance.normal(size=(4, D))[truth] * 0.4
    return X, [f"class {one}" for one in truth]


def superintendent(folder: str) -> None:
    """Retrain once for each line on standard input, and print the seconds; runs in superintendent's environment."""
    from ipyannotations.generic import ClassLabeller
    from sklearn.linear_model import LogisticRegression
    from superintendent import Superintendent

    X, truth = data()
    with redirect_stdout(io.StringIO()):
        widget = Superintendent(
            features=X,
            labels=[*truth[:LABELS], *[None] * (N - LABELS)],
            labelling_widget=ClassLabeller(options=sorted(set(truth)), display_function=lambda _x: None),
            model=LogisticRegression(max_iter=1000),
            acquisition_function="entropy",
            database_url=f"sqlite:///{folder}/superintendent.db",
        )
    print("ready", flush=True)
    for _ in sys.stdin:
        started = time.perf_counter()
        with redirect_stdout(io.StringIO()):  # it clears the cell output, which prints a line outside a kernel
            widget.retrain()
        print(time.perf_counter() - started, flush=True)


class Ours:
    """A session with 500 labels that gets ten more before each update."""

    def __init__(self, folder: str) -> None:
        import al_widget as al

        X, self.truth = data()
        self.session = al.Session(X, sorted(set(self.truth)), batch_size=BATCH, store=f"{folder}/labels.db")
        self.answer(100)
        while self.session.n_labels < LABELS:
            self.session.update()
            self.answer(100)
        self.session.update()

    def answer(self, n: int) -> None:
        for query in self.session.query(n):
            self.session.label(query.id, self.truth[query.id])

    def update(self) -> float:
        self.answer(BATCH)
        started = time.perf_counter()
        self.session.update()
        return time.perf_counter() - started

    def restarted(self) -> float:
        """Time an update without a previous model to start from, as after a restart of the kernel."""
        self.answer(BATCH)
        self.session.engine._trainer.model = None
        started = time.perf_counter()
        self.session.update()
        return time.perf_counter() - started


def measure(repeats: int) -> None:
    import peers

    python = peers.python("superintendent")
    with tempfile.TemporaryDirectory() as folder:
        command = [python, __file__, "--superintendent", folder]
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

        def theirs() -> float:
            child.stdin.write("\n")
            child.stdin.flush()
            return float(child.stdout.readline())

        child.stdout.readline()
        ours = Ours(folder)
        theirs(), ours.update()  # warm up
        slow, fast, cold = zip(*((theirs(), ours.update(), ours.restarted()) for _ in range(repeats)), strict=True)
        child.stdin.close()
        child.wait(30)
        last = ours.session.rounds[-1]
    print(
        f"{N:,} × {D}, from {LABELS} labels on; in the last round {last.n_train} to train on, {last.n_audit} in the audit"
    )
    print(f"ours: {peers.versions(sys.executable, 'scikit-learn', 'numpy', 'SQLAlchemy')}")
    print(f"theirs: {peers.versions(python, 'superintendent', 'sqlmodel', 'scikit-learn', 'numpy', 'SQLAlchemy')}")
    print(f"{'milliseconds':32} {'median':>8} {'least':>8} {'most':>8}")
    for name, times in (
        ("al_widget, update", fast),
        ("al_widget, after a restart", cold),
        ("superintendent, retrain", slow),
    ):
        print(
            f"{name:32} " + " ".join(f"{1000 * one:8.1f}" for one in (statistics.median(times), min(times), max(times)))
        )
    print(
        f"of the last update: fit {1000 * last.fit_seconds:.1f}, score {1000 * last.score_seconds:.1f}, "
        f"select {1000 * last.select_seconds:.1f} ms"
    )
    ratio = statistics.median(slow) / statistics.median(fast)
    print(f"ratio of the medians {ratio:.0f}, at least 30: {'met' if ratio >= 30 else 'MISSED'}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--repeats", type=int, default=7)
    options.add_argument("--superintendent", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    superintendent(chosen.superintendent) if chosen.superintendent else measure(chosen.repeats)
