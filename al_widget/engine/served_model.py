"""The model that serves: the one of the last round, fitted again after a restart."""

from __future__ import annotations

from al_widget.data.features.features import Features
from al_widget.engine.config import Config
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.history import Round
from al_widget.engine.locks import Locks
from al_widget.engine.measure import Measured
from al_widget.engine.scheduler import Scheduler
from al_widget.engine.settings import Settings
from al_widget.engine.snapshot import Snapshot, take_snapshot
from al_widget.engine.state import TaskState
from al_widget.engine.threads import limit_threads
from al_widget.engine.trainer import Trainer
from al_widget.models.model import Model


class ServedModel:
    """The model of the last round, whoever wrote it: the trainer has it, or it is fitted again from its labels.

    The trainer lacks it after a restart, after an interrupt, and when another kernel trained it.
    """

    def __init__(
        self,
        config: Config,
        state: TaskState,
        decisions: DecisionLog,
        scheduler: Scheduler,
        trainer: Trainer,
        locks: Locks,
    ) -> None:
        self._config, self._state, self._decisions = config, state, decisions
        self._scheduler, self._trainer, self._locks = scheduler, trainer, locks

    def model(self) -> Model | None:
        """Return it; None before there is one."""
        if self._must_be_restored:
            self.restore()
        return self._trainer.model

    @property
    def _must_be_restored(self) -> bool:
        return not self._is_newest() and (not self._decisions.closed or self._is_renamed())

    def pair(self, model: Model) -> tuple[Model, Features]:
        """Return the model that serves, by default the given one, and the features it reads."""
        features = self._trainer.prepare()
        with self._locks.state:
            return self._trainer.model or model, self._trainer.features or features

    def restore(self) -> None:
        """Fit it again, unless the trainer has it."""
        with self._locks.updating, limit_threads():
            self.restored()

    def restored(self) -> Model | None:
        """Return it, fitted again unless the trainer has it. The caller keeps other updates away."""
        last, trainer = self._state.history.last, self._trainer
        if last is not None and not self._is_newest():
            snapshot = self._until(last)
            labels = snapshot.with_audit() if last.final else snapshot
            prepared = trainer.features_of(last)
            found = trainer.fit_again(labels, last.model_version, self._state.options, prepared)
            with self._locks.state:
                if found is not None:
                    trainer.restore(*found, labels, prepared, last)
                elif self._is_renamed():
                    trainer.drop()
        return trainer.model

    def previous(self) -> Model | None:
        """Return the model to go on from: what the trainer has, unless its classes are called otherwise by now."""
        model = self._trainer.model
        return self.restored() if model is None or self._is_renamed() else model

    def measured(self) -> Measured | None:
        """Return what is known of the newest model that did not learn from the audit; None before there is one."""
        self.model()
        trainer, last = self._trainer, self._state.history.last
        if trainer.measured is None and last is not None and not self._decisions.closed:  # a final one was restored
            with self._locks.updating, limit_threads():
                snapshot = self._until(last)
                prepared = trainer.features_of(last)
                found = trainer.fit_again(snapshot, last.model_version, self._state.options, prepared)
                if found is not None:
                    trainer.keep_measured(found[1], snapshot)
        return trainer.measured

    def unaudited(self) -> Model | None:
        """Return the newest model that did not learn from the audit; None before there is one, or once it is gone.

        It reads the features that serve. The caller keeps updates away, which may replace both.
        """
        model = self.restored() if self._must_be_restored else self._trainer.model
        last = self._state.history.last
        if last is None or not last.final:
            return model
        if self._decisions.closed:
            return None
        prepared = self._trainer.features_of(last)
        found = self._trainer.fit_again(self._until(last), last.model_version, self._state.options, prepared)
        return None if found is None else found[0]

    def settings(self, prepared: Features) -> Settings:
        """Return what an update is made with that reads these features."""
        return self._trainer.settings(self._state.options, prepared)

    def snapshot(self, previous: Model | None, until: int | None = None) -> Snapshot:
        """Return the labels to learn from; the caller holds the lock on the state.

        Parameters
        ----------
        previous
            The model to go on from.
        until
            The offset of the log up to which labels are learned; None for all.
        """
        renamed = self._is_renamed()  # while nobody held the lock
        return take_snapshot(
            self._config,
            self._state,
            previous=None if renamed else previous,
            until=self._decisions.read_to if until is None else until,
            seen=() if renamed else self._trainer.seen,
            horizon=self._scheduler.horizon,
        )

    def _is_newest(self) -> bool:
        model, last = self._trainer.model, self._state.history.last
        fitted = last is None or (model is not None and model.version == last.model_version)
        return fitted and not self._is_renamed()

    def _is_renamed(self) -> bool:
        """Whether the names of classes were changed since the model was fitted."""
        return self._trainer.model is not None and self._trainer.renamed_at != self._state.renamed_at

    def _until(self, last: Round) -> Snapshot:
        with self._locks.state:
            self._decisions.settle()
            return self.snapshot(None, until=last.learned_to)
