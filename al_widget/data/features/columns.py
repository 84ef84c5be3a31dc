"""What each column of a frame becomes for a model: numbers, names, words, or nothing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from numbers import Number
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from al_widget.data.features.moments import (
    DATE_TYPES,
    DURATION_TYPES,
    cycles,
    read_moments,
    read_seconds,
    timeline,
)
from al_widget.data.features.written import Notation
from al_widget.data.frames import missing
from al_widget.exceptions import DataError, excerpt

if TYPE_CHECKING:
    import pandas as pd

MOST_NAMES = 100  # categories of one column; the rest are one more
_WORDS_WEIGHT = 4.0  # length of a row's words beside columns of unit variance; from 3 to 8, accuracy hardly differs
_NO_NUMBERS = (bool, np.bool_, complex, np.complexfloating, np.timedelta64)  # though Python counts them as such


@dataclass(frozen=True)
class ColumnReader(ABC):
    """Reads one column of a frame, of the pool or of new examples.

    Attributes
    ----------
    place
        The position of the column: names may be anything.
    name
        What it is called in an error.
    gives
        "numbers" (n, k) float64 with NaN for gaps, still to be scaled; "names" (n, 1) of str, still to be encoded;
        "ready" (n, k) float32.
    """

    place: int
    name: Hashable
    gives: ClassVar[Literal["numbers", "names", "ready"]]

    @abstractmethod
    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return what the column becomes."""


@dataclass(frozen=True)
class Quantities(ColumnReader):
    """A column of what can be counted or measured.

    Attributes
    ----------
    mixed
        Whether other values stood among them in the pool; they are gaps here.
    """

    gives = "numbers"
    mixed: bool = False


@dataclass(frozen=True)
class Numbers(Quantities):
    """A column of numbers."""

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the numbers."""
        dtype = column.dtype
        if isinstance(dtype, np.dtype) and dtype.kind in "biuf":
            return column.to_numpy()[:, None]
        if is_number_dtype(dtype):
            return column.to_numpy(np.float64, na_value=np.nan)[:, None]
        values = column.astype(object)
        cells = (self._number(value, row) for row, value in zip(column.index, values, strict=True))
        return np.fromiter(cells, np.float64, len(column))[:, None]

    def _number(self, value: Any, row: Hashable) -> float:
        if is_number(value) or isinstance(value, (bool, np.bool_)):
            return as_float(value)
        if missing(value) or self.mixed:
            return np.nan
        raise DataError(
            f"Expected numbers in column {self.name!r}, as in the pool, got {excerpt(value)} in row {row!r}. "
            "Convert them first."
        )


@dataclass(frozen=True)
class WrittenNumbers(ColumnReader):
    """A column of numbers that are kept as text; numbers may stand among them.

    Attributes
    ----------
    notation
        How they are written.
    """

    gives = "numbers"
    notation: Notation

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the numbers; NaN for what is none."""
        return np.fromiter(map(self._number, column.astype(object)), np.float64, len(column))[:, None]

    def _number(self, value: Any) -> float:
        if isinstance(value, str):
            number = self.notation.number(value)
            return np.nan if number is None else number
        return as_float(value) if is_number(value) else np.nan


@dataclass(frozen=True)
class Vectors(ColumnReader):
    """A column of lists or arrays of numbers, all of one size.

    Attributes
    ----------
    width
        How many numbers each holds.
    """

    gives = "numbers"
    width: int = 0

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return them as the rows of a matrix."""
        found = np.full((len(column), self.width), np.nan)
        for place, (row, value) in enumerate(zip(column.index, column, strict=True)):
            if missing(value):
                continue
            if width_of(value) != self.width:
                raise DataError(
                    f"Expected {self.width} numbers in each cell of column {self.name!r}, as in the pool, "
                    f"got {excerpt(value)} in row {row!r}."
                )
            found[place] = np.ravel(value)
        return found


@dataclass(frozen=True)
class Durations(Quantities):
    """A column of durations: seconds."""

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the seconds."""
        return read_seconds(only(column, is_duration) if self.mixed else column, self.name)[:, None]


@dataclass(frozen=True)
class Timeline(ColumnReader):
    """A column of dates: seconds on the timeline.

    Attributes
    ----------
    zone
        Whose clock is read; None for UTC.
    mixed
        Whether other values stood among them in the pool; they are gaps here.
    """

    gives = "numbers"
    zone: Any = None
    mixed: bool = False

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the seconds since 1970."""
        dates = only(column, is_date) if self.mixed else column
        return timeline(read_moments(dates, self.name, self.zone))[:, None]


@dataclass(frozen=True)
class Cycles(ColumnReader):
    """A column of dates: the time of day, the day of the week and of the year.

    Attributes
    ----------
    zone
        Whose clock is read; None for UTC.
    periods
        Which of "day", "week" and "year".
    mixed
        Whether other values stood among them in the pool; they are gaps here.
    """

    gives = "ready"
    zone: Any = None
    periods: tuple[str, ...] = ()
    mixed: bool = False

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return a sine and a cosine for each period."""
        dates = only(column, is_date) if self.mixed else column
        return cycles(read_moments(dates, self.name, self.zone), self.periods)


@dataclass(frozen=True)
class Names(ColumnReader):
    """A column of names.

    Attributes
    ----------
    leaves_out
        Checks for values that are no names here: they are read as numbers or dates beside them. None for none.
    """

    gives = "names"
    leaves_out: Callable[[Any], bool] | None = None

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the names, "" where there is none."""
        return as_names(column, self.leaves_out)[:, None]


@dataclass(frozen=True)
class Words(ColumnReader):
    """A column of texts: a projection of their words.

    Attributes
    ----------
    encoder
        The fitted `TextEncoder`.
    """

    gives = "ready"
    encoder: Any = None

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the projection of each text."""
        return self.encoder.project(as_names(column)) * np.float32(_WORDS_WEIGHT)


def as_names(column: pd.Series, leaves_out: Callable[[Any], bool] | None = None) -> np.ndarray:
    """Return the cells of a column as texts (n,), "" where there is nothing, or what is left out.

    Each different value is written once. A whole number is written without a point, so that 7 and 7.0 agree.
    """
    import pandas as pd

    values = column.astype(object)
    if pd.api.types.infer_dtype(values, skipna=True) not in {"string", "boolean", "floating", "integer"}:
        return np.array(
            ["" if leaves_out is not None and leaves_out(value) else _written(value) for value in values], object
        )
    codes, different = pd.factorize(values.to_numpy())  # -1 where there is nothing
    written = np.array([*map(_written, different), ""], object)
    if leaves_out is not None:
        written[:-1][[leaves_out(value) for value in different]] = ""
    return written[codes]


def _written(value: Any) -> str:
    if missing(value):
        return ""
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        return str(int(value))
    if isinstance(value, (list, tuple, np.ndarray)) and all(isinstance(part, str) for part in value):
        return " ".join(value)  # tags
    return str(value)


def as_float(value: Any) -> float:
    """Return a number as a float; one that is too large for any is infinite, and a signaling NaN is a gap."""
    try:
        return float(value)
    except OverflowError:
        return float("inf")
    except ValueError:
        return float("nan")


def is_number_dtype(dtype: Any) -> bool:
    """Check whether a column is one of numbers by its type: numpy's, pandas' nullable ones, sparse ones, pyarrow's."""
    import pandas as pd

    return pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype) and dtype.kind in "iuf"


def is_number(value: Any) -> bool:
    """Check whether a cell is a real number, Decimal included; a truth value is none."""
    return isinstance(value, (Number, Decimal)) and not isinstance(value, _NO_NUMBERS)


def is_date(value: Any) -> bool:
    """Check whether a cell is a date, a time of day, or both."""
    return isinstance(value, DATE_TYPES) or type(value).__name__ == "Period"


def is_duration(value: Any) -> bool:
    """Check whether a cell is a duration."""
    return isinstance(value, DURATION_TYPES)


def only(column: pd.Series, wanted: Callable[[Any], bool]) -> pd.Series:
    """Return the cells of a column that are of one type, and None in the place of the others."""
    import pandas as pd

    cells = [value if wanted(value) else None for value in column.astype(object)]
    return pd.Series(cells, index=column.index, dtype=object)


def width_of(value: Any) -> int | None:
    """Return how many numbers a list, tuple or array holds; None if it is none of numbers."""
    if not isinstance(value, (list, tuple, np.ndarray)):
        return None
    try:
        array = np.asarray(value)
    except ValueError:  # lists of different lengths
        return None
    return array.size if array.ndim and array.dtype.kind in "biuf" else None


def infinite(numbers: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield row and column of the first infinite number, if there is one."""
    for start in range(0, len(numbers), 65_536):
        bad = np.isinf(numbers[start : start + 65_536])
        if bad.any():
            row, column = np.argwhere(bad)[0]
            yield start + int(row), int(column)
            return
