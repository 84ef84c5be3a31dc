"""Records: each decided example with its label, split and provenance, in plain values that every format can write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.frames import missing
from al_widget.data.pool import Pool

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


def _columns(example: Any) -> Record:
    if isinstance(example, dict):
        return {str(name): _plain(value) for name, value in example.items()}
    if hasattr(example, "toarray"):
        example = example.toarray()[0]
    if isinstance(example, np.ndarray):
        return {str(column): _plain(value) for column, value in enumerate(example)}
    return {"example": str(example)}


def _plain(value: Any) -> Any:
    """Return a cell as a value that JSON has; null where it is missing."""
    if missing(value):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, np.generic):
        return value.item()
    return value if isinstance(value, (str, int, float, bool)) else str(value)
