"""One battery over every strategy there is: whoever adds one to the registry gets these tests for nothing."""

from __future__ import annotations

import gc
import re
import sys
import tracemalloc
from functools import partial

import numpy as np
import pytest
from scipy import sparse
from scipy.integrate import trapezoid
from scipy.spatial.distance import cdist
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

import al_widget as al
from al_widget import strategies
from al_widget.data.matrix import BlockMatrix
from al_widget.models.learner import Learner
from al_widget.strategies import (
    Candidates,
    class_quota,
    density_weighted,
    random_share,
    scores,
    selection,
    without_duplicates,
)

OPTIONS = {
    "expected_gradient raw": strategies.get("expected_gradient", norm="raw"),
    "expected_gradient whitened": strategies.get("expected_gradient", norm="whitened"),
    "committee divergence": strategies.get("committee", measure="divergence"),
    "committee consensus": strategies.get("committee", measure="consensus_entropy"),
}
WRAPPED = {
    strategy.__name__: strategy
    for strategy in (
        class_quota("margin"),
        class_quota("diverse_margin"),
        class_quota("k_center", share=0.5),
        density_weighted("margin"),
        density_weighted("diverse_margin"),
        density_weighted("committee", beta=2),
        without_duplicates("margin"),
        without_duplicates("diverse_margin", labeled=True),
        without_duplicates("typical", above=0.9),
        random_share("margin", share=0.5),
        random_share("badge"),
        class_quota(without_duplicates(density_weighted("entropy"))),
    )
}
STRATEGIES = {**{name: strategies.get(name) for name in strategies.names()}, **OPTIONS, **WRAPPED}
NAMES = list(STRATEGIES)
PLAIN = ["least_confidence", "margin", "entropy"]
SCORED = [*PLAIN, "expected_gradient", "committee", "relevance", *OPTIONS]  # the k highest scores, whatever they are
DRAWN = ["random", "power_margin", "typical", "diverse_margin", "badge", *(n for n in WRAPPED if "random" in n)]
DRAWN += [n for n in WRAPPED if "diverse_margin" in n or "typical" in n]  # k-means starts somewhere
BLIND = ["random", "k_center", "typical", "power_margin", "relevance", "class_quota(k_center, share=0.5)"]
BLIND += [n for n in WRAPPED if "typical" in n]  # their scores follow something else than how unsure the model is


def softmax(X):
    e = np.exp(X - X.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def blobs(n=300, d=6, classes=4, dtype=np.float64, seed=0):
    """Points around a few centres, and a model that is sure near a centre."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(scale=2, size=(classes, d))
    X = (centres[rng.integers(classes, size=n)] + rng.normal(size=(n, d))).astype(dtype)

    def proba(rows):
        dense = rows.toarray() if hasattr(rows, "toarray") else rows
        return softmax(-((dense[:, None] - centres) ** 2).sum(axis=2) / 4).astype(np.float32)

    return X, proba


def candidates(X, proba, rows=None, labeled=(), embedding=None):
    rows = np.arange(X.shape[0]) if rows is None else np.asarray(rows)

    def votes(some):  # three members that lean to different classes
        p = proba(some)
        lean = 1 + 0.5 * np.eye(p.shape[1], dtype=np.float32)[: min(3, p.shape[1])]
        tilted = p * lean[:, None]
        return tilted / tilted.sum(axis=2, keepdims=True)

    return Candidates(X, rows, np.asarray(labeled, np.intp), proba, embedding, committee=lambda: votes)


def select(name, pool, k, seed=0):
    strategy = STRATEGIES[name] if isinstance(name, str) else name
    return strategies.select(strategy, pool, k, np.random.default_rng(seed))


def both(names):
    """Each strategy once with one class each, and once with any number of labels."""
    return [
        pytest.param((name, several), id=f"{name}, several labels" if several else name)
        for name in names
        for several in (False, True)
    ]


@pytest.fixture(params=both(NAMES))
def name(request, monkeypatch):
    """Name a strategy; with several labels, probabilities are independent."""
    chosen, several = request.param
    monkeypatch.setattr(sys.modules[__name__], "Candidates", partial(Candidates, independent=several))
    return chosen


# ---------------------------------------------------------------- every strategy


def test_it_gives_k_different_rows_and_one_finite_score_each(name):
    X, proba = blobs()
    for k in (1, 7, 40):
        rows, values = select(name, candidates(X, proba, labeled=[1, 2, 3]), k)
        assert len(set(rows.tolist())) == len(rows) == k
        assert rows.min() >= 0
        assert rows.max() < len(X)
        assert values.shape == (len(X),)
        assert np.isfinite(values).all()


def test_the_same_seed_picks_the_same_rows(name):
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
def test_asking_for_more_than_there_is_gives_all_there_is(name, k):
    X, proba = blobs(n=5)
    rows, values = select(name, candidates(X, proba, labeled=[]), k)
    assert sorted(rows.tolist()) == list(range(5)) if k >= 5 else len(rows) == k
    assert len(values) == 5


def test_the_last_example_can_be_asked(name):
    X, proba = blobs(n=30)
    rows, _ = select(name, candidates(X, proba, rows=[17], labeled=np.arange(10)), 3)
    assert rows.tolist() == [0]


def test_of_nothing_nothing_is_picked(name):
    X, proba = blobs(n=30)
    rows, values = select(name, candidates(X, proba, rows=np.empty(0, np.intp)), 3)
    assert len(rows) == len(values) == 0


def test_a_class_nobody_labeled_yet_does_no_harm(name):
    X, proba = blobs()

    def gap(rows):
        return np.insert(proba(rows), 2, 0, axis=1)  # a column of zeros: log(0) lurks

    rows, values = select(name, candidates(X, gap, labeled=[0]), 10)
    assert len(rows) == 10
    assert np.isfinite(values).all()
    if name in PLAIN:
        np.testing.assert_array_equal(rows, select(name, candidates(X, proba, labeled=[0]), 10)[0])


@pytest.mark.parametrize("sure", [np.array([[1, 0, 0]]), np.array([[1 / 3, 1 / 3, 1 / 3]])])
def test_a_model_that_is_sure_of_all_or_nothing_does_no_harm(name, sure):
    X, _ = blobs()
    rows, values = select(
        name, candidates(X, lambda rows: np.repeat(sure, rows.shape[0], axis=0).astype(np.float32)), 10
    )
    assert len(set(rows.tolist())) == 10
    assert np.isfinite(values).all()


@pytest.mark.filterwarnings("ignore:Number of distinct clusters:sklearn.exceptions.ConvergenceWarning")
def test_examples_that_are_all_the_same_do_no_harm(name):
    X = np.ones((40, 3))
    with np.errstate(all="raise"):
        rows, values = select(
            name, candidates(X, lambda rows: np.full((rows.shape[0], 2), 0.5, np.float32), labeled=[0]), 6
        )
    assert len(set(rows.tolist())) == 6
    assert np.isfinite(values).all()


def test_ties_are_broken_at_random_under_the_seed(name):
    # Where distances decide, only equal points are tied.
    X = (
        np.ones((200, 2))
        if re.search("diverse|k_center|typical|density|raw|whitened", name)
        else np.random.default_rng(0).normal(size=(200, 2))
    )
    flat = candidates(X, lambda rows: np.full((rows.shape[0], 2), 0.5, np.float32))
    drawn = np.concatenate([select(name, flat, 5, seed)[0] for seed in range(60)])
    assert len(np.unique(drawn)) > 100  # not dataset order
    assert drawn.mean() == pytest.approx(99.5, abs=20)


@pytest.mark.parametrize("kind", [sparse.csr_matrix, sparse.csr_array])
def test_sparse_features_pick_what_dense_ones_pick(name, kind):
    X, proba = blobs(n=200)
    X[np.abs(X) < 0.5] = 0
    dense = select(name, candidates(X, proba, labeled=[0, 1]), 15)[0]
    thin = select(name, candidates(kind(X), proba, labeled=[0, 1]), 15)[0]
    np.testing.assert_array_equal(dense, thin)


def test_words_beside_their_projection_pick_what_one_matrix_picks(name):
    X, proba = blobs(n=200)
    both = BlockMatrix(sparse.csr_matrix(X[:, :3]), X[:, 3:])
    one = select(name, candidates(X, proba, labeled=[0, 1]), 15)[0]
    two = select(name, candidates(both, proba, labeled=[0, 1], embedding=X), 15)[0]
    np.testing.assert_array_equal(one, two)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_features_on_disk_pick_what_features_in_memory_pick(name, dtype, tmp_path):
    X, proba = blobs(n=200, dtype=dtype)
    X.tofile(tmp_path / "features")
    on_disk = np.memmap(tmp_path / "features", dtype, "r", shape=X.shape)
    rows, values = select(name, candidates(X, proba, labeled=[0, 1]), 15)
    disk_rows, disk_values = select(name, candidates(on_disk, proba, labeled=[0, 1]), 15)
    np.testing.assert_array_equal(rows, disk_rows)
    np.testing.assert_array_equal(values, disk_values)


def test_memory_grows_by_a_few_numbers_per_candidate_and_not_by_its_features(name, monkeypatch):
    monkeypatch.setattr(strategies, "_TYPICAL_SAMPLE", 2_000)  # it looks at so many of any larger pool
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

    peak(few)  # what is imported on the way is not counted
    # One copy of the features would be 64 floats per candidate, all pairs thousands. A dozen columns of positions
    # (two floats each), scores and distances are not.
    assert (peak(many) - peak(few)) / (many - few) / 4 < 24


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_single_and_double_precision_are_both_taken(name, dtype):
    X, proba = blobs(dtype=dtype)
    rows, values = select(name, candidates(X, proba, labeled=[0]), 10)
    assert len(rows) == 10
    assert np.isfinite(values).all()


def test_features_and_probabilities_are_left_as_they_were(name):
    X, _ = blobs()
    given = softmax(X)
    before = X.copy(), given.copy()
    pool = candidates(X, lambda rows: given[: rows.shape[0]], labeled=[0])
    unsure = pool.uncertainty.copy()
    select(name, pool, 10)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(given, before[1])
    np.testing.assert_array_equal(pool.proba, before[1])  # nor for whoever asks next
    np.testing.assert_array_equal(pool.uncertainty, unsure)


def test_positions_are_among_the_candidates_not_the_pool(name):
    X, proba = blobs()
    some, labeled = np.arange(250, 300), np.array([3, 4])
    rows, values = select(name, candidates(X, proba, some, labeled), 8)
    assert rows.max() < 50
    if "density" in name:  # of the whole pool
        return
    alone = candidates(X[np.r_[some, labeled]], proba, np.arange(50), [50, 51])
    alone_rows, alone_values = select(name, alone, 8)
    np.testing.assert_array_equal(rows, alone_rows)
    np.testing.assert_allclose(values, alone_values, rtol=1e-4, atol=1e-6)


# ---------------------------------------------------------------- those that follow a score


@pytest.mark.parametrize("name", both(name for name in NAMES if name not in DRAWN), indirect=True)
def test_the_order_of_the_pool_does_not_matter(name):
    X, proba = blobs()
    turned = np.random.default_rng(1).permutation(len(X))
    labeled = np.arange(4)
    rows, values = select(name, candidates(X, proba, np.arange(4, 300), labeled), 20)
    places = np.argsort(turned)  # where each example went
    other = candidates(X[turned], proba, np.sort(places[4:]), places[:4])
    other_rows, other_values = select(name, other, 20)
    np.testing.assert_array_equal(turned[other.rows[other_rows]], 4 + rows)
    np.testing.assert_allclose(other_values, values[turned[other.rows] - 4], rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("name", both(DRAWN), indirect=True)
def test_where_chance_takes_part_the_order_of_the_pool_does_not_matter_to_the_odds(name):
    X, proba = blobs(n=40)
    runs = 100
    forth = np.concatenate([select(name, candidates(X, proba), 5, seed)[0] for seed in range(runs)])
    back = 39 - np.concatenate([select(name, candidates(X[::-1], proba), 5, seed)[0] for seed in range(runs)])
    odds, turned = (np.bincount(drawn, minlength=40) / runs for drawn in (forth, back))
    # Four standard errors of the difference of two shares.
    assert np.abs(odds - turned).max() < 4 * np.sqrt(2 * 0.25 / runs)


@pytest.mark.parametrize("name", both(SCORED), indirect=True)
def test_the_best_come_first(name):
    X, proba = blobs()
    rows, values = select(name, candidates(X, proba, labeled=[0]), 20)
    assert (np.diff(values[rows]) <= 0).all()
    assert values[rows].min() >= np.delete(values, rows).max()


@pytest.mark.parametrize("name", both(name for name in NAMES if name not in BLIND), indirect=True)
def test_between_two_classes_the_score_grows_towards_even_odds(name):
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


@pytest.mark.parametrize("name", PLAIN)
def test_the_shortlist_is_the_one_numpy_finds(name):
    X, proba = blobs(n=9000)  # more than one block
    p = proba(X).astype(np.float64)
    top = np.sort(p, axis=1)
    expected = {
        "least_confidence": 1 - top[:, -1],
        "margin": 1 - (top[:, -1] - top[:, -2]),
        "entropy": -(p * np.log(p)).sum(axis=1),
    }[name]
    rows, values = select(name, candidates(X, proba), 20)
    np.testing.assert_allclose(values, expected, atol=1e-5)
    assert set(rows.tolist()) == set(np.argsort(-expected)[:20].tolist())


def test_a_pool_of_one_class_has_no_margin():
    assert scores.margin(np.ones((3, 1))).tolist() == [0, 0, 0]


# ---------------------------------------------------------------- those that spread


def test_a_diverse_batch_spreads_where_plain_margin_asks_the_same_thing_over_and_over():
    rng = np.random.default_rng(0)
    knots = rng.normal(scale=10, size=(8, 4))
    X = np.repeat(knots, 25, axis=0) + rng.normal(scale=0.01, size=(200, 4))
    unsure = 0.5 + 0.01 * np.repeat(np.arange(8), 25)  # the first knot is a little less sure than the next

    def proba(rows):
        knot = ((rows[:, None] - knots) ** 2).sum(axis=2).argmin(axis=1)
        return np.c_[unsure[knot * 25], 1 - unsure[knot * 25]].astype(np.float32)

    def knots_asked(name, **options):
        rows, _ = strategies.select(strategies.get(name, **options), candidates(X, proba), 8, np.random.default_rng(0))
        return len(set((rows // 25).tolist()))

    assert knots_asked("margin") == 1
    assert knots_asked("diverse_margin") == 8  # its first shortlist of 80 reaches four of them
    assert knots_asked("diverse_margin", shortlist=1) == 1


def test_copies_fill_a_batch_by_the_margin_and_not_a_diverse_one():
    rng = np.random.default_rng(0)
    X, y = load_digits(return_X_y=True)
    pool = np.repeat(X / 16, 4, axis=0) + rng.normal(scale=0.01, size=(4 * len(X), X.shape[1]))
    labeled = rng.choice(len(X), 300, replace=False)
    model = LogisticRegression(max_iter=1000).fit(X[labeled] / 16, y[labeled])

    def copies(name):
        rows, _ = select(name, candidates(pool, model.predict_proba), 40)
        _, times = np.unique(rows // 4, return_counts=True)
        return times[times > 1].sum() / 40

    assert copies("margin") > 0.7
    assert copies("diverse_margin") < 0.1


def test_a_diverse_batch_is_taken_from_the_least_sure():
    X, proba = blobs(n=1000)
    for options, most in (({}, 100), ({"shortlist": 2}, 20), ({"shortlist": 1}, 10)):
        strategy = strategies.get("diverse_margin", **options)
        rows, values = strategies.select(strategy, candidates(X, proba), 10, np.random.default_rng(0))
        assert set(rows.tolist()) <= set(np.argsort(-values)[:most].tolist())


@pytest.mark.parametrize("kind", [np.asarray, sparse.csr_matrix])
@pytest.mark.parametrize("labels_cover", [True, False])
def test_each_pick_of_a_diverse_batch_stands_for_the_most_that_nothing_stands_for_yet(kind, labels_cover):
    rng = np.random.default_rng(0)
    points, labeled = rng.normal(size=(300, 5)), rng.normal(size=(7, 5))
    weights, short = rng.random(300) + 0.01, rng.permutation(300)[:80]
    nearest = cdist(points, labeled, "sqeuclidean").min(axis=1)
    width = np.median(nearest)
    stands, covered = np.exp(-cdist(points[short], points, "sqeuclidean") / width), np.exp(-nearest / width)
    covered *= labels_cover
    expected = []
    for _ in range(20):
        gains = np.maximum(stands - covered, 0) @ weights
        expected.append(int(gains.argmax()))
        covered = np.maximum(covered, stands[expected[-1]])
    matrices = kind(points), weights, kind(points[short]), kind(labeled)
    assert selection.cover(*matrices, 20, labels_cover=labels_cover).tolist() == expected


@pytest.mark.parametrize("several", [False, True])
def test_what_lies_beside_a_label_is_told_by_it_only_where_there_is_one_label_each(several):
    rng = np.random.default_rng(0)
    beside, elsewhere = rng.normal(0, 0.3, (60, 5)), rng.normal(3, 0.3, (20, 5))
    X = np.concatenate([np.zeros((1, 5)), beside, elsewhere])
    pool = Candidates(
        X,
        np.arange(1, len(X)),
        np.arange(1),
        lambda some: np.full((len(some), 2), 0.5, np.float32),
        classes=("no", "yes"),
        independent=several,
    )
    (first,), _ = select("diverse_margin", pool, 1)
    assert (first < 60) == several


def test_a_diverse_batch_is_the_same_however_far_from_the_origin():
    X = np.random.default_rng(0).normal(size=(200, 5)).astype(np.float32).round(2)  # so that 1000 takes nothing away
    ones = np.ones(200)
    here, there = (selection.cover(one, ones, one[:100], one[:9], 10).tolist() for one in (X, X + np.float32(1000)))
    assert here == there


def test_points_too_near_to_be_told_apart_are_still_picked_once():
    far = np.full((20, 3), 1000, np.float32) + 0.001 * np.arange(20, dtype=np.float32)[:, None]
    for points in (far, np.ones((20, 3))):
        for labeled in (points[:2], points[:0]):
            rows = selection.cover(points, np.ones(20), points, labeled, 5).tolist()
            assert len(set(rows)) == len(rows) <= 5
            pool = candidates(
                points, lambda some: np.full((len(some), 2), 0.5, np.float32), labeled=np.arange(len(labeled))
            )
            assert len(set(select("diverse_margin", pool, 5)[0].tolist())) == 5


def test_a_batch_has_no_copies_while_there_is_anything_else_however_few_the_smallest_margins_are():
    rng = np.random.default_rng(0)
    originals = rng.normal(size=(60, 16))
    X = np.repeat(originals, 8, axis=0) + rng.normal(scale=0.005, size=(480, 16))
    # The 100 smallest margins are of 13 originals, of which 10 are labeled.
    unsure = np.repeat(np.linspace(0.5, 0.9, 60), 8)

    def proba(rows):
        p = unsure[cdist(rows, X).argmin(axis=1)]
        return np.c_[p, 1 - p].astype(np.float32)

    pool = candidates(X, proba, rows=np.setdiff1d(np.arange(480), 8 * np.arange(10)), labeled=8 * np.arange(10))
    asked = pool.rows[select("diverse_margin", pool, 10)[0]] // 8
    assert len(set(asked.tolist())) == 10
    assert min(asked) >= 10


def test_a_sample_of_a_pool_gives_its_sums_and_leaves_out_what_weighs_nothing():
    weights = np.random.default_rng(0).exponential(size=1000) ** 3
    value = np.random.default_rng(1).random(1000)
    sums = []
    for seed in range(400):
        drawn, heavier = selection.sample(weights, 100, np.random.default_rng(seed))
        assert len(set(drawn.tolist())) == 100
        assert set(np.argsort(-weights)[:10].tolist()) <= set(drawn.tolist())
        sums.append(heavier @ value[drawn])
    assert abs(np.mean(sums) - weights @ value) < 3 * np.std(sums) / np.sqrt(400)
    assert np.std(sums) < 0.08 * (weights @ value)  # a uniform sample: 0.4
    drawn, same = selection.sample(weights, 1000, np.random.default_rng(0))
    assert drawn.tolist() == list(range(1000))
    assert same is weights


def test_small_batches_go_where_no_label_is_before_they_come_back():
    rng = np.random.default_rng(0)
    regions = rng.normal(scale=10, size=(30, 8))
    X = np.repeat(regions, 20, axis=0) + rng.normal(scale=0.5, size=(600, 8))
    unsure = lambda rows: np.full((len(rows), 2), 0.5, np.float32)  # noqa: E731

    def regions_seen(name):
        strategy, labeled = strategies.get(name), np.empty(0, np.intp)
        for batch in range(6):
            free = np.setdiff1d(np.arange(600), labeled)
            pool = strategies.Candidates(X, free, labeled, unsure)
            labeled = np.append(labeled, free[strategies.select(strategy, pool, 5, np.random.default_rng(batch))[0]])
        return len(set((labeled // 20).tolist()))

    assert regions_seen("margin") < 24  # as many as 30 random_keys would hit
    assert regions_seen("diverse_margin") >= 28


@pytest.mark.parametrize("name", ["diverse_margin", "k_center", "typical", without_duplicates("margin", labeled=True)])
def test_nothing_is_asked_that_is_like_what_is_about_to_be_asked(name):
    knots = np.random.default_rng(0).normal(size=(40, 16))
    X = np.repeat(knots, 6, axis=0) + np.random.default_rng(1).normal(scale=1e-4, size=(240, 16))
    even = lambda rows: np.full((len(rows), 2), 0.5, np.float32)  # noqa: E731
    pool = candidates(X, even, rows=np.arange(12, 240), labeled=np.arange(12))
    first = select(name, pool, 12)[0]
    rest = np.setdiff1d(np.arange(len(pool)), first)
    second = rest[select(name, pool.only(rest, first), 12)[0]]
    asked = pool.rows[np.concatenate([first, second])] // 6
    assert len(set(asked.tolist())) == 24
    assert min(asked) > 1


def test_distances_are_measured_in_the_space_meant_for_them():
    X, proba = blobs(n=400)
    line = np.arange(400, dtype=float)[:, None]
    plain = select("diverse_margin", candidates(X, proba), 10)[0]
    on_a_line = select("diverse_margin", candidates(X, proba, embedding=line), 10)[0]
    assert set(plain.tolist()) != set(on_a_line.tolist())


def test_typical_starts_in_the_middle_of_regions_no_label_covers():
    rng = np.random.default_rng(0)
    centres = np.array([[0, 0], [20, 0], [0, 20]])
    X = np.concatenate([centre + rng.normal(size=(60, 2)) for centre in centres] + [rng.uniform(60, 90, size=(4, 2))])
    labeled = np.arange(10)  # all in the first region
    free = np.arange(10, len(X))
    rows, _ = strategies.select(
        strategies.get("typical"), Candidates(X, free, labeled, None), 2, np.random.default_rng(0)
    )
    picked = X[free[rows]]
    for centre in centres[1:]:
        assert np.linalg.norm(picked - centre, axis=1).min() < 1.5  # one in each, near its middle, and no outlier


def test_a_few_alike_are_not_typical_of_hundreds():
    rng = np.random.default_rng(0)
    X = np.concatenate([rng.normal(size=(775, 2)), rng.normal([3, 0], 0.01, size=(25, 2))])
    rows, _ = strategies.select(
        strategies.get("typical"),
        Candidates(X, np.arange(800), np.empty(0, np.intp), None),
        1,
        np.random.default_rng(0),
    )
    assert np.linalg.norm(X[rows[0]]) < 1


# ---------------------------------------------------------------- wrappers


def unit(X):
    return X / np.linalg.norm(X, axis=1, keepdims=True)


def test_no_predicted_class_takes_more_than_its_quota_and_each_gives_its_best():
    X, proba = blobs(n=500)
    predicted, unsure = proba(X).argmax(axis=1), scores.margin(proba(X))
    assert np.bincount(predicted[select("margin", candidates(X, proba), 20)[0]]).max() > 5
    rows, values = select("class_quota(margin)", candidates(X, proba), 20)
    best = [np.flatnonzero(predicted == c)[np.argsort(-unsure[predicted == c])[:5]] for c in range(4)]
    assert set(rows.tolist()) == set(np.concatenate(best).tolist())
    np.testing.assert_allclose(values, unsure, atol=1e-6)


@pytest.mark.parametrize(("share", "most"), [(0.5, 10), (0.3, 6), (1, 20)])
def test_a_quota_is_filled_greedily_best_first(share, most):
    X, proba = blobs(n=500)
    predicted, unsure = proba(X).argmax(axis=1), scores.margin(proba(X))
    taken, expected = np.zeros(4, int), []
    for row in np.argsort(-unsure):
        if taken[predicted[row]] < most and len(expected) < 20:
            taken[predicted[row]] += 1
            expected.append(row)
    assert select(class_quota("margin", share=share), candidates(X, proba), 20)[0].tolist() == expected


def test_what_rare_classes_cannot_fill_goes_to_the_best_of_the_rest():
    p = np.r_[np.linspace(0.5, 0.9, 97), [0.2, 0.3, 0.1]]  # three of a hundred are predicted as the other class
    pool = candidates(p[:, None], lambda rows: np.c_[rows, 1 - rows].astype(np.float32))
    rows, _ = select("class_quota(margin)", pool, 10)
    assert rows.tolist() == [0, 1, 2, 3, 4, 98, 97, 99, 5, 6]


def test_each_class_stays_diverse_under_a_quota():
    X, proba = blobs(n=800)
    rows, _ = select("class_quota(diverse_margin)", candidates(X, proba), 20)
    assert np.bincount(proba(X).argmax(axis=1)[rows], minlength=4).tolist() == [5, 5, 5, 5]


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize("kind", [np.asarray, sparse.csr_matrix])
def test_the_density_is_the_mean_similarity_of_all_pairs(signed, kind):
    X, proba = blobs(n=200)
    X = X if signed else np.abs(X)
    cosines = unit(X) @ unit(X).T
    expected = ((1 + cosines) / 2 if signed else cosines).mean(axis=1)
    strategy = density_weighted("margin", beta=1.5)
    _, values = select(strategy, candidates(kind(X), proba, rows=np.arange(50, 200)), 10)
    np.testing.assert_allclose(values, (scores.margin(proba(X)) * expected**1.5)[50:], rtol=1e-4, atol=1e-6)


def test_every_block_of_the_pool_counts_in_the_density():
    X, proba = blobs(n=20_000)  # more than one block
    X[10_000:] *= -1
    _, values = select("density_weighted(margin)", candidates(X, proba, rows=np.arange(50)), 10)
    expected = (1 + unit(X)[:50] @ unit(X).mean(axis=0)) / 2
    np.testing.assert_allclose(values, scores.margin(proba(X[:50])) * expected, rtol=1e-4, atol=1e-6)


def test_a_lone_example_is_passed_over_where_the_pool_is_dense():
    X = np.concatenate([np.random.default_rng(0).normal([10, 1], 1, size=(99, 2)), [[-10, -1]]])
    p = np.r_[np.full(99, 0.55), 0.5]  # the outlier is the least sure
    pool = candidates(X, lambda rows: np.c_[p, 1 - p][: len(rows)].astype(np.float32))
    assert select("margin", pool, 1)[0].tolist() == [99]
    assert select("density_weighted(margin)", pool, 1)[0].tolist() != [99]
    np.testing.assert_array_equal(
        select(density_weighted("margin", beta=0), pool, 10)[0], select("margin", pool, 10)[0]
    )


def test_diverse_margin_takes_its_shortlist_by_the_weighted_margin():
    X, proba = blobs(n=1000)
    pool = candidates(X, proba)
    rows, values = select("density_weighted(diverse_margin)", pool, 10)
    plainly = np.argsort(-scores.margin(proba(X)))[:250]
    assert set(np.argsort(-values)[:250].tolist()) != set(plainly.tolist())
    assert set(rows.tolist()) <= set(np.argsort(-values)[:250].tolist())
    np.testing.assert_allclose(pool.uncertainty, scores.margin(proba(X)), atol=1e-6)  # the chart shows it unweighted


def test_the_weights_stay_with_the_candidates_whatever_is_wrapped_first():
    X, proba = copies()
    outside, inside = density_weighted(without_duplicates("margin")), without_duplicates(density_weighted("margin"))
    rows, values = select(outside, candidates(X, proba), 20)
    other, other_values = select(inside, candidates(X, proba), 20)
    np.testing.assert_array_equal(rows, other)
    np.testing.assert_allclose(values, other_values, rtol=1e-6)


def test_how_unsure_the_model_is_is_never_weighted():
    X, proba = blobs()
    seen = []

    def mine(candidates, k, rng):
        seen.append(candidates.uncertainty)
        values = candidates.score(scores.entropy)
        return np.argsort(-values)[:k], values

    select(density_weighted(mine), candidates(X, proba), 5)
    np.testing.assert_allclose(seen[0], scores.margin(proba(X)), atol=1e-6)


def test_densities_weigh_twice_when_asked_twice():
    X, proba = blobs()
    twice = select(density_weighted(density_weighted("entropy")), candidates(X, proba), 9)
    once = select(density_weighted("entropy", beta=2), candidates(X, proba), 9)
    np.testing.assert_array_equal(twice[0], once[0])
    np.testing.assert_allclose(twice[1], once[1], rtol=1e-5)


@pytest.mark.parametrize(
    "inner", ["random", "typical", "k_center", "badge", lambda c, k, rng: (np.arange(k), c.proba[:, 0])]
)
def test_what_follows_no_score_cannot_be_weighted_in_silence(inner):
    X, proba = blobs()
    with pytest.raises(al.StrategyError, match="follows a score, got .*, which asks for none"):
        select(density_weighted(inner), candidates(X, proba), 5)


def copies(times=5, n=60):
    rng = np.random.default_rng(1)
    X = np.repeat(rng.normal(size=(n, 20)), times, axis=0) + rng.normal(scale=1e-4, size=(n * times, 20))
    directions = rng.normal(size=(20, 3)) / 5

    def proba(rows):
        return softmax(np.asarray(rows @ directions)).astype(np.float32)

    return X, proba


def test_near_copies_are_not_asked_twice_in_a_batch():
    X, proba = copies()
    plain = select("margin", candidates(X, proba), 20)[0]
    assert len(set((plain // 5).tolist())) < 10
    rows, values = select("without_duplicates(margin)", candidates(X, proba), 20)
    assert (np.tril(unit(X[rows]) @ unit(X[rows]).T, -1) <= 0.95).all()
    expected = []
    for row in np.argsort(-scores.margin(proba(X)), kind="stable"):
        if len(expected) < 20 and (unit(X)[expected] @ unit(X)[row] <= 0.95).all():
            expected.append(row)
    assert rows.tolist() == expected
    np.testing.assert_allclose(values, scores.margin(proba(X)), atol=1e-6)


@pytest.mark.parametrize("inner", ["margin", "diverse_margin", "badge", "k_center"])
def test_a_batch_without_copies_is_left_as_it_is(inner):
    X, proba = blobs(d=20)
    plain = select(inner, candidates(X, proba), 10)[0]
    guarded = select(without_duplicates(inner, above=0.999), candidates(X, proba), 10)[0]
    np.testing.assert_array_equal(plain, guarded)


def test_copies_are_asked_when_there_is_nothing_else():
    X, proba = copies(times=20, n=4)
    rows, _ = select("without_duplicates(margin)", candidates(X, proba), 10)
    assert len(set(rows.tolist())) == 10
    assert len(set((rows[:4] // 20).tolist())) == 4


def test_copies_of_labeled_examples_are_passed_over_if_told():
    X, proba = copies()
    least_sure = np.argsort(-scores.margin(proba(X)))[0] // 5
    labeled, free = np.array([least_sure * 5]), np.setdiff1d(np.arange(300), [least_sure * 5])

    def asked(strategy):
        pool = candidates(X, proba, free, labeled)
        return set((free[select(strategy, pool, 10)[0]] // 5).tolist())

    assert least_sure in asked(without_duplicates("margin"))
    assert least_sure not in asked(without_duplicates("margin", labeled=True))


def test_rows_of_zeros_are_copies_of_each_other():
    X, proba = copies(times=1)
    X[:30] = 0
    for kind in (np.asarray, sparse.csr_matrix):
        rows, _ = select(without_duplicates("random"), candidates(kind(X), proba), 20)
        assert (rows < 30).sum() == 1


def test_a_share_of_the_picks_is_random():
    X, proba = blobs(n=400)
    pool = candidates(X, proba)
    ranked = select("margin", pool, 20)[0]
    np.testing.assert_array_equal(select(random_share("margin", share=0), pool, 20)[0], ranked)
    kept = [
        len(np.intersect1d(select(random_share("margin", share=0.3), pool, 20, seed)[0], ranked)) for seed in range(100)
    ]
    assert np.mean(kept) == pytest.approx(20 * 0.7 + 20 * 0.3 * 6 / 386, abs=0.8)  # chance finds some of them as well
    drawn = np.concatenate([select(random_share("margin", share=1), pool, 20, seed)[0] for seed in range(100)])
    assert np.bincount(drawn // 40, minlength=10) == pytest.approx(200, abs=50)


def test_a_wrapper_says_what_it_does():
    nested = class_quota(
        without_duplicates(strategies.from_score(scores.gradient), above=0.9, labeled=True), share=0.25
    )
    assert nested.__name__ == "class_quota(without_duplicates(gradient, above=0.9, labeled), share=0.25)"
    assert strategies.resolve(nested) == (nested.__name__, nested)
    assert density_weighted("margin", beta=2).__name__ == "density_weighted(margin, beta=2)"


def test_a_session_writes_down_the_wrapper_that_picked(clauses):
    session = clauses.session(strategy=class_quota(without_duplicates("margin")), audit=0)
    clauses.play(session, 2)
    clauses.answer(session)
    assert set(session.frame["strategy"]) == {"typical", "class_quota(without_duplicates(margin))"}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: class_quota("margin", share=0), "share= to be a number above 0 and at most 1, got 0"),
        (lambda: class_quota("margin", share="half"), "share= to be a number"),
        (lambda: density_weighted("margin", beta=-1), "beta= to be a number of at least 0, got -1"),
        (lambda: without_duplicates("margin", above=1), "above= to be a number between 0 and 1, got 1"),
        (lambda: random_share("margin", share=1.5), "share= to be a number"),
        (lambda: without_duplicates("margin", labeled="x"), "labeled= to be True or False, got 'x'"),
        (lambda: class_quota("margn"), "Did you mean 'margin'"),
        (lambda: class_quota(class_quota), "pass al.strategies.class_quota\\('margin'\\)"),
        (lambda: strategies.get("random_share"), "pass al.strategies.random_share\\('margin'\\)"),
        (
            lambda: al.Session(["a", "b"], ["x", "y"], store=None, strategy=class_quota),
            "pass al.strategies.class_quota",
        ),
        (lambda: class_quota(7), "a name or a function"),
    ],
)
def test_a_wrapper_refuses_what_it_cannot_wrap_or_take(make, said):
    with pytest.raises(al.StrategyError, match=said):
        make()


def test_what_is_wrapped_is_checked_as_if_it_were_not():
    X, proba = blobs()
    with pytest.raises(al.StrategyError, match="4 distinct positions"):
        select(
            class_quota(lambda candidates, k, rng: (np.zeros(k, int), np.zeros(len(candidates)))),
            candidates(X, proba),
            4,
        )


# ---------------------------------------------------------------- your own


def run(strategy, n=20, k=4):
    X, proba = blobs(n=n)
    return strategies.select(strategy, candidates(X, proba, labeled=[0, 1]), k, np.random.default_rng(0))


def test_a_strategy_of_your_own_sees_what_it_asks_for():
    def mine(candidates, k, rng):
        assert candidates.proba.shape == (20, 4)
        assert candidates.features.shape == (20, 6)
        assert candidates.labeled_features.shape == (2, 6)
        values = candidates.proba[:, 0] + rng.random(20) / 1e6
        return np.argsort(-values)[:k], values

    rows, _ = run(mine)
    assert len(rows) == 4


def test_nothing_is_computed_that_is_not_asked_for():
    asked = []

    def proba(rows):
        asked.append(rows.shape[0])
        return np.full((rows.shape[0], 2), 0.5, np.float32)

    X, _ = blobs()
    pool = candidates(X, proba)
    strategies.select(strategies.get("random"), pool, 5, np.random.default_rng(0))
    assert asked == []
    for name in ("margin", "margin", "diverse_margin"):
        select(name, pool, 5)
    assert sum(asked) == 300  # scored once, whoever asks


def test_a_plain_score_is_a_strategy():
    rows, values = run(strategies.from_score(lambda proba: proba[:, 2]))
    X, proba = blobs(n=20)
    assert rows.tolist() == np.argsort(-proba(X)[:, 2])[:4].tolist()
    assert values.shape == (20,)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "got NoneType"),
        ([0, 1, 2, 3], "got list"),
        (([0, 1, 2, 3],), "got tuple"),
        (([0, 1, 2], np.zeros(20)), "4 distinct positions between 0 and 19"),
        (([0, 1, 2, 2], np.zeros(20)), "distinct"),
        (([0, 1, 2, 20], np.zeros(20)), "between 0 and 19"),
        (([-1, 1, 2, 3], np.zeros(20)), "between 0 and 19"),
        (([0.0, 1.0, 2.0, 3.0], np.zeros(20)), "positions"),
        (([[0, 1, 2, 3]], np.zeros(20)), "positions"),
        (([0, 1, 2, 3], np.zeros(19)), r"one finite score for each of the 20 candidates, got shape \(19,\)"),
        (([0, 1, 2, 3], np.full(20, np.nan)), "NaN or infinite"),
        (([0, 1, 2, 3], np.full(20, np.inf)), "NaN or infinite"),
        (([0, 1, 2, 3], ["high"] * 20), "one finite score"),
    ],
)
def test_what_is_no_batch_is_refused_with_a_sentence(answer, said):
    with pytest.raises(al.StrategyError, match=said):
        run(lambda candidates, k, rng: answer)


@pytest.mark.parametrize("score", [lambda proba: proba, lambda proba: proba[:3, 0], lambda proba: proba[:, 0] * np.nan])
def test_a_score_that_is_no_score_is_refused_with_a_sentence(score):
    with pytest.raises(al.StrategyError, match="one finite number"):
        run(strategies.from_score(score))


def failing(candidates, k, rng):
    return np.argsort(candidates.features[:, 99])[:k]


def fickle(proba):
    return proba["unsure"]


@pytest.mark.parametrize(
    ("strategy", "name", "cause"),
    [
        (failing, "failing", IndexError),
        (class_quota(failing), "failing", IndexError),
        (strategies.from_score(fickle), "fickle", IndexError),
        (density_weighted(strategies.from_score(fickle)), "fickle", IndexError),
        (partial(failing, 3), "partial", TypeError),
        (lambda candidates, k, rng: ([[0], [1, 2]], np.zeros(20)), "<lambda>", ValueError),
    ],
)
def test_what_goes_wrong_inside_a_strategy_is_told_with_its_name_and_cause(strategy, name, cause):
    with pytest.raises(al.StrategyError, match=f"The strategy '{name}' failed: {cause.__name__}: ") as caught:
        run(strategy)
    assert isinstance(caught.value.__cause__, cause)


def test_what_goes_wrong_in_the_model_is_no_fault_of_the_strategy():
    def broken(rows):
        raise al.ModelError("It failed to predict.")

    with pytest.raises(al.ModelError, match="failed to predict"):
        select("margin", candidates(blobs()[0], broken), 4)


@pytest.mark.parametrize(
    "look", [lambda pool: select("badge", pool, 5), lambda pool: pool.proba], ids=["badge", "candidates.proba"]
)
def test_probabilities_of_many_classes_are_held_once(look):
    n, classes = 60_000, 80
    P = softmax(np.random.default_rng(0).random((4096, classes))).astype(np.float32)
    pool = candidates(np.zeros((n, 1), np.float32), lambda rows: P[: rows.shape[0]].copy())
    gc.collect()
    tracemalloc.start()
    try:
        look(pool)
        assert tracemalloc.get_traced_memory()[1] < 1.4 * n * classes * 4
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", [["margin"], None, 3, strategies.random])
def test_what_is_no_name_is_answered_with_the_names(name):
    with pytest.raises(al.StrategyError, match="Expected one of badge, "):
        strategies.get(name)


def test_an_unknown_name_or_option_is_answered_with_what_there_is():
    with pytest.raises(al.StrategyError, match="Did you mean 'entropy'"):
        strategies.get("entrpy")
    with pytest.raises(al.StrategyError, match="takes shortlist, got 'shortlst'"):
        strategies.get("diverse_margin", shortlst=3)
    with pytest.raises(al.StrategyError, match="takes no options"):
        strategies.get("margin", beta=3)


def test_the_promised_names_are_there():
    promised = "random least_confidence margin entropy diverse_margin k_center typical badge expected_gradient"
    assert {*promised.split(), "committee", "power_margin", "relevance"} <= set(strategies.names())


# ---------------------------------------------------------------- an anchor


@pytest.fixture(scope="module")
def curves():
    """Accuracy on digits: 40 % test, 50 random labels, then 10 rounds of 20; mean of 3 splits."""
    X, y = load_digits(return_X_y=True)
    X, y = X / 16, y.astype(str).astype(object)
    classes = tuple("0123456789")
    found = {}
    for name in ("random", "margin", "entropy"):
        runs = []
        for seed in range(3):
            pool, test = train_test_split(np.arange(len(y)), test_size=0.4, random_state=seed, stratify=y)
            rng = np.random.default_rng(seed)
            labeled = rng.choice(pool, 50, replace=False)
            learner, model, run = Learner(LogisticRegression(C=1.0, max_iter=1000), 0), None, []
            for _ in range(11):
                model = learner.fit(X[labeled], y[labeled], classes, model)
                run.append((model.predict(X[test]) == y[test]).mean())
                here = Candidates(X, np.setdiff1d(pool, labeled), labeled, lambda rows, m=model: m.proba(rows, classes))
                rows, _ = strategies.select(strategies.get(name), here, 20, rng)
                labeled = np.concatenate([labeled, here.rows[rows]])
            runs.append(run)
        found[name] = np.mean(runs, axis=0)
    return found


@pytest.mark.parametrize(("name", "area"), [("random", 0.8874), ("margin", 0.9289), ("entropy", 0.9010)])
def test_on_digits_the_curve_is_the_one_four_libraries_draw(curves, name, area):
    assert trapezoid(curves[name]) / 10 == pytest.approx(area, abs=0.015)


def test_on_digits_margin_saves_labels_over_random_and_entropy(curves):
    margin, entropy, random = (trapezoid(curves[name]) / 10 for name in ("margin", "entropy", "random"))
    assert margin > entropy + 0.01
    assert margin > random + 0.02
    assert curves["margin"][4] > curves["random"][10] - 0.01  # 130 labels are worth 250 random ones
    assert curves["margin"][-1] == pytest.approx(0.9650, abs=0.01)


# ---------------------------------------------------------------- what the formulas say


def test_k_center_picks_the_farthest_from_labeled_and_picked():
    X = np.array([[0.0, 0], [10.01, 0], [10, 0], [0, 7], [1, 1]])
    _, proba = blobs(d=2)
    rows, _ = select("k_center", candidates(X, proba, rows=[1, 2, 3, 4], labeled=[0]), 2)
    assert rows.tolist() == [0, 2]  # (10.01, 0) and (0, 7); small-text's greedy_coreset gives the twins


def test_k_center_is_the_textbook_greedy_algorithm():
    X, proba = blobs(n=400, d=5)
    labeled = np.arange(300, 400)
    rows, _ = select("k_center", candidates(X, proba, rows=np.arange(300), labeled=labeled), 25)
    points = X[:300]
    chosen = [X[row] for row in labeled]
    picked = []
    for _ in range(25):
        nearest = np.min([((points - one) ** 2).sum(axis=1) for one in chosen], axis=0)
        nearest[picked] = -1
        picked.append(int(nearest.argmax()))
        chosen.append(points[picked[-1]])
    assert rows.tolist() == picked


def test_badge_distances_are_those_of_the_gradients_it_never_makes():
    X, proba = blobs(n=60, d=5, classes=3)
    P = proba(X).astype(np.float64)
    slopes = P - np.eye(3)[P.argmax(axis=1)]
    gradients = np.einsum("nc,nd->ncd", slopes, np.hstack([X, np.ones((60, 1))])).reshape(60, -1)
    rows, lengths = select("badge", candidates(X, proba), 10)
    np.testing.assert_allclose(lengths, (gradients**2).sum(axis=1), rtol=1e-4)
    assert rows[0] == lengths.argmax()
    spread = lambda some: np.mean([np.linalg.norm(gradients[i] - gradients[j]) for i in some for j in some])  # noqa: E731
    drawn = np.random.default_rng(1)
    assert spread(rows) > np.mean([spread(drawn.choice(60, 10, replace=False)) for _ in range(50)])


def test_expected_gradient_is_the_mean_length_of_the_loss_gradient():
    X, proba = blobs(n=40, d=3, classes=4)
    P = proba(X).astype(np.float64)
    x1 = np.hstack([X, np.ones((40, 1))])
    lengths = [sum(P[i, y] * np.linalg.norm(np.outer(P[i] - np.eye(4)[y], x1[i])) for y in range(4)) for i in range(40)]
    raw = strategies.get("expected_gradient", norm="raw")
    _, values = strategies.select(raw, candidates(X, proba), 5, np.random.default_rng(0))
    np.testing.assert_allclose(values, lengths, rtol=1e-3, atol=1e-4)


def test_expected_gradient_ranks_like_margin_with_two_classes_and_unit_rows():
    p = np.linspace(0.01, 0.99, 50)
    P = np.column_stack([p, 1 - p])
    np.testing.assert_array_equal(
        np.argsort(scores.gradient(P).round(9)), np.argsort((2 * np.sqrt(2) * p * (1 - p)).round(9))
    )


def test_whitened_gradients_discount_directions_that_are_labeled():
    X = np.array([[5.0, 0.0], [0.0, 5.0], *([[4.0, 0.0]] * 30)])
    flat = candidates(X, lambda rows: np.full((rows.shape[0], 2), 0.5, np.float32), rows=[0, 1], labeled=range(2, 32))
    whitened = strategies.get("expected_gradient", norm="whitened")
    rows, _ = strategies.select(whitened, flat, 1, np.random.default_rng(0))
    assert rows.tolist() == [1]


@pytest.mark.parametrize("m", [4, 40])  # fewer and more than there are dimensions
@pytest.mark.parametrize("kind", [np.asarray, sparse.csr_matrix])
def test_whitened_lengths_are_those_of_the_inverse_second_moments(m, kind):
    X, proba = blobs(n=100, d=9)
    x1 = np.hstack([X, np.ones((100, 1))])
    inverse = np.linalg.inv(x1[:m].T @ x1[:m] + np.eye(10))
    lengths = np.sqrt(np.einsum("ij,jk,ik->i", x1, inverse, x1))
    _, values = select("expected_gradient whitened", candidates(kind(X), proba, labeled=np.arange(m)), 5)
    np.testing.assert_allclose(values, scores.gradient(proba(X)) * lengths, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("norm", ["unit", "raw", "whitened"])
def test_a_forest_is_taken_for_a_softmax_layer_with_its_probabilities(norm):
    X, y = load_digits(return_X_y=True)
    names, classes = y.astype(str).astype(object), tuple("0123456789")
    model = Learner(RandomForestClassifier(15), 0).fit(X[:100], names[:100], classes, None)
    P = model.proba(X, classes)[100:].astype(np.float64)
    x1 = np.hstack([X, np.ones((len(X), 1))])
    metric = {"unit": None, "raw": np.eye(65), "whitened": np.linalg.inv(x1[:100].T @ x1[:100] + np.eye(65))}[norm]
    lengths = 1 if metric is None else np.sqrt(np.einsum("ij,jk,ik->i", x1[100:], metric, x1[100:]))
    pool = Candidates(X, np.arange(100, len(X)), np.arange(100), lambda rows: model.proba(rows, classes))
    _, values = select(strategies.get("expected_gradient", norm=norm), pool, 10)
    expected = sum(P[:, y] * np.linalg.norm(P - np.eye(10)[y], axis=1) for y in range(10)) * lengths
    np.testing.assert_allclose(values, expected, rtol=1e-3, atol=1e-4)


def test_the_members_of_a_large_forest_are_asked_in_slices_that_fit():
    asked = []

    def votes(rows):
        asked.append(rows.shape[0])
        given = np.random.default_rng(len(asked)).random((300, rows.shape[0], 40)).astype(np.float32)
        return given / given.sum(axis=2, keepdims=True)

    X, proba = blobs(n=2000)
    pool = Candidates(X, np.arange(2000), np.empty(0, np.intp), proba, committee=lambda: votes)
    rows, values = select("committee", pool, 7)
    assert len(rows) == 7
    assert np.isfinite(values).all()
    assert sum(asked) == 2000
    assert max(asked) * 300 * 40 <= 2**23


def test_a_committee_is_fitted_once_whoever_asks():
    X, proba = blobs()
    fitted = []
    pool = Candidates(
        X, np.arange(300), np.arange(3), proba, committee=lambda: fitted.append(1) or (lambda rows: proba(rows)[None])
    )
    for part in (pool.only(np.arange(50)), pool.only(np.arange(50, 300)), pool):
        for name in ("committee", "committee divergence", "without_duplicates(margin)"):
            select(name, part, 5)
        assert part.votes.shape == (1, len(part), 4)
    assert fitted == [1]


def test_vote_entropy_puts_split_votes_first_and_orders_equal_votes_by_margin():
    sure, torn, split = [[0.9, 0.1]] * 2, [[0.6, 0.4]] * 2, [[0.9, 0.1], [0.1, 0.9]]
    votes = np.array([sure, torn, split]).transpose(1, 0, 2)
    assert np.argsort(-scores.vote_entropy(votes)).tolist() == [2, 1, 0]


def test_power_margin_draws_with_odds_by_the_score():
    p = np.where(np.arange(100) < 50, 0.5, 0.9)
    pool = candidates(np.zeros((100, 1)), lambda rows: np.column_stack([p, 1 - p])[: rows.shape[0]].astype(np.float32))
    drawn = np.concatenate([select("power_margin", pool, 10, seed)[0] for seed in range(200)])
    share = np.mean(drawn < 50)
    assert 0.7 < share < 0.9  # odds of 1 to 0.2, ten draws without replacement


def test_relevance_asks_for_the_chosen_class_or_the_rarest():
    X, proba = blobs()
    P = proba(X)
    pool = Candidates(
        X, np.arange(300), np.arange(3), proba, classes=("a", "b", "c", "d"), labels=np.array(["a", "a", "c"], object)
    )
    chosen = strategies.get("relevance", of="d")
    assert strategies.select(chosen, pool, 1, np.random.default_rng(0))[0][0] == P[:, 3].argmax()
    assert select("relevance", pool, 1)[0][0] == P[:, 2].argmax()


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("expected_gradient", "norm", "long"),
        ("expected_gradient", "norm", ["raw"]),
        ("relevance", "of", 3),
        ("committee", "measure", "x"),
        ("committee", "measure", ["divergence"]),
        ("power_margin", "power", -1),
        ("power_margin", "power", np.nan),
        ("power_margin", "power", "much"),
        ("diverse_margin", "shortlist", "x"),
        ("diverse_margin", "shortlist", 0),
        ("diverse_margin", "shortlist", 2.5),
    ],
)
def test_an_option_out_of_range_is_told_when_it_is_given(name, option, value):
    with pytest.raises(al.StrategyError, match=f"{option}= to be .*, got {re.escape(repr(value))}"):
        strategies.get(name, **{option: value})
    X, proba = blobs()
    with pytest.raises(al.StrategyError, match=f"{option}= to be"):  # and to whoever calls it without get()
        strategies.select(
            partial(getattr(strategies, name), **{option: value}), candidates(X, proba), 3, np.random.default_rng(0)
        )


def test_a_class_that_is_none_is_told_where_the_classes_are_known():
    X, proba = blobs()
    with pytest.raises(al.StrategyError, match="of= to be one of the classes .*, got 'z'"):
        strategies.select(strategies.get("relevance", of="z"), candidates(X, proba), 3, np.random.default_rng(0))


def test_a_batch_of_thousands_is_diverse_at_its_head_and_goes_on_by_the_margin():
    X, proba = blobs(n=6000)
    rows, values = select("diverse_margin", candidates(X, proba), 3000)
    assert len(set(rows.tolist())) == 3000
    rest = np.setdiff1d(np.arange(6000), rows)
    assert values[rows[256:]].min() >= values[rest].max()
