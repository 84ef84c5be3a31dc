"""The wire, in types: what crosses between kernel and browser. Golden messages: tests/wire/*.json."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NotRequired, TypedDict

from al_widget.data.cards import Card
from al_widget.data.surrogates import repair_surrogates
from al_widget.engine.decisions import CommitResult, Decision
from al_widget.evaluation.population import Share
from al_widget.exceptions import AlWidgetError, clip, excerpt
from al_widget.labels.class_names import Rename

VERSION = 1


class Hello(TypedDict):
    """A fresh page asks for everything a view needs."""

    kind: Literal["hello"]
    client: str
    protocol: int
    dark: bool


Renaming = TypedDict("Renaming", {"from": str, "to": str})


WireGuideline = TypedDict("WireGuideline", {"class": str, "text": str})


class WireDecision(TypedDict):
    """One thing a person did, as it crosses the wire: see `Decision`; `ms` is the time on screen in milliseconds."""

    seq: int
    do: Literal["label", "skip", "undo", "class", "rename", "guideline", "note"]
    key: str | None
    value: str | list[str] | Renaming | WireGuideline | None
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
    """The page is light or dark now: a figure that is made in the kernel follows it."""

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
    note: NotRequired[str]


class Notice(TypedDict):
    """A sentence on the desk, and what the page offers beside it: "restore", to write a lost store anew."""

    level: str
    text: str
    action: Literal["restore"] | None


PastRenaming = TypedDict("PastRenaming", {"from": str, "to": str, "merged": bool})


class PastItem(TypedDict):
    """An earlier decision, with its card, for undo and review; a renaming has none."""

    at: int
    do: str
    value: str | Sequence[str] | PastRenaming | None
    card: CardMessage | None


class Restore(TypedDict):
    """The person wants a store that was lost written anew."""

    kind: Literal["restore"]
    client: str


class Measure(TypedDict):
    """The person wants n random audit examples next; 0 goes back to the strategy."""

    kind: Literal["measure"]
    client: str
    n: int


class Counts(TypedDict):
    """The page asks how many labels each class has: it says so before two are merged."""

    kind: Literal["counts"]
    client: str


class Population(TypedDict):
    """The page asks for the shares of the classes in the pool."""

    kind: Literal["population"]
    client: str


class Library(TypedDict):
    """The page asks for a library: the one that draws the charts, or the one that makes markup harmless."""

    kind: Literal["library"]
    client: str
    name: Literal["charts", "markup"]


FromBrowser = Hello | Events | Recall | Theme | Restore | Measure | Counts | Population | Library


class ProtocolError(AlWidgetError):
    """A message from the page does not have the agreed form."""


_CLIENT = re.compile(r"c-[0-9A-Za-z-]{1,62}")  # pages only: what the kernel itself writes begins with "k-"
_HIGHEST = 2**53 - 1  # the highest whole number that JavaScript counts to
_MOST_DECISIONS = 2_000  # in one message; a page sends 200
_MOST_NAMES = 10_000  # classes of one label
_LONGEST_TEXT = 1_000_000  # characters of a key, or of the classes of one label together
_LONGEST_ANSWER = 2_000  # characters of a refusal, or of a sentence on the desk

_Check = Callable[[Any], bool]


def parse(content: Any) -> FromBrowser:
    """Check a message from the browser: every field is there, of its type, and within its bounds.

    Returns
    -------
    The agreed fields, and no other.

    Raises
    ------
    ProtocolError
        If it has not the agreed form; says which field was expected.
    """
    if not isinstance(content, dict):
        raise ProtocolError(f"Expected a message object from the page, got {type(content).__name__}.")
    kind = content.get("kind")
    shape = _SHAPES.get(kind) if isinstance(kind, str) else None
    if shape is None:
        raise ProtocolError(
            f"Expected one of {', '.join(_SHAPES)} from the page, got {excerpt(kind)}. Reload the page."
        )
    message = {"kind": kind, **_checked(content, shape, str(kind))}
    if kind == "events":
        message["events"] = [_decision(one, message["base"]) for one in message["events"]]
    return message  # type: ignore[return-value]


def decisions(events: Iterable[WireDecision]) -> list[Decision]:
    """Return the decisions of a message as the engine takes them."""
    return [
        Decision(one["seq"], one["do"], one["key"], one["value"], int(one["ms"]) if one["ms"] >= 0 else None)
        for one in events
    ]


def _decision(content: Any, base: int) -> dict[str, Any]:
    do = content.get("do") if isinstance(content, dict) else None
    shape = _DECISIONS.get(do) if isinstance(do, str) else None
    if shape is None:
        got = excerpt(do) if isinstance(content, dict) else type(content).__name__
        raise ProtocolError(f"Expected 'do' to be {', '.join(_DECISIONS)}, got {got}. Reload the page.")
    found = _checked(content, shape, str(do))
    if found["seq"] < base:
        raise ProtocolError(f"Expected 'seq' of the {do} message from its base {base} on. Reload the page.")
    return {"seq": found["seq"], "do": do, "key": found["key"], "value": found["value"], "ms": found["ms"]}


def _checked(content: dict[Any, Any], shape: dict[str, tuple[str, _Check]], kind: str) -> dict[str, Any]:
    """Return the fields of a shape.

    Raises
    ------
    ProtocolError
        If one is missing, or does not pass its check.
    """
    for name, (expected, fits) in shape.items():
        if not fits(content.get(name, _MISSING)):
            raise ProtocolError(f"Expected {name!r} of the {kind} message to be {expected}. Reload the page.")
    return {name: content[name] for name in shape}


_MISSING = object()


def _is_whole(value: Any, least: int) -> bool:
    # A bool is an int to Python.
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= _HIGHEST


def _is_time(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and -_HIGHEST <= value <= _HIGHEST  # NaN is not


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT


def _is_names(value: Any) -> bool:
    few = isinstance(value, list) and len(value) <= _MOST_NAMES and all(isinstance(name, str) for name in value)
    return few and sum(map(len, value)) <= _LONGEST_TEXT


def _is_renaming(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"from", "to"} and all(map(_is_text, value.values()))


def _is_guideline(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"class", "text"} and all(map(_is_text, value.values()))


_FROM_ONE = (f"a whole number from 1 to {_HIGHEST}", lambda value: _is_whole(value, 1))
_BOOL = ("a bool", lambda value: isinstance(value, bool))
_TEXT = ("a str", _is_text)
_NULL = ("null", lambda value: value is None)
_PAGE = (
    "the name of a page",
    lambda value: isinstance(value, str) and _CLIENT.fullmatch(value) is not None,
)
_SHAPES: dict[str, dict[str, tuple[str, _Check]]] = {
    "hello": {"client": _PAGE, "protocol": ("an int", lambda value: _is_whole(value, 0)), "dark": _BOOL},
    "events": {
        "client": _PAGE,
        "base": _FROM_ONE,
        "events": (
            f"a list of {_MOST_DECISIONS:,} decisions at most",
            lambda value: isinstance(value, list) and len(value) <= _MOST_DECISIONS,
        ),
    },
    "recall": {
        "client": _PAGE,
        "before": ("a whole number or null", lambda value: value is None or _is_whole(value, 0)),
        "n": _FROM_ONE,
    },
    "theme": {"dark": _BOOL},
    "restore": {"client": _PAGE},
    "population": {"client": _PAGE},
    "library": {
        "client": _PAGE,
        "name": ("charts or markup", lambda value: isinstance(value, str) and value in {"charts", "markup"}),
    },
    "counts": {"client": _PAGE},
    "measure": {"client": _PAGE, "n": ("a whole number", lambda value: _is_whole(value, 0))},
}
_TIMED = {"seq": _FROM_ONE, "ms": ("a finite number of milliseconds", _is_time)}
_DECISIONS: dict[str, dict[str, tuple[str, _Check]]] = {
    "label": {
        **_TIMED,
        "key": _TEXT,
        "value": ("a str or a list of str", lambda value: _is_text(value) or _is_names(value)),
    },
    "skip": {**_TIMED, "key": _TEXT, "value": _NULL},
    "undo": {
        **_TIMED,
        "key": ("a str or null", lambda value: value is None or _is_text(value)),
        "value": ("null, or the names of a renaming", lambda value: value is None or _is_renaming(value)),
    },
    "class": {**_TIMED, "key": _NULL, "value": _TEXT},
    "rename": {**_TIMED, "key": _NULL, "value": ("the names from and to", _is_renaming)},
    "guideline": {**_TIMED, "key": _NULL, "value": ("the class and the text", _is_guideline)},
    "note": {**_TIMED, "key": _TEXT, "value": _TEXT},
}


def ack(result: CommitResult) -> dict[str, Any]:
    """Return the cumulative answer: everything up to `upto` is on disk, or refused by name."""
    return {
        "kind": "ack",
        "client": result.client,
        "upto": result.last_seq,
        "refused": [{"seq": seq, "why": clip(str(why), _LONGEST_ANSWER)} for seq, why in result.refused],
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
    if card.note:
        message["note"] = card.note
    return message


def batch(rev: int, version: int, cards: Sequence[CardMessage], *, append: bool) -> dict[str, Any]:
    """Return a message with cards: a new ranking, or more of the same."""
    return {"kind": "batch", "rev": rev, "version": version, "append": append, "cards": list(cards)}


def past(client: str, items: Sequence[PastItem], *, more: bool) -> dict[str, Any]:
    """Return the answer to a recall: earlier decisions, oldest first."""
    return {"kind": "past", "client": client, "more": more, "items": list(items)}


def past_renaming(rename: Rename) -> PastItem:
    """Return a renaming among the earlier decisions."""
    value: PastRenaming = {"from": rename.old, "to": rename.new, "merged": rename.target is not None}
    return {"at": rename.offset, "do": "rename", "value": value, "card": None}


def counts(client: str, found: Iterable[tuple[str, int]]) -> dict[str, Any]:
    """Return how many labels each class has."""
    return {"kind": "counts", "client": client, "counts": [[name, n] for name, n in found]}


def summary(html: str) -> dict[str, Any]:
    """Return the static summary, for the page to put into the notebook."""
    return {"kind": "summary", "html": html}


def population(client: str, shares: Sequence[Share], why: str | None) -> dict[str, Any]:
    """Return the shares of the classes with their intervals; or why nothing can be said."""
    return {
        "kind": "population",
        "client": client,
        "why": None if why is None else clip(repair_surrogates(why), _LONGEST_ANSWER),
        "n": shares[0].n if shares else 0,
        "method": max((one.method for one in shares), key=len, default=""),
        "shares": [[one.name, one.value, one.low, one.high] for one in shares],
    }


def displayed() -> dict[str, Any]:
    """Say that a cell that shows the desk has run: the page brings it into view."""
    return {"kind": "displayed"}


def notice(level: str, text: str, action: Literal["restore"] | None = None) -> Notice:
    """Return a sentence of the status; a long one is cut off, since the status is saved with the notebook."""
    return {"level": level, "text": clip(repair_surrogates(text), _LONGEST_ANSWER), "action": action}


def status(**fields: Any) -> dict[str, Any]:
    """Return the one synced trait; it never holds an example."""
    return {"protocol": VERSION, **fields}


def library(client: str, name: str) -> dict[str, Any]:
    """Return the message that brings a library, which goes along as a buffer: gzipped JavaScript."""
    return {"kind": "library", "client": client, "name": name}


def charts(rev: int, data: dict[str, Any]) -> dict[str, Any]:
    """Return the synced trait that the charts are drawn from; it never holds an example.

    Parameters
    ----------
    data
        As `al_widget.charts.page_data` makes them.
    """
    return {"rev": rev, **data}
