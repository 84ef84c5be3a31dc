"""The learner: a scikit-learn classifier kept up to date batch by batch."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from al_widget.exceptions import ModelError
from al_widget.matrices import Stacked, plain

_EPOCHS = 5  # passes over all labels when a partial_fit model goes on; measured in SCIENCE 4.4
_COLD_EPOCHS = 20
_MEMBERS = 8  # of a committee
_MOST_REDUCED = 3500  # labels up to which a fit in their own span is the faster one


@dataclass(frozen=True)
class Model:
    """A fitted classifier, never changed once it serves.

    Attributes
    ----------
    estimator
        The fitted scikit-learn estimator; its `classes_` are class names.
    version
        Counts the models of a session from 1.
    n_train
        How many labels it learned from.
    """

    estimator: Any
    version: int
    n_train: int

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

    def predict(self, X: Any) -> np.ndarray:
        """Give the likeliest class of each row, shape (n,), as names."""
        return np.asarray(self.estimator.classes_, dtype=object)[self._known(X).argmax(axis=1)]

    def _known(self, X: Any) -> np.ndarray:
        try:
            if _is_logistic(self.estimator):
                return _logistic_proba(self.estimator, X)
            return np.asarray(self.estimator.predict_proba(plain(X)), np.float32)
        except Exception as error:
            raise ModelError(f"{_name(self.estimator)} failed to predict: {type(error).__name__}: {error}") from error


class Learner:
    """Keeps a classifier up to date: warm where that is safe, from all labels always.

    Logistic regression starts from the last coefficients, padded when a class is new; `partial_fit`
    estimators go on with several passes over *all* labels, since a batch picked by the model is no
    fair sample and learning from it alone forgets (SCIENCE 4.4); everything else is fitted anew.

    Parameters
    ----------
    estimator
        An unfitted scikit-learn classifier with `predict_proba`; it is cloned, never changed.
    seed
        Given to every `random_state` the user left open.

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

    def __init__(self, estimator: Any, seed: int) -> None:
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

    def fit(self, X: Any, y: np.ndarray, classes: tuple[str, ...], previous: Model | None, version: int = 1) -> Model:
        """Learn from all labels.

        Parameters
        ----------
        X, y
            Feature rows (m, d) and class names (m,), at least two different ones.
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
        try:
            estimator = self._fitted(X, y, classes, None if previous is None else previous.estimator)
        except Exception as error:
            raise ModelError(
                f"{_name(self._estimator)} failed to fit {len(y)} labels: {type(error).__name__}: {error}"
            ) from error
        return Model(estimator, version, len(y))

    def _fitted(self, X: Any, y: np.ndarray, classes: tuple[str, ...], previous: Any) -> Any:
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
                _warm(estimator, previous, sorted(set(y)), X.shape[1])
            if isinstance(X, Stacked) and len(y) <= _MOST_REDUCED:
                return _fit_reduced(estimator, X, y)
        return estimator.fit(plain(X), y)

    def _replayed(self, X: Any, y: np.ndarray, classes: tuple[str, ...], previous: Any) -> Any:
        go_on = previous is not None and set(map(str, previous.classes_)) == set(classes)
        estimator = copy.deepcopy(previous) if go_on else self._clone()
        rng = np.random.default_rng([self._seed, len(y)])
        X = plain(X)
        names = np.array(sorted(classes), dtype=object)
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
        own = _own_members(model.estimator)
        if own:
            members = [Model(member, model.version, model.n_train) for member in own]
            return lambda rows: np.stack([member.proba(rows, classes) for member in members])
        rng = np.random.default_rng([self._seed, len(y)])
        try:
            fitted = [self._member(X, y, rng) for _ in range(size)]
        except Exception as error:
            name = _name(self._estimator)
            raise ModelError(f"A committee of {name} failed to fit: {type(error).__name__}: {error}") from error
        members = [Model(estimator, model.version, model.n_train) for estimator in fitted]
        return lambda rows: np.stack([member.proba(rows, classes) for member in members])

    def _member(self, X: Any, y: np.ndarray, rng: np.random.Generator) -> Any:
        from sklearn.utils.validation import has_fit_parameter

        estimator = self._clone()
        if has_fit_parameter(estimator, "sample_weight"):
            weights = rng.exponential(size=len(y))
            if isinstance(X, Stacked) and _is_logistic(estimator) and len(y) <= _MOST_REDUCED:
                return _fit_reduced(estimator, X, y, weights)
            return estimator.fit(plain(X), y, sample_weight=weights)
        # One example of each class stays: a member that has not seen a class could not vote for it.
        first = np.unique(y.astype(str), return_index=True)[1]
        rows = np.concatenate([first, rng.integers(len(y), size=len(y) - len(first))])
        return estimator.fit(plain(X[rows]), y[rows])

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


def _logistic_proba(estimator: Any, X: Any) -> np.ndarray:
    """Give what `predict_proba` gives, as float32, in a third of the time: what is a pool's matrix was checked before.

    The classes lie one after the other in memory: ten numbers at a time are slow to go along.
    """
    dtype = np.result_type(X.dtype, np.float32)  # coefficients may be of double precision where the features are not
    coef, intercept = estimator.coef_.astype(dtype, copy=False), estimator.intercept_.astype(dtype, copy=False)
    with np.errstate(invalid="ignore"):  # said in the next line, in a sentence
        logits = np.ascontiguousarray((X @ coef.T).T) + intercept[:, None]
    if not np.isfinite(logits).all():
        raise ValueError("the features have NaN or infinite values.")
    if len(logits) == 1:
        logits = np.vstack([np.zeros_like(logits), logits])
    logits -= logits.max(axis=0)
    proba = np.exp(logits.astype(np.float32, copy=False))
    proba /= proba.sum(axis=0)
    return proba.T


def _own_members(estimator: Any) -> list[Any]:
    """Give the fitted members of an ensemble over all features, their classes named; none for other models."""
    members = getattr(estimator, "estimators_", None)
    if members is None:
        return []
    everything = np.arange(estimator.n_features_in_)
    if not all(np.array_equal(seen, everything) for seen in getattr(estimator, "estimators_features_", [])):
        return []  # members that look at some features each cannot be asked one by one
    found = []
    for member in np.ravel(np.asarray(members, dtype=object)):
        if not hasattr(member, "predict_proba") or len(member.classes_) != len(estimator.classes_):
            return []
        named = copy.copy(member)
        named.classes_ = estimator.classes_  # members of a forest count their classes 0, 1, 2 …
        found.append(named)
    return found


def _fit_reduced(estimator: Any, X: Stacked, y: np.ndarray, weights: np.ndarray | None = None) -> Any:
    """Fit in the space the labeled rows span: the same optimum, hundreds of times as fast for few labels.

    The ridge optimum is a combination of the rows it learns from (representer theorem, Kimeldorf &
    Wahba 1971), so that m labels need m coordinates, not a hundred thousand words.
    """
    from scipy.linalg import cholesky, solve_triangular

    gram = X.gram()
    gram.flat[:: len(y) + 1] += 1e-5  # two labeled rows may be the same text
    rows = cholesky(gram, lower=True)
    if hasattr(estimator, "coef_"):
        estimator.coef_ = solve_triangular(rows, X @ estimator.coef_.T, lower=True).T
    estimator.fit(rows, y, sample_weight=weights)
    dual = solve_triangular(rows, estimator.coef_.T, lower=True, trans="T")
    estimator.coef_ = np.ascontiguousarray(X.rmatmul(dual.astype(np.float32)).T)
    estimator.n_features_in_ = X.shape[1]
    return estimator


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
