"""What an engine is doing, shown while it does it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Activity:
    """What the engine is doing: "building features" or "training", and the share done where it is known."""

    what: str
    share: float | None = None


class Activities:
    """The activities of several threads, one each, the newest last.

    Parameters
    ----------
    changed
        Called when one began or went on.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._by_thread: dict[int, Activity] = {}

    @property
    def newest(self) -> Activity | None:
        """What the thread that began last is doing; None while all are idle."""
        return next(reversed(list(self._by_thread.values())), None)

    @contextmanager
    def doing(self) -> Iterator[Callable[[Activity], None]]:
        """Yield a function that shows what this thread is doing, until the outermost such block ends.

        The end is shown by the caller, who has more to say then.
        """
        thread = threading.get_ident()
        before = self._by_thread.get(thread)

        def show(activity: Activity) -> None:
            self._by_thread[thread] = activity
            self._changed()

        try:
            yield show
        finally:
            if before is None:
                self._by_thread.pop(thread, None)
            else:
                self._by_thread[thread] = before

    def end(self) -> None:
        """Forget what this thread was doing: an interrupt may have kept it from saying so."""
        self._by_thread.pop(threading.get_ident(), None)
