"""The examples a strategy chooses from: their class probabilities, scores and features, computed on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from time import perf_counter
from typing import Any

import numpy as np

from al_widget.data.matrix import plain
from al_widget.data.raw import RawRows
from al_widget.exceptions import StrategyError
from al_widget.strategies.scores import OF_ONE_DISTRIBUTION, margin, per_class

_BLOCK = 4096  # rows scored at a time: their features and probabilities fit the processor's cache
_VOTES, _FEWEST = 2**23, 256  # numbers of a committee held at a time: a forest has hundreds of members

Votes = Callable[[Any], np.ndarray]


@dataclass
class Usage:
    """What scoring candidates took so far: they and every part and view of them count on the same one.

    Attributes
    ----------
    scores
        How many times a strategy asked for a score.
    seconds
        Time spent on probabilities and scores.
    """

    scores: int = 0
    seconds: float = 0.0

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Add the time a block takes, if it ends without an error."""
        started = perf_counter()
        yield
        self.seconds += perf_counter() - started


class Candidates:
    """The examples a strategy chooses from.

    Nothing is computed before it is asked for, and no score holds the probabilities of the whole pool: it is computed
    in blocks of 4,096 rows.

    Parameters
    ----------
    X
        Feature matrix of the whole pool, (N, d): dense, CSR or `BlockMatrix`.
    rows
        Positions of the candidates in the pool, shape (n,).
    labeled
        Positions of the labeled training examples, shape (m,).
    predict_proba
        Maps feature rows (b, d) to class probabilities (b, C); None before there is a model.
    embedding
        Matrix (N, e) between whose rows distance means unlikeness; X by default.
    classes
        Class names, the columns of the probabilities.
    labels
        Class names of the labeled examples, (m,); tuples of them where the probabilities are independent.
    committee
        Fits a committee on the labeled examples and returns a function from feature rows (b, d) to the
        members' probabilities (M, b, C).
    independent
        Whether the class probabilities are independent of each other, so that a row need not sum to 1.
    """

    def __init__(
        self,
        X: Any,
        rows: np.ndarray,
        labeled: np.ndarray,
        predict_proba: Callable[[Any], np.ndarray] | None,
        embedding: Any = None,
        *,
        classes: Sequence[str] = (),
        labels: np.ndarray | None = None,
        committee: Callable[[], Votes] | None = None,
        independent: bool = False,
    ) -> None:
        self._X = X
        self._embedding = X if embedding is None else embedding
        self._rows = rows
        self._labeled = labeled
        self._labeled_or_queued = labeled  # what distances are measured from
        self._predict_proba = predict_proba
        self.classes = tuple(classes)
        self.labels = np.empty(0, object) if labels is None else labels
        self.independent = independent
        self._committee = None if committee is None else cache(committee)  # fitted once, for the parts too
        self._scores: dict[Callable[[np.ndarray], np.ndarray], np.ndarray] = {}
        self._weights: np.ndarray | None = None
        self._usage = Usage()

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> np.ndarray:
        """Positions of the candidates in the pool, (n,)."""
        return self._rows

    def only(self, positions: np.ndarray, about: np.ndarray | None = None) -> Candidates:
        """Return some of the candidates; what was scored already is not scored again.

        Parameters
        ----------
        positions
            Which, as positions among the candidates, in the order they are to have.
        about
            Positions of candidates that are about to be asked. `labeled_embedding` and `whole_embedding` count them as
            labeled, so that nothing like them is asked beside them.
        """
        queued = self._rows[:0] if about is None else self._rows[about]
        return self._derived(
            self._rows[positions],
            {function: scores[positions] for function, scores in self._scores.items()},
            None if self._weights is None else self._weights[positions],
            np.concatenate([self._labeled_or_queued, queued]) if len(queued) else self._labeled_or_queued,
        )

    def weighted(self, weights: np.ndarray) -> Candidates:
        """Return the same candidates with every score multiplied by weights, (n,); probabilities stay as they are."""
        combined = weights if self._weights is None else self._weights * weights
        # The scores are shared: they are kept as they were before weighting.
        return self._derived(self._rows, self._scores, combined, self._labeled_or_queued)

    def _derived(
        self,
        rows: np.ndarray,
        scores: dict[Callable[[np.ndarray], np.ndarray], np.ndarray],
        weights: np.ndarray | None,
        labeled_or_queued: np.ndarray,
    ) -> Candidates:
        derived = Candidates(
            self._X,
            rows,
            self._labeled,
            self._predict_proba,
            self._embedding,
            classes=self.classes,
            labels=self.labels,
            committee=self._committee,
            independent=self.independent,
        )
        derived._scores, derived._weights, derived._usage = scores, weights, self._usage
        derived._labeled_or_queued = labeled_or_queued
        return derived

    @property
    def asked(self) -> int:
        """How many times a strategy asked for a score, of parts and views too."""
        return self._usage.scores

    @property
    def seconds(self) -> float:
        """Time spent on probabilities and scores so far, those of parts and views too."""
        return self._usage.seconds

    def proba_of(self, positions: np.ndarray) -> np.ndarray:
        """Class probabilities of some candidates, (len(positions), C)."""
        if self._predict_proba is None:
            raise RuntimeError("Expected a fitted model, got none yet: label two classes first.")
        return self._predict_proba(self._X[self._rows[positions]])

    @cached_property
    def proba(self) -> np.ndarray:
        """Class probabilities of every candidate, (n, C) float32."""
        return self.mapped(lambda proba: proba)

    def mapped(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Apply a function of probabilities, (b, C) -> (b, C), block by block into one array (n, C), made anew."""
        found = np.empty((0, len(self.classes)), np.float32)
        with self._usage.timed():
            for block, proba in self._blocks():
                if block.start == 0:
                    found = np.empty((len(self), proba.shape[1]), proba.dtype)
                found[block] = function(proba)
        return found

    @cached_property
    def votes(self) -> np.ndarray:
        """Class probabilities of every committee member for every candidate, (M, n, C) float32."""
        with self._usage.timed():
            return self._members()(self._X[self._rows])

    @cached_property
    def features(self) -> Any:
        """Feature rows of the candidates, (n, d); the embedding where the model reads the examples themselves."""
        return plain(self._numbers[self._rows])

    @cached_property
    def labeled_features(self) -> Any:
        """Feature rows of the labeled training examples, (m, d), likewise."""
        return plain(self._numbers[self._labeled])

    @property
    def _numbers(self) -> Any:
        return self._embedding if isinstance(self._X, RawRows) else self._X

    def embedding(self, positions: np.ndarray | None = None) -> Any:
        """Return candidates, all or some, as points between which distance means unlikeness."""
        return self._embedding[self._rows if positions is None else self._rows[positions]]

    def labeled_embedding(self) -> Any:
        """Return the labeled examples, and those about to be asked, as points in the same embedding."""
        return self._embedding[self._labeled_or_queued]

    @property
    def whole_embedding(self) -> tuple[Any, np.ndarray]:
        """All points of the pool, (N, e), and which are labeled or about to be asked, (m,); nothing is copied."""
        return self._embedding, self._labeled_or_queued

    @property
    def counts(self) -> list[int]:
        """How many labeled examples are of each class, in the order of `classes`."""
        named = [name for answer in self.labels for name in answer] if self.independent else list(self.labels)
        return [named.count(name) for name in self.classes]

    def adapted(self, function: Callable[[np.ndarray], np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
        """Return a score in the form for these probabilities: where they are independent, ours go class by class."""
        return per_class(function) if self.independent and function in OF_ONE_DISTRIBUTION else function

    def score(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Apply a score, a function of probabilities (b, C) -> (b,), to every candidate, block by block.

        Where the probabilities are independent, the scores of this package are computed class by class and averaged;
        your own sees the probabilities as they are.

        Raises
        ------
        StrategyError
            If it does not return one finite number per row.
        """
        return self._weigh(self._scored(function))

    def _scored(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        if function not in self._scores:
            # The margin is computed in the same pass: the chart of uncertainty needs it whatever is asked.
            wanted = {function, margin} - self._scores.keys()
            found = {one: np.empty(len(self), np.float32) for one in wanted}
            with self._usage.timed():
                for block, proba in self._blocks():
                    for one, scores in found.items():
                        scores[block] = _checked(self.adapted(one), proba)
            self._scores.update(found)
        return self._scores[function]

    def score_votes(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Apply a score of the committee's probabilities (M, b, C) -> (b,) to every candidate, block by block."""
        if function not in self._scores:
            scores = np.empty(len(self), np.float32)
            with self._usage.timed():
                members = self._members()
                start, step = 0, _FEWEST
                while start < len(self):
                    block = slice(start, start + step)
                    votes = members(self._X[self._rows[block]])
                    scores[block] = _checked(self.adapted(function), votes, axis=1)
                    start += step
                    step = min(max(_FEWEST, _VOTES * step // votes.size), _BLOCK)
            self._scores[function] = scores
        return self._weigh(self._scores[function])

    def score_embedding(self, function: Callable[[np.ndarray, Any], np.ndarray]) -> np.ndarray:
        """Apply a score of probabilities and points, (b, C) and (b, e) -> (b,), block by block."""
        scores = np.empty(len(self), np.float32)
        with self._usage.timed():
            for block, proba in self._blocks():
                scores[block] = function(proba, self._embedding[self._rows[block]])
        return self._weigh(scores)

    @property
    def uncertainty(self) -> np.ndarray:
        """How unsure the model is of each candidate, 1 - margin, in [0, 1], shape (n,)."""
        return self._scored(margin)

    @property
    def predicted(self) -> np.ndarray:
        """Column of the likeliest class of each candidate, (n,)."""
        return self._scored(_likeliest).astype(np.intp)

    def _weigh(self, scores: np.ndarray) -> np.ndarray:
        self._usage.scores += 1
        return scores if self._weights is None else scores * self._weights

    def _members(self) -> Votes:
        if self._committee is None:
            raise StrategyError("Expected a model for the committee, got none yet: label two classes first.")
        return self._committee()

    def _slices(self) -> Iterator[slice]:
        return (slice(start, start + _BLOCK) for start in range(0, len(self), _BLOCK))

    def _blocks(self) -> Iterator[tuple[slice, np.ndarray]]:
        if self._predict_proba is None:
            raise RuntimeError("Expected a fitted model, got none yet: label two classes first.")
        for block in self._slices():
            yield block, self._predict_proba(self._X[self._rows[block]])


def _likeliest(proba: np.ndarray) -> np.ndarray:
    return proba.argmax(axis=1)


def _checked(score: Callable[[np.ndarray], np.ndarray], proba: np.ndarray, axis: int = 0) -> np.ndarray:
    values, n = np.asarray(score(proba)), proba.shape[axis]
    if values.shape != (n,) or values.dtype.kind not in "biuf" or not np.isfinite(values).all():
        raise StrategyError(
            f"Expected the score {getattr(score, '__name__', 'given')!r} to return one finite number for each of "
            f"{n} examples, got shape {values.shape}, dtype {values.dtype}"
            + (" with NaN or infinite values." if values.shape == (n,) else ".")
        )
    return values
