"""The diagnosis of a task: what its order gained, what more would bring, which labels look wrong, the pool's shares."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from al_widget.engine.comparison import Comparison
from al_widget.engine.config import Config
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.diagnostics import Diagnostics
from al_widget.engine.forecast import Forecast
from al_widget.engine.label_issues import LabelIssue
from al_widget.engine.labeled import LabeledData
from al_widget.engine.locks import Locks
from al_widget.engine.population import PoolShares
from al_widget.engine.served_model import ServedModel
from al_widget.engine.state import TaskState
from al_widget.engine.threads import limit_threads
from al_widget.engine.trainer import Trainer
from al_widget.evaluation.population import Share


class Diagnosis:
    """Diagnostics of the labels that stand, laid out again once there are others.

    Parameters
    ----------
    config, state, decisions, trainer, served
        The task.
    locks
        The engine's locks.

    Attributes
    ----------
    compared
        The comparison with random order as it was last computed; None before.
    """

    def __init__(
        self,
        config: Config,
        state: TaskState,
        decisions: DecisionLog,
        trainer: Trainer,
        served: ServedModel,
        locks: Locks,
    ) -> None:
        self._config, self._state, self._decisions, self._trainer = config, state, decisions, trainer
        self._locks = locks
        self._laid_out: tuple[int, Diagnostics] | None = None
        self._shares = PoolShares(config, state, decisions, trainer, served, locks)
        self.compared: Comparison | None = None

    def baseline(self) -> Comparison | None:
        """Compare our order with random order; None while nothing can be said."""
        with self._diagnostics() as found:
            self.compared = found.baseline
        return self.compared

    def forecast(self, labels: int) -> Forecast | None:
        """Forecast what more labels would cost and bring; None while nothing can be said."""
        labels = min(labels, self._state.left)  # no more than the pool and the budget have
        if not labels:
            return None
        with self._diagnostics() as found:
            return found.forecast(labels, self._state.options.cost_per_label)

    def label_issues(self, n: int | None) -> list[LabelIssue]:
        """Return the labels that a model which did not learn them doubts, most doubtful first."""
        with self._diagnostics() as found:
            return found.label_issues(n)

    def population(self) -> list[Share]:
        """Return the share of each class in the pool; raises if nothing honest can be said."""
        return self._shares.estimate()

    @contextmanager
    def _diagnostics(self) -> Iterator[Diagnostics]:
        with self._locks.updating, limit_threads():
            prepared, settings = self._trainer.prepare(), self._trainer.settings(self._state.options)
            with self._locks.state:
                self._decisions.settle()
                now = self._decisions.read_to
                if self._laid_out is None or self._laid_out[0] != now:
                    classes, schema = self._state.classes.names, self._config.schema
                    labels = [
                        (row, schema.read(str(event.value), classes), event) for row, event in self._state.labels()
                    ]
                    test = settings.named_test(self._state.classes.told.former)
                    data = LabeledData.of(
                        prepared.X, settings.learner, classes, labels, settings.audit, test, settings.seed
                    )
                    self._laid_out = (now, Diagnostics(data))
            yield self._laid_out[1]
