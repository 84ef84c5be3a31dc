"""Other processes: one that opens a store and says what is in it, and one whose children are killed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from oracle import Action

_FOLDER = str(Path(__file__).parent)


class OtherProcess:
    """A second Python process that opens a store on request, as another notebook would, and says what it finds."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("reader.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def read(self, store: str, **options: Any) -> dict[str, Any]:
        """Return `actions` and `labels` of the store, or `error`."""
        self._process.stdin.write(json.dumps({"store": store, "options": options}) + "\n")
        answer = json.loads(self._process.stdout.readline())
        if "actions" in answer:
            answer["actions"] = [Action(*action) for action in answer["actions"]]
        return answer

    def close(self) -> None:
        self._process.communicate(timeout=20)
