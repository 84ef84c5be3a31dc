"""Time from a decision to its acknowledgement, on disk, with the kernel idle; beside a bare custom-message round trip.

python benchmarks/ack.py                   # three minutes
python benchmarks/ack.py --n 30            # a first look

Everything runs in one page and one kernel, one key press on each widget in turn. Each clock runs from the time stamp of
the key event until the page shows the answer. The kernel side of the bare widget answers at once and does nothing else.
Ours checks the decision, commits it to SQLite and answers. Our messages also go through a kernel subshell, so that labels
arrive while a cell runs. The bare widget is timed through a subshell as well, to show what the subshell costs.
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
def make():
    echo = Echo()
    echo.on_msg(lambda widget, content, buffers: widget.send(content))
    return echo"""
TWIN = """twin = make()
if hasattr(twin.comm, "_reply_subshell_for"):
    twin.comm._reply_subshell_for = None
twin"""
DESK = """import al_widget as al
texts = [f"{i}: a card payment was refunded twice, what is the fee?" for i in range(3000)]
labeler = al.Labeler(texts, ["yes", "no"], labels={i: "yes" if i % 2 else "no" for i in range(50)},
                     store="labels.db"); labeler"""
DISK = """import sqlite3, time
bare = sqlite3.connect("bare.db")
bare.executescript("pragma journal_mode=WAL; pragma synchronous=FULL; create table rows (text)")
def commit():
    started = time.perf_counter()
    bare.execute("insert into rows values (?)", ["x" * 400])
    bare.commit()
    return 1000 * (time.perf_counter() - started)"""
ON_DISK = """query = "select count(*) from al_events where do = 'label' and picked != 'given'"
print(sqlite3.connect("labels.db").execute(query).fetchone()[0])"""

OURS = Watch(
    "al_widget",
    """stopwatch.deep('[data-al="desk"]')""",
    """node.querySelector('[data-al="progress"]').dataset.labels""",
    focus='[data-al="desk"]',
    key="1",
)
ECHO, AGAIN = (
    Watch(name, f"document.querySelectorAll('.echo')[{i}]", "node.textContent", focus=f".echo >> nth={i}", key="1")
    for i, name in enumerate(("round trip", "round trip by the second thread"))
)
WARM = 5


def measure(n: int) -> tuple[dict[Watch, list[float]], list[float]]:
    """Press n times on each widget, in turn, with the kernel idle; also time a bare commit of one row on the same disk."""
    times: dict[Watch, list[float]] = {OURS: [], ECHO: [], AGAIN: []}
    commits = []
    with opened([DESK, BARE + "\nmake()", TWIN]) as notebook:
        notebook.run_all()
        notebook.wait_for_card()
        notebook.page.locator(AGAIN.focus).wait_for(timeout=90_000)
        notebook.page.locator(".plotly .barlayer .point").first.wait_for(state="attached", timeout=90_000)
        notebook.python(DISK)
        page = Page(notebook)
        for watch in times:
            page.watch(watch)
        for number in range(n + WARM):
            if number % 100 == 0:  # rank again now, so that no update runs while the clock does
                notebook.python("labeler.session.batch_size = 10; labeler.wait(); labeler.update()")
                notebook.python("labeler.session.batch_size = 10_000")
                notebook.page.wait_for_timeout(2000)
            for watch, found in times.items():
                page.take_keyboard(watch)
                found.append(page.press(watch).changed)
                page.pause()
            if number % 5 == 0:
                commits.append(float(notebook.python("print(commit())")))
                notebook.page.wait_for_timeout(1000)  # the page stays busy for a while after a run
        saved = int(notebook.python(ON_DISK))
        if saved != n + WARM:
            raise RuntimeError(f"{n + WARM} decisions were made, {saved} are on disk")
    return {watch: found[WARM:] for watch, found in times.items()}, commits


def report(times: dict[Watch, list[float]], commits: list[float]) -> None:
    ours, bare = times[OURS], times[ECHO]
    print(f"{'milliseconds, n = ' + str(len(ours)):44} {'median':>7} {'p95':>7}")
    print(f"{'decision → on disk → shown':44} {spread(ours)}")
    for watch in (ECHO, AGAIN):
        print(f"{'bare ' + watch.name + ' → shown':44} {spread(times[watch])}")
    print(f"{'bare commit of a row to the disk':44} {spread(commits)}")
    for watch in (ECHO, AGAIN):
        value, low, high = ratio(ours, times[watch])
        line = f"ratio to the bare {watch.name} {value:.2f} [{low:.2f}, {high:.2f}]"
        print(line + (f", at most 1.5: {verdict(value <= 1.5)}" if watch is ECHO else ""))
    print(f"median of the pairs' difference {statistics.median(a - b for a, b in zip(ours, bare, strict=True)):.1f} ms")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--n", type=int, default=150, help="presses on each")
    report(*measure(options.parse_args().n))
