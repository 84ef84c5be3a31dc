"""Whatever type a label comes in, it is the class it names, at every place where a label can be given."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import json

import numpy as np
import pandas as pd
import polars as pl
import pytest
from scipy import sparse

import al_widget as al

TEXTS = [f"review {n} was {'good' if n % 2 else 'bad'}" for n in range(12)]


class Topic(str, enum.Enum):  # noqa: UP042 - its str() is the name of the member
    PRICE = "price"
    OTHER = "other"


class Plain(enum.Enum):
    PRICE = "price"
    ONE = 1
    PAIR = ("a", "b")


class Answer(enum.Enum):
    RIGHT = True
    WRONG = False


class Stars(enum.IntEnum):
    ONE = 1
    TWO = 2


class Streamed(enum.StrEnum):
    PRICE = "price"


class Shout(str):
    """A str that shows itself as another text."""

    __slots__ = ()

    def __str__(self):
        return "SHOUT"


WORDS, DIGITS, TRUTH = ("price", "other"), ("0", "1"), ("False", "True")
VALUES = {  # the classes, the value, the class it names
    "str": (WORDS, "price", "price"),
    "spaces around": (WORDS, " price\n", "price"),
    "np.str_": (WORDS, np.str_("price"), "price"),
    "str subclass": (WORDS, Shout("price"), "price"),
    "str and Enum": (WORDS, Topic.PRICE, "price"),
    "StrEnum": (WORDS, Streamed.PRICE, "price"),
    "Enum of a str": (WORDS, Plain.PRICE, "price"),
    "array of no dimension": (WORDS, np.array("price"), "price"),
    "array of no dimension with an Enum": (WORDS, np.array(Topic.PRICE, object), "price"),
    "int": (DIGITS, 1, "1"),
    "float": (DIGITS, 1.0, "1"),
    "float for a class written as one": (("0.0", "1.0"), 1.0, "1.0"),
    "int for a class written as a float": (("0.0", "1.0"), 1, "1.0"),
    "half": (("0.5", "1"), 0.5, "0.5"),
    "float32": (("0.1", "1"), np.float32(0.1), "0.1"),
    "negative": (("-1", "1"), -1.0, "-1"),
    "negative zero": (DIGITS, -0.0, "0"),
    "Decimal": (DIGITS, decimal.Decimal("1.00"), "1"),
    "Decimal with a fraction": (("2.5", "3"), decimal.Decimal("2.50"), "2.5"),
    "Decimal as written": (("2.50", "3"), decimal.Decimal("2.50"), "2.50"),
    "np.int8": (DIGITS, np.int8(1), "1"),
    "np.uint64": (DIGITS, np.uint64(1), "1"),
    "np.float64": (DIGITS, np.float64(1), "1"),
    "array of no dimension, int": (DIGITS, np.array(1), "1"),
    "IntEnum": (DIGITS, Stars.ONE, "1"),
    "Enum of an int": (DIGITS, Plain.ONE, "1"),
    "bool": (TRUTH, True, "True"),
    "bool, lower case": (("false", "true"), False, "false"),
    "bool, upper case": (("FALSE", "TRUE"), True, "TRUE"),
    "bool for 1": (DIGITS, True, "1"),
    "bool for 0": (DIGITS, np.bool_(False), "0"),
    "np.bool_": (TRUTH, np.True_, "True"),
    "Enum of a bool": (TRUTH, Answer.RIGHT, "True"),
    "Interval": (("(0, 1]", "(1, 2]"), pd.Interval(0, 1), "(0, 1]"),
}
REFUSED = {  # the classes, the value
    "a number of no class": (DIGITS, 3),
    "a fraction": (DIGITS, 1.5),
    "another case": (WORDS, "Price"),
    "bytes": (WORDS, b"price"),
    "Enum of a pair": (WORDS, Plain.PAIR),
    "the name of a member": (WORDS, "Topic.PRICE"),
    "class of an Enum": (WORDS, Topic),
    "date": (("2024-01-01", "x"), dt.date(2024, 1, 1)),
    "int for a bool": (TRUTH, 1),
    "bool of two spellings": (("True", "true"), True),
    "float of two spellings": (("1", "1.0"), 1.0),
    "complex": (DIGITS, 1 + 0j),
    "a number beyond all": (DIGITS, 10**5000),
    "a Decimal beyond all": (DIGITS, decimal.Decimal("1E+999999")),
    "infinity": (DIGITS, float("inf")),
}
MISSING = {
    "None": None,
    "NaN": float("nan"),
    "np.float32 NaN": np.float32("nan"),
    "NA": pd.NA,
    "NaT": pd.NaT,
    "np NaT": np.datetime64("NaT"),
    "Decimal NaN": decimal.Decimal("nan"),
    "empty": "",
    "blank": " \t\n",
    "np.str_ empty": np.str_(""),
    "array of NaN": np.array(np.nan),
}


def session(classes, **options):
    return al.Session(TEXTS, classes, store=None, audit=0, **options)


def by_label(classes, value, **options):
    one = session(classes, **options)
    one.label(0, value)
    assert list(one.log["value"]) == [one.labels[0] if isinstance(one.labels[0], str) else json.dumps(one.labels[0])]
    assert one.classes == [*map(str.strip, classes)], "no class came up"
    return one.labels[0]


def by_labels(container):
    def given(classes, value, **options):
        one = session(classes, labels=container(value), **options)
        assert one.classes == list(classes)
        return one.labels[0] if len(one.labels) else None

    return given


def by_test(classes, value, **options):
    return session(classes, test=(TEXTS[:1], [value]), **options).engine.config.test[1][0]


def filled(value, make):
    """Return a container of a value and eleven gaps."""
    cells = np.full(len(TEXTS), None, object)
    cells[0] = value
    return make(cells)


ONE_LABEL = {
    "label": by_label,
    "labels, dict": by_labels(lambda value: {0: value}),
    "labels, list": by_labels(lambda value: filled(value, list)),
    "labels, array": by_labels(lambda value: filled(value, np.asarray)),
    "labels, table of one column": by_labels(lambda value: filled(value, lambda cells: cells.reshape(-1, 1))),
    "labels, Series": by_labels(lambda value: filled(value, lambda cells: pd.Series(cells, dtype=object))),
    "labels, frame": by_labels(lambda value: filled(value, lambda cells: pd.DataFrame({"y": cells}, dtype=object))),
    "test": by_test,
}
MANY_LABELS = {
    "multilabel": lambda classes, value: by_label(classes, [value], multilabel=True),
    "multilabel, object array": lambda classes, value: by_label(
        classes, filled(value, lambda c: c[:1]), multilabel=True
    ),
    "multilabel labels": lambda classes, value: by_labels(lambda one: {0: [one]})(classes, value, multilabel=True),
    "multilabel test": lambda classes, value: by_test(classes, [value], multilabel=True),
}


@pytest.mark.parametrize("entry", {**ONE_LABEL, **MANY_LABELS})
@pytest.mark.parametrize("kind", VALUES)
def test_a_value_is_the_class_it_names_at_every_entry(entry, kind):
    classes, value, name = VALUES[kind]
    if entry in ONE_LABEL:
        assert ONE_LABEL[entry](classes, value) == name
    else:
        assert MANY_LABELS[entry](classes, value) == (name,)


@pytest.mark.parametrize("entry", {**ONE_LABEL, **MANY_LABELS})
@pytest.mark.parametrize("kind", REFUSED)
def test_a_value_that_names_no_class_is_refused_at_every_entry(entry, kind):
    classes, value = REFUSED[kind]
    with pytest.raises((al.DataError, al.DecisionError), match="one of the classes|any of the classes") as refused:
        {**ONE_LABEL, **MANY_LABELS}[entry](classes, value)
    assert "Topic.PRICE'" not in str(refused.value) or value == "Topic.PRICE"


@pytest.mark.parametrize("kind", MISSING)
def test_a_missing_value_is_a_gap_in_labels_and_refused_where_a_label_must_be(kind):
    value = MISSING[kind]
    for entry, given in ONE_LABEL.items():
        if entry.startswith("labels"):
            assert given(WORDS, value) is None
    with pytest.raises(al.UnknownClassError, match=r"stands for no label.*skip\(id\).*undo\(\)"):
        by_label(WORDS, value)
    with pytest.raises(al.DataError, match="the labels of test= without gaps, got .* at position 0"):
        by_test(WORDS, value)
    with pytest.raises(al.UnknownClassError, match="Expected the new class"):
        session(WORDS).add_class(value)
    with pytest.raises(al.DataError, match="Expected every class"):
        session(["a", value])
    with pytest.raises(al.DataError, match="truth without gaps"):
        al.simulate(TEXTS, ["a", value] * 6)


@pytest.mark.parametrize("kind", MISSING)
def test_a_missing_class_among_several_is_refused_and_a_missing_list_is_a_gap(kind):
    value = MISSING[kind]
    for entry in MANY_LABELS.values():
        with pytest.raises(al.AlWidgetError, match="stands for no label. Leave it out of the list"):
            entry(WORDS, value)
    assert session(WORDS, multilabel=True, labels={0: value, 1: ["price"], 2: []}).labels.to_dict() == {
        1: ("price",),
        2: (),
    }
    with pytest.raises(al.DecisionError, match="as a list or set"):
        by_label(WORDS, value, multilabel=True)


NEW = {  # a value, the class that it makes
    kind: (value, {"1.0": "1", "2.50": "2.5", "true": "True", "TRUE": "True", "false": "False"}.get(name, name))
    for kind, (classes, value, name) in VALUES.items()
    if not kind.startswith("bool for")
}  # fmt: skip


@pytest.mark.parametrize("kind", NEW)
def test_a_new_class_is_named_by_its_value(kind):
    value, name = NEW[kind]
    assert session([value, "another"]).classes == [name, "another"]
    assert session(
        {"another": "x", np.array(value).item() if isinstance(value, np.ndarray) else value: "y"}
    ).classes == ["another", name]
    one = session(["another", "third"])
    one.add_class(value)
    assert one.classes == ["another", "third", name]
    with pytest.raises(al.UnknownClassError, match=f"There is a class '{name}' already".replace("(", r"\(")):
        one.add_class(value)
    one.label(0, value)
    assert one.labels[0] == name
    assert all(type(name) is str for name in [*one.classes, *one.log["value"]])


@pytest.mark.parametrize("kind", ["str and Enum", "float", "Decimal", "bool", "np.int8", "Enum of an int"])
def test_the_truth_of_a_simulation_is_read_like_any_label(kind):
    _, value, name = VALUES[kind]
    X = np.c_[np.arange(24.0), np.arange(24.0) % 2]
    truth = [value if n % 2 else "another" for n in range(24)]
    result = al.simulate(
        X, truth, strategies=["random"], n_labels=8, repeats=1, jobs=1, progress=False, seed_size=8,
        test=(X[:4], pd.Series(["another", name] * 2)),
    )  # fmt: skip
    assert result.frame["accuracy"].iloc[-1] > 0


CONTAINERS = {
    "list": list,
    "tuple": tuple,
    "iterator": iter,
    "array": np.array,
    "table of one column": lambda values: np.array(values).reshape(-1, 1),
    "Series": pd.Series,
    "Series as float": lambda values: pd.Series(values, dtype=float),
    "Series as Int64": lambda values: pd.Series(values, dtype="Int64"),
    "Series as category": lambda values: pd.Series(values, dtype="category"),
    "Categorical": pd.Categorical,
    "Index": pd.Index,
    "frame": lambda values: pd.DataFrame({"y": values}),
    "polars Series": pl.Series,
    "polars frame": lambda values: pl.DataFrame({"y": values}),
    "pyarrow array": lambda values: pytest.importorskip("pyarrow").array(values),
    "pyarrow chunked array": lambda values: pytest.importorskip("pyarrow").chunked_array([values[:5], values[5:]]),
    "pyarrow table": lambda values: pytest.importorskip("pyarrow").table({"y": values}),
}


@pytest.mark.parametrize("container", CONTAINERS)
def test_labels_come_in_any_container(container):
    values = [1, 0] * 6
    given, wanted = CONTAINERS[container], ["1", "0"] * 6
    assert session(DIGITS, labels=given(values)).labels.tolist() == wanted
    assert session(DIGITS, test=(TEXTS, given(values))).engine.config.test[1].tolist() == wanted
    X = np.c_[np.arange(12.0), np.arange(12.0) % 2]
    kept = {"strategies": ["random"], "n_labels": 4, "repeats": 1, "jobs": 1, "progress": False, "seed_size": 4}
    assert len(al.simulate(X, given(values), test=(X, given(values)), **kept).frame)


@pytest.mark.parametrize(
    "container", [set, frozenset, lambda _: {"a": 1}, lambda _: "10" * 6, lambda _: b"10" * 6, lambda _: 5, lambda _: pd.DataFrame({"a": [1], "b": [2]}), lambda _: np.zeros((12, 3)), lambda _: np.zeros((12, 2, 2))],
)  # fmt: skip
def test_what_is_no_list_of_labels_is_refused(container):
    given = container([1, 0] * 6)
    for call in (
        lambda: session(DIGITS, labels=given),
        lambda: session(DIGITS, test=(TEXTS, given)),
        lambda: al.simulate(TEXTS, given),
        lambda: session(DIGITS, multilabel=True, test=(TEXTS, given)),
    ):
        with pytest.raises(al.AlWidgetError, match="Expected"):
            call()


@pytest.mark.parametrize(
    "container", [list, tuple, set, frozenset, np.array, pd.Series, pd.Index, pd.Categorical, pl.Series, dict.fromkeys, lambda values: dict.fromkeys(values).keys(), lambda values: pytest.importorskip("pyarrow").array(values), lambda values: pytest.importorskip("pyarrow").array([values])[0]],
)  # fmt: skip
def test_the_classes_of_an_example_come_in_any_container_but_a_dict(container):
    one, given = session(DIGITS, multilabel=True), container([1, 0])
    if isinstance(given, dict):
        with pytest.raises(al.DecisionError, match="as a list or set"):
            one.label(0, given)
    else:
        one.label(0, given)
        assert one.labels[0] == ("0", "1")
        assert session(DIGITS, multilabel=True, labels={3: given}).labels[3] == ("0", "1")
        assert session(DIGITS, multilabel=True, test=(TEXTS[:1], [given])).engine.config.test[1][0] == ("0", "1")


def test_an_array_of_one_class_each_is_a_list_of_classes_with_multilabel():
    table = np.array([["price"], ["other"]] * 6)
    assert session(WORDS, multilabel=True, labels=table).labels.tolist() == [("price",), ("other",)] * 6
    pairs = np.array([["price", "other"]] * 12)
    assert session(WORDS, multilabel=True, test=(TEXTS, pairs)).engine.config.test[1][0] == WORDS


def test_marks_are_not_taken_for_names():
    one = session(DIGITS, multilabel=True)
    with pytest.raises(al.DecisionError, match="as a list or set"):
        one.label(0, np.array([True, False]))
    with pytest.raises(al.DataError, match=r"table of numbers of shape \(12, 2\).*zip\(classes, row\)"):
        session(DIGITS, multilabel=True, test=(TEXTS, np.zeros((12, 2), int)))


MARKS = np.array([[1, 0], [1, 1]] * 6)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (pd.DataFrame(MARKS, columns=WORDS), r"zip\(frame.columns, row\) if mark\] for row in frame.to_numpy\(\)\]"),
        (pl.DataFrame(MARKS, schema=list(WORDS)), r"zip\(frame.columns, row\) if mark\]"),
        (sparse.csr_matrix(MARKS), r"sparse table of shape \(12, 2\).*for row in table.toarray\(\)\]"),
    ],
)
def test_a_table_of_marks_is_refused_with_how_to_write_it(table, said):
    with pytest.raises(al.DataError, match=said):
        session(WORDS, multilabel=True, labels=table)


def test_masked_labels_are_gaps():
    masked = np.ma.array([0, 1] * 6, mask=[True, False] + [False] * 10)
    assert session(DIGITS, labels=masked).labels.tolist() == ["1", *["0", "1"] * 5]
    with pytest.raises(al.DataError, match="without gaps"):
        session(DIGITS, test=(TEXTS, masked))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("price", r"Write \['price'\]\."),
        ("price|other", r"Write a list such as \['price'\]\."),
        ({"price": True}, r"Write a list such as \['price'\]\."),
        (None, r"Write \[\]\."),
    ],
)
def test_with_multilabel_one_value_is_refused_with_a_list_to_write(value, said):
    with pytest.raises(al.DecisionError, match=said):
        session(WORDS, multilabel=True).label(0, value)


@pytest.mark.parametrize("value", [np.int64(3), np.float32(3), np.str_("3")])
def test_a_sentence_shows_a_number_as_it_is_written(value):
    with pytest.raises(al.UnknownClassError, match=r"^'?3(\.0)?'? is not one of the classes"):
        session(DIGITS).label(0, value)


@pytest.mark.parametrize(
    ("classes", "names"),
    [
        (Topic, ["price", "other"]),
        (Stars, ["1", "2"]),
        (list(Topic), ["price", "other"]),
        (("b", "a"), ["b", "a"]),
        (pd.Index(["b", "a"]), ["b", "a"]),
        (pd.Series([1.0, 0.0]), ["1", "0"]),
        (pd.Series(["b", "a"]).unique(), ["b", "a"]),
        (pd.Categorical(["b", "a"]).categories, ["a", "b"]),
        (np.array([2, 1]), ["2", "1"]),
        (np.array([True, False]), ["True", "False"]),
        (pl.Series(["b", "a"]), ["b", "a"]),
        ({"b": 1, "a": 2}.keys(), ["b", "a"]),
        ({1: "b", 2: "a"}.values(), ["b", "a"]),
        ((name for name in ("b", "a")), ["b", "a"]),
        ({Topic.PRICE: "p", Topic.OTHER: "o"}, ["price", "other"]),
        (pd.cut([1, 9], 2).categories, ["(0.992, 5.0]", "(5.0, 9.0]"]),
    ],
)
def test_classes_come_in_any_container_that_has_an_order(classes, names):
    one = session(classes)
    assert one.classes == names
    assert all(type(name) is str for name in one.classes)
    one.label(0, names[0])
    assert one.add_class("new") is None
    assert one.classes == [*names, "new"]


@pytest.mark.parametrize("kind", [set, frozenset])
def test_a_set_of_classes_is_refused_since_it_has_no_order(kind):
    with pytest.raises(al.DataError, match=r"in an order, got a (frozen)?set.*run to run.*list, or sorted"):
        session(kind({"spam", "ham"}))


@pytest.mark.parametrize(
    "classes", [b"ab", "ab", 3, None, np.array("ab"), np.array([["a"], ["b"]]), pd.DataFrame({"a": [1], "b": [2]}), pl.DataFrame({"a": [1], "b": [2]}), [["a"], ["b"]], [1, "1"], [1, 1.0], [object(), "a"]],
)  # fmt: skip
def test_what_is_no_list_of_classes_is_refused(classes):
    with pytest.raises(al.DataError, match="Expected"):
        session(classes)


def test_a_list_of_classes_that_changes_later_changes_nothing():
    classes = ["a", "b"]
    one = session(classes)
    classes.append("c")
    for row in range(4):
        one.label(row, "ab"[row % 2])
    assert one.update().n_train == 4
    assert one.classes == ["a", "b"]


def test_the_sentence_names_the_type_or_the_name_that_looks_the_same():
    with pytest.raises(al.UnknownClassError, match=r"date\(2024, 1, 1\) of type date is not one of the classes"):
        by_label(("2024-01-01", "x"), dt.date(2024, 1, 1))
    with pytest.raises(al.UnknownClassError, match="Did you mean 'Café'"):
        by_label(("Café", "x"), "cafe\u0301")
    with pytest.raises(al.UnknownClassError, match="True could be any of the classes 'True', 'true'"):
        by_label(("True", "true"), True)


def test_a_label_that_an_enum_gave_is_its_value_in_every_table_and_file(tmp_path):
    one = al.Session(TEXTS, Topic, store=tmp_path / "x.db", audit=0)
    for row in range(8):
        one.label(row, Topic.PRICE if row % 2 else Topic.OTHER)
    one.update()
    one.label(8, Topic.PRICE)
    assert set(one.frame["label"]) == set(one.predict(TEXTS)) == {"price", "other"}
    for name in ("x.csv", "x.jsonl"):
        assert "PRICE" not in one.export(tmp_path / name).read_text()
    one.close()
    assert al.Session(TEXTS, Topic, store=tmp_path / "x.db").classes == ["price", "other"]


def test_the_probability_of_a_label_is_kept_whatever_its_type():
    found = []
    for value in ("1", 1, True):
        one = session(DIGITS, seed_size=4, batch_size=4)
        for query in one.query(4):
            one.label(query.id, str(query.id % 2))
        one.update()
        one.label(one.query(1)[0].id, value)
        found.append(one.frame["probability"].iloc[-1])
    assert found[0] == found[1] == found[2] > 0
