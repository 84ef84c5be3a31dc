"""JSON lines: one object per decided example."""

from __future__ import annotations

from pathlib import Path

from al_widget.export.records import Record
from al_widget.export.strict_json import dumps


def write(rows: list[Record], path: Path) -> None:
    """Write rows as UTF-8 JSON lines; a label of several classes is a list."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(dumps(row) + "\n" for row in rows)
