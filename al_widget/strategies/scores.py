"""Scores: one number per example, how much the model would gain from its label. Higher means ask sooner.

A score is a pure function of the class probabilities, shape (n, C), to an array of shape (n,), row by row; a
committee's takes (M, n, C).

The scores here expect probabilities that sum to 1 in each row. Where they are independent of each other, each class
is a problem of two outcomes: `per_class` applies a score to each and averages.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import entr


def least_confidence(proba: np.ndarray) -> np.ndarray:
    """Score by what the likeliest class leaves over: least confidence, 1 - p1 (Lewis & Gale 1994). Cost O(nC).

    Examples
    --------
    >>> least_confidence(np.array([[0.9, 0.1], [0.5, 0.5]])).round(2)
    array([0.1, 0.5])
    """
    return 1 - proba.max(axis=1)


def margin(proba: np.ndarray) -> np.ndarray:
    """Score by how close the two likeliest classes are: margin sampling, 1 - (p1 - p2) (Scheffer et al. 2001).

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
    """Score by the entropy of the class probabilities: -sum p log p, in nats (Shannon 1948; Settles 2009).

    With more than two classes it prefers examples whose probability is spread over many unlikely classes, and often
    learns more slowly than `margin`. Cost O(nC).

    Examples
    --------
    >>> entropy(np.array([[1.0, 0.0], [0.5, 0.5]])).round(3)
    array([0.   , 0.693])
    """
    return (proba * -np.log(np.maximum(proba, np.finfo(proba.dtype).tiny))).sum(axis=1)


def gradient(proba: np.ndarray) -> np.ndarray:
    """Score by the expected gradient length of softmax regression, for a row of unit length (Settles & Craven 2008).

    With p the probabilities the gradient for label y is (p - e_y) xᵀ; its expected length is
    |x| sum_y p_y sqrt(|p|² - 2 p_y + 1), in closed form: O(nC), no gradient is built.

    Examples
    --------
    >>> gradient(np.array([[0.5, 0.5], [0.9, 0.1]])).round(3)
    array([0.707, 0.255])
    """
    square = (proba**2).sum(axis=1, keepdims=True)
    return (proba * np.sqrt(np.maximum(square - 2 * proba + 1, 0))).sum(axis=1)


def vote_entropy(votes: np.ndarray) -> np.ndarray:
    """Score by the vote entropy of the members: of their hard votes, ties by the margin of their mean.

    After Dagan & Engelson (1995).

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

    Parameters
    ----------
    votes
        Probabilities of M members, (M, n, C).
    """
    return entropy(votes.mean(axis=0)) - entr(votes).sum(axis=2).mean(axis=0)


def consensus_entropy(votes: np.ndarray) -> np.ndarray:
    """Score by the consensus entropy: of the members' mean (Holub, Perona & Burl 2008).

    Parameters
    ----------
    votes
        Probabilities of M members, (M, n, C).
    """
    return entropy(votes.mean(axis=0))


# Scores that expect rows to sum to 1; independent probabilities are scored class by class.
OF_ONE_DISTRIBUTION: frozenset[Callable[[np.ndarray], np.ndarray]] = frozenset(
    {least_confidence, margin, entropy, gradient, vote_entropy, divergence, consensus_entropy}
)


def per_class(score: Callable[[np.ndarray], np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    """Return the form of a score for independent probabilities: its mean over the classes, each with two outcomes.

    The mean prefers examples with most to learn from all classes together. The least sure class alone (Brinker 2006)
    learned more slowly on every set of `benchmarks/multilabel.py`, as Cherman, Tsoumakas & Monard (2016) found.

    Parameters
    ----------
    score
        A function of probabilities (n, 2), or a committee's (M, n, 2).

    Examples
    --------
    >>> per_class(margin)(np.array([[0.5, 0.9], [0.9, 0.9]])).round(2)
    array([0.6, 0.2])
    """

    def mean_over_classes(proba: np.ndarray) -> np.ndarray:
        *members, n, classes = proba.shape
        # The two outcomes lie apart in memory: a maximum over them then reads whole columns at a time.
        binary = np.moveaxis(np.stack([1 - proba, proba]).reshape(2, *members, n * classes), 0, -1)
        return score(binary).reshape(n, classes).mean(axis=1)

    mean_over_classes.__name__ = getattr(score, "__name__", "score")
    return mean_over_classes
