"""The estimator as the user gave it: unfitted, cloned for every fit, and the warm starts that are safe for it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from al_widget.data.matrix import BlockMatrix, plain
from al_widget.models.adapters import name_of
from al_widget.models.classifiers import check_classifier
from al_widget.models.logistic import MOST_REDUCED, fit_reduced, is_logistic, warm
from al_widget.models.weights import holders, rename_weights, set_binary_weights, set_weights

# Passes over all labels. With one pass over the new batch alone, a linear model lost 19 points of accuracy on digits.
_WARM_EPOCHS = 5
_COLD_EPOCHS = 20


class EstimatorTemplate:
    """An unfitted scikit-learn classifier that is cloned and never changed.

    Parameters
    ----------
    estimator
        A classifier with `fit` and `predict_proba`.
    seed
        Given to every `random_state` that the user left open.
    renamed
        Returns former names of classes -> what they are called now, by which the user's weights follow; by default
        no class was renamed.

    Attributes
    ----------
    estimator, seed
        As they were given.

    Raises
    ------
    ModelError
        If the estimator is no instance of a classifier, or has no probabilities.
    """

    def __init__(self, estimator: Any, seed: int, renamed: Callable[[], Mapping[str, str]] = dict) -> None:
        check_classifier(estimator)
        self.estimator = estimator
        self.seed = seed
        self._renamed = renamed
        self._weighted = any(True for _ in holders(estimator))

    @property
    def name(self) -> str:
        """The name of the estimator, for a sentence."""
        return name_of(self.estimator)

    def clone(self, seen: Iterable[Any] = (), *, encoded: bool = False) -> Any:
        """Return an unfitted copy with every open `random_state` seeded.

        Parameters
        ----------
        seen
            The class names it will learn, among which the user's weights are chosen; none to leave them as they are.
        encoded
            Whether it is given whole numbers in place of these names.
        """
        from sklearn.base import clone

        estimator = clone(self.estimator)
        if hasattr(estimator, "get_params"):
            unseeded = [
                name
                for name, value in estimator.get_params().items()
                if name.rpartition("__")[2] == "random_state" and value is None
            ]
            estimator.set_params(**dict.fromkeys(unseeded, self.seed))
        names = set(seen) if self._weighted else set()
        if names:
            rename_weights(estimator, self._renamed())
            set_weights(estimator, names, encoded=encoded)
        return estimator

    def of_class(self, name: str) -> EstimatorTemplate:
        """Return the template of a classifier that tells one class, 1, from its absence, 0, with the class's weight."""
        if not self._weighted:
            return self
        from sklearn.base import clone

        estimator = clone(self.estimator)
        rename_weights(estimator, self._renamed())
        set_binary_weights(estimator, name)
        return EstimatorTemplate(estimator, self.seed)

    def reduces(self, X: Any) -> bool:
        """Whether these rows are fitted in their own span: few rows of a block matrix, by logistic regression."""
        return isinstance(X, BlockMatrix) and X.shape[0] <= MOST_REDUCED and is_logistic(self.estimator)

    def fit(self, X: Any, y: np.ndarray, classes: tuple[Any, ...], previous: Any = None) -> Any:
        """Return an estimator fitted on all labels, from a warm start where that is safe.

        Parameters
        ----------
        X, y
            Feature rows (m, d) and their classes (m,), two different ones at least.
        classes
            Every class there can be.
        previous
            The fitted estimator to start from, or None; it stays as it is.
        """
        from sklearn.naive_bayes import BernoulliNB, CategoricalNB, ComplementNB, GaussianNB, MultinomialNB
        from sklearn.neural_network import MLPClassifier

        # Naive Bayes adds up what it sees: a second pass would count every label twice. Neural networks generalise
        # worse from a warm start (Ash & Adams 2020). Both are fitted from scratch, though they have partial_fit.
        from_scratch = (BernoulliNB, CategoricalNB, ComplementNB, GaussianNB, MultinomialNB, MLPClassifier)
        if hasattr(self.estimator, "partial_fit") and not isinstance(self.estimator, from_scratch):
            return self._fit_in_passes(X, y, classes, previous)
        estimator = self.clone(y if y.dtype == object else ())
        if is_logistic(estimator):
            estimator.set_params(warm_start=True)
            if previous is not None:
                warm(estimator, previous, sorted(set(map(str, y))), X.shape[1])
            if self.reduces(X):
                return fit_reduced(estimator, X, y)
        return estimator.fit(plain(X), y)

    def _fit_in_passes(self, X: Any, y: np.ndarray, classes: tuple[Any, ...], previous: Any) -> Any:
        """Call `partial_fit` several times on all labels, going on from the last model if it knows the same classes."""
        warm_start = previous is not None and set(map(str, previous.classes_)) == set(map(str, classes))
        estimator = copy.deepcopy(previous) if warm_start else self.clone(classes if y.dtype == object else ())
        rng = np.random.default_rng([self.seed, len(y)])
        X = plain(X)
        names = np.array(sorted(classes), y.dtype)
        for _ in range(_WARM_EPOCHS if warm_start else _COLD_EPOCHS):
            order = rng.permutation(len(y))
            estimator.partial_fit(X[order], y[order], classes=names)
        return estimator
