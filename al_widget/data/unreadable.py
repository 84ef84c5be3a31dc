"""What came instead of examples, and what to pass: one sentence each, wherever an example can stand."""

from __future__ import annotations

import numbers
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, time, timedelta
from itertools import islice
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.frames import is_frame, is_series, library_of, missing
from al_widget.exceptions import DataError, excerpt

POOL = "texts (a list or a Series), a frame, or an array of numbers"
_LOOKED_AT = 1000  # items of a list looked at to say what it holds
# Frames and series that are computed only when asked for: the library, and the method that asks.
_LATE = {
    "polars": "collect",
    "dask": "compute",
    "dask_expr": "compute",
    "duckdb": "df",
    "ibis": "to_pandas",
    "pyspark": "toPandas",
}


def refusal(data: Any, what: str, wanted: str = POOL) -> DataError:
    """Return the error for data that cannot be read as examples.

    Parameters
    ----------
    data
        What came.
    what
        What it was passed as; the sentence begins with it.
    wanted
        What can be read in its place.

    Examples
    --------
    >>> print(refusal([{"text": "a tax"}], "The pool", "texts or a frame"))
    The pool: expected texts or a frame, got a list of dicts. Pass pd.DataFrame(records).
    """
    came, advice = _described(data)
    return DataError(f"{what}: expected {wanted}, got {came}. {advice}")


def _described(data: Any) -> tuple[str, str]:
    """Return what came, and what to do."""
    for describe in (_one_value, _late_frame, _frame, _mapping, _tables, _array, _sequence, _other):
        found = describe(data)
        if found is not None:
            return found
    return f"a value of type {type(data).__name__}", "Pass the examples themselves."


def _one_value(data: Any) -> tuple[str, str] | None:
    if isinstance(data, os.PathLike) or (isinstance(data, str) and _is_path(data)):
        return f"the path {excerpt(str(data))}", "Read the file first, e.g. pd.read_csv(path)."
    if isinstance(data, str):
        return "one str", "Wrap a single text in a list."
    if isinstance(data, (bytes, bytearray, memoryview)):
        return "bytes", "Decode them and pass a list of texts, e.g. data.decode().splitlines()."
    if missing(data):
        return repr(data), "Pass the examples."
    if isinstance(data, (numbers.Number, np.generic, date, time, timedelta)):
        return f"one {type(data).__name__}", "Wrap a single example in a list."
    return None


_FILES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".parquet", ".feather", ".xlsx", ".gz", ".zip", ".html")


def _is_path(text: str) -> bool:
    return len(text) < _LOOKED_AT and text.lower().endswith(_FILES)


def _late_frame(data: Any) -> tuple[str, str] | None:
    library = library_of(data)
    method = _LATE.get("duckdb" if library == "_duckdb" else library)
    if method is None or not hasattr(data, method):
        return None
    return f"a {type(data).__name__} of {library}, which is not computed yet", f"Call .{method}() first."


def _frame(data: Any) -> tuple[str, str] | None:
    if is_frame(data):
        return f"a frame with the columns {excerpt(list(data.columns))}", "Pass the part of it that holds them."
    if sparse.issparse(data):
        advice = "Pass what the matrix was made of." if data.ndim == 2 else "Reshape it to (rows, columns)."
        return f"a sparse matrix of shape {data.shape}", advice
    return None


def _mapping(data: Any) -> tuple[str, str] | None:
    if not isinstance(data, Mapping):
        return None
    if _is_bunch(data):
        return "a Bunch of scikit-learn", "Pass its .data."
    columns = list(islice(data.values(), _LOOKED_AT))
    if columns and all(map(_is_table, columns)):
        return "a dict of tables", f"Pass one of them, e.g. data[{excerpt(next(iter(data)))}]."
    if columns and all(holds_several(column) or isinstance(column, Mapping) for column in columns):
        return "a dict of columns", "Pass pd.DataFrame(data)."
    return "a dict", "Pass pd.Series(data) if it maps ids to texts, pd.DataFrame([data]) if it is one row."


def _is_bunch(data: Any) -> bool:
    return library_of(data) == "sklearn" and hasattr(data, "data")


def _is_table(data: Any) -> bool:
    columns = hasattr(data, "columns") or hasattr(data, "column_names")
    return columns or sparse.issparse(data) or (isinstance(data, np.ndarray) and data.ndim == 2)


def _tables(data: Any) -> tuple[str, str] | None:
    """Return what holds several tables: a pair of examples and labels, the parts of a file, or groups."""
    if isinstance(data, (tuple, list)) and list(map(_is_table, data[:3])) == [True, False] and holds_several(data[1]):
        return "a pair of a table and a list", "Pass the table, data[0]; what is known of its labels goes to labels=."
    if type(data).__name__.endswith("GroupBy"):
        return f"a {type(data).__name__}", "Pass the frame that it groups, or what .agg() makes of the groups."
    if hasattr(data, "chunksize") and isinstance(data, Iterable):
        return f"a {type(data).__name__}", "Pass pd.concat(data)."
    return None


def _array(data: Any) -> tuple[str, str] | None:
    if not isinstance(data, np.ndarray):
        return None
    kind, shape = data.dtype.kind, data.ndim
    if data.dtype.names:
        advice = "Pass pd.DataFrame(data)."
    elif kind not in "biufcMm" and shape == 2:
        advice = "Pass pd.DataFrame(data), or data.astype(float) if it holds nothing but numbers."
    elif shape == 0:
        advice = "Wrap a single example in a list."
    elif kind in "Mm":
        advice = 'Pass a frame, e.g. pd.DataFrame({"time": data}).'
    elif kind == "c":
        advice = "Pass its parts side by side: np.hstack([data.real, data.imag])."
    elif shape == 2 and data.shape[1] == 0:
        advice = "Pass its columns."
    elif shape > 2:
        advice = "Make each example one row: data.reshape(len(data), -1)."
    elif kind in "biuf":
        advice = "Pass data.reshape(-1, 1) for rows of one number each, data.reshape(1, -1) for a single row."
    else:
        return None
    return f"an array of shape {data.shape} and dtype {data.dtype}", advice


def _sequence(data: Any) -> tuple[str, str] | None:
    """Return what a list, a Series or the like holds, by the first of its items that is no text and no gap."""
    if not is_list(data):
        return None
    kind = "a Series" if is_series(data) else "an array" if isinstance(data, np.ndarray) else "a list"
    if len(data) == 0:
        return f"an empty {kind.rsplit(maxsplit=1)[-1]}", "Pass one example or more."
    found = [value for value in islice(data, _LOOKED_AT) if not isinstance(value, str) and not missing(value)]
    if not found:
        return f"{kind} of texts", "Pass rows of numbers, or make a new session of the texts."
    first = found[0]
    for test, holds, advice in _ITEMS:
        if test(first):
            return f"{kind} of {holds}", advice
    if holds_several(first):
        return _lists(kind, found)
    return (
        f"{kind} of objects of type {type(first).__name__}",
        "Pass a text for each, e.g. [str(one) for one in data].",
    )


def _lists(kind: str, lists: list[Any]) -> tuple[str, str]:
    if any(np.ndim(value) != 0 for one in lists for value in islice(one, 1)):
        return f"{kind} of nested lists", "Make each example one row: np.array(data).reshape(len(data), -1)."
    cells = [value for one in lists for value in islice(one, _LOOKED_AT)]
    if not all(isinstance(value, numbers.Real) or missing(value) for value in cells):
        return f"{kind} of lists", "Pass pd.DataFrame(data), or one text each, e.g. [' '.join(one) for one in data]."
    if len({len(one) for one in lists}) > 1:
        return f"{kind} of lists of different lengths", "Give every row the same columns."
    return f"{kind} of rows of numbers", "Pass np.array(data)."


def _other(data: Any) -> tuple[str, str] | None:
    """Return what to do with what another library holds, or what has no order."""
    if isinstance(data, type):
        return f"the class {data.__name__}", "Pass the examples themselves."
    if hasattr(data, "to_pandas"):
        return f"a {type(data).__name__}", "Call .to_pandas() first."
    if hasattr(data, "__array__"):
        return f"a {type(data).__name__}", "Pass np.asarray(data)."
    if isinstance(data, AbstractSet):
        return f"a {type(data).__name__}, which has no order", "Turn it into a list first, e.g. sorted(data)."
    if isinstance(data, Iterable):
        return f"a {type(data).__name__}", "Turn it into a list first: list(data)."
    return None


def is_list(data: Any) -> bool:
    """Check whether the data is a sequence of examples: not one example, nor without an order, nor a table."""
    if isinstance(data, np.ndarray):
        return data.ndim == 1 and (data.dtype.kind not in "biufcmMV" or data.size == 0)
    return holds_several(data)


def holds_several(data: Any) -> bool:
    """Check whether the data is a sequence, an array or a Series, whatever it holds."""
    if isinstance(data, (str, bytes, bytearray, memoryview)):
        return False
    return isinstance(data, (Sequence, np.ndarray)) or is_series(data)


_ITEMS: tuple[tuple[Callable[[Any], bool], str, str], ...] = (
    (lambda value: isinstance(value, Mapping), "dicts", "Pass pd.DataFrame(records)."),
    (
        lambda value: isinstance(value, (bytes, bytearray)),
        "bytes",
        "Decode them first: [one.decode() for one in data].",
    ),
    (
        lambda value: isinstance(value, (numbers.Number, np.bool_)),
        "numbers",
        "Pass rows, e.g. np.array(data).reshape(-1, 1), or texts, e.g. [str(one) for one in data].",
    ),
    (
        lambda value: isinstance(value, (date, time, timedelta, np.datetime64, np.timedelta64)),
        "dates or times",
        'Pass a frame, e.g. pd.DataFrame({"time": data}).',
    ),
    (
        lambda value: isinstance(value, os.PathLike),
        "paths",
        "Read the files first, e.g. [path.read_text() for path in data].",
    ),
    (is_frame, "frames", "Pass pd.concat(data)."),
    (is_series, "Series", "Pass pd.DataFrame(data)."),
    (sparse.issparse, "sparse matrices", "Pass scipy.sparse.vstack(data)."),
    (
        lambda value: hasattr(value, "__dataclass_fields__") or hasattr(value, "_fields"),
        "records",
        "Pass pd.DataFrame(data).",
    ),
)
