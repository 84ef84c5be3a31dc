"""Records: each decided example with its label, split and provenance, in plain values that every format can write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.frames import as_python, missing
from al_widget.data.pool import Pool
from al_widget.data.surrogates import repair_surrogates

if TYPE_CHECKING:
    import pandas as pd

Record = dict[str, Any]


def records(pool: Pool, frame: pd.DataFrame) -> list[Record]:
    """Return one record per decided example: the example, its label, its split, its provenance.

    Parameters
    ----------
    pool
        Where the examples are.
    frame
        One row per decided example, as `Session.frame`.
    """
    found = []
    for provenance in frame.to_dict("records"):
        example = pool.example(pool.row(provenance["id"]))
        content = {"text": example} if isinstance(example, str) else _columns(example)
        split = "audit" if provenance["picked"] == "audit" else "train"
        known = {str(name): _plain(value) for name, value in provenance.items()}
        found.append({**{name: value for name, value in content.items() if name not in known}, **known, "split": split})
    return found


def repaired(rows: list[Record]) -> list[Record]:
    """Return the rows with U+FFFD for each lone surrogate, which no file in UTF-8 can hold."""
    return [_repaired(row) for row in rows]


def _repaired(value: Any) -> Any:
    if isinstance(value, str):
        return repair_surrogates(value)
    if isinstance(value, list):
        return [_repaired(one) for one in value]
    if isinstance(value, dict):
        return _named((_repaired(name), _repaired(one)) for name, one in value.items())
    return value


def _columns(example: Any) -> Record:
    if isinstance(example, dict):
        return _plain(example)
    if hasattr(example, "toarray"):
        example = example.toarray()[0]
    if isinstance(example, np.ndarray):
        return _plain(dict(enumerate(example)))
    return {"example": str(example)}


def _plain(value: Any) -> Any:
    """Return a cell as a value that JSON has; null where it is missing, a list or dict whole."""
    if isinstance(value, Mapping):
        return _named((str(name), _plain(one)) for name, one in value.items())
    if isinstance(value, np.ndarray):
        # As numbers of Python's own, which is faster; numpy's dates would become plain counts.
        value = list(value) if value.dtype.kind in "mM" and value.ndim else value.tolist()
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted(map(_plain, value), key=repr)
    return _scalar(value)


def _scalar(value: Any) -> str | int | float | None:
    if isinstance(value, (np.datetime64, np.timedelta64)):
        return None if np.isnat(value) else str(value)
    if missing(value):
        return None
    value = as_python(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, str):
        return str.__str__(value)  # of an Enum that is a str too, str() is another text
    kind = next((kind for kind in (bool, int, float) if isinstance(value, kind)), str)
    return kind(value)


def _named(pairs: Iterable[tuple[str, Any]]) -> Record:
    """Return pairs as a dict; a name that comes twice, as 1 and "1" do, gets a number behind it."""
    found: Record = {}
    for name, value in pairs:
        number, free = 2, name
        while free in found:
            number, free = number + 1, f"{name}_{number}"
        found[free] = value
    return found
