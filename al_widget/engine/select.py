"""What to ask next: seeds before there is a model, then what the strategy ranks first, and audit examples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from al_widget import strategies
from al_widget.data.features.features import Features
from al_widget.engine.picks import Pick, likeliest
from al_widget.engine.settings import Settings
from al_widget.engine.snapshot import Snapshot
from al_widget.evaluation.audit import Audit
from al_widget.evaluation.audit_draw import draw
from al_widget.models.model import Model
from al_widget.strategies import Candidates, selection

_BY_SCORE_ALONE = 256  # picks behind the diverse ones, so that the queue outlasts a long update


@dataclass(frozen=True)
class Opinion:
    """What a model thinks of rows of the pool, calibrated.

    Attributes
    ----------
    model
        The model.
    X
        Feature matrix of the pool, (N, d).
    classes
        Class names.
    """

    model: Model
    X: Any
    classes: tuple[str, ...]

    def top(self, rows: np.ndarray) -> list[tuple[tuple[str, float], ...]]:
        """Return the likeliest classes of each row, with their probabilities."""
        return likeliest(self.model.calibrated(self.X[rows], self.classes), self.classes)


@dataclass(frozen=True)
class AuditRequest:
    """How many audit examples are wanted, and from where.

    Attributes
    ----------
    rows
        The holdout's rows that are still to be labeled, in random order.
    k
        How many to draw.
    confidence
        The newest model's probability to be right about each of the rows; None before there is one.
    inclusion_probability
        The probability of an example to be in the holdout.
    version, round
        Numbers of the newest model and round.
    """

    rows: np.ndarray
    k: int
    confidence: np.ndarray | None
    inclusion_probability: float
    version: int
    round: int


def generator(snapshot: Snapshot, seed: int) -> np.random.Generator:
    """Return a generator seeded by the numbers of labels, which makes random choices reproducible after a restart."""
    return np.random.default_rng([seed, len(snapshot.train_rows), len(snapshot.audit_rows)])


def seeds(snapshot: Snapshot, features: Features, batch_size: int, seed: int) -> list[Pick]:
    """Select what to ask without a model: typical examples, spread over the features, random ones behind.

    Parameters
    ----------
    batch_size
        How many are picked beside those that wait, once the seed set is complete.
    seed
        What every random draw follows.
    """
    rng = generator(snapshot, seed)
    candidates = Candidates(features.X, snapshot.open_rows, snapshot.train_rows, None, features.embedding)
    # Every seed may be labeled and all fall into one class: then one more batch is asked.
    wanted = snapshot.seeds_left or (0 if snapshot.waiting_seeds else batch_size)
    picks = [*snapshot.waiting_seeds, *typical(snapshot, candidates, wanted, rng)]
    # Random ones behind them keep the queue filled while the first model learns; it replaces them by better ones.
    rest = np.setdiff1d(snapshot.open_rows, [pick.row for pick in picks])
    behind = rng.choice(rest, min(snapshot.horizon, len(rest)), replace=False)
    return [*picks, *(Pick(int(row), "seed", "random", 0, snapshot.round) for row in behind)]


def typical(snapshot: Snapshot, candidates: Candidates, k: int, rng: np.random.Generator) -> list[Pick]:
    """Select k seeds by representativeness, beside those that still wait."""
    waiting = np.isin(candidates.rows, [pick.row for pick in snapshot.waiting_seeds])
    free = candidates.only(np.flatnonzero(~waiting), np.flatnonzero(waiting))
    rows, values = strategies.select(strategies.get("typical"), free, k, rng)
    return [Pick(int(free.rows[row]), "seed", "typical", 0, snapshot.round, float(values[row])) for row in rows]


def with_opinion(picks: list[Pick], opinion: Opinion) -> list[Pick]:
    """Return seeds with what the model thinks of them: without it they could be told from audit examples."""
    if not picks:
        return []
    tops = opinion.top(np.array([pick.row for pick in picks]))
    return [replace(pick, version=opinion.model.version, top=top) for pick, top in zip(picks, tops, strict=True)]


def ranked(
    snapshot: Snapshot,
    candidates: Candidates,
    settings: Settings,
    model: Model,
    taken: list[int],
    rng: np.random.Generator,
) -> list[Pick]:
    """Select the batch, then as many again as the queue holds, then the next ones by score alone.

    Parameters
    ----------
    taken
        Rows that are picked already, as seeds.
    """
    free = np.isin(candidates.rows, taken, invert=True)
    order: list[int] = []
    values = np.empty(0)
    for k in (settings.batch_size, snapshot.horizon - settings.batch_size):
        open_now = np.flatnonzero(free)
        if k <= 0 or not len(open_now):
            continue
        view = candidates.only(open_now, np.flatnonzero(~free)) if len(open_now) < len(candidates) else candidates
        rows, scores = strategies.select(settings.strategy, view, k, rng)
        if not len(values):
            values = np.full(len(candidates), -np.inf, np.float32)
            values[open_now] = scores
        order += open_now[rows].tolist()
        free[open_now[rows]] = False
    if len(values):
        further = np.where(free, values, -np.inf)
        behind = selection.top_k(further, min(_BY_SCORE_ALONE, int(free.sum())), rng)
        order += behind.tolist()
    if not order:  # every example is decided, skipped or in the holdout
        return []
    picked = np.array(order, np.intp)
    tops = likeliest(model.temper(candidates.proba_of(picked)), snapshot.classes)
    return [
        Pick(
            int(candidates.rows[position]),
            "query",
            settings.strategy_name,
            model.version,
            snapshot.round,
            float(values[position]),
            None,
            top,
        )
        for position, top in zip(order, tops, strict=True)
    ]


def audit_picks(audit: Audit, request: AuditRequest, opinion: Opinion | None, rng: np.random.Generator) -> list[Pick]:
    """Draw audit examples as picks that look like any other.

    Parameters
    ----------
    opinion
        What the newest model thinks of the pool; None before there is one.
    """
    positions, probabilities = draw(audit.kind, len(request.rows), request.k, request.confidence, rng)
    drawn = request.rows[positions]
    tops: list[tuple[tuple[str, float], ...]] = [()] * len(drawn)
    if opinion is not None and len(drawn):
        tops = opinion.top(drawn)
    strategy = "random" if audit.kind == "uniform" else audit.kind
    return [
        Pick(
            int(row),
            "audit",
            strategy,
            request.version,
            request.round,
            None,
            float(probability) if audit.kind == "lure" else request.inclusion_probability,
            top,
        )
        for row, probability, top in zip(drawn, probabilities, tops, strict=True)
    ]
