"""Runs in a process of its own (`test_forks.py`): forks while a session or a desk is open, and prints what was acknowledged."""

from __future__ import annotations

import concurrent.futures
import json
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

notebook = SimpleNamespace(session=None, store="")  # globals that every child inherits
acked: list[list[str]] = []


def label(row: int, value: str | None = None) -> list[str]:
    """Label a row in whatever process this is; return key and value once it is acknowledged."""
    from oracle import CLASSES

    value, session = value or CLASSES[row % 2], notebook.session
    session.label(row, value)
    key = session.pool.key(row)
    if key not in {session.pool.key(session.pool.row(id_)) for id_ in session.labels.index}:
        raise RuntimeError(f"label({row}) returned, and labels has it not")
    return [key, value]


def label_both_classes(row: int) -> list[list[str]]:
    done = [label(row), label(row + 1)]
    notebook.session.query(2)
    notebook.session.update()
    return done


def label_by_path(store: str, row: int) -> list[str]:
    """Label in a process that inherited nothing: it opens the store itself."""
    from oracle import CLASSES, open_session

    own = open_session(store)
    try:
        own.label(row, CLASSES[row % 2])
        return [own.pool.key(row), CLASSES[row % 2]]
    finally:
        own.close()


def in_child(work: Callable[[], Any], meanwhile: Callable[[], Any] = lambda: None) -> Any:
    """Fork, work in the child, and return what it returned; fails after 30 seconds.

    Parameters
    ----------
    meanwhile
        What the parent does right after the fork.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            answer = {"returned": work()}
        except BaseException as error:
            answer = {"raised": f"{type(error).__name__}: {error}"}
        os.write(writing, json.dumps(answer).encode())
        os._exit(0)
    os.close(writing)
    meanwhile()
    end = time.monotonic() + 30
    while time.monotonic() < end:
        done, _ = os.waitpid(pid, os.WNOHANG)
        if done:
            answer = json.loads(os.read(reading, 1_000_000) or '{"raised": "died"}')
            if "raised" in answer:
                raise RuntimeError(f"the child raised {answer['raised']}")
            return answer["returned"]
        time.sleep(0.01)
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    raise RuntimeError("the child hung")


# ---------------------------------------------------------------- the ways to fork


def fork() -> None:
    for row in range(2, 20, 4):
        acked.append(in_child(lambda row=row: label(row)))
        acked.append(label(row + 1))
        acked.extend(in_child(lambda row=row: label_both_classes(row + 2)))
        notebook.session.update()


def fork_at_once() -> None:
    """Several children label while the parent does."""
    pids = []
    for child in range(4):
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            done = []
            try:
                done.extend(label(row) for row in range(20 + 40 * child, 60 + 40 * child))
            except BaseException as error:
                done.append(["raised", f"{type(error).__name__}: {error}"])
            os.write(writing, json.dumps(done).encode())
            os._exit(0)
        os.close(writing)
        pids.append((pid, reading))
    acked.extend(label(row) for row in range(200, 240))
    for pid, reading in pids:
        os.waitpid(pid, 0)
        done = json.loads(os.read(reading, 1_000_000))
        raised = [what for key, what in done if key == "raised"]
        if raised:
            raise RuntimeError(f"a child raised {raised}")
        acked.extend(done)


def grandchild() -> None:
    acked.extend(in_child(lambda: [label(2), in_child(lambda: label(3)), label(4)]))
    acked.append(label(5))


def multiprocessing_fork() -> None:
    with multiprocessing.get_context("fork").Pool(2) as pool:
        acked.extend(pool.map(label, range(2, 42)))
    acked.append(label(50))


def futures() -> None:
    with concurrent.futures.ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        acked.extend(pool.map(label, range(2, 42)))
        acked.append(label(50))


def joblib_multiprocessing() -> None:
    import joblib

    with joblib.parallel_config("multiprocessing", n_jobs=2):
        acked.extend(joblib.Parallel()(joblib.delayed(label)(row) for row in range(2, 42)))
    acked.append(label(50))


def joblib_loky() -> None:
    """The processes of loky inherit nothing."""
    import joblib
    import joblib.externals.loky

    with joblib.parallel_config("loky", n_jobs=2):
        acked.extend(joblib.Parallel()(joblib.delayed(label_by_path)(notebook.store, row) for row in range(2, 22)))
    acked.append(label(50))
    joblib.externals.loky.get_reusable_executor().shutdown(wait=True)


def fit_with_joblib() -> None:
    """scikit-learn forks in the middle of an update."""
    acked.extend([label(2), label(3)])
    notebook.session.update()
    acked.append(label(4))


def while_locked() -> None:
    """A thread of the parent labels and reads almost without a pause, so that forks fall into a held lock."""
    stop = threading.Event()
    failed: list[str] = []

    def busy() -> None:
        row = 100
        while not stop.is_set() and row < 280:
            try:
                acked.append(label(row))
                notebook.session.query(5)
                time.sleep(0.002)  # SQLite lets nobody else write while one writes without a pause
            except BaseException as error:
                failed.append(f"{type(error).__name__}: {error}")
                return
            row += 1

    thread = threading.Thread(target=busy)
    thread.start()
    try:
        acked.extend(in_child(lambda row=row: label(row)) for row in range(2, 32))
    finally:
        stop.set()
        thread.join(30)
    if thread.is_alive() or failed:
        raise RuntimeError(f"the parent's thread hung or failed: {failed}")


def during_a_write() -> None:
    """A fork that falls into the write of a thread: nobody in the child ever ends that write, and yet it can write."""
    for n in range(6):
        _fork_during_a_write(n)


def _fork_during_a_write(n: int) -> None:
    stop = threading.Event()

    def busy() -> None:
        rows = iter(range(100 + 30 * n, 130 + 30 * n))
        while not stop.is_set() and (row := next(rows, None)) is not None:
            acked.append(label(row))

    def rest() -> None:
        stop.set()
        thread.join(30)

    def work() -> list[str]:
        time.sleep(0.3)  # by then the thread of the parent rests
        return label(2 + n)

    thread = threading.Thread(target=busy)
    thread.start()
    time.sleep(0.004)
    acked.append(in_child(work, rest))


def while_learning() -> None:
    """Forks while the background thread of a desk learns."""
    for row in range(2, 42, 2):
        acked.append(label(row))  # pokes the worker after every batch
        acked.append(in_child(lambda row=row: label(row + 1)))
    if not notebook.session.wait(30):
        raise RuntimeError("the parent's background thread hung")


def child_of_a_desk_learns() -> None:
    """A child has no background thread, and must not wait for the one of its parent."""

    def work() -> list[list[str]]:
        done = [label(row) for row in range(2, 14)]
        if not notebook.session.wait(20):
            raise RuntimeError("wait() in the child hung")
        return done

    acked.extend(in_child(work))
    acked.append(label(50))


def child_closes() -> None:
    """What a child closes stays open in the parent."""
    in_child(notebook.session.close)
    acked.append(label(2))


def child_exits() -> None:
    """A child that ends the normal way runs what is registered at exit; the parent's connection is none of its business."""
    pid = os.fork()
    if pid == 0:
        sys.exit(0)
    os.waitpid(pid, 0)
    acked.append(label(2))


WAYS = {
    one.__name__: one
    for one in (
        fork, fork_at_once, grandchild, multiprocessing_fork, futures, joblib_multiprocessing, joblib_loky, while_locked,
        during_a_write,
        while_learning, child_of_a_desk_learns, child_closes, child_exits, fit_with_joblib,
    )
}  # fmt: skip
DESKS = {"while_learning", "child_of_a_desk_learns"}


def main(way: str, store: str) -> None:
    from oracle import CLASSES, MATRIX, TEXTS, open_session
    from sklearn.ensemble import RandomForestClassifier

    import al_widget as al

    options = {"model": RandomForestClassifier(10, n_jobs=2)} if way == "fit_with_joblib" else {}
    if way in DESKS:
        desk = al.Labeler(TEXTS, CLASSES, store=store, features=MATRIX, audit=0, batch_size=5, annotator="ann")
        desk.widget.send = lambda *_, **__: None
    notebook.session, notebook.store = desk if way in DESKS else open_session(store, **options), store
    acked.extend([label(0), label(1)])
    notebook.session.update()
    said = "went on"
    try:
        WAYS[way]()
    except BaseException as error:
        said = f"{type(error).__name__}: {error}"
    print(json.dumps({"acked": acked, "said": said}), flush=True)  # noqa: T201
    os._exit(0)  # a thread that hangs must not keep this process
