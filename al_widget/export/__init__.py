"""Hand-over to training: decided examples, their labels and where they came from, as CSV or JSON lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.frames import missing
from al_widget.exceptions import DataError

if TYPE_CHECKING:
    from al_widget.session import Session

FORMATS = ("csv", "jsonl")


def write(session: Session, path: Any, format: str | None = None) -> Path:  # noqa: A002 - the contract's own word
    """Write every decided example to a file and return its path.

    With multilabel a label is a list of classes in JSON lines, and the JSON text of that list in CSV.

    Raises
    ------
    DataError
        If the format is unknown, or nothing is labeled yet.
    """
    path = Path(path)
    kind = format or path.suffix.lstrip(".").lower()
    if kind not in FORMATS:
        raise DataError(f"Expected format= to be one of {', '.join(FORMATS)}, got {kind!r}.")
    rows = list(records(session))
    if not rows:
        raise DataError("Expected labeled examples to export, got none. Label some first.")
    # A file that is half written is worse than none: write beside it, then swap.
    draft = path.with_name(path.name + ".part")
    with draft.open("w", encoding="utf-8", newline="") as file:
        if kind == "jsonl":
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        else:
            import pandas as pd

            # A list of classes as JSON: a name may hold any sign that could part them.
            cells = [
                {k: json.dumps(v, ensure_ascii=False) if isinstance(v, list) else v for k, v in r.items()} for r in rows
            ]
            pd.DataFrame(cells).to_csv(file, index=False)
    draft.replace(path)
    return path


def records(session: Session) -> list[dict[str, Any]]:
    """Give one plain record per decided example: the example, its label, its split, its provenance."""
    frame = session.frame
    found = []
    for provenance in frame.to_dict("records"):
        example = session.pool.example(session.pool.row(provenance["id"]))
        content = {"text": example} if isinstance(example, str) else _columns(example)
        split = "audit" if provenance["picked"] == "audit" else "train"
        plain = {name: _plain(value) for name, value in provenance.items()}
        found.append({**{k: v for k, v in content.items() if k not in plain}, **plain, "split": split})
    return found


def _columns(example: Any) -> dict[str, Any]:
    if isinstance(example, dict):
        return {str(name): _plain(value) for name, value in example.items()}
    if hasattr(example, "toarray"):
        example = example.toarray()[0]
    if isinstance(example, np.ndarray):
        return {str(column): _plain(value) for column, value in enumerate(example)}
    return {"example": str(example)}


def _plain(value: Any) -> Any:
    """Turn a cell into what JSON knows; a missing one into null."""
    if missing(value):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, np.generic):
        return value.item()
    return value if isinstance(value, (str, int, float, bool)) else str(value)
