"""Cells of a row as the card shows them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.frames import missing
from al_widget.data.surrogates import repair_surrogates

if TYPE_CHECKING:
    import pandas as pd

_MOST_CELLS = 60  # columns shown of a wide row

_DIGITS = {np.float32: 7, np.float16: 3}  # decimal digits that a type knows; of the others 15
_DECIMALS = 6
_SMALLEST_WRITTEN_OUT, _LARGEST_WRITTEN_OUT = 1e-4, 1e15  # else with an exponent
_FIRST_GROUPED = 10_000  # of whole numbers: 2023 is a year


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
        return _number(float(value), _DIGITS.get(type(value), 15))
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == time():
        return value.date().isoformat()  # a column of days
    return str(value)


def _number(value: float, known: int) -> str:
    """Return a number as a person reads it: six decimals, below one six digits, none that its type does not know.

    Examples
    --------
    >>> [_number(value, 15) for value in (2 / 3, 1234567.891, 2023.0, 0.000123456789, 1e22)]
    ['0.666667', '1,234,567.891', '2023', '0.000123457', '1e+22']
    """
    size = abs(value)
    if not _SMALLEST_WRITTEN_OUT <= size < _LARGEST_WRITTEN_OUT and value != 0:
        return f"{value:.6g}"
    if value == round(value):  # a year, where some are missing, is a float too
        return f"{value:.0f}" if size < _FIRST_GROUPED else f"{value:,.0f}"
    before = math.floor(math.log10(size)) + 1  # digits before the point; below .1 zeros behind it, counted negative
    decimals = max(0, min(_DECIMALS - min(before, 0), known - before))
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
