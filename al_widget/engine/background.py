"""Learning in the background: plan the seeds, then one update after the other while labels are due."""

from __future__ import annotations

import traceback
from time import monotonic

from al_widget.engine.decisions import CommitResult
from al_widget.engine.engine import Engine
from al_widget.engine.trainer import Trainer
from al_widget.engine.worker import InlineWorker, Worker


class BackgroundLearning:
    """Learns whenever labels are due, in a thread of its own. The engine calls it as a listener.

    Parameters
    ----------
    engine
        What learns.
    worker
        The kind of worker: a thread, or none where there are no threads.
    """

    def __init__(self, engine: Engine, worker: type[Worker | InlineWorker]) -> None:
        self._engine = engine
        self.worker = worker(self._learn, "al_widget learning")
        self._comparing = worker(self._compare, "al_widget comparing features")

    def committed(self, _result: CommitResult) -> None:
        """Learn once a batch is complete."""
        if self._engine.due:
            self.worker.poke()

    def updated(self, _seconds: float | None) -> None:
        """Do nothing: this is what learning brings about."""

    def assigned(self) -> None:
        """Learn if a smaller batch is complete already."""
        if self._engine.due:
            self.worker.poke()

    def working(self) -> None:
        """Do nothing."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until nothing is due; False if it took longer than `timeout` seconds."""
        until = None if timeout is None else monotonic() + timeout
        # A comparison may follow the learning, and choose what the labels are to be learned with once more.
        return all(
            worker.wait(None if until is None else max(0, until - monotonic()))
            for worker in (self.worker, self._comparing, self.worker)
        )

    def close(self) -> None:
        """Begin nothing more; returns at once."""
        self.worker.close()
        self._comparing.close()

    def _compare(self) -> None:
        """Compare representations beside the updates: neither an update nor a click waits for it."""
        engine = self._engine
        try:
            if engine.chooser.choose():
                self.worker.poke()
        except Exception as error:  # noqa: BLE001 - as below
            if not engine.closed:
                engine.report_error("".join(traceback.format_exception(error)))

    def _learn(self) -> None:
        """Do everything that is due: plan the seeds, restore the model, update. The engine reports what fails."""
        engine = self._engine
        try:
            Trainer.load()
            if engine.waits_for_seeds:
                engine.plan()
            engine.restore()  # after a restart the model is fitted again
            while engine.due:
                engine.update()
            if engine.chooser.due:
                self._comparing.poke()
        except Exception as error:  # noqa: BLE001 - the last good model goes on serving, whatever happened
            if not engine.closed:
                engine.fail(error)
