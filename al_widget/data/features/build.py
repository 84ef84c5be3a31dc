"""The features of a pool, and the classifier that suits them, where the user chose neither or one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from al_widget.data.features.features import Features, Progress, as_floats, check_matrix, run
from al_widget.data.pool import Pool
from al_widget.exceptions import DataError


def build_features(
    pool: Pool, features: Any, progress: Progress = lambda _share: None, *, landmarks: bool = False
) -> Features:
    """Turn the pool into features, once, before any label is known.

    Parameters
    ----------
    pool
        The examples.
    features
        None (by kind of example), an aligned (n, d) matrix, `Features` built before, a scikit-learn
        transformer or Pipeline, or a callable from examples to a matrix.
    progress
        Called with the share done, between 0 and 1.
    landmarks
        With `features=None` and a table: whether the similarities of each row to some rows, the landmarks, stand
        beside its columns, so that the default model, which is linear, learns what is not linear in the columns.

    Raises
    ------
    DataError
        If the matrix has the wrong number of rows, or NaN or infinite values, or the transformer fails.
    """
    if isinstance(features, Features):
        return features
    if features is None:
        return pool.kind.default_features(progress, landmarks=landmarks)
    if hasattr(features, "shape"):
        return _checked(features, len(pool), None)
    examples = pool.examples
    if hasattr(features, "fit") and hasattr(features, "transform"):
        from sklearn.base import clone

        fitted = clone(features)
        return _checked(run(_WHAT, lambda: fitted.fit_transform(examples)), len(pool), fitted.transform)
    if callable(features):
        return _checked(run(_WHAT, lambda: features(examples)), len(pool), features)
    raise DataError(f"Expected features= to be a matrix, a transformer or a function, got {type(features).__name__}.")


_WHAT = "features= of the pool"


def _checked(matrix: Any, n: int, transform: Callable[[Any], Any] | None) -> Features:
    matrix = as_floats(check_matrix(matrix, n))
    return Features(matrix, matrix, transform)


def default_model(pool: Pool, features: Any, seed: int, outcomes: int) -> Any:
    """Return the unfitted classifier that suits the features: logistic regression, warm-started by the learner.

    Parameters
    ----------
    pool
        The examples; their kind says how much regularisation its default features want.
    features
        The user's `features=`; None: the default ones.
    seed
        Makes the fit reproducible.
    outcomes
        The number of classes one classifier tells apart; 2 where each class is a yes or no of its own.
    """
    from sklearn.linear_model import LogisticRegression

    strength = pool.kind.default_c(outcomes) if features is None else 1.0
    return LogisticRegression(C=strength, max_iter=1000, random_state=seed)
