"""The second output of the cell: the summary that is saved with the notebook, and read without a kernel."""

from __future__ import annotations

import traceback
import uuid
from collections.abc import Callable
from time import monotonic
from typing import Any

from al_widget.engine.decisions import CommitResult
from al_widget.engine.engine import Engine
from al_widget.engine.pace import Pace
from al_widget.engine.worker import InlineWorker, Worker
from al_widget.page import protocol
from al_widget.page.desk_id import desk_id
from al_widget.page.summary import static_summary

_PAUSE_SECONDS = 0.5  # without a decision before the summary is written
_LONGEST_WAIT_SECONDS = 3.0  # for such a pause
_BETWEEN_SECONDS = 3.0  # between two writings


class StaticOutput:
    """Shows the summary beneath the desk, and keeps it up to date. The engine calls it as a listener.

    The same is sent to the page, too: once a page was loaded again, JupyterLab no longer knows which output a display
    id belongs to.

    Parameters
    ----------
    engine, pace
        What is summed up, and how fast the person labels: it is written in a pause.
    worker
        The kind of worker: a thread, or none where there are no threads.
    send
        Sends the page one message.
    """

    def __init__(
        self,
        engine: Engine,
        pace: Pace,
        worker: type[Worker | InlineWorker],
        send: Callable[[dict[str, Any]], None],
    ) -> None:
        self._engine, self._pace, self._send = engine, pace, send
        self._desk = desk_id(engine.config)
        self._id = uuid.uuid4().hex
        self._shown = False
        self._written = 0.0
        self.worker = worker(self._write, "al_widget summary")

    def committed(self, _result: CommitResult) -> None:
        """Write the new count of labels, soon."""
        self._due()

    def updated(self, _seconds: float | None) -> None:
        """Write what the new model is worth, soon."""
        self._due()

    def assigned(self) -> None:
        """Write the advice for the new goal, soon."""
        self._due()

    def working(self) -> None:
        """Do nothing."""

    def show(self) -> None:
        """Show the summary as one more output of the cell that runs."""
        self._shown = True
        self._publish(static_summary(self._engine), update=False)

    def close(self) -> None:
        """Write once more, at once, and never again."""
        self.worker.close()
        if self._shown:
            self._publish(static_summary(self._engine), update=True)

    def _due(self) -> None:
        if self._shown:
            self.worker.poke()

    def _write(self) -> None:
        if not self.worker.pause(max(0.0, self._written + _BETWEEN_SECONDS - monotonic())):
            return
        waited = monotonic()
        while not self._pace.idle_for(_PAUSE_SECONDS) and monotonic() - waited < _LONGEST_WAIT_SECONDS:
            if not self.worker.pause(_PAUSE_SECONDS):
                return
        try:
            html = static_summary(self._engine)
            self._publish(html, update=True)
            self._send(protocol.summary(html))
        except Exception:  # noqa: BLE001 - a summary that fails must not stop the labeling
            if not self._engine.closed:
                self._engine.report_error(traceback.format_exc())
        self._written = monotonic()

    def _publish(self, html: str, *, update: bool) -> None:
        from IPython.display import publish_display_data

        publish_display_data(  # type: ignore[no-untyped-call]  # IPython has no types
            {"text/html": html, "text/plain": ""},
            {"al_widget": self._desk},
            transient={"display_id": self._id},
            update=update,
        )
