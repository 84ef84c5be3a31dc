"""How should the uncertainties of an example's labels be combined into one score? Learning curves with multilabel=True.

    python benchmarks/multilabel.py                    # the table (a quarter of an hour on one core)
    python benchmarks/multilabel.py --sets contracts --repeats 1

No real multilabel set is at hand, so texts are joined: each example is one, two or three texts of a single-label set
(odds 3 : 2 : 1), and its answer is the set of their labels. "made" is scikit-learn's generator of multilabel tables.
With u = 1 - |2p - 1| for each label:  mean = the mean of u;  max = the u of the least certain label;
whole = 1 - prod max(p, 1 - p), the probability that the predicted set is not exactly right;
top = query the k highest scores;  diverse = spread the batch as diverse_margin does.
Exact match (accuracy), micro-F1 and macro-F1 are means over the repeats, of the whole learning curve and of its end; ± is
the standard error of the difference to random, paired by repeat.
"""

import argparse
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from sklearn.datasets import make_multilabel_classification

import al_widget as al
from al_widget.strategies.diversity import select_diverse

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SETS = {"contracts": None, "snips": "snips", "emotions": "goemotions", "provisions": "contract_provisions_cuad"}
POOL, TEST = 2000, 1000

SCORES = {
    "mean": lambda p: (1 - np.abs(2 * p - 1)).mean(axis=1),
    "max": lambda p: (1 - np.abs(2 * p - 1)).max(axis=1),
    "whole": lambda p: 1 - np.maximum(p, 1 - p).prod(axis=1),
}


def top(score):
    """Return a strategy that queries the k highest scores."""
    return al.strategies.from_score(score)


def diverse(score):
    """Return a strategy that spreads its batch over the 10 k highest scores, as diverse_margin does."""

    def strategy(candidates, k, rng):
        values = candidates.score(score)
        return select_diverse(candidates, values, k, rng, shortlist=10), values

    return strategy


def joined(texts, labels, n, rng):
    """Join one, two or three texts into one example; its answer is the set of their labels."""
    sizes = rng.choice([1, 2, 3], n, p=[1 / 2, 1 / 3, 1 / 6])
    rows = [rng.choice(len(texts), size, replace=False) for size in sizes]
    return [" ".join(texts[i] for i in some) for some in rows], [{labels[i] for i in some} for some in rows]


def load(name, seed):
    """Return pool, truth, (test, truth) and the options of a session."""
    rng = np.random.default_rng(seed)
    if name == "made":
        X, Y = make_multilabel_classification(POOL + TEST, 40, n_classes=10, n_labels=2, random_state=seed)
        truth = [{f"c{j}" for j in np.flatnonzero(row)} for row in Y]
        return X[:POOL], truth[:POOL], (X[POOL:], truth[POOL:])
    folder = DATA / SETS[name] if SETS[name] else None
    parts = []
    for split, n in (("train", POOL), ("test", TEST)):
        frame = al.datasets.load_contracts(split) if folder is None else pd.read_csv(folder / f"{split}.csv.gz")
        parts.append(joined(list(frame["text"]), list(frame["label"]), n, rng))
    return *parts[0], parts[1]


def main():
    """Print one table for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", default=[*SETS, "made"])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--labels", type=int, default=300)
    options = parser.parse_args()
    strategies = {"random": "random"}
    for name, score in SCORES.items():
        strategies |= {f"top {name}": top(score), f"diverse {name}": diverse(score)}
    for name, strategy in strategies.items():
        if callable(strategy):
            strategy.__name__ = name
    for name in options.sets:
        frames = []
        for repeat in range(options.repeats):
            pool, truth, test = load(name, repeat)
            result = al.simulate(
                pool, truth, test=test, strategies=list(strategies.values()), n_labels=options.labels, repeats=1,
                batch_size=20, seed_size=40, multilabel=True, seed=repeat, jobs=1, progress=False,
            )  # fmt: skip
            frames.append(result.frame.assign(repeat=repeat))
        report(name, pd.concat(frames), options.labels)


def report(name, frame, labels):
    """Print the means at half and at all of the labels, and their differences to random."""
    print(f"\n{name}: {frame['repeat'].nunique()} repeats")
    measures = ["accuracy", "micro_f1", "macro_f1"]
    area = frame.groupby(["strategy", "repeat"])[measures].mean()
    last = frame[frame["n_labels"] == labels].set_index(["strategy", "repeat"])[measures]
    for what, table in (("mean of the curve", area), (f"at {labels} labels", last)):
        over = table - table.loc["random"]
        told = pd.DataFrame({measure: table[measure].groupby("strategy").mean().round(3) for measure in measures})
        for measure in measures:
            error = over[measure].groupby("strategy").sem().fillna(0)
            told[f"± {measure}"] = error.round(3)
        print(f"{what}\n{told.to_string()}", flush=True)


if __name__ == "__main__":
    main()
