"""The rounds of a task: plan the seeds, update the model again and again, and finish. Questions go on if one fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from al_widget.data.features.features import Features, Part, TakePart
from al_widget.engine.config import Config
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.history import Round
from al_widget.engine.locks import Locks
from al_widget.engine.picks import Pick
from al_widget.engine.scheduler import Learned, Scheduler
from al_widget.engine.select import Opinion, seeds, with_opinion
from al_widget.engine.served_model import ServedModel
from al_widget.engine.snapshot import Snapshot
from al_widget.engine.state import TaskState
from al_widget.engine.trainer import Trainer
from al_widget.engine.update import Outcome, run
from al_widget.exceptions import AlWidgetError, ModelError, StoreError
from al_widget.models.model import Model
from al_widget.models.reasons import sentence

Prepare = Callable[[], Features]
PrepareInParts = Callable[[TakePart], Features]

_WITHOUT_A_MODEL = "typical"  # the strategy that picks where the user's cannot


class Rounds:
    """Takes a snapshot under the lock on the state, computes without it, and writes the result down under it.

    Whatever fails, features, model or strategy, diverse examples are asked in the place of ranked ones, random ones
    where there are no features. The caller keeps other updates away.
    """

    def __init__(
        self,
        config: Config,
        state: TaskState,
        decisions: DecisionLog,
        scheduler: Scheduler,
        trainer: Trainer,
        served: ServedModel,
        locks: Locks,
    ) -> None:
        self._config, self._state, self._decisions, self._scheduler = config, state, decisions, scheduler
        self._trainer, self._served, self._locks = trainer, served, locks

    def plan(self, prepare: PrepareInParts, early: Callable[[], None]) -> None:
        """Pick the seeds, unless features or a model chose already what waits.

        Of many examples they are picked among a part, so that nobody labels random ones until all can be compared.

        Parameters
        ----------
        prepare
            Returns the features, and hands over a part before.
        early
            Called once seeds of a part are asked, while the features of the others are built.

        Raises
        ------
        AlWidgetError
            If the features fail: random seeds are asked.
        """
        with self._locks.state:
            self._decisions.settle()
            if self._state.queue.planned:
                return

        def ask_first(part: Part) -> None:
            self._ask_seeds(Features(part, part, None), within=part.rows)
            early()

        try:
            prepared = prepare(ask_first)
            with self._locks.state:
                asked = self._state.queue.planned
            if not asked:
                self._ask_seeds(prepared)
        except StoreError:
            raise
        except Exception as error:
            self._go_on(None)
            raise as_told(error, left=self._state.left) from error

    def refill(self, prepare: Prepare) -> None:
        """Ask diverse examples without a new model: the questions ran out before the examples.

        Raises
        ------
        AlWidgetError
            If the features fail: random examples are asked.
        """
        try:
            prepared = prepare()
        except Exception as error:
            self._go_on(None)
            raise as_told(error, left=self._state.left) from error
        self._go_on(prepared)

    def update(self, prepare: Prepare) -> Round | None:
        """Fit, score, select and estimate; None while two classes are not labeled yet.

        Raises
        ------
        AlWidgetError
            If something fails. The last good model goes on serving, and other examples are asked; a model that was
            fitted serves though the strategy failed.
        StoreError
            If the log did not take it: nothing was changed.
        """
        until, prepared = None, None
        try:
            serving = prepare()
            prepared = self._trainer.chosen()
            settings, last = self._served.settings(prepared), self._state.history.last
            previous = self._previous() if prepared is serving else None
            if self._trainer.features is not prepared or (last is not None and last.final):
                # It reads what another kernel chose for the last round; or it has learned the audit, and going on from
                # it would measure what it was taught.
                previous = None
            with self._locks.state:
                self._decisions.settle()
                self._decisions.follow()
                snapshot = self._served.snapshot(previous)
                until = snapshot.until
            outcome = run(snapshot, prepared, settings)
            if outcome.failure is not None and outcome.model is not None:
                picks = with_opinion(
                    seeds(snapshot, prepared, settings.batch_size, settings.seed),
                    Opinion(outcome.model, prepared.X, snapshot.classes),
                )
                outcome = replace(outcome, picks=tuple(picks))
            with self._locks.state:
                self._decisions.settle()
                name = settings.strategy_name if outcome.failure is None else _WITHOUT_A_MODEL
                new = self._install(snapshot, outcome, name, prepared)
        except StoreError:
            raise
        except Exception as error:
            with self._locks.state:
                self._decisions.settle()
                # It would fail again: the next batch is the next try.
                self._state.drop_pending(self._decisions.read_to if until is None else until)
            self._go_on(prepared)
            raise as_told(error, left=self._state.left) from error
        if outcome.failure is not None:
            raise as_told(outcome.failure, left=self._state.left) from outcome.failure
        return new

    def _previous(self) -> Model | None:
        """Return the model to go on from; None if there is none, or it cannot be fitted again."""
        try:
            return self._served.previous()
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - all labels are fitted anew, and what is wrong shows again
            return None

    def _install(self, snapshot: Snapshot, outcome: Outcome, strategy: str, prepared: Features) -> Round | None:
        if outcome.model is None:
            self._scheduler.ask(outcome.picks, self._state.version)
            self._state.queue.mark_planned()
            self._state.drop_pending(snapshot.until)
            return None
        new = replace(outcome.round(snapshot, strategy), features=self._trainer.name_of(prepared))
        learned = Learned(outcome.model, outcome.measured, prepared)
        note = self._decisions.note("round", new.to_json())
        self._scheduler.ask(outcome.picks, new.model_version, learned, [note])
        self._trainer.install(outcome, snapshot, prepared)
        return new

    def finish(self) -> Model:
        """Fit on every label, the audit's included, and write the last round.

        Raises
        ------
        ModelError
            If fewer than two classes are labeled, or the model cannot be fitted.
        """
        with self._locks.state:
            self._decisions.settle()
            snapshot = self._served.snapshot(self._trainer.model)
            options, last = self._state.options, self._state.history.last
        seen = len(set(snapshot.with_audit().train_labels))
        if seen < 2:
            raise ModelError(f"There is nothing to finish yet: a model needs labels of two classes, got {seen}.")
        try:
            model = self._trainer.finish(snapshot, options, snapshot.version)
        except Exception as error:
            raise as_told(error, left=self._state.left) from error
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
            features=self._trainer.name_of(self._trainer.prepare()),
            time=datetime.now(UTC),
        )
        with self._locks.state:
            self._decisions.settle()
            self._decisions.write([self._decisions.note("round", final.to_json())])
            self._trainer.serve(model, snapshot)
        return model

    # ---------------------------------------------------------------- questions without a new model

    def _go_on(self, prepared: Features | None) -> None:
        """Keep questions waiting: what waits, if it is a batch; else diverse examples behind it, or random ones."""
        with self._locks.state:
            self._decisions.settle()
            state = self._state
            waiting = [pick for pick in state.queue.upcoming(state.left) if not state.queue.is_skipped(pick.row)]
            chosen = [pick for pick in waiting if pick.picked != "audit" and pick.strategy != "random"]
            if len(chosen) >= min(state.options.batch_size, max(1, state.left)):
                return
        try:
            if prepared is not None:
                self._ask_seeds(prepared, chosen)
                return
        except StoreError:
            raise
        except Exception:  # noqa: BLE001, S110 - the features hold something that cannot be compared: random ones do
            pass
        with self._locks.state:
            self._decisions.settle()
            self._scheduler.ask_random_seeds()
            self._state.queue.mark_planned()

    def _ask_seeds(
        self, prepared: Features, waiting: list[Pick] | None = None, within: np.ndarray | None = None
    ) -> None:
        """Ask typical examples behind what waits, by default the seeds that do, with what the serving model thinks.

        Parameters
        ----------
        prepared
            What they are compared by.
        waiting
            What waits.
        within
            Which rows can be compared; None for all.
        """
        served = self._trainer.model
        with self._locks.state:
            self._decisions.settle()
            snapshot, batch_size = self._served.snapshot(None), self._state.options.batch_size
        if waiting:
            snapshot = replace(
                snapshot,
                waiting_seeds=tuple(waiting),
                seeds_left=max(snapshot.seeds_left, batch_size - len(waiting)),
            )
        if within is not None:
            snapshot = snapshot.within(within)
        picks = seeds(snapshot, prepared, batch_size, self._config.seed)
        learned = None
        if served is not None:
            try:
                names = served.names_among(snapshot.classes)  # it may have learned them before a renaming
                read = self._trainer.features or prepared  # a model reads the features it was fitted on
                picks = with_opinion(picks, Opinion(served, read.X, names))
            except Exception:  # noqa: BLE001 - it cannot predict any more: cards come without its opinion
                learned = Learned(None, self._trainer.measured)
        with self._locks.state:
            self._decisions.settle()
            self._scheduler.ask(picks, self._state.version, learned)
            self._state.queue.mark_planned()


def as_told(error: Exception, *, left: int) -> AlWidgetError:
    """Return what failed as one error of ours, with what becomes of the labels and the questions.

    Parameters
    ----------
    error
        What failed.
    left
        How many questions are left.
    """
    kind = type(error) if isinstance(error, AlWidgetError) else ModelError
    said = str(error) if isinstance(error, AlWidgetError) else f"The update failed: {type(error).__name__}: {error}"
    return kind(f"{sentence(said)} Labels are kept{' and questions go on' if left else ''}.")
