"""Shared by the strategy tests: pools with a matching model, and all strategies by name."""

from __future__ import annotations

import numpy as np
import pytest

from al_widget import strategies
from al_widget.strategies import Candidates, class_quota, density_weighted, random_share, without_duplicates

OPTIONS = {
    "expected_gradient raw": strategies.get("expected_gradient", norm="raw"),
    "expected_gradient whitened": strategies.get("expected_gradient", norm="whitened"),
    "committee divergence": strategies.get("committee", measure="divergence"),
    "committee consensus": strategies.get("committee", measure="consensus_entropy"),
}
WRAPPED = {
    strategy.__name__: strategy
    for strategy in (
        class_quota("margin"),
        class_quota("diverse_margin"),
        class_quota("k_center", share=0.5),
        density_weighted("margin"),
        density_weighted("diverse_margin"),
        density_weighted("committee", beta=2),
        without_duplicates("margin"),
        without_duplicates("diverse_margin", labeled=True),
        without_duplicates("typical", above=0.9),
        random_share("margin", share=0.5),
        random_share("badge"),
        class_quota(without_duplicates(density_weighted("entropy"))),
    )
}
STRATEGIES = {**{name: strategies.get(name) for name in strategies.names()}, **OPTIONS, **WRAPPED}
NAMES = list(STRATEGIES)
PLAIN = ["least_confidence", "margin", "entropy"]


def softmax(X):
    e = np.exp(X - X.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def unit(X):
    return X / np.linalg.norm(X, axis=1, keepdims=True)


def blobs(n=300, d=6, classes=4, dtype=np.float64, seed=0):
    """Return points around a few centres, and a model that is confident near a centre."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(scale=2, size=(classes, d))
    X = (centres[rng.integers(classes, size=n)] + rng.normal(size=(n, d))).astype(dtype)

    def proba(rows):
        dense = rows.toarray() if hasattr(rows, "toarray") else rows
        return softmax(-((dense[:, None] - centres) ** 2).sum(axis=2) / 4).astype(np.float32)

    return X, proba


def copies(times=5, n=60):
    """Return groups of nearly equal points, and a model."""
    rng = np.random.default_rng(1)
    X = np.repeat(rng.normal(size=(n, 20)), times, axis=0) + rng.normal(scale=1e-4, size=(n * times, 20))
    directions = rng.normal(size=(20, 3)) / 5

    def proba(rows):
        return softmax(np.asarray(rows @ directions)).astype(np.float32)

    return X, proba


def candidates(X, proba, rows=None, labeled=(), embedding=None, *, independent=False):
    """Return candidates with a committee of three."""
    rows = np.arange(X.shape[0]) if rows is None else np.asarray(rows)

    def votes(some):  # each of the three members favours another class
        p = proba(some)
        lean = 1 + 0.5 * np.eye(p.shape[1], dtype=np.float32)[: min(3, p.shape[1])]
        tilted = p * lean[:, None]
        return tilted / tilted.sum(axis=2, keepdims=True)

    labeled = np.asarray(labeled, np.intp)
    return Candidates(X, rows, labeled, proba, embedding, committee=lambda: votes, independent=independent)


def select(name, pool, k, seed=0):
    """Select k examples with a strategy, or with one of `STRATEGIES` by name."""
    strategy = STRATEGIES[name] if isinstance(name, str) else name
    return strategies.select(strategy, pool, k, np.random.default_rng(seed))


def both(names):
    """Return each strategy twice: with probabilities that sum to 1, and with independent ones."""
    return [
        pytest.param((name, independent), id=f"{name}, several labels" if independent else name)
        for name in names
        for independent in (False, True)
    ]
