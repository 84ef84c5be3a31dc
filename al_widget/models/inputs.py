"""What an estimator reads: its tags, and the ways to give it rows that it can learn from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.matrix import BlockMatrix, plain
from al_widget.data.raw import RawRows
from al_widget.exceptions import ModelError

_SLICE = 2**24  # numbers made dense at a time
_MOST_DENSE = 2**28  # numbers of labeled rows that are made dense: 1 GB and more


@dataclass(frozen=True)
class Inputs:
    """What an estimator says of the rows it reads; None where only a fit can show it.

    Attributes
    ----------
    sparse
        Whether it reads sparse rows.
    non_negative
        Whether it refuses negative numbers.
    whole
        Whether it reads each number as the code of a category.
    raw
        Whether it begins with a vectorizer, and reads texts or objects.
    frame
        Whether it begins with a ColumnTransformer, and reads a frame.
    untold
        Whether it begins with a transformer of the user's, which does not say what it reads: only a trial shows it.
    """

    sparse: bool | None = None
    non_negative: bool | None = None
    whole: bool = False
    raw: bool = False
    frame: bool = False
    untold: bool = False

    @property
    def reads_examples(self) -> bool:
        """Whether it reads the examples themselves, in place of their features."""
        return self.raw or self.frame

    @property
    def says_examples(self) -> bool:
        """Whether what it begins with says so."""
        return self.reads_examples and not self.untold

    def beside(self, other: Inputs) -> Inputs:
        """Return what two estimators say that read the same rows."""
        return Inputs(
            _both(self.sparse, other.sparse),
            _either(self.non_negative, other.non_negative),
            self.whole or other.whole,
            self.raw or other.raw,
            self.frame or other.frame,
            (self.untold or other.untold) and not (self.says_examples or other.says_examples),
        )


def _both(one: bool | None, other: bool | None) -> bool | None:
    return False if False in (one, other) else None if None in (one, other) else True


def _either(one: bool | None, other: bool | None) -> bool | None:
    return True if True in (one, other) else None if None in (one, other) else False


def inputs_of(estimator: Any) -> Inputs:
    """Return what an estimator says it reads, by its tags: of a pipeline the first step, of an ensemble its members.

    Examples
    --------
    >>> from sklearn.naive_bayes import MultinomialNB
    >>> inputs_of(MultinomialNB()).non_negative
    True
    """
    if is_a(estimator, "Pipeline"):
        steps = real_steps(estimator)
        first = inputs_of(steps[0]) if steps else Inputs()
        if len(steps) < 2 or first.reads_examples:
            return first
        if first.untold:  # such as what cleans texts ahead of a vectorizer
            return Inputs(raw=any(inputs_of(step).raw for step in steps[1:]), untold=True)
        # What comes after the first step may refuse what the first one makes: only a fit can show it.
        return Inputs(first.sparse and None, first.non_negative or None, first.whole)
    if is_a(estimator, "ColumnTransformer"):
        return Inputs(frame=True)
    members = real_steps(estimator) if is_a(estimator, "FeatureUnion") else list(inner_estimators(estimator))
    if not members:
        return _tagged(estimator)
    found = inputs_of(members[0])
    for member in members[1:]:
        found = found.beside(inputs_of(member))
    return found


def real_steps(pipeline: Any) -> list[Any]:
    """Return the estimators of a pipeline, or of a union, in their order: not what is left out or passed through."""
    named = getattr(pipeline, "steps", None) or pipeline.transformer_list
    return [step for _, step in named if step is not None and not isinstance(step, str)]


def is_a(estimator: Any, *names: str) -> bool:
    """Whether an estimator is of one of these classes of scikit-learn; they are not imported, which takes a while."""
    return any(one.__name__ in names and one.__module__.startswith("sklearn.") for one in type(estimator).__mro__)


def inner_estimators(estimator: Any) -> Iterator[Any]:
    """Yield the estimators that an ensemble, a search or a calibration fits: its parameters that are estimators."""
    for value in _parameters(estimator).values():
        for one in value if isinstance(value, list) else [value]:
            inner = one[1] if isinstance(one, tuple) and len(one) == 2 else one
            if hasattr(inner, "fit") and hasattr(inner, "get_params") and not isinstance(inner, type):
                yield inner


def _parameters(estimator: Any) -> dict[str, Any]:
    try:
        return dict(estimator.get_params(deep=False))
    except Exception:  # noqa: BLE001 - an estimator of the user's may not have them
        return {}


def _tagged(estimator: Any) -> Inputs:
    """Return what the tags of one estimator say. Only scikit-learn's own say for sure that sparse rows are refused."""
    own = type(estimator).__module__.split(".")[0] == "sklearn"
    try:
        from sklearn.utils import get_tags
    except ImportError:  # scikit-learn before 1.6
        return _old_tags(estimator)
    try:
        tags = get_tags(estimator).input_tags
    except Exception:  # noqa: BLE001 - a class of the user's that has no tags, or wrong ones
        return Inputs(untold=_is_untold(estimator))
    return Inputs(
        sparse=bool(tags.sparse) if own else True if tags.sparse else None,
        non_negative=True if tags.positive_only else False if own else None,
        whole=bool(tags.categorical and tags.positive_only),
        raw=bool((tags.string or tags.dict) and not tags.two_d_array),
        untold=_is_untold(estimator) and not tags.string,
    )


def _is_untold(estimator: Any) -> bool:
    """Whether it is a transformer of the user's: its tags are those that every estimator has."""
    if is_a(estimator, "FunctionTransformer"):
        return estimator.func is not None and not estimator.validate
    own = type(estimator).__module__.split(".")[0] == "sklearn"
    return not own and hasattr(estimator, "transform") and not hasattr(estimator, "predict")


def _old_tags(estimator: Any) -> Inputs:
    from sklearn.utils._tags import _safe_tags

    try:
        tags = _safe_tags(estimator)
    except Exception:  # noqa: BLE001 - as above
        return Inputs(untold=_is_untold(estimator))
    return Inputs(
        non_negative=True if tags["requires_positive_X"] else None,
        whole=is_a(estimator, "CategoricalNB"),
        raw=bool({"string", "dict"} & set(tags["X_types"])) and "2darray" not in tags["X_types"],
        untold=_is_untold(estimator) and "string" not in tags["X_types"],
    )


# ---------------------------------------------------------------- rows that it can read


@dataclass(frozen=True)
class Conversion(ABC):
    """Makes rows of another form: the same for the labeled ones and for those that are predicted.

    Attributes
    ----------
    width
        How many numbers a row has afterwards.
    """

    width: int

    @abstractmethod
    def of(self, X: Any) -> Any:
        """Return rows (n, d) in the other form."""

    @property
    def rows_at_a_time(self) -> int:
        """How many rows are converted and predicted together."""
        return max(1, _SLICE // self.width)


@dataclass(frozen=True)
class Words(Conversion):
    """The first columns of two blocks: the words of a text, which are not negative, without the projection."""

    dense: bool = False

    def of(self, X: Any) -> Any:
        """Return the words."""
        words = X.left if isinstance(X, BlockMatrix) else X[:, : self.width]
        return _dense(words) if self.dense else words


@dataclass(frozen=True)
class DenseRows(Conversion):
    """Dense rows; of two blocks the second one, which is dense: the projection of a text, without the words."""

    start: int = 0

    def of(self, X: Any) -> np.ndarray:
        """Return the rows as one dense array."""
        return X.right if isinstance(X, BlockMatrix) else _dense(X[:, self.start :] if self.start else X)


@dataclass(frozen=True, eq=False)
class ScaledRows(Conversion):
    """Dense rows, each column scaled so that the pool's smallest value is 0 and its largest 1; never below 0."""

    low: np.ndarray
    span: np.ndarray

    def of(self, X: Any) -> np.ndarray:
        """Return the scaled rows."""
        return np.maximum((_dense(plain(X)) - self.low) / self.span, 0)


def _dense(X: Any) -> np.ndarray:
    return X.toarray() if hasattr(X, "toarray") else np.asarray(X)


class InputConverter:
    """Knows in which forms an estimator may be given rows, and remembers the one that worked.

    Parameters
    ----------
    estimator
        The user's estimator.
    pool
        Returns the feature matrix of the pool, whose smallest values scaled rows are measured from.
    """

    def __init__(self, estimator: Any, pool: Callable[[], Any] | None) -> None:
        self._estimator, self._pool = estimator, pool
        self._worked: tuple[Conversion | None] | None = None

    @cached_property
    def wants(self) -> Inputs:
        """What the estimator says it reads."""
        return inputs_of(self._estimator)

    def ways(self, X: Any) -> Iterator[Conversion | None]:
        """Yield how labeled rows can be given, the likeliest way first; None: as they are."""
        if self._worked is not None:
            yield self._worked[0]
            return
        if isinstance(X, RawRows):
            yield None
            return
        wants, thin = self.wants, isinstance(X, BlockMatrix) or sparse.issparse(X)
        if wants.whole:
            self._refuse_fractions(X)
        if wants.non_negative:
            yield self._non_negative(X, dense=wants.sparse is False)
            return
        if thin and wants.sparse is False:
            yield _dense_rows(X)
            return
        yield None
        if thin and not wants.sparse:
            yield _dense_rows(X)
        if wants.non_negative is None:
            other = self._non_negative(X, dense=False)
            if other is not None:
                yield other

    def worked(self, conversion: Conversion | None) -> None:
        """Remember the form in which the estimator learned: it is not asked again."""
        self._worked = (conversion,)

    def check_size(self, conversion: Conversion | None, n: int) -> None:
        """Raise if the labeled rows are too large to be made dense."""
        if isinstance(conversion, DenseRows | ScaledRows) and n * conversion.width > _MOST_DENSE:
            raise ModelError(
                f"{type(self._estimator).__name__} reads dense rows only, and {n} labeled rows of {conversion.width:,} "
                "columns are too large for that. Pass features= with fewer columns, such as TruncatedSVD makes, or "
                "another model=."
            )

    def _non_negative(self, X: Any, *, dense: bool) -> Conversion | None:
        """Return how negative numbers are avoided; None if there are none."""
        if isinstance(X, BlockMatrix):
            return Words(X.left.shape[1], dense=dense)
        low, high = self._bounds(X)
        if not (low < 0).any():
            return DenseRows(X.shape[1]) if dense and sparse.issparse(X) else None
        span = high - low
        span[span == 0] = 1
        return ScaledRows(X.shape[1], low, span)

    def _bounds(self, X: Any) -> tuple[np.ndarray, np.ndarray]:
        """Return the smallest and the largest value of each column, of the pool if it is known."""
        pool = X if self._pool is None else self._pool()
        if pool.shape[1] != X.shape[1]:
            pool = X
        if sparse.issparse(pool):
            return pool.min(axis=0).toarray().ravel(), pool.max(axis=0).toarray().ravel()
        return np.min(pool, axis=0), np.max(pool, axis=0)

    def _refuse_fractions(self, X: Any) -> None:
        if isinstance(X, BlockMatrix) or (np.mod(X.data if sparse.issparse(X) else X, 1) != 0).any():
            raise ModelError(
                f"{type(self._estimator).__name__} reads each number as the code of a category, 0, 1, 2 and so on, and "
                "these features are no whole numbers. Pass such codes as features=, or another model=."
            )


def _dense_rows(X: Any) -> Conversion:
    if isinstance(X, BlockMatrix):
        return DenseRows(X.right.shape[1], X.left.shape[1])
    return DenseRows(X.shape[1])
