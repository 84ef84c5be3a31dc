"""Notes: a remark on an example, in the frame, in exports, on its card and in the log."""

from __future__ import annotations

import json

import pytest

import al_widget as al


def notes(session):
    return list(session.frame["note"].fillna(""))


def test_a_note_is_in_the_frame_the_export_and_the_log_and_back_after_a_restart(clauses, store, tmp_path):
    session = clauses.session(store=store)
    session.label(0, "Notices")
    session.label(1, "Notices")
    session.note(1, "  two clauses in one  ")
    session.note(2, "not decided yet")
    assert notes(session) == ["", "two clauses in one"]
    assert list(session.log["do"]) == ["label", "label", "note", "note"]
    lines = session.export(tmp_path / "labels.jsonl").read_text().splitlines()
    assert [json.loads(line)["note"] for line in lines] == [None, "two clauses in one"]
    again = clauses.session(store=store)
    again.label(2, "Insurance")
    assert notes(again) == ["", "two clauses in one", "not decided yet"]


def test_the_newest_note_counts_and_an_empty_one_removes_it(clauses):
    session = clauses.session()
    session.label(0, "Notices")
    session.note(0, "first")
    session.note(0, "second")
    assert notes(session) == ["second"]
    session.note(0, "")
    assert notes(session) == [""]


def test_a_note_decides_nothing(clauses):
    session = clauses.session()
    first = session.query(3)
    session.note(first[0].id, "hm")
    assert session.query(3) == first
    assert len(session.labels) == session.n_labels == 0
    with pytest.raises(al.AlWidgetError, match="no decision"):
        session.undo()
    session.label(first[0].id, "Notices")
    session.note(first[0].id, "sure")
    session.undo()
    assert session.labels.empty


@pytest.mark.parametrize("text", [None, 5, "a\0b", "\ud800", "x" * 10_001])
def test_what_is_no_note_is_refused_and_not_written(clauses, text):
    session = clauses.session()
    with pytest.raises(al.AlWidgetError, match=r"Expected a note to be a str of at most 10,000 characters"):
        session.note(0, text)
    assert len(session.log) == 0


def test_a_note_on_an_unknown_example_is_refused(clauses):
    with pytest.raises(al.AlWidgetError, match="999"):
        clauses.session().note(999, "where?")


def test_the_page_writes_notes_and_shows_those_there_are(clauses, no_charts):
    labeler = al.Labeler(clauses.session())
    sent = []
    labeler.widget.send = lambda message, buffers=None: sent.append(message)
    try:
        labeler.wait(20)
        key = labeler.query(1)[0].key
        note = {"seq": 1, "do": "note", "key": key, "value": "odd", "ms": 0}
        label = {"seq": 2, "do": "label", "key": key, "value": "Notices", "ms": 5}
        labeler.widget._handle_custom_msg({"kind": "events", "client": "c-1", "base": 1, "events": [note, label]}, [])
        acks = [message for message in sent if message["kind"] == "ack"]
        assert (acks[-1]["upto"], acks[-1]["refused"], acks[-1]["done"], acks[-1]["open"]) == (2, [], [key], [])
        assert notes(labeler) == ["odd"]
        labeler.widget._handle_custom_msg({"kind": "recall", "client": "c-1", "before": None, "n": 5}, [])
        assert sent[-1]["items"][0]["card"]["note"] == "odd"
    finally:
        labeler.close()
