"""One background thread, newest job wins; and its synchronous twin."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from time import monotonic


class Worker:
    """Run one job in a thread of its own, whenever it was poked.

    Pokes that arrive while the job runs make one further run, however many they are. The job must not raise: it reports
    its own errors. The thread is a daemon, so that a kernel can stop while the job runs. A forked process has no such
    thread: there, nothing runs.

    Parameters
    ----------
    job
        What to run.
    name
        Name of the thread.

    Examples
    --------
    >>> runs = []
    >>> worker = Worker(lambda: runs.append(1), "demo")
    >>> worker.poke(); worker.wait(10); worker.close(); runs
    True
    [1]
    """

    def __init__(self, job: Callable[[], object], name: str) -> None:
        self._job = job
        self._name = name
        self._changed = threading.Condition()
        self._wanted = False
        self._running = False
        self._closed = False
        self._thread: threading.Thread | None = None
        self._process = os.getpid()

    @property
    def _idle_for_good(self) -> bool:
        """Whether this is a forked process, where the condition may stay locked by a thread that is not here."""
        return os.getpid() != self._process

    def poke(self) -> None:
        """Ask for a run; returns at once."""
        if self._idle_for_good:
            return
        with self._changed:
            if self._closed:
                return
            self._wanted = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._loop, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until nothing is wanted or running; False if it took longer than `timeout` seconds."""
        if self._idle_for_good:
            return True
        until = None if timeout is None else monotonic() + timeout
        with self._changed:
            while (self._wanted or self._running) and not self._closed:
                if not self._changed.wait(None if until is None else max(0.0, until - monotonic())):
                    return False
            return True

    def pause(self, seconds: float) -> bool:
        """Sleep inside the job, shortened when the worker is closed; False if it was."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed, seconds)
            return not self._closed

    def close(self) -> None:
        """Let the current run end and start no other; returns at once."""
        if self._idle_for_good:
            return
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _loop(self) -> None:
        while True:
            with self._changed:
                self._running = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._wanted or self._closed)
                if self._closed:
                    return
                self._wanted, self._running = False, True
            try:
                self._job()
            except BaseException:  # the job raised: release the waiters
                with self._changed:
                    self._running, self._thread = False, None
                    self._changed.notify_all()
                raise


class InlineWorker:
    """Run one job at once, in the caller's thread, whenever it was poked: for Python without threads.

    Parameters
    ----------
    job
        What to run.
    name
        As for `Worker`; not used.
    """

    def __init__(self, job: Callable[[], object], name: str = "inline") -> None:
        self._job = job
        self._name = name
        self._running = False
        self._closed = False

    def poke(self) -> None:
        """Run the job now; a poke from inside the job is one further run."""
        if self._closed:
            return
        self._wanted = True
        if self._running:
            return
        self._running = True
        try:
            while self._wanted:
                self._wanted = False
                self._job()
        finally:
            self._running = False

    def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002 - the twin's signature
        """Return at once: nothing is ever pending."""
        return True

    def pause(self, seconds: float) -> bool:  # noqa: ARG002 - the twin's signature
        """Go on at once."""
        return not self._closed

    def close(self) -> None:
        """Run no further job."""
        self._closed = True
