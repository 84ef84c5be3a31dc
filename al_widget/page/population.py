"""The answer to a page that asks for the shares of the classes: worked out beside the wire, since it takes seconds."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from al_widget.engine.engine import Engine
from al_widget.engine.worker import InlineWorker, Worker
from al_widget.exceptions import AlWidgetError
from al_widget.page import protocol


class PopulationAnswer:
    """Answers the pages that asked, in a thread of its own.

    Parameters
    ----------
    engine
        Whose pool it is about.
    worker
        The kind of worker: a thread, or none where there are no threads.
    send
        Sends one message.
    """

    def __init__(
        self, engine: Engine, worker: type[Worker | InlineWorker], send: Callable[[dict[str, Any]], None]
    ) -> None:
        self._engine, self._send = engine, send
        self._clients: list[str] = []
        self.worker = worker(self._answer, "al_widget population")

    def ask(self, client: str) -> None:
        """Answer a page, soon."""
        self._clients.append(client)
        self.worker.poke()

    def _answer(self) -> None:
        clients, self._clients = self._clients, []
        try:
            shares, why = self._engine.diagnosis.population(), None
        except AlWidgetError as error:
            shares, why = [], str(error)
        except Exception as error:  # noqa: BLE001 - whatever failed is shown, and labeling goes on
            self._engine.report_error(traceback.format_exc())
            shares, why = [], f"{type(error).__name__}: {error}. The traceback is at labeler.error."
        for client in dict.fromkeys(clients):
            self._send(protocol.population(client, shares, why))
