"""The charts of a session: plotly's own figure, and the data that the page draws, follow from plain data."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from al_widget.charts import LiveData, session_figure
from al_widget.charts.page_data import MOST_POINTS, page_data
from al_widget.engine.history import Change


@pytest.fixture(scope="module")
def session(clauses):
    """Return a session with held-out examples after five rounds."""
    test = (clauses.matrix, [clauses.truth[text] for text in clauses.texts])
    session = clauses.session(test=test, target=0.8)  # reached at the first look, which comes at 20 labels
    clauses.play(session, 5)
    return session


@pytest.fixture(scope="module")
def data(session):
    return LiveData.of(session.engine)


BASELINE = SimpleNamespace(
    labels=10, n=30, random=0.55, gained="At 10 labels: +2.0 points", against="over random order"
)


def drawn(data):
    figure = session_figure(data)
    return {trace.name or place: trace for place, trace in enumerate(figure.data)}, figure.layout


def test_before_the_first_model_the_figure_says_what_is_missing(data):
    traces, layout = drawn(replace(data, rounds=()))
    assert sum(traces["now"].y) == 0
    assert [len(traces[name].x) for name in ("accuracy", "you can stop", "random order", "settings changed")] == [0] * 4
    assert list(traces["target"].x) == [0, 6]
    assert layout.annotations[0].text == "how unsure (no model yet)"
    assert layout.annotations[1].text == "accuracy by labels (not known yet)"


def test_every_trace_follows_from_the_rounds(data):
    traces, layout = drawn(data)
    before, last = data.rounds[-2:]
    for name, one in (("round before", before), ("now", last)):
        np.testing.assert_allclose(traces[name].y, np.array(one.uncertainty_counts) / sum(one.uncertainty_counts))
    assert list(traces["accuracy"].x) == [one.n_labels for one in data.rounds]
    assert list(traces["accuracy"].y) == [one.accuracy for one in data.rounds]
    assert list(traces[2].y) == [one.low for one in data.rounds]
    assert list(traces[3].y) == [one.high for one in data.rounds]
    assert list(traces["target"].x) == [0, last.n_labels]
    first = next(one for one in data.rounds if one.shows(data.target))
    assert first.n_labels == 24
    assert (
        data.rounds[1].low >= data.target
    )  # the usual interval, looked at again and again, would have said so earlier
    assert (list(traces["you can stop"].x), list(traces["you can stop"].y)) == ([first.n_labels], [first.accuracy])
    assert layout.annotations[1].text.startswith(
        f"accuracy {last.accuracy:.2f} [{last.low:.2f}, {last.high:.2f}], from"
    )
    assert layout.xaxis.title.text == "unsure (1 − margin)"


def test_without_a_target_there_is_no_line_and_no_star(data):
    traces, _ = drawn(replace(data, target=None))
    assert [len(traces[name].x or ()) for name in ("target", "you can stop")] == [0, 0]
    page = page_data(replace(data, target=None))["accuracy"]
    assert (page["target"], page["reached"]) == (None, [])


def test_random_order_stands_where_as_many_labels_were_learned(data):
    data = replace(data, baseline=BASELINE)
    traces, layout = drawn(data)
    place = next(one.n_labels for one in data.rounds if one.n_train >= BASELINE.labels)
    assert (list(traces["random order"].x), list(traces["random order"].y)) == ([place], [0.55])
    assert layout.xaxis2.title.text == "labels<br>At 10 labels: +2.0 points<br>over random order"
    assert page_data(data)["accuracy"]["random"] == [place, 0.55, BASELINE.gained, BASELINE.against]


def test_the_figure_is_light_or_dark(data):
    light, dark = (session_figure(data, dark=dark).layout for dark in (False, True))
    assert light.template != dark.template
    assert light.paper_bgcolor == dark.paper_bgcolor == "rgba(0,0,0,0)"


def test_where_settings_changed_is_marked_once_a_place(data):
    changes = (Change(12, "strategy", "margin"), Change(12, "batch_size", 5), Change(24, "target", None))
    marked = replace(data, changes=changes)
    assert marked.marks == [(12, "batch size: 5, strategy: margin"), (24, "target: none")]
    traces, layout = drawn(marked)
    assert list(traces["settings changed"].x) == [12, 24]
    assert [shape.x0 for shape in layout.shapes] == [12, 24]
    assert page_data(marked)["accuracy"]["changes"] == [[12, "batch size: 5, strategy: margin"], [24, "target: none"]]


def test_what_a_later_run_was_given_is_marked_too(data):
    first, second, third, *_ = data.rounds
    rounds = (first, replace(second, strategy="margin"), replace(third, strategy="margin", features="words"))
    assert replace(data, rounds=rounds).marks == [(first.n_labels, "strategy: margin")]
    assigned = (Change(first.n_labels, "strategy", None),)
    assert replace(data, rounds=rounds, changes=assigned).marks == [(first.n_labels, "strategy: your function")]
    both = (replace(first, features="words"), replace(second, features="words and meaning"))
    assert replace(data, rounds=both).marks == [(first.n_labels, "features: words and meaning")]


def test_an_assignment_of_the_log_is_marked_after_a_restart_too(clauses, store):
    for run in range(2):
        session = clauses.session(store=store)
        if run == 0:
            clauses.play(session, 2)
            session.strategy = "margin"
            session.batch_size = 7
        assert LiveData.of(session.engine).marks == [(12, "batch size: 7, strategy: margin")]
        session.close()


def test_the_page_gets_the_rounds_and_what_they_say(data):
    page = page_data(data)
    last = data.rounds[-1]
    assert page["version"] == last.model_version == 5
    assert page["uncertainty"]["now"] == list(last.uncertainty_counts)
    assert page["uncertainty"]["before"] == list(data.rounds[-2].uncertainty_counts)
    middle, before = (one.uncertainty_quantiles[2] for one in (last, data.rounds[-2]))
    said = f"Half of the undecided pool is above {middle:.2f}; {before:.2f} the round before."
    assert page["uncertainty"]["said"] == said
    curve = page["accuracy"]
    assert curve["labels"] == [6, 12, 18, 24, 30]
    for name, values in (("value", "accuracy"), ("low", "low"), ("high", "high")):
        np.testing.assert_allclose(curve[name], [getattr(one, values) for one in data.rounds], atol=1e-4)
    assert (curve["n"], curve["source"], curve["sources"]) == ([None] * 5, [0] * 5, ["test examples"])
    assert curve["reached"][0][0] == 24
    assert curve["said"].endswith("from test examples; target 0.80 shown at 24 labels.")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "Known once 5 audit labels are there."),
        ({"audit": 0}, "Not measured: there is neither an audit nor a test set."),
        ({"test": (["a clause"], ["Notices"]), "features": "words"}, "The first model will show it."),
    ],
)
def test_before_the_first_model_the_page_hears_what_will_be_there(clauses, options, said):
    session = clauses.session(**options)
    page = page_data(LiveData.of(session.engine))
    assert (page["version"], page["accuracy"]["said"]) == (0, said)
    assert page["uncertainty"]["said"] == "The first model will show it."
    assert sum(page["uncertainty"]["now"]) == 0
    session.close()


def test_a_thousand_rounds_are_as_many_bytes_as_a_hundred(data):
    sizes = {}
    for n in (100, 1_000):
        rounds = tuple(
            replace(data.rounds[-1], n_labels=10 * number, model_version=number, method="audit", n_audit=number)
            for number in range(1, n + 1)
        )
        page = page_data(replace(data, rounds=rounds))
        curve = page["accuracy"]
        assert len(curve["labels"]) == MOST_POINTS
        assert (curve["labels"][0], curve["labels"][-1], curve["n"][-1]) == (10, 10 * n, n)
        sizes[n] = len(json.dumps(page))
    assert sizes[1_000] < 1.1 * sizes[100] < 4_500
