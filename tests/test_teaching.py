"""The film of a strategy: what it shows is what the session did."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import al_widget as al
from al_widget.charts import learning_curves


@pytest.fixture(scope="module")
def plane():
    """Three classes side by side: who is what can be read off the first coordinate."""
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


def test_the_figure_has_a_frame_and_a_step_per_round_and_shows_one_strategy(played):
    figure = played.figure()
    assert "sendChartToCloud" in figure.layout.modebar.remove
    assert [frame.name for frame in figure.frames] == ["1", "2", "3", "4"]
    assert [step.args[0] for step in figure.layout.sliders[0].steps] == [("1",), ("2",), ("3",), ("4",)]
    moving = list(figure.frames[0].traces)
    for chosen, button in enumerate(figure.layout.updatemenus[1].buttons):
        assert button.label == list(played.scenes)[chosen]
        shown = np.array(button.args[0]["visible"])
        assert shown[: moving[0]].all()
        assert np.flatnonzero(shown[moving]).tolist() == list(range(4 * chosen, 4 * chosen + 4))
        assert button.label in button.args[1]["title.text"]


def test_the_frames_draw_the_scenes(played):
    figure = played.figure()
    scene = played.scenes["margin"][2]
    belief, labeled, asked, curve = figure.frames[2].data[4:8]
    np.testing.assert_allclose(np.c_[labeled.x, labeled.y], played.points[scene.labeled])
    np.testing.assert_allclose(np.c_[asked.x, asked.y], played.points[scene.asked])
    assert list(curve.x) == [9, 14, 19]
    assert curve.y[-1] == scene.accuracy
    shades = (belief.zmax + 1) // 3
    np.testing.assert_array_equal(np.asarray(belief.z) // shades, scene.proba.argmax(axis=-1))
    # Colour is never alone: each class has one shape, the same in every round.
    shapes = {
        name: set(np.array(labeled.marker.symbol)[played.truth[scene.labeled] == name]) for name in played.classes
    }
    assert sorted(map(len, shapes.values())) == [1, 1, 1]
    assert len(set.union(*shapes.values())) == 3


def test_the_sheet_lays_the_strategies_side_by_side(played):
    figure = played.sheet(round=1)
    assert "sendChartToCloud" in figure.layout.modebar.remove
    assert [title.text for title in figure.layout.annotations] == ["random", "margin", "k_center"]
    points = [trace for trace in figure.data if trace.type == "scatter" and trace.x[0] is not None]
    asked = [trace for trace in points if trace.marker.symbol == "circle-open"]
    for trace, scenes in zip(asked, played.scenes.values(), strict=True):
        np.testing.assert_allclose(trace.x, played.points[scenes[0].asked, 0])


def test_a_strategy_of_ones_own_is_filmed_without_a_random_curve(plane):
    def mine(candidates, k, rng):
        return np.arange(k), -np.arange(len(candidates))

    figure = al.teaching.film(*plane, [mine], rounds=2).figure()
    assert "mine" in figure.layout.title.text
    assert not figure.layout.updatemenus[1].visible


def test_learning_curves_differ_in_colour_and_in_shape(plane):
    points, truth = plane
    result = al.simulate(points, truth, strategies=["margin", "random"], n_labels=30, repeats=2, jobs=1, progress=False)
    lines = [trace for trace in learning_curves(result.frame).data if trace.name]
    assert [line.name for line in lines] == ["margin", "random"]
    assert len({line.line.color for line in lines}) == len({line.marker.symbol for line in lines}) == 2


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
