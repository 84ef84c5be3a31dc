"""The desk's widget: two small synced traits, and messages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets

from al_widget.page import protocol
from al_widget.page.libraries import libraries

_BUNDLE = Path(__file__).parents[1] / "static" / "widget.js"


class DeskWidget(anywidget.AnyWidget):
    """The desk in the page, charts included.

    Its status and what its charts are drawn from are synced traits, without any example in them: a page that is
    reloaded, a second view and a saved notebook have them by themselves. Everything else is messages.
    """

    _esm = _BUNDLE
    status = traitlets.Dict().tag(sync=True)
    charts = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(layout=ipywidgets.Layout(width="100%", min_width="0"))
        _answer_on_the_asking_shell(self)

    def set_status(self, status: dict[str, Any]) -> None:
        """Replace the synced status."""
        self.status = status

    def set_charts(self, rev: int, data: dict[str, Any]) -> None:
        """Replace what the charts are drawn from."""
        self.charts = protocol.charts(rev, data)

    def send_library(self, client: str, name: str) -> None:
        """Send a page a library that it asked for."""
        self.send(protocol.library(client, name), [libraries()[name].script()])

    def receive_with(self, receive: Callable[[Any], None]) -> None:
        """Call a function with the content of every message from the page."""
        self.on_msg(lambda _widget, content, _buffers: receive(content))


def _answer_on_the_asking_shell(widget: DeskWidget) -> None:
    """Let labels arrive while a cell runs, on ipykernel 7.4 too.

    7.4 sends a page's message to the shell that last *sent* on the comm: a widget made in a cell then
    waits for the cell to end. With the attribute off, the subshell the page asked for is used.
    Private API of one release, absent in the others.
    """
    comm = widget.comm
    if getattr(comm, "_reply_subshell_for", None) is not None:
        comm._reply_subshell_for = None  # noqa: SLF001
