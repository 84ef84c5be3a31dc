"""The tests that every strategy must pass; a newly registered strategy is tested automatically."""

from __future__ import annotations

import gc
import re
import tracemalloc

import numpy as np
import pytest
from pools import NAMES, OPTIONS, PLAIN, WRAPPED, blobs, both, select, softmax
from scipy import sparse

from al_widget import strategies
from al_widget.data.matrix import BlockMatrix
from al_widget.strategies import class_quota, density_weighted, diversity, random_share, without_duplicates

SCORED = [*PLAIN, "expected_gradient", "committee", "relevance", *OPTIONS]  # pick the k highest scores
DRAWN = ["random", "power_margin", "typical", "diverse_margin", "badge", *(n for n in WRAPPED if "random" in n)]
DRAWN += [n for n in WRAPPED if "diverse_margin" in n or "typical" in n]  # k-means and samples are random
BLIND = ["random", "k_center", "typical", "power_margin", "relevance", "class_quota(k_center, share=0.5)"]
BLIND += [n for n in WRAPPED if "typical" in n]  # their scores do not follow the model's uncertainty


def test_it_gives_k_different_rows_and_one_finite_score_each(name, candidates):
    X, proba = blobs()
    for k in (1, 7, 40):
        rows, values = select(name, candidates(X, proba, labeled=[1, 2, 3]), k)
        assert len(set(rows.tolist())) == len(rows) == k
        assert rows.min() >= 0
        assert rows.max() < len(X)
        assert values.shape == (len(X),)
        assert np.isfinite(values).all()


def test_the_same_seed_picks_the_same_rows(name, candidates):
    X, proba = blobs()
    one, two = (select(name, candidates(X, proba, labeled=[5]), 20, seed=3)[0] for _ in range(2))
    np.testing.assert_array_equal(one, two)


@pytest.mark.parametrize(
    "strategy",
    [*map(strategies.get, strategies.names()), class_quota, density_weighted, without_duplicates, random_share],
    ids=lambda strategy: strategy.__name__,
)
def test_it_explains_itself_with_its_cost_and_its_source(strategy):
    told = strategy.__doc__
    assert told.strip().split("\n")[0].endswith(".")
    assert re.search(r"Cost[:\s]", told)
    if strategy.__name__ not in {"random", "without_duplicates", "random_share"}:
        assert re.search(r"\b(19|20)\d\d\b|small-text", told)


@pytest.mark.parametrize("k", [1, 5, 50])
def test_asking_for_more_than_there_is_gives_all_there_is(name, candidates, k):
    X, proba = blobs(n=5)
    rows, values = select(name, candidates(X, proba, labeled=[]), k)
    assert sorted(rows.tolist()) == list(range(5)) if k >= 5 else len(rows) == k
    assert len(values) == 5


def test_the_last_example_can_be_asked(name, candidates):
    X, proba = blobs(n=30)
    rows, _ = select(name, candidates(X, proba, rows=[17], labeled=np.arange(10)), 3)
    assert rows.tolist() == [0]


def test_nothing_is_picked_from_an_empty_pool(name, candidates):
    X, proba = blobs(n=30)
    rows, values = select(name, candidates(X, proba, rows=np.empty(0, np.intp)), 3)
    assert len(rows) == len(values) == 0


def test_a_class_nobody_labeled_yet_does_no_harm(name, candidates):
    X, proba = blobs()

    def gap(rows):
        return np.insert(proba(rows), 2, 0, axis=1)  # a column of zeros, to catch log(0)

    rows, values = select(name, candidates(X, gap, labeled=[0]), 10)
    assert len(rows) == 10
    assert np.isfinite(values).all()
    if name in PLAIN:
        np.testing.assert_array_equal(rows, select(name, candidates(X, proba, labeled=[0]), 10)[0])


@pytest.mark.parametrize("sure", [np.array([[1, 0, 0]]), np.array([[1 / 3, 1 / 3, 1 / 3]])])
def test_a_model_that_is_sure_of_all_or_nothing_does_no_harm(name, candidates, sure):
    X, _ = blobs()
    rows, values = select(
        name, candidates(X, lambda rows: np.repeat(sure, rows.shape[0], axis=0).astype(np.float32)), 10
    )
    assert len(set(rows.tolist())) == 10
    assert np.isfinite(values).all()


@pytest.mark.filterwarnings("ignore:Number of distinct clusters:sklearn.exceptions.ConvergenceWarning")
def test_examples_that_are_all_the_same_do_no_harm(name, candidates):
    X = np.ones((40, 3))
    with np.errstate(all="raise"):
        rows, values = select(
            name, candidates(X, lambda rows: np.full((rows.shape[0], 2), 0.5, np.float32), labeled=[0]), 6
        )
    assert len(set(rows.tolist())) == 6
    assert np.isfinite(values).all()


def test_ties_are_broken_at_random_under_the_seed(name, candidates):
    # Strategies that use distances tie only equal points.
    X = (
        np.ones((200, 2))
        if re.search("diverse|k_center|typical|density|raw|whitened", name)
        else np.random.default_rng(0).normal(size=(200, 2))
    )
    flat = candidates(X, lambda rows: np.full((rows.shape[0], 2), 0.5, np.float32))
    drawn = np.concatenate([select(name, flat, 5, seed)[0] for seed in range(60)])
    assert len(np.unique(drawn)) > 100  # not in the order of the data
    assert drawn.mean() == pytest.approx(99.5, abs=20)


@pytest.mark.parametrize("kind", [sparse.csr_matrix, sparse.csr_array])
def test_sparse_features_pick_what_dense_ones_pick(name, candidates, kind):
    X, proba = blobs(n=200)
    X[np.abs(X) < 0.5] = 0
    dense = select(name, candidates(X, proba, labeled=[0, 1]), 15)[0]
    thin = select(name, candidates(kind(X), proba, labeled=[0, 1]), 15)[0]
    np.testing.assert_array_equal(dense, thin)


def test_words_beside_their_projection_pick_what_one_matrix_picks(name, candidates):
    X, proba = blobs(n=200)
    both = BlockMatrix(sparse.csr_matrix(X[:, :3]), X[:, 3:])
    one = select(name, candidates(X, proba, labeled=[0, 1]), 15)[0]
    two = select(name, candidates(both, proba, labeled=[0, 1], embedding=X), 15)[0]
    np.testing.assert_array_equal(one, two)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_features_on_disk_pick_what_features_in_memory_pick(name, candidates, dtype, tmp_path):
    X, proba = blobs(n=200, dtype=dtype)
    X.tofile(tmp_path / "features")
    on_disk = np.memmap(tmp_path / "features", dtype, "r", shape=X.shape)
    rows, values = select(name, candidates(X, proba, labeled=[0, 1]), 15)
    disk_rows, disk_values = select(name, candidates(on_disk, proba, labeled=[0, 1]), 15)
    np.testing.assert_array_equal(rows, disk_rows)
    np.testing.assert_array_equal(values, disk_values)


def test_memory_grows_by_a_few_numbers_per_candidate_and_not_by_its_features(name, candidates, monkeypatch):
    monkeypatch.setattr(diversity, "_TYPICAL_SAMPLE", 2_000)  # the sample it takes of a larger pool
    d, few, many = 64, 17_000, 34_000  # more than one block of rows
    X = np.random.default_rng(0).normal(size=(many, d)).astype(np.float32)
    directions = np.random.default_rng(1).normal(size=(d, 3)).astype(np.float32)

    def peak(n):
        pool = candidates(X[:n], lambda rows: softmax(rows @ directions), rows=np.arange(20, n), labeled=range(20))
        gc.collect()
        tracemalloc.start()
        try:
            select(name, pool, 10)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(few)  # do not count imports
    # A copy of the features would take 64 floats per candidate, and all pairs thousands. The limit leaves room for a
    # dozen columns of positions (two floats each), scores and distances.
    assert (peak(many) - peak(few)) / (many - few) / 4 < 24


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_single_and_double_precision_are_both_taken(name, candidates, dtype):
    X, proba = blobs(dtype=dtype)
    rows, values = select(name, candidates(X, proba, labeled=[0]), 10)
    assert len(rows) == 10
    assert np.isfinite(values).all()


def test_features_and_probabilities_are_left_as_they_were(name, candidates):
    X, _ = blobs()
    given = softmax(X)
    before = X.copy(), given.copy()
    pool = candidates(X, lambda rows: given[: rows.shape[0]], labeled=[0])
    unsure = pool.uncertainty.copy()
    select(name, pool, 10)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(given, before[1])
    np.testing.assert_array_equal(pool.proba, before[1])  # unchanged for the next reader too
    np.testing.assert_array_equal(pool.uncertainty, unsure)


def test_positions_are_among_the_candidates_not_the_pool(name, candidates):
    X, proba = blobs()
    some, labeled = np.arange(250, 300), np.array([3, 4])
    rows, values = select(name, candidates(X, proba, some, labeled), 8)
    assert rows.max() < 50
    if "density" in name:  # density is relative to the whole pool
        return
    alone = candidates(X[np.r_[some, labeled]], proba, np.arange(50), [50, 51])
    alone_rows, alone_values = select(name, alone, 8)
    np.testing.assert_array_equal(rows, alone_rows)
    np.testing.assert_allclose(values, alone_values, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("chosen", both(name for name in NAMES if name not in DRAWN), indirect=True)
def test_the_order_of_the_pool_does_not_matter(name, candidates):
    X, proba = blobs()
    turned = np.random.default_rng(1).permutation(len(X))
    labeled = np.arange(4)
    rows, values = select(name, candidates(X, proba, np.arange(4, 300), labeled), 20)
    places = np.argsort(turned)  # the new position of each example
    other = candidates(X[turned], proba, np.sort(places[4:]), places[:4])
    other_rows, other_values = select(name, other, 20)
    np.testing.assert_array_equal(turned[other.rows[other_rows]], 4 + rows)
    np.testing.assert_allclose(other_values, values[turned[other.rows] - 4], rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("chosen", both(DRAWN), indirect=True)
def test_with_random_draws_the_order_of_the_pool_does_not_change_the_odds(name, candidates):
    X, proba = blobs(n=40)
    runs = 100
    forth = np.concatenate([select(name, candidates(X, proba), 5, seed)[0] for seed in range(runs)])
    back = 39 - np.concatenate([select(name, candidates(X[::-1], proba), 5, seed)[0] for seed in range(runs)])
    odds, turned = (np.bincount(drawn, minlength=40) / runs for drawn in (forth, back))
    # Four standard errors of the difference of two proportions.
    assert np.abs(odds - turned).max() < 4 * np.sqrt(2 * 0.25 / runs)


@pytest.mark.parametrize("chosen", both(SCORED), indirect=True)
def test_the_best_come_first(name, candidates):
    X, proba = blobs()
    rows, values = select(name, candidates(X, proba, labeled=[0]), 20)
    assert (np.diff(values[rows]) <= 0).all()
    assert values[rows].min() >= np.delete(values, rows).max()


@pytest.mark.parametrize("chosen", both(name for name in NAMES if name not in BLIND), indirect=True)
def test_between_two_classes_the_score_grows_towards_even_odds(name, candidates):
    share = np.linspace(0.5, 1, 101)
    pool = candidates(
        np.c_[share, share],
        lambda rows: np.c_[rows[:, 0], 1 - rows[:, 0]].astype(np.float32),
        embedding=np.ones((101, 2)),
    )
    rows, values = select(name, pool, 5)
    assert (np.diff(values) < 1e-6).all()
    assert values[0] > values[-1]
    if name in SCORED:
        assert sorted(rows.tolist()) == [0, 1, 2, 3, 4]
