"""Distances and similarities of points, dense or sparse, block by block: nothing N by N, no copy of the matrix."""

from __future__ import annotations

from typing import Any

import numpy as np

CENTRES, ROWS = 256, 2048  # distances and similarities are computed in blocks of this size


def squares(points: Any) -> np.ndarray:
    """Compute the squared length of each row, (n,) float32, without a copy of the matrix."""
    if hasattr(points, "multiply"):
        return np.asarray(points.multiply(points).sum(axis=1), np.float32).ravel()
    return np.einsum("ij,ij->i", points, points).astype(np.float32)


def nearest(points: Any, norms: np.ndarray, centres: Any) -> np.ndarray:
    """Compute the squared distance of each point to the nearest centre, (n,) float32; infinite without centres.

    Parameters
    ----------
    points, centres
        Dense or CSR, (n, d) and (m, d).
    norms
        Squared lengths of the points, (n,), as `squares` computes them.
    """
    found = np.full(len(norms), np.inf, np.float32)
    for start in range(0, centres.shape[0], CENTRES):
        some = centres[start : start + CENTRES]
        beside, across = squares(some), (some * -2).T
        across = across.tocsc() if hasattr(across, "tocsc") else across
        for begin in range(0, len(norms), ROWS):
            block = slice(begin, begin + ROWS)
            distances = dense(points[block] @ across)
            distances += beside
            np.minimum(found[block], distances.min(axis=1), out=found[block])
    return np.maximum(found + norms, 0)


def dense(matrix: Any, dtype: Any = None) -> np.ndarray:
    """Return a matrix as a dense array."""
    return np.asarray(matrix.toarray() if hasattr(matrix, "toarray") else matrix, dtype)


def row(points: Any, position: int) -> np.ndarray:
    """Return one point as a dense array, (d,)."""
    return dense(points[position : position + 1]).ravel()  # before SciPy 1.15 a sparse array has no 1-d rows


def density(embedding: Any, rows: np.ndarray) -> np.ndarray:
    """Compute the mean cosine similarity of some points to all, in [0, 1], (n,) float32.

    Exact in O(N e) by a product with the mean unit vector, where all pairs would be N by N. Where coordinates can be
    negative the cosine is mapped from [-1, 1] to [0, 1].

    Parameters
    ----------
    embedding
        All points, dense or CSR, shape (N, e).
    rows
        Positions of the points to measure, shape (n,).

    Examples
    --------
    >>> density(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 2.0]]), np.arange(3)).round(2)
    array([0.67, 0.67, 0.33], dtype=float32)
    """
    lengths = np.sqrt(squares(embedding))
    lengths[lengths == 0] = 1
    mean, signed = np.zeros(embedding.shape[1]), False
    for start in range(0, embedding.shape[0], ROWS):
        block = embedding[start : start + ROWS]
        mean += block.T @ (1 / lengths[start : start + ROWS])
        signed = signed or block.min() < 0
    similarity = (embedding @ (mean / embedding.shape[0]).astype(embedding.dtype))[rows] / lengths[rows]
    return np.asarray((1 + similarity) / 2 if signed else similarity, np.float32)
