"""What a forked process does first: the parent's threads do not run in it, and what they held stays locked there."""

from __future__ import annotations

import os
import weakref
from typing import Protocol


class Forkable(Protocol):
    """Something that holds what no process can share with its parent: locks, a connection, a name."""

    def start_anew_in_child(self) -> None:
        """Replace it."""


_all: weakref.WeakSet[Forkable] = weakref.WeakSet()


def register(one: Forkable) -> None:
    """Let something start anew, as long as it lives, in every process that is forked from this one."""
    _all.add(one)


def _start_anew() -> None:
    for one in _all:
        one.start_anew_in_child()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_start_anew)
