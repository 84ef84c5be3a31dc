"""The shape of a label: one class each, or any number of classes. No other file asks which of the two it is.

A new shape is one more `LabelSchema`: how a label is checked, written, read, learned, predicted and measured.
"""

from __future__ import annotations

import json
import warnings
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Protocol, overload

import numpy as np

from al_widget.evaluation import calibration, metrics, multilabel
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.label_issues import FEWEST_OF_A_CLASS, count_label_issues
from al_widget.evaluation.metrics import Metric
from al_widget.exceptions import DataError, DecisionError, UnknownClassError, excerpt
from al_widget.labels.arrays import indicator, label_values, labels_from_indicator
from al_widget.labels.classes import Classes, Label
from al_widget.labels.values import class_name, is_no_label, unwrapped

PREDICTED_ABOVE = 0.5  # a class of independent probability above this is predicted
_LEAST_CHANCE = 0.01  # of a label in a log: one example of a class never seen must not outweigh all others

Split = tuple[np.ndarray, np.ndarray]  # positions to fit on, positions to judge


class Fitter(Protocol):
    """The two ways in which a learner can fit labels; the schema calls the one that suits it."""

    def fit_multiclass(self, X: Any, labels: np.ndarray, classes: tuple[str, ...]) -> Any:
        """Return one estimator fitted on class names (m,)."""
        ...

    def fit_binary_relevance(self, X: Any, marks: np.ndarray, classes: tuple[str, ...]) -> Any:
        """Return an estimator of one binary classifier per class, fitted on an indicator matrix (m, C)."""
        ...


class LabelSchema(ABC):
    """What a label is, and everything that depends on it. It has no state: two of one kind are the same.

    Attributes
    ----------
    kind
        Its name in the log: "single" or "multilabel".
    argument
        The value of `multilabel=` that asks for it.
    description
        What the labels of a task are, in words: "one class each".
    measure, metric_name
        What accuracy is called in a sentence, and in `Session.metrics`.
    uncertainty_name
        What the uncertainty of an example is called on a chart's axis.
    uncertainty_meaning, margin_meaning
        What that number says, in a sentence; and what a margin from {low} to {high} percentage points says.
    independent
        Whether each class has a probability of its own, so that a row of them need not sum to 1.
    score_names
        What a simulation measures after each update, the keys of `scores`.
    """

    kind: ClassVar[str]
    argument: ClassVar[bool]
    description: ClassVar[str]
    measure: ClassVar[str]
    metric_name: ClassVar[str]
    uncertainty_name: ClassVar[str]
    uncertainty_meaning: ClassVar[str]
    margin_meaning: ClassVar[str]
    independent: ClassVar[bool]
    score_names: ClassVar[tuple[str, ...]]

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    # ---------------------------------------------------------------- labels as people and the log know them

    @abstractmethod
    def resolve(self, value: object, classes: Classes) -> Label:
        """Return the label that a value stands for, as the log would give it back: names of classes, in their order.

        Parameters
        ----------
        value
            Anything a user or a page may have sent.

        Raises
        ------
        DecisionError
            If it cannot be taken as a label.
        """

    def check(self, value: object, classes: Classes) -> DecisionError | None:
        """Return why a value cannot be taken as a label; None if it can. The parameters are those of `resolve`."""
        try:
            self.resolve(value, classes)
        except DecisionError as why:
            return why
        return None

    @abstractmethod
    def write(self, label: Any, names: Sequence[str]) -> str:
        """Return the text of a label for the log, as `resolve` returned it.

        Parameters
        ----------
        names
            The class names in their order.
        """

    @overload
    def read(self, text: str, names: Sequence[str]) -> Label: ...
    @overload
    def read(self, text: None, names: Sequence[str]) -> None: ...
    @overload
    def read(self, text: str | None, names: Sequence[str]) -> Label | None: ...
    def read(self, text: str | None, names: Sequence[str]) -> Label | None:
        """Return the label that a text of the log stands for; None where there is no text, as for a skip."""
        return None if text is None else self._parse(text, names)

    def normalize(self, label: Any, names: Sequence[str]) -> Label:
        """Return a label of names as the log would give it back: stripped, its classes in their order."""
        return self._parse(self.write(label, names), names)

    @abstractmethod
    def classes_in(self, text: str) -> tuple[str, ...]:
        """Return the classes that a text of the log names."""

    @abstractmethod
    def with_names(self, text: str, name_of: Callable[[str], str]) -> str:
        """Return a text of the log with its classes called otherwise, each of them once."""

    @abstractmethod
    def classes_of(self, label: Label) -> tuple[str, ...]:
        """Return the classes that a label names."""

    @abstractmethod
    def with_classes(self, label: Label, name_of: Callable[[str], str]) -> Label:
        """Return a label with its classes called otherwise, each of them once."""

    def listed(self, expected: str, labels: Any) -> list[Any]:
        """Return labels, one per example, as a list of values that `resolve` or `is_no_label` can judge.

        Parameters
        ----------
        expected
            What an error says was expected: "truth as a list, one label per example".
        labels
            A sequence, an array of shape (n,) or (n, 1), a series, or a frame of one column, of any library.

        Raises
        ------
        DataError
            If it is none of these.
        """
        return label_values(expected, labels, of_lists=self.independent)

    def parse_truth(self, what: str, labels: Any) -> list[Label]:
        """Return true labels, one per example, as str or tuples of str: whatever they name is a class.

        Parameters
        ----------
        what
            What the labels are called in an error.
        labels
            As for `listed`, without gaps.

        Raises
        ------
        DataError
            If it is no list of labels, or a label is missing or of another shape.
        """
        values = self.listed(f"{what} as a list, one label per example", labels)
        return [self._parse_true(what, label, position) for position, label in enumerate(values)]

    @abstractmethod
    def missing_classes(self, seen: int) -> str:
        """Return what the first model still waits for, in a sentence.

        Parameters
        ----------
        seen
            How many different labels there are so far: 0 or 1.
        """

    @abstractmethod
    def _parse(self, text: str, names: Sequence[str]) -> Label: ...

    @abstractmethod
    def _parse_true(self, what: str, label: Any, position: int) -> Label: ...

    # ---------------------------------------------------------------- labels as a model knows them

    @abstractmethod
    def outcomes(self, n_classes: int) -> int:
        """Return how many outcomes one classification problem has: C classes, or 2 for each class of its own."""

    @abstractmethod
    def fit(self, fitter: Fitter, X: Any, labels: np.ndarray, classes: tuple[str, ...]) -> Any:
        """Return an estimator fitted on labels (m,), in the way of the fitter that suits them."""

    @abstractmethod
    def predict(self, proba: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Return the labels (n,) that class probabilities (n, C) predict."""

    @abstractmethod
    def confidence(self, proba: np.ndarray) -> np.ndarray:
        """Return the model's own probability that its predictions are right, (n,), from probabilities (n, C)."""

    @abstractmethod
    def log_chance(self, labels: np.ndarray, proba: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Return the log of the probability that class probabilities (n, C) give to labels (n,); at least log .01."""

    @abstractmethod
    def temper(self, proba: np.ndarray, t: float) -> np.ndarray:
        """Return probabilities (n, C) scaled by a temperature."""

    @abstractmethod
    def fit_temperature(
        self, proba: np.ndarray, truth: np.ndarray, names: Sequence[str], weights: np.ndarray | None = None
    ) -> float:
        """Fit the calibration temperature on labeled examples that the model never learned from.

        Parameters
        ----------
        proba
            Probabilities (n, C), the columns in the order of `names`.
        truth
            Labels (n,).
        weights
            How much each example counts, (n,); all the same by default.
        """

    # ---------------------------------------------------------------- how good they are

    @abstractmethod
    def kappa(self, before: np.ndarray, after: np.ndarray) -> float:
        """Return Cohen's kappa of the predictions (n,) of two models on the same examples."""

    def metrics(
        self,
        truth: np.ndarray,
        predicted: np.ndarray,
        names: Sequence[str],
        estimate: Estimate,
        population: int | None = None,
    ) -> list[Metric]:
        """Return the lines of `Session.metrics`: the accuracy first, then what else can be said.

        Parameters
        ----------
        truth, predicted
            Labels (n,) of the audit or the test set.
        estimate
            The accuracy on them, with how they were drawn.
        population
            Size of the pool that a uniform audit was drawn from; None for a world without end.
        """
        first = Metric(self.metric_name, None, estimate.value, estimate.low, estimate.high, estimate.n, estimate.method)
        if estimate.method == "lure":  # the weights are those of the accuracy: nothing else can be read from them
            return [first]
        finite = population if estimate.method == "audit" else None
        return [first, *self._details(truth, predicted, names, estimate.method, finite)]

    @abstractmethod
    def scores(self, truth: np.ndarray, predicted: np.ndarray, names: Sequence[str]) -> dict[str, float]:
        """Return what a simulation measures on a test set, by the names in `score_names`."""

    @abstractmethod
    def corrupt(self, label: Any, names: Sequence[str], rng: np.random.Generator) -> Label:
        """Return another label than the true one, drawn at random: an error of the simulated annotator."""

    @abstractmethod
    def _details(
        self, truth: np.ndarray, predicted: np.ndarray, names: Sequence[str], method: str, population: int | None
    ) -> list[Metric]: ...

    # ---------------------------------------------------------------- which labels look wrong

    @abstractmethod
    def judgeable(self, labels: np.ndarray) -> np.ndarray:
        """Return the positions of the labels (m,) that models fitted on the others can judge."""

    @abstractmethod
    def folds(self, labels: np.ndarray, k: int, seed: int) -> list[Split]:
        """Return at most k cross-validation folds of labels (m,), each as positions to fit on and to judge."""

    @abstractmethod
    def label_issues(self, labels: np.ndarray, proba: np.ndarray, names: Sequence[str]) -> tuple[np.ndarray, int]:
        """Say how far each label is trusted, and how many look wrong (Northcutt, Jiang & Chuang 2021).

        Parameters
        ----------
        labels
            Labels (m,).
        proba
            Their class probabilities (m, C) by models that did not learn them.

        Returns
        -------
        confidence : (m,), the probability of each label. count : how many of the least trusted ones look wrong.
        """


class SingleLabel(LabelSchema):
    """One class each: a label is a str, and the probabilities of a row sum to 1.

    Examples
    --------
    >>> SingleLabel().predict(np.array([[0.2, 0.8]]), ["no", "yes"]).tolist()
    ['yes']
    """

    kind = "single"
    argument = False
    description = "one class each"
    measure = "accuracy"
    metric_name = "accuracy"
    uncertainty_name = "unsure (1 − margin)"
    uncertainty_meaning = (
        "Unsure is 1 − margin; the margin is how far the likeliest class is ahead of the next. "
        "At 0 the model has no doubt, at 1 two classes are equally likely."
    )
    margin_meaning = "the likeliest class is {low} to {high} points ahead of the next"
    independent = False
    score_names = ("accuracy", "balanced_accuracy")

    def resolve(self, value: object, classes: Classes) -> Label:
        """Return the class that a value names."""
        return classes.name_of(value)

    def write(self, label: Any, names: Sequence[str]) -> str:  # noqa: ARG002, any other shape needs them
        """Return the class name, stripped."""
        return str(label).strip()

    def classes_in(self, text: str) -> tuple[str, ...]:
        """Return the one class."""
        return (text,)

    def with_names(self, text: str, name_of: Callable[[str], str]) -> str:
        """Return what the one class is called."""
        return name_of(text)

    def classes_of(self, label: Label) -> tuple[str, ...]:
        """Return the one class."""
        return (str(label),)

    def with_classes(self, label: Label, name_of: Callable[[str], str]) -> Label:
        """Return what the one class is called."""
        return name_of(str(label))

    def missing_classes(self, seen: int) -> str:
        """Return how many more classes must be labeled."""
        return f"{2 - seen} more class{'es' if seen == 0 else ''} for the first model: it needs examples of two."

    def _parse(self, text: str, names: Sequence[str]) -> Label:  # noqa: ARG002, any other shape needs them
        return text

    def _parse_true(self, what: str, label: Any, position: int) -> Label:
        return _true_class(what, label, label, position)

    def outcomes(self, n_classes: int) -> int:
        """Return the number of classes."""
        return n_classes

    def fit(self, fitter: Fitter, X: Any, labels: np.ndarray, classes: tuple[str, ...]) -> Any:
        """Return one multiclass estimator."""
        return fitter.fit_multiclass(X, labels, classes)

    def predict(self, proba: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Return the likeliest class of each row."""
        return np.array(names, object)[proba.argmax(axis=1)]

    def confidence(self, proba: np.ndarray) -> np.ndarray:
        """Return the largest probability of each row."""
        return proba.max(axis=1)

    def log_chance(self, labels: np.ndarray, proba: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Return the log of the probability of each label.

        Examples
        --------
        >>> np.exp(SingleLabel().log_chance(["yes", "no"], np.array([[0.2, 0.8], [0.0, 1.0]]), ["no", "yes"])).round(2)
        array([0.8 , 0.01])
        """
        place = {name: column for column, name in enumerate(names)}
        given = proba[np.arange(len(labels)), [place[name] for name in labels]]
        return np.log(np.maximum(given, _LEAST_CHANCE))

    def temper(self, proba: np.ndarray, t: float) -> np.ndarray:
        """Return probabilities scaled by a temperature, each row summing to 1."""
        return calibration.tempered(proba, t)

    def fit_temperature(
        self, proba: np.ndarray, truth: np.ndarray, names: Sequence[str], weights: np.ndarray | None = None
    ) -> float:
        """Fit one temperature to the probabilities of the true classes."""
        place = {name: column for column, name in enumerate(names)}
        return calibration.temperature(proba, np.array([place[name] for name in truth]), weights)

    def kappa(self, before: np.ndarray, after: np.ndarray) -> float:
        """Return Cohen's kappa of two arrays of class names."""
        return metrics.cohen_kappa(before, after)

    def scores(self, truth: np.ndarray, predicted: np.ndarray, names: Sequence[str]) -> dict[str, float]:  # noqa: ARG002
        """Return accuracy, and balanced accuracy over the classes of the test set."""
        from sklearn.metrics import balanced_accuracy_score

        balanced = float(balanced_accuracy_score(truth.astype(str), predicted.astype(str)))
        return {"accuracy": float(np.mean(predicted == truth)), "balanced_accuracy": balanced}

    def corrupt(self, label: Any, names: Sequence[str], rng: np.random.Generator) -> Label:
        """Return one of the other classes."""
        return rng.choice([name for name in names if name != label])

    def _details(
        self,
        truth: np.ndarray,
        predicted: np.ndarray,
        names: Sequence[str],
        method: str,
        population: int | None,  # noqa: ARG002, these intervals are those of a world without end
    ) -> list[Metric]:
        return metrics.metrics(truth, predicted, names, method)

    def judgeable(self, labels: np.ndarray) -> np.ndarray:
        """Return the positions of labels whose class has at least three: fewer cannot be judged without them."""
        counts = Counter(labels)
        return np.flatnonzero([counts[name] >= FEWEST_OF_A_CLASS for name in labels])

    def folds(self, labels: np.ndarray, k: int, seed: int) -> list[Split]:
        """Return folds that hold every class in like shares."""
        from sklearn.model_selection import StratifiedKFold

        codes = np.unique(labels.astype(str), return_inverse=True)[1]
        splitter = StratifiedKFold(min(k, int(np.bincount(codes).max())), shuffle=True, random_state=seed)
        with warnings.catch_warnings():
            # A class of three labels cannot be in each of five folds: it is in three of them.
            warnings.filterwarnings("ignore", "The least populated class", UserWarning)
            return list(splitter.split(labels, codes))

    def label_issues(self, labels: np.ndarray, proba: np.ndarray, names: Sequence[str]) -> tuple[np.ndarray, int]:
        """Judge the labels among the classes that are labeled at all."""
        labeled = set(labels)
        columns = [column for column, name in enumerate(names) if name in labeled]
        place = {names[column]: number for number, column in enumerate(columns)}
        given = np.array([place[name] for name in labels])
        share = np.maximum(proba[:, columns], 1e-9)
        share /= share.sum(axis=1, keepdims=True)
        return share[np.arange(len(given)), given], count_label_issues(given, share)


class MultiLabel(LabelSchema):
    """Any number of classes each, none included: a label is a tuple, and each class has its own probability.

    To a model each class is a problem of two outcomes, with and without (binary relevance, Tsoumakas & Katakis 2007).

    Examples
    --------
    >>> names = ["price", "service"]
    >>> MultiLabel().write({"service", "price"}, names), MultiLabel().read('["service"]', names)
    ('["price", "service"]', ('service',))
    """

    kind = "multilabel"
    argument = True
    description = "any number of classes each"
    measure = "exact match"
    metric_name = "exact_match"
    uncertainty_name = "unsure (1 − margin, mean over the classes)"
    uncertainty_meaning = (
        "Unsure is 1 − margin; the margin is how far yes and no are apart, as a mean over the classes. "
        "At 0 the model has no doubt, at 1 it could as well toss a coin for each class."
    )
    margin_meaning = "yes and no are {low} to {high} points apart, as a mean over the classes"
    independent = True
    score_names = ("accuracy", "balanced_accuracy", "micro_f1", "macro_f1")

    def resolve(self, value: object, classes: Classes) -> Label:
        """Return the classes that a collection names, in their order."""
        names = _collection(value)
        if names is None:
            raise DecisionError(
                f"Expected the classes of an example as a list or set, empty for none of them, got {excerpt(value)}. "
                f"Write {_as_list(value, classes)}."
            )
        for name in names:
            if is_no_label(name):
                raise UnknownClassError(
                    f"{excerpt(name)} is not one of the classes: it stands for no label. Leave it out of the list; an "
                    "empty list says that the example is of none of them."
                )
        return _in_order((classes.name_of(name) for name in names), classes.names)

    def write(self, label: Any, names: Sequence[str]) -> str:
        """Return a JSON list of the classes, in their order."""
        return json.dumps(_in_order((str(name).strip() for name in label), names), ensure_ascii=False)

    def classes_in(self, text: str) -> tuple[str, ...]:
        """Return the classes of a JSON list; any other text counts as one class, so that no decision is lost."""
        try:
            names = json.loads(text)
        except ValueError:
            return (text,)
        return tuple(map(str, names)) if isinstance(names, list) else (text,)

    def with_names(self, text: str, name_of: Callable[[str], str]) -> str:
        """Return a JSON list of what the classes are called; the text itself where that is the same."""
        names = self.classes_in(text)
        called = tuple(dict.fromkeys(map(name_of, names)))
        return text if called == names else json.dumps(called, ensure_ascii=False)

    def classes_of(self, label: Label) -> tuple[str, ...]:
        """Return the classes of the label."""
        return tuple(label)

    def with_classes(self, label: Label, name_of: Callable[[str], str]) -> Label:
        """Return what the classes are called."""
        return tuple(dict.fromkeys(map(name_of, label)))

    def missing_classes(self, seen: int) -> str:  # noqa: ARG002, the sentence is the same for none and for one
        """Return that a class must be told from its absence."""
        return "The model needs a class that some examples have and others have not: go on labeling."

    def _parse(self, text: str, names: Sequence[str]) -> Label:
        return _in_order(self.classes_in(text), names)

    def _parse_true(self, what: str, label: Any, position: int) -> Label:
        if is_no_label(label):
            raise gap(what, label, position)
        names = _collection(label)
        if names is None:
            raise DataError(
                f"Expected {what} as a list or set of classes for each example, got {excerpt(label)} at position "
                f"{position}. Write {excerpt([label])}."
            )
        return tuple(_true_class(what, label, name, position) for name in names)

    def outcomes(self, n_classes: int) -> int:  # noqa: ARG002, each class is a problem of its own
        """Return 2: with the class, or without."""
        return 2

    def fit(self, fitter: Fitter, X: Any, labels: np.ndarray, classes: tuple[str, ...]) -> Any:
        """Return one binary classifier per class."""
        return fitter.fit_binary_relevance(X, indicator(labels, classes), classes)

    def predict(self, proba: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Return the classes of a probability above one half, as tuples."""
        return labels_from_indicator(proba > PREDICTED_ABOVE, names)

    def confidence(self, proba: np.ndarray) -> np.ndarray:
        """Return the probability that all classes of a row are predicted right."""
        return np.maximum(proba, 1 - proba).prod(axis=1)

    def log_chance(self, labels: np.ndarray, proba: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Return the mean over the classes of the log of the probability of what the label says of each.

        Examples
        --------
        >>> np.exp(MultiLabel().log_chance([("a",), ()], np.array([[0.9, 0.1], [1.0, 0.0]]), ["a", "b"])).round(2)
        array([0.9, 0.1])
        """
        given = np.where(indicator(labels, names), proba, 1 - proba)
        return np.log(np.maximum(given, _LEAST_CHANCE)).mean(axis=1)

    def temper(self, proba: np.ndarray, t: float) -> np.ndarray:
        """Return probabilities scaled by a temperature, each class on its own."""
        return calibration.tempered(_two_outcomes(proba), t)[:, 1].reshape(proba.shape)

    def fit_temperature(
        self, proba: np.ndarray, truth: np.ndarray, names: Sequence[str], weights: np.ndarray | None = None
    ) -> float:
        """Fit one temperature to the outcomes of all classes of all examples."""
        weights = None if weights is None else np.repeat(weights, len(names))
        return calibration.temperature(_two_outcomes(proba), indicator(truth, names).astype(int).ravel(), weights)

    def kappa(self, before: np.ndarray, after: np.ndarray) -> float:
        """Return Cohen's kappa over every class of every example.

        Examples
        --------
        >>> MultiLabel().kappa([("a",), ()], [("a",), ()])
        1.0
        """
        names = sorted({name for labels in (before, after) for label in labels for name in label})
        return metrics.cohen_kappa(indicator(before, names).ravel(), indicator(after, names).ravel())

    def scores(self, truth: np.ndarray, predicted: np.ndarray, names: Sequence[str]) -> dict[str, float]:
        """Return exact match, the mean of the classes' balanced accuracies, micro-F1 and macro-F1."""
        from sklearn.metrics import balanced_accuracy_score, f1_score

        marks, told = indicator(truth, names), indicator(predicted, names)
        both_seen = [column for column, mark in enumerate(marks.T) if mark.any() and not mark.all()]
        balanced = [balanced_accuracy_score(marks[:, column], told[:, column]) for column in both_seen]
        return {
            "accuracy": float(np.mean(predicted == truth)),
            "balanced_accuracy": float(np.mean(balanced)),
            "micro_f1": float(f1_score(marks, told, average="micro", zero_division=0)),
            "macro_f1": float(f1_score(marks, told, average="macro", zero_division=0)),
        }

    def corrupt(self, label: Any, names: Sequence[str], rng: np.random.Generator) -> Label:
        """Return the label with one class more, or one class less."""
        flipped = rng.choice(names)
        return tuple(name for name in names if (name in label) != (name == flipped))

    def _details(
        self, truth: np.ndarray, predicted: np.ndarray, names: Sequence[str], method: str, population: int | None
    ) -> list[Metric]:
        marks, told = indicator(truth, names), indicator(predicted, names)
        return [
            one
            for one in multilabel.metrics(marks, told, names, method, population)
            if one.metric != self.metric_name  # the estimate comes first already, by its own interval
        ]

    def judgeable(self, labels: np.ndarray) -> np.ndarray:
        """Return all positions: every label says of each class whether the example has it."""
        return np.arange(len(labels))

    def folds(self, labels: np.ndarray, k: int, seed: int) -> list[Split]:
        """Return random folds: no single class can be stratified by."""
        from sklearn.model_selection import KFold

        return list(KFold(k, shuffle=True, random_state=seed).split(labels))

    def label_issues(self, labels: np.ndarray, proba: np.ndarray, names: Sequence[str]) -> tuple[np.ndarray, int]:
        """Judge each label by its least trusted class (Thyagarajan et al. 2022)."""
        given = indicator(labels, names)
        chance = np.clip(proba, 1e-9, 1 - 1e-9)
        trusted = np.where(given, chance, 1 - chance)
        wrong = np.zeros(len(labels), bool)
        for column, marks in enumerate(given.T):
            if FEWEST_OF_A_CLASS <= marks.sum() <= len(marks) - FEWEST_OF_A_CLASS:
                two = np.stack([1 - chance[:, column], chance[:, column]], axis=1)
                count = count_label_issues(marks.astype(int), two)
                wrong[np.argsort(trusted[:, column], kind="stable")[:count]] = True
        return trusted.min(axis=1), int(wrong.sum())


SINGLE_LABEL: LabelSchema = SingleLabel()
MULTI_LABEL: LabelSchema = MultiLabel()


def schema_for(multilabel: object) -> LabelSchema:
    """Return the schema that `multilabel=` asks for.

    Raises
    ------
    DataError
        If it is no bool.
    """
    if not isinstance(multilabel, (bool, np.bool_)):
        raise DataError(f"Expected multilabel= to be True or False, got {excerpt(multilabel)}.")
    return MULTI_LABEL if multilabel else SINGLE_LABEL


def schema_of_kind(kind: str) -> LabelSchema:
    """Return the schema of a task by its `kind` in the log.

    Examples
    --------
    >>> schema_of_kind("multilabel").description
    'any number of classes each'
    """
    return {schema.kind: schema for schema in (SINGLE_LABEL, MULTI_LABEL)}[kind]


def _in_order(chosen: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return names without repeats in the order of the classes; unknown ones come last, as they came."""
    place = {name: number for number, name in enumerate(names)}
    return tuple(sorted(dict.fromkeys(chosen), key=lambda name: place.get(name, len(place))))


def _as_list(value: object, classes: Classes) -> str:
    """Return how to write the list that a value was perhaps meant as."""
    if value is None:
        return "[]"
    try:
        return excerpt([classes.name_of(value)])
    except UnknownClassError:
        return f"a list such as {excerpt([classes.names[0]])}"


def _collection(given: Any) -> Collection[Any] | None:
    """Return the classes of one example as a collection; None if they are none."""
    value: Any = unwrapped(given)
    if isinstance(value, (str, bytes, bytearray, Mapping)) or getattr(value, "ndim", 1) != 1:
        return None
    if getattr(getattr(value, "dtype", None), "kind", None) == "b":
        return None  # marks, one for each class, and no names
    if callable(getattr(value, "to_pylist", None)):  # an array of pyarrow, which says of no value whether it is in it
        return list(value.to_pylist())
    return value if isinstance(value, Collection) else None


def _true_class(what: str, label: Any, name: Any, position: int) -> str:
    found = class_name(name)
    if found is None and is_no_label(name):
        raise gap(what, label, position)
    if found is None:
        raise DataError(
            f"Expected {what} as names of classes, got {excerpt(name)} of type {type(name).__name__} at position "
            f"{position}. Write each as a str."
        )
    return found


def gap(what: str, label: Any, position: int) -> DataError:
    """Return the error of a label that is missing where every example needs one."""
    return DataError(
        f"Expected {what} without gaps, got {excerpt(label)} at position {position}. Leave that example out."
    )


def _two_outcomes(proba: np.ndarray) -> np.ndarray:
    """Return independent probabilities (n, C) as two outcomes each, (n C, 2): without the class, and with it.

    Examples
    --------
    >>> _two_outcomes(np.array([[0.25, 1.0]]))
    array([[0.75, 0.25],
           [0.  , 1.  ]])
    """
    return np.stack([1 - proba, proba], axis=-1).reshape(-1, 2)
