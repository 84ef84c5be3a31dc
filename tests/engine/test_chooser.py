"""Sessions whose labels choose what examples are read as: in the log, resumed exactly, and never from the audit."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.data.features.representations import Representations
from al_widget.engine.choice import Look

CLASSES = ["even", "odd"]
N = 300
# Words that tell nothing of the class: what a text means stands in its number.
TEXTS = [f"item {number} of {word} list" for number, word in enumerate(["the", "a", "that"] * (N // 3))]
TRUTH = [CLASSES[number % 2] for number in range(N)]


def number_of(text):
    return int(text.split()[1]) if text.split()[1:2] and text.split()[1].isdigit() else 0


class Parity:
    """An encoder that knows what the texts mean."""

    recipe = "parity 1"

    def encode(self, texts):
        return np.array([[1.0 if number_of(text) % 2 else -1.0, 1.0] for text in texts])


class Noise:
    """An encoder whose vectors say nothing."""

    recipe = "noise 1"

    def encode(self, texts):
        rng = np.random.default_rng([number_of(text) for text in texts])
        return rng.normal(size=(len(texts), 8))


def session(embeddings=None, **options):
    quick = {"store": None, "audit": 0, "seed_size": 20, "batch_size": 20, "embeddings": embeddings or Parity()}
    return al.Session(TEXTS, CLASSES, **{**quick, **options})


def play(session, n):
    """Label n more examples in batches, with an update after each; return the ids in the order of the questions."""
    asked = []
    while len(asked) < n:
        batch = session.query()
        for query in batch:
            session.label(query.id, TRUTH[int(query.id)])
        asked += [query.id for query in batch]
        session.update()
    return asked


def looks(session):
    return [event for event in session.engine.events() if event.type == "features"]


def test_the_labels_choose_and_the_session_says_which_and_why():
    one = session()
    assert one.features == "Examples are read when the first ones are asked."
    play(one, 20)
    assert one.features == "Reads words; other representations are compared from 40 labels on."
    play(one, 20)
    assert one.features.startswith("Reads ")
    assert "meaning" in one.features
    assert "more often than words on 40 labels (cross-validated)." in one.features
    assert len(looks(one)) == 1


def test_the_next_update_reads_what_was_chosen_and_new_texts_are_read_so_too():
    one = session()
    play(one, 40)
    assert [round_.features for round_ in one.rounds] == ["words", "words"]
    play(one, 20)
    assert one.rounds[-1].features.startswith("meaning")
    new = [f"item {number} of the list" for number in range(1001, 1021)]
    assert one.predict(new).tolist() == [CLASSES[number % 2] for number in range(1001, 1021)]
    assert one.predict_proba(new).shape == (20, 2)


def test_representations_are_compared_when_the_labels_have_doubled():
    one = session()
    play(one, 180)
    assert [Look.from_json(event.value).labels for event in looks(one)] == [40, 80, 160]


def test_vectors_that_say_nothing_are_not_taken():
    one = session(Noise())
    play(one, 100)
    assert len(looks(one)) == 2
    assert {round_.features for round_ in one.rounds} == {"words"}
    assert (
        one.features == "Reads words: nothing else at hand is clearly right more often on 80 labels (cross-validated)."
    )


def test_a_session_that_is_opened_again_asks_the_same_and_answers_the_same(store):
    whole = session()
    order = play(whole, 120)
    first = session(store=store)
    assert play(first, 60) == order[:60]
    said, shown = first.features, first.predict_proba(TEXTS[:50])
    first.close()
    again = session(store=store)
    assert again.predict_proba(TEXTS[:50]) == pytest.approx(shown, abs=1e-4)
    assert again.features == said
    assert set(play(again, 60)) == set(order[60:120])
    assert [round_.features for round_ in again.rounds] == [round_.features for round_ in whole.rounds]


def test_a_source_that_is_gone_is_told_and_words_are_read(store):
    first = session(store=store)
    play(first, 60)
    first.close()
    other = session(Noise(), store=store)
    assert len(other.predict(TEXTS[:3])) == 3
    assert any("not at hand now: reads words alone" in told for told in other.notices)
    play(other, 20)
    assert other.rounds[-1].features == "words"


def test_labels_of_the_audit_and_the_test_set_are_never_read(monkeypatch):
    read = set()
    original = Representations.rows

    def spied(self, option, rows):
        if len(rows) < 100:  # labeled rows; the sample of the pool has no labels
            read.update(np.asarray(rows).tolist())
        return original(self, option, rows)

    monkeypatch.setattr(Representations, "rows", spied)
    one = session(audit=0.3)
    play(one, 80)
    audited = {int(id_) for id_, picked in zip(one.frame["id"], one.frame["picked"], strict=True) if picked == "audit"}
    trained = {int(id_) for id_, picked in zip(one.frame["id"], one.frame["picked"], strict=True) if picked != "audit"}
    assert audited
    assert read
    assert read <= trained
    assert not read & audited


@pytest.mark.parametrize(
    "options",
    [{"features": "words"}, {"features": "embeddings"}, {"features": np.eye(N)}, {"model": LogisticRegression()}],
    ids=["words", "embeddings", "a matrix", "a model"],
)
def test_what_the_user_chose_stays(options):
    one = session(**options)
    play(one, 60)
    assert not looks(one)
    assert one.rounds[-1].features is None
    assert one.features.startswith("Reads the features given: ")


def test_a_source_that_fails_is_told_and_questions_go_on():
    class Broken:
        recipe = "broken"

        def encode(self, texts):
            raise OSError("the server is away")

    one = session(Broken())
    play(one, 60)
    assert one.rounds[-1].features == "words"
    assert "Others could not be compared: " in one.features
    assert "the server is away" in one.features
    assert "OSError" in one.engine.chooser.error
    assert one.error is None


def test_the_model_to_take_away_reads_what_was_chosen():
    one = session()
    play(one, 60)
    taken = pickle.loads(pickle.dumps(one.pipeline))
    new = [f"item {number} of the list" for number in (2001, 2002)]
    assert taken.predict(new).tolist() == ["odd", "even"]
    assert "meaning" in taken.describe()
    anew = clone(taken).fit(TEXTS[:100], TRUTH[:100])
    assert anew.predict(new).tolist() == ["odd", "even"]


def test_a_finished_session_keeps_what_was_chosen(store):
    one = session(store=store, audit=0.2)
    play(one, 80)
    one.finish()
    assert one.rounds[-1].features.startswith("meaning")
    said = one.predict_proba(TEXTS[:20])
    one.close()
    again = session(store=store, audit=0.2)
    assert again.predict_proba(TEXTS[:20]) == pytest.approx(said, abs=2e-3)  # fitted from a cold start
    assert again.rounds[-1].features == one.rounds[-1].features


def test_several_labels_an_example_choose_too():
    one = al.Session(
        TEXTS, CLASSES, multilabel=True, store=None, audit=0, seed_size=20, batch_size=20, embeddings=Parity()
    )
    for _ in range(3):
        for query in one.query():
            one.label(query.id, [TRUTH[int(query.id)]] if int(query.id) % 5 else [])
        one.update()
    assert len(looks(one)) == 1


def test_a_task_of_rows_compares_its_columns_with_and_without_similarities():
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(200, 3))
    one = al.Session(rows, CLASSES, store=None, audit=0, seed_size=20, batch_size=20)
    for _ in range(3):
        for query in one.query():
            one.label(query.id, CLASSES[int(rows[int(query.id), 0] > 0)])
        one.update()
    assert len(looks(one)) == 1
    assert one.rounds[-1].features in {"columns and similarities", "columns"}
    assert one.predict(rng.normal(size=(5, 3))).shape == (5,)


def test_a_desk_compares_beside_its_updates_and_waits_for_it_when_asked(no_charts):
    labeler = al.Labeler(TEXTS, CLASSES, store=None, audit=0, seed_size=20, batch_size=20, embeddings=Parity())
    for _ in range(2):
        for query in labeler.query():
            labeler.label(query.id, TRUTH[int(query.id)])
        labeler.wait()
    assert len(looks(labeler)) == 1
    assert labeler.widget.status["features"] == labeler.features
    labeler.close()
