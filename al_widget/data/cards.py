"""One example → one safe card for the front end: plain text or a row of cells, shown verbatim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, TypedDict

import numpy as np
from scipy import sparse

from al_widget.data.pool import Pool, missing
from al_widget.exceptions import DataError

_TOP = 5  # classes the page may offer when the person asks for suggestions
_CELLS = 60  # columns shown of a wide row

Render = Callable[[Any], str]


class Card(TypedDict, total=False):
    """One example as the browser shows it."""

    key: str
    kind: Literal["text", "row"]
    name: str
    text: str
    fields: list[list[str]]
    again: bool
    top: list[list[Any]]


def make(
    pool: Pool,
    row: int,
    *,
    top: Sequence[tuple[str, float]] = (),
    again: bool = False,
    show: Sequence[str] | None = None,
    render: Render | None = None,
) -> Card:
    """Make the card of one example.

    Parameters
    ----------
    top
        The likeliest classes with their probabilities, best first.
    again
        Whether it comes back after a skip or an undo.
    show
        For frames: the columns on the card; by default all of a row, none beside a text.
    render
        The user's own `example -> str`.

    Examples
    --------
    >>> from al_widget.data.pool import make_pool
    >>> make(make_pool(["From $5 to $7"]), 0)["text"]
    'From $5 to $7'
    """
    card: Card = {
        "key": pool.key(row),
        "kind": "text",
        "name": _safe(str(pool.id(row))),
        "again": again,
        "top": [[name, round(float(share), 4)] for name, share in top[:_TOP]],
    }
    if render is not None:
        text = render(pool.example(row))
        if not isinstance(text, str):
            raise DataError(f"Expected render= to return str, got {type(text).__name__}. Return the text to show.")
        card["text"] = _safe(text)
    elif pool.kind == "text":
        card["text"] = _safe(pool.examples[row])
        if show:
            card["fields"] = _fields(pool, row, show)
    elif pool.kind == "row":
        card["kind"] = "row"
        card["fields"] = _fields(pool, row, show)
    else:
        card["text"] = _safe(str(pool.examples[row]))
    return card


def check_show(pool: Pool, show: Sequence[str] | None) -> None:
    """Check the columns of `show=` at the door.

    Raises
    ------
    DataError
        If the pool is no frame, or has no such column.
    """
    if show is None:
        return
    columns = [] if pool.frame is None else list(pool.frame.columns)
    unknown = [name for name in show if name not in columns]
    if isinstance(show, str) or unknown:
        raise DataError(f"Expected show= to be a list of the frame's columns {columns}, got {show!r}.")


def _fields(pool: Pool, row: int, show: Sequence[str] | None) -> list[list[str]]:
    if pool.frame is not None:
        # Cell by cell: a row taken as a whole turns its numbers into one type.
        record = {name: pool.frame.iat[row, column] for column, name in enumerate(pool.frame.columns)}
        cells = [(str(name), record[name]) for name in (record if show is None else show)]
    elif sparse.issparse(pool.examples):
        line = pool.examples[row : row + 1]
        cells = [(str(column), value) for column, value in zip(line.indices, line.data, strict=True)]
    else:
        cells = [(str(column), value) for column, value in enumerate(pool.examples[row])]
    fields = [[_safe(name), _safe(_cell(value))] for name, value in cells[:_CELLS]]
    if len(cells) > _CELLS:
        fields.append(["…", f"{len(cells) - _CELLS} more columns"])
    return fields


def _cell(value: Any) -> str:
    if missing(value):
        return "–"
    if isinstance(value, (float, np.floating)):
        digits = 7 if isinstance(value, (np.float32, np.float16)) else 15  # all it knows, and no rounding noise
        return f"{value:,.{digits}g}"
    return str(value)


def _safe(text: str) -> str:
    """Repair lone surrogates: they cannot be sent as UTF-8, and one would take its whole batch with it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
