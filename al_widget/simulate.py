"""The same loop with a known truth: an oracle plays the annotator, and strategies are compared on your data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np

from al_widget import features as featurizing
from al_widget import strategies as registry
from al_widget.evaluation import Estimate
from al_widget.exceptions import DataError
from al_widget.features import Features, Rows
from al_widget.learner import Learner
from al_widget.pool import make_pool
from al_widget.session import Session

_HELD_OUT = 0.3  # of the data, where no test set is given
_COLUMNS = ["strategy", "repeat", "n_labels", "accuracy", "balanced_accuracy", "seconds"]


@dataclass(frozen=True)
class Simulation:
    """Learning curves of several strategies over several repeats.

    Attributes
    ----------
    frame
        pandas DataFrame: strategy, repeat, n_labels, accuracy, balanced_accuracy, seconds (of the update).
    """

    frame: Any

    def figure(self) -> Any:
        """Draw the mean curves with bands of one standard error, as a plotly figure."""
        from al_widget.charts import learning_curves

        return learning_curves(self.frame)

    def savings(self, strategy: str, *, over: str = "random", at: int | None = None, seed: int = 0) -> Estimate:
        """Tell which share of another strategy's labels this one did not need.

        Each strategy's mean curve is made monotone (isotonic regression), so that one lucky round reaches
        nothing. The target is fixed first: the accuracy of `over` at `at` labels; the saving is read where
        this strategy reaches it, beyond `at` where it must be. A curve that never does counts as if its last
        label had done it. The interval is a bootstrap over repeats, both strategies drawn together.

        Parameters
        ----------
        at
            Number of labels to compare at; by default the largest. In the middle of the curves a strategy
            can lose as well as save; at their end there is nothing beyond to lose.

        Returns
        -------
        Estimate, its value between 0 (nothing saved) and 1; negative where it reaches the target later.

        Raises
        ------
        DataError
            If a strategy was not simulated, or there is no curve at so many labels.
        """
        known = sorted(set(self.frame["strategy"]))
        curves = []
        for name in (strategy, over):
            if name not in known:
                raise DataError(f"Expected one of the simulated strategies {', '.join(known)}, got {name!r}.")
            mine = self.frame[self.frame["strategy"] == name]
            curves.append(mine.pivot(index="repeat", columns="n_labels", values="accuracy").dropna(axis=1))
        paired = curves[0].index.intersection(curves[1].index)
        (x, ours), (x_over, theirs) = ((one.columns.to_numpy(float), one.loc[paired].to_numpy()) for one in curves)
        at = int(min(x[-1], x_over[-1])) if at is None else at
        if not x_over[0] <= at <= x_over[-1]:
            raise DataError(f"Expected at= within the simulated {int(x_over[-1])} labels, got {at}.")
        rng = np.random.default_rng(seed)

        def saving(some: np.ndarray) -> float:
            target = np.interp(at, x_over, _monotone(theirs[some].mean(axis=0)))
            return 1 - _reached(x, _monotone(ours[some].mean(axis=0)), float(target)) / at

        everything = np.arange(len(paired))
        drawn = [saving(rng.choice(everything, len(everything))) for _ in range(1000)]
        low, high = np.quantile(drawn, [0.025, 0.975])
        return Estimate(saving(everything), float(low), float(high), len(paired), "paired repeats")


def simulate(
    data: Any,
    truth: Sequence[str],
    *,
    strategies: Sequence[Any] = ("diverse_margin", "random"),
    n_labels: int = 300,
    repeats: int = 5,
    test: tuple[Any, Sequence[str]] | None = None,
    noise: float = 0.0,
    features: Any = None,
    model: Any = None,
    seed: int = 0,
    jobs: int | None = None,
    progress: bool = True,
    **options: Any,
) -> Simulation:
    """Compare strategies on data whose labels are known: each repeat is a `Session` labeled by an oracle.

    Parameters
    ----------
    data, truth
        The pool, and the n true labels.
    strategies
        Names or functions, as for `Session`.
    n_labels
        Labels per curve, seeds included.
    repeats
        Curves per strategy; the repeat is the seed, so that strategies are compared pairwise.
    test
        `(examples, labels)` to measure on; by default 30 % of the data, drawn anew for each repeat.
    noise
        Share of answers the oracle gets wrong, at random.
    jobs
        Processes; by default half of the cores.
    progress
        Whether to show a bar.
    **options
        Everything else `Session` takes: `batch_size`, `seed_size`, …

    Returns
    -------
    Simulation

    Raises
    ------
    DataError
        If the truth does not fit the data, or there are fewer than two classes in it.

    Examples
    --------
    >>> texts = ["good film", "bad film", "good plot", "bad plot", "a good one", "a bad one"] * 20
    >>> truth = ["pos" if "good" in text else "neg" for text in texts]
    >>> result = simulate(texts, truth, strategies=["random"], n_labels=20, repeats=2, jobs=1, progress=False,
    ...                   seed_size=10, batch_size=10)
    >>> result.frame.groupby("n_labels")["accuracy"].mean().to_dict()
    {10: 1.0, 20: 1.0}
    """
    import os

    import pandas as pd
    from joblib import Parallel, delayed

    labels = np.array([str(name) for name in truth], dtype=object)
    pool = make_pool(data, features=features)
    if len(labels) != len(pool):
        raise DataError(f"Expected one true label per example ({len(pool)}), got {len(labels)}.")
    classes = tuple(sorted(set(labels)))
    if not 0 <= noise < 1:
        raise DataError(f"Expected noise= to be a share between 0 and 1, got {noise!r}.")
    named = [registry.resolve(one)[0] for one in strategies]
    built = featurizing.build(pool, features)
    chosen = featurizing.default_model(pool, features, seed) if model is None else model
    Learner(chosen, seed)
    held_out = None
    if test is not None:
        held_out = (built.of(test[0]), np.array([str(name) for name in test[1]], dtype=object))
    tasks = [
        delayed(_curve)(
            built, labels, classes, one, name, chosen, held_out, n_labels, noise, seed + repeat, repeat, options
        )
        for repeat in range(repeats)
        for one, name in zip(strategies, named, strict=True)
    ]
    workers = max(1, (os.cpu_count() or 2) // 2) if jobs is None else jobs
    # Features cross to the processes as memory maps: they are in memory once, however many there are.
    finished = Parallel(workers, return_as="generator", max_nbytes="1M")(tasks)
    if progress:
        from tqdm.auto import tqdm

        finished = tqdm(finished, total=len(tasks), desc="curves")
    rows = [row for part in finished for row in part]
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    return Simulation(frame.sort_values(["strategy", "repeat", "n_labels"], ignore_index=True))


def _curve(
    built: Features,
    labels: np.ndarray,
    classes: tuple[str, ...],
    strategy: Any,
    name: str,
    model: Any,
    held_out: tuple[Any, np.ndarray] | None,
    n_labels: int,
    noise: float,
    seed: int,
    repeat: int,
    options: dict[str, Any],
) -> list[list[Any]]:
    """Label one session by the oracle; one row per update."""
    from sklearn.metrics import balanced_accuracy_score

    rng = np.random.default_rng([seed, 77])
    rows = np.arange(len(labels))
    if held_out is None:
        rows = rng.permutation(len(labels))
        split = int(len(labels) * _HELD_OUT)
        held_out = (built.X[np.sort(rows[:split])], labels[np.sort(rows[:split])])
        rows = np.sort(rows[split:])
    X_test, truth_test = held_out
    part = built if len(rows) == len(labels) else Features(built.X[rows], built.space[rows], built.transform)
    answers = labels[rows].copy()
    wrong = np.flatnonzero(rng.random(len(rows)) < noise)
    for row in wrong:
        answers[row] = rng.choice([one for one in classes if one != answers[row]])
    session = Session(
        rows.reshape(-1, 1),
        classes,
        features=part,
        ids=range(len(rows)),
        model=model,
        strategy=strategy,
        store=None,
        seed=seed,
        **{"audit": 0, **options},
    )
    found = []
    seeds = min(session.seed_size, n_labels)
    while session.n_labels < n_labels:
        wanted = seeds - session.n_labels if session.n_labels < seeds else session.batch_size
        batch = session.query(min(wanted, n_labels - session.n_labels))
        if not batch:
            break
        for query in batch:
            session.label(query.id, answers[int(str(query.id))])
        started = perf_counter()
        if session.update() is not None:
            predicted = session.predict(Rows(X_test))
            accuracy = float(np.mean(predicted == truth_test))
            balanced = float(balanced_accuracy_score(truth_test.astype(str), predicted.astype(str)))
            found.append([name, repeat, session.n_labels, accuracy, balanced, perf_counter() - started])
    session.close()
    return found


def _monotone(y: np.ndarray) -> np.ndarray:
    """Give the rising curve nearest to y."""
    from sklearn.isotonic import isotonic_regression

    return np.asarray(isotonic_regression(y))


def _reached(x: np.ndarray, y: np.ndarray, target: float) -> float:
    """Read where a monotone curve reaches the target; its end if it never does."""
    above = np.flatnonzero(y >= target - 1e-12)
    if not len(above):
        return float(x[-1])
    first = above[0]
    if first == 0:
        return float(x[0])
    rise = (target - y[first - 1]) / (y[first] - y[first - 1])
    return float(x[first - 1] + rise * (x[first] - x[first - 1]))
