"""The labels that stand: the newest decision about each example."""

from __future__ import annotations

from dataclasses import replace

from stored import label

from al_widget.labels.current import CurrentLabels
from al_widget.labels.event import Event


def undo(seq, key="k", annotator="ann"):
    return Event("c", seq, "undo", key, None, annotator)


def answers(*events):
    folded = CurrentLabels()
    for at, event in enumerate(events, 1):
        folded.apply(replace(event, offset=at))
    return folded


def skip(seq, key="k"):
    return Event("c", seq, "skip", key, None, "ann")


def test_the_newest_label_stands_and_undo_restores_the_one_before():
    assert answers(label(1, value="a"), label(2, value="b")).label("k") == "b"
    assert answers(label(1, value="a"), label(2, value="b"), undo(3)).label("k") == "a"
    assert answers(label(1, value="a"), label(2, value="b"), undo(3), undo(4)).current("k") is None
    assert answers(label(1, value="a"), undo(2), undo(3), label(4, value="c")).label("k") == "c"


def test_a_skip_never_hides_a_label():
    assert answers(skip(1)).current("k").type == "skip"
    assert answers(skip(1), label(2)).label("k") == "Taxes"
    assert answers(label(1), skip(2)).label("k") == "Taxes"
    assert answers(skip(1), label(2), undo(3)).current("k").type == "skip"


def test_undo_takes_back_only_the_annotators_own_decisions():
    both = answers(label(1, value="a", annotator="ann"), label(2, value="b", annotator="bob"), undo(3, annotator="ann"))
    assert both.label("k") == "b"
    assert both.last("ann") is None
    assert both.last("bob").value == "b"


def test_one_undo_takes_back_one_decision_wherever_it_was_made():
    folded = answers(label(1, "x"), label(2, "y"), label(3, "z"), undo(4, "y"))
    assert [event.key for event in folded] == ["x", "z"]
    assert folded.last("ann").key == "z"


def test_the_past_is_paged_from_the_newest_back():
    folded = answers(*(label(n, f"k{n}") for n in range(1, 11)), undo(11, "k4"))
    page, more = folded.past("ann", None, 4)
    assert ([event.key for event in page], more) == (["k7", "k8", "k9", "k10"], True)
    page, more = folded.past("ann", page[0].offset, 4)
    assert ([event.key for event in page], more) == (["k2", "k3", "k5", "k6"], True)
    page, more = folded.past("ann", page[0].offset, 4)
    assert ([event.key for event in page], more) == (["k1"], False)
    assert folded.past("nobody", None, 4) == ([], False)


def test_nobody_can_undo_an_imported_label():
    imported = Event("k-1", 1, "label", "k", "Taxes", "ann", "given")
    folded = answers(imported, label(2, value="Liens"))
    assert folded.decisions("k", "ann") == 1
    folded.apply(replace(undo(3), offset=3))
    folded.apply(replace(undo(4), offset=4))
    assert folded.label("k") == "Taxes"
