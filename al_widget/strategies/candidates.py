"""What a strategy may look at: the undecided examples, their probabilities and features, computed on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from time import perf_counter
from typing import Any

import numpy as np

from al_widget.exceptions import StrategyError
from al_widget.matrices import plain
from al_widget.strategies.scores import margin

_BLOCK = 4096  # rows scored at a time: their features and probabilities fit the processor's cache

Votes = Callable[[Any], np.ndarray]


class Candidates:
    """The examples a strategy chooses from.

    Nothing is computed before it is asked for, and a score never holds the probabilities of the
    whole pool: it goes over blocks of 4,096 rows.

    Parameters
    ----------
    X
        Feature matrix of the whole pool, (N, d): dense, CSR or `Stacked`.
    rows
        Positions of the candidates in the pool, shape (n,).
    labeled
        Positions of the labeled training examples, shape (m,).
    predict_proba
        Maps feature rows (b, d) to class probabilities (b, C); None before there is a model.
    space
        Matrix (N, e) in which distances mean likeness; X by default.
    classes
        Class names, the columns of the probabilities.
    labels
        Class names of the labeled examples, (m,).
    committee
        Fits a committee on the labeled examples: gives a function from feature rows (b, d) to the
        members' probabilities (M, b, C).
    """

    def __init__(
        self,
        X: Any,
        rows: np.ndarray,
        labeled: np.ndarray,
        predict_proba: Callable[[Any], np.ndarray] | None,
        space: Any = None,
        *,
        classes: Sequence[str] = (),
        labels: np.ndarray | None = None,
        committee: Callable[[], Votes] | None = None,
    ) -> None:
        self._X = X
        self._space = X if space is None else space
        self._rows = rows
        self._labeled = labeled
        self._predict_proba = predict_proba
        self.classes = tuple(classes)
        self.labels = np.empty(0, object) if labels is None else labels
        self._committee = committee
        self._votes: Votes | None = None
        self._scores: dict[Callable[[np.ndarray], np.ndarray], np.ndarray] = {}
        self._clock = [0.0]  # shared with the parts, so that the whole knows what they cost

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> np.ndarray:
        """Positions of the candidates in the pool, (n,)."""
        return self._rows

    def only(self, positions: np.ndarray) -> Candidates:
        """Give some of the candidates, by position; what was scored already is not scored again."""
        part = Candidates(
            self._X,
            self._rows[positions],
            self._labeled,
            self._predict_proba,
            self._space,
            classes=self.classes,
            labels=self.labels,
            committee=self._committee,
        )
        part._votes = self._votes
        part._scores = {function: scores[positions] for function, scores in self._scores.items()}
        part._clock = self._clock
        return part

    @property
    def seconds(self) -> float:
        """Time spent scoring so far."""
        return self._clock[0]

    def proba_of(self, positions: np.ndarray) -> np.ndarray:
        """Class probabilities of some candidates, (len(positions), C)."""
        if self._predict_proba is None:
            raise RuntimeError("There is no model yet.")
        return self._predict_proba(self._X[self._rows[positions]])

    @cached_property
    def proba(self) -> np.ndarray:
        """Class probabilities of every candidate, (n, C) float32."""
        started = perf_counter()
        blocks = [proba for _, proba in self._blocks()]
        self._clock[0] += perf_counter() - started
        return np.concatenate(blocks)

    @cached_property
    def votes(self) -> np.ndarray:
        """Class probabilities of every committee member for every candidate, (M, n, C) float32."""
        started = perf_counter()
        votes = self._members()(self._X[self._rows])
        self._clock[0] += perf_counter() - started
        return votes

    @cached_property
    def features(self) -> Any:
        """Feature rows of the candidates, (n, d)."""
        return plain(self._X[self._rows])

    @cached_property
    def labeled_features(self) -> Any:
        """Feature rows of the labeled training examples, (m, d)."""
        return plain(self._X[self._labeled])

    def space(self, positions: np.ndarray | None = None) -> Any:
        """Give candidates, all or some, as points between which distance means unlikeness."""
        return self._space[self._rows if positions is None else self._rows[positions]]

    def labeled_space(self) -> Any:
        """Give the labeled examples as points in the same space."""
        return self._space[self._labeled]

    @property
    def whole_space(self) -> tuple[Any, np.ndarray]:
        """All points of the pool (N, e), and which of them are labeled (m,): to measure without copying."""
        return self._space, self._labeled

    def score(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Apply a score, a function of probabilities (b, C) -> (b,), to every candidate, block by block.

        Raises
        ------
        StrategyError
            If it does not give one finite number per row.
        """
        if function not in self._scores:
            started = perf_counter()
            # The margin comes along in the same pass: the chart of uncertainty wants it whatever is asked.
            wanted = {function, margin} - self._scores.keys()
            found = {one: np.empty(len(self), np.float32) for one in wanted}
            for block, proba in self._blocks():
                for one, scores in found.items():
                    scores[block] = _checked(one, proba)
            self._scores.update(found)
            self._clock[0] += perf_counter() - started
        return self._scores[function]

    def score_votes(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Apply a score of the committee's probabilities (M, b, C) -> (b,) to every candidate, block by block."""
        started = perf_counter()
        members = self._members()
        scores = np.empty(len(self), np.float32)
        for block in self._slices():
            scores[block] = _checked(function, members(self._X[self._rows[block]]), axis=1)
        self._clock[0] += perf_counter() - started
        return scores

    def score_space(self, function: Callable[[np.ndarray, Any], np.ndarray]) -> np.ndarray:
        """Apply a score of probabilities and points, (b, C) and (b, e) -> (b,), block by block."""
        started = perf_counter()
        scores = np.empty(len(self), np.float32)
        for block, proba in self._blocks():
            scores[block] = function(proba, self._space[self._rows[block]])
        self._clock[0] += perf_counter() - started
        return scores

    @property
    def uncertainty(self) -> np.ndarray:
        """How unsure the model is of each candidate, 1 - margin, in [0, 1], shape (n,)."""
        return self.score(margin)

    def _members(self) -> Votes:
        if self._votes is None:
            if self._committee is None:
                raise StrategyError("There is no committee here: it needs a model and at least two labeled classes.")
            self._votes = self._committee()
        return self._votes

    def _slices(self) -> Iterator[slice]:
        return (slice(start, start + _BLOCK) for start in range(0, len(self), _BLOCK))

    def _blocks(self) -> Iterator[tuple[slice, np.ndarray]]:
        if self._predict_proba is None:
            raise RuntimeError("There is no model yet: this strategy cannot lead before two classes are labeled.")
        for block in self._slices():
            yield block, self._predict_proba(self._X[self._rows[block]])


def _checked(score: Callable[[np.ndarray], np.ndarray], proba: np.ndarray, axis: int = 0) -> np.ndarray:
    values, n = np.asarray(score(proba)), proba.shape[axis]
    if values.shape != (n,) or values.dtype.kind not in "biuf" or not np.isfinite(values).all():
        raise StrategyError(
            f"Expected the score {getattr(score, '__name__', 'given')!r} to give one finite number for each of "
            f"{n} examples, got shape {values.shape}, dtype {values.dtype}"
            + (" with NaN or infinite values." if values.shape == (n,) else ".")
        )
    return values
