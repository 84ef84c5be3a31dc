"""What a user may pass for a class: which names a value can stand for."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import Enum
from typing import Any

import narwhals.stable.v1 as nw
import numpy as np

from al_widget.data.frames import missing

_MOST_DIGITS = 30  # before or behind the point: a number of more is no name that a person chose

# What other languages call the two; where there is no such class, the number that a truth value is in Python.
_TRUE, _FALSE = (("True", "true", "TRUE"), ("1",)), (("False", "false", "FALSE"), ("0",))

Readings = tuple[tuple[str, ...], ...]


def is_no_label(value: object) -> bool:
    """Check whether a value stands for no label: a missing value of any library, or a text of nothing but spaces.

    Examples
    --------
    >>> [is_no_label(value) for value in (None, float("nan"), Decimal("nan"), np.datetime64("NaT"), "", " ", 0, False)]
    [True, True, True, True, True, True, False, False]
    """
    value = unwrapped(value)
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Decimal):
        return value.is_nan()
    if isinstance(value, (np.datetime64, np.timedelta64)):
        return bool(np.isnat(value))
    return missing(value)


def class_name(value: object) -> str | None:
    """Return the name that a class of this value gets, without spaces around it; None if it can name no class.

    A whole number has the same name whatever its type: a column of 0 and 1 turns to float when a value goes missing.

    Examples
    --------
    >>> [class_name(value) for value in (" spam ", 1, 1.0, np.float32(0.1), True, Decimal("2.50"), ["spam"], None)]
    ['spam', '1', '1', '0.1', 'True', '2.5', None, None]
    """
    found = readings(value)
    return found[0][0] if found else None


def readings(value: object) -> Readings:
    """Return the names that a value can stand for, in groups: the first group that has one of the classes counts.

    Of one group no two may be classes, for then nobody knows which of them is meant. A value that can name no class
    has no group.

    Examples
    --------
    >>> readings("spam"), readings(1), readings(1.0), readings(False)
    ((('spam',),), (('1',), ('1.0',)), (('1', '1.0'),), (('False', 'false', 'FALSE'), ('0',)))
    """
    if is_no_label(value):
        return ()
    value = unwrapped(value)
    if isinstance(value, str):
        return ((value.strip(),),)
    if isinstance(value, (bool, np.bool_)):
        return _TRUE if value else _FALSE
    if isinstance(value, (int, np.integer)):
        return _of_int(int(value))
    if isinstance(value, (float, np.floating)):
        return _of_float(value)
    return _of_decimal(value) if isinstance(value, Decimal) else ()


def unwrapped(value: object) -> object:
    """Return what a member of an Enum, an array of one value or a scalar of another library holds; a str as plain str.

    Never `str()` of an Enum: of one that is a str too, it is the name of the member.

    Examples
    --------
    >>> class Topic(str, Enum):
    ...     PRICE = "price"
    >>> unwrapped(Topic.PRICE), float(unwrapped(np.array(2.5))), unwrapped(np.str_("price"))
    ('price', 2.5, 'price')
    """
    for _ in range(3):  # an array may hold a member of an Enum, and that a number of numpy
        if isinstance(value, str):
            return str.__str__(value)
        inner = _inner(value)
        if inner is value:
            break
        value = inner
    return value


def _inner(value: Any) -> object:
    if isinstance(value, Enum):
        # Of an IntEnum what it is equal to, not what it was written with.
        inner = value.real if isinstance(value, (int, float)) else value.value
        return inner if isinstance(inner, (str, bool, int, float, Decimal, np.generic)) else value
    if isinstance(value, np.ndarray):
        return value[()] if value.ndim == 0 else value
    if getattr(value, "shape", None) == () and not isinstance(value, np.generic):
        return value.item()
    if callable(getattr(value, "as_py", None)):  # a scalar of pyarrow
        return value.as_py()
    pandas = nw.dependencies.get_pandas()
    if isinstance(value, (getattr(pandas, "Interval", ()), getattr(pandas, "Period", ()))):
        return str(value)  # of pandas.cut, and of a column of months
    return value


def _of_int(number: int) -> Readings:
    if abs(number) >= 10**_MOST_DIGITS:
        return ()
    return (str(number),), (f"{number}.0",)


def _of_float(number: Any) -> Readings:
    texts = [repr(float(number)), str(number)]  # the second of a float32 has the digits that it knows
    if math.isfinite(number) and number == int(number) and abs(number) < 10**_MOST_DIGITS:
        texts = [str(int(number)), f"{int(number)}.0", *texts]
    elif not isinstance(number, float):
        texts.reverse()
    return (tuple(dict.fromkeys(texts)),)


def _of_decimal(number: Decimal) -> Readings:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        return ((str(float(number)),),)
    if number.adjusted() > _MOST_DIGITS or exponent < -_MOST_DIGITS:
        return ()
    plain = f"{number:f}"
    shortest = plain.rstrip("0").rstrip(".") if "." in plain else plain
    shortest = "0" if shortest == "-0" else shortest
    whole = [f"{shortest}.0"] if "." not in shortest else []
    return (tuple(dict.fromkeys([shortest, *whole, plain, str(number)])),)
