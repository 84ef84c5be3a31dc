"""How many random labels are 2,000 queried ones worth? The founding example: 75 kinds of contract provisions, split by company.

    python benchmarks/founding.py                              # 200 seeds + 9 x 200, ten repeats (ten minutes on one core)
    python benchmarks/founding.py --labels 1500 --batch 20     # other batch sizes; --random FILE.csv keeps the random curves
    python benchmarks/founding.py --strategy margin --repeats 3
    python benchmarks/founding.py --labels 1500 --batch 50 --ridge   # ridge regression fitted on the queried labels at the end

Features, model and strategy are the defaults. Random labels are learned by the same model on the same features (the fair
comparison), and by a plain baseline: TF-IDF of single words and logistic regression. The number of random labels that
reaches the same accuracy is read off the mean random curve, made monotone. Its interval is a bootstrap over the repeats of
both. All accuracies are measured on one test file, with contracts of other companies; no interval covers the choice of
those companies.
"""

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from scipy import stats
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression, RidgeClassifier

import al_widget as al
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.features import Rows
from al_widget.data.pool import make_pool
from al_widget.models.learner import Learner
from al_widget.models.logistic import Span

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "contract_provisions"
SIZES = [1000, 1500, 2000, 3000, 4000, 5000, 6000, 8000]
TARGET = 6000


def load(part):
    frame = pd.read_csv(DATA / f"{part}.csv.gz", keep_default_na=False)
    return frame["text"].tolist(), frame["label"].astype(str).to_numpy(object)


def random_curve(X, y, X_test, y_test, model, sizes, repeats):
    """Return accuracies with randomly sampled labels, (repeats, sizes); warm-started fits reach the same optimum."""
    classes = tuple(sorted(set(y)))
    found = np.empty((repeats, len(sizes)))
    for repeat in range(repeats):
        order, previous = np.random.default_rng(repeat).permutation(len(y)), None
        for column, n in enumerate(sizes):
            rows = order[:n]
            if len(set(y[rows])) == 1:  # no model can be fitted; always predict the only class seen
                found[repeat, column] = np.mean(y_test == y[rows][0])
                continue
            previous = Learner(model, repeat).fit(X[rows], y[rows], classes, previous)
            found[repeat, column] = np.mean(previous.predict(X_test) == y_test)
    return found


def worth(accuracy, curves):
    """Return the number of random labels that reaches an accuracy on the monotone mean curve, clipped to its ends."""
    mean = IsotonicRegression().fit_transform(SIZES, curves.mean(axis=0))
    if accuracy >= mean[-1]:
        return float(SIZES[-1])
    above = int(np.argmax(mean > accuracy))
    if above == 0:
        return float(SIZES[0])
    share = (accuracy - mean[above - 1]) / (mean[above] - mean[above - 1])
    return SIZES[above - 1] + share * (SIZES[above] - SIZES[above - 1])


def ridge(X, y, rows, X_test, y_test):
    """Return the accuracy of ridge regression on class indicators (least squares), fitted in the span of the given rows."""
    span, names = Span(X[rows]), y[rows].astype(str)
    model = RidgeClassifier(alpha=0.1).fit(span.rows, names)
    decided = X_test @ span.weights(np.ascontiguousarray(model.coef_)).T + model.intercept_
    return np.mean(model.classes_[decided.argmax(axis=1)] == y_test)


def chosen_rows(built, y, model, seed, o):
    """Return the rows that a default session queries; this needs its own loop, as `simulate` keeps no labels."""
    classes = tuple(sorted(set(y)))
    session = al.Session(
        np.arange(len(y)).reshape(-1, 1), classes, features=built, ids=range(len(y)), model=model, strategy=o.strategy,
        store=None, seed=seed, audit=0, seed_size=o.seed_size, batch_size=o.batch,
    )  # fmt: skip
    while session.n_labels < o.labels:
        first = o.seed_size - session.n_labels
        for query in session.query(first if first > 0 else o.batch):
            session.label(query.id, y[query.id])
        session.update()
    return session.labels.index.to_numpy()


def push(built, y, X_test, y_test, model, random, o):
    """Print the accuracy of ridge regression on the queried labels, and on random ones for comparison."""
    ours = [ridge(built.X, y, chosen_rows(built, y, model, seed, o), X_test, y_test) for seed in range(o.repeats)]
    theirs = [
        ridge(built.X, y, np.random.default_rng(repeat).permutation(len(y))[:TARGET], X_test, y_test)
        for repeat in range(o.random_repeats)
    ]
    print(f"\n{o.labels} chosen labels in batches of {o.batch}, learned by ridge regression: {interval(ours)}")
    for name, curves in random.items():
        print(f"{TARGET} random labels, model '{name}': {interval(curves[:, SIZES.index(TARGET)])}")
    print(f"{TARGET} random labels, learned by ridge regression too: {interval(theirs)}")


def interval(values):
    half = stats.sem(values) * stats.t.ppf(0.975, len(values) - 1) if len(values) > 1 else np.nan
    return f"{np.mean(values):.4f} ± {half:.4f}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--strategy", default="diverse_margin")
    options.add_argument("--option", nargs="*", default=[], help="of the strategy: shortlist=5")
    options.add_argument("--labels", type=int, default=2000)
    options.add_argument("--batch", type=int, default=200)
    options.add_argument("--seed-size", type=int, default=200)
    options.add_argument("--repeats", type=int, default=10)
    options.add_argument("--random-repeats", type=int, default=4)
    options.add_argument("--random", type=Path, help="a CSV file to keep the random curves in")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--ridge", action="store_true", help="learn the chosen labels by ridge regression at the end")
    o = options.parse_args()
    (texts, y), (test, y_test) = load("train"), load("test")
    pool, started = make_pool(texts), time.perf_counter()
    model = default_model(pool, None, 0, 2)
    built = build_features(pool, None)
    X_test = built.of(test)
    print(
        f"{len(texts)} provisions, {len(set(y))} kinds, {len(test)} to test on; features {time.perf_counter() - started:.0f} s"
    )

    if o.random and o.random.exists():
        kept = pd.read_csv(o.random)
        random = {
            name: part.pivot(index="repeat", columns="n", values="accuracy").to_numpy()
            for name, part in kept.groupby("model")
        }
    else:
        print("random labels, our features and model:")
        ours = random_curve(built.X, y, X_test, y_test, model, SIZES, o.random_repeats)
        print("random labels, TF-IDF of words and logistic regression:")
        words = TfidfVectorizer(sublinear_tf=True, dtype=np.float32)
        plain = words.fit_transform(texts)
        random = {
            "ours": ours,
            "plain": random_curve(
                plain,
                y,
                words.transform(test),
                y_test,
                LogisticRegression(C=30, max_iter=1000),
                SIZES,
                o.random_repeats,
            ),
        }
        if o.random:
            rows = [
                (name, repeat, n, curves[repeat, column])
                for name, curves in random.items()
                for repeat in range(len(curves))
                for column, n in enumerate(SIZES)
            ]
            pd.DataFrame(rows, columns=["model", "repeat", "n", "accuracy"]).to_csv(o.random, index=False)
    print("\nrandom labels", *(f"{n:>16}" for n in SIZES))
    for name, curves in random.items():
        print(f"{name:13}", *(f"{interval(curves[:, column]):>16}" for column in range(len(SIZES))))

    if o.ridge:
        push(built, y, X_test, y_test, model, random, o)
        return
    strategy = al.strategies.get(
        o.strategy, **{k: float(v) if "." in v else int(v) for k, v in (one.split("=") for one in o.option)}
    )
    started = time.perf_counter()
    frame = al.simulate(
        texts, y, strategies=[strategy], n_labels=o.labels, repeats=o.repeats, test=(Rows(X_test), y_test), features=built,
        model=model, jobs=o.jobs, progress=False, seed_size=o.seed_size, batch_size=o.batch,
    ).frame  # fmt: skip
    asked = " ".join([o.strategy, *o.option])
    print(
        f"\n{asked}, {o.seed_size} seeds and batches of {o.batch} ({(time.perf_counter() - started) / o.repeats:.0f} s a curve)"
    )
    for n, part in frame.groupby("n_labels"):
        if n % 100 == 0 or n == o.labels:
            print(f"  {n:5} labels: {interval(part['accuracy'])}")
    last = frame[frame["n_labels"] == o.labels].sort_values("repeat")["accuracy"].to_numpy()
    print("  at the end, by repeat:", *(f"{value:.4f}" for value in last))

    rng = np.random.default_rng(0)
    for name, curves in random.items():
        target = curves[:, SIZES.index(TARGET)]
        drawn = [
            worth(rng.choice(last, len(last)).mean(), curves[rng.integers(len(curves), size=len(curves))])
            for _ in range(2000)
        ]
        low, high = np.quantile(drawn, [0.025, 0.975])
        equal = worth(last.mean(), curves)
        met = "met" if last.mean() >= target.mean() else "missed"
        print(
            f"{o.labels} chosen labels ({last.mean():.4f}) equal {equal:.0f} random ones ({low:.0f} to {high:.0f}) of the model '{name}', "
            f"a saving of {1 - o.labels / equal:.0%} ({1 - o.labels / low:.0%} to {1 - o.labels / high:.0%}); "
            f"{TARGET} random ones ({target.mean():.4f}): {met} by {100 * abs(last.mean() - target.mean()):.2f} points"
        )


if __name__ == "__main__":
    main()
