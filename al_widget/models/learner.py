"""The learner: a scikit-learn classifier kept up to date batch by batch."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from al_widget.exceptions import ModelError
from al_widget.labels.schema import SINGLE_LABEL, Fitter, LabelSchema
from al_widget.models.adapters import ConvertedInput, LabelEncodedClassifier, converted, unconverted
from al_widget.models.committee import Votes, own_votes, votes_of
from al_widget.models.fitters import ResampledFitter, WarmFitter
from al_widget.models.inputs import Conversion, InputConverter, Inputs
from al_widget.models.model import Model
from al_widget.models.reasons import BinaryFitError, Labels, in_names, in_one_line, why_not_fitted
from al_widget.models.template import EstimatorTemplate
from al_widget.models.weights import check_weights

_MEMBERS = 8  # of a committee


class Learner:
    """Fits a classifier on all labels after every batch, from a warm start where that is safe.

    Logistic regression starts from the last coefficients, padded when a class is new. Estimators with `partial_fit`
    go on with several passes over *all* labels: a batch picked by the model is no random sample, and learning from
    it alone forgets the rest. Every other estimator is fitted from scratch. A classifier that refuses class names is
    given whole numbers, and becomes a `LabelEncodedClassifier`. One that reads no sparse or no negative rows is given
    others, and becomes a `ConvertedInput`. Weights by class are those of the classes that are labeled.

    Parameters
    ----------
    estimator
        An unfitted scikit-learn classifier with `predict_proba`; it is cloned, never changed.
    seed
        Given to every `random_state` the user left open.
    schema
        The shape of the labels; one class each by default.
    pool
        Returns the feature matrix of the pool, from which negative numbers are scaled away for an estimator that
        refuses them; by default the labeled rows stand for it.
    renamed
        Returns former names of classes -> what they are called now, by which weights of classes follow; by default no
        class was renamed.

    Attributes
    ----------
    schema
        As it was given.

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

    def __init__(
        self,
        estimator: Any,
        seed: int,
        schema: LabelSchema = SINGLE_LABEL,
        pool: Callable[[], Any] | None = None,
        renamed: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._template = EstimatorTemplate(estimator, seed, renamed)
        self._converter = InputConverter(estimator, pool)
        self.schema = schema

    @property
    def wants(self) -> Inputs:
        """What the estimator says of the rows it reads."""
        return self._converter.wants

    def check(self, classes: Sequence[str], former: Collection[str] = ()) -> None:
        """Raise ModelError if the estimator has a weight for what is none of the classes, and was none before."""
        check_weights(self._template.estimator, classes, independent=self.schema.independent, former=former)

    def fit(self, X: Any, y: np.ndarray, classes: tuple[str, ...], previous: Model | None, version: int = 1) -> Model:
        """Return a model of all labels.

        Parameters
        ----------
        X, y
            Feature rows (m, d) and labels (m,), at least two different ones.
        classes
            Every class of the session, seen or not.
        previous
            The model to start from, or None; it goes on serving unchanged.
        version
            Number of the new model; 1 by default.

        Raises
        ------
        ModelError
            If the estimator raises; the previous model is untouched.
        """
        before = None if previous is None else unconverted(previous.estimator)
        fitter, converter = WarmFitter(self._template, before), self._converter
        first: Exception | None = None
        for conversion in converter.ways(X):
            converter.check_size(conversion, X.shape[0])
            try:
                with _many_classes_expected():
                    estimator = self._fit(fitter, X, y, classes, conversion)
            except Exception as error:  # noqa: BLE001 - it may raise anything, and may read rows of another form
                first = first or error
                continue
            converter.worked(conversion)
            return Model(converted(estimator, conversion), version, len(y), self.schema)
        raise self._failure(y, first or RuntimeError("no rows that it reads"))

    def _fit(
        self, fitter: Fitter, X: Any, y: np.ndarray, classes: tuple[str, ...], conversion: Conversion | None
    ) -> Any:
        return self.schema.fit(fitter, X if conversion is None else conversion.of(X), y, classes)

    def _failure(self, y: np.ndarray, error: Exception) -> ModelError:
        labels = [self.schema.classes_of(label) for label in y]
        told = Labels.of(labels, independent=self.schema.independent)
        failure = ModelError(why_not_fitted(self._template.estimator, told, error))
        failure.__cause__ = error
        return failure

    def committee(self, X: Any, y: np.ndarray, classes: tuple[str, ...], model: Model, size: int = _MEMBERS) -> Votes:
        """Return a committee: a function from feature rows (b, d) to the members' probabilities (M, b, C).

        An ensemble's own members vote where they can. Otherwise clones are fitted with Exp(1) weights (Bayesian
        bootstrap, Rubin 1981), or on resampled labels where `fit` takes no weights.

        Parameters
        ----------
        X, y
            Feature rows (m, d) and labels (m,) that the model learned from.
        model
            The newest model.
        size
            How many clones are fitted where there are no members; 8 by default.

        Raises
        ------
        ModelError
            If a member cannot be fitted or cannot give probabilities.
        """
        votes = own_votes(model, classes)
        if votes is not None:
            return votes
        rng = np.random.default_rng([self._template.seed, len(y)])
        conversion = model.estimator.conversion if isinstance(model.estimator, ConvertedInput) else None
        inner = unconverted(model.estimator)
        encoded = isinstance(inner, LabelEncodedClassifier) and not inner.reads_names
        fitter = ResampledFitter(self._template, rng, encoded=encoded)
        try:
            with _many_classes_expected():
                fitted = [converted(self._fit(fitter, X, y, classes, conversion), conversion) for _ in range(size)]
        except Exception as error:
            names = [name for label in y for name in self.schema.classes_of(label)]
            cause = error.__cause__ if isinstance(error, BinaryFitError) else error
            said = in_names(in_one_line(cause or error), () if cause is not error else sorted(set(names)))
            raise ModelError(f"A committee of {self._template.name} failed to fit: {said}") from error
        return votes_of(fitted, model, classes)


@contextmanager
def _many_classes_expected() -> Iterator[None]:
    """Ignore scikit-learn's warnings that over half of the labels are unique, or a class has few: so it begins."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The number of unique classes is greater than 50%", UserWarning)
        warnings.filterwarnings("ignore", "The least populated class in y has only", UserWarning)
        yield
