"""The audit, for each way to draw it: the estimate is unbiased, and its interval has the nominal coverage."""

from __future__ import annotations

import numpy as np
import pytest

import al_widget as al
from al_widget.evaluation.audit import Audit
from al_widget.evaluation.audit_draw import draw
from al_widget.evaluation.audit_estimate import AuditSample, estimate_accuracy, lure_weights
from al_widget.exceptions import DataError

POPULATION = 4000


def world(rng, accuracy, sharpness):
    """Return a model's confidence in each example of a pool, and whether it is right; it is overconfident by a third."""
    chance = 1 / (1 + np.exp(-rng.normal(np.log(accuracy / (1 - accuracy)), sharpness, POPULATION)))
    odds = (chance / (1 - chance)) ** 1.3
    return odds / (1 + odds), rng.random(POPULATION) < chance


def audited(kind, confidence, right, m, rng):
    """Draw a holdout pool and label m of it as a session does: a few at a time, drawn from those that are left."""
    holdout = rng.permutation(POPULATION)[:800]
    open_, drawn, probabilities = holdout, [], []
    while len(drawn) < m:
        rows = rng.permutation(open_)
        positions, chances = draw(kind, len(rows), 10, confidence[rows], rng)
        taken = min(10, m - len(drawn))
        drawn += rows[positions[:taken]].tolist()
        probabilities += chances[:taken].tolist()
        open_ = np.setdiff1d(open_, drawn)
    drawn = np.array(drawn)
    sample = AuditSample(
        truth=np.full(m, "yes"),
        predicted=np.where(right[drawn], "yes", "no"),
        probabilities=np.array(probabilities),
        confidence=confidence[drawn],
        holdout=len(holdout),
        holdout_confidence=confidence[holdout],
        population=POPULATION,
    )
    return estimate_accuracy(sample, {"uniform": "audit"}.get(kind, kind))


def test_a_share_a_name_or_both_say_how_to_audit():
    assert Audit.parse(0.2) == Audit.parse(("uniform", 0.2)) == Audit("uniform", 0.2)
    assert Audit.parse("stratified") == Audit("stratified", 0.1)
    for wrong in ("stratfied", 1.0, -0.1, True, None, ("lure",), ("lure", 2), ["lure", 0.1]):
        with pytest.raises(DataError, match="audit="):
            Audit.parse(wrong)


@pytest.mark.parametrize("kind", ["uniform", "stratified", "lure"])
@pytest.mark.parametrize("n", [1, 7, 40])
def test_every_draw_is_of_distinct_examples_with_its_probability(kind, n):
    rng = np.random.default_rng(0)
    positions, probabilities = draw(kind, n, 25, rng.random(n), rng)
    assert sorted(set(positions)) == sorted(positions)
    assert len(positions) == len(probabilities) == min(n, 25)
    assert ((probabilities > 0) & (probabilities <= 1 + 1e-12)).all()


def test_a_stratified_draw_spreads_over_the_confidence_and_favours_none():
    rng = np.random.default_rng(1)
    confidence = rng.permutation(np.linspace(0, 1, 100))
    positions = np.array([draw("stratified", 100, 5, confidence, rng)[0] for _ in range(3000)])
    fifths = np.sort((confidence[positions] * 4.999).astype(int), axis=1)
    np.testing.assert_array_equal(fifths, np.tile(np.arange(5), (3000, 1)))
    counts = np.bincount(positions.ravel(), minlength=100)
    assert 90 < counts.min() < counts.max() < 215  # 150 each
    first = np.bincount((confidence[positions[:, 0]] * 4.999).astype(int))  # a draw may be cut short
    assert 500 < first.min() < first.max() < 700  # 600 each


def test_lure_asks_where_the_model_is_unsure_and_weighs_it_back():
    rng = np.random.default_rng(2)
    confidence = np.r_[np.full(50, 0.99), np.full(50, 0.5)]
    loss = rng.random(100)
    found, unsure = [], []
    for _ in range(2000):
        positions, probabilities = draw("lure", 100, 20, confidence, rng)
        found.append((lure_weights(probabilities, 100) * loss[positions]).mean())
        unsure.append((positions >= 50).mean())
    assert np.mean(unsure) > 0.8
    assert np.mean(found) == pytest.approx(loss.mean(), abs=4 * np.std(found) / np.sqrt(2000))


def test_strata_weigh_as_much_as_they_are_of_the_holdout():
    holdout = np.r_[np.full(160, 0.99), np.full(40, 0.5)]
    drawn = np.r_[np.full(20, 0.99), np.full(20, 0.5)]
    right = np.r_[np.arange(20) < 18, np.arange(20) < 8]
    sample = AuditSample(
        truth=np.full(40, "yes"),
        predicted=np.where(right, "yes", "no"),
        probabilities=np.full(40, np.nan),
        confidence=drawn,
        holdout=200,
        holdout_confidence=holdout,
        population=1000,
    )
    found = estimate_accuracy(sample, "stratified")
    assert found.value == pytest.approx(0.8 * 18 / 20 + 0.2 * 8 / 20)


@pytest.mark.parametrize("kind", ["stratified", "lure"])
def test_a_holdout_labeled_to_the_end_still_is_a_draw_from_the_pool(kind):
    right = np.arange(50) < 40

    def found(population):
        sample = AuditSample(
            truth=np.full(50, "yes"),
            predicted=np.where(right, "yes", "no"),
            probabilities=1 / (50 - np.arange(50)),
            confidence=np.full(50, 0.9),
            holdout=50,
            holdout_confidence=np.full(50, 0.9),
            population=population,
        )
        return estimate_accuracy(sample, kind)

    assert (found(50).low, found(50).value, found(50).high) == pytest.approx((0.8, 0.8, 0.8), abs=0.02)
    assert found(5000).high - found(5000).low > 0.15


def test_uniform_draws_weigh_one_each_and_a_missing_chance_means_uniform():
    left = 1 / (40 - np.arange(12))
    np.testing.assert_allclose(lure_weights(left, 40), 1)
    np.testing.assert_allclose(lure_weights(np.full(12, np.nan), 40), 1)


# 160 sessions in each setting; the mean coverage must reach 93 %, and no single setting may fall far below.
@pytest.mark.parametrize("kind", ["uniform", "stratified", "lure"])
def test_the_interval_holds_the_truth_as_often_as_it_says(kind):
    rng = np.random.default_rng(3)
    covered, errors = [], []
    for accuracy, sharpness, m in [(0.75, 1.5, 40), (0.9, 0.3, 60), (0.9, 2.0, 100), (0.97, 1.0, 60)]:
        estimates = []
        for _ in range(160):
            confidence, right = world(rng, accuracy, sharpness)
            found = audited(kind, confidence, right, m, rng)
            estimates.append((found.low <= right.mean() <= found.high, found.value - right.mean()))
        covered.append(np.mean([held for held, _ in estimates]))
        errors.append([error for _, error in estimates])
    assert np.mean(covered) >= 0.93
    assert min(covered) >= 0.9
    assert np.abs(np.mean(errors, axis=1)).max() < 4 * np.std(errors, axis=1).max() / np.sqrt(160)


def test_where_confidence_tells_errors_apart_both_are_nearer_than_a_uniform_audit():
    rng = np.random.default_rng(4)
    off = {}
    for kind in ("uniform", "stratified", "lure"):
        found = []
        for _ in range(200):
            confidence, right = world(rng, 0.9, 3.0)
            found.append(audited(kind, confidence, right, 100, rng).value - right.mean())
        off[kind] = np.sqrt(np.mean(np.square(found)))
    assert off["stratified"] < 0.9 * off["uniform"]
    assert off["lure"] < 0.9 * off["uniform"]


@pytest.mark.parametrize("kind", ["stratified", "lure"])
def test_a_session_audits_that_way_and_goes_on_after_a_restart(clauses, kind, tmp_path):
    store = str(tmp_path / "labels.db")
    session = clauses.session(audit=(kind, 0.3), store=store)
    clauses.play(session, rounds=8, n=8)
    estimate, metrics = session.accuracy, session.metrics
    assert (estimate.method, metrics["method"][0]) == (kind, kind)
    assert estimate.low <= estimate.value <= estimate.high
    audits = session.frame.query("picked == 'audit'")
    assert set(audits["strategy"]) == {kind}
    assert estimate.n == len(audits)
    asked = [query.key for query in session.query(12)]
    session.close()
    again = clauses.session(audit=(kind, 0.3), store=store)
    assert again.accuracy == estimate
    assert [query.key for query in again.query(12)] == asked
    assert again.metrics.equals(metrics)
    again.close()


@pytest.mark.parametrize("kind", ["stratified", "lure"])
def test_the_whole_pool_can_be_labeled(kind):
    texts = [f"{'good' if n % 2 else 'bad'} film number {n}" for n in range(60)]
    session = al.Session(texts, ["pos", "neg"], store=None, audit=(kind, 0.2), seed_size=6, batch_size=6)
    while batch := session.query():
        for query in batch:
            session.label(query.id, "pos" if "good" in query.example else "neg")
        session.update()
    assert session.n_labels == 60
    assert session.accuracy.value > 0.8


def test_metrics_and_temperature_are_of_the_last_model_that_did_not_see_the_audit(clauses, tmp_path):
    store = str(tmp_path / "labels.db")
    session = clauses.session(audit=0.4, store=store)
    assert session.metrics.empty
    assert session.temperature == 1.0
    clauses.play(session, rounds=10, n=8)
    metrics, temperature = session.metrics, session.temperature
    assert metrics["metric"][0] == "accuracy"
    assert tuple(metrics.loc[0, ["value", "low", "high", "n"]]) == (
        session.accuracy.value, session.accuracy.low, session.accuracy.high, session.accuracy.n
    )  # fmt: skip
    assert 0.1 < temperature < 10
    assert temperature != 1.0
    session.finish()
    assert session.metrics.equals(metrics)
    session.close()
    again = clauses.session(audit=0.4, store=store)
    assert again.metrics.equals(metrics)
    assert again.temperature == pytest.approx(temperature, rel=0.01)  # fitted from scratch, without the warm start
    again.close()


def test_the_desk_shows_calibrated_probabilities_and_predict_proba_does_on_request(clauses):
    session = clauses.session(audit=0.4)
    clauses.play(session, rounds=10, n=8)
    X = clauses.matrix
    raw, shown = session.predict_proba(X), session.predict_proba(X, calibrated=True)
    np.testing.assert_allclose(raw, session.model.predict_proba(X), atol=1e-5)
    np.testing.assert_array_equal(raw.argmax(1), shown.argmax(1))
    assert np.abs(raw - shown).max() > 0.01
    for query in session.query(12):
        if query.probabilities:
            top = max(query.probabilities.values())
            assert top == pytest.approx(shown[query.id].max(), abs=1e-3)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"audit": 0.1}, {"audit": 0.4}),
        ({"audit": 0.1, "budget": 60}, {"audit": 0.1, "budget": 110}),
        ({"audit": 0.3}, {"audit": 0.3, "seed": 7}),
        ({"audit": ("lure", 0.3)}, {"audit": ("lure", 0.05)}),
        ({"audit": 0.3}, {"audit": "lure"}),
    ],
)
def test_what_a_strategy_could_have_taken_never_comes_into_the_holdout_later(clauses, tmp_path, first, then):
    store = str(tmp_path / "labels.db")
    session = clauses.session(store=store, **first)
    clauses.play(session, rounds=3, n=8)
    holdout = set(session.engine.state.holdout.rows)
    session.close()
    again = clauses.session(store=store, **then)
    assert set(again.engine.state.holdout.rows) == holdout
    clauses.play(again, rounds=4, n=8)
    audited = again.frame.query("picked == 'audit'")["id"]
    assert {again.pool.row(one) for one in audited} <= holdout
    if again.accuracy is not None:
        assert 0 <= again.accuracy.low <= again.accuracy.value <= again.accuracy.high <= 1
    again.close()


def test_before_anything_is_labeled_the_holdout_follows_the_settings(clauses, tmp_path):
    store = str(tmp_path / "labels.db")
    clauses.session(store=store, audit=0.1).close()
    assert len(clauses.session(store=store, audit=0.4).engine.state.holdout.rows) == 48


def test_a_task_that_began_without_an_audit_says_why_it_has_none(clauses, tmp_path):
    store = str(tmp_path / "labels.db")
    session = clauses.session(store=store, audit=0)
    clauses.play(session, rounds=2, n=8)
    session.close()
    again = clauses.session(store=store, audit=0.3)
    assert any("began without an audit" in notice for notice in again.notices)
    assert len(again.engine.state.holdout.rows) == 0


def test_weighted_labels_stay_weighted_when_the_audit_goes_on_uniformly(clauses, tmp_path):
    store = str(tmp_path / "labels.db")
    session = clauses.session(store=store, audit=("lure", 0.4))
    clauses.play(session, rounds=6, n=8)
    session.close()
    again = clauses.session(store=store, audit=0.4)
    clauses.play(again, rounds=2, n=8)
    assert again.accuracy.method == "lure"
    assert again.baseline is None
    assert again.forecast() is None


def test_calibrated_means_calibrated_after_finish_too(clauses, tmp_path):
    store = str(tmp_path / "labels.db")
    session = clauses.session(audit=0.4, store=store)
    clauses.play(session, rounds=8, n=8)
    session.finish()
    X = clauses.matrix
    shown = session.predict_proba(X, calibrated=True)
    assert np.abs(shown - session.predict_proba(X)).max() > 0.01
    session.close()
    again = clauses.session(audit=0.4, store=store)
    np.testing.assert_allclose(again.predict_proba(X, calibrated=True), shown, atol=0.02)
