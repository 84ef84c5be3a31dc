"""The wire, in types: what crosses between kernel and browser. Golden messages: tests/wire/*.json."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, NotRequired, TypedDict

from al_widget.data.cards import Card
from al_widget.engine.decisions import CommitResult, Decision
from al_widget.exceptions import AlWidgetError

VERSION = 1


class Hello(TypedDict):
    """A fresh page asks for everything a view needs."""

    kind: Literal["hello"]
    client: str
    protocol: int
    dark: bool


class WireDecision(TypedDict):
    """One thing a person did, as it crosses the wire: see `Decision`; `ms` is the time on screen in milliseconds."""

    seq: int
    do: Literal["label", "skip", "undo", "class"]
    key: str | None
    value: str | list[str] | None
    ms: int


class Events(TypedDict):
    """Decisions, oldest first; everything before `base` was acknowledged to this client."""

    kind: Literal["events"]
    client: str
    base: int
    events: list[WireDecision]


class Recall(TypedDict):
    """The page asks for decisions made before a place in the log (null: the newest)."""

    kind: Literal["recall"]
    client: str
    before: int | None
    n: int


class Theme(TypedDict):
    """JupyterLab's theme changed."""

    kind: Literal["theme"]
    dark: bool


class CardMessage(TypedDict):
    """One example as the page shows it; `text`, `fields` and `html` are there where its kind has them."""

    key: str
    kind: Literal["text", "row", "html"]
    name: str
    again: bool
    top: list[list[Any]]
    text: NotRequired[str]
    fields: NotRequired[list[list[str]]]
    html: NotRequired[str]


class PastItem(TypedDict):
    """An earlier decision, with its card, for undo and review."""

    at: int
    do: str
    value: str | Sequence[str] | None
    card: CardMessage


FromBrowser = Hello | Events | Recall | Theme


class ProtocolError(AlWidgetError):
    """A message from the page does not have the agreed form."""


def parse(content: Any) -> FromBrowser:
    """Check a message from the browser.

    Raises
    ------
    ProtocolError
        If it has not the agreed form; says which field was expected.
    """
    if not isinstance(content, dict):
        raise ProtocolError(f"Expected a message object from the page, got {type(content).__name__}.")
    kind = content.get("kind")
    shape = _SHAPES.get(str(kind))
    if shape is None:
        raise ProtocolError(f"Expected one of {', '.join(_SHAPES)} from the page, got {kind!r}. Reload the page.")
    _check(content, shape, str(kind))
    if kind == "events":
        for decision in content["events"]:
            _check(decision, _DECISION, "events")
            if decision["do"] not in ("label", "skip", "undo", "class"):
                raise ProtocolError(f"Expected label, skip, undo or class, got {decision['do']!r}. Reload the page.")
            names = decision["value"]
            if isinstance(names, list) and not (decision["do"] == "label" and all(isinstance(n, str) for n in names)):
                raise ProtocolError("Expected 'value' of a label to be a list of str. Reload the page.")
    return content  # type: ignore[return-value]


def decisions(events: Iterable[WireDecision]) -> list[Decision]:
    """Return the decisions of a message as the engine takes them."""
    return [
        Decision(one["seq"], one["do"], one["key"], one["value"], int(one["ms"]) if one["ms"] >= 0 else None)
        for one in events
    ]


_NAME = (str,)
_SHAPES: dict[str, dict[str, tuple[type, ...]]] = {
    "hello": {"client": _NAME, "protocol": (int,), "dark": (bool,)},
    "events": {"client": _NAME, "base": (int,), "events": (list,)},
    "recall": {"client": _NAME, "before": (int, type(None)), "n": (int,)},
    "theme": {"dark": (bool,)},
}
_DECISION: dict[str, tuple[type, ...]] = {
    "seq": (int,),
    "do": (str,),
    "key": (str, type(None)),
    "value": (str, list, type(None)),
    "ms": (int, float),
}


def _check(message: Any, shape: dict[str, tuple[type, ...]], kind: str) -> None:
    for name, types in shape.items():
        if not isinstance(message, dict) or not isinstance(message.get(name), types):
            raise ProtocolError(f"Expected {name!r} of the {kind} message to be {types[0].__name__}. Reload the page.")


def ack(result: CommitResult) -> dict[str, Any]:
    """Return the cumulative answer: everything up to `upto` is on disk, or refused by name."""
    return {
        "kind": "ack",
        "client": result.client,
        "upto": result.last_seq,
        "refused": [{"seq": seq, "why": str(why)} for seq, why in result.refused],
        "done": list(result.done),
        "open": list(result.open),
        "labels": result.labels,
        "left": result.left,
    }


def card_message(card: Card) -> CardMessage:
    """Return the card of one example."""
    message: CardMessage = {
        "key": card.key,
        "kind": card.kind,
        "name": card.name,
        "again": card.again,
        "top": [[name, probability] for name, probability in card.top],
    }
    if card.text is not None:
        message["text"] = card.text
    if card.fields is not None:
        message["fields"] = [list(cell) for cell in card.fields]
    if card.html is not None:
        message["html"] = card.html
    return message


def batch(rev: int, version: int, cards: Sequence[CardMessage], *, append: bool) -> dict[str, Any]:
    """Return a message with cards: a new ranking, or more of the same."""
    return {"kind": "batch", "rev": rev, "version": version, "append": append, "cards": list(cards)}


def past(client: str, items: Sequence[PastItem], *, more: bool) -> dict[str, Any]:
    """Return the answer to a recall: earlier decisions, oldest first."""
    return {"kind": "past", "client": client, "more": more, "items": list(items)}


def status(**fields: Any) -> dict[str, Any]:
    """Return the one synced trait; it never holds an example."""
    return {"protocol": VERSION, **fields}
