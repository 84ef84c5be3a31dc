"""Which decisions of each client are in the log, by their numbers."""

from __future__ import annotations

from bisect import bisect_right


class Sequences:
    """The numbers of each client that are in the log, as runs without a gap.

    A client counts 1, 2, 3 …, so there is one run for each, of two numbers. A page that outlives its store goes on
    where it was: then the new store has a run that begins later.

    Examples
    --------
    >>> known = Sequences()
    >>> for seq in (6, 7, 1):
    ...     known.add("page", seq)
    >>> known.highest("page"), known.reached("page", 1), known.reached("page", 6), known.has("page", 2)
    (7, 1, 7, False)
    """

    def __init__(self) -> None:
        self._runs: dict[str, list[tuple[int, int]]] = {}  # client -> (first, last) of each run, in order

    def add(self, client: str, seq: int) -> None:
        """Add a number of a client; one that is there already changes nothing."""
        runs = self._runs.setdefault(client, [])
        place = bisect_right(runs, seq, key=lambda run: run[0])  # behind the last run that begins at or before it
        first = last = seq
        if place and seq <= runs[place - 1][1] + 1:
            place -= 1
            first, last = runs[place][0], max(runs[place][1], seq)
            del runs[place]
        if place < len(runs) and runs[place][0] == last + 1:
            last = runs[place][1]
            del runs[place]
        runs.insert(place, (first, last))

    def has(self, client: str, seq: int) -> bool:
        """Check whether a number of a client is there."""
        return self.reached(client, seq) >= seq

    def highest(self, client: str) -> int:
        """Return the highest number of a client, 0 if there is none."""
        runs = self._runs.get(client)
        return runs[-1][1] if runs else 0

    def reached(self, client: str, start: int) -> int:
        """Return the number up to which all from `start` on are there; the one before `start` if it is not."""
        runs = self._runs.get(client, [])
        place = bisect_right(runs, start, key=lambda run: run[0])
        return max(start - 1, runs[place - 1][1]) if place else start - 1
