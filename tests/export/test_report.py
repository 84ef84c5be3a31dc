"""The report and the summary of a session: true numbers, nothing of an example, and no markup of a name."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pandas as pd
import pytest

import al_widget as al

CLASSES = ["good <b>news</b>", "bad & sad"]
SECRET = "zzsecretzz"
TEXTS = [f"{SECRET} {word} film number {n}" for n in range(60) for word in ("fine", "poor")]
TRUTH = [CLASSES[n % 2] for n in range(120)]


def label(session, updates):
    for _ in range(updates):
        for query in session.query():
            session.label(query.id, TRUTH[query.id])
        session.update()


@pytest.fixture
def session():
    made = al.Session(
        TEXTS, CLASSES, store=None, audit=0.3, seed_size=20, target=0.9, annotator="Ada <i>L.</i>",
        guidelines={CLASSES[1]: "Tears <u>only</u>."},
    )  # fmt: skip
    label(made, 5)
    yield made
    made.close()


class Tables(HTMLParser):
    """The tables of a page, each as rows of cells."""

    def __init__(self, page):
        super().__init__()
        self.found, self._in_cell = [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.found.append([])
        elif tag == "tr":
            self.found[-1].append([])
        elif tag in {"td", "th"}:
            self.found[-1][-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self._in_cell = False

    def handle_data(self, data):
        if self._in_cell:
            self.found[-1][-1][-1] += data


def tables(page):
    """Return the tables of a page as frames, by their columns."""
    found = [pd.DataFrame(rows, columns=head) for head, *rows in Tables(page).found]
    return {tuple(one.columns): one for one in found}


def test_the_report_says_what_the_session_knows(session, tmp_path):
    session.batch_size = 5
    session.skip(session.query()[0].id)
    path = session.report(tmp_path / "report.html")
    page = path.read_text(encoding="utf-8")
    found = tables(page)
    classes = found["class", "labels"].set_index("class")["labels"].astype(int)
    assert classes.to_dict() == pd.Series(session.labels).value_counts().to_dict()
    picked = found["how the examples were picked", "labels"]["labels"].astype(int).sum()
    assert picked == session.n_labels == len(session.labels)
    people = found["annotator", "labels", "median time on screen", "first label", "last label"]
    assert people["annotator"].tolist() == ["Ada <i>L.</i>"]
    assert found["class", "what belongs to it"].to_numpy().tolist() == [[CLASSES[1], "Tears <u>only</u>."]]
    settings = found["setting", "value"].set_index("setting")["value"]
    assert settings["target"] == "0.9"
    assert settings["audit"] == "30% of the questions, uniform"
    changed = found["setting", "became", "at labels", "when"]
    assert changed[["setting", "became", "at labels"]].to_numpy().tolist() == [
        ["batch_size", "5", str(session.n_labels)]
    ]
    measure = found["measure", "class", "value", "95 % interval", "examples"].iloc[0]
    assert float(measure["value"]) == pytest.approx(session.accuracy.value, abs=5e-4)
    updates = next(one for columns, one in found.items() if columns[0] == "model")
    assert updates["learned"].astype(int).tolist() == [one.n_train for one in session.rounds]
    assert html.escape(session.advice.sentence) in page
    assert "1 put off" in page


def test_no_example_is_in_it_and_names_are_no_markup(session, tmp_path):
    for shown in (session.report(tmp_path / "report.html").read_text(encoding="utf-8"), session._repr_html_()):
        assert SECRET not in shown
        assert "<b>news" not in shown
        assert "good &lt;b&gt;news&lt;/b&gt;" in shown
        assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)|@import", shown)


def test_the_summary_is_the_representation_of_a_session(session):
    shown = session._repr_html_()
    assert shown.startswith(f'<div class="al-widget-summary"><strong>{html.escape(repr(session))}</strong>')
    assert html.escape(str(session.accuracy)) in shown
    assert "<details>" in shown


def test_a_session_without_a_label_has_both(tmp_path):
    session = al.Session(TEXTS, CLASSES, store=None)
    page = session.report(tmp_path / "empty.html").read_text(encoding="utf-8")
    assert "0 labels, one class each, of 120 examples (text)" in page
    assert "The accuracy is not known" in page
    assert "0 labels" in session._repr_html_()


def test_a_report_goes_where_an_export_would(session, tmp_path):
    place = tmp_path / "report.html"
    place.write_text("before", encoding="utf-8")
    assert session.report(str(place)) == place
    assert "<!DOCTYPE html>" in place.read_text(encoding="utf-8")
    with pytest.raises(al.DataError, match="folder"):
        session.report(tmp_path)
    with pytest.raises(al.DataError, match=r"report\.html"):
        session.report(None)


def test_a_report_is_never_written_over_the_store(tmp_path):
    store = tmp_path / "labels.db"
    session = al.Session(TEXTS, CLASSES, store=store, audit=0)
    label(session, 1)
    with pytest.raises(al.DataError, match="belongs to"):
        session.report(store)
    assert len(session.labels) == 10


def test_of_a_task_with_several_classes_each(tmp_path):
    session = al.Session(TEXTS, CLASSES, store=None, audit=0.3, multilabel=True, seed_size=20)
    for query in session.query():
        session.label(query.id, [TRUTH[query.id]])
    session.update()
    page = session.report(tmp_path / "many.html").read_text(encoding="utf-8")
    assert "any number of classes each" in page
    assert "exact match" in page.lower()


def test_many_updates_are_told_in_part():
    from al_widget.export.report import _rounds

    session = al.Session(TEXTS, CLASSES, store=None, audit=0, seed_size=20)
    label(session, 1)
    many = _rounds(session.rounds * 450)
    assert "Updates of the model (450, one in 3)" in many
    assert many.count("<tr>") == 151 + 1
