"""The identity of a desk: under it the page keeps undelivered decisions in the tab, and the person's choices."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from al_widget.engine.config import Config


def desk_id(config: Config, place: str | None) -> str:
    """Return what a page knows a task by: the same for every session on one store and task name, and for no other.

    It is saved with the notebook, where a hash could be guessed offline: nothing secret goes into it.

    Parameters
    ----------
    place
        The store as it may be shown.
    """
    task = f"{_where(config, place)}\n{config.name}".encode()
    return hashlib.blake2b(task, digest_size=8).hexdigest()


def _where(config: Config, place: str | None) -> str | None:
    """Return where labels are kept: a file by its absolute path, a server as it may be shown."""
    if config.store is None:
        return config.session_id  # it ends with its session, so that no other may take it for its own
    given = os.fspath(config.store)
    dialect, is_url, rest = given.partition("://")
    if not is_url:
        return str(Path(given).expanduser().resolve())
    if not dialect.startswith("sqlite"):
        return place
    file = rest.partition("/")[2].partition("?")[0]
    return config.session_id if file in {"", ":memory:"} else str(Path(file).resolve())
