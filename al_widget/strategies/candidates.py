"""What a strategy may look at: the undecided examples, their probabilities and features, computed on demand."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from time import perf_counter
from typing import Any

import numpy as np

from al_widget.data.matrix import plain
from al_widget.exceptions import StrategyError
from al_widget.strategies.scores import OF_ONE_CLASS, margin, per_label

_BLOCK = 4096  # rows scored at a time: their features and probabilities fit the processor's cache
_VOTES, _FEWEST = 2**23, 256  # numbers of a committee held at a time: a forest has hundreds of members

Votes = Callable[[Any], np.ndarray]


class Candidates:
    """The examples a strategy chooses from.

    Nothing is computed before it is asked for, and a score never holds the probabilities of the
    whole pool: it goes over blocks of 4,096 rows.

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
        Matrix (N, e) in which distances mean likeness; X by default.
    classes
        Class names, the columns of the probabilities.
    labels
        Class names of the labeled examples, (m,).
    committee
        Fits a committee on the labeled examples: gives a function from feature rows (b, d) to the
        members' probabilities (M, b, C).
    independent
        Whether the probabilities are independent, and labels tuples of any number of classes.
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
        self._labeled = self._settled = labeled  # what distances are taken from; with what is about to be asked
        self._predict_proba = predict_proba
        self.classes = tuple(classes)
        self.labels = np.empty(0, object) if labels is None else labels
        self.independent = independent
        self._committee = None if committee is None else cache(committee)  # fitted once, for the parts too
        self._scores: dict[Callable[[np.ndarray], np.ndarray], np.ndarray] = {}
        self._weights: np.ndarray | None = None
        self._asked = [0]  # how many scores were asked for, of the parts and views too
        self._clock = [0.0]  # shared with the parts, so that the whole knows what they cost

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> np.ndarray:
        """Positions of the candidates in the pool, (n,)."""
        return self._rows

    def only(self, positions: np.ndarray, about: np.ndarray | None = None) -> Candidates:
        """Give some of the candidates, by position; what was scored already is not scored again.

        Parameters
        ----------
        about
            Positions of candidates that are about to be asked. `labeled_embedding` and `whole_embedding` count them as
            labeled, so that nothing like them is asked beside them.
        """
        part = Candidates(
            self._X,
            self._rows[positions],
            self._labeled,
            self._predict_proba,
            self._embedding,
            classes=self.classes,
            labels=self.labels,
            committee=self._committee,
            independent=self.independent,
        )
        part._scores = {function: scores[positions] for function, scores in self._scores.items()}
        part._weights = None if self._weights is None else self._weights[positions]
        part._asked, part._clock = self._asked, self._clock
        part._settled = self._settled if about is None else np.concatenate([self._settled, self._rows[about]])
        return part

    def weighted(self, weights: np.ndarray) -> Candidates:
        """Give the same candidates with every score multiplied by weights, (n,); probabilities stay as they are."""
        view = copy.copy(self)  # shares what was scored, which is kept as it was before weighing
        vars(view)["_weights"] = weights if self._weights is None else self._weights * weights
        return view

    @property
    def asked(self) -> int:
        """How many times a score was asked for."""
        return self._asked[0]

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
        return self.mapped(lambda proba: proba)

    def mapped(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Apply a function of probabilities, (b, C) -> (b, C), block by block into one array (n, C), made anew."""
        started = perf_counter()
        found = np.empty((0, len(self.classes)), np.float32)
        for block, proba in self._blocks():
            if block.start == 0:
                found = np.empty((len(self), proba.shape[1]), proba.dtype)
            found[block] = function(proba)
        self._clock[0] += perf_counter() - started
        return found

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

    def embedding(self, positions: np.ndarray | None = None) -> Any:
        """Give candidates, all or some, as points between which distance means unlikeness."""
        return self._embedding[self._rows if positions is None else self._rows[positions]]

    def labeled_embedding(self) -> Any:
        """Give the labeled examples, and those about to be asked, as points in the same embedding."""
        return self._embedding[self._settled]

    @property
    def whole_embedding(self) -> tuple[Any, np.ndarray]:
        """All points of the pool (N, e), and which are labeled or about to be asked, (m,): nothing is copied."""
        return self._embedding, self._settled

    @property
    def counts(self) -> list[int]:
        """How many labeled examples are of each class, in the order of `classes`."""
        named = [name for answer in self.labels for name in answer] if self.independent else list(self.labels)
        return [named.count(name) for name in self.classes]

    def fitting(self, function: Callable[[np.ndarray], np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
        """Give the form of a named score that fits these probabilities: with multilabel, label by label."""
        return per_label(function) if self.independent and function in OF_ONE_CLASS else function

    def score(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Apply a score, a function of probabilities (b, C) -> (b,), to every candidate, block by block.

        With multilabel the scores of this package are taken label by label; your own sees the independent
        probabilities as they are.

        Raises
        ------
        StrategyError
            If it does not give one finite number per row.
        """
        return self._weighed(self._scored(function))

    def _scored(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        if function not in self._scores:
            started = perf_counter()
            # The margin comes along in the same pass: the chart of uncertainty wants it whatever is asked.
            wanted = {function, margin} - self._scores.keys()
            found = {one: np.empty(len(self), np.float32) for one in wanted}
            for block, proba in self._blocks():
                for one, scores in found.items():
                    scores[block] = _checked(self.fitting(one), proba)
            self._scores.update(found)
            self._clock[0] += perf_counter() - started
        return self._scores[function]

    def score_votes(self, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Apply a score of the committee's probabilities (M, b, C) -> (b,) to every candidate, block by block."""
        if function not in self._scores:
            started = perf_counter()
            members = self._members()
            scores = np.empty(len(self), np.float32)
            start, step = 0, _FEWEST
            while start < len(self):
                block = slice(start, start + step)
                votes = members(self._X[self._rows[block]])
                scores[block] = _checked(self.fitting(function), votes, axis=1)
                start += step
                step = min(max(_FEWEST, _VOTES * step // votes.size), _BLOCK)
            self._scores[function] = scores
            self._clock[0] += perf_counter() - started
        return self._weighed(self._scores[function])

    def score_embedding(self, function: Callable[[np.ndarray, Any], np.ndarray]) -> np.ndarray:
        """Apply a score of probabilities and points, (b, C) and (b, e) -> (b,), block by block."""
        started = perf_counter()
        scores = np.empty(len(self), np.float32)
        for block, proba in self._blocks():
            scores[block] = function(proba, self._embedding[self._rows[block]])
        self._clock[0] += perf_counter() - started
        return self._weighed(scores)

    @property
    def uncertainty(self) -> np.ndarray:
        """How unsure the model is of each candidate, 1 - margin, in [0, 1], shape (n,)."""
        return self._scored(margin)

    @property
    def predicted(self) -> np.ndarray:
        """Column of the likeliest class of each candidate, (n,); with multilabel of its likeliest label."""
        return self._scored(_likeliest).astype(np.intp)

    def _weighed(self, scores: np.ndarray) -> np.ndarray:
        self._asked[0] += 1
        return scores if self._weights is None else scores * self._weights

    def _members(self) -> Votes:
        if self._committee is None:
            raise StrategyError("There is no committee here: it needs a model and at least two labeled classes.")
        return self._committee()

    def _slices(self) -> Iterator[slice]:
        return (slice(start, start + _BLOCK) for start in range(0, len(self), _BLOCK))

    def _blocks(self) -> Iterator[tuple[slice, np.ndarray]]:
        if self._predict_proba is None:
            raise RuntimeError("There is no model yet: this strategy cannot lead before two classes are labeled.")
        for block in self._slices():
            yield block, self._predict_proba(self._X[self._rows[block]])


def _likeliest(proba: np.ndarray) -> np.ndarray:
    return proba.argmax(axis=1)


def _checked(score: Callable[[np.ndarray], np.ndarray], proba: np.ndarray, axis: int = 0) -> np.ndarray:
    values, n = np.asarray(score(proba)), proba.shape[axis]
    if values.shape != (n,) or values.dtype.kind not in "biuf" or not np.isfinite(values).all():
        raise StrategyError(
            f"Expected the score {getattr(score, '__name__', 'given')!r} to give one finite number for each of "
            f"{n} examples, got shape {values.shape}, dtype {values.dtype}"
            + (" with NaN or infinite values." if values.shape == (n,) else ".")
        )
    return values
