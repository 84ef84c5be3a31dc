"""The settings of the default classifier, compared on the same labels: its share of ridge regression, and its adjustment.

    python benchmarks/classifier.py                            # texts and tables, random and asked labels, one draw
    python benchmarks/classifier.py --sets letter subj --seeds 5

Asked labels are those that a session with plain logistic regression asks by `diverse_margin`, from typical seeds on. All
settings learn from the same rows, cold, and are tested on the set's own test file: accuracy in points over plain logistic
regression with the same C, and log loss less that of plain logistic regression, on the classes that have labels.
"""

import argparse
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from ready import before
from savings import load, plan

import al_widget as al
from al_widget.data.features.build import build_features, default_model
from al_widget.data.pool import make_pool
from al_widget.models.learner import Learner

SETS = ["banking77", "contract_provisions_cuad", "medical_abstracts_2888", "subj", "letter", "satimage", "adult_8k"]
SIZES = (100, 300, 1000)
SETTINGS = {
    "plain": {"ridge": 0.0, "adjustment": 0.0},
    "adjusted 3": {"ridge": 0.0, "adjustment": 3.0},
    "adjusted 12": {"ridge": 0.0, "adjustment": 12.0},
    "adjusted 48": {"ridge": 0.0, "adjustment": 48.0},
    "ridge 1/4": {"ridge": 0.25, "adjustment": 0.0},
    "both": {},
    "both, ridge 1/2": {"ridge": 0.5},
    "both, ridge alone": {"ridge": 1.0},
}


def asked(built, y, model, seed, most):
    """Return the rows that a session asks, in order."""
    seeds, batch, _ = plan(len(set(y)), len(y))
    seeds = min(seeds, SIZES[0])
    session = al.Session(
        np.arange(len(y)).reshape(-1, 1), sorted(set(y)), features=built, ids=range(len(y)), model=model, store=None,
        seed=seed, audit=0, seed_size=seeds, batch_size=min(batch, 50),
    )  # fmt: skip
    while session.n_labels < most:
        for query in session.query(min(batch, 50, most - session.n_labels)):
            session.label(query.id, y[query.id])
        session.update()
    return session.labels.index.to_numpy()


def compare(name, seeds):
    """Return rows (set, how, labels, seed, setting, accuracy, log loss)."""
    examples, y, test, truth = load(name)
    pool, classes = make_pool(examples), tuple(sorted(set(y)))
    built, model = build_features(pool, None, landmarks=True), default_model(pool, None, 0, len(classes))
    X_test, sizes = built.of(test), [n for n in SIZES if n <= len(y) // 2]
    for seed in range(seeds):
        orders = {
            "asked": asked(built, y, before(model), seed, sizes[-1]),
            "random": np.random.default_rng(seed).permutation(len(y)),
        }
        for how, order in orders.items():
            for n in sizes:
                rows = order[:n]
                known = np.isin(truth, y[rows])
                column = np.searchsorted(classes, truth)[known]
                for setting, options in SETTINGS.items():
                    fitted = Learner(type(model)(C=model.C, random_state=0, **options), 0).fit(
                        built.X[rows], y[rows].astype(object), classes, None
                    )
                    proba = fitted.proba(X_test, classes)
                    loss = -np.log(np.maximum(proba[known, column], 1e-6)).mean()
                    right = np.mean(np.array(classes)[proba.argmax(axis=1)] == truth)
                    yield name, how, n, seed, setting, 100 * right, loss


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", nargs="+", default=SETS)
    options.add_argument("--seeds", type=int, default=1)
    chosen = options.parse_args()
    names = ["set", "how", "labels", "seed", "setting", "accuracy", "loss"]
    frame = pd.DataFrame([row for name in chosen.sets for row in compare(name, chosen.seeds)], columns=names)
    for score, digits in (("accuracy", 1), ("loss", 3)):
        wide = frame.pivot_table(index=["set", "how", "labels"], columns="setting", values=score, sort=False)
        gains = wide.sub(wide["plain"], axis=0).assign(plain=wide["plain"])
        print(f"\n{score}: plain logistic regression, and what the others add to it")
        print(gains.round(digits).to_string())
        print("mean over the sets:")
        print(gains.groupby(["how", "labels"]).mean().round(digits).to_string())
