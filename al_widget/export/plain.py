"""Plain values: what JSON and CSV can hold of any cell, so that it reads back equal."""

from __future__ import annotations

import base64
import datetime as dt
from collections import deque
from collections.abc import Iterable, KeysView, Mapping, ValuesView
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

import narwhals.stable.v1 as nw
import numpy as np

from al_widget.data.frames import missing

if TYPE_CHECKING:
    import pandas as pd

Plain = str | int | float | list[Any] | dict[str, Any] | None

_NUMBER, _NO_NUMBER = (int, float, np.number, Decimal), (bool, Enum, np.complexfloating, np.timedelta64)
_EXACT = 2**53  # up to here every whole number is a float
_SMALLEST, _LARGEST = -(2**63), 2**64 - 1  # of the whole numbers that pandas reads from JSON


def plain_column(column: pd.Series) -> list[Any]:
    """Return the cells of a column as plain values, of one type as far as they can be.

    Examples
    --------
    >>> import pandas as pd
    >>> plain_column(pd.Series([1, None, 3], dtype="Int64")), plain_column(pd.Series([1, None, 2.5], dtype=object))
    ([1, None, 3], [1.0, None, 2.5])
    """
    kind = getattr(column.dtype, "kind", "O") if isinstance(column.dtype, np.dtype) else "O"
    if kind in "biu":
        return column.tolist()
    if kind == "f":
        numbers = column.astype(float) if column.dtype.itemsize > 8 else column  # no more than a double goes into JSON
        return [None if value != value else value for value in numbers.tolist()]
    cells = [None if missing(cell) else cell for cell in column]
    kinds = {type(cell) for cell in cells} - {type(None)}
    if kinds <= {str}:
        return cells
    if all(issubclass(kind, _NUMBER) and not issubclass(kind, _NO_NUMBER) for kind in kinds):
        return _numbers(cells)
    if all(issubclass(kind, dt.datetime) for kind in kinds):
        return _datetimes(cells)
    return [plain(cell) for cell in cells]


def plain(value: Any) -> Plain:
    """Return a cell as a value that JSON has: null where it is missing, lists, dicts and arrays whole.

    Dates and durations are in ISO 8601, bytes in base64; a member of an Enum is its value; anything else is its text.

    Examples
    --------
    >>> plain({1: (dt.date(2020, 5, 1), dt.timedelta(hours=1), b"ab", float("nan")), "x": np.eye(2, dtype=int)})
    {'1': ['2020-05-01', 'P0DT1H0M0S', 'YWI=', None], 'x': [[1, 0], [0, 1]]}
    """
    if isinstance(value, str):
        return str.__str__(value)  # of an Enum that is a str too, str() is another text
    if missing(value):
        return None
    if isinstance(value, (bool, int, float)):
        return _number(value)
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Mapping):
        return named((_key(name), plain(one)) for name, one in value.items())
    items = _items(value)
    return _scalar(value) if items is None else items


def named(pairs: Iterable[tuple[str, Any]], taken: Iterable[str] = ()) -> dict[str, Any]:
    """Return pairs as a dict; a name that comes twice, as 1 and "1" do, gets a number behind it.

    Parameters
    ----------
    taken
        Names that must not come up; none by default.
    """
    listed, found, held = list(pairs), {}, set(taken)
    plain_names = {name for name, _ in listed}
    for name, value in listed:
        number, free = 2, name
        while free in found or free in held or (free != name and free in plain_names):
            number, free = number + 1, f"{name}_{number}"
        found[free] = value
    return found


def name_text(name: Any) -> str:
    """Return the name of a column as text; of a tuple, with its numbers as Python writes them."""
    if isinstance(name, tuple):
        return str(tuple(one.item() if isinstance(one, np.generic) else one for one in name))
    return _key(name)


def _key(name: Any) -> str:
    if isinstance(name, Enum) and not isinstance(name, str):
        return _key(name.value)
    return str.__str__(name) if isinstance(name, str) else str(name)


def _number(value: Any) -> Plain:
    """Return a number as Python's own; a whole one beyond 64 bits, with which pandas refuses the file, as text."""
    if isinstance(value, (bool, float)):
        return bool(value) if isinstance(value, bool) else float(value)
    number = int(value)
    return number if _SMALLEST <= number <= _LARGEST else _digits(number)


def _digits(number: int | Decimal) -> str:
    try:
        return str(number)
    except ValueError:  # of more digits than Python turns to text
        return hex(int(number))


def _items(value: Any) -> list[Any] | None:
    """Return what a collection holds as plain values; None if it is no collection."""
    if isinstance(value, (set, frozenset)):
        return sorted(map(plain, value), key=repr)
    listed = _listed(value)
    return None if listed is None else [plain(one) for one in listed]


def _listed(value: Any) -> list[Any] | None:
    """Return a collection that has an order as a list: of Python, or of any library; None if it is none."""
    if isinstance(value, (type, np.generic)):
        return None
    if isinstance(value, (list, tuple, deque, range, KeysView, ValuesView)):
        return list(value)
    if isinstance(value, np.ndarray) and value.dtype.kind in "mM":
        return list(value) if value.ndim else None  # by tolist() they would become plain counts
    if nw.dependencies.is_into_dataframe(value):
        return nw.from_native(value, eager_only=True).rows(named=True)
    for method in (
        "toarray",
        "tolist",
        "to_list",
        "to_pylist",
    ):  # of scipy, numpy and pandas and torch, polars, pyarrow
        if callable(getattr(value, method, None)):
            found = getattr(value, method)()
            return list(found) if isinstance(found, (list, np.ndarray)) else None
    return None


def _scalar(value: Any) -> Plain:
    value = value[()] if isinstance(value, np.ndarray) else value
    if isinstance(value, (dt.timedelta, np.timedelta64)):
        return _duration(value)
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else str(value)
    if isinstance(value, np.generic):
        return float(value) if isinstance(value, np.longdouble) else plain(value.item())
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return base64.b64encode(value).decode()
    return _text(value)


def _text(value: Any) -> Plain:
    if callable(getattr(value, "as_py", None)):  # a scalar of pyarrow
        return plain(value.as_py())
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def _decimal(value: Decimal) -> Plain:
    """Return a Decimal as a number where a float holds all of its digits, else as text."""
    if value.is_nan():
        return None
    number = float(value)
    return number if not value.is_finite() or Decimal(repr(number)) == value else str(value)


def _duration(value: Any) -> str | None:
    """Return a duration in ISO 8601, as pandas writes and reads it; None where it is missing."""
    if isinstance(value, np.timedelta64):
        import pandas as pd

        if np.isnat(value):
            return None
        try:
            value = pd.Timedelta(value)
        except ValueError:
            return str(value)  # months and years have no length
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    hours, rest = divmod(value.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    fraction = f".{value.microseconds:06d}" if value.microseconds else ""
    return f"P{value.days}DT{hours}H{minutes}M{seconds}{fraction}S"


def _numbers(cells: list[Any]) -> list[Any]:
    """Return the cells of a column of numbers, all whole, all floats, or all as text."""
    numbers = [plain(cell) for cell in cells]
    if any(isinstance(number, str) for number in numbers):  # digits that no number of JSON keeps
        return [None if number is None else _digits(cell) for number, cell in zip(numbers, cells, strict=True)]
    if any(isinstance(number, float) for number in numbers):
        held = all(not isinstance(number, int) or abs(number) <= _EXACT for number in numbers)
        return [float(number) if held and isinstance(number, int) else number for number in numbers]
    return numbers


def _datetimes(cells: list[Any]) -> list[Any]:
    """Return the cells of a column of dates with time in ISO 8601, each with as many digits."""
    if any(getattr(cell, "nanosecond", 0) for cell in cells):
        import pandas as pd

        return [None if cell is None else pd.Timestamp(cell).isoformat(timespec="nanoseconds") for cell in cells]
    digits = "microseconds" if any(cell is not None and cell.microsecond for cell in cells) else "seconds"
    return [None if cell is None else cell.isoformat(timespec=digits) for cell in cells]
