"""Wrappers: what each changes about the wrapped strategy, and what it leaves alone."""

from __future__ import annotations

import numpy as np
import pytest
from pools import blobs, candidates, copies, select, unit
from scipy import sparse

import al_widget as al
from al_widget import strategies
from al_widget.strategies import class_quota, density_weighted, random_share, scores, without_duplicates


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
    p = np.r_[np.full(99, 0.55), 0.5]  # the model is least certain about the outlier
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
    np.testing.assert_allclose(pool.uncertainty, scores.margin(proba(X)), atol=1e-6)  # unweighted, for the chart


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
def test_a_strategy_that_ignores_scores_cannot_be_weighted(inner):
    X, proba = blobs()
    with pytest.raises(al.StrategyError, match="follows a score, got .*, which asks for none"):
        select(density_weighted(inner), candidates(X, proba), 5)


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
    assert np.mean(kept) == pytest.approx(20 * 0.7 + 20 * 0.3 * 6 / 386, abs=0.8)  # random picks find some of them too
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
