"""The wire protocol: the golden messages, and decisions whose messages are lost, repeated or late."""

from __future__ import annotations

import json
import random
import re
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import al_widget as al
from al_widget.engine.decisions import CommitResult, Decision
from al_widget.evaluation.population import Share
from al_widget.page import protocol

GOLDEN = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(__file__).parents[1] / "wire").glob("*.json")
}
FROM_BROWSER = sorted(name for name, golden in GOLDEN.items() if golden["from"] == "browser")


# ---------------------------------------------------------------- golden messages


@pytest.mark.parametrize("name", FROM_BROWSER)
def test_what_the_page_sends_is_understood(name):
    message = GOLDEN[name]["message"]
    assert protocol.parse(message) == message


def test_the_decisions_of_a_message_reach_the_engine_as_they_were_made():
    [skip, new, label, undo] = protocol.decisions(GOLDEN["events_mixed"]["message"]["events"])
    assert skip == Decision(4, "skip", "11ab34cd56ef7890", None, 900)
    assert new == Decision(5, "class", None, "Liens", 0)
    assert label == Decision(6, "label", "9f2c4e1ab0d35577-2", "Liens", 3020)
    assert undo == Decision(7, "undo", "9f2c4e1ab0d35577-2", None, 410)
    [rename, _, _, taken_back] = protocol.decisions(GOLDEN["events_rename"]["message"]["events"])
    assert rename == Decision(8, "rename", None, {"from": "Leins", "to": "Liens"}, 0)
    assert taken_back == Decision(11, "undo", None, {"from": "Fees", "to": "Taxes"}, 0)
    several = GOLDEN["events_multilabel"]["message"]["events"]
    assert [one.value for one in protocol.decisions(several)] == [["Liens", "Taxes"], []]
    assert protocol.decisions([{**several[0], "ms": -1}])[0].milliseconds is None


def build(message):  # noqa: PLR0911, one a kind
    given = {name: value for name, value in message.items() if name != "kind"}
    match message.get("kind", "charts" if "uncertainty" in message else "status"):
        case "ack":
            refused = tuple((one["seq"], al.UnknownClassError(one["why"])) for one in given["refused"])
            done, opened = tuple(given["done"]), tuple(given["open"])
            return protocol.ack(
                CommitResult(given["client"], given["upto"], refused, done, opened, (), given["labels"], given["left"])
            )
        case "batch":
            return protocol.batch(given["rev"], given["version"], given["cards"], append=given["append"])
        case "past" | "displayed" as kind:
            return getattr(protocol, kind)(**given)
        case "counts":
            return protocol.counts(given["client"], given["counts"])
        case "population":
            shares = [Share(*line, given["n"], given["method"]) for line in given["shares"]]
            return protocol.population(given["client"], shares, given["why"])
        case "library":
            return protocol.library(given["client"], given["name"])
        case "charts":
            return protocol.charts(given.pop("rev"), given)
        case "summary":
            return protocol.summary(given["html"])
        case "status":
            return protocol.status(**{name: value for name, value in given.items() if name != "protocol"})
    raise AssertionError(f"nothing builds {message}")


@pytest.mark.parametrize("name", sorted(set(GOLDEN) - set(FROM_BROWSER)))
def test_what_the_kernel_sends_is_built_as_agreed(name):
    assert build(GOLDEN[name]["message"]) == GOLDEN[name]["message"]


def test_there_is_a_golden_message_of_every_kind():
    kinds = {golden["message"].get("kind", "status") for golden in GOLDEN.values()}
    assert kinds == {
        "hello",
        "events",
        "recall",
        "theme",
        "restore",
        "measure",
        "counts",
        "population",
        "library",
        "summary",
        "ack",
        "batch",
        "past",
        "status",
        "displayed",
    }


HUGE = "k" * 20_000_000


def changed(name, **fields):
    return {**GOLDEN[name]["message"], **fields}


def one(**fields):
    return changed("events_label", events=[{**GOLDEN["events_label"]["message"]["events"][0], **fields}])


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (None, "got NoneType"),
        ("hello", "got str"),
        ([], "got list"),
        ({}, "got None"),
        ({"kind": "eval"}, "got 'eval'"),
        ({"kind": ["hello"]}, "got"),
        ({"kind": HUGE}, "20,000,000 characters"),
        (changed("hello", client=7), "'client' of the hello message to be the name of a page"),
        (changed("hello", client=""), "'client'"),
        (changed("hello", client="c-"), "'client'"),
        (changed("hello", client="c-" + "0" * 63), "'client'"),
        (changed("hello", client="c-\ud800"), "'client'"),
        (changed("hello", client="c-0\0"), "'client'"),
        (changed("hello", client="c-0\n"), "'client'"),
        (changed("events_label", client="k-0123456789ab"), "'client'"),
        (changed("restore", client=None), "'client'"),
        (changed("hello", protocol="1"), "'protocol' of the hello message to be an int"),
        (changed("hello", protocol=True), "'protocol'"),
        (changed("hello", protocol=10**400), "'protocol'"),
        (changed("hello", dark=None), "'dark'"),
        (
            {**GOLDEN["ask_library"]["message"], "name": "../secrets"},
            "'name' of the library message to be charts or markup",
        ),
        ({**GOLDEN["ask_library"]["message"], "name": ["charts"]}, "'name'"),
        ({"kind": "events", "client": "c-1", "base": 1}, "'events' of the events message to be a list"),
        (changed("events_label", base="1"), "'base'"),
        (changed("events_label", base=True), "'base'"),
        (changed("events_label", base=0), "'base'"),
        (changed("events_label", base=2**53), "'base'"),
        (changed("events_label", base=1.0), "'base'"),
        (
            changed("events_label", events=["label"]),
            "'do' to be label, skip, undo, class, rename, guideline, note, got str",
        ),
        (changed("events_label", events=[{"seq": 1}]), "'do'"),
        (changed("events_label", events=GOLDEN["events_label"]["message"]["events"] * 2001), "2,000 decisions"),
        (one(seq="1"), "'seq'"),
        (one(seq=True), "'seq'"),
        (one(seq=0), "'seq'"),
        (one(seq=-4), "'seq'"),
        (one(seq=2**63), "'seq'"),
        (changed("events_mixed", base=5), "'seq' of the skip message from its base 5 on"),
        (one(do="delete"), "label, skip, undo, class, rename, guideline, note, got 'delete'"),
        (one(do=HUGE), "20,000,000 characters"),
        (one(do=["label"]), "'do'"),
        (one(key=4), "'key'"),
        (one(key=None), "'key' of the label message"),
        (one(key=HUGE), "'key'"),
        (one(value=7), "'value'"),
        (one(value=None), "'value'"),
        (one(value=HUGE), "'value'"),
        (one(value=["Notices", 7]), "a list of str"),
        (one(value=["Notices"] * 10_001), "'value'"),
        (one(value=["N" * 500_001] * 2), "'value'"),
        (one(do="skip"), "'value' of the skip message to be null"),
        (one(do="undo"), "'value' of the undo message to be null"),
        (one(do="class"), "'key' of the class message to be null"),
        (one(do="class", key=None, value=["Notices"]), "'value' of the class message to be a str"),
        (one(do="class", key=None, value=None), "'value'"),
        (one(ms=None), "'ms'"),
        (one(ms=True), "'ms'"),
        (one(ms=float("nan")), "'ms'"),
        (one(ms=float("inf")), "'ms'"),
        (one(ms=-float("inf")), "'ms'"),
        (one(ms=10**400), "'ms'"),
        (changed("recall", n=None), "'n'"),
        (changed("recall", n=0), "'n'"),
        (changed("recall", n=-1), "'n'"),
        (changed("recall", n=True), "'n'"),
        (changed("recall", before=-1), "'before'"),
        (changed("recall", before=2**53), "'before'"),
        (changed("theme", dark=1), "'dark'"),
    ],
)
def test_a_malformed_message_is_refused_by_field(message, said):
    with pytest.raises(protocol.ProtocolError, match=said) as refused:
        protocol.parse(message)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("name", FROM_BROWSER)
def test_a_message_without_one_of_its_fields_is_refused(name):
    message = GOLDEN[name]["message"]
    for field_ in message:
        less = {other: value for other, value in message.items() if other != field_}
        with pytest.raises(protocol.ProtocolError):
            protocol.parse(less)
    for decision in message.get("events", [])[:1]:
        for field_ in decision:
            less = {other: value for other, value in decision.items() if other != field_}
            with pytest.raises(protocol.ProtocolError):
                protocol.parse({**message, "events": [less]})


def test_fields_that_nobody_agreed_on_go_no_further():
    message = GOLDEN["events_label"]["message"]
    more = {**message, "extra": HUGE, "events": [{**message["events"][0], "extra": HUGE}]}
    assert protocol.parse(more) == message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NUMBERS = st.integers(-3, 9) | st.floats() | st.sampled_from([True, 2**53 - 1, 2**53, 2**63, -(2**63), 10**400])
TEXTS_AND_LISTS = (
    st.text() | st.lists(st.text() | st.none(), max_size=3) | st.sampled_from(["c-1", "k-1", "skip", None])
)


@st.composite
def nearly_right(draw):
    """Return a golden message with some of its values replaced, most by others of their type, at any depth."""

    def spoil(value):
        if draw(st.integers(0, 19)) == 0:
            return draw(JSON)
        if isinstance(value, dict):
            return {name: spoil(one) for name, one in value.items()}
        if isinstance(value, list):
            return [spoil(one) for one in value]
        if draw(st.integers(0, 4)) == 0:
            return draw(NUMBERS if isinstance(value, int) else TEXTS_AND_LISTS)
        return value

    return spoil(GOLDEN[draw(st.sampled_from(FROM_BROWSER))]["message"])


@settings(max_examples=500, deadline=None)
@given(nearly_right() | JSON)
def test_any_message_is_refused_with_a_sentence_or_is_whole_and_within_its_bounds(message):
    try:
        found = protocol.parse(message)
    except protocol.ProtocolError as error:
        assert len(str(error)) < 500  # noqa: PT017 - most examples raise nothing
        return
    assert set(found) <= set(message)
    json.dumps(found, allow_nan=False)
    assert re.fullmatch(r"c-[\w-]{1,62}", found.get("client", "c-1"))
    assert found.get("n", 1) >= 1
    for decision in protocol.decisions(found.get("events", [])):
        assert found["base"] <= decision.seq < 2**53
        assert decision.milliseconds is None or 0 <= decision.milliseconds < 2**53
        assert decision.type == "undo" or (decision.key is None) == (decision.type in {"class", "rename"})
        assert decision.type == "undo" or (decision.value is None) == (decision.type == "skip")
        if decision.type == "rename":
            assert decision.value.keys() == {"from", "to"}


# ---------------------------------------------------------------- one message

TEXTS = [f"clause {n}" for n in range(12)]
LABELS = ["Liens", "Taxes", "Fees"]


def desk(store=None, **options):
    return al.Session(TEXTS, LABELS, store=store, annotator="ann", **options)


def record(session, client, events, base=1):
    """Pass the decisions of a message to the engine, as the page's receiver does."""
    return session.engine.record(client, protocol.decisions(events), base)


def label(seq, key, value="Liens", ms=1200):
    return {"seq": seq, "do": "label", "key": key, "value": value, "ms": ms}


def undo(seq, key):
    return {"seq": seq, "do": "undo", "key": key, "value": None, "ms": 0}


@pytest.fixture
def session():
    return desk()


@pytest.fixture
def keys(session):
    return [session.pool.key(row) for row in range(len(TEXTS))]


def test_a_decision_lands_on_its_key_with_its_time_on_screen(session, keys):
    recorded = record(session, "c1", [label(1, keys[7], "Taxes", ms=1500)])
    assert (recorded.last_seq, recorded.done, recorded.refused, recorded.labels) == (1, (keys[7],), (), 1)
    assert session.labels.to_dict() == {7: "Taxes"}
    assert session.frame["seconds"].tolist() == [1.5]


def test_a_decision_sent_again_counts_once(session, keys):
    for _ in range(3):
        recorded = record(session, "c1", [label(1, keys[0]), label(2, keys[1])])
        assert recorded.last_seq == 2
    assert record(session, "c1", [label(2, keys[1]), label(3, keys[2])]).last_seq == 3
    assert list(session.log["seq"]) == [1, 2, 3]


def test_behind_a_gap_nothing_is_taken_until_the_missing_one_comes(session, keys):
    assert record(session, "c1", [label(2, keys[1])]).last_seq == 0
    assert session.labels.empty
    assert record(session, "c1", [label(1, keys[0]), label(2, keys[1])]).last_seq == 2


def test_a_page_that_was_acknowledged_before_goes_on_with_an_empty_store(session, keys):
    assert record(session, "c1", [label(5, keys[0])], base=5).last_seq == 5
    assert len(session.labels) == 1


def test_a_refused_decision_is_named_and_does_not_block_the_next(session, keys):
    decisions = [
        label(1, keys[0], "Lines"),
        label(2, "0000000000000000"),
        undo(3, keys[0]),
        {"seq": 4, "do": "class", "key": None, "value": "Taxes", "ms": 0},
        label(5, keys[0], "Liens"),
    ]
    recorded = record(session, "c1", decisions)
    assert recorded.last_seq == 5
    assert [(seq, type(why)) for seq, why in recorded.refused] == [
        (1, al.UnknownClassError), (2, al.UnknownExampleError), (3, al.DecisionError), (4, al.UnknownClassError),
    ]  # fmt: skip
    assert "'Lines'" in str(recorded.refused[0][1])
    assert session.labels.to_dict() == {0: "Liens"}


def test_a_refusal_whose_answer_was_lost_is_told_again(session, keys):
    first = record(session, "c1", [label(1, keys[0], "Lines")])
    again = record(session, "c1", [label(1, keys[0], "Lines")])
    assert [(seq, str(why)) for seq, why in again.refused] == [(seq, str(why)) for seq, why in first.refused]


def test_a_refusal_is_told_again_after_a_restart(store):
    first = desk(store)
    record(first, "c1", [label(1, first.pool.key(0), "Lines")])
    again = record(desk(store), "c1", [label(1, first.pool.key(0), "Lines")])
    assert [seq for seq, _ in again.refused] == [1]


@pytest.mark.parametrize("key", ["", "xyz", "-2", "\ud83d", "\0", "f" * 400, "0x1f", " 1f"])
def test_a_key_of_no_example_is_refused_whatever_it_holds(session, keys, key):
    recorded = record(session, "c1", [label(1, key), label(2, keys[0])])
    assert [seq for seq, _ in recorded.refused] == [1]
    assert session.labels.to_dict() == {0: "Liens"}


def test_only_the_exact_key_names_an_example(session, keys):
    for seq, key in enumerate([keys[3].upper() + "-1", keys[3] + "-1", "0" + keys[3], keys[3] + "-2"], 1):
        assert record(session, "c1", [label(seq, key)]).refused
    assert session.labels.empty


def test_what_one_message_brings_about_counts_for_the_rest_of_it(session, keys):
    decisions = [
        {"seq": 1, "do": "class", "key": None, "value": "Leases", "ms": 0},
        label(2, keys[0], "Leases"),
        undo(3, keys[0]),
        undo(4, keys[0]),
        label(5, keys[1], "Leases"),
    ]
    recorded = record(session, "c1", decisions)
    assert [seq for seq, _ in recorded.refused] == [4]
    assert recorded.open == (keys[0],)
    assert recorded.done == (keys[1],)
    assert session.labels.to_dict() == {1: "Leases"}


def test_a_card_left_open_for_a_month_is_recorded(session, keys):
    record(session, "c1", [label(1, keys[0], ms=40 * 24 * 3600 * 1000)])
    assert session.frame["seconds"][0] == pytest.approx(2**31 / 1000, rel=0.01)


def test_a_closed_session_takes_nothing_so_that_the_next_one_can(store):
    session = desk(store)
    decision = label(1, session.pool.key(0))
    session.close()
    with pytest.raises(al.SessionClosedError):
        record(session, "c1", [decision])
    again = desk(store)
    assert record(again, "c1", [decision]).done == (decision["key"],)


# ---------------------------------------------------------------- random schedules


@dataclass
class Page:
    """A minimal browser: number each decision, keep it until it is acknowledged, send it again."""

    client: str
    made: list[dict] = field(default_factory=list)
    kept: list[dict] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)

    def decide(self, do, key, value):
        decision = {"seq": len(self.made) + 1, "do": do, "key": key, "value": value, "ms": 100}
        self.made.append(decision)
        self.kept.append(decision)
        return self.message([decision])

    def repeat(self, most):
        return self.message(self.kept[:most])

    def message(self, events):
        base = self.kept[0]["seq"] if self.kept else len(self.made) + 1
        return {"kind": "events", "client": self.client, "base": base, "events": events}

    def hear(self, ack):
        if ack["client"] == self.client:
            self.kept = [decision for decision in self.kept if decision["seq"] > ack["upto"]]
            self.refused.update({refusal["seq"]: refusal["why"] for refusal in ack["refused"]})


class Kernel:
    """A session that can be killed, behind a connection that can lose messages."""

    def __init__(self, store):
        self.store = store
        self.restart()

    def restart(self):
        self.session = desk(self.store)  # the earlier session was killed, so it is not closed

    def take(self, message):
        message = protocol.parse(json.loads(json.dumps(message)))
        got = record(self.session, message["client"], message["events"], message["base"])
        return protocol.ack(got)


def read(store):
    """Return the log's rows, read without the code that wrote them."""
    with sqlite3.connect(store) as db:
        rows = db.execute("select client, seq, do, key, value from al_events order by at").fetchall()
    return [row for row in rows if row[2] in ("label", "skip", "undo", "class", "rename", "note", "refuse")]


def fold(events):
    """Return the labels that result from a log, computed in the simplest way."""
    stacks: dict[str, list] = {}
    for _, _, do, key, value in events:
        if do in ("label", "skip"):
            stacks.setdefault(key, []).append((do, value))
        elif do == "undo":
            stacks[key].pop()
    labels = {}
    for key, stack in stacks.items():
        given = [value for do, value in stack if do == "label"]
        if given:
            labels[key] = given[-1]
    return labels


def random_decision(chance, keys):
    kind = chance.choices(["label", "skip", "undo", "class", "wrong class", "wrong key"], [10, 2, 3, 1, 1, 1])[0]
    key = chance.choice(keys)
    if kind == "class":
        return "class", None, chance.choice(["Leases", "Permits", "Liens"])
    if kind == "wrong class":
        return "label", key, "Lines"
    if kind == "wrong key":
        return "label", "feedfacefeedface", "Liens"
    return kind, key, chance.choice([*LABELS, "Leases"]) if kind == "label" else None


class Network:
    """Two pages and one kernel, with all the failures that can happen between them."""

    def __init__(self, seed, store):
        self.chance = random.Random(seed)
        self.kernel = Kernel(store)
        self.keys = [self.kernel.session.pool.key(row) for row in range(6)]
        self.pages = [Page("c-1"), Page("c-2")]
        self.up, self.down = [], []

    def play(self, steps):
        happenings = [self.decide, self.carry, self.answer, self.repeat, self.reload, self.kill]
        for _ in range(steps):
            self.chance.choices(happenings, [12, 14, 12, 4, 2, 1])[0]()

    def decide(self):
        self.up.append(self.page.decide(*random_decision(self.chance, self.keys)))

    def carry(self):
        if self.up:
            message = self.pick(self.up)
            fate = self.chance.random()
            if fate > 0.25:  # else the message is lost
                self.down.append(self.kernel.take(message))
            if fate > 0.9:  # deliver it again later
                self.up.append(message)

    def answer(self):
        if self.down:
            ack = self.pick(self.down)
            if self.chance.random() > 0.25:
                for page in self.pages:
                    page.hear(ack)

    def repeat(self):
        page = self.page
        if page.kept:
            self.up.append(page.repeat(self.chance.choice([2, 200])))

    def reload(self):
        page = self.page
        page.kept = json.loads(json.dumps(page.kept))  # as read from the tab's storage

    def kill(self):
        self.kernel.restart()
        self.up.clear()

    def deliver_all(self):
        """Send all unacknowledged decisions again, without further losses."""
        for _ in range(100):
            for page in self.pages:
                if page.kept:
                    page.hear(self.kernel.take(page.repeat(3)))

    @property
    def page(self):
        return self.chance.choice(self.pages)

    def pick(self, messages):
        return messages.pop(self.chance.randrange(len(messages)))  # so that messages overtake each other


def play(seed, store):
    network = Network(seed, store)
    network.play(40)
    network.deliver_all()
    return network.kernel, network.pages


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_whatever_the_network_does_nothing_is_lost_doubled_or_misplaced(first, tmp_path):
    for seed in range(first, first + 20):
        store = str(tmp_path / f"{seed}.db")
        kernel, pages = play(seed, store)
        log = read(store)
        for page in pages:
            assert page.kept == [], f"schedule {seed}: not all acknowledged"
            mine = [(seq, do, key, value) for client, seq, do, key, value in log if client == page.client]
            assert [seq for seq, *_ in mine] == list(range(1, len(page.made) + 1)), (
                f"schedule {seed}: lost, doubled or out of order"
            )
            for decision, (seq, do, key, value) in zip(page.made, mine, strict=True):
                if do == "refuse":
                    assert page.refused[seq] == value, f"schedule {seed}: a refusal the page never heard of"
                else:
                    assert seq not in page.refused
                    assert (do, key, value) == (decision["do"], decision["key"], decision["value"]), f"schedule {seed}"
            wrong = {d["seq"] for d in page.made if d["value"] == "Lines" or d["key"] == "feedfacefeedface"}
            assert wrong <= set(page.refused), f"schedule {seed}: took what it should refuse"
        labels = {kernel.session.pool.key(row): value for row, value in kernel.session.labels.items()}
        assert labels == fold(log), f"schedule {seed}"
        again = desk(store)
        assert again.labels.to_dict() == kernel.session.labels.to_dict(), f"schedule {seed}: a restart changed a label"
        kernel.session.close()
        again.close()


def test_the_schedules_do_reach_the_hard_cases(tmp_path):
    seen = set()
    for seed in range(20):
        _, pages = play(seed, str(tmp_path / f"{seed}.db"))
        seen |= {decision["do"] for page in pages for decision in page.made}
        seen |= {"refused" for page in pages if page.refused}
    assert seen == {"label", "skip", "undo", "class", "refused"}


@pytest.mark.parametrize("seed", range(20))
def test_with_two_kernels_on_one_store_a_page_still_loses_nothing(seed, store):
    chance = random.Random(seed)
    kernels = [Kernel(store), Kernel(store)]
    page = Page("c-1")
    keys = [kernels[0].session.pool.key(row) for row in range(6)]
    for _ in range(30):
        page.decide("label", chance.choice(keys), chance.choice(LABELS))
        ack = chance.choice(kernels).take(page.repeat(chance.choice([1, 5])))
        if chance.random() < 0.6:
            page.hear(ack)
    for _ in range(100):
        if page.kept:
            page.hear(chance.choice(kernels).take(page.repeat(5)))
    assert page.kept == []
    assert [(seq, key, value) for _, seq, _, key, value in read(store)] == [
        (d["seq"], d["key"], d["value"]) for d in page.made
    ]
    assert desk(store).labels.to_dict() == {
        row: fold(read(store)).get(key) for row, key in enumerate(keys) if key in fold(read(store))
    }
