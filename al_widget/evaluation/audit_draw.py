"""Drawing audit examples: uniformly, spread over the model's confidence, or oversampled where it is unsure."""

from __future__ import annotations

import numpy as np

from al_widget.evaluation.audit import Kind

_STRATIFIED_AT_ONCE = 5  # examples drawn together and spread over the confidence
_UNIFORM_SHARE = 0.2  # of the draws of LURE, so that no weight grows without bound


def draw(
    kind: Kind, n: int, k: int, confidence: np.ndarray | None, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Draw k of the n examples of the holdout that are still to be labeled, in the order they are asked.

    Parameters
    ----------
    kind
        How to draw.
    n, k
        How many there are, in random order, and how many are wanted.
    confidence
        The model's probability to be right about each, (n,); None before there is a model.

    Returns
    -------
    positions : (k,), distinct. probabilities : (k,), of each at its draw, given those before it.
    """
    k = min(k, n)
    if kind == "uniform" or (confidence is None and kind == "stratified"):
        return np.arange(k), 1 / (n - np.arange(k))  # the first k: they are in random order already
    if kind == "stratified":
        return _spread(np.asarray(confidence), k, rng), 1 / (n - np.arange(k))
    wanted = np.ones(n) if confidence is None else np.maximum(1 - np.asarray(confidence, float), 1e-9)
    left = np.ones(n, bool)
    drawn, probabilities = np.empty(k, np.intp), np.empty(k)
    for turn in range(k):
        chances = np.where(left, (1 - _UNIFORM_SHARE) * wanted / wanted[left].sum() + _UNIFORM_SHARE / (n - turn), 0)
        drawn[turn] = one = rng.choice(n, p=chances / chances.sum())
        probabilities[turn], left[one] = chances[one], False
    return drawn, probabilities


def _spread(confidence: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Draw k positions, a few at a time, spread evenly over the confidence; all are equally likely (Madow 1944)."""
    order = np.lexsort((rng.random(len(confidence)), confidence))
    drawn: list[int] = []
    while len(drawn) < k:
        size = min(_STRATIFIED_AT_ONCE, k - len(drawn))
        places = ((rng.random() + np.arange(size)) * len(order) / size).astype(np.intp)
        drawn += rng.permutation(order[places]).tolist()
        order = np.delete(order, places)
    return np.array(drawn, np.intp)
