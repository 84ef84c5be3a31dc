"""The trainer: builds the features once, and holds the model that serves, with what was measured of it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.features import Features, Progress, TakePart, ignore
from al_widget.data.features.representations import Representation, Representations, Transform
from al_widget.engine import holdout
from al_widget.engine.config import Config, Options
from al_widget.engine.history import Round
from al_widget.engine.locks import Locks
from al_widget.engine.measure import Measured, measure
from al_widget.engine.settings import Settings
from al_widget.engine.snapshot import Snapshot
from al_widget.engine.state import TaskState
from al_widget.engine.threads import importing, limit_threads
from al_widget.engine.update import Outcome, fit
from al_widget.evaluation.intervals import Estimate
from al_widget.exceptions import DataError
from al_widget.labels.classes import Classes
from al_widget.models.learner import Learner
from al_widget.models.model import Model
from al_widget.models.reading import for_model
from al_widget.models.reasons import sentence

_ROWS_TRIED = 8  # that a final model must predict
_MODELS_REMEMBERED = 32  # whose predictions on the stop set a later model may be compared with


class Trainer:
    """Fits, restores and measures models. It has no lock on what it holds: the engine installs under its own.

    Attributes
    ----------
    features
        The pool as numbers, as the model that serves reads it; None before they are built.
    representations
        What the labels choose between; None where they do not.
    model
        The model that serves; None before there is one, and after a restart until it is restored.
    measured
        What the audit or the test set says of the newest model that did not learn from it.
    estimate
        The accuracy; after a restart that of the last round.
    seen
        (labels learned, predictions on the stop set) of earlier models, oldest first.
    lacking
        What a source of vectors said when it failed where they were needed, in a sentence; None where none did.
    renamed_at, estimated_at
        The places in the log up to which the model, and the accuracy, know what the classes are called.
    """

    def __init__(self, config: Config, state: TaskState, locks: Locks) -> None:
        self._config, self._state, self._locks = config, state, locks
        self.features: Features | None = None
        self.representations: Representations | None = None
        self._ahead: tuple[str, Features] | None = None  # of a representation that was chosen and does not serve yet
        self._test: tuple[Features | None, tuple[Any, np.ndarray] | None] = (None, None)
        self.model: Model | None = None
        self.measured: Measured | None = None
        self.estimate: Estimate | None = None
        self.seen: tuple[tuple[int, np.ndarray], ...] = ()
        self.lacking: str | None = None
        self.renamed_at = self.estimated_at = 0

    @staticmethod
    def load() -> None:
        """Import what the first update needs, which takes seconds, ahead of it."""
        with importing:
            Trainer._import()

    @staticmethod
    def _import() -> None:
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

    def prepare(self, progress: Progress = lambda _share: None, first: TakePart = ignore) -> Features:
        """Return the features of the model that serves, or of the first one; built at the first call.

        Parameters
        ----------
        progress
            Called with the share done.
        first
            Takes a part of many examples before all are done.

        Raises
        ------
        DataError
            If the examples cannot be read.
        """
        with self._locks.building:
            if self.features is None:
                self.load()  # not beside another thread that does: see `importing`
                progress(0.0)
                self.features = self._built(progress, first)
            return self.features

    def _built(self, progress: Progress, first: TakePart) -> Features:
        config, last = self._config, self._state.history.last
        with limit_threads():
            base = build_features(
                config.pool,
                config.features,
                progress,
                landmarks=config.model is None,
                cache=config.cache,
                first=first,
            )
            base = for_model(config.model, base, config.pool.kind, given=config.features is not None)
            if isinstance(config.features, Representations):
                self.representations = config.features
            elif config.features is None and config.model is None:
                self.representations = config.pool.kind.representations(base, config.embedder, config.cache)
            if self.representations is None or last is None:
                return base
            return self._read_as(self.representations, last.features, progress)

    # ---------------------------------------------------------------- the representations

    def chosen(self) -> Features:
        """Return the features that the newest comparison of representations chose."""
        serving, found = self.prepare(), self.representations
        if found is None or self.wanted(found).name == self.name_of(serving):
            return serving
        return self._unless_served(self._read_as(found, self.wanted(found).name))

    def wanted(self, found: Representations) -> Representation:
        """Return the representation that the newest comparison chose; the first one before there was any."""
        look = self._state.look
        return found.options[0] if look is None else self._at_hand(found, look.features)

    def features_of(self, last: Round) -> Features:
        """Return the features that the model of a round has read."""
        serving, found = self.prepare(), self.representations
        if found is None or self._at_hand(found, last.features).name == self.name_of(serving):
            return serving
        return self._unless_served(self._read_as(found, last.features))

    def _unless_served(self, made: Features) -> Features:
        """Return features; those that serve, if a source that failed left nothing else to read."""
        serving = self.prepare()
        return serving if self.name_of(made) == self.name_of(serving) else made

    def name_of(self, features: Features) -> str | None:
        """Return which representation these features are; None where the labels do not choose."""
        if self.representations is None:
            return None
        made = features.transform
        return made.representation.name if isinstance(made, Transform) else self.representations.options[0].name

    def make_vectors(self, found: Representations, progress: Progress) -> None:
        """Make the vectors of the pool, unless they are made.

        Raises
        ------
        DataError
            If their source fails.
        """
        found.prepare(progress)
        self.lacking = None

    def build_ahead(self, found: Representations, name: str) -> None:
        """Build the features of a representation for the next update, which need not wait for them then."""
        option = self._at_hand(found, name)
        self._ahead = (option.name, found.features(option))

    def _at_hand(self, found: Representations, name: str | None) -> Representation:
        """Return the representation of a name; the first one if its vectors are others by now, or cannot be made."""
        option, look = found.find(name), self._state.look
        if option is None or not option.needs_vectors:
            return option or found.options[0]
        gone = (look is not None and look.source != found.source) or self.lacking is not None
        return found.options[0] if gone else option

    def _read_as(self, found: Representations, name: str | None, progress: Progress = lambda _share: None) -> Features:
        """Return the pool as a representation reads it; the base with a notice, if that cannot be made any more."""
        option = self._at_hand(found, name)
        if self._ahead is not None and self._ahead[0] == option.name:
            return self._ahead[1]
        if option.needs_vectors:
            try:
                found.prepare(progress)
            except DataError as error:  # tried again at the next comparison, not at each update: it may take minutes
                self.lacking, option = sentence(str(error)), found.options[0]
        if name is not None and option.name != name:
            said = (
                f"Examples were read with vectors of meaning that are not at hand now: reads {option.described} alone."
            )
            notices = (said,) if self.lacking is None else (f"{said} {self.lacking}",)
            return replace(found.base, notices=(*found.base.notices, *notices))
        return found.features(option)

    def settings(self, options: Options, prepared: Features | None = None) -> Settings:
        """Return what an update reads beside its snapshot.

        Parameters
        ----------
        prepared
            The features that it reads; None: those that serve.
        """
        config, (test_of, test) = self._config, self._test
        prepared = self.prepare() if prepared is None else prepared
        if test_of is not prepared:
            test = self._read_test(prepared)
            self._test = (prepared, test)
        name, strategy = options.named_strategy
        return Settings(
            learner=self.learner,
            strategy_name=name,
            strategy=strategy,
            batch_size=options.batch_size,
            seed=config.seed,
            n_pool=config.usable,
            stop_rows=self._stop_rows,
            test=test,
            audit=config.audit,
        )

    @cached_property
    def learner(self) -> Learner:
        """What fits every model of the session."""
        config, model = self._config, self._config.model
        if model is None:
            # For the classes at the start: a model that changed with a later class would not resume.
            outcomes, independent = (
                config.schema.outcomes(len(Classes(config.classes).names)),
                config.schema.independent,
            )
            model = default_model(config.pool, config.features, config.seed, outcomes, independent=independent)
        return Learner(model, config.seed, config.schema, lambda: self.prepare().X, self._renamed)

    @cached_property
    def _stop_rows(self) -> np.ndarray:
        return holdout.stop_set(self._config.pool, self._config.seed)

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

    def fit_again(
        self, snapshot: Snapshot, version: int, options: Options, prepared: Features
    ) -> tuple[Model, Measured] | None:
        """Fit and measure an earlier model again, from the labels it had; None where two classes are not labeled."""
        settings = self.settings(options, prepared)
        model = fit(snapshot, prepared, settings, version)
        return None if model is None else (model, measure(model, snapshot, prepared, settings))

    def restore(self, model: Model, measured: Measured, snapshot: Snapshot, prepared: Features, last: Round) -> None:
        """Serve a model of a round that was fitted again; one that learned from the audit cannot be measured on it."""
        if not last.final:
            self.measured, model = measured, replace(model, temperature=measured.temperature)
            self._estimate_anew(measured, snapshot)
            if last.features is not None and last.features != self.name_of(prepared):
                self.estimate = measured.estimate  # that of the round was of a model that read other features
        elif self.renamed_at != snapshot.renamed_at:
            self.measured = None
        self.features, self.model = prepared, model  # together, as above
        self.seen = ((len(snapshot.train_rows), measured.predictions),)
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

    def install(self, outcome: Outcome, snapshot: Snapshot, prepared: Features) -> None:
        """Serve the model of an update, with the features it reads."""
        if outcome.model is None or outcome.measured is None:
            return
        if self.renamed_at != snapshot.renamed_at:
            self.renamed_at, self.seen = snapshot.renamed_at, ()
        self.estimated_at = snapshot.merged_at
        n_train = len(snapshot.train_rows)
        # In one statement: an interrupt must not leave a model beside features that it does not read.
        self.features, self.model, self.measured = prepared, outcome.model, outcome.measured
        self.estimate, self._ahead = outcome.measured.estimate, None
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
