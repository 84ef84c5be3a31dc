"""The live charts: each trace is derived from plain data, and each update sends all of it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from al_widget.charts import LiveCharts, LiveData


@pytest.fixture(scope="module")
def data(clauses):
    """Return the chart data of a session with held-out examples after five rounds."""
    test = (clauses.matrix, [clauses.truth[text] for text in clauses.texts])
    session = clauses.session(test=test)
    clauses.play(session, 5)
    rounds = tuple(session.rounds)
    target = 0.8  # reached at the first look, which comes at 20 labels
    return LiveData(rounds, target, 6, None, "accuracy", "unsure (1 − margin)")


def drawn(data):
    figure = LiveCharts(data, dark=False).figure
    return {trace.name or place: trace for place, trace in enumerate(figure.data)}, figure.layout


def test_before_the_first_model_the_charts_say_what_is_missing(data):
    traces, layout = drawn(replace(data, rounds=()))
    assert sum(traces["now"].y) == 0
    assert [len(traces[name].x) for name in ("accuracy", "you can stop")] == [0, 0]
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


def test_the_gain_over_random_order_stands_under_the_axis(data):
    baseline = SimpleNamespace(gained="At 30 labels: +2.0 points", against="over random order")
    _, layout = drawn(replace(data, baseline=baseline))
    assert layout.xaxis2.title.text == "labels<br>At 30 labels: +2.0 points<br>over random order"


def test_a_refresh_is_one_message_with_every_property_of_every_trace(data, monkeypatch):
    charts = LiveCharts(replace(data, rounds=data.rounds[:1]), dark=True)
    sent = []
    monkeypatch.setattr(charts.figure, "plotly_update", lambda *update: sent.append(update))
    charts.refresh(data)
    ((properties, texts),) = sent
    assert {name: len(values) for name, values in properties.items()} == {"x": 7, "y": 7, "customdata": 7}
    assert set(texts) == {"xaxis2.title.text", "annotations[0].text", "annotations[1].text"}


def test_the_theme_is_followed_in_place(data):
    charts = LiveCharts(data, dark=True)
    dark = charts.figure.layout.template
    charts.set_theme(dark=False)
    assert charts.figure.layout.template != dark
    assert charts.figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
