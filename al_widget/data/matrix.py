"""Matrices of features: anything like one is read as an array or CSR; a sparse and a dense one stand side by side."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from numbers import Number
from typing import Any

import narwhals.stable.v1 as nw
import numpy as np
from scipy import sparse

from al_widget.data.frames import column_names, is_frame, missing, read_frame
from al_widget.data.raw import RawRows
from al_widget.exceptions import DataError, excerpt


class BlockMatrix:
    """The matrix [S D] of shape (n, p + q), S sparse and D dense, never put into one.

    As one CSR matrix the dense columns would take twice the memory, and their products tens of times as long.
    A strategy and a model only select rows and multiply, and both work on the parts.

    Examples
    --------
    >>> both = BlockMatrix(sparse.csr_matrix([[1.0, 0.0], [0.0, 2.0]]), np.array([[3.0], [4.0]]))
    >>> both[[1]].toarray(), (both @ np.ones((3, 1))).ravel()
    (array([[0., 2., 4.]]), array([4., 6.]))
    """

    def __init__(self, left: Any, right: np.ndarray) -> None:
        self._left, self._right = left, right
        self.shape = (right.shape[0], left.shape[1] + right.shape[1])
        self.dtype = right.dtype
        self.ndim = 2

    @property
    def left(self) -> Any:
        """The sparse block, (n, p)."""
        return self._left

    @property
    def right(self) -> np.ndarray:
        """The dense block, (n, q)."""
        return self._right

    def __getitem__(self, rows: Any) -> BlockMatrix:
        return BlockMatrix(self._left[rows], self._right[rows])

    def __matmul__(self, other: np.ndarray) -> np.ndarray:
        p = self._left.shape[1]
        return self._left @ other[:p] + self._right @ other[p:]

    def rmatmul(self, other: np.ndarray) -> np.ndarray:
        """Multiply the transpose by a matrix (n, k): (p + q, k)."""
        return np.vstack([self._left.T @ other, self._right.T @ other])

    def gram(self) -> np.ndarray:
        """Return all inner products of rows, (n, n) float64."""
        right = self._right.astype(np.float64)
        return (self._left.astype(np.float64) @ self._left.T).toarray() + right @ right.T

    def tocsr(self) -> Any:
        """Return the rows as one CSR matrix, for estimators that accept nothing else."""
        return sparse.hstack([self._left, sparse.csr_matrix(self._right)], format="csr", dtype=self.dtype)

    def toarray(self) -> np.ndarray:
        """Return the rows as one dense array."""
        return np.hstack([self._left.toarray(), self._right])


def plain(matrix: Any) -> Any:
    """Return what an estimator can read: a `BlockMatrix` as one CSR matrix, rows of raw examples as these."""
    if isinstance(matrix, BlockMatrix):
        return matrix.tocsr()
    return matrix.examples if isinstance(matrix, RawRows) else matrix


def is_matrix(given: Any) -> bool:
    """Check whether something holds rows of numbers: an array, a sparse matrix, a frame, a list of rows."""
    if isinstance(given, (list, tuple)):
        return len(given) > 0 and not isinstance(given[0], (str, bytes))
    if nw.dependencies.is_into_dataframe(given) or nw.dependencies.is_polars_lazyframe(given):
        return True
    return hasattr(given, "shape") or hasattr(given, "__array__")


def frame_columns(given: Any) -> tuple[Hashable, ...] | None:
    """Return the names of the columns of a frame of any library; None for anything else."""
    if not nw.dependencies.is_into_dataframe(given):
        return None
    return tuple(column_names(given))


def as_matrix(given: Any, what: str) -> Any:
    """Return anything like a matrix of numbers as an array or as CSR, without a copy where it is one.

    Parameters
    ----------
    given
        An array, `numpy.matrix`, masked array or memory map; a scipy sparse matrix or array of any format; a frame of
        any library; a list of rows; a tensor.
    what
        What it was passed as: the sentence of an error begins with it.

    Raises
    ------
    DataError
        If it is none of these, or does not hold numbers.

    Examples
    --------
    >>> as_matrix([[1, 2], [3, 4]], "features=").shape, as_matrix(sparse.coo_array(np.eye(2)), "features=").format
    ((2, 2), 'csr')
    """
    if isinstance(given, BlockMatrix):
        return given
    if nw.dependencies.is_polars_lazyframe(given):
        raise DataError(f"{what}: expected a matrix, got a polars LazyFrame. Call .collect() first.")
    if nw.dependencies.is_into_dataframe(given):
        given = _cells(given)
    elif isinstance(given, (list, tuple)) and len(given) and all(map(sparse.issparse, given)):
        given = sparse.vstack(given)
    if sparse.issparse(given):
        return _csr(given, what)
    if hasattr(given, "detach"):  # a tensor of torch, perhaps on a graphics card
        given = given.detach().cpu()
    if not isinstance(given, np.ndarray) and not is_matrix(given):
        raise DataError(f"{what}: expected a matrix of numbers, got {type(given).__name__}. Make an array of it.")
    if isinstance(given, np.ma.MaskedArray):
        given = np.ma.filled(given.astype(np.float64), np.nan)
    try:
        array = given if type(given) in {np.ndarray, np.memmap} else np.asarray(given)
    except ValueError as error:
        raise DataError(
            f"{what}: expected a matrix, got rows of different lengths ({error}). Give each the same columns."
        ) from error
    return _numbers(array, what)


def _csr(given: Any, what: str) -> Any:
    if given.ndim != 2:
        raise DataError(f"{what}: expected a matrix of rows and columns, got shape {given.shape}. Reshape it.")
    matrix = sparse.csr_matrix(given)
    numbers = _numbers(matrix.data, what)
    if numbers is not matrix.data:
        matrix = sparse.csr_matrix((numbers, matrix.indices, matrix.indptr), matrix.shape)
    return matrix


def _cells(frame: Any) -> Any:
    """Return the cells of a frame as one array; columns that pandas keeps sparse as a sparse matrix."""
    if not is_frame(frame):
        read = nw.from_native(frame, eager_only=True)
        numbers = all(dtype.is_numeric() and dtype != nw.Decimal for dtype in read.schema.values())
        return read.to_numpy() if numbers else _cells(read_frame(frame))
    import pandas as pd

    dtypes = list(frame.dtypes)
    if dtypes and all(isinstance(dtype, pd.SparseDtype) for dtype in dtypes):
        return frame.sparse.to_coo()
    if all(isinstance(dtype, np.dtype) for dtype in dtypes):
        return frame.to_numpy()
    if all(pd.api.types.is_numeric_dtype(dtype) for dtype in dtypes):  # nullable ones, or of pyarrow
        return frame.to_numpy(dtype=np.float64, na_value=np.nan)
    return frame.astype(object).to_numpy()


def _numbers(array: np.ndarray, what: str) -> np.ndarray:
    """Return an array of numbers in a form every estimator reads: a dtype of its own, of this machine's byte order."""
    kind = array.dtype.kind
    if kind == "O":
        array = _from_objects(array, what)
    elif kind not in "biuf":
        raise DataError(f"{what}: expected numbers, got dtype {array.dtype}. Encode them first.")
    if array.dtype.itemsize > 8:
        return array.astype(np.float64)
    return array if array.dtype.isnative else array.astype(array.dtype.newbyteorder("="))


def _from_objects(array: np.ndarray, what: str) -> np.ndarray:
    """Return objects that are numbers as floats, gaps as NaN."""
    floats = np.empty(array.shape, np.float64)
    cells = floats.reshape(-1)
    for place, value in enumerate(array.flat):
        if isinstance(value, (Number, Decimal, np.bool_)) and not isinstance(value, complex):
            cells[place] = float(value)  # type: ignore[arg-type]
        elif missing(value):
            cells[place] = np.nan
        else:
            where = [int(axis) for axis in np.unravel_index(place, array.shape)]
            at = f" in row {where[0]}" + (f", column {where[1]}" if len(where) == 2 else "")
            raise DataError(f"{what}: expected numbers, got {excerpt(value)}{at}. Encode them first.")
    return floats
