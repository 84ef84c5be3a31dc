"""Three ways to place an interrupt inside a call: by the clock, at a line, at a call of sqlite3."""

from __future__ import annotations

import dis
import signal
import sqlite3
import sys
import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import perf_counter
from types import CodeType
from typing import Any, Protocol

import sqlalchemy

import al_widget

PLACES = tuple(str(Path(package.__file__).parent) for package in (al_widget, sqlalchemy))
Call = Callable[[], Any]


class HangError(BaseException):
    """A call that should have returned long ago."""


class Placing(Protocol):
    name: str

    def extent(self, call: Call) -> float:
        """Run a call undisturbed; return how long it is, in the unit of the placing."""

    def strike(self, call: Call, at: float) -> KeyboardInterrupt | None:
        """Run a call and interrupt it there; None if it ended before, or kept the interrupt to itself."""


@contextmanager
def _alarm(seconds: float, error: type[BaseException]) -> Iterator[None]:
    armed = True

    def ring(_number: int, _frame: Any) -> None:
        if armed:
            raise error

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
        armed = False
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def within(seconds: float) -> Any:
    """Raise HangError in the main thread if the block takes longer."""
    return _alarm(seconds, HangError)


class ByClock:
    """Interrupt after so many seconds, as Ctrl-C does."""

    name = "clock"

    def extent(self, call: Call) -> float:
        started = perf_counter()
        call()
        return perf_counter() - started

    def strike(self, call: Call, at: float) -> KeyboardInterrupt | None:
        try:
            with _alarm(max(at, 1e-6), KeyboardInterrupt):
                call()
        except KeyboardInterrupt as error:
            return error
        return None


class _Counting(ABC):
    """Count events of the interpreter in a call, and interrupt it at one of them."""

    name = ""

    def __init__(self) -> None:
        self._left = 0.0

    def extent(self, call: Call) -> float:
        self._left = float("inf")
        self._seen = 0
        with self._watching():
            call()
        return self._seen

    def strike(self, call: Call, at: float) -> KeyboardInterrupt | None:
        self._left = max(1, round(at))
        self._seen = 0
        try:
            with self._watching():
                call()
        except KeyboardInterrupt as error:
            return error
        return None

    def _tick(self) -> None:
        self._seen += 1
        if self._seen == self._left:
            raise KeyboardInterrupt

    @abstractmethod
    def _watching(self) -> Any:
        """Call `_tick` at every place, while the block runs."""


class ByLine(_Counting):
    """Interrupt before the n-th line that runs inside al_widget or SQLAlchemy."""

    name = "line"

    @contextmanager
    def _watching(self) -> Iterator[None]:
        def on_line(frame: Any, event: str, _arg: Any) -> Any:
            if event == "line" and not _out_of_reach(frame):
                self._tick()
            return on_line

        def on_call(frame: Any, _event: str, _arg: Any) -> Any:
            return on_line if frame.f_code.co_filename.startswith(PLACES) else None

        before = sys.gettrace()
        sys.settrace(on_call)
        try:
            yield
        finally:
            sys.settrace(before)


def _out_of_reach(frame: Any) -> bool:
    """Whether no interrupt can come here: Python handles signals after calls and at jumps back, nowhere else.

    At the end of a with block, and at the word `try` inside one, it could leave a lock locked.
    """
    steps = _steps(frame.f_code)
    at = next((n for n, step in enumerate(steps) if step.offset >= frame.f_lasti), len(steps))
    if at < len(steps) and steps[at].opname == "NOP":
        return True
    coming = [step for step in steps[at : at + 6] if step.opname not in {"SWAP", "NOP", "COPY", "ROT_TWO"}][:3]
    after_error = any(step.opname == "WITH_EXCEPT_START" for step in coming[:2])
    return after_error or (
        len(coming) == 3 and all(step.opname == "LOAD_CONST" and step.argval is None for step in coming)
    )


@cache
def _steps(code: CodeType) -> list[dis.Instruction]:
    return list(dis.get_instructions(code))


class BySqlite(_Counting):
    """Interrupt right before or right after the n-th call of sqlite3: the statement has run, nobody has heard of it."""

    name = "sqlite3"

    @contextmanager
    def _watching(self) -> Iterator[None]:
        def on_event(_frame: Any, event: str, function: Any) -> None:
            if event in {"c_call", "c_return"}:
                owner = getattr(function, "__self__", None)
                if isinstance(owner, (sqlite3.Connection, sqlite3.Cursor)):
                    self._tick()

        before = sys.getprofile()
        sys.setprofile(on_event)
        try:
            yield
        finally:
            sys.setprofile(before)


def keep(error: BaseException) -> None:
    """Keep an exception as IPython does, with every frame and what the frames hold, until the next one."""
    sys.last_exc = error  # type: ignore[attr-defined]
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__


def place_of(error: BaseException) -> str:
    """Return where an exception came from, innermost last: the last lines of our package, and the very last."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(PLACES[0])][-2:]
    chosen = [*ours, *([frames[-1]] if frames and frames[-1] not in ours else [])]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in chosen)
