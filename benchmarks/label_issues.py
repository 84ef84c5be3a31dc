"""Which wrong labels does `label_issues()` find? Beside cleanlab, on labels with one in ten turned at random.

    python benchmarks/label_issues.py                            # eleven sets (an hour on one core)
    python benchmarks/label_issues.py --sets subj --sizes 300 --seeds 10
    python benchmarks/label_issues.py --sets subj banking77 --sizes 5000 --chosen random --seeds 1   # what it costs
    python benchmarks/label_issues.py --noise 0.03               # another share of wrong labels

n labels of a set, drawn at random or asked by the default strategy in batches of 60 (audit included), each turned into
another class with probability --noise. Default features and model. Found: the share of the turned labels among the n / 5
most doubtful; its error is the binomial one of all turned labels of the seeds. *flagged*: cleanlab's `find_label_issues` on
probabilities of five folds, which is what `label_issues()` was before, cut at n / 5. *self*, *margin*: cleanlab's
`get_label_quality_scores` (self confidence, normalized margin) on the same probabilities. *ours*: `label_issues(n // 5)`;
*default*: `label_issues()` below 1,000
labels, cut at n / 5; *flags*: how many it returns, in percent of n. *limit*: self confidence by five folds that learned the
true labels. Right: accuracy on the set's own test file of a model trained on the turned labels.
"""

import argparse
import os
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from cleanlab.filter import find_label_issues
from cleanlab.rank import get_label_quality_scores
from savings import load

import al_widget as al
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.features import Features
from al_widget.data.pool import make_pool
from al_widget.labels.schema import SINGLE_LABEL
from al_widget.models.learner import Learner

CHOSEN_ON = ("satimage", "subj", "snips", "letter")  # the number of passes and the share left out
SETS = [
    "banking77",
    "contract_provisions_cuad",
    "demo_contracts",
    "sms_spam",
    "penbased",
    "adult_8k",
    "clinc150",
    *CHOSEN_ON,
]
FOLDS, BATCH = 5, 60


def turned(y, noise, rng):
    """Return the labels with some of them turned into another class, and which."""
    names, told, hit = np.unique(y.astype(str)), y.astype(object), rng.random(len(y)) < noise
    for row in np.flatnonzero(hit):
        told[row] = str(rng.choice(names[names != y[row]]))
    return told, hit


class Drawn:
    """A set with its features, and sessions on it."""

    def __init__(self, name):
        examples, y, test, truth = load(name)
        pool = make_pool(examples)
        self.built = build_features(pool, None, landmarks=True)
        self.model = default_model(pool, None, 0, len(set(y)))
        self.name, self.y, self.names = name, y.astype(object), tuple(sorted(set(y)))
        self.X_test, self.truth = self.built.of(test), truth
        self.learner = Learner(self.model, 0)

    def session(self, seed):
        """Return a session on rows that are features already."""
        built, rows = self.built, np.arange(len(self.y))
        return al.Session(
            rows.reshape(-1, 1), self.names, features=Features(built.X, built.embedding, None), ids=rows, store=None,
            model=self.model, seed=seed, batch_size=BATCH,
        )  # fmt: skip

    def label(self, session, told, n, chosen, rng):
        """Return n labels: random ones, or those that the session asks for."""
        if chosen == "random":
            for row in rng.permutation(len(self.y))[:n]:
                session.label(int(row), told[row])
        while chosen == "strategy" and session.n_labels < n:
            for query in session.query(min(BATCH, n - session.n_labels)):
                session.label(query.id, told[query.id])
            session.update()
        return session.labels.index.to_numpy()

    def out_of_fold(self, rows, labels):
        """Return the judged labels' positions and their class probabilities by five folds, as cleanlab asks for them."""
        X, judged = self.built.X[rows], SINGLE_LABEL.judgeable(labels)
        always, proba = np.setdiff1d(np.arange(len(rows)), judged), np.zeros((len(judged), len(self.names)))
        for others, fold in SINGLE_LABEL.folds(labels[judged], FOLDS, 0):
            train = np.concatenate([judged[others], always])
            model = self.learner.fit(X[train], labels[train], self.names, None)
            proba[fold] = model.proba(X[judged[fold]], self.names)
        return judged, proba


def columns_of(labels, proba, names):
    """Return labels as columns of the classes that occur, and their probabilities."""
    present = [column for column, name in enumerate(names) if name in set(labels)]
    place = {names[column]: number for number, column in enumerate(present)}
    share = np.maximum(proba[:, present], 1e-9)
    return np.array([place[name] for name in labels]), share / share.sum(axis=1, keepdims=True)


def run(drawn, n, chosen, seed, noise):
    """Return one row: how many labels were turned, how many of them each way of ranking found, and seconds."""
    rng = np.random.default_rng([seed, 41])
    told, hit = turned(drawn.y, noise, rng)
    session = drawn.session(seed)
    rows = drawn.label(session, told, n, chosen, rng)
    labels, most = told[rows], n // 5
    model = drawn.learner.fit(drawn.built.X[rows], labels, drawn.names, None)

    started = time.process_time()
    judged, proba = drawn.out_of_fold(rows, labels)
    given, share = columns_of(labels[judged], proba, drawn.names)
    flagged = find_label_issues(
        given, share, filter_by="low_self_confidence", return_indices_ranked_by="self_confidence", n_jobs=1
    )
    before = time.process_time() - started
    session.label_issues(1) if n < 500 else None  # imports, once
    started = time.process_time()
    ours = session.label_issues(most)["id"].to_numpy()
    after = time.process_time() - started
    default = session.label_issues()["id"].to_numpy() if n < 1000 else None  # a second run
    session.close()

    of = rows[judged]
    found = {
        "flagged": of[flagged],
        "self": of[np.argsort(get_label_quality_scores(given, share), kind="stable")],
        "margin": of[np.argsort(get_label_quality_scores(given, share, method="normalized_margin"), kind="stable")],
        "ours": ours,
        **({} if default is None else {"default": default}),
    }
    judged, proba = drawn.out_of_fold(rows, drawn.y[rows])
    trust = proba[np.arange(len(judged)), [drawn.names.index(name) for name in labels[judged]]]
    found["limit"] = rows[judged][np.argsort(trust, kind="stable")]
    return {
        "set": drawn.name, "chosen": chosen, "n": n, "right": np.mean(model.predict(drawn.X_test) == drawn.truth),
        "turned": hit[rows].sum(), **{way: hit[ids[:most]].sum() for way, ids in found.items()},
        "flags before": len(flagged) / n, "flags": np.nan if default is None else len(default) / n, "core s before": before, "core s": after,
    }  # fmt: skip


def report(frame):
    """Return the shares found in percent of the labels turned, over all seeds, and the binomial error of ours."""
    both = frame.groupby(["set", "chosen", "n"], sort=False)
    table, total = both.mean(), both.sum(min_count=1)
    ways = [one for one in ("flagged", "self", "margin", "ours", "default", "limit") if one in total]
    shares = total[ways].div(total["turned"], axis=0)
    table[ways], table["turned"] = 100 * shares, total["turned"]
    table["±"] = 100 * np.sqrt(shares["ours"] * (1 - shares["ours"]) / total["turned"])
    table[["right", "flags before", "flags"]] *= 100
    return (
        table[["right", "turned", *ways, "±", "flags before", "flags"]]
        .round(1)
        .join(table[["core s before", "core s"]].round(2))
    )


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", nargs="+", default=SETS)
    options.add_argument("--sizes", nargs="+", type=int, default=[300, 1000, 3000])
    options.add_argument("--chosen", nargs="+", choices=["random", "strategy"], default=["random", "strategy"])
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--noise", type=float, default=0.1)
    o = options.parse_args()
    warnings.filterwarnings("ignore", "The number of unique classes")
    kept = []
    for name in o.sets:
        drawn = Drawn(name)
        rows = [
            run(drawn, n, chosen, seed, o.noise)
            for chosen in o.chosen
            for n in o.sizes
            if n <= 0.7 * len(drawn.y)
            for seed in range(o.seeds)
        ]
        if rows:
            kept.append(report(pd.DataFrame(rows)))
            print(kept[-1].to_string(), flush=True)
    if len(kept) > 1:
        print(f"\nall, seeds 0 to {o.seeds - 1}:\n{pd.concat(kept).to_string()}")


if __name__ == "__main__":
    main()
