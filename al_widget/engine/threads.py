"""Threads that compute or import: how many a library may use, and one at a time where libraries cannot stand two."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from al_widget import forks


class _Entering:
    """The lock under which limits are lowered."""

    def __init__(self) -> None:
        self.start_anew_in_child()
        forks.register(self)

    def start_anew_in_child(self) -> None:
        """Replace what may be locked for good."""
        self.lock = threading.Lock()


_entering = _Entering()


class _Importing:
    """The lock under which scikit-learn and plotly are imported, by one thread at a time.

    Modules of theirs, and of narwhals, which both load, import each other: Python reports a deadlock, or a module that
    is half there, when two threads enter such a circle at once.
    """

    def __init__(self) -> None:
        self.start_anew_in_child()
        forks.register(self)

    def start_anew_in_child(self) -> None:
        """Replace what may be locked for good."""
        self._lock = threading.RLock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_failure: object) -> None:
        self._lock.release()


importing = _Importing()


@lru_cache(maxsize=1)
def _libraries(_modules: int) -> Any:
    """Find the libraries that compute on several cores, in 3 ms; again after an import, which may bring one."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@contextmanager
def limit_threads() -> Iterator[None]:
    """Use at most half of the cores: the page, and the user's own cells, run on the same machine.

    Linear algebra on all cores beside a busy browser oversubscribes the CPU: fits of 0.1 s took 5 s. A limit that is
    lower already, by OMP_NUM_THREADS or in a process of joblib, stays.
    """
    most = max(1, (os.cpu_count() or 1) // 2)
    # Only the thread that lowers a limit restores it. One that enters meanwhile must not take the lowered limit for the
    # original: if it restored it last, it would stay.
    with _entering.lock:
        libraries = _libraries(len(sys.modules))
        above = [one["filepath"] for one in libraries.info() if (one["num_threads"] or 1) > most]
        lowered = libraries.select(filepath=above).limit(limits=most)
    with lowered:
        yield
