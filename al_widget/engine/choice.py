"""The choice between representations: which one predicts the labels better, compared pair by pair on held-out folds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from al_widget.models.learner import Learner
from al_widget.models.model import Model

FEWEST, MOST = 40, 2000  # labels: with fewer no difference is clear; more take minutes, and change little

_FOLDS = 5
_STRATA = 5  # of the pool, by how sure the model is
# A switch needs labels that are clearly likelier, and probably right more often by half a point. Whether a label is
# predicted right says little of few labels; how likely it was shows as much with half as many (benchmarks/auto.py).
_CLEAR = 2.5  # standard errors that the gain in log chance must exceed
_PROBABLE, _LEAST = 1.0, 0.005  # standard errors of the gain in accuracy, and what must be left of it without them


@dataclass(frozen=True)
class Look:
    """One comparison of the representations, as the log keeps it.

    Attributes
    ----------
    features
        The name of the representation that stands from here on.
    before
        The name of the one that was compared with the others.
    labels
        How many training labels they were compared on.
    gain
        How much more often the best other one is right, estimated for all examples: a difference of shares.
    error
        The standard error of the gain.
    source
        What the vectors of meaning came from; "" where there were none.
    """

    features: str
    before: str
    labels: int
    gain: float
    error: float
    source: str = ""

    @property
    def switched(self) -> bool:
        """Whether another representation stands from here on."""
        return self.features != self.before

    def to_json(self) -> str:
        """Return it as one line for the log."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Look:
        """Read it back from the log."""
        values = json.loads(text)
        return cls(**{one.name: values[one.name] for one in fields(cls) if one.name in values})


@dataclass(frozen=True)
class Reading:
    """The labeled examples, and a sample of the pool, as one representation reads them.

    Attributes
    ----------
    name
        Of the representation.
    labeled
        Returns the rows of the m labeled examples.
    sample
        Returns the rows of the sample.
    """

    name: str
    labeled: Callable[[], Any]
    sample: Callable[[], Any]


@dataclass(frozen=True)
class Labeled:
    """What the representations are compared on.

    Attributes
    ----------
    y
        The labels (m,), in the order of the rows.
    classes
        Every class of the task.
    learner
        Fits the models.
    seed
        What the folds follow.
    """

    y: np.ndarray
    classes: tuple[str, ...]
    learner: Learner
    seed: int


def compare(labeled: Labeled, now: Reading, others: list[Reading], source: str = "") -> Look:
    """Compare the representation in use with others, on the training labels alone.

    Each is fitted on the same folds, and predicts the labels it did not learn. Labels that a strategy asked for are
    harder than the pool, hardest for the representation that asked: counted alike, they favour any other one (by 3
    points in the mean of four sets). So each label has the weight of its stratum: the pool is cut into fifths by how
    sure the models of the folds are, and the labels of each fifth count together as much as it holds of the pool
    (post-stratification, Holt & Smith 1979). Another one is taken if the labels are likelier to it, by more than 2.5
    standard errors of the mean log of their probability, and if it is right more often: by half a point more than one
    standard error. Of several such, the one that is right most often is taken.

    Parameters
    ----------
    labeled
        The labels.
    now
        How the representation in use reads the examples.
    others
        How the others do.
    source
        What the vectors of meaning come from.
    """
    folds = _folds(len(labeled.y), labeled.seed)
    mine, weights = _held_out(labeled, now.labeled(), folds, now.sample())
    found: list[tuple[bool, float, float, str]] = []
    for other in others:
        theirs, _ = _held_out(labeled, other.labeled(), folds)
        gain, error = _weighted_mean(theirs.right - mine.right, weights)
        likelier, its_error = _weighted_mean(theirs.log_chance - mine.log_chance, weights)
        clear = likelier > _CLEAR * its_error and gain - _PROBABLE * error > _LEAST
        found.append((clear, gain, error, other.name))
    clear, gain, error, best = max(found)
    return Look(best if clear else now.name, now.name, len(labeled.y), round(gain, 5), round(error, 5), source)


def _folds(m: int, seed: int) -> np.ndarray:
    """Return the fold of each label, (m,)."""
    return np.random.default_rng([seed, m]).permutation(m) % _FOLDS


@dataclass(frozen=True)
class _HeldOut:
    """How well models predict the labels that they did not learn.

    Attributes
    ----------
    right
        1 where the prediction is the label, else 0, (m,).
    log_chance
        The log of the probability of each label, (m,).
    """

    right: np.ndarray
    log_chance: np.ndarray


def _held_out(labeled: Labeled, X: Any, folds: np.ndarray, sample: Any = None) -> tuple[_HeldOut, np.ndarray]:
    """Return how well models predict the labels that they did not learn, and the weight of each label, (m,)."""
    y, classes = labeled.y, labeled.classes
    right, log_chance, surer = np.zeros(len(y)), np.zeros(len(y)), np.full(len(y), 0.5)
    for fold in range(_FOLDS):
        learned, judged = folds != fold, folds == fold
        if len(set(y[learned])) < 2 or not judged.any():
            continue  # it says nothing of any representation
        model = labeled.learner.fit(X[np.flatnonzero(learned)], y[learned], classes, None)
        proba = model.proba(X[np.flatnonzero(judged)], classes)
        predicted = model.labels_of(proba, classes)
        right[judged] = [one == other for one, other in zip(predicted, y[judged], strict=True)]
        log_chance[judged] = model.schema.log_chance(y[judged], proba, classes)
        if sample is not None:
            surer[judged] = _shares_below(model, proba, model.proba(sample, classes))
    return _HeldOut(right, log_chance), np.ones(len(y)) if sample is None else _stratum_weights(surer)


def _shares_below(model: Model, proba: np.ndarray, sample: np.ndarray) -> np.ndarray:
    """Return the share of the sample that the model is less sure of than of each example."""
    sure = np.sort(model.confidence(sample))
    return np.searchsorted(sure, model.confidence(proba)) / len(sure)


def _stratum_weights(surer: np.ndarray) -> np.ndarray:
    """Return weights (m,) by which the labels of each stratum count as much as its share of the pool.

    A stratum without a label leaves its share to the nearest one that has some.
    """
    stratum = np.minimum((surer * _STRATA).astype(int), _STRATA - 1)
    counts = np.bincount(stratum, minlength=_STRATA)
    there, shares = np.flatnonzero(counts), np.zeros(_STRATA)
    for one in range(_STRATA):
        shares[there[np.abs(there - one).argmin()]] += 1 / _STRATA
    return shares[stratum] / counts[stratum]


def _weighted_mean(values: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Return the weighted mean of values, and its standard error."""
    weights = weights / weights.sum()
    mean = float(weights @ values)
    return mean, float(np.sqrt((weights**2) @ (values - mean) ** 2))
