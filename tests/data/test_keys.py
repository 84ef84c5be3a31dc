"""Keys: a store written by an earlier version still finds its examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pools_of_before import POOLS

from al_widget.data.pool import make_pool

KEYS = json.loads((Path(__file__).parent / "keys_of_before.json").read_text(encoding="utf-8"))


def test_every_pool_of_before_has_its_keys_written_down():
    assert set(KEYS) == set(POOLS)


@pytest.mark.parametrize("name", sorted(POOLS))
def test_keys_and_random_keys_are_those_of_before(name):
    data, options = POOLS[name]
    pool = make_pool(data, **options)
    rows = range(len(pool))
    assert pool.kind.name == KEYS[name]["kind"]
    assert [pool.key(row) for row in rows] == KEYS[name]["keys"]
    assert pool.random_keys("audit 0").tolist() == KEYS[name]["audit"]
    assert [pool.row_of_key(key) for key in KEYS[name]["keys"]] == list(rows)
