"""The painter: brings the live charts up to date in the pauses of the labeling."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from al_widget.charts.live import LiveCharts, LiveData
from al_widget.engine.background import importing
from al_widget.engine.decisions import CommitResult
from al_widget.engine.engine import Engine
from al_widget.engine.pace import Pace
from al_widget.engine.worker import InlineWorker, Worker

if TYPE_CHECKING:
    import plotly.graph_objects as go

_PAUSE_SECONDS = 0.3  # without a decision before the charts are drawn
_LONGEST_WAIT_SECONDS = 3.0  # for such a pause
_BETWEEN_SECONDS = 1.0  # between two drawings
_QUICK_FIT_SECONDS = 0.2  # a model that is fitted faster is compared with random order as labels arrive
_NEW_AUDIT_LABELS = 5  # that make the comparison worth computing again


class Painter:
    """Draws the charts of an engine. The engine calls it as a listener; it never delays a key.

    Parameters
    ----------
    engine, pace
        What is drawn, and how fast the person labels.
    worker
        The kind of worker: a thread, or none where there are no threads.
    place
        Called with the figure once it is made.
    report
        Called with a sentence when the charts could not be drawn.
    """

    def __init__(
        self,
        engine: Engine,
        pace: Pace,
        worker: type[Worker | InlineWorker],
        place: Callable[[go.FigureWidget], None],
        report: Callable[[str], None],
    ) -> None:
        self._engine, self._pace, self._place, self._report = engine, pace, place, report
        self.charts: LiveCharts | None = None
        self._dark = False
        self.worker = worker(self._draw, "al_widget charts")

    def committed(self, _result: CommitResult) -> None:
        """Do nothing: charts change with a model."""

    def updated(self, _seconds: float | None) -> None:
        """Draw the new round."""
        self.worker.poke()

    def assigned(self) -> None:
        """Draw the new target."""
        self.worker.poke()

    def working(self) -> None:
        """Do nothing."""

    def show(self, *, dark: bool) -> None:
        """Draw for a page that was opened, or whose theme changed."""
        if dark != self._dark:
            self._dark = dark
            if self.charts is not None:
                self.charts.set_theme(dark=dark)
        self.worker.poke()

    def _draw(self) -> None:
        try:
            if self.charts is None:
                self._make()
                return
            waited = monotonic()
            while not self._pace.idle_for(_PAUSE_SECONDS) and monotonic() - waited < _LONGEST_WAIT_SECONDS:
                if not self.worker.pause(_PAUSE_SECONDS):
                    return
            self._compare()
            self.charts.refresh(self._data())
            self.worker.pause(_BETWEEN_SECONDS - _PAUSE_SECONDS)
        except Exception:  # noqa: BLE001 - a chart that fails must not stop the labeling
            if not self._engine.closed:
                self._engine.report_error(traceback.format_exc())
                self._report("The charts could not be drawn; labeling goes on. The traceback is at labeler.error.")

    def _make(self) -> None:
        with importing:
            LiveCharts.load()
        dark = self._dark
        charts = LiveCharts(self._data(), dark=dark)
        if self._dark != dark:  # the page sent its theme while the figure was made
            charts.set_theme(dark=self._dark)
        self.charts = charts
        self._place(charts.figure)

    def _compare(self) -> None:
        """Compare with random order once enough is new, if the six fits it takes are quick."""
        engine = self._engine
        last, compared = engine.state.history.last, engine.diagnosis.compared
        if last is None or last.final or engine.due or last.fit_seconds > _QUICK_FIT_SECONDS:
            return
        if last.n_audit >= (0 if compared is None else compared.n) + _NEW_AUDIT_LABELS:
            engine.diagnosis.baseline()

    def _data(self) -> LiveData:
        engine, schema = self._engine, self._engine.config.schema
        return LiveData(
            rounds=engine.state.history.rounds,
            target=engine.state.options.target,
            seed_size=engine.config.seed_size,
            baseline=engine.diagnosis.compared,
            measure=schema.measure,
            uncertainty=schema.uncertainty_name,
        )
