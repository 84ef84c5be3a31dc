"""Guidelines: checked like an argument, kept in the log edit by edit, following their class, exported with the labels."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import al_widget as al

TEXTS = [f"{word} film {n}" for n in range(20) for word in ("good", "bad")]
CLASSES = ["pos", "neg"]


def session(store=None, **options):
    return al.Session(TEXTS, CLASSES, store=store, audit=0, **options)


def edits(task):
    return [json.loads(event.value) for event in task.engine.events() if event.type == "guideline"]


def test_they_are_given_and_assigned_and_each_edit_is_in_the_log():
    task = session(guidelines={"pos": " Recommends the film. ", "neg": "Advises against it."})
    assert task.guidelines == {"pos": "Recommends the film.", "neg": "Advises against it."}
    task.guidelines = {"neg": "Advises against it.", "pos": "Praise, without irony."}
    assert list(task.guidelines.items()) == [("pos", "Praise, without irony."), ("neg", "Advises against it.")]
    assert [one["class"] for one in edits(task)] == ["pos", "neg", "pos"]
    task.guidelines = None
    assert task.guidelines == {}
    assert edits(task)[-1] == {"class": "neg", "text": ""}
    assert task.log["do"].tolist() == ["guideline"] * 5


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        (["pos"], al.DataError, "Expected guidelines= to be a dict"),
        ({"pos": 3}, al.DataError, "guidelines= of 'pos': Expected a guideline to be a str .*got 3"),
        ({"pos": "x" * 2_001}, al.DataError, "at most 2,000 characters"),
        ({"pos": "\x00"}, al.DataError, "without NUL"),
        ({"other": "x"}, al.UnknownClassError, "'other' is not one of the classes"),
    ],
)
def test_what_cannot_be_one_is_refused_at_the_door_and_changes_nothing(given, error, said):
    with pytest.raises(error, match=said):
        session(guidelines=given)
    task = session(guidelines={"pos": "Praise."})
    with pytest.raises(error, match=said):
        task.guidelines = given
    assert task.guidelines == {"pos": "Praise."}


def test_they_follow_a_class_that_is_renamed_and_back():
    task = session(guidelines={"pos": "Praise.", "neg": "Blame."})
    task.rename_class("pos", "positive")
    assert task.guidelines == {"positive": "Praise.", "neg": "Blame."}
    task.undo()
    assert task.guidelines == {"pos": "Praise.", "neg": "Blame."}


def test_those_of_merged_classes_stand_together_the_kept_name_first():
    task = session(guidelines={"pos": "Praise.", "neg": "Blame."})
    task.add_class("mixed")
    task.guidelines = {**task.guidelines, "mixed": "Both."}
    task.rename_class("pos", "mixed")
    assert task.guidelines == {"mixed": "Both.\nPraise.", "neg": "Blame."}
    assert "pos" not in task.classes


def test_an_edit_on_the_desk_stands_when_the_cell_is_run_again_until_the_argument_changes(store):
    first = session(store, guidelines={"pos": "Praise.", "neg": "Blame."})
    first.guidelines = {"pos": "Praise, without irony.", "neg": "Blame."}
    first.close()
    again = session(store, guidelines={"pos": "Praise.", "neg": "Blame."})
    assert again.guidelines["pos"] == "Praise, without irony."
    again.close()
    without = session(store)
    assert without.guidelines["pos"] == "Praise, without irony."
    without.close()
    newer = session(store, guidelines={"pos": "Praise of the actors too."})
    assert newer.guidelines == {"pos": "Praise of the actors too."}


def test_they_are_exported_with_the_labels(tmp_path):
    task = session(guidelines={"pos": "Praise."})
    task.label(0, "pos")
    task.label(1, "neg")
    rows = pd.read_json(task.export(tmp_path / "labels.jsonl"), lines=True)
    assert rows["guideline"].fillna("").tolist() == ["Praise.", ""]
    assert "guideline" not in task.frame.columns
    plain = session()
    plain.label(0, "pos")
    assert "guideline" not in pd.read_json(plain.export(tmp_path / "plain.jsonl"), lines=True).columns


def test_of_several_classes_each_all_guidelines_stand_beside_the_label(tmp_path):
    task = session(guidelines={"pos": "Praise.", "neg": "Blame."}, multilabel=True)
    task.label(0, ["pos", "neg"])
    task.label(1, [])
    rows = pd.read_json(task.export(tmp_path / "labels.jsonl"), lines=True)
    assert rows["guideline"].fillna("").tolist() == ["Praise.\nBlame.", ""]


def test_a_page_sends_them_as_decisions_once_each():
    from al_widget.page import protocol

    task = session()
    message = {
        "kind": "events", "client": "c-1", "base": 1,
        "events": [
            {"seq": 1, "do": "guideline", "key": None, "value": {"class": "pos", "text": " Praise. "}, "ms": 0},
            {"seq": 2, "do": "guideline", "key": None, "value": {"class": "who", "text": "x"}, "ms": 0},
        ],
    }  # fmt: skip
    parsed = protocol.parse(message)
    for _ in range(2):
        result = task.engine.record("c-1", protocol.decisions(parsed["events"]))
    assert task.guidelines == {"pos": "Praise."}
    assert [(seq, "is not one of the classes" in str(why)) for seq, why in result.refused] == [(2, True)]
    assert len(edits(task)) == 1
    with pytest.raises(protocol.ProtocolError, match="the class and the text"):
        protocol.parse({**message, "events": [{**message["events"][0], "value": "Praise."}]})
