"""Features: the pool as numbers, and the check of a matrix the user made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.exceptions import DataError

_SLICE = 65_536  # rows checked at a time

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
    reads_frame
        Whether `transform` takes a frame with the pool's columns; by default it takes what `pool.examples` is.
    """

    X: Any
    embedding: Any
    transform: Callable[[Any], Any] | None
    reads_frame: bool = False

    def of(self, examples: Any) -> Any:
        """Return the feature rows of new examples.

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
            return run("Reading new examples", lambda: transform(examples))
        rows = examples.tocsr() if sparse.issparse(examples) else np.asarray(examples)
        if rows.ndim != 2 or rows.shape[1] != self.X.shape[1]:
            raise DataError(
                f"The features were given as a matrix with {self.X.shape[1]} columns: expected new examples as rows "
                f"of such a matrix, got shape {rows.shape}."
            )
        return rows


def check_matrix(matrix: Any, n: int) -> Any:
    """Check an aligned feature matrix without copying it; return it as an array or CSR.

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
        If it fails; the sentence begins with `what`.
    """
    try:
        return work()
    except Exception as error:
        raise DataError(f"{what} failed: {type(error).__name__}: {error}") from error
