"""From a decision to its acknowledgement, on disk, with the kernel idle; against a bare custom-message round trip.

python benchmarks/ack.py                   # two minutes
python benchmarks/ack.py --n 30            # a first look

Both in one page and kernel, one press on each in turn, both clocks from the key's own time stamp to the page showing
the answer. The bare widget's kernel side answers at once and does nothing else; ours checks the decision, commits it to
SQLite and answers.
"""

from __future__ import annotations

import argparse
import statistics

from page import Page, Watch, opened, ratio, spread, verdict

BARE = """import anywidget
class Echo(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
      el.innerHTML = '<div tabindex="0" data-lm-suppress-shortcuts="true" class="echo"><p>0</p></div>';
      const box = el.firstChild, text = box.firstChild; let n = 0;
      model.on("msg:custom", (message) => { text.textContent = message.n; });
      box.addEventListener("keydown", (event) => { event.stopPropagation(); n += 1; model.send({ n }); });
    } }'''
echo = Echo()
echo.on_msg(lambda widget, content, buffers: widget.send(content))
echo"""
DESK = """import al_widget as al
texts = [f"{i}: a card payment was refunded twice, what is the fee?" for i in range(3000)]
labeler = al.Labeler(texts, ["yes", "no"], labels={i: "yes" if i % 2 else "no" for i in range(50)},
                     store="labels.db"); labeler"""
ON_DISK = """import sqlite3
query = "select count(*) from al_events where do = 'label' and picked != 'given'"
print(sqlite3.connect("labels.db").execute(query).fetchone()[0])"""
COMMIT = """import statistics, time
connection = sqlite3.connect("disk.db")
connection.executescript("pragma journal_mode=WAL; pragma synchronous=FULL; create table t (text)")
times = []
for _ in range(100):
    time.sleep(0.05)
    started = time.perf_counter()
    connection.execute("insert into t values (?)", ["x" * 400])
    connection.commit()
    times.append(1000 * (time.perf_counter() - started))
print(statistics.median(times))"""

OURS = Watch(
    "al_widget",
    """stopwatch.deep('[data-al="desk"]')""",
    """node.querySelector('[data-al="progress"]').dataset.labels""",
    focus='[data-al="desk"]',
    key="1",
)
ECHO = Watch("round trip", "document.querySelector('.echo')", "node.textContent", focus=".echo", key="1")


def measure(n: int) -> tuple[list[float], list[float], float]:
    """Press n times on each, in turn, with the kernel idle; then time a bare commit of one row to the same disk."""
    ours, bare = [], []
    with opened([DESK, BARE]) as notebook:
        notebook.run_all()
        notebook.wait_for_card()
        notebook.page.locator(".echo").wait_for(timeout=90_000)
        notebook.page.locator(".plotly .barlayer .point").first.wait_for(state="attached", timeout=90_000)
        page = Page(notebook)
        page.watch(OURS)
        page.watch(ECHO)
        for number in range(n + 5):
            if number % 100 == 0:  # a fresh ranking; no update may run while the clock does
                notebook.python("labeler.session.batch_size = 10; labeler.wait(); labeler.update()")
                notebook.python("labeler.session.batch_size = 10_000")
                notebook.page.wait_for_timeout(2000)
            for watch, times in ((OURS, ours), (ECHO, bare)):
                page.take_keyboard(watch)
                times.append(page.press(watch).changed)
                page.pause()
        saved = int(notebook.python(ON_DISK))
        if saved != n + 5:
            raise RuntimeError(f"{n + 5} decisions were made, {saved} are on disk")
        commit = float(notebook.python(COMMIT))
    return ours[5:], bare[5:], commit


def report(ours: list[float], bare: list[float], commit: float) -> None:
    print(f"{'milliseconds, n = ' + str(len(ours)):32} {'median':>7} {'p95':>7}")
    print(f"{'decision → on disk → shown':32} {spread(ours)}")
    print(f"{'bare round trip → shown':32} {spread(bare)}")
    print(f"{'bare commit of a row to the disk':32} {commit:7.1f}")
    value, low, high = ratio(ours, bare)
    print(f"ratio of the medians {value:.2f} [{low:.2f}, {high:.2f}], at most 1.5: {verdict(value <= 1.5)}")
    print(f"median of the pairs' difference {statistics.median(a - b for a, b in zip(ours, bare, strict=True)):.1f} ms")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--n", type=int, default=150, help="presses on each")
    report(*measure(options.parse_args().n))
