"""Do the labels choose well what examples are read as? features="auto" beside words (or columns) alone.

    python benchmarks/auto.py looks                        # single comparisons: how often they are right (ten minutes)
    python benchmarks/auto.py curves --curves auto.csv     # whole sessions, random and asked, 100 / 300 / 1,000 labels
    python benchmarks/auto.py curves --sets banking77 --source minilm --curves auto.csv
    python benchmarks/auto.py report --curves auto.csv     # the table of the curves in the file

`looks`: sessions that ask with words, or with words and meaning, are stopped at 60, 120, 240 and 400 labels, and the
representations compared as a session does. The truth is the accuracy on the set's own test file. `curves`: each repeat is
a session (seeds as `Session` takes them, batches of 50) with a seed of its own, which both features share: differences are
paired. Noise is two standard errors of the paired differences. The source "static" is what is installed (wordllama);
"minilm" reads the vectors in ../shared/data/emb.
"""

import argparse
import os
import sys
import time
from functools import cache
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from savings import DATA, SETS, load
from scipy import stats

import al_widget as al
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.embeddings import embed_texts, find_embedder
from al_widget.data.features.representations import NewRows, Representations
from al_widget.data.pool import make_pool
from al_widget.engine.choice import Labeled, Reading, compare
from al_widget.models.learner import Learner

SIZES = (100, 300, 1000)
ALONE = "alone"  # words, or columns with their similarities: what there was before


class MiniLM:
    """The vectors of all-MiniLM-L6-v2 that lie beside the data, by text."""

    recipe = "all-MiniLM-L6-v2, precomputed"

    def __init__(self, name):
        self.of = {}
        for part in ("train", "test"):
            texts = pd.read_csv(DATA / name / f"{part}.csv.gz", keep_default_na=False)["text"]
            vectors = np.load(DATA / "emb" / f"{name}_{part}_minilm_f16.npy").astype(np.float32)
            self.of.update(zip(texts, vectors, strict=True))

    def encode(self, texts):
        return np.stack([self.of[text] for text in texts])


def has_minilm(name):
    return (DATA / "emb" / f"{name}_train_minilm_f16.npy").exists()


@cache
def prepared(name, source):
    """Return the representations of a set, its labels, its test rows and their labels, the model and the classes."""
    examples, y, test, y_test = load(name)
    pool = make_pool(examples)
    base = build_features(pool, None, landmarks=True)
    embedder = find_embedder(MiniLM(name) if source == "minilm" else None) if pool.kind.name == "text" else None
    found = pool.kind.representations(base, embedder, None)
    found.prepare()
    vectors = None if embedder is None else embed_texts(embedder, test, width=found.vectors.shape[1])
    rows = NewRows(pool.read_new(test, base), vectors)
    classes = tuple(sorted(set(y)))
    return found, y, rows, y_test, default_model(pool, None, 0, len(classes)), classes


# ---------------------------------------------------------------- single comparisons


def looks(name, source, repeats):
    """Yield rows (asked with, labels, repeat, chosen, points gained on the test file, gain that was estimated)."""
    found, y, test, y_test, model, classes = prepared(name, source)
    learner = Learner(model, 0)
    options = [one for one in found.options if one.name in {"words", "meaning 0.5"}]
    for asked_with in options:
        for repeat in range(repeats):
            order = asked(found, asked_with, y, classes, model, repeat)
            for n in (60, 120, 240, 400):
                rows = order[:n]
                if n > len(order) or len(set(y[rows])) < 2:
                    continue
                labeled = Labeled(y[rows].astype(object), classes, learner, repeat)
                sample = np.random.default_rng(repeat).choice(len(y), min(1500, len(y)), replace=False)
                readings = [reading(found, one, rows, sample) for one in found.options]
                now = next(one for one in readings if one.name == asked_with.name)
                look = compare(labeled, now, [one for one in readings if one is not now])
                right = {
                    one.name: np.mean(
                        learner.fit(found.rows(one, rows), labeled.y, classes, None).predict(
                            one.rows(test.X, test.vectors)
                        )
                        == y_test
                    )
                    for one in found.options
                    if one.name in {look.features, look.before}
                }
                gained = 100 * (right[look.features] - right[look.before])
                yield asked_with.name, n, repeat, look.features, gained, 100 * look.gain


def reading(found, option, rows, sample):
    return Reading(option.name, lambda: found.rows(option, rows), lambda: found.rows(option, sample))


def asked(found, option, y, classes, model, repeat, n=400):
    """Return the rows that a session asks which reads one representation all along, in their order."""
    session = al.Session(
        np.arange(len(y)).reshape(-1, 1), classes, features=found.features(option), model=model, store=None, audit=0,
        seed=repeat, ids=range(len(y)),
    )  # fmt: skip
    rows = []
    while len(rows) < n:
        wanted = session.seed_size - len(rows) if len(rows) < session.seed_size else max(10, session.seed_size // 4)
        batch = session.query(min(wanted, n - len(rows)))
        if not batch:
            break
        for query in batch:
            session.label(query.id, y[int(query.id)])
        rows += [int(query.id) for query in batch]
        session.update()
    return np.array(rows)


def report_looks(names, source, repeats):
    rows = []
    for name in names:
        for one in sources(name, source):
            found = [(name, one, *row) for row in looks(name, one, repeats)]
            rows += found
            print(f"# {name}, {one}: {sum(row[5] != row[2] for row in found)} of {len(found)} changed", flush=True)
    frame = pd.DataFrame(
        rows, columns=["set", "source", "asked with", "labels", "repeat", "chosen", "gained", "estimate"]
    )
    for asked_with, part in frame.groupby("asked with"):
        changed = part[part["chosen"] != asked_with]
        better, worse = changed[changed["gained"] > 0.3], changed[changed["gained"] < -0.3]
        print(
            f"asked with {asked_with}: {len(part)} comparisons, {len(changed)} changed something: {len(better)} for the "
            f"better, by {better['gained'].mean():.1f} points in the mean, {len(worse)} for the worse, by "
            f"{-worse['gained'].min() if len(worse) else 0:.1f} at most"
        )


# ---------------------------------------------------------------- whole sessions


def sources(name, source):
    return ["static", *(["minilm"] if has_minilm(name) else [])] if source == "all" else [source]


def curves(name, source, features, repeats, known):
    """Return the curves of a set for one way to read it, those that are missing in the file."""
    found, y, test, y_test, model, _ = prepared(name, source)
    start = found.options[0]
    given = Representations(found.base, (start,)) if features == ALONE else found
    budget = min(max(SIZES), len(y) // 2)
    parts = []
    for strategy in ("diverse_margin", "random"):
        mine = known[(known["set"] == name) & (known["features"] == features) & (known["strategy"] == strategy)]
        mine = mine[mine["source"] == source]
        first = 0 if mine.empty else int(mine["repeat"].max()) + 1
        if first < repeats:
            result = al.simulate(
                np.arange(len(y)).reshape(-1, 1), y, strategies=[strategy], n_labels=budget, repeats=repeats - first,
                test=(test, y_test), features=given, model=model, jobs=1, progress=False, batch_size=50, seed=first,
            )  # fmt: skip
            frame = result.frame.assign(set=name, source=source, features=features)
            frame["repeat"] += first
            parts.append(frame)
    return parts


def report_curves(frame):
    """Print what auto gains over words or columns alone in each cell."""
    rows, below = [], []
    for (name, source, strategy), part in frame.groupby(["set", "source", "strategy"], sort=False):
        for n in SIZES:
            common = set.intersection(*(set(one["repeat"]) for _, one in part.groupby("features")))
            paired = part[part["repeat"].isin(common)]
            both = {features: at(one, n) for features, one in paired.groupby("features")}
            if len(both) < 2 or n > part["n_labels"].max():
                continue
            alone, auto = both[ALONE], both["auto"]
            gain = 100 * (auto - alone)
            error = stats.sem(gain) if len(gain) > 1 else np.nan
            rows.append(
                (name, source, strategy, n, len(gain), 100 * alone.mean(), 100 * auto.mean(), gain.mean(), 2 * error)
            )
            if gain.mean() < -2 * error:
                below.append(f"{name} ({source}, {strategy}, {n}: {gain.mean():+.1f} ± {2 * error:.1f})")
    columns = ["set", "source", "order", "labels", "repeats", "alone", "auto", "gain", "noise"]
    print(pd.DataFrame(rows, columns=columns).round(1).to_string(index=False))
    print(f"\nbelow by more than noise: {'; '.join(below) or 'none'} ({len(below)} of {len(rows)} cells)")


def at(frame, n):
    """Return the accuracy of each repeat at n labels, interpolated between updates."""
    return np.array([np.interp(n, one["n_labels"], one["accuracy"]) for _, one in frame.groupby("repeat")])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("part", choices=["looks", "curves", "report"])
    options.add_argument("--sets", nargs="+", default=SETS)
    options.add_argument("--source", choices=["static", "minilm", "all"], default="all")
    options.add_argument("--repeats", type=int, default=10)
    options.add_argument("--curves", type=Path, default=Path("auto.csv"), help="a CSV file to keep the curves in")
    o = options.parse_args()
    if o.part == "looks":
        report_looks([name for name in o.sets if is_text(name)], o.source, min(o.repeats, 3))
        return
    known = (
        pd.read_csv(o.curves)
        if o.curves.exists()
        else pd.DataFrame(columns=["set", "source", "features", "strategy", "repeat"])
    )
    for name in o.sets if o.part == "curves" else []:
        for source in sources(name, o.source) if is_text(name) else ["none"]:
            started = time.perf_counter()
            found = [part for features in (ALONE, "auto") for part in curves(name, source, features, o.repeats, known)]
            if found:
                known = pd.concat([known, *found])
                known.to_csv(o.curves, index=False)
            print(f"# {name}, {source} ({time.perf_counter() - started:.0f} s)", flush=True, file=sys.stderr)
    report_curves(known[known["set"].isin(o.sets)])


def is_text(name):
    return "text" in pd.read_csv(DATA / name / "train.csv.gz", nrows=1)


if __name__ == "__main__":
    main()
