"""How many labels does the default strategy save? Against random and margin, on every suitable data set at hand.

    python benchmarks/savings.py                              # all sets, five repeats (half an hour on one core; pictures need Pillow)
    python benchmarks/savings.py --sets letter snips --repeats 10
    python benchmarks/savings.py --curves curves.csv          # keeps the curves; what is found there is not run again

The rule, fixed before the first run: seeds as `Session` takes them, s = 5 for each class, 20 to 200; batches of s / 2; labels up
to 16 s, 1,600 and half of the pool. Default features and model (pixels as rows for pictures), accuracy on the set's own
test file. The control shares the seeds and asks at random. A saving is read in the middle: which share of random's labels
the strategy did not need to be as accurate as random is with half of the budget (`Simulation.savings`).
"""

import argparse
import io
import os
import time
import zipfile
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from scipy import stats

import al_widget as al
from al_widget.simulate import Simulation

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SETS = [
    "adult_8k",
    "banking77",
    "clinc150",
    "contract_provisions",
    "contract_provisions_cuad",
    "demo_contracts",
    "demo_doodles",
    "goemotions",
    "letter",
    "medical_abstracts_2888",
    "mnist_5k",
    "mr_sentence_polarity",
    "penbased",
    "quickdraw_3x1000",
    "satimage",
    "sms_spam",
    "snips",
    "subj",
]
DEFAULT = "diverse_margin"


def load(name):
    """Give (examples, labels, test examples, test labels, features) of a set; pictures become rows of pixels."""
    parts = [pd.read_csv(DATA / name / f"{part}.csv.gz", keep_default_na=False) for part in ("train", "test")]
    (examples, y), (test, y_test) = ((cells(name, part), part["label"].astype(str).to_numpy()) for part in parts)
    return examples, y, test, y_test, examples if "file" in parts[0] else None


def cells(name, part):
    if "text" in part:
        return part["text"].tolist()
    if "file" not in part:
        return part.drop(columns="label")
    from PIL import Image

    with zipfile.ZipFile(DATA / name / "images.zip") as pictures:
        rows = [np.asarray(Image.open(io.BytesIO(pictures.read(file))).convert("L")).ravel() for file in part["file"]]
    return np.stack(rows).astype(np.float32) / 255


def plan(n_classes, n):
    """Give seeds, batch and budget by the rule."""
    seeds = min(200, max(20, 5 * n_classes))
    return seeds, seeds // 2, min(16 * seeds, 1600, n // 2)


def run(name, strategies, repeats, jobs):
    examples, y, test, y_test, features = load(name)
    seeds, batch, budget = plan(len(set(y)), len(y))
    result = al.simulate(
        examples,
        y,
        strategies=strategies,
        n_labels=budget,
        repeats=repeats,
        test=(test, y_test),
        features=features,
        jobs=jobs,
        progress=False,
        seed_size=seeds,
        batch_size=batch,
    )
    return result.frame.assign(set=name, classes=len(set(y)), pool=len(y), budget=budget)


def at(frame, strategy, n):
    """Give each repeat's accuracy at n labels, (repeats,), between rounds by a straight line."""
    mine = frame[frame["strategy"] == strategy].groupby("repeat")
    return np.array([np.interp(n, part["n_labels"], part["accuracy"]) for _, part in mine])


def report(name, frame, strategies):
    """Print one set; give its line of the summary."""
    budget = int(frame["budget"].iloc[0])
    middle, simulation = budget // 2, Simulation(frame)
    line = {"set": name, "classes": frame["classes"].iloc[0], "pool": frame["pool"].iloc[0], "labels": budget}
    for where, n in (("middle", middle), ("end", budget)):
        for one in strategies:
            values = at(frame, one, n)
            line[f"{one} {where}"] = f"{100 * values.mean():.1f} ± {100 * stats.sem(values):.1f}"
    for one in strategies[1:]:
        saved = simulation.savings(one, at=middle)
        line[f"{one} saves"] = saved.value
        line[f"{one} interval"] = f"{saved.low:+.0%} to {saved.high:+.0%}"
    gain = 100 * np.mean([at(frame, strategies[-1], n) - at(frame, "random", n) for n in (middle, budget)], axis=0)
    line["gain"], half = gain.mean(), stats.sem(gain) * stats.t.ppf(0.975, len(gain) - 1)
    line["worse"] = line["gain"] + half < 0
    line["gain ±"] = half
    return line


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", nargs="+", default=SETS)
    options.add_argument("--repeats", type=int, default=5)
    options.add_argument("--strategy", default=DEFAULT, help="the one to judge")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--curves", type=Path, help="a CSV file to keep the curves in")
    o = options.parse_args()
    strategies = list(dict.fromkeys(["random", "margin", o.strategy]))
    known = pd.read_csv(o.curves) if o.curves and o.curves.exists() else pd.DataFrame(columns=["set", "strategy"])
    lines = []
    for name in o.sets:
        started = time.perf_counter()
        mine = known[known["set"] == name]
        missing = [one for one in strategies if one not in set(mine["strategy"])]
        if missing:
            known = pd.concat([known, run(name, missing, o.repeats, o.jobs)])
            if o.curves:
                known.to_csv(o.curves, index=False)
        line = report(name, known[known["set"] == name], strategies)
        lines.append(line)
        told = ", ".join(f"{key} {value:+.0%}" for key, value in line.items() if key.endswith("saves"))
        print(f"# {name}: {told} ({time.perf_counter() - started:.0f} s)", flush=True)
    table = pd.DataFrame(lines).set_index("set")
    saves = [f"{one} saves" for one in strategies[1:]]
    told = table.drop(columns="worse").assign(**{column: table[column].map("{:+.0%}".format) for column in saves})
    with pd.option_context("display.width", 250, "display.max_columns", None):
        print(told.round(1).T.to_string() if len(lines) == 1 else told.round(1).to_string())
    for column in saves:
        print(f"median {column}: {table[column].median():.0%} of the labels, on {len(table)} sets")
    worse = ", ".join(table.index[table["worse"].astype(bool)]) or "none"
    print(f"less accurate than random by more than noise, over middle and end: {worse}")


if __name__ == "__main__":
    main()
