"""The pace of labeling: how many decisions a second, and how long since the last."""

from __future__ import annotations

from time import monotonic

_WINDOW = 30  # decisions over which the pace is measured


class Pace:
    """Counts decisions as they are committed.

    Examples
    --------
    >>> pace = Pace()
    >>> pace.per_second, pace.idle_for(60)
    (0.0, True)
    """

    def __init__(self) -> None:
        self._times: list[float] = []

    def add(self, n: int) -> None:
        """Count n decisions made now."""
        self._times = [*self._times[-_WINDOW:], *[monotonic()] * n]

    @property
    def per_second(self) -> float:
        """Decisions a second over the last thirty; 0 before there are two."""
        times = self._times
        return (len(times) - 1) / max(times[-1] - times[0], 1.0) if len(times) > 1 else 0.0

    def idle_for(self, seconds: float) -> bool:
        """Whether nothing was decided for so many seconds."""
        return not self._times or monotonic() - self._times[-1] >= seconds
