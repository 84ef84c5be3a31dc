"""The model that serves: the one of the last round, fitted again after a restart."""

from __future__ import annotations

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
        if not self._is_newest() and not self._decisions.closed:
            self.restore()
        return self._trainer.model

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
            found = trainer.fit_again(labels, last.model_version, self._state.options)
            if found is not None:
                with self._locks.state:
                    trainer.restore(*found, n_train=len(labels.train_rows), final=last.final)
        return trainer.model

    def measured(self) -> Measured | None:
        """Return what is known of the newest model that did not learn from the audit; None before there is one."""
        self.model()
        trainer, last = self._trainer, self._state.history.last
        if trainer.measured is None and last is not None and not self._decisions.closed:  # a final one was restored
            with self._locks.updating, limit_threads():
                found = trainer.fit_again(self._until(last), last.model_version, self._state.options)
                if found is not None:
                    trainer.keep_measured(found[1])
        return trainer.measured

    def unaudited(self) -> Model | None:
        """Return the newest model that did not learn from the audit; None before there is one, or once it is gone."""
        model, last = self.model(), self._state.history.last
        if last is None or not last.final:
            return model
        if self._decisions.closed:
            return None
        with self._locks.updating, limit_threads():
            found = self._trainer.fit_again(self._until(last), last.model_version, self._state.options)
        return None if found is None else found[0]

    def settings(self) -> Settings:
        """Return what an update is made with."""
        return self._trainer.settings(self._state.options)

    def snapshot(self, previous: Model | None, until: int | None = None) -> Snapshot:
        """Return the labels to learn from; the caller holds the lock on the state.

        Parameters
        ----------
        previous
            The model to go on from.
        until
            The offset of the log up to which labels are learned; None for all.
        """
        return take_snapshot(
            self._config,
            self._state,
            previous=previous,
            until=self._decisions.read_to if until is None else until,
            seen=self._trainer.seen,
            horizon=self._scheduler.horizon,
        )

    def _is_newest(self) -> bool:
        model, last = self._trainer.model, self._state.history.last
        return last is None or (model is not None and model.version == last.model_version)

    def _until(self, last: Round) -> Snapshot:
        with self._locks.state:
            self._decisions.settle()
            return self.snapshot(None, until=last.learned_to)
