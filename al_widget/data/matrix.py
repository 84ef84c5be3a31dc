"""Two feature matrices side by side, a sparse and a dense one, kept apart so that both stay fast."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.raw import RawRows


class BlockMatrix:
    """The matrix [S cD] of shape (n, p + q), S sparse, D dense and c a number, never put into one.

    As one CSR matrix the dense columns would take twice the memory, and their products tens of times as long.
    A strategy and a model only select rows and multiply, and both work on the parts. The number c is multiplied into
    products, so that D is not copied where it serves elsewhere too.

    Examples
    --------
    >>> both = BlockMatrix(sparse.csr_matrix([[1.0, 0.0], [0.0, 2.0]]), np.array([[3.0], [4.0]]))
    >>> both[[1]].toarray(), (both @ np.ones((3, 1))).ravel()
    (array([[0., 2., 4.]]), array([4., 6.]))
    """

    def __init__(self, left: Any, right: np.ndarray, scale: float = 1.0) -> None:
        self._left, self._right, self._scale = left, right, right.dtype.type(scale)
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
        return self._right if self._scale == 1 else self._right * self._scale

    def __getitem__(self, rows: Any) -> BlockMatrix:
        return BlockMatrix(self._left[rows], self._right[rows], self._scale)

    def __matmul__(self, other: np.ndarray) -> np.ndarray:
        p = self._left.shape[1]
        return self._left @ other[:p] + self._right @ (other[p:] * self._scale)

    def rmatmul(self, other: np.ndarray) -> np.ndarray:
        """Multiply the transpose by a matrix (n, k): (p + q, k)."""
        return np.vstack([self._left.T @ other, (self._right.T @ other) * self._scale])

    def gram(self) -> np.ndarray:
        """Return all inner products of rows, (n, n) float64."""
        right = self.right.astype(np.float64)
        return (self._left.astype(np.float64) @ self._left.T).toarray() + right @ right.T

    def tocsr(self) -> Any:
        """Return the rows as one CSR matrix, for estimators that accept nothing else."""
        return sparse.hstack([self._left, sparse.csr_matrix(self.right)], format="csr", dtype=self.dtype)

    def toarray(self) -> np.ndarray:
        """Return the rows as one dense array."""
        return np.hstack([self._left.toarray(), self.right])


def plain(matrix: Any) -> Any:
    """Return what an estimator can read: a `BlockMatrix` as one CSR matrix, rows of raw examples as these."""
    if isinstance(matrix, BlockMatrix):
        return matrix.tocsr()
    return matrix.examples if isinstance(matrix, RawRows) else matrix
