"""What can go wrong, by name. Every message says what was expected, what came, and what to do."""

from __future__ import annotations

import reprlib
from typing import Any

_LONGEST_SENTENCE = 2_000  # characters: an error may land in a notebook, in a log row and on the wire
_LONGEST_VALUE = 80  # characters of a value that a sentence shows
_MOST_ITEMS = 6  # items of a collection that a sentence shows


class AlWidgetError(Exception):
    """The parent of every error this package raises on purpose."""

    def __init__(self, sentence: object = "") -> None:
        super().__init__(clip(str(sentence), _LONGEST_SENTENCE))


class DataError(AlWidgetError, ValueError):
    """The pool, its features, its classes or its known labels cannot be used as given."""


class ModelError(AlWidgetError):
    """The estimator cannot be used, or failed while it was learning or predicting."""


class StrategyError(AlWidgetError, ValueError):
    """The strategy is unknown, or what it returned is not a batch."""


class StoreError(AlWidgetError):
    """The label store cannot be opened, or did not take what was written to it."""


class StoreLostError(StoreError):
    """The file of the label store was deleted, moved or replaced while it was open: see `restore_store()`."""


class DecisionError(AlWidgetError):
    """A decision was refused; nothing was written to the log."""


class UnknownExampleError(DecisionError, KeyError):
    """The example is not in the pool."""

    __str__ = Exception.__str__  # KeyError would show the repr of the sentence


class UnknownClassError(DecisionError, ValueError):
    """The label is not one of the session's classes."""


class SessionClosedError(DecisionError):
    """The session was closed; make a new one to go on."""


def clip(text: str, most: int) -> str:
    """Return a text of at most `most` characters; one that is cut off says how many it had.

    Examples
    --------
    >>> clip("a" * 1_000_000, 34)
    'aaaaaaaaaa… (1,000,000 characters)'
    """
    note = f"… ({len(text):,} characters)"
    return text if len(text) <= most else text[: most - len(note)] + note


def excerpt(value: Any) -> str:
    """Return a value as an error sentence shows it: its repr on one line, cut off where it is long.

    It never fails, whatever the value is, and never writes the whole of a long collection.

    Examples
    --------
    >>> print(excerpt("yes"), excerpt(["a", 2]), excerpt(list(range(1_000_000))))
    'yes' ['a', 2] [0, 1, 2, 3, 4, 5, …]
    >>> excerpt("Taxes " * 1_000_000)[-24:]
    '… (6,000,000 characters)'
    """
    if isinstance(value, (str, bytes)) and len(value) > _LONGEST_VALUE:
        return f"{value[:_LONGEST_VALUE]!r}… ({len(value):,} {'characters' if isinstance(value, str) else 'bytes'})"
    try:
        if type(value).__module__ == "numpy" and getattr(getattr(value, "dtype", None), "kind", "") in "biufU":
            value = value.item() if value.shape == () else value  # 1, and not np.int64(1)
        shown = _short.repr(value)
    except Exception:  # noqa: BLE001 - a repr may raise anything, and the sentence about the value must not
        return f"a value of type {type(value).__name__}"
    return clip(" ".join(line.strip() for line in shown.splitlines()), 2 * _LONGEST_VALUE)


def _short_repr() -> reprlib.Repr:
    short = reprlib.Repr()
    short.maxlevel = 2
    short.maxtuple = short.maxlist = short.maxarray = short.maxdict = _MOST_ITEMS
    short.maxset = short.maxfrozenset = short.maxdeque = _MOST_ITEMS
    short.maxstring = short.maxother = short.maxlong = _LONGEST_VALUE
    short.fillvalue = "…"
    return short


_short = _short_repr()
