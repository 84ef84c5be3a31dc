"""A task that is opened with other classes says what became of each, and never mixes two questions in silence."""

from __future__ import annotations

import sqlite3

import pytest

import al_widget as al

TEXTS = [f"{'great' if n % 2 else 'awful'} concert {n}" for n in range(40)]


def open_task(store, classes, **options):
    return al.Session(TEXTS, classes, store=store, **{"audit": 0, "seed_size": 6, "annotator": "ann", **options})


@pytest.fixture
def task(store):
    """Return a store with six labels of a misspelt class and fourteen of another."""
    session = open_task(store, ["positve", "negative"])
    for row in range(20):
        session.label(row, "positve" if row < 6 else "negative")
    session.close()
    return store


def test_a_name_put_right_in_the_cell_is_said_with_what_to_call(task):
    session = open_task(task, ["positive", "negative"])
    [said] = session.notices
    assert said == (
        "'positve' has 6 labels from before and is kept as a class: session.rename_class('positve', 'positive') "
        "gives them the new name."
    )
    assert session.classes == ["positive", "negative", "positve"]
    assert session.labels.value_counts().to_dict() == {"negative": 14, "positve": 6}
    session.rename_class("positve", "positive")
    assert session.classes == ["positive", "negative"]
    assert session.notices == []
    session.close()
    for classes in (["positive", "negative"], ["positve", "negative"]):
        again = open_task(task, classes)
        assert (again.notices, again.classes) == ([], ["positive", "negative"])
        assert again.labels.value_counts().to_dict() == {"negative": 14, "positive": 6}
        again.close()


def test_a_class_like_no_other_is_said_without_a_guess(task):
    session = open_task(task, ["live", "negative"])
    [said] = session.notices
    assert said == (
        "'positve' has 6 labels from before and is kept as a class: session.rename_class('positve', …) gives it "
        "another name, or merges it into a class."
    )


def test_one_label_is_one_label_and_case_is_no_difference(store):
    session = open_task(store, ["Pos", "neg"])
    session.label(0, "Pos")
    session.label(1, "neg")
    session.close()
    assert open_task(store, ["pos", "neg"]).notices == [
        "'Pos' has 1 label from before and is kept as a class: session.rename_class('Pos', 'pos') gives them the new name."
    ]


def test_a_class_with_labels_of_its_own_is_not_what_another_was_renamed_to(task):
    session = open_task(task, ["positve", "negative", "positive"])
    session.label(30, "positive")
    session.close()
    assert "rename_class('positve', …)" in open_task(task, ["positive", "negative"]).notices[0]


@pytest.mark.parametrize("classes", [["live", "studio"], ["pos", "neg"]])
def test_another_question_under_the_same_name_is_refused_and_nothing_is_changed(task, classes):
    before = sqlite3.connect(task).execute("select * from al_events").fetchall()
    with pytest.raises(al.StoreError) as refused:
        open_task(task, classes)
    assert (
        "holds labels of other classes: 'negative' (14), 'positve' (6); nothing was changed. Pass name= another task "
        "to ask another question. To rename classes, pass these ones and call rename_class(old, new)."
    ) in str(refused.value)
    assert sqlite3.connect(task).execute("select * from al_events").fetchall() == before
    assert open_task(task, classes, name="another").labels.empty
    assert len(open_task(task, ["positve", "negative"]).labels) == 20


def test_a_class_that_was_given_and_never_labeled_is_of_the_same_question(store):
    session = open_task(store, ["a", "b", "c"])
    session.label(0, "a")
    session.close()
    assert open_task(store, ["b", "c"]).classes == ["b", "c", "a"]


def test_without_labels_any_classes_may_follow(store):
    session = open_task(store, ["a", "b"])
    session.skip(0)
    session.close()
    session = open_task(store, ["c", "d"])
    assert (session.classes, session.notices) == (["c", "d"], [])


def test_a_class_that_was_added_needs_no_word_when_the_cell_is_run_again(task):
    session = open_task(task, ["positve", "negative"])
    session.add_class("mixed")
    session.label(30, "mixed")
    session.rename_class("mixed", "both")
    session.close()
    again = open_task(task, ["positve", "negative"])
    assert (again.classes, again.notices) == (["positve", "negative", "both"], [])


def test_many_classes_left_out_are_counted(store):
    names = [f"class {n}" for n in range(20)]
    session = open_task(store, names)
    for row, name in enumerate(names):
        session.label(row, name)
    session.close()
    notices = open_task(store, ["class 0", "other"]).notices
    assert len(notices) == 7
    assert notices[-1] == "13 more classes with labels from before were not given, and are kept too."


def test_a_task_of_before_that_does_not_say_its_classes_is_opened_as_ever(task):
    with sqlite3.connect(task) as db:
        db.execute("delete from al_events where do = 'classes'")
    session = open_task(task, ["positve", "negative"])
    assert (session.classes, session.notices, len(session.labels)) == (["positve", "negative"], [], 20)
    session.rename_class("positve", "positive")
    session.close()
    assert open_task(task, ["positve", "negative"]).classes == ["positive", "negative"]


def test_the_classes_are_written_down_once(task):
    for _ in range(3):
        open_task(task, ["negative", "positve"]).close()
    with sqlite3.connect(task) as db:
        assert db.execute("select count(*) from al_events where do = 'classes'").fetchone() == (1,)
