"""How many labels does the default strategy save? Against random and margin, on every suitable data set at hand.

    python benchmarks/savings.py                              # all sets, five repeats (half an hour on one core; pictures need Pillow)
    python benchmarks/savings.py --sets letter snips --repeats 10
    python benchmarks/savings.py --curves curves.csv          # keeps the curves; those in the file are not run again
    python benchmarks/savings.py --curves curves.csv --batch 10   # the strategy in the small batches of a session
    python benchmarks/savings.py --curves curves.csv --option shortlist=25   # another length of its shortlist
    python benchmarks/savings.py --curves curves.csv --auto       # beside it, with the features that the labels choose

The protocol was fixed before the first run: seeds as `Session` takes them, s = 5 for each class, 20 to 200; batches of
s / 2; up to 16 s labels, at most 1,600 and half of the pool. Default features and model (images as rows of pixels),
accuracy on the set's own test file. A saving is read at half of the budget: the share of labels that the strategy did not
need to be as accurate as random labels are there (`Simulation.savings`). There are two controls: "random sample" is random
from the first label on, as one labels without a strategy; "random" shares the typical seeds and draws at random from there.
With --auto the two medians are: what asking saves with the same features, the first of each kind of example; and what asking
with `features="auto"` saves against what a person would have done: a random sample, words (of tables columns) alone, and
logistic regression.
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
from founding import random_curve
from scipy import stats
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.embeddings import embed_texts, find_embedder
from al_widget.data.features.features import Rows
from al_widget.data.features.representations import NewRows
from al_widget.data.pool import make_pool
from al_widget.evaluation.savings import saved_share
from al_widget.simulation import Simulation

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
SAMPLE = "random sample"
PLAIN = "plain random sample"
AUTO = ", auto"


def load(name):
    """Return (examples, labels, test examples, test labels) of a set; images become rows of pixels."""
    parts = [pd.read_csv(DATA / name / f"{part}.csv.gz", keep_default_na=False) for part in ("train", "test")]
    (examples, y), (test, y_test) = ((cells(name, part), part["label"].astype(str).to_numpy()) for part in parts)
    return examples, y, test, y_test


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
    """Return seeds, batch size and budget by the protocol."""
    seeds = min(200, max(20, 5 * n_classes))
    return seeds, seeds // 2, min(16 * seeds, 1600, n // 2)


def run(name, strategies, repeats, jobs, batch=None):
    """Return the curves of a set, with the protocol's batch size or the given one; features are built once."""
    examples, y, test, y_test = load(name)
    pool = make_pool(examples)
    found, new = representations(pool, test)
    built, model, X_test = found.base, default_model(pool, None, 0, len(set(y))), new.X
    seeds, by_rule, budget = plan(len(set(y)), len(y))
    batch = batch or by_rule
    parts = []
    for sample in {SAMPLE, PLAIN} & set(strategies):
        X, X_new, learner = built.X, X_test, model
        if sample == PLAIN:
            learner = LogisticRegression(C=pool.kind.default_c(2), max_iter=1000)
            alone = found.find("columns")
            if alone is not None:
                X, X_new = alone.rows(X, None), alone.rows(X_new, None)
        sizes = [*range(seeds, budget, batch), budget]
        curves = random_curve(X, y, X_new, y_test, learner, sizes, repeats)
        rows = [
            (sample, repeat, *point) for repeat in range(repeats) for point in zip(sizes, curves[repeat], strict=True)
        ]
        parts.append(pd.DataFrame(rows, columns=["strategy", "repeat", "n_labels", "accuracy"]))
    asked = [one for one in strategies if one not in {SAMPLE, PLAIN}]
    for features, rows, names in (
        (built, Rows(X_test), [one for one in asked if not str(one).endswith(AUTO)]),
        (found, new, [one.removesuffix(AUTO) for one in asked if str(one).endswith(AUTO)]),
    ):
        if not names:
            continue
        result = al.simulate(
            examples, y, strategies=names, n_labels=budget, repeats=repeats, test=(rows, y_test), features=features,
            model=model, jobs=jobs, progress=False, seed_size=seeds, batch_size=batch,
        )  # fmt: skip
        frame = result.frame
        parts.append(frame.assign(strategy=frame["strategy"] + AUTO) if features is found else frame)
    return pd.concat(parts).assign(set=name, classes=len(set(y)), pool=len(y), budget=budget)


def representations(pool, test):
    """Return the representations of a pool, with vectors of meaning for texts, and the test examples as their rows."""
    base = build_features(pool, None, landmarks=True)
    embedder = find_embedder(None) if pool.kind.name == "text" else None
    found = pool.kind.representations(base, embedder, None)
    found.prepare()
    vectors = None if embedder is None else embed_texts(embedder, test, width=found.vectors.shape[1])
    return found, NewRows(base.of(test), vectors)


def at(frame, strategy, n):
    """Return the accuracy of each repeat at n labels, (repeats,), interpolated linearly between rounds."""
    mine = frame[frame["strategy"] == strategy].groupby("repeat")
    return np.array([np.interp(n, part["n_labels"], part["accuracy"]) for _, part in mine])


def on_one_grid(frame):
    """Return all curves on the union of their label counts, interpolated linearly, as their batches may differ."""
    grid = np.sort(frame["n_labels"].unique())
    curves = [
        part.iloc[:1].drop(columns=["n_labels", "accuracy"]).merge(
            pd.DataFrame({"n_labels": grid, "accuracy": np.interp(grid, part["n_labels"], part["accuracy"])}), how="cross"
        )
        for _, part in frame.groupby(["strategy", "repeat"])
    ]  # fmt: skip
    return pd.concat(curves)


def report(frame, strategies):
    """Return accuracies, savings, their bootstrap draws, and the controls that beat the strategy by more than noise."""
    budget = int(frame["budget"].iloc[0])
    middle, simulation, judged = budget // 2, Simulation(frame), strategies[-1]
    accuracies = {"classes": int(frame["classes"].iloc[0]), "labels": budget}
    for where, n in (("middle", middle), ("end", budget)):
        for one in strategies:
            values = 100 * at(frame, one, n)
            accuracies[f"{one}, {where}"] = f"{values.mean():.1f} ± {stats.sem(values):.1f}"
    savings, drawn, worse = {}, {}, []
    pairs = [("margin", SAMPLE), (judged, SAMPLE), (judged, "random")]
    if PLAIN in strategies:
        pairs = [(judged.removesuffix(AUTO), SAMPLE), (judged, PLAIN)]
    for one, control in pairs:
        saved, column = simulation.savings(one, over=control, at=middle), f"{one} over {control}"
        drawn[column] = saved, resampled(simulation, one, control, middle)
        savings[column] = f"{saved.value:.0%} ({saved.low:.0%} to {saved.high:.0%})"
    for control in (SAMPLE, PLAIN if PLAIN in strategies else "random"):
        gain = 100 * np.mean([at(frame, judged, n) - at(frame, control, n) for n in (middle, budget)], axis=0)
        half = stats.sem(gain) * stats.t.ppf(0.975, len(gain) - 1)
        savings[f"points over {control}"] = f"{gain.mean():+.1f} ± {half:.1f}"
        worse += [control] if gain.mean() + half < 0 else []
    return accuracies, savings, drawn, worse


def resampled(simulation, one, control, middle, draws=1000):
    """Return the saving on resampled repeats, (draws,), for the standard error of a median over sets."""
    pair = simulation._pair(one, control, middle)
    n, rng = len(pair.first), np.random.default_rng(0)
    return np.array(
        [
            saved_share(pair.labels, pair.first[some], pair.second[some], pair.at)
            for some in rng.integers(n, size=(draws, n))
        ]
    )


def print_tables(told, controls):
    """Print accuracies, savings, their medians, and the sets on which a control is ahead."""
    for part, title in enumerate(
        (
            "accuracy, mean and standard error",
            "labels saved in the middle, and points gained over middle and end, with 95 % intervals",
        )
    ):
        print(f"\n{title}")
        print(pd.DataFrame({name: one[part] for name, one in told.items()}).T.to_string())
    print()
    for column, each in pd.DataFrame([one[2] for one in told.values()]).items():
        value, error = np.median([saved.value for saved, _ in each]), np.median([drawn for _, drawn in each], 0).std()
        print(f"median saving, {column}: {value:.1%} ± {error:.1%} of the labels, on {len(each)} sets")
    for control in controls:
        worse = [name for name, one in told.items() if control in one[3]]
        print(f"less accurate than {control} by more than noise: {', '.join(worse) or 'none'}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", nargs="+", default=SETS)
    options.add_argument("--repeats", type=int, default=5, help="five or more: no interval is told over fewer")
    options.add_argument("--strategy", default=DEFAULT, help="the one to judge")
    options.add_argument("--option", nargs="*", default=[], help="of the strategy: shortlist=25")
    options.add_argument("--batch", type=int, help="of the strategy that is judged; half of the seeds by default")
    options.add_argument("--auto", action="store_true", help="with the features that the labels choose, too")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--curves", type=Path, help="a CSV file to keep the curves in")
    o = options.parse_args()
    if o.repeats < 5:
        options.error("--repeats must be 5 or more")
    strategy = o.strategy
    if o.option:
        strategy = al.strategies.get(
            o.strategy, **{name: int(value) for name, value in (one.split("=") for one in o.option)}
        )
    asked = getattr(strategy, "__name__", strategy)
    judged = f"{asked}, batches of {o.batch}" if o.batch else asked
    strategies = list(dict.fromkeys([SAMPLE, "random", "margin", judged]))
    if o.auto:
        strategies = [SAMPLE, PLAIN, judged, judged + AUTO]
        judged, strategy = judged + AUTO, judged + AUTO
    known = pd.read_csv(o.curves) if o.curves and o.curves.exists() else pd.DataFrame(columns=["set", "strategy"])
    told = {}
    for name in o.sets:
        started = time.perf_counter()
        mine = known[known["set"] == name]
        missing = [one for one in strategies if one not in set(mine["strategy"])]
        found = (
            [run(name, [one for one in missing if one != judged], o.repeats, o.jobs)] if set(missing) - {judged} else []
        )
        if judged in missing:
            found.append(run(name, [strategy], o.repeats, o.jobs, o.batch).replace({"strategy": {asked: judged}}))
        if found:
            known = pd.concat([known, *found])
            if o.curves:
                known.to_csv(o.curves, index=False)
        mine = known[(known["set"] == name) & known["strategy"].isin(strategies)]
        repeats = mine.groupby("strategy")["repeat"].nunique().min()
        told[name] = report(on_one_grid(mine[mine["repeat"] < repeats]), strategies)
        print(f"# {name}: {told[name][1]} ({time.perf_counter() - started:.0f} s)", flush=True)
    print_tables(told, (SAMPLE, PLAIN if o.auto else "random"))


if __name__ == "__main__":
    main()
