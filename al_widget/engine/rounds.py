"""The rounds of a task: plan the seeds, update the model again and again, and finish."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from al_widget.data.features.features import Features
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.history import Round
from al_widget.engine.locks import Locks
from al_widget.engine.scheduler import Learned, Scheduler
from al_widget.engine.select import seeds
from al_widget.engine.served_model import ServedModel
from al_widget.engine.snapshot import Snapshot
from al_widget.engine.state import TaskState
from al_widget.engine.trainer import Trainer
from al_widget.engine.update import Outcome, run
from al_widget.exceptions import ModelError
from al_widget.models.model import Model


class Rounds:
    """Takes a snapshot under the lock on the state, computes without it, and writes the result down under it.

    The caller keeps other updates away.
    """

    def __init__(
        self,
        state: TaskState,
        decisions: DecisionLog,
        scheduler: Scheduler,
        trainer: Trainer,
        served: ServedModel,
        locks: Locks,
    ) -> None:
        self._state, self._decisions, self._scheduler = state, decisions, scheduler
        self._trainer, self._served, self._locks = trainer, served, locks

    def plan(self, prepared: Features) -> None:
        """Pick the seeds, unless features or a model chose already what waits."""
        settings = self._served.settings()
        with self._locks.state:
            self._decisions.settle()
            if self._state.queue.planned:
                return
            snapshot = self._served.snapshot(None)
        picks = seeds(snapshot, prepared, settings)
        with self._locks.state:
            self._decisions.settle()
            self._scheduler.ask(picks, self._state.version)
            self._state.queue.mark_planned()

    def update(self, prepared: Features) -> Round | None:
        """Fit, score, select and estimate; None while two classes are not labeled yet."""
        settings, last = self._served.settings(), self._state.history.last
        previous = self._served.previous()
        if last is not None and last.final:
            previous = None  # it has learned the audit: going on from it would measure what it was taught
        with self._locks.state:
            self._decisions.settle()
            self._decisions.follow()
            snapshot = self._served.snapshot(previous)
        try:
            outcome = run(snapshot, prepared, settings)
        except Exception:
            with self._locks.state:
                self._state.drop_pending(snapshot.until)  # it would fail again: the next batch is the next try
                self._scheduler.ask_random_seeds()  # whatever fails, questions go on while examples are left
            raise
        with self._locks.state:
            self._decisions.settle()
            return self._install(snapshot, outcome, settings.strategy_name)

    def _install(self, snapshot: Snapshot, outcome: Outcome, strategy: str) -> Round | None:
        if outcome.model is None:
            self._scheduler.ask(outcome.picks, self._state.version)
            self._state.queue.mark_planned()
            self._state.drop_pending(snapshot.until)
            return None
        new = outcome.round(snapshot, strategy)
        learned = Learned(outcome.model, outcome.measured)
        note = self._decisions.note("round", new.to_json())
        self._scheduler.ask(outcome.picks, new.model_version, learned, [note])
        self._trainer.install(outcome, snapshot)
        return new

    def finish(self) -> Model:
        """Fit on every label, the audit's included, and write the last round.

        Raises
        ------
        ModelError
            If fewer than two classes are labeled.
        """
        with self._locks.state:
            self._decisions.settle()
            snapshot = self._served.snapshot(self._trainer.model)
            options, last = self._state.options, self._state.history.last
        seen = len(set(snapshot.with_audit().train_labels))
        if seen < 2:
            raise ModelError(f"There is nothing to finish yet: a model needs labels of two classes, got {seen}.")
        model = self._trainer.finish(snapshot, options, snapshot.version)
        n = len(snapshot.train_rows) + len(snapshot.audit_rows)
        final = replace(
            last or Outcome(None, ()).round(snapshot, options.named_strategy[0]),
            round=snapshot.round,
            n_labels=n,
            n_train=n,
            n_audit=len(snapshot.audit_rows),
            model_version=snapshot.version,
            kappa=None,
            learned_to=snapshot.until,
            time=datetime.now(UTC),
        )
        with self._locks.state:
            self._decisions.settle()
            self._decisions.write([self._decisions.note("round", final.to_json())])
            self._trainer.serve(model, snapshot)
        return model
