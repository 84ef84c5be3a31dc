"""Keys as they were made before the log said how: format 1. Stores hold them; nothing here may change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import narwhals.stable.v1 as nw
import numpy as np
from scipy import sparse

from al_widget.data.frames import is_frame
from al_widget.data.hashing import hash64

if TYPE_CHECKING:
    import pandas as pd

_SHORTEST_TEXT = 25  # characters of a text column, on average
_SAMPLE = 200  # rows read to guess the column
_MOST_ADDED = 20  # columns added since, at most


def old_frame(data: Any) -> pd.DataFrame | None:
    """Return a frame of any library as pandas, as it was read; None for what was refused, and for anything else."""
    if is_frame(data):
        return data if data.columns.is_unique else None
    if nw.dependencies.is_pandas_like_dataframe(data):
        return nw.from_native(data, eager_only=True).to_pandas()
    if nw.dependencies.is_into_dataframe(data) and not nw.dependencies.is_polars_lazyframe(data):
        import pandas as pd

        frame = nw.from_native(data, eager_only=True)
        return pd.DataFrame({name: frame[name].to_list() for name in frame.columns})
    return None


def old_text_column(frame: pd.DataFrame) -> Any:
    """Return the position of the string column with the longest texts; None if there is none."""
    lengths = {}
    for position in range(frame.shape[1]):
        sample = [value for value in frame.iloc[:_SAMPLE, position] if isinstance(value, str)]
        if sample:
            lengths[position] = sum(map(len, sample)) / len(sample)
    longest = max(lengths, key=lengths.__getitem__, default=None)
    only = frame.shape[1] == 1
    return longest if longest is not None and (only or lengths[longest] >= _SHORTEST_TEXT) else None


def text_bytes(texts: Iterable[Any]) -> Iterator[bytes]:
    """Yield the UTF-8 of each text; of one that is missing or blank, nothing.

    The same in every format.
    """
    for text in texts:
        value = "" if _missing(text) or not str(text).strip() else text
        yield (value if isinstance(value, str) else str(value)).encode("utf-8", "surrogatepass")


def old_row_bytes(table: Any) -> Iterator[bytes]:
    """Yield the bytes of each row of a frame, an array, or a CSR matrix."""
    if sparse.issparse(table):
        for start, stop in zip(table.indptr[:-1], table.indptr[1:], strict=True):
            yield (
                table.indices[start:stop].astype(np.int64).tobytes()
                + table.data[start:stop].astype(np.float64).tobytes()
            )
    elif isinstance(table, np.ndarray):
        for row in table:
            yield np.asarray(row, np.float64).tobytes()
    else:
        for cells in table.itertuples(index=False, name=None):
            yield _join(cells)


def columns_then(frame: pd.DataFrame, keys: Collection[str]) -> int | None:
    """Return how many of the first columns made the keys of a task; None if none of them is found.

    Columns that were added since stand behind them.
    """
    wanted = {key.partition("-")[0] for key in keys}
    fewest = max(1, frame.shape[1] - _MOST_ADDED)
    found: dict[int, set[str]] = {}
    for cells in frame.itertuples(index=False, name=None):
        written = list(map(_canonical, cells))
        lines = accumulate(
            written[fewest:], lambda line, cell: f"{line}\x1f{cell}", initial="\x1f".join(written[:fewest])
        )
        for columns, line in enumerate(lines, fewest):
            key = f"{hash64(line.encode('utf-8', 'surrogatepass')):016x}"
            if key in wanted:
                found.setdefault(columns, set()).add(key)
    return max(found, key=lambda columns: len(found[columns]), default=None)


def _join(cells: Iterable[Any]) -> bytes:
    return "\x1f".join(map(_canonical, cells)).encode("utf-8", "surrogatepass")


def _canonical(value: Any) -> str:
    if _missing(value):
        return ""
    return repr(float(value)) if isinstance(value, (int, float, np.number)) else str(value)


def _missing(value: Any) -> bool:
    if value is None:
        return True
    if isinstance(value, (float, np.floating)):
        return bool(np.isnan(value))
    pandas = nw.dependencies.get_pandas()
    return value is getattr(pandas, "NA", None) or value is getattr(pandas, "NaT", None)
