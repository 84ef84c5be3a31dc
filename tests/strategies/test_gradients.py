"""BADGE and expected gradient length: checked against their formulas."""

from __future__ import annotations

import numpy as np
import pytest
from pools import blobs, candidates, select
from scipy import sparse
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier

from al_widget import strategies
from al_widget.models.learner import Learner
from al_widget.strategies import Candidates, scores


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
