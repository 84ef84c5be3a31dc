"""The locks of an engine, which a forked process gets anew."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable

_all: weakref.WeakSet[Locks] = weakref.WeakSet()


class Locks:
    """The locks of one engine.

    A thread that held one in the parent process does not run in a forked one: there, all are new.

    Parameters
    ----------
    forked
        Called in a forked process, after the locks are new.

    Attributes
    ----------
    state
        Guards state, log and queue; it is never held while a model is fitted.
    updating
        Keeps updates one after the other.
    """

    def __init__(self, forked: Callable[[], None]) -> None:
        self.state, self.updating = threading.RLock(), threading.Lock()
        self._forked = forked
        _all.add(self)

    def start_anew_in_child(self) -> None:
        """Replace the locks."""
        self.state, self.updating = threading.RLock(), threading.Lock()
        self._forked()


def _start_anew_in_child() -> None:
    for locks in list(_all):
        locks.start_anew_in_child()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_start_anew_in_child)
