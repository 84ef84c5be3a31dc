"""The identity of a desk: under it the page keeps undelivered decisions in the tab, and the person's choices."""

from __future__ import annotations

import hashlib

from al_widget.engine.config import Config


def desk_id(config: Config) -> str:
    """Return what a page knows a task by: the same for every session on one store and task name, and for no other.

    It is saved with the notebook, where a hash could be guessed offline: nothing secret goes into it.
    """
    where = config.location
    # A task in memory ends with its session, so that no other may take it for its own.
    place = config.session_id if where is None else where.path or where.place
    return hashlib.blake2b(f"{place}\n{config.name}".encode(), digest_size=8).hexdigest()
