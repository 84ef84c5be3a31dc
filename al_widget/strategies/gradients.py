"""Strategies that follow the gradient of the loss a label would bring: BADGE and expected gradient length."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import numpy as np

from al_widget.strategies import scores
from al_widget.strategies.candidates import Candidates
from al_widget.strategies.distances import dense, row, squares
from al_widget.strategies.registry import register
from al_widget.strategies.selection import top_k


@register
def expected_gradient(
    candidates: Candidates, k: int, rng: np.random.Generator, *, norm: Literal["unit", "raw", "whitened"] = "unit"
) -> tuple[np.ndarray, np.ndarray]:
    """Select the examples whose label would change the model most: expected gradient length (Settles & Craven 2008).

    sum_y p_y |(p - e_y) xᵀ| in closed form, for softmax regression. Of any other model it measures how much a softmax
    layer with the same probabilities on the same features would change: a forest has no gradient of its own. With two
    classes and unit rows it ranks as `margin` does. Cost O(nC), and O(min(d, m)³) once with whitening.

    Parameters
    ----------
    norm
        How the length of a row x counts. "unit": every row is equally long. "raw": by its length, which prefers
        outliers. "whitened": by its length against what is labeled, x' (X_L'X_L + I)^-1 x.
    """
    gradient = candidates.adapted(scores.gradient)
    if norm == "unit":
        values = candidates.score(scores.gradient)
    elif norm == "raw":
        values = candidates.score_embedding(lambda p, x: gradient(p) * np.sqrt(squares(x) + 1))
    else:
        length = leverage(candidates.labeled_embedding())
        values = candidates.score_embedding(lambda p, x: gradient(p) * np.sqrt(length(x)))
    return top_k(values, k, rng), values


def leverage(labeled: Any) -> Callable[[Any], np.ndarray]:
    """Return a function that computes the leverage of points, x' (X'X + I)^-1 x, with a constant 1 added to each.

    It is small in directions that are labeled already. With fewer points than dimensions it is computed from their
    inner products (Woodbury 1950), so that no wide matrix is inverted and sparse stays sparse.

    Parameters
    ----------
    labeled
        X, the labeled points, dense or CSR, shape (m, e).

    Examples
    --------
    >>> leverage(np.array([[2.0, 0.0]]))(np.array([[2.0, 0.0], [0.0, 2.0]])).round(2)
    array([0.83, 4.83])
    """
    m, e = labeled.shape
    if m > e:
        X = dense(labeled, np.float64)
        X = np.hstack([X, np.ones((m, 1))])
        inverse = np.linalg.inv(X.T @ X + np.eye(e + 1))

        def in_full(points: Any) -> np.ndarray:
            x = np.hstack([dense(points), np.ones((points.shape[0], 1), points.dtype)])
            return np.einsum("ij,ij->i", x @ inverse, x)

        return in_full

    inverse = np.linalg.inv(dense(labeled @ labeled.T, np.float64) + 1 + np.eye(m))

    def in_span(points: Any) -> np.ndarray:
        along = dense(points @ labeled.T, np.float64) + 1
        return np.maximum(squares(points) + 1 - np.einsum("ij,ij->i", along @ inverse, along), 0)

    return in_span


@register
def badge(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Select examples with large and different gradients: BADGE, k-means++ on gradient embeddings (Ash et al. 2020).

    The gradient embedding of a row is (p - e_ŷ) xᵀ, ŷ the model's own answer. It has no options. Cost O(k N (C + d)),
    memory n C: k-means++ runs on the two factors, and the n by C·d gradients are never built.
    """
    embedding, _ = candidates.whole_embedding
    slopes = candidates.mapped(partial(logit_gradients, independent=candidates.independent))
    return spread_gradients(slopes, embedding, candidates.rows, k, rng)


def logit_gradients(proba: np.ndarray, *, independent: bool = False) -> np.ndarray:
    """Compute the gradients of the loss by the logits, p - e_ŷ, if the model's own answer ŷ is right.

    Parameters
    ----------
    proba
        Class probabilities, shape (n, C).
    independent
        Whether the probabilities are independent: ŷ is then every class above one half.

    Examples
    --------
    >>> logit_gradients(np.array([[0.75, 0.25]])), logit_gradients(np.array([[0.75, 0.75]]), independent=True)
    (array([[-0.25,  0.25]]), array([[-0.25, -0.25]]))
    """
    if independent:
        return proba - (proba > 0.5)
    found = proba.copy()
    found[np.arange(len(proba)), proba.argmax(axis=1)] -= 1
    return found


def spread_gradients(
    slopes: np.ndarray, embedding: Any, rows: np.ndarray, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Select k rows by k-means++ on the gradients of the last layer, never built (BADGE, Ash et al. 2020).

    The gradient of a row is the outer product of a = p - e_ŷ and x; products of gradients are
    products of their factors, so that k picks cost O(k N (C + e)) and n C numbers, not n C e.

    Parameters
    ----------
    slopes
        The candidates' gradients by the logits, as `logit_gradients` computes them, shape (n, C).
    embedding
        All points, dense or CSR, shape (N, e); a constant 1 is added to each for the intercept.
    rows
        The candidates' positions in `embedding`, shape (n,).
    k
        How many to select, at most n.
    rng
        What every random draw comes from.

    Returns
    -------
    picked
        Positions in `rows`, shape (k,).
    lengths
        Squared gradient lengths, shape (n,).
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
        inner = (slopes @ slopes[one]) * ((embedding @ row(embedding, rows[one]))[rows] + 1)
        np.minimum(nearest, lengths + lengths[one] - 2 * inner, out=nearest)
    return picked, lengths
