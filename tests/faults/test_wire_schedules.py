"""On a line that drops, repeats, reorders and delays messages, every decision of a page counts once, in order.

`js/tests/store/outbox.test.ts` plays such schedules between the page's real outbox and a model of the kernel; here a
model of the page plays them with the real kernel, its store, its restarts and a second page.
"""

from __future__ import annotations

import random
from typing import Any

import pytest
from oracle import CLASSES, MATRIX, SIZE, TEXTS, Action, actions_of
from page_model import Page, connect

import al_widget as al

MOVES = 40
SECONDS = 20


class Line:
    """Two pages, a kernel, and the messages between them."""

    def __init__(self, store: str, rng: random.Random, proof: Any) -> None:
        self._store, self.rng, self._proof = store, rng, proof
        self._up: list[dict[str, Any]] = []
        self._down: list[dict[str, Any]] = []
        self._pages_made = 0
        self.made: dict[str, list[tuple[int, Action]]] = {}  # by client: what a person did there, in order
        self.settled: dict[tuple[str, int], tuple[Action, str | None]] = {}  # what the page took for delivered
        self.pages = [self._page(), self._page()]
        self.start()

    def _page(self) -> Page:
        self._pages_made += 1
        return Page(f"c-{self._pages_made}")

    def start(self) -> None:
        self.labeler = al.Labeler(
            TEXTS, CLASSES, store=self._store, features=MATRIX, audit=0, batch_size=50, seed_size=6, annotator="ann"
        )
        self.say = connect(self.labeler, self._down.append)
        self.keys = [self.labeler.pool.key(row) for row in range(SIZE)]

    # ---------------------------------------------------------------- moves

    def decide(self, page: Page) -> None:
        do = self.rng.choice(["label"] * 6 + ["skip", "undo", "undo", "class", "unknown"])
        key = self.rng.choice(self.keys[:30])
        action = {
            "label": lambda: Action("label", key, self.rng.choice(CLASSES)),
            "skip": lambda: Action("skip", key),
            "undo": lambda: Action("undo", key),
            "class": lambda: Action("class", None, f"class {self.rng.randrange(50)}"),
            "unknown": lambda: Action("label", "no such key", CLASSES[0]),
        }[do]()
        message = page.own.add(action)
        self.made.setdefault(page.own.client, []).append((message["events"][0]["seq"], action))
        self._up.append(message)

    def resend(self, page: Page) -> None:
        self._up += [message for outbox in page.outboxes if (message := outbox.resend()) is not None]

    def reload(self, page: Page) -> None:
        """A reload of the page: unsent messages of the old page may still arrive."""
        self._pages_made += 1
        self.pages[self.pages.index(page)] = page.reload(f"c-{self._pages_made}")

    def hello(self, page: Page) -> None:
        self._up.append({"kind": "hello", "client": page.own.client, "protocol": 1, "dark": False})

    def deliver_up(self) -> None:
        if self._up:
            self.say(self._up.pop(0))

    def deliver_down(self) -> None:
        if self._down:
            message = self._down.pop(0)
            if message["kind"] == "ack":
                for page in self.pages:
                    self._settle(message["client"], page.hear(message))

    def _settle(self, client: str, settled: list[tuple[dict[str, Any], str | None]]) -> None:
        for event, why in settled:
            self.settled[client, event["seq"]] = (Action(event["do"], event["key"], event["value"]), why)

    def disturb(self) -> None:
        line = self.rng.choice([self._up, self._down])
        if not line:
            return
        at = self.rng.randrange(len(line))
        what = self.rng.choice(["drop", "repeat", "reorder", "delay"])
        if what == "drop":
            del line[at]
        elif what == "repeat":
            line.insert(self.rng.randrange(len(line) + 1), line[at])
        elif what == "reorder":
            self.rng.shuffle(line)
        else:
            line.append(line.pop(at))
        self._proof.count(what)

    def restart(self) -> None:
        """A new kernel: what the old one sent and had not delivered is lost."""
        self.labeler.close()
        self._down.clear()
        if self.rng.random() < 0.5:
            self._up.clear()
        self.start()
        self._proof.count("kernel restarts")

    def move(self) -> None:
        page = self.rng.choice(self.pages)
        move = self.rng.choice(
            [self.decide] * 8 + [self.resend] * 2 + [self.hello] + [self.deliver_up] * 8 + [self.deliver_down] * 6
            + [self.disturb] * 6 + [self.reload] + ([self.restart] if self.rng.random() < 0.3 else [])
        )  # fmt: skip
        move(page) if move in (self.decide, self.resend, self.hello, self.reload) else move()

    def settle_all(self) -> bool:
        """Let the line be good again, until the pages have nothing left; whether it came so far."""
        for _ in range(200):
            if not any(page.pending for page in self.pages):
                return True
            if not self._up:
                for page in self.pages:
                    self.resend(page)
            while self._up:
                self.deliver_up()
            while self._down:
                self.deliver_down()
        return False


def judge(line: Line, log: Any, where: str, proof: Any) -> None:
    """Compare what people did, what they were told, and what is in the log, client by client."""
    taken: dict[str, list[tuple[int, Action]]] = {}
    refused: dict[str, set[int]] = {}
    for row in log.itertuples():
        if row.do == "refuse":
            refused.setdefault(row.client, set()).add(row.seq)
    told = log[log["do"].isin(["label", "skip", "undo", "class"])]
    for (client, seq), action in zip(told[["client", "seq"]].itertuples(index=False), actions_of(told), strict=True):
        taken.setdefault(client, []).append((seq, action))
    for client, made in line.made.items():
        wanted = [(seq, action) for seq, action in made if seq not in refused.get(client, set())]
        found = taken.get(client, [])
        if found != wanted:
            seqs, known = [seq for seq, _ in found], dict(made)
            if set(dict(wanted)) - set(seqs):
                proof.fault("lost", f"{where}, {client}: {set(dict(wanted)) - set(seqs)}")
            if len(seqs) != len(set(seqs)):
                proof.fault("doubled", f"{where}, {client}")
            if seqs != sorted(seqs) or any(known.get(seq) != action for seq, action in found):
                proof.fault("misplaced", f"{where}, {client}")
        for seq, _ in made:
            why = line.settled.get((client, seq), (None, None))[1]
            if why is not None and seq not in refused.get(client, set()):
                proof.fault("told as refused, and taken", f"{where}, {client} {seq}: {why}")
    if set(taken) - set(line.made):
        proof.fault("invented", f"{where}: {set(taken) - set(line.made)}")
    proof.count("decisions", sum(map(len, line.made.values())))
    proof.count("refused", sum(map(len, refused.values())))


@pytest.mark.slow
def test_on_a_bad_line_every_decision_counts_once_in_order(proof, tmp_path, no_charts) -> None:
    proof = proof("schedules of the wire")
    for schedule in range(proof.times(1000)):
        where = f"schedule {schedule} of seed {proof.seed}"
        line = Line(str(tmp_path / f"{schedule}.db"), random.Random(f"{proof.seed} {schedule}"), proof)
        for _ in range(MOVES):
            line.move()
        if not line.settle_all():
            proof.fault("decisions are never acknowledged", where)
        judge(line, line.labeler.log, where, proof)
        shown = dict(line.labeler.labels)
        line.labeler.close()
        again = al.Session(TEXTS, CLASSES, store=str(tmp_path / f"{schedule}.db"), features=MATRIX, audit=0)
        if dict(again.labels) != shown:
            proof.fault("after reopening other labels", where)
        again.close()
        proof.count("schedules")
    proof.close()
