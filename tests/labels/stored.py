"""Events to write, and what a store holds of them."""

from __future__ import annotations

from al_widget.labels.event import Event
from al_widget.labels.log import AnnotationLog


def label(seq, key="k", value="Taxes", client="c", annotator="ann", **more):
    return Event(client, seq, "label", key, value, annotator, round=0, **more)


def last_seqs(store, name="default"):
    """Return the highest seq of each client in a store."""
    found = {}
    for event in AnnotationLog(store, name).events:
        found[event.client] = max(event.seq, found.get(event.client, 0))
    return found
