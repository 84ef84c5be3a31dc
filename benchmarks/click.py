"""Time from a key press or click to the next example painted: ours, the browser's minimum, and two peers.

python benchmarks/click.py                       # five to ten minutes
python benchmarks/click.py --rounds 1 --n 8      # a first look
python benchmarks/click.py --away 20             # the server 20 ms away from the browser, each way

Ours is timed with the kernel idle, asleep, computing and training.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections import defaultdict
from dataclasses import dataclass

import peers
from page import FRAME, Page, Sample, Watch, opened, ratio, spread, verdict

TEXTS = """import random, time
chance = random.Random(0)
words = "transfer card balance top up pending refund exchange rate cash fee limit account how when why my the is".split()
texts = [f"{i}: " + " ".join(chance.choices(words, k=12)) for i in range(20_000)]
marks = {i: ("yes" if "refund" in texts[i] or "fee" in texts[i] else "no") for i in range(3000)}"""
DESK = """import al_widget as al
labeler = al.Labeler(texts, ["yes", "no"], labels=marks, store="labels.db"); labeler"""
MINIMUM = """
import anywidget
class Minimum(anywidget.AnyWidget):
    _esm = '''export default { render({ el }) {
      el.innerHTML = '<div tabindex="0" data-lm-suppress-shortcuts="true" class="least"><p>0</p><button>next</button></div>';
      const box = el.firstChild, text = box.querySelector("p"); let n = 0;
      const next = () => { n += 1; text.textContent = n + ": card balance top up pending refund exchange rate cash"; };
      box.querySelector("button").addEventListener("click", next);
      box.addEventListener("keydown", (event) => { event.stopPropagation(); next(); });
    } }'''"""
MOLABEL = """import molabel
molabel.SimpleLabel([{"text": t} for t in texts[:400]], render=lambda e: f"<p>{e['text']}</p>", notes=False,
                    shortcuts={"2": "yes", "3": "no"})"""
PIGEON = """import pigeon
annotations = pigeon.annotate(texts[:400], options=["yes", "no"])"""

OURS = Watch(
    "al_widget",
    """stopwatch.deep('[data-al="desk"]')""",
    """node.querySelector('[data-al="card"]')?.dataset.key""",
    button='[data-al="choice"][data-value="yes"]',
    focus='[data-al="desk"]',
    key="1",
)
LEAST = Watch(
    "minimum",
    "document.querySelector('.least')",
    "node.querySelector('p').textContent",
    button=".least button",
    focus=".least",
    key="1",
)
SIMPLE = Watch(
    "molabel",
    "document.querySelector('.molabel-container')",
    "node.querySelector('.molabel-example').textContent",
    button=".molabel-btn-yes",
    focus=".molabel-container",
    key="2",
)
BUTTONS = Watch(
    "pigeon",
    "document.querySelectorAll('.jp-CodeCell')[3]",
    "node.querySelector('.widget-output pre')?.textContent",
    button=".jupyter-button >> text=yes",
)

BUSY = {
    "asleep": "time.sleep(10)",
    "computing": "until = time.monotonic() + 10\nwhile time.monotonic() < until: sum(range(1000))",
}


KERNELS = ("idle", *BUSY, "training")
STAGES = ("changed", "work", "painted")


@dataclass(frozen=True)
class Block:
    watch: Watch
    how: str  # key or click
    kernel: str = "idle"

    @property
    def name(self) -> str:
        return f"{self.watch.name} by {self.how}, kernel {self.kernel}"


BLOCKS = [
    *(Block(OURS, how, kernel) for how in ("key", "click") for kernel in KERNELS),
    *(Block(watch, how) for watch in (LEAST, SIMPLE) for how in ("key", "click")),
    Block(BUTTONS, "click"),
]


def run(page: Page, block: Block, n: int) -> list[Sample]:
    """Time n inputs; return those that met the kernel in the requested state."""
    notebook = page.notebook
    if block.watch is OURS:
        # Rank again before each block. Then the batch is so large that no update starts, or so small that one always runs.
        size = 1 if block.kernel == "training" else 10_000
        notebook.python("labeler.session.batch_size = 10; labeler.wait(); labeler.update()")
        notebook.python(f"labeler.session.batch_size = {size}")
        notebook.wait_saved()
        page.page.wait_for_timeout(1500)
    if block.kernel in BUSY:
        notebook.start(BUSY[block.kernel])
        page.page.wait_for_timeout(300)
    samples = []
    inputs = page.presses if block.how == "key" else page.clicks
    for sample in inputs(block.watch, n):
        if block.kernel in BUSY:
            met = page.page.evaluate("() => window.busy")
        else:
            met = block.kernel == "idle" or notebook.desk.get_attribute("data-phase") == "training"
        samples += [sample] if met else []
    if block.kernel in BUSY:
        page.page.wait_for_function("() => !window.busy", timeout=30_000)
    if block.watch is OURS:
        notebook.wait_saved()
    return samples


def measure(rounds: int, n: int, away: float) -> dict[Block, list[Sample]]:
    samples = defaultdict(list)
    cells = [TEXTS + MINIMUM, DESK, "Minimum()", PIGEON, MOLABEL]
    with opened(cells, peers.python("lab"), away=away) as notebook:
        notebook.run_all()
        notebook.wait_for_card()
        notebook.page.locator(BUTTONS.button).first.wait_for(state="attached", timeout=90_000)
        notebook.python("labeler.update(); labeler.wait()")
        notebook.page.locator(".plotly .barlayer .point").first.wait_for(state="attached", timeout=90_000)
        page = Page(notebook)
        for watch in (OURS, LEAST, SIMPLE, BUTTONS):
            page.watch(watch)
        for block in BLOCKS:  # warm up once, not counted
            if block.kernel == "idle":
                run(page, block, 3)
        order = random.Random(1)
        for _ in range(rounds):
            for block in order.sample(BLOCKS, len(BLOCKS)):
                samples[block] += run(page, block, n)
    return samples


def report(samples: dict[Block, list[Sample]]) -> None:
    print(f"{'milliseconds: median and p95':38} {'n':>4} " + " ".join(f"{stage:>15}" for stage in STAGES))
    for block in BLOCKS:
        columns = (spread([getattr(s, stage) for s in samples[block]]) for stage in STAGES)
        print(f"{block.name:38} {len(samples[block]):4} " + " ".join(columns))

    def times(watch: Watch, how: str, stage: str, kernel: str = "idle") -> list[float]:
        return [getattr(s, stage) for s in samples[Block(watch, how, kernel)]]

    print("\nmedians, ratios with their 95 % interval")
    for how in ("key", "click"):
        ours = {kernel: statistics.median(times(OURS, how, "painted", kernel)) for kernel in KERNELS}
        over = max(ours.values()) - statistics.median(times(LEAST, how, "painted"))
        print(f"by {how}, painted: {max(ours.values()) - min(ours.values()):.1f} ms between the kernel's states")
        print(
            f"by {how}, painted: {over:+.1f} ms to the browser's minimum at worst, a frame is {FRAME:.1f}: {verdict(over <= FRAME)}"
        )
    for stage in STAGES:
        for how in ("key", "click"):
            value, low, high = ratio(times(SIMPLE, how, stage), times(OURS, how, stage))
            print(
                f"{stage:7} molabel / al_widget by {how:5} {value:5.2f} [{low:.2f}, {high:.2f}], not below 1: {verdict(high >= 1)}"
            )
    for stage in STAGES:
        value, low, high = ratio(times(BUTTONS, "click", stage), times(OURS, "click", stage))
        print(
            f"{stage:7} pigeon / al_widget by click {value:5.2f} [{low:.2f}, {high:.2f}], at least 4: {verdict(value >= 4)}"
        )
        least = statistics.median(times(LEAST, "click", stage))
        added = (
            f"{watch.name} {statistics.median(times(watch, 'click', stage)) - least:.1f}"
            for watch in (OURS, SIMPLE, BUTTONS)
        )
        print(f"{stage:7} added to the browser's minimum of {least:.1f} ms: {', '.join(added)}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3, help="times everything is driven, in random order")
    options.add_argument("--n", type=int, default=25, help="inputs per block")
    options.add_argument("--away", type=float, default=0, help="milliseconds between browser and server, each way")
    chosen = options.parse_args()
    report(measure(chosen.rounds, chosen.n, chosen.away))
