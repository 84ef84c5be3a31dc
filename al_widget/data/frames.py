"""Any data frame: read by narwhals, held as pandas, looked at cell by cell."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, TypeGuard

# Imported with the package, before any thread starts: narwhals' modules import each other, and two threads that enter
# such a circle at once (scikit-learn and plotly load it too) make Python report a deadlock.
import narwhals.stable.v1 as nw
import numpy as np

from al_widget.exceptions import DataError

if TYPE_CHECKING:
    from collections.abc import Hashable

    import pandas as pd


def read_frame(data: Any, what: str = "The pool") -> Any:
    """Return a frame of any library as a pandas frame, a series of another library and an array of texts as a list.

    What is none of them is returned as it is.

    Parameters
    ----------
    data
        Anything; what narwhals can read at once (pandas, polars, pyarrow, modin …) is recognised. A copy of a column's
        name gets a number behind it.
    what
        What it was passed as: the sentence of an error begins with it.

    Raises
    ------
    DataError
        If a frame has rows, but no columns.

    Examples
    --------
    >>> import polars
    >>> read_frame(polars.DataFrame({"n": [1, 2]})).to_dict("list")
    {'n': [1, 2]}
    >>> read_frame(polars.Series(["tax", "lien"]))
    ['tax', 'lien']
    """
    if library_of(data) == "narwhals" and hasattr(data, "to_native"):
        data = data.to_native()
    frame = _pandas_frame(data)
    if frame is None:
        return _sequence(data)
    if len(frame.columns) == 0 and len(frame):
        raise DataError(f"{what}: expected a frame with columns, got {len(frame)} rows without any. Pass its columns.")
    if not frame.columns.is_unique:
        frame = frame.copy(deep=False)
        frame.columns = distinct_names(frame.columns)
    return frame


def _pandas_frame(data: Any) -> pd.DataFrame | None:
    """Return a frame of any library as pandas' own class; None for anything else."""
    if is_frame(data):
        import pandas as pd

        # Apart from the user's own, which may get columns and lose rows while the session is open; no cell is copied.
        return _native(data.copy(deep=False) if type(data) is pd.DataFrame else pd.DataFrame(data, copy=False))
    if nw.dependencies.is_pandas_like_dataframe(data):
        return nw.from_native(data, eager_only=True).to_pandas()
    if library_of(data) == "pyarrow" and hasattr(data, "column_names") and hasattr(data, "to_pylist"):
        pa: Any = importlib.import_module(
            "pyarrow"
        )  # it made the table, or the batch, in which a name may be there twice

        names = list(data.column_names)
        table = pa.Table.from_arrays(data.columns, [str(place) for place in range(len(names))])
        return _by_column(nw.from_native(table, eager_only=True), names)
    if nw.dependencies.is_into_dataframe(data):
        frame = nw.from_native(data, eager_only=True)
        return _by_column(frame, frame.columns)
    return None


def _native(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose numbers have this machine's order of bytes: of others, pandas takes no rows."""
    swapped = [place for place, dtype in enumerate(frame.dtypes) if isinstance(dtype, np.dtype) and not dtype.isnative]
    for place in swapped:
        column = frame.iloc[:, place]
        frame.isetitem(place, column.astype(column.dtype.newbyteorder("=")))
    return frame


def library_of(data: Any) -> str:
    """Return the name of the library that the data is of."""
    return type(data).__module__.partition(".")[0]


def _by_column(frame: Any, names: list[str]) -> pd.DataFrame:
    """Return a frame of another library as pandas, the same whether pyarrow is installed or not.

    polars' own `to_pandas` needs it.
    """
    import pandas as pd

    columns = dict(enumerate(_column(frame[name]) for name in frame.columns))
    made = pd.DataFrame(columns, index=pd.RangeIndex(len(frame)), copy=False)
    made.columns = pd.Index(names, dtype=None if names else object)
    return made


_FLOATS = (nw.Float32, nw.Float64)
_NUMBERS = (nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64, *_FLOATS)


def _column(series: Any) -> Any:
    """Return one column for pandas: whole numbers with gaps stay what they are, and do not become floats."""
    import pandas as pd

    kind, gaps = series.dtype, series.null_count() > 0
    if kind in (nw.Datetime, nw.Duration) and kind.time_unit == "ns":
        return _nanoseconds(series)
    if kind in (nw.Categorical, nw.Enum):
        return pd.Categorical(series.to_list())
    if not gaps:
        return series.to_numpy() if kind in _NUMBERS else series.to_list()
    values = series.to_list()
    if kind in _FLOATS:
        return np.array(values, float)
    if kind in _NUMBERS:
        return pd.array(values, "UInt64" if kind == nw.UInt64 else "Int64")
    # pandas finds the rest itself, if there is anything; booleans with gaps become objects: their keys are in stores.
    return values if any(value is not None for value in values) else pd.Series(values, dtype=object)


def _nanoseconds(series: Any) -> pd.Series:
    """Return dates or durations that Python's own would cut off: these end at microseconds."""
    import pandas as pd

    times = pd.Series(series.to_numpy())
    zone = getattr(series.dtype, "time_zone", None)
    return times if zone is None or times.dt.tz is not None else times.dt.tz_localize("UTC").dt.tz_convert(zone)


def _sequence(data: Any) -> Any:
    """Return a series of another library, or an array of pandas or pyarrow, as a list; an array as one of numpy's."""
    pandas = nw.dependencies.get_pandas()
    if isinstance(data, np.ndarray):
        return _plain_array(data)
    if is_series(data):
        return data if type(data) is pandas.Series else pandas.Series(data)
    if nw.dependencies.is_pandas_like_series(data):
        return nw.from_native(data, series_only=True).to_pandas()
    if nw.dependencies.is_into_series(data):
        return nw.from_native(data, series_only=True).to_list()
    if pandas is not None and isinstance(data, (pandas.Index, pandas.api.extensions.ExtensionArray)):
        return list(data)
    return data.to_pylist() if library_of(data) == "pyarrow" and hasattr(data, "to_pylist") else data


def _plain_array(data: Any) -> Any:
    """Return an array without a class of its own: a matrix has rows of two dimensions, and masked cells are gaps."""
    if isinstance(data, np.ma.MaskedArray) and data.mask.any():
        number = data.dtype.kind in "biuf"
        return np.ma.filled(data.astype(float if number else object), np.nan if number else None)
    return np.asarray(data)


def column_names(data: Any) -> list[Any]:
    """Return the names of the columns of a frame of any library, as they came."""
    return list(data.column_names if hasattr(data, "column_names") else data.columns)


def distinct_names(columns: pd.Index) -> pd.Index:
    """Return the names of columns, a copy of a name with a number behind it.

    Examples
    --------
    >>> import pandas
    >>> distinct_names(pandas.Index(["n", "n 2", "n"])).tolist()
    ['n', 'n 2', 'n 3']
    """
    import pandas as pd

    taken, names = set(columns), []
    for name, copy in zip(columns, columns.duplicated(), strict=True):
        new, number = name, 1
        while copy and new in taken:
            number += 1
            new = (*name[:-1], f"{name[-1]} {number}") if isinstance(name, tuple) else f"{name} {number}"
        taken.add(new)
        names.append(new)
    if isinstance(columns, pd.MultiIndex):
        return pd.MultiIndex.from_tuples(names, names=columns.names)
    return pd.Index(names, dtype=object, name=columns.name, tupleize_cols=False)


def is_frame(data: Any) -> TypeGuard[pd.DataFrame]:
    """Check whether the data is a pandas DataFrame, or of a class derived from it."""
    return nw.dependencies.is_pandas_dataframe(data)


def is_series(data: Any) -> TypeGuard[pd.Series]:
    """Check whether the data is a pandas Series, or of a class derived from it."""
    return nw.dependencies.is_pandas_series(data)


def index_of(data: Any) -> pd.Index | None:
    """Return the index of a pandas frame or series, None for anything else.

    Raises
    ------
    DataError
        If a label is repeated: it would name two examples.
    """
    if not (is_frame(data) or is_series(data)):
        return None
    index = data.index
    if not index.is_unique:
        repeated = [as_python(label) for label in index[index.duplicated()].unique()[:3]]
        raise DataError(
            f"The pool: expected one index label per example, got repeated ones ({', '.join(map(repr, repeated))}, …). "
            "Call .reset_index(drop=True) first."
        )
    return index


def check_order(what: str, given: Any, index: pd.Index | None, whose: str = "data") -> None:
    """Refuse a pandas frame or series that has the labels of an index in another order.

    What stands beside the data is taken as it stands, and nobody can tell whether that is meant.

    Raises
    ------
    DataError
        If it has; the sentence begins with `what`.
    """
    if index is None or not (is_frame(given) or is_series(given)) or len(given) != len(index):
        return
    if not given.index.equals(index) and index.isin(given.index).all():
        raise DataError(
            f"{what}: expected the order of the {whose}, got an index with the labels of theirs in another order. Pass "
            f"it with .loc[{whose}.index], or with .to_numpy() if its values are in the order of the {whose}."
        )


def find_label(index: pd.Index, label: Any) -> int | None:
    """Return the position of a label in an index of unique labels; None where it has no such label.

    Only a whole label counts: not the first levels of one, nor a number within an interval, nor the day of a time.
    """
    import pandas as pd

    try:
        hash(label)  # pandas has an error of its own for what cannot be a label
        row = index.get_loc(label)
    except (KeyError, TypeError, ValueError, OverflowError, pd.errors.InvalidIndexError):
        return None
    whole = isinstance(row, (int, np.integer))
    if isinstance(label, (bool, np.bool_)):  # True is no 1
        whole = whole and isinstance(index[row], (bool, np.bool_))
    if isinstance(index, pd.MultiIndex):
        whole = whole and isinstance(label, tuple) and len(label) == index.nlevels
    if isinstance(index, pd.IntervalIndex):
        whole = whole and isinstance(label, pd.Interval)
    return int(row) if whole else None


def record(frame: pd.DataFrame, row: int) -> dict[Hashable, Any]:
    """Return one row of a frame as column -> cell.

    Cell by cell, since a row taken as a whole turns its numbers into one type.
    """
    return {name: frame.iat[row, column] for column, name in enumerate(frame.columns)}  # noqa: PD009 - half iloc's time


def as_python(value: Any) -> Any:
    """Return a number of numpy as Python's own, also within a tuple; anything else as it is."""
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(map(as_python, value))
    # numpy's times are not turned: in nanoseconds they would become whole numbers.
    return value.item() if isinstance(value, np.generic) and value.dtype.kind not in "mM" else value


def missing(value: Any) -> bool:
    """Check whether a cell holds nothing: None, NaN, or pandas' NA or NaT.

    Not `pandas.isna`: that also counts Decimal("NaN") and numpy's NaT, whose keys are made of their text.

    Examples
    --------
    >>> import pandas
    >>> [missing(value) for value in (None, float("nan"), pandas.NA, pandas.NaT, "", 0)]
    [True, True, True, True, False, False]
    """
    if value is None:
        return True
    if isinstance(value, (float, np.floating)):
        return bool(np.isnan(value))
    pandas = nw.dependencies.get_pandas()  # None unless somebody imported it; half imported it has no NA yet
    return value is getattr(pandas, "NA", None) or value is getattr(pandas, "NaT", None)
