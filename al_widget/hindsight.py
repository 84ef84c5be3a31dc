"""Hindsight: models fitted again on some of the labels, to tell what the others brought, and which look wrong."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from al_widget.annotations import Event
from al_widget.audits import Audit
from al_widget.evaluation import paired
from al_widget.learner import Learner, Model

_FOLDS = 5
_FEWEST_AUDITS = 20  # below, an interval of a difference spans everything
_FEWEST_OF_A_CLASS = 3
_DRAWS = 2000
_STEEPEST = 1.5  # errors fall no faster than labels ** -1.5
_WIDER = 1.1  # the five shadows share most of their labels: unwidened, the interval held 93 % of 900 gains, so 96 %
_LUCK = 1.2  # / sqrt(n) of a model's errors come and go with which n labels it happened to see


@dataclass(frozen=True)
class Comparison:
    """What the strategy's choice of examples gained over random ones, in accuracy, with its 95 % interval.

    Attributes
    ----------
    labels
        How many labels each of the two models learned from.
    gain, low, high
        Accuracy over that of random order.
    n
        How many audit examples both were judged on.
    """

    labels: int
    gain: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return (
            f"At {self.labels} labels: {100 * self.gain:+.1f} points over random order, "
            f"95 % interval {100 * self.low:.1f} to {100 * self.high:.1f}, on the same {self.n} audit examples."
        )


@dataclass(frozen=True)
class Forecast:
    """What more labels would cost and, with its uncertainty, bring.

    Attributes
    ----------
    labels
        How many more labels, the audit's share of them included.
    gain, low, high
        Accuracy they would add, with its 95 % interval.
    cost, seconds
        Money and time at the annotator's pace; None where unknown.
    n
        How many audit examples it rests on.
    """

    labels: int
    gain: float
    low: float
    high: float
    cost: float | None
    seconds: float | None
    n: int

    def __str__(self) -> str:
        price = [] if self.cost is None else [f"cost {self.cost:,.0f}"]
        price += [] if self.seconds is None else [f"take about {max(1, round(self.seconds / 60))} min"]
        effort = f" would {' and '.join(price)}, and" if price else " would"
        return (
            f"{self.labels} more labels{effort} bring {100 * self.gain:+.1f} points of accuracy, "
            f"95 % interval {100 * self.low:.1f} to {100 * self.high:.1f}, judged on {self.n} audit examples."
        )


class Suspect(NamedTuple):
    """A label the model doubts: its row, the label, what the model says, and how much it trusts the label."""

    row: int
    label: str
    predicted: str
    confidence: float


class Hindsight:
    """The labels of a session, to fit models on parts of them. None of these models ever serves.

    Parameters
    ----------
    X
        Feature matrix of the pool, (N, d).
    classes
        Class names, the columns of probabilities.
    labels
        Row and event of every label that stands, in the order they were first given.
    audit
        How the audit was drawn.
    test
        Feature rows and class names held out by the user, or None.
    """

    def __init__(
        self,
        X: Any,
        learner: Learner,
        classes: tuple[str, ...],
        labels: Sequence[tuple[int, Event]],
        audit: Audit,
        test: tuple[Any, np.ndarray] | None,
        seed: int,
    ) -> None:
        self._X, self._learner, self._classes, self._audit, self._seed = X, learner, classes, audit, seed
        train = [(row, event) for row, event in labels if event.picked != "audit"]
        audited = [(row, event) for row, event in labels if event.picked == "audit"]
        self._rows = np.array([row for row, _ in train], np.intp)
        self._names = np.array([event.value for _, event in train], object)
        # Labels any order would have had: given in code, or seeds drawn at random.
        self._shared = np.array([e.picked == "given" or (e.picked, e.strategy) == ("seed", "random") for _, e in train])
        self._audit_rows = np.array([row for row, _ in audited], np.intp)
        self._audit_names = np.array([event.value for _, event in audited], object)
        self._test = test
        times = [event.ms for _, event in labels if event.ms is not None]
        self._pace = float(np.median(times)) / 1000 if times else None

    @cached_property
    def shadow(self) -> Comparison | None:
        """Compare the strategy's labels with as many random ones on the same audit examples, pair by pair.

        The shadow model learns from random labels only: those of the audit, but for the fifth it is judged on, and
        the seeds drawn at random. The other learns from as many labels in the order the strategy asked them. None
        while there are fewer than twenty audit labels or a model would see one class only, and where the audit is
        not a fair sample: with a test set, or weighted ("lure").
        """
        audit, truth = self._audit_rows, self._audit_names
        shared, asked = np.flatnonzero(self._shared), np.flatnonzero(~self._shared)
        more = min(len(asked), len(audit) * (_FOLDS - 1) // _FOLDS)
        if len(audit) < _FEWEST_AUDITS or more == 0 or self._audit.kind == "lure":
            return None
        mine = np.concatenate([shared, asked[:more]])
        fold = np.arange(len(audit)) % _FOLDS
        others = [np.flatnonzero(fold != one)[:more] for one in range(_FOLDS)]
        samples = [np.concatenate([self._names[shared], truth[other]]) for other in others]
        if min(len(set(sample)) for sample in [self._names[mine], *samples]) < 2:
            return None
        active = self._fit(self._rows[mine], self._names[mine]).predict(self._X[audit]) == truth
        shadow = np.zeros(len(audit), bool)
        for one, (other, names) in enumerate(zip(others, samples, strict=True)):
            model = self._fit(np.concatenate([self._rows[shared], audit[other]]), names)
            shadow[fold == one] = model.predict(self._X[audit[fold == one]]) == truth[fold == one]
        gain, low, high = paired(active, shadow)
        middle, half = (low + high) / 2, _WIDER * (high - low) / 2
        return Comparison(len(mine), gain, max(-1.0, middle - half), min(1.0, middle + half), len(audit))

    def forecast(self, labels: int, price: float | None) -> Forecast | None:
        """Tell what more labels would cost and, with its uncertainty, bring; None while nobody can know.

        Errors are taken to fall as a power of the number of labels, at the pace at which they fell from the first
        half of the labels to all of them. Audit examples are weighted at random (Bayesian bootstrap, Rubin 1981): the
        interval says how little a small audit knows about that pace, and that a model may be lucky in its labels.
        """
        n = len(self._rows)
        half = n // 2
        X, truth = (self._X[self._audit_rows], self._audit_names) if self._test is None else self._test
        if len(truth) < _FEWEST_AUDITS or len(set(self._names[:half])) < 2 or self._audit.kind == "lure":
            return None
        before, now = (self._fit(self._rows[:m], self._names[:m]).predict(X) != truth for m in (half, n))
        # Beside the audit stand four examples more, one of each outcome: an audit without errors does not mean none.
        rng = np.random.default_rng(self._seed)
        lots = rng.dirichlet(np.r_[np.ones(len(now)), np.full(4, 0.5)], _DRAWS)
        errors, earlier = lots @ np.r_[now, 1, 0, 1, 0], lots @ np.r_[before, 1, 1, 0, 0]
        pace = np.clip(np.log(earlier / errors) / np.log(n / half), -_STEEPEST / 3, _STEEPEST)
        left = (n / (n + labels * (1 - self._audit.share))) ** pace
        gains = errors * (1 - left + _LUCK / np.sqrt(n) * rng.standard_normal(_DRAWS))
        low, high = np.quantile(gains, [0.025, 0.975])
        cost = None if price is None else labels * price
        seconds = None if self._pace is None else labels * self._pace
        return Forecast(labels, float(np.median(gains)), float(low), float(high), cost, seconds, len(now))

    def suspects(self) -> list[Suspect]:
        """Find labels that look wrong, most doubtful first, by confident learning (Northcutt, Jiang & Chuang 2021).

        Every label, the audit's too, is judged by a model that did not learn it (five folds). Labels of a class with
        fewer than three only teach: a model that has not seen the class cannot judge them.
        """
        from cleanlab.filter import find_label_issues

        rows = np.concatenate([self._rows, self._audit_rows])
        names = np.concatenate([self._names, self._audit_names]).astype(object)
        judged, proba = self._out_of_fold(rows, names)
        if not len(judged):
            return []
        known = [column for column, name in enumerate(self._classes) if name in set(names[judged])]
        columns = {self._classes[column]: place for place, column in enumerate(known)}
        given = np.array([columns[name] for name in names[judged]])
        share = np.maximum(proba[:, known], 1e-9)
        share /= share.sum(axis=1, keepdims=True)
        # As many as the noise matrix estimates, those of the lowest confidence: with 10 % of 200 digits flipped it
        # flags 30 and finds 85 % of the flips, and 2 where none is flipped.
        doubted = find_label_issues(
            given, share, filter_by="low_self_confidence", return_indices_ranked_by="self_confidence", n_jobs=1
        )
        return [
            Suspect(int(rows[judged[one]]), names[judged[one]], self._classes[int(proba[one].argmax())], confidence)
            for one, confidence in zip(doubted, share[doubted, given[doubted]].tolist(), strict=True)
        ]

    def _fit(self, rows: np.ndarray, names: np.ndarray) -> Model:
        return self._learner.fit(self._X[rows], names, self._classes, None)

    def _out_of_fold(self, rows: np.ndarray, names: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the positions that can be judged, (j,), and their class probabilities by models without them, (j, C)."""
        from sklearn.model_selection import StratifiedKFold

        _, codes, counts = np.unique(names.astype(str), return_inverse=True, return_counts=True)
        judged = np.flatnonzero(counts[codes] >= _FEWEST_OF_A_CLASS)
        if len(set(codes[judged])) < 2:
            return judged[:0], np.empty((0, 0))
        teaching = np.setdiff1d(np.arange(len(rows)), judged)
        folds = StratifiedKFold(min(_FOLDS, int(counts.max())), shuffle=True, random_state=self._seed)
        proba = np.zeros((len(judged), len(self._classes)))
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "The least populated class", UserWarning)  # three in five folds will do
            splits = list(folds.split(judged, codes[judged]))
        for others, one in splits:
            train = np.concatenate([judged[others], teaching])
            proba[one] = self._fit(rows[train], names[train]).proba(self._X[rows[judged[one]]], self._classes)
        return judged, proba
