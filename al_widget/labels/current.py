"""The labels that stand: the newest decision about each example, folded from the log one event at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from al_widget.labels.event import Event


class CurrentLabels:
    """The decision that stands for each example, folded from the log one event at a time.

    A new label replaces the earlier one; undoing it restores the earlier one.

    Examples
    --------
    >>> current = CurrentLabels()
    >>> for offset, (kind, value) in enumerate([("label", "a"), ("label", "b"), ("undo", None)], 1):
    ...     current.apply(Event("me", offset, kind, "k", value, "ann", offset=offset))
    >>> current.label("k")
    'a'
    """

    def __init__(self) -> None:
        self._by_offset: dict[int, Event] = {}  # decisions that were not undone, in the order they were made
        self._by_key: dict[str, list[Event]] = {}

    def apply(self, event: Event) -> None:
        """Fold one event in; events that are no decisions change nothing."""
        if event.key is None:
            return
        if event.type in {"label", "skip"}:
            self._by_offset[event.offset] = event
            self._by_key.setdefault(event.key, []).append(event)
        elif event.type == "undo":
            last = self.last(event.annotator, event.key)
            if last is not None:
                del self._by_offset[last.offset]
                self._by_key[event.key].remove(last)

    def current(self, key: str) -> Event | None:
        """Return the decision that stands for an example: its newest label, else its newest skip, else None."""
        decisions = self._by_key.get(key, ())
        newest = decisions[-1] if decisions else None
        return next((event for event in reversed(decisions) if event.type == "label"), newest)

    def label(self, key: str) -> str | None:
        """Return the label that stands for an example, as the log has it, or None."""
        event = self.current(key)
        return event.value if event is not None and event.type == "label" else None

    def decisions(self, key: str, annotator: str | None) -> int:
        """Count the decisions of one annotator about an example that can be undone."""
        return sum(event.annotator == annotator and not event.imported for event in self._by_key.get(key, ()))

    def last(self, annotator: str | None, key: str | None = None) -> Event | None:
        """Return the newest decision of an annotator that was not undone, overall or about one example."""
        return next(self.newest(annotator, key), None)

    def newest(self, annotator: str | None, key: str | None = None) -> Iterator[Event]:
        """Return the decisions of an annotator that were not undone, newest first, overall or about one example."""
        events: Iterable[Event] = (
            reversed(self._by_offset.values()) if key is None else reversed(self._by_key.get(key, []))
        )
        return (event for event in events if event.annotator == annotator and not event.imported)

    def past(self, annotator: str | None, before: int | None, n: int) -> tuple[list[Event], bool]:
        """Return up to n decisions of an annotator, oldest first, and whether there are earlier ones.

        Parameters
        ----------
        before
            A place in the log, to go on before it; None for the newest decisions.
        """
        found: list[Event] = []
        for event in self.newest(annotator):
            if before is None or event.offset < before:
                if len(found) == n:
                    return found[::-1], True
                found.append(event)
        return found[::-1], False

    def __iter__(self) -> Iterator[Event]:
        """Return the decisions that stand, one per example."""
        for key in self._by_key:
            event = self.current(key)
            if event is not None:
                yield event
