"""The session: what the user reads and does: seed → query → label → update → (stop?), round again."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from al_widget.engine import arguments
from al_widget.engine import update as updates
from al_widget.engine.comparison import Comparison
from al_widget.engine.forecast import Forecast
from al_widget.engine.history import Round
from al_widget.engine.loop import Loop
from al_widget.engine.queries import Query
from al_widget.engine.threads import limit_threads
from al_widget.evaluation import stopping
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.metrics import Metric
from al_widget.evaluation.stopping import Advice
from al_widget.exceptions import DecisionError, ModelError


class Session(Loop):
    """Label what the model is least sure of, and watch it learn: the whole loop, without a screen.

    Parameters
    ----------
    data
        The pool: list of str, pandas or polars Series or DataFrame, (n, d) array, scipy sparse
        matrix, or any sequence of objects together with `features`, and with `ids` unless `features` is a matrix.
    classes
        Class names, two or more; `{name: key}` chooses the keyboard keys.
    features
        None, an aligned (n, d) matrix, a scikit-learn transformer, or a function. None makes words and pieces of
        words of texts, scaled columns of tables, and beside these, for the default model, likenesses to some rows.
    model
        A scikit-learn classifier with `predict_proba`; logistic regression by default.
    strategy
        A name from `al_widget.strategies.names()`, or a function `(candidates, k, rng)`.
    batch_size
        Labels per model update and examples per query.
    seed_size
        Size of the seed set; by default 5 per class, 20 at least, 200 at most.
    labels
        Labels already known: Series by index, aligned sequence with gaps, or dict id -> label.
    test
        `(examples, labels)` held out to measure accuracy.
    audit
        Without `test`: share of questions drawn uniformly at random and kept out of training; or how they are
        drawn, "stratified" or "lure", or both: `("lure", 0.2)`. 0 turns it off. See `al_widget.evaluation.audit.Audit`.
    target, budget, cost_per_label
        Accuracy to reach, most labels to ask for, money per label.
    multilabel
        Whether each example takes any number of classes, none included: answers are then sets of
        names, and accuracy is the share of examples whose whole set is right (exact match).
    store, name
        SQLite file, SQLAlchemy URL or None (memory only); the task within it.
    annotator
        Who decides; the login name by default.
    ids
        Your own stable key for each example; by default a hash of its content.
    text, show, render
        For frames: the column to read, the columns on the card; or a function `example -> str`.
    seed
        Everything random follows it.

    Raises
    ------
    DataError, ModelError, StrategyError, StoreError
        If an argument cannot be used: the sentence says what was expected, what came, what to do.

    Examples
    --------
    >>> texts = ["good film", "bad film", "good plot", "bad plot", "fine film", "poor plot"] * 10
    >>> session = Session(texts, ["pos", "neg"], store=None, seed_size=6, audit=0)
    >>> for query in session.query(6):
    ...     session.label(query.id, "pos" if query.example.startswith(("good", "fine")) else "neg")
    >>> session.update().n_train
    6
    >>> session.predict(["good good"])[0]
    'pos'
    """

    # ---------------------------------------------------------------- what you get out

    @property
    def labels(self) -> Any:
        """Pandas Series from your index to the label, decided examples only, in the pool's order.

        With multilabel a label is a tuple of classes in their order.
        """
        import pandas as pd

        with self._lock:
            found = sorted((row, str(event.value)) for row, event in self._board.labels())
        index = [self.pool.id(row) for row, _ in found]
        return pd.Series(
            [self.schema.read(text, self._classes.names) for _, text in found], index=index, dtype=object, name="label"
        )

    @property
    def frame(self) -> Any:
        """Pandas DataFrame, one row per decided example in the order they were decided, with provenance.

        `score` and `probability` (of the label given; none with multilabel) are what strategy and model
        thought when the example was picked; `seconds` is the time on screen; `time` is UTC.
        """
        import pandas as pd

        with self._lock:
            found = sorted(self._board.labels(), key=lambda pair: pair[1].offset)
        names = ["label", "annotator", "picked", "strategy", "score", "probability", "model_version", "round"]
        rows = [
            [
                self.pool.id(row),
                self.schema.read(event.value, self._classes.names),
                *(getattr(event, name) for name in names[1:]),
                None if event.ms is None else event.ms / 1000,
                event.time,
            ]
            for row, event in found
        ]
        frame = pd.DataFrame(rows, columns=["id", *names, "seconds", "time"])
        return frame.astype({"score": float, "probability": float, "seconds": float})

    @property
    def log(self) -> Any:
        """Pandas DataFrame of everything that was ever done, skips and undone decisions too, oldest first."""
        import pandas as pd

        skip = {"query", "round", "kind", "audit"}
        events = [vars(event) for event in self._log.read() if event.type not in skip]
        return pd.DataFrame(events).rename(columns={"type": "do", "offset": "at"})

    @property
    def history(self) -> Any:
        """Pandas DataFrame, one row per model update."""
        return self._board.history.frame()

    @property
    def model(self) -> Any:
        """The fitted scikit-learn estimator; None before there is one."""
        model = self._serving()
        return None if model is None else model.estimator

    @property
    def accuracy(self) -> Estimate | None:
        """How good the model is, with its interval; None while nothing honest can be said."""
        return self._estimate

    @property
    def metrics(self) -> Any:
        """Pandas DataFrame of what the audit (or the test set) says: one measure a row, each with its 95 % interval.

        Columns metric, class (None: over all), value, low, high, n, method. Classes with fewer than ten examples
        there are left out: nothing useful can be said about them. So are precision, recall and F1 where the audit
        is weighted ("lure"), which only the accuracy can be read from. With multilabel: exact match, micro-F1,
        macro-F1 and the F1 of each class.
        """
        import pandas as pd

        found: list[Metric] = []
        measured = self._judge()
        if measured is not None and measured.estimate is not None:
            population = self._prepare_settings().n_pool
            found = self.schema.metrics(
                measured.truth, measured.predicted, self._classes.names, measured.estimate, population
            )
        return pd.DataFrame(found, columns=["metric", "class", "value", "low", "high", "n", "method"])

    @property
    def temperature(self) -> float:
        """How the model's probabilities are scaled before they are shown: p ** (1 / temperature), fitted on the audit.

        Below 1 the model was too shy, as it is when it learned from hard examples; 1 while the audit is too small.
        """
        measured = self._judge()
        return 1.0 if measured is None else measured.temperature

    @property
    def advice(self) -> Advice:
        """Why it is or is not time to stop, in sentences: target, budget, converged."""
        with self._lock:
            seen = self._answers_seen()
            named = {name for text in seen for name in self.schema.classes_in(text)}
            before = [0, *(one.n_train for one in self.rounds)]
            learned = [one for one, n in zip(self.rounds, before, strict=False) if one.n_train > n]  # anything new
            return stopping.advise(
                stopping.target(self._estimate, self.target, self.schema.measure),
                stopping.budget(self._board.asked, self.budget),
                stopping.converged(
                    [one.kappa for one in learned],
                    len(learned),
                    [name for name in self.classes if name not in named],
                ),
                missing=self._missing(len(seen)),
                left=self.left,
            )

    def predict(self, examples: Any) -> np.ndarray:
        """Give the likeliest class of new examples, shape (n,); with multilabel the tuple of likely ones.

        Raises
        ------
        ModelError
            If there is no model yet.
        """
        model = self._needed()
        names = self._classes.names
        return model.labels_of(model.proba(self.prepare().of(examples), names), names)

    def predict_proba(self, examples: Any, *, calibrated: bool = False) -> np.ndarray:
        """Give class probabilities of new examples, (n, n_classes) in the order of `classes`.

        With multilabel each class has a probability of its own, and a row does not sum to 1.

        Parameters
        ----------
        calibrated
            Whether to scale them by `temperature`, as the desk does before it shows them.

        Raises
        ------
        ModelError
            If there is no model yet.
        """
        model = replace(self._needed(), temperature=self.temperature if calibrated else 1.0)
        X = self.prepare().of(examples)
        return model.calibrated(X, self._classes.names) if calibrated else model.proba(X, self._classes.names)

    @property
    def baseline(self) -> Comparison | None:
        """What our order, the seeds and then the strategy's choice, gained over random order so far.

        The random baseline is a model that learned from random labels only. Both learn from as many labels and are
        judged on the same audit examples, pair by pair. None while there are fewer than twenty audit labels, with a
        test set, or with a weighted audit ("lure").
        """
        with self._updating, limit_threads():
            self.compared = self._diagnostics().baseline
        return self.compared

    def forecast(self, labels: int = 100) -> Forecast | None:
        """Tell what more labels would cost and, with its uncertainty, bring; None while nobody can know.

        Parameters
        ----------
        labels
            How many more, the audit's share of them included; at most what is left.

        Raises
        ------
        DataError
            If `labels` is not a whole number of at least 1.
        """
        arguments.check_numbers(labels=labels)
        labels = min(labels, self.left)  # nothing comes of labels the pool or the budget does not have
        if not labels:
            return None
        with self._updating, limit_threads():
            return self._diagnostics().forecast(labels, self.cost_per_label)

    def label_issues(self) -> Any:
        """Give the labels the model doubts, most doubtful first: pandas DataFrame of id, label, predicted, confidence.

        `confidence` is the probability that a model which did not learn the label gives to it. Correct one with
        `label(id, ...)`: the log keeps both.
        """
        import pandas as pd

        with self._updating, limit_threads():
            found = self._diagnostics().label_issues()
        rows = [(self.pool.id(one.row), *one[1:]) for one in found]
        return pd.DataFrame(rows, columns=["id", "label", "predicted", "confidence"]).astype({"confidence": float})

    def export(self, path: Any, format: str | None = None) -> Any:  # noqa: A002 - the contract's own word
        """Write the decided examples to a file, "csv" or "jsonl", by default by its ending; returns the path.

        Each row holds the example, its label, a `split` ("audit" marks the labels to test on, never
        to train on) and the provenance columns of `frame`.
        """
        from al_widget.export import write

        return write(self, path, format)

    # ---------------------------------------------------------------- the five verbs

    def query(self, n: int | None = None) -> list[Query]:
        """Give the next n examples to label (a batch by default); asking again gives the same ones.

        Raises
        ------
        DataError
            If `n` is not a whole number of at least 0.
        """
        self._refuse_closed()
        arguments.check_numbers(n=n)
        if not self._board.planned:
            self.plan()
        with self._lock:
            return [
                Query(
                    self.pool.id(pick.row),
                    self.pool.key(pick.row),
                    self.pool.example(pick.row),
                    pick.score,
                    pick.picked,
                    dict(pick.top),
                )
                for pick in self.upcoming(self.batch_size if n is None else n)
            ]

    def label(self, id: Hashable, value: Any) -> None:  # noqa: A002 - the contract's own word
        """Decide an example: a class of the session, or with multilabel a list or set of them. Never fits a model.

        Raises
        ------
        UnknownExampleError, UnknownClassError, SessionClosedError, DecisionError
            The decision was refused, the last one because with multilabel it is no list or set; the log is untouched.
        """
        self._do("label", self.pool.row(id), value)

    def skip(self, id: Hashable) -> None:  # noqa: A002 - the contract's own word
        """Put an example off: it comes back last."""
        self._do("skip", self.pool.row(id), None)

    def undo(self) -> None:
        """Take back the last decision of this annotator, without limit.

        Raises
        ------
        DecisionError
            If nothing is left to undo.
        """
        self._refuse_closed()
        with self._lock:
            row = self._board.last_row(self.annotator)
            if row is None:
                raise DecisionError(f"There is no decision of {self.annotator!r} left to undo.")
        self._do("undo", row, None)

    def add_class(self, name: str) -> None:
        """Add a class; labels given so far stay."""
        self._do("class", None, name)

    def update(self) -> Round | None:
        """Run one round now, in this thread: fit, score, select, estimate.

        Returns
        -------
        The new `Round`; None while fewer than two classes are labeled, when there is nothing to report.

        Raises
        ------
        ModelError, StrategyError, DataError, StoreError
            If the model, the strategy, the features or the log fail. The last good model goes on serving.
        """
        self._refuse_closed()
        with self._updating, limit_threads():
            prepared, settings = self.prepare(), self._prepare_settings()
            previous = self._revive()
            if self.rounds and self.rounds[-1].final:
                previous = None  # it has seen the audit: going on from it would measure what it was taught
            with self._lock:
                self._recorder.follow()
                snapshot = self._snapshot(previous)
                self._board.taken()
            outcome = updates.run(snapshot, prepared, settings)
            with self._lock:
                return self._install(snapshot, outcome)

    def finish(self) -> Any:
        """Fit on every label, the audit included, write the last round, and return the model.

        The accuracy of that round was measured before the audit went into the fit: afterwards
        nothing independent is left to measure it on.

        Raises
        ------
        ModelError
            If fewer than two classes are labeled.
        """
        last = self.update()
        if last is None:
            raise ModelError(
                f"There is nothing to finish yet. {self._missing(len(self._answers_seen())) or ''}".strip()
            )
        with self._updating, limit_threads():
            prepared, settings = self.prepare(), self._prepare_settings()
            with self._lock:
                snapshot = self._snapshot(self._model)
            rows = np.concatenate([snapshot.train_rows, snapshot.audit_rows])
            names = np.concatenate([snapshot.train_labels, snapshot.audit_labels])
            version = last.model_version + 1
            model = settings.learner.fit(prepared.X[rows], names, snapshot.classes, snapshot.previous, version)
            if self._measured is not None:
                model = replace(model, temperature=self._measured.temperature)
            with self._lock:
                final = replace(
                    last,
                    round=last.round + 1,
                    n_labels=len(rows),
                    n_train=len(rows),
                    model_version=version,
                    kappa=None,
                    learned_to=snapshot.until,
                    time=datetime.now(UTC),
                )
                self._recorder.write([self._recorder.note("round", final.to_json())])
                self._model, self._finished = model, True
        return model.estimator

    def close(self) -> None:
        """Let go of the store; what was labeled can still be read from `labels` and `frame`."""
        with self._lock:
            self._closed = self._recorder.closed = True
            self._log.close()

    def __repr__(self) -> str:
        return f"Session({len(self.pool)} examples, {len(self._classes.names)} classes, {self._board.asked} labels)"
