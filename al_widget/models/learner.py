"""The learner: a scikit-learn classifier kept up to date batch by batch."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.special import expit, logit

from al_widget.data.matrix import BlockMatrix, plain
from al_widget.evaluation.calibration import tempered
from al_widget.exceptions import ModelError
from al_widget.labels.classes import indicator, sets
from al_widget.models.adapters import (
    LabelEncodedClassifier,
    fit_codes,
    fit_names,
    name_of,
    own_members,
    unpacked,
    weights_option,
)
from al_widget.models.logistic import MOST_REDUCED, Span, fit_reduced, is_logistic, logits, softmax, warm

_EPOCHS = 5  # passes over all labels when a partial_fit model goes on: a pass over the new batch alone lost 19 points
_COLD_EPOCHS = 20
_MEMBERS = 8  # of a committee
LIKELY = 0.5  # with multilabel, a class of a higher probability is predicted; what one-vs-rest itself does


@dataclass(frozen=True)
class Model:
    """A fitted classifier, never changed once it serves.

    Attributes
    ----------
    estimator
        The fitted scikit-learn estimator; its `classes_` are class names. With multilabel a
        `OneVsRestClassifier` of one binary estimator per class.
    version
        Counts the models of a session from 1.
    n_train
        How many labels it learned from.
    temperature
        How its probabilities are scaled before they are shown, so that they mean what they say.
    """

    estimator: Any
    version: int
    n_train: int
    temperature: float = 1.0
    multilabel: bool = False

    def proba(self, X: Any, classes: tuple[str, ...]) -> np.ndarray:
        """Give class probabilities (n, C) float32 in the order of `classes`; a class never seen has 0."""
        known = self._known(X)
        place = {name: column for column, name in enumerate(classes)}
        columns = [place[str(name)] for name in self.estimator.classes_]
        if columns == list(range(len(classes))):
            return known
        proba = np.zeros((known.shape[0], len(classes)), np.float32)
        proba[:, columns] = known
        return proba

    def shown(self, X: Any, classes: tuple[str, ...]) -> np.ndarray:
        """Give class probabilities (n, C) that mean what they say, as far as the audit could tell."""
        return self.tempered(self.proba(X, classes))

    def tempered(self, proba: np.ndarray) -> np.ndarray:
        """Scale probabilities (n, C) as far as the audit could tell; with multilabel each class on its own."""
        if not self.multilabel:
            return tempered(proba, self.temperature)
        return tempered(pairs(proba), self.temperature)[:, 1].reshape(proba.shape)

    def answers(self, proba: np.ndarray, classes: tuple[str, ...]) -> np.ndarray:
        """Give the answers of probabilities (n, C), shape (n,): likeliest classes, or tuples of the likely ones."""
        return sets(proba > LIKELY, classes) if self.multilabel else np.array(classes, object)[proba.argmax(axis=1)]

    def confidence(self, proba: np.ndarray) -> np.ndarray:
        """Give the model's own chance that its answers are right, (n,), from probabilities (n, C)."""
        return np.maximum(proba, 1 - proba).prod(axis=1) if self.multilabel else proba.max(axis=1)

    def predict(self, X: Any) -> np.ndarray:
        """Give the likeliest class of each row, shape (n,), as names; with multilabel the tuple of likely ones."""
        return self.answers(self._known(X), tuple(self.estimator.classes_))

    def _known(self, X: Any) -> np.ndarray:
        try:
            if self.multilabel and hasattr(self.estimator, "coef_"):
                return expit(logits(self.estimator.coef_, self.estimator.intercept_, X).astype(np.float32)).T
            if is_logistic(self.estimator):
                return softmax(logits(self.estimator.coef_, self.estimator.intercept_, X)).T
            return np.asarray(self.estimator.predict_proba(plain(X)), np.float32)
        except Exception as error:
            raise ModelError(f"{name_of(self.estimator)} failed to predict: {type(error).__name__}: {error}") from error


class Learner:
    """Keeps a classifier up to date: warm where that is safe, from all labels always.

    Logistic regression starts from the last coefficients, padded when a class is new; `partial_fit`
    estimators go on with several passes over *all* labels, since a batch picked by the model is no
    fair sample and learning from it alone forgets; everything else is fitted anew. A
    classifier that refuses class names is given numbers, and its names back as `LabelEncodedClassifier`.

    With multilabel each class is a binary problem of its own (binary relevance, Tsoumakas & Katakis
    2007), solved by the same estimator in the same way, the answers as 0 and 1.

    Parameters
    ----------
    estimator
        An unfitted scikit-learn classifier with `predict_proba`; it is cloned, never changed.
    seed
        Given to every `random_state` the user left open.
    multilabel
        Whether labels are tuples of any number of classes.

    Raises
    ------
    ModelError
        If the estimator cannot fit or cannot give probabilities.

    Examples
    --------
    >>> from sklearn.linear_model import LogisticRegression
    >>> learner = Learner(LogisticRegression(), seed=0)
    >>> X, y = np.array([[0.0], [1.0]]), np.array(["no", "yes"], object)
    >>> model = learner.fit(X, y, ("maybe", "no", "yes"), None)
    >>> model.proba(np.array([[5.0]]), ("maybe", "no", "yes")).round(1)
    array([[0. , 0.1, 0.9]], dtype=float32)
    """

    def __init__(self, estimator: Any, seed: int, *, multilabel: bool = False) -> None:
        if not hasattr(estimator, "fit") or isinstance(estimator, type):
            raise ModelError(
                f"Expected model= to be a scikit-learn classifier, got {name_of(estimator)}. "
                "Pass an instance, not a class."
            )
        if not hasattr(estimator, "predict_proba"):
            raise ModelError(
                f"Expected model= to have predict_proba, {name_of(estimator)} has none. Wrap it in "
                "sklearn.calibration.CalibratedClassifierCV, or choose a classifier with probabilities."
            )
        self._estimator = estimator
        self._seed = seed
        self.multilabel = multilabel

    def fit(self, X: Any, y: np.ndarray, classes: tuple[str, ...], previous: Model | None, version: int = 1) -> Model:
        """Learn from all labels.

        Parameters
        ----------
        X, y
            Feature rows (m, d) and labels (m,), at least two different ones: names, or tuples of names.
        classes
            Every class of the session, seen or not.
        previous
            The model to start from; it goes on serving unchanged.
        version
            Number of the new model.

        Raises
        ------
        ModelError
            If the estimator raises; the previous model is untouched.
        """
        fit = self._fitted_each if self.multilabel else self._fitted
        try:
            with _labels_are_classes():
                estimator = fit(X, y, classes, None if previous is None else previous.estimator)
        except Exception as error:
            raise ModelError(
                f"{name_of(self._estimator)} failed to fit {len(y)} labels: {type(error).__name__}: {error}"
            ) from error
        return Model(estimator, version, len(y), multilabel=self.multilabel)

    def _fitted(self, X: Any, y: np.ndarray, classes: tuple[str, ...], previous: Any) -> Any:
        if isinstance(previous, LabelEncodedClassifier):
            return fit_codes(self._clone(), X, y)
        try:
            return self._updated(X, y, classes, previous)
        except Exception as error:  # noqa: BLE001, whatever it raises when it cannot read names
            # Only trying tells whether it is the names. If it is not, numbers fail the same way.
            try:
                return fit_codes(self._clone(), X, y)
            except Exception as again:
                raise again from error

    def _updated(self, X: Any, y: np.ndarray, classes: tuple[Any, ...], previous: Any) -> Any:
        """Go on from the last model where that is safe, else fit anew."""
        from sklearn.naive_bayes import BernoulliNB, CategoricalNB, ComplementNB, GaussianNB, MultinomialNB
        from sklearn.neural_network import MLPClassifier

        # Counting models add up what they see: a second pass would count it twice. Nets generalise
        # worse from a warm start (Ash & Adams 2020). Both learn from all labels by a plain fit.
        fresh = (BernoulliNB, CategoricalNB, ComplementNB, GaussianNB, MultinomialNB, MLPClassifier)
        if hasattr(self._estimator, "partial_fit") and not isinstance(self._estimator, fresh):
            return self._replayed(X, y, classes, previous)
        estimator = self._clone()
        if is_logistic(estimator):
            estimator.set_params(warm_start=True)
            if previous is not None:
                warm(estimator, previous, sorted(set(map(str, y))), X.shape[1])
            if isinstance(X, BlockMatrix) and len(y) <= MOST_REDUCED:
                return fit_reduced(estimator, X, y)
        return estimator.fit(plain(X), y)

    def _fitted_each(
        self, X: Any, y: np.ndarray, classes: tuple[str, ...], previous: Any, **weights: np.ndarray
    ) -> Any:
        """Fit one binary estimator per class; a class all examples have, or none, keeps its rate."""
        marks = indicator(y, classes)
        m = len(marks)
        fitted: list[Any] = [None] * len(classes)
        torn = [column for column, k in enumerate(marks.sum(axis=0)) if 0 < k < m]
        if isinstance(X, BlockMatrix) and is_logistic(self._estimator) and m <= MOST_REDUCED:
            span = Span(X)
            for column in torn:
                fitted[column] = self._clone().fit(span.rows, marks[:, column].astype(int), **weights)
            if torn:
                coef = span.weights(np.concatenate([fitted[column].coef_ for column in torn]))
                for column, row in zip(torn, coef, strict=True):
                    fitted[column].coef_, fitted[column].n_features_in_ = row[None], X.shape[1]
        else:
            rows = plain(X)
            before = {} if previous is None else dict(zip(previous.classes_, previous.estimators_, strict=True))
            for column in torn:
                answers, last = marks[:, column].astype(int), before.get(classes[column])
                if weights:
                    fitted[column] = self._clone().fit(rows, answers, **weights)
                else:
                    last = last if type(last) is type(self._estimator) else None  # it may have been a constant
                    fitted[column] = self._updated(rows, answers, (0, 1), last)
        for column, k in enumerate(marks.sum(axis=0)):
            if fitted[column] is None:
                fitted[column] = self._constant((k + 0.5) / (m + 1), X.shape[1])
        return _one_vs_rest(self._clone(), fitted, marks, classes)

    def _constant(self, rate: float, d: int) -> Any:
        """Give a binary estimator that says the same probability of every row."""
        from sklearn.dummy import DummyClassifier
        from sklearn.linear_model import LogisticRegression

        # One-vs-rest reads decisions where the first of its estimators makes some, and then from all of them.
        if not hasattr(self._estimator, "decision_function"):
            nothing = np.zeros((2, 1))
            return DummyClassifier(strategy="prior").fit(nothing, [0, 1], sample_weight=[1 - rate, rate])
        flat = LogisticRegression()
        flat.coef_, flat.intercept_ = np.zeros((1, d), np.float32), np.array([logit(rate)], np.float32)
        flat.classes_, flat.n_features_in_, flat.n_iter_ = np.arange(2), d, np.zeros(1, np.int32)
        return flat

    def _replayed(self, X: Any, y: np.ndarray, classes: tuple[Any, ...], previous: Any) -> Any:
        go_on = previous is not None and set(map(str, previous.classes_)) == set(map(str, classes))
        estimator = copy.deepcopy(previous) if go_on else self._clone()
        rng = np.random.default_rng([self._seed, len(y)])
        X = plain(X)
        names = np.array(sorted(classes), y.dtype)
        for _ in range(_EPOCHS if go_on else _COLD_EPOCHS):
            order = rng.permutation(len(y))
            estimator.partial_fit(X[order], y[order], classes=names)
        return estimator

    def committee(
        self, X: Any, y: np.ndarray, classes: tuple[str, ...], model: Model, size: int = _MEMBERS
    ) -> Callable[[Any], np.ndarray]:
        """Give a committee: a function from feature rows (b, d) to the members' probabilities (M, b, C).

        An ensemble's own members vote where they can; otherwise `size` clones are fitted with Exp(1)
        weights (Bayesian bootstrap, Rubin 1981), or on resampled labels where weights are not taken.

        Raises
        ------
        ModelError
            If a member cannot be fitted or cannot give probabilities.
        """
        prepare, ensemble, names = unpacked(model.estimator)
        own = [] if self.multilabel else own_members(ensemble, names)
        if len(own) > 1:
            voters = [replace(model, estimator=member) for member in own]
            return lambda rows: _votes(voters, prepare(rows), classes)
        rng = np.random.default_rng([self._seed, len(y)])
        coded = isinstance(model.estimator, LabelEncodedClassifier)
        try:
            with _labels_are_classes():
                fitted = [self._member(X, y, classes, rng, coded=coded) for _ in range(size)]
        except Exception as error:
            name = name_of(self._estimator)
            raise ModelError(f"A committee of {name} failed to fit: {type(error).__name__}: {error}") from error
        if all(map(is_logistic, fitted)):
            return _one_product(fitted, classes)
        members = [replace(model, estimator=estimator) for estimator in fitted]
        return lambda rows: _votes(members, rows, classes)

    def _member(
        self, X: Any, y: np.ndarray, classes: tuple[str, ...], rng: np.random.Generator, *, coded: bool = False
    ) -> Any:
        option = weights_option(self._estimator)
        if self.multilabel:
            if option is not None:
                return self._fitted_each(X, y, classes, None, **{option: rng.exponential(size=len(y))})
            drawn = rng.integers(len(y), size=len(y))
            return self._fitted_each(X[drawn], y[drawn], classes, None)
        estimator = self._clone()
        fit = fit_codes if coded else fit_names
        if option is not None:
            weights = rng.exponential(size=len(y))
            if isinstance(X, BlockMatrix) and is_logistic(estimator) and len(y) <= MOST_REDUCED:
                return fit_reduced(estimator, X, y, weights)
            return fit(estimator, X, y, **{option: weights})
        # One example of each class stays: a member that has not seen a class could not vote for it.
        first = np.unique(y.astype(str), return_index=True)[1]
        rows = np.concatenate([first, rng.integers(len(y), size=len(y) - len(first))])
        return fit(estimator, X[rows], y[rows])

    def _clone(self) -> Any:
        from sklearn.base import clone

        estimator = clone(self._estimator)
        if hasattr(estimator, "get_params"):
            open_seeds = [
                name
                for name, value in estimator.get_params().items()
                if name.rpartition("__")[2] == "random_state" and value is None
            ]
            estimator.set_params(**dict.fromkeys(open_seeds, self._seed))
        return estimator


@contextmanager
def _labels_are_classes() -> Iterator[None]:
    """Keep scikit-learn from asking whether the labels are numbers to regress on.

    It wonders where more than half of them differ: with many classes and few labels they do, and names they are.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The number of unique classes is greater than 50%", UserWarning)
        yield


def _votes(members: list[Model], rows: Any, classes: tuple[str, ...]) -> np.ndarray:
    return np.stack([member.proba(rows, classes) for member in members])


def _one_product(members: list[Any], classes: tuple[str, ...]) -> Callable[[Any], np.ndarray]:
    """Give the votes of logistic regressions on the same classes by one product, of all their coefficients."""
    coef = np.concatenate([member.coef_ for member in members])
    intercept = np.concatenate([member.intercept_ for member in members])
    columns: Any = [classes.index(str(name)) for name in members[0].classes_]
    if columns == list(range(len(classes))):
        columns = slice(None)

    def votes(rows: Any) -> np.ndarray:
        proba = np.zeros((len(members), rows.shape[0], len(classes)), np.float32)
        for voter, own in enumerate(np.split(logits(coef, intercept, rows), len(members))):
            proba[voter][:, columns] = softmax(own).T
        return proba

    return votes


def pairs(proba: np.ndarray) -> np.ndarray:
    """Take independent probabilities (n, C) for two outcomes each, (n C, 2): without and with the label.

    Examples
    --------
    >>> pairs(np.array([[0.25, 1.0]]))
    array([[0.75, 0.25],
           [0.  , 1.  ]])
    """
    return np.stack([1 - proba, proba], axis=-1).reshape(-1, 2)


def _one_vs_rest(estimator: Any, fitted: list[Any], marks: np.ndarray, classes: tuple[str, ...]) -> Any:
    """Put binary estimators together to one that scikit-learn knows, its classes named."""
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.preprocessing import LabelBinarizer

    together = OneVsRestClassifier(estimator)
    together.estimators_ = fitted
    together.label_binarizer_ = LabelBinarizer(sparse_output=True).fit(marks.astype(np.int8))
    together.label_binarizer_.classes_ = np.array(classes, object)
    with suppress(AttributeError):  # up to scikit-learn 1.8 it reads them from the line above
        together.classes_ = together.label_binarizer_.classes_
    if is_logistic(estimator):  # all classes in one product
        together.coef_ = np.concatenate([one.coef_ for one in fitted])
        together.intercept_ = np.concatenate([one.intercept_ for one in fitted])
        for row, one in enumerate(fitted):
            one.coef_ = together.coef_[row : row + 1]
    return together
