"""One update: fit, score, select, estimate. Pure: from a snapshot of the session to what it installs."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from time import perf_counter
from typing import Any

import numpy as np

from al_widget import strategies
from al_widget.data.features.features import Features
from al_widget.engine.history import BINS, QUANTILES, Round
from al_widget.engine.picks import Pick, likeliest
from al_widget.evaluation import audit as audits
from al_widget.evaluation import metrics
from al_widget.evaluation.audit import Audit
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.stopping import KAPPA_LABELS
from al_widget.models.learner import Learner
from al_widget.models.model import Model
from al_widget.strategies import Candidates, Strategy, selection

_FEWEST_AUDITS = 5  # below, the interval spans most of [0, 1] and says nothing
_FURTHER = 256  # picks by score alone behind the diverse ones, so that a long update never runs dry


@dataclass(frozen=True)
class Snapshot:
    """What an update needs to know, copied under the session's lock.

    Attributes
    ----------
    train_rows, train_labels; audit_rows, audit_labels
        Positions (m,) and class names (m,), or tuples of them, in the order they were first decided.
    audit_odds, frame_rows
        The chance of each audit example at its draw, (m,), NaN for uniform; the rows they were drawn from.
    open_rows
        Undecided positions that a strategy may pick, skipped ones and the audit reserve left out.
    seeds_left
        How many seed examples are still to be picked.
    standing
        Seed picks made earlier and not decided yet.
    horizon
        How many picks the desk wants to hold.
    until
        The place in the log up to which decisions went in.
    seen
        Predictions of earlier models on the stop set: (n_train, predictions), oldest first.
    labels
        All decided examples, the audit included.
    round, version
        Numbers of the round and model to come.
    """

    classes: tuple[str, ...]
    train_rows: np.ndarray
    train_labels: np.ndarray
    audit_rows: np.ndarray
    audit_labels: np.ndarray
    audit_odds: np.ndarray
    frame_rows: np.ndarray
    open_rows: np.ndarray
    seeds_left: int
    standing: tuple[Pick, ...]
    horizon: int
    previous: Model | None
    until: int
    seen: tuple[tuple[int, np.ndarray], ...]
    labels: int
    round: int
    version: int

    def with_audit(self) -> Snapshot:
        """Return the same labels with the audit's among those to learn from."""
        rows = np.concatenate([self.train_rows, self.audit_rows])
        return replace(self, train_rows=rows, train_labels=np.concatenate([self.train_labels, self.audit_labels]))


@dataclass(frozen=True)
class Settings:
    """What stays the same over a session's updates."""

    learner: Learner
    strategy_name: str
    strategy: Strategy
    batch_size: int
    seed: int
    n_pool: int
    stop_rows: np.ndarray
    test: tuple[Any, np.ndarray] | None  # feature rows and class names
    audit: Audit


@dataclass(frozen=True)
class Measured:
    """What examples the model never learned from say about it.

    Attributes
    ----------
    truth, predicted
        Class names of the audit or the test set, (m,).
    method
        Where they come from: "test", or how the audit was drawn.
    estimate
        The accuracy; None while too few are labeled.
    temperature
        How the model's probabilities are scaled before they are shown.
    kappa
        Agreement with an earlier model on the stop set.
    predictions
        Class names on the stop set.
    sure
        row -> the model's chance to be right about it, over the audit's frame; empty for a uniform audit.
    """

    truth: np.ndarray
    predicted: np.ndarray
    method: str
    estimate: Estimate | None
    temperature: float
    kappa: float | None
    predictions: np.ndarray
    sure: dict[int, float]


@dataclass(frozen=True)
class Outcome:
    """What an update found; `model` is None while fewer than two classes are labeled."""

    model: Model | None
    picks: tuple[Pick, ...]
    measured: Measured | None = None
    uncertainty: np.ndarray | None = None
    fit_seconds: float = 0.0
    score_seconds: float = 0.0
    select_seconds: float = 0.0

    def round(self, snapshot: Snapshot, strategy: str) -> Round:
        """Write the outcome down as a line of the history."""
        estimate = None if self.measured is None else self.measured.estimate
        unsure = self.uncertainty
        unsure = np.empty(0) if unsure is None else unsure
        known = len(unsure) > 0
        return Round(
            round=snapshot.round,
            n_labels=snapshot.labels,
            n_train=len(snapshot.train_rows),
            n_audit=len(snapshot.audit_rows),
            learned_to=snapshot.until,
            accuracy=None if estimate is None else estimate.value,
            low=None if estimate is None else estimate.low,
            high=None if estimate is None else estimate.high,
            method=None if estimate is None else estimate.method,
            uncertainty_mean=float(np.mean(unsure)) if known else None,
            uncertainty_quantiles=tuple(np.quantile(unsure, QUANTILES).tolist()) if known else (),
            uncertainty_counts=tuple(np.histogram(unsure, BINS, (0, 1))[0].tolist()) if known else (0,) * BINS,
            kappa=None if self.measured is None else self.measured.kappa,
            strategy=strategy,
            fit_seconds=self.fit_seconds,
            score_seconds=self.score_seconds,
            select_seconds=self.select_seconds,
            model_version=snapshot.version,
            time=datetime.now(UTC),
        )


_entering = threading.Lock()


@lru_cache(maxsize=1)
def _libraries(_modules: int) -> Any:
    """Find the libraries that compute on several cores, in 3 ms; anew after an import, which may bring one."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@contextmanager
def limit_threads() -> Iterator[None]:
    """Work on half of the cores: the page, and the user's own cells, run on the same machine.

    Beside a busy browser, linear algebra on every core waits for itself: fits of 0.1 s took 5 s.
    A limit that is lower already, by OMP_NUM_THREADS or in a process of joblib, stays.
    """
    most = max(1, (os.cpu_count() or 1) // 2)
    # Only who lowers a limit restores it. Whoever comes while it is lowered by another thread must not take the lower
    # one for the original: restored last, it would stay.
    with _entering:
        libraries = _libraries(len(sys.modules))
        above = [one["filepath"] for one in libraries.info() if (one["num_threads"] or 1) > most]
        lowered = libraries.select(filepath=above).limit(limits=most)
    with lowered:
        yield


def run(snapshot: Snapshot, features: Features, settings: Settings) -> Outcome:
    """Fit on every training label, score the pool, pick what to ask next, estimate the accuracy."""
    started = perf_counter()
    model = fit(snapshot, features, settings, snapshot.version)
    fitted = perf_counter()
    if model is None:
        return Outcome(None, tuple(seeds(snapshot, features, settings)))
    measured = measure(model, snapshot, features, settings)
    model = replace(model, temperature=measured.temperature)
    judged = perf_counter()
    rng = _generator(snapshot, settings)
    candidates = Candidates(
        features.X,
        snapshot.open_rows,
        snapshot.train_rows,
        lambda X: model.proba(X, snapshot.classes),
        features.embedding,
        classes=snapshot.classes,
        labels=snapshot.train_labels,
        committee=lambda: settings.learner.committee(
            features.X[snapshot.train_rows], snapshot.train_labels, snapshot.classes, model
        ),
        independent=model.schema.independent,
    )
    picks = list(snapshot.standing)
    if snapshot.seeds_left:
        picks += _typical(snapshot, candidates, snapshot.seeds_left, rng)
    picks = _judged(picks, features, model, snapshot.classes)
    picks += _ranked(snapshot, candidates, settings, model, [pick.row for pick in picks], rng)
    unsure = candidates.uncertainty
    return Outcome(
        model,
        tuple(picks),
        measured,
        unsure,
        fitted - started,
        candidates.seconds,
        perf_counter() - judged - candidates.seconds,
    )


def seeds(snapshot: Snapshot, features: Features, settings: Settings) -> list[Pick]:
    """Pick what to ask before there is a model: typical examples, spread over the features, random ones behind."""
    rng = _generator(snapshot, settings)
    candidates = Candidates(features.X, snapshot.open_rows, snapshot.train_rows, None, features.embedding)
    # Every seed may be labeled and all fall into one class: then one more batch is asked.
    wanted = snapshot.seeds_left or (0 if snapshot.standing else settings.batch_size)
    picks = [*snapshot.standing, *_typical(snapshot, candidates, wanted, rng)]
    # Behind them random ones, so that nobody waits while the first model learns; it puts better ones in their place.
    rest = np.setdiff1d(snapshot.open_rows, [pick.row for pick in picks])
    behind = rng.choice(rest, min(snapshot.horizon, len(rest)), replace=False)
    return [*picks, *(Pick(int(row), "seed", "random", 0, snapshot.round) for row in behind)]


def fit(snapshot: Snapshot, features: Features, settings: Settings, version: int) -> Model | None:
    """Fit on the training labels; None while they name fewer than two classes."""
    if len(set(snapshot.train_labels)) < 2:
        return None
    X = features.X[snapshot.train_rows]
    return settings.learner.fit(X, snapshot.train_labels, snapshot.classes, snapshot.previous, version)


def measure(model: Model, snapshot: Snapshot, features: Features, settings: Settings) -> Measured:
    """Ask the model about examples it never learned from: the test set, or the audit; and about the stop set."""
    classes, audit = snapshot.classes, settings.audit
    if settings.test is not None:
        X, truth = settings.test
        method, wanted = "test", 1
    else:
        X, truth = features.X[snapshot.audit_rows], snapshot.audit_labels
        method, wanted = audit.method(snapshot.audit_odds), _FEWEST_AUDITS
    enough = len(truth) >= wanted
    proba = model.proba(X, classes) if len(truth) else np.empty((0, len(classes)), np.float32)
    predicted = model.labels_of(proba, classes)
    estimate, t, sure = None, 1.0, None
    frame = snapshot.frame_rows
    if method != "test" and audit.kind != "audit" and len(frame):
        sure = model.confidence(model.proba(features.X[frame], classes))
    if enough and method == "test":
        estimate = metrics.accuracy(truth, predicted, method)
    elif enough:
        estimate = audit.estimate(
            truth,
            predicted,
            population=settings.n_pool,
            frame=len(frame),
            confidence=model.confidence(proba),
            frame_confidence=sure,
            odds=snapshot.audit_odds,
        )
    if enough:
        weights = audits.weights(snapshot.audit_odds, len(frame)) if method == "lure" else None
        t = model.schema.fit_temperature(proba, truth, classes, weights)
    predictions = model.predict(features.X[settings.stop_rows])
    earlier = [seen for n, seen in snapshot.seen if len(snapshot.train_rows) - n >= KAPPA_LABELS]
    kappa = model.schema.kappa(earlier[-1], predictions) if earlier else None
    chances = {} if sure is None else dict(zip(frame.tolist(), sure.tolist(), strict=True))
    return Measured(truth, predicted, method, estimate, t, kappa, predictions, chances)


def _generator(snapshot: Snapshot, settings: Settings) -> np.random.Generator:
    """Seed by the number of labels: after a restart chance takes the same turns as it would have."""
    return np.random.default_rng([settings.seed, len(snapshot.train_rows), len(snapshot.audit_rows)])


def _typical(snapshot: Snapshot, candidates: Candidates, k: int, rng: np.random.Generator) -> list[Pick]:
    taken = [pick.row for pick in snapshot.standing]
    waiting = np.isin(candidates.rows, taken)
    free = candidates.only(np.flatnonzero(~waiting), np.flatnonzero(waiting))
    rows, values = strategies.select(strategies.get("typical"), free, k, rng)
    return [Pick(int(free.rows[row]), "seed", "typical", 0, snapshot.round, float(values[row])) for row in rows]


def _judged(picks: list[Pick], features: Features, model: Model, classes: tuple[str, ...]) -> list[Pick]:
    """Add what the model thinks to seeds that still wait: without it they could be told from audit examples."""
    if not picks:
        return []
    proba = model.calibrated(features.X[np.array([pick.row for pick in picks])], classes)
    tops = likeliest(proba, classes)
    return [replace(pick, version=model.version, top=top) for pick, top in zip(picks, tops, strict=True)]


def _ranked(
    snapshot: Snapshot,
    candidates: Candidates,
    settings: Settings,
    model: Model,
    taken: list[int],
    rng: np.random.Generator,
) -> list[Pick]:
    """Pick the batch, then as many again as the desk holds, then the next ones by score alone."""
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
        behind = selection.top_k(further, min(_FURTHER, int(free.sum())), rng)
        order += behind.tolist()
    if not order:  # every example is decided, put off or kept for the audit
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


def audit_picks(
    audit: Audit,
    rows: np.ndarray,
    k: int,
    version: int,
    number: int,
    share: float,
    model: Model | None,
    features: Features | None,
    classes: tuple[str, ...],
    confidence: np.ndarray | None,
    rng: np.random.Generator,
) -> list[Pick]:
    """Draw k of the audit's rows as picks that look like any other: with the model's opinion where there is one.

    Parameters
    ----------
    rows
        The frame's rows that are still to be labeled.
    share
        The chance of an example to be in the frame.
    confidence
        The newest model's chance to be right about each of the rows; None before there is one.
    """
    positions, odds = audit.draw(confidence, len(rows), k, rng)
    drawn = rows[positions]
    tops: list[tuple[tuple[str, float], ...]] = [()] * len(drawn)
    if model is not None and features is not None and len(drawn):
        tops = likeliest(model.calibrated(features.X[drawn], classes), classes)
    strategy = "random" if audit.kind == "audit" else audit.kind
    return [
        Pick(int(row), "audit", strategy, version, number, None, float(chance) if audit.kind == "lure" else share, top)
        for row, chance, top in zip(drawn, odds, tops, strict=True)
    ]
