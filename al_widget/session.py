"""The session: what the user reads and does: seed → query → label → update → (stop?), round again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget import export
from al_widget.data.pool import Pool
from al_widget.engine import tables
from al_widget.engine.comparison import Comparison
from al_widget.engine.config import check_number, parse
from al_widget.engine.engine import Engine
from al_widget.engine.forecast import Forecast
from al_widget.engine.history import Round
from al_widget.engine.picks import Query
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.stopping import Advice
from al_widget.exceptions import AlWidgetError, excerpt
from al_widget.export import model_file, report, summary
from al_widget.export.facts import facts_of
from al_widget.labels.guidelines import check_guidelines
from al_widget.page.libraries import libraries

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from al_widget.models.pipeline import ExamplePipeline

STORE = "al_labels.db"


class Session:
    """Label what the model is least sure of, and watch it learn: the whole loop, without a screen.

    Parameters
    ----------
    data
        The pool: list of str, Series or DataFrame of pandas, polars, pyarrow or another library that narwhals reads,
        (n, d) array, scipy sparse matrix, or any sequence of objects together with `features`, and with `ids` unless
        `features` is a matrix.
    classes
        Names of the classes in their order, two or more; `{name: key}` chooses the keyboard keys; the class of an Enum
        gives the values of its members. A number or a bool is named by its text. More can be added while labeling.
    features
        How examples become numbers: an aligned (n, d) matrix, array or frame, a scikit-learn transformer, or a function
        from examples to a matrix. Of a frame that holds a text, the texts are given to what reads texts, the frame to a
        ColumnTransformer and to what fails on texts. "words": words and pieces of words of texts. "embeddings": vectors
        that lie close where texts mean the same, as `embeddings` says. "sentence-transformers/…": those of the model of
        that name. "auto", the default, begins with words of texts; of tables with scaled numbers, dates and durations
        too, and names, beside the likeness of each row to some others. As labels come in, it compares these with other
        representations: words beside embeddings, columns alone. `Session.features` says which is in use, and why. With
        a `model` of your own it stays with the words or columns. None means the same.
    embeddings
        What turns texts into such vectors, for "auto" and "embeddings": the name of a model that begins with
        "sentence-transformers/", a function from a list of texts to a matrix (n, d), or an object with `encode` or
        `transform` that makes one. None, the default, for static word vectors, if the extra `embeddings` is installed;
        they need no network. Vectors are kept in a folder beside the store (`al_labels.cache` beside
        `al_labels.db`), 2 GB at most, and may be deleted; those of a function or an object only if it has an attribute
        `recipe`, a str that is another whenever its vectors are.
    model
        A scikit-learn classifier with `predict_proba`; None, the default, for logistic regression with a share of ridge
        regression, fair to classes with few labels; with `multilabel` for plain logistic regression.
    strategy
        What picks the next batch: a name from `al_widget.strategies.names()`, by default "diverse_margin"; or a
        function `(candidates, k, rng)`. Can be assigned later.
    batch_size
        Labels per model update, and examples per query; 10 by default. Can be assigned later.
    seed_size
        Examples in the seed set, picked before there is a model; by default 5 per class, 20 at least, 200 at most.
    labels
        Labels already known: Series by index, aligned sequence, or dict id -> label; None, NaN or an empty text where
        one is unknown. They train the model, count as part of the seed set, and have `picked="given"` in `frame`. None
        by default.
    test
        `(examples, labels)` held out: the accuracy is measured there. They are read as in `predict`, but gaps among
        texts are left out, and a notice says so. None, the default, for the audit.
    audit
        Without `test`: the share of questions that are drawn at random and kept out of training, from which the
        accuracy is estimated; 0.1 by default, 0 for none. "stratified" spreads the draws over the model's confidence,
        "lure" prefers examples the model is unsure of and weighs them back; or both, a pair such as ("lure", 0.2).
    target
        Accuracy to reach, a share between 0 and 1, for the advice to stop; None, the default, for none. Can be
        assigned later.
    budget
        The most labels to ask for, seeds and audit included; None, the default, for no limit. Can be assigned later.
    cost_per_label
        Money per label, in your currency; None, the default, leaves cost out. Can be assigned later.
    multilabel
        Whether each example takes any number of classes, none included: labels are then sets of names, and accuracy
        is the share of examples whose whole set is right (exact match). False by default.
    guidelines
        What belongs to each class, `{class: text}`, 2,000 characters each at most: shown on the desk, where it can be
        edited, and exported with the labels. None, the default, for those that the task has already.
    store
        Where the labels are kept: an SQLite file, by default "al_labels.db", a SQLAlchemy URL, or None for memory only.
    name
        The labeling task within the store; "default" by default.
    annotator
        Who decides, stored with every decision; None, the default, for the login name.
    ids
        Your own keys, n of them, which must be unique and stay the same tomorrow, such as `ids=frame["id"]`; 7, 7.0
        and "7" are one key. None, the default, for a hash of each example's content: of a text, or of a row's cells in
        the columns the task was begun with. Columns that come later change nothing; a row whose cell changes, or that
        loses a column, is another example, unless it has an id.
    text
        For frames: the column to read as text; None, the default, for the string column with the
        most words that do not come again and again, if there is one; a notice says which.
    show
        For frames: the columns on the card; None, the default, for all of a row, and for none beside a text.
    render
        What the card shows: a function from an example to a str (shown as it is), `al.Html` or `al.Markdown`
        (both sanitised); None, the default, for the example itself.
    seed
        What everything random follows, an int of at least 0; 0 by default.

    Raises
    ------
    DataError, ModelError, StrategyError, StoreError
        If an argument cannot be used: the sentence says what was expected, what came, and what to do.

    See Also
    --------
    al_widget.Labeler : the same with a screen.
    al_widget.simulate : the same with an oracle, to compare strategies.

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

    def __init__(
        self,
        data: Any,
        classes: Sequence[str] | Mapping[str, str],
        *,
        features: Any = "auto",
        embeddings: Any = None,
        model: Any = None,
        strategy: Any = "diverse_margin",
        batch_size: int = 10,
        seed_size: int | None = None,
        labels: Any = None,
        test: tuple[Any, Sequence[Any]] | None = None,
        audit: float | str | tuple[str, float] = 0.1,
        target: float | None = None,
        budget: int | None = None,
        cost_per_label: float | None = None,
        multilabel: bool = False,
        guidelines: Mapping[Any, str] | None = None,
        store: Any = STORE,
        name: str = "default",
        annotator: str | None = None,
        ids: Iterable[Hashable] | None = None,
        text: Hashable | None = None,
        show: Sequence[Hashable] | None = None,
        render: Callable[[Any], Any] | None = None,
        seed: int = 0,
    ) -> None:
        config = parse(
            data,
            classes,
            features=features,
            embeddings=embeddings,
            model=model,
            strategy=strategy,
            batch_size=batch_size,
            seed_size=seed_size,
            labels=labels,
            test=test,
            audit=audit,
            target=target,
            budget=budget,
            cost_per_label=cost_per_label,
            multilabel=multilabel,
            guidelines=guidelines,
            store=store,
            name=name,
            annotator=annotator,
            ids=ids,
            text=text,
            show=show,
            render=render,
            seed=seed,
        )
        self.engine = Engine(config)

    # ---------------------------------------------------------------- the five verbs

    def query(self, n: int | None = None) -> list[Query]:
        """Return the next n examples to label, a batch by default; asking again returns the same ones.

        Raises
        ------
        DataError
            If `n` is not a whole number of at least 0.
        """
        check_number("n", n, least=0, optional=True)
        return self.engine.query(n)

    def label(self, id: Hashable, value: Any) -> None:  # noqa: A002 - the contract's own word
        """Decide an example: a class, or with multilabel a list or set of classes. Never fits a model.

        A class is given by its name, or by what its name is the text of: 1, 1.0, True, a member of an Enum.

        Raises
        ------
        UnknownExampleError, UnknownClassError, SessionClosedError, DecisionError
            The decision was refused, the last one because with multilabel it is no list or set; the log is untouched.
        """
        self.engine.decide("label", id, value)

    def skip(self, id: Hashable) -> None:  # noqa: A002 - the contract's own word
        """Put an example off: it comes back last."""
        self.engine.decide("skip", id, None)

    def undo(self) -> None:
        """Take back what this annotator did last, a label, a skip or the renaming of a class, without limit.

        Raises
        ------
        DecisionError
            If nothing is left to undo.
        """
        self.engine.undo()

    def add_class(self, name: str) -> None:
        """Add a class; labels given so far stay."""
        self.engine.decide("class", None, name)

    def rename_class(self, old: str, new: str) -> None:
        """Give a class another name, or merge it into the class that has that name; its labels follow.

        So do labels that are still on their way under the old name, its keyboard key and, where classes are merged,
        the accuracy, which is estimated anew. A session that is opened with the old name follows too. `undo()` takes
        it back: each label is then as it was. With `add_class(old)` the old name is free for a new class.

        Raises
        ------
        UnknownClassError, SessionClosedError, DecisionError
            It was refused, the last one because the class is called so already, or two classes would become one; the
            log is untouched.

        Examples
        --------
        >>> session = Session(["a", "b", "c"], ["positve", "negative"], store=None, audit=0)
        >>> session.label(0, "positve")
        >>> session.rename_class("positve", "positive")
        >>> session.classes, session.labels.to_dict()
        (['positive', 'negative'], {0: 'positive'})
        >>> session.undo()
        >>> session.classes
        ['positve', 'negative']
        """
        self.engine.decide("rename", None, {"from": old, "to": new})

    def note(self, id: Hashable, text: str) -> None:  # noqa: A002 - the contract's own word
        """Write a remark on an example, decided or not; an empty one removes it.

        It is on the card, in `frame` and in exports, and every version of it in `log`.

        Raises
        ------
        UnknownExampleError, SessionClosedError, DecisionError
            It was refused, the last one because it is no str or longer than 10,000 characters; the log is untouched.
        """
        self.engine.decide("note", id, text)

    def measure(self, n: int) -> int:
        """Ask n random audit examples next, so that the interval of the accuracy narrows. They train no model.

        They are drawn as all audit examples are, and nothing on their cards tells them from others. 0 goes back to
        the strategy.

        Returns
        -------
        How many will be asked: fewer than n where the audit's part of the pool, or the budget, has fewer left.

        Raises
        ------
        DataError
            If `n` is not a whole number of at least 0, there is no audit, or nothing is left of it.
        """
        check_number("n", n, least=0)
        return self.engine.measure(n)

    def update(self) -> Round | None:
        """Run one round now, in this thread: fit, score, select, estimate.

        A comparison of representations follows if it is due (see `features`). If it chooses another one, the same
        labels are learned once more at once, read as that one reads them.

        Returns
        -------
        The new `Round`; None while fewer than two classes are labeled, when there is nothing to report.

        Raises
        ------
        ModelError, StrategyError, DataError, StoreError
            If the model, the strategy, the features or the log fail. The last good model goes on serving.
        """
        new = self.engine.update()
        if self.engine.chooser.choose():
            new = self.engine.update() or new
        return new

    def finish(self) -> Any:
        """Fit on every label, the audit's included, write the last round, and return the model.

        The accuracy of that round was measured before the audit went into the fit: afterwards
        nothing independent is left to measure it on.

        Raises
        ------
        ModelError
            If fewer than two classes are labeled.
        """
        return self.engine.finish().estimator

    def close(self) -> None:
        """Let go of the store; what was labeled can still be read from `labels` and `frame`."""
        self.engine.close()

    def restore_store(self) -> None:
        """Write every label and the rest of the log to the store again, from memory.

        For a store that was deleted, moved or replaced while it was open (`StoreLostError`). What is at its place now
        is added to, not overwritten.

        Raises
        ------
        StoreError
            If nothing can be written there: move what is in the way, and call it again.
        """
        self.engine.restore_store()

    # ---------------------------------------------------------------- labels

    @property
    def labels(self) -> pd.Series:
        """Labels by your index, decided examples only, in the pool's order; with multilabel tuples of classes.

        The index has the levels, names and type of the pool's: `frame["label"] = session.labels` and
        `frame.join(session.labels)` put each label where it belongs.
        """
        return tables.label_series(self.pool, self.engine.config.schema, self.engine.classes, self.engine.labels())

    @property
    def frame(self) -> pd.DataFrame:
        """One row per decided example, in the order they were decided, with provenance.

        `score` and `probability` (of the label that was given; None with multilabel) are from when the example was
        picked; `seconds` is the time on screen; `time` is UTC; `note` is the remark on it, missing without one. `id`
        is the index label, of several levels a tuple.
        """
        return self._decisions(self.engine.labels())

    def _decisions(self, labeled: tables.Labeled) -> pd.DataFrame:
        schema, classes = self.engine.config.schema, self.engine.classes
        return tables.decision_frame(self.pool, schema, classes, labeled, self.engine.state.notes)

    @property
    def log(self) -> pd.DataFrame:
        """Everything that people did, skips and undone decisions too, oldest first."""
        return tables.event_frame(self.engine.events())

    def export(self, path: Any, format: str | None = None) -> Path:  # noqa: A002 - the contract's own word
        """Write the decided examples to a file, "csv" or "jsonl", by default by its ending; returns the path.

        Each row holds the example, its label, a `split` ("audit" marks the labels to test on, never to train on) and
        the provenance columns of `frame`; where there are guidelines, a column `guideline` holds that of the label. All
        columns of your frame go along under their own names, and levels of its
        index that have one; where yours is called like one of ours, ours gets the prefix `al_`. What is labeled is
        `text` too when its column is called otherwise.

        Everything is written as it is, so that it reads back the same, with one type a column. Lists, dicts and arrays
        are JSON, also within a CSV file; dates, times and durations are in ISO 8601, bytes in base64, a member of an
        Enum is its value. A Decimal is a number where a float holds all of its digits, and a text otherwise, as is a
        whole number of more than 64 bits, with which pandas refuses to read JSON. In JSON, infinity and NaN are null.

        In a CSV file, every text is in quotes and a missing value is not. `pandas.read_csv(path, dtype=str,
        keep_default_na=False)` and `polars.read_csv(path, infer_schema=False)` leave texts such as "NA" and "007" as
        they are. A text that begins with `=`, `+`, `-` or `@` is a formula to a spreadsheet: import the column as text
        there if you do not trust its source. `polars.read_ndjson(path, infer_schema_length=None)` finds the type of a
        column that is empty in its first hundred rows.

        Parameters
        ----------
        path
            The file, a str or `pathlib.Path`. One that is there is replaced once the new one is whole; of a link, the
            file it points to.
        format
            "csv" or "jsonl"; None, the default, for the ending of the path.

        Warns
        -----
        UserWarning
            If a text held half of a surrogate pair, which no file can hold: U+FFFD is written instead.

        Raises
        ------
        DataError
            If the format is unknown; if nothing is labeled yet; if the path is no file, in no folder, or that of a
            label store; if the disk is full or read-only. A file that was there is then as it was.
        """
        labeled = self.engine.labels()
        rows = tables.decided_rows(labeled)
        frame = tables.with_guidelines(self._decisions(labeled), self.guidelines, self.engine.config.schema)
        return export.write(self.pool, frame, rows, path, format, self.engine.store_path)

    def report(self, path: Any) -> Path:
        """Write one HTML file to share: what was asked, how, by whom, curves, metrics, class shares and settings.

        It is readable without a kernel or a network, and holds no example: nothing but numbers, names and settings.

        Parameters
        ----------
        path
            The file, a str or `pathlib.Path`. One that is there is replaced once the new one is whole.

        Returns
        -------
        The path.

        Raises
        ------
        DataError
            If the path is no file, in no folder, or that of a label store; if the disk is full or read-only.

        Examples
        --------
        >>> import pathlib, tempfile
        >>> session = Session(["good film", "bad film"] * 20, ["pos", "neg"], store=None, audit=0)
        >>> for id, label in enumerate(["pos", "neg"] * 5):
        ...     session.label(id, label)
        >>> path = session.report(pathlib.Path(tempfile.mkdtemp()) / "report.html")
        >>> "10 labels" in path.read_text(encoding="utf-8")
        True
        """
        try:
            shares: pd.DataFrame | str = self.population()
        except AlWidgetError as why:
            shares = str(why)
        from al_widget.charts.live import static_page

        facts = facts_of(self.engine, self.accuracy)
        charts = static_page(self.figure(), libraries()["charts"].source()) if facts.rounds else ""
        return report.write(facts, self.metrics, shares, charts, path, self.engine.store_path)

    # ---------------------------------------------------------------- the model

    @property
    def model(self) -> Any:
        """The fitted scikit-learn estimator; None before there is one."""
        model = self.engine.serving()
        return None if model is None else model.estimator

    @property
    def pipeline(self) -> ExamplePipeline:
        """The model to take away: a scikit-learn classifier from examples, as the pool had them, to labels.

        It takes a frame of any library, the texts alone, or rows, and needs neither this session nor its store. Its
        answers are those of `predict`, its probabilities those of `predict_proba(calibrated=True)`, with a column for
        each class in `classes_`, which are sorted. It can be pickled, holds nothing of the pool but what the features
        learned, and says in `made_from` with what, and from what, it was made. `sklearn.base.clone` returns one that
        is not fitted, to `fit(examples, labels)` or to cross-validate.

        Raises
        ------
        ModelError
            If there is no model yet.

        See Also
        --------
        al_widget.Session.save : the same in a file.

        Examples
        --------
        >>> session = Session(["good film", "bad film"] * 20, ["pos", "neg"], store=None, audit=0)
        >>> for id, label in enumerate(["pos", "neg"] * 5):
        ...     session.label(id, label)
        >>> _ = session.update()
        >>> pipeline = session.pipeline
        >>> pipeline.predict(["a good plot"])[0], pipeline.classes_.tolist(), pipeline.made_from.labels
        ('pos', ['neg', 'pos'], 10)
        """
        from al_widget.engine.pipelines import take_away

        return take_away(self.engine)

    def save(self, path: Any) -> Path:
        """Write `pipeline` to a file, which `joblib.load(path)` reads where al_widget is installed; returns the path.

        Only load files from people you trust: a pickle can run code. A file that ends in .skops is written by skops
        (`pip install al_widget[skops]`), whose `skops.io.load` runs none that you did not allow.

        Parameters
        ----------
        path
            The file, a str or `pathlib.Path`. One that is there is replaced once the new one is whole.

        Warns
        -----
        UserWarning
            If a function or class of yours in it is defined in this program, so that no other can load the file.

        Raises
        ------
        ModelError
            If there is no model yet, or it cannot be pickled, as with a lambda for `features=`.
        DataError
            If the path is no file, in no folder, or that of a label store; if the disk is full or read-only; if it
            ends in .skops, and skops is not installed.

        Examples
        --------
        >>> import joblib, tempfile, pathlib
        >>> session = Session(["good film", "bad film"] * 20, ["pos", "neg"], store=None, audit=0)
        >>> for id, label in enumerate(["pos", "neg"] * 5):
        ...     session.label(id, label)
        >>> _ = session.update()
        >>> path = session.save(pathlib.Path(tempfile.mkdtemp()) / "model.joblib")
        >>> joblib.load(path).predict(["a bad plot"])[0]
        'neg'
        """
        return model_file.save(self.pipeline, path, self.engine.store_path)

    def predict(self, examples: Any) -> np.ndarray:
        """Return the likeliest class of new examples, shape (n,); with multilabel tuples of the likely ones.

        Parameters
        ----------
        examples
            In any form the pool could have had. Of a frame, the pool's columns are read by their names, in any order
            and with others beside them; where the pool is read as texts, the column of its texts, or the only one.
            A gap among texts is the empty text. Where `features` is a matrix, rows of such a matrix.

        Raises
        ------
        ModelError
            If there is no model yet.
        DataError
            If the examples cannot be read: the sentence says what came, and what to pass.
        """
        (model, features), classes = self.engine.serving_pair(), self.engine.classes
        X = self.pool.read_new(examples, features, "New examples")
        proba = model.proba(X, classes) if X.shape[0] else np.empty((0, len(classes)), np.float32)
        return model.labels_of(proba, classes)

    def predict_proba(self, examples: Any, *, calibrated: bool = False) -> np.ndarray:
        """Return class probabilities of new examples, (n, n_classes) in the order of `classes`.

        With multilabel each class has a probability of its own, and a row does not sum to 1.

        Parameters
        ----------
        examples
            As for `predict`.
        calibrated
            Whether to scale them by `temperature`, as the desk does before it shows them; False by default.

        Raises
        ------
        ModelError
            If there is no model yet.
        """
        model, features = self.engine.serving_pair()
        X = self.pool.read_new(examples, features, "New examples")
        if X.shape[0] == 0:
            return np.empty((0, len(self.engine.classes)), np.float32)
        if not calibrated:
            return model.proba(X, self.engine.classes)
        return replace(model, temperature=self.temperature).calibrated(X, self.engine.classes)

    @property
    def features(self) -> str:
        """What examples are read as, and why, in a sentence.

        With `features="auto"` the labels choose. From 40 training labels on, and whenever they have doubled since, the
        representations at hand are compared by cross-validation, up to 2,000 labels; whoever begins with more has them
        compared once, on 2,000 of them. Labels of the audit and of `test` take no part. Labels that a strategy asked
        for are harder than the pool: they are weighted so that all degrees of difficulty count as in the pool
        (post-stratification, Holt & Smith 1979). Another one is taken if the labels are likelier to it by more than 2.5
        standard errors, and if it is right more often, by half a point more than one standard error. Of 312 comparisons
        on eleven sets of texts, 80 changed something: 64 for the better, by 3.8 points in the mean on the test file,
        and 5 for the worse, by 1.8 at most (`benchmarks/auto.py`).

        Examples
        --------
        >>> Session(["good film", "bad film"] * 20, ["pos", "neg"], store=None).features
        'Examples are read when the first ones are asked.'
        """
        return self.engine.chooser.description()

    @property
    def history(self) -> pd.DataFrame:
        """One row per model update."""
        return self.engine.state.history.frame()

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The model updates so far, oldest first."""
        return self.engine.state.history.rounds

    # ---------------------------------------------------------------- how good it is, and whether to go on

    @property
    def accuracy(self) -> Estimate | None:
        """How good the model is, with its interval; None while nothing honest can be said."""
        last, estimate = self.engine.state.history.last, self.engine.estimate
        if estimate is not None or last is None or last.accuracy is None:
            return estimate
        measured = self.engine.measured()  # classes were merged since
        return None if measured is None else measured.estimate

    @property
    def metrics(self) -> pd.DataFrame:
        """What the audit (or the test set) says: one measure a row, each with its 95 % interval.

        Columns metric, class (None: over all), value, low, high, n, method. Classes with fewer than ten examples
        there are left out: nothing useful can be said about them. So are precision, recall and F1 where the audit
        is weighted ("lure"), which only the accuracy can be read from. With multilabel: exact match, micro-F1,
        macro-F1 and the F1 of each class.
        """
        measured, config = self.engine.measured(), self.engine.config
        if measured is None or measured.estimate is None:
            return tables.metric_frame([])
        truth, predicted, classes = measured.truth, measured.predicted, self.engine.classes
        return tables.metric_frame(config.schema.metrics(truth, predicted, classes, measured.estimate, config.usable))

    @property
    def temperature(self) -> float:
        """How probabilities are scaled before they are shown: p ** (1 / temperature), fitted on the audit.

        Below 1 the model was underconfident, as it is when it learned from hard examples; 1 while the audit is too
        small (Guo et al. 2017).
        """
        measured = self.engine.measured()
        return 1.0 if measured is None else measured.temperature

    @property
    def advice(self) -> Advice:
        """Why it is or is not time to stop, in sentences: target, budget, converged."""
        return self.engine.advice

    @property
    def baseline(self) -> Comparison | None:
        """What our order, the seeds and then the strategy's choice, gained over random order so far.

        The baseline is a model that learned from random labels only. Both learn from as many labels and are judged on
        the same audit examples, pair by pair. None while there are fewer than twenty audit labels, with a test set,
        or with a weighted audit ("lure").
        """
        return self.engine.diagnosis.baseline()

    def forecast(self, labels: int = 100) -> Forecast | None:
        """Return what more labels would cost and, with an interval, bring; None while nothing can be said.

        Parameters
        ----------
        labels
            How many more, the audit's share of them included; 100 by default, and at most what is left.

        Raises
        ------
        DataError
            If `labels` is not a whole number of at least 1.
        """
        check_number("labels", labels, least=1)
        return self.engine.diagnosis.forecast(labels)

    def population(self) -> pd.DataFrame:
        """Return the share of each class in the whole pool, with 95 % intervals.

        The labels alone cannot say it: the strategy chose which examples to ask. The audit labels are a random sample
        of the pool, and what the model predicts for the rest of it narrows their intervals, the more the better it
        is. The intervals hold however wrong the model is, and none is wider than that of the audit labels alone.
        Labels given in code, for examples that were not asked, are counted as they are. Skipped audit examples are
        taken to be like the others, and examples without content are left out.

        The first call after an update predicts the whole pool. Where more than 1 % of it was learned, five models are
        fitted besides, so that each training example is predicted by one that did not learn it.

        Returns
        -------
        One row per class, in the order of `classes`, which is the index `class`. Columns:
        `share`, between 0 and 1; they sum to 1, except with multilabel, where an example can be of several classes.
        `low`, `high`: the ends of the 95 % interval.
        `n`: how many audit (or test) labels it rests on.
        `method`: "audit and model"; "audit" where the predictions did not narrow the interval; "stratified" likewise.
        "test and model" with `test=`: what a prediction means is learned from the test examples, which is right only
        if they were drawn from where the pool comes from.

        Raises
        ------
        ModelError
            If there is no model yet.
        DataError
            If there are fewer than five audit labels, or they are weighted ("lure"): the sentence says what to do.
        SessionClosedError
            If the session was closed after `finish()`, whose model has learned the audit labels.

        Examples
        --------
        >>> texts = [f"{word} film {n}" for n in range(50) for word in ("good", "bad", "poor")]
        >>> session = Session(texts, ["pos", "neg"], store=None, audit=0.5)
        >>> for _ in range(10):
        ...     for query in session.query():
        ...         session.label(query.id, "pos" if query.example.startswith("good") else "neg")
        ...     _ = session.update()
        >>> session.population().loc["pos", ["share", "low", "high"]].astype(float).round(2).tolist()
        [0.33, 0.28, 0.37]
        """
        self.engine.require_model()
        return tables.share_frame(self.engine.diagnosis.population())

    def figure(self) -> go.Figure:
        """Return a plotly figure of the session so far: how unsure the model is, and its accuracy by labels.

        Accuracy has its 95 % interval, its source, the target, random order and where settings changed.

        Examples
        --------
        >>> import al_widget as al
        >>> session = al.Session(["good", "bad"] * 10, ["pos", "neg"], store=None)
        >>> [title.text for title in session.figure().layout.annotations]
        ['how unsure (no model yet)', 'accuracy by labels (not known yet)']
        """
        from al_widget.charts import LiveData, session_figure

        return session_figure(LiveData.of(self.engine))

    def label_issues(self, n: int | None = None) -> pd.DataFrame:
        """Return the labels the model doubts, most doubtful first: columns id, label, predicted, confidence.

        `confidence` is the probability given to the label by models that learned neither this label nor those that
        looked wrong at first (confident learning, Northcutt, Jiang & Chuang 2021). Correct one with `label(id, ...)`:
        the log keeps both.

        Parameters
        ----------
        n
            How many; by default, as many as are estimated to be wrong. If one label in ten is wrong, the n most
            doubtful among 5 n labels hold more of the wrong ones than the default does, and more right ones too.

        Raises
        ------
        DataError
            If `n` is not a whole number of at least 1.
        """
        check_number("n", n, least=1, optional=True)
        return tables.issue_frame(self.pool, self.engine.diagnosis.label_issues(n))

    # ---------------------------------------------------------------- options that can be assigned

    @property
    def target(self) -> float | None:
        """The accuracy to reach; assign another at any time."""
        return self.engine.state.options.target

    @target.setter
    def target(self, value: float | None) -> None:
        self.engine.assign("target", value)

    @property
    def budget(self) -> int | None:
        """The most labels to ask for; assign another at any time."""
        return self.engine.state.options.budget

    @budget.setter
    def budget(self, value: int | None) -> None:
        self.engine.assign("budget", value)

    @property
    def cost_per_label(self) -> float | None:
        """Money per label; assign another at any time."""
        return self.engine.state.options.cost_per_label

    @cost_per_label.setter
    def cost_per_label(self, value: float | None) -> None:
        self.engine.assign("cost_per_label", value)

    @property
    def batch_size(self) -> int:
        """Labels per update, and examples per query; assign another at any time."""
        return self.engine.state.options.batch_size

    @batch_size.setter
    def batch_size(self, value: int) -> None:
        self.engine.assign("batch_size", value)

    @property
    def strategy(self) -> Any:
        """What picks the next batch, as it was given; assign another at any time."""
        return self.engine.state.options.strategy

    @strategy.setter
    def strategy(self, value: Any) -> None:
        self.engine.assign("strategy", value)

    @property
    def guidelines(self) -> dict[str, str]:
        """What belongs to each class that has a guideline; assign others at any time, and each edit is in the log."""
        return self.engine.state.guidelines

    @guidelines.setter
    def guidelines(self, value: Mapping[Any, str] | None) -> None:
        before, given = self.guidelines, check_guidelines(value, self.engine.state.classes)
        for name in dict.fromkeys([*before, *given]):
            if given.get(name, "") != before.get(name, ""):
                self.engine.decide("guideline", None, {"class": name, "text": given.get(name, "")})

    # ---------------------------------------------------------------- what it is

    @property
    def pool(self) -> Pool:
        """The examples, with their ids and keys."""
        return self.engine.config.pool

    @property
    def classes(self) -> list[str]:
        """Names of the classes, in the order of `predict_proba`'s columns."""
        return list(self.engine.classes)

    @property
    def multilabel(self) -> bool:
        """Whether an example takes any number of classes."""
        return self.engine.config.schema.argument

    @property
    def name(self) -> str:
        """The labeling task within the store."""
        return self.engine.config.name

    @property
    def annotator(self) -> str:
        """Who decides."""
        return self.engine.config.annotator

    @property
    def store(self) -> str | None:
        """Where the labels are kept, without a password; None for memory only."""
        return self.engine.place

    @property
    def seed_size(self) -> int:
        """How many examples the seed set has."""
        return self.engine.config.seed_size

    @property
    def phase(self) -> str:
        """Where the session is: "seed" before there is a model, "ready" with one, "failed" after an error, "done"."""
        return self.engine.phase

    @property
    def version(self) -> int:
        """Version of the newest model; 0 before there is one."""
        return self.engine.state.version

    @property
    def n_labels(self) -> int:
        """How many questions were answered (labels given in code not counted)."""
        return self.engine.state.counts.asked

    @property
    def left(self) -> int:
        """How many questions are left in the pool and the budget."""
        return self.engine.state.left

    @property
    def notices(self) -> list[str]:
        """What you should know about this task, in sentences."""
        return self.engine.notices

    @property
    def error(self) -> str | None:
        """The traceback of the last thing that failed; None after an update that succeeded."""
        return self.engine.error

    def __reduce__(self) -> Any:
        raise TypeError(
            f"A {type(self).__name__} cannot be pickled or copied: it holds a connection to its store. In another "
            "process, make one on the same store=; what was labeled is there. save(path) writes the model alone."
        )

    def _repr_html_(self) -> str:
        return summary.html_summary(facts_of(self.engine, self.accuracy), repr(self))

    def __repr__(self) -> str:
        kind, n = type(self).__name__, len(self.engine.classes)
        of_texts = self.pool.kind.name == "text" and self.pool.frame is not None
        texts = f", text from {excerpt(self.pool.kind.column)}" if of_texts else ""
        return f"{kind}({len(self.pool)} examples{texts}, {n} classes, {self.n_labels} labels)"
