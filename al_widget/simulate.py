"""The same loop with a known truth: an oracle plays the annotator, and strategies are compared on your data."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np

from al_widget import strategies as registry
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.embeddings import Embedder, embed_texts, find_embedder
from al_widget.data.features.features import Rows
from al_widget.data.features.named import named_features
from al_widget.data.features.representations import AsBuilt, NewRows, Representations
from al_widget.data.frames import check_order
from al_widget.data.pool import Pool, make_pool
from al_widget.data.surrogates import repair_surrogates
from al_widget.engine.config import check_number, check_test, without_gaps
from al_widget.exceptions import DataError, ModelError, excerpt
from al_widget.labels.arrays import label_array
from al_widget.labels.classes import Classes
from al_widget.labels.schema import LabelSchema, schema_for
from al_widget.models.learner import Learner
from al_widget.models.reading import for_model
from al_widget.session import Session
from al_widget.simulation import Simulation

_HELD_OUT = 0.3  # of the data, where no test set is given
_DECIDED = {"classes", "ids", "labels", "show", "store", "strategy"}  # of a session, by simulate itself
_COLUMNS = ["strategy", "repeat", "n_labels", "accuracy", "balanced_accuracy", "seconds"]


@dataclass(frozen=True)
class Experiment:
    """What all curves of a simulation share.

    Attributes
    ----------
    features
        Of the whole data: one representation, or those that the labels choose between.
    truth
        True labels, (n,).
    classes, schema
        Class names, and the shape of a label.
    model
        The unfitted classifier.
    test
        Rows and labels to measure on; None to hold some of the data out, drawn anew for each repeat.
    n_labels
        Labels per curve.
    noise
        Share of labels the oracle gets wrong.
    options
        Of `Session`.
    """

    features: Representations
    truth: np.ndarray
    classes: tuple[str, ...]
    schema: LabelSchema
    model: Any
    test: tuple[Rows, np.ndarray] | None
    n_labels: int
    noise: float
    options: dict[str, Any]

    def split(self, rng: np.random.Generator) -> tuple[np.ndarray, Rows, np.ndarray]:
        """Return the rows of the pool, and rows and labels of the test set."""
        n = len(self.truth)
        if self.test is not None:
            return np.arange(n), *self.test
        rows = rng.permutation(n)
        size = int(n * _HELD_OUT)
        held_out = np.sort(rows[:size])
        return np.sort(rows[size:]), self.features.held_out(held_out), self.truth[held_out]

    def oracle(self, rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Return the labels the simulated annotator gives to some rows, wrong ones among them."""
        labels = self.truth[rows].copy()
        for row in np.flatnonzero(rng.random(len(rows)) < self.noise):
            labels[row] = self.schema.corrupt(labels[row], self.classes, rng)
        return labels


def simulate(
    data: Any,
    truth: Sequence[str],
    *,
    strategies: Sequence[Any] = ("diverse_margin", "random"),
    n_labels: int = 300,
    repeats: int = 5,
    test: tuple[Any, Sequence[str]] | None = None,
    noise: float = 0.0,
    features: Any = "auto",
    embeddings: Any = None,
    model: Any = None,
    seed: int = 0,
    jobs: int | None = None,
    progress: bool = True,
    multilabel: bool = False,
    text: Hashable | None = None,
    **options: Any,
) -> Simulation:
    """Compare strategies on data whose labels are known: each repeat is a `Session` labeled by an oracle.

    Parameters
    ----------
    data, truth
        The pool, and the n true labels: a list, a series, or an array of shape (n,) or (n, 1), as for `Session`.
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
    features, embeddings, model
        As for `Session`; the features are made once, of the whole data.
    jobs
        Processes; by default half of the cores.
    progress
        Whether to show a bar.
    multilabel
        Whether a true label is a list or set of any number of classes; the frame then has the columns
        micro_f1 and macro_f1, accuracy is exact match, balanced_accuracy the mean over the classes of
        their own, and noise turns one class of an answer around.
    text
        For frames: the column to read as text, as in `Session`.
    **options
        What else `Session` takes: `batch_size`, `seed_size`, `audit`, …; but for `ids`, `labels`, `show` and
        `store`, which a simulation decides itself.

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

    check_number("n_labels", n_labels, least=1)
    check_number("repeats", repeats, least=1)
    check_number("jobs", jobs, least=1, optional=True)
    check_number("seed", seed, least=0)
    if not isinstance(noise, (int, float, np.number)) or not 0 <= noise < 1:
        raise DataError(f"Expected noise= to be a share of at least 0 and below 1, got {excerpt(noise)}.")
    schema = schema_for(multilabel)
    named = _named(strategies)
    told = schema.parse_truth("truth", truth)
    classes = Classes(sorted({name for label in told for name in schema.classes_of(label)}))
    labels = label_array(schema.normalize(label, classes.names) for label in told)
    pool = make_pool(data, text=text, features=None if isinstance(features, str) else features)
    embedder = find_embedder(embeddings)
    features = named_features(features, embedder, pool.kind)
    if len(labels) != len(pool):
        raise DataError(f"Expected one true label per example ({len(pool)}), got {len(labels)}.")
    check_order("truth", truth, pool.index)
    given, _ = without_gaps(check_test(test, pool, features, classes, schema), pool, features)
    _check_options(options, len(pool), classes, schema)
    found = _representations(pool, features, model, embedder)
    if model is None:
        model = default_model(pool, features, seed, schema.outcomes(len(classes.names)), independent=schema.independent)
    Learner(model, seed, schema).check(classes.names)  # a wrong estimator is reported now, not in another process
    held_out = None if given is None else (_test_rows(pool, given[0], found), given[1])
    found = replace(found, embedder=None, texts=())  # what made the vectors need not go to other processes
    experiment = Experiment(found, labels, classes.names, schema, model, held_out, n_labels, noise, options)
    tasks = [
        delayed(_draw_curve)(experiment, name, strategy, repeat, seed + repeat)
        for repeat in range(repeats)
        for name, strategy in named
    ]
    workers = max(1, (os.cpu_count() or 2) // 2) if jobs is None else jobs
    # Features cross to the processes as memory maps: they are in memory once, however many there are.
    finished = Parallel(workers, return_as="generator", max_nbytes="1M")(tasks)
    if progress:
        from tqdm.auto import tqdm

        finished = tqdm(finished, total=len(tasks), desc="curves")
    rows = [row for part in finished for row in part]
    more = [name for name in schema.score_names if name not in _COLUMNS]
    frame = pd.DataFrame(rows, columns=_COLUMNS + more)
    return Simulation(frame.sort_values(["strategy", "repeat", "n_labels"], ignore_index=True))


def _representations(pool: Pool, features: Any, model: Any, embedder: Embedder | None) -> Representations:
    """Return what the sessions read the data as, with its vectors; one where the labels have nothing to choose."""
    found: Representations | None
    if isinstance(features, Representations):
        found = features
    else:
        base = build_features(pool, features, landmarks=model is None)
        base = for_model(model, base, pool.kind, given=features is not None)
        chosen = features is None and model is None
        found = pool.kind.representations(base, embedder, None) if chosen else None
        if found is None:
            found = Representations(base, (AsBuilt("given", "the features given"),))
    found.prepare()
    return found


def _test_rows(pool: Pool, examples: Any, found: Representations) -> Rows:
    """Return the examples of test= as rows of whichever representation serves."""
    if isinstance(examples, Rows):
        return examples
    vectors = None
    if found.embedder is not None and found.vectors is not None:
        texts = pool.read(examples, None, "test=")
        vectors = embed_texts(found.embedder, texts, width=found.vectors.shape[1])
    return NewRows(pool.read_new(examples, found.base, "test="), vectors)


def _named(strategies: Any) -> list[tuple[str, Any]]:
    """Return each strategy with its name in the frame; no two share one."""
    single = isinstance(strategies, str) or callable(strategies)
    if not single and not hasattr(strategies, "__iter__"):
        raise DataError(f"Expected strategies= as a list of names or functions, got {excerpt(strategies)}.")
    each = [strategies] if single else strategies
    named = [(repair_surrogates(registry.resolve(one)[0]), one) for one in each]  # pyarrow's strings hold none
    if not named:
        raise DataError('Expected one strategy or more, got none. Write strategies=["diverse_margin", "random"].')
    names = [name for name, _ in named]
    for name in names:
        if names.count(name) > 1:
            raise DataError(
                f"Expected strategies of different names, got {excerpt(name)} more than once: their curves would be "
                "one. Define each as a function of its own name."
            )
    return named


def _check_options(options: dict[str, Any], n: int, classes: Classes, schema: LabelSchema) -> None:
    """Refuse what `Session` does not take, and what `simulate` decides itself."""
    for option in options:
        if option in _DECIDED:
            raise DataError(
                f"Expected no {option}=: simulate keeps its sessions in memory, on rows of its own, and labels them "
                "by the truth. Leave it out."
            )
    rows = np.arange(n).reshape(-1, 1)
    # A session that is thrown away checks the other options before any curve is drawn.
    Session(rows, classes.names, multilabel=schema.argument, ids=range(n), store=None, **options).close()


def _draw_curve(experiment: Experiment, name: str, strategy: Any, repeat: int, seed: int) -> list[dict[str, Any]]:
    """Let the oracle label one session, and return one row of the frame per update."""
    rng = np.random.default_rng([seed, 77])
    rows, new_rows, truth_test = experiment.split(rng)
    built = experiment.features
    part = built if len(rows) == len(experiment.truth) else built.part(rows)
    labels = experiment.oracle(rows, rng)
    session = Session(
        rows.reshape(-1, 1),
        experiment.classes,
        multilabel=experiment.schema.argument,
        features=part,
        ids=range(len(rows)),
        model=experiment.model,
        strategy=strategy,
        store=None,
        seed=seed,
        **{"audit": 0, **experiment.options},
    )
    points: list[dict[str, Any]] = []
    failure: ModelError | None = None
    seeds = min(session.seed_size, experiment.n_labels)
    while session.n_labels < experiment.n_labels:
        wanted = seeds - session.n_labels if session.n_labels < seeds else session.batch_size
        batch = session.query(min(wanted, experiment.n_labels - session.n_labels))
        if not batch:
            break
        for query in batch:
            session.label(query.id, labels[int(str(query.id))])
        started = perf_counter()
        try:
            learned = session.update()
        except ModelError as error:  # a later one may find what it needs, such as more labels of a class
            failure = error
            continue
        if learned is not None:
            seconds = perf_counter() - started
            scores = experiment.schema.scores(truth_test, session.predict(new_rows), experiment.classes)
            points.append(
                {"strategy": name, "repeat": repeat, "n_labels": session.n_labels, "seconds": seconds, **scores}
            )
    session.close()
    if failure is not None and not points:
        raise failure
    return points
