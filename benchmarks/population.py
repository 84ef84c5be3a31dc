"""How often do the intervals of `population()` hold, and how much narrower are they than those of the audit alone?

    python benchmarks/population.py                        # both tables (thirteen minutes on a busy core)
    python benchmarks/population.py --part draws --sets snips subj
    python benchmarks/population.py --part draws --chosen  # the four sets on which the method was chosen
    python benchmarks/population.py --part sessions

draws: one session of the default strategy per set (seed 0, batches of 50, at most 10,000 examples), stopped at 100, 200, 600
and 1,500 labels. The examples it did not label are the pool; audits of 30, 100 and 300 examples are drawn from
it (seed 1; 200 to 1,000 audits, the more the fewer classes) while the model stays as it is. Coverage is that of all
classes' 95 % intervals together; ± is the binomial error, taking the classes of one audit for one draw. "normal": the
interval of prediction-powered inference (Angelopoulos et al. 2023), for comparison.

sessions: whole sessions on pools of 1,000 examples, a third of which is labeled, through `Session.population()` itself:
each seed has another holdout, other seeds and another model. The strategy takes hard examples away from the pool and
the model knows them by heart: "in-sample" shows what their own predictions would have done.
"""

import argparse
import os
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from savings import DATA, cells

import al_widget as al
from al_widget.data.features.build import build_features, default_model
from al_widget.data.pool import make_pool
from al_widget.engine import population
from al_widget.evaluation.intervals import wilson
from al_widget.evaluation.population import PoolSample, estimate_shares

CHOSEN_ON = ["sms_spam", "satimage", "medical_abstracts_2888", "banking77"]
REPORTED_ON = [
    "adult_8k",
    "contract_provisions_cuad",
    "demo_contracts",
    "goemotions",
    "letter",
    "mr_sentence_polarity",
    "penbased",
    "snips",
    "subj",
]
WHOLE = ["sms_spam", "satimage", "demo_contracts", "subj"]
LABELS, AUDITS, MOST, SESSIONS = (100, 200, 600, 1500), (30, 100, 300), 10_000, 100
CLASSES_DRAWN = 10_000  # classes times audits


def load(name, most, seed=0):
    """Return examples and labels of a set, a random part of it where it is larger."""
    part = pd.read_csv(DATA / name / "train.csv.gz", keep_default_na=False)
    if len(part) > most:
        part = part.sample(most, random_state=seed).reset_index(drop=True)
    return cells(name, part), part["label"].astype(str).to_numpy()


def label(session, truth, n):
    """Answer n questions of a session, and update it after every batch."""
    before = session.n_labels
    while session.n_labels < before + n:
        queries = session.query(min(session.batch_size, before + n - session.n_labels))
        if not queries:
            session.update()
        for query in queries:
            session.label(query.id, truth[session.pool.row(query.id)])
        session.update()


def models(name):
    """Yield (labels, classes, truth, prediction) of the examples a session did not label, as codes."""
    examples, y = load(name, MOST)
    classes, truth = np.unique(y, return_inverse=True)
    sizes = [n for n in LABELS if len(classes) <= n <= len(y) / 3]
    session = al.Session(examples, classes.tolist(), store=None, audit=0, batch_size=50, ids=range(len(y)))
    for n in sizes:
        label(session, y, n - session.n_labels)
        open_ = np.ones(len(y), bool)
        open_[session.labels.index] = False
        proba = session.engine.require_model().proba(session.engine.prepare().X, tuple(session.classes))
        yield n, len(classes), truth[open_], proba.argmax(axis=1)[open_]


def normal(truth, said, counts, size):
    """Return the ends of the prediction-powered normal interval of each class, tuned as in PPI++ (2023)."""
    m = len(truth)
    gap = said.mean(axis=0) - counts / size
    spread = said.var(axis=0, ddof=1)
    covariance = (truth * said).mean(axis=0) - truth.mean(axis=0) * said.mean(axis=0)
    weight = np.clip(np.divide(covariance, spread, out=np.zeros(len(spread)), where=spread > 0), 0, 1)
    middle = truth.mean(axis=0) - weight * gap
    half = 1.96 * np.sqrt((truth - weight * said).var(axis=0, ddof=1) / m)
    return middle - half, middle + half


def simulate(truth, predicted, n_classes, m, rng):
    """Return coverage of ours, of the worst class, of the audit alone and of the normal interval, and the ratio of widths."""
    size, one = len(truth), np.eye(n_classes, dtype=bool)
    counts, share = (np.bincount(codes, minlength=n_classes) for codes in (predicted, truth))
    share = share / size
    n_draws = max(200, min(1000, CLASSES_DRAWN // n_classes))
    rows = np.stack([rng.choice(size, m, replace=False) for _ in range(n_draws)], axis=1)
    held, wide, worst = [], [], []
    at_once = max(1, 20_000 // n_classes)
    for start in range(0, n_draws, at_once):
        some = rows[:, start : start + at_once]
        k = some.shape[1]
        # Classes do not depend on each other: those of all draws are computed as if they were one draw's.
        marks, said = (one[codes[some]].reshape(m, -1) for codes in (truth, predicted))
        tiled, goal = np.tile(counts, k), np.tile(share, k)
        found = estimate_shares(PoolSample(marks, said, tiled, size, 0 * tiled, 0), independent=True)
        alone = np.array([wilson(int(hits), m, size) for hits in marks.sum(axis=0)]).T
        for low, high in ((found.low, found.high), alone, normal(marks, said, tiled, size)):
            held.append(((low <= goal + 1e-12) & (goal <= high + 1e-12)).mean())
        worst.append(((found.low <= goal + 1e-12) & (goal <= found.high + 1e-12)).reshape(k, -1).mean(axis=0) * k)
        wide.append((found.high - found.low) / (alone[1] - alone[0]))
    ours, audit, ppi = np.mean(np.reshape(held, (-1, 3)), axis=0)
    ratio = np.concatenate(wide)
    return ours, np.sum(worst, axis=0).min() / n_draws, audit, ppi, np.median(ratio), ratio.max()


def draws(sets):
    """Print the table of audits drawn from the pool, the model being fixed."""
    print(
        "| set (classes) | labels | model right | coverage at 30, 100, 300 | audit alone | normal | width / audit alone |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    parts = []
    for name in sets:
        for n, n_classes, truth, predicted in models(name):
            right = float((truth == predicted).mean())
            audits = [m for m in AUDITS if m <= len(truth) / 2]
            found = [simulate(truth, predicted, n_classes, m, np.random.default_rng([1, n, m])) for m in audits]
            part = pd.DataFrame(found, columns=["coverage", "worst", "alone", "normal", "width", "most"])
            parts.append(part.assign(set=name, labels=n, right=right, audit=audits, classes=n_classes))
            shown = [", ".join(f"{100 * one:.1f}" for one in part[key]) for key in ("coverage", "alone", "normal")]
            widths = ", ".join(f"{one:.2f}" for one in part["width"])
            print(f"| {name} ({n_classes}) | {n:,} | {right:.1%} | {' | '.join(shown)} | {widths} |", flush=True)
    summarise(pd.concat(parts, ignore_index=True))


def summarise(frame):
    """Print the extremes of the table, and the widths where the model is good."""
    least = frame.loc[frame["coverage"].idxmin()]
    p, n_draws = least["coverage"], max(200, min(1000, CLASSES_DRAWN // least["classes"]))
    error = np.sqrt(p * (1 - p) / n_draws)
    print(f"\nleast coverage {p:.1%} ± {error:.1%} ({least['set']}, {least['labels']} labels, audit {least['audit']})")
    for key, what in (("worst", "of one class"), ("alone", "of the audit alone"), ("normal", "of the normal interval")):
        print(f"least coverage {what}: {frame[key].min():.1%}")
    print(f"an interval over the audit's alone, at most: {frame['most'].max():.4f}")
    good = frame[frame["right"] >= 0.9]
    for m, part in [*good.groupby("audit"), ("all", good)]:
        median, share = part["width"].median(), (part["width"] <= 0.75).mean()
        print(
            f"model right 90 % or more, audit {m}: median width {median:.2f}; {share:.0%} of {len(part)} 25 % narrower"
        )


def sessions(sets):
    """Print the table of whole sessions."""
    print("\n| set | audit labels | coverage | in-sample | audit alone | mean error, points: ours, in-sample |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in sets:
        examples, y = load(name, 1000, seed=1)
        classes, truth = np.unique(y, return_inverse=True)
        share = np.bincount(truth) / len(y)
        pool = make_pool(examples)
        built, model = build_features(pool, None, landmarks=True), default_model(pool, None, 0, len(classes))
        held, errors = [], []
        for seed in range(SESSIONS):
            session = al.Session(
                examples, classes.tolist(), features=built, model=model, audit=0.3,
                batch_size=50, store=None, seed=seed,
            )  # fmt: skip
            label(session, y, 330)
            ours = session.population()
            usual, population._TRAINED_SHARE = population._TRAINED_SHARE, 2.0
            session.engine.diagnosis._shares._counted = None
            seen = session.population()
            population._TRAINED_SHARE = usual
            n = int(ours["n"].iloc[0])
            picked = session.frame.loc[session.frame["picked"] == "audit", "label"]
            alone = np.array([wilson(int((picked == one).sum()), n, len(y)) for one in classes]).T
            ends = [(one["low"].to_numpy(), one["high"].to_numpy()) for one in (ours, seen)]
            held.append([((low <= share + 1e-12) & (share <= high + 1e-12)).mean() for low, high in (*ends, alone)])
            errors.append([one["share"].to_numpy() - share for one in (ours, seen)])
        told = [f"{100 * p:.1f}" for p in np.mean(held, axis=0)]
        bias = [f"{one:.2f}" for one in 100 * np.abs(np.mean(errors, axis=0)).max(axis=1)]
        error = 100 * np.std(errors, axis=0).max() / np.sqrt(SESSIONS)
        print(f"| {name} | {n} | {' | '.join(told)} | {', '.join(bias)} (± {error:.2f}) |", flush=True)
    print(f"\n{SESSIONS} sessions each; binomial error of 95 %: {np.sqrt(0.95 * 0.05 / SESSIONS):.1%}")


def main():
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=["draws", "sessions"])
    parser.add_argument("--sets", nargs="+")
    parser.add_argument("--chosen", action="store_true", help="the sets on which the method was chosen")
    o = parser.parse_args()
    started = time.perf_counter()
    if o.part != "sessions":
        draws(o.sets or (CHOSEN_ON if o.chosen else REPORTED_ON))
    if o.part != "draws":
        sessions(o.sets or WHOLE)
    print(f"\n{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
