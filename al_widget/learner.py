"""The learner: a scikit-learn classifier kept up to date batch by batch."""

from __future__ import annotations

import copy
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.special import expit, logit

from al_widget.classes import indicator, sets
from al_widget.evaluation import tempered
from al_widget.exceptions import ModelError
from al_widget.matrices import Stacked, plain

_EPOCHS = 5  # passes over all labels when a partial_fit model goes on; measured in SCIENCE 4.4
_COLD_EPOCHS = 20
_MEMBERS = 8  # of a committee
_MOST_REDUCED = 3500  # labels up to which a fit in their own span is the faster one
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
                return expit(_logits(self.estimator.coef_, self.estimator.intercept_, X).astype(np.float32)).T
            if _is_logistic(self.estimator):
                return _softmax(_logits(self.estimator.coef_, self.estimator.intercept_, X)).T
            return np.asarray(self.estimator.predict_proba(plain(X)), np.float32)
        except Exception as error:
            raise ModelError(f"{_name(self.estimator)} failed to predict: {type(error).__name__}: {error}") from error


@dataclass(frozen=True)
class Coded:
    """A classifier that takes whole numbers for classes, such as xgboost's and skorch's, with their names.

    Attributes
    ----------
    estimator
        The fitted classifier as you gave it; its classes are 0, 1, 2 …
    classes_
        Their names, (C,).
    """

    estimator: Any
    classes_: np.ndarray
    _estimator_type = "classifier"  # what scikit-learn before 1.6 asks for instead of tags

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import get_tags

        return get_tags(self.estimator)

    def predict_proba(self, X: Any) -> np.ndarray:
        """Give class probabilities, (n, C), in the order of `classes_`."""
        proba = np.asarray(self.estimator.predict_proba(X))
        if proba.shape[1] == len(self.classes_):
            return proba
        proba = proba[:, : len(self.classes_)]  # a net has an output for every class, seen or not
        return proba / np.maximum(proba.sum(axis=1, keepdims=True), np.finfo(proba.dtype).tiny)

    def predict(self, X: Any) -> np.ndarray:
        """Give the likeliest class of each row as a name, (n,)."""
        return self.classes_[self.predict_proba(X).argmax(axis=1)]


class Learner:
    """Keeps a classifier up to date: warm where that is safe, from all labels always.

    Logistic regression starts from the last coefficients, padded when a class is new; `partial_fit`
    estimators go on with several passes over *all* labels, since a batch picked by the model is no
    fair sample and learning from it alone forgets (SCIENCE 4.4); everything else is fitted anew. A
    classifier that refuses class names is given numbers, and its names back as `Coded`.

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
                f"Expected model= to be a scikit-learn classifier, got {_name(estimator)}. "
                "Pass an instance, not a class."
            )
        if not hasattr(estimator, "predict_proba"):
            raise ModelError(
                f"Expected model= to have predict_proba, {_name(estimator)} has none. Wrap it in "
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
            estimator = fit(X, y, classes, None if previous is None else previous.estimator)
        except Exception as error:
            raise ModelError(
                f"{_name(self._estimator)} failed to fit {len(y)} labels: {type(error).__name__}: {error}"
            ) from error
        return Model(estimator, version, len(y), multilabel=self.multilabel)

    def _fitted(self, X: Any, y: np.ndarray, classes: tuple[str, ...], previous: Any) -> Any:
        if isinstance(previous, Coded):
            return _fit_codes(self._clone(), X, y)
        try:
            return self._updated(X, y, classes, previous)
        except Exception as error:  # noqa: BLE001, whatever it raises when it cannot read names
            # Only trying tells whether it is the names. If it is not, numbers fail the same way.
            try:
                return _fit_codes(self._clone(), X, y)
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
        if _is_logistic(estimator):
            estimator.set_params(warm_start=True)
            if previous is not None:
                _warm(estimator, previous, sorted(set(map(str, y))), X.shape[1])
            if isinstance(X, Stacked) and len(y) <= _MOST_REDUCED:
                return _fit_reduced(estimator, X, y)
        return estimator.fit(plain(X), y)

    def _fitted_each(
        self, X: Any, y: np.ndarray, classes: tuple[str, ...], previous: Any, **weights: np.ndarray
    ) -> Any:
        """Fit one binary estimator per class; a class all examples have, or none, keeps its rate."""
        marks = indicator(y, classes)
        m = len(marks)
        fitted: list[Any] = [None] * len(classes)
        torn = [column for column, k in enumerate(marks.sum(axis=0)) if 0 < k < m]
        if isinstance(X, Stacked) and _is_logistic(self._estimator) and m <= _MOST_REDUCED:
            span = _Span(X)
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
        prepare, ensemble, names = _unpacked(model.estimator)
        own = [] if self.multilabel else _own_members(ensemble, names)
        if len(own) > 1:
            voters = [replace(model, estimator=member) for member in own]
            return lambda rows: _votes(voters, prepare(rows), classes)
        rng = np.random.default_rng([self._seed, len(y)])
        coded = isinstance(model.estimator, Coded)
        try:
            fitted = [self._member(X, y, classes, rng, coded=coded) for _ in range(size)]
        except Exception as error:
            name = _name(self._estimator)
            raise ModelError(f"A committee of {name} failed to fit: {type(error).__name__}: {error}") from error
        if all(map(_is_logistic, fitted)):
            return _one_product(fitted, classes)
        members = [replace(model, estimator=estimator) for estimator in fitted]
        return lambda rows: _votes(members, rows, classes)

    def _member(
        self, X: Any, y: np.ndarray, classes: tuple[str, ...], rng: np.random.Generator, *, coded: bool = False
    ) -> Any:
        option = _weights_option(self._estimator)
        if self.multilabel:
            if option is not None:
                return self._fitted_each(X, y, classes, None, **{option: rng.exponential(size=len(y))})
            drawn = rng.integers(len(y), size=len(y))
            return self._fitted_each(X[drawn], y[drawn], classes, None)
        estimator = self._clone()
        fit = _fit_codes if coded else _fit_names
        if option is not None:
            weights = rng.exponential(size=len(y))
            if isinstance(X, Stacked) and _is_logistic(estimator) and len(y) <= _MOST_REDUCED:
                return _fit_reduced(estimator, X, y, weights)
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


def _is_logistic(estimator: Any) -> bool:
    """Whether this is plain logistic regression with the ridge penalty, whose shape we know."""
    from sklearn.linear_model import LogisticRegression

    if type(estimator) is not LogisticRegression or estimator.solver != "lbfgs" or not np.isfinite(estimator.C):
        return False
    if getattr(estimator, "multi_class", "auto") not in {"auto", "deprecated"}:  # of scikit-learn before 1.8
        return False
    return not estimator.l1_ratio and getattr(estimator, "penalty", "l2") in {"l2", "deprecated"}


def _logits(coef: np.ndarray, intercept: np.ndarray, X: Any) -> np.ndarray:
    """Give the logits of linear models, one per row of `coef` (r, d), for feature rows (n, d): shape (r, n).

    With the softmax this is three times as fast as `predict_proba`: a pool's matrix was checked before, and
    the classes lie one after the other in memory, as ten numbers at a time are slow to go along.
    """
    dtype = np.result_type(X.dtype, np.float32)  # coefficients may be of double precision where the features are not
    with np.errstate(invalid="ignore"):  # said below, in a sentence
        logits = np.ascontiguousarray((X @ coef.astype(dtype, copy=False).T).T)
    logits += intercept.astype(dtype, copy=False)[:, None]
    if not np.isfinite(logits).all():
        raise ValueError("the features have NaN or infinite values.")
    return logits


def _softmax(logits: np.ndarray) -> np.ndarray:
    """Give class probabilities (C, n) float32 of logits (C, n), or (1, n) of two classes."""
    if len(logits) == 1:
        logits = np.vstack([np.zeros_like(logits), logits])
    proba = (logits - logits.max(axis=0)).astype(np.float32, copy=False)
    np.exp(proba, out=proba)
    proba /= proba.sum(axis=0)
    return proba


def _fit_names(estimator: Any, X: Any, y: np.ndarray, **options: Any) -> Any:
    return estimator.fit(plain(X), y, **options)


def _fit_codes(estimator: Any, X: Any, y: np.ndarray, **options: Any) -> Coded:
    names, codes = np.unique(y.astype(str), return_inverse=True)
    return Coded(estimator.fit(plain(X), codes, **options), names.astype(object))


def _weights_option(estimator: Any) -> str | None:
    """Name the keyword of `fit` that takes a weight per label, in a pipeline its last step's; None without one."""
    from sklearn.pipeline import Pipeline
    from sklearn.utils.validation import has_fit_parameter

    if isinstance(estimator, Pipeline):
        name, last = estimator.steps[-1]
        option = _weights_option(last)
        return option and f"{name}__{option}"
    return "sample_weight" if has_fit_parameter(estimator, "sample_weight") else None


@dataclass(frozen=True)
class _Member:
    """One of an ensemble, its classes named and its columns found."""

    estimator: Any
    classes_: np.ndarray
    columns: np.ndarray | None

    def predict_proba(self, X: Any) -> np.ndarray:
        return self.estimator.predict_proba(X if self.columns is None else X[:, self.columns])


def _unpacked(estimator: Any) -> tuple[Callable[[Any], Any], Any, np.ndarray]:
    """Take a fitted estimator out of what is around it: how its rows are made, itself, and its classes' names."""
    from sklearn.pipeline import Pipeline

    if isinstance(estimator, Coded):
        prepare, inner, _ = _unpacked(estimator.estimator)
        return prepare, inner, estimator.classes_
    if hasattr(estimator, "best_estimator_"):
        return _unpacked(estimator.best_estimator_)
    if isinstance(estimator, Pipeline):
        before = estimator[:-1]
        prepare, inner, names = _unpacked(estimator[-1])
        return lambda X: prepare(before.transform(plain(X)) if len(before) else X), inner, names
    return plain, estimator, np.asarray(getattr(estimator, "classes_", []), dtype=object)


def _own_members(ensemble: Any, names: np.ndarray) -> list[_Member]:
    """Give the fitted members of an ensemble, if each has an opinion on every class it has seen; none otherwise."""
    from sklearn.ensemble import BaggingClassifier

    members = getattr(ensemble, "estimators_", getattr(ensemble, "calibrated_classifiers_", ()))
    # Not by asarray: a pipeline has a length, and would be taken for a list of its steps.
    members = members.ravel() if isinstance(members, np.ndarray) else list(members)
    columns = getattr(ensemble, "estimators_features_", [None] * len(members))
    found = []
    for member, seen in zip(members, columns, strict=True):
        known = getattr(member, "classes_", getattr(member, "classes", ()))
        if isinstance(ensemble, BaggingClassifier):
            known = names[np.asarray(known, int)]  # what a member has not drawn it does not know
        elif len(known) == len(names):
            known = names  # by place: members of a forest count their classes 0, 1, 2 …
        else:  # one class against the rest
            return []
        if not hasattr(member, "predict_proba"):  # regression trees that are added up
            return []
        found.append(_Member(member, known, seen))
    return found


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
        for voter, logits in enumerate(np.split(_logits(coef, intercept, rows), len(members))):
            proba[voter][:, columns] = _softmax(logits).T
        return proba

    return votes


class _Span:
    """The space m labeled rows span, in m coordinates instead of a hundred thousand words.

    The ridge optimum is a combination of the rows it learns from (representer theorem, Kimeldorf & Wahba 1971).

    Attributes
    ----------
    rows
        The labeled rows in these coordinates, (m, m).
    """

    def __init__(self, X: Stacked) -> None:
        from scipy.linalg import cholesky

        self._X = X
        gram = X.gram()
        gram.flat[:: X.shape[0] + 1] += 1e-5  # two labeled rows may be the same text
        self.rows = cholesky(gram, lower=True)

    def coordinates(self, coef: np.ndarray) -> np.ndarray:
        """Turn coefficients of the features, (k, d), into coefficients of the coordinates, (k, m)."""
        from scipy.linalg import solve_triangular

        return solve_triangular(self.rows, self._X @ coef.T, lower=True).T

    def weights(self, coef: np.ndarray) -> np.ndarray:
        """Turn coefficients of the coordinates, (k, m), into coefficients of the features, (k, d)."""
        from scipy.linalg import solve_triangular

        dual = solve_triangular(self.rows, coef.T, lower=True, trans="T")
        return np.ascontiguousarray(self._X.rmatmul(dual.astype(np.float32)).T)


def _fit_reduced(estimator: Any, X: Stacked, y: np.ndarray, weights: np.ndarray | None = None) -> Any:
    """Fit in the space the labeled rows span: the same optimum, hundreds of times as fast for few labels."""
    span = _Span(X)
    if hasattr(estimator, "coef_"):
        estimator.coef_ = span.coordinates(estimator.coef_)
    estimator.fit(span.rows, y, sample_weight=weights)
    estimator.coef_ = span.weights(estimator.coef_)
    estimator.n_features_in_ = X.shape[1]
    return estimator


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
    if _is_logistic(estimator):  # all classes in one product
        together.coef_ = np.concatenate([one.coef_ for one in fitted])
        together.intercept_ = np.concatenate([one.intercept_ for one in fitted])
        for row, one in enumerate(fitted):
            one.coef_ = together.coef_[row : row + 1]
    return together


def _warm(estimator: Any, previous: Any, names: list[str], d: int) -> None:
    """Start from the last coefficients: padded when a class is new, dropped when two classes become more.

    scikit-learn refuses coefficients of another shape, so that a class that appears mid-way would
    end the session.
    """
    old = {str(name): row for row, name in enumerate(previous.classes_)}
    if previous.coef_.shape[1] != d or (len(old) == 2) != (len(names) == 2):
        return
    if len(names) == 2:
        if list(old) == names:
            estimator.coef_, estimator.intercept_ = previous.coef_.copy(), previous.intercept_.copy()
        return
    coef = np.zeros((len(names), d), previous.coef_.dtype)
    intercept = np.zeros(len(names), previous.intercept_.dtype)
    for row, name in enumerate(names):
        if name in old:
            coef[row], intercept[row] = previous.coef_[old[name]], previous.intercept_[old[name]]
    estimator.coef_, estimator.intercept_ = coef, intercept


def _name(estimator: Any) -> str:
    return estimator.__name__ if isinstance(estimator, type) else type(estimator).__name__
