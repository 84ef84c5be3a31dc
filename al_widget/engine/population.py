"""The share of each class in the pool, from the labels of a session and its newest model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from al_widget.engine.config import Config
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.locks import Locks
from al_widget.engine.served_model import ServedModel
from al_widget.engine.settings import Settings
from al_widget.engine.state import TaskState
from al_widget.engine.threads import limit_threads
from al_widget.engine.trainer import Trainer
from al_widget.evaluation.population import PoolSample, Share, Shares, estimate_shares, with_known
from al_widget.exceptions import DataError, ModelError, SessionClosedError
from al_widget.labels.arrays import indicator, label_array
from al_widget.labels.classes import Label
from al_widget.models.model import Model

_BLOCK = 4096  # rows predicted at a time
_FEWEST_LABELS = 5  # below, an interval spans most of [0, 1], as that of the accuracy does
_FOLDS = 5
# From this share of the pool on, the training examples are predicted by models that did not learn them: the strategy
# picked hard ones, and the model knows them by heart, so it would seem to miss less in the pool than it does.
_TRAINED_SHARE = 0.01


@dataclass(frozen=True)
class _Labeled:
    """Rows (m,) and labels (m,) of examples."""

    rows: np.ndarray
    labels: np.ndarray

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, Label]]) -> _Labeled:
        pairs = list(pairs)
        return cls(np.array([row for row, _ in pairs], np.intp), label_array(label for _, label in pairs))


@dataclass(frozen=True)
class _Standing:
    """The labels that stand, sorted by what they can be used for.

    Attributes
    ----------
    every
        All of them.
    sample
        Those drawn at random, that no model learns from.
    given
        Those that somebody chose to give in code: the audit stands for the other examples only.
    learned
        Those that the newest model learned from.
    method
        How the sample was drawn: "test", "audit" or "stratified".
    """

    every: _Labeled
    sample: _Labeled
    given: _Labeled
    learned: _Labeled
    method: str


class PoolShares:
    """Estimates the shares of the classes in the pool. The pool is predicted once for each model.

    Parameters
    ----------
    config, state, decisions, trainer, served
        The task.
    locks
        The engine's locks.
    """

    def __init__(
        self,
        config: Config,
        state: TaskState,
        decisions: DecisionLog,
        trainer: Trainer,
        served: ServedModel,
        locks: Locks,
    ) -> None:
        self._config, self._state, self._decisions = config, state, decisions
        self._trainer, self._served, self._locks = trainer, served, locks
        self._judged: Model | None = None
        self._judged_at = (0, 0)  # its version, and the names of its classes
        self._counted: tuple[tuple[Any, ...], np.ndarray] | None = None

    def estimate(self) -> list[Share]:
        """Return the share of each class.

        Raises
        ------
        ModelError
            If there is no model.
        SessionClosedError
            If the session was closed after `finish()`.
        DataError
            If no labels stand for the pool, or too few.
        """
        with self._locks.updating, limit_threads():
            model = self._model()
            settings = self._trainer.settings(self._state.options)
            standing, classes = self._standing(settings)
            X = self._trainer.prepare().X
            counts = self._counts(model, settings, X, standing, classes)
        in_test = settings.test is not None
        X_sample = settings.test[0] if settings.test is not None else X[standing.sample.rows]
        predicted = model.labels_of(model.proba(X_sample, classes), classes)
        size = self._config.usable - len(standing.given.rows)
        given, known = (self._marks(one.labels, classes).sum(axis=0) for one in (standing.given, standing.every))
        sample = PoolSample(
            truth=self._marks(standing.sample.labels, classes),
            predicted=self._marks(predicted, classes),
            counts=counts,
            size=size,
            known=known - given,
            n_known=len(standing.every.rows) - len(standing.given.rows),
        )
        shares = estimate_shares(sample, of_the_pool=not in_test, independent=self._config.schema.independent)
        return _lines(classes, with_known(shares, size, given, len(standing.given.rows)), sample.n, standing.method)

    def _model(self) -> Model:
        """Return the newest model that did not learn from the audit."""
        now = (self._state.version, self._state.renamed_at)
        if self._judged is None or self._judged_at != now:
            self._judged, self._judged_at = self._served.unaudited(), now
        if self._judged is None and self._decisions.closed:
            raise SessionClosedError(
                "The session is closed, and its last model learned the audit labels too. Run the cell again to go on."
            )
        if self._judged is None:
            raise ModelError("There is no model to predict the pool with. Call update() first.")
        return self._judged

    def _standing(self, settings: Settings) -> tuple[_Standing, tuple[str, ...]]:
        """Return the labels that stand and the names of the classes; raises if none can stand for the pool."""
        schema = self._config.schema
        with self._locks.state:
            if not self._decisions.closed:
                self._decisions.settle()
            names, last = self._state.classes.names, self._state.history.last
            held_out = settings.named_test(self._state.classes.told.former)
            told = [(row, schema.read(str(event.value), names), event) for row, event in self._state.labels()]
        until = -1 if last is None else last.learned_to
        audit = [(row, label) for row, label, event in told if event.picked == "audit"]
        given = [(row, label) for row, label, event in told if event.picked == "given"]
        learned = [(row, label) for row, label, event in told if event.picked != "audit" and event.offset <= until]
        every = _Labeled.of((row, label) for row, label, _ in told)
        if held_out is not None:
            test = _Labeled(np.empty(0, np.intp), held_out[1])
            return _Standing(every, test, _Labeled.of([]), _Labeled.of(learned), "test"), names
        if any(event.picked == "audit" and event.strategy == "lure" for _, _, event in told):
            raise DataError(
                'The labels of audit="lure" are weighted for the accuracy of one model: the shares of the classes '
                'cannot be read from them. Start a task with audit="stratified", or a share such as audit=0.1.'
            )
        self._refuse_too_few(len(audit))
        method = "stratified" if settings.audit.kind == "stratified" else "audit"
        return _Standing(every, _Labeled.of(audit), _Labeled.of(given), _Labeled.of(learned), method), names

    def _refuse_too_few(self, n: int) -> None:
        if n >= _FEWEST_LABELS:
            return
        if len(self._state.holdout.rows) == 0:
            raise DataError(
                "The shares of the classes need random audit labels, and this task has no audit. Start one with a "
                "share of the questions for it, such as audit=0.1, or pass test=(examples, labels)."
            )
        raise DataError(
            f"The shares of the classes need {_FEWEST_LABELS} audit labels or more, got {n}. Go on labeling: audit "
            "examples are among the questions."
        )

    def _counts(
        self, model: Model, settings: Settings, X: Any, standing: _Standing, classes: tuple[str, ...]
    ) -> np.ndarray:
        """Count the examples predicted to be of each class, (C,), those given in code left out."""
        key = (model.version, classes, standing.given.rows.tobytes())
        if self._counted is None or self._counted[0] != key:
            open_ = ~self._config.pool.blank
            open_[standing.given.rows] = False
            predicted: Counter[Label] = Counter()
            if len(standing.learned.rows) >= _TRAINED_SHARE * self._config.usable:
                rows, labels = _out_of_fold(settings, X, standing.learned, classes)
                predicted.update(labels[open_[rows]].tolist())
                open_[rows] = False
            rows = np.flatnonzero(open_)
            for start in range(0, len(rows), _BLOCK):
                proba = model.proba(X[rows[start : start + _BLOCK]], classes)
                predicted.update(model.labels_of(proba, classes).tolist())
            kinds = list(predicted)
            self._counted = key, np.array(list(predicted.values())) @ self._marks(label_array(kinds), classes)
        return self._counted[1]

    def _marks(self, labels: np.ndarray, classes: tuple[str, ...]) -> np.ndarray:
        """Return which label holds which class, (m, C) bool."""
        return indicator([self._config.schema.classes_of(label) for label in labels], classes)


def _out_of_fold(
    settings: Settings, X: Any, learned: _Labeled, classes: tuple[str, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """Return rows of training examples, and what models that did not learn them predict (Zrnic & Candès 2023).

    Rows that cannot be left out are missing: a model without them would not know their class.
    """
    rows, labels, schema = learned.rows, learned.labels, settings.learner.schema
    judged = schema.judgeable(labels)
    always = np.setdiff1d(np.arange(len(rows)), judged)
    found: list[np.ndarray] = [np.empty(0, np.intp)]
    said: list[np.ndarray] = [np.empty(0, object)]
    for others, fold in schema.folds(labels[judged], _FOLDS, settings.seed) if len(judged) >= _FOLDS else ():
        train, left_out = np.concatenate([judged[others], always]), rows[judged[fold]]
        if len(set(labels[train])) < 2:
            continue
        model = settings.learner.fit(X[rows[train]], labels[train], classes, None)
        found.append(left_out)
        said.append(model.labels_of(model.proba(X[left_out], classes), classes))
    return np.concatenate(found), np.concatenate(said)


def _lines(classes: tuple[str, ...], shares: Shares, n: int, method: str) -> list[Share]:
    columns = (shares.value.tolist(), shares.low.tolist(), shares.high.tolist(), shares.modelled.tolist())
    return [
        Share(name, value, low, high, n, f"{method} and model" if modelled else method)
        for name, value, low, high, modelled in zip(classes, *columns, strict=True)
    ]
