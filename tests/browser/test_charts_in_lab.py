"""The charts in a real JupyterLab: drawn in the desk's own page from what the kernel keeps, so they show what is true now."""

from __future__ import annotations

import re

import pytest
from conftest import SCREENSHOTS
from lab import running

CELL = """import al_widget as al
contracts = al.datasets.load_contracts()
labeler = al.Labeler(
    contracts["text"], sorted(contracts["label"].unique()), store="labels.db", name=NAME, audit=0.3, target=0.8
)
labeler"""
ROUND = "for q in labeler.query(): labeler.label(q.id, contracts['label'][q.id])\nlabeler.wait()"
UNCERTAINTY, ACCURACY = '[data-chart="uncertainty"]', '[data-chart="accuracy"]'


def opened(open_notebook, *cells, rounds=0, **options):
    """Open a notebook, show the desk, and label in code for a few rounds."""
    notebook = open_notebook(CELL, *cells, **options)
    notebook.run(0)
    notebook.wait_for_card()
    notebook.python("labeler.wait()")
    for _ in range(rounds):
        notebook.python(ROUND)
    return notebook


def wait_for_version(notebook, version, place=0, seconds=20):
    """Wait until both charts of a view show a model's version."""
    charts = [notebook.page.locator(chart).nth(place) for chart in (UNCERTAINTY, ACCURACY)]
    notebook.wait_for(
        lambda: all(one.count() and one.get_attribute("data-version") == str(version) for one in charts),
        seconds,
        f"the charts show model {version}",
    )


def has_twenty_bars(chart):
    """Return whether the newest round is drawn as twenty bars side by side, the highest of them visible."""
    return chart.evaluate("""e => { const all = e.querySelectorAll('.barlayer .trace')[1].querySelectorAll('.point path');
      const boxes = [...all].map(bar => bar.getBoundingClientRect()), wide = e.getBoundingClientRect().width;
      return boxes.length === 20 && boxes.every((one, i) => one.width < wide / 20 && (!i || one.x > boxes[i - 1].x))
        && boxes.some(one => one.height > 5) }""")


def fits(chart):
    """Return whether a drawing is as wide as its place."""
    return chart.evaluate("""e => { const place = e.querySelector('.plot').getBoundingClientRect();
      return Math.abs(e.querySelector('.main-svg').getBoundingClientRect().width - place.width) < 2 }""")


def outside(notebook, requests):
    """Return the requests that went elsewhere than to Jupyter."""
    return [url for url in requests if not url.startswith((notebook.lab.url, f"blob:{notebook.lab.url}", "data:"))]


def test_the_charts_follow_the_rounds_and_no_request_leaves_the_page(open_notebook):
    notebook = open_notebook(CELL, "labeler")
    requests = []
    notebook.page.on("request", lambda request: requests.append(request.url))
    notebook.page.evaluate("window.Plotly = 'of the page'")
    notebook.run(0)
    notebook.wait_for_card()
    coming = notebook.page.locator(f"{UNCERTAINTY} .coming")
    assert "how the undecided examples lie" in coming.inner_text(), "an empty place says what will be there"
    notebook.python("labeler.wait()")
    for _ in range(3):
        notebook.python(ROUND)
    notebook.python("labeler.strategy = 'margin'")
    for _ in range(3):
        notebook.python(ROUND)
    wait_for_version(notebook, 6)
    uncertainty, accuracy = (notebook.page.locator(chart) for chart in (UNCERTAINTY, ACCURACY))
    assert has_twenty_bars(uncertainty)
    assert coming.count() == 0
    assert accuracy.locator(".scatterlayer .point").count() >= 5
    assert accuracy.locator("tbody tr").filter(has_text="strategy: margin").count() == 1
    assert re.search(r"from \d+ random audit labels", accuracy.locator("figcaption").inner_text())
    notebook.page.set_viewport_size({"width": 900, "height": 900})
    notebook.wait_for(lambda: fits(uncertainty) and fits(accuracy), 5, "the drawings fit their narrower places")
    assert notebook.page.evaluate("window.Plotly") == "of the page"
    assert outside(notebook, requests) == []
    assert len([url for url in requests if url.startswith("blob:")]) == 2, "the desk, and the library once"
    notebook.run(1)
    wait_for_version(notebook, 6, place=1)
    assert len([url for url in requests if url.startswith("blob:")]) == 2, "a second view loads nothing"
    assert not [line for line in notebook.console if "Plotly" in line or "al_widget" in line]


def test_words_on_hover_say_how_unsure_that_is(open_notebook):
    notebook = opened(open_notebook, rounds=3)
    wait_for_version(notebook, 3)
    plot = notebook.page.locator(f"{UNCERTAINTY} .plot")
    plot.scroll_into_view_if_needed()
    first = notebook.page.locator(f"{UNCERTAINTY} .barlayer .trace").nth(1).locator(".point path").first.bounding_box()
    notebook.page.mouse.move(first["x"] + first["width"] / 2, first["y"] + first["height"] - 1)
    told = notebook.page.locator(f"{UNCERTAINTY} .hoverlayer")
    notebook.wait_for(lambda: "points ahead of the next" in (told.text_content() or ""), 5, "words over the bar")
    assert "of the undecided pool" in told.text_content()
    assert "two classes are equally likely" in notebook.page.locator(f"{UNCERTAINTY} [title]").get_attribute("title")


def test_after_a_reload_with_the_kernel_alive_the_charts_show_the_model_that_is_served(open_notebook):
    notebook = opened(open_notebook, rounds=2)
    wait_for_version(notebook, 2)
    notebook.save()
    notebook.python(ROUND)
    notebook.page.reload()
    notebook.wait_for_kernel()
    notebook.wait_for_card()
    wait_for_version(notebook, 3, seconds=5)
    assert has_twenty_bars(notebook.page.locator(UNCERTAINTY))
    assert notebook.page.get_attribute('[data-al="progress"]', "data-version") == "3"
    assert "[" in notebook.page.locator(f"{ACCURACY} figcaption").inner_text()


def test_a_second_view_and_one_that_is_opened_again_are_right(open_notebook):
    notebook = opened(open_notebook, "labeler", rounds=2)
    wait_for_version(notebook, 2)
    notebook.run(1)
    wait_for_version(notebook, 2, place=1)
    assert has_twenty_bars(notebook.page.locator(UNCERTAINTY).nth(1))
    assert fits(notebook.page.locator(ACCURACY).nth(1))
    notebook.command("notebook:clear-all-cell-outputs")
    notebook.wait_for(lambda: notebook.page.locator('[data-al="chart"]').count() == 0, 10, "the outputs are gone")
    notebook.python(ROUND)
    notebook.run(1)
    wait_for_version(notebook, 3)
    assert has_twenty_bars(notebook.page.locator(UNCERTAINTY))
    notebook.run(0)  # made anew from the store, and the desk before is closed
    anew = notebook.page.locator(".jp-Cell").first.locator(f'{ACCURACY}[data-version="3"] .scatterlayer .point')
    notebook.wait_for(lambda: anew.count() > 0, 30, "the charts of the new desk are drawn from the rounds in the store")


def test_a_library_that_comes_late_is_drawn_with_then_and_the_desk_did_not_wait(open_notebook):
    late = """from al_widget.page.widget import DeskWidget
send = DeskWidget.send_library
asked = []
DeskWidget.send_library = lambda widget, client, name: asked.append((widget, client, name))"""
    notebook = open_notebook(f"{late}\n{CELL}")
    notebook.run(0)
    notebook.wait_for_card()
    notebook.python("labeler.wait()")
    notebook.wait_for(lambda: notebook.python("print(len(asked))") == "1", 10, "the page asked")
    for _ in range(2):
        notebook.python(ROUND)
    said = notebook.page.locator(f"{ACCURACY} figcaption")
    notebook.wait_for(lambda: re.search(r"0\.\d|1\.00", said.inner_text()), 10, "the sentence needs no library")
    notebook.wait_for(lambda: notebook.labels == 20, 10, "the desk goes on")
    assert notebook.page.locator(".main-svg").count() == 0
    notebook.python("for one in asked: send(*one)")
    wait_for_version(notebook, 2, seconds=10)


def test_a_library_that_fails_is_asked_for_again(open_notebook):
    spoiled = """from al_widget.page.libraries import Library
script = Library.script
Library.script = lambda library: (setattr(Library, "script", script), b"spoiled")[1]"""
    notebook = open_notebook(f"{spoiled}\n{CELL}")
    notebook.run(0)
    notebook.wait_for_card()
    notebook.wait_for(lambda: notebook.page.locator(".main-svg").count() > 0, 60, "the second answer is drawn with")


def test_the_charts_follow_the_theme_while_they_stand(open_notebook, tmp_path):
    with running(tmp_path / "themed") as lab:
        notebook = opened(open_notebook, rounds=2, on=lab)
        wait_for_version(notebook, 2)
        title = notebook.page.locator(f"{ACCURACY} text.xtitle")

        def lightness():
            return sum(map(int, re.findall(r"\d+", title.evaluate("e => getComputedStyle(e).fill"))[:3])) / 3

        assert lightness() < 128
        notebook.command("apputils:change-theme", {"theme": "JupyterLab Dark"})
        notebook.wait_for(lambda: lightness() > 128, 15, "the chart is redrawn for the dark page")
        notebook.page.screenshot(path=SCREENSHOTS / "charts-theme-changed.png")
        notebook.command("apputils:change-theme", {"theme": "JupyterLab Light"})
        notebook.wait_for(lambda: lightness() < 128, 15, "and for the light one")


@pytest.mark.parametrize(("width", "beside"), [(1400, True), (640, False), (390, False)])
def test_the_charts_stand_beside_the_card_or_beneath_it(open_notebook, width, beside):
    notebook = open_notebook(CELL, width=width, height=1400)
    notebook.command("application:toggle-left-area")
    notebook.run(0)
    notebook.wait_for_card()
    notebook.wait_for(lambda: notebook.page.locator(f"{ACCURACY} .main-svg").count() > 0, 10, "the charts are drawn")
    desk, chart = notebook.desk.bounding_box(), notebook.page.locator(UNCERTAINTY).bounding_box()
    if beside:
        assert chart["x"] >= desk["x"] + desk["width"]
    else:
        assert chart["y"] >= desk["y"] + desk["height"]
    assert chart["x"] + chart["width"] <= width
    assert fits(notebook.page.locator(UNCERTAINTY))
    notebook.page.locator(f"{ACCURACY} summary").click()
    assert notebook.page.locator(f"{ACCURACY} table").is_visible()
    notebook.page.screenshot(path=SCREENSHOTS / f"charts-{width}.png")
