"""CSV: one line per decided example, under a header."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from al_widget.export.records import Record
from al_widget.export.strict_json import dumps


def write(rows: list[Record], path: Path) -> None:
    """Write rows as UTF-8 CSV; a label of several classes, or another nested cell, is its JSON text."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_line(names))
        file.writelines(_line(row.get(name) for name in names) for row in rows)


def _line(values: Iterable[Any]) -> str:
    return ",".join(map(_field, values)) + "\n"


def _field(value: Any) -> str:
    """Return a cell: every text in quotes, a missing value as nothing.

    By hand, since Python before 3.11.9 leaves a lone carriage return without quotes, and pandas with it; and since
    before 3.12 the csv module cannot tell a missing value from an empty text.
    """
    if value is None:
        return ""
    if isinstance(value, (list, dict)):  # JSON, because a class name may hold any character that could separate names
        value = dumps(value)
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else repr(value)
