"""The scheduler: what is asked next, with the audit's share mixed in at random turns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from al_widget.data.features.features import Features
from al_widget.engine.config import Config
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.measure import Measured
from al_widget.engine.picks import Pick, to_json
from al_widget.engine.select import AuditRequest, Opinion, audit_picks
from al_widget.engine.state import TaskState
from al_widget.engine.trainer import Trainer
from al_widget.exceptions import DataError
from al_widget.labels.event import Event
from al_widget.models.model import Model

_TURNS = 10  # questions among which the audit's are spread at random
_WRITTEN = 32  # picks that the log holds, at least: those behind them wait in memory, for when no new model comes


@dataclass(frozen=True)
class Learned:
    """A model, and what is known of it; None before there is one."""

    model: Model | None
    measured: Measured | None
    features: Features | None = None  # that the model reads; None: those that serve


class Scheduler:
    """Puts picks into the queue, the audit mixed in, and writes them down.

    It has no lock of its own: the engine holds its lock around every call.

    Attributes
    ----------
    horizon
        How many picks the queue should hold ready.
    """

    def __init__(self, config: Config, state: TaskState, decisions: DecisionLog, trainer: Trainer) -> None:
        self._config, self._state, self._decisions, self._trainer = config, state, decisions, trainer
        self.horizon = state.options.batch_size

    def hold(self, horizon: int) -> None:
        """Hold so many picks ready from the next update on."""
        self.horizon = horizon

    def ask_random_seeds(self) -> None:
        """Ask random seeds until the features are ready, so that the first card need not wait for them."""
        state, config = self._state, self._config
        if not state.queue.empty:
            return
        free = state.free_rows()
        keys = config.pool.random_keys(f"seeds {config.seed}")[free]
        k = min(max(config.seed_size, self.horizon), len(free))
        chosen = free[np.argsort(keys, kind="stable")[:k]]
        self.ask([Pick(int(row), "seed", "random", 0, len(state.history)) for row in chosen], state.version)

    def measure(self, n: int) -> int:
        """Ask n audit examples before what waits, as far as there are so many; returns how many.

        Raises
        ------
        DataError
            If there is no audit, or nothing is left of it.
        """
        state = self._state
        if self._config.audit.share <= 0:
            raise DataError(
                "measure() asks audit examples, and this session has none: its accuracy is measured on test=, or not "
                "at all. Pass audit=0.1 in a new task."
            )
        found = min(n, len(state.audit_rows()), state.left)
        if n and not found:
            raise DataError("Every audit example is labeled, or the budget is spent: nothing is left to measure with.")
        waiting = [pick for pick in state.queue.upcoming(state.left) if pick.picked != "audit"]
        self.ask(waiting, state.version, notes=[self._decisions.note("measure", str(found))], measuring=found)
        return found

    def ask(
        self,
        picks: Sequence[Pick],
        version: int,
        learned: Learned | None = None,
        notes: Sequence[Event] = (),
        measuring: int | None = None,
    ) -> None:
        """Replace what waits by new picks, by writing them down: a restart goes on with the same questions.

        Parameters
        ----------
        version
            Version of the model that made them, 0 for seeds.
        learned
            The model, and what is known of it; by default what the trainer holds.
        notes
            Events that are written in the same transaction, after the picks.
        measuring
            How many audit examples come first; by default as many as `measure` asked for and are not answered yet.

        Raises
        ------
        StoreError
            If the log did not take them: what waits stays.
        """
        counts, first = self._state.counts, self._state.measuring if measuring is None else measuring
        last = len(picks) >= len(self._state.free_rows())  # the audit examples left over are then all there is to ask
        learned = learned or Learned(self._trainer.model, self._trainer.measured)
        audit = self._audit(len(picks) + first, version, learned, last=last)
        mixed = audit[:first] + interleave(
            picks,
            audit[first:],
            asked=counts.asked + len(audit[:first]),
            audited=counts.audited + len(audit[:first]),
            share=self._config.audit.share,
            seed=self._config.seed,
            last=last,
        )
        changed = bool(mixed) or not self._state.queue.empty
        written = mixed[: max(_WRITTEN, 2 * self.horizon, first)]
        asked = [self._decisions.note("query", to_json(written, self._config.pool))] if changed else []
        self._decisions.write([*asked, *notes])
        self._state.queue.extend(mixed[len(written) :])

    def _audit(self, n_picks: int, version: int, learned: Learned, *, last: bool) -> list[Pick]:
        """Draw the audit examples to mix into so many picks."""
        state, config, trainer = self._state, self._config, self._trainer
        rows = state.audit_rows()
        known = {} if learned.measured is None else learned.measured.holdout_confidence
        request = AuditRequest(
            rows=rows,
            k=len(rows) if last else min(len(rows), n_picks + 1),
            confidence=np.array([known.get(row, 0.5) for row in rows.tolist()]) if known else None,
            inclusion_probability=len(state.holdout.rows) / max(1, config.usable),
            version=version,
            round=len(state.history),
        )
        opinion = None
        features = learned.features or trainer.features
        if learned.model is not None and features is not None:
            # One that was fitted before a renaming names the classes as it learned them: the queue knows both names.
            names = learned.model.names_among(state.classes.names)
            opinion = Opinion(learned.model, features.X, names)
        rng = np.random.default_rng([config.seed, version, state.counts.asked, state.counts.audited])
        return audit_picks(config.audit, request, opinion, rng)


def audits_due(asked: int, share: float, seed: int) -> int:
    """Return how many of the first `asked` questions should have been audit examples.

    Each block of questions, ten or more, has its share of them at random places, so that a person cannot tell
    an audit example by its turn.

    Examples
    --------
    >>> audits_due(100, 0.1, seed=0), audits_due(100, 0.0, seed=0)
    (10, 0)
    """
    if share <= 0:
        return 0
    size = max(_TURNS, round(1 / share))
    block, place = divmod(asked, size)
    before, after = (int(blocks * size * share + 1e-9) for blocks in (block, block + 1))
    return before + int((_audit_turns(seed, block, size, after - before) < place).sum())


@lru_cache
def _audit_turns(seed: int, block: int, size: int, count: int) -> np.ndarray:
    return np.random.default_rng([seed, block]).permutation(size)[:count]


def interleave(
    picks: Iterable[Pick],
    audit: Iterable[Pick],
    *,
    asked: int,
    audited: int,
    share: float,
    seed: int,
    last: bool = False,
) -> list[Pick]:
    """Return a ranking with audit picks mixed in at their turns.

    Parameters
    ----------
    asked, audited
        Questions answered so far, and how many of them were audit examples.
    share, seed
        The audit's share of the questions, and what its turns follow.
    last
        Whether audit picks that found no turn are put behind: nothing else will be asked.
    """
    waiting, reserve = list(picks)[::-1], list(audit)[::-1]
    mixed: list[Pick] = []
    while waiting:
        asked += 1
        if reserve and audited < audits_due(asked, share, seed):
            mixed.append(reserve.pop())
            audited += 1
        else:
            mixed.append(waiting.pop())
    return mixed + reserve[::-1] if last else mixed
