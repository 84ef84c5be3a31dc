"""What stays the same over the updates of a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from al_widget.evaluation.audit import Audit
from al_widget.models.learner import Learner
from al_widget.strategies import Strategy


@dataclass(frozen=True)
class Settings:
    """The learner, the strategy, and what the model is measured on.

    Attributes
    ----------
    learner
        Fits the models.
    strategy_name, strategy
        The strategy, with its name in the log.
    batch_size
        Examples per query.
    seed
        Seed of all random draws.
    n_pool
        How many examples of the pool can be asked.
    stop_rows
        The rows on which successive models are compared.
    test
        Feature rows and labels (n,) held out by the user, or None.
    audit
        How the audit is drawn.
    """

    learner: Learner
    strategy_name: str
    strategy: Strategy
    batch_size: int
    seed: int
    n_pool: int
    stop_rows: np.ndarray
    test: tuple[Any, np.ndarray] | None
    audit: Audit
