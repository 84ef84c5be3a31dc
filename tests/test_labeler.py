"""The desk without a browser: which messages it sends to the page, and when."""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from ipywidgets.widgets import widget as ipywidgets_registry
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.labels import store as label_store
from al_widget.page.libraries import libraries

GOLDEN = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))["message"]
    for path in (Path(__file__).parent / "wire").glob("*.json")
}


class Page:
    """A stand-in for the browser: receives all messages, and sends those that a page sends."""

    def __init__(self, labeler, client="c-1"):
        self.labeler, self.client = labeler, client
        self.heard = []
        self.on_ack = lambda ack: None
        self.seq = 0
        labeler.widget.send = self._hear
        labeler.widget.observe(lambda change: self.heard.append({"kind": "status", **change.new}), "status")

    def _hear(self, message):
        message = json.loads(json.dumps(message, allow_nan=False))
        json.dumps(message, ensure_ascii=False).encode()  # fails if it cannot be sent as UTF-8
        if message["kind"] == "ack":
            self.on_ack(message)
        self.heard.append(message)

    def say(self, message):
        self.labeler.widget._handle_custom_msg(message, [])

    def hello(self, **fields):
        self.say({"kind": "hello", "client": self.client, "protocol": 1, "dark": False, **fields})

    def do(self, what, key=None, value=None, seq=None):
        if seq is None:
            self.seq = seq = self.seq + 1
        event = {"seq": seq, "do": what, "key": key, "value": value, "ms": 900}
        message = {"kind": "events", "client": self.client, "base": 1, "events": [event]}
        self.say(message)
        return message

    def label(self, key, value):
        return self.do("label", key, value)

    def recall(self, before=None, n=16):
        self.say({"kind": "recall", "client": self.client, "before": before, "n": n})
        return self.last("past")

    def all(self, kind):
        return [message for message in self.heard if message["kind"] == kind]

    def last(self, kind):
        return self.all(kind)[-1]

    @property
    def status(self):
        return self.labeler.widget.status

    @property
    def cards(self):
        """Return the cards that the page holds: the newest ranking and those appended to it."""
        cards = []
        for batch in self.all("batch"):
            cards = [*(cards if batch["append"] else []), *batch["cards"]]
        return cards


@pytest.fixture
def open_desk(clauses, no_charts):
    opened = []

    def make(data=None, classes=None, **options):
        quick = {"store": None, "batch_size": 5, "seed_size": 6}
        if data is None:
            data, classes, quick["features"] = clauses.texts, clauses.classes, clauses.matrix
        labeler = al.Labeler(data, classes, **{**quick, **options})
        opened.append(labeler)
        assert labeler.wait(20)
        return Page(labeler)

    yield make
    for labeler in opened:
        labeler.close()


@pytest.fixture
def page(open_desk):
    page = open_desk()
    page.hello()
    return page


def answer(page, clauses, n):
    """Label the next n cards truthfully, as an annotator does."""
    by_key = {page.labeler.pool.key(row): text for row, text in enumerate(clauses.texts)}
    done = {key for ack in page.all("ack") for key in ack["done"]}
    todo = [card["key"] for card in page.cards if card["key"] not in done][:n]
    for key in todo:
        page.label(key, clauses.truth[by_key[key]])
    return todo


# ---------------------------------------------------------------- a fresh page


def test_a_fresh_page_gets_status_cards_past_and_where_it_stands(page):
    assert [message["kind"] for message in page.heard if message["kind"] != "status"] == ["batch", "past", "ack"]
    assert page.status["phase"] == "seed"
    assert len(page.last("batch")["cards"]) >= 6
    assert page.last("past")["items"] == []
    assert (page.last("ack")["upto"], page.last("ack")["labels"], page.last("ack")["left"]) == (0, 0, 120)


def test_the_messages_have_the_shape_of_the_golden_ones(page, clauses):
    answer(page, clauses, 6)
    page.labeler.wait(20)
    page.hello()
    for name, message in [
        ("ack", page.last("ack")), ("batch", page.last("batch")), ("past", page.last("past")), ("status", page.status),
    ]:  # fmt: skip
        assert set(message) == set(GOLDEN[name]), name
    assert set(page.last("batch")["cards"][0]) == set(GOLDEN["batch"]["cards"][0])
    assert set(page.last("past")["items"][0]) == set(GOLDEN["past"]["items"][0])
    page.labeler.guidelines = {page.labeler.classes[0]: "What is said to the other side."}
    assert set(page.status["classes"][0]) == set(GOLDEN["status"]["classes"][0])
    assert set(page.status["notice"]) == set(GOLDEN["status"]["notice"])


def test_the_first_cards_need_no_features(clauses, no_charts):
    built, go = threading.Event(), threading.Event()

    def slow(texts):
        built.set()
        assert go.wait(20)
        return clauses.matrix

    labeler = al.Labeler(clauses.texts, clauses.classes, features=slow, store=None)
    page = Page(labeler)
    try:
        assert built.wait(20)
        page.hello()
        assert len(page.cards) >= 16
        assert page.status["busy"]["what"] == "building features"
        assert set(page.status["busy"]) == set(GOLDEN["status"]["busy"])
        page.label(page.cards[0]["key"], "Notices")
        assert page.last("ack")["labels"] == 1
        go.set()
        assert labeler.wait(20)
        assert page.status["busy"] is None
        assert labeler.session.query(1)[0].picked == "seed"
    finally:
        go.set()
        labeler.close()


def test_a_page_of_another_version_is_told_to_reload(open_desk):
    page = open_desk()
    page.hello(protocol=99)
    assert page.status["notice"]["level"] == "error"
    assert "reload the page" in page.status["notice"]["text"]


def test_two_views_see_the_same_decisions(page, clauses):
    keys = answer(page, clauses, 3)
    other = Page(page.labeler, client="c-2")
    other.hello()
    assert not {card["key"] for card in other.cards} & set(keys)
    assert len(other.last("past")["items"]) == 3
    other.label(other.cards[0]["key"], "Notices")
    assert other.last("ack")["client"] == "c-2"
    assert len(page.labeler.labels) == 4


# ---------------------------------------------------------------- acknowledged means on disk


def test_a_decision_is_acknowledged_only_after_it_is_in_the_database(open_desk, store):
    page = open_desk(store=store)
    page.hello()
    found = []

    def look(ack):
        with closing(sqlite3.connect(store)) as db:
            query = "select key from al_events where client = ? and seq = ? and do = 'label'"
            found.append(db.execute(query, (ack["client"], ack["upto"])).fetchone())

    page.on_ack = look
    keys = [card["key"] for card in page.cards[:3]]
    for key in keys:
        page.label(key, "Notices")
    assert found == [(key,) for key in keys]


def test_while_the_store_is_locked_nothing_is_acknowledged_and_the_person_is_told(open_desk, store, monkeypatch):
    monkeypatch.setattr(label_store, "_BUSY_SECONDS", 0.05)
    page = open_desk(store=store)
    page.hello()
    acks = len(page.all("ack"))
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        message = page.label(page.cards[0]["key"], "Notices")
        assert len(page.all("ack")) == acks
        assert page.labeler.labels.empty
        assert page.status["notice"]["level"] == "error"
        assert "another process holds it locked" in page.status["notice"]["text"]
        assert "kept in this tab and sent again" in page.status["notice"]["text"]
        other.execute("ROLLBACK")
    page.say(message)  # the page sends again
    assert page.last("ack")["upto"] == 1
    assert len(page.labeler.labels) == 1
    assert page.status["notice"] is None  # the notice is gone too


def test_a_decision_whose_acknowledgement_was_lost_counts_once(page):
    message = page.label(page.cards[0]["key"], "Notices")
    page.say(message)
    assert [ack["upto"] for ack in page.all("ack")[-2:]] == [1, 1]
    assert page.last("ack")["labels"] == 1


def test_a_refused_decision_is_named_and_the_desk_goes_on(page):
    first, second = page.cards[:2]
    page.label(first["key"], "Lines")
    [refusal] = page.last("ack")["refused"]
    assert refusal["seq"] == 1
    assert refusal["why"].startswith("'Lines' is not one of the classes. Add it first, or choose one of: Insurance,")
    page.label(second["key"], "Notices")
    assert page.last("ack")["done"] == [second["key"]]


@pytest.mark.parametrize(
    "message", [None, "hello", {"kind": "eval"}, {"kind": "events", "client": "c", "base": 1, "events": [1]}]
)
def test_a_message_that_makes_no_sense_is_told_and_harms_nothing(page, message):
    page.say(message)
    assert page.status["notice"]["level"] == "error"
    page.label(page.cards[0]["key"], "Notices")
    assert page.last("ack")["labels"] == 1
    assert page.status["notice"]["level"] != "error"


# ---------------------------------------------------------------- what crosses the wire


def test_no_example_ever_sits_in_a_synced_trait(open_desk, clauses):
    broken = threading.Event()

    def render(example):
        if broken.is_set():
            raise ValueError(example)
        return example

    page = open_desk(audit=0.2, render=render)
    page.hello()
    for _ in range(3):
        answer(page, clauses, 6)
        page.labeler.wait(20)
    broken.set()
    page.hello()
    told = [message for message in page.heard if message["kind"] == "status"]
    state = {name: value for name, value in page.labeler.widget.get_state().items() if name not in ("_esm", "_css")}
    synced = json.dumps([told, state], ensure_ascii=False)
    assert len(told) > 5
    assert [text for text in clauses.texts if json.dumps(text, ensure_ascii=False)[1:60] in synced] == []


def test_a_decision_costs_as_many_bytes_late_as_early(open_desk):
    texts = [f"clause number {n:04}" for n in range(600)]
    page = open_desk(texts, ["a", "b"], batch_size=300, audit=0)
    page.hello()
    sizes = []
    for turn in range(200):
        heard = len(page.heard)
        message = page.label(page.cards[turn]["key"], "a")
        sizes.append(len(json.dumps([message, page.heard[heard:]])))
    assert sizes[199] - sizes[4] <= 8  # a few counts have two more digits


def test_long_texts_travel_in_small_numbers(open_desk):
    texts = [f"{n} " + "clause " * 40_000 for n in range(40)]
    page = open_desk(texts, ["a", "b"], features=np.eye(40))
    page.hello()
    assert len(page.last("batch")["cards"]) == 8
    for turn in range(8):
        page.label(page.cards[turn]["key"], "a")
    assert len(page.cards) >= 16  # the next cards arrived in time


@pytest.mark.parametrize(
    "text",
    [
        "From $5 to $7",
        "<script>alert(1)</script>",
        "_x_ **y** `z` # h",
        "مرحبا بالعالم",
        "a\0b",
        "x" * 50_000,
        " spaces  kept \n\n",
        "🏴‍☠️",
    ],
)
def test_texts_reach_the_page_verbatim(open_desk, text):
    page = open_desk([text, "another text", "and one more"], ["a", "b"])
    page.hello()
    assert text in {card["text"] for card in page.cards}


# ---------------------------------------------------------------- skip, undo, classes


def test_skipping_card_after_card_goes_on_through_the_pool(page):
    skipped = []
    while len(skipped) < 100:
        fresh = [card["key"] for card in page.cards if card["key"] not in skipped]
        if not fresh:  # the ranking is used up: the next one is on its way
            page.labeler.wait(20)
            fresh = [card["key"] for card in page.cards if card["key"] not in skipped]
        page.do("skip", fresh[0])
        skipped.append(fresh[0])
    assert page.last("ack")["left"] == 120


def test_what_was_skipped_comes_back_last_and_says_so(open_desk):
    texts = [f"clause {n}" for n in range(30)]
    page = open_desk(texts, ["a", "b"], batch_size=100, audit=0)
    page.hello()
    first = page.cards[0]["key"]
    page.do("skip", first)
    turn = 1
    while (card := page.cards[turn])["key"] != first:
        assert not card["again"]
        page.label(card["key"], "a")
        turn += 1
    assert card["again"]
    assert page.last("ack")["left"] == 1


def test_undo_has_no_limit_and_pages_through_everything(page, clauses):
    decided = []
    while len(decided) < 40:
        decided += answer(page, clauses, 10)
        page.labeler.wait(20)
    items, before = [], None
    while True:
        past = page.recall(before, 7)
        items = past["items"] + items
        before = past["items"][0]["at"]
        if not past["more"]:
            break
    assert [item["card"]["key"] for item in items] == decided
    for item in reversed(items):
        page.do("undo", item["card"]["key"])
        assert page.last("ack")["open"] == [item["card"]["key"]]
    assert page.last("ack")["labels"] == 0
    assert page.labeler.labels.empty


def test_a_class_typed_on_the_desk_is_there_for_everybody(page):
    page.do("class", value="Liens")
    assert [one["name"] for one in page.status["classes"]] == ["Insurance", "Notices", "Severability", "Liens"]
    page.label(page.cards[0]["key"], "Liens")
    assert page.labeler.labels.tolist() == ["Liens"]
    assert page.labeler.classes[-1] == "Liens"


def test_chosen_keys_are_on_the_status(open_desk):
    page = open_desk(["one", "two"], {"spam": "s", "ham": "h"})
    assert page.status["classes"] == [{"name": "spam", "key": "s"}, {"name": "ham", "key": "h"}]


def test_a_label_given_in_code_moves_the_desk(page):
    key = page.cards[0]["key"]
    page.labeler.label(page.labeler.pool.row_of_key(key), "Notices")
    assert page.last("ack")["done"] == [key]
    assert page.last("ack")["labels"] == 1


@pytest.mark.parametrize(
    ("name", "value", "shown"), [("target", 0.5, "target"), ("budget", 40, "budget"), ("cost_per_label", 2.5, "cost")]
)
def test_an_option_that_is_assigned_is_shown_at_once(page, name, value, shown):
    assert page.status[shown] is None
    setattr(page.labeler, name, value)
    assert page.status[shown] == value


def test_a_smaller_batch_that_is_complete_already_is_learned(open_desk, clauses):
    page = open_desk(batch_size=50)
    page.hello()
    answer(page, clauses, 12)
    assert page.labeler.wait(20)
    assert page.status["version"] == 0
    page.labeler.batch_size = 10
    assert page.labeler.wait(20)
    assert page.status["version"] == 1


# ---------------------------------------------------------------- the model in the background


def test_after_a_batch_of_labels_a_model_comes_by_itself(page, clauses):
    answer(page, clauses, 6)
    assert page.labeler.wait(20)
    assert page.status["version"] == len(page.labeler.history) >= 1
    assert page.status["phase"] == "ready"
    assert page.last("batch")["version"] == page.status["version"]
    assert all(card["top"] for card in page.last("batch")["cards"])
    assert page.status["trained"] == page.labeler.history.iloc[-1]["n_train"]


def test_a_new_ranking_holds_nothing_that_was_decided(page, clauses):
    decided = []
    for _ in range(4):
        decided += answer(page, clauses, 6)
        page.labeler.wait(20)
        assert not {card["key"] for card in page.last("batch")["cards"]} & set(decided)


def test_labels_given_while_the_model_learns_are_acknowledged_at_once(open_desk, clauses):
    learning, go = threading.Event(), threading.Event()

    class Slow(LogisticRegression):
        def fit(self, X, y):
            learning.set()
            assert go.wait(20)
            return super().fit(X, y)

    page = open_desk(model=Slow(max_iter=1000))
    page.hello()
    answer(page, clauses, 8)
    assert learning.wait(20)
    assert page.status["phase"] in ("seed", "training")
    assert page.status["busy"]["what"] == "training"
    assert not page.labeler.wait(0.01)
    shown = page.cards[0]["key"]
    later = answer(page, clauses, 4)
    assert page.last("ack")["done"] == [later[-1]]
    go.set()
    assert page.labeler.wait(20)
    assert shown not in {card["key"] for card in page.last("batch")["cards"]}
    assert page.last("ack")["labels"] == 12
    assert page.labeler.history.iloc[-1]["n_labels"] <= 12


def test_an_estimator_that_fails_is_told_and_labeling_goes_on(open_desk, clauses):
    class Broken(LogisticRegression):
        def fit(self, X, y):
            raise MemoryError("no room")

    page = open_desk(model=Broken())
    page.hello()
    answer(page, clauses, 10)
    page.labeler.wait(20)
    assert page.status["phase"] == "failed"
    assert page.status["notice"]["level"] == "error"
    assert "Broken failed to fit" in page.status["notice"]["text"]
    assert "Labels are kept" in page.status["notice"]["text"]
    assert 'raise MemoryError("no room")' in page.labeler.error
    before = page.last("ack")["labels"]
    answer(page, clauses, 2)
    assert page.last("ack")["labels"] == before + 2


def test_features_that_fail_are_told_and_labeling_goes_on(open_desk, clauses):
    def broken(texts):
        raise OSError("no such model")

    page = open_desk(clauses.texts, clauses.classes, features=broken)
    page.hello()
    assert page.status["phase"] == "failed"
    assert "features= of the pool failed: OSError: no such model" in page.status["notice"]["text"]
    page.label(page.cards[0]["key"], "Notices")
    assert page.last("ack")["labels"] == 1


def test_an_example_that_cannot_be_rendered_says_so_and_can_still_be_labeled(open_desk, clauses):
    def render(text):
        if "notice" in text.lower():
            raise ValueError("no notices here")
        return text.upper()

    page = open_desk(render=render)
    page.hello()
    broken = [card for card in page.cards if card["text"].startswith("render= failed")]
    assert broken
    assert "ValueError: no notices here" in broken[0]["text"]
    assert any(card["text"].isupper() for card in page.cards)
    page.label(broken[0]["key"], "Notices")
    assert page.last("ack")["done"] == [broken[0]["key"]]
    assert "no notices here" in page.labeler.error


def test_a_reload_works_though_a_decided_example_cannot_be_rendered(open_desk):
    broken = set()

    def render(text):
        if text in broken:
            raise ValueError("gone")
        return text

    page = open_desk(["one", "two", "three"], ["a", "b"], render=render)
    page.hello()
    page.label(page.cards[0]["key"], "a")
    broken.add(page.cards[0]["text"])
    page.heard.clear()
    page.hello()
    assert page.last("ack")["upto"] == 1
    assert page.last("past")["items"][0]["card"]["text"].startswith("render= failed")


# ---------------------------------------------------------------- ends and beginnings


def test_a_spent_budget_ends_the_questions_and_undo_opens_them_again(open_desk, clauses):
    page = open_desk(budget=4)
    page.hello()
    keys = answer(page, clauses, 4)
    assert page.status["phase"] == "done"
    assert page.last("ack")["left"] == 0
    page.do("undo", keys[-1])
    assert page.status["phase"] != "done"
    assert page.last("ack")["left"] == 1


def test_finishing_ends_the_desk_with_a_model_on_every_label(page, clauses):
    answer(page, clauses, 12)
    model = page.labeler.finish()
    assert page.status["phase"] == "done"
    assert page.last("batch")["cards"] == []
    assert page.labeler.model is model
    assert page.status["trained"] == 12


def test_running_the_cell_again_takes_the_task_over(open_desk, clauses, store):
    page = open_desk(store=store)
    page.hello()
    answer(page, clauses, 12)
    page.labeler.wait(20)
    before = page.labeler.labels, page.labeler.history
    again = open_desk(store=store)
    again.hello()
    assert page.labeler.widget.comm is None  # the earlier desk was closed
    assert again.labeler.labels.equals(before[0])
    assert again.labeler.history.equals(before[1])
    assert len(again.last("past")["items"]) == 12


def test_a_decision_that_meets_the_old_desk_is_not_lost(open_desk, store):
    old = open_desk(store=store)
    old.hello()
    new = open_desk(store=store)
    message = old.label(old.cards[0]["key"], "Notices")
    new.say(message)  # the page sends unacknowledged decisions again
    assert new.last("ack")["done"] == [old.cards[0]["key"]]


def test_a_task_of_another_name_is_left_alone(open_desk, store):
    one = open_desk(store=store, name="one")
    open_desk(store=store, name="two")
    one.hello()
    one.label(one.cards[0]["key"], "Notices")
    assert one.last("ack")["labels"] == 1


def test_a_session_can_be_shown(clauses):
    session = clauses.session()
    session.label(3, "Notices")
    labeler = al.Labeler(session)
    assert labeler.session is session
    assert labeler.labels.to_dict() == {3: "Notices"}
    session.close()
    labeler.close()  # the desk too, though its session was closed before
    assert labeler.widget.comm is None


def test_everything_of_the_session_is_on_the_labeler(page):
    for name in ("labels", "frame", "history", "accuracy", "advice", "classes", "log", "phase"):
        assert name in dir(page.labeler)
        getattr(page.labeler, name)
    assert page.labeler.model is None
    with pytest.raises(AttributeError, match="labls"):
        page.labeler.labls  # noqa: B018


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (lambda c: al.Labeler(c.texts), "needs the classes"),
        (lambda c: al.Labeler(c.session(), c.classes), "no further arguments"),
        (lambda c: al.Labeler(c.session(), batch_size=3), "no further arguments"),
        (lambda c: al.Labeler(c.texts, c.classes, store=None, buget=3), "unexpected keyword argument 'buget'"),
    ],
)
def test_wrong_arguments_are_told_at_once(clauses, given, said):
    with pytest.raises(TypeError, match=said):
        given(clauses)


def test_a_closed_desk_can_still_be_read_and_closed_again(page, clauses):
    answer(page, clauses, 3)
    page.labeler.close()
    page.labeler.close()
    assert len(page.labeler.labels) == 3
    assert repr(page.labeler) == "Labeler(120 examples, 3 classes, 3 labels)"


def test_shown_in_a_cell_its_charts_follow_the_rounds(clauses, until):
    labeler = al.Labeler(
        clauses.texts, clauses.classes, features=clauses.matrix, store=None, batch_size=5, seed_size=6, target=0.9,
        test=(clauses.matrix, [clauses.truth[text] for text in clauses.texts]),
    )  # fmt: skip
    page = Page(labeler)

    def charts():
        return labeler.widget.charts

    assert (charts()["version"], charts()["accuracy"]["labels"]) == (0, [])
    bundle, *_ = labeler._repr_mimebundle_()
    assert bundle["text/plain"] == repr(labeler)
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == labeler.widget.model_id
    page.hello(dark=True)
    answer(page, clauses, 6)
    labeler.wait(20)
    until(lambda: charts()["version"] == labeler.version > 0)
    assert charts()["accuracy"]["value"][-1] == pytest.approx(labeler.accuracy.value, abs=1e-4)
    assert charts()["accuracy"]["labels"][-1] == labeler.history.iloc[-1]["n_labels"]
    assert [text for text in clauses.texts if text[:40] in json.dumps(charts())] == []
    labeler.target = 0.5
    until(lambda: charts()["accuracy"]["target"] == 0.5)
    assert charts()["accuracy"]["changes"][0][1] == "target: 0.5"
    labeler.close()


def test_a_desk_that_is_opened_again_has_its_charts_at_once(clauses, store):
    session = clauses.session(store=store, audit=0.5)
    clauses.play(session, 5)
    session.close()
    labeler = al.Labeler(
        clauses.texts, clauses.classes, features=clauses.matrix, store=store, batch_size=5, seed_size=6, audit=0.5
    )
    assert labeler.widget.charts["version"] == 5
    assert len(labeler.widget.charts["accuracy"]["labels"]) > 2
    labeler.close()


def test_a_desk_is_one_widget(clauses):
    before = set(ipywidgets_registry._instances)
    labeler = al.Labeler(clauses.texts, clauses.classes, features=clauses.matrix, store=None)
    labeler._repr_mimebundle_()
    state = labeler.widget.get_state()
    assert set(ipywidgets_registry._instances) - before == {labeler.widget.model_id, labeler.widget.layout.model_id}
    assert {name for name, value in state.items() if isinstance(value, dict)} == {"status", "charts"}
    labeler.close()


@pytest.mark.parametrize(("name", "package"), [("charts", "plotly.js-basic-dist-min"), ("markup", "dompurify")])
def test_a_page_that_asks_gets_a_library_as_it_was_published(page, name, package):
    sent = []
    page.labeler.widget.send = lambda content, buffers=None: sent.append((content, buffers))
    page.say({"kind": "library", "client": "c-1", "name": name})
    [(content, [script])] = sent
    assert content == {"kind": "library", "client": "c-1", "name": name}
    assert libraries()[name].package == package
    assert hashlib.sha256(gzip.decompress(script)).hexdigest() == libraries()[name].sha256


def test_a_figure_matches_the_page(page):
    page.hello(dark=True)
    dark = page.labeler.figure()
    page.say({"kind": "theme", "dark": False})
    assert page.labeler.figure().layout.template != dark.layout.template
    assert type(dark).__name__ == "Figure"


def test_charts_that_cannot_be_made_are_told_and_labeling_goes_on(clauses, until, monkeypatch):
    labeler = al.Labeler(clauses.texts, clauses.classes, features=clauses.matrix, store=None, batch_size=5, seed_size=6)

    def fail(_data):
        raise RuntimeError("out of ink")

    monkeypatch.setattr("al_widget.charts.painter.page_data", fail)
    clauses.answer(labeler, 6)
    labeler.wait(20)
    until(lambda: "could not be drawn" in (labeler.widget.status["notice"] or {"text": ""})["text"])
    assert "out of ink" in until(lambda: labeler.error)
    assert labeler.version > 0
    labeler.close()


def test_the_chart_says_what_the_strategy_gained_over_random_order(clauses, until):
    labeler = al.Labeler(
        clauses.texts, clauses.classes, features=clauses.matrix, store=None, batch_size=30, seed_size=6, audit=0.5
    )
    assert labeler.engine.diagnosis.compared is None
    for _ in range(2):
        for query in labeler.query(30):
            labeler.label(query.id, clauses.truth[query.example])
        labeler.wait(20)
    told = until(lambda: labeler.engine.diagnosis.compared)
    labels, value, gained, against = until(lambda: labeler.widget.charts["accuracy"]["random"])
    assert labels >= told.labels
    assert value == pytest.approx(told.random, abs=1e-4)
    assert f"At {told.labels} labels (" in gained  # counts the seeds
    assert f" of them seeds): {100 * told.gain:+.1f} points" in gained
    assert "over random order" in against
    labeler.close()


def test_marimo_shows_the_desk_and_no_summary_of_a_session(page):
    assert page.labeler._display_() is page.labeler.widget
    assert "application/vnd.jupyter.widget-view+json" in str(page.labeler._repr_mimebundle_())
