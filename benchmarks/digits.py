"""Learning curves on handwritten digits: ours, modAL's, scikit-activeml's and small-text's, point for point.

python benchmarks/digits.py            # two minutes, most of them for small-text's entropy

scikit-learn's 1,797 digits, divided by 16; 40 % held out for the test, stratified; 50 labels drawn at random, then 10
batches of 20; logistic regression (C=1), fitted from scratch on all labels after every batch; five splits. Each library
gets the same splits and the same first labels and runs its own loop. Ours is a `Session`, which also keeps further
questions in reserve. A query of 20 is timed on the fitted model, probabilities included, in processor time.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import warnings

import numpy as np
import peers
from scipy.integrate import trapezoid
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from threadpoolctl import threadpool_limits

SEEDS, FIRST, BATCH, ROUNDS = 5, 50, 20, 10
STRATEGIES = ("margin", "entropy", "random")


class Split:
    """One split of the digits, with the rows whose labels are known at the start."""

    def __init__(self, seed: int) -> None:
        X, y = load_digits(return_X_y=True)
        self.seed = seed
        self.X, self.X_test, self.y, self.y_test = train_test_split(
            X / 16, y, test_size=0.4, random_state=seed, stratify=y
        )
        self.first = np.random.RandomState(100 + seed).choice(len(self.y), FIRST, replace=False)

    def accuracy(self, predicted) -> float:
        return float(np.mean(np.asarray(predicted).astype(int) == self.y_test))


class Run:
    """The results of one loop: accuracies, the rows queried in each round, seconds per query."""

    def __init__(self, strategy) -> None:
        self.repeats = strategy in {"margin", "entropy"}  # the same query returns the same rows
        self.accuracies, self.asked, self.seconds = [], [], []

    def query(self, ask):
        rows = ask()
        self.asked.append(set(np.asarray(rows).tolist()))
        self.time(ask)
        return rows

    def time(self, ask) -> None:
        """Time a query that has run before: the first run reads cold memory, and not equally cold for every library."""
        if self.repeats:
            started = time.process_time()
            ask()
            self.seconds.append(time.process_time() - started)


def logistic() -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=1000)


def ours(split: Split, strategy: str, *, warm: bool = False) -> Run:
    import al_widget as al

    run, names = Run(strategy), split.y.astype(str)
    session = al.Session(
        split.X,
        [str(digit) for digit in range(10)],
        features=split.X,
        ids=range(len(names)),
        labels={int(row): names[row] for row in split.first},
        # A session warm-starts a plain logistic regression; inside a pipeline it is fitted from scratch.
        model=logistic() if warm else make_pipeline(logistic()),
        strategy=strategy,
        batch_size=BATCH,
        seed_size=FIRST,
        audit=0,
        seed=split.seed,
        store=None,
    )
    while True:
        session.update()
        run.accuracies.append(split.accuracy(session.predict(split.X_test)))
        if len(run.accuracies) > ROUNDS:
            session.close()
            return run
        batch = [query.id for query in session.query(BATCH)]
        run.asked.append(set(batch))
        if run.repeats:
            ask = alone(session, strategy)
            ask()
            run.time(ask)
        for row in batch:
            session.label(row, names[row])


def alone(session, strategy: str):
    """Return one query like the peers': 20 rows, without the reserve that a session picks after its batch."""
    from al_widget import strategies
    from al_widget.models.model import Model

    bare = session.model[-1] if hasattr(session.model, "steps") else session.model  # the form in which the peers use it
    model, classes = Model(bare, 1, session.engine.n_trained), tuple(session.classes)
    labeled = np.asarray(session.labels.index)
    free = np.setdiff1d(np.arange(len(session.pool)), labeled)
    X = session.engine.prepare().X

    def ask():
        here = strategies.Candidates(X, free, labeled, lambda rows: model.proba(rows, classes))
        strategies.select(strategies.get(strategy), here, BATCH, np.random.default_rng(0))

    return ask


def warm(split: Split, strategy: str) -> Run:
    return ours(split, strategy, warm=True)


def modal(split: Split, strategy: str) -> Run | None:
    from modAL.models import ActiveLearner
    from modAL.uncertainty import entropy_sampling, margin_sampling

    if strategy == "random":
        return None  # modAL has no such strategy
    run, free = Run(strategy), np.setdiff1d(np.arange(len(split.y)), split.first)
    learner = ActiveLearner(
        logistic(),
        {"margin": margin_sampling, "entropy": entropy_sampling}[strategy],
        X_training=split.X[split.first],
        y_training=split.y[split.first],
    )
    while True:
        run.accuracies.append(split.accuracy(learner.predict(split.X_test)))
        if len(run.accuracies) > ROUNDS:
            return run
        rows = run.query(lambda: free[learner.query(split.X[free], n_instances=BATCH)[0]])  # noqa: B023 - called at once
        learner.teach(split.X[rows], split.y[rows])
        free = np.setdiff1d(free, rows)


def skactiveml(split: Split, strategy: str) -> Run:
    from skactiveml.classifier import SklearnClassifier
    from skactiveml.pool import RandomSampling, UncertaintySampling

    run, y = Run(strategy), np.full(len(split.y), np.nan)
    y[split.first] = split.y[split.first]
    model = SklearnClassifier(logistic(), classes=range(10))
    method = {"margin": "margin_sampling", "entropy": "entropy"}.get(strategy)
    asks = (
        UncertaintySampling(method=method, random_state=split.seed)
        if method
        else RandomSampling(random_state=split.seed)
    )
    options = {"clf": model, "fit_clf": False} if method else {}
    while True:
        model.fit(split.X, y)
        run.accuracies.append(split.accuracy(model.predict(split.X_test)))
        if len(run.accuracies) > ROUNDS:
            return run
        rows = run.query(lambda: asks.query(X=split.X, y=y, batch_size=BATCH, **options))
        y[rows] = split.y[rows]


def small_text(split: Split, strategy: str) -> Run:
    from small_text import (
        BreakingTies,
        PoolBasedActiveLearner,
        PredictionEntropy,
        RandomSampling,
        SklearnClassifierFactory,
        SklearnDataset,
    )

    run, labels = Run(strategy), np.arange(10)
    asks = {"margin": BreakingTies, "entropy": PredictionEntropy, "random": RandomSampling}[strategy]()
    pool, test = (
        SklearnDataset(X, y, target_labels=labels) for X, y in ((split.X, split.y), (split.X_test, split.y_test))
    )
    learner = PoolBasedActiveLearner(SklearnClassifierFactory(logistic(), 10), asks, pool)
    np.random.seed(split.seed)  # noqa: NPY002 - the only seed its random draws know
    learner.initialize_data(split.first, split.y[split.first])
    while True:
        run.accuracies.append(split.accuracy(learner.classifier.predict(test)))
        if len(run.accuracies) > ROUNDS:
            return run
        learner.update(split.y[run.query(lambda: learner.query(BATCH))])


LIBRARIES = {
    "al_widget": ours,
    "modAL": modal,
    "scikit-activeml": skactiveml,
    "small-text": small_text,
    "al_widget, warm start": warm,
}


def report(seeds: int) -> None:
    print(peers.versions(sys.executable, "modAL-python", "scikit-activeml", "small-text", "scikit-learn", "numpy"))
    splits = [Split(seed) for seed in range(seeds)]
    print(f"{'mean accuracy at':32}" + "".join(f"{FIRST + BATCH * turn:7}" for turn in range(ROUNDS + 1)) + "    area")
    for strategy in STRATEGIES:
        played = {name: [play(split, strategy) for split in splits] for name, play in LIBRARIES.items()}
        runs = {name: found for name, found in played.items() if found[0] is not None}
        curves = {name: np.mean([run.accuracies for run in found], axis=0) for name, found in runs.items()}
        for name, curve in curves.items():
            numbers = "".join(f"{value:7.4f}" for value in curve)
            print(f"{strategy + ', ' + name:32}{numbers} {trapezoid(curve) / ROUNDS:7.4f}")
        reference = curves["al_widget"], [batch for run in runs["al_widget"] for batch in run.asked]
        for name, found in runs.items():
            same = sum(map(set.__eq__, reference[1], (batch for run in found for batch in run.asked)))
            equal = "equal at every point" if np.array_equal(curves[name], reference[0]) else "another curve"
            each = [second for run in found for second in run.seconds]
            print(
                f"  {name:30}{equal}, {same} of {ROUNDS * seeds} batches as ours"
                + (f", {1000 * statistics.median(each):.2f} ms per query" if each else "")
            )
        sys.stdout.flush()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int, default=SEEDS)
    chosen = options.parse_args()
    peers.go_on_in("strategies")
    warnings.simplefilter("ignore")  # the peers warn about their own code
    with threadpool_limits(1):
        report(chosen.seeds)
