"""The engine: the lock, the wiring, and the only writer of a labeling task."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import monotonic
from typing import Any, Protocol

from al_widget.data.cards import Card, make_card
from al_widget.data.features.features import Features
from al_widget.engine import advice
from al_widget.engine.config import Config
from al_widget.engine.decisions import CommitResult, Decision, DecisionLog, DecisionType
from al_widget.engine.diagnosis import Diagnosis
from al_widget.engine.history import Round
from al_widget.engine.measure import Measured
from al_widget.engine.opening import open_task
from al_widget.engine.picks import Pick, Query, to_query
from al_widget.engine.scheduler import Scheduler
from al_widget.engine.select import seeds
from al_widget.engine.settings import Settings
from al_widget.engine.snapshot import Snapshot, take_snapshot
from al_widget.engine.state import TaskState
from al_widget.engine.threads import limit_threads
from al_widget.engine.trainer import Trainer
from al_widget.engine.update import Outcome, run
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.stopping import Advice
from al_widget.exceptions import DecisionError, ModelError, SessionClosedError
from al_widget.labels.classes import Classes
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog
from al_widget.models.model import Model


@dataclass(frozen=True)
class Activity:
    """What the engine is doing: "building features" or "training", and the share done where it is known."""

    what: str
    share: float | None = None


@dataclass(frozen=True)
class _Status:
    """What an engine remembers of itself that is not in the log."""

    finished: bool = False  # by finish(): whoever decides afterwards goes on
    failed: bool = False  # the last update


class Listener(Protocol):
    """Who wants to know what the engine did. Every call comes outside the engine's lock."""

    def committed(self, result: CommitResult) -> None:
        """Hear that decisions are on disk."""

    def updated(self, seconds: float | None) -> None:
        """Hear that the queue is new, and perhaps the model.

        Parameters
        ----------
        seconds
            How long the update took; None where there was none.
        """

    def assigned(self) -> None:
        """Hear that an option was assigned."""

    def working(self) -> None:
        """Hear that the engine began or ended something, or how far it is."""


class Engine:
    """One labeling task: what is asked, what was decided, and the model that learns from it.

    Everything that changes the task goes through it. Its lock guards state, log and queue; it is never held while a
    model is fitted. Two locks more keep updates, and the building of features, one after the other.

    Attributes
    ----------
    config
        The arguments, checked.
    notices
        What the user should know about the task, in sentences.
    error
        The traceback of the last thing that failed; None after an update that succeeded.
    diagnosis
        What the order gained, what more labels would bring, and which labels look wrong.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.notices: list[str] = []
        self.error: str | None = None
        self._status = _Status()
        self._activities: dict[object, Activity] = {}  # of several threads, by a token each, the newest last
        self._lock, self._updating = threading.RLock(), threading.Lock()
        self._listeners: list[Listener] = []
        self._state = TaskState(config.pool, config.schema, Classes(config.classes), config.options)
        self._trainer = Trainer(config)
        self._log = AnnotationLog(config.store, config.name)
        try:
            self._decisions = DecisionLog(self._log, self._state, config.annotator)
            self._scheduler = Scheduler(config, self._state, self._decisions, self._trainer)
            self.diagnosis = Diagnosis(config, self._state, self._decisions, self._trainer, self._lock, self._updating)
            self.notices += open_task(config, self._state, self._decisions, self._log.place)
        except BaseException:
            self._log.close()
            raise
        self._trainer.remember(self._state.history.last)

    # ---------------------------------------------------------------- what is known

    @property
    def state(self) -> TaskState:
        """The state as it is now; read it, and never write it."""
        return self._state

    @property
    def place(self) -> str | None:
        """The store as it may be shown, without a password; None in memory."""
        return self._log.place

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of the classes, in the order of the columns of probabilities."""
        return self._state.classes.names

    @property
    def phase(self) -> str:
        """Where the task is: "seed" before there is a model, "ready" with one, "failed" after an error, "done"."""
        with self._lock:
            if self._status.finished or self._state.left == 0:
                return "done"
            if self._status.failed:
                return "failed"
            return "ready" if self._state.history.last else "seed"

    @property
    def failed(self) -> bool:
        """Whether the last update failed."""
        return self._status.failed

    @property
    def closed(self) -> bool:
        """Whether decisions are refused."""
        return self._log.closed

    @property
    def activity(self) -> Activity | None:
        """What the engine is doing; None while it waits for labels."""
        with self._lock:
            return next(reversed(self._activities.values()), None)

    @property
    def estimate(self) -> Estimate | None:
        """How good the newest model is; None while nothing honest can be said."""
        return self._trainer.estimate

    @property
    def n_trained(self) -> int:
        """How many labels the newest model has learned from."""
        last = self._state.history.last
        return last.n_train if last else 0

    @property
    def advice(self) -> Advice:
        """Why it is or is not time to stop."""
        with self._lock:
            return advice.advise(self.config, self._state, self._trainer.estimate)

    def labels(self) -> list[tuple[int, Event]]:
        """Return row and event of every label that stands."""
        with self._lock:
            return self._state.labels()

    def events(self) -> list[Event]:
        """Return the whole log, oldest first."""
        return self._log.read()

    def last_seq(self, client: str) -> int:
        """Return the highest seq of a client that is on disk, 0 before there is one."""
        return self._decisions.last_seq(client)

    def upcoming(self, n: int) -> list[Pick]:
        """Return the next n undecided picks, within the budget."""
        with self._lock:
            return [] if self._status.finished else self._state.queue.upcoming(min(n, self._state.left))

    def past(self, before: int | None, n: int) -> tuple[list[tuple[Event, Pick]], bool]:
        """Return up to n earlier decisions of this annotator, oldest first, and whether there are more.

        Parameters
        ----------
        before
            The offset of the log before which they were made; None for the newest.
        """
        state = self._state
        with self._lock:
            events, more = state.current.past(self.config.annotator, before, n)
            placed = [(event, row) for event in events if (row := state.row(event.key)) is not None]
            return [(event, state.pick(row, event)) for event, row in placed], more

    def card(self, pick: Pick) -> Card:
        """Return the card of a pick; nothing on it tells an audit example from another."""
        display = self.config.display
        again = self._state.queue.came_back(pick.row)
        return make_card(
            self.config.pool, pick.row, top=pick.top, again=again, show=display.show, render=display.render
        )

    # ---------------------------------------------------------------- who wants to know

    def listen(self, listener: Listener) -> None:
        """Notify a listener from now on."""
        self._listeners.append(listener)

    def _notify(self, call: Callable[[Listener], None]) -> None:
        for listener in self._listeners:
            call(listener)

    def report_error(self, traceback: str, *, failed: bool = False) -> None:
        """Keep the traceback of something that failed; with `failed` it was an update."""
        self.error = traceback
        if failed:
            self._status = replace(self._status, failed=True)

    # ---------------------------------------------------------------- decisions

    def query(self, n: int | None) -> list[Query]:
        """Return the next n examples to label, by default a batch."""
        self.refuse_closed()
        if not self._state.queue.planned:
            self.plan()
        pool = self.config.pool
        with self._lock:
            picks = self.upcoming(self._state.options.batch_size if n is None else n)
            return [to_query(pick, pool) for pick in picks]

    def decide(self, type_: DecisionType, id_: Hashable, value: Any) -> None:
        """Take one decision made in code.

        Raises
        ------
        DecisionError, StoreError
            If it is refused, or the log did not take it: nothing was changed.
        """
        key = None if type_ == "class" else self.config.pool.key(self.config.pool.row(id_))
        self.refuse_closed()
        with self._lock:
            result = self._decisions.decide(type_, key, value)
        self._committed(result)

    def undo(self) -> None:
        """Take back the last decision of this annotator."""
        self.refuse_closed()
        with self._lock:
            row = self._state.last_row(self.config.annotator)
            if row is None:
                raise DecisionError(f"There is no decision of {self.config.annotator!r} left to undo.")
            result = self._decisions.decide("undo", self.config.pool.key(row), None)
        self._committed(result)

    def record(self, client: str, decisions: Sequence[Decision], base: int = 1) -> CommitResult:
        """Take decisions of a page: once each, in order, on disk before it returns.

        Parameters
        ----------
        base
            Everything before this seq was acknowledged to the client already.

        Raises
        ------
        StoreError
            If the log did not take them: nothing was changed, and they can be sent again.
        SessionClosedError
            If the session is closed: the session that runs next takes them.
        """
        with self._lock:
            self.refuse_closed()
            result = self._decisions.record(client, decisions, base)
        self._committed(result)
        return result

    def _committed(self, result: CommitResult) -> None:
        if result.done or result.open:  # whoever decides after finish() goes on
            self._status = replace(self._status, finished=False)
        self._notify(lambda listener: listener.committed(result))

    def assign(self, name: str, value: Any) -> None:
        """Assign one of the options: checked as the argument is, written to the log, back after a restart.

        Raises
        ------
        DataError, StrategyError, StoreError, SessionClosedError
            If the value cannot be used, or was not written: nothing was changed.
        """
        with self._lock:
            new = self._state.options.assigned(name, value)
            self.refuse_closed()
            self._decisions.write([self._decisions.note("setting", self.config.options.to_json(name, value))])
            self._state.assign(new)
        self._notify(lambda listener: listener.assigned())

    def follow(self) -> None:
        """Read what others wrote to the same task meanwhile."""
        with self._lock:
            self._decisions.follow()

    def refuse_closed(self) -> None:
        """Raise SessionClosedError if the session is closed."""
        if self.closed:
            raise SessionClosedError("The session is closed. Run the cell again to go on.")

    def close(self) -> None:
        """Let go of the store; what was labeled can still be read."""
        with self._lock:
            self._log.close()

    # ---------------------------------------------------------------- what is asked

    @property
    def due(self) -> bool:
        """Whether enough has changed for a new model, or the questions ran out before the examples did."""
        with self._lock:
            return not self.closed and not self._status.finished and self._state.due

    @property
    def waits_for_seeds(self) -> bool:
        """Whether nothing but random seeds is queued, since the features are not built yet."""
        return not self._state.queue.planned and not self.closed

    def hold(self, horizon: int) -> None:
        """Keep so many picks ready, from the next update on."""
        with self._lock:
            self._scheduler.hold(horizon)

    @property
    def horizon(self) -> int:
        """How many picks are kept ready."""
        return self._scheduler.horizon

    def ask_random_seeds(self) -> None:
        """Ask random seeds until the features are ready, so that the first card need not wait for them."""
        with self._lock:
            self._scheduler.ask_random_seeds()

    def prepare(self) -> Features:
        """Return the features, built at the first call."""
        if self._trainer.features is not None:
            return self._trainer.features
        try:
            with self._doing() as show:
                return self._trainer.prepare(lambda share: show(Activity("building features", share)))
        finally:
            self._notify(lambda listener: listener.working())

    def plan(self) -> None:
        """Pick the seeds by representativeness, spread over the features, before there is a model."""
        with self._updating, limit_threads():
            prepared, settings = self.prepare(), self._settings()
            with self._lock:
                if self._state.queue.planned:
                    return
                snapshot = self._snapshot(None)
            picks = seeds(snapshot, prepared, settings)
            with self._lock:
                self._scheduler.ask(picks, self._state.version)
                self._state.queue.mark_planned()
        self._notify(lambda listener: listener.updated(None))

    # ---------------------------------------------------------------- the model

    def update(self) -> Round | None:
        """Run one round in this thread: fit, score, select, estimate; None while two classes are not labeled yet."""
        self.refuse_closed()
        started = monotonic()
        try:
            with self._updating, limit_threads(), self._doing() as show:
                show(Activity("training"))
                return self._update()
        finally:
            seconds = monotonic() - started
            self._notify(lambda listener: listener.updated(seconds))

    def _update(self) -> Round | None:
        prepared, settings = self.prepare(), self._settings()
        previous = self._restored()
        last = self._state.history.last
        if last is not None and last.final:
            previous = None  # it has learned the audit: going on from it would measure what it was taught
        with self._lock:
            self._decisions.follow()
            snapshot = self._snapshot(previous)
            self._state.clear_pending()
        outcome = run(snapshot, prepared, settings)
        with self._lock:
            return self._install(snapshot, outcome, settings.strategy_name)

    def _install(self, snapshot: Snapshot, outcome: Outcome, strategy: str) -> Round | None:
        if outcome.model is None:
            self._scheduler.ask(outcome.picks, self._state.version)
            self._state.queue.mark_planned()
            return None
        self._trainer.install(outcome, len(snapshot.train_rows))
        self.error, self._status = None, replace(self._status, failed=False)
        new = outcome.round(snapshot, strategy)
        self._scheduler.ask(outcome.picks, new.model_version)
        self._decisions.write([self._decisions.note("round", new.to_json())])
        return new

    def finish(self) -> Model:
        """Fit on every label, the audit's included, write the last round, and return the model."""
        last = self.update()
        if last is None:
            why = advice.missing(self.config, self._state)
            raise ModelError(f"There is nothing to finish yet. {why or ''}".strip())
        try:
            with self._updating, limit_threads(), self._doing() as show:
                show(Activity("training"))
                with self._lock:
                    snapshot = self._snapshot(self._trainer.model)
                    options = self._state.options
                version = last.model_version + 1
                model = self._trainer.finish(snapshot, options, version)
                n = len(snapshot.train_rows) + len(snapshot.audit_rows)
                final = replace(
                    last,
                    round=last.round + 1,
                    n_labels=n,
                    n_train=n,
                    model_version=version,
                    kappa=None,
                    learned_to=snapshot.until,
                    time=datetime.now(UTC),
                )
                with self._lock:
                    self._decisions.write([self._decisions.note("round", final.to_json())])
                    self._trainer.serve(model)
                    self._status = replace(self._status, finished=True)
        finally:
            self._notify(lambda listener: listener.updated(None))
        return model

    def restore_model(self) -> None:
        """Fit the model again that served before the kernel was restarted."""
        with self._updating, limit_threads():
            self._restored()

    def serving(self) -> Model | None:
        """Return the model that serves; after a restart it is fitted again first. None before there is one."""
        if self._trainer.model is None and len(self._state.history) and not self.closed:
            self.restore_model()
        return self._trainer.model

    def require_model(self) -> Model:
        """Return the model that serves.

        Raises
        ------
        ModelError
            If there is none yet: the sentence says what is missing.
        """
        model = self.serving()
        if model is None:
            with self._lock:
                why = advice.missing(self.config, self._state)
            raise ModelError(f"There is no model yet. {why or 'Call update() first.'}")
        return model

    def measured(self) -> Measured | None:
        """Return what is known of the newest model that did not learn from the audit; None before there is one."""
        self.serving()
        trainer, last = self._trainer, self._state.history.last
        if trainer.measured is None and last is not None and not self.closed:  # a final model was restored
            with self._updating, limit_threads():
                snapshot = self._until(last)
                found = trainer.fit_again(snapshot, last.model_version, self._state.options)
                if found is not None:
                    trainer.keep_measured(found[1])
        return trainer.measured

    def _restored(self) -> Model | None:
        last, trainer = self._state.history.last, self._trainer
        if trainer.model is None and last is not None:
            snapshot = self._until(last)
            labels = snapshot.with_audit() if last.final else snapshot
            found = trainer.fit_again(labels, last.model_version, self._state.options)
            if found is not None:
                with self._lock:
                    trainer.restore(*found, n_train=len(labels.train_rows), final=last.final)
        return trainer.model

    def _until(self, last: Round) -> Snapshot:
        with self._lock:
            return self._snapshot(None, until=last.learned_to)

    def _settings(self) -> Settings:
        return self._trainer.settings(self._state.options)

    def _snapshot(self, previous: Model | None, until: int | None = None) -> Snapshot:
        return take_snapshot(
            self.config,
            self._state,
            previous=previous,
            until=self._decisions.read_to if until is None else until,
            seen=self._trainer.seen,
            horizon=self._scheduler.horizon,
        )

    @contextmanager
    def _doing(self) -> Iterator[Callable[[Activity], None]]:
        """Yield a function that shows what this thread is doing, until the block ends.

        The end is shown by the caller, who has more to say then.
        """
        token = object()

        def show(activity: Activity) -> None:
            with self._lock:
                self._activities[token] = activity
            self._notify(lambda listener: listener.working())

        try:
            yield show
        finally:
            with self._lock:
                self._activities.pop(token, None)
