"""Any data frame: read by narwhals, held as pandas, looked at cell by cell."""

from __future__ import annotations

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
    """Return a data frame of any library as pandas, a series of another library than pandas as a list.

    What is neither is returned as it is.

    Parameters
    ----------
    data
        Anything; what narwhals can read at once (pandas, polars, pyarrow, modin …) is recognised.
    what
        What it was passed as: the sentence of an error begins with it.

    Raises
    ------
    DataError
        If a pandas frame has two columns of one name.

    Examples
    --------
    >>> import polars
    >>> read_frame(polars.DataFrame({"n": [1, 2]})).to_dict("list")
    {'n': [1, 2]}
    >>> read_frame(polars.Series(["tax", "lien"]))
    ['tax', 'lien']
    """
    if is_frame(data):
        if not data.columns.is_unique:
            repeated = sorted({str(name) for name in data.columns[data.columns.duplicated()]})
            raise DataError(
                f"{what}: expected each column once, got {', '.join(repeated)} repeated. Rename the copies."
            )
        return data
    if nw.dependencies.is_pandas_like_dataframe(data):
        return nw.from_native(data, eager_only=True).to_pandas()
    if nw.dependencies.is_into_dataframe(data):
        import pandas as pd

        # By lists, since to_pandas() of polars needs pyarrow.
        frame = nw.from_native(data, eager_only=True)
        return pd.DataFrame({name: frame[name].to_list() for name in frame.columns})
    if nw.dependencies.is_into_series(data) and not is_series(data):
        return nw.from_native(data, series_only=True).to_list()
    return data


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
            f"Expected one index label per example, got repeated ones ({', '.join(map(repr, repeated))}, …). "
            "Call .reset_index(drop=True) first."
        )
    return index


def record(frame: pd.DataFrame, row: int) -> dict[Hashable, Any]:
    """Return one row of a frame as column -> cell.

    Cell by cell, since a row taken as a whole turns its numbers into one type.
    """
    return {name: frame.iat[row, column] for column, name in enumerate(frame.columns)}  # noqa: PD009 - half iloc's time


def as_python(value: Any) -> Any:
    """Return a number of numpy as Python's own; anything else as it is."""
    return value.item() if isinstance(value, np.generic) else value


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
