"""Two feature matrices side by side, a sparse and a dense one, kept apart so that both stay fast."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.raw import RawRows


class BlockMatrix:
    """The matrix [aS cD] of shape (n, p + q), S sparse, D dense, a and c numbers, never put into one.

    As one CSR matrix the dense columns would take twice the memory, and their products tens of times as long.
    A strategy and a model only select rows and multiply, and both work on the parts. The numbers are multiplied into
    products, so that neither block is copied where it serves elsewhere too.

    Parameters
    ----------
    left, right
        The blocks, (n, p) CSR and (n, q) dense.
    scale, left_scale
        What the dense block, and the sparse one, are multiplied by; 1 by default.

    Examples
    --------
    >>> both = BlockMatrix(sparse.csr_matrix([[1.0, 0.0], [0.0, 2.0]]), np.array([[3.0], [4.0]]))
    >>> both[[1]].toarray(), (both @ np.ones((3, 1))).ravel()
    (array([[0., 2., 4.]]), array([4., 6.]))
    """

    def __init__(self, left: Any, right: np.ndarray, scale: float = 1.0, left_scale: float = 1.0) -> None:
        number = right.dtype.type
        self._left, self._right, self._scale, self._left_scale = left, right, number(scale), number(left_scale)
        self.shape = (right.shape[0], left.shape[1] + right.shape[1])
        self.dtype = right.dtype
        self.ndim = 2

    @property
    def left(self) -> Any:
        """The sparse block, (n, p)."""
        return _scaled(self._left, self._left_scale)

    @property
    def right(self) -> np.ndarray:
        """The dense block, (n, q)."""
        return _scaled(self._right, self._scale)

    def __getitem__(self, rows: Any) -> BlockMatrix:
        return BlockMatrix(self._left[rows], self._right[rows], self._scale, self._left_scale)

    def __matmul__(self, other: np.ndarray) -> np.ndarray:
        p = self._left.shape[1]
        return self._left @ _scaled(other[:p], self._left_scale) + self._right @ _scaled(other[p:], self._scale)

    def rmatmul(self, other: np.ndarray) -> np.ndarray:
        """Multiply the transpose by a matrix (n, k): (p + q, k)."""
        return np.vstack([_scaled(self._left.T @ other, self._left_scale), _scaled(self._right.T @ other, self._scale)])

    def gram(self) -> np.ndarray:
        """Return all inner products of rows, (n, n) float64."""
        left, right = self.left, self.right.astype(np.float64)
        return (left.astype(np.float64) @ left.T).toarray() + right @ right.T

    def beside(self, more: np.ndarray, share: float) -> BlockMatrix:
        """Return the rows with more columns (n, k) at their right, which hold a share of their squared length."""
        kept, d = float(np.sqrt(1 - share)), self._right.shape[1]
        right = np.empty((len(more), d + more.shape[1]), self.dtype)
        np.multiply(self._right, self._scale * self.dtype.type(kept), out=right[:, :d])
        np.multiply(more, self.dtype.type(np.sqrt(share)), out=right[:, d:])
        return BlockMatrix(self._left, right, left_scale=float(self._left_scale) * kept)

    def tocsr(self) -> Any:
        """Return the rows as one CSR matrix, for estimators that accept nothing else."""
        return sparse.hstack([self.left, sparse.csr_matrix(self.right)], format="csr", dtype=self.dtype)

    def toarray(self) -> np.ndarray:
        """Return the rows as one dense array."""
        return np.hstack([self.left.toarray(), self.right])


def _scaled(block: Any, by: Any) -> Any:
    return block if by == 1 else block * by


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
    if isinstance(X, BlockMatrix):
        return X.beside(more, share)
    kept, added = np.sqrt(np.float32(1 - share)), np.sqrt(np.float32(share))
    return BlockMatrix(X, more * added, left_scale=kept) if sparse.issparse(X) else np.hstack([X * kept, more * added])


def plain(matrix: Any) -> Any:
    """Return what an estimator can read: a `BlockMatrix` as one CSR matrix, rows of raw examples as these."""
    if isinstance(matrix, BlockMatrix):
        return matrix.tocsr()
    return matrix.examples if isinstance(matrix, RawRows) else matrix
