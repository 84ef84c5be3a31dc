"""The arguments of a session: checked once, at the door, and frozen."""

from __future__ import annotations

import getpass
import json
import uuid
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget import strategies
from al_widget.data.arrays import is_matrix
from al_widget.data.cache import Cache, beside, of_user
from al_widget.data.cards import check_show
from al_widget.data.features.embeddings import Embedder, find_embedder
from al_widget.data.features.features import check_matrix
from al_widget.data.features.named import named_features
from al_widget.data.frames import as_python, check_order, is_frame, is_series, read_frame
from al_widget.data.kinds.kind import n_rows
from al_widget.data.pool import Pool, make_pool
from al_widget.data.surrogates import is_storable, repair_surrogates
from al_widget.evaluation.audit import Audit
from al_widget.exceptions import DataError, DecisionError, UnknownExampleError, clip, excerpt
from al_widget.labels.arrays import label_array
from al_widget.labels.classes import Classes, Label
from al_widget.labels.guidelines import check_guidelines
from al_widget.labels.location import Location, locate
from al_widget.labels.schema import LabelSchema, gap, schema_for
from al_widget.labels.values import is_no_label
from al_widget.models.inputs import inputs_of
from al_widget.models.learner import Learner
from al_widget.strategies import Strategy

if TYPE_CHECKING:
    import pandas as pd

_TEST_LABELS = "the labels of test="
_LONGEST_NAME = 200  # characters of the columns that hold the names of tasks and annotators


@dataclass(frozen=True)
class Options:
    """What can be assigned while labeling goes on: `session.target = 0.95`.

    Attributes
    ----------
    batch_size
        Labels per update, and examples per query.
    strategy
        What picks the next batch, as it was given: a name, or a function.
    target, budget, cost_per_label
        The accuracy to reach, the most labels to ask for, and the money per label; None for none.
    """

    batch_size: int
    strategy: Any
    target: float | None
    budget: int | None
    cost_per_label: float | None

    def __post_init__(self) -> None:
        check_number("batch_size", self.batch_size, least=1)
        check_number("budget", self.budget, least=1, optional=True)
        check_share("target", self.target)
        check_amount("cost_per_label", self.cost_per_label)
        strategies.resolve(self.strategy)

    @property
    def named_strategy(self) -> tuple[str, Strategy]:
        """The strategy's name, and the function."""
        return strategies.resolve(self.strategy)

    def assigned(self, name: str, value: Any) -> Options:
        """Return the options with one of them replaced.

        Raises
        ------
        DataError, StrategyError
            If the value cannot be used.
        """
        return replace(self, **{name: value})

    def to_json(self, name: str, value: Any) -> str:
        """Return an assignment as a line for the log: what was assigned, and what had been passed as the argument."""
        return json.dumps({"name": name, "value": _plain(value), "passed": _plain(getattr(self, name))})

    def restored(self, text: str, passed: Options, function: Any = None) -> Options:
        """Return the options after an assignment of the log.

        It counts while the session is made with the argument it was made with then: an argument that was changed
        since is newer. A strategy that was assigned as a function cannot be read back.

        Parameters
        ----------
        passed
            The options as they were passed.
        function
            The strategy that this session was assigned as a function; None without one.
        """
        found = json.loads(text)
        name, value = found["name"], found["value"]
        if not hasattr(self, name) or found["passed"] != _plain(getattr(passed, name)):
            return self
        if value is None and name == "strategy":
            value = function
        if value is None and name in {"batch_size", "strategy"}:
            return self
        return self.assigned(name, value)


def _plain(value: Any) -> Any:
    """Return a setting as JSON holds it; None for a function."""
    return value.item() if isinstance(value, np.generic) else None if callable(value) else value


@dataclass(frozen=True)
class Display:
    """How an example is shown on its card.

    Attributes
    ----------
    show
        For frames: the columns on the card; None for all of a row, and none beside a text.
    render
        The user's own function from an example to what is shown; None for the pool's own card.
    """

    show: Sequence[Hashable] | None
    render: Callable[[Any], Any] | None


@dataclass(frozen=True)
class Config:
    """The arguments of a session, checked.

    Attributes
    ----------
    pool, schema, classes
        The examples, the shape of their labels, and the class names (or name -> key) that were given.
    guidelines
        What belongs to each class, by name; None where nothing was passed.
    features, model
        As they were given; None for the defaults. Of features that were named: "words", or an `Embedder`.
    embedder
        What turns texts into embeddings, where these are asked for; None where nothing is installed.
    seed_size
        Examples in the seed set.
    known
        row -> label, for the labels given in code.
    test
        Held-out examples and their labels (m,); None to measure on the audit.
    test_gaps
        The positions in `test=` that were left out, since there is no text.
    audit
        How the audit is drawn.
    options
        What can be assigned later, as it was passed.
    store, location
        Where the task is kept, as it was given and as it was found; None for memory.
    name, annotator
        The task's name there, and who decides.
    display
        How examples are shown.
    seed
        Everything random that is asked or learned follows it.
    session_id
        A random name of this session, by which a task goes that is kept in memory only.
    """

    pool: Pool
    schema: LabelSchema
    classes: Sequence[str] | Mapping[str, str]
    guidelines: dict[str, str] | None
    features: Any
    embedder: Embedder | None
    model: Any
    seed_size: int
    known: dict[int, Label]
    test: tuple[Any, np.ndarray] | None
    test_gaps: tuple[int, ...]
    audit: Audit
    options: Options
    store: Any = field(repr=False)  # a URL may hold a password
    location: Location | None
    name: str
    annotator: str
    display: Display
    seed: int
    session_id: str

    @property
    def cache(self) -> Cache | None:
        """Where vectors are kept: beside the store's file, in the user's folder for a server; None in memory."""
        if self.location is None:
            return None
        return Cache(of_user() if self.location.path is None else beside(self.location.path))

    @property
    def usable(self) -> int:
        """How many examples of the pool can be labeled."""
        return int((~self.pool.blank).sum())


def parse(
    data: Any,
    classes: Iterable[Any] | Mapping[Any, str],
    *,
    features: Any,
    embeddings: Any,
    model: Any,
    strategy: Any,
    batch_size: int,
    seed_size: int | None,
    labels: Any,
    test: Any,
    audit: Any,
    target: float | None,
    budget: int | None,
    cost_per_label: float | None,
    multilabel: bool,
    guidelines: Mapping[Any, str] | None,
    store: Any,
    name: str,
    annotator: str | None,
    ids: Iterable[Hashable] | None,
    text: Hashable | None,
    show: Sequence[Hashable] | None,
    render: Callable[[Any], Any] | None,
    seed: int,
) -> Config:
    """Check the arguments of `Session`, which describes them.

    Raises
    ------
    DataError, ModelError, StoreError, StrategyError
        If an argument cannot be used: the sentence says what was expected, what came, and what to do.
    """
    check_number("seed_size", seed_size, least=1, optional=True)
    check_number("seed", seed, least=0)
    options = Options(batch_size, strategy, target, budget, cost_per_label)
    drawn = Audit("uniform", 0.0) if test is not None else Audit.parse(audit)
    check_name("name", name)
    if annotator is not None:
        check_name("annotator", annotator)
    if render is not None and not callable(render):
        raise DataError(f"Expected render= to be a function from an example to str, got {excerpt(render)}.")
    pool = make_pool(data, ids=ids, text=text, features=None if isinstance(features, str) else features)
    embedder = find_embedder(embeddings)
    features = named_features(features, embedder, pool.kind)
    if is_matrix(features):
        check_matrix(features, len(pool))
    pool.kind.check_features(features)
    shown = check_show(pool, show)
    schema, known_classes = schema_for(multilabel), Classes(classes)
    if model is not None:
        Learner(model, seed, schema)  # a wrong estimator is reported now, not after the first batch
    # A model that begins with a vectorizer reads examples: then features= measures distances only.
    read_as = None if model is not None and inputs_of(model).reads_examples else features
    test, test_gaps = without_gaps(check_test(test, pool, read_as, known_classes, schema), pool, read_as)
    return Config(
        pool=pool,
        schema=schema,
        classes=known_classes.keys or known_classes.names,
        guidelines=None if guidelines is None else check_guidelines(guidelines, known_classes),
        features=features,
        embedder=embedder,
        model=model,
        seed_size=seed_size or min(200, max(20, 5 * len(known_classes.names))),
        known=known_labels(labels, pool, known_classes, schema),
        test=test,
        test_gaps=test_gaps,
        audit=drawn,
        options=options,
        store=store,
        location=locate(store),
        name=name,
        annotator=annotator or login(),
        display=Display(shown, render),
        seed=seed,
        session_id=uuid.uuid4().hex,
    )


def check_number(name: str, value: Any, *, least: int, optional: bool = False) -> None:
    """Refuse what is not a whole number of at least `least`; None too, unless it is optional."""
    if value is None and optional:
        return
    if not isinstance(value, (int, np.integer)) or isinstance(value, bool) or value < least:
        raise DataError(f"Expected {name}= to be a whole number of at least {least}, got {excerpt(value)}.")


def check_share(name: str, value: Any) -> None:
    """Refuse what is not a share between 0 and 1, or None."""
    if value is not None and (not _is_number(value) or not 0 <= value <= 1):
        raise DataError(f"Expected {name}= to be a share between 0 and 1, got {excerpt(value)}.")


def check_amount(name: str, value: Any) -> None:
    """Refuse what is not a finite amount of at least 0, or None."""
    if value is not None and (not _is_number(value) or not 0 <= value < float("inf")):
        raise DataError(f"Expected {name}= to be an amount of at least 0, got {excerpt(value)}.")


def check_name(name: str, value: Any) -> None:
    """Refuse what cannot name a task or a person."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_NAME or not is_storable(value):
        raise DataError(
            f"Expected {name}= to be a str of 1 to {_LONGEST_NAME} characters, valid Unicode without NUL, "
            f"got {excerpt(value)}."
        )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)


def check_test(
    test: Any, pool: Pool, features: Any, classes: Classes, schema: LabelSchema
) -> tuple[Any, np.ndarray] | None:
    """Return test=, a pair (examples, labels), as the examples, which can be read, and an array of labels (m,)."""
    if test is None:
        return None
    try:
        examples, given = test
    except (TypeError, ValueError):
        raise DataError("Expected test= to be a pair (examples, labels). Write test=(texts, labels).") from None
    index = examples.index if is_frame(examples) or is_series(examples) else None
    check_order("The labels of test=", given, index, "examples")
    truth = _test_labels(given, classes, schema)
    n = n_rows(pool.read(examples, features, "test="))
    if n != len(truth) or n == 0:
        raise DataError(f"Expected test= with one label per example, got {n} examples and {len(truth)} labels.")
    return examples, label_array(truth)


def without_gaps(
    test: tuple[Any, np.ndarray] | None, pool: Pool, features: Any
) -> tuple[tuple[Any, np.ndarray] | None, tuple[int, ...]]:
    """Return test= without the examples that are empty texts, and their positions."""
    if test is None:
        return None, ()
    examples, labels = test
    gaps = pool.kind.gaps(pool.read(examples, features, "test="))
    if not gaps.any():
        return test, ()
    if gaps.all():
        raise DataError(f"test=: expected texts, got {len(gaps)} that are all empty or missing. Pass some with a text.")
    kept = np.flatnonzero(~gaps)
    data = read_frame(examples, "test=")
    data = data.iloc[kept] if hasattr(data, "iloc") else [data[row] for row in kept]
    return (data, labels[kept]), tuple(np.flatnonzero(gaps).tolist())


def _test_labels(given: Any, classes: Classes, schema: LabelSchema) -> list[Label]:
    """Return the labels of test=, none of which may be missing."""
    values = schema.listed(f"{_TEST_LABELS} as a list, one label per example", given)
    for position, label in enumerate(values):
        if is_no_label(label):
            raise gap(_TEST_LABELS, label, position)
    return [_label("test=", f"position {row}", label, classes, schema) for row, label in enumerate(values)]


def known_labels(labels: Any, pool: Pool, classes: Classes, schema: LabelSchema) -> dict[int, Label]:
    """Return labels=, a Series by index, a dict id -> label, or an aligned sequence with gaps, as row -> label."""
    if labels is None:
        return {}
    if isinstance(labels, Mapping):
        given = [(id_, label) for id_, label in labels.items() if not is_no_label(label)]
        rows, values = _rows_of_ids([id_ for id_, _ in given], pool), [label for _, label in given]
    else:
        values = schema.listed("labels= to be a Series, a dict id -> label or a sequence", labels)
        if is_series(labels) or is_frame(labels):
            kept = [place for place, label in enumerate(values) if not is_no_label(label)]
            rows, values = _rows_of_index(labels.index[kept], pool), [values[place] for place in kept]
        else:
            _check_aligned(values, pool)
            rows = list(range(len(values)))
    return {
        row: _label("labels=", f"id {excerpt(pool.id(row))}", label, classes, schema)
        for row, label in zip(rows, values, strict=True)
        if not is_no_label(label)
    }


def _check_aligned(values: list[Any], pool: Pool) -> None:
    if len(values) != len(pool):
        raise DataError(
            f"Expected labels= aligned with the {len(pool)} examples, got {len(values)}. Use None for unknown ones, "
            "or pass a dict id -> label."
        )


def _rows_of_index(index: pd.Index, pool: Pool) -> list[int]:
    """Return the rows of the examples that the index of a Series names."""
    if not index.is_unique:
        repeated = index[index.duplicated()][0]
        raise DataError(
            f"Expected labels= with one label per example, got {excerpt(repeated)} more than once in its index. "
            "Keep one of them: labels[~labels.index.duplicated()]."
        )
    if pool.index is None:
        return _rows_of_ids(list(index), pool)
    names, alike = pool.index.names, index.nlevels == pool.index.nlevels
    if alike and index.nlevels > 1 and set(index.names) == set(names) and len(set(names)) == len(names):
        index = index.reorder_levels(names)
    rows = pool.index.get_indexer(index) if _kind_of(index) == _kind_of(pool.index) else np.full(len(index), -1)
    others = np.flatnonzero(rows < 0)  # `Pool.row` finds what can be found one by one, and refuses the rest by name
    rows[others] = _rows_of_ids([_plain_id(index[place]) for place in others], pool)
    return rows.tolist()


def _kind_of(index: pd.Index) -> Any:
    """Return what the labels of two indexes must have in common to be looked up at once.

    pandas finds a number within an interval, and a date by its text: that is for `Pool.row` to judge.
    """
    from pandas.api import types

    if types.is_numeric_dtype(index.dtype) and not types.is_bool_dtype(index.dtype):
        return "number"
    text = types.is_object_dtype(index.dtype) or types.is_string_dtype(index.dtype)
    return (text, index.nlevels) if text else index.dtype


def _plain_id(label: Any) -> Any:
    return tuple(map(as_python, label)) if isinstance(label, tuple) else as_python(label)


def _rows_of_ids(ids: list[Any], pool: Pool) -> list[int]:
    """Return the rows of the examples with these ids."""
    rows = []
    for id_ in ids:
        try:
            rows.append(pool.row(id_))
        except UnknownExampleError as why:
            raise UnknownExampleError(
                f"labels=: {why} Where the labels are in the order of the examples, pass them as a list."
            ) from None
    return rows


def _label(what: str, where: str, value: Any, classes: Classes, schema: LabelSchema) -> Label:
    """Return a label that was given in code, as names of classes."""
    try:
        return schema.resolve(value, classes)
    except DecisionError as why:
        raise DataError(f"{what}: {why} It came for {where}.") from None


def login() -> str:
    """Return the login name; "anonymous" where there is none."""
    try:
        return clip(repair_surrogates(getpass.getuser()), _LONGEST_NAME)
    except (KeyError, OSError):  # no login name in a bare container
        return "anonymous"
