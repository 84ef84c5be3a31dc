"""One number per example: how much the model would gain from its label. Higher means ask sooner.

A score is an opinion about single rows: a pure function of the class probabilities, shape (n, C),
to an array of shape (n,). What to do with many rows at once is decided in `selection`.

With multilabel the probabilities are independent, and each class is a problem of two outcomes:
`per_label` takes a score there, class by class.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import entr


def least_confidence(proba: np.ndarray) -> np.ndarray:
    """Score by what the likeliest class leaves over, 1 - p1 (Lewis & Gale 1994). Cost O(nC).

    Examples
    --------
    >>> least_confidence(np.array([[0.9, 0.1], [0.5, 0.5]])).round(2)
    array([0.1, 0.5])
    """
    return 1 - proba.max(axis=1)


def margin(proba: np.ndarray) -> np.ndarray:
    """Score by how close the two likeliest classes are, 1 - (p1 - p2) (Scheffer, Decomain & Wrobel 2001).

    Cost O(nC). The strongest single score in most comparisons.

    Examples
    --------
    >>> margin(np.array([[0.5, 0.4, 0.1], [0.5, 0.25, 0.25]])).round(2)
    array([0.9 , 0.75])
    """
    if proba.shape[1] < 2:
        return np.zeros(len(proba), proba.dtype)
    first, second = proba[:, 0], np.zeros(len(proba), proba.dtype)
    for column in proba.T[1:]:  # class by class: sorting each row takes ten times as long
        second = np.maximum(second, np.minimum(first, column))
        first = np.maximum(first, column)
    return 1 - (first - second)


def entropy(proba: np.ndarray) -> np.ndarray:
    """Score by the entropy of the class probabilities in nats, -sum p log p (Shannon 1948; Settles 2009).

    With more than two classes it asks for examples that are torn between many unlikely classes and
    often learns more slowly than `margin`. Cost O(nC).

    Examples
    --------
    >>> entropy(np.array([[1.0, 0.0], [0.5, 0.5]])).round(3)
    array([0.   , 0.693])
    """
    return (proba * -np.log(np.maximum(proba, np.finfo(proba.dtype).tiny))).sum(axis=1)


def gradient(proba: np.ndarray) -> np.ndarray:
    """Score by the expected length of the loss gradient of softmax regression, for a row of unit length.

    With p the probabilities the gradient for label y is (p - e_y) xᵀ; its expected length is
    |x| sum_y p_y sqrt(|p|² - 2 p_y + 1) (Settles & Craven 2008, in closed form): O(nC), no gradient is made.

    Examples
    --------
    >>> gradient(np.array([[0.5, 0.5], [0.9, 0.1]])).round(3)
    array([0.707, 0.255])
    """
    square = (proba**2).sum(axis=1, keepdims=True)
    return (proba * np.sqrt(np.maximum(square - 2 * proba + 1, 0))).sum(axis=1)


def vote_entropy(votes: np.ndarray) -> np.ndarray:
    """Score by the entropy of the members' hard votes, ties by the margin of their mean (Dagan & Engelson 1995).

    Parameters
    ----------
    votes
        Probabilities of M members, (M, n, C).

    Examples
    --------
    >>> agree, split = [[0.9, 0.1], [0.8, 0.2]], [[0.9, 0.1], [0.2, 0.8]]
    >>> vote_entropy(np.array([agree, split]).transpose(1, 0, 2)).round(2)
    array([0.  , 0.69])
    """
    members, _, classes = votes.shape
    hard = votes.argmax(axis=2)
    shares = np.stack([(hard == column).sum(axis=0) for column in range(classes)], axis=1) / members
    # Shares move in steps of 1 / M: a thousandth of the margin orders equal votes and never unequal ones.
    return entr(shares).sum(axis=1) + 1e-3 * margin(votes.mean(axis=0))


def divergence(votes: np.ndarray) -> np.ndarray:
    """Score by the mean Kullback-Leibler divergence of the members from their mean (McCallum & Nigam 1998).

    Takes votes of shape (M, n, C).
    """
    return entropy(votes.mean(axis=0)) - entr(votes).sum(axis=2).mean(axis=0)


def consensus_entropy(votes: np.ndarray) -> np.ndarray:
    """Score by the entropy of the members' mean (Holub, Perona & Burl 2008). Takes votes of shape (M, n, C)."""
    return entropy(votes.mean(axis=0))


# What reads a row as one distribution over the classes; with multilabel it is taken label by label.
OF_ONE_CLASS: frozenset[Callable[[np.ndarray], np.ndarray]] = frozenset(
    {least_confidence, margin, entropy, gradient, vote_entropy, divergence, consensus_entropy}
)


def per_label(score: Callable[[np.ndarray], np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    """Turn a score of one class among several into one of independent labels: the mean over the labels.

    The mean asks where most is to be learned of all labels together; the least sure label alone (Brinker 2006)
    learned more slowly on every set of `benchmarks/multilabel.py`, as Cherman, Tsoumakas & Monard (2016) found.

    Parameters
    ----------
    score
        Takes probabilities (n, 2), or a committee's (M, n, 2).

    Examples
    --------
    >>> per_label(margin)(np.array([[0.5, 0.9], [0.9, 0.9]])).round(2)
    array([0.6, 0.2])
    """

    def of_labels(proba: np.ndarray) -> np.ndarray:
        *members, n, labels = proba.shape
        # The two outcomes lie apart in memory: a maximum over them then takes whole columns at a time.
        binary = np.moveaxis(np.stack([1 - proba, proba]).reshape(2, *members, n * labels), 0, -1)
        return score(binary).reshape(n, labels).mean(axis=1)

    of_labels.__name__ = getattr(score, "__name__", "score")
    return of_labels
