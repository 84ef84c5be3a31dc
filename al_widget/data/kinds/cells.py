"""Cells of a row as the card shows them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.frames import missing
from al_widget.data.surrogates import repair_surrogates

if TYPE_CHECKING:
    import pandas as pd

_MOST_CELLS = 60  # columns shown of a wide row


def frame_cells(frame: pd.DataFrame, row: int, show: Sequence[Hashable] | None) -> tuple[tuple[str, str], ...]:
    """Return the cells of one row of a frame, as pairs of column and value; `show` chooses and orders the columns."""
    names = list(frame.columns) if show is None else show
    cells = ((name, frame.iat[row, frame.columns.get_loc(name)]) for name in names)  # noqa: PD009 - half iloc's time
    return shown_cells(cells, len(names))


def shown_cells(cells: Iterable[tuple[Any, Any]], n: int) -> tuple[tuple[str, str], ...]:
    """Return n cells as text, 60 at most; a last one says how many more there are."""
    shown = [
        (repair_surrogates(_name(name)), repair_surrogates(_text(value))) for name, value in islice(cells, _MOST_CELLS)
    ]
    if n > _MOST_CELLS:
        shown.append(("…", f"{n - _MOST_CELLS} more columns"))
    return tuple(shown)


def _name(name: Hashable) -> str:
    """Return the name of a column as a card shows it, one of several levels without those that are empty."""
    return " ".join(str(level) for level in name if level != "") if isinstance(name, tuple) else str(name)


def _text(value: Any) -> str:
    if missing(value):
        return "–"
    if isinstance(value, (float, np.floating)):
        digits = 7 if isinstance(value, (np.float32, np.float16)) else 15  # all it knows, and no rounding noise
        return f"{value:,.{digits}g}"
    return str(value)
