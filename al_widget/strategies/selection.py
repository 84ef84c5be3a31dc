"""From scores and features to a batch: what to ask together, without asking the same thing twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

_NEIGHBOURS = 20  # TypiClust's K; of larger clusters an eighth: a few texts alike are not typical of hundreds
_MOST_NEIGHBOURS = 100
_MAX_CLUSTERS = 500  # TypiClust's cap
CENTRES, ROWS = 256, 2048  # distances and similarities are taken in blocks of this size
_PART = 65_536  # scores looked through at a time for the highest
_COPY = 0.1  # of the width, squared distances: what lies nearer to a label or a pick is a copy of it
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


def sample(weights: np.ndarray, m: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw m points that stand for all: the heavier, the likelier (priority sampling, Duffield, Lund & Thorup 2007).

    Parameters
    ----------
    weights
        Shape (n,), positive.

    Returns
    -------
    drawn : positions, (min(m, n),), in order. weights : of the drawn points; any sum over them is unbiased for all.

    Examples
    --------
    >>> drawn, weights = sample(np.array([9.0, 0.1, 0.1, 0.1]), 2, np.random.default_rng(0))
    >>> len(drawn), int(drawn[0]), float(weights[0])
    (2, 0, 9.0)
    """
    if len(weights) <= m:
        return np.arange(len(weights)), weights
    priorities = weights / (1 - rng.random(len(weights)))
    order = np.argpartition(-priorities, m)[: m + 1]
    drawn = np.sort(order[:m])
    return drawn, np.maximum(weights[drawn], priorities[order[m]])


def cover(
    points: Any, weights: np.ndarray, shortlist: Any, labeled: Any, k: int, *, labels_cover: bool = True
) -> np.ndarray:
    """Pick k of a shortlist that stand for the most of all points no label stands for yet.

    A point stands for another by a Gaussian of their distance, as wide as points usually lie from the nearest label, so
    that it narrows as labels come in. What is not stood for counts by its weight, and the pick that leaves least of
    it is made k times (uncertainty herding, Bae, Oliveira & Sutherland 2025), lazily (Minoux 1978): exact, O(s p).

    Parameters
    ----------
    points, shortlist, labeled
        Arrays or CSR matrices of shape (p, d), (s, d), (m, d).
    weights
        Of the points, (p,), positive.
    labels_cover
        Whether the labeled stand for others too; if not, they only give the width, and none of their copies is picked.

    Returns
    -------
    Positions in `shortlist`, distinct, each the best after those before it, ties to the first: k, or fewer where
    the others are copies of what is picked or labeled.
    """
    if not hasattr(points, "tocsr"):  # far from the origin single precision would lose the distances
        centre = points.mean(axis=0)
        points, shortlist, labeled = (_dense(some - centre, np.float32) for some in (points, shortlist, labeled))
    norms, lengths = squares(points), squares(shortlist)
    nearest = _nearest(points, norms, labeled)
    usual = nearest if labeled.shape[0] else norms
    width = float(np.median(usual)) or float(usual.mean()) or 1.0
    covered = np.exp(nearest / -width) if labels_cover else np.zeros_like(nearest)
    weights = weights.astype(np.float32)
    stands = np.empty((len(lengths), len(norms)), np.float32)
    gains = np.empty(len(lengths), np.float32)
    for start in range(0, len(lengths), CENTRES):
        block = slice(start, start + CENTRES)
        nearness = 2 * _dense(shortlist[block] @ points.T) - norms - lengths[block, None]
        stands[block] = np.exp(np.minimum(nearness, 0) / width)
        gains[block] = np.maximum(stands[block] - covered, 0) @ weights
    # A copy would still gain by the hair that it lies nearer to some than what it is a copy of.
    near = width * _COPY
    gains[_nearest(shortlist, lengths, labeled) < near] = 0
    picked = np.empty(k, np.intp)
    as_of = np.zeros(len(gains), np.intp)  # gains only fall as others are picked: the best so far is looked at first
    for turn in range(k):
        while as_of[best := int(gains.argmax())] < turn and gains[best] > 0:
            gains[best] = np.maximum(stands[best] - covered, 0) @ weights
            as_of[best] = turn
        if gains[best] <= 0:
            return picked[:turn]
        picked[turn] = best
        np.maximum(covered, stands[best], out=covered)
        copies = _nearest(shortlist, lengths, shortlist[best : best + 1]) < near
        gains[copies] = gains[best] = 0
    return picked


def typical(points: Any, labeled: Any, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Pick the most typical example of each cluster no label covers yet (TypiClust, Hacohen et al. 2022).

    Parameters
    ----------
    points, labeled
        The candidates (n, d) and the labeled examples (m, d).

    Returns
    -------
    rows : distinct positions in `points`, shape (min(k, n),), the largest uncovered cluster first.
    typicality : shape (n,), inverse mean distance to the nearest eighth of the same cluster, 20 to 100 of them;
        0 where not looked at.
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
            ranked.append(members[np.lexsort((rng.random(len(members)), -scores[members]))])
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
    embedding: Any, rows: np.ndarray, labeled: np.ndarray, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Pick, one after the other, the row farthest from all that are labeled or picked (Gonzalez 1985).

    One distance per row is kept and updated by one product per pick: O(N (m + k) e), nothing N by N, no copy.

    Parameters
    ----------
    embedding
        All points, (N, e), dense or CSR.
    rows, labeled
        Candidates (n,) and labeled examples (m,), as positions in `embedding`.

    Returns
    -------
    picked : positions in `rows`, shape (k,). distances : to the nearest labeled example before, (n,), 0 without any.
    """
    norms = squares(embedding)
    nearest = np.full(len(rows), np.inf, np.float32)
    if len(labeled):
        centres = embedding[labeled]
        for begin in range(0, len(rows), ROWS):
            block = rows[begin : begin + ROWS]
            nearest[begin : begin + ROWS] = _nearest(embedding[block], norms[block], centres)
    before = np.sqrt(np.where(np.isfinite(nearest), nearest, 0))
    picked = np.empty(k, np.intp)
    for turn in range(k):
        best = np.flatnonzero(nearest == nearest.max())
        picked[turn] = best[0] if len(best) == 1 else rng.choice(best)
        one = rows[picked[turn]]
        distances = norms[rows] + norms[one] - 2 * (embedding @ _row(embedding, one))[rows]
        np.minimum(nearest, distances, out=nearest)
        nearest[picked[: turn + 1]] = -np.inf
    return picked, before


def slopes(proba: np.ndarray, *, independent: bool = False) -> np.ndarray:
    """Give the gradients of the loss by the logits, p - e_ŷ (n, C), if the model's own answer is right.

    Parameters
    ----------
    proba
        Class probabilities, (n, C).
    independent
        Whether the probabilities are independent: ŷ is then the set of the likely classes.

    Examples
    --------
    >>> slopes(np.array([[0.75, 0.25]])), slopes(np.array([[0.75, 0.75]]), independent=True)
    (array([[-0.25,  0.25]]), array([[-0.25, -0.25]]))
    """
    if independent:
        return proba - (proba > 0.5)
    found = proba.copy()
    found[np.arange(len(proba)), proba.argmax(axis=1)] -= 1
    return found


def gradient_spread(
    slopes: np.ndarray, embedding: Any, rows: np.ndarray, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Pick k rows by k-means++ on the gradients of the last layer, never made (BADGE, Ash et al. 2020).

    The gradient of a row is the outer product of a = p - e_ŷ and x; products of gradients are
    products of their factors, so that k picks cost O(k N (C + e)) and n C numbers, not n C e.

    Parameters
    ----------
    slopes
        The candidates' gradients by the logits, (n, C), as `slopes` gives them.
    embedding, rows
        All points (N, e), and the candidates' positions among them (n,); a constant 1 is added to
        each point for the intercept.

    Returns
    -------
    picked : positions in `rows`, shape (k,). lengths : squared gradient lengths, (n,).
    """
    lengths = squares(slopes) * (squares(embedding)[rows] + 1)
    picked = np.empty(k, np.intp)
    nearest = np.full(len(slopes), np.inf)
    for turn in range(k):
        if turn == 0:
            picked[turn] = top_k(lengths, 1, rng)[0]
        else:
            weights = np.maximum(nearest, 0)
            weights[picked[:turn]] = 0
            total = weights.sum()
            if total <= 0:  # every gradient is picked already, or a copy of one
                free = np.setdiff1d(np.arange(len(slopes)), picked[:turn])
                picked[turn:] = rng.choice(free, k - turn, replace=False)
                break
            picked[turn] = int(np.searchsorted(weights.cumsum(), rng.random() * total, side="right"))
        one = picked[turn]
        inner = (slopes @ slopes[one]) * ((embedding @ _row(embedding, rows[one]))[rows] + 1)
        np.minimum(nearest, lengths + lengths[one] - 2 * inner, out=nearest)
    return picked, lengths


def leverage(labeled: Any) -> Callable[[Any], np.ndarray]:
    """Give a function that measures points against labeled ones, X (m, e): x' (X'X + I)^-1 x, a constant 1 added.

    It is small in directions that are labeled already. With fewer points than dimensions it is taken
    from their inner products (Woodbury 1950), so that no wide matrix is inverted and sparse stays sparse.

    Examples
    --------
    >>> leverage(np.array([[2.0, 0.0]]))(np.array([[2.0, 0.0], [0.0, 2.0]])).round(2)
    array([0.83, 4.83])
    """
    m, e = labeled.shape
    if m > e:
        X = _dense(labeled, np.float64)
        X = np.hstack([X, np.ones((m, 1))])
        inverse = np.linalg.inv(X.T @ X + np.eye(e + 1))

        def in_full(points: Any) -> np.ndarray:
            x = np.hstack([_dense(points), np.ones((points.shape[0], 1), points.dtype)])
            return np.einsum("ij,ij->i", x @ inverse, x)

        return in_full

    inverse = np.linalg.inv(_dense(labeled @ labeled.T, np.float64) + 1 + np.eye(m))

    def in_span(points: Any) -> np.ndarray:
        along = _dense(points @ labeled.T, np.float64) + 1
        return np.maximum(squares(points) + 1 - np.einsum("ij,ij->i", along @ inverse, along), 0)

    return in_span


def squares(points: Any) -> np.ndarray:
    """Give the squared length of each row, (n,) float32, without a copy of the matrix."""
    if hasattr(points, "multiply"):
        return np.asarray(points.multiply(points).sum(axis=1), np.float32).ravel()
    return np.einsum("ij,ij->i", points, points).astype(np.float32)


def _nearest(points: Any, norms: np.ndarray, centres: Any) -> np.ndarray:
    """Give squared distances of points (n, d), of squared lengths (n,), to the nearest centre (m, d); inf if m = 0."""
    nearest = np.full(len(norms), np.inf, np.float32)
    for start in range(0, centres.shape[0], CENTRES):
        some = centres[start : start + CENTRES]
        beside, across = squares(some), (some * -2).T
        across = across.tocsc() if hasattr(across, "tocsc") else across
        for begin in range(0, len(norms), ROWS):
            block = slice(begin, begin + ROWS)
            distances = _dense(points[block] @ across)
            distances += beside
            np.minimum(nearest[block], distances.min(axis=1), out=nearest[block])
    return np.maximum(nearest + norms, 0)


def _row(embedding: Any, position: int) -> np.ndarray:
    row = embedding[position : position + 1]  # before scipy 1.15, a sparse array has no rows of one dimension
    return _dense(row).ravel()


def _dense(matrix: Any, dtype: Any = None) -> np.ndarray:
    return np.asarray(matrix.toarray() if hasattr(matrix, "toarray") else matrix, dtype)


def _typicality(points: Any) -> np.ndarray:
    from sklearn.neighbors import NearestNeighbors

    m = points.shape[0]
    if m == 1:
        return np.full(1, np.finfo(np.float32).eps, np.float32)
    near = max(_NEIGHBOURS, min(_MOST_NEIGHBOURS, m // 8))
    neighbours = min(near, m - 1) + 1  # each point is its own first neighbour
    distances, _ = NearestNeighbors(n_neighbors=neighbours).fit(points).kneighbors(points)
    return (1 / (distances[:, 1:].mean(axis=1) + 1e-6)).astype(np.float32)


def _distinct(points: Any) -> int:
    """Count rows that differ: equal rows fall on one number on any line. k-means warns when asked for more."""
    line = np.random.default_rng(0).standard_normal(points.shape[1])
    return len(np.unique((points @ line).round(6)))


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**31))
