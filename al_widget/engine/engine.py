"""The engine: the lock, the wiring, and the only writer of a labeling task."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

from al_widget import forks
from al_widget.data.cards import Card, make_card
from al_widget.data.features.features import Features, TakePart, ignore
from al_widget.engine import advice
from al_widget.engine.activities import Activities, Activity, showing_shares
from al_widget.engine.chooser import Chooser
from al_widget.engine.config import Config
from al_widget.engine.decisions import ABOUT_CLASSES, CommitResult, Decision, DecisionType
from al_widget.engine.diagnosis import Diagnosis
from al_widget.engine.history import Round
from al_widget.engine.identity import open_log
from al_widget.engine.locks import Locks
from al_widget.engine.measure import Measured
from al_widget.engine.opening import left_out, open_task
from al_widget.engine.picks import Pick, Query, to_query
from al_widget.engine.rounds import Rounds, as_told
from al_widget.engine.scheduler import Scheduler
from al_widget.engine.served_model import ServedModel
from al_widget.engine.state import TaskState
from al_widget.engine.threads import limit_threads
from al_widget.engine.trainer import Trainer
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.stopping import Advice
from al_widget.exceptions import (
    AlWidgetError,
    DecisionError,
    ModelError,
    SessionClosedError,
    StoreError,
    StrategyError,
)
from al_widget.labels.class_names import Rename
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog
from al_widget.models.model import Model
from al_widget.models.reasons import sentence

_FOLLOWED_SECONDS = 0.5  # how old what is read of others may be


@dataclass(frozen=True)
class _Status:
    """What an engine remembers of itself that is not in the log."""

    finished: bool = False  # by finish(): whoever decides afterwards goes on
    failure: str | None = None  # of the last update, in a sentence


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
    model is fitted. Three locks more keep updates, the building of features, and comparisons of representations, one
    after the other. State and queue follow from the log alone: after an interrupt, at whatever line, they are folded
    from it anew.

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
    chooser
        Compares representations of the examples, and says which one is in use.
    """

    def __init__(self, config: Config) -> None:
        self.notices: list[str] = []
        self.error: str | None = None
        self._status = _Status()
        self._locks = Locks()
        self._activities = Activities(lambda: self._notify(lambda listener: listener.working()))
        self._listeners: list[Listener] = []
        self._log = AnnotationLog(config.store, config.name, look_first=True)
        try:
            config, self._state, self._decisions = open_log(config, self._log)
            self.config, shared = config, (config, self._state, self._decisions)
            self._trainer = Trainer(config, self._state, self._locks)
            self._scheduler = Scheduler(*shared, self._trainer)
            self._served = ServedModel(*shared, self._scheduler, self._trainer, self._locks)
            self._rounds = Rounds(*shared, self._scheduler, self._trainer, self._served, self._locks)
            self.chooser = Chooser(*shared, self._trainer, self._served, self._locks, self._activities)
            self.diagnosis = Diagnosis(*shared, self._trainer, self._served, self._locks)
            self._trainer.check_model()
            self.notices += open_task(config, self._state, self._decisions, self._log.place)
            self._left_out = left_out(config, self._state)
            self.notices += self._left_out.values()
        except BaseException:
            self._log.close()
            raise
        self._trainer.remember(self._state.history.last)
        forks.register(self)

    # ---------------------------------------------------------------- what is known

    @property
    def state(self) -> TaskState:
        """The state as it is now, with what others wrote until half a second ago; read it, and never write it."""
        self._catch_up()
        return self._state

    @property
    def place(self) -> str | None:
        """The store as it may be shown, without a password; None in memory."""
        return self._log.place

    @property
    def store_path(self) -> Path | None:
        """The file of the store, absolute; None in memory and on a server."""
        return self._log.path

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of the classes, in the order of the columns of probabilities."""
        return self.state.classes.names

    @property
    def phase(self) -> str:
        """Where the task is: "seed" before there is a model, "ready" with one, "failed" after an error, "done"."""
        state = self.state
        if self._status.finished or state.left == 0:
            return "done"
        if self.failed:
            return "failed"
        return "ready" if state.history.last else "seed"

    @property
    def failed(self) -> bool:
        """Whether the last update failed."""
        return self._status.failure is not None

    @property
    def failure(self) -> str | None:
        """Why the last update failed, in a sentence; None where it did not."""
        return self._status.failure

    @property
    def closed(self) -> bool:
        """Whether decisions are refused."""
        return self._log.closed

    @property
    def activity(self) -> Activity | None:
        """What the engine is doing; None while it waits for labels."""
        return self._activities.newest

    @property
    def estimate(self) -> Estimate | None:
        """How good the newest model is; None while nothing honest can be said, nor after classes were merged."""
        trainer = self._trainer
        return None if self._state.merged_at > trainer.estimated_at else trainer.estimate

    @property
    def n_trained(self) -> int:
        """How many labels the newest model has learned from."""
        last = self.state.history.last
        return last.n_train if last else 0

    @property
    def advice(self) -> Advice:
        """Why it is or is not time to stop."""
        self._catch_up()
        with self._locks.state:
            return advice.advise(self.config, self._state, self.estimate, failure=self.failure)

    def labels(self) -> list[tuple[int, Event]]:
        """Return row and event of every label that stands."""
        self._catch_up()
        with self._locks.state:
            return self._state.labels()

    def events(self) -> list[Event]:
        """Return the whole log, oldest first."""
        self._catch_up()
        return self._log.events

    def last_seq(self, client: str) -> int:
        """Return the highest seq of a client that is on disk, 0 before there is one."""
        return self._decisions.last_seq(client)

    def upcoming(self, n: int) -> list[Pick]:
        """Return the next n undecided picks, within the budget."""
        self._catch_up()
        with self._locks.state:
            return [] if self._status.finished else self._state.queue.upcoming(min(n, self._state.left))

    def past(self, before: int | None, n: int) -> tuple[list[tuple[Event, Pick] | Rename], bool]:
        """Return up to n earlier decisions of this annotator, oldest first, and whether there are more.

        A label names its classes so that the names still lead to them when a renaming is undone.

        Parameters
        ----------
        before
            The offset of the log before which they were made; None for the newest.
        """
        state = self.state
        with self._locks.state:
            return state.past(self.config.annotator, before, n)

    def card(self, pick: Pick) -> Card:
        """Return the card of a pick; nothing on it tells an audit example from another."""
        display = self.config.display
        again = self._state.queue.came_back(pick.row)
        note = self._state.notes.get(self.config.pool.key(pick.row), "")
        return make_card(
            self.config.pool, pick.row, top=pick.top, again=again, note=note, show=display.show, render=display.render
        )

    # ---------------------------------------------------------------- who wants to know

    def listen(self, listener: Listener) -> None:
        """Notify a listener from now on."""
        self._listeners.append(listener)

    def _notify(self, call: Callable[[Listener], None]) -> None:
        for listener in self._listeners:
            call(listener)

    def report_error(self, text: str) -> None:
        """Keep the traceback of something that failed."""
        self.error = text

    def fail(self, error: Exception) -> None:
        """Keep why an update failed, or what comes before it, until one succeeds."""
        said = str(error) if isinstance(error, AlWidgetError) else f"{type(error).__name__}: {error}"
        self.error = "".join(traceback.format_exception(error))
        self._status = replace(self._status, failure=sentence(said))
        self._notify(lambda listener: listener.working())

    # ---------------------------------------------------------------- decisions

    def query(self, n: int | None) -> list[Query]:
        """Return the next n examples to label, by default a batch.

        Raises
        ------
        DataError
            Once, if the features cannot be made: random examples wait from then on.
        """
        self.refuse_closed()
        if not self.state.queue.planned:
            self.plan(aloud=True)
        if n != 0 and self._ran_dry:
            self._refill()
        pool = self.config.pool
        with self._locks.state:
            picks = self.upcoming(self._state.options.batch_size if n is None else n)
            return [to_query(pick, pool) for pick in picks]

    def decide(self, type_: DecisionType, id_: Hashable, value: Any) -> None:
        """Take one decision made in code.

        Raises
        ------
        DecisionError, StoreError
            If it is refused, or the log did not take it: nothing was changed.
        """
        key = None if type_ in ABOUT_CLASSES else self.config.pool.key(self.config.pool.row(id_))
        self.refuse_closed()
        with self._locks.state:
            self._decisions.settle()
            result = self._decisions.decide(type_, key, value)
        self._committed(result)

    def undo(self) -> None:
        """Take back what this annotator did last: a label, a skip, or the renaming of a class."""
        self.refuse_closed()
        with self._locks.state:
            self._decisions.settle()
            last = self._state.last_action(self.config.annotator)
            if last is None:
                raise DecisionError(f"There is no decision of {self.config.annotator!r} left to undo.")
            result = self._decisions.decide("undo", last.key if isinstance(last, Event) else None, None)
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
        with self._locks.state:
            self.refuse_closed()
            self._decisions.settle()
            result = self._decisions.record(client, decisions, base)
        self._committed(result)
        return result

    def _committed(self, result: CommitResult) -> None:
        for name in [name for name in self._left_out if name not in self._state.classes.names]:  # it was renamed
            self.notices.remove(self._left_out.pop(name))
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
        with self._locks.state:
            self._state.options.assigned(name, value)  # refuses what cannot be used
            self.refuse_closed()
            self._decisions.settle()
            self._state.remember(value if name == "strategy" else None)
            self._decisions.write([self._decisions.note("setting", self.config.options.to_json(name, value))])
        self._notify(lambda listener: listener.assigned())

    def follow(self) -> None:
        """Read what others wrote to the same task meanwhile.

        Raises
        ------
        StoreError
            If the log cannot be read.
        """
        with self._locks.state:
            self._decisions.settle()
            result = self._decisions.follow()
        if result is not None:
            self._committed(result)

    def restore_store(self) -> None:
        """Write the log to the store again, from memory: after its file was deleted, moved or replaced.

        Raises
        ------
        StoreError
            If the place cannot be written to; what is there was not changed.
        """
        with self._locks.state:
            self.refuse_closed()
            self._decisions.interrupt()  # its places in the log may be others afterwards
            self._log.restore()
            self._decisions.settle()
        self._notify(lambda listener: listener.updated(None))

    def _catch_up(self) -> None:
        """Follow the log if an interrupt left the state behind, or if others may have written to it since."""
        if self._decisions.in_step and not self._decisions.is_stale(_FOLLOWED_SECONDS):
            return
        with suppress(StoreError):  # what is known can be read, whatever happened to the store
            self.follow()

    def start_anew_in_child(self) -> None:
        """Go on in a forked process, where no thread of the parent runs and no page listens."""
        self._listeners.clear()
        self._activities.end()
        self._decisions.interrupt()

    def refuse_closed(self) -> None:
        """Raise SessionClosedError if the session is closed."""
        if self.closed:
            raise SessionClosedError("The session is closed. Run the cell again to go on.")

    def close(self) -> None:
        """Let go of the store; what was labeled can still be read."""
        with self._locks.state:
            self._log.close()

    # ---------------------------------------------------------------- what is asked

    @property
    def due(self) -> bool:
        """Whether enough has changed for a new model, or the questions ran out before the examples did."""
        state = self.state
        with self._locks.state:
            return not self.closed and not self._status.finished and state.due

    @property
    def waits_for_seeds(self) -> bool:
        """Whether nothing but random seeds is queued, since the features are not built yet."""
        return not self.closed and not self.state.queue.planned

    def hold(self, horizon: int) -> None:
        """Keep so many picks ready, from the next update on."""
        with self._locks.state:
            self._scheduler.hold(horizon)

    @property
    def horizon(self) -> int:
        """How many picks are kept ready."""
        return self._scheduler.horizon

    def ask_random_seeds(self) -> None:
        """Ask random seeds until the features are ready, so that the first card need not wait for them."""
        with self._locks.state:
            self._decisions.settle()
            self._scheduler.ask_random_seeds()

    def prepare(self, first: TakePart = ignore) -> Features:
        """Return the features, built at the first call, and hand over a part of many examples before."""
        if self._trainer.features is not None:
            return self._trainer.features
        try:
            with self._activities.doing() as show:
                features = self._trainer.prepare(showing_shares("building features", show), first)
            self.notices += [told for told in features.notices if told not in self.notices]
            return features
        finally:
            self._notify(lambda listener: listener.working())

    def measure(self, n: int) -> int:
        """Ask n random audit examples next, as far as there are so many; returns how many.

        Raises
        ------
        DataError
            If there is no audit, or nothing is left of it.
        """
        with self._locks.state:
            self.refuse_closed()
            self._decisions.settle()
            asked = self._scheduler.measure(n)
        self._notify(lambda listener: listener.updated(None))
        return asked

    def plan(self, *, aloud: bool = False) -> None:
        """Pick the seeds by representativeness, spread over the features; at random if the features fail.

        Parameters
        ----------
        aloud
            Whether to raise what failed, beside showing it on the desk.
        """
        try:
            with self._locks.updating, limit_threads(), self._reported(aloud=aloud):
                self._rounds.plan(self.prepare, lambda: self._notify(lambda listener: listener.updated(None)))
        finally:
            self._notify(lambda listener: listener.updated(None))

    @contextmanager
    def _reported(self, *, aloud: bool = False) -> Iterator[None]:
        """Report by `failure` what fails in a block; the next batch of labels is the next try."""
        try:
            yield
        except StoreError:
            raise
        except AlWidgetError as error:
            self.fail(error)
            if aloud:
                raise

    @property
    def _ran_dry(self) -> bool:
        """Whether nothing waits though examples are left."""
        with self._locks.state:
            state = self._state
            if self._status.finished or state.left == 0 or not state.queue.empty:
                return False
            return len(state.free_rows()) > 0 or len(state.audit_rows()) > 0

    def _refill(self) -> None:
        """Ask more without a new model: the questions ran out before the next update."""
        with self._locks.updating, limit_threads(), self._reported():
            if self._ran_dry:  # an update may have asked meanwhile
                self._rounds.refill(self.prepare)
        self._notify(lambda listener: listener.updated(None))

    # ---------------------------------------------------------------- the model

    def update(self) -> Round | None:
        """Run one round in this thread: fit, score, select, estimate; None while two classes are not labeled yet.

        Raises
        ------
        AlWidgetError
            If something fails: `failure` says what until an update succeeds, and questions go on.
        """
        self.refuse_closed()
        started = monotonic()
        try:
            with self._locks.updating, limit_threads(), self._activities.doing() as show:
                show(Activity("training"))
                try:
                    new = self._rounds.update(self.prepare)
                except AlWidgetError as error:
                    if not isinstance(error, StoreError):
                        self.fail(error)
                    raise
                if new is not None or self.failed:
                    self.error, self._status = None, replace(self._status, failure=None)
        finally:
            seconds = monotonic() - started
            self._notify(lambda listener: listener.updated(seconds))
        return new

    def serving_pair(self) -> tuple[Model, Features]:
        """Return the model that serves and the features it reads, which an update replaces together.

        Raises
        ------
        ModelError
            If there is none yet.
        """
        self.prepare()
        return self._served.pair(self.require_model())

    def finish(self) -> Model:
        """Fit on every label, the audit's included, write the last round, and return the model.

        Raises
        ------
        ModelError
            If fewer than two classes are labeled, or the model cannot be fitted.
        """
        with suppress(ModelError, StrategyError):  # what the audit has seen may be what was missing
            self.update()
        try:
            with self._locks.updating, limit_threads(), self._activities.doing() as show:
                show(Activity("training"))
                model = self._rounds.finish()
                self.error, self._status = None, replace(self._status, finished=True, failure=None)
        finally:
            self._notify(lambda listener: listener.updated(None))
        return model

    def serving(self) -> Model | None:
        """Return the model that serves; after a restart it is fitted again first. None before there is one."""
        self._catch_up()
        return self._served.model()

    def restore(self) -> None:
        """Fit the model of the last round again after a restart; a failure is reported, and labeling goes on."""
        try:
            self.serving()
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - reported by `failure`
            self.fail(as_told(error, left=self.state.left))

    def require_model(self) -> Model:
        """Return the model that serves.

        Raises
        ------
        ModelError
            If there is none yet: the sentence says what is missing.
        """
        model = self.serving()
        if model is None:
            with self._locks.state:
                why = advice.missing(self.config, self._state, self.failure)
            raise ModelError(f"There is no model yet. {why or 'Call update() first.'}")
        return model

    def measured(self) -> Measured | None:
        """Return what is known of the newest model that did not learn from the audit; None before there is one."""
        self._catch_up()
        return self._served.measured()
