"""The same loop with a known truth: an oracle plays the annotator, and strategies are compared on your data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np

from al_widget import strategies as registry
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.features import Features, Rows
from al_widget.data.frames import missing
from al_widget.data.pool import make_pool
from al_widget.engine import arguments
from al_widget.evaluation.intervals import Estimate
from al_widget.exceptions import DataError
from al_widget.labels.classes import Classes, column, indicator
from al_widget.models.learner import Learner
from al_widget.session import Session

_HELD_OUT = 0.3  # of the data, where no test set is given
_FEWEST_REPEATS = 5  # fewer say next to nothing about how far repeats lie apart
_DECIDED = {"classes", "ids", "labels", "show", "store", "strategy", "text"}  # of a session, by simulate itself
_COLUMNS = ["strategy", "repeat", "n_labels", "accuracy", "balanced_accuracy", "seconds"]


@dataclass(frozen=True)
class Simulation:
    """Learning curves of several strategies over several repeats.

    Attributes
    ----------
    frame
        pandas DataFrame: strategy, repeat, n_labels, accuracy, balanced_accuracy, seconds (of the update),
        and with multilabel micro_f1, macro_f1.
    """

    frame: Any

    def figure(self) -> Any:
        """Draw the mean curves with bands of one standard error, as a plotly figure."""
        from al_widget.charts import learning_curves

        return learning_curves(self.frame)

    def savings(self, strategy: str, *, over: str = "random", at: int | None = None, seed: int = 0) -> Estimate:
        """Tell which share of another strategy's labels this one did not need, with a 95 % interval.

        The target is fixed first: the accuracy the mean curve of `over` has at `at` labels. Both mean
        curves are made monotone (isotonic regression), so that one lucky round reaches nothing, and
        read where they first reach it. A strategy that does not reach it by the end of its curve is
        charged with all of its labels, against those `over` needs to be as accurate: nothing is cut off
        at zero, so that a strategy that does not help shows an interval around it. Simulate further than
        `at`, about twice as far, to see how much later it comes.

        The interval is Student's t times the standard error of the logarithm of the labels needed, by a bootstrap
        over the repeats, both strategies drawn together, widened for few repeats (Hesterberg 2015, section 5.3).

        Parameters
        ----------
        at
            Number of labels to compare at; by default the largest that both curves have.

        Returns
        -------
        Estimate, 0.4 where 40 % of the labels were not needed, -0.5 where half as many again were.

        Raises
        ------
        DataError
            If a strategy was not simulated, there is no curve at so many labels, or there are fewer than five repeats.
        """
        from scipy.special import stdtrit

        at, x, mine, theirs = self._paired(strategy, over, at)
        n, rng = len(mine), np.random.default_rng(seed)
        value = _saving(x, mine, theirs, at)
        drawn = [_saving(x, mine[some], theirs[some], at) for some in rng.integers(n, size=(1000, n))]
        # Needed labels are told apart by ratios. Few repeats are drawn less far apart than they lie: n / (n - 1).
        error = np.log1p(-np.array(drawn)).std() * np.sqrt(n / (n - 1))
        low, high = (1 - (1 - value) * float(np.exp(side * stdtrit(n - 1, 0.975) * error)) for side in (1, -1))
        return Estimate(value, low, high, n, "paired repeats")

    def _paired(self, strategy: str, over: str, at: int | None) -> tuple[int, np.ndarray, np.ndarray, np.ndarray]:
        """Give where two strategies are compared, the numbers of labels both have, (l,), and their curves (r, l)."""
        table = self.frame.pivot_table(index=["strategy", "repeat"], columns="n_labels", values="accuracy")
        for name in (strategy, over):
            if name not in table.index:
                known = ", ".join(sorted(set(self.frame["strategy"])))
                raise DataError(f"Expected one of the simulated strategies {known}, got {name!r}.")
        mine, theirs = table.loc[strategy].align(table.loc[over], join="inner", axis=0)
        shared = mine.columns[(mine.notna() & theirs.notna()).all()]
        x, mine, theirs = shared.to_numpy(float), mine[shared].to_numpy(), theirs[shared].to_numpy()
        if len(mine) < _FEWEST_REPEATS:
            raise DataError(
                f"Expected curves of {_FEWEST_REPEATS} repeats or more, got {len(mine)}: fewer say next to nothing "
                f"about how far repeats lie apart. Pass repeats={_FEWEST_REPEATS} or more to simulate."
            )
        if not len(x):
            raise DataError(
                f"Expected curves of {strategy} and {over} with a number of labels in common, got none. "
                "Simulate them together."
            )
        at = int(x[-1]) if at is None else at
        if not x[0] <= at <= x[-1]:
            raise DataError(f"Expected at= within the simulated {int(x[0])} to {int(x[-1])} labels, got {at}.")
        return at, x, mine, theirs

    def verdict(self, strategy: str, *, over: str = "random", at: int | None = None) -> str:
        """Say in one sentence whether a strategy helped: only what the interval of `savings` allows.

        Parameters
        ----------
        at
            Number of labels to compare at; by default the largest that both curves have.
        """
        at = self._paired(strategy, over, at)[0]
        found = self.savings(strategy, over=over, at=at)
        goal, source = f"At the accuracy of {at} {over} labels", f"({found.n} {found.method})"
        if found.low > 0:
            return f"{goal}, {strategy} saves {found.value:.0%} [{found.low:.0%}, {found.high:.0%}] of them {source}."
        if found.high < 0:
            return f"{goal}, {strategy} takes {-found.value:.0%} [{-found.high:.0%}, {-found.low:.0%}] more {source}."
        interval = f"a saving of [{found.low:.0%}, {found.high:.0%}]"
        return f"{goal}, there is no evidence that {strategy} helps here: {interval} {source}."


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
    multilabel: bool = False,
    **options: Any,
) -> Simulation:
    """Compare strategies on data whose labels are known: each repeat is a `Session` labeled by an oracle.

    Parameters
    ----------
    data, truth
        The pool, and the n true labels.
    strategies
        Names or functions, as for `Session`; or a single one.
    n_labels
        Labels per curve, seeds included.
    repeats
        Curves per strategy; each repeat has a seed of its own, `seed` plus its number, which all strategies share, so
        that they are compared pairwise.
    test
        `(examples, labels)` to measure on; by default 30 % of the data, drawn anew for each repeat.
    noise
        Share of answers the oracle gets wrong, at random.
    jobs
        Processes; by default half of the cores.
    progress
        Whether to show a bar.
    multilabel
        Whether a true label is a list or set of any number of classes; the frame then has the columns
        micro_f1 and macro_f1, accuracy is exact match, balanced_accuracy the mean over the classes of
        their own, and noise turns one class of an answer around.
    **options
        What else `Session` takes: `batch_size`, `seed_size`, `audit`, …; but for `ids`, `labels`, `show`, `store` and
        `text`, which a simulation decides itself.

    Returns
    -------
    Simulation

    Raises
    ------
    DataError
        If the truth does not fit the data, there are fewer than two classes in it, or an argument cannot be used:
        told before anything runs.

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

    arguments.check_numbers(n_labels=n_labels, repeats=repeats, jobs=jobs, seed=seed)
    if not isinstance(noise, (int, float, np.number)) or not 0 <= noise < 1:
        raise DataError(f"Expected noise= to be a share of at least 0 and below 1, got {noise!r}.")
    asked = _named(strategies)
    told = _told("truth", truth, multilabel=multilabel)
    known = Classes(
        sorted({name for answer in told for name in (answer if multilabel else [answer])}), multilabel=multilabel
    )
    labels = column(known.answer(known.text(answer)) for answer in told)
    pool = make_pool(data, features=features)
    if len(labels) != len(pool):
        raise DataError(f"Expected one true label per example ({len(pool)}), got {len(labels)}.")
    given = _test(test, known)
    _check_options(options, len(pool), known)
    built = build_features(pool, features, landmarks=model is None)
    chosen = model
    if chosen is None:
        chosen = default_model(pool, features, seed, 2 if multilabel else len(known.names))
    Learner(chosen, seed)
    held_out = None if given is None else (built.of(given[0]), given[1])
    tasks = [
        delayed(_curve)(
            built, labels, known, one, name, chosen, held_out, n_labels, noise, seed + repeat, repeat, options
        )
        for repeat in range(repeats)
        for name, one in asked
    ]
    workers = max(1, (os.cpu_count() or 2) // 2) if jobs is None else jobs
    # Features cross to the processes as memory maps: they are in memory once, however many there are.
    finished = Parallel(workers, return_as="generator", max_nbytes="1M")(tasks)
    if progress:
        from tqdm.auto import tqdm

        finished = tqdm(finished, total=len(tasks), desc="curves")
    rows = [row for part in finished for row in part]
    frame = pd.DataFrame(rows, columns=_COLUMNS + ["micro_f1", "macro_f1"] * multilabel)
    return Simulation(frame.sort_values(["strategy", "repeat", "n_labels"], ignore_index=True))


def _named(strategies: Any) -> list[tuple[str, Any]]:
    """Give each strategy with the name the frame has it by: no two share one."""
    single = isinstance(strategies, str) or callable(strategies)
    if not single and not hasattr(strategies, "__iter__"):
        raise DataError(f"Expected strategies= as a list of names or functions, got {strategies!r}.")
    named = [(registry.resolve(one)[0], one) for one in ([strategies] if single else strategies)]
    if not named:
        raise DataError('Expected one strategy or more, got none. Write strategies=["diverse_margin", "random"].')
    names = [name for name, _ in named]
    for name in names:
        if names.count(name) > 1:
            raise DataError(
                f"Expected strategies of different names, got {name!r} more than once: their curves would be one. "
                "Define each as a function of its own name."
            )
    return named


def _told(what: str, answers: Any, *, multilabel: bool) -> list[Any]:
    """Read true labels as str, with multilabel as lists of str, and refuse gaps."""
    if isinstance(answers, str) or not hasattr(answers, "__iter__"):
        raise DataError(f"Expected {what} as a list, one label per example, got {answers!r}.")
    told = []
    for position, answer in enumerate(answers):
        if multilabel and not missing(answer) and (isinstance(answer, str) or not isinstance(answer, Collection)):
            raise DataError(
                f"Expected {what} as a list or set of classes for each example, got {answer!r} at position "
                f"{position}. Write {[answer]}."
            )
        names = [answer] if missing(answer) or not multilabel else list(answer)
        if any(missing(name) for name in names):
            raise DataError(
                f"Expected {what} without gaps, got {answer!r} at position {position}. Leave that example out."
            )
        told.append([str(name).strip() for name in names] if multilabel else str(answer).strip())
    return told


def _test(test: Any, classes: Classes) -> Any:
    """Read test= as examples and an array of answers (n,)."""
    if not isinstance(test, (tuple, list)) or len(test) != 2:
        return arguments.check_test(test, classes)
    examples, answers = test
    told = _told("the labels of test=", answers, multilabel=classes.multilabel)
    checked: Any = arguments.check_test((examples.X if isinstance(examples, Rows) else examples, told), classes)
    return (examples, checked[1]) if isinstance(examples, Rows) else checked


def _check_options(options: dict[str, Any], n: int, classes: Classes) -> None:
    """Refuse what `Session` does not take, and what `simulate` decides itself."""
    for option in options:
        if option in _DECIDED:
            raise DataError(
                f"Expected no {option}=: simulate keeps its sessions in memory, on rows of its own, and labels them "
                "by the truth. Leave it out."
            )
    rows = np.arange(n).reshape(-1, 1)
    # A session of its own says what is wrong with the rest, before any curve runs.
    Session(rows, classes.names, multilabel=classes.multilabel, ids=range(n), store=None, **options).close()


def _curve(
    built: Features,
    labels: np.ndarray,
    classes: Classes,
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
    rng = np.random.default_rng([seed, 77])
    rows = np.arange(len(labels))
    if held_out is None:
        rows = rng.permutation(len(labels))
        split = int(len(labels) * _HELD_OUT)
        held_out = (built.X[np.sort(rows[:split])], labels[np.sort(rows[:split])])
        rows = np.sort(rows[split:])
    X_test, truth_test = held_out
    part = built if len(rows) == len(labels) else Features(built.X[rows], built.embedding[rows], built.transform)
    answers = labels[rows].copy()
    wrong = np.flatnonzero(rng.random(len(rows)) < noise)
    for row in wrong:
        answers[row] = _wrong(answers[row], classes, rng)
    session = Session(
        rows.reshape(-1, 1),
        classes.names,
        multilabel=classes.multilabel,
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
            seconds = perf_counter() - started
            accuracy, balanced, *f1 = _scores(truth_test, session.predict(Rows(X_test)), classes)
            found.append([name, repeat, session.n_labels, accuracy, balanced, seconds, *f1])
    session.close()
    return found


def _wrong(answer: Any, classes: Classes, rng: np.random.Generator) -> Any:
    """Give another answer than the true one, at random; of several classes one is turned around."""
    if not classes.multilabel:
        return rng.choice([name for name in classes.names if name != answer])
    turned = rng.choice(classes.names)
    return tuple(name for name in classes.names if (name in answer) != (name == turned))


def _scores(truth: np.ndarray, predicted: np.ndarray, classes: Classes) -> list[float]:
    """Give accuracy and balanced accuracy; with multilabel micro-F1 and macro-F1 too."""
    from sklearn.metrics import balanced_accuracy_score, f1_score

    accuracy = float(np.mean(predicted == truth))
    if not classes.multilabel:
        return [accuracy, float(balanced_accuracy_score(truth.astype(str), predicted.astype(str)))]
    marks, told = indicator(truth, classes.names), indicator(predicted, classes.names)
    torn = [place for place, mark in enumerate(marks.T) if mark.any() and not mark.all()]
    balanced = [balanced_accuracy_score(marks[:, place], told[:, place]) for place in torn]
    f1 = [float(f1_score(marks, told, average=average, zero_division=0)) for average in ("micro", "macro")]
    return [accuracy, float(np.mean(balanced)), *f1]


def _saving(x: np.ndarray, mine: np.ndarray, theirs: np.ndarray, at: float) -> float:
    """Compare the mean of some curves (repeats, points) with the mean of others at the accuracy those have at `at`."""
    from scipy.optimize import isotonic_regression

    ours, other = isotonic_regression(mine.mean(axis=0)).x, isotonic_regression(theirs.mean(axis=0)).x
    target = float(np.interp(at, x, other))
    if ours[-1] >= target:
        return 1 - _reached(x, ours, target) / _reached(x, other, target)
    return 1 - float(x[-1]) / _reached(x, other, ours[-1])


def _reached(x: np.ndarray, y: np.ndarray, target: float) -> float:
    """Read where a monotone curve first reaches a target that it does reach."""
    first = int(np.flatnonzero(y >= target - 1e-12)[0])
    if first == 0:
        return float(x[0])
    rise = (target - y[first - 1]) / (y[first] - y[first - 1])
    return float(x[first - 1] + rise * (x[first] - x[first - 1]))
