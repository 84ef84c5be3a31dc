"""Ids of the user's own, as text: the same whatever type they come in."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Hashable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

import narwhals.stable.v1 as nw
import numpy as np

from al_widget.data.frames import is_frame, read_frame
from al_widget.exceptions import DataError, excerpt

_PLAIN = {int, str, bool}  # types of ids that always have a text
_LONGEST_WHOLE = 4_000  # bits: Python writes no number of more than 4,300 digits


def read_ids(ids: Any, n: int) -> list[Any]:
    """Return ids= as a list of n values.

    Raises
    ------
    DataError
        If it is no sequence of n values, or one is missing or changes from one run to the next.
    """
    what = f"Expected ids= to be a sequence of {n} ids, one per example, got"
    if isinstance(ids, str):
        raise DataError(f"{what} {excerpt(ids)}. For a column of a frame, pass ids=frame[{excerpt(ids)}].")
    if is_frame(ids) or nw.dependencies.is_into_dataframe(ids):
        raise DataError(f"{what} a frame. Pass one column of it: ids=frame[column].")
    if isinstance(ids, (bytes, Mapping, AbstractSet)) or not np.iterable(ids):
        raise DataError(f"{what} {excerpt(ids)}. Pass a list, an array or a column.")
    values = _listed(ids)
    if len(values) != n:
        raise DataError(f"Expected ids= with one id per example ({n}), got {len(values)}.")
    for position, value in enumerate(values):
        if type(value) in _PLAIN:
            continue
        if _is_missing(value):
            raise DataError(
                f"Expected ids= without gaps, got {excerpt(value)} at position {position}. Give each example an id."
            )
        if not isinstance(value, Hashable) or _has_no_text(value):
            raise DataError(
                f"Expected ids= of numbers, texts, dates or tuples of them, got {excerpt(value)} at position "
                f"{position}. Pass ids that are the same tomorrow."
            )
    return values


def _listed(ids: Any) -> list[Any]:
    if hasattr(ids, "to_pylist"):  # of pyarrow, whose own values have no text
        return ids.to_pylist()
    return ids.tolist() if isinstance(ids, np.ndarray) and ids.dtype.kind in "biuf" else list(read_frame(ids))


def id_text(value: Any) -> str:
    """Return an id as the store holds it: 7, 7.0, Decimal(7) and "7" are one id.

    Examples
    --------
    >>> [id_text(value) for value in (7, 7.0, np.int64(7), Decimal("7.0"), "7", 7.5, True)]
    ['7', '7', '7', '7', '7', '7.5', 'True']
    >>> id_text(("a", np.int64(1))), id_text(np.datetime64("2024-01-02")), id_text(datetime(2024, 1, 2, 3))
    ("('a', 1)", '2024-01-02', '2024-01-02 03:00:00')
    """
    return value if type(value) is str else _writer(type(value))(value)  # type: ignore[arg-type]  # mypy: a class is no Hashable


@lru_cache(1000)
def _writer(kind: type) -> Callable[[Any], str]:
    """Return the function that writes ids of a type."""
    for kinds, writer in _WRITERS:
        if issubclass(kind, kinds):
            return writer
    return str


def _text(value: str) -> str:
    return str.__str__(value)


def _whole(value: Any) -> str:
    number = int(value)
    return str(number) if number.bit_length() < _LONGEST_WHOLE else hex(number)


def _real(value: Any) -> str:
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


def _decimal(value: Decimal) -> str:
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST_WHOLE:
        return str(value)
    if value == value.to_integral_value():
        return str(int(value))
    number = repr(float(value))
    return number if Decimal(number) == value else f"{value:f}".rstrip("0")


def _time(value: Any) -> str:
    """Return a date, with the time unless it is midnight; one with a zone in UTC, as one without is read."""
    pandas = nw.dependencies.get_pandas()
    if pandas is not None and isinstance(value, pandas.Timestamp):
        value = (value if value.tzinfo is None else value.tz_convert(None)).to_numpy()
    elif isinstance(value, datetime):
        value = (value - (value.utcoffset() or timedelta(0))).replace(tzinfo=None)
    elif isinstance(value, np.datetime64) and np.datetime_data(value.dtype)[0] in {"Y", "M", "W"}:
        value = value.astype("datetime64[D]")
    day, _, clock = str(value).replace(" ", "T").partition("T")
    clock = clock.rstrip("0").removesuffix(".") if "." in clock else clock
    clock += ":00" * (2 - clock.count(":")) if clock else ""
    return f"{day} {clock}" if clock.strip("0:") else day


def _tuple(value: tuple[Any, ...]) -> str:
    return str(tuple(_Verbatim(_item_text(item)) for item in value))


def _item_text(item: Any) -> str:
    """Return an item of a tuple as `repr` writes it, numbers and dates by value."""
    if isinstance(item, str) and not isinstance(item, Enum):
        return repr(_text(item))
    text = id_text(item)
    plain = item is None or isinstance(item, (int, float, Decimal, np.number, np.bool_, tuple))
    return text if plain else repr(text)


class _Verbatim:
    """A text whose repr is itself."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


# The first that fits is taken: a bool is an int.
_WRITERS: tuple[tuple[tuple[type, ...], Callable[[Any], str]], ...] = (
    ((Enum,), lambda value: id_text(value.value)),
    ((str,), _text),
    ((bool, np.bool_), lambda value: str(bool(value))),
    ((date, np.datetime64), _time),
    ((np.timedelta64,), str),
    ((int, np.integer), _whole),
    ((float, np.floating), _real),
    ((Decimal,), _decimal),
    ((uuid.UUID,), str),
    ((np.bytes_,), lambda value: str(bytes(value))),
    ((tuple,), _tuple),
)


def _is_missing(value: Any) -> bool:
    """Check whether an id is None, NaN, NA or NaT of any library."""
    if value is None:
        return True
    if isinstance(value, Decimal):
        return value.is_nan()
    if isinstance(value, (float, np.floating)):
        return bool(value != value)
    if isinstance(value, (np.datetime64, np.timedelta64)):
        return bool(np.isnat(value))
    pandas = nw.dependencies.get_pandas()
    return value is getattr(pandas, "NA", None) or value is getattr(pandas, "NaT", None)


def _has_no_text(value: Any) -> bool:
    """Check whether the text of an object is its address in memory."""
    kind = type(value)
    return getattr(kind, "__repr__", None) is object.__repr__ and getattr(kind, "__str__", None) is object.__str__
