"""Selecting rows by a number each: the k highest, or a sample in which heavier rows are likelier."""

from __future__ import annotations

import numpy as np

_PART = 65_536  # scores searched at a time for the highest


def top_k(scores: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Select the k highest scores, best first; ties are broken at random.

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
    """Return the k-th highest score, searched part by part: a million scores are not copied."""
    highest = scores[:0]
    for start in range(0, len(scores), _PART):
        highest = np.concatenate([highest, scores[start : start + _PART]])
        if len(highest) > k:
            highest = np.partition(highest, -k)[-k:]
    return highest.min()


def sample(weights: np.ndarray, m: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw m points that stand for all, the heavier the likelier: priority sampling (Duffield, Lund & Thorup 2007).

    Parameters
    ----------
    weights
        Of all points, positive, shape (n,).
    m
        How many to draw.
    rng
        What the draws come from.

    Returns
    -------
    drawn
        Positions in ascending order, shape (min(m, n),).
    weights
        Of the drawn points: a sum over them is an unbiased estimate of the sum over all.

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
