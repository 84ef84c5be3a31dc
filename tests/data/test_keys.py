"""Keys: a store written by an earlier version still finds its examples, and this version's keys stay as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pools_of_before import POOLS

from al_widget.data.pool import make_pool

FOLDER = Path(__file__).parent
BEFORE, NOW = (
    json.loads((FOLDER / name).read_text(encoding="utf-8")) for name in ("keys_of_before.json", "keys_of_format_2.json")
)
SAME = sorted(name for name in POOLS if "frame of" not in name and not name.endswith(" frame"))


def test_every_pool_of_before_has_its_keys_written_down():
    assert set(BEFORE) == set(POOLS) == set(NOW)


@pytest.mark.parametrize("name", sorted(POOLS))
def test_keys_and_random_keys_of_a_store_of_before_are_those_of_before(name):
    data, options = POOLS[name]
    pool = make_pool(data, **options)
    keys = next(next(pool.schemes.of_old(BEFORE[name]["keys"])))
    rows = range(len(pool))
    assert [keys.key(row) for row in rows] == BEFORE[name]["keys"]
    assert keys.random_keys("audit 0").tolist() == BEFORE[name]["audit"]
    assert [keys.row(key) for key in BEFORE[name]["keys"]] == list(rows)


@pytest.mark.parametrize("name", sorted(POOLS))
def test_keys_of_a_new_store_stay_what_they_are(name):
    data, options = POOLS[name]
    pool = make_pool(data, **options)
    assert pool.schemes.record.to_json() == NOW[name]["record"]
    assert [pool.key(row) for row in range(len(pool))] == NOW[name]["keys"]


@pytest.mark.parametrize("name", SAME)
def test_texts_and_matrices_are_known_as_before(name):
    assert NOW[name]["keys"] == BEFORE[name]["keys"]
