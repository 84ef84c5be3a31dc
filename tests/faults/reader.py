"""Runs in a process of its own (`processes.OtherProcess`): opens stores and prints what is in them, a line each."""

from __future__ import annotations

import json
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    from oracle import actions_of, labels_of, open_session

    for line in sys.stdin:
        asked = json.loads(line)
        try:
            session = open_session(asked["store"], **asked["options"])
            try:
                answer = {"actions": actions_of(session.log), "labels": labels_of(session)}
            finally:
                session.close()
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)  # noqa: T201
