"""The similarities of rows to some of them, the landmarks: they let a linear model learn what is not linear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

_BLOCK = 8192  # rows compared with the landmarks at a time

# Chosen by measuring: benchmarks/rows.py.
_LANDMARKS = 256
_MOST_SIMILARITIES = 2**26  # 256 MB: beyond 262,144 rows there are fewer landmarks
_COLUMNS, _SIMILARITIES = 0.5, 0.5  # how much of a row's squared length comes from its columns, from its similarities
_GAMMA = 2.0  # of the Gaussian kernel, over the median squared distance of two rows


@dataclass(frozen=True)
class Similarities:
    """Adds to rows (n, d) their similarities to m landmarks: (n, d + m), float32.

    The landmarks are rows of the pool drawn at random, the similarity is a Gaussian kernel, by the approximation of
    Nyström (Williams & Seeger 2001).

    Attributes
    ----------
    kernel
        The fitted kernel.
    scale
        The factor of the columns.
    """

    kernel: Any
    scale: np.float32

    def __call__(self, X: np.ndarray) -> np.ndarray:
        """Return the columns of rows beside their similarities."""
        d, m = X.shape[1], self.kernel.n_components
        both = np.empty((len(X), d + m), np.float32)
        np.multiply(X, self.scale, out=both[:, :d])
        for start in range(0, len(X), _BLOCK):
            rows = slice(start, start + _BLOCK)
            both[rows, d:] = self.kernel.transform(X[rows].astype(np.float64)) * np.sqrt(_SIMILARITIES)
        return both


def fit_similarities(X: np.ndarray) -> Similarities | None:
    """Return the similarities to landmarks drawn from rows (n, d) float32; None where all of them are the same."""
    from scipy.spatial.distance import pdist
    from sklearn.kernel_approximation import Nystroem

    n = len(X)
    rng = np.random.default_rng(0)
    distances = pdist(X[rng.choice(n, min(n, 1000), replace=False)], "sqeuclidean")
    if not distances.any():
        return None
    typical = float(np.median(distances)) or float(distances.mean())
    m = min(n, max(16, min(_LANDMARKS, _MOST_SIMILARITIES // n)))
    landmarks = X[rng.choice(n, m, replace=False)]
    # Arrays, whatever sklearn.set_config says of the form in which transformers return what they make.
    kernel = Nystroem(gamma=_GAMMA / typical, n_components=m, random_state=0).set_output(transform="default")
    scale = np.float32(np.sqrt(2 * _COLUMNS / typical))  # the squared distance of two rows of unit length is 2
    return Similarities(kernel.fit(landmarks.astype(np.float64)), scale)
