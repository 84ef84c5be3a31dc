"""Class and strategy names with markup in them: on the desk and in every chart they are letters, and nothing more."""

from __future__ import annotations

import re

NAMES = [
    '<img src=x onerror="window.ran=1">',
    '<a href="javascript:window.ran=2">link</a>',
    '<a href="https://elsewhere.example/x">evil</a>',
    "<b>bold</b><br>two %{x} &lt; $\\alpha$",
]

DESK = f"""import al_widget as al, numpy as np, pandas as pd
names = {NAMES!r}
texts = [f"{{name}} number {{n}}" for n in range(10) for name in names]
labeler = al.Labeler(texts, names, labels={{n: names[n % 4] for n in range(20)}}, store=None, annotator=names[0],
                     test=(texts, names * 10))
labeler"""

FILM = """def hostile(candidates, k, rng):
    return np.arange(k), np.zeros(len(candidates))
hostile.__name__ = names[2]
points = np.random.default_rng(0).normal(size=(150, 2))
truth = [names[n] for n in (points[:, 0] > 0) + 2 * (points[:, 1] > 0)]
al.teaching.film(points, truth, [hostile, "margin"], rounds=3).figure()"""

CURVES = """from al_widget.charts import learning_curves
rows = [[name, repeat, n, 0.5 + i / 10] for i, name in enumerate(names) for repeat in range(2) for n in (10, 20)]
learning_curves(pd.DataFrame(rows, columns=["strategy", "repeat", "n_labels", "accuracy"]))"""

# In a chart, where plotly itself draws neither.
LINKS = """() => [document, ...[...document.querySelectorAll('*')].flatMap(node => node.shadowRoot ?? [])]
    .flatMap(root => [...root.querySelectorAll('.js-plotly-plot svg *')])
    .filter(node => ['a', 'img', 'foreignObject'].includes(node.localName)).map(node => node.outerHTML)"""


# Those of plotly itself, not those in the desk, whose shadow root the page's selectors reach into.
FIGURES = ".jp-OutputArea-child:not(:has([data-lm-suppress-shortcuts])) .js-plotly-plot"


def texts(page, selector):
    """Return what stands in the elements of the last figure."""
    return page.locator(FIGURES).last.locator(selector).all_text_contents()


def hovered(page):
    """Move over every point of the last figure and return what was shown over them."""
    chart = page.locator(FIGURES).last
    chart.scroll_into_view_if_needed()
    seen = set()
    for point in chart.locator(".scatterlayer path.point").all()[-60:]:
        box = point.bounding_box()
        if box is None:
            continue
        page.mouse.move(box["x"] + box["width"] / 2 - 9, box["y"] + box["height"] / 2)
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=2)
        page.wait_for_timeout(60)  # plotly looks for the nearest point at most every 50 ms
        seen |= set(texts(page, ".hoverlayer text"))
    return seen


def test_markup_in_names_is_shown_as_letters_on_the_desk_and_in_every_chart(open_notebook):
    notebook = open_notebook(DESK, FILM, CURVES, height=1100)
    page, asked = notebook.page, []
    page.on("request", lambda request: asked.append(request.url))
    notebook.run(0)
    notebook.wait_for_card()
    assert [button.get_attribute("data-value") for button in page.locator('[data-al="choice"]').all()] == NAMES
    assert [name.inner_text() for name in page.locator('[data-al="choice"] .name').all()] == NAMES
    notebook.python("labeler.wait(); labeler.update(); labeler.wait()")
    page.wait_for_selector('[data-chart="accuracy"] .scatterlayer .point')
    notebook.run(1)
    page.wait_for_selector(".js-plotly-plot .updatemenu-header", timeout=60_000)
    assert [text for text in texts(page, ".legendtext") if "<" in text] == sorted(NAMES)
    assert texts(page, ".gtitle") == [NAMES[2]]
    assert NAMES[2] in texts(page, ".updatemenu-item-text")
    shown = hovered(page)
    assert {f"labeled {name}" for name in NAMES} & shown
    assert all("<" not in text or text.removeprefix("labeled ") in NAMES for text in shown), shown
    notebook.run(2)
    page.wait_for_function("() => document.querySelectorAll('.js-plotly-plot').length === 2", timeout=60_000)
    notebook.wait_for(lambda: texts(page, ".legendtext") == sorted(NAMES), what="the legend of the curves")
    shown = hovered(page)
    assert set(NAMES) <= shown, shown
    assert page.evaluate(LINKS) == []
    assert page.evaluate("() => window.ran") is None
    assert [url for url in asked if not re.match(r"(http://127\.0\.0\.1|data:|blob:)", url)] == []
