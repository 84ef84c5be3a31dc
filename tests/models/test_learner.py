"""The learner: as good as a fit from scratch after every batch, even when classes come and go."""

from __future__ import annotations

import copy
import pickle
import warnings

import numpy as np
import pytest
from scipy import sparse
from sklearn.base import BaseEstimator, ClassifierMixin, is_classifier
from sklearn.calibration import CalibratedClassifierCV
from sklearn.datasets import load_digits
from sklearn.ensemble import (
    AdaBoostClassifier,
    BaggingClassifier,
    ExtraTreesClassifier,
    GradientBoostingClassifier,
    HistGradientBoostingClassifier,
    RandomForestClassifier,
    StackingClassifier,
    VotingClassifier,
)
from sklearn.linear_model import LinearRegression, LogisticRegression, RidgeClassifier, SGDClassifier
from sklearn.metrics import get_scorer
from sklearn.model_selection import GridSearchCV
from sklearn.multiclass import OneVsRestClassifier
from sklearn.naive_bayes import GaussianNB, MultinomialNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier

import al_widget as al
from al_widget.data.matrix import BlockMatrix
from al_widget.labels.arrays import label_array
from al_widget.labels.schema import schema_for
from al_widget.models.adapters import LabelEncodedClassifier
from al_widget.models.fitters import ResampledFitter
from al_widget.models.learner import Learner
from al_widget.models.template import EstimatorTemplate


@pytest.fixture(scope="module")
def digits():
    X, y = load_digits(return_X_y=True)
    return (X / 16).astype(np.float32), y.astype(str).astype(object)


def learn(estimator, X, y, classes, sizes, seed=0):
    """Fit one model after another on the first m labels, each warm-started from the one before."""
    learner, model = Learner(estimator, seed), None
    for version, m in enumerate(sizes, 1):
        model = learner.fit(X[:m], y[:m], classes, model, version)
    return model


CLASSES = tuple("0123456789")


# ---------------------------------------------------------------- logistic regression, warm


def test_a_warm_start_reaches_the_same_optimum_as_a_cold_one(digits):
    X, y = digits
    options = {"C": 1.0, "max_iter": 2000, "tol": 1e-6}
    warm = learn(LogisticRegression(**options), X, y, CLASSES, range(50, 301, 25))
    cold = LogisticRegression(**options).fit(X[:300], y[:300])
    np.testing.assert_allclose(warm.estimator.coef_, cold.coef_, atol=2e-3)
    np.testing.assert_allclose(warm.proba(X[300:], CLASSES), cold.predict_proba(X[300:]), atol=5e-3)


def test_a_warm_start_takes_fewer_steps(digits):
    X, y = digits
    warm = learn(LogisticRegression(max_iter=2000), X, y, CLASSES, [390, 400])
    cold = LogisticRegression(max_iter=2000).fit(X[:400], y[:400])
    assert warm.estimator.n_iter_[0] < cold.n_iter_[0]


def test_words_and_their_projection_are_learned_to_the_same_optimum_as_one_wide_matrix():
    rng = np.random.default_rng(0)
    words = sparse.random(80, 3000, 0.01, "csr", np.float32, rng)
    points = rng.normal(size=(80, 12)).astype(np.float32)
    both = BlockMatrix(words, points)
    y = np.array(["a", "b", "c"], object)[rng.integers(3, size=80)]
    options = {"C": 10.0, "max_iter": 5000, "tol": 1e-7}
    wide = LogisticRegression(**options).fit(both[np.arange(60)].tocsr(), y[:60])
    quick = Learner(LogisticRegression(**options), 0).fit(both[np.arange(60)], y[:60], ("a", "b", "c"), None)
    np.testing.assert_allclose(quick.proba(both, ("a", "b", "c")), wide.predict_proba(both.tocsr()), atol=2e-3)


def test_two_classes_are_warm_started_too(digits):
    X, y = digits
    two = np.isin(y, ["3", "8"])
    X, y = X[two], y[two]
    warm = learn(LogisticRegression(max_iter=2000, tol=1e-6), X, y, ("3", "8"), [20, 40, 80])
    cold = LogisticRegression(max_iter=2000, tol=1e-6).fit(X[:80], y[:80])
    np.testing.assert_allclose(warm.estimator.coef_, cold.coef_, atol=2e-3)


# ---------------------------------------------------------------- classes come and go

ESTIMATORS = {
    "logistic": LogisticRegression(max_iter=1000),
    "logistic saga": LogisticRegression(solver="saga", max_iter=3000, tol=1e-3),
    "sgd": SGDClassifier(loss="log_loss"),
    "gaussian nb": GaussianNB(),
    "multinomial nb": MultinomialNB(),
    "forest": RandomForestClassifier(20),
    "pipeline": make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)),
    "calibrated": CalibratedClassifierCV(LinearSVC(), cv=2),
    "neighbours": KNeighborsClassifier(3),
    "net": MLPClassifier((16,), max_iter=150),
}


@pytest.fixture(params=ESTIMATORS)
def estimator(request):
    return ESTIMATORS[request.param]


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_any_classifier_learns_and_a_new_one_is_as_good_as_before(digits, estimator):
    X, y = digits
    few = np.isin(y, ["0", "1", "2"])
    X, y = X[few], y[few]
    model = learn(estimator, X, y, ("0", "1", "2"), [40, 80, 120])
    proba = model.proba(X[120:], ("0", "1", "2"))
    assert proba.dtype == np.float32
    assert proba.shape == (len(X) - 120, 3)
    np.testing.assert_allclose(proba.sum(axis=1), 1, atol=1e-4)
    assert (model.predict(X[120:]) == y[120:]).mean() > 0.8
    assert not hasattr(estimator, "classes_")  # the user's own object stays as it was


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_class_that_appears_midway_is_learned(digits, estimator):
    X, y = digits
    early = np.flatnonzero(np.isin(y, ["0", "1"]))[:40]
    late = np.flatnonzero(np.isin(y, ["0", "1", "2"]))[:150]
    learner = Learner(estimator, 0)
    first = learner.fit(X[early], y[early], ("0", "1"), None, 1)
    model = learner.fit(X[late], y[late], ("0", "1", "2"), first, 2)
    twos = np.flatnonzero(y == "2")[60:]
    proba = model.proba(X[twos], ("0", "1", "2"))
    assert (proba.argmax(axis=1) == 2).mean() > 0.9


@pytest.mark.parametrize("seen", [["0", "1"], ["0", "1", "3"], ["1", "3"]])
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_class_without_labels_keeps_its_column(digits, estimator, seen):
    X, y = digits
    classes = ("0", "2", "1", "3")
    rows = np.flatnonzero(np.isin(y, seen))[:60]
    proba = Learner(estimator, 0).fit(X[rows], y[rows], classes, None).proba(X[rows], classes)
    assert proba.shape == (60, 4)
    assert (np.array(classes)[proba.argmax(axis=1)] == y[rows]).mean() > 0.9
    missing = [column for column, name in enumerate(classes) if name not in seen]
    assert proba[:, missing].max() < 0.5


def test_from_two_classes_to_four_and_back_to_two_others_nothing_breaks(digits):
    X, y = digits
    learner, model = Learner(LogisticRegression(max_iter=1000), 0), None
    for names in ("01", "012", "0123", "123", "12", "34", "2345"):
        rows = np.flatnonzero(np.isin(y, list(names)))[:80]
        model = learner.fit(X[rows], y[rows], CLASSES, model)
        cold = LogisticRegression(max_iter=1000).fit(X[rows], y[rows])
        np.testing.assert_allclose(model.estimator.predict_proba(X[rows]), cold.predict_proba(X[rows]), atol=0.01)


def test_columns_follow_the_order_of_the_session_not_the_alphabet(digits):
    X, y = digits
    rows = np.flatnonzero(np.isin(y, ["0", "1"]))[:60]
    model = Learner(LogisticRegression(), 0).fit(X[rows], y[rows], ("1", "0"), None)
    assert (np.array(["1", "0"])[model.proba(X[rows], ("1", "0")).argmax(axis=1)] == y[rows]).mean() > 0.95


# ---------------------------------------------------------------- partial_fit


def test_after_many_one_sided_batches_the_old_classes_are_not_forgotten(digits):
    X, y = digits
    order = np.argsort(y.astype(int), kind="stable")  # a batch holds one or two digits: the worst case
    order = np.concatenate([rows[:30] for rows in np.split(order, np.flatnonzero(np.diff(y[order].astype(int))) + 1)])
    model = learn(SGDClassifier(loss="log_loss"), X[order], y[order], CLASSES, range(20, 301, 20))
    held_out = np.setdiff1d(np.arange(len(y)), order)
    replayed = (model.predict(X[held_out]) == y[held_out]).mean()

    naive = SGDClassifier(loss="log_loss", random_state=0)
    for start in range(0, 300, 20):
        rows = order[start : start + 20]
        naive.partial_fit(X[rows], y[rows], classes=np.array(CLASSES, object))
    forgetful = (naive.predict(X[held_out]) == y[held_out]).mean()
    assert replayed > 0.8
    assert replayed > forgetful + 0.1


def test_a_partial_fit_model_that_serves_is_not_changed_by_the_next_one(digits):
    X, y = digits
    learner = Learner(SGDClassifier(loss="log_loss"), 0)
    first = learner.fit(X[:100], y[:100], CLASSES, None, 1)
    before = first.estimator.coef_.copy()
    learner.fit(X[:200], y[:200], CLASSES, first, 2)
    np.testing.assert_array_equal(first.estimator.coef_, before)


@pytest.mark.parametrize("counting", [GaussianNB(), MultinomialNB()])
def test_counting_models_count_each_label_once(digits, counting):
    X, y = digits
    grown = learn(counting, X, y, CLASSES, [60, 120, 200])
    np.testing.assert_allclose(grown.estimator.class_count_, np.bincount(y[:200].astype(int)))
    np.testing.assert_allclose(grown.proba(X, CLASSES), counting.fit(X[:200], y[:200]).predict_proba(X), atol=1e-5)


def test_a_label_taken_back_is_unlearned(digits):
    X, y = digits
    learner = Learner(GaussianNB(), 0)
    more = learner.fit(X[:200], y[:200], CLASSES, None, 1)
    fewer = learner.fit(X[:150], y[:150], CLASSES, more, 2)
    direct = learner.fit(X[:150], y[:150], CLASSES, None, 1)
    np.testing.assert_array_equal(fewer.proba(X, CLASSES), direct.proba(X, CLASSES))


# ---------------------------------------------------------------- seeds and errors


@pytest.mark.parametrize(
    "estimator", [RandomForestClassifier(10), SGDClassifier(loss="log_loss"), MLPClassifier((8,), max_iter=30)]
)
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_the_same_seed_gives_the_same_model_and_another_seed_another(digits, estimator):
    X, y = digits
    one, two, other = (learn(estimator, X, y, CLASSES, [60, 90], seed).proba(X, CLASSES) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, two)
    assert not np.array_equal(one, other)


def test_a_seed_the_user_chose_is_kept(digits):
    X, y = digits
    model = learn(RandomForestClassifier(10, random_state=42), X, y, CLASSES, [60], seed=1)
    np.testing.assert_array_equal(
        model.estimator.predict_proba(X),
        RandomForestClassifier(10, random_state=42).fit(X[:60], y[:60]).predict_proba(X),
    )


def test_sparse_rows_are_learned_as_dense_ones_are(digits):
    X, y = digits
    dense = learn(LogisticRegression(max_iter=1000, tol=1e-6), X, y, CLASSES, [100, 200])
    thin = learn(LogisticRegression(max_iter=1000, tol=1e-6), sparse.csr_matrix(X), y, CLASSES, [100, 200])
    np.testing.assert_allclose(dense.proba(X, CLASSES), thin.proba(sparse.csr_matrix(X), CLASSES), atol=5e-3)


class Moody(ClassifierMixin, BaseEstimator):
    """A classifier whose fit can be made to fail; it changes its state before it raises, as careless estimators do."""

    fails = False

    def fit(self, X, y):
        self.classes_, self.mean_ = np.unique(y), X.mean()
        if Moody.fails:
            raise FloatingPointError("overflow in exp")
        return self

    def predict_proba(self, X):
        if Moody.fails == "later":
            raise ValueError("X has 3 features")
        return np.full((len(X), len(self.classes_)), 1 / len(self.classes_))


@pytest.mark.parametrize("names", ["01", "0123456789"])
@pytest.mark.parametrize("kind", [np.float32, np.float64, np.int8, sparse.csr_matrix])
def test_probabilities_are_those_scikit_learn_gives(digits, names, kind):
    X, y = digits
    X = sparse.csr_matrix(X) if kind is sparse.csr_matrix else (16 * X).astype(kind)
    known = np.flatnonzero(np.isin(y, list(names)))[:150]
    model = Learner(LogisticRegression(max_iter=500), 0).fit(X[known], y[known], tuple(names), None)
    proba = model.proba(X, tuple(names))
    assert proba.dtype == np.float32
    np.testing.assert_allclose(proba, model.estimator.predict_proba(X), atol=1e-5)


def test_one_against_the_rest_is_not_taken_for_softmax(digits):
    X, y = digits
    model = Learner(LogisticRegression(solver="liblinear"), 0).fit(X[y < "2"], y[y < "2"], ("0", "1"), None)
    np.testing.assert_allclose(model.proba(X, ("0", "1")), model.estimator.predict_proba(X), atol=1e-6)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_nan_and_infinity_in_new_rows_are_refused(digits, value):
    X, y = digits
    model = Learner(LogisticRegression(), 0).fit(X[:50], y[:50], CLASSES, None)
    new = X[:3].copy()
    new[1, 30] = value
    with pytest.raises(al.ModelError, match="NaN or infinite"):
        model.predict(new)


def test_an_estimator_that_raises_is_named_and_the_model_before_is_untouched(digits, monkeypatch):
    X, y = digits
    learner = Learner(Moody(), 0)
    first = learner.fit(X[:50], y[:50], CLASSES, None)
    before = copy.deepcopy(vars(first.estimator))
    monkeypatch.setattr(Moody, "fails", True)
    with pytest.raises(
        al.ModelError, match="Moody failed to fit 80 labels: FloatingPointError: overflow in exp"
    ) as caught:
        learner.fit(X[:80], y[:80], CLASSES, first)
    assert isinstance(caught.value.__cause__, FloatingPointError)
    assert vars(first.estimator)["mean_"] == before["mean_"]
    np.testing.assert_array_equal(first.estimator.classes_, before["classes_"])


def test_an_estimator_that_cannot_predict_is_named(digits, monkeypatch):
    X, y = digits
    model = Learner(Moody(), 0).fit(X[:50], y[:50], CLASSES, None)
    monkeypatch.setattr(Moody, "fails", "later")
    with pytest.raises(al.ModelError, match="Moody failed to predict: ValueError: X has 3 features"):
        model.proba(X, CLASSES)


@pytest.mark.parametrize(
    ("estimator", "said"),
    [
        (LinearSVC(), "LinearSVC has none. Wrap it in sklearn.calibration.CalibratedClassifierCV"),
        (RidgeClassifier(), "RidgeClassifier has none"),
        (SGDClassifier(), 'SGDClassifier has none. Pass loss="log_loss", or wrap it in'),
        (VotingClassifier([("a", LogisticRegression())]), 'VotingClassifier has none. Pass voting="soft".'),
        (make_pipeline(StandardScaler(), LinearSVC()), "LinearSVC has none. Wrap it"),
        (GridSearchCV(LinearSVC(), {"C": [1]}), "LinearSVC has none. Wrap it"),
        (RandomForestClassifier, r"got the class RandomForestClassifier. Pass RandomForestClassifier\(\)."),
        (None, "got None. Pass an instance of one, such as"),
        ("forest", "got 'forest'. Pass an instance of one, such as"),
        (StandardScaler(), "got the transformer StandardScaler. Pass it as features=, or"),
        (make_pipeline(StandardScaler()), "got the transformer StandardScaler. Pass it as features=, or"),
        (LinearRegression(), "got the regressor LinearRegression. Labels are classes: pass a classifier"),
    ],
)
def test_what_has_no_probabilities_is_refused_with_a_way_out(estimator, said):
    with pytest.raises(al.ModelError, match=said):
        Learner(estimator, 0)


@pytest.mark.parametrize("inside", [False, True])
def test_a_stack_with_its_default_final_estimator_has_probabilities_once_it_is_fitted(digits, inside):
    X, y = digits
    stack = StackingClassifier([("a", LogisticRegression(max_iter=500)), ("b", GaussianNB())], cv=2)
    model = Learner(make_pipeline(StandardScaler(), stack) if inside else stack, 0).fit(X[:80], y[:80], CLASSES, None)
    assert (model.predict(X[:80]) == y[:80]).mean() > 0.6


# ---------------------------------------------------------------- committees


class Centroids(ClassifierMixin, BaseEstimator):
    """A user's classifier: nearest class mean, without sample weights."""

    def fit(self, X, y):
        self.classes_ = np.unique(y)
        self.means_ = np.array([X[y == name].mean(axis=0) for name in self.classes_])
        return self

    def predict_proba(self, X):
        near = np.exp(-((X[:, None] - self.means_) ** 2).sum(axis=2))
        return near / near.sum(axis=1, keepdims=True)


class Panel(ClassifierMixin, BaseEstimator):
    """A user's ensemble: three `Centroids`, each on a third of the features, scaled as they need."""

    def fit(self, X, y):
        self.classes_ = np.unique(y)
        self.estimators_ = [
            make_pipeline(StandardScaler(with_std=False), Centroids()).fit(X * mask, y)
            for mask in np.eye(3)[:, np.arange(64) % 3]
        ]
        return self

    def predict_proba(self, X):
        return np.mean([member.predict_proba(X) for member in self.estimators_], axis=0)


quick = LogisticRegression(max_iter=300)
AVERAGED = {  # estimator, number of members: their mean is the ensemble's own prediction
    "forest": (RandomForestClassifier(12), 12),
    "extra trees": (ExtraTreesClassifier(7), 7),
    "forest in a pipeline": (make_pipeline(StandardScaler(), RandomForestClassifier(12)), 12),
    "forest in a search": (GridSearchCV(RandomForestClassifier(5), {"max_depth": [3, 9]}, cv=2), 5),
    "bagged": (BaggingClassifier(quick, 5), 5),
    "bagged pipelines": (BaggingClassifier(make_pipeline(StandardScaler(), quick), 4), 4),
    "bagged on some features": (BaggingClassifier(quick, 5, max_features=0.5), 5),
    "bagged on few labels": (BaggingClassifier(KNeighborsClassifier(1), 6, max_samples=0.1), 6),
    "voting": (
        VotingClassifier(
            [("a", quick), ("b", GaussianNB()), ("c", make_pipeline(StandardScaler(), quick))], voting="soft"
        ),
        3,
    ),
    "calibrated": (CalibratedClassifierCV(LinearSVC(), cv=3), 3),
    "user's ensemble": (Panel(), 3),
}
MEMBERS = {  # estimator, number of members: 8 where it has no members of its own
    **AVERAGED,
    "stacking": (StackingClassifier([("a", quick), ("b", GaussianNB())], quick, cv=2), 2),
    "boosted": (AdaBoostClassifier(DecisionTreeClassifier(max_depth=4), n_estimators=6), 6),
    "voting of one": (VotingClassifier([("a", quick)], voting="soft"), 8),
    "calibrated at the end": (CalibratedClassifierCV(LinearSVC(), cv=2, ensemble=False), 8),
    "gradient boosting": (GradientBoostingClassifier(n_estimators=5), 8),
    "histogram boosting": (HistGradientBoostingClassifier(max_iter=5, min_samples_leaf=5), 8),
    "one against the rest": (OneVsRestClassifier(quick), 8),
    "logistic": (quick, 8),
    "logistic in a pipeline": (make_pipeline(StandardScaler(), quick), 8),
    "tree": (DecisionTreeClassifier(), 8),
    "gaussian nb": (GaussianNB(), 8),
    "sgd": (SGDClassifier(loss="log_loss"), 8),
    "net": (MLPClassifier((16,), max_iter=150), 8),
    "neighbours": (KNeighborsClassifier(3), 8),
    "neighbours in a pipeline": (make_pipeline(StandardScaler(), KNeighborsClassifier(3)), 8),
    "user's own": (Centroids(), 8),
}


def panel(estimator, X, y, classes):
    learner = Learner(estimator, 0)
    model = learner.fit(X, y, classes, None)
    return model, learner.committee(X, y, classes, model)


@pytest.mark.parametrize("kind", MEMBERS)
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_every_estimator_has_a_committee_that_knows_the_classes_and_does_not_always_agree(digits, kind):
    X, y = digits
    estimator, size = MEMBERS[kind]
    classes = ("none yet", *CLASSES[::-1])  # not in alphabetical order, and one without labels
    model, votes = panel(estimator, X[:200], y[:200], classes)
    given = votes(X[200:500])
    assert given.shape == (size, 300, 11)
    assert given.dtype == np.float32
    np.testing.assert_allclose(given.sum(axis=2), 1, atol=2e-3)  # naive Bayes sums in single precision
    assert given[:, :, 0].max() == 0
    said = np.array(classes)[given.argmax(axis=2)]
    for one in said:
        assert (one == y[200:500]).mean() > 0.25  # chance is 0.1
    assert (np.array(classes)[given.mean(axis=0).argmax(axis=1)] == y[200:500]).mean() > 0.6
    assert (said != said[0]).any(axis=0).mean() > 0.02
    if kind in AVERAGED:
        np.testing.assert_allclose(given.mean(axis=0), model.proba(X[200:500], classes), atol=1e-5)


def test_members_of_a_pipeline_are_weighted_at_its_last_step_and_see_every_label(digits):
    X, y = digits
    template = EstimatorTemplate(make_pipeline(StandardScaler(), LogisticRegression(max_iter=300)), 0)
    fitters = (ResampledFitter(template, np.random.default_rng(seed)) for seed in (0, 1))
    one, two = (fitter.fit_multiclass(X[:100], y[:100], CLASSES) for fitter in fitters)
    np.testing.assert_array_equal(one[0].mean_, X[:100].astype(np.float64).mean(axis=0))
    np.testing.assert_array_equal(one[0].mean_, two[0].mean_)
    assert not np.allclose(one[1].coef_, two[1].coef_)


@pytest.mark.parametrize("names", [CLASSES, ("3", "8")])
@pytest.mark.parametrize("kind", ["dense", "sparse", "stacked"])
def test_one_product_gives_the_votes_each_member_gives(digits, names, kind):
    X, y = digits
    seen = np.isin(y, names)
    X, y = X[seen], y[seen]
    X = {"dense": X, "sparse": sparse.csr_matrix(X), "stacked": BlockMatrix(sparse.csr_matrix(X[:, :30]), X[:, 30:])}[
        kind
    ]
    classes = ("none yet", *names[::-1])
    learner = Learner(LogisticRegression(max_iter=1000), 0)
    few, rest = np.arange(80), np.arange(80, 250)
    model = learner.fit(X[few], y[few], classes, None)
    votes = learner.committee(X[few], y[few], classes, model)(X[rest])
    template = EstimatorTemplate(LogisticRegression(max_iter=1000), 0)
    fitter = ResampledFitter(template, np.random.default_rng([0, 80]))
    for given in votes:
        member = fitter.fit_multiclass(X[few], y[few], classes)
        alone = type(model)(member, 1, 80).proba(X[rest], classes)
        np.testing.assert_allclose(given, alone, atol=1e-5)


@pytest.mark.parametrize("kind", ["forest", "logistic", "neighbours"])
def test_the_same_seed_gives_the_same_committee(digits, kind):
    X, y = digits
    one, two = (panel(MEMBERS[kind][0], X[:100], y[:100], CLASSES)[1](X[100:200]) for _ in range(2))
    np.testing.assert_array_equal(one, two)


def test_a_member_that_cannot_be_fitted_is_told(digits, monkeypatch):
    X, y = digits
    learner = Learner(Moody(), 0)
    model = learner.fit(X[:50], y[:50], CLASSES, None)
    monkeypatch.setattr(Moody, "fails", True)
    with pytest.raises(al.ModelError, match="A committee of Moody failed to fit: FloatingPointError"):
        learner.committee(X[:50], y[:50], CLASSES, model)


# ---------------------------------------------------------------- encoded labels


class Softmax(ClassifierMixin, BaseEstimator):
    """Softmax regression by gradient descent; needs classes 0, 1, 2 … and may fix its number of outputs, as nets do."""

    def __init__(self, outputs=None, steps=300):
        self.outputs, self.steps = outputs, steps

    def fit(self, X, y):
        if np.asarray(y).dtype.kind not in "iu" or not np.array_equal(np.unique(y), np.arange(y.max() + 1)):
            raise ValueError(f"Invalid classes inferred from unique values of `y`, got {np.unique(y)}")
        self.classes_ = np.unique(y)
        self.coef_ = np.zeros((X.shape[1], self.outputs or len(self.classes_)))
        for _ in range(self.steps):
            self.coef_ -= X.T @ (self.predict_proba(X) - np.eye(self.coef_.shape[1])[y]) / len(y)
        return self

    def predict_proba(self, X):
        logits = np.exp(X @ self.coef_)
        return logits / logits.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("outputs", [None, 10])
def test_an_estimator_that_wants_numbers_gets_them_and_names_come_back(digits, outputs):
    X, y = digits
    classes = CLASSES[::-1]
    learner = Learner(Softmax(outputs), 0)
    few = np.flatnonzero(np.isin(y, ["1", "4", "7"]))[:60]  # not the first three classes
    first = learner.fit(X[few], y[few], classes, None, 1)
    assert first.estimator.classes_.tolist() == ["1", "4", "7"]
    assert isinstance(first.estimator.estimator, Softmax)
    assert (first.estimator.predict(X[few]) == y[few]).mean() > 0.95
    early = first.proba(X, classes)  # though a net with ten outputs returns ten columns
    np.testing.assert_allclose(early.sum(axis=1), 1, atol=1e-5)
    assert early[:, [classes.index(name) for name in "023"]].max() == 0
    second = learner.fit(X[:300], y[:300], classes, first, 2)  # seven classes are new
    assert isinstance(second.estimator, LabelEncodedClassifier)
    proba = second.proba(X[300:], classes)
    np.testing.assert_allclose(proba.sum(axis=1), 1, atol=1e-5)
    assert (np.array(classes)[proba.argmax(axis=1)] == y[300:]).mean() > 0.85
    assert (second.predict(X[300:]) == y[300:]).mean() > 0.85
    votes = learner.committee(X[:300], y[:300], classes, second)(X[300:])
    assert votes.shape == (8, len(X) - 300, 10)
    assert (np.array(classes)[votes.mean(axis=0).argmax(axis=1)] == y[300:]).mean() > 0.85


def test_a_label_encoded_classifier_works_with_scikit_learn_and_survives_pickling(digits):
    X, y = digits
    fitted = learn(Softmax(), X, y, CLASSES, [200]).estimator
    assert is_classifier(fitted)
    assert get_scorer("accuracy")(fitted, X, y) == (fitted.predict(X) == y).mean() > 0.8
    assert get_scorer("neg_log_loss")(fitted, X, y) > -1.5
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(fitted)).predict(X), fitted.predict(X))


def test_an_ensemble_that_wants_numbers_is_asked_member_by_member(digits):
    X, y = digits

    class Numbers(RandomForestClassifier):
        def fit(self, X, y):
            return super().fit(X, np.asarray(y, dtype=np.int64))

    rows = np.flatnonzero(np.isin(y, list("369")))[:90]
    named = np.array([f"digit {name}" for name in y], object)
    model, votes = panel(Numbers(9), X[rows], named[rows], ("digit 9", "digit 6", "digit 3"))
    given = votes(X)
    assert given.shape == (9, len(X), 3)
    np.testing.assert_allclose(given.mean(axis=0), model.proba(X, ("digit 9", "digit 6", "digit 3")), atol=1e-5)


def test_names_are_kept_where_they_can_be_read(digits):
    X, y = digits
    assert type(learn(GaussianNB(), X, y, CLASSES, [50]).estimator) is GaussianNB


def test_an_estimator_that_fails_with_numbers_too_tells_both(digits):
    X, y = digits

    class Broken(Softmax):
        def fit(self, X, y):
            super().fit(X, y)
            raise FloatingPointError("overflow in exp")

    with pytest.raises(al.ModelError, match="FloatingPointError: overflow in exp") as caught:
        Learner(Broken(), 0).fit(X[:50], y[:50], CLASSES, None)
    assert "Invalid classes" in str(caught.value.__cause__.__cause__)


@pytest.mark.parametrize("strategy", ["committee", "expected_gradient", "diverse_margin"])
@pytest.mark.parametrize(
    "model", [RandomForestClassifier(10), Softmax(), make_pipeline(StandardScaler(), RandomForestClassifier(10))]
)
def test_a_session_learns_with_a_model_that_is_not_linear_or_wants_numbers(clauses, strategy, model):
    session = clauses.session(strategy=strategy, model=model)
    clauses.play(session, 4)
    assert session.history["strategy"].iloc[-1] == strategy
    asked = session.frame[session.frame["strategy"] == strategy]
    assert len(asked)
    assert asked["score"].notna().all()
    truth = np.array([clauses.truth[text] for text in clauses.texts])
    assert (session.model.predict(clauses.matrix) == truth).mean() > 0.7


# ---------------------------------------------------------------- more classes than half of the labels


class Numbered(ClassifierMixin, BaseEstimator):
    """A classifier that accepts only integer labels."""

    def fit(self, X, y):
        self._model = LogisticRegression().fit(X, np.asarray(y) + 0)
        self.classes_ = self._model.classes_
        return self

    def predict_proba(self, X):
        return self._model.predict_proba(X)


@pytest.mark.parametrize(
    ("estimator", "stacked"),
    [
        (LogisticRegression(), True),  # the fit in the span of the labels
        (LogisticRegression(), False),
        (SGDClassifier(loss="log_loss"), False),  # updated by partial_fit
        (GaussianNB(), False),
        (KNeighborsClassifier(1), False),  # accepts no sample weights
        (Numbered(), False),
    ],
)
@pytest.mark.parametrize("multilabel", [False, True])
def test_many_classes_with_few_labels_each_are_no_reason_to_warn(estimator, stacked, multilabel):
    dense = np.random.default_rng(0).normal(size=(22, 5)).astype(np.float32)
    X = BlockMatrix(sparse.csr_matrix(dense[:, :2]), dense[:, 2:]) if stacked else dense
    classes = tuple(f"c{number:02}" for number in range(14))
    names = [classes[row % 14] for row in range(22)]
    y = label_array([(name,) for name in names] if multilabel else names)
    learner = Learner(estimator, 0, schema_for(multilabel))
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        model = learner.fit(X, y, classes, None)
        model = learner.fit(X, y, classes, model, 2)
        votes = learner.committee(X, y, classes, model, size=2)(X)
    assert votes.shape == (2, 22, 14)
