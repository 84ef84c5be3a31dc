"""One number per example: how much the model would gain from its label. Higher means ask sooner.

A score is an opinion about single rows: a pure function of the class probabilities, shape (n, C),
to an array of shape (n,). What to do with many rows at once is decided in `selection`.
"""

from __future__ import annotations

import numpy as np
from scipy.special import entr


def least_confidence(proba: np.ndarray) -> np.ndarray:
    """Score by what the likeliest class leaves over, 1 - p1 (Lewis & Gale 1994).

    Examples
    --------
    >>> least_confidence(np.array([[0.9, 0.1], [0.5, 0.5]])).round(2)
    array([0.1, 0.5])
    """
    return 1 - proba.max(axis=1)


def margin(proba: np.ndarray) -> np.ndarray:
    """Score by how close the two likeliest classes are, 1 - (p1 - p2) (Scheffer, Decomain & Wrobel 2001).

    Examples
    --------
    >>> margin(np.array([[0.5, 0.4, 0.1], [0.5, 0.25, 0.25]])).round(2)
    array([0.9 , 0.75])
    """
    if proba.shape[1] < 2:
        return np.zeros(len(proba), proba.dtype)
    top = np.partition(proba, -2, axis=1)[:, -2:]
    return 1 - (top[:, 1] - top[:, 0])


def entropy(proba: np.ndarray) -> np.ndarray:
    """Score by the entropy of the class probabilities in nats, -sum p log p (Shannon 1948; Settles 2009).

    With more than two classes it asks for examples that are torn between many unlikely classes and
    often learns more slowly than `margin`.

    Examples
    --------
    >>> entropy(np.array([[1.0, 0.0], [0.5, 0.5]])).round(3)
    array([0.   , 0.693])
    """
    return entr(proba).sum(axis=1)
