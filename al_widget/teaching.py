"""Film a strategy at work on a plane: what it asks, what the model believes, and how it learns, round by round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from al_widget import strategies as registry
from al_widget.exceptions import DataError
from al_widget.session import Session

_HELD_OUT = 0.3  # of the points: what the accuracy is measured on
_GRID = 80  # cells along each axis of the map of what the model believes


@dataclass(frozen=True)
class Scene:
    """One round.

    Attributes
    ----------
    labeled, asked
        Positions of the points labeled so far and of the batch asked next, (m,) and (k,).
    proba
        What the model believes on the grid, (rows, columns, classes).
    accuracy
        Share of the held-out points it gets right.
    """

    labeled: np.ndarray
    asked: np.ndarray
    proba: np.ndarray
    accuracy: float


@dataclass(frozen=True)
class Film:
    """The rounds of one strategy or several, from the same first labels.

    Attributes
    ----------
    points, truth
        The pool, (n, 2), and its true classes, (n,).
    classes
        Class names, the last axis of each `proba`.
    xs, ys
        Where the grid's columns and rows lie.
    scenes
        Strategy name -> its rounds, equally many for each.
    """

    points: np.ndarray
    truth: np.ndarray
    classes: tuple[str, ...]
    xs: np.ndarray
    ys: np.ndarray
    scenes: dict[str, tuple[Scene, ...]]

    @property
    def frame(self) -> Any:
        """Pandas DataFrame: strategy, round, n_labels, accuracy on the held-out points."""
        import pandas as pd

        return pd.DataFrame(
            [
                [name, number, len(scene.labeled), scene.accuracy]
                for name, rounds in self.scenes.items()
                for number, scene in enumerate(rounds, 1)
            ],
            columns=["strategy", "round", "n_labels", "accuracy"],
        )

    def figure(self) -> Any:
        """Play it: the map with the batch, the learning curve beside it, a slider of rounds, a choice of strategy."""
        from al_widget.charts import film

        return film(self)

    def sheet(self, round: int = 1) -> Any:  # noqa: A002 - what it is called everywhere else
        """Lay one round of every strategy side by side. At round 1 all have the same labels and the same model."""
        from al_widget.charts import contact_sheet

        return contact_sheet(self, round)


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
    """Let each strategy label the same two-dimensional pool from the same seeds, and film it.

    Parameters
    ----------
    points, truth
        Points in the plane, (n, 2), and their classes; 30 % are held out for the accuracy.
    strategies
        Names or functions, as for `Session`.
    rounds
        Models to fit, the one after the seeds included.
    batch_size, seed_size, model, seed
        As for `Session`.

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
        scenes[registry.resolve(one)[0]] = _shot(session, labels[pool], rounds, grid)
    return Film(points[pool], labels[pool], classes, xs, ys, scenes)


def _shot(session: Session, truth: np.ndarray, rounds: int, grid: np.ndarray) -> tuple[Scene, ...]:
    """Label by the known truth; one scene per model."""
    taken: list[int] = []
    scenes: list[Scene] = []
    batch = session.query(session.seed_size)
    while len(scenes) < rounds:
        for query in batch:
            session.label(query.id, truth[int(str(query.id))])
            taken.append(int(str(query.id)))
        found = session.update()
        batch = session.query()
        if found is None or found.accuracy is None:  # one class so far
            continue
        asked = np.array([int(str(query.id)) for query in batch])
        proba = session.predict_proba(grid).reshape(_GRID, _GRID, -1)
        scenes.append(Scene(np.array(taken), asked, proba, found.accuracy))
    session.close()
    return tuple(scenes)
