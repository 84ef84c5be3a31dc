"""What stays the same over the updates of a session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from al_widget.evaluation.audit import Audit
from al_widget.labels.arrays import label_array
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

    def named_test(self, former: Mapping[str, str]) -> tuple[Any, np.ndarray] | None:
        """Return what was held out by the user, with its classes as they are called now.

        Parameters
        ----------
        former
            Names that a class had before -> what it is called now.
        """
        if self.test is None or not former:
            return self.test
        X, labels = self.test
        name_of, schema = lambda name: former.get(name, name), self.learner.schema
        return X, label_array(schema.with_classes(label, name_of) for label in labels)
