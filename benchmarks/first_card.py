"""Time until the first card of 100,000 short texts is on screen, from the start of the cell; and of `import al_widget`.

python benchmarks/first_card.py                 # two minutes
python benchmarks/first_card.py --repeats 1     # a first look

Each run has a fresh kernel, with the import in an earlier cell. The clock starts when the page sends the cell to the
kernel and stops when the frame that shows the card is painted. The desk's progress is read off the page, the source of the
seed cards from the session. The texts are those of banking77 and clinc150 if they are in ../shared/data, else synthetic.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

from page import opened, verdict

TEXTS = """import csv, gzip, random
from pathlib import Path
chance, base = random.Random(0), []
for name in ("banking77", "clinc150"):
    path = Path(SHARED) / name / "train.csv.gz"
    if path.exists():
        with gzip.open(path, "rt") as file:
            base += [row["text"] for row in csv.DictReader(file)]
if not base:
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(5000)]
    base = [" ".join(chance.choices(words, k=chance.randint(5, 15))) for _ in range(28000)]
vocabulary = sorted({word for text in base for word in text.split()})
def varied(text):  # every fifth word another one, so that no two texts are alike
    return " ".join(chance.choice(vocabulary) if chance.random() < 0.2 else word for word in text.split())
texts = [varied(base[i % len(base)]) for i in range(N)]"""
IMPORT = "import time\nimport al_widget as al"
DESK = """started = time.perf_counter()
labeler = al.Labeler(texts, ["account", "card", "travel", "other"], store="labels.db")
made = time.perf_counter() - started
labeler"""
CLOCK = """() => {
  const wait = (until) => { const card = deep('[data-al="card"][data-key]');
      if (card) requestAnimationFrame((now) => { window.painted = now; }); else requestAnimationFrame(wait); };
  const deep = (selector) => { for (const e of document.querySelectorAll('.jp-OutputArea *'))
      { const found = e.shadowRoot?.querySelector(selector); if (found) return found; } };
  window.painted = null; window.told = [];
  const tell = () => { const line = deep('[data-al="progress"] .line')?.textContent;
      if (line && window.told.at(-1)?.[1] !== line) window.told.push([performance.now(), line]); };
  setInterval(tell, 50);
  const panel = window.jupyterapp.shell.currentWidget; panel.content.activeCellIndex = 2; panel.content.deselectAll();
  window.began = performance.now();
  window.jupyterapp.commands.execute('notebook:run-cell');
  requestAnimationFrame(wait);
}"""
SEEDS = "print(*(f'{p.picked}/{p.strategy}' for p in labeler.engine.upcoming(16)))"


def first_card(n: int) -> dict[str, object]:
    """Run the cell once in a fresh kernel; return times in seconds from its start."""
    shared = Path(__file__).resolve().parents[2] / "shared" / "data"
    cells = [f"N, SHARED = {n}, {str(shared)!r}\n{TEXTS}", IMPORT, DESK]
    with opened(cells) as notebook:
        page = notebook.page
        notebook.run(0)
        notebook.wait_for(lambda: notebook.python("print(len(texts))") == str(n), 60, "the texts")
        notebook.run(1)
        notebook.wait_for(lambda: notebook.python("print('al' in globals())") == "True", 60, "the import")
        page.wait_for_timeout(1000)
        page.evaluate(CLOCK)
        page.wait_for_function("() => window.painted", timeout=90_000)
        early = notebook.python(SEEDS)
        notebook.wait_for(lambda: "typical" in notebook.python(SEEDS), 300, "representative seeds")
        late = notebook.python(SEEDS)
        page.wait_for_timeout(500)
        began, painted, told = page.evaluate("() => [window.began, window.painted, window.told]")
        made = float(notebook.python("print(made)"))
    told = [((at - began) / 1000, re.sub(r".* · ", "", line)) for at, line in told]
    building = [at for at, line in told if "building features" in line]
    ready = next((at for at, line in told if building and at > building[-1]), None)
    return {
        "painted": (painted - began) / 1000,
        "made": made,
        "ready": ready,
        "early": early,
        "late": late,
        "told": told,
    }


def imports(repeats: int) -> tuple[list[float], list[float]]:
    """Time a Python process that imports al_widget, and one that imports nothing."""

    def seconds(code: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - started

    pairs = [(seconds("import al_widget"), seconds("pass")) for _ in range(repeats)]
    return [with_us for with_us, _ in pairs], [without for _, without in pairs]


def kinds(seeds: str) -> str:
    found = seeds.split()
    return ", ".join(f"{found.count(kind)} {kind}" for kind in dict.fromkeys(found))


def report(n: int, repeats: int) -> None:
    ours, bare = imports(repeats + 2)
    runs = [first_card(n) for _ in range(repeats)]
    print(f"{'seconds, ' + format(n, ',') + ' texts':44} {'median':>7} {'least':>7} {'most':>7}")
    rows = {
        "cell started → first card painted": [run["painted"] for run in runs],
        "  of these, Labeler(…) itself": [run["made"] for run in runs],
        "cell started → features ready": [run["ready"] for run in runs if run["ready"]],
        "a Python that imports al_widget": ours,
        "a Python that imports nothing": bare,
    }
    for name, times in rows.items():
        if times:
            print(f"{name:44} {statistics.median(times):7.2f} {min(times):7.2f} {max(times):7.2f}")
    print(f"first card within 1 s: {verdict(statistics.median(rows['cell started → first card painted']) <= 1)}")
    run = runs[-1]
    print(f"cards at first: {kinds(run['early'])}; once the features were ready: {kinds(run['late'])}")
    told = [(at, line) for at, line in run["told"] if "building" in line]
    steps = told[:: max(1, len(told) // 5)]
    print(f"told on the desk, {len(told)} times: " + "; ".join(f"{at:.1f} s {line}" for at, line in steps))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--n", type=int, default=100_000, help="texts in the pool")
    options.add_argument("--repeats", type=int, default=3)
    chosen = options.parse_args()
    report(chosen.n, chosen.repeats)
