"""Diagnostics: models fitted again on some of the labels, to tell what the others brought, and which look wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from al_widget.evaluation.audit import Audit
from al_widget.evaluation.intervals import paired
from al_widget.labels.arrays import label_array
from al_widget.labels.classes import Label
from al_widget.labels.log import Event
from al_widget.models.learner import Learner
from al_widget.models.model import Model

_FOLDS = 5
_FEWEST_PAIRS = 20  # below, an interval of a difference spans everything
_DRAWS = 2000
_STEEPEST = 1.5  # errors fall no faster than labels ** -1.5
_WIDER = 1.1  # the five shadows share most of their labels: unwidened, the interval held 93 % of 900 gains, so 96 %
_LUCK = 1.2  # / sqrt(n) of a model's errors come and go with which n labels it happened to see


@dataclass(frozen=True)
class Comparison:
    """What asking in our order, seeds and then the strategy's choice, gained over random order: with its 95 % interval.

    Attributes
    ----------
    labels, seeds
        How many labels each of the two models learned from; how many of ours were seeds, not the strategy's choice.
    gain, low, high
        Accuracy over that of random order.
    n
        How many audit examples both were judged on.
    """

    labels: int
    seeds: int
    gain: float
    low: float
    high: float
    n: int

    @property
    def gained(self) -> str:
        """Which labels gained how much, in words; on the page too, where seeds must not pass for the strategy."""
        seeds = {0: "", self.labels: " (all of them seeds)"}.get(self.seeds, f" ({self.seeds} of them seeds)")
        return f"At {self.labels} labels{seeds}: {100 * self.gain:+.1f} points"

    @property
    def against(self) -> str:
        """What it is compared with, and how uncertain it is, in words."""
        return f"over random order, 95 % interval {100 * self.low:.1f} to {100 * self.high:.1f}"

    def __str__(self) -> str:
        return f"{self.gained} {self.against}, on the same {self.n} audit examples."

    __repr__ = __str__


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

    __repr__ = __str__


class LabelIssue(NamedTuple):
    """A label the model doubts: its row, the label, what the model says, and how much it trusts the label."""

    row: int
    label: Label
    predicted: Label
    confidence: float


class Diagnostics:
    """The labels of a session, to fit models on parts of them. None of these models ever serves.

    Parameters
    ----------
    X
        Feature matrix of the pool, (N, d).
    classes
        Class names, the columns of probabilities.
    labels
        Row, answer and event of every label that stands, in the order they were first given.
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
        labels: Sequence[tuple[int, Label, Event]],
        audit: Audit,
        test: tuple[Any, np.ndarray] | None,
        seed: int,
    ) -> None:
        self._X, self._learner, self._classes, self._audit, self._seed = X, learner, classes, audit, seed
        train = [one for one in labels if one[2].picked != "audit"]
        audited = [one for one in labels if one[2].picked == "audit"]
        self._rows = np.array([row for row, _, _ in train], np.intp)
        self._names = label_array(answer for _, answer, _ in train)
        # Labels any order would have had: given in code, or seeds drawn at random.
        self._shared = np.array(
            [e.picked == "given" or (e.picked, e.strategy) == ("seed", "random") for _, _, e in train], bool
        )
        self._audit_rows = np.array([row for row, _, _ in audited], np.intp)
        self._audit_names = label_array(answer for _, answer, _ in audited)
        self._seeds = np.array([event.picked in {"seed", "given"} for _, _, event in train], bool)
        self._fair = all(event.strategy != "lure" for _, _, event in audited)
        self._test = test
        times = [event.ms for _, _, event in labels if event.ms is not None]
        self._pace = float(np.median(times)) / 1000 if times else None

    @cached_property
    def shadow(self) -> Comparison | None:
        """Compare our labels with as many random ones on the same audit examples, pair by pair.

        The shadow model learns from random labels only: those of the audit, but for the fifth it is judged on, and
        the seeds drawn at random. The other learns from as many labels in the order they were asked: the seeds, and
        then what the strategy chose. None while there are fewer than twenty audit labels or a model would see one
        class only, and where the audit is no fair sample: with a test set, or weighted ("lure").
        """
        audit, truth = self._audit_rows, self._audit_names
        shared, asked = np.flatnonzero(self._shared), np.flatnonzero(~self._shared)
        more = min(len(asked), len(audit) * (_FOLDS - 1) // _FOLDS)
        if len(audit) < _FEWEST_PAIRS or more == 0 or self._test is not None or not self._fair:
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
        return Comparison(
            len(mine), int(self._seeds[mine].sum()), gain, max(-1.0, middle - half), min(1.0, middle + half), len(audit)
        )

    def forecast(self, labels: int, price: float | None) -> Forecast | None:
        """Tell what more labels would cost and, with its uncertainty, bring; None while nobody can know.

        Errors are taken to fall as a power of the number of labels, at the pace at which they fell from the first
        half of the labels to all of them. Audit examples are weighted at random (Bayesian bootstrap, Rubin 1981): the
        interval says how little a small audit knows about that pace, and that a model may be lucky in its labels. In
        sessions the middle was more often too low than too high.
        """
        n = len(self._rows)
        half = n // 2
        X, truth = (self._X[self._audit_rows], self._audit_names) if self._test is None else self._test
        if len(truth) < _FEWEST_PAIRS or len(set(self._names[:half])) < 2 or not self._fair:
            return None
        before, now = (self._fit(self._rows[:m], self._names[:m]).predict(X) != truth for m in (half, n))
        # Beside the audit stand four examples more, one of each outcome: an audit without errors does not mean none.
        rng = np.random.default_rng(self._seed)
        random_keys = rng.dirichlet(np.r_[np.ones(len(now)), np.full(4, 0.5)], _DRAWS)
        errors, earlier = random_keys @ np.r_[now, 1, 0, 1, 0], random_keys @ np.r_[before, 1, 1, 0, 0]
        pace = np.clip(np.log(earlier / errors) / np.log(n / half), -_STEEPEST / 3, _STEEPEST)
        left = (n / (n + labels * (1 - self._audit.share))) ** pace
        gains = errors * (1 - left + _LUCK / np.sqrt(n) * rng.standard_normal(_DRAWS))
        low, high = np.quantile(gains, [0.025, 0.975])
        cost = None if price is None else labels * price
        seconds = None if self._pace is None else labels * self._pace
        return Forecast(labels, float(np.median(gains)), float(low), float(high), cost, seconds, len(now))

    def label_issues(self) -> list[LabelIssue]:
        """Find labels that look wrong, most doubtful first, by confident learning (Northcutt, Jiang & Chuang 2021).

        Every label, the audit's too, is judged by a model that did not learn it (five folds). Labels of a class with
        fewer than three only teach: a model that has not seen the class cannot judge them. With multilabel an answer
        is as doubtful as its most doubtful label (Thyagarajan et al. 2022).
        """
        rows = np.concatenate([self._rows, self._audit_rows])
        names = np.concatenate([self._names, self._audit_names])
        judged = self._learner.schema.judgeable(names)
        if len(judged) < _FOLDS or len(set(names[judged])) < 2:
            return []
        proba, predicted = self._out_of_fold(rows, names, judged)
        doubted, confidence = self._learner.schema.label_issues(names[judged], proba, self._classes)
        return [
            LabelIssue(int(rows[judged[one]]), names[judged[one]], predicted[one], float(confidence[one]))
            for one in doubted
        ]

    def _fit(self, rows: np.ndarray, names: np.ndarray) -> Model:
        return self._learner.fit(self._X[rows], names, self._classes, None)

    def _out_of_fold(self, rows: np.ndarray, names: np.ndarray, judged: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give probabilities (j, C) and predictions (j,) of judged labels by models that did not learn them."""
        teaching = np.setdiff1d(np.arange(len(rows)), judged)
        splits = self._learner.schema.folds(names[judged], _FOLDS, self._seed)
        proba, predicted = np.zeros((len(judged), len(self._classes))), np.empty(len(judged), object)
        for others, one in splits:
            train = np.concatenate([judged[others], teaching])
            model, X = self._fit(rows[train], names[train]), self._X[rows[judged[one]]]
            proba[one], predicted[one] = model.proba(X, self._classes), model.predict(X)
        return proba, predicted
