"""Cells of a row as the card shows them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.frames import missing, record
from al_widget.data.surrogates import repair_surrogates

if TYPE_CHECKING:
    import pandas as pd

_MOST_CELLS = 60  # columns shown of a wide row


def frame_cells(frame: pd.DataFrame, row: int, show: Sequence[Hashable] | None) -> tuple[tuple[str, str], ...]:
    """Return the cells of one row of a frame, as pairs of column and value; `show` chooses and orders the columns."""
    cells = record(frame, row)
    return shown_cells([(name, cells[name]) for name in (cells if show is None else show)])


def shown_cells(cells: Iterable[tuple[Any, Any]]) -> tuple[tuple[str, str], ...]:
    """Return cells as text, 60 at most; a last one says how many more there are."""
    cells = list(cells)
    shown = [(repair_surrogates(str(name)), repair_surrogates(_value(value))) for name, value in cells[:_MOST_CELLS]]
    if len(cells) > _MOST_CELLS:
        shown.append(("…", f"{len(cells) - _MOST_CELLS} more columns"))
    return tuple(shown)


def _value(value: Any) -> str:
    if missing(value):
        return "–"
    if isinstance(value, (float, np.floating)):
        digits = 7 if isinstance(value, (np.float32, np.float16)) else 15  # all it knows, and no rounding noise
        return f"{value:,.{digits}g}"
    return str(value)
