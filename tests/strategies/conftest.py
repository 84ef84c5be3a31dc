"""A strategy, and candidates whose probabilities are those it is tested on: fixtures of the battery."""

from __future__ import annotations

from functools import partial

import pools
import pytest


@pytest.fixture(params=pools.both(pools.NAMES))
def chosen(request):
    """Choose a strategy, and whether class probabilities are independent."""
    return request.param


@pytest.fixture
def name(chosen):
    return chosen[0]


@pytest.fixture
def candidates(chosen):
    """Make candidates for the chosen strategy."""
    return partial(pools.candidates, independent=chosen[1])
