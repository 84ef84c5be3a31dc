"""Sessions whose labels choose what examples are read as: in the log, resumed exactly, and never from the audit."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import sys
import threading
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.data.features import embeddings as sources
from al_widget.data.features import representations as representations_module
from al_widget.data.features.build import build_features
from al_widget.data.features.representations import Chosen, Representations, row_representations
from al_widget.data.pool import make_pool
from al_widget.engine import chooser as chooser_module
from al_widget.engine import config as config_module
from al_widget.engine.choice import Look
from al_widget.engine.chooser import Chooser
from al_widget.engine.trainer import Trainer
from al_widget.labels.inspection import examine_file
from al_widget.labels.location import locate
from al_widget.labels.merging import merge_into

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


def test_the_labels_are_learned_once_more_as_they_chose_and_new_texts_are_read_so_too():
    one = session()
    play(one, 40)
    *before, last = one.rounds
    assert [round_.features for round_ in before] == ["words", "words"]
    assert last.features.startswith("meaning")
    assert [round_.n_train for round_ in one.rounds] == [20, 40, 40]  # the same labels, read as they chose
    assert not one.engine.due
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
    assert again.predict_proba(TEXTS[:50]) == pytest.approx(shown, abs=2e-3)  # fitted anew, not from the model before
    assert again.features == said
    assert play(again, 20) == order[60:80]
    play(again, 40)
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


class Away(Parity):
    """The same encoder, while its server does not answer."""

    answers = False

    def encode(self, texts):
        if not self.answers:
            raise OSError("the server is away")
        return super().encode(texts)


def without_kept_vectors(store):
    kept = Path(store).with_suffix(".cache")
    assert kept.is_dir()
    shutil.rmtree(kept)


def test_vectors_that_cannot_be_made_after_a_restart_leave_words_and_are_told(store):
    first = session(store=store, audit=0.3)
    play(first, 140)
    assert first.rounds[-1].features.startswith("meaning")
    assert first.accuracy.value > 0.9
    first.close()
    without_kept_vectors(store)
    again = session(Away(), store=store, audit=0.3)
    assert len(again.predict(TEXTS[:3])) == 3
    assert "labels chose is not at hand now. " in again.features
    assert "the server is away" in again.features
    assert any("reads words alone" in told and "the server is away" in told for told in again.notices)
    assert again.accuracy.value < 0.9  # of the model of words, not of the one before
    play(again, 20)
    assert again.rounds[-1].features == "words"
    assert again.error is None


def test_a_source_that_failed_is_asked_again_with_a_fifth_more_labels_and_not_before(store):
    first = session(store=store)
    play(first, 60)
    first.close()
    without_kept_vectors(store)
    encoder = Away()
    again = session(encoder, store=store)
    play(again, 20)  # 80 labels: a comparison, which fails too
    assert again.error is None
    encoder.answers = True
    again.batch_size = 5
    play(again, 15)
    assert {one.features for one in again.rounds[-3:]} == {"words"}
    play(again, 10)  # compared after the first five of them, and read so from the next ones on
    assert again.rounds[-1].features.startswith("meaning")
    assert "not at hand" not in again.features


def test_whoever_begins_with_many_labels_has_them_compared_once(monkeypatch):
    monkeypatch.setattr(chooser_module, "MOST", 50)
    one = session(labels=dict(enumerate(TRUTH[:120])))
    one.update()
    assert [Look.from_json(event.value).labels for event in looks(one)] == [50]
    assert "on 50 labels" in one.features
    play(one, 150)
    assert len(looks(one)) == 1


def test_a_comparison_of_other_vectors_is_not_told_as_one_of_these(store, monkeypatch):
    first = session(Noise(), store=store)
    play(first, 60)
    assert "nothing else at hand" in first.features
    first.close()
    other = session(store=store)
    other.predict(TEXTS[:3])
    assert other.features == "Reads words; other representations are compared from 40 labels on."
    play(other, 20)
    assert "more often than words on 80 labels" in other.features
    other.close()
    monkeypatch.setattr(config_module, "find_embedder", lambda _given: None)
    without = session(store=store)
    without.predict(TEXTS[:3])
    assert without.features == f"Reads words: what 80 labels chose is not at hand now. {sources.NO_SOURCE}"


def test_two_sessions_of_other_vectors_do_not_compare_at_each_update(store):
    one = session(store=store)
    play(one, 60)
    two = session(Noise(), store=store)
    for _ in range(3):
        play(two, 20)
        play(one, 20)
    assert len(looks(one)) <= 3  # the first, one of the other session, and one when the labels had doubled


def test_an_update_does_not_wait_for_a_comparison_in_another_thread(monkeypatch):
    begun, end = threading.Event(), threading.Event()
    real = Chooser._compared

    def slow(self, found):
        begun.set()
        end.wait(60)
        return real(self, found)

    monkeypatch.setattr(Chooser, "_compared", slow)
    one = session()
    thread = threading.Thread(target=lambda: play(one, 40))
    thread.start()
    assert begun.wait(60)
    beside = threading.Thread(target=lambda: play(one, 20), daemon=True)
    beside.start()
    beside.join(30)
    waited = beside.is_alive()
    end.set()
    thread.join(60)
    assert not waited
    assert len(looks(one)) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_process_does_not_wait_for_a_comparison_of_its_parent():
    one = session()
    play(one, 40)
    held, end = threading.Event(), threading.Event()

    def compare():
        with one.engine._locks.choosing:
            held.set()
            end.wait(60)

    thread = threading.Thread(target=compare)
    thread.start()
    held.wait(60)
    child = os.fork()
    if child == 0:
        signal.alarm(30)  # ends it, if it hangs
        play(one, 40)
        os._exit(0 if len(looks(one)) == 2 else 1)
    _, status = os.waitpid(child, 0)
    end.set()
    thread.join()
    assert status == 0


def interrupted_at(one, code, line):
    """Update a session, and interrupt it at the line of some code, counted from its first; False if there is none."""
    count = [0]

    def trace(frame, event, _argument):
        if frame.f_code is not code:
            return None
        if event == "line":
            count[0] += 1
            if count[0] == line:
                sys.settrace(None)
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        one.update()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


@pytest.mark.parametrize("name", ["choose", "_choose", "_compared"])
def test_an_interrupted_comparison_loses_nothing_and_is_made_at_the_next_update(name):
    line = 0
    while True:
        line += 1
        one = session()
        play(one, 20)
        for query in one.query():
            one.label(query.id, TRUTH[int(query.id)])
        hit = interrupted_at(one, getattr(Chooser, name).__code__, line)
        assert len(one.labels) == 40
        play(one, 20)
        assert len(looks(one)) == 1, line
        if not hit:
            break
    assert line > 5


def test_an_update_does_not_change_what_is_read_while_shares_of_the_pool_are_estimated(monkeypatch):
    one = session(audit=0.3)
    play(one, 40)
    assert one.rounds[-1].features == "words"
    shares = one.engine.diagnosis._shares
    real = shares._model

    def then_update():
        found = real()
        if not one.engine._locks.updating.locked():  # another thread could update now
            play(one, 120)
        return found

    monkeypatch.setattr(shares, "_model", then_update)
    assert len(one.population()) == 2


def test_a_store_that_is_merged_keeps_the_choice_of_its_own(store, tmp_path):
    other = str(tmp_path / "other.db")
    for path, encoder in ((store, Parity()), (other, Noise())):
        one = session(encoder, store=path)
        play(one, 60)
        one.close()
    merge_into(locate(store), [(locate(other), examine_file(locate(other)))])
    again = session(store=store)
    assert [Look.from_json(event.value).source for event in looks(again)] == ["own parity 1"]


def test_the_pipeline_names_its_default_model():
    one = session()
    play(one, 20)
    assert (
        "Logistic regression with a share of ridge regression (the default), from 20 labels" in one.pipeline.describe()
    )
    several = al.Session(TEXTS, CLASSES, multilabel=True, store=None, audit=0, seed_size=20, embeddings=Parity())
    for query in several.query(20):
        several.label(query.id, [TRUTH[int(query.id)]])
    several.update()
    assert "Logistic regression (the default), from 20 labels" in several.pipeline.describe()


def test_columns_alone_are_chosen_of_other_columns_when_a_model_is_fitted_once_more():
    rng = np.random.default_rng(0)

    def frame(n, kinds):
        return pd.DataFrame({"size": rng.normal(size=n), "kind": rng.choice(kinds, n)})

    pool = build_features(make_pool(frame(300, ["a", "b"])), None, landmarks=True)
    (_, alone) = row_representations(pool).options
    for kinds in (["a"], list("abcdefgh")):
        other = build_features(make_pool(frame(300, kinds)), None, landmarks=True)
        (_, wanted) = row_representations(other).options
        made = Chosen(alone, None).of(other, None, None)
        assert made.X.shape == (300, wanted.width)
        assert pytest.approx(wanted.rows(other.X, None)) == made.X


def test_an_interrupted_update_leaves_no_model_beside_features_that_it_does_not_read():
    code, line = Trainer.install.__code__, 0
    while True:
        line += 1
        one = session()
        play(one, 40)
        for query in one.query():
            one.label(query.id, TRUTH[int(query.id)])
        hit = interrupted_at(one, code, line)
        read = one.engine._trainer.features.X.shape[1]
        assert one.engine._trainer.model.estimator.n_features_in_ == read, line
        if not hit:
            break
    assert one.rounds[-1].features.startswith("meaning")


def killed_after_a_choice(store):
    """Leave a task whose labels chose another representation that no update has read yet."""
    first = session(store=store)
    play(first, 20)
    for query in first.query():
        first.label(query.id, TRUTH[int(query.id)])
    first.engine.update()
    assert first.engine.chooser.choose()
    first.close()


def test_a_choice_that_was_not_followed_yet_is_followed_after_a_restart(store):
    """A kernel that was killed between the choice and the update leaves both in the log as they were."""
    killed_after_a_choice(store)
    again = session(store=store)
    assert again.engine.due
    again.update()
    assert again.rounds[-1].features.startswith("meaning")
    assert not again.engine.due


def test_a_choice_whose_vectors_are_gone_does_not_fit_the_same_model_for_ever(store):
    killed_after_a_choice(store)
    other = session(Noise(), store=store)
    assert other.engine.due
    other.engine.update()
    assert other.rounds[-1].features == "words"
    assert not other.engine.due


def test_the_background_learns_once_more_as_the_labels_chose():
    labeler = al.Labeler(TEXTS, CLASSES, store=None, audit=0, seed_size=20, batch_size=20, embeddings=Parity())
    try:
        for _ in range(2):
            for query in labeler.query():
                labeler.label(query.id, TRUTH[int(query.id)])
            assert labeler.wait(60)
        assert [one.features for one in labeler.rounds][:2] == ["words", "words"]
        assert labeler.rounds[-1].features.startswith("meaning")
        assert labeler.rounds[-1].n_train == 40
    finally:
        labeler.close()


def test_a_model_that_encodes_can_be_passed_as_features_too():
    class Sentences(Parity):
        def __call__(self, batch):  # as a model of PyTorch has it
            raise TypeError("expected tensors")

    one = session(features=Sentences(), embeddings=None)
    play(one, 40)
    assert "Sentences" in one.features
    assert one.predict(["item 8 of the list", "item 9 of the list"]).tolist() == ["even", "odd"]


def test_why_vectors_are_not_tried_with_many_texts_is_said(monkeypatch):
    pytest.importorskip("wordllama", reason="it is not installed with the lowest versions")
    monkeypatch.setattr(representations_module, "MOST_TEXTS", 100)
    one = al.Session(TEXTS, CLASSES, store=None, audit=0, seed_size=20)
    play(one, 20)
    assert one.features == f"Reads words. {representations_module.TOO_MANY_TEXTS}"
    assert 'features="embeddings"' in one.features
