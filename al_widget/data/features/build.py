"""The features of a pool, and the classifier that suits them, where the user chose neither or one of them."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import numpy as np

from al_widget.data.arrays import frame_columns, is_matrix
from al_widget.data.cache import Cache
from al_widget.data.features.embeddings import EMBEDDINGS_C, Embedder, embed_texts
from al_widget.data.features.features import Features, GivenRows, Progress, TakePart, as_floats, check_matrix, ignore
from al_widget.data.features.named import named_features
from al_widget.data.features.reading import reads_frame
from al_widget.data.features.representations import Chosen, Representations
from al_widget.data.frames import is_frame
from al_widget.data.kinds.kind import Kind
from al_widget.data.pool import Pool
from al_widget.exceptions import DataError, excerpt

_WHAT = "features= of the pool"


@dataclass(frozen=True)
class Featurizer:
    """Makes feature rows of examples by a fitted transformer, or by a function, of the user's own.

    Attributes
    ----------
    make
        The fitted transformer, or the function.
    width
        How many features it made of the pool.
    """

    make: Any
    width: int

    def __call__(self, examples: Any) -> Any:
        """Return the feature rows of new examples as an array or CSR."""
        made = self.make.transform(examples) if hasattr(self.make, "transform") else self.make(examples)
        n = examples.shape[0] if hasattr(examples, "shape") else len(examples)
        matrix = as_floats(check_matrix(made, n, "features= of new examples"))
        if matrix.shape[1] != self.width:
            raise DataError(
                f"Expected features= to make {self.width} columns of new examples, as of the pool, "
                f"got {matrix.shape[1]}. Make as many for any examples."
            )
        return matrix


@dataclass(frozen=True)
class EmbeddedTexts:
    """Makes feature rows of new texts: their embeddings.

    Attributes
    ----------
    embedder
        What turns texts into vectors.
    width
        How many numbers a vector of the pool has.
    """

    embedder: Embedder
    width: int

    def __call__(self, texts: Any) -> np.ndarray:
        """Return the vectors, (n, width) float32."""
        return embed_texts(self.embedder, list(texts), width=self.width)


def build_features(
    pool: Pool,
    features: Any,
    progress: Progress = lambda _share: None,
    *,
    landmarks: bool = False,
    embedder: Embedder | None = None,
    cache: Cache | None = None,
    first: TakePart = ignore,
) -> Features:
    """Turn the pool into features, once, before any label is known.

    Parameters
    ----------
    pool
        The examples.
    features
        None or "auto" (by kind of example), "words", "embeddings", the name of a model, an `Embedder`, an aligned
        (n, d) matrix, `Features` built before, a scikit-learn transformer or Pipeline, or a callable from examples to a
        matrix.
    progress
        Called with the share done, between 0 and 1.
    landmarks
        With `features=None` and a table: whether the similarities of each row to some rows, the landmarks, stand
        beside its columns, so that the default model, which is linear, learns what is not linear in the columns.
    embedder
        What "embeddings" stands for; None, the default, for static word vectors, if they are installed.
    cache
        Where embeddings are kept between sessions; None, the default: nowhere.
    first
        Takes a part of many examples with default features, as soon as they can be compared.

    Raises
    ------
    DataError
        If the matrix has the wrong number of rows, or NaN or infinite values, the transformer fails, or what a name
        stands for is not installed.
    """
    return features_of(pool.kind, features, progress, landmarks=landmarks, embedder=embedder, cache=cache, first=first)


def features_of(
    kind: Kind,
    features: Any,
    progress: Progress = lambda _share: None,
    *,
    landmarks: bool = False,
    frame_only: bool | None = None,
    embedder: Embedder | None = None,
    cache: Cache | None = None,
    first: TakePart = ignore,
) -> Features:
    """Turn examples into features, as `build_features` does with a pool.

    Parameters
    ----------
    kind
        The examples.
    features, progress, landmarks, embedder, cache, first
        As for `build_features`.
    frame_only
        Whether a transformer or function reads the frame of the examples rather than its texts; None: find out.

    Raises
    ------
    DataError
        As `build_features`.
    """
    if isinstance(features, (Features, Representations)):
        return features if isinstance(features, Features) else features.base
    if isinstance(features, Chosen):
        return features.of(kind.default_features(progress, landmarks=landmarks), kind.examples, cache)
    features = named_features(features, embedder, kind)
    if features is None or isinstance(features, str):
        return kind.features_in_parts(progress, first, landmarks=landmarks)
    if isinstance(features, Embedder):
        vectors = embed_texts(features, kind.examples, cache, progress)
        notices = () if cache is None or cache.notice is None else (cache.notice,)
        return Features(vectors, vectors, EmbeddedTexts(features, vectors.shape[1]), notices=notices)
    if is_matrix(features):
        matrix = as_floats(check_matrix(features, len(kind)))
        return Features(matrix, matrix, GivenRows(matrix.shape[1], frame_columns(features)))
    if not callable(features) and not hasattr(features, "transform"):
        raise DataError(
            f"Expected features= to be a matrix, a transformer or a function, got {type(features).__name__}."
        )
    if isinstance(features, type) and hasattr(features, "transform"):
        raise DataError(
            f"Expected features= to be a transformer, got the class {features.__name__}. Pass {features.__name__}()."
        )
    return _first_that_works(_readings(kind, features, frame_only), features, len(kind))


@dataclass(frozen=True)
class _Reading:
    """What a featurizer may be handed.

    Attributes
    ----------
    examples
        Texts, rows, objects, or the frame that holds the texts.
    is_whole_frame
        Whether it is the frame of a pool of texts.
    """

    examples: Any
    is_whole_frame: bool

    def __str__(self) -> str:
        if is_frame(self.examples):
            return f"a frame of {len(self.examples)} rows with the columns {excerpt(list(self.examples.columns))}"
        if isinstance(self.examples, list):
            return f"{len(self.examples)} {'texts' if isinstance(self.examples[0], str) else 'objects'}"
        return f"{self.examples.shape[0]} rows with {self.examples.shape[1]} columns"


def _readings(kind: Kind, features: Any, frame_only: bool | None) -> list[_Reading]:
    """Return what a featurizer may be handed, the likeliest first."""
    examples = _Reading(kind.examples, is_whole_frame=False)
    if kind.frame is None or kind.examples is kind.frame:
        return [examples]
    frame = _Reading(kind.frame, is_whole_frame=True)
    whole = reads_frame(features) if frame_only is None else frame_only
    return [examples, frame] if whole is None else [frame] if whole else [examples]


def _first_that_works(readings: list[_Reading], features: Any, n: int) -> Features:
    """Return the features by the first of what a featurizer can read.

    Raises
    ------
    DataError
        If it can read none: the sentence says what it was handed, and repeats its own words.
    """
    failed: list[tuple[_Reading, Exception]] = []
    for reading in readings:
        try:
            make, made = _fitted(features, reading.examples)
        except Exception as error:  # noqa: BLE001 - the user's code and any library may raise anything
            failed.append((reading, error))
            continue
        try:
            _check_rows(reading.examples, made)
            matrix = as_floats(check_matrix(made, n, _WHAT))
        except DataError as error:
            failed.append((reading, error))
            continue
        transform = Featurizer(make, matrix.shape[1])
        return Features(matrix, matrix, transform, reads_frame=reading.is_whole_frame)
    if len(failed) == 1 and isinstance(failed[0][1], DataError):
        raise failed[0][1]
    told = "; ".join(f"{type(error).__name__}: {error} (it was given {reading})" for reading, error in failed)
    raise DataError(f"{_WHAT} failed: {told}") from failed[-1][1]


def _check_rows(examples: Any, made: Any) -> None:
    """Refuse what a vectorizer of texts makes of a frame, whose columns' names it takes for the texts."""
    if not is_frame(examples) or not hasattr(made, "shape"):
        return
    n, columns = examples.shape
    if made.shape[0] == columns != n:
        raise DataError(
            f"{_WHAT}: expected one row for each of {n} examples, got one for each of the {columns} columns, as a "
            "vectorizer of texts makes of a frame. Name the column of the texts by text=, or wrap it in a "
            "ColumnTransformer."
        )


def _fitted(features: Any, examples: Any) -> tuple[Any, Any]:
    """Return the fitted transformer, or the function, and what it makes of the pool."""
    if not (hasattr(features, "fit") and hasattr(features, "transform")):
        make = features.transform if hasattr(features, "transform") else features
        return make, make(examples)
    transformer = unfitted_copy(features)
    if hasattr(transformer, "fit_transform"):
        return transformer, transformer.fit_transform(examples)
    return transformer, transformer.fit(examples).transform(examples)


def unfitted_copy(estimator: Any) -> Any:
    """Return an unfitted clone of an estimator; a copy of one that scikit-learn cannot clone."""
    from sklearn.base import clone

    try:
        return clone(estimator)
    except (TypeError, RuntimeError):  # it has no get_params, or its constructor changes what it is given
        return copy.deepcopy(estimator)


def default_model(pool: Pool, features: Any, seed: int, outcomes: int, *, independent: bool = False) -> Any:
    """Return the unfitted classifier that suits the features, warm-started by the learner.

    Parameters
    ----------
    pool
        The examples; their kind says how much regularisation its default features want.
    features
        The features: None or "words" for the default ones, an `Embedder`, or the user's own.
    seed
        Makes the fit reproducible.
    outcomes
        The number of classes one classifier tells apart; 2 where each class is a yes or no of its own.
    independent
        Whether each class is a yes or no of its own: that is left to plain logistic regression.
    """
    return default_estimator(pool.kind, features, seed, outcomes, independent=independent)


def default_estimator(kind: Kind | None, features: Any, seed: int, outcomes: int, *, independent: bool = False) -> Any:
    """Return the default classifier, as `default_model` does; `kind` may be None where the features are a matrix."""
    strength = _strength(kind, features, outcomes)
    if independent:
        from sklearn.linear_model import LogisticRegression

        return LogisticRegression(C=strength, max_iter=1000, random_state=seed)
    from al_widget.data.features.classifier import DefaultClassifier

    return DefaultClassifier(C=strength, random_state=seed)


def _strength(kind: Kind | None, features: Any, outcomes: int) -> float:
    """Return the inverse strength of regularisation that suits features."""
    if isinstance(features, Embedder):
        return EMBEDDINGS_C
    if kind is not None and (features is None or isinstance(features, (str, Representations, Chosen))):
        return kind.default_c(outcomes)
    return 1.0
