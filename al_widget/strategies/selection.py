"""From scores and features to a batch: what to ask together, without asking the same thing twice."""

from __future__ import annotations

from typing import Any

import numpy as np

_NEIGHBOURS = 20  # TypiClust's K
_MAX_CLUSTERS = 500  # TypiClust's cap
_CENTRES, _ROWS = 256, 8192  # distances are taken in blocks of this size
_PART = 65_536  # scores looked through at a time for the highest
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
    threshold = _least_of_top(scores, k)
    above = np.flatnonzero(scores > threshold)
    tied = rng.permutation(np.flatnonzero(scores == threshold))[: k - len(above)]
    picked = np.concatenate([above, tied])
    return picked[np.lexsort((rng.random(k), -scores[picked]))]


def _least_of_top(scores: np.ndarray, k: int) -> np.number:
    """Find the k-th highest score, part by part: a million scores are not copied."""
    highest = scores[:0]
    for start in range(0, len(scores), _PART):
        highest = np.concatenate([highest, scores[start : start + _PART]])
        if len(highest) > k:
            highest = np.partition(highest, -k)[-k:]
    return highest.min()


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


def farthest_first(
    space: Any, rows: np.ndarray, labeled: np.ndarray, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Pick, one after the other, the row farthest from all that are labeled or picked (Gonzalez 1985).

    One distance per row is kept and updated by one product per pick: O(N (m + k) e), nothing N by N, no copy.

    Parameters
    ----------
    space
        All points, (N, e), dense or CSR.
    rows, labeled
        Candidates (n,) and labeled examples (m,), as positions in `space`.

    Returns
    -------
    picked : positions in `rows`, shape (k,). distances : to the nearest labeled example before, (n,), 0 without any.
    """
    norms = squares(space)
    nearest = np.full(len(rows), np.inf, np.float32)
    for start in range(0, len(labeled), _CENTRES):
        some = labeled[start : start + _CENTRES]
        centres = space[some].T
        centres = centres.tocsc() if hasattr(centres, "tocsc") else centres
        for begin in range(0, len(rows), _ROWS):
            block = slice(begin, begin + _ROWS)
            product = space[rows[block]] @ centres
            product = product.toarray() if hasattr(product, "toarray") else product
            distances = norms[rows[block], None] + norms[some] - 2 * product
            np.minimum(nearest[block], distances.min(axis=1), out=nearest[block])
    before = np.sqrt(np.maximum(np.where(np.isfinite(nearest), nearest, 0), 0))
    picked = np.empty(k, np.intp)
    for turn in range(k):
        best = np.flatnonzero(nearest == nearest.max())
        picked[turn] = best[0] if len(best) == 1 else rng.choice(best)
        point = space[rows[picked[turn]]]
        flat = point.toarray().ravel() if hasattr(point, "toarray") else np.asarray(point)
        distances = norms[rows] + norms[rows[picked[turn]]] - 2 * (space @ flat)[rows]
        np.minimum(nearest, distances, out=nearest)
        nearest[picked[: turn + 1]] = -np.inf
    return picked, before


def gradient_spread(proba: np.ndarray, points: Any, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Pick k rows by k-means++ on the gradients of the last layer, never made (BADGE, Ash et al. 2020).

    The gradient of a row is the outer product of a = p - e_ŷ and x; products of gradients are
    products of their factors, so that k picks cost O(k n (C + e)) and n (C + e) numbers, not n C e.

    Parameters
    ----------
    proba, points
        Class probabilities (n, C) and points (n, e); a constant 1 is added to each point for the intercept.

    Returns
    -------
    picked : positions, shape (k,). lengths : squared gradient lengths, (n,).
    """
    slopes = proba.copy()
    slopes[np.arange(len(proba)), proba.argmax(axis=1)] -= 1
    lengths = (slopes**2).sum(axis=1) * (squares(points) + 1)
    picked = np.empty(k, np.intp)
    nearest = np.full(len(proba), np.inf)
    for turn in range(k):
        if turn == 0:
            picked[turn] = top_k(lengths, 1, rng)[0]
        else:
            weights = np.maximum(nearest, 0)
            weights[picked[:turn]] = 0
            total = weights.sum()
            if total <= 0:  # every gradient is picked already, or a copy of one
                free = np.setdiff1d(np.arange(len(proba)), picked[:turn])
                picked[turn:] = rng.choice(free, k - turn, replace=False)
                break
            picked[turn] = int(np.searchsorted(weights.cumsum(), rng.random() * total, side="right"))
        one = picked[turn]
        point = points[one].toarray().ravel() if hasattr(points, "toarray") else np.asarray(points[one])
        inner = (slopes @ slopes[one]) * (points @ point + 1)
        np.minimum(nearest, lengths + lengths[one] - 2 * inner, out=nearest)
    return picked, lengths.astype(np.float32)


def inverse_spread(points: Any) -> np.ndarray:
    """Invert X'X + I for points X (m, e), a constant 1 added: how well directions are covered, (e + 1, e + 1)."""
    dense = points.toarray() if hasattr(points, "toarray") else np.asarray(points)
    X = np.hstack([dense, np.ones((len(dense), 1))]).astype(np.float64)
    return np.linalg.inv(X.T @ X + np.eye(X.shape[1]))


def leverage(points: Any, inverse: np.ndarray) -> np.ndarray:
    """Measure points (b, e), a constant 1 added, in the metric of `inverse`: (b,)."""
    dense = points.toarray() if hasattr(points, "toarray") else np.asarray(points)
    X = np.hstack([dense, np.ones((len(dense), 1), dense.dtype)])
    return np.einsum("ij,jk,ik->i", X, inverse, X, optimize=True)


def squares(points: Any) -> np.ndarray:
    """Give the squared length of each row, (n,) float32, without a copy of the matrix."""
    if hasattr(points, "multiply"):
        return np.asarray(points.multiply(points).sum(axis=1), np.float32).ravel()
    return np.einsum("ij,ij->i", points, points).astype(np.float32)


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
