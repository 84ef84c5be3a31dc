"""From examples to a feature matrix: text, table, or the user's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.matrix import BlockMatrix
from al_widget.data.pool import Pool, missing
from al_widget.exceptions import DataError

_SLICE = 65_536  # rows checked at a time
_BLOCK = 8192  # rows compared with the landmarks at a time

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Rows:
    """New examples that are feature rows already."""

    X: Any


@dataclass(frozen=True)
class Features:
    """The pool as numbers.

    Attributes
    ----------
    X
        What the model reads, (n, d): dense, CSR, or `BlockMatrix`.
    embedding
        What distances are measured in, (n, e); often X itself.
    transform
        Maps new examples to rows of X's kind; None when X was given as a matrix.
    """

    X: Any
    embedding: Any
    transform: Callable[[Any], Any] | None

    def of(self, examples: Any) -> Any:
        """Give the feature rows of new examples.

        Raises
        ------
        DataError
            If they cannot be read, or the features were given as a matrix and these are not rows of it.
        """
        if isinstance(examples, Rows):
            return examples.X
        if isinstance(examples, (str, bytes)):
            raise DataError(
                f"Reading new examples failed: expected several, got one {type(examples).__name__}. Wrap it in a list."
            )
        transform = self.transform
        if transform is not None:
            return _run("Reading new examples", lambda: transform(examples))
        rows = examples.tocsr() if sparse.issparse(examples) else np.asarray(examples)
        if rows.ndim != 2 or rows.shape[1] != self.X.shape[1]:
            raise DataError(
                f"The features were given as a matrix with {self.X.shape[1]} columns: expected new examples as rows "
                f"of such a matrix, got shape {rows.shape}."
            )
        return rows


def build(pool: Pool, features: Any, progress: Progress = lambda _share: None, *, likeness: bool = False) -> Features:
    """Turn the pool into features, once, before any label is known.

    Parameters
    ----------
    features
        None (by kind of data), an aligned (n, d) matrix, `Features` built before, a scikit-learn
        transformer or Pipeline, or a callable from examples to a matrix.
    progress
        Called with the share done, between 0 and 1.
    likeness
        With `features=None` and a table: whether the likeness of each row to some others stands beside
        its columns, so that the default model, which is linear, learns what is not linear in the columns.

    Raises
    ------
    DataError
        If the matrix has the wrong number of rows, or NaN or infinite values, or the transformer fails.
    """
    if isinstance(features, Features):
        return features
    if features is None:
        if pool.kind == "text":
            return _text(pool.examples, progress)
        if pool.kind == "object":
            raise DataError(
                "Expected features= for a pool of objects that are neither texts nor rows: "
                "a matrix, a transformer, or a function from examples to a matrix."
            )
        return _table(pool.examples, progress, likeness=likeness)
    if hasattr(features, "shape"):
        matrix = _floats(check(features, len(pool)))
        return Features(matrix, matrix, None)
    examples = pool.examples
    if hasattr(features, "fit") and hasattr(features, "transform"):
        from sklearn.base import clone

        fitted = clone(features)
        matrix = _run("features= of the pool", lambda: fitted.fit_transform(examples))
        return _made(matrix, len(pool), fitted.transform)
    if callable(features):
        return _made(_run("features= of the pool", lambda: features(examples)), len(pool), features)
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


def _floats(matrix: Any) -> Any:
    """Give whole numbers and half precision as floats, since their products overflow; floats are not copied."""
    if matrix.dtype.kind == "f" and matrix.dtype.itemsize >= 4:
        return matrix
    return matrix.astype(np.float32 if matrix.dtype.itemsize <= 2 else np.float64)


def default_model(pool: Pool, features: Any, seed: int, classes: int = 2, *, multilabel: bool = False) -> Any:
    """Give the classifier that suits the features: logistic regression, warm-started by the learner.

    The default features of a table want the weaker regularisation the more classes there are; with `multilabel` each
    of them is a problem of its own, yes or no.
    """
    from sklearn.linear_model import LogisticRegression

    # Rows of unit length want weaker regularisation than scaled columns.
    strength = 1.0
    if features is None and not sparse.issparse(pool.examples):
        strength = (
            _TEXT_C if pool.kind == "text" else max(_TABLE_C, _TABLE_C_PER_CLASS * (2 if multilabel else classes))
        )
    return LogisticRegression(C=strength, max_iter=1000, random_state=seed)


def _made(matrix: Any, n: int, transform: Callable[[Any], Any]) -> Features:
    matrix = _floats(check(matrix, n))
    return Features(matrix, matrix, transform)


def _run(what: str, work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Exception as error:
        raise DataError(f"{what} failed: {type(error).__name__}: {error}") from error


# All of this was chosen by measuring: benchmarks/features.py.
_TEXT_C = 100.0
_DIMENSIONS = 256
_SVD_SAMPLE = 20_000  # the projection is learned on this many texts at most; the rest is projected
_WORDS, _PROJECTION = 0.25, 0.75  # how much of a squared distance comes from words and from the projection
_MOST_CHARACTERS = 10_000_000  # counting pieces of words in longer pools takes a minute and more


def _text(texts: Sequence[str], progress: Progress) -> Features:
    """TF-IDF of words and word pairs, beside a low-rank projection of words and pieces of words.

    The projection (LSA, Deerwester et al. 1990) carries a label to words it has not been seen with,
    and wins while labels are few; the words win when there are many. Each axis is stretched by the
    root of its singular value, and each text then scaled to unit length.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize
    from sklearn.utils.extmath import randomized_svd

    n = len(texts)
    shared = {"sublinear_tf": True, "dtype": np.float32}
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=1 if n < 200 else 2, max_features=100_000, **shared)
    try:
        W = words.fit_transform(_told(texts, lambda share: progress(0.2 * share)))
    except ValueError:  # no word in common, or none at all: pieces of words may still tell the texts apart
        words, W = None, None
    pieces, P = None, None
    if sum(map(len, texts)) <= _MOST_CHARACTERS:
        rare = 1 if n < 200 else 3 if n <= 20_000 else 5
        pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=rare, max_features=50_000, **shared)
        try:
            P = pieces.fit_transform(_told(texts, lambda share: progress(0.2 + 0.5 * share)))
        except ValueError:
            pieces, P = None, None
    if W is None and P is None:
        raise DataError(f"No words were found in the {n} texts. Pass features= for texts of another kind.")

    def counts(W: Any, P: Any) -> Any:
        if W is None or P is None:
            return P if W is None else W
        return sparse.hstack([W, P], format="csr", dtype=np.float32) * np.float32(np.sqrt(0.5))

    X = counts(W, P)
    rank = min(_DIMENSIONS, min(X.shape) - 1)
    if rank < 2:
        return Features(X, X, lambda new: counts(words and words.transform(new), pieces and pieces.transform(new)))
    sample = X if n <= _SVD_SAMPLE else X[np.random.default_rng(0).choice(n, _SVD_SAMPLE, replace=False)]
    progress(0.75)
    _, sigma, axes = randomized_svd(sample, rank, n_oversamples=10, n_iter=2, random_state=0)
    progress(0.9)
    stretch = (axes.T * np.sqrt(sigma)).astype(np.float32)

    def stacked(W: Any, X: Any) -> tuple[Any, np.ndarray]:
        Z = normalize(X @ stretch, copy=False)
        return (
            Z if W is None else BlockMatrix(W * np.float32(np.sqrt(_WORDS)), Z * np.float32(np.sqrt(_PROJECTION)))
        ), Z

    def transform(new: Iterable[str]) -> Any:
        new = list(new)
        W = None if words is None else words.transform(new)
        return stacked(W, counts(W, None if pieces is None else pieces.transform(new)))[0]

    both, Z = stacked(W, X)
    progress(1.0)
    return Features(both, Z, transform)


# Chosen by measuring: benchmarks/rows.py.
_TABLE_C, _TABLE_C_PER_CLASS = 10.0, 3.0
_LANDMARKS = 256
_MOST_LIKENESSES = 2**26  # 256 MB: beyond 262,144 rows there are fewer landmarks
_COLUMNS, _LIKENESS = 0.5, 0.5  # how much of a row's squared length comes from its columns and from its likenesses
_NEARNESS = 2.0


def _table(table: Any, progress: Progress, *, likeness: bool) -> Features:
    """Columns of numbers scaled to unit variance, gaps filled by the median; columns of names one-hot."""
    from sklearn.compose import make_column_selector, make_column_transformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    if sparse.issparse(table):
        matrix = _floats(check(table, table.shape[0]))
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
                rows[name] = rows[name].astype(object).map(lambda value: "" if missing(value) else str(value))
        return rows

    ready = cells(table)
    if isinstance(ready, np.ndarray) and np.isinf(ready).any():
        row = int(np.argwhere(np.isinf(ready))[0][0])
        raise DataError(f"Expected finite numbers, got an infinite value in row {row}. Replace it first.")
    progress(0.3)
    X = _run("Reading the table", lambda: encoder.fit_transform(ready)).astype(np.float32)
    progress(0.5)
    if not likeness:
        return Features(X, X, lambda new: encoder.transform(cells(new)).astype(np.float32))
    beside = _likeness(X)
    X = beside(X)
    progress(1.0)
    return Features(X, X, lambda new: beside(encoder.transform(cells(new)).astype(np.float32)))


def _likeness(X: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """Learn to put beside the columns of a table (n, d) how like each row is to some others: (n, d + landmarks).

    The likeness is a Gaussian of the distance, by the approximation of Nyström (Williams & Seeger 2001) on rows
    drawn at random.
    """
    from scipy.spatial.distance import pdist
    from sklearn.kernel_approximation import Nystroem

    n, d = X.shape
    rng = np.random.default_rng(0)
    apart = pdist(X[rng.choice(n, min(n, 1000), replace=False)], "sqeuclidean")
    if not apart.any():
        return lambda X: X
    usual = float(np.median(apart)) or float(apart.mean())
    m = min(n, max(16, min(_LANDMARKS, _MOST_LIKENESSES // n)))
    landmarks = X[rng.choice(n, m, replace=False)]
    near = Nystroem(gamma=_NEARNESS / usual, n_components=m, random_state=0).fit(landmarks.astype(np.float64))
    scale = np.float32(np.sqrt(2 * _COLUMNS / usual))  # two rows of unit length lie 2 apart, squared

    def beside(X: np.ndarray) -> np.ndarray:
        both = np.empty((len(X), d + m), np.float32)
        np.multiply(X, scale, out=both[:, :d])
        for start in range(0, len(X), _BLOCK):
            rows = slice(start, start + _BLOCK)
            both[rows, d:] = near.transform(X[rows].astype(np.float64)) * np.sqrt(_LIKENESS)
        return both

    return beside


def _told(texts: Sequence[str], progress: Progress) -> Iterator[str]:
    every = max(1, len(texts) // 100)
    for position, text in enumerate(texts):
        if position % every == 0:
            progress(position / len(texts))
        yield text
