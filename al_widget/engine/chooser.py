"""When representations are compared, what follows, and the sentence the user reads about it."""

from __future__ import annotations

import traceback
from collections.abc import Callable

import numpy as np

from al_widget.data.features.embeddings import NO_SOURCE
from al_widget.data.features.representations import TOO_MANY_TEXTS, Representation, Representations
from al_widget.engine.activities import Activities, Activity, showing_shares
from al_widget.engine.choice import FEWEST, MOST, Labeled, Look, Reading, compare
from al_widget.engine.config import Config
from al_widget.engine.decisions import DecisionLog
from al_widget.engine.locks import Locks
from al_widget.engine.served_model import ServedModel
from al_widget.engine.state import TaskState
from al_widget.engine.threads import limit_threads
from al_widget.engine.trainer import Trainer
from al_widget.models.made_from import describe_features
from al_widget.models.reasons import sentence

_SAMPLE = 1500  # rows of the pool, by which labels are weighed
_TRIED_AGAIN = 1.2  # times as many labels as at a comparison that failed


class Chooser:
    """Compares the representations whenever the labels have doubled, beside the updates and never within one.

    The outcome is an event of the log. Where it is another representation an update is due: a restart comes to the same
    model.

    Attributes
    ----------
    error
        The traceback of what failed in the newest comparison; None where nothing did.
    """

    def __init__(
        self,
        config: Config,
        state: TaskState,
        decisions: DecisionLog,
        trainer: Trainer,
        served: ServedModel,
        locks: Locks,
        activities: Activities,
    ) -> None:
        self._config, self._state, self._decisions = config, state, decisions
        self._trainer, self._served, self._locks, self._activities = trainer, served, locks, activities
        self._compared_at = self._failed_at = 0  # labels at the newest comparison of this session, and one that failed
        self._failure: str | None = None
        self.error: str | None = None

    @property
    def due(self) -> bool:
        """Whether there is something to choose between, and twice as many labels as at the last comparison."""
        found, last = self._trainer.representations, self._state.history.last
        if found is None or len(found.options) < 2 or last is None or last.final or self._decisions.closed:
            return False
        look = self._state.look
        # A comparison with vectors of another source says nothing of these.
        since = self._compared_at
        if look is not None and look.source == found.source:
            since = max(since, look.labels)
        # Whoever begins with more labels than the most is compared once, on a part of them.
        return max(FEWEST, 2 * since, _TRIED_AGAIN * self._failed_at) <= last.n_train and (
            last.n_train <= MOST or not since
        )

    def choose(self) -> bool:
        """Compare them if that is due, and write down which one stands; returns whether it is another one now.

        A failure is reported, and nothing changes. It does not wait for a comparison that runs in another thread.

        Raises
        ------
        StoreError
            If the log did not take it.
        """
        if self._locks.choosing.locked() or not self.due:
            return False
        try:
            with self._locks.choosing, limit_threads(), self._activities.doing() as show:
                found = self._trainer.representations
                return found is not None and self.due and self._choose(found, show)
        finally:
            self._activities.report_end()

    def _choose(self, found: Representations, show: Callable[[Activity], None]) -> bool:
        show(Activity("comparing features"))
        try:
            self._trainer.make_vectors(found, showing_shares("building features", show))
            look = self._compared(found)
        except Exception as error:  # noqa: BLE001 - a source of vectors may raise anything
            self._failed_at = 0 if self._state.history.last is None else self._state.history.last.n_train
            self._failure, self.error = sentence(str(error)), "".join(traceback.format_exception(error))
            return False
        self._failure = self.error = None
        with self._locks.state:
            if look is None or self._decisions.closed:
                return False
            self._decisions.settle()
            self._decisions.write([self._decisions.note("features", look.to_json())])
        # Another session that reads other vectors compares those in its turn: not again at each of our updates.
        self._compared_at, self._failed_at = look.labels, 0
        return look.switched

    def _compared(self, found: Representations) -> Look | None:
        """Return what a comparison on the labels as they are finds; None while two classes are not labeled."""
        trainer = self._trainer
        with self._locks.state:
            self._decisions.settle()
            snapshot, now = self._served.snapshot(None), trainer.wanted(found)
        kept = self._at_most(len(snapshot.train_labels))
        y, rows = snapshot.train_labels[kept], snapshot.train_rows[kept]
        if len(set(y)) < 2:
            return None
        labeled, sample = Labeled(y, snapshot.classes, trainer.learner, self._config.seed), self._sample()
        readings = [_reading(found, one, rows, sample) for one in found.options]
        mine = next(one for one in readings if one.name == now.name)
        look = compare(labeled, mine, [one for one in readings if one is not mine], found.source)
        if look.switched:
            trainer.build_ahead(found, look.features)
        return look

    @property
    def chooses(self) -> bool:
        """Whether the labels choose the representation, as far as is known yet."""
        return self._trainer.representations is not None

    def description(self) -> str:
        """Return what examples are read as, and why, in a sentence."""
        found, given, built = self._trainer.representations, self._config.features, self._trainer.features
        if found is None and built is None:
            return "Examples are read when the first ones are asked."
        if found is None:
            recipe = given if built is None or built.given is None else built.given
            kind = self._config.pool.kind.name
            return f"Reads the features given: {describe_features(recipe, f'{kind}s')}."
        said = in_words(found, self._state.look, self._trainer.wanted(found))
        if found.cache is not None and found.cache.notice is not None:
            said = f"{said} {found.cache.notice}"
        if self._trainer.lacking is not None:
            return f"{said} {self._trainer.lacking}"
        if self._failure is not None:
            return f"{said} Others could not be compared: {self._failure}"
        if given is None and self._config.pool.kind.name == "text" and len(found.options) == 1:
            return f"{said} {NO_SOURCE if self._config.embedder is None else TOO_MANY_TEXTS}"
        return said

    def _at_most(self, n: int) -> np.ndarray:
        """Return which of n labels are compared on: all, or a random part of them, since they are too many."""
        if n <= MOST:
            return np.arange(n)
        return np.sort(np.random.default_rng([self._config.seed, n]).choice(n, MOST, replace=False))

    def _sample(self) -> np.ndarray:
        """Return some rows of the pool, the same at each comparison."""
        usable = np.flatnonzero(~self._config.pool.blank)
        rng = np.random.default_rng([self._config.seed, 7])
        return np.sort(rng.choice(usable, min(_SAMPLE, len(usable)), replace=False))


def _reading(found: Representations, option: Representation, rows: np.ndarray, sample: np.ndarray) -> Reading:
    return Reading(option.name, lambda: found.rows(option, rows), lambda: found.rows(option, sample))


def in_words(found: Representations, look: Look | None, now: Representation) -> str:
    """Return which representation is in use, and why, in one sentence.

    Examples
    --------
    >>> from al_widget.data.features.features import Features
    >>> from al_widget.data.features.representations import AsBuilt
    >>> words, both = AsBuilt("words", "words"), AsBuilt("meaning 0.5", "words and meaning")
    >>> found = Representations(Features(np.eye(2), np.eye(2), None), (words, both))
    >>> in_words(found, Look("meaning 0.5", "words", 80, 0.061, 0.02), both)
    'Reads words and meaning, since they are right 6 points more often than words on 80 labels (cross-validated).'
    """
    said = f"Reads {now.described}"
    if look is not None and look.features != now.name:
        return f"{said}: what {look.labels} labels chose is not at hand now."
    if look is None or look.source != found.source:
        return (
            f"{said}; other representations are compared from {FEWEST} labels on."
            if len(found.options) > 1
            else f"{said}."
        )
    if look.switched:
        before = found.find(look.before)
        than = f" than {before.described}" if before is not None else ""
        points = max(1, round(100 * look.gain))
        return (
            f"{said}, since they are right {points} point{'s' if points > 1 else ''} more often{than} on "
            f"{look.labels} labels (cross-validated)."
        )
    return f"{said}: nothing else at hand is clearly right more often on {look.labels} labels (cross-validated)."
