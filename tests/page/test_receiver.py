"""Messages of a hostile or broken page, and a store that fails: the desk says so in a short sentence, and goes on."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from pathlib import Path

import pandas as pd
import pytest
from sklearn.calibration import CalibratedClassifierCV
from sklearn.svm import LinearSVC

import al_widget as al

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
    seq = page.labeler.engine.last_seq(kernel) + 1
    page.decide(seq, client=kernel, base=seq, key=page.keys[5])
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


@pytest.fixture
def store(tmp_path):
    (tmp_path / "folder").mkdir()
    return str(tmp_path / "folder" / "labels.db")


@pytest.fixture
def stored(no_charts, store):
    labeler = al.Labeler(TEXTS, ["pos", "neg"], store=store, audit=0, batch_size=10**6)
    labeler.wait(20)
    yield Page(labeler)
    labeler.close()


def labels_in(store):
    """Return the labels of a store, read without the code that wrote them."""
    with sqlite3.connect(store) as db:
        return db.execute("select count(*) from al_events where do = 'label'").fetchone()[0]


def delete(store):
    for ending in ("", "-wal", "-shm"):
        Path(store + ending).unlink(missing_ok=True)


def test_a_lost_store_is_written_again_when_the_page_asks_and_the_desk_goes_on(stored, store):
    stored.decide(1)
    assert stored.acks == [(1, 0)]
    delete(store)
    stored.decide(2)
    assert stored.acks == []
    assert stored.notice["action"] == "restore"
    assert stored.notice["text"].endswith(" Your decisions are kept in this tab and sent again.")
    stored.say(kind="restore", client="c-1")
    assert stored.notice is None
    stored.decide(2)
    assert stored.acks == [(2, 0)]
    assert labels_in(store) == 2


def test_a_lost_store_is_offered_before_the_next_decision_finds_out(stored, store):
    stored.decide(1)
    delete(store)
    deadline = time.monotonic() + 10
    while stored.notice is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert stored.notice["action"] == "restore"


def test_the_offer_goes_when_the_store_was_written_again_in_code(stored, store):
    delete(store)
    stored.decide(1)
    stored.labeler.restore_store()
    assert stored.notice is None


def test_the_offer_stays_beside_what_is_said_later(stored, store):
    delete(store)
    stored.decide(1)
    stored.say(kind="nonsense")
    assert "got 'nonsense'" in stored.notice["text"]
    assert stored.notice["action"] == "restore"


def test_a_page_that_asks_unasked_or_twice_restores_nothing(stored, store, monkeypatch):
    asked = []
    restore = stored.labeler.engine.restore_store
    monkeypatch.setattr(stored.labeler.engine, "restore_store", lambda: asked.append(restore()))
    rev = stored.labeler.widget.status["rev"]
    stored.say(kind="restore", client="c-1")
    assert asked == []
    assert stored.labeler.widget.status["rev"] > rev  # the page hears that nothing is lost
    delete(store)
    stored.decide(1)
    stored.say(kind="restore", client="c-1")
    stored.say(kind="restore", client="c-1")
    assert asked == [None]


def test_a_store_that_cannot_be_written_yet_is_offered_again(stored, store):
    shutil.rmtree(Path(store).parent)
    stored.decide(1)
    stored.say(kind="restore", client="c-1")
    assert stored.notice["level"] == "error"
    assert stored.notice["action"] == "restore"
    Path(store).parent.mkdir()
    stored.say(kind="restore", client="c-1")
    stored.decide(1)
    assert labels_in(store) == 1


def test_a_store_that_stays_locked_is_one_sentence_however_often_a_page_sends_again(stored, store):
    texts = set()
    with sqlite3.connect(store, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        for _ in range(3):
            stored.decide(1)
            assert stored.notice["action"] is None
            texts.add(stored.notice["text"])
        other.execute("ROLLBACK")
    [text] = texts
    assert text.count("Your decisions are kept in this tab and sent again.") == 1
    stored.decide(1)
    assert (stored.acks, stored.notice) == ([(1, 0)], None)


def test_what_is_wrong_with_a_model_stands_on_the_desk_once_and_the_column_of_the_text_too(no_charts):
    frame = pd.DataFrame({"clause": TEXTS, "page": range(len(TEXTS))})
    model = CalibratedClassifierCV(LinearSVC(), cv=5)
    labeler = al.Labeler(frame, ["pos", "neg"], store=None, audit=0, model=model)
    labeler.wait(20)
    assert "The column 'clause' is read as the text" in labeler.widget.status["notice"]["text"]
    for number, query in enumerate(labeler.query(10)):
        labeler.label(query.id, "pos" if number else "neg")
    labeler.wait(20)
    status = labeler.widget.status
    assert status["notice"]["text"].startswith(labeler.advice.sentence)
    assert "'neg' has 1" in status["notice"]["text"]
    assert "The column 'clause' is read as the text" in status["notice"]["text"]
    assert status["advice"] == ""
    labeler.close()
