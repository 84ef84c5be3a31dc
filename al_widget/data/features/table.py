"""Features of tables: scaled and one-hot columns, and the similarities of each row to some landmarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.features.features import Features, Progress, as_floats, check_matrix, run
from al_widget.data.frames import is_frame, missing, read_frame
from al_widget.exceptions import DataError

_BLOCK = 8192  # rows compared with the landmarks at a time

# Chosen by measuring: benchmarks/rows.py.
TABLE_C, TABLE_C_PER_OUTCOME = 10.0, 3.0  # of the default model: the more outcomes, the weaker the regularisation
_LANDMARKS = 256
_MOST_SIMILARITIES = 2**26  # 256 MB: beyond 262,144 rows there are fewer landmarks
_COLUMNS, _SIMILARITIES = 0.5, 0.5  # how much of a row's squared length comes from its columns, from its similarities
_GAMMA = 2.0  # of the Gaussian kernel, over the median squared distance of two rows


def table_features(table: Any, progress: Progress, *, landmarks: bool) -> Features:
    """Compute columns of numbers scaled to unit variance, gaps filled by the median; columns of names one-hot.

    Parameters
    ----------
    table
        A frame, a (n, d) array, or a scipy sparse matrix, which is used as it is.
    progress
        Called with the share done, between 0 and 1.
    landmarks
        Whether the similarities of each row to some rows stand beside the columns.

    Raises
    ------
    DataError
        If a number is infinite, or the table cannot be read.
    """
    from sklearn.compose import make_column_selector, make_column_transformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    if sparse.issparse(table):
        matrix = as_floats(check_matrix(table, table.shape[0]))
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
        rows = read_frame(rows)
        if not is_frame(rows):
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
    X = run("Reading the table", lambda: encoder.fit_transform(ready)).astype(np.float32)
    progress(0.5)
    if not landmarks:
        return Features(X, X, lambda new: encoder.transform(cells(new)).astype(np.float32))
    add_similarities = _similarities(X)
    X = add_similarities(X)
    progress(1.0)
    return Features(X, X, lambda new: add_similarities(encoder.transform(cells(new)).astype(np.float32)))


def _similarities(X: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """Return a function that adds to rows (n, d) their similarities to m landmarks: (n, d + m), float32.

    The landmarks are rows of X drawn at random, the similarity is a Gaussian kernel, by the approximation of Nyström
    (Williams & Seeger 2001).
    """
    from scipy.spatial.distance import pdist
    from sklearn.kernel_approximation import Nystroem

    n, d = X.shape
    rng = np.random.default_rng(0)
    distances = pdist(X[rng.choice(n, min(n, 1000), replace=False)], "sqeuclidean")
    if not distances.any():
        return lambda X: X
    typical = float(np.median(distances)) or float(distances.mean())
    m = min(n, max(16, min(_LANDMARKS, _MOST_SIMILARITIES // n)))
    landmarks = X[rng.choice(n, m, replace=False)]
    kernel = Nystroem(gamma=_GAMMA / typical, n_components=m, random_state=0).fit(landmarks.astype(np.float64))
    scale = np.float32(np.sqrt(2 * _COLUMNS / typical))  # the squared distance of two rows of unit length is 2

    def add(X: np.ndarray) -> np.ndarray:
        both = np.empty((len(X), d + m), np.float32)
        np.multiply(X, scale, out=both[:, :d])
        for start in range(0, len(X), _BLOCK):
            rows = slice(start, start + _BLOCK)
            both[rows, d:] = kernel.transform(X[rows].astype(np.float64)) * np.sqrt(_SIMILARITIES)
        return both

    return add
