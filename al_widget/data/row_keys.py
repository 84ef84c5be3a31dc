"""The bytes a row is known by, of a frame, an array or a sparse matrix: the same however its values are stored.

They are part of the keys in every store: never change them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from al_widget.data.cell_codes import MISSING, array_codes, cell_code, codes_of, little_endian, number_codes
from al_widget.data.hashing import hash64
from al_widget.data.ids import id_text

if TYPE_CHECKING:
    import pandas as pd

_CELLS = 2**15  # cells coded at a time: they stay in the processor's cache
_FEWEST_ROWS = 1024  # of a slice of a frame, which takes time of its own
_FEWEST_WITH_COLUMNS = 16_384  # the same where each column is read by itself


def row_bytes(table: Any) -> Iterator[bytes]:
    """Return the bytes of each row of a frame, an array, or a sparse matrix.

    Examples
    --------
    >>> list(row_bytes(np.array([[1, 2]]))) == list(row_bytes(np.array([[1.0, 2.0]], np.float32)))
    True
    """
    if sparse.issparse(table):
        return sparse_bytes(csr_slices(table))
    if isinstance(table, np.ndarray):
        return array_bytes(array_slices(table))
    return frame_bytes(table, column_names(table))


def column_names(frame: pd.DataFrame) -> tuple[str, ...]:
    """Return the names of the columns as the log holds them, in the order in which they make the key.

    Examples
    --------
    >>> import pandas
    >>> column_names(pandas.DataFrame([[1, 2, 3]], columns=["b", 10, ("a", np.int64(1))]))
    ("('a', 1)", '10', 'b')
    """
    return tuple(sorted(map(id_text, frame.columns)))


def column_positions(frame: pd.DataFrame, names: Sequence[str]) -> list[int] | None:
    """Return where the columns of these names are; None if one is not there."""
    places: dict[str, list[int]] = {}
    for position, name in reversed(list(enumerate(map(id_text, frame.columns)))):
        places.setdefault(name, []).append(position)
    found = [places[name].pop() if places.get(name) else -1 for name in names]
    return None if -1 in found else found


def frame_bytes(frame: pd.DataFrame, names: Sequence[str]) -> Iterator[bytes]:
    """Yield the bytes of each row: the names of the columns, then the code of each cell, in the order of the names.

    Raises
    ------
    KeyError
        If a column is not there.
    """
    order = sorted(names)
    positions = column_positions(frame, order)
    if positions is None:
        raise KeyError(names)
    header = hash64(json.dumps(order).encode())
    dtypes = list(frame.dtypes)
    plain = np.array([place for place, position in enumerate(positions) if _is_plain(dtypes[position])], np.intp)
    others = {
        place: _column_reader(frame.iloc[:, position])
        for place, position in enumerate(positions)
        if not _is_plain(dtypes[position])
    }
    chosen = [positions[place] for place in plain]
    places = 1 + plain if others else slice(1, None)
    for part in _slices(len(frame), len(order), _FEWEST_WITH_COLUMNS if others else _FEWEST_ROWS):
        codes = np.empty((part.stop - part.start, 1 + len(order)), np.uint64)
        codes[:, 0] = header
        if chosen:  # together, since each column on its own takes time
            codes[:, places] = number_codes(frame.iloc[part].iloc[:, chosen].to_numpy(np.float64))
        for place, read in others.items():
            codes[:, 1 + place] = read(part)
        yield from _rows(codes)


def array_bytes(parts: Iterable[np.ndarray]) -> Iterator[bytes]:
    """Yield the bytes of each row of slices of an array."""
    for part in parts:
        yield from _rows(number_codes(part))


def sparse_bytes(parts: Iterable[Any]) -> Iterator[bytes]:
    """Yield the bytes of each row of slices in CSR, which are brought into order: indices and values, no zeros."""
    for part in parts:
        part.sum_duplicates()  # sorts the indices too
        part.eliminate_zeros()
        indices, codes = little_endian(part.indices), little_endian(number_codes(part.data))
        ends = (part.indptr * 8).tolist()
        for start, stop in pairwise(ends):
            yield indices[start:stop] + codes[start:stop]


def array_slices(matrix: Any) -> Iterator[np.ndarray]:
    """Yield the rows of an array or a sparse matrix, slice by slice, as dense arrays."""
    rows: Any = matrix.tocsr() if sparse.issparse(matrix) else np.asarray(matrix)
    for part in _slices(*rows.shape):
        yield rows[part].toarray() if sparse.issparse(rows) else rows[part]


def csr_slices(matrix: Any) -> Iterator[Any]:
    """Yield the rows of a sparse matrix or an array, slice by slice, as CSR of their own."""
    rows: Any = matrix.tocsr() if sparse.issparse(matrix) else np.asarray(matrix)
    stored = rows.nnz if sparse.issparse(rows) else rows.size
    for part in _slices(rows.shape[0], stored // max(1, rows.shape[0])):
        # A slice may share its memory with the user's matrix, which must stay as it is.
        yield rows[part].copy() if sparse.issparse(rows) else sparse.csr_array(_native(rows[part]))


def _native(values: np.ndarray) -> np.ndarray:
    """Return an array in a type that sparse matrices can have."""
    return values.astype(np.float64 if values.dtype.kind == "f" else values.dtype.newbyteorder("="), copy=False)


def _slices(n: int, width: int, fewest: int = 1) -> Iterator[slice]:
    step = max(fewest, _CELLS // max(1, width))
    for start in range(0, n, step):
        yield slice(start, min(n, start + step))


def _rows(codes: np.ndarray) -> list[bytes]:
    """Return the bytes of each row of codes (n, d)."""
    width = 8 * codes.shape[1]
    if width == 0:
        return [b""] * len(codes)
    rows = np.ascontiguousarray(codes, "<u8").view(np.dtype((np.void, width)))
    return rows[:, 0].tolist()  # faster than a slice for each


def _is_plain(dtype: Any) -> bool:
    """Check whether a column holds numbers that fit into a float64."""
    return isinstance(dtype, np.dtype) and (
        dtype.kind == "b" or (dtype.kind in "iu" and dtype.itemsize < 8) or (dtype.kind == "f" and dtype.itemsize <= 8)
    )


def _column_reader(column: pd.Series) -> Callable[[slice], np.ndarray]:
    """Return a function from a slice of a column to the codes of its cells."""
    import pandas as pd

    if isinstance(column.dtype, pd.CategoricalDtype):
        table = np.append(_column_codes(column.cat.categories.to_series()), np.uint64(MISSING))
        places = column.cat.codes.to_numpy()  # -1, the last of the table, for what is missing
        return lambda part: table[places[part]]
    return lambda part: _column_codes(column.iloc[part])


def _column_codes(column: pd.Series) -> np.ndarray:
    import pandas as pd

    dtype = column.dtype
    if isinstance(dtype, np.dtype) and dtype.kind != "O":
        return array_codes(column.to_numpy())
    if isinstance(dtype, pd.DatetimeTZDtype):
        return array_codes(column.dt.tz_convert(None).to_numpy())
    if isinstance(dtype, pd.StringDtype):
        return _by_distinct(column)
    if isinstance(dtype, pd.SparseDtype):
        return array_codes(np.asarray(column))
    return _nullable_codes(column) if getattr(dtype, "kind", "O") in "biuf" else _object_codes(column)


def _nullable_codes(column: pd.Series) -> np.ndarray:
    """Return the codes of numbers in a type of pandas that knows missing ones."""
    dtype: Any = column.dtype
    try:
        if dtype.kind == "f":
            return array_codes(column.to_numpy(np.float64, na_value=np.nan))
        codes = array_codes(column.to_numpy(dtype.numpy_dtype, na_value=0))
        codes[column.isna().to_numpy(bool)] = MISSING
    except (AttributeError, TypeError, ValueError):  # a type of somebody else's
        return _object_codes(column)
    return codes


def _object_codes(column: pd.Series) -> np.ndarray:
    cells = column.to_numpy(object)
    try:
        return _by_distinct(cells)
    except (TypeError, ValueError):  # lists, dicts and arrays have no hash
        return codes_of(cells)


def _by_distinct(cells: Any) -> np.ndarray:
    """Return the codes of cells that have a hash: each distinct one is coded once."""
    import pandas as pd

    places, distinct = pd.factorize(cells)  # -1 for what is missing
    table = np.fromiter((cell_code(cell) for cell in distinct), np.uint64, len(distinct))
    return np.append(table, np.uint64(MISSING))[places]
