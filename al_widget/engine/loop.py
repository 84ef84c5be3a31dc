"""The loop under a session: its state, its queue and its log, and one update after the other."""

from __future__ import annotations

import importlib
import json
import threading
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from al_widget import strategies
from al_widget.data import cards
from al_widget.data import features as featurizing
from al_widget.data.cards import Card
from al_widget.data.features import Features
from al_widget.data.pool import make_pool
from al_widget.engine import arguments, queries, select
from al_widget.engine import update as updates
from al_widget.engine.comparison import Comparison
from al_widget.engine.decisions import CommitResult, Decision, DecisionLog, Do
from al_widget.engine.diagnostics import Diagnostics
from al_widget.engine.history import Round
from al_widget.engine.measure import Measured, measure
from al_widget.engine.queries import Pick
from al_widget.engine.settings import Settings
from al_widget.engine.snapshot import Snapshot
from al_widget.engine.state import TaskState
from al_widget.engine.threads import limit_threads
from al_widget.evaluation.audit import Audit
from al_widget.evaluation.intervals import Estimate
from al_widget.exceptions import DataError, ModelError, SessionClosedError, StoreError
from al_widget.labels.arrays import label_array
from al_widget.labels.classes import Classes, Label
from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog
from al_widget.labels.schema import schema_for, schema_of_kind
from al_widget.models.learner import Learner
from al_widget.models.model import Model

_MOST_NAMED = 3  # examples named in a notice
_MODELS_REMEMBERED = 32  # whose predictions on the stop set a later model may be compared with


STORE = "al_labels.db"


class Loop:
    """Keeps a labeling task going: what is asked, what was decided, and the model that learns from it.

    `Session` is its face: what the user reads and does. Nothing else keeps state; nothing here shows anything.
    """

    def __init__(
        self,
        data: Any,
        classes: Sequence[str] | Mapping[str, str],
        *,
        features: Any = None,
        model: Any = None,
        strategy: Any = "diverse_margin",
        batch_size: int = 10,
        seed_size: int | None = None,
        labels: Any = None,
        test: tuple[Any, Sequence[str]] | None = None,
        audit: Any = 0.1,
        target: float | None = None,
        budget: int | None = None,
        cost_per_label: float | None = None,
        multilabel: bool = False,
        store: Any = STORE,
        name: str = "default",
        annotator: str | None = None,
        ids: Iterable[Hashable] | None = None,
        text: str | None = None,
        image: str | None = None,
        show: Sequence[str] | None = None,
        render: Callable[[Any], str] | None = None,
        seed: int = 0,
        **unknown: Any,
    ) -> None:
        arguments.refuse_unknown(unknown, Loop.__init__)
        if image is not None:
            raise DataError("image= is not supported by this version: pass texts or rows.")
        arguments.check_numbers(batch_size=batch_size, seed_size=seed_size, budget=budget, seed=seed)
        arguments.check_share(target=target)
        self._audit = Audit("uniform", 0.0) if test is not None else Audit.parse(audit)
        arguments.check_words(name, annotator, cost_per_label, render)
        self.pool = make_pool(data, ids=ids, text=text, features=features)
        if hasattr(features, "shape"):
            featurizing.check(features, len(self.pool))
        cards.check_show(self.pool, show)
        self.schema, self._classes = schema_for(multilabel), Classes(classes)
        if model is not None:
            Learner(model, seed)  # a wrong estimator is told now, not after the first batch
        self._strategy = strategies.resolve(strategy)
        self._test = arguments.check_test(test, self._classes, self.schema)
        given = arguments.known_labels(labels, self.pool, self._classes, self.schema)
        self.name, self.annotator = name, annotator or arguments.login()
        self.batch_size, self.target, self.budget, self.cost_per_label = batch_size, target, budget, cost_per_label
        self.seed_size = seed_size or min(200, max(20, 5 * len(self._classes.names)))
        self.horizon = batch_size
        self._seed = seed
        self._show, self._render = show, render
        self._given_features, self._given_model = features, model
        self._given_classes = len(self._classes.names)  # later ones do not change the model, or it would not resume
        self._features: Features | None = None
        self._settings: Settings | None = None
        self._model: Model | None = None
        self._estimate: Estimate | None = None
        self._measured: Measured | None = None
        self.compared: Comparison | None = None  # the random baseline as it was last looked at
        self._looked_back: tuple[int, Diagnostics] | None = None
        self._seen: tuple[tuple[int, np.ndarray], ...] = ()
        self._lock = threading.RLock()  # guards everything below, and the log
        self._building, self._updating = threading.Lock(), threading.Lock()
        self._closed = self._finished = self.failed = False  # failed: whether the last update did
        self._listeners: list[Callable[[CommitResult], None]] = []
        self.error: str | None = None  # the traceback of the last thing that failed
        self.notices: list[str] = []
        self._board = TaskState(self.pool, self._classes, self.schema, budget)
        self._log = AnnotationLog(store, name)
        self.store, self.place = self._log.store, self._log.place
        try:
            self._recorder = DecisionLog(self._log, self._board, self.annotator)
            self._check_kind()
            self._draw_frame()
            self._resume(given)
        except BaseException:
            self._log.close()
            raise

    @property
    def classes(self) -> list[str]:
        """Names of the classes, in the order of `predict_proba`'s columns."""
        return list(self._classes.names)

    @property
    def multilabel(self) -> bool:
        """Whether an answer is any number of classes."""
        return self.schema.argument

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The updates so far, oldest first."""
        return self._board.history.rounds

    @property
    def phase(self) -> str:
        """Where the session is: "seed" before there is a model, "ready" with one, "failed" after an error, "done"."""
        with self._lock:
            if self._finished or self.left == 0:
                return "done"
            if self.failed:
                return "failed"
            return "ready" if self._board.history.last else "seed"

    @property
    def version(self) -> int:
        """Version of the newest model; 0 before there is one."""
        return self._board.version

    @property
    def n_trained(self) -> int:
        """How many labels the newest model has learned from."""
        last = self._board.history.last
        return last.n_train if last else 0

    @property
    def n_labels(self) -> int:
        """How many questions were answered and stand (labels given in code not counted)."""
        return self._board.asked

    @property
    def left(self) -> int:
        """How many questions are left in the pool and the budget."""
        return self._board.left

    # ---------------------------------------------------------------- what the desk needs

    @property
    def keys(self) -> Mapping[str, str]:
        """The keyboard keys the user chose: class name -> one character."""
        return self._classes.keys

    @property
    def due(self) -> bool:
        """Whether enough has changed for a new model, or the questions ran out before the examples did."""
        with self._lock:
            if self._closed or self._finished:
                return False
            if len(self._board.changes) >= self.batch_size:
                return True
            return self.left > 0 and not self._board.waiting and len(self._board.free_rows()) > 0

    @property
    def unplanned(self) -> bool:
        """Whether the queue still waits for features: nothing, or random seeds, stand in it."""
        return not self._board.planned and not self._closed

    @property
    def prepared(self) -> bool:
        """Whether the features are built."""
        return self._features is not None

    def upto(self, client: str) -> int:
        """Tell how far a client's decisions are on disk: its highest seq."""
        return self._recorder.upto(client)

    def follow(self) -> None:
        """Take in what others wrote to the same task meanwhile."""
        with self._lock:
            self._recorder.follow()

    def listen(self, listener: Callable[[CommitResult], None]) -> None:
        """Call a function after every message of decisions, outside the lock."""
        self._listeners.append(listener)

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

    def prepare(self, progress: featurizing.Progress = lambda _share: None) -> Features:
        """Build the features, once; returns them."""
        with self._building:
            if self._features is None:
                with limit_threads():
                    self._features = featurizing.build(
                        self.pool, self._given_features, progress, likeness=self._given_model is None
                    )
            return self._features

    def draw_random_seeds(self) -> None:
        """Ask random seeds until the features are ready, so that the first card need not wait for them."""
        with self._lock:
            if self._board.upcoming(1):
                return
            free = self._board.free_rows()
            random_keys = self.pool.random_keys(f"seeds {self._seed}")[free]
            k = min(max(self.seed_size, self.horizon), len(free))
            chosen = free[np.argsort(random_keys, kind="stable")[:k]]
            self._ask([Pick(int(row), "seed", "random", 0, len(self.rounds)) for row in chosen], self.version)

    def plan(self) -> None:
        """Pick the seeds by representativeness, spread over the features, before any model leads."""
        with self._updating, limit_threads():
            prepared, settings = self.prepare(), self._prepare_settings()
            with self._lock:
                if self._board.planned:
                    return
                snapshot = self._snapshot(None)
            picks = select.seeds(snapshot, prepared, settings)
            with self._lock:
                self._ask(picks, self.version)
                self._board.planned = True

    def wake(self) -> None:
        """Fit the model again that served before the kernel was restarted."""
        with self._updating, limit_threads():
            self._revive()

    def upcoming(self, n: int) -> list[Pick]:
        """Give the next n undecided picks, within the budget."""
        with self._lock:
            return [] if self._finished else self._board.upcoming(min(n, self.left))

    def card(self, pick: Pick) -> Card:
        """Make the card of a pick; nothing on it tells an audit example from another."""
        again = self._board.came_back(pick.row)
        return cards.make(self.pool, pick.row, top=pick.top, again=again, show=self._show, render=self._render)

    def answer(self, event: Event) -> Any:
        """Read the answer of a decision: a class, or with multilabel a tuple of classes; None for a skip."""
        return self.schema.read(event.value, self._classes.names)

    def past(self, before: int | None, n: int) -> tuple[list[tuple[Event, Pick]], bool]:
        """Give up to n earlier decisions of this annotator, oldest first, and whether there are more."""
        with self._lock:
            events, more = self._board.answers.past(self.annotator, before, n)
            placed = [(event, row) for event in events if (row := self._board.row(event.key)) is not None]
            return [(event, self._board.pick(row, event)) for event, row in placed], more

    def record(self, client: str, decisions: Sequence[Decision], base: int = 1) -> CommitResult:
        """Take decisions of one client: once each, in order, on disk before it returns.

        Parameters
        ----------
        base
            Everything before this seq was acknowledged to the client already.

        Raises
        ------
        StoreError
            If the log did not take them: nothing was changed, send them again.
        """
        with self._lock:
            recorded = self._recorder.record(client, decisions, base)
        self._announce(recorded)
        return recorded

    # ---------------------------------------------------------------- decisions

    def _do(self, do: Do, row: int | None, value: Any) -> None:
        self._refuse_closed()
        with self._lock:
            key = None if row is None else self.pool.key(row)
            seq = self._recorder.upto(self._recorder.client) + 1
            decision: Decision = {"seq": seq, "do": do, "key": key, "value": value, "ms": -1}
            why = self._recorder.objection(decision)
            if why is not None:
                raise why
            recorded = self._recorder.record(self._recorder.client, [decision])
        self._announce(recorded)

    def _announce(self, recorded: CommitResult) -> None:
        if recorded.done or recorded.open:  # whoever decides after finish() goes on
            self._finished = False
        for listener in self._listeners:
            listener(recorded)

    # ---------------------------------------------------------------- the log

    def _check_kind(self) -> None:
        """Refuse a task whose labels are of the other kind; write down what they are from the first on."""
        wanted = self.schema.kind
        if self._board.kind == wanted:
            return
        if any(event.type == "label" for event in self._board.answers):
            held = schema_of_kind(self._board.kind).description
            raise StoreError(
                f"The task {self.name!r} in {self.place!r} holds labels of {held}; nothing was changed. "
                f"Pass multilabel={not self.multilabel} to go on with it, or name= another task."
            )
        self._recorder.write([self._recorder.note("kind", wanted)])

    def _draw_frame(self) -> None:
        """Draw the audit's frame and write it down. Once something is labeled it stays as it is.

        An example a strategy could have taken must not come into the frame later: the hard ones are gone by then.
        """
        board = self._board
        size = self._audit.holdout_size(int((~self.pool.blank).sum()), self.budget)
        frame = json.dumps({"below": queries.bound(self.pool, size, self._seed), "seed": self._seed})
        labeled = any(event.type == "label" and event.picked != "given" for event in board.answers)
        if board.audit is None or not labeled:
            if board.audit != frame:
                self._recorder.write([self._recorder.note("audit", frame)])
        elif size and not len(board.reserve):
            self.notices.append(
                "This task began without an audit, and what it has left is no fair sample any more: "
                "pass test=(examples, labels) to measure the accuracy, or name= another task."
            )

    def _resume(self, given: dict[int, Any]) -> None:
        board = self._board
        labeled = board.labels()
        if board.missing and not labeled:
            raise StoreError(
                f"The task {self.name!r} in {self.place!r} belongs to other data: none of its "
                f"{len(board.missing)} labeled examples is in this pool. "
                "Pass name= another task, or store= another file."
            )
        if board.missing:
            self.notices.append(
                f"{len(board.missing)} labeled examples of this task are not in the data any more; "
                "their labels are kept."
            )
        standing = {row for row, _ in labeled}
        new = [
            Event(
                self._recorder.client,
                0,
                "label",
                self.pool.key(row),
                self.schema.write(answer, self._classes.names),
                self.annotator,
                "given",
            )
            for row, answer in given.items()
            if row not in standing and not self.pool.blank[row]
        ]
        if new:
            self._recorder.write(new)
        last = board.history.last
        if last is not None and last.accuracy is not None and last.low is not None and last.high is not None:
            n = last.n_audit if last.method != "test" else 0 if self._test is None else len(self._test[1])
            if n:  # a test set that is not given any more is nothing to rest on
                self._estimate = Estimate(last.accuracy, last.low, last.high, n, str(last.method))
        blanks = np.flatnonzero(self.pool.blank)
        if len(blanks):
            named = ", ".join(repr(self.pool.id(int(row))) for row in blanks[:_MOST_NAMED])
            self.notices.append(
                f"{len(blanks)} of {len(self.pool)} texts are empty or missing and will not be asked: {named}"
                f"{' …' if len(blanks) > _MOST_NAMED else ''}."
            )
        if len(self.pool) - len(blanks) == 1:
            self.notices.append(
                "Expected a pool of several examples, got 1: it can be labeled, but no model can learn from it."
            )
        if self.store is None:
            self.notices.append("Labels are kept in memory only: pass store= a file to keep them.")

    # ---------------------------------------------------------------- the model

    def _refuse_closed(self) -> None:
        if self._closed:
            raise SessionClosedError("The session is closed. Run the cell again to go on.")

    def _serving(self) -> Model | None:
        if self._model is None and self.rounds and not self._closed:
            self.wake()
        return self._model

    def _needed(self) -> Model:
        model = self._serving()
        if model is None:
            raise ModelError(
                f"There is no model yet. {self._missing(len(self._answers_seen())) or 'Call update() first.'}"
            )
        return model

    def _diagnostics(self) -> Diagnostics:
        """Lay out the labels that stand now."""
        prepared, settings = self.prepare(), self._prepare_settings()
        with self._lock:
            now = self._recorder.read_to
            if self._looked_back is None or self._looked_back[0] != now:
                classes = self._classes.names
                labels = [
                    (row, self.schema.read(str(event.value), classes), event) for row, event in self._board.labels()
                ]
                looked = Diagnostics(
                    prepared.X, settings.learner, classes, labels, self._audit, settings.test, self._seed
                )
                self._looked_back = (now, looked)
            return self._looked_back[1]

    def _judge(self) -> Measured | None:
        """Give what the audit says about the newest model that did not learn from it; None before there is one."""
        self._serving()
        last = self._board.history.last
        if self._measured is None and last is not None and not self._closed:  # a final model was restored
            with self._updating, limit_threads():
                prepared, settings = self.prepare(), self._prepare_settings()
                with self._lock:
                    snapshot = self._snapshot(None, until=last.learned_to)
                model = updates.fit(snapshot, prepared, settings, last.model_version)
                if model is not None:
                    self._measured = measure(model, snapshot, prepared, settings)
        return self._measured

    def _revive(self) -> Model | None:
        """Give the serving model; after a restart, fit it again on the labels it had."""
        last = self._board.history.last
        if self._model is None and last is not None:
            prepared, settings = self.prepare(), self._prepare_settings()
            with self._lock:
                snapshot = self._snapshot(None, until=last.learned_to)
            if last.final:
                snapshot = replace(
                    snapshot,
                    train_rows=np.concatenate([snapshot.train_rows, snapshot.audit_rows]),
                    train_labels=np.concatenate([snapshot.train_labels, snapshot.audit_labels]),
                )
            model = updates.fit(snapshot, prepared, settings, last.model_version)
            if model is not None:
                measured = measure(model, snapshot, prepared, settings)
                if not last.final:  # a model that saw the audit cannot be measured on it
                    self._measured, model = measured, replace(model, temperature=measured.temperature)
                with self._lock:
                    self._model, self._seen = model, ((len(snapshot.train_rows), measured.predictions),)
        return self._model

    def _answers_seen(self) -> set[str]:
        with self._lock:
            return {str(event.value) for _, event in self._board.labels() if event.picked != "audit"}

    def _missing(self, seen: int) -> str | None:
        """Say what the first model waits for; None once there is one."""
        if self.rounds:
            return None
        if self.left == 0:
            return "Nothing is left to ask, and a model needs labels of two classes."
        if self._board.asked == 0 and seen == 0:
            return f"Label {min(self.seed_size, self.left)} seed examples to start."
        if seen < 2:
            return self.schema.missing_classes(seen)
        return f"The first model comes after {self.batch_size} labels."

    def _prepare_settings(self) -> Settings:
        if self._settings is None:
            prepared = self.prepare()
            model = self._given_model
            if model is None:
                model = featurizing.default_model(
                    self.pool, self._given_features, self._seed, self.schema.outcomes(self._given_classes)
                )
            test = None if self._test is None else (prepared.of(self._test[0]), self._test[1])
            usable = int((~self.pool.blank).sum())
            stop = queries.stop_set(self.pool, self._seed)
            self._settings = Settings(
                Learner(model, self._seed, self.schema),
                *self._strategy,
                self.batch_size,
                self._seed,
                usable,
                stop,
                test,
                self._audit,
            )
        return self._settings

    def _snapshot(self, previous: Model | None, until: int | None = None) -> Snapshot:
        labels = self._board.labels(until)
        answers: list[tuple[int, Label, Event]] = [
            (row, self.schema.read(str(event.value), self._classes.names), event) for row, event in labels
        ]
        train = [(row, answer) for row, answer, event in answers if event.picked != "audit"]
        audit = [(row, answer, event) for row, answer, event in answers if event.picked == "audit"]
        standing = self._board.standing_seeds()
        return Snapshot(
            classes=self._classes.names,
            train_rows=np.array([row for row, _ in train], np.intp),
            train_labels=label_array(answer for _, answer in train),
            audit_rows=np.array([row for row, _, _ in audit], np.intp),
            audit_labels=label_array(answer for _, answer, _ in audit),
            audit_probabilities=np.array(
                [event.selection_probability if event.strategy == "lure" else np.nan for _, _, event in audit], float
            ),
            holdout_rows=self._board.frame_rows(),
            n_labels=len(labels),
            open_rows=self._board.free_rows(),
            seeds_left=max(0, self.seed_size - len(train) - len(standing)),
            waiting_seeds=standing,
            horizon=max(self.horizon, self.batch_size),
            previous=previous,
            until=self._recorder.read_to if until is None else until,
            earlier_predictions=self._seen,
            round=len(self.rounds) + 1,
            version=self.version + 1,
        )

    def _install(self, snapshot: Snapshot, outcome: updates.Outcome) -> Round | None:
        if outcome.model is None or outcome.measured is None:
            self._ask(outcome.picks, self.version)
            self._board.planned = True
            return None
        self._model, self._measured, self._estimate = outcome.model, outcome.measured, outcome.measured.estimate
        self.error, self.failed = None, False
        self._seen = (*self._seen, (len(snapshot.train_rows), outcome.measured.predictions))[-_MODELS_REMEMBERED:]
        new = outcome.round(snapshot, self._strategy[0])
        self._ask(outcome.picks, new.model_version)
        self._recorder.write([self._recorder.note("round", new.to_json())])
        return new

    def _ask(self, picks: Sequence[Pick], version: int) -> None:
        """Put picks into the queue, the audit mixed in, and write them down."""
        board = self._board
        share = len(board.reserve) / max(1, int((~self.pool.blank).sum()))
        last = len(picks) >= len(board.free_rows())  # the audit examples left over are then all there is to ask
        rows = np.array(board.audit_rows(), np.intp)
        sure = {} if self._measured is None else self._measured.holdout_confidence
        wanted = len(rows) if last else min(len(rows), len(picks) + 1)
        confidence = np.array([sure.get(row, 0.5) for row in rows.tolist()]) if sure else None
        opinion = None
        if self._model is not None and self._features is not None:
            opinion = select.Opinion(self._model, self._features.X, self._classes.names)
        audit = select.audit_picks(
            self._audit,
            select.AuditRequest(rows, wanted, confidence, share, version, len(self.rounds)),
            opinion,
            np.random.default_rng([self._seed, version, board.asked, board.audited]),
        )
        share, seed = self._audit.share, self._seed
        mixed = queries.interleave(
            picks, audit, asked=board.asked, audited=board.audited, share=share, seed=seed, last=last
        )
        board.ask(mixed)
        if mixed:  # all of them: a restart goes on with the same questions
            self._recorder.write([self._recorder.note("query", queries.to_json(mixed, self.pool))])
