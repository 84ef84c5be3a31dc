"""What a forked process does first: the parent's threads do not run in it, and what they held stays locked there."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable

_methods: list[weakref.WeakMethod[Callable[[], None]]] = []


def call_in_child(method: Callable[[], None]) -> None:
    """Call a method, for as long as its object lives, at the start of every process that is forked from this one."""
    _methods.append(weakref.WeakMethod(method, _methods.remove))


def _start_anew() -> None:
    for reference in _methods:
        method = reference()
        if method is not None:
            method()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_start_anew)
