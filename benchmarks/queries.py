"""One query on a fitted model: ours beside modAL's, scikit-activeml's and small-text's. Time, memory, and the picks.

python benchmarks/queries.py                     # 10,000, 100,000 and a million candidates: eight minutes, 4 GB
python benchmarks/queries.py --most 10000        # a minute

Ten overlapping classes in 64 dimensions, float32, 200 labeled rows, and a logistic regression fitted on them (a committee
of eight for the committees). Each library gets the same matrix and the same fitted models and picks 100, probabilities
included. modAL's pool is cut out beforehand. Times are processor time on one thread, so that other work counts less: the
median of up to seven runs, in turn. Memory is the peak that Python and NumPy allocate in one more run, above what was
allocated before (tracemalloc). A query expected to take over 20 seconds or 2 GB, judging by a tenth of its size, is not run.
"""

from __future__ import annotations

import argparse
import gc
import math
import statistics
import sys
import time
import tracemalloc
import warnings

import numpy as np
import peers
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

SIZES = (10_000, 100_000, 1_000_000)
D, CLASSES, LABELED, K, MEMBERS = 64, 10, 200, 100, 8
ENOUGH_SECONDS, MOST_SECONDS, MOST_BYTES = 5, 20, 2e9
EXACT = {"margin", "entropy", "k_center"}  # the other strategies draw at random
SCORES = {"margin", "entropy", "committee"}
WANTED = {("k_center", 10_000): 8, ("badge", 10_000): 30}  # required fastest peer / ours; default 1


class Task:
    """A pool, its labeled rows, and the models that all libraries use."""

    def __init__(self, n: int) -> None:
        chance = np.random.default_rng(0)
        truth = chance.integers(CLASSES, size=n)
        centres = chance.normal(size=(CLASSES, D)).astype(np.float32) * 0.4
        self.X = chance.standard_normal((n, D), dtype=np.float32)
        for start in range(0, n, 8192):
            self.X[start : start + 8192] += centres[truth[start : start + 8192]]
        self.y = truth
        self.labeled = np.sort(chance.choice(n, LABELED, replace=False))
        self.free = np.setdiff1d(np.arange(n), self.labeled)
        X, y = self.X[self.labeled], self.y[self.labeled]
        weights = [None, *chance.exponential(size=(MEMBERS, LABELED))]
        self.model, *self.members = [LogisticRegression(max_iter=1000).fit(X, y, one) for one in weights]
        self.known = np.where(np.isin(np.arange(n), self.labeled), self.y, np.nan)  # scikit-activeml's y
        self.pool = self.X[self.free]  # modAL's


def ours(task: Task, strategy: str):
    from al_widget import strategies
    from al_widget.models.model import Model

    classes = tuple(map(str, range(CLASSES)))
    model, *members = [Model(one, 1, LABELED) for one in (task.model, *task.members)]

    def query():
        here = strategies.Candidates(
            task.X,
            task.free,
            task.labeled,
            lambda rows: model.proba(rows, classes),
            committee=lambda: lambda rows: np.stack([one.proba(rows, classes) for one in members]),
        )
        return task.free[strategies.select(strategies.get(strategy), here, K, np.random.default_rng(0))[0]]

    return query


def modal(task: Task, strategy: str):
    from modAL.disagreement import vote_entropy_sampling
    from modAL.models import ActiveLearner, Committee
    from modAL.uncertainty import entropy_sampling, margin_sampling

    if strategy == "committee":
        learner = Committee([ActiveLearner(one) for one in task.members], vote_entropy_sampling)
    elif strategy in {"margin", "entropy"}:
        learner = ActiveLearner(task.model, {"margin": margin_sampling, "entropy": entropy_sampling}[strategy])
    else:
        return None
    return lambda: task.free[learner.query(task.pool, n_instances=K)[0]]


def skactiveml(task: Task, strategy: str):
    from skactiveml.classifier import SklearnClassifier
    from skactiveml.pool import Badge, CoreSet, QueryByCommittee, TypiClust, UncertaintySampling

    model, *members = [
        SklearnClassifier(one, classes=range(CLASSES)).fit(task.X[task.labeled], task.y[task.labeled])
        for one in (task.model, *task.members)
    ]
    asks, options = {
        "margin": (UncertaintySampling(method="margin_sampling", random_state=0), {"clf": model, "fit_clf": False}),
        "entropy": (UncertaintySampling(method="entropy", random_state=0), {"clf": model, "fit_clf": False}),
        "committee": (
            QueryByCommittee(method="vote_entropy", random_state=0),
            {"ensemble": members, "fit_ensemble": False},
        ),
        "k_center": (CoreSet(random_state=0), {}),
        "badge": (Badge(random_state=0), {"clf": model, "fit_clf": False}),
        "typical": (TypiClust(random_state=0), {}),
    }[strategy]
    return lambda: asks.query(X=task.X, y=task.known, batch_size=K, **options)


def small_text(task: Task, strategy: str):
    from small_text import BreakingTies, PredictionEntropy, SklearnClassifier, SklearnDataset, greedy_coreset

    if strategy == "k_center":
        # small-text returns correct positions only if the unlabeled rows come first.
        order = np.concatenate([task.free, task.labeled])
        X, n = task.X[order], len(task.free)
        return lambda: order[greedy_coreset(X, np.arange(n), np.arange(n, len(X)), K, distance_metric="euclidean")]
    if strategy not in {"margin", "entropy"}:
        return None
    asks = BreakingTies() if strategy == "margin" else PredictionEntropy()
    data = SklearnDataset(task.X, task.y, target_labels=np.arange(CLASSES))
    model = SklearnClassifier(task.model, CLASSES)
    return lambda: asks.query(model, data, task.free, task.labeled, task.y[task.labeled], n=K)


LIBRARIES = {"al_widget": ours, "modAL": modal, "scikit-activeml": skactiveml, "small-text": small_text}
STRATEGIES = ("margin", "entropy", "committee", "k_center", "badge", "typical")


def timed(query) -> float:
    started = time.process_time()
    query()
    return time.process_time() - started


def traced(query) -> tuple[set[int], int]:
    """Run a query once more; return its picks and its peak memory in bytes."""
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    picks = query()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return set(np.asarray(picks).tolist()), most - before


def measure(sizes: list[int], only: list[str]) -> None:
    print(peers.versions(sys.executable, "modAL-python", "scikit-activeml", "small-text", "scikit-learn", "numpy"))
    print(f"{'':38}{'ms':>10}{'least':>10}{'most':>10}{'times ours':>12}{'peak MB':>10}  picks as ours")
    found = {}
    for n in sizes:
        task = Task(n)
        for strategy in only:
            queries = {name: make(task, strategy) for name, make in LIBRARIES.items()}
            skipped = [name for name in queries if too_much(*found.get((n // 10, strategy, name), (0, 0)))]
            queries = {name: query for name, query in queries.items() if query is not None and name not in skipped}
            times = {name: [timed(query)] for name, query in queries.items()}  # also the warm-up run
            for _ in range(7):
                for name, query in queries.items():
                    if sum(times[name]) < ENOUGH_SECONDS:
                        times[name].append(timed(query))
            traces = {name: traced(query) for name, query in queries.items()}
            for name, (picks, most) in traces.items():
                runs = times[name][1:] or times[name]
                found[n, strategy, name] = statistics.median(runs), most
                same = f"{len(traces['al_widget'][0] & picks)} of {K}" if strategy in EXACT else "drawn"
                print(
                    f"{f'{n:,} {strategy}, {name}':38}"
                    + "".join(f"{1000 * one:10.1f}" for one in (statistics.median(runs), min(runs), max(runs)))
                    + f"{over_ours(found, n, strategy, name):12.2f}{most / 1e6:10.1f}  {same}",
                    flush=True,
                )
            for name in skipped:
                found[n, strategy, name] = math.inf, 0  # skip it at ten times the size too
                print(f"{f'{n:,} {strategy}, {name}':38}{'not run':>10}")
            judge(found, n, strategy, [name for name in queries if name != "al_widget"])


def over_ours(found: dict, n: int, strategy: str, name: str) -> float:
    return found[n, strategy, name][0] / found[n, strategy, "al_widget"][0]


def judge(found: dict, n: int, strategy: str, others: list[str]) -> None:
    """Print whether the targets are met."""
    if others:
        wanted, fastest = WANTED.get((strategy, n), 1), min(over_ours(found, n, strategy, name) for name in others)
        print(f"  fastest peer / ours {fastest:.1f}, at least {wanted}: {'met' if fastest >= wanted else 'MISSED'}")
    most = found[n, strategy, "al_widget"][1] / 1e6
    if strategy in SCORES and n >= 1_000_000:
        print(f"  our memory {most:.1f} MB, at most 10: {'met' if most <= 10 else 'MISSED'}")


def too_much(seconds: float, memory: int) -> bool:
    """Return whether ten times as many candidates would take too much time or memory, judging by this run."""
    return 10 * seconds > MOST_SECONDS or 10 * memory > MOST_BYTES


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--most", type=int, choices=SIZES, default=SIZES[-1])
    options.add_argument("--strategies", nargs="+", choices=STRATEGIES, default=list(STRATEGIES))
    chosen = options.parse_args()
    peers.go_on_in("strategies")
    warnings.simplefilter("ignore")  # the peers warn about their own code
    with threadpool_limits(1):
        measure([n for n in SIZES if n <= chosen.most], chosen.strategies)
