"""A film in a page without a kernel: the play button, the slider, and the choice of strategy."""

from __future__ import annotations

import numpy as np

import al_widget as al


def test_a_film_plays_in_a_static_page(chrome, tmp_path):
    points = np.random.default_rng(0).normal(size=(300, 2))
    truth = np.where(points.sum(axis=1) > 0, "up", "down")
    film = al.teaching.film(points, truth, ["margin", "k_center", "random"], rounds=5)
    film.figure().write_html(tmp_path / "film.html", auto_play=False)
    page = chrome.new_page(viewport={"width": 1000, "height": 640})
    page.goto((tmp_path / "film.html").as_uri())
    page.wait_for_selector(".slider-container")
    shown = """() => { const figure = document.querySelector('.js-plotly-plot');
        const mine = figure._fullData.filter((trace) => trace.visible !== false).slice(-4);
        return {round: figure._fullLayout.sliders[0].active, labeled: mine[1].x.length, first: Array.from(mine[2].x)[0]}; }"""
    assert page.evaluate(shown)["labeled"] == 10
    page.get_by_text("play").click()
    page.wait_for_function(f"() => ({shown})().round === 4", timeout=15_000)
    assert page.evaluate(shown)["labeled"] == 30
    page.locator(".updatemenu-header").click()
    page.locator(".updatemenu-dropdown-button").nth(1).click()
    page.wait_for_function("() => document.querySelector('.gtitle').textContent.startsWith('k_center')")
    now = page.evaluate(shown)
    assert (now["round"], now["labeled"]) == (4, 30), "the round stays when the strategy changes"
    np.testing.assert_allclose(now["first"], film.points[film.scenes["k_center"][4].asked[0], 0])
    page.close()
