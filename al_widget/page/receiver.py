"""The receiver: what the page says, one handler for every message."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from al_widget.engine.engine import Engine
from al_widget.exceptions import AlWidgetError, StoreError, StoreLostError
from al_widget.page import protocol
from al_widget.page.publisher import Publisher

_KEPT = "Your decisions are kept in this tab and sent again."
_OTHER_VERSION = "This page runs another version of al_widget: save the notebook and reload the page."


class Receiver:
    """Hands the page's messages to the engine and the publisher.

    Parameters
    ----------
    theme
        Called when a page opens, and when its theme changes, with whether the theme is dark.
    ask_population
        Called with the page that wants the shares of the classes.
    send_library
        Called with the page that wants a library, and the library's name.
    """

    def __init__(
        self,
        engine: Engine,
        publisher: Publisher,
        theme: Callable[[bool], None],
        ask_population: Callable[[str], None],
        send_library: Callable[[str, str], None],
    ) -> None:
        self._engine, self._publisher, self._theme = engine, publisher, theme
        self._ask_population, self._send_library = ask_population, send_library

    def receive(self, content: Any) -> None:
        """Do constant work for one message. Jupyter swallows what is raised here, so nothing is."""
        engine, publisher = self._engine, self._publisher
        try:
            self._handle(protocol.parse(content))
        except StoreLostError as error:  # not acknowledged: the page keeps the decisions and sends them again
            publisher.notify("error", f"{error} {_KEPT}", action="restore")
        except StoreError as error:
            publisher.notify("error", f"{error} {_KEPT}")
        except AlWidgetError as error:
            publisher.notify("error", str(error))
        except Exception as error:  # noqa: BLE001 - whatever failed is shown
            engine.report_error(traceback.format_exc())
            publisher.notify("error", f"{type(error).__name__}: {error}. The traceback is at labeler.error.")

    def _handle(self, message: protocol.FromBrowser) -> None:
        engine, publisher = self._engine, self._publisher
        if message["kind"] == "events":
            engine.record(message["client"], protocol.decisions(message["events"]), message["base"])
        elif message["kind"] == "hello":
            if message["protocol"] != protocol.VERSION:
                publisher.notify("error", _OTHER_VERSION)
            publisher.welcome(message["client"])
            self._theme(message["dark"])
        elif message["kind"] == "recall":
            publisher.publish_past(message["client"], message["before"], message["n"])
        elif message["kind"] == "theme":
            self._theme(message["dark"])
        elif message["kind"] == "counts":
            publisher.publish_counts(message["client"])
        elif message["kind"] == "measure":
            engine.measure(message["n"])
        elif message["kind"] == "population":
            self._ask_population(message["client"])
        elif message["kind"] == "library":
            self._send_library(message["client"], message["name"])
        else:
            self._restore()

    def _restore(self) -> None:
        """Write a lost store anew; a page that asks twice, or unasked, changes nothing."""
        if not self._publisher.offers_restore:
            self._publisher.publish_status()  # the page that asked waits for an answer
            return
        try:
            self._engine.restore_store()
        except StoreError as error:  # once the cause is gone, the person tries again
            self._publisher.notify("error", f"{error} {_KEPT}", action="restore")
