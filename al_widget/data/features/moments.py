"""Dates, times and durations as numbers: a place on the timeline, and places on the cycles of day, week and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.frames import missing
from al_widget.exceptions import DataError, excerpt

if TYPE_CHECKING:
    import pandas as pd

_US = 1_000_000  # microseconds in a second
_DAY, _YEAR = 86_400.0, 365.2425 * 86_400.0  # seconds
_PERIODS = {"day": _DAY, "week": 7 * _DAY, "year": _YEAR}
_SEEN = 0.75  # of a period: dates that cover less of it tell nothing about what comes round
_EPOCH = dt.date(1970, 1, 1)

_PLAIN = {dt.datetime, dt.date, type(None)}  # numpy reads them at once, unless they have a zone

DATE_TYPES = (dt.date, dt.time, np.datetime64)  # datetime and pandas' Timestamp are dates
DURATION_TYPES = (dt.timedelta, np.timedelta64)


def read_moments(column: pd.Series, name: Hashable, zone: Any) -> np.ndarray:
    """Return a column of dates as datetime64[us] (n,), NaT where there is none.

    Parameters
    ----------
    column
        Of any type that holds dates: pandas' own, with or without a zone, periods, objects, dates written in ISO 8601.
    name
        What it is called in an error.
    zone
        Whose clock is read; None: UTC, and the clock of those that have no zone.

    Raises
    ------
    DataError
        If one of them is no date.
    """
    import pandas as pd

    dtype = column.dtype
    if isinstance(dtype, np.dtype) and dtype.kind == "M":
        return column.to_numpy().astype("datetime64[us]")
    if isinstance(dtype, pd.DatetimeTZDtype):
        return column.dt.tz_convert(zone or "UTC").dt.tz_localize(None).to_numpy().astype("datetime64[us]")
    if isinstance(dtype, pd.PeriodDtype):
        return column.dt.to_timestamp().to_numpy().astype("datetime64[us]")
    values = column.astype(object).tolist()
    if set(map(type, values)) <= _PLAIN and not any(getattr(value, "tzinfo", None) for value in values):
        return np.array(values, "datetime64[us]")
    return np.array(
        [_moment(value, zone, name, row) for row, value in zip(column.index, values, strict=True)], "datetime64[us]"
    )


def _moment(given: Any, zone: Any, name: Hashable, row: Hashable) -> Any:
    import pandas as pd

    value = given
    if missing(value) or (isinstance(value, np.datetime64) and np.isnat(value)):
        return np.datetime64("NaT")
    if isinstance(value, str):
        try:
            value = dt.datetime.fromisoformat(value.strip())
        except ValueError:
            value = None
    if isinstance(value, pd.Period):
        value = value.start_time
    if isinstance(value, dt.time):
        value = dt.datetime.combine(_EPOCH, value.replace(tzinfo=None))
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None:
            value = value.astimezone(zone or dt.UTC)
        return np.datetime64(value.replace(tzinfo=None), "us")
    if isinstance(value, np.datetime64):
        return value.astype("datetime64[us]")
    if isinstance(value, dt.date):
        return np.datetime64(value, "us")
    raise DataError(
        f"Expected dates in column {name!r}, as in the pool, got {excerpt(given)} in row {row!r}. Convert them first."
    )


def timeline(moments: np.ndarray) -> np.ndarray:
    """Return seconds since 1970, (n,) float64, NaN where there is no date."""
    seconds = moments.astype(np.int64) / _US
    seconds[np.isnat(moments)] = np.nan
    return seconds


def seen_periods(moments: np.ndarray) -> tuple[str, ...]:
    """Return the periods that dates cover at least three quarters of, and in which they do not all stand at one place.

    Examples
    --------
    >>> seen_periods(np.arange("2024-01-01", "2024-02-01", dtype="datetime64[D]"))
    ('week',)
    """
    moments = moments[~np.isnat(moments)].astype("datetime64[us]")
    if not len(moments):
        return ()
    span = float(np.ptp(moments.astype(np.int64))) / _US
    return tuple(
        period
        for period, length in _PERIODS.items()
        if span >= _SEEN * length and len(np.unique(_share(moments, period))) > 1
    )


def cycles(moments: np.ndarray, periods: tuple[str, ...]) -> np.ndarray:
    """Return sine and cosine of the place in each period, (n, 2 p) float32; 0 where there is no date."""
    gaps = np.isnat(moments)
    moments = np.where(gaps, np.datetime64(0, "us"), moments)
    angles = 2 * np.pi * np.stack([_share(moments, period) for period in periods], axis=1)
    both = np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)
    both[gaps] = 0
    return both


def _share(moments: np.ndarray, period: str) -> np.ndarray:
    """Return how much of the period is over, between 0 and 1: of a week in whole days."""
    days = moments.astype("datetime64[D]")
    if period == "week":
        return (days.astype(np.int64) + 3) % 7 / 7  # 1970 began on a Thursday
    if period == "day":
        return (moments - days).astype(np.int64) / (_US * _DAY)
    return (moments - moments.astype("datetime64[Y]")).astype(np.int64) / (_US * _YEAR)


def read_seconds(column: pd.Series, name: Hashable) -> np.ndarray:
    """Return a column of durations in seconds, (n,) float64, NaN where there is none.

    Raises
    ------
    DataError
        If one of them is no duration.
    """
    if isinstance(column.dtype, np.dtype) and column.dtype.kind == "m":
        return _duration(column.to_numpy())
    values = column.astype(object)
    return np.array([_seconds(value, name, row) for row, value in zip(column.index, values, strict=True)], np.float64)


def _seconds(value: Any, name: Hashable, row: Hashable) -> float:
    if isinstance(value, dt.timedelta):
        return value.total_seconds() if value == value else np.nan
    if isinstance(value, np.timedelta64):
        return float(_duration(value))
    if missing(value):
        return np.nan
    raise DataError(
        f"Expected durations in column {name!r}, as in the pool, got {excerpt(value)} in row {row!r}. "
        "Convert them with pandas.to_timedelta first."
    )


def _duration(value: Any) -> Any:
    return value / np.timedelta64(1, "s")
