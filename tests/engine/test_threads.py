"""`limit_threads`: lowers the number of threads during an update, and restores each limit afterwards."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from sklearn.cluster import KMeans
from threadpoolctl import ThreadpoolController, threadpool_info, threadpool_limits

from al_widget.engine.threads import limit_threads


@pytest.fixture(autouse=True)
def _eight_cores(monkeypatch):
    KMeans(1, n_init=1).fit(np.eye(2))  # loads OpenMP and both BLAS libraries
    monkeypatch.setattr(os, "cpu_count", lambda: 8)


def threads(user_api):
    return {one["num_threads"] for one in threadpool_info() if one["user_api"] == user_api}


@pytest.mark.parametrize(("limit", "inside"), [(1, 1), (3, 3), (8, 4)])
def test_the_number_of_threads_is_only_ever_lowered(limit, inside):
    with threadpool_limits(limit):
        with limit_threads():
            assert threads("blas") == threads("openmp") == {inside}
            with limit_threads():
                assert threads("blas") == threads("openmp") == {inside}
            assert threads("blas") == threads("openmp") == {inside}
        assert threads("blas") == threads("openmp") == {limit}


def test_each_library_keeps_a_lower_limit_of_its_own():
    with threadpool_limits({"blas": 8, "openmp": 2}), limit_threads():
        assert (threads("blas"), threads("openmp")) == ({4}, {2})


def test_two_that_overlap_restore_every_limit():
    with threadpool_limits(8):
        one, two = limit_threads(), limit_threads()
        one.__enter__()
        two.__enter__()
        one.__exit__(None, None, None)
        two.__exit__(None, None, None)
        assert threads("blas") == threads("openmp") == {8}


def test_threads_that_overlap_restore_the_limits_of_their_own():
    """OpenMP keeps one limit for each thread."""
    both_in, one_out = threading.Barrier(2), threading.Event()

    def work(limit, *, leaves_first):
        openmp = ThreadpoolController().select(user_api="openmp")
        with openmp.limit(limits=limit):
            with limit_threads():
                both_in.wait(10)
                assert leaves_first or one_out.wait(10)
                inside = threads("openmp")
            after = threads("openmp")
            one_out.set()
        return inside, after

    with ThreadPoolExecutor(2) as pool:
        one, two = pool.submit(work, 8, leaves_first=True), pool.submit(work, 6, leaves_first=False)
        assert one.result(30) == ({4}, {8})
        assert two.result(30) == ({4}, {6})


def test_an_error_inside_restores_the_limits():
    with threadpool_limits(8):
        with pytest.raises(ZeroDivisionError), limit_threads():
            raise ZeroDivisionError
        assert threads("blas") == threads("openmp") == {8}
