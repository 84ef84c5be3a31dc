"""The classes a person can choose from, with their keyboard keys; they can grow while labeling."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from copy import copy
from typing import Any

from al_widget.data.surrogates import is_storable
from al_widget.exceptions import AlWidgetError, DataError, DecisionError, UnknownClassError, clip, excerpt
from al_widget.labels.class_names import ClassNames, Rename
from al_widget.labels.values import class_name, is_no_label, readings

_NAMED_IN_AN_ERROR = 12  # classes, at most
_LONGEST_CLASS = 1_000  # characters: every status message holds the names of all classes

_LONGEST_SHOWN, _LONGEST_LIST = 80, 200  # characters of a class, and of several, in an error
_VALID_NAME = f"a non-empty str of at most {_LONGEST_CLASS:,} characters, valid Unicode without NUL"

Label = str | tuple[str, ...]  # one class; or any number of them, in the order of the classes


class Classes:
    """Class names in order, and the keyboard key the user chose for each.

    Parameters
    ----------
    classes
        The names in their order, or name -> key; or the class of an Enum. A name may be given as anything that
        `class_name` reads.

    Attributes
    ----------
    names
        The class names, in the order of the columns of probabilities.
    keys
        name -> one character, for the classes the user chose a key for.
    told
        What the log tells of them: which were added, renamed and merged.

    Raises
    ------
    DataError
        If there are fewer than two, one is repeated or no name, two share a key, or they have no order.

    Examples
    --------
    >>> classes = Classes({"spam": "s", "ham": "h"})
    >>> classes.add("unsure"); classes.names, classes.keys
    (('spam', 'ham', 'unsure'), {'spam': 's', 'ham': 'h'})
    """

    def __init__(self, classes: Iterable[Any] | Mapping[Any, str]) -> None:
        names = [_new_name(value) for value in _listed(classes)]
        if len(names) < 2:
            raise DataError(f"Expected two or more classes, got {excerpt(names)}. Add the other class.")
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            repeated = clip(", ".join(sorted(twice)), _LONGEST_LIST)
            raise DataError(
                f"Expected each class once, got {repeated} repeated. Remove the copies: list(dict.fromkeys(classes))."
            )
        self.told = ClassNames(names)
        self._keys: dict[str, str] = {}
        if isinstance(classes, Mapping):
            self._keys = _check_keys(dict(zip(names, classes.values(), strict=True)))

    @property
    def names(self) -> tuple[str, ...]:
        """What the classes are called now."""
        return self.told.shown

    @property
    def keys(self) -> dict[str, str]:
        """The keys by what the classes are called now; one that was merged leaves its key to a class without one."""
        former, keys = self.told.former, {name: key for name, key in self._keys.items() if name in self.names}
        for name, key in self._keys.items():
            keys.setdefault(former.get(name, name), key)
        return keys

    def copy(self) -> Classes:
        """Return the same classes, to try out what would become of them."""
        other = copy(self)
        other.told = self.told.copy()
        return other

    def add(self, name: str) -> None:
        """Add a class behind the others; one that is there already changes nothing."""
        self.told.add(name)

    def now(self, name: str) -> str:
        """Return what the class of a name is called now, the name itself if it leads to none."""
        return self.told.former.get(name, name)

    def name_of(self, value: object) -> str:
        """Return the class that a value names: a str, a bool, a number, or a member of an Enum of one of these.

        Parameters
        ----------
        value
            Anything a user or a page may have sent.

        Raises
        ------
        UnknownClassError
            If it names none of the classes, or more than one.

        Examples
        --------
        >>> classes = Classes(["0", "1"])
        >>> classes.name_of(1), classes.name_of(1.0), classes.name_of(True), classes.name_of(" 1 ")
        ('1', '1', '1', '1')
        """
        # A name of before a renaming is taken, and counts as the new one.
        meant = self._meant(value) or self._meant(value, self.told.former)
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise UnknownClassError(
                f"{_shown(value)} could be any of the classes {', '.join(map(repr, meant))}. "
                "Write the one you mean as a str."
            )
        raise UnknownClassError(self._why_unknown(value))

    def _meant(self, value: object, former: Collection[str] = ()) -> list[str]:
        """Return the classes that a value can stand for: one, or none, or several that only a str can tell apart."""
        found = ([name for name in group if name in self.names or name in former] for group in readings(value))
        return next((group for group in found if group), [])

    def unknown(self, value: object) -> UnknownClassError | None:
        """Return why a value is not one of the classes; None if it is."""
        try:
            self.name_of(value)
        except UnknownClassError as why:
            return why
        return None

    def _why_unknown(self, value: object) -> str:
        few = [clip(one, _LONGEST_SHOWN) for one in self.names[:_NAMED_IN_AN_ERROR]]
        names = ", ".join(few) + (" …" if len(self.names) > _NAMED_IN_AN_ERROR else "")
        if is_no_label(value):
            return (
                f"{excerpt(value)} is not one of the classes: it stands for no label. Choose one of: {names}; "
                "or leave the example for later with skip(id), or take a label back with undo()."
            )
        if not readings(value):
            return f"{_shown(value)} is not one of the classes. Write the name of one as a str, or its number: {names}."
        like = next((name for name in self.names if _folded(name) == _folded(class_name(value) or "")), None)
        hint = "" if like is None else f" Did you mean {excerpt(like)}, which is written in other characters?"
        return f"{excerpt(value)} is not one of the classes. Add it first, or choose one of: {names}.{hint}"

    def objection(self, name: object) -> AlWidgetError | None:
        """Return why a class cannot be added; None if it can."""
        new = class_name(name)
        if new is None or not _is_valid_name(new):
            return UnknownClassError(f"Expected the new class to be {_VALID_NAME}, got {_shown(name)}.")
        meant = self._meant(name)
        if meant:
            return UnknownClassError(f"There is a class {excerpt(meant[0])} already. Choose another name.")
        return None

    def renaming(self, old: object, new: object) -> dict[str, str]:
        """Return the names of a renaming that `rename_objection` has nothing against, as the log holds them."""
        return {"from": self._meant(old)[0], "to": self._new_name(new)}

    def rename_objection(self, old: object, new: object) -> AlWidgetError | None:
        """Return why a class cannot be renamed, or merged into the class of the new name; None if it can."""
        meant, before = self._meant(old), self._meant(old, self.told.former)
        if before and not meant:
            return UnknownClassError(
                f"{excerpt(before[0])} is called {excerpt(self.now(before[0]))} by now. Rename that class."
            )
        if len(meant) != 1:
            return self.unknown(old)
        name = self._new_name(new)
        if not _is_valid_name(name):
            return UnknownClassError(f"Expected the new name of the class to be {_VALID_NAME}, got {_shown(new)}.")
        if name == meant[0]:
            return DecisionError(f"The class is called {excerpt(name)} already. Pass another name.")
        if name in self.names and len(self.names) < 3:
            return DecisionError(
                f"Merging {excerpt(meant[0])} into {excerpt(name)} would leave one class, and a label needs a choice "
                "of two or more. Add a class first."
            )
        return None

    def _new_name(self, new: object) -> str:
        """Return the class that a value names, or else the name that a class of it gets; "" if it can name none."""
        return next(iter(self._meant(new)), class_name(new) or "")

    def undo_objection(self, rename: Rename | None) -> AlWidgetError | None:
        """Return why a renaming cannot be taken back; None if it can."""
        if rename is None:
            return DecisionError("There is no renaming left to undo.")
        taken = self.told.hindrance(rename)
        if taken is None:
            return None
        return DecisionError(
            f"{excerpt(rename.new)} cannot be called {excerpt(rename.old)} again: another class is called "
            f"{excerpt(taken)} by now. Rename that one first."
        )


def _listed(classes: Any) -> list[Any]:
    """Return the values that were given as classes, in their order."""
    if isinstance(classes, (set, frozenset)):
        raise DataError(
            f"Expected classes in an order, got a {type(classes).__name__}, whose order changes from run to run, and "
            "the keyboard keys with it. Write a list, or sorted(...)."
        )
    table = hasattr(classes, "columns") or getattr(classes, "ndim", 1) != 1
    if table or isinstance(classes, (str, bytes, bytearray)) or not hasattr(classes, "__iter__"):
        raise DataError(f'Expected classes as a list of names, got {_shown(classes)}. Write ["yes", "no"].')
    return list(classes)


def _new_name(value: object) -> str:
    name = class_name(value)
    if name is None or not _is_valid_name(name):
        advice = "Choose another name." if isinstance(value, str) else "Write its name as a str, or leave it out."
        raise DataError(f"Expected every class to be {_VALID_NAME}, got {_shown(value)}. {advice}")
    return name


def _shown(value: object) -> str:
    """Return a value as a sentence shows it, with its type where its text alone may look like a name."""
    plain = value is None or isinstance(value, (str, bool, int, float, list, tuple))
    return excerpt(value) if plain else f"{excerpt(value)} of type {type(value).__name__}"


def _folded(name: str) -> str:
    """Return a name without what the eye may miss: case, accents written in two characters, kinds of spaces."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _check_keys(classes: Mapping[str, str]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for name, key in classes.items():
        if not isinstance(key, str) or len(key) != 1 or key.isspace():
            raise DataError(
                f"Expected one character as the key of class {excerpt(name)}, got {excerpt(key)}: a dict gives each "
                "class its key on the keyboard. For classes without keys pass a list of their names."
            )
        if key.lower() in {one.lower() for one in keys.values()}:
            raise DataError(
                f"Expected each key once, got {excerpt(key)} for two classes. Choose another for {excerpt(name)}."
            )
        if key in "?+":
            raise DataError(
                f"The key {key} is taken (? shows the keys, + adds a class). Choose another for {excerpt(name)}."
            )
        keys[name] = key
    return keys


def _is_valid_name(name: str) -> bool:
    """Check whether a name can be shown, sent and stored."""
    return 0 < len(name.strip()) <= _LONGEST_CLASS and is_storable(name)
