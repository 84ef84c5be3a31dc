"""One update: fit, score, select, estimate. Pure: from a snapshot of the session to what it installs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import perf_counter

import numpy as np

from al_widget.data.features.features import Features
from al_widget.engine.history import BINS, QUANTILES, Round
from al_widget.engine.measure import Measured, measure
from al_widget.engine.picks import Pick
from al_widget.engine.select import Opinion, generator, ranked, seeds, typical, with_opinion
from al_widget.engine.settings import Settings
from al_widget.engine.snapshot import Snapshot
from al_widget.models.model import Model
from al_widget.strategies import Candidates


@dataclass(frozen=True)
class Outcome:
    """What an update found.

    Attributes
    ----------
    model
        The new model; None while fewer than two classes are labeled.
    picks
        What to ask next, the best first.
    measured
        How good the model is; None without one.
    uncertainty
        1 - margin of each undecided example, (n,); None without a model.
    failure
        Why the strategy picked nothing, though there is a model; None where it did.
    fit_seconds, score_seconds, select_seconds
        Where the time went.
    """

    model: Model | None
    picks: tuple[Pick, ...]
    measured: Measured | None = None
    uncertainty: np.ndarray | None = None
    fit_seconds: float = 0.0
    score_seconds: float = 0.0
    select_seconds: float = 0.0
    failure: Exception | None = None

    def round(self, snapshot: Snapshot, strategy: str) -> Round:
        """Return the outcome as a line of the history.

        Parameters
        ----------
        strategy
            Name of the strategy that picked.
        """
        measured = self.measured
        estimate = None if measured is None else measured.estimate
        unsure = self.uncertainty
        unsure = np.empty(0) if unsure is None else unsure
        known = len(unsure) > 0
        return Round(
            round=snapshot.round,
            n_labels=snapshot.n_labels,
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
            kappa=None if measured is None else measured.kappa,
            strategy=strategy,
            fit_seconds=self.fit_seconds,
            score_seconds=self.score_seconds,
            select_seconds=self.select_seconds,
            model_version=snapshot.version,
            time=datetime.now(UTC),
            right=None if measured is None or estimate is None else measured.right,
            looks=snapshot.looks if measured is None else measured.looked(snapshot.looks, snapshot.n_labels),
        )


def run(snapshot: Snapshot, features: Features, settings: Settings) -> Outcome:
    """Fit on every training label, score the pool, select what to ask next, estimate the accuracy."""
    started = perf_counter()
    model = fit(snapshot, features, settings, snapshot.version)
    fitted = perf_counter()
    if model is None:
        return Outcome(None, tuple(seeds(snapshot, features, settings.batch_size, settings.seed)))
    measured = measure(model, snapshot, features, settings)
    model = replace(model, temperature=measured.temperature)
    judged = perf_counter()
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
    failure = None
    try:
        picks = _choose(snapshot, features, settings, model, candidates)
    except Exception as error:  # noqa: BLE001 - a strategy may raise anything: the model serves nevertheless
        picks, failure = [], error
    uncertainty = candidates.uncertainty  # raises where the model itself cannot predict the pool
    return Outcome(
        model,
        tuple(picks),
        measured,
        uncertainty,
        fitted - started,
        candidates.seconds,
        perf_counter() - judged - candidates.seconds,
        failure,
    )


def _choose(
    snapshot: Snapshot, features: Features, settings: Settings, model: Model, candidates: Candidates
) -> list[Pick]:
    """Return what to ask next: seeds that are left, then what the strategy ranks first."""
    rng = generator(snapshot, settings.seed)
    picks = list(snapshot.waiting_seeds)
    if snapshot.seeds_left:
        picks += typical(snapshot, candidates, snapshot.seeds_left, rng)
    picks = with_opinion(picks, Opinion(model, features.X, snapshot.classes))
    return picks + ranked(snapshot, candidates, settings, model, [pick.row for pick in picks], rng)


def fit(snapshot: Snapshot, features: Features, settings: Settings, version: int) -> Model | None:
    """Return a model of the training labels; None while there are fewer than two different ones."""
    if len(set(snapshot.train_labels)) < 2:
        return None
    X = features.X[snapshot.train_rows]
    return settings.learner.fit(X, snapshot.train_labels, snapshot.classes, snapshot.previous, version)
