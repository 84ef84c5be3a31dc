"""The default classifier, and the ridge regression in it."""

import pickle

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.linear_model import Ridge as SklearnRidge

import al_widget as al
from al_widget.data.features.build import default_model
from al_widget.data.features.classifier import DefaultClassifier, few_labels
from al_widget.data.features.ridge import Ridge, ridge_loo, sharpness
from al_widget.data.matrix import BlockMatrix
from al_widget.data.pool import make_pool
from al_widget.models.learner import Learner
from al_widget.models.logistic import is_logistic

RNG = np.random.default_rng(0)
CENTRES = RNG.normal(size=(4, 30))
NAMES = np.array(["a", "b", "c", "d"], object)


def made(n, chances=(0.25, 0.25, 0.25, 0.25), seed=0):
    """Return rows and class names of four overlapping classes."""
    rng = np.random.default_rng(seed)
    y = rng.choice(4, n, p=chances)
    return CENTRES[y] * 0.6 + rng.normal(size=(n, 30)), NAMES[y]


def by_hand(X, Y, strength, weights):
    """Return scikit-learn's ridge regression with the same penalty."""
    weights = weights * len(X) / weights.sum()
    centred = X - np.average(X, axis=0, weights=weights)
    penalty = strength * np.average((centred**2).sum(axis=1), weights=weights)
    return SklearnRidge(alpha=penalty).fit(X, Y, sample_weight=weights)


@pytest.mark.parametrize("weights", [np.ones(25), np.random.default_rng(1).exponential(size=25)], ids=["same", "drawn"])
def test_ridge_from_inner_products_is_ridge_of_the_rows(weights):
    X, y = made(25)
    Y = (y[:, None] == NAMES).astype(float)
    fitted = Ridge(X @ X.T, 0.1, weights).fit(Y)
    expected = by_hand(X, Y, 0.1, weights)
    assert np.allclose(X.T @ fitted.dual, expected.coef_.T)
    assert np.allclose(fitted.intercept, expected.intercept_)


def test_held_out_scores_are_those_of_a_fit_without_the_row():
    X, y = made(25)
    Y, fixed = (y[:, None] == NAMES).astype(float), np.average(((X - X.mean(axis=0)) ** 2).sum(axis=1)) * 0.1
    held_out = ridge_loo(X @ X.T, Y, 0.1)
    for row in range(25):
        rest = np.arange(25) != row
        assert np.allclose(SklearnRidge(alpha=fixed).fit(X[rest], Y[rest]).predict(X[[row]]), held_out[row])


def test_rows_that_are_all_the_same_get_the_shares_of_the_classes():
    fitted = Ridge(np.ones((4, 4))).fit(np.eye(2)[[0, 0, 0, 1]])
    assert np.allclose(fitted.dual.sum(axis=0), 0)
    assert np.allclose(fitted.intercept + np.ones(4) @ fitted.dual, [0.75, 0.25])


def test_nothing_but_numbers_has_inner_products():
    with pytest.raises(ValueError, match="NaN or infinite"):
        Ridge(np.array([[1.0, np.nan], [np.nan, 1.0]])).fit(np.eye(2))


def test_scores_are_sharpened_by_how_often_they_are_right():
    scores = np.eye(2)[np.zeros(400, int)]
    codes = (np.arange(400) % 4 == 0).astype(int)  # right in three of four: a factor of log 3
    assert sharpness(scores, codes) == pytest.approx(np.log(3), rel=0.05)


def test_it_is_a_share_of_ridge_regression_and_an_adjustment():
    X, y = made(60)
    plain = LogisticRegression(max_iter=1000).fit(X, y)
    alone = DefaultClassifier(ridge=0, adjustment=0).fit(X, y)
    assert np.allclose(alone.coef_, plain.coef_)
    assert np.allclose(alone.intercept_, plain.intercept_)
    adjusted = DefaultClassifier(ridge=0).fit(X, y)
    counts = np.array([np.sum(y == name) for name in NAMES])
    assert np.allclose(adjusted.intercept_ - plain.intercept_, np.log((counts + 12) / counts))
    whole = DefaultClassifier(ridge=1, adjustment=0).fit(X, y)
    half = DefaultClassifier(ridge=0.5, adjustment=0).fit(X, y)
    assert np.allclose(half.coef_, (plain.coef_ + whole.coef_) / 2)
    assert np.allclose(half.intercept_, (plain.intercept_ + whole.intercept_) / 2)
    Y = (y[:, None] == NAMES).astype(float)
    assert np.corrcoef(whole.coef_.ravel(), by_hand(X, Y, 0.1, np.ones(60)).coef_.ravel())[0, 1] > 0.9999
    assert not np.allclose(whole.coef_, plain.coef_, rtol=0.1)


def test_two_classes_have_no_ridge_and_one_row_of_coefficients():
    X, y = made(60)
    two = y < "c"
    model = DefaultClassifier().fit(X[two], y[two])
    plain = LogisticRegression(max_iter=1000).fit(X[two], y[two])
    assert np.allclose(model.coef_, plain.coef_)
    a, b = (np.sum(y[two] == name) for name in "ab")
    assert np.allclose(model.intercept_ - plain.intercept_, np.log((b + 12) / b) - np.log((a + 12) / a))


def test_a_class_with_few_labels_is_overlooked_less():
    X, y = made(120, (0.4, 0.35, 0.2, 0.05), seed=3)
    many, truth = made(4000, seed=4)
    share, before = (
        np.mean(one.fit(X, y).predict(many) == "d") for one in (DefaultClassifier(), LogisticRegression(max_iter=1000))
    )
    assert np.mean(truth == "d") == pytest.approx(0.25, abs=0.02)
    assert before + 0.03 < share < 0.28


def test_what_is_added_fades():
    added = few_labels(np.array([1, 12, 100, 10_000]), 12.0)
    assert np.all(np.diff(added) < 0)
    assert added[1] == pytest.approx(np.log(2))
    assert added[-1] < 0.002


@pytest.mark.parametrize("form", [np.asarray, np.float32, sparse.csr_matrix, lambda X: X.tolist()])
def test_any_form_of_the_rows_gives_the_same_model(form):
    X, y = made(80)
    expected = DefaultClassifier(tol=1e-6).fit(X, y)
    model = DefaultClassifier(tol=1e-6).fit(form(X), y)
    assert np.allclose(model.predict_proba(form(X)), expected.predict_proba(X), atol=2e-3)


def test_in_the_span_of_the_labels_it_is_the_same_model():
    X, y = made(90)
    both = BlockMatrix(sparse.csr_matrix(X[:, :20].astype(np.float32)), X[:, 20:].astype(np.float32))
    wide = DefaultClassifier(tol=1e-6).fit(both[np.arange(60)].tocsr(), y[:60])
    quick = Learner(DefaultClassifier(tol=1e-6), 0).fit(both[np.arange(60)], y[:60], ("a", "b", "c", "d"), None)
    assert quick.estimator.coef_.shape == (4, 30)
    assert np.allclose(quick.proba(both, ("a", "b", "c", "d")), wide.predict_proba(both.tocsr()), atol=5e-3)


def test_the_next_fit_starts_from_the_logistic_regression_and_ends_where_a_first_fit_does():
    X, y = made(300)
    learner, classes = Learner(DefaultClassifier(tol=1e-6), 0), ("a", "b", "c", "d")
    three = y != "d"
    first = learner.fit(X[three][:100], y[three][:100], classes, None)  # without the class "d"
    start, offset = first.estimator.logistic_
    assert not np.allclose(start, first.estimator.coef_)
    assert not np.allclose(offset, first.estimator.intercept_)
    warm = learner.fit(X, y, classes, first)
    again = learner.fit(X, y, classes, warm)
    assert np.allclose(warm.proba(X, classes), learner.fit(X, y, classes, None).proba(X, classes), atol=2e-3)
    assert again.estimator.n_iter_[0] <= 2


def test_it_is_cloned_and_pickled_without_what_only_the_next_fit_reads():
    X, y = made(60)
    model = DefaultClassifier(C=3.0, ridge=0.5, adjustment=6.0).fit(X, y)
    assert clone(model).get_params() == model.get_params()
    again = pickle.loads(pickle.dumps(model))
    assert not hasattr(again, "logistic_")
    assert np.array_equal(again.predict_proba(X), model.predict_proba(X))
    resumed = Learner(model, 0).fit(X, y, ("a", "b", "c", "d"), None)
    assert is_logistic(resumed.estimator)


def test_the_quick_probabilities_are_the_estimators_own():
    for chosen in ("abcd", "ab"):
        X, y = made(80)
        rows = np.isin(y, list(chosen))
        model = Learner(DefaultClassifier(), 0).fit(X[rows], y[rows], tuple(chosen), None)
        assert np.allclose(model.proba(X, tuple(chosen)), model.estimator.predict_proba(X), atol=1e-5)


def test_above_what_inner_products_are_computed_for_there_is_no_ridge(monkeypatch):
    from al_widget.data.features import classifier

    X, y = made(60)
    expected = DefaultClassifier(ridge=0).fit(X, y)
    monkeypatch.setattr(classifier, "MOST_FOR_RIDGE", 59)
    assert np.array_equal(DefaultClassifier().fit(X, y).coef_, expected.coef_)
    assert not np.array_equal(DefaultClassifier().fit(X[:59], y[:59]).coef_, expected.coef_)


def test_a_committee_of_it_votes_differently_on_the_same_labels():
    X, y = made(80)
    learner, classes = Learner(DefaultClassifier(), 0), ("a", "b", "c", "d")
    votes = learner.committee(X, y, classes, learner.fit(X, y, classes, None), size=3)(X)
    assert votes.shape == (3, 80, 4)
    assert np.allclose(votes.sum(axis=2), 1, atol=1e-5)
    assert np.abs(votes[0] - votes[1]).max() > 0.05


def test_it_is_the_default_and_several_labels_each_are_left_to_plain_logistic_regression():
    pool = make_pool(["a tax", "a lien"])
    assert type(default_model(pool, None, 0, 2)) is DefaultClassifier
    assert type(default_model(pool, None, 0, 2, independent=True)) is LogisticRegression
    texts = [f"{kind} number {n}" for n in range(10) for kind in ("tax", "lien", "rent")]
    session = al.Session(texts, ["tax", "lien", "rent"], store=None, seed_size=9)
    for query in session.query(9):
        session.label(query.id, texts[query.id].split()[0])
    session.update()
    assert type(session.model) is DefaultClassifier


def test_columns_far_from_zero_do_not_cost_single_precision_its_digits():
    X, y = made(200)
    near, far = X.astype(np.float32), (X + 3000).astype(np.float32)
    settings = {"ridge": 1.0, "adjustment": 0.0}
    expected = DefaultClassifier(**settings).fit(near, y).predict(near)
    assert np.mean(DefaultClassifier(**settings).fit(far, y).predict(far) == expected) > 0.95


def test_rows_that_hardly_differ_can_be_fitted():
    texts = np.ones((200, 20), np.float32) / np.sqrt(20) + np.random.default_rng(0).normal(0, 1e-8, (200, 20))
    for dtype in (np.float32, np.float64):
        rows = texts.astype(dtype)
        fitted = Ridge(rows @ rows.T).fit(np.eye(4)[np.arange(200) % 4])
        assert np.isfinite(fitted.held_out).all()
        assert np.abs(fitted.held_out).max() < 2


@pytest.mark.parametrize("dtype", ["bool", "int8", "uint8", "int64", "float16", "object"])
def test_numbers_of_any_type_are_read_as_their_values(dtype):
    X, y = made(60)
    X = (np.abs(X) * 40).clip(0, 100).astype(dtype)
    fitted, expected = (DefaultClassifier().fit(rows, y) for rows in (X, X.astype(float)))
    np.testing.assert_allclose(fitted.coef_, expected.coef_)
    np.testing.assert_allclose(fitted.predict_proba(X), expected.predict_proba(X.astype(float)))


def test_one_weight_is_that_of_every_label():
    X, y = made(60)
    one, each = (DefaultClassifier().fit(X, y, weight) for weight in (2.0, np.full(60, 2.0)))
    np.testing.assert_array_equal(one.coef_, each.coef_)


def test_fitted_again_it_starts_from_its_logistic_regression():
    X, y = made(60)
    model = DefaultClassifier(warm_start=True).fit(X, y)
    first, steps = model.coef_, model.n_iter_[0]
    model.fit(X, y)
    assert model.n_iter_[0] <= 1 < steps
    np.testing.assert_allclose(model.coef_, first, atol=1e-3)


@pytest.mark.parametrize(("name", "value"), [("ridge", 2), ("ridge", -0.1), ("ridge", np.nan), ("adjustment", -1)])
def test_a_parameter_that_means_nothing_is_refused_by_name(name, value):
    X, y = made(60)
    with pytest.raises(ValueError, match=f"Expected {name} .* got {value}"):
        DefaultClassifier(**{name: value}).fit(X, y)


class Labels:
    """Labels that become an array and know nothing else of NumPy."""

    def __init__(self, names):
        self.names = names

    def __array__(self, dtype=None, copy=None):
        return np.array(self.names, dtype)

    def __len__(self):
        return len(self.names)

    def __array_function__(self, func, types, args, kwargs):
        raise TypeError(f"{func.__name__} is for arrays")


@pytest.mark.filterwarnings("ignore:A column-vector y")
@pytest.mark.parametrize("form", [list, pd.Series, pd.Categorical, lambda y: y[:, None], Labels])
def test_labels_may_come_in_any_form(form):
    X, y = made(60)
    np.testing.assert_array_equal(DefaultClassifier().fit(X, form(y)).coef_, DefaultClassifier().fit(X, y).coef_)
