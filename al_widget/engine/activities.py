"""What an engine is doing, shown while it does it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from time import monotonic

_START = 1.0  # seconds that are not counted: libraries are loaded then, and what was kept is read
_SOONEST = 2.0  # seconds of work after them: less says little about the rest
_SHORTEST = 5.0  # seconds left that are worth a word


@dataclass(frozen=True)
class Activity:
    """What the engine is doing.

    Attributes
    ----------
    what
        "building features" or "training".
    share
        How much is done, where that is known.
    left
        About how many seconds it still takes; None where that is not known, or soon over.
    """

    what: str
    share: float | None = None
    left: int | None = None


class TimeLeft:
    """About how long a piece of work still takes, from how fast it went so far.

    Parameters
    ----------
    clock
        Returns the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._began: float | None = None
        self._counted: tuple[float, float] | None = None

    def at(self, share: float) -> int | None:
        """Return the seconds left at a share done; None where they are few, or not known yet.

        Examples
        --------
        >>> seconds = iter([0, 1, 4])
        >>> left = TimeLeft(lambda: next(seconds))
        >>> [left.at(share) for share in (0.0, 0.5, 0.6)]
        [None, None, 12]
        """
        now = self._clock()
        if self._began is None:
            self._began = now
        if self._counted is None:
            if now - self._began >= _START:
                self._counted = now, share
            return None
        began, before = self._counted
        if now - began < _SOONEST or share <= before:
            return None
        left = (now - began) * (1 - share) / (share - before)
        return ceil(round(left, 3)) if left > _SHORTEST else None


def showing_shares(what: str, show: Callable[[Activity], None]) -> Callable[[float], None]:
    """Return a function that shows the share done of a piece of work, and about how long the rest takes."""
    left = TimeLeft()
    return lambda share: show(Activity(what, share, left.at(share)))


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

    def report_end(self) -> None:
        """Report that an activity has ended, once its result is known."""
        self._changed()

    def end(self) -> None:
        """Forget what this thread was doing: an interrupt may have kept it from saying so."""
        self._by_thread.pop(threading.get_ident(), None)
