"""The queue: picks that wait to be shown, those put off, and those whose decision was undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from al_widget.engine.picks import Pick
from al_widget.labels.classes import Classes


class Queue:
    """Picks in the order in which they are asked.

    Parameters
    ----------
    decided
        Whether a row has a label: such a row is passed over.
    classes
        The classes of the task: a pick names them as they are called when it is read.

    Attributes
    ----------
    planned
        Whether features or a model chose what waits; False while only random seeds are queued.
    """

    def __init__(self, decided: Callable[[int], bool], classes: Classes) -> None:
        self._picks: dict[int, Pick] = {}  # row -> how it was picked, for every example that was ever asked
        self.planned = False
        self._classes = classes
        self._decided = decided
        self._rows: list[int] = []
        self._skipped: dict[int, None] = {}  # a dict keeps the order
        self._returned: dict[int, None] = {}

    def ask(self, picks: Sequence[Pick]) -> None:
        """Replace what waits; examples whose decision was undone stay in front."""
        self._keep(picks)
        self._rows = [*reversed(self._returned), *(pick.row for pick in picks if pick.row not in self._returned)]
        self.planned = any(
            pick.picked == "query" or pick.strategy != "random" for pick in picks if pick.picked != "audit"
        )

    def extend(self, picks: Sequence[Pick]) -> None:
        """Put picks behind what waits."""
        self._keep(picks)
        self._rows += [pick.row for pick in picks if pick.row not in self._returned]

    def mark_planned(self) -> None:
        """Mark what waits as chosen by features or a model, even if nothing was left to choose from."""
        self.planned = True

    def leave(self, row: int) -> None:
        """Forget that a row was put off or undone: it was decided again."""
        self._returned.pop(row, None)
        self._skipped.pop(row, None)

    def put_off(self, pick: Pick) -> None:
        """Put an example off: it comes back when nothing else waits."""
        self._skipped[pick.row] = None
        self._keep_unless_known(pick)

    def take_back(self, pick: Pick) -> None:
        """Put an example whose decision was undone in front."""
        self._returned[pick.row] = None
        self._rows = [pick.row, *(row for row in self._rows if row != pick.row)]
        self._keep_unless_known(pick)

    def pick(self, row: int) -> Pick | None:
        """Return how an example was picked; None for one that was never asked."""
        return self._named(self._picks[row]) if row in self._picks else None

    def upcoming(self, n: int) -> list[Pick]:
        """Return the next n undecided picks; those put off come last."""
        found: list[Pick] = []
        for row in self._rows:
            if len(found) >= n:
                return found
            if self._open(row):
                found.append(self._named(self._picks[row]))
        if not found:
            found = [self._named(self._picks[row]) for row in list(self._skipped)[: max(n, 0)]]
        return found

    @property
    def empty(self) -> bool:
        """Whether nothing waits but what was put off."""
        return not any(self._open(row) for row in self._rows)

    @property
    def skipped(self) -> list[int]:
        """Rows put off, oldest first."""
        return list(self._skipped)

    def is_skipped(self, row: int) -> bool:
        """Whether a row was put off."""
        return row in self._skipped

    def came_back(self, row: int) -> bool:
        """Whether a row is asked again after it was put off or its decision was undone."""
        return row in self._skipped or row in self._returned

    def standing_seeds(self) -> tuple[Pick, ...]:
        """Return the seeds that still wait, without random ones: these make room for better ones."""
        picks = (self._named(self._picks[row]) for row in self._rows if self._open(row))
        return tuple(pick for pick in picks if pick.picked == "seed" and pick.strategy != "random")

    def _keep(self, picks: Iterable[Pick]) -> None:
        find = self._classes.told.find
        self._picks.update((pick.row, pick.with_names(find)) for pick in picks)

    def _keep_unless_known(self, pick: Pick) -> None:
        if pick.row not in self._picks:
            self._keep([pick])

    def _named(self, pick: Pick) -> Pick:
        return pick.with_names(self._classes.told.name) if self._classes.told.renamed else pick

    def _open(self, row: int) -> bool:
        return not self._decided(row) and row not in self._skipped
