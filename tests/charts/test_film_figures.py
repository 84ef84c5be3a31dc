"""The figures of a film: they draw its scenes, however these were made."""

from __future__ import annotations

import re

import numpy as np
import pytest

import al_widget as al
from al_widget import strategies
from al_widget.charts import Film, Scene


@pytest.fixture(scope="module")
def made():
    """Return a film of three strategies and four rounds; its scenes are synthetic, no session has run."""
    rng = np.random.default_rng(0)
    points, classes = rng.normal(size=(200, 2)), ("left", "middle", "right")
    truth = np.array(classes, object)[np.digitize(points[:, 0], [-0.5, 0.5])]

    def scenes():
        order = rng.permutation(len(points))
        return tuple(
            Scene(order[:n], order[n : n + 5], rng.dirichlet(np.ones(3), size=(30, 40)), rng.random())
            for n in (9, 14, 19, 24)
        )

    axes = np.linspace(-4, 4, 40), np.linspace(-4, 4, 30)
    return Film(points, truth, classes, *axes, {name: scenes() for name in ("random", "margin", "k_center")})


def test_the_figure_has_a_frame_and_a_step_per_round_and_shows_one_strategy(made):
    figure = made.figure()
    assert "sendChartToCloud" in figure.layout.modebar.remove
    assert [frame.name for frame in figure.frames] == ["1", "2", "3", "4"]
    assert [step.args[0] for step in figure.layout.sliders[0].steps] == [("1",), ("2",), ("3",), ("4",)]
    moving = list(figure.frames[0].traces)
    for chosen, button in enumerate(figure.layout.updatemenus[1].buttons):
        assert button.label == list(made.scenes)[chosen]
        shown = np.array(button.args[0]["visible"])
        assert shown[: moving[0]].all()
        assert np.flatnonzero(shown[moving]).tolist() == list(range(4 * chosen, 4 * chosen + 4))
        assert button.label in button.args[1]["title.text"]


def test_the_frames_draw_the_scenes(made):
    figure = made.figure()
    scene = made.scenes["margin"][2]
    belief, labeled, asked, curve = figure.frames[2].data[4:8]
    np.testing.assert_allclose(np.c_[labeled.x, labeled.y], made.points[scene.labeled])
    np.testing.assert_allclose(np.c_[asked.x, asked.y], made.points[scene.asked])
    assert list(curve.x) == [9, 14, 19]
    assert curve.y[-1] == scene.accuracy
    shades = (belief.zmax + 1) // 3
    np.testing.assert_array_equal(np.asarray(belief.z) // shades, scene.proba.argmax(axis=-1))
    # Readers who cannot tell the colours apart rely on shape: each class has one shape, the same in every round.
    shapes = {name: set(np.array(labeled.marker.symbol)[made.truth[scene.labeled] == name]) for name in made.classes}
    assert sorted(map(len, shapes.values())) == [1, 1, 1]
    assert len(set.union(*shapes.values())) == 3


def test_the_sheet_lays_the_strategies_side_by_side(made):
    figure = made.sheet(round=1)
    assert "sendChartToCloud" in figure.layout.modebar.remove
    assert [title.text for title in figure.layout.annotations] == ["random", "margin", "k_center"]
    points = [trace for trace in figure.data if trace.type == "scatter" and trace.x[0] is not None]
    asked = [trace for trace in points if trace.marker.symbol == "circle-open"]
    for trace, scenes in zip(asked, made.scenes.values(), strict=True):
        np.testing.assert_allclose(trace.x, made.points[scenes[0].asked, 0])


def test_a_strategy_of_ones_own_is_filmed_without_a_random_curve(made):
    figure = Film(made.points, made.truth, made.classes, made.xs, made.ys, {"mine": made.scenes["margin"]}).figure()
    assert "mine" in figure.layout.title.text
    assert not figure.layout.updatemenus[1].visible
    assert not [trace for trace in figure.data if trace.name == "random, all rounds"]


def test_a_film_is_reached_as_teaching_says():
    assert (al.teaching.Film, al.teaching.Scene) == (Film, Scene)


def test_the_title_is_the_first_clause_of_the_docstring_and_reads_as_a_sentence(made):
    scenes = made.scenes["margin"]
    names = strategies.names()
    film = Film(made.points, made.truth, made.classes, made.xs, made.ys, dict.fromkeys(names, scenes))
    for name, button in zip(names, film.figure().layout.updatemenus[1].buttons, strict=True):
        title = button.args[1]["title.text"]
        assert re.fullmatch(rf"<b>{name}</b>: (select|score by|draw) [a-z ]+", title), title
