"""The painter: brings the data of the charts up to date in the pauses of the labeling."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from time import monotonic
from typing import Any

from al_widget.charts.live import LiveData
from al_widget.charts.page_data import page_data
from al_widget.engine.decisions import CommitResult
from al_widget.engine.engine import Engine
from al_widget.engine.pace import Pace
from al_widget.engine.worker import InlineWorker, Worker

_PAUSE_SECONDS = 0.3  # without a decision before the charts are drawn
_LONGEST_WAIT_SECONDS = 3.0  # for such a pause
_BETWEEN_SECONDS = 1.0  # between two drawings
_QUICK_FIT_SECONDS = 0.2  # a model that is fitted faster is compared with random order as labels arrive
_NEW_AUDIT_LABELS = 5  # that make the comparison worth computing again


class Painter:
    """Hands the page what the charts of an engine are drawn from. The engine calls it as a listener.

    The first data are handed over at once, so that a page shows what is true when it opens; newer ones in a pause of
    the labeling, the newest only, and one a second at most: drawing must never delay a key.

    Parameters
    ----------
    engine, pace
        What is drawn, and how fast the person labels.
    worker
        The kind of worker: a thread, or none where there are no threads.
    set_charts
        Called with their revision and the data, see `page_data`.
    report
        Called with a sentence when the data could not be made.
    """

    def __init__(
        self,
        engine: Engine,
        pace: Pace,
        worker: type[Worker | InlineWorker],
        set_charts: Callable[[int, dict[str, Any]], None],
        report: Callable[[str], None],
    ) -> None:
        self._engine, self._pace, self._set_charts, self._report = engine, pace, set_charts, report
        self._rev = 0
        self.worker = worker(self._draw, "al_widget charts")
        self._hand_over()

    def committed(self, _result: CommitResult) -> None:
        """Do nothing: charts change with a model."""

    def updated(self, _seconds: float | None) -> None:
        """Draw the new round."""
        self.worker.poke()

    def assigned(self) -> None:
        """Draw the new target, and where a setting changed."""
        self.worker.poke()

    def working(self) -> None:
        """Do nothing."""

    def _draw(self) -> None:
        try:
            waited = monotonic()
            while not self._pace.idle_for(_PAUSE_SECONDS) and monotonic() - waited < _LONGEST_WAIT_SECONDS:
                if not self.worker.pause(_PAUSE_SECONDS):
                    return
            self._compare()
            self._hand_over()
            self.worker.pause(_BETWEEN_SECONDS - _PAUSE_SECONDS)
        except Exception:  # noqa: BLE001 - a chart that fails must not stop the labeling
            if not self._engine.closed:
                self._engine.report_error(traceback.format_exc())
                self._report("The charts could not be drawn; labeling goes on. The traceback is at labeler.error.")

    def _hand_over(self) -> None:
        if not self._engine.closed:
            self._rev += 1
            self._set_charts(self._rev, page_data(LiveData.of(self._engine)))

    def _compare(self) -> None:
        """Compare with random order once enough is new, if the six fits it takes are quick."""
        engine = self._engine
        last, compared = engine.state.history.last, engine.diagnosis.compared
        if last is None or last.final or engine.due or last.fit_seconds > _QUICK_FIT_SECONDS:
            return
        if last.n_audit >= (0 if compared is None else compared.n) + _NEW_AUDIT_LABELS:
            engine.diagnosis.baseline()
