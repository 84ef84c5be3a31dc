"""Codes: 64 bits for the value of a cell, the same however the cell is stored.

They are part of the keys in every store: never change what they return.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Any

import narwhals.stable.v1 as nw
import numpy as np

from al_widget.data.hashing import hash64, mix, mix_one

MISSING = 0x7FF8000000000000  # of None, NaN, NA and NaT: the bits of NaN

_EXACT = 2**53  # whole numbers up to here are floats
_INSTANT, _DURATION = 0xA0761D6478BD642F, 0xE7037ED1A0B428DB
_ABOVE, _BELOW = 0x8EBC6AF09C88C6E3, 0x589965CC75374CC3  # zero, for whole numbers that no float can hold
_EPOCH = date(1970, 1, 1).toordinal()
_PER_SECOND = {"ms": 10**3, "us": 10**6, "ns": 10**9}
_64_BITS = 2**64 - 1
_DEEPEST = 20  # levels of lists in lists; an object that holds itself must end
_OBJECT_LEVELS = 5  # an object counts for so many of them


def number_codes(values: np.ndarray) -> np.ndarray:
    """Return the codes of an array of numbers: the bits of a float64, with one zero and one NaN.

    Whole numbers that no float64 can hold have codes of their own.

    Parameters
    ----------
    values
        Numbers of any type and shape; they are not changed.
    """
    floats = np.array(values, np.float64, order="C")
    if values.dtype.kind == "f":
        floats += 0.0  # turns -0.0 into 0.0
        codes = floats.view(np.uint64)
        codes[np.isnan(floats)] = MISSING
        return codes
    codes = floats.view(np.uint64)
    if values.dtype.kind in "iu" and values.dtype.itemsize == 8 and values.size:
        large = (values > _EXACT) | (values < -_EXACT) if values.dtype.kind == "i" else values > _EXACT
        if large.any():
            codes[large] = _large_codes(values[large], codes[large])
    return codes


def _large_codes(values: np.ndarray, codes: np.ndarray) -> np.ndarray:
    rounded = codes.view(np.float64)
    limit = 2.0 ** (64 if values.dtype.kind == "u" else 63)
    inside = rounded < limit
    exact = np.zeros(len(values), bool)
    exact[inside] = rounded[inside].astype(values.dtype) == values[inside]
    sign = np.where(values < 0, np.uint64(_BELOW), np.uint64(_ABOVE))
    return np.where(exact, codes, mix(values.astype(np.uint64) ^ sign))


def time_codes(values: np.ndarray) -> np.ndarray:
    """Return the codes of an array of numpy's dates or durations, whatever its unit; a date without a zone is UTC."""
    values = values.astype(values.dtype.newbyteorder("="), copy=False)
    unit = np.datetime_data(values.dtype)
    kind = "datetime64" if values.dtype.kind == "M" else "timedelta64"
    per_second = _PER_SECOND.get(unit[0]) if unit[1] == 1 else None
    if unit[0] in {"ps", "fs", "as"} or (per_second is None and unit[0] in _PER_SECOND):
        values, per_second = values.astype(f"{kind}[ns]"), 10**9
    if per_second is None:
        seconds = values.astype(f"{kind}[s]").view(np.int64)
        parts = np.zeros(values.shape, np.uint64)
    else:
        whole = np.ascontiguousarray(values).view(np.int64)
        seconds = whole // per_second
        parts = (whole - seconds * per_second).astype(np.uint64) * np.uint64(10**9 // per_second)
    tag = np.uint64(_INSTANT if values.dtype.kind == "M" else _DURATION)
    codes = mix(mix(seconds.view(np.uint64) ^ tag) + parts)
    codes[np.isnat(values)] = MISSING
    return codes


def _time_code(seconds: int, nanoseconds: int, tag: int) -> int:
    return mix_one((mix_one((seconds & _64_BITS) ^ tag) + nanoseconds) & _64_BITS)


def array_codes(values: np.ndarray) -> np.ndarray:
    """Return the codes of a one-dimensional array of any type."""
    if values.dtype.kind in "biu" or (values.dtype.kind == "f" and values.dtype.itemsize <= 8):
        return number_codes(values)
    if values.dtype.kind in "mM":
        return time_codes(values)
    return codes_of(values.tolist() if values.dtype.kind in "SU" else values)


def codes_of(cells: Iterable[Any], *, depth: int = 0) -> np.ndarray:
    """Return the codes of cells, one by one."""
    return np.array([cell_code(cell, depth) for cell in cells], np.uint64)


def little_endian(codes: np.ndarray) -> bytes:
    """Return the bytes of codes, the same on every machine."""
    return codes.astype("<u8", copy=False).tobytes()


def cell_code(value: Any, depth: int = 0) -> int:
    """Return the code of one cell: numbers by value, dates by instant, whatever their types.

    Examples
    --------
    >>> len({cell_code(value) for value in (3, 3.0, np.int8(3), Decimal("3.00"))})
    1
    >>> cell_code(date(2024, 1, 2)) == cell_code(np.datetime64("2024-01-02T00:00:00.000"))
    True
    >>> cell_code("3") == cell_code(3)
    False
    """
    return _coder(type(value))(value, depth)  # type: ignore[arg-type]  # mypy: a class is no Hashable


_Coder = Callable[[Any, int], int]


@lru_cache(1000)
def _coder(kind: type) -> _Coder:
    """Return the function that codes values of a type."""
    for kinds, coder in (*_CODERS, *_pandas_coders()):
        if issubclass(kind, kinds):
            return coder
    return _other


def _missing(value: Any, depth: int) -> int:  # noqa: ARG001 - a coder
    return MISSING


def _whole(value: Any, depth: int) -> int:  # noqa: ARG001 - a coder
    number = int(value)
    return _float_bits(float(number)) if -_EXACT <= number <= _EXACT else _exact(Fraction(number))


def _real(value: Any, depth: int) -> int:  # noqa: ARG001 - a coder
    number = float(value)
    return _float_bits(number) if number == value or number != number else _exact(Fraction(*value.as_integer_ratio()))


def _decimal(value: Decimal, depth: int) -> int:  # noqa: ARG001 - a coder
    if value.is_nan():
        return MISSING
    number = float(value)
    if value.is_infinite() or (-_EXACT <= number <= _EXACT and Decimal(repr(number)) == value):
        return _float_bits(number)
    if abs(value.adjusted()) > 400:  # far beyond any float: as a fraction it could fill the memory
        sign, digits, exponent = value.as_tuple()
        kept = "".join(map(str, digits)).rstrip("0")
        return hash64(f"D{sign}{kept}e{int(exponent) + len(digits) - len(kept)}".encode())
    return _exact(Fraction(value))


def _fraction(value: Fraction, depth: int) -> int:  # noqa: ARG001 - a coder
    return _exact(value)


def _exact(value: Fraction) -> int:
    """Return the code of a number of any precision: of the float that equals it, or is written like it."""
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if number in (float("inf"), float("-inf")):
        pass
    elif Fraction(number) == value or (value.denominator != 1 and Fraction(repr(number)) == value):
        return _float_bits(number)
    if value.denominator != 1:
        return hash64(f"q{value.numerator:x}/{value.denominator:x}".encode())
    if -(2**63) <= value.numerator < 2**64:
        sign = _BELOW if value.numerator < 0 else _ABOVE
        return mix_one((value.numerator & _64_BITS) ^ sign)
    return hash64(f"i{value.numerator:x}".encode())


def _float_bits(number: float) -> int:
    return MISSING if number != number else int(np.float64(number + 0.0).view(np.uint64))


def _complex(value: Any, depth: int) -> int:
    if value.imag == 0:
        return _real(value.real, depth)
    return hash64(b"c" + _join([value.real, value.imag], depth))


def _str(value: str, depth: int) -> int:  # noqa: ARG001 - a coder
    return hash64(b"s" + value.encode("utf-8", "surrogatepass"))


def _bytes(value: Any, depth: int) -> int:  # noqa: ARG001 - a coder
    return hash64(b"b" + bytes(value))


def _uuid(value: Any, depth: int) -> int:
    return _str(str(value), depth)


def _enum(value: Enum, depth: int) -> int:
    return cell_code(value.value, depth + 1) if depth < _DEEPEST else _type_code(value)


def _numpy_time(value: Any, depth: int) -> int:  # noqa: ARG001 - a coder
    return int(time_codes(np.array([value]))[0])


def _datetime(value: datetime, depth: int) -> int:  # noqa: ARG001 - a coder
    offset = value.utcoffset() or timedelta(0)
    at = timedelta(value.toordinal() - _EPOCH, value.hour * 3600 + value.minute * 60 + value.second, value.microsecond)
    at -= offset
    return _time_code(at.days * 86_400 + at.seconds, at.microseconds * 1000, _INSTANT)


def _date(value: date, depth: int) -> int:  # noqa: ARG001 - a coder
    return _time_code((value.toordinal() - _EPOCH) * 86_400, 0, _INSTANT)


def _time_of_day(value: time, depth: int) -> int:  # noqa: ARG001 - a coder
    return hash64(b"t" + value.isoformat().encode())


def _timedelta(value: timedelta, depth: int) -> int:  # noqa: ARG001 - a coder
    return _time_code(value.days * 86_400 + value.seconds, value.microseconds * 1000, _DURATION)


def _pandas_time(value: Any, depth: int) -> int:
    if getattr(value, "tzinfo", None) is not None:
        value = value.tz_convert(None)
    return _numpy_time(value.to_numpy(), depth)


def _period(value: Any, depth: int) -> int:
    try:
        ends = [value.start_time, value.end_time]
    except ValueError:  # beyond what a nanosecond can count
        ends = [str(value)]
    return hash64(b"p" + _join(ends, depth))


def _interval(value: Any, depth: int) -> int:
    return hash64(b"v" + value.closed.encode() + _join([value.left, value.right], depth))


def _ndarray(value: np.ndarray, depth: int) -> int:
    if value.ndim == 0:
        return cell_code(value.item(), depth)
    if value.ndim > 1 or value.dtype.kind not in "biufmM":
        return _sequence(list(value), depth)
    return hash64(b"l" + little_endian(array_codes(value)))


def _sequence(value: Iterable[Any], depth: int) -> int:
    if depth >= _DEEPEST:
        return _type_code(value)
    kinds = {type(item) for item in value} if isinstance(value, (list, tuple)) else set()
    if kinds in ({float}, {int}):  # a vector written as a list
        numbers = np.array(value)
        if numbers.dtype.kind in "iuf" and (numbers.dtype.kind == "f") == (kinds == {float}):
            return hash64(b"l" + little_endian(number_codes(numbers)))
    return hash64(b"l" + _join(value, depth))


def _join(cells: Iterable[Any], depth: int) -> bytes:
    return little_endian(codes_of(cells, depth=depth + 1))


def _set(value: Iterable[Any], depth: int) -> int:
    if depth >= _DEEPEST:
        return _type_code(value)
    return hash64(b"e" + little_endian(np.sort(codes_of(value, depth=depth + 1))))


def _mapping(value: Mapping[Any, Any], depth: int) -> int:
    if depth >= _DEEPEST:
        return _type_code(value)
    pairs = sorted((cell_code(key, depth + 1), cell_code(item, depth + 1)) for key, item in value.items())
    return hash64(b"d" + little_endian(np.array(pairs, np.uint64)))


def _other(value: Any, depth: int) -> int:
    """Return the code of an object of the user's own: of its text, or of what it holds if that names an address."""
    if nw.dependencies.is_into_series(value):
        return _sequence(nw.from_native(value, series_only=True).to_list(), depth)
    kind = type(value)
    if getattr(kind, "__repr__", None) is not object.__repr__ or getattr(kind, "__str__", None) is not object.__str__:
        return hash64(b"o" + kind.__qualname__.encode() + b"\0" + str(value).encode("utf-8", "surrogatepass"))
    held = getattr(value, "__dict__", {})
    return _type_code(value) ^ (_mapping(held, depth + _OBJECT_LEVELS) if held else 0)


def _type_code(value: Any) -> int:
    return hash64(b"O" + type(value).__qualname__.encode())


# The first that fits is taken: numpy's timedelta is an integer to it, and a datetime is a date.
_CODERS: tuple[tuple[tuple[type, ...], _Coder], ...] = (
    ((Enum,), _enum),
    ((str,), _str),
    ((np.datetime64, np.timedelta64), _numpy_time),
    ((bool, np.bool_, int, np.integer), _whole),
    ((float, np.floating), _real),
    ((Decimal,), _decimal),
    ((Fraction,), _fraction),
    ((complex, np.complexfloating), _complex),
    ((type(None),), _missing),
    ((bytes, bytearray, memoryview), _bytes),
    ((uuid.UUID,), _uuid),
    ((np.ndarray,), _ndarray),
)


def _pandas_coders() -> tuple[tuple[tuple[type, ...], _Coder], ...]:
    pandas = nw.dependencies.get_pandas()
    own: tuple[tuple[tuple[type, ...], _Coder], ...] = ()
    if pandas is not None and hasattr(pandas, "NA"):
        own = (
            ((type(pandas.NA), type(pandas.NaT)), _missing),
            ((pandas.Timestamp, pandas.Timedelta), _pandas_time),
            ((pandas.Period,), _period),
            ((pandas.Interval,), _interval),
            ((pandas.Series, pandas.Index, pandas.api.extensions.ExtensionArray), _sequence),
        )
    return (
        *own,
        ((datetime,), _datetime),
        ((date,), _date),
        ((time,), _time_of_day),
        ((timedelta,), _timedelta),
        ((Mapping,), _mapping),
        ((AbstractSet,), _set),
        ((Sequence,), _sequence),
    )
