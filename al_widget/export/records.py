"""Records: each decided example with its label, split and provenance, in plain values that every format can write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.pool import Pool
from al_widget.data.surrogates import repair_surrogates
from al_widget.export.plain import name_text, named, plain_column
from al_widget.export.strict_json import dumps

if TYPE_CHECKING:
    import pandas as pd

Record = dict[str, Any]

_PREFIX = "al_"  # of a column of ours whose name the user has taken


def records(pool: Pool, frame: pd.DataFrame, rows: Sequence[int]) -> list[Record]:
    """Return one record per decided example: the example, its label, its split, its provenance.

    All have the same columns. The user's keep their names; where one would hide one of ours, ours is called `al_…`.

    Parameters
    ----------
    pool
        Where the examples are.
    frame
        One row per decided example, as `Session.frame`.
    rows
        Where in the pool each of these examples is.
    """
    theirs = _theirs(pool, rows)
    ours = {str(name): plain_column(frame[name]) for name in frame.columns}
    ours["split"] = ["audit" if picked == "audit" else "train" for picked in ours["picked"]]
    if pool.kind.name == "text":
        ours = {"text": [pool.examples[row] for row in rows], **ours}
    if ours.get("text") == theirs.get("text"):  # the column that was read as the text is there once
        ours.pop("text", None)
    if _is_id(pool):
        theirs.pop("id")
    hidden = named(((_PREFIX + name, cells) for name, cells in ours.items() if name in theirs), taken=theirs)
    columns = {**theirs, **{name: cells for name, cells in ours.items() if name not in theirs}, **hidden}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _is_id(pool: Pool) -> bool:
    """Check whether the only thing of the user's that is called id is the index, which our column of ids holds."""
    columns = [] if pool.frame is None else [name_text(name) for name in pool.frame.columns]
    return pool.index is not None and pool.index.names == ["id"] and "id" not in columns


def _theirs(pool: Pool, rows: Sequence[int]) -> dict[str, list[Any]]:
    """Return the columns of the user for some rows: levels of the index that have a name, then those of the data."""
    levels = [] if pool.index is None else [pool.index.get_level_values(n) for n in range(pool.index.nlevels)]
    of_index = [(level.name, level.take(rows).to_series()) for level in levels if level.name is not None]
    of_data = _data_columns(pool, rows)
    # Of one name, the column keeps it, and the level of the index gets the number.
    found = named((name_text(name), plain_column(column)) for name, column in [*of_data, *of_index])
    ordered = [*found][len(of_data) :] + [*found][: len(of_data)]
    return {name: found[name] for name in ordered}


def _data_columns(pool: Pool, rows: Sequence[int]) -> list[tuple[Any, pd.Series]]:
    import pandas as pd

    frame, examples = pool.frame, pool.examples
    if frame is not None:
        return [(name, frame.iloc[:, place].take(rows)) for place, name in enumerate(frame.columns)]
    if pool.kind.name == "text":
        return []
    if hasattr(examples, "shape"):
        table = examples[list(rows)]
        table = table.toarray() if hasattr(table, "toarray") else table
        return [(place, pd.Series(column)) for place, column in enumerate(table.T)]
    cells = [_cells(examples[row]) for row in rows]
    names = dict.fromkeys(name for one in cells for name in one)
    return [(name, pd.Series([one.get(name) for one in cells], dtype=object)) for name in names]


def _cells(example: Any) -> Mapping[Any, Any]:
    """Return an example that is no row of a table as columns: a dict as it is, an array by position, else its text."""
    if isinstance(example, Mapping):
        return example
    if isinstance(example, np.ndarray) and example.ndim:
        return dict(enumerate(example))
    return {"example": str(example)}


def repaired(rows: list[Record]) -> list[Record]:
    """Return the rows with U+FFFD for each lone surrogate, which no file in UTF-8 can hold."""
    return [row if _is_writable(row) else _repaired(row) for row in rows]


def _is_writable(row: Record) -> bool:
    try:
        dumps(row).encode()
    except UnicodeEncodeError:
        return False
    return True


def _repaired(value: Any) -> Any:
    if isinstance(value, str):
        return repair_surrogates(value)
    if isinstance(value, list):
        return [_repaired(one) for one in value]
    if isinstance(value, dict):
        found = {_repaired(name): _repaired(one) for name, one in value.items()}
        same = len(found) == len(value)  # two names that differ in what no file can hold get a number
        return found if same else named((_repaired(name), _repaired(one)) for name, one in value.items())
    return value
