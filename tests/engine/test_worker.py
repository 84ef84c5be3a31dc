"""The worker: one job at a time, and many pokes meanwhile mean one more run; `InlineWorker` keeps the same contract."""

from __future__ import annotations

import threading

import pytest

from al_widget.engine.worker import InlineWorker, Worker


@pytest.fixture
def make():
    workers = []

    def make(job, kind=Worker):
        workers.append(kind(job, "test"))
        return workers[-1]

    yield make
    for worker in workers:
        worker.close()


@pytest.mark.parametrize("kind", [Worker, InlineWorker])
def test_a_poke_runs_the_job_and_wait_returns_after_it(make, kind):
    runs = []
    worker = make(lambda: runs.append(1), kind)
    assert worker.wait(1)
    for expected in (1, 2, 3):
        worker.poke()
        assert worker.wait(20)
        assert len(runs) == expected


def test_the_job_runs_in_a_thread_of_its_own(make):
    seen = []
    worker = make(lambda: seen.append(threading.current_thread()))
    worker.poke()
    worker.wait(20)
    assert seen[0] is not threading.current_thread()
    assert seen[0].daemon  # so that a kernel can shut down while it runs


def test_many_pokes_while_the_job_runs_are_one_more_run(make):
    runs, started, go = [], threading.Event(), threading.Event()

    def job():
        runs.append(1)
        started.set()
        assert go.wait(20)

    worker = make(job)
    worker.poke()
    assert started.wait(20)
    for _ in range(50):
        worker.poke()
    go.set()
    assert worker.wait(20)
    assert len(runs) == 2


def test_a_poke_from_inside_the_job_is_one_more_run(make):
    for kind in (Worker, InlineWorker):
        runs, workers = [], []

        def job(runs=runs, workers=workers):
            runs.append(1)
            if len(runs) < 3:
                workers[0].poke()

        workers.append(make(job, kind))
        workers[0].poke()
        assert workers[0].wait(20)
        assert len(runs) == 3


def test_waiting_gives_up_after_its_time_and_says_so(make):
    go = threading.Event()
    worker = make(lambda: go.wait(20))
    worker.poke()
    assert not worker.wait(0.01)
    go.set()
    assert worker.wait(20)


@pytest.mark.parametrize("kind", [Worker, InlineWorker])
def test_after_closing_nothing_runs_and_nobody_waits(make, kind):
    runs = []
    worker = make(lambda: runs.append(1), kind)
    worker.close()
    worker.poke()
    assert worker.wait(1)
    assert runs == []
    worker.close()


def test_closing_cuts_a_pause_short_and_frees_who_waits(make):
    pausing, answers = threading.Event(), []

    def job():
        pausing.set()
        answers.append(worker.pause(60))

    worker = make(job)
    worker.poke()
    assert pausing.wait(20)
    waiter = threading.Thread(target=worker.wait)
    waiter.start()
    worker.close()
    waiter.join(20)
    assert not waiter.is_alive()
    worker._thread.join(20)
    assert answers == [False]


def test_a_job_that_raises_is_reported_hangs_nobody_and_can_run_again(make, monkeypatch, until):
    reported, runs = [], []
    monkeypatch.setattr(threading, "excepthook", reported.append)

    def job():
        runs.append(1)
        if len(runs) == 1:
            raise RuntimeError("the job must not raise")

    worker = make(job)
    worker.poke()
    assert worker.wait(20)
    worker.poke()
    assert worker.wait(20)
    assert len(runs) == 2
    assert until(lambda: reported)[0].exc_type is RuntimeError


def test_the_desk_learns_the_same_with_either_worker(clauses, monkeypatch, no_charts):
    import al_widget as al

    histories = []
    for kind in (Worker, InlineWorker):
        monkeypatch.setattr(al.Labeler, "_worker", kind)
        labeler = al.Labeler(clauses.session())
        for _ in range(3):
            for query in labeler.query(6):
                labeler.label(query.id, clauses.truth[query.example])
            labeler.wait(20)
        histories.append(labeler.labels)
        assert len(labeler.history) >= 3
        labeler.close()
    assert len(histories[0]) == len(histories[1]) == 18
