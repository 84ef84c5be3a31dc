"""Other processes: one that opens a store and says what is in it, and one whose children are killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from oracle import Action


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


class Nursery:
    """A process whose children label; it has imported everything, so that a child begins at once."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("victims.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def kill_after(self, seconds: float, *, at_work: bool, **asked: Any) -> list[list[str]]:
        """Let a child work on a store, kill it after so many seconds, and return its diary.

        Parameters
        ----------
        at_work
            Whether the seconds count from when it has opened the store; otherwise from its birth.
        """
        diary = Path(asked["diary"])
        diary.unlink(missing_ok=True)
        self._process.stdin.write(json.dumps(asked) + "\n")
        pid = int(self._process.stdout.readline())
        end = time.monotonic() + 30
        while at_work and not diary.exists() and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        assert self._process.stdout.readline() == "dead\n"
        return [json.loads(line) for line in diary.read_text().splitlines()] if diary.exists() else []

    def close(self) -> None:
        self._process.communicate(timeout=20)
