"""Fixtures for the tests of every strategy: a strategy, and candidates with the probabilities it is tested on."""

from __future__ import annotations

from functools import partial

import pools
import pytest


@pytest.fixture(params=pools.both(pools.NAMES))
def chosen(request):
    """Return a strategy, and whether its class probabilities are independent."""
    return request.param


@pytest.fixture
def name(chosen):
    return chosen[0]


@pytest.fixture
def candidates(chosen):
    """Return a function that makes candidates for the chosen strategy."""
    return partial(pools.candidates, independent=chosen[1])
