"""The locks of an engine, which a forked process gets anew."""

from __future__ import annotations

import threading

from al_widget import forks


class Locks:
    """The locks of one engine.

    Attributes
    ----------
    state
        Guards state, log and queue; it is never held while a model is fitted.
    updating
        Keeps updates one after the other.
    building
        Keeps the features from being built twice.
    choosing
        Keeps comparisons of representations one after the other; an update does not wait for it.
    """

    def __init__(self) -> None:
        self.start_anew_in_child()
        forks.register(self)

    def start_anew_in_child(self) -> None:
        """Replace what may be locked for good."""
        self.state, self.updating, self.building = threading.RLock(), threading.Lock(), threading.Lock()
        self.choosing = threading.Lock()
