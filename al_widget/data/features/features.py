"""Features: the pool as numbers, and the check of a matrix the user made."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.arrays import as_matrix, frame_columns, is_matrix
from al_widget.data.frames import is_frame, read_frame
from al_widget.data.matrix import BlockMatrix
from al_widget.data.unreadable import is_list, refusal
from al_widget.exceptions import AlWidgetError, DataError, excerpt

_SLICE = 65_536  # rows checked at a time
_READING = "Reading new examples"

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Rows:
    """New examples that are feature rows already.

    Attributes
    ----------
    X
        Their features, (n, d), of the kind the model reads.
    """

    X: Any

    def of(self, features: Features) -> Any:  # noqa: ARG002 - of the representations
        """Return the rows as these features have them."""
        return self.X


@dataclass(frozen=True)
class GivenRows:
    """Reads new examples where the features were given as a matrix: they must be rows of such a matrix.

    Attributes
    ----------
    width
        How many columns it had.
    columns
        Their names, where it was a frame; None otherwise.
    """

    width: int
    columns: tuple[Hashable, ...] | None = None

    def __call__(self, examples: Any) -> Any:
        """Return the rows as an array or CSR."""
        return self.read(examples, "New examples")

    def read(self, examples: Any, what: str) -> Any:
        """Return the rows as an array or CSR; of a frame the columns in the order of the given one.

        Raises
        ------
        DataError
            If they are no such rows; the sentence begins with `what`.
        """
        wanted = f"rows of {self.width} numbers as in the matrix of features=, an array of shape (n, {self.width})"
        try:
            rows = as_matrix(examples, what) if is_matrix(examples) else None
        except DataError:
            rows = None
        if rows is None or rows.ndim != 2 or rows.shape == (0, 0):
            data = read_frame(examples, what)
            if (is_list(data) or is_frame(data)) and len(data) == 0:
                return np.empty((0, self.width))
            raise refusal(data, what, wanted)
        names = frame_columns(examples)
        if names and self.columns and names != self.columns and self.columns != tuple(range(self.width)):
            lacking = [name for name in self.columns if name not in names]
            if lacking:
                raise DataError(
                    f"{what}: expected a frame with the columns of features=, got one without {excerpt(lacking)}. "
                    "Add them."
                )
            rows, names = rows[:, [names.index(name) for name in self.columns]], self.columns
        if rows.shape[1] != self.width:
            raise DataError(f"{what}: expected {wanted}, got shape {rows.shape}. Pass the same columns.")
        return as_floats(check_matrix(rows, rows.shape[0], what, names))


def given_rows(matrix: Any) -> GivenRows:
    """Return what reads new rows of a matrix that is given as `features=`.

    Raises
    ------
    DataError
        If it is none of two dimensions.
    """
    shape: tuple[int, ...] = np.shape(matrix) if isinstance(matrix, (list, tuple)) else matrix.shape
    if len(shape) != 2:
        raise DataError(f"features=: expected a matrix of two dimensions, got shape {shape}. Reshape it.")
    return GivenRows(int(shape[1]), frame_columns(matrix))


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
        Maps new examples to rows of X's kind. It can be pickled, and holds nothing of the pool but what was learned
        from it. None is short for `GivenRows`.
    reads_frame
        Whether `transform` reads the whole frame of the pool rather than its texts.
    notices
        What the user should know about them, in sentences.
    """

    X: Any
    embedding: Any
    transform: Callable[[Any], Any] | None
    reads_frame: bool = False
    notices: tuple[str, ...] = ()

    @property
    def given(self) -> GivenRows | None:
        """What reads new examples as rows, where the features were given as a matrix; None otherwise."""
        return self.reader if isinstance(self.reader, GivenRows) else None

    @property
    def reader(self) -> Callable[[Any], Any]:
        """What maps new examples to feature rows."""
        return GivenRows(self.X.shape[1]) if self.transform is None else self.transform

    def of(self, examples: Any) -> Any:
        """Return the feature rows of new examples.

        Raises
        ------
        DataError
            If they cannot be read, or the features were given as a matrix and these are not rows of it.
        """
        if isinstance(examples, Rows):
            return examples.of(self)
        if isinstance(examples, (str, bytes)):
            raise DataError(
                f"{_READING} failed: expected several, got one {type(examples).__name__}. Wrap it in a list."
            )
        reader = self.reader
        return run(_READING, lambda: reader(examples))


@dataclass(frozen=True)
class Part:
    """Some examples of a pool that can be compared before the features of all are there.

    Attributes
    ----------
    rows
        Their positions in the pool, (m,), in order.
    points
        What distances between them are measured in, (m, e).
    """

    rows: np.ndarray
    points: Any

    def __getitem__(self, rows: np.ndarray) -> Any:
        """Return the points of examples by their positions in the pool; all must be of the part."""
        return self.points[np.searchsorted(self.rows, rows)]


TakePart = Callable[[Part], None]


def ignore(part: Part) -> None:
    """Do nothing: the features of the whole pool are waited for."""


def check_matrix(given: Any, n: int, what: str = "features=", columns: tuple[Hashable, ...] | None = None) -> Any:
    """Check an aligned feature matrix without copying it; return it as an array or CSR.

    Parameters
    ----------
    given
        Anything like a matrix of numbers: see `as_matrix`.
    n
        How many rows it must have.
    what
        What it was passed as: the sentence of an error begins with it.
    columns
        The names of its columns; None, the default: those of a frame, and numbers otherwise.

    Raises
    ------
    DataError
        If it is not two-dimensional, numeric and finite with n rows.
    """
    matrix = as_matrix(given, what)
    if matrix.ndim != 2 or matrix.shape[0] != n:
        raise DataError(
            f"{what}: expected a matrix of shape ({n}, d), one row per example, got {matrix.shape}. "
            "Align it with the data."
        )
    bad = None if isinstance(matrix, BlockMatrix) else _first_not_finite(matrix)
    if bad is not None:
        row, column = bad
        names = columns or frame_columns(given)
        named = column if names is None else repr(names[column])
        raise DataError(
            f"{what}: expected finite numbers, got NaN or infinite values (first in row {row}, column {named}). "
            "Impute or drop them first."
        )
    return matrix


def _first_not_finite(matrix: Any) -> tuple[int, int] | None:
    """Return row and column of the first value that is NaN or infinite; None if all are finite."""
    values = matrix.data if sparse.issparse(matrix) else matrix
    if values.dtype.kind != "f":
        return None
    for start in range(0, len(values), _SLICE):
        finite = np.isfinite(values[start : start + _SLICE])
        if not finite.all():
            place = np.argwhere(~finite)[0]
            first = start + int(place[0])
            if not sparse.issparse(matrix):
                return first, int(place[1])
            return int(np.searchsorted(matrix.indptr, first, side="right") - 1), int(matrix.indices[first])
    return None


def as_floats(matrix: Any) -> Any:
    """Return whole numbers and half precision as floats, since their products overflow; floats are not copied."""
    if matrix.dtype.kind == "f" and matrix.dtype.itemsize >= 4:
        return matrix
    return matrix.astype(np.float32 if matrix.dtype.itemsize <= 2 else np.float64)


def run(what: str, work: Callable[[], Any]) -> Any:
    """Run code of the user or of a library.

    Raises
    ------
    DataError
        If it fails; the sentence begins with `what`, unless it is an error of ours, which has its own.
    """
    try:
        return work()
    except AlWidgetError:
        raise
    except Exception as error:
        raise DataError(f"{what} failed: {type(error).__name__}: {error}") from error
