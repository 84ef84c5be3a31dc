"""Hand-over to training: the decided examples, their labels and where these came from, as a file.

A new format is one file here and one line:

1. Write `<format>.py` with `write(rows, path)`: the rows are those of `records.py`, plain values only.
2. Import it below and add it to `FORMATS` under the name that `format=` takes; a file's ending chooses it too.
3. Do not check the path or tidy up after an error: `write` passes a draft beside the file and swaps it in when done.
4. Import what takes time to load inside the function.
5. Test it in `tests/export/`: read back what was labeled, with a missing value and a line break in the text.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from al_widget.data.pool import Pool
from al_widget.exceptions import DataError
from al_widget.export import csv, jsonl
from al_widget.export.records import Record, records

if TYPE_CHECKING:
    import pandas as pd

FORMATS: dict[str, Callable[[list[Record], Path], None]] = {
    "csv": csv.write,
    "jsonl": jsonl.write,
}


def write(pool: Pool, frame: pd.DataFrame, path: Any, format: str | None = None) -> Path:  # noqa: A002 - the contract's own word
    """Write every decided example to a file and return its path.

    Parameters
    ----------
    pool
        Where the examples are.
    frame
        One row per decided example, as `Session.frame`.
    path
        The file, a str or `pathlib.Path`; one that is there is replaced.
    format
        One of `FORMATS`; by default the ending of the path.

    Raises
    ------
    DataError
        If the format is unknown, or nothing is labeled yet.
    """
    path = Path(path)
    name = format or path.suffix.lstrip(".").lower()
    if name not in FORMATS:
        raise DataError(f"Expected format= to be one of {', '.join(FORMATS)}, got {name!r}.")
    rows = records(pool, frame)
    if not rows:
        raise DataError("Expected labeled examples to export, got none. Label some first.")
    # A half-written file is worse than none: write beside it, then swap.
    draft = path.with_name(path.name + ".part")
    FORMATS[name](rows, draft)
    draft.replace(path)
    return path
