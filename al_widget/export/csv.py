"""CSV: one line per decided example, under a header."""

from __future__ import annotations

import json
from pathlib import Path

from al_widget.export.records import Record


def write(rows: list[Record], path: Path) -> None:
    """Write rows as UTF-8 CSV; a label of several classes is the JSON text of their list."""
    import pandas as pd

    # JSON, because a class name may hold any character that could separate names.
    cells = [
        {
            name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
            for name, value in row.items()
        }
        for row in rows
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        pd.DataFrame(cells).to_csv(file, index=False)
