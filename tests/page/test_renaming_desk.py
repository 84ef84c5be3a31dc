"""What a page hears when classes are renamed: here, in code, or by another kernel."""

from __future__ import annotations

import pytest

import al_widget as al

TEXTS = [f"clause number {n:04}" for n in range(60)]
CLASSES = {"Fees": "f", "Taxes": "t", "Liens": "l"}


class Page:
    def __init__(self, labeler):
        self.labeler, self.sent, self.seq = labeler, [], 0
        labeler.widget.send = self.sent.append

    def do(self, do, key=None, value=None):
        self.sent.clear()
        self.seq += 1
        event = {"seq": self.seq, "do": do, "key": key, "value": value, "ms": 1}
        self.say(kind="events", client="c-1", base=self.seq, events=[event])

    def say(self, **message):
        self.labeler.widget._handle_custom_msg(message, [])

    def heard(self, kind):
        return [message for message in self.sent if message["kind"] == kind]

    @property
    def status(self):
        return self.labeler.widget.status


@pytest.fixture
def desk(store, no_charts):
    opened = []

    def open_(**options):
        labeler = al.Labeler(
            TEXTS, CLASSES, store=store, **{"audit": 0, "batch_size": 10**6, "annotator": "ann", **options}
        )
        labeler.wait(20)
        opened.append(labeler)
        return Page(labeler)

    yield open_
    for labeler in opened:
        labeler.close()


def test_a_renaming_by_the_page_is_acknowledged_and_the_status_follows(desk):
    page = desk()
    key = page.labeler.pool.key(0)
    page.do("label", key, "Fees")
    rev = page.status["rev"]
    page.do("rename", None, {"from": "Fees", "to": "Levies"})
    assert [(ack["upto"], ack["refused"]) for ack in page.heard("ack")] == [(2, [])]
    assert page.status["rev"] > rev
    assert page.status["classes"][0] == {"name": "Levies", "key": "f"}
    assert page.status["renamed"] == [["Fees", "Levies"]]
    assert page.labeler.labels.to_dict() == {0: "Levies"}
    page.do("undo", None, {"from": "Fees", "to": "Levies"})
    assert page.status["renamed"] == [["Levies", "Fees"]]
    assert page.labeler.labels.to_dict() == {0: "Fees"}


def test_a_refused_renaming_is_named(desk):
    page = desk()
    page.do("rename", None, {"from": "Rents", "to": "Levies"})
    assert [one["why"][:34] for one in page.heard("ack")[0]["refused"]] == ["'Rents' is not one of the classes."]
    page.do("undo", None, {"from": "Rents", "to": "Levies"})
    assert [one["why"] for one in page.heard("ack")[0]["refused"]] == ["There is no renaming left to undo."]
    assert page.status["renamed"] == []


def test_renaming_in_code_reaches_the_page_with_new_cards_and_status(desk):
    page = desk()
    page.labeler.rename_class("Fees", "Taxes")
    assert [one["name"] for one in page.status["classes"]] == ["Taxes", "Liens"]
    assert page.status["renamed"] == [["Fees", "Taxes"]]
    assert len(page.heard("batch")) == 1
    assert page.heard("batch")[0]["append"] is False


def test_the_past_holds_renamings_in_their_order_and_names_that_outlive_an_undo(desk):
    page = desk()
    keys = [page.labeler.pool.key(row) for row in range(3)]
    page.do("label", keys[0], "Fees")
    page.do("rename", None, {"from": "Fees", "to": "Taxes"})
    page.do("label", keys[1], "Taxes")
    page.do("rename", None, {"from": "Liens", "to": "Claims"})
    page.do("label", keys[2], "Claims")
    page.sent.clear()
    page.say(kind="recall", client="c-1", before=None, n=16)
    [past] = page.heard("past")
    assert [(one["do"], one["value"]) for one in past["items"]] == [
        ("label", "Fees"),
        ("rename", {"from": "Fees", "to": "Taxes", "merged": True}),
        ("label", "Taxes"),
        ("rename", {"from": "Liens", "to": "Claims", "merged": False}),
        ("label", "Liens"),
    ]
    page.sent.clear()
    first = past["items"][2]["at"]
    page.say(kind="recall", client="c-1", before=first, n=16)
    assert [one["do"] for one in page.heard("past")[0]["items"]] == ["label", "rename"]


def test_renamings_come_once_over_the_pages_of_the_past(desk):
    page = desk()
    for row in range(8):
        page.do("label", page.labeler.pool.key(row), "Liens")
        page.do("rename", None, {"from": f"Taxes{row or ''}", "to": f"Taxes{row + 1}"})
    found, before, more = [], None, True
    while more:
        page.sent.clear()
        page.say(kind="recall", client="c-1", before=before, n=3)
        [past] = page.heard("past")
        found = [*past["items"], *found]
        before, more = past["items"][0]["at"], past["more"]
    assert [one["do"] for one in found] == ["label", "rename"] * 8
    assert len({one["at"] for one in found}) == 16


def test_the_page_is_told_how_many_labels_each_class_has(desk):
    page = desk()
    for row, name in enumerate(["Fees", "Fees", "Taxes"]):
        page.do("label", page.labeler.pool.key(row), name)
    page.sent.clear()
    page.say(kind="counts", client="c-1")
    assert page.heard("counts") == [
        {"kind": "counts", "client": "c-1", "counts": [["Fees", 2], ["Taxes", 1], ["Liens", 0]]}
    ]


def test_another_kernel_follows_and_learns_the_merged_classes_by_itself(desk, store, until):
    page = desk(batch_size=6)
    for row in range(12):
        page.do("label", page.labeler.pool.key(row), list(CLASSES)[row % 3])
    page.labeler.wait(20)
    until(lambda: page.labeler.version)
    version = page.labeler.version
    other = al.Session(TEXTS, CLASSES, store=store, audit=0, annotator="bob")
    other.rename_class("Fees", "Taxes")
    until(lambda: page.status["renamed"] == [["Fees", "Taxes"]])
    until(lambda: page.labeler.version > version)
    assert list(page.labeler.model.classes_) == ["Liens", "Taxes"]
    other.undo()
    until(lambda: [one["name"] for one in page.status["classes"]] == list(CLASSES))
    other.close()
