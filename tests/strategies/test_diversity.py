"""Diversity-based strategies: what a batch covers, and what it leaves out."""

from __future__ import annotations

import numpy as np
import pytest
from pools import blobs, candidates, select
from scipy import sparse
from scipy.spatial.distance import cdist
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression

from al_widget import strategies
from al_widget.strategies import Candidates, diversity, selection, without_duplicates


def test_a_diverse_batch_spreads_where_plain_margin_asks_the_same_thing_over_and_over():
    rng = np.random.default_rng(0)
    clusters = rng.normal(scale=10, size=(8, 4))
    X = np.repeat(clusters, 25, axis=0) + rng.normal(scale=0.01, size=(200, 4))
    unsure = 0.5 + 0.01 * np.repeat(np.arange(8), 25)  # the first cluster is a little less certain

    def proba(rows):
        cluster = ((rows[:, None] - clusters) ** 2).sum(axis=2).argmin(axis=1)
        return np.c_[unsure[cluster * 25], 1 - unsure[cluster * 25]].astype(np.float32)

    def clusters_asked(name, **options):
        rows, _ = strategies.select(strategies.get(name, **options), candidates(X, proba), 8, np.random.default_rng(0))
        return len(set((rows // 25).tolist()))

    assert clusters_asked("margin") == 1
    assert clusters_asked("diverse_margin") == 8  # its first shortlist of 80 reaches only four
    assert clusters_asked("diverse_margin", shortlist=1) == 1


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
    assert diversity.cover(*matrices, 20, labels_cover=labels_cover).tolist() == expected


@pytest.mark.parametrize("several", [False, True])
def test_labels_cover_their_neighbours_only_in_single_label_tasks(several):
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
    X = np.random.default_rng(0).normal(size=(200, 5)).astype(np.float32).round(2)  # adding 1000 loses no digits
    ones = np.ones(200)
    here, there = (diversity.cover(one, ones, one[:100], one[:9], 10).tolist() for one in (X, X + np.float32(1000)))
    assert here == there


def test_points_too_near_to_be_told_apart_are_still_picked_once():
    far = np.full((20, 3), 1000, np.float32) + 0.001 * np.arange(20, dtype=np.float32)[:, None]
    for points in (far, np.ones((20, 3))):
        for labeled in (points[:2], points[:0]):
            rows = diversity.cover(points, np.ones(20), points, labeled, 5).tolist()
            assert len(set(rows)) == len(rows) <= 5
            pool = candidates(
                points, lambda some: np.full((len(some), 2), 0.5, np.float32), labeled=np.arange(len(labeled))
            )
            assert len(set(select("diverse_margin", pool, 5)[0].tolist())) == 5


def test_a_batch_has_no_copies_while_there_is_anything_else_however_few_the_smallest_margins_are():
    rng = np.random.default_rng(0)
    originals = rng.normal(size=(60, 16))
    X = np.repeat(originals, 8, axis=0) + rng.normal(scale=0.005, size=(480, 16))
    # The 100 smallest margins belong to 13 originals, 10 of which are labeled.
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
    assert np.std(sums) < 0.08 * (weights @ value)  # a uniform sample has 0.4
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

    assert regions_seen("margin") < 24  # fewer than 30 random picks would reach
    assert regions_seen("diverse_margin") >= 28


@pytest.mark.parametrize("name", ["diverse_margin", "k_center", "typical", without_duplicates("margin", labeled=True)])
def test_nothing_is_asked_that_is_like_what_is_about_to_be_asked(name):
    clusters = np.random.default_rng(0).normal(size=(40, 16))
    X = np.repeat(clusters, 6, axis=0) + np.random.default_rng(1).normal(scale=1e-4, size=(240, 16))
    even = lambda rows: np.full((len(rows), 2), 0.5, np.float32)  # noqa: E731
    pool = candidates(X, even, rows=np.arange(12, 240), labeled=np.arange(12))
    first = select(name, pool, 12)[0]
    rest = np.setdiff1d(np.arange(len(pool)), first)
    second = rest[select(name, pool.only(rest, first), 12)[0]]
    asked = pool.rows[np.concatenate([first, second])] // 6
    assert len(set(asked.tolist())) == 24
    assert min(asked) > 1


def test_distances_are_measured_in_the_embedding_if_there_is_one():
    X, proba = blobs(n=400)
    line = np.arange(400, dtype=float)[:, None]
    plain = select("diverse_margin", candidates(X, proba), 10)[0]
    on_a_line = select("diverse_margin", candidates(X, proba, embedding=line), 10)[0]
    assert set(plain.tolist()) != set(on_a_line.tolist())


def test_typical_starts_in_the_middle_of_regions_no_label_covers():
    rng = np.random.default_rng(0)
    centres = np.array([[0, 0], [20, 0], [0, 20]])
    X = np.concatenate([centre + rng.normal(size=(60, 2)) for centre in centres] + [rng.uniform(60, 90, size=(4, 2))])
    labeled = np.arange(10)  # all of them in the first region
    free = np.arange(10, len(X))
    rows, _ = strategies.select(
        strategies.get("typical"), Candidates(X, free, labeled, None), 2, np.random.default_rng(0)
    )
    picked = X[free[rows]]
    for centre in centres[1:]:
        assert np.linalg.norm(picked - centre, axis=1).min() < 1.5  # one near each centre, no outlier


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


def test_k_center_picks_the_farthest_from_labeled_and_picked():
    X = np.array([[0.0, 0], [10.01, 0], [10, 0], [0, 7], [1, 1]])
    _, proba = blobs(d=2)
    rows, _ = select("k_center", candidates(X, proba, rows=[1, 2, 3, 4], labeled=[0]), 2)
    assert rows.tolist() == [0, 2]  # (10.01, 0) and (0, 7); small-text's greedy_coreset returns the twin points


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


def test_a_batch_of_thousands_is_diverse_at_its_head_and_goes_on_by_the_margin():
    X, proba = blobs(n=6000)
    rows, values = select("diverse_margin", candidates(X, proba), 3000)
    assert len(set(rows.tolist())) == 3000
    rest = np.setdiff1d(np.arange(6000), rows)
    assert values[rows[256:]].min() >= values[rest].max()
