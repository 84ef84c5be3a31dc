"""Binary relevance as a scikit-learn estimator: cloned, pickled, and compared with `OneVsRestClassifier`."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.base import clone, is_classifier
from sklearn.datasets import make_multilabel_classification
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier

from al_widget.models.binary_relevance import BinaryRelevance

X, Y = make_multilabel_classification(120, 10, n_classes=4, random_state=0)
ESTIMATORS = pytest.mark.parametrize(
    "estimator", [LogisticRegression(max_iter=1000), GaussianNB(), KNeighborsClassifier()], ids=lambda one: type(one).__name__
)  # fmt: skip


@ESTIMATORS
def test_it_predicts_what_one_against_the_rest_predicts(estimator):
    ours = BinaryRelevance(estimator).fit(X[:80], Y[:80], classes=list("abcd"))
    theirs = OneVsRestClassifier(estimator).fit(X[:80], Y[:80])
    np.testing.assert_allclose(ours.predict_proba(X[80:]), theirs.predict_proba(X[80:]), atol=1e-5)
    np.testing.assert_array_equal(ours.predict(X[80:]), theirs.predict(X[80:]))
    assert ours.classes_.tolist() == list("abcd")
    assert ours.score(X[80:], Y[80:]) == pytest.approx(theirs.score(X[80:], Y[80:]))


@ESTIMATORS
def test_it_survives_a_file_and_is_cloned_unfitted(estimator):
    fitted = BinaryRelevance(estimator).fit(X[:80], Y[:80])
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(fitted)).predict_proba(X), fitted.predict_proba(X))
    again = clone(fitted)
    assert not hasattr(again, "classes_")
    assert is_classifier(again)
    assert again.get_params()["estimator"] is not estimator


def test_coefficients_stand_together_where_the_parts_are_logistic():
    fitted = BinaryRelevance(LogisticRegression()).fit(X, Y)
    assert fitted.coef_.shape == (4, 10)
    for row, part in enumerate(fitted.estimators_):
        np.testing.assert_array_equal(part.coef_[0], fitted.coef_[row])
    assert not hasattr(BinaryRelevance(GaussianNB()).fit(X, Y), "coef_")


@pytest.mark.parametrize("estimator", [LogisticRegression(max_iter=1000), KNeighborsClassifier(algorithm="brute")])
def test_lists_and_sparse_rows_are_read_as_arrays_are(estimator):
    fitted = BinaryRelevance(estimator).fit(X, Y)
    expected = fitted.predict_proba(X[:5])
    np.testing.assert_allclose(fitted.predict_proba(X[:5].tolist()), expected, atol=1e-6)
    np.testing.assert_allclose(fitted.predict_proba(csr_matrix(X[:5])), expected, atol=1e-6)


@ESTIMATORS
def test_a_class_that_nobody_or_everybody_has_keeps_its_rate(estimator):
    marks = Y.copy()
    marks[:, 0], marks[:, 1] = 0, 1
    proba = BinaryRelevance(estimator).fit(X, marks).predict_proba(X)
    np.testing.assert_allclose(proba[:, 0], 0.5 / 121, rtol=1e-4)
    np.testing.assert_allclose(proba[:, 1], 120.5 / 121, rtol=1e-4)
