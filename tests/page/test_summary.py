"""The static summary: how far the labeling is, for a reader without a kernel; never an example, and no markup of a name."""

from __future__ import annotations

import html
import re
import threading
from datetime import UTC, datetime

import pytest

import al_widget as al
from al_widget.engine.pace import Pace
from al_widget.engine.worker import InlineWorker
from al_widget.page import static_output
from al_widget.page.static_output import StaticOutput
from al_widget.page.summary import DeskSummary, static_summary, summary_html

TEXTS = [f"{'splendid' if i % 2 else 'dreadful'} matinee number {i} of the pool" for i in range(60)]


def told(**some):
    standard = {
        "task": "reviews",
        "store": "labels.db",
        "closed": False,
        "finished": False,
        "labels": 87,
        "left": 413,
        "classes": (("good", 1_234), ("bad", 43)),
        "version": 7,
        "trained": 80,
        "accuracy": "accuracy 0.84 [0.78, 0.89] from 41 random audit labels",
        "advice": "Keep going: 0.78 is the lower bound, the target 0.85.",
        "time": datetime(2026, 11, 26, 20, 15, tzinfo=UTC),
        "package": "0.1.0",
    }
    return DeskSummary(**{**standard, **some})


def words(page):
    """Return what a reader sees."""
    text = re.sub(r"<style>.*?</style>", "", page)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))).strip()


def test_it_says_how_far_how_good_what_to_do_and_when():
    said = words(summary_html(told()))
    for part in (
        "This labeling desk is not running. Every label is kept in labels.db. Run the cell again to go on.",
        "87 of 500 labels · model 7 on 80 labels",
        "accuracy 0.84 [0.78, 0.89] from 41 random audit labels",
        "Keep going: 0.78 is the lower bound, the target 0.85.",
        "good 1,234 · bad 43",
        "As of 2026-11-26 20:15 UTC · task “reviews” · al_widget 0.1.0",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("some", "said"),
    [
        (
            {"closed": True},
            "This labeling desk was closed. Every label is kept in labels.db. Run the cell again to go on.",
        ),
        (
            {"store": None},
            "This labeling desk is not running. The labels were kept in memory only: to start anew, run the cell again.",
        ),
        (
            {"finished": True},
            "This labeling desk is not running. Every label is kept in labels.db. Run the cell again.",
        ),
        ({"version": 0, "trained": 0}, "87 of 500 labels · no model yet"),
        ({"labels": 1, "left": 0, "version": 1, "trained": 1}, "1 of 1 label · model 1 on 1 label"),
        ({"labels": 0, "left": 0}, "0 of 0 labels"),
    ],
)
def test_it_says_what_is_true_of_the_task(some, said):
    assert said in words(summary_html(told(**some)))


HOSTILE = '</div><script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.mark.parametrize("field", ["task", "store", "accuracy", "advice", "package"])
def test_nothing_that_a_user_names_becomes_markup(field):
    page = summary_html(told(**{field: HOSTILE}))
    assert "<script" not in page
    assert "<img" not in page
    assert html.escape(HOSTILE) in page


def test_names_of_classes_are_escaped_kept_apart_and_never_typeset():
    page = summary_html(told(classes=((HOSTILE, 3), ("$x^2$", 1), ("half a pair \ud83d", 2), ("שלום", 5))))
    assert "<script" not in page
    assert "<img" not in page
    page.encode()
    assert "tex2jax_ignore" in page
    assert "mathjax_ignore" in page
    assert "<bdi>שלום</bdi> <b>5</b>" in page


def test_it_holds_no_example_and_asks_for_nothing():
    session = al.Session(TEXTS, ["good", "bad"], store=None, audit=0.3, seed=1)
    for _ in range(20):
        [query] = session.query(1)
        session.label(query.id, "good" if "splendid" in query.example else "bad")
    session.note(0, "a remark about a matinee")
    session.update()
    page = static_summary(session.engine)
    for secret in ("splendid", "dreadful", "matinee", "number"):
        assert secret not in page
    assert "20 of 60 labels" in words(page)
    good, bad = re.search(r"good (\d+) · bad (\d+)", words(page)).groups()
    assert int(good) + int(bad) == 20
    assert f"accuracy {session.accuracy}" in words(page)
    assert not re.search(r"(src|href|url)\s*[=(]|<script|https?:", page)
    assert len(page) < 3_000


def test_a_closed_session_says_so():
    session = al.Session(TEXTS, ["good", "bad"], store=None)
    session.close()
    assert "This labeling desk was closed." in words(static_summary(session.engine))


class Shown:
    """What a notebook would show, by display id."""

    def __init__(self, monkeypatch):
        self.outputs, self.order = {}, []
        monkeypatch.setattr("IPython.display.publish_display_data", self.publish)

    def publish(self, data, metadata=None, *, transient=None, update=False):
        name = (transient or {}).get("display_id", "desk")
        assert update == (name in self.outputs), "an update of what is not there, or a second copy"
        self.outputs[name] = data
        self.order.append(name)


def test_a_cell_shows_the_desk_and_beneath_it_the_summary(monkeypatch):
    shown = Shown(monkeypatch)
    labeler = al.Labeler(TEXTS, ["good", "bad"], store=None)
    labeler._ipython_display_()
    desk, summary = shown.order
    assert desk == "desk"
    assert "application/vnd.jupyter.widget-view+json" in shown.outputs[desk]
    assert shown.outputs[desk]["text/html"] == "", "an exported page shows no second text"
    assert "0 of 60 labels" in words(shown.outputs[summary]["text/html"])
    labeler.close()
    assert shown.order == [desk, summary, summary]
    assert "This labeling desk was closed." in words(shown.outputs[summary]["text/html"])


def test_a_labeler_that_no_cell_shows_writes_no_summary(monkeypatch):
    shown = Shown(monkeypatch)
    labeler = al.Labeler(TEXTS, ["good", "bad"], store=None)
    labeler.label(0, "good")
    labeler._summary.worker.wait(10)
    labeler.close()
    assert shown.order == []


def test_other_hosts_take_one_bundle_with_a_widget():
    labeler = al.Labeler(TEXTS, ["good", "bad"], store=None)
    bundle = labeler._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "application/vnd.jupyter.widget-view+json" in data
    labeler.close()


@pytest.fixture
def output(monkeypatch):
    shown = Shown(monkeypatch)
    monkeypatch.setattr(static_output, "_BETWEEN_SECONDS", 0)
    monkeypatch.setattr(static_output, "_PAUSE_SECONDS", 0)
    session = al.Session(TEXTS, ["good", "bad"], store=None, audit=0)
    sent = []
    kept = StaticOutput(session.engine, Pace(), InlineWorker, sent.append)
    session.engine.listen(kept)
    return session, kept, shown, sent


def test_it_follows_labels_models_and_goals_by_display_id_and_by_message(output):
    session, kept, shown, sent = output
    first, second = session.query(2)
    session.label(first.id, "bad")
    assert (shown.order, sent) == ([], []), "nothing shows it yet"
    kept.show()
    assert len(shown.order) == 1
    session.label(second.id, "good")
    session.update()
    session.target = 0.9
    [page] = shown.outputs.values()
    assert "2 of 60 labels · model 1 on 2 labels" in words(page["text/html"])
    assert "0.9" in words(page["text/html"])
    assert sent[-1] == {"kind": "summary", "html": page["text/html"]}
    assert len(shown.order) == 1 + len(sent)


def test_a_summary_that_fails_is_told_and_stops_nothing(output, monkeypatch):
    session, kept, _, _ = output
    kept.show()
    monkeypatch.setattr(static_output, "static_summary", lambda *_: 1 / 0)
    session.label(0, "bad")
    assert "ZeroDivisionError" in session.error
    assert session.labels.to_dict() == {0: "bad"}


def test_many_labels_in_a_row_are_written_a_few_times(monkeypatch):
    shown = Shown(monkeypatch)
    session = al.Session(TEXTS, ["good", "bad"], store=None, audit=0)
    kept = StaticOutput(session.engine, Pace(), al.Labeler._worker, lambda _: None)
    began, go_on = threading.Event(), threading.Event()
    real = static_output.static_summary

    def slow(*args):
        began.set()
        go_on.wait(10)
        return real(*args)

    session.engine.listen(kept)
    kept.show()
    monkeypatch.setattr(static_output, "static_summary", slow)
    for n, query in enumerate(session.query(30)):
        session.label(query.id, "good")
        if n == 0:
            assert began.wait(10)
    go_on.set()
    monkeypatch.setattr(static_output, "_BETWEEN_SECONDS", 0)
    assert kept.worker.wait(20)
    kept.worker.close()
    assert len(shown.order) <= 3, "shown, the first label, and all that came meanwhile"
    assert "30 of 60 labels" in words(next(iter(shown.outputs.values()))["text/html"])
