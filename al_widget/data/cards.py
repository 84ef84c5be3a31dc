"""One example → one card: what the person sees of it, safe to show."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from al_widget.data.kinds.kind import CardBody, match_columns
from al_widget.data.markup import Html, Markdown
from al_widget.data.pool import Pool
from al_widget.data.surrogates import repair_surrogates
from al_widget.exceptions import DataError, clip, excerpt

_LONGEST_NAME = 200  # characters of an id on a card
_MOST_SUGGESTIONS = 5  # classes the page may offer when the person asks for suggestions

Render = Callable[[Any], str | Html | Markdown]


@dataclass(frozen=True)
class Card:
    """One example as the person sees it.

    Attributes
    ----------
    key
        Its key in the store.
    kind
        What is shown: a text, the cells of a row, or html.
    name
        The user's id, as text; cut off where it is long.
    again
        Whether it comes back after a skip or an undo.
    top
        The likeliest classes with their probabilities, best first.
    text
        Shown verbatim; None where the card has none.
    fields
        Cells as pairs of column and value; None where the card has none.
    html
        Sanitised markup; None where the card has none.
    note
        What somebody remarked on the example; "" for nothing.
    """

    key: str
    kind: Literal["text", "row", "html"]
    name: str
    again: bool = False
    top: tuple[tuple[str, float], ...] = ()
    text: str | None = None
    fields: tuple[tuple[str, str], ...] | None = None
    html: str | None = None
    note: str = ""


def make_card(
    pool: Pool,
    row: int,
    *,
    top: Sequence[tuple[str, float]] = (),
    again: bool = False,
    note: str = "",
    show: Sequence[Hashable] | None = None,
    render: Render | None = None,
) -> Card:
    """Make the card of one example.

    Parameters
    ----------
    pool
        The examples.
    row
        The position of this one.
    top
        The likeliest classes with their probabilities, best first; five are kept.
    again
        Whether it comes back after a skip or an undo.
    note
        What somebody remarked on it.
    show
        For frames: the columns on the card; by default all of a row, none beside a text.
    render
        The user's own `example -> str`, shown verbatim, or `Html` or `Markdown`.

    Raises
    ------
    DataError
        If `render` returns anything else.

    Examples
    --------
    >>> from al_widget.data.pool import make_pool
    >>> make_card(make_pool(["From $5 to $7"]), 0).text
    'From $5 to $7'
    """
    body = pool.kind.body(row, show) if render is None else _rendered(render(pool.example(row)))
    return Card(
        key=pool.key(row),
        kind=body.kind,
        name=card_name(pool, row),
        again=again,
        top=tuple((name, round(float(probability), 4)) for name, probability in top[:_MOST_SUGGESTIONS]),
        text=body.text,
        fields=body.fields,
        html=body.html,
        note=note,
    )


def card_name(pool: Pool, row: int) -> str:
    """Return the id of an example as a card shows it: as text, cut off where it is long."""
    return clip(repair_surrogates(str(pool.id(row))), _LONGEST_NAME)


def check_show(pool: Pool, show: Sequence[Hashable] | None) -> list[Hashable] | None:
    """Return the columns of `show=`, by the names they have in the pool's frame.

    Raises
    ------
    DataError
        If the pool is no frame, or has no such column.
    """
    if show is None:
        return None
    columns: list[Hashable] = [] if pool.frame is None else list(pool.frame.columns)
    wanted = [] if isinstance(show, (str, bytes)) or not np.iterable(show) else list(show)
    places = match_columns(wanted, columns)
    found = [columns[place] for place in places if place is not None]
    if len(found) < len(wanted) or (not wanted and show != []):
        raise DataError(f"Expected show= to be a list of the frame's columns {excerpt(columns)}, got {excerpt(show)}.")
    return found


def _rendered(content: Any) -> CardBody:
    if isinstance(content, str):
        return CardBody("text", text=repair_surrogates(content))
    if isinstance(content, (Html, Markdown)):
        return CardBody("html", html=content.safe_html())
    raise DataError(
        f"Expected render= to return str, al.Html or al.Markdown, got {type(content).__name__}. "
        "Return the text to show."
    )
