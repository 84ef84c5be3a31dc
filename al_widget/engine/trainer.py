"""The trainer: builds the features once, and holds the model that serves, with what was measured of it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.features import Features, Progress
from al_widget.engine import holdout
from al_widget.engine.config import Config, Options
from al_widget.engine.history import Round
from al_widget.engine.locks import Locks
from al_widget.engine.measure import Measured, measure
from al_widget.engine.settings import Settings
from al_widget.engine.snapshot import Snapshot
from al_widget.engine.state import TaskState
from al_widget.engine.threads import limit_threads
from al_widget.engine.update import Outcome, fit
from al_widget.evaluation.intervals import Estimate
from al_widget.labels.classes import Classes
from al_widget.models.learner import Learner
from al_widget.models.model import Model
from al_widget.models.reading import for_model

_ROWS_TRIED = 8  # that a final model must predict
_MODELS_REMEMBERED = 32  # whose predictions on the stop set a later model may be compared with


@dataclass(frozen=True)
class _Fixed:
    """What every update of a session shares, whatever is assigned meanwhile."""

    learner: Learner
    stop_rows: np.ndarray
    test: tuple[Any, np.ndarray] | None


class Trainer:
    """Fits, restores and measures models. It has no lock on what it holds: the engine installs under its own.

    Attributes
    ----------
    features
        The pool as numbers; None before they are built.
    model
        The model that serves; None before there is one, and after a restart until it is restored.
    measured
        What the audit or the test set says of the newest model that did not learn from it.
    estimate
        The accuracy; after a restart that of the last round.
    seen
        (labels learned, predictions on the stop set) of earlier models, oldest first.
    renamed_at, estimated_at
        The places in the log up to which the model, and the accuracy, know what the classes are called.
    """

    def __init__(self, config: Config, state: TaskState, locks: Locks) -> None:
        self._config, self._state, self._locks = config, state, locks
        self._fixed: _Fixed | None = None
        self.features: Features | None = None
        self.model: Model | None = None
        self.measured: Measured | None = None
        self.estimate: Estimate | None = None
        self.seen: tuple[tuple[int, np.ndarray], ...] = ()
        self.renamed_at = self.estimated_at = 0

    @staticmethod
    def load() -> None:
        """Import what the first update needs, which takes seconds, ahead of it."""
        for name in (
            "cluster",
            "compose",
            "decomposition",
            "feature_extraction.text",
            "linear_model",
            "metrics",
            "naive_bayes",
            "neighbors",
            "neural_network",
            "pipeline",
            "preprocessing",
            "utils.extmath",
        ):
            importlib.import_module(f"sklearn.{name}")

    def check_model(self) -> None:
        """Raise ModelError if the model has a weight for what is no class of the task, and was none before."""
        config, classes = self._config, self._state.classes
        if config.model is not None:
            Learner(config.model, config.seed, config.schema).check(classes.names, classes.told.former)

    def prepare(self, progress: Progress = lambda _share: None) -> Features:
        """Return the features, built at the first call.

        Raises
        ------
        DataError
            If the examples cannot be read.
        """
        config = self._config
        with self._locks.building:
            if self.features is None:
                progress(0.0)
                with limit_threads():
                    built = build_features(config.pool, config.features, progress, landmarks=config.model is None)
                self.features = for_model(config.model, built, config.pool.kind, given=config.features is not None)
            return self.features

    def settings(self, options: Options) -> Settings:
        """Return what an update reads beside its snapshot."""
        config, fixed = self._config, self._shared()
        name, strategy = options.named_strategy
        return Settings(
            learner=fixed.learner,
            strategy_name=name,
            strategy=strategy,
            batch_size=options.batch_size,
            seed=config.seed,
            n_pool=config.usable,
            stop_rows=fixed.stop_rows,
            test=fixed.test,
            audit=config.audit,
        )

    def _shared(self) -> _Fixed:
        if self._fixed is None:
            config, prepared = self._config, self.prepare()
            model = config.model
            if model is None:
                # For the classes at the start: a model that changed with a later class would not resume.
                outcomes = config.schema.outcomes(len(Classes(config.classes).names))
                model = default_model(
                    config.pool, config.features, config.seed, outcomes, independent=config.schema.independent
                )
            self._fixed = _Fixed(
                Learner(model, config.seed, config.schema, lambda: prepared.X, self._renamed),
                holdout.stop_set(config.pool, config.seed),
                self._read_test(prepared),
            )
        return self._fixed

    def _renamed(self) -> Mapping[str, str]:
        with self._locks.state:
            return self._state.classes.told.renamed_to

    def _read_test(self, prepared: Features) -> tuple[Any, np.ndarray] | None:
        """Return the feature rows of test=, and its labels."""
        config = self._config
        return (
            None if config.test is None else (config.pool.read_new(config.test[0], prepared, "test="), config.test[1])
        )

    def remember(self, last: Round | None) -> None:
        """Set the accuracy from the last round, as long as what it was measured on is still there."""
        if last is None or last.accuracy is None or last.low is None or last.high is None:
            return
        test = self._config.test
        n = last.n_audit if last.method != "test" else 0 if test is None else len(test[1])
        self.estimated_at = last.learned_to
        if n:
            self.estimate = Estimate(last.accuracy, last.low, last.high, n, str(last.method))

    def fit_again(self, snapshot: Snapshot, version: int, options: Options) -> tuple[Model, Measured] | None:
        """Fit and measure an earlier model again, from the labels it had; None where two classes are not labeled."""
        prepared, settings = self.prepare(), self.settings(options)
        model = fit(snapshot, prepared, settings, version)
        return None if model is None else (model, measure(model, snapshot, prepared, settings))

    def restore(self, model: Model, measured: Measured, snapshot: Snapshot, *, final: bool) -> None:
        """Serve a model that was fitted again; one that learned from the audit cannot be measured on it."""
        if not final:
            self.measured, model = measured, replace(model, temperature=measured.temperature)
            self._estimate_anew(measured, snapshot)
        elif self.renamed_at != snapshot.renamed_at:
            self.measured = None
        self.model, self.seen = model, ((len(snapshot.train_rows), measured.predictions),)
        self.renamed_at = snapshot.renamed_at

    def drop(self) -> None:
        """Let go of a model whose classes were merged into one."""
        self.model = self.measured = self.estimate = None

    def keep_measured(self, measured: Measured, snapshot: Snapshot) -> None:
        """Keep what is known of the model before `finish()`."""
        self.measured = measured
        self._estimate_anew(measured, snapshot)

    def _estimate_anew(self, measured: Measured, snapshot: Snapshot) -> None:
        """Set the accuracy if it was that of other classes: some were merged since."""
        if snapshot.merged_at > self.estimated_at:
            self.estimate, self.estimated_at = measured.estimate, snapshot.merged_at

    def install(self, outcome: Outcome, snapshot: Snapshot) -> None:
        """Serve the model of an update."""
        if outcome.model is None or outcome.measured is None:
            return
        if self.renamed_at != snapshot.renamed_at:
            self.renamed_at, self.seen = snapshot.renamed_at, ()
        self.estimated_at = snapshot.merged_at
        n_train = len(snapshot.train_rows)
        self.model, self.measured, self.estimate = outcome.model, outcome.measured, outcome.measured.estimate
        self.seen = (*self.seen, (n_train, outcome.measured.predictions))[-_MODELS_REMEMBERED:]

    def finish(self, snapshot: Snapshot, options: Options, version: int) -> Model:
        """Fit on every label, the audit's included."""
        prepared, settings = self.prepare(), self.settings(options)
        labels = snapshot.with_audit()
        X = prepared.X[labels.train_rows]
        model = settings.learner.fit(X, labels.train_labels, labels.classes, labels.previous, version)
        model.proba(X[:_ROWS_TRIED], labels.classes)  # one that cannot predict must not serve
        return model if self.measured is None else replace(model, temperature=self.measured.temperature)

    def serve(self, model: Model, snapshot: Snapshot) -> None:
        """Serve a model whose accuracy was measured before."""
        self.model, self.renamed_at = model, snapshot.renamed_at
