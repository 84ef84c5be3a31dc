"""Messages of a hostile or broken page, and a store that fails: the desk says so in a short sentence, and goes on."""

from __future__ import annotations

import json

import pytest

import al_widget as al
from al_widget.exceptions import StoreError, StoreLostError

TEXTS = [f"clause number {n:04}" for n in range(300)]
HUGE = "v" * 20_000_000


class Page:
    """What a page sees of a desk, and what it sends."""

    def __init__(self, labeler):
        self.labeler, self.sent = labeler, []
        self.keys = [labeler.pool.key(row) for row in range(len(TEXTS))]
        labeler.widget.send = self.sent.append

    def say(self, **message):
        """Send a message; return how many bytes came back."""
        self.sent.clear()
        self.labeler.widget._handle_custom_msg(message, [])
        return len(json.dumps(self.sent))

    def decide(self, seq, client="c-1", base=1, **fields):
        decision = {"seq": seq, "do": "label", "key": self.keys[seq % 300], "value": "pos", "ms": 1, **fields}
        return self.say(kind="events", client=client, base=base, events=[decision])

    @property
    def notice(self):
        return self.labeler.widget.status["notice"]

    @property
    def acks(self):
        return [(message["upto"], len(message["refused"])) for message in self.sent if message["kind"] == "ack"]


@pytest.fixture
def page(no_charts):
    labeler = al.Labeler(TEXTS, ["pos", "neg"], store=None, audit=0, batch_size=10**6)
    labeler.wait(20)
    yield Page(labeler)
    labeler.close()


def test_a_kind_of_twenty_million_characters_is_a_short_notice(page):
    page.say(kind=HUGE)
    assert len(page.notice["text"]) < 300
    page.decide(1)
    assert page.acks == [(1, 0)]
    assert page.notice["level"] == "warning"  # labels are in memory only


def test_the_past_comes_in_parts_whatever_a_page_asks_for(page):
    decisions = [{"seq": n + 1, "do": "label", "key": page.keys[n], "value": "pos", "ms": 1} for n in range(300)]
    page.say(kind="events", client="c-1", base=1, events=decisions)
    assert page.acks == [(300, 0)]
    for n in (-1, 0, True, 2**63):
        assert page.say(kind="recall", client="c-1", before=None, n=n) < 1_000
        assert page.notice["level"] == "error"
    page.say(kind="recall", client="c-1", before=None, n=10**9)
    [answer] = page.sent
    assert len(answer["items"]) == 64


@pytest.mark.parametrize("value", ["v" * 999_999, "C" * 1_001, "\ud800", "a\0b"])
def test_neither_log_nor_wire_holds_an_impossible_class(page, value):
    back = page.decide(1, value=value) + page.decide(2, do="class", key=None, value=value)
    assert page.acks == [(2, 2)]
    assert back < 3_000
    log = page.labeler.engine.events()
    assert [len(event.value) < 500 for event in log if event.type == "refuse"] == [True, True]
    assert page.labeler.classes == ["pos", "neg"]


def test_a_key_of_a_million_characters_is_a_short_row_of_the_log(page):
    assert page.decide(1, key="k" * 1_000_000) < 1_500
    [refusal] = [event for event in page.labeler.engine.events() if event.type == "refuse"]
    assert refusal.key is None
    assert len(refusal.value) < 500


def test_a_page_cannot_write_under_the_name_of_the_kernel(page):
    kernel = page.labeler.engine._decisions.client
    page.labeler.label(0, "pos")
    page.decide(2, client=kernel)
    page.say(kind="events", client=kernel, base=10**6, events=[])
    page.labeler.label(1, "neg")
    assert page.labeler.labels.to_dict() == {0: "pos", 1: "neg"}


def test_the_next_decision_after_an_absurd_base_is_recorded(page):
    page.say(kind="events", client="c-8", base=2**52, events=[])
    page.decide(1, client="c-8")
    assert page.acks == [(1, 0)]
    assert len(page.labeler.labels) == 1


def test_an_error_of_the_users_own_code_is_a_short_notice_without_the_example(no_charts):
    def render(example):
        raise ValueError(example * 1_000)

    labeler = al.Labeler(TEXTS, ["pos", "neg"], store=None, audit=0, render=render)
    labeler.wait(20)
    page = Page(labeler)
    page.say(kind="hello", client="c-1", protocol=1, dark=False)
    page.say(kind="hello", client="c-1", protocol=1, dark=False)
    assert page.notice["text"] == "render= failed: ValueError. The traceback is at labeler.error."
    cards = [card for message in page.sent if message["kind"] == "batch" for card in message["cards"]]
    assert all(card["text"].startswith("render= failed on this example: ValueError: clause") for card in cards)
    assert all(len(card["text"]) <= 2_000 for card in cards)
    labeler.close()


# ---------------------------------------------------------------- a store that fails


class Failing:
    """Makes the store of a labeler fail until it is restored."""

    def __init__(self, labeler, error, monkeypatch):
        self.engine, self.error, self.restored = labeler.engine, error, 0
        self.record = labeler.engine.record
        monkeypatch.setattr(self.engine, "record", self._record)
        monkeypatch.setattr(self.engine, "restore_store", self._restore)

    def _record(self, *given):
        if self.error is not None:
            raise self.error
        return self.record(*given)

    def _restore(self):
        self.restored, self.error = self.restored + 1, None


def test_a_lost_store_is_written_anew_when_the_page_asks_and_the_desk_goes_on(page, monkeypatch):
    failing = Failing(page.labeler, StoreLostError("The store was deleted."), monkeypatch)
    page.decide(1)
    text = "The store was deleted. Your decisions are kept in this tab and sent again."
    assert page.notice == {"level": "error", "text": text, "action": "restore"}
    assert page.acks == []
    page.say(kind="restore", client="c-1")
    assert failing.restored == 1
    assert page.notice["action"] is None
    assert page.notice["level"] == "warning"  # labels are in memory only
    page.decide(1)
    assert page.acks == [(1, 0)]


def test_a_page_that_asks_unasked_or_twice_restores_nothing(page, monkeypatch):
    failing = Failing(page.labeler, None, monkeypatch)
    rev = page.labeler.widget.status["rev"]
    page.say(kind="restore", client="c-1")
    assert failing.restored == 0
    assert page.labeler.widget.status["rev"] > rev  # the page hears that nothing is lost
    failing.error = StoreLostError("The store was deleted.")
    page.decide(1)
    page.say(kind="restore", client="c-1")
    page.say(kind="restore", client="c-1")
    assert failing.restored == 1


def test_a_store_that_cannot_be_restored_yet_is_offered_again(page, monkeypatch):
    failing = Failing(page.labeler, StoreLostError("The store was deleted."), monkeypatch)
    page.decide(1)

    def full():
        raise StoreLostError("The disk is full.")

    monkeypatch.setattr(failing.engine, "restore_store", full)
    page.say(kind="restore", client="c-1")
    assert page.notice["text"].startswith("The disk is full.")
    assert page.notice["action"] == "restore"


def test_a_store_that_stays_locked_is_one_sentence_however_often_a_page_sends_again(page, monkeypatch):
    Failing(page.labeler, StoreError("The store is locked."), monkeypatch)
    texts = set()
    for _ in range(5):
        page.decide(1)
        assert page.notice["action"] is None
        texts.add(page.notice["text"])
    assert texts == {"The store is locked. Your decisions are kept in this tab and sent again."}
