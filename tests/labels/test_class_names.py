"""Which class a name of the log means, whatever was renamed, merged and undone since."""

from __future__ import annotations

import json

import pytest

from al_widget.exceptions import DecisionError, UnknownClassError
from al_widget.labels.class_names import ClassNames
from al_widget.labels.classes import Classes
from al_widget.labels.event import Event


class Told:
    """A log of classes, folded as it is written."""

    def __init__(self, *given: str) -> None:
        self.names = ClassNames(given)
        self._n = 0
        self.tell("classes", list(given))

    def tell(self, type_: str, value, annotator="ann") -> int:
        self._n += 1
        text = value if isinstance(value, str) else json.dumps(value)
        self.names.apply(Event("me", self._n, type_, value=text, annotator=annotator, offset=self._n))
        return self._n

    def rename(self, old: str, new: str, annotator="ann") -> int:
        return self.tell("rename", {"from": old, "to": new}, annotator)

    def undo(self, seq: int) -> None:
        self.tell("undo", {"client": "me", "seq": seq})

    def now(self, *labels: str) -> list[str]:
        """Return what classes of labels given now are called."""
        return [self.names.name(self.names.identity(label)) for label in labels]


def test_a_renamed_class_stays_at_its_place_and_a_merged_one_at_that_of_its_target():
    told = Told("a", "b", "c", "d")
    told.rename("b", "x")
    assert told.names.shown == ("a", "x", "c", "d")
    told.rename("d", "a")
    assert told.names.shown == ("a", "x", "c")
    told.rename("a", "c")
    assert told.names.shown == ("x", "c")


def test_a_given_class_that_is_merged_into_an_added_one_leaves_its_place():
    told = Told("a", "b")
    told.tell("class", "c")
    told.rename("a", "c")
    assert told.names.shown == ("b", "c")


def test_a_name_that_was_put_right_in_the_cell_before_takes_the_place_of_the_old_one():
    told = Told("positve", "negative")
    told.tell("classes", ["positive", "negative"])  # another session, which labeled nothing
    told.names.identity("positve")
    told.rename("positve", "positive")
    assert told.names.shown == ("positive", "negative")
    told.names.identity("positive")
    assert told.names.shown == ("positive", "negative")


def test_a_label_that_says_the_old_name_later_counts_as_the_new_one_unless_that_was_added_again():
    told = Told("a", "b")
    told.rename("a", "x")
    assert told.now("a", "x") == ["x", "x"]
    told.tell("class", "a")
    assert told.names.shown == ("a", "b", "x")
    assert told.now("a", "x") == ["a", "x"]


def test_each_of_several_renamings_of_one_class_is_undone_on_its_own():
    told = Told("a", "b")
    first, second = told.rename("a", "x"), told.rename("x", "y")
    identity = told.names.identity("a")
    told.undo(second)
    assert told.names.name(identity) == "x"
    told.undo(first)
    assert told.names.name(identity) == "a"
    assert told.now("y", "x") == ["a", "a"]  # of a page that did not hear of it yet


def test_after_a_merge_is_undone_each_label_is_back_as_it_was():
    told = Told("a", "b", "c")
    before, target = told.names.identity("a"), told.names.identity("b")
    merge = told.rename("a", "b")
    late, since = told.names.identity("a"), told.names.identity("b")
    assert [told.names.name(one) for one in (before, target, late, since)] == ["b"] * 4
    told.undo(merge)
    assert [told.names.name(one) for one in (before, target, late, since)] == ["a", "b", "a", "b"]
    assert told.names.shown == ("a", "b", "c")


def test_chains_of_merges_lead_to_the_last_class_and_back():
    told = Told("a", "b", "c", "d")
    identity = told.names.identity("a")
    merges = [told.rename("a", "b"), told.rename("b", "c"), told.rename("c", "x")]
    assert (told.names.name(identity), told.names.shown) == ("x", ("x", "d"))
    for seq, name in zip(reversed(merges), ("c", "b", "a"), strict=True):
        told.undo(seq)
        assert told.names.name(identity) == name
    assert told.names.shown == ("a", "b", "c", "d")


def test_two_pages_that_rename_the_same_class_alike_rename_it_once():
    told = Told("a", "b")
    told.rename("a", "x", "ann")
    told.rename("a", "x", "bob")
    assert told.names.shown == ("x", "b")
    assert told.names.last("bob") is None


def test_an_undo_changes_nothing_where_the_old_name_means_another_class_by_now():
    told = Told("a", "b")
    seq = told.rename("a", "x")
    told.tell("class", "a")
    told.undo(seq)
    assert told.names.shown == ("a", "b", "x")
    assert told.names.hindrance(told.names.last("ann")) == "a"


def test_an_undo_of_what_the_log_does_not_hold_changes_nothing():
    told = Told("a", "b")
    told.rename("a", "x")
    told.tell("undo", {"client": "lost", "seq": 7})
    assert told.names.shown == ("x", "b")


@pytest.mark.parametrize("given", [("a", "b"), ("x", "b"), ("b", "a"), ("b", "x"), ("a", "x", "b")])
def test_whoever_opens_a_task_with_old_or_new_names_sees_the_same_classes(given):
    names = ClassNames(given)
    for seq, (type_, value) in enumerate([("classes", '["a", "b"]'), ("rename", '{"from": "a", "to": "x"}')], 1):
        names.apply(Event("me", seq, type_, value=value, offset=seq))
    assert set(names.shown) == {"x", "b"}
    assert names.shown[0] == ("b" if given[0] == "b" else "x")
    assert names.name(names.identity("a")) == "x"


def test_trying_out_changes_nothing():
    told = Told("a", "b", "c")
    told.rename("a", "x")
    copy = told.names.copy()
    for value in ('{"from": "x", "to": "y"}', '{"from": "b", "to": "c"}'):
        copy.apply(Event("me", 9, "rename", value=value))
    copy.add("d")
    assert copy.shown == ("y", "c", "d")
    assert told.names.shown == ("x", "b", "c")


def test_keys_follow_and_a_merged_class_leaves_its_key_to_one_without():
    classes = Classes({"spam": "s", "ham": "h", "junk": "j"})
    classes.told.know(classes.names)
    rename = lambda old, new, seq: classes.told.rename(  # noqa: E731
        Event("me", seq, "rename", value=json.dumps({"from": old, "to": new}))
    )
    rename("spam", "Spam", 1)
    assert classes.keys == {"Spam": "s", "ham": "h", "junk": "j"}
    rename("ham", "Spam", 2)
    assert classes.keys == {"Spam": "s", "junk": "j"}
    classes.add("other")
    rename("junk", "other", 3)
    assert classes.keys == {"Spam": "s", "other": "j"}


@pytest.mark.parametrize(
    ("old", "new", "error", "said"),
    [
        ("c", "x", UnknownClassError, "'c' is not one of the classes. Add it first, or choose one of: a, b."),
        (7, "x", UnknownClassError, "7 is not one of the classes"),
        ("a", "", UnknownClassError, "Expected the new name of the class to be a non-empty str"),
        ("a", "x\0", UnknownClassError, "without NUL"),
        ("a", None, UnknownClassError, "got None"),
        ("a", " a ", DecisionError, "The class is called 'a' already. Pass another name."),
        ("a", "b", DecisionError, "Merging 'a' into 'b' would leave one class"),
    ],
)
def test_a_class_that_cannot_be_renamed_says_why(old, new, error, said):
    why = Classes(["a", "b"]).rename_objection(old, new)
    assert type(why) is error
    assert said in str(why)


def test_a_class_that_was_renamed_already_is_named_in_the_error():
    classes = Classes(["a", "b"])
    classes.told.rename(Event("me", 1, "rename", value='{"from": "a", "to": "x"}'))
    assert str(classes.rename_objection("a", "y")) == "'a' is called 'x' by now. Rename that class."
