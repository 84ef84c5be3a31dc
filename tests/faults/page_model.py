"""The page's side of the wire: the outbox of `js/src/store/outbox.ts` and the tab's storage, in Python."""

from __future__ import annotations

import copy
import json
from typing import Any

from oracle import Action

MOST_IN_A_MESSAGE = 200


class Outbox:
    """Decisions of one client on their way: numbered, kept until acknowledged, sent again."""

    def __init__(self, client: str, events: list[dict[str, Any]] | None = None, base: int = 1) -> None:
        self.client = client
        self.pending = sorted(events or [], key=lambda event: event["seq"])
        self._next = self.pending[-1]["seq"] + 1 if self.pending else base

    @property
    def base(self) -> int:
        return self.pending[0]["seq"] if self.pending else self._next

    def add(self, action: Action) -> dict[str, Any]:
        """Number and keep a decision; return the message that carries it alone."""
        event = {"seq": self._next, "do": action.do, "key": action.key, "value": action.value, "ms": 5}
        self._next += 1
        self.pending.append(event)
        return self._message([event])

    def resend(self) -> dict[str, Any] | None:
        """Return everything unacknowledged, from the lowest number on; None if there is nothing."""
        return self._message(self.pending[:MOST_IN_A_MESSAGE]) if self.pending else None

    def acknowledge(self, upto: int) -> list[dict[str, Any]]:
        """Remove what the kernel has; return it."""
        taken = [event for event in self.pending if event["seq"] <= upto]
        self.pending = [event for event in self.pending if event["seq"] > upto]
        return taken

    def _message(self, events: list[dict[str, Any]]) -> dict[str, Any]:
        return copy.deepcopy({"kind": "events", "client": self.client, "base": self.base, "events": events})


class Page:
    """One page of a tab: its own outbox, and those that earlier pages of the tab left behind."""

    def __init__(self, client: str, inherited: list[Outbox] | None = None) -> None:
        self.own = Outbox(client)
        self._inherited = inherited or []

    @property
    def outboxes(self) -> list[Outbox]:
        return [self.own, *self._inherited]

    @property
    def pending(self) -> list[dict[str, Any]]:
        return [event for outbox in self.outboxes for event in outbox.pending]

    def hear(self, ack: dict[str, Any]) -> list[tuple[dict[str, Any], str | None]]:
        """Take an acknowledgement; return the decisions that it settles, each with why it was refused, if it was."""
        refused = {one["seq"]: one["why"] for one in ack["refused"]}
        for outbox in self.outboxes:
            if outbox.client == ack["client"]:
                return [(event, refused.get(event["seq"])) for event in outbox.acknowledge(ack["upto"])]
        return []

    def reload(self, client: str) -> Page:
        """Return the page after a reload: what was not acknowledged lies in the tab's storage, as JSON."""
        left = [outbox for outbox in self.outboxes if outbox.pending]
        kept = [Outbox(one.client, json.loads(json.dumps(one.pending)), one.base) for one in left]
        return Page(client, kept)


def connect(labeler: Any, hear: Any) -> Any:
    """Receive what a labeler sends, as JSON; return a function that sends it what a page says."""
    labeler.widget.send = lambda message, buffers=None: hear(json.loads(json.dumps(message, allow_nan=False)))
    return lambda message: labeler.widget._handle_custom_msg(json.loads(json.dumps(message)), [])
