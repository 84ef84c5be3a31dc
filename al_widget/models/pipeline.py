"""The model to take away: from examples as the pool had them to labels, without a session, a pool or a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, ClassifierMixin

from al_widget.data.features.build import default_estimator, features_of
from al_widget.data.features.features import Features, GivenRows
from al_widget.data.frames import is_frame
from al_widget.data.kinds.kind import FrameReader, Kind, Reader, n_rows
from al_widget.data.kinds.row import MatrixReader
from al_widget.exceptions import DataError, ModelError
from al_widget.labels.arrays import label_array, labels_from_indicator
from al_widget.labels.schema import SINGLE_LABEL, LabelSchema
from al_widget.models.learner import Learner
from al_widget.models.made_from import MadeFrom, describe_features, describe_model, names_of
from al_widget.models.model import Model
from al_widget.models.reading import for_model

if TYPE_CHECKING:
    from collections.abc import Callable

_EXAMPLES = "examples"


@dataclass(frozen=True)
class PoolForm:
    """In which form the pool came, so that new examples can come in the same.

    Attributes
    ----------
    kind
        The kind of example.
    reader
        Reads examples of that kind.
    frame_reader
        Reads the whole frame of a pool of texts, where `features=` read that; None otherwise.
    """

    kind: type[Kind]
    reader: Reader
    frame_reader: Reader | None = None

    def __str__(self) -> str:
        reader = self.reader if self.frame_reader is None else self.frame_reader
        if isinstance(reader, FrameReader):
            return f"rows with the columns {names_of(list(reader.empty.columns))}"
        if isinstance(reader, MatrixReader):
            return f"rows of {reader.n_columns} numbers"
        column = getattr(reader, "column", None)
        return f"{self.kind.name}s" if column is None else f"{self.kind.name}s, of a frame those in column {column!r}"

    def read(self, data: Any) -> Any:
        """Return what the features read."""
        return (self.reader if self.frame_reader is None else self.frame_reader).read(data, _EXAMPLES)

    def examples_of(self, data: Any) -> Kind:
        """Return examples as a pool holds them."""
        make: Callable[[Any, Any], Kind] = self.kind
        if self.frame_reader is None:
            return make(self.reader.read(data, _EXAMPLES), None)
        frame = self.frame_reader.read(data, _EXAMPLES)
        return make(self.reader.read(frame, _EXAMPLES), frame)


class ExamplePipeline(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """A scikit-learn classifier of examples as the pool had them: a frame, texts, rows.

    `Session.pipeline` is a fitted one. It holds nothing of the pool but what the features learned from it, and can be
    pickled. `sklearn.base.clone` returns one that is not fitted, with the same features and model to be.

    Parameters
    ----------
    form
        In which form the pool came.
    features
        As for `Session`, an `Embedder`, or what labels have `Chosen`; a `GivenRows` where they were given as a matrix,
        so that examples are rows of one.
    model
        As for `Session`; None for the default.
    schema
        The shape of the labels; one class each by default.
    classes
        The names of the classes; needed for labels that are an indicator matrix, one column a class.
    seed
        What everything random follows; 0 by default.

    Attributes
    ----------
    classes_
        Names of the classes: the columns of `predict_proba`. They are sorted, as scikit-learn's metrics of
        probabilities expect; with multilabel in the order of the session.
    made_from
        With what, and from what, it was made: a `MadeFrom`.

    Examples
    --------
    >>> from al_widget import Session
    >>> session = Session(["good film", "bad film"] * 20, ["pos", "neg"], store=None, audit=0)
    >>> for id, label in enumerate(["pos", "neg"] * 5):
    ...     session.label(id, label)
    >>> _ = session.update()
    >>> session.pipeline.predict(["a good plot"])
    array(['pos'], dtype=object)
    """

    def __init__(
        self,
        form: PoolForm,
        features: Any = None,
        model: Any = None,
        schema: LabelSchema = SINGLE_LABEL,
        classes: Sequence[str] = (),
        seed: int = 0,
    ) -> None:
        self.form = form
        self.features = features
        self.model = model
        self.schema = schema
        self.classes = classes
        self.seed = seed

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.classifier_tags.multi_label = self.schema.independent
        return tags

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "model_")

    def serve(self, features: Features, model: Model, made_from: MadeFrom) -> Self:
        """Take over features and a model that are fitted already.

        Parameters
        ----------
        features
            What the model reads; only what maps new examples is kept.
        model
            The model, with its calibration temperature.
        made_from
            What to remember of how they came about.
        """
        self.transform_ = features.reader
        self.model_ = model
        self.made_from = made_from
        self.classes_ = np.array(made_from.classes, object)
        return self

    def fit(self, examples: Any, labels: Any) -> Self:
        """Make features and model anew from labeled examples.

        Parameters
        ----------
        examples
            In a form the pool could have had; rows where the features were given as a matrix.
        labels
            A class each; with multilabel a set, list or tuple of classes each, or an indicator matrix, one column for
            each of `classes`.

        Raises
        ------
        DataError, ModelError
            If they cannot be read, or the model fails to learn them.
        """
        truth = self._truth(labels)
        seen = {name for label in truth for name in self.schema.classes_of(label)}
        names = tuple(sorted(seen)) if not self.schema.independent else _completed(self.classes, seen)
        built, default = self._built(examples, len(names))
        if built.X.shape[0] != len(truth):
            raise DataError(f"Expected one label for each of {built.X.shape[0]} examples, got {len(truth)}.")
        if len(set(truth)) < 2:
            raise ModelError(f"Expected labels of two classes at least, got {len(set(truth))}. Pass more labels.")
        labeled = label_array(self.schema.normalize(label, names) for label in truth)
        learner = Learner(default if self.model is None else self.model, self.seed, self.schema)
        fitted = learner.fit(built.X, labeled, names, None)
        return self.serve(built, fitted, self.remembered(names, labels=len(labeled)))

    def remembered(self, names: Sequence[str], **told: Any) -> MadeFrom:
        """Return what to remember of how the model was made.

        Parameters
        ----------
        names
            The classes, in the order of the probabilities.
        told
            What else is known: fields of `MadeFrom`.
        """
        reads = f"rows of {self.features.width} numbers" if isinstance(self.features, GivenRows) else str(self.form)
        return MadeFrom(
            classes=tuple(names),
            reads=reads,
            features=describe_features(self.features, reads),
            model=describe_model(self.model, independent=self.schema.independent),
            labels_are=self.schema.description,
            **{"audit": 0, "accuracy": None, **told},
        )

    def predict(self, examples: Any) -> np.ndarray:
        """Return the likeliest class of each example, (n,); with multilabel tuples of the likely ones."""
        proba = self._proba(examples)
        known = self.classes_.tolist()
        # Of two classes that are equally likely, the session takes the one that stands first among its own.
        listed = [*self.classes, *known]
        order = sorted(range(len(known)), key=lambda place: listed.index(known[place]))
        return self.model_.labels_of(proba[:, order], tuple(known[place] for place in order))

    def predict_proba(self, examples: Any) -> np.ndarray:
        """Return class probabilities (n, C), in the order of `classes_`, scaled by the audit's temperature.

        With multilabel each class has a probability of its own, and a row does not sum to 1.
        """
        return self.model_.temper(self._proba(examples))

    def score(self, examples: Any, labels: Any, sample_weight: Any = None) -> float:
        """Return the accuracy; with multilabel the share of examples whose whole set is right.

        Parameters
        ----------
        examples, labels
            As for `fit`.
        sample_weight
            How much each example counts, (n,); None, the default: all the same.
        """
        names = tuple(self.classes_)
        predicted = self.predict(examples)
        truth = label_array(self.schema.normalize(label, names) for label in self._truth(labels))
        if len(truth) != len(predicted):
            raise DataError(f"Expected one label for each of {len(predicted)} examples, got {len(truth)}.")
        right = [one == other for one, other in zip(predicted, truth, strict=True)]
        return float(np.average(right, weights=sample_weight))

    def describe(self) -> str:
        """Return with what, and from what, it was made, a few lines long."""
        return self.made_from.describe() if hasattr(self, "made_from") else "Not fitted yet."

    def __repr__(self, N_CHAR_MAX: int = 700) -> str:
        return f"{type(self).__name__}: {self.describe()}"

    def _rows(self, examples: Any) -> Any:
        """Return the feature rows of examples."""
        if isinstance(self.features, GivenRows):
            return self.features.read(examples, _EXAMPLES)
        read = self.form.read(examples)
        return Features(read, read, self.transform_).of(read) if n_rows(read) else read

    def _proba(self, examples: Any) -> np.ndarray:
        """Return probabilities as the model gives them, (n, C)."""
        from sklearn.utils.validation import check_is_fitted

        check_is_fitted(self)
        X, names = self._rows(examples), tuple(self.classes_)
        return self.model_.proba(X, names) if n_rows(X) else np.empty((0, len(names)), np.float32)

    def _built(self, examples: Any, n_classes: int) -> tuple[Features, Any]:
        """Return the features of labeled examples, and the default model for them."""
        outcomes = self.schema.outcomes(n_classes)
        if isinstance(self.features, GivenRows):
            X = self.features.read(examples, _EXAMPLES)
            default = default_estimator(None, self.features, self.seed, outcomes, independent=self.schema.independent)
            return Features(X, X, self.features), default
        kind = self.form.examples_of(examples)
        whole = self.form.frame_reader is not None
        built = features_of(kind, self.features, landmarks=self.model is None, frame_only=whole)
        built = for_model(self.model, built, kind, given=self.features is not None)
        default = default_estimator(kind, self.features, self.seed, outcomes, independent=self.schema.independent)
        return built, default

    def _truth(self, labels: Any) -> list[Any]:
        """Return labels as str, or tuples of str."""
        names, table = self.classes, labels.toarray() if sparse.issparse(labels) else labels
        if is_frame(table):
            names, table = tuple(map(str, table.columns)), table.to_numpy()
        if not isinstance(table, np.ndarray) or table.ndim != 2:
            return self.schema.parse_truth("labels", table)
        if table.shape[1] == 1:
            return self.schema.parse_truth("labels", table[:, 0])
        if table.shape[1] != len(names):
            raise DataError(f"labels: expected a column for each of {len(names)} classes, got shape {table.shape}.")
        return self.schema.parse_truth("labels", labels_from_indicator(table.astype(bool), names))


def _completed(classes: Sequence[str], seen: set[str]) -> tuple[str, ...]:
    """Return the classes, and after them those that were not among them."""
    return (*classes, *sorted(seen - set(classes)))
