"""Following a task that others write to: their decisions reach an open desk within a second."""

from __future__ import annotations

from collections.abc import Callable

from al_widget.engine.engine import Engine
from al_widget.engine.worker import Worker
from al_widget.exceptions import StoreError, StoreLostError

_SECONDS = 0.4  # so that nobody who looks, not even a click, has to read first


class Following:
    """Reads the store of an engine again and again, in a thread of its own.

    Parameters
    ----------
    engine
        What follows.
    report
        Called once when the store was lost, long before the next decision finds out.
    """

    def __init__(self, engine: Engine, report: Callable[[StoreLostError], None]) -> None:
        self._engine, self._report = engine, report
        self.worker = Worker(self._follow, "al_widget following")

    def _follow(self) -> None:
        told = False
        while self.worker.pause(_SECONDS):
            try:
                self._engine.follow()
                told = False
            except StoreLostError as error:
                if not told:
                    self._report(error)
                told = True
            except StoreError:  # a store that cannot be read now may be read later
                continue
