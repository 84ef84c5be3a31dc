"""The film of a strategy: it shows what the session did."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import al_widget as al


@pytest.fixture(scope="module")
def plane():
    """Return three classes side by side: the first coordinate determines the class."""
    points = np.random.default_rng(0).normal(size=(300, 2))
    return points, np.array(["left", "middle", "right"])[np.digitize(points[:, 0], [-0.5, 0.5])]


@pytest.fixture(scope="module")
def played(plane):
    return al.teaching.film(*plane, ["random", "margin", "k_center"], rounds=4, batch_size=5, seed_size=9)


def test_every_strategy_starts_from_the_same_labels_and_the_same_model(played):
    first = [scenes[0] for scenes in played.scenes.values()]
    for other in first[1:]:
        np.testing.assert_array_equal(first[0].labeled, other.labeled)
        np.testing.assert_array_equal(first[0].proba, other.proba)
        assert set(first[0].asked) != set(other.asked)


def test_what_is_asked_is_labeled_in_the_next_round(played):
    for scenes in played.scenes.values():
        for now, then in itertools.pairwise(scenes):
            assert not set(now.asked) & set(now.labeled)
            assert set(then.labeled) == set(now.labeled) | set(now.asked)
    assert played.frame["n_labels"].tolist() == [9, 14, 19, 24] * 3


def test_the_map_is_what_the_model_believes_at_its_places(played):
    scene = played.scenes["margin"][-1]
    assert scene.proba.shape == (len(played.ys), len(played.xs), 3)
    np.testing.assert_allclose(scene.proba.sum(axis=-1), 1, atol=1e-5)
    named = np.array(played.classes)[scene.proba.argmax(axis=-1)]
    assert (named[:, 0] == "left").all()
    assert (named[:, -1] == "right").all()
    for own, cells in ((played.points[:, 0], played.xs), (played.points[:, 1], played.ys)):
        assert cells[0] < own.min() < own.max() < cells[-1]


def test_the_accuracy_is_measured_on_points_outside_the_pool(plane, played):
    assert len(played.points) == 210
    assert len(np.unique(np.vstack([played.points, plane[0]]), axis=0)) == 300
    hits = played.frame["accuracy"] * 90
    np.testing.assert_allclose(hits, hits.round(), atol=1e-9)


def test_the_same_seed_films_the_same(plane, played):
    again = al.teaching.film(*plane, ["random", "margin", "k_center"], rounds=4, batch_size=5, seed_size=9)
    assert again.frame.equals(played.frame)
    other = al.teaching.film(*plane, ["random"], rounds=4, batch_size=5, seed_size=9, seed=1)
    assert not np.array_equal(other.points, played.points)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"points": np.zeros((300, 3))}, "shape"),
        ({"rounds": 60}, "fewer rounds"),
        ({"strategies": ["margins"]}, "margin"),
    ],
)
def test_bad_input_is_told(plane, change, told):
    points, truth = plane
    with pytest.raises(al.AlWidgetError, match=told):
        al.teaching.film(**{"points": points, "truth": truth, **change})
