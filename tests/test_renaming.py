"""A class that is renamed or merged: labels, models, measures, history and restarts follow, and undo takes it back."""

from __future__ import annotations

import enum
import json
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import al_widget as al
from al_widget.engine.decisions import Decision

TEXTS = [f"{word} {thing} {n}" for n in range(12) for word in ("good", "fine", "bad") for thing in ("film", "book")]
CLASSES = ["good", "fine", "bad"]
X = np.array([[*(text.startswith(name) for name in CLASSES), n % 7 / 7] for n, text in enumerate(TEXTS)], float)


def make(store=None, classes=CLASSES, **options):
    quick = {"features": X, "audit": 0.3, "seed_size": 6, "batch_size": 6, "annotator": "ann"}
    return al.Session(TEXTS, classes, store=store, **{**quick, **options})


def play(session, n=30):
    for query in session.query(n):
        session.label(query.id, query.example.split()[0])
    return session.update()


def texts_of(session, name):
    return {TEXTS[id_].split()[0] for id_, label in session.labels.items() if label == name}


def test_labels_frame_export_and_classes_follow_and_old_events_stay(tmp_path):
    session = make()
    play(session, 12)
    before = session.log
    session.rename_class("good", "great")
    assert session.classes == ["great", "fine", "bad"]
    assert texts_of(session, "great") == {"good"}
    assert set(session.frame["label"]) == {"great", "fine", "bad"}
    rows = [json.loads(line) for line in session.export(tmp_path / "labels.jsonl").read_text().splitlines()]
    assert {row["label"] for row in rows} == {"great", "fine", "bad"}
    assert session.log.iloc[: len(before)].equals(before)
    assert session.log.iloc[-1][["do", "value"]].tolist() == ["rename", '{"from": "good", "to": "great"}']


@pytest.mark.parametrize("new", ["great", "bad"])
@pytest.mark.parametrize("learn", ["at once", "with an update", "after a restart"])
def test_no_model_and_no_measure_says_the_old_name(new, learn, store):
    session = make(store, ["bad", "fine", "good"], audit=0.5)
    for _ in range(5):
        play(session, 12)
    assert list(session.population().index) == session.classes
    session.rename_class("good", new)
    if learn == "with an update":
        session.update()
    if learn == "after a restart":
        session.close()
        session = make(store, ["bad", "fine", "good"], audit=0.5)
    names = ["bad", "fine", "great"] if new == "great" else ["bad", "fine"]
    assert session.classes == names
    assert "good" not in session.model.classes_
    assert set(session.predict(X)) == set(names)
    proba = session.predict_proba(X)
    assert proba.shape == (len(X), len(names))
    assert proba.sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert list(session.population().index) == names
    assert set(session.metrics["class"].dropna()) <= set(names)
    assert set(session.label_issues(5)["label"]) <= set(names)
    assert {name for query in session.query(5) for name in query.probabilities} <= set(names)
    assert session.accuracy.value > 0.9
    assert session.advice is not None
    assert session.baseline is not None


def test_the_accuracy_is_estimated_anew_where_classes_are_merged_and_again_when_that_is_undone(store):
    rng = np.random.default_rng(0)
    coin = {id_: str(rng.choice(["good", "fine"])) for id_ in range(len(TEXTS))}
    truth = {id_: "bad" if "bad" in TEXTS[id_] else coin[id_] for id_ in coin}
    session = make(store)
    for _ in range(4):
        for query in session.query(14):
            session.label(query.id, truth[query.id])
        session.update()
    told_apart = session.accuracy
    assert told_apart.value < 0.9
    session.rename_class("good", "fine")
    merged = session.accuracy
    assert (merged.value, merged.n) == (1, told_apart.n)
    assert session.engine.estimate == merged  # what the desk shows and the advice rests on
    assert session.metrics["value"].iloc[0] == 1
    again = make(store)
    assert again.accuracy == merged
    again.close()
    session.undo()
    assert session.accuracy.value < 0.9
    assert session.accuracy.n == told_apart.n


def test_a_target_that_was_shown_of_merged_classes_is_not_shown_of_those_taken_apart(store):
    X_, coin = np.repeat(X, 5, axis=0), np.random.default_rng(0).integers(2, size=5 * len(TEXTS))
    texts = [f"{TEXTS[n // 5]} {n}" for n in range(len(X_))]
    session = al.Session(
        texts, CLASSES, store=store, features=X_, audit=0.6, target=0.8, seed_size=6, batch_size=20, annotator="ann"
    )
    for _ in range(12):
        for query in session.query(20):
            session.label(query.id, "bad" if "bad" in query.example else ["good", "fine"][coin[query.id]])
        session.update()
    assert not session.advice.target.on
    session.rename_class("good", "fine")
    for query in session.query(60):
        session.label(query.id, "bad" if "bad" in query.example else "fine")
    session.update()
    for query in session.query(60):
        session.label(query.id, "bad" if "bad" in query.example else "fine")
    session.update()
    assert session.advice.target.on, session.advice
    right = session.rounds[-1].looks.right
    session.engine.decide("rename", None, {"from": "bad", "to": "worst"})
    session.update()
    assert session.advice.target.on  # another name is no other class
    assert session.rounds[-1].looks.right == right
    merge = next(one for one in session.engine.state.classes.told.newest("ann") if one.target)
    session.engine.record("c-1", [Decision(1, "undo", None, merge.value)])
    assert session.classes == ["good", "fine", "worst"]
    assert session.accuracy is not None
    assert not session.advice.target.on
    session.update()
    assert not session.advice.target.on
    assert session.rounds[-1].looks.right == 0


def test_a_round_that_was_written_before_keeps_its_numbers():
    session = make()
    play(session, 30)
    before = session.history
    session.rename_class("good", "fine")
    assert session.history.equals(before)
    session.update()
    assert session.history.iloc[: len(before)].equals(before)


def test_a_renaming_does_not_look_like_another_model():
    kappas = []
    for new in (None, "great"):
        session = make(audit=0)
        for row in range(24):
            session.label(row, TEXTS[row].split()[0])
        session.update()
        if new is not None:
            session.rename_class("good", new)
        for row in range(24, 48):
            session.label(row, TEXTS[row].split()[0].replace("good", new or "good"))
        session.update()
        kappas.append(session.history["kappa"].iloc[-1])
    assert kappas[0] == kappas[1] > 0.5


def test_the_model_to_take_away_says_the_new_names():
    session = al.Session(TEXTS, CLASSES, store=None, audit=0, batch_size=6, seed_size=6)
    for row in range(24):
        session.label(row, TEXTS[row].split()[0])
    session.update()
    session.rename_class("good", "great")
    session.rename_class("fine", "bad")
    assert set(session.pipeline.predict(TEXTS)) == {"great", "bad"}
    assert set(session.pipeline.classes_) == {"great", "bad"}


class Topic(enum.Enum):
    GOOD, GREAT = "good", "great"


@pytest.mark.parametrize(
    ("classes", "old", "new", "names"),
    [
        (CLASSES, Topic.GOOD, Topic.GREAT, ["great", "fine", "bad"]),
        (CLASSES, " good ", np.str_("bad"), ["fine", "bad"]),
        (["0", "1", "2"], 1, 7.0, ["0", "7", "2"]),
        (["0", "1", "2"], np.int64(1), True, None),
        (["0", "1", "2"], 2.0, False, ["0", "1"]),
        ([True, False], True, "yes", ["yes", "False"]),
    ],
)
def test_old_and_new_are_named_by_any_value_that_a_label_may_be(classes, old, new, names):
    session = make(classes=classes)
    if names is None:
        with pytest.raises(al.DecisionError, match="called '1' already"):
            session.rename_class(old, new)
    else:
        session.rename_class(old, new)
        assert session.classes == names


def test_merging_all_labels_into_one_class_leaves_no_model_and_says_what_is_missing():
    session = make(audit=0)
    for row in range(24):
        if "bad" not in TEXTS[row]:
            session.label(row, TEXTS[row].split()[0])
    session.update()
    assert set(session.predict(X)) <= {"good", "fine"}
    session.rename_class("good", "fine")
    with pytest.raises(al.ModelError, match="1 more class for the first model"):
        session.predict(X)
    assert session.model is None
    assert session.accuracy is None
    session.undo()
    assert set(session.predict(X)) <= {"good", "fine"}


def test_after_finish_too_the_served_model_follows(store):
    session = make(store)
    for _ in range(4):
        play(session, 12)
    session.finish()
    session.rename_class("good", "great")
    assert set(session.predict(X)) == {"great", "fine", "bad"}
    session.rename_class("great", "fine")
    assert set(session.predict(X)) == {"fine", "bad"}
    assert session.accuracy.value == 1
    session.close()
    assert set(make(store).predict(X)) == {"fine", "bad"}


def test_held_out_labels_follow():
    session = make(audit=0, test=(X, [text.split()[0] for text in TEXTS]))
    for _ in range(3):
        play(session, 12)
    before = session.accuracy
    session.rename_class("good", "great")
    assert session.accuracy == before
    assert session.metrics["value"].iloc[0] == pytest.approx(before.value, abs=0.05)
    session.rename_class("fine", "great")
    assert session.accuracy.value >= before.value
    assert set(session.metrics["class"].dropna()) == {"great", "bad"}
    assert list(session.population().index) == ["great", "bad"]


def test_what_waits_is_named_anew_and_as_it_was_when_that_is_undone():
    session = make(audit=0)
    play(session, 24)
    before = {query.key: query.probabilities for query in session.query(5)}
    session.rename_class("good", "fine")
    for query in session.query(5):
        was = before[query.key]
        assert set(query.probabilities) == {"fine", "bad"}
        assert query.probabilities["fine"] == pytest.approx(was["good"] + was["fine"])
    session.undo()
    assert {query.key: query.probabilities for query in session.query(5)} == before


def test_audit_examples_asked_after_a_renaming_show_what_the_model_thinks_like_any_other():
    session = make(audit=0.5)
    for _ in range(2):
        play(session, 12)
    session.rename_class("good", "great")
    session.measure(3)
    asked = session.query(3)
    assert {query.picked for query in asked} == {"audit"}
    assert [set(query.probabilities) for query in asked] == [{"great", "fine", "bad"}] * 3


# ---------------------------------------------------------------- undo, in the order in which things were done


def test_undo_takes_back_labels_skips_renamings_and_merges_newest_first(store):
    session = make(store)
    session.label(0, "good")
    session.rename_class("good", "great")
    session.label(1, "great")
    session.skip(2)
    session.rename_class("great", "fine")
    session.label(3, "fine")
    seen = []
    for _ in range(6):
        seen.append((session.classes, session.labels.to_dict()))
        session.undo()
        session = make(store) if len(seen) == 3 else session  # a restart knows what is next
    assert seen == [
        (["fine", "bad"], {0: "fine", 1: "fine", 3: "fine"}),
        (["fine", "bad"], {0: "fine", 1: "fine"}),
        (["great", "fine", "bad"], {0: "great", 1: "great"}),
        (["great", "fine", "bad"], {0: "great", 1: "great"}),
        (["great", "fine", "bad"], {0: "great"}),
        (["good", "fine", "bad"], {0: "good"}),
    ]
    assert session.labels.empty
    with pytest.raises(al.DecisionError, match="no decision of 'ann' left to undo"):
        session.undo()


def test_nobody_undoes_what_another_annotator_renamed(store):
    ann, bob = make(store), make(store, annotator="bob")
    ann.rename_class("good", "great")
    with pytest.raises(al.DecisionError, match="no decision of 'bob' left"):
        bob.undo()
    bob.rename_class("great", "fine")
    ann.undo()
    assert ann.classes == ["fine", "bad"]  # what bob said since still holds
    bob.engine.follow()
    bob.undo()
    assert bob.classes == CLASSES


def test_a_name_that_was_added_again_is_a_new_class_and_in_the_way_of_the_undo():
    session = make()
    session.label(0, "good")
    session.rename_class("good", "great")
    session.add_class("good")
    session.label(1, "good")
    assert session.labels.to_dict() == {0: "great", 1: "good"}
    assert session.classes == ["good", "fine", "bad", "great"]
    session.undo()
    with pytest.raises(al.DecisionError, match="'great' cannot be called 'good' again: another class is called 'good'"):
        session.undo()
    session.rename_class("good", "new good")
    session.undo()
    assert session.labels.to_dict() == {0: "great"}


@pytest.mark.parametrize(
    ("old", "new", "error", "said"),
    [
        ("never", "x", al.UnknownClassError, "'never' is not one of the classes"),
        ("good", " ", al.UnknownClassError, "Expected the new name"),
        ("good", "good", al.DecisionError, "called 'good' already"),
        (["good"], "x", al.UnknownClassError, "is not one of the classes"),
    ],
)
def test_a_refused_renaming_changes_nothing(old, new, error, said):
    session = make()
    before = session.log
    with pytest.raises(error, match=said):
        session.rename_class(old, new)
    assert session.log.equals(before)
    assert session.classes == CLASSES


def test_a_closed_session_refuses_and_a_merge_down_to_one_class_too():
    session = make(classes=["good", "bad"])
    with pytest.raises(al.DecisionError, match="would leave one class"):
        session.rename_class("good", "bad")
    session.close()
    with pytest.raises(al.SessionClosedError):
        session.rename_class("good", "great")


# ---------------------------------------------------------------- restarts, other sessions, pages


def test_the_cell_run_again_with_the_old_name_resumes_without_a_word(store):
    session = make(store, {"good": "g", "fine": "f", "bad": "b"})
    play(session, 12)
    session.rename_class("good", "great")
    session.close()
    again = make(store, {"good": "g", "fine": "f", "bad": "b"}, labels={70: "good"})
    assert again.classes == ["great", "fine", "bad"]
    assert again.engine.state.classes.keys == {"great": "g", "fine": "f", "bad": "b"}
    assert again.notices == []
    assert again.labels[70] == "great"
    again.label(71, "good")  # another cell that still says so
    assert again.labels[71] == "great"
    again.close()
    new = make(store, ["great", "fine", "bad"])
    assert (new.classes, new.notices) == (["great", "fine", "bad"], [])
    new.undo()
    new.undo()
    assert new.classes == CLASSES
    assert texts_of(new, "good") - {"bad"} == {"good"}


def test_two_sessions_over_one_store_both_see_it(store):
    one, two = make(store), make(store)
    one.label(0, "good")
    two.label(1, "good")
    one.rename_class("good", "great")
    two.label(2, "good")  # not heard of it yet
    one.engine.follow()
    assert two.labels.to_dict() == one.labels.to_dict() == {0: "great", 1: "great", 2: "great"}
    assert two.classes == one.classes == ["great", "fine", "bad"]
    two.rename_class("fine", "great")
    one.engine.follow()
    assert one.classes == ["great", "bad"]


def decide(session, *decisions, client="c-1", base=1):
    made = [Decision(n, *one) for n, one in enumerate(decisions, base)]
    return session.engine.record(client, made, base)


def test_a_page_renames_labels_merges_and_undoes_in_one_message():
    session = make()
    key = session.pool.key
    result = decide(
        session,
        ("label", key(0), "good"),
        ("rename", None, {"from": "good", "to": "great"}),
        ("label", key(1), "great"),
        ("label", key(2), "good"),
        ("class", None, "new"),
        ("rename", None, {"from": "great", "to": "new"}),
        ("rename", None, {"from": "great", "to": "other"}),
        ("undo", None, {"from": "great", "to": "new"}),
        ("undo", None, {"from": "great", "to": "new"}),
        ("rename", None, {"from": "fine", "to": "great"}),
    )
    assert [(seq, str(why)[:34]) for seq, why in result.refused] == [
        (7, "'great' is called 'new' by now. Re"),
        (9, "There is no renaming left to undo."),
    ]
    assert session.classes == ["great", "bad", "new"]
    assert session.labels.to_dict() == {0: "great", 1: "great", 2: "great"}
    again = decide(session, ("label", key(0), "good"), ("rename", None, {"from": "good", "to": "great"}))
    assert again.last_seq == 10  # sent twice, taken once
    assert session.classes == ["great", "bad", "new"]


def test_an_outbox_that_did_not_know_yet_counts_as_the_new_class():
    session = make()
    session.rename_class("good", "great")
    result = decide(session, ("label", session.pool.key(3), "good"), ("rename", None, {"from": "good", "to": "x"}))
    assert session.labels.to_dict() == {3: "great"}
    assert [str(why) for _, why in result.refused] == ["'good' is called 'great' by now. Rename that class."]


# ---------------------------------------------------------------- several classes each


def test_with_several_classes_each_labels_are_mapped_without_doubles_and_back(store):
    session = make(store, multilabel=True)
    session.label(0, ["good", "fine"])
    session.label(1, ["fine"])
    session.label(2, [])
    session.rename_class("fine", "good")
    assert session.labels.to_dict() == {0: ("good",), 1: ("good",), 2: ()}
    session.label(3, ["bad", "fine", "good"])
    again = make(store, multilabel=True)
    assert again.labels.to_dict() == {0: ("good",), 1: ("good",), 2: (), 3: ("good", "bad")}
    again.undo()
    again.undo()
    assert again.labels.to_dict() == {0: ("good", "fine"), 1: ("fine",), 2: ()}
    again.rename_class("good", "zest")
    assert again.labels.to_dict() == {0: ("zest", "fine"), 1: ("fine",), 2: ()}


def test_with_several_classes_each_the_models_follow():
    session = make(multilabel=True)
    for query in session.query(40):
        word, thing, _ = query.example.split()
        session.label(query.id, [word] if thing == "book" else [])
    session.update()
    session.rename_class("good", "fine")
    assert session.predict_proba(X).shape == (len(X), 2)
    assert {name for label in session.predict(X) for name in label} <= {"fine", "bad"}
    assert session.accuracy is not None
    assert list(session.population().index) == ["fine", "bad"]


# ---------------------------------------------------------------- any sequence


class Truth:
    """What should be: labels point to classes, and `undo` brings back the state before the newest action."""

    def __init__(self) -> None:
        self.names, self.labels = list(CLASSES), {}
        self.before: list[tuple] = []

    def act(self, do, row, value):
        if do == "undo":
            self.names, self.labels = self.before.pop()
            return
        self.before.append((list(self.names), dict(self.labels)))
        if do == "label":
            self.labels[row] = value
        elif do == "rename":
            old, new = value
            self.labels = {key: new if label == old else label for key, label in self.labels.items()}
            place = self.names.index(old)
            self.names[place : place + 1] = [] if new in self.names else [new]


ACTIONS = st.lists(
    st.tuples(st.sampled_from(["label", "label", "skip", "rename", "undo"]), st.integers(0, 99)), max_size=25
)


@settings(max_examples=150, deadline=None)
@given(ACTIONS, st.booleans())
def test_any_sequence_leaves_what_plain_python_says_live_and_folded_anew(tmp_path_factory, actions, kept):
    store = str(tmp_path_factory.mktemp("any") / "labels.db") if kept else None
    session, truth = make(store, audit=0), Truth()
    for number, (do, n) in enumerate(actions):
        row, rng = n % 5, random.Random(n)
        if do == "label":
            value = rng.choice(truth.names)
            session.label(row, value)
        elif do == "skip":
            value = session.skip(row)
        elif do == "rename":
            old = rng.choice(truth.names)
            new = rng.choice([f"name {number}", *(name for name in truth.names if name != old)])
            value = (old, f"name {number}" if len(truth.names) < 3 else new)
            session.rename_class(*value)
        elif truth.before:
            value = session.undo()
        else:
            continue
        truth.act(do, row, value)
        assert session.labels.to_dict() == dict(sorted(truth.labels.items()))
        assert session.classes == truth.names
    live = (session.labels.to_dict(), session.classes, session.left, session.n_labels)
    session.engine._decisions.interrupt()
    session.engine.follow()
    assert (session.labels.to_dict(), session.classes, session.left, session.n_labels) == live
    session.close()
    if store is not None:
        again = make(store, audit=0)
        assert (again.labels.to_dict(), again.classes, again.left, again.n_labels) == live
        again.close()
