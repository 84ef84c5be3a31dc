"""Hand-over to training: the decided examples, their labels and where these came from, as a file.

A new format is one file here and one line:

1. Write `<format>.py` with `write(rows, path)`: the rows are those of `records.py`, plain values only.
2. Import it below and add it to `FORMATS` under the name that `format=` takes; a file's ending chooses it too.
3. Do not check the path or tidy up after an error: `write` passes a draft beside the file and swaps it in when done.
4. Import what takes time to load inside the function.
5. Test it in `tests/export/`: read back what was labeled, with a missing value and a line break in the text.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from al_widget.data.pool import Pool
from al_widget.exceptions import DataError
from al_widget.export import csv, jsonl
from al_widget.export.destination import check_path, replace, resolve
from al_widget.export.records import Record, records, repaired

if TYPE_CHECKING:
    import pandas as pd

FORMATS: dict[str, Callable[[list[Record], Path], None]] = {
    "csv": csv.write,
    "jsonl": jsonl.write,
}


def write(
    pool: Pool,
    frame: pd.DataFrame,
    rows: Sequence[int],
    path: Any,
    format: str | None = None,  # noqa: A002 - the contract's own word
    store: str | os.PathLike[str] | None = None,
) -> Path:
    """Write every decided example to a file and return its path.

    Parameters
    ----------
    pool
        Where the examples are.
    frame
        One row per decided example, as `Session.frame`.
    rows
        Where in the pool each of these examples is.
    path
        The file, a str or `pathlib.Path`; one that is there is replaced, and a link to one stays a link.
    format
        One of `FORMATS`; by default the ending of the path.
    store
        The session's label store, which is never written over; None where it is in memory.

    Warns
    -----
    UserWarning
        If a lone surrogate had to be replaced by U+FFFD.

    Raises
    ------
    DataError
        If the format is unknown, nothing is labeled yet, the path is no place for an export, or the disk refuses it.
    """
    path = check_path(path)
    name = path.suffix.lstrip(".").lower() if format is None else format
    if not isinstance(name, str) or name not in FORMATS:
        raise DataError(f"Expected format= to be one of {', '.join(FORMATS)}, got {name!r}.")
    target = resolve(path, store)
    try:
        found = records(pool, frame, rows)
        writable = repaired(found)
    except RecursionError:
        raise DataError(
            "Expected cells with a few levels of nesting, got some too deep to write. Flatten them."
        ) from None
    if not found:
        raise DataError("Expected labeled examples to export, got none. Label some first.")
    replace(target, lambda draft: FORMATS[name](writable, draft))
    changed = sum(map(_has_lost_characters, found, writable))
    if changed:
        warnings.warn(
            f"{changed} of the {len(found)} rows in {str(path)!r} held half of a character (a lone surrogate), which "
            "no file can hold: U+FFFD (\ufffd) is written in its place.",
            stacklevel=3,
        )
    return path


def _has_lost_characters(before: Record, after: Record) -> bool:
    """Check whether U+FFFD stands for anything; two halves that make a character are one, and no loss."""
    return before != after and repr(after).count("\ufffd") > repr(before).count("\ufffd")
