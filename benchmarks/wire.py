"""Bytes on the wire for one decision, after 5, 50, 500 and 2,000 of them: ours, and molabel's.

python benchmarks/wire.py                    # four minutes
python benchmarks/wire.py --most 50          # a first look

Counted on the kernel's web socket, as the browser sends and receives it: whole frames, and within them the content of the
widget's own messages by kind. One message carries cards for many decisions, so cards are shown separately; no model is
trained meanwhile.
"""

from __future__ import annotations

import argparse
import json
import statistics
import struct
from collections import defaultdict
from typing import Any

import peers
from page import Page, Watch, opened, verdict

POINTS = (5, 50, 500, 2000)
COUNTED = 10  # decisions counted from each point
TEXTS = """texts = [f"{i}: a card payment was refunded twice, what is the fee for that and when will it be paid?"
         for i in range(4000)]"""
DESK = """import al_widget as al
labeler = al.Labeler(texts, ["yes", "no"], labels={i: "yes" if i % 2 else "no" for i in range(50)},
                     store="labels.db"); labeler"""
MOLABEL = """import molabel
simple = molabel.SimpleLabel([{"text": t} for t in texts[:600]], render=lambda e: f"<p>{e['text']}</p>", notes=False,
                             shortcuts={"2": "yes", "3": "no"}); simple"""
OURS = Watch(
    "al_widget",
    """stopwatch.deep('[data-al="desk"]')""",
    """node.querySelector('[data-al="progress"]').dataset.labels""",
    focus='[data-al="desk"]',
    key="1",
)
SIMPLE = Watch(
    "molabel",
    "document.querySelector('.molabel-container')",
    "node.querySelector('.molabel-example').textContent",
    focus=".molabel-container",
    key="2",
)


class Wire:
    """The traffic on the kernel's web socket, by direction and kind."""

    def __init__(self) -> None:
        self.frames: list[tuple[str, str, int, int]] = []  # direction, kind, bytes of content, bytes of the frame

    def listen(self, page: Any) -> None:
        def on_socket(socket: Any) -> None:
            if "/channels" in socket.url:
                socket.on("framesent", lambda payload: self._take("sent", payload))
                socket.on("framereceived", lambda payload: self._take("received", payload))

        page.on("websocket", on_socket)

    def _take(self, direction: str, payload: bytes | str) -> None:
        if isinstance(payload, str):  # the older web socket protocol sends text
            message = json.loads(payload)
            header, content = message["header"], message["content"]
            size = len(json.dumps(content, separators=(",", ":")).encode())
        else:
            (n,) = struct.unpack_from("<Q", payload)
            at = struct.unpack_from(f"<{n}Q", payload, 8)
            header, content = json.loads(payload[at[1] : at[2]]), json.loads(payload[at[4] : at[5]])
            size = at[5] - at[4]
        self.frames.append((direction, _kind(header["msg_type"], content), size, len(payload)))

    def clear(self) -> None:
        self.frames.clear()


def _kind(message: str, content: dict[str, Any]) -> str:
    if message != "comm_msg":
        return message
    data = content["data"]
    return data["content"].get("kind", "custom") if data.get("method") == "custom" else str(data.get("method"))


CARDS = "cards, on average"


def count(wire: Wire) -> dict[str, float]:
    """Return the bytes sent for one decision, by kind."""
    sums: dict[str, float] = defaultdict(float)
    for direction, kind, size, frame in wire.frames:
        if kind in {"batch", "past", "recall"}:
            sums[CARDS] += frame
            continue
        sums[f"frames {direction}"] += frame
        if kind not in {"status", "custom"} or direction == "sent":
            sums[f"{kind} {direction}"] += size
    return sums


def at_points(page: Page, wire: Wire, watch: Watch, points: list[int]) -> dict[int, dict[str, float]]:
    """Make decisions up to each point in turn, and count the bytes of the next ones."""
    notebook, found, done = page.notebook, {}, 0
    page.watch(watch)
    for point in points:
        while done < point:
            if watch is OURS and done % 150 == 0:  # a ranking is 256 examples long
                notebook.python("labeler.session.batch_size = 10; labeler.wait(); labeler.update()")
                notebook.python("labeler.session.batch_size = 10_000")
            page.take_keyboard(watch)
            for _ in range(min(10, point - done)):
                page.press(watch)
                done += 1
        page.page.wait_for_timeout(2500)
        counts = []
        for _ in range(COUNTED):
            page.take_keyboard(watch)
            wire.clear()
            page.press(watch)
            page.page.wait_for_timeout(400)
            counts.append(count(wire))
            done += 1
        kinds = dict.fromkeys(kind for one in counts for kind in one)
        # A message carries cards for many decisions, so only the mean per card is meaningful.
        found[point] = {
            kind: (statistics.mean if kind in CARDS else statistics.median)([one.get(kind, 0) for one in counts])
            for kind in kinds
        }
    return found


def table(name: str, found: dict[int, dict[str, float]]) -> float:
    """Print the counts; return the ratio of the dearest to the cheapest point."""
    print(f"\n{name + ': bytes per decision':34}" + "".join(f"{point:>12,}" for point in found))
    for kind in sorted({kind for counts in found.values() for kind, size in counts.items() if size}):
        print(f"{kind:34}" + "".join(f"{counts.get(kind, 0):12,.0f}" for counts in found.values()))
    totals = [counts["frames sent"] + counts["frames received"] for counts in found.values()]
    print(f"{'frames, both ways':34}" + "".join(f"{total:12,.0f}" for total in totals))
    return max(totals) / min(totals)


def measure(most: int) -> None:
    wire = Wire()
    points = [point for point in POINTS if point <= most]
    with opened([TEXTS, DESK, MOLABEL], peers.python("lab"), wire.listen) as notebook:
        notebook.run_all()
        notebook.wait_for_card()
        notebook.page.locator(SIMPLE.focus).wait_for(timeout=90_000)
        notebook.python("labeler.wait()")
        notebook.page.wait_for_timeout(3000)
        page = Page(notebook)
        ours = at_points(page, wire, OURS, points)
        # With each decision molabel sends all earlier ones again: 2,000 of them would be gigabytes.
        theirs = at_points(page, wire, SIMPLE, [point for point in points if point <= 500])
    growth = table("al_widget", ours)
    print(f"most over least {growth:.3f}, at most 1.05: {verdict(growth <= 1.05)}")
    print(f"most over least {table('molabel', theirs):.1f}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--most", type=int, default=POINTS[-1], help="the last point to count at")
    measure(options.parse_args().most)
