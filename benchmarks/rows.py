"""Accuracy of the row features: the default for tables, beside common baselines.

    python benchmarks/rows.py                          # twelve sets, three sizes, five draws: two minutes on one core
    python benchmarks/rows.py --sets letter --seeds 3
    python benchmarks/rows.py --seeds 10 --only ours before   # the default model beside the one before it

All models learn from the same random labels: s = 5 for each class, 20 to 200, then 4 s, then 16 s, at most half of the pool
and 1,600. They are tested on the set's own test file, or on 40 % drawn with seed 0. "ours": default features and model; "before": the default model before this one, logistic regression with the same C.
"columns": logistic regression on scaled columns, the previous default. "forest" and "SVM": scikit-learn's defaults, the
latter on scaled columns. Images are rows of pixels.
"""

import argparse
import os
import warnings
from time import perf_counter

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from ready import before, gained
from savings import load, plan
from sklearn import datasets
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

from al_widget.data.features.build import build_features, default_model
from al_widget.data.pool import make_pool

SETS = ["letter", "satimage", "penbased", "adult_8k", "mnist_5k", "quickdraw_3x1000", "demo_doodles"]
SMALL = ["breast_cancer", "wine", "digits", "iris", "diabetes"]
METHODS = ["ours", "before", "columns", "forest", "SVM"]


def parts(name):
    """Return (rows, labels, test rows, test labels) of a local set or one of scikit-learn's."""
    if name not in SMALL:
        return load(name)
    X, y = getattr(datasets, f"load_{name}")(return_X_y=True)
    if (
        name == "diabetes"
    ):  # does the disease progress faster than in the median patient? Noisy: the columns explain little of it
        y = y > np.median(y)
    order = np.random.default_rng(0).permutation(len(y))
    train, test = np.split(order, [int(0.6 * len(y))])
    return X[train], y[train].astype(str), X[test], y[test].astype(str)


def compare(name, seeds, only):
    """Return rows (set, which size, labels, draw, method, accuracy, seconds of the fit)."""
    table, y, test, truth = parts(name)
    pool = make_pool(table)
    columns, ours = (build_features(pool, None, landmarks=landmarks) for landmarks in (False, True))
    default = default_model(pool, None, 0, len(set(y)))
    methods = {
        "ours": (ours, default),
        "before": (ours, before(default)),
        "columns": (columns, LogisticRegression(max_iter=1000)),
        "forest": (columns, RandomForestClassifier(random_state=0)),
        "SVM": (columns, SVC()),
    }
    methods = {method: made for method, made in methods.items() if method in only}
    tests = {method: made.of(test) for method, (made, _) in methods.items()}
    seed_size, _, budget = plan(len(set(y)), len(y))
    for size, n in enumerate((seed_size, min(4 * seed_size, budget // 2), budget)):
        for seed in range(seeds):
            rows = np.random.default_rng(seed).permutation(len(y))[:n]
            if len(set(y[rows])) < 2:
                continue
            for method, (made, model) in methods.items():
                started = perf_counter()
                model.fit(made.X[rows], y[rows])
                seconds = perf_counter() - started
                yield name, size, n, seed, method, np.mean(model.predict(tests[method]) == truth), seconds


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", nargs="+", default=SETS + SMALL, choices=SETS + SMALL)
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--only", nargs="+", default=METHODS, choices=METHODS, help="the methods to compare")
    chosen = options.parse_args()
    warnings.filterwarnings("ignore", "The number of unique classes", UserWarning)
    names = ["set", "size", "labels", "draw", "method", "accuracy", "fit"]
    frame = pd.DataFrame(
        [row for name in chosen.sets for row in compare(name, chosen.seeds, chosen.only)], columns=names
    )
    shares = 100 * frame.pivot_table(index=["set", "size", "labels"], columns="method", values="accuracy", sort=False)
    seconds = frame.pivot_table(index=["set", "size", "labels"], columns="method", values="fit", sort=False)
    print(
        shares.round(1)
        .join(seconds[[one for one in ("ours", "before", "columns") if one in seconds]].round(3).add_suffix(", s"))
        .to_string()
    )
    print("\nmean over the sets, few / more / many labels:")
    print(shares.groupby("size").mean().round(1).to_string())
    if {"ours", "before"} <= set(chosen.only):
        wide = frame.pivot_table(
            index=["set", "size", "labels", "draw"], columns="method", values="accuracy", sort=False
        )
        print("\npoints gained over the model before, and two standard errors of the paired differences:")
        print(gained(wide.reset_index(), ["set", "labels"]).to_string())
