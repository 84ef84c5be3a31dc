"""From texts to a trained model: default features and model against plain TF-IDF and logistic regression.

    python benchmarks/ready.py                         # six sets, 100 / 300 / 1,000 random labels, three seeds
    python benchmarks/ready.py --sets snips --seeds 1
    python benchmarks/ready.py --seeds 10 --no-plain   # the default model beside the one before it: paired differences

Both learn from the same random labels and are tested on the set's own test file. Two times are reported: for the features
of the whole pool, and for one fit, on one core, with ours and the baseline measured in turn. Plain: TfidfVectorizer() and
LogisticRegression(); tuned: the same with C=30, the best C for plain TF-IDF on these sets (benchmarks/features.py).
Before: the default model before this one, logistic regression with the same C on the same features and labels.
"""

import argparse
import os
import warnings
from pathlib import Path
from time import perf_counter

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from al_widget.data.features.build import build_features, default_model
from al_widget.data.pool import make_pool
from al_widget.models.learner import Learner

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SETS = ["banking77", "snips", "subj", "sms_spam", "medical_abstracts_2888", "contract_provisions_cuad"]
SIZES = (100, 300, 1000)


def clocked(work):
    """Return the result of a function call, and the seconds it took."""
    started = perf_counter()
    return work(), perf_counter() - started


def fit_plain(X, y, C):
    """Fit plain logistic regression."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The number of unique classes", UserWarning)  # 77 classes in 100 labels
        return LogisticRegression(C=C, max_iter=1000).fit(X, y.astype(str))


def before(model):
    """Return the default model before this one, for the same features."""
    return LogisticRegression(C=model.C, max_iter=1000, random_state=0)


def gained(frame, by):
    """Return the gain of ours over the model before in points, with two standard errors of the paired differences."""
    points = 100 * (frame["ours"] - frame["before"])
    cells = points.groupby([frame[one] for one in by], sort=False).agg(["mean", "sem"])
    cells = cells.assign(noise=2 * cells["sem"]).drop(columns="sem")
    return cells.assign(worse=np.where(cells["mean"] < -cells["noise"], "worse", "")).round({"mean": 2, "noise": 2})


def compare(name, seeds, with_plain):
    """Return rows (set, labels, seed, accuracy and seconds of ours and of the plain model)."""
    train, test = (pd.read_csv(DATA / name / f"{part}.csv.gz", keep_default_na=False) for part in ("train", "test"))
    texts, y, truth = train.text.tolist(), train.label.astype(str).to_numpy(object), test.label.astype(str).to_numpy()
    pool = make_pool(texts)
    ours, ours_made = clocked(lambda: build_features(pool, None))
    plain, plain_made = clocked(lambda: TfidfVectorizer().fit(texts))
    P, P_test, X_test = plain.transform(texts), plain.transform(test.text), ours.of(test.text.tolist())
    classes = tuple(sorted(set(y)))
    default = default_model(pool, None, 0, 2)
    learner, old = Learner(default, 0), Learner(before(default), 0)
    for n in SIZES:
        for seed in range(seeds):
            rows = np.random.default_rng(seed).permutation(len(y))[:n]
            model, fit = clocked(lambda rows=rows: learner.fit(ours.X[rows], y[rows], classes, None))
            earlier, earlier_fit = clocked(lambda rows=rows: old.fit(ours.X[rows], y[rows], classes, None))
            right = [np.mean(one.predict(X_test) == truth) for one in (model, earlier)]
            if with_plain:
                plainly = {C: clocked(lambda rows=rows, C=C: fit_plain(P[rows], y[rows], C)) for C in (1, 30)}
                right += [np.mean(one.predict(P_test) == truth) for one, _ in plainly.values()]
                tuned_fit = plainly[30][1]
            else:
                right, tuned_fit = [*right, np.nan, np.nan], np.nan
            yield name, n, seed, *right, ours_made, plain_made, fit, earlier_fit, tuned_fit


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", nargs="+", default=SETS)
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--no-plain", action="store_true", help="leave out plain and tuned")
    chosen = options.parse_args()
    accuracies = ["ours", "before", "plain", "tuned"]
    seconds = ["features", "plain features", "fit", "fit before", "tuned fit"]
    rows = [row for name in chosen.sets for row in compare(name, chosen.seeds, not chosen.no_plain)]
    frame = pd.DataFrame(rows, columns=["set", "labels", "seed", *accuracies, *seconds])
    mean = frame.groupby(["set", "labels"], sort=False).mean().drop(columns="seed")
    shares = 100 * mean[accuracies].round(3)
    print(shares.join(mean[seconds].round(2)).to_string())
    print(f"\nmean over the sets, seeds 0 to {chosen.seeds - 1}:")
    print(shares.groupby("labels").mean().round(1).to_string())
    print("\npoints gained over the model before, and two standard errors of the paired differences:")
    print(gained(frame, ["set", "labels"]).to_string())
