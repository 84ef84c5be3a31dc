"""A notebook in JupyterLab and headless Chromium, with a stopwatch in the page: from an input event to its effect."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from network import network
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from lab import CHROMIUM_FLAGS, Notebook, chromium, running

FRAME = 1000 / 60

# The clock starts at the event's own time stamp, set when the browser received it, before any handler ran. `changed`:
# a MutationObserver sees that the observed text differs. `painted`: the second animation frame after the change begins,
# so the frame that holds the change has been drawn. Up to two frames of this are spent waiting for the screen, whatever
# made the change. `work` leaves this wait out: the time until the change plus the time to lay out and draw its frame.
_STOPWATCH = """() => {
  const watched = {};
  window.stopwatch = {
    deep: (selector) => { for (const e of document.querySelectorAll('*'))
        if (e.shadowRoot?.querySelector(selector)) return e.shadowRoot; },
    watch(name, find, read) { const node = find(); if (!node) throw new Error('nothing to watch for ' + name);
        watched[name] = {node, read}; return read(node); },
    arm(name, type) {
      const {node, read} = watched[name]; const before = read(node);
      this.result = new Promise((done, fail) => {
        let start = null;
        setTimeout(() => fail(new Error(`${name}: nothing changed within 10 s of the ${type}`)), 10_000);
        window.addEventListener(type, (event) => { start = event.timeStamp; }, {capture: true, once: true});
        const observer = new MutationObserver(() => {
          const now = read(node);
          if (start === null || !now || now === before) return;
          observer.disconnect();
          const changed = performance.now() - start;
          const after = new MessageChannel();
          let frame = null, rendered = null;
          after.port1.onmessage = () => { rendered = performance.now(); };
          requestAnimationFrame(() => { frame = performance.now(); after.port2.postMessage(null);
            requestAnimationFrame(() => { const now = performance.now();
              done({changed, work: changed + (rendered ?? now) - frame, painted: now - start}); }); });
        });
        observer.observe(node, {subtree: true, childList: true, characterData: true, attributes: true});
      });
    },
  };
}"""


@dataclass(frozen=True)
class Watch:
    """One widget on the page to time.

    `find` and `read` are JavaScript: the node to observe, and a function `node => string` whose result changes once the
    input has taken effect.
    """

    name: str
    find: str
    read: str
    button: str = ""  # selector of the button to click
    focus: str = ""  # selector of the element that has the focus
    key: str = ""


@dataclass(frozen=True)
class Sample:
    changed: float  # milliseconds
    work: float
    painted: float


class Page:
    """One notebook page and its stopwatch."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook, self.page = notebook, notebook.page
        self.page.evaluate(_STOPWATCH)
        self._chance = random.Random(0)

    def watch(self, watch: Watch) -> None:
        self.page.evaluate(f"() => window.stopwatch.watch({watch.name!r}, () => {watch.find}, (node) => {watch.read})")

    def measure(self, watch: Watch, event: str, act: Callable[[], None]) -> Sample:
        self.page.evaluate("([name, event]) => window.stopwatch.arm(name, event)", [watch.name, event])
        act()
        return Sample(**self.page.evaluate("() => window.stopwatch.result"))

    def pause(self, least: int = 150, most: int = 300) -> None:
        """Wait about as long as a quick annotator, at random, so that inputs do not fall in step with the screen."""
        self.page.wait_for_timeout(self._chance.uniform(least, most))

    def press(self, watch: Watch) -> Sample:
        return self.measure(watch, "keydown", lambda: self.page.keyboard.press(watch.key))

    def take_keyboard(self, watch: Watch) -> None:
        self.page.locator(watch.focus).first.evaluate("(e) => (e.getRootNode().host ?? e).focus()")

    def presses(self, watch: Watch, n: int) -> Iterator[Sample]:
        self.take_keyboard(watch)
        for _ in range(n):
            yield self.press(watch)
            self.pause()

    def click(self, watch: Watch) -> Sample:
        """Press the button, hold it for 60 ms as a finger does, and release it; the clock starts at the release."""
        self.page.mouse.down()
        self.page.wait_for_timeout(60)
        return self.measure(watch, "click", self.page.mouse.up)

    def clicks(self, watch: Watch, n: int) -> Iterator[Sample]:
        button = self.page.locator(watch.button).first
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for _ in range(n):
            yield self.click(watch)
            self.pause()


@contextmanager
def opened(
    cells: Sequence[str],
    python: str = sys.executable,
    listen: Callable[[Any], None] = lambda _page: None,
    away: float = 0,
) -> Iterator[Notebook]:
    """Open a notebook with these cells in its own JupyterLab; no cell has run yet.

    `listen` is called with the page while it is still blank. The server is `away` milliseconds from it, each way.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        lab = stack.enter_context(running(folder, python=python))
        if away:
            port = stack.enter_context(network(int(lab.url.rpartition(":")[2]), away))
            lab.url = f"http://127.0.0.1:{port}"
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        stack.callback(browser.close)
        page = browser.new_page(viewport={"width": 1300, "height": 1500})
        listen(page)
        yield Notebook(lab, page, list(cells))


def p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Format the median and the 95th percentile for a table."""
    return f"{statistics.median(values):7.{digits}f} {p95(values):7.{digits}f}"


def ratio(slow: Sequence[float], fast: Sequence[float], draws: int = 2000) -> tuple[float, float, float]:
    """Return the ratio of two medians and its 95 % bootstrap interval."""
    chance = random.Random(0)
    found = sorted(
        statistics.median(chance.choices(slow, k=len(slow))) / statistics.median(chance.choices(fast, k=len(fast)))
        for _ in range(draws)
    )
    middle = statistics.median(slow) / statistics.median(fast)
    return middle, found[int(0.025 * draws)], found[int(0.975 * draws)]


def verdict(met: Any) -> str:
    return "met" if met else "MISSED"
