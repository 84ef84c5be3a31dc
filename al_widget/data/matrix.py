"""Two feature matrices side by side, a sparse and a dense one, kept apart so that both stay fast."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.raw import RawRows


class BlockMatrix:
    """The matrix [S D] of shape (n, p + q), S sparse and D dense, never put into one.

    As one CSR matrix the dense columns would take twice the memory, and their products tens of times as long.
    A strategy and a model only select rows and multiply, and both work on the parts.

    Parameters
    ----------
    left, right
        The blocks, (n, p) CSR and (n, q) dense.
    scale
        What the sparse block is multiplied by, without a copy of it; 1 by default.

    Examples
    --------
    >>> both = BlockMatrix(sparse.csr_matrix([[1.0, 0.0], [0.0, 2.0]]), np.array([[3.0], [4.0]]))
    >>> both[[1]].toarray(), (both @ np.ones((3, 1))).ravel()
    (array([[0., 2., 4.]]), array([4., 6.]))
    """

    def __init__(self, left: Any, right: np.ndarray, scale: float | np.floating = 1.0) -> None:
        self._left, self._right, self._scale = left, right, np.float32(scale)
        self.shape = (right.shape[0], left.shape[1] + right.shape[1])
        self.dtype = right.dtype
        self.ndim = 2

    @property
    def left(self) -> Any:
        """The sparse block, (n, p)."""
        return self._left if self._scale == 1 else self._left * self._scale

    @property
    def right(self) -> np.ndarray:
        """The dense block, (n, q)."""
        return self._right

    def __getitem__(self, rows: Any) -> BlockMatrix:
        return BlockMatrix(self._left[rows], self._right[rows], self._scale)

    def __matmul__(self, other: np.ndarray) -> np.ndarray:
        p = self._left.shape[1]
        return self._left @ self._scaled(other[:p]) + self._right @ other[p:]

    def rmatmul(self, other: np.ndarray) -> np.ndarray:
        """Multiply the transpose by a matrix (n, k): (p + q, k)."""
        return np.vstack([self._left.T @ self._scaled(other), self._right.T @ other])

    def gram(self) -> np.ndarray:
        """Return all inner products of rows, (n, n) float64."""
        right = self._right.astype(np.float64)
        left = self.left
        return (left.astype(np.float64) @ left.T).toarray() + right @ right.T

    def with_right(self, right: np.ndarray, factor: float | np.floating) -> BlockMatrix:
        """Return the sparse block, multiplied by a factor, beside another dense one."""
        return BlockMatrix(self._left, right, self._scale * np.float32(factor))

    def _scaled(self, other: Any) -> Any:
        return other if self._scale == 1 else other * self._scale

    def tocsr(self) -> Any:
        """Return the rows as one CSR matrix, for estimators that accept nothing else."""
        return sparse.hstack([self.left, sparse.csr_matrix(self._right)], format="csr", dtype=self.dtype)

    def toarray(self) -> np.ndarray:
        """Return the rows as one dense array."""
        return np.hstack([self.left.toarray(), self._right])


def beside(X: Any, more: np.ndarray, share: float) -> Any:
    """Return rows (n, d) with more columns (n, k) at their right, which hold a share of their squared length.

    Parameters
    ----------
    X
        A `BlockMatrix`, CSR, or dense; rows of unit length stay so.
    more
        Dense rows of unit length.
    share
        Between 0 and 1.
    """
    kept, added = np.float32(np.sqrt(1 - share)), np.float32(np.sqrt(share))
    if sparse.issparse(X):
        return BlockMatrix(X, more * added, kept)
    dense = X.right if isinstance(X, BlockMatrix) else X
    d = dense.shape[1]
    right = np.empty((len(dense), d + more.shape[1]), np.float32)
    np.multiply(dense, kept, out=right[:, :d])
    np.multiply(more, added, out=right[:, d:])
    return X.with_right(right, kept) if isinstance(X, BlockMatrix) else right


def plain(matrix: Any) -> Any:
    """Return what an estimator can read: a `BlockMatrix` as one CSR matrix, rows of raw examples as these."""
    if isinstance(matrix, BlockMatrix):
        return matrix.tocsr()
    return matrix.examples if isinstance(matrix, RawRows) else matrix
