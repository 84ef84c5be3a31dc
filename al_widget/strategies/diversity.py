"""Strategies that spread a batch over the features: uncertainty herding, typical clustering and k-center greedy."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np

from al_widget.strategies import scores
from al_widget.strategies.candidates import Candidates
from al_widget.strategies.distances import CENTRES, ROWS, dense, nearest, row, squares
from al_widget.strategies.options import WHOLE
from al_widget.strategies.registry import register
from al_widget.strategies.selection import sample, top_k

_LEAST_SAMPLED, _MOST_SAMPLED = 2048, 4096  # candidates that coverage is measured on
_SAMPLED_EACH = 200  # of them for each example of the batch, or each class where there are more
_MOST_SPREAD = 256  # examples of a batch that are spread; more would take 100 MB
_SHARPNESS = 4  # exponent of the weights; 1 costs a third of a point late in large batches, 2 to 8 do not differ
_SHARPNESS_INDEPENDENT = 1  # of independent probabilities, where 4 costs a third of a point
_COPY = 0.1  # of the width, squared distances: what lies nearer to a label or a pick is a copy of it

_TYPICAL_SAMPLE = 20_000  # clustering more candidates than this costs seconds and finds the same densities
_NEIGHBOURS = 20  # TypiClust's K; of larger clusters an eighth: a few texts alike are not typical of hundreds
_MOST_NEIGHBOURS = 100
_MOST_CLUSTERS = 500  # TypiClust's cap
_LEAST_CLUSTER = 5  # TypiClust takes smaller clusters for outliers


@register
def diverse_margin(
    candidates: Candidates, k: int, rng: np.random.Generator, *, shortlist: Annotated[int, WHOLE] = 10
) -> tuple[np.ndarray, np.ndarray]:
    """Select unsure examples that differ from each other: uncertainty herding on the smallest margins (Bae 2025).

    A shortlist of the smallest margins (Zhdanov 2019; Citovsky et al. 2021) is searched for the k examples that cover
    most of what the model is unsure of and no label covers yet, best first: greedy coverage (Bae, Oliveira &
    Sutherland 2025) with weights (1 - margin)^4. Coverage is measured on p of the candidates, drawn by these weights:
    200 for each example of the batch or each class, 2,048 to 4,096 in all. Beyond 256 examples the batch goes on by
    the margin. Where class probabilities are independent, the weights are 1 - margin and labels cover only their
    copies: what lies beside one may have other classes. Cost O(nC) to score, O((shortlist k + m) p d) to spread.

    Parameters
    ----------
    shortlist
        How many of the smallest margins are searched for each example of the batch; twice as many, and so on, where
        they are copies of each other or of what is labeled. 1 is plain `margin`.
    """
    values = candidates.score(scores.margin)
    return select_diverse(candidates, values, k, rng, shortlist), values


def select_diverse(
    candidates: Candidates, values: np.ndarray, k: int, rng: np.random.Generator, shortlist: int
) -> np.ndarray:
    """Select k examples by uncertainty herding, as `diverse_margin` does, on any score.

    Parameters
    ----------
    candidates
        The n examples to choose from.
    values
        Their scores, not negative, shape (n,); higher = ask sooner.
    k
        How many to select, at most n.
    rng
        What every random draw comes from.
    shortlist
        How many of the highest scores are searched for each example of the batch.

    Returns
    -------
    Positions among the candidates, best first, shape (k,).
    """
    spread = min(k, _MOST_SPREAD)
    size = min(shortlist * spread, len(values))
    picked = np.empty(0, np.intp)
    if size > spread:
        p = min(max(_LEAST_SAMPLED, _SAMPLED_EACH * max(spread, len(candidates.classes))), _MOST_SAMPLED)
        sharpness = _SHARPNESS_INDEPENDENT if candidates.independent else _SHARPNESS
        sampled, weights = sample(np.maximum(values, 1e-3) ** sharpness, p, rng)
        points, labeled = candidates.embedding(sampled), candidates.labeled_embedding()
        while True:
            short = top_k(values, size, rng)
            found = cover(
                points,
                weights,
                candidates.embedding(short),
                labeled,
                spread,
                labels_cover=not candidates.independent,
            )
            picked = short[found]
            if len(picked) == spread or size >= min(_MOST_SAMPLED, len(values)):
                break
            size = min(2 * size, _MOST_SAMPLED, len(values))
    if len(picked) < k:
        left = values.copy()
        left[picked] = -np.inf
        picked = np.concatenate([picked, top_k(left, k - len(picked), rng)])
    return picked


def cover(
    points: Any, weights: np.ndarray, shortlist: Any, labeled: Any, k: int, *, labels_cover: bool = True
) -> np.ndarray:
    """Select the k of a shortlist that cover most of the points no label covers: greedy coverage, uncertainty herding.

    A point covers another by a Gaussian kernel of their distance. Its width is the usual distance to the nearest
    label, so that it narrows as labels come in. What is not covered counts by its weight; k times the pick that leaves
    least of it is made (Bae, Oliveira & Sutherland 2025), with lazy evaluation (Minoux 1978): exact, O(s p).

    Parameters
    ----------
    points
        What is to be covered, dense or CSR, shape (p, d).
    weights
        Of the points, positive, shape (p,).
    shortlist
        What can be selected, dense or CSR, shape (s, d).
    labeled
        The labeled examples, dense or CSR, shape (m, d).
    k
        How many to select.
    labels_cover
        Whether the labeled examples cover others too; if not, they set the width, and their copies are not selected.

    Returns
    -------
    Positions in `shortlist`, distinct, each the best after those before it, ties to the first: k, or fewer where
    the others are copies of what is selected or labeled.
    """
    if not hasattr(points, "tocsr"):  # far from the origin single precision would lose the distances
        centre = points.mean(axis=0)
        points, shortlist, labeled = (dense(some - centre, np.float32) for some in (points, shortlist, labeled))
    norms, lengths = squares(points), squares(shortlist)
    to_label = nearest(points, norms, labeled)
    usual = to_label if labeled.shape[0] else norms
    width = float(np.median(usual)) or float(usual.mean()) or 1.0
    covered = np.exp(to_label / -width) if labels_cover else np.zeros_like(to_label)
    weights = weights.astype(np.float32)
    covers = np.empty((len(lengths), len(norms)), np.float32)
    gains = np.empty(len(lengths), np.float32)
    for start in range(0, len(lengths), CENTRES):
        block = slice(start, start + CENTRES)
        nearness = 2 * dense(shortlist[block] @ points.T) - norms - lengths[block, None]
        covers[block] = np.exp(np.minimum(nearness, 0) / width)
        gains[block] = np.maximum(covers[block] - covered, 0) @ weights
    # A copy would still gain a little, where it lies slightly nearer to some points than its original.
    near = width * _COPY
    gains[nearest(shortlist, lengths, labeled) < near] = 0
    picked = np.empty(k, np.intp)
    as_of = np.zeros(len(gains), np.intp)  # gains only fall as others are picked: only the best is computed again
    for turn in range(k):
        while as_of[best := int(gains.argmax())] < turn and gains[best] > 0:
            gains[best] = np.maximum(covers[best] - covered, 0) @ weights
            as_of[best] = turn
        if gains[best] <= 0:
            return picked[:turn]
        picked[turn] = best
        np.maximum(covered, covers[best], out=covered)
        copies = nearest(shortlist, lengths, shortlist[best : best + 1]) < near
        gains[copies] = gains[best] = 0
    return picked


@register
def typical(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Select the most typical example of each region without labels: TypiClust (Hacohen et al. 2022).

    Needs no model, for cold starts and low budgets. Cost: k-means with m + k clusters (500 at most) on at most 20,000
    candidates.
    """
    n = len(candidates)
    if n <= _TYPICAL_SAMPLE:
        return typiclust(candidates.embedding(), candidates.labeled_embedding(), k, rng)
    sampled = np.sort(rng.choice(n, max(_TYPICAL_SAMPLE, k), replace=False))
    rows, typicality = typiclust(candidates.embedding(sampled), candidates.labeled_embedding(), k, rng)
    values = np.zeros(n, np.float32)
    values[sampled] = typicality
    return sampled[rows], values


def typiclust(points: Any, labeled: Any, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Select the most typical point of each cluster that holds no label yet: TypiClust (Hacohen et al. 2022).

    Parameters
    ----------
    points
        The candidates, dense or CSR, shape (n, d).
    labeled
        The labeled examples, dense or CSR, shape (m, d).
    k
        How many to select; n where there are fewer.
    rng
        What every random draw comes from.

    Returns
    -------
    rows
        Distinct positions in `points`, shape (min(k, n),), that of the largest cluster without a label first.
    typicality
        Shape (n,): the inverse mean distance to the nearest eighth of the same cluster, 20 to 100 points; 0 where it
        was not computed.
    """
    from scipy import sparse
    from sklearn.cluster import KMeans, MiniBatchKMeans

    n = points.shape[0]
    k = min(k, n)
    values = np.zeros(n, np.float32)
    if k == 0:
        return np.empty(0, np.intp), values
    stack: Any = sparse.vstack if sparse.issparse(points) else np.concatenate
    everything: Any = points if labeled.shape[0] == 0 else stack([points, labeled])
    if sparse.issparse(everything):
        everything = everything.tocsr()
    clusters = min(labeled.shape[0] + k, _MOST_CLUSTERS, _distinct(everything))
    kind = KMeans if clusters <= 50 else MiniBatchKMeans  # TypiClust's own switch
    assigned = kind(clusters, n_init=1, random_state=int(rng.integers(2**31))).fit_predict(everything)
    mine, labels = assigned[:n], np.bincount(assigned[n:], minlength=clusters)
    sizes = np.bincount(mine, minlength=clusters)
    # Clusters without labels before those with, real clusters before outliers, large before small.
    order = np.lexsort((-sizes, sizes < _LEAST_CLUSTER, labels))
    ranked = []
    for cluster in order[:k]:
        members = np.flatnonzero(mine == cluster)
        if len(members):
            values[members] = _typicality(points[members])
            ranked.append(members[np.lexsort((rng.random(len(members)), -values[members]))])
    picked: list[int] = []
    depth = 0
    while len(picked) < k and any(depth < len(members) for members in ranked):
        picked += [int(members[depth]) for members in ranked if depth < len(members)]
        depth += 1
    rows = np.array(picked[:k], np.intp)
    if len(rows) < k:
        rest = np.setdiff1d(np.arange(n), rows)
        rows = np.concatenate([rows, rng.choice(rest, k - len(rows), replace=False)])
    return rows, values


def _typicality(points: Any) -> np.ndarray:
    from sklearn.neighbors import NearestNeighbors

    m = points.shape[0]
    if m == 1:
        return np.full(1, np.finfo(np.float32).eps, np.float32)
    wanted = max(_NEIGHBOURS, min(_MOST_NEIGHBOURS, m // 8))
    neighbours = min(wanted, m - 1) + 1  # each point is its own first neighbour
    distances, _ = NearestNeighbors(n_neighbors=neighbours).fit(points).kneighbors(points)
    return (1 / (distances[:, 1:].mean(axis=1) + 1e-6)).astype(np.float32)


def _distinct(points: Any) -> int:
    """Count distinct rows by their projection on a random line; k-means warns if asked for more clusters."""
    line = np.random.default_rng(0).standard_normal(points.shape[1])
    return len(np.unique((points @ line).round(6)))


@register
def k_center(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Select the examples farthest from all labeled or picked ones: k-center greedy, core-set (Sener & Savarese 2018).

    Each pick maximises the distance to the nearest labeled or picked example. Needs no model. Prefers outliers while
    labels are few. Cost O(N (m + k) d), one distance per example.
    """
    embedding, labeled = candidates.whole_embedding
    return farthest_first(embedding, candidates.rows, labeled, k, rng)


def farthest_first(
    embedding: Any, rows: np.ndarray, labeled: np.ndarray, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Select, one after the other, the row farthest from all labeled or picked ones: farthest-first (Gonzalez 1985).

    One distance per row is kept and updated by one product per pick: O(N (m + k) e), nothing N by N, no copy.

    Parameters
    ----------
    embedding
        All points, dense or CSR, shape (N, e).
    rows
        Candidates, as positions in `embedding`, shape (n,).
    labeled
        Labeled examples, as positions in `embedding`, shape (m,).
    k
        How many to select, at most n.
    rng
        What breaks ties.

    Returns
    -------
    picked
        Positions in `rows`, shape (k,).
    distances
        Of each row to the nearest labeled example, before any pick, shape (n,); 0 without labels.
    """
    norms = squares(embedding)
    closest = np.full(len(rows), np.inf, np.float32)
    if len(labeled):
        centres = embedding[labeled]
        for begin in range(0, len(rows), ROWS):
            block = rows[begin : begin + ROWS]
            closest[begin : begin + ROWS] = nearest(embedding[block], norms[block], centres)
    before = np.sqrt(np.where(np.isfinite(closest), closest, 0))
    picked = np.empty(k, np.intp)
    for turn in range(k):
        best = np.flatnonzero(closest == closest.max())
        picked[turn] = best[0] if len(best) == 1 else rng.choice(best)
        one = rows[picked[turn]]
        distances = norms[rows] + norms[one] - 2 * (embedding @ row(embedding, one))[rows]
        np.minimum(closest, distances, out=closest)
        closest[picked[: turn + 1]] = -np.inf
    return picked, before
