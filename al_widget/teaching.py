"""Films of strategies on a plane: what each asks, what the model predicts, and how it learns, round by round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from al_widget import strategies as registry
from al_widget.charts.film import Film, Scene
from al_widget.exceptions import DataError
from al_widget.session import Session

_HELD_OUT = 0.3  # of the points: what the accuracy is measured on
_GRID = 80  # cells along each axis of the map of the model's classes

__all__ = ["Film", "Scene", "film"]


def film(
    points: np.ndarray,
    truth: Sequence[str],
    strategies: Sequence[Any] = ("random", "margin", "diverse_margin"),
    *,
    rounds: int = 12,
    batch_size: int = 5,
    seed_size: int = 10,
    model: Any = None,
    seed: int = 0,
) -> Film:
    """Play each strategy on the same two-dimensional pool, from the same seed set, and return the rounds as a film.

    Parameters
    ----------
    points
        Points in the plane, (n, 2); 30 % are held out for the accuracy.
    truth
        Their classes, (n,).
    strategies
        Names or functions, as for `Session`.
    rounds
        Models to fit, the one after the seed set included.
    batch_size
        Labels per model, and points per query.
    seed_size
        Size of the seed set.
    model
        Any scikit-learn classifier with `predict_proba`; the default of `Session` if None.
    seed
        What everything random follows.

    Raises
    ------
    DataError
        If the points are not on a plane, or too few for so many rounds.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> points = rng.normal(size=(200, 2))
    >>> played = film(points, np.where(points[:, 0] > 0, "right", "left"), ["margin"], rounds=3)
    >>> played.frame["n_labels"].tolist()
    [10, 15, 20]
    """
    points, labels = np.asarray(points, float), np.array([str(name) for name in truth], dtype=object)
    if points.ndim != 2 or points.shape[1] != 2 or len(labels) != len(points):
        raise DataError(
            f"Expected points= of shape (n, 2) and one class each, got {points.shape} and {len(labels)} classes."
        )
    order = np.random.default_rng(seed).permutation(len(points))
    test, pool = np.split(order, [int(len(points) * _HELD_OUT)])
    if len(pool) < seed_size + rounds * batch_size:
        raise DataError(
            f"Expected {seed_size + rounds * batch_size} points or more for {rounds} rounds beside those held out, "
            f"got {len(pool)}. Pass more points or fewer rounds."
        )
    low, high = points.min(axis=0), points.max(axis=0)
    edge = 0.05 * (high - low)
    xs, ys = np.linspace(low - edge, high + edge, _GRID).T
    grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    classes = tuple(sorted(set(labels)))
    scenes = {}
    for one in strategies:
        session = Session(
            points[pool],
            classes,
            model=model,
            strategy=one,
            batch_size=batch_size,
            seed_size=seed_size,
            test=(points[test], list(labels[test])),
            store=None,
            seed=seed,
        )
        scenes[registry.resolve(one)[0]] = _play(session, labels[pool], rounds, grid)
    return Film(points[pool], labels[pool], classes, xs, ys, scenes)


def _play(session: Session, truth: np.ndarray, rounds: int, grid: np.ndarray) -> tuple[Scene, ...]:
    """Label a session by the known truth, and return one scene per model."""
    labeled: list[int] = []
    scenes: list[Scene] = []
    batch = session.query(session.seed_size)
    while len(scenes) < rounds:
        for query in batch:
            session.label(query.id, truth[int(str(query.id))])
            labeled.append(int(str(query.id)))
        found = session.update()
        batch = session.query()
        if found is None or found.accuracy is None:  # one class so far
            continue
        asked = np.array([int(str(query.id)) for query in batch])
        proba = session.predict_proba(grid).reshape(_GRID, _GRID, -1)
        scenes.append(Scene(np.array(labeled), asked, proba, found.accuracy))
    session.close()
    return tuple(scenes)
