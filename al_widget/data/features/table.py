"""Features of tables: scaled numbers, one-hot names and what else columns hold, and similarities to some landmarks."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from al_widget.data.features.choice import choose_readers
from al_widget.data.features.columns import MOST_NAMES, ColumnReader, infinite
from al_widget.data.features.features import Features, Progress, as_floats, check_matrix, run
from al_widget.data.features.similarities import Similarities, fit_similarities
from al_widget.data.frames import as_python, is_frame, read_frame
from al_widget.exceptions import DataError, excerpt

if TYPE_CHECKING:
    import pandas as pd

# Chosen by measuring: benchmarks/rows.py.
TABLE_C, TABLE_C_PER_OUTCOME = 10.0, 3.0  # of the default model: the more outcomes, the weaker the regularisation

_NO_COLUMN = "No column of the table tells kinds of rows apart: pass features= to say how a model should read them."


@dataclass(frozen=True)
class SparseRows:
    """Reads rows of a sparse matrix as they are.

    Attributes
    ----------
    width
        How many columns there are.
    """

    width: int

    def __call__(self, rows: Any) -> Any:
        """Return the rows as CSR of floats."""
        matrix = as_floats(check_matrix(rows, np.shape(rows)[0], "New examples"))
        if matrix.shape[1] != self.width:
            raise DataError(f"Expected new examples with {self.width} columns, as in the pool, got {matrix.shape[1]}.")
        return matrix if sparse.issparse(matrix) else sparse.csr_matrix(matrix)


@dataclass(frozen=True)
class Scaling:
    """Fills gaps by the median of their column, and scales columns to unit variance.

    Attributes
    ----------
    steps
        The fitted pipeline.
    constant
        Which columns did not vary in the pool, (k,): they stay 0, whatever new rows hold.
    """

    steps: Any
    constant: np.ndarray

    def __call__(self, numbers: np.ndarray) -> np.ndarray:
        """Return scaled numbers (n, k)."""
        scaled = self.steps.transform(numbers)
        if self.constant.any():
            scaled[:, self.constant] = 0
        return scaled


def _fit_scaling(numbers: np.ndarray) -> tuple[Scaling, np.ndarray]:
    """Return the scaling of the pool's numbers, and the scaled numbers."""
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    steps = make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), StandardScaler())
    scaled = steps.set_output(transform="default").fit_transform(numbers)
    scaler = steps[-1]
    constant = scaler.scale_ != np.sqrt(scaler.var_)  # scikit-learn puts 1 in place of what is next to 0
    scaled[:, constant] = 0
    return Scaling(steps, constant), scaled


@dataclass(frozen=True)
class ArrayEncoder:
    """Maps rows of an array to features.

    Attributes
    ----------
    scaling
        Of the columns.
    similarities
        What is added to them; None for nothing.
    """

    scaling: Scaling
    similarities: Similarities | None

    def __call__(self, rows: Any) -> np.ndarray:
        """Return the feature rows of new rows."""
        numbers = _checked_numbers(rows)
        d = len(self.scaling.constant)
        if numbers.ndim != 2 or numbers.shape[1] != d:
            raise DataError(f"Expected new examples of shape (n, {d}), as in the pool, got {numbers.shape}.")
        X = self.scaling(numbers).astype(np.float32)
        return X if self.similarities is None else self.similarities(X)


def _checked_numbers(rows: Any) -> np.ndarray:
    try:
        numbers = np.asarray(rows, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise DataError(f"Expected rows of numbers, got {type(rows).__name__}: {error}.") from error
    for row, column in infinite(numbers) if numbers.ndim == 2 else ():
        raise DataError(
            f"Expected finite numbers, got an infinite value in row {row}, column {column}. Replace it first."
        )
    return numbers


@dataclass(frozen=True)
class TableEncoder:
    """Maps rows of a frame to features. Columns are known by their positions, so that names may be anything.

    Attributes
    ----------
    columns
        The names of the pool's columns, in their order.
    readers
        What the columns are read as.
    scaling, names
        The fitted encoders of numbers and of names; None where no column holds any.
    similarities
        What is added to the columns; None for nothing.
    """

    columns: tuple[Hashable, ...]
    readers: tuple[ColumnReader, ...]
    scaling: Scaling | None
    names: Any
    similarities: Similarities | None

    def __call__(self, rows: Any) -> np.ndarray:
        """Return the feature rows of new rows."""
        frame = self._aligned(read_frame(rows))
        numbers, names, ready = read_columns(frame, self.readers)
        parts = [
            *([] if self.scaling is None or numbers is None else [self.scaling(numbers)]),
            *([] if self.names is None else [self.names.transform(names)]),
            *ready,
        ]
        X = _beside(parts, len(frame))
        return X if self.similarities is None else self.similarities(X)

    def _aligned(self, frame: Any) -> pd.DataFrame:
        """Return the pool's columns of a frame, in their order."""
        if not is_frame(frame):
            raise DataError(
                f"Expected new examples as a frame with the columns {excerpt(list(self.columns))}, "
                f"got {type(frame).__name__}."
            )
        if tuple(frame.columns) == self.columns:
            return frame
        lacking = [name for name in self.columns if name not in frame.columns]
        if lacking:
            raise DataError(
                f"Expected new examples with the columns of the pool, got a frame without {excerpt(lacking)}."
            )
        return frame.iloc[:, [frame.columns.get_loc(name) for name in self.columns]]


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
    if sparse.issparse(table):
        matrix = as_floats(check_matrix(table, table.shape[0], "The pool"))
        return Features(matrix, matrix, SparseRows(matrix.shape[1]))
    if isinstance(table, np.ndarray):
        scaling, X = run("Reading the table", lambda: _fit_scaling(_checked_numbers(table)))
        X, similarities = _with_similarities(X.astype(np.float32), progress, landmarks=landmarks)
        return Features(X, X, ArrayEncoder(scaling, similarities))
    return run("Reading the table", lambda: _frame_features(table, progress, landmarks=landmarks))


def _with_similarities(X: np.ndarray, progress: Progress, *, landmarks: bool) -> tuple[np.ndarray, Similarities | None]:
    progress(0.5)
    similarities = fit_similarities(X) if landmarks else None
    X = X if similarities is None else similarities(X)
    progress(1.0)
    return X, similarities


def _frame_features(frame: pd.DataFrame, progress: Progress, *, landmarks: bool) -> Features:
    from sklearn.preprocessing import OneHotEncoder

    chosen = [choose_readers(frame.iloc[:, place], place, as_python(name)) for place, name in enumerate(frame.columns)]
    readers = tuple(reader for some, _ in chosen for reader in some)
    notices = tuple(notice for _, notice in chosen if notice)
    progress(0.2)
    numbers, names, ready = read_columns(frame, readers)
    progress(0.3)
    scaling, encoder, parts = None, None, []
    if numbers is not None:
        scaling, scaled = _fit_scaling(numbers)
        parts.append(scaled)
    if names is not None:
        encoder = OneHotEncoder(
            handle_unknown="infrequent_if_exist",
            min_frequency=2,
            max_categories=MOST_NAMES,
            sparse_output=False,
            dtype=np.float32,
        ).set_output(transform="default")
        parts.append(encoder.fit_transform(names))
    X = _beside([*parts, *ready], len(frame))
    if not readers:
        notices = (*notices, _NO_COLUMN)
    X, similarities = _with_similarities(X, progress, landmarks=landmarks)
    return Features(X, X, TableEncoder(tuple(frame.columns), readers, scaling, encoder, similarities), notices=notices)


def read_columns(
    frame: pd.DataFrame, readers: tuple[ColumnReader, ...]
) -> tuple[np.ndarray | None, np.ndarray | None, list[np.ndarray]]:
    """Return what the columns of a frame hold: numbers (n, k), names (n, c), and what is ready for the model.

    Raises
    ------
    DataError
        If a value is of another kind than those of the pool, or infinite: row and column are named.
    """
    read: dict[str, list[tuple[ColumnReader, np.ndarray]]] = {"numbers": [], "names": [], "ready": []}
    for reader in readers:
        read[reader.gives].append((reader, reader(frame.iloc[:, reader.place])))
    numbers = _stacked([values for _, values in read["numbers"]])
    if numbers is not None:
        for row, column in infinite(numbers):
            owner = [reader for reader, values in read["numbers"] for _ in range(values.shape[1])][column]
            whole = isinstance(frame.iat[row, owner.place], int)  # noqa: PD009 - half iloc's time
            raise DataError(
                f"Expected finite numbers, got {'a number too large for a float' if whole else 'an infinite value'} "
                f"in row {as_python(frame.index[row])!r}, column {owner.name!r}. Replace it first."
            )
    names = np.hstack([values for _, values in read["names"]]) if read["names"] else None
    return numbers, names, [values for _, values in read["ready"]]


def _stacked(columns: list[np.ndarray]) -> np.ndarray | None:
    """Return columns of numbers as one array, laid out column by column, in single precision if all of them are."""
    if not columns:
        return None
    single = all(values.dtype == np.float32 for values in columns)
    width = sum(values.shape[1] for values in columns)
    numbers = np.empty((len(columns[0]), width), np.float32 if single else np.float64, order="F")
    at = 0
    for values in columns:
        numbers[:, at : at + values.shape[1]] = values
        at += values.shape[1]
    return numbers


def _beside(parts: list[np.ndarray], n: int) -> np.ndarray:
    """Return parts of feature rows side by side, (n, d) float32; one column of 0 where there are none."""
    if not parts:
        return np.zeros((n, 1), np.float32)
    return parts[0].astype(np.float32) if len(parts) == 1 else np.hstack([part.astype(np.float32) for part in parts])
