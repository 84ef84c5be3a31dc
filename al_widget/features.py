"""From examples to a feature matrix: text, table, or the user's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.exceptions import DataError
from al_widget.pool import Pool

_SLICE = 65_536  # rows checked at a time

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Features:
    """The pool as numbers.

    Attributes
    ----------
    X
        What the model reads, (n, d), dense or CSR.
    space
        What distances are measured in, (n, e); often X itself.
    transform
        Maps new examples to rows of X's kind; None when X was given as a matrix.
    """

    X: Any
    space: Any
    transform: Callable[[Any], Any] | None

    def of(self, examples: Any) -> Any:
        """Give the feature rows of new examples.

        Raises
        ------
        DataError
            If the features were given as a matrix and these are not rows of it.
        """
        if self.transform is not None:
            return self.transform(examples)
        rows = examples.tocsr() if sparse.issparse(examples) else np.asarray(examples)
        if rows.ndim != 2 or rows.shape[1] != self.X.shape[1]:
            raise DataError(
                f"The features were given as a matrix with {self.X.shape[1]} columns: expected new examples as rows "
                f"of such a matrix, got shape {rows.shape}."
            )
        return rows


def build(pool: Pool, features: Any, progress: Progress = lambda _share: None) -> Features:
    """Turn the pool into features, once, before any label is known.

    Parameters
    ----------
    features
        None (by kind of data), an aligned (n, d) matrix, a scikit-learn transformer or Pipeline, or
        a callable from examples to a matrix.
    progress
        Called with the share done, between 0 and 1.

    Raises
    ------
    DataError
        If the matrix has the wrong number of rows, or NaN or infinite values, or the transformer fails.
    """
    if features is None:
        if pool.kind == "text":
            return _text(pool.examples, progress)
        if pool.kind == "object":
            raise DataError(
                "Expected features= for a pool of objects that are neither texts nor rows: "
                "a matrix, a transformer, or a function from examples to a matrix."
            )
        return _table(pool.examples, progress)
    if hasattr(features, "shape"):
        matrix = check(features, len(pool))
        return Features(matrix, matrix, None)
    examples = pool.examples
    if hasattr(features, "fit") and hasattr(features, "transform"):
        from sklearn.base import clone

        fitted = clone(features)
        matrix = _run("features=", lambda: fitted.fit_transform(examples))
        return _made(matrix, len(pool), fitted.transform)
    if callable(features):
        return _made(_run("features=", lambda: features(examples)), len(pool), features)
    raise DataError(f"Expected features= to be a matrix, a transformer or a function, got {type(features).__name__}.")


def check(matrix: Any, n: int) -> Any:
    """Check an aligned feature matrix without copying it.

    Raises
    ------
    DataError
        If it is not two-dimensional, numeric and finite with n rows.
    """
    if hasattr(matrix, "to_numpy"):
        matrix = matrix.to_numpy()
    if sparse.issparse(matrix):
        matrix, values = matrix.tocsr(), matrix.data
    elif isinstance(matrix, np.ndarray):
        values = matrix
    else:
        raise DataError(f"Expected features= as a numpy or scipy sparse matrix, got {type(matrix).__name__}.")
    if matrix.ndim != 2 or matrix.shape[0] != n:
        raise DataError(
            f"Expected features= of shape ({n}, d), one row per example, got {matrix.shape}. Align them with the data."
        )
    if values.dtype.kind not in "biuf":
        raise DataError(f"Expected features= to hold numbers, got dtype {values.dtype}. Encode them first.")
    if values.dtype.kind == "f":
        for start in range(0, len(values), _SLICE):
            finite = np.isfinite(values[start : start + _SLICE])
            if not finite.all():
                where = np.argwhere(~finite)[0]
                row = (
                    start + int(where[0])
                    if not sparse.issparse(matrix)
                    else int(np.searchsorted(matrix.indptr, start + int(where[0]), side="right") - 1)
                )
                raise DataError(
                    f"Expected features= to be finite, got NaN or infinite values (first in row {row}). "
                    "Impute or drop them first."
                )
    return matrix


def default_model(pool: Pool, features: Any, seed: int) -> Any:
    """Give the classifier that suits the default features: logistic regression, warm-started by the learner."""
    from sklearn.linear_model import LogisticRegression

    # Measured by benchmarks/features.py: short rows of unit length want weaker regularisation than scaled columns.
    strength = TEXT_C if pool.kind == "text" and features is None else 1.0
    return LogisticRegression(C=strength, max_iter=1000, random_state=seed)


def _made(matrix: Any, n: int, transform: Callable[[Any], Any]) -> Features:
    matrix = check(matrix, n)
    return Features(matrix, matrix, transform)


def _run(what: str, work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Exception as error:
        raise DataError(f"{what} failed on the pool: {type(error).__name__}: {error}") from error


TEXT_C = 30.0
_DIMENSIONS = 256
_SVD_SAMPLE = 20_000  # the projection is learned on this many texts at most; the rest is projected


def _text(texts: Sequence[str], progress: Progress) -> Features:
    """TF-IDF of words and word pairs beside its low-rank projection (LSA, Deerwester et al. 1990).

    The projection lets few labels reach words they have not seen; the words win when there are many.
    """
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    n = len(texts)
    words = TfidfVectorizer(
        ngram_range=(1, 2),
        sublinear_tf=True,
        min_df=1 if n < 1000 else 2,
        max_features=200_000,
        dtype=np.float32,
        token_pattern=r"(?u)\b\w+\b",  # noqa: S106 - words, not a password
    )
    try:
        counts = words.fit_transform(_told(texts, lambda share: progress(0.6 * share)))
    except ValueError as error:  # an empty vocabulary: punctuation only
        raise DataError(
            f"No words were found in the {n} texts ({error}). Pass features= for texts of another kind."
        ) from error
    rank = min(_DIMENSIONS, min(counts.shape) - 1)
    if rank < 2:
        return Features(counts, counts, words.transform)
    sample = counts if n <= _SVD_SAMPLE else counts[np.random.default_rng(0).choice(n, _SVD_SAMPLE, replace=False)]
    projection = TruncatedSVD(rank, algorithm="randomized", n_iter=2, random_state=0).fit(sample)
    progress(0.9)
    space = normalize(projection.transform(counts).astype(np.float32))

    def together(counts: Any, space: np.ndarray) -> Any:
        return sparse.hstack([counts, sparse.csr_matrix(space)], format="csr", dtype=np.float32)

    def transform(new: Iterable[str]) -> Any:
        rows = words.transform(new)
        return together(rows, normalize(projection.transform(rows).astype(np.float32)))

    progress(1.0)
    return Features(together(counts, space), space, transform)


def _table(table: Any, progress: Progress) -> Features:
    """Columns of numbers scaled to unit variance, gaps filled by the median; columns of names one-hot."""
    from sklearn.compose import make_column_selector, make_column_transformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    if sparse.issparse(table):
        matrix = check(table, table.shape[0])
        return Features(matrix, matrix, lambda new: new.tocsr())
    scale = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    encoder: Any = scale
    if not isinstance(table, np.ndarray):
        names = make_pipeline(
            SimpleImputer(strategy="constant", fill_value="", missing_values=None),
            OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=2, sparse_output=False),
        )
        encoder = make_column_transformer(
            (scale, make_column_selector(dtype_include="number")),
            (names, make_column_selector(dtype_exclude="number")),
        )

    def cells(rows: Any) -> Any:
        if isinstance(rows, np.ndarray) or not hasattr(rows, "select_dtypes"):
            return np.asarray(rows, dtype=np.float64)
        rows = rows.copy()
        for name in rows.columns:
            if rows[name].dtype.kind not in "iuf":
                rows[name] = (
                    rows[name].astype(object).map(lambda value: "" if value is None or value != value else str(value))
                )
        return rows

    ready = cells(table)
    if isinstance(ready, np.ndarray) and np.isinf(ready).any():
        row = int(np.argwhere(np.isinf(ready))[0][0])
        raise DataError(f"Expected finite numbers, got an infinite value in row {row}. Replace it first.")
    progress(0.3)
    X = _run("Reading the table", lambda: encoder.fit_transform(ready)).astype(np.float32)
    progress(1.0)
    return Features(X, X, lambda new: encoder.transform(cells(new)).astype(np.float32))


def _told(texts: Sequence[str], progress: Progress) -> Iterator[str]:
    every = max(1, len(texts) // 100)
    for position, text in enumerate(texts):
        if position % every == 0:
            progress(position / len(texts))
        yield text
