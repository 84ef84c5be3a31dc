"""Names and other texts of the user's stand in every figure as they are: plotly would read markup and templates in them."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from al_widget import charts
from al_widget.charts import Film, LiveData, Scene, learning_curves, session_figure
from al_widget.charts.verbatim import LONGEST, verbatim
from al_widget.data.surrogates import repair_surrogates
from al_widget.engine.history import Change
from al_widget.simulation import Simulation
from al_widget.strategies import registry

HOSTILE = [
    '<img src=x onerror="window.ran=1">',
    '<a href="https://elsewhere.example/x">evil</a>',
    "<i>slanted</i><sup>two</sup>",
    "%{x} %{customdata} %{fullData.name}",
    "<extra>canary</extra>",
    "$\\alpha$ &lt; &amp; &#60;",
    "half \ud800 of two",
    "two\nlines",
]
TAG = re.compile("(<[^<>]*>)")  # what plotly.js takes for one


def film():
    rng = np.random.default_rng(0)
    points, classes = rng.normal(size=(80, 2)), tuple(HOSTILE)
    truth = np.array(classes, object)[np.arange(len(points)) % len(classes)]
    axes = np.linspace(-4, 4, 12), np.linspace(-4, 4, 10)
    scenes = tuple(
        Scene(np.arange(n), np.arange(n, n + 5), rng.dirichlet(np.ones(len(classes)), size=(10, 12)), rng.random())
        for n in (20, 25)
    )
    return Film(points, truth, classes, *axes, dict.fromkeys(["random", *HOSTILE], scenes))


def curves():
    names = map(repair_surrogates, HOSTILE)  # as simulate names them
    rows = [[name, repeat, n, 0.5] for name in names for repeat in range(2) for n in (10, 20)]
    return pd.DataFrame(rows, columns=["strategy", "repeat", "n_labels", "accuracy"])


def live(clauses):
    """Return the figure of a session whose store somebody else has written."""
    session = clauses.session(test=(clauses.matrix, [clauses.truth[text] for text in clauses.texts]))
    clauses.play(session, 2)
    rounds = tuple(
        replace(one, method=HOSTILE[0], n_audit=HOSTILE[1], model_version=HOSTILE[2], strategy=HOSTILE[3])
        for one in session.rounds
    )
    baseline = SimpleNamespace(gained=HOSTILE[0], against=HOSTILE[1], labels=6, random=0.5)
    changes = (Change(6, "strategy", HOSTILE[5]),)
    data = LiveData.of(session.engine)
    return session_figure(
        replace(data, rounds=rounds, changes=changes, baseline=baseline, measure=HOSTILE[2], uncertainty=HOSTILE[4])
    )


FIGURES = {
    "film": lambda _: film().figure(),
    "sheet": lambda _: film().sheet(1),
    "curves": lambda _: learning_curves(curves()),
    "simulation": lambda _: Simulation(curves()).figure(),
    "live": live,
}


def texts(node, path=()):
    """Yield every text in a figure with the path to it, the texts of its frames, menus and steps included."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, (*path, key))
    elif isinstance(node, (list, tuple)) or (isinstance(node, np.ndarray) and node.dtype == object):
        for value in node:
            yield from texts(value, path)


def shown(text):
    """Return the characters of a text that plotly shows: known tags gone, entities decoded."""
    tag = re.compile(r"</?(a|b|i|u|s|em|sub|sup|span|br|extra)\b[^<>]*>", re.IGNORECASE)
    return "".join(html.unescape(part) for part in TAG.split(text) if not tag.fullmatch(part))


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_of_the_users_is_markup_a_template_or_tex_in_a_figure(name, clauses):
    figure = FIGURES[name](clauses).to_plotly_json()
    figure["layout"].pop("template", None)
    seen = set()
    for path, text in texts(figure):
        tags = {part for part in TAG.split(text) if TAG.fullmatch(part)}
        if str(path[-1]).endswith("template"):
            assert tags <= {"<extra>", "</extra>"}, (path, text)
            assert not any(one in text or verbatim(one) in text for one in HOSTILE), (path, text)
            continue
        assert tags <= {"<b>", "</b>", "<br>"}, (path, text)
        assert "%{" not in text, (path, text)
        assert "$" not in text, (path, text)
        seen |= {one for one in HOSTILE if one.replace("\ud800", "�") in shown(text)}
    assert seen >= set(HOSTILE[:3] if name == "live" else HOSTILE)


def test_every_kind_of_figure_is_walked_above():
    made_here = {name for name in charts.__all__ if name not in {"LiveData", "Scene"}}
    assert made_here == {"Film", "learning_curves", "session_figure"}, "walk the new one in FIGURES too"
    assert {name for name in vars(Film) if not name.startswith("_")} & {"figure", "sheet"} == {"figure", "sheet"}


def test_a_docstring_is_shown_as_it_is(monkeypatch):
    def strategy(candidates, k, rng):
        """<a href="https://elsewhere.example/">Evil</a> & %{x} $y$."""

    monkeypatch.setitem(registry._STRATEGIES, HOSTILE[1], strategy)
    made = film()
    title = replace(made, scenes={HOSTILE[1]: made.scenes[HOSTILE[1]]}).figure().layout.title.text
    assert set(TAG.findall(title)) == {"<b>", "</b>"}
    assert HOSTILE[1] + ": " in shown(title)


def test_a_class_called_like_a_part_of_the_legend_has_a_place_of_its_own():
    made = replace(film(), classes=("asked next", *HOSTILE[1:]))
    made.truth[made.truth == HOSTILE[0]] = "asked next"
    legend = [trace.name for trace in made.sheet(1).data if trace.name and trace.showlegend is not False]
    assert legend.count("asked next") == 2


def test_a_very_long_name_is_cut_before_it_is_escaped():
    assert verbatim("<" * 1000) == "&lt;" * (LONGEST - 1) + "…"
    assert verbatim("W" * LONGEST) == "W" * LONGEST
