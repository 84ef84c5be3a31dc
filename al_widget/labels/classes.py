"""The classes a person can choose from, with their keys, and what an answer is made of; they can grow."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from al_widget.exceptions import AlWidgetError, DataError, DecisionError, UnknownClassError

_SHOWN = 12  # classes named in an error

Answer = str | tuple[str, ...]  # one class; or, with multilabel, any number of them in the order of the classes


class Classes:
    """Class names in order, and the keyboard key the user chose for each.

    Parameters
    ----------
    classes
        The names, or name -> key.
    multilabel
        Whether an answer is any number of classes, none of them included, instead of one.

    Raises
    ------
    DataError
        If there are fewer than two, one is repeated, empty or no str, or two share a key; or `multilabel` is no bool.

    Examples
    --------
    >>> classes = Classes({"spam": "s", "ham": "h"})
    >>> classes.add("unsure"); classes.names, classes.keys
    (('spam', 'ham', 'unsure'), {'spam': 's', 'ham': 'h'})
    >>> topics = Classes(["price", "service"], multilabel=True)
    >>> topics.text({"service", "price"}), topics.answer('["service"]')
    ('["price", "service"]', ('service',))
    """

    def __init__(self, classes: Sequence[str] | Mapping[str, str], *, multilabel: bool = False) -> None:
        if not isinstance(multilabel, (bool, np.bool_)):
            raise DataError(f"Expected multilabel= to be True or False, got {multilabel!r}.")
        self.multilabel = bool(multilabel)
        if isinstance(classes, str) or not hasattr(classes, "__iter__"):
            raise DataError(f'Expected classes as a list of names, got {classes!r}. Write ["yes", "no"].')
        names = list(classes)
        for name in names:
            if not _sayable(name):
                raise DataError(f"Expected every class to be a non-empty str, got {name!r}. Write str(name).")
        if len(names) < 2:
            raise DataError(f"Expected two or more classes, got {names!r}. Add the other class.")
        names = [name.strip() for name in names]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise DataError(f"Expected each class once, got {', '.join(sorted(twice))} repeated. Remove the copies.")
        self.names: tuple[str, ...] = tuple(names)
        self.keys = self._check_keys(classes) if isinstance(classes, Mapping) else {}

    def add(self, name: str) -> None:
        """Add a class behind the others; one that is there already changes nothing."""
        if name not in self.names:
            self.names = (*self.names, name)

    def unknown(self, name: object) -> UnknownClassError | None:
        """Say why a label is not one of the classes; None if it is."""
        if isinstance(name, str) and name in self.names:  # an array, or pandas' NA, cannot be looked for
            return None
        shown = ", ".join(self.names[:_SHOWN]) + (" …" if len(self.names) > _SHOWN else "")
        return UnknownClassError(f"{name!r} is not one of the classes. Add it first, or choose one of: {shown}.")

    def refusal(self, value: object, added: Collection[str] = ()) -> DecisionError | None:
        """Say why an answer cannot be taken; None if it can. `added` are classes that are being added with it."""
        if not self.multilabel:
            return None if isinstance(value, str) and value in added else self.unknown(value)
        one = isinstance(value, (str, bytes, Mapping)) or getattr(value, "ndim", 1) != 1
        if one or not isinstance(value, Collection):
            return DecisionError(
                f"Expected the classes of an example as a list or set, empty for none of them, got {value!r}. "
                f"Write {[value] if isinstance(value, str) else '[]'}."
            )
        refused = (self.unknown(name) for name in value if not (isinstance(name, str) and name in added))
        return next((why for why in refused if why is not None), None)

    def text(self, value: Any) -> str:
        """Write an answer for the log: the class, or with multilabel a JSON list in the order of the classes."""
        if not self.multilabel:
            return str(value).strip()
        return json.dumps(self._ordered(str(name).strip() for name in value), ensure_ascii=False)

    def answer(self, text: str | None) -> Any:
        """Read an answer back from the log: the class, or with multilabel a tuple of classes in their order."""
        if not self.multilabel or text is None:
            return text
        return self._ordered(_read_names(text))

    def named(self, text: str) -> tuple[str, ...]:
        """Name the classes in an answer of the log, none, one or several."""
        return _read_names(text) if self.multilabel else (text,)

    def _ordered(self, names: Iterable[str]) -> tuple[str, ...]:
        place = {name: number for number, name in enumerate(self.names)}
        return tuple(sorted(dict.fromkeys(names), key=lambda name: place.get(name, len(place))))

    def objection(self, name: object, added: Collection[str] = ()) -> AlWidgetError | None:
        """Say why a class cannot be added; None if it can."""
        if not isinstance(name, str) or not _sayable(name):
            return UnknownClassError(f"Expected the new class to be a non-empty str, got {name!r}.")
        if name.strip() in self.names or name.strip() in added:
            return UnknownClassError(f"There is a class {name.strip()!r} already. Choose another name.")
        return None

    @staticmethod
    def _check_keys(classes: Mapping[str, str]) -> dict[str, str]:
        keys: dict[str, str] = {}
        for name, key in classes.items():
            if not isinstance(key, str) or len(key) != 1 or key.isspace():
                raise DataError(f"Expected one character as the key of class {name!r}, got {key!r}.")
            if key.lower() in {one.lower() for one in keys.values()}:
                raise DataError(f"Expected each key once, got {key!r} for two classes. Choose another for {name!r}.")
            if key in "?+":
                raise DataError(
                    f"The key {key!r} is taken (? shows the keys, + adds a class). Choose another for {name!r}."
                )
            keys[name.strip()] = key
        return keys


def column(answers: Iterable[Answer]) -> np.ndarray:
    """Put answers into an object array (n,); numpy itself would make a table of tuples.

    Examples
    --------
    >>> column([("a",), ("b",)]).shape
    (2,)
    """
    return np.fromiter(answers, object)


def indicator(answers: Sequence[Any] | np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Tell which answer holds which class, (n, C) bool; a class that is not among the names is left out.

    Examples
    --------
    >>> indicator([("b", "a"), ()], ["a", "b", "c"]).astype(int)
    array([[1, 1, 0],
           [0, 0, 0]])
    """
    place = {name: number for number, name in enumerate(names)}
    marks = np.zeros((len(answers), len(names)), bool)
    for row, answer in enumerate(answers):
        marks[row, [place[name] for name in answer if name in place]] = True
    return marks


def sets(marks: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Give the answers of an indicator matrix (n, C), tuples in an object array (n,).

    Examples
    --------
    >>> sets(np.array([[True, True], [False, False]]), ["a", "b"]).tolist()
    [('a', 'b'), ()]
    """
    every = np.array(names, object)
    return column(tuple(every[row]) for row in marks)


def _read_names(text: str) -> tuple[str, ...]:
    """Read a JSON list of names; anything else counts as one name, so that no decision is ever lost."""
    try:
        names = json.loads(text)
    except ValueError:
        return (text,)
    return tuple(map(str, names)) if isinstance(names, list) else (text,)


def _sayable(name: object) -> bool:
    """Whether a name can be shown, sent and stored: half an emoji or a NUL cannot."""
    if not isinstance(name, str) or not name.strip() or "\0" in name:
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in name)
