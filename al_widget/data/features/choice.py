"""What a column of the pool is read as, decided by its type and its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.features.columns import (
    MOST_NAMES,
    ColumnReader,
    Cycles,
    Durations,
    Names,
    Numbers,
    Timeline,
    Vectors,
    Words,
    WrittenNumbers,
    as_names,
    is_date,
    is_duration,
    is_number,
    is_number_dtype,
    only,
    width_of,
)
from al_widget.data.features.moments import read_moments, seen_periods
from al_widget.data.features.text import learn_encoder
from al_widget.data.features.written import Notation, notation
from al_widget.data.frames import missing
from al_widget.exceptions import DataError, excerpt

if TYPE_CHECKING:
    import pandas as pd

_DIMENSIONS = 64  # of a column of words
_MOST_CELLS = 2**26  # of the words of one column: 256 MB
_WORDY = 3.0  # words in the mean: texts, and not names or codes
_REPEATED = 0.1  # share of rows whose value others have too: below, the column tells rows apart, not kinds of rows
_FEWEST_FRACTIONS = 10  # different numbers with a decimal mark, kept as text: more are no names
_SAMPLE = 1000  # values looked at to count words
_NESTED = (dict, list, tuple, set, np.ndarray)

Choice = tuple[list[ColumnReader], str | None]  # what a column is read as, and what the user should know about it


def choose_readers(column: pd.Series, place: int, name: Hashable) -> Choice:
    """Return what a column of the pool is read as, and what the user should know about it.

    Numbers stay numbers, whatever type holds them. A category is a name, unless it is an ordered number or there are
    too many. A date becomes a place on the timeline and in the periods it covers, a duration seconds. Names are at
    most `MOST_NAMES` columns. Texts bring their words. What differs in nearly every row brings nothing.
    """
    import pandas as pd

    dtype = column.dtype
    if is_number_dtype(dtype):
        return [Numbers(place, name)], None
    kind = dtype.kind if isinstance(dtype, np.dtype) else ""
    if kind == "M" or isinstance(dtype, (pd.DatetimeTZDtype, pd.PeriodDtype)):
        return _dates(column, place, name), None
    if kind == "m":
        return [Durations(place, name)], None
    if isinstance(dtype, pd.CategoricalDtype):
        return _categories(column, place, name)
    if kind == "b" or dtype == "boolean":
        return [Names(place, name)], None
    return _objects(column.astype(object), place, name)


def _objects(column: pd.Series, place: int, name: Hashable) -> Choice:
    """Return what a column of any objects is read as: by the types of its values."""
    import pandas as pd

    if pd.api.types.infer_dtype(column, skipna=True) == "string":
        return _strings(column, place, name)
    values = [value for value in column if not missing(value)]
    widths = set(map(width_of, values))
    if len(widths) == 1 and (width := widths.pop()):
        return [Vectors(place, name, width)], None
    written = _written_among(values)
    if written is not None:
        return [WrittenNumbers(place, name, written)], _read_as_numbers(written, name)
    for fits, read in ((is_number, _numbers), (is_date, _dates), (is_duration, _durations)):
        if any(map(fits, values)):
            if all(map(fits, values)):
                return read(column, place, name, mixed=False), None
            others, notice = _strings(column, place, name, leaves_out=fits)
            return [*read(only(column, fits), place, name, mixed=True), *others], notice
    readers, notice = _strings(column, place, name)
    nested = next((value for value in values if isinstance(value, _NESTED)), None)
    return readers, notice if nested is None else _read_as_text(nested, name)


def _written_among(values: list[Any]) -> Notation | None:
    """Return how the texts among numbers are written, if all of them are numbers without a unit; None if not."""
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) == len(values) or not all(isinstance(value, str) or is_number(value) for value in values):
        return None
    written = notation(texts)
    return None if written is None or written.unit else written


def _read_as_text(value: Any, name: Hashable) -> str:
    return (
        f"Column {name!r} holds cells such as {excerpt(value)}, which are no vectors of one length: they are read as "
        "text. Pass features= to read them otherwise."
    )


def _read_as_numbers(written: Notation, name: Hashable) -> str:
    return (
        f"Column {name!r} holds numbers kept as text: {excerpt(written.example)} is read as "
        f"{written.number(written.example):.15g}. Pass features= to read them otherwise."
    )


def _categories(column: pd.Series, place: int, name: Hashable) -> Choice:
    kinds = column.cat.categories
    if len(kinds) and all(map(is_number, kinds)) and (column.cat.ordered or len(kinds) > MOST_NAMES):
        return [Numbers(place, name)], None
    if len(kinds) and all(map(is_date, kinds)):
        return _dates(column, place, name), None
    return _strings(column, place, name)


def _numbers(column: pd.Series, place: int, name: Hashable, *, mixed: bool) -> list[ColumnReader]:  # noqa: ARG001 - as the others
    return [Numbers(place, name, mixed)]


def _durations(column: pd.Series, place: int, name: Hashable, *, mixed: bool) -> list[ColumnReader]:  # noqa: ARG001 - as the others
    return [Durations(place, name, mixed)]


def _dates(column: pd.Series, place: int, name: Hashable, *, mixed: bool = False) -> list[ColumnReader]:
    import pandas as pd

    zone = column.dt.tz if isinstance(column.dtype, pd.DatetimeTZDtype) else None
    periods = seen_periods(read_moments(column, name, zone))
    readers: list[ColumnReader] = [Timeline(place, name, zone, mixed)]
    return [*readers, Cycles(place, name, zone, periods, mixed)] if periods else readers


def _strings(column: pd.Series, place: int, name: Hashable, leaves_out: Callable[[Any], bool] | None = None) -> Choice:
    """Return what a column of names or texts is read as: by how many there are, and how many words they have."""
    names = as_names(column, leaves_out)
    counted = Counter(names[names != ""].tolist())
    different, counts = list(counted), np.array(list(counted.values()))
    if not different:
        return [], None
    many = len(different) > min(MOST_NAMES, counts.sum() / 2)
    if leaves_out is None and (many or len(different) > _FEWEST_FRACTIONS):
        written = notation(different)
        if written is not None and (many or written.fractions):
            return [WrittenNumbers(place, name, written)], _read_as_numbers(written, name)
    if leaves_out is None and many:
        read = _written_values(names, different, column, place, name)
        if read is not None:
            return read, None
    if counts[counts > 1].sum() < _REPEATED * counts.sum():
        return [], f"Column {name!r} differs in nearly every row, as an id does: no model learns from it."
    notice = None
    if np.count_nonzero(counts > 1) > MOST_NAMES:
        notice = (
            f"Of the {len(different):,} names in column {name!r}, the {MOST_NAMES} most frequent count; the others are "
            "one."
        )
    return [Names(place, name, leaves_out)], notice


def _written_values(
    names: np.ndarray, different: list[str], column: pd.Series, place: int, name: Hashable
) -> list[ColumnReader] | None:
    """Return what reads many different texts: dates that are written out, or words; None for mere names."""
    if _all_dates(different):
        return _dates(column, place, name)
    if _mean_words(different) < _WORDY:
        return None
    try:
        encoder = learn_encoder(names.tolist(), dimensions=min(_DIMENSIONS, _MOST_CELLS // len(names)))
    except DataError:  # all are blank
        return None
    return [Words(place, name, encoder)] if encoder.stretch is not None else None


def _all_dates(texts: list[str]) -> bool:
    try:
        for text in texts:
            datetime.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def _mean_words(texts: list[str]) -> float:
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    return float(np.mean([len(text.split()) for text in sample]))
