"""From scores and features to a batch: what to ask together, without asking the same thing twice."""

from __future__ import annotations

from typing import Any

import numpy as np

_NEIGHBOURS = 20  # TypiClust's K
_MAX_CLUSTERS = 500  # TypiClust's cap
_MIN_CLUSTER = 5  # smaller clusters are outliers, TypiClust


def top_k(scores: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Pick the k highest scores, best first; ties are broken at random.

    Examples
    --------
    >>> top_k(np.array([0.1, 0.9, 0.5]), 2, np.random.default_rng(0))
    array([1, 2])
    """
    k = min(k, len(scores))
    if k == 0:
        return np.empty(0, np.intp)
    threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
    above = np.flatnonzero(scores > threshold)
    tied = rng.permutation(np.flatnonzero(scores == threshold))[: k - len(above)]
    picked = np.concatenate([above, tied])
    return picked[np.lexsort((rng.random(k), -scores[picked]))]


def spread(points: Any, weights: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Pick k of m points that stand for all of them: the nearest to each of k weighted k-means centres.

    Weighted k-means on a shortlist is Zhdanov's (2019) diverse mini-batch.

    Parameters
    ----------
    points
        Array or CSR matrix of shape (m, d).
    weights
        How much each point pulls the centres, shape (m,), positive.

    Returns
    -------
    Positions in `points`, shape (min(k, m),), distinct, in no order.
    """
    from sklearn.cluster import KMeans
    from sklearn.metrics import pairwise_distances

    m = points.shape[0]
    if k >= m:
        return np.arange(m)
    clusters = min(k, _distinct(points))
    means = KMeans(clusters, n_init=1, max_iter=50, random_state=_seed(rng)).fit(points, sample_weight=weights)
    distances = pairwise_distances(means.cluster_centers_, points)
    free = np.ones(m, bool)
    picked = np.empty(clusters, np.intp)
    for centre in range(clusters):  # centres that share their nearest point take the next free one
        picked[centre] = np.where(free, distances[centre], np.inf).argmin()
        free[picked[centre]] = False
    rest = np.flatnonzero(free)  # copies of what is picked: only when there is nothing else
    return np.concatenate([picked, rest[top_k(weights[rest], k - clusters, rng)]])


def typical(points: Any, labeled: Any, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Pick the most typical example of each cluster no label covers yet (TypiClust, Hacohen et al. 2022).

    Parameters
    ----------
    points, labeled
        The candidates (n, d) and the labeled examples (m, d).

    Returns
    -------
    rows : distinct positions in `points`, shape (min(k, n),), the largest uncovered cluster first.
    typicality : shape (n,), inverse mean distance to the 20 nearest of the same cluster; 0 where not looked at.
    """
    from scipy import sparse
    from sklearn.cluster import KMeans, MiniBatchKMeans

    n = points.shape[0]
    k = min(k, n)
    scores = np.zeros(n, np.float32)
    if k == 0:
        return np.empty(0, np.intp), scores
    stack: Any = sparse.vstack if sparse.issparse(points) else np.concatenate
    everything: Any = points if labeled.shape[0] == 0 else stack([points, labeled])
    if sparse.issparse(everything):
        everything = everything.tocsr()
    clusters = min(labeled.shape[0] + k, _MAX_CLUSTERS, _distinct(everything))
    kind = KMeans if clusters <= 50 else MiniBatchKMeans  # TypiClust's own switch
    assigned = kind(clusters, n_init=1, random_state=_seed(rng)).fit_predict(everything)
    mine, covered = assigned[:n], np.bincount(assigned[n:], minlength=clusters)
    sizes = np.bincount(mine, minlength=clusters)
    # Uncovered before covered, real clusters before outliers, large before small.
    order = np.lexsort((-sizes, sizes < _MIN_CLUSTER, covered))
    ranked = []
    for cluster in order[:k]:
        members = np.flatnonzero(mine == cluster)
        if len(members):
            scores[members] = _typicality(points[members])
            ranked.append(members[np.argsort(-scores[members], kind="stable")])
    picked: list[int] = []
    depth = 0
    while len(picked) < k and any(depth < len(members) for members in ranked):
        picked += [int(members[depth]) for members in ranked if depth < len(members)]
        depth += 1
    rows = np.array(picked[:k], np.intp)
    if len(rows) < k:
        rest = np.setdiff1d(np.arange(n), rows)
        rows = np.concatenate([rows, rng.choice(rest, k - len(rows), replace=False)])
    return rows, scores


def _typicality(points: Any) -> np.ndarray:
    from sklearn.neighbors import NearestNeighbors

    m = points.shape[0]
    if m == 1:
        return np.full(1, np.finfo(np.float32).eps, np.float32)
    neighbours = min(_NEIGHBOURS, m - 1) + 1  # each point is its own first neighbour
    distances, _ = NearestNeighbors(n_neighbors=neighbours).fit(points).kneighbors(points)
    return (1 / (distances[:, 1:].mean(axis=1) + 1e-6)).astype(np.float32)


def _distinct(points: Any) -> int:
    """Count rows that differ: equal rows fall on one number on any line. k-means warns when asked for more."""
    line = np.random.default_rng(0).standard_normal(points.shape[1])
    return len(np.unique((points @ line).round(6)))


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**31))
