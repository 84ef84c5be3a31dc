"""A long day at the desk: thousands of decisions over the wire, hundreds of updates, a large pool.

Memory, bytes on the wire and time for an acknowledgement must not grow with the number of decisions, and the task must
open again quickly. `make long` runs it in full; `test_soak.py` runs a tenth.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

import al_widget as al
from al_widget.charts.painter import Painter

CLASSES = ["one", "two", "three"]
TENTHS = 10


@dataclass(frozen=True)
class Soak:
    """What a run found; times in milliseconds, memory in MB."""

    decisions: int
    updates: int
    pool: int
    acknowledged: int
    in_the_log: int
    labels: int
    bytes_first: float  # on the wire per decision, both ways, in the first tenth after the warm-up
    bytes_last: float
    acknowledged_ms_first: float
    acknowledged_ms_last: float
    update_ms_first: float
    update_ms_last: float
    memory_first: float  # after the first tenth
    memory_last: float
    store_mb: float
    reopened_seconds: float
    reopened_equal: bool

    def table(self) -> str:
        return "\n".join(
            f"  {name:22} {value:,.2f}" if isinstance(value, float) else f"  {name:22} {value}"
            for name, value in asdict(self).items()
        )


class _NoCharts(Painter):
    def _draw(self) -> None:
        """Draw nothing: what is measured is the desk."""


def memory() -> float:
    """Return the memory this process holds now, in MB."""
    gc.collect()
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("Expected /proc/self/status to tell the memory of this process.")


class Wire:
    """The page's side: labels the cards it was sent, and counts bytes."""

    def __init__(self, labeler: al.Labeler, truth: dict[str, str]) -> None:
        self._labeler, self._truth = labeler, truth
        self.bytes, self.acked, self.seq = 0, 0, 0
        self._cards: dict[str, None] = {}
        self._done: set[str] = set()
        labeler.widget.send = self._hear
        self.say({"kind": "hello", "client": "c-50a4", "protocol": 1, "dark": False})

    def _hear(self, message: dict, buffers: object = None) -> None:
        self.bytes += len(json.dumps(message))
        if message["kind"] == "ack":
            self.acked = max(self.acked, message["upto"])
            self._done.update(message["done"])
        elif message["kind"] == "batch":
            kept = {} if not message["append"] else self._cards
            self._cards = {**kept, **{card["key"]: None for card in message["cards"]}}

    def say(self, message: dict) -> None:
        self.bytes += len(json.dumps(message))
        self._labeler.widget._handle_custom_msg(message, [])

    def decide(self) -> float:
        """Label the next card; return the milliseconds until it was acknowledged."""
        while self._cards and next(iter(self._cards)) in self._done:
            del self._cards[next(iter(self._cards))]
        key = next(iter(self._cards))
        self.seq += 1
        event = {"seq": self.seq, "do": "label", "key": key, "value": self._truth[key], "ms": 900}
        started = time.perf_counter()
        self.say({"kind": "events", "client": "c-50a4", "base": self.seq, "events": [event]})
        if self.acked != self.seq:
            raise RuntimeError(f"Expected decision {self.seq} to be acknowledged, got {self.acked}.")
        return (time.perf_counter() - started) * 1000


def soak(store: str, decisions: int, updates: int, pool: int) -> Soak:
    """Label and learn, and return what it cost at the beginning and at the end."""
    rng = np.random.default_rng(0)
    matrix = rng.normal(size=(pool, 6)).astype(np.float32)
    weights = rng.normal(size=(6, len(CLASSES)))
    truth = [CLASSES[n] for n in (matrix @ weights).argmax(1)]
    texts = [f"example {n}" for n in range(pool)]
    batch = decisions // updates
    al.labeler.Painter = _NoCharts
    labeler = al.Labeler(texts, CLASSES, features=matrix, store=store, batch_size=batch, annotator="ann")
    labeler.wait()
    wire = Wire(labeler, {labeler.pool.key(row): label for row, label in enumerate(truth)})
    took: list[float] = []
    trained: list[float] = []
    sent: list[int] = []
    held: list[float] = []
    for _ in range(updates):
        before = wire.bytes
        took += [wire.decide() for _ in range(batch)]
        started = time.perf_counter()
        if not labeler.wait(120):
            raise RuntimeError("Expected an update within two minutes.")
        trained.append((time.perf_counter() - started) * 1000)
        sent.append(wire.bytes - before)
        held.append(memory() if len(sent) % max(1, updates // (2 * TENTHS)) == 0 else held[-1] if held else memory())
    log = labeler.log
    labels, rounds = dict(labeler.labels), len(labeler.rounds)
    labeler.close()
    started = time.perf_counter()
    again = al.Session(texts, CLASSES, features=matrix, store=store, batch_size=batch, annotator="ann")
    opened = time.perf_counter() - started
    equal = dict(again.labels) == labels and len(again.rounds) == rounds
    again.close()
    part = max(1, updates // TENTHS)
    return Soak(
        decisions=wire.seq,
        updates=rounds,
        pool=pool,
        acknowledged=wire.acked,
        in_the_log=int((log["do"] == "label").sum()),
        labels=len(labels),
        bytes_first=sum(sent[part : 2 * part]) / (part * batch),
        bytes_last=sum(sent[-part:]) / (part * batch),
        acknowledged_ms_first=statistics.median(took[part * batch : 2 * part * batch]),
        acknowledged_ms_last=statistics.median(took[-part * batch :]),
        update_ms_first=statistics.median(trained[part : 2 * part]),
        update_ms_last=statistics.median(trained[-part:]),
        memory_first=held[part],
        memory_last=held[-1],
        store_mb=Path(store).stat().st_size / 1e6,
        reopened_seconds=opened,
        reopened_equal=equal,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=20_000)
    parser.add_argument("--updates", type=int, default=400)
    parser.add_argument("--pool", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = soak(str(Path(folder, "labels.db")), asked.decisions, asked.updates, asked.pool)
    print(found.table())  # noqa: T201
    bounds = {
        "everything is acknowledged, and once in the log": found.acknowledged
        == found.in_the_log
        == found.labels
        == found.decisions,
        "opened again it is the same": found.reopened_equal,
        "opened again within 3 s": found.reopened_seconds <= 3,
        "bytes per decision are flat (within 15 %)": found.bytes_last <= 1.15 * found.bytes_first,
        "an acknowledgement takes as long at the end (within 50 % and 1 ms)": found.acknowledged_ms_last
        <= max(1.5 * found.acknowledged_ms_first, found.acknowledged_ms_first + 1),
        "memory is flat (within 100 MB)": found.memory_last <= found.memory_first + 100,
    }
    for what, holds in bounds.items():
        print(f"{'ok  ' if holds else 'FAIL'} {what}")  # noqa: T201
    raise SystemExit(not all(bounds.values()))


if __name__ == "__main__":
    main()
