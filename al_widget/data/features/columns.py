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
    seen_periods,
    timeline,
)
from al_widget.data.features.text import text_features
from al_widget.data.frames import missing
from al_widget.exceptions import DataError, excerpt

if TYPE_CHECKING:
    import pandas as pd

MOST_NAMES = 100  # categories of one column; the rest are one more
_DIMENSIONS = 64  # of a column of words
_WORDS_WEIGHT = 2.0  # length of a row's words, where a column of numbers has unit variance
_MOST_CELLS = 2**26  # of the words of one column: 256 MB
_WORDY = 3.0  # words in the mean: texts, and not names or codes
_REPEATED = (
    0.1  # share of rows with a value that others have too: below, the column tells rows apart, not kinds of rows
)
_NO_NUMBERS = (bool, np.bool_, complex, np.complexfloating, np.timedelta64)  # though Python counts them as such
_SAMPLE = 1000  # values looked at to count words


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
class Numbers(ColumnReader):
    """A column of numbers.

    Attributes
    ----------
    mixed
        Whether other values stood among them in the pool; they are gaps here.
    """

    gives = "numbers"
    mixed: bool = False

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the numbers."""
        dtype = column.dtype
        if isinstance(dtype, np.dtype) and dtype.kind in "biuf":
            return column.to_numpy()[:, None]
        if _is_number_dtype(dtype):
            return column.to_numpy(np.float64, na_value=np.nan)[:, None]
        values = column.astype(object)
        cells = (self._number(value, row) for row, value in zip(column.index, values, strict=True))
        return np.fromiter(cells, np.float64, len(column))[:, None]

    def _number(self, value: Any, row: Hashable) -> float:
        if _is_number(value) or isinstance(value, (bool, np.bool_)):
            return float(value)
        if missing(value) or self.mixed:
            return np.nan
        raise DataError(
            f"Expected numbers in column {self.name!r}, as in the pool, got {excerpt(value)} in row {row!r}. "
            "Convert them first."
        )


@dataclass(frozen=True)
class WrittenNumbers(ColumnReader):
    """A column of numbers that are written as texts."""

    gives = "numbers"

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the numbers; NaN for a text that is none."""
        import pandas as pd

        return pd.to_numeric(column.astype(object), errors="coerce").to_numpy(np.float64, na_value=np.nan)[:, None]


@dataclass(frozen=True)
class Vectors(ColumnReader):
    """A column of lists or arrays of numbers, all of one length.

    Attributes
    ----------
    width
        How long.
    """

    gives = "numbers"
    width: int = 0

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return them as the rows of a matrix."""
        found = np.full((len(column), self.width), np.nan)
        for place, (row, value) in enumerate(zip(column.index, column, strict=True)):
            if missing(value):
                continue
            if _width(value) != self.width:
                raise DataError(
                    f"Expected {self.width} numbers in each cell of column {self.name!r}, as in the pool, "
                    f"got {excerpt(value)} in row {row!r}."
                )
            found[place] = value
        return found


@dataclass(frozen=True)
class Durations(ColumnReader):
    """A column of durations: seconds."""

    gives = "numbers"

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the seconds."""
        return read_seconds(column, self.name)[:, None]


@dataclass(frozen=True)
class Timeline(ColumnReader):
    """A column of dates: seconds on the timeline.

    Attributes
    ----------
    zone
        Whose clock is read; None for UTC.
    """

    gives = "numbers"
    zone: Any = None

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return the seconds since 1970."""
        return timeline(read_moments(column, self.name, self.zone))[:, None]


@dataclass(frozen=True)
class Cycles(ColumnReader):
    """A column of dates: the time of day, the day of the week and of the year.

    Attributes
    ----------
    zone
        Whose clock is read; None for UTC.
    periods
        Which of "day", "week" and "year".
    """

    gives = "ready"
    zone: Any = None
    periods: tuple[str, ...] = ()

    def __call__(self, column: pd.Series) -> np.ndarray:
        """Return a sine and a cosine for each period."""
        return cycles(read_moments(column, self.name, self.zone), self.periods)


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


def choose_readers(column: pd.Series, place: int, name: Hashable) -> tuple[list[ColumnReader], str | None]:
    """Return what a column of the pool is read as, and what the user should know about it.

    Numbers stay numbers, whatever type holds them. A category is a name, unless it is an ordered number or there are
    too many. A date becomes a place on the timeline and in the periods it covers, a duration seconds. Names are at
    most `MOST_NAMES` columns. Texts bring their words. What differs in nearly every row brings nothing.
    """
    import pandas as pd

    dtype = column.dtype
    if _is_number_dtype(dtype):
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


def _objects(column: pd.Series, place: int, name: Hashable) -> tuple[list[ColumnReader], str | None]:
    """Return what a column of any objects is read as: by the types of its values."""
    import pandas as pd

    if pd.api.types.infer_dtype(column, skipna=True) == "string":
        return _strings(column, place, name)
    values = [value for value in column if not missing(value)]
    if not values:
        return [], None
    widths = set(map(_width, values))
    if len(widths) == 1 and (width := widths.pop()) is not None and width > 0:
        return [Vectors(place, name, width)], None
    for fits, readers in (
        (_is_number, [Numbers(place, name, mixed=False)]),
        (_is_date, None),
        (_is_duration, [Durations(place, name)]),
    ):
        share = np.mean([fits(value) for value in values])
        if share == 1:
            return readers or _dates(column, place, name), None
        if fits is _is_number and share > 0:
            rest = column.map(lambda value: None if _is_number(value) else value).astype(object)
            others, notice = _strings(rest, place, name, leaves_out=_is_number)
            return [Numbers(place, name, mixed=True), *others], notice
    readers, notice = _strings(column, place, name)
    nested = next((value for value in values if isinstance(value, (dict, list, tuple, set, np.ndarray))), None)
    if nested is not None:
        notice = (
            f"Column {name!r} holds {type(nested).__name__} cells that are no vectors of one length: they are read as text. "
            "Pass features= to read them otherwise."
        )
    return readers, notice


def _categories(column: pd.Series, place: int, name: Hashable) -> tuple[list[ColumnReader], str | None]:
    kinds = column.cat.categories
    numbers = len(kinds) > 0 and all(map(_is_number, kinds))
    if numbers and (column.cat.ordered or len(kinds) > MOST_NAMES):
        return [Numbers(place, name)], None
    if len(kinds) and all(map(_is_date, kinds)):
        return _dates(column, place, name), None
    return _strings(column, place, name)


def _dates(column: pd.Series, place: int, name: Hashable) -> list[ColumnReader]:
    import pandas as pd

    zone = column.dt.tz if isinstance(column.dtype, pd.DatetimeTZDtype) else None
    periods = seen_periods(read_moments(column, name, zone))
    readers: list[ColumnReader] = [Timeline(place, name, zone)]
    return [*readers, Cycles(place, name, zone, periods)] if periods else readers


def _strings(
    column: pd.Series, place: int, name: Hashable, leaves_out: Callable[[Any], bool] | None = None
) -> tuple[list[ColumnReader], str | None]:
    """Return what a column of names or texts is read as: by how many there are, and how many words they have."""
    import pandas as pd

    names = as_names(column, leaves_out)
    counted = pd.Series(names[names != ""], dtype=object).value_counts()
    different, counts = counted.index.to_numpy(object), counted.to_numpy()
    if not len(different):
        return [], None
    many = len(different) > min(MOST_NAMES, counts.sum() / 2)
    if not many:
        return [Names(place, name, leaves_out)], None
    if _all_numbers(different):
        return [WrittenNumbers(place, name)], None
    if _all_dates(different):
        return _dates(column, place, name), None
    if _mean_words(different) >= _WORDY and leaves_out is None:
        words = _words(as_names(column), place, name)
        if words is not None:
            return [words], None
    if counts[counts > 1].sum() < _REPEATED * counts.sum():
        return [], f"Column {name!r} differs in nearly every row, as an id does: no model learns from it."
    notice = None
    if np.count_nonzero(counts > 1) > MOST_NAMES:
        notice = f"Of the {len(different):,} names in column {name!r}, the {MOST_NAMES} most frequent are told apart."
    return [Names(place, name, leaves_out)], notice


def _words(texts: np.ndarray, place: int, name: Hashable) -> Words | None:
    """Return a reader of texts; None where they have no words in common."""
    dimensions = min(_DIMENSIONS, _MOST_CELLS // len(texts))
    try:
        made = text_features(texts.tolist(), lambda _share: None, dimensions)
    except DataError:
        return None
    return None if made.transform.stretch is None else Words(place, name, made.transform)


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
    codes, different = pd.factorize(values)  # -1 where there is nothing
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


def _is_number_dtype(dtype: Any) -> bool:
    """Check whether a column is one of numbers by its type: numpy's, pandas' nullable ones, sparse ones, pyarrow's."""
    import pandas as pd

    return pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype) and dtype.kind in "iuf"


def _is_number(value: Any) -> bool:
    return isinstance(value, (Number, Decimal)) and not isinstance(value, _NO_NUMBERS)


def _is_date(value: Any) -> bool:
    import pandas as pd

    return isinstance(value, (*DATE_TYPES, pd.Period))


def _is_duration(value: Any) -> bool:
    return isinstance(value, DURATION_TYPES)


def _width(value: Any) -> int | None:
    """Return how many numbers a list, tuple or flat array holds; None if it is none of numbers."""
    if not isinstance(value, (list, tuple, np.ndarray)):
        return None
    array = np.asarray(value) if len(set(map(np.shape, value))) <= 1 else np.empty((0, 0))
    return len(array) if array.ndim == 1 and array.dtype.kind in "biuf" else None


def _all_numbers(texts: np.ndarray) -> bool:
    try:
        return bool(np.isfinite(texts.astype(np.float64)).all())
    except ValueError:
        return False


def _all_dates(texts: np.ndarray) -> bool:
    from datetime import datetime

    try:
        for text in texts:
            datetime.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def _mean_words(texts: np.ndarray) -> float:
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    return float(np.mean([len(text.split()) for text in sample]))


def infinite(numbers: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield row and column of the first infinite number, if there is one."""
    for start in range(0, len(numbers), 65_536):
        bad = np.isinf(numbers[start : start + 65_536])
        if bad.any():
            row, column = np.argwhere(bad)[0]
            yield start + int(row), int(column)
            return
