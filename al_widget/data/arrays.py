"""Anything like a matrix of numbers, read as an array or as CSR."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from numbers import Number
from typing import Any

import narwhals.stable.v1 as nw
import numpy as np
from scipy import sparse

from al_widget.data.frames import column_names, is_frame, missing, read_frame
from al_widget.data.matrix import BlockMatrix
from al_widget.exceptions import DataError, excerpt


def is_matrix(given: Any) -> bool:
    """Check whether something holds rows of numbers: an array, a sparse matrix, a frame, a list of rows."""
    if isinstance(given, (list, tuple)):
        return len(given) > 0 and not isinstance(given[0], (str, bytes))
    if nw.dependencies.is_into_dataframe(given) or nw.dependencies.is_polars_lazyframe(given):
        return True
    return (hasattr(given, "shape") or hasattr(given, "__array__")) and not isinstance(given, type)


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
        # By its name: the stable interface of older narwhals has no Decimal.
        numbers = all(dtype.is_numeric() and not str(dtype).startswith("Decimal") for dtype in read.schema.values())
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
            cells[place] = float(value)  # type: ignore[arg-type]  # not every Number says it has a float
        elif missing(value):
            cells[place] = np.nan
        else:
            where = [int(axis) for axis in np.unravel_index(place, array.shape)] if array.ndim else []
            at = "".join(f" {axis} {number}" for axis, number in zip(("in row", "column"), where, strict=False))
            raise DataError(f"{what}: expected numbers, got {excerpt(value)}{at}. Encode them first.")
    return floats
