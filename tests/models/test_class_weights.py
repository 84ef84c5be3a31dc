"""Weights by class name the classes of the task; those that no label has yet are left out until one does."""

from __future__ import annotations

from enum import Enum

import numpy as np
import pytest
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import (
    AdaBoostClassifier,
    BaggingClassifier,
    HistGradientBoostingClassifier,
    RandomForestClassifier,
    StackingClassifier,
    VotingClassifier,
)
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.model_selection import GridSearchCV
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

import al_widget as al
from al_widget.labels.arrays import label_array
from al_widget.labels.schema import schema_for
from al_widget.models.learner import Learner

CLASSES = ("ok", "late", "fraud")
WEIGHTS = {"fraud": 10, "late": 2.0}


class Colour(Enum):
    FRAUD = "fraud"
    LATE = "late"


class Numbered(ClassifierMixin, BaseEstimator):
    """A classifier that accepts whole numbers for classes only, and has weights."""

    def __init__(self, class_weight=None):
        self.class_weight = class_weight

    def fit(self, X, y):
        self.model_ = LogisticRegression(class_weight=self.class_weight).fit(X, np.asarray(y) + 0)
        self.classes_ = self.model_.classes_
        return self

    def predict_proba(self, X):
        return self.model_.predict_proba(X)


def weighted(weights):
    logistic = LogisticRegression(class_weight=weights)
    return {
        "logistic": logistic,
        "pipeline": make_pipeline(StandardScaler(), logistic),
        "sgd": SGDClassifier(loss="log_loss", class_weight=weights),
        "tree": DecisionTreeClassifier(max_depth=1, class_weight=weights),
        "forest": RandomForestClassifier(10, class_weight=weights),
        "boosting": HistGradientBoostingClassifier(class_weight=weights),
        "svc": CalibratedClassifierCV(SVC(class_weight=weights), cv=2),
        "bagging": BaggingClassifier(logistic, 3),
        "voting": VotingClassifier(
            [("a", logistic), ("b", DecisionTreeClassifier(class_weight=weights))], voting="soft"
        ),
        "stacking": StackingClassifier([("a", logistic)], LogisticRegression(class_weight=weights), cv=2),
        "ada": AdaBoostClassifier(DecisionTreeClassifier(max_depth=1, class_weight=weights), n_estimators=3),
        "search": GridSearchCV(logistic, {"C": [1.0]}, cv=2),
        "numbered": Numbered(weights),
    }


def data(names, n=60):
    rng = np.random.default_rng(0)
    y = np.array([names[row % len(names)] for row in range(n)], object)
    return rng.normal(size=(n, 4)) + np.array([CLASSES.index(name) for name in y])[:, None], y


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("kind", weighted(WEIGHTS))
def test_a_weight_of_a_class_not_labeled_yet_waits_for_its_first_label(kind):
    learner = Learner(weighted(WEIGHTS)[kind], 0)
    X, y = data(CLASSES[:2])
    first = learner.fit(X, y, CLASSES, None)
    assert first.proba(X, CLASSES)[:, 2].max() < 1e-6
    learner.committee(X, y, CLASSES, first, 2)(X[:3])
    X, y = data(CLASSES)
    second = learner.fit(X, y, CLASSES, first)
    alone = learner.fit(X, y, CLASSES, None)
    assert second.proba(X, CLASSES)[:, 2].max() > 0.3
    plain = Learner(weighted(None)[kind], 0).fit(X, y, CLASSES, None)
    # The weight counts: more is taken for fraud than without it.
    assert alone.proba(X, CLASSES)[:, 2].mean() > plain.proba(X, CLASSES)[:, 2].mean()


@pytest.mark.parametrize("kind", ["logistic", "pipeline", "tree", "forest"])
def test_with_every_class_labeled_the_weights_are_those_scikit_learn_takes(kind):
    X, y = data(CLASSES)
    estimator = weighted({"ok": 1, "late": 2, "fraud": 10})[kind]
    seeded = Learner(estimator, 0)
    alone = clone(estimator)
    if "random_state" in alone.get_params():
        alone.set_params(random_state=0)
    expected = alone.fit(X, y).predict_proba(X)
    got = seeded.fit(X, y, CLASSES, None).proba(X, tuple(alone.classes_))
    np.testing.assert_allclose(got, expected, atol=1e-4)


@pytest.mark.parametrize(
    ("keys", "classes"),
    [
        ([Colour.FRAUD, Colour.LATE], CLASSES),
        ([np.str_("fraud"), np.str_("late")], CLASSES),
        ([3, 2], ("1", "2", "3")),
        ([np.int64(3), np.float64(2)], ("1", "2", "3")),
        ([True, False], ("True", "False", "maybe")),
    ],
)
def test_a_key_is_the_class_that_a_label_would_be(keys, classes):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(60, 3))
    y = np.array([classes[row % 3] for row in range(60)], object)
    given = dict(zip(keys, (10, 2.0), strict=True))
    named = {
        str(key.value if isinstance(key, Enum) else int(key) if isinstance(key, float) else key): weight
        for key, weight in given.items()
    }
    learner = Learner(DecisionTreeClassifier(max_depth=1, class_weight=given), 0)
    learner.check(classes)
    sample_weight = np.array([named.get(name, 1.0) for name in y])
    expected = DecisionTreeClassifier(max_depth=1, random_state=0).fit(X, y, sample_weight=sample_weight)
    got = learner.fit(X, y, classes, None).proba(X, tuple(expected.classes_))
    np.testing.assert_allclose(got, expected.predict_proba(X), atol=1e-6)


@pytest.mark.parametrize("given", [{"fraud": 10}, {0: 1, 1: 10}])
def test_with_several_labels_each_a_weight_counts_for_its_own_class(given):
    X, y = data(CLASSES)
    labels = label_array([(name,) for name in y])
    estimator = LogisticRegression(class_weight=given)
    learner = Learner(estimator, 0, schema_for(True))
    learner.check(CLASSES)
    model = learner.fit(X, labels, CLASSES, None)
    for column, name in enumerate(CLASSES):
        weights = given if 0 in given else {0: 1, 1: 10 if name == "fraud" else 1}
        alone = LogisticRegression(class_weight=weights).fit(X, (y == name).astype(int))
        np.testing.assert_allclose(model.proba(X, CLASSES)[:, column], alone.predict_proba(X)[:, 1], atol=1e-3)
    learner.committee(X, labels, CLASSES, model, 2)(X[:3])


@pytest.mark.parametrize("multilabel", [False, True])
@pytest.mark.parametrize("inside", [False, True])
def test_a_weight_of_no_class_is_told_at_the_door(clauses, multilabel, inside):
    model = LogisticRegression(class_weight={"Notices": 2, "Notice": 10})
    with pytest.raises(
        al.ModelError, match="LogisticRegression has a weight for 'Notice', which is no class of this task: "
    ):
        clauses.session(model=make_pipeline(StandardScaler(), model) if inside else model, multilabel=multilabel)


def test_a_weight_of_a_class_that_was_added_on_the_desk_is_one_of_a_class(clauses, store):
    first = clauses.session(store=store)
    first.add_class("rare")
    first.close()
    again = clauses.session(store=store, model=LogisticRegression(class_weight={"rare": 10}))
    clauses.play(again, 2)
    assert again.phase == "ready"


def test_weights_inside_one_against_the_rest_are_told_at_the_door(clauses):
    model = OneVsRestClassifier(LogisticRegression(class_weight={"Notices": 2}))
    with pytest.raises(
        al.ModelError,
        match='one class from the rest, so its class_weight cannot name classes. Pass class_weight="balanced"',
    ):
        clauses.session(model=model)


@pytest.mark.parametrize("multilabel", [False, True])
def test_a_weight_follows_its_class_through_renaming_undo_and_restart(clauses, store, multilabel):
    def weighted_session():
        model = LogisticRegression(class_weight={"Notices": 10})
        return clauses.session(store=store, model=model, audit=0, multilabel=multilabel)

    def weight(session, name):
        session.update()
        if not multilabel:
            return session.model.class_weight[name]
        return session.model.estimators_[session.model.classes_.tolist().index(name)].class_weight[1]

    session = weighted_session()
    for query in session.query(18):
        name = clauses.truth[query.example]
        session.label(query.id, [name] if multilabel else name)
    assert weight(session, "Notices") == 10
    session.rename_class("Notices", "Notes")
    for query in session.query(1):
        session.label(query.id, ["Notes"] if multilabel else "Notes")
    assert weight(session, "Notes") == 10
    assert session.pipeline.model.class_weight == {"Notes": 10}
    session.close()
    again = weighted_session()
    assert weight(again, "Notes") == 10
    again.add_class("Notices")  # another class, which takes the name over
    again.label(again.query(1)[0].id, ["Notices"] if multilabel else "Notices")
    assert weight(again, "Notes") == 1
    assert weight(again, "Notices") == 10


def test_a_class_that_another_was_merged_into_keeps_its_own_weight(clauses, store):
    options = {"store": store, "model": LogisticRegression(class_weight={"Notices": 10}), "audit": 0}
    session = clauses.session(**options)
    clauses.play(session, 3)
    session.rename_class("Notices", "Severability")
    session.update()
    assert session.model.class_weight["Severability"] == 1
    session.close()
    assert clauses.session(**options).update() is not None
