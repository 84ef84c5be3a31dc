"""The classes a person can choose from, with their keyboard keys; they can grow while labeling."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy

from al_widget.data.surrogates import is_storable
from al_widget.exceptions import AlWidgetError, DataError, DecisionError, UnknownClassError, clip, excerpt
from al_widget.labels.class_names import ClassNames, Rename

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
        The names, or name -> key.

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
        If there are fewer than two, one is repeated or no name, or two share a key.

    Examples
    --------
    >>> classes = Classes({"spam": "s", "ham": "h"})
    >>> classes.add("unsure"); classes.names, classes.keys
    (('spam', 'ham', 'unsure'), {'spam': 's', 'ham': 'h'})
    """

    def __init__(self, classes: Sequence[str] | Mapping[str, str]) -> None:
        if isinstance(classes, str) or not hasattr(classes, "__iter__"):
            raise DataError(f'Expected classes as a list of names, got {excerpt(classes)}. Write ["yes", "no"].')
        names = list(classes)
        for name in names:
            if not _is_valid_name(name):
                raise DataError(f"Expected every class to be {_VALID_NAME}, got {excerpt(name)}. {_advice(name)}")
        if len(names) < 2:
            raise DataError(f"Expected two or more classes, got {excerpt(names)}. Add the other class.")
        names = [name.strip() for name in names]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            repeated = clip(", ".join(sorted(twice)), _LONGEST_LIST)
            raise DataError(f"Expected each class once, got {repeated} repeated. Remove the copies.")
        self.told = ClassNames(names)
        self._keys = _check_keys(classes) if isinstance(classes, Mapping) else {}

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

    def unknown(self, name: object, added: Collection[str] = ()) -> UnknownClassError | None:
        """Return why a value is not one of the classes; None if it is.

        Parameters
        ----------
        name
            Anything a user or a page may have sent.
        added
            Classes that are being added in the same message; none by default.
        """
        # Only a str is looked up: an array, or pandas' NA, cannot be compared with the names.
        # A name of before a renaming is taken, and counts as the new one.
        if isinstance(name, str) and (name in self.names or name in added or name in self.told.former):
            return None
        few = [clip(one, _LONGEST_SHOWN) for one in self.names[:_NAMED_IN_AN_ERROR]]
        shown = ", ".join(few) + (" …" if len(self.names) > _NAMED_IN_AN_ERROR else "")
        return UnknownClassError(f"{excerpt(name)} is not one of the classes. Add it first, or choose one of: {shown}.")

    def objection(self, name: object, added: Collection[str] = ()) -> AlWidgetError | None:
        """Return why a class cannot be added; None if it can.

        Parameters
        ----------
        added
            Classes that were added before it in the same message; none by default.
        """
        if not isinstance(name, str) or not _is_valid_name(name):
            return UnknownClassError(f"Expected the new class to be {_VALID_NAME}, got {excerpt(name)}.")
        if name.strip() in self.names or name.strip() in added:
            return UnknownClassError(f"There is a class {excerpt(name.strip())} already. Choose another name.")
        return None

    def rename_objection(self, old: object, new: object) -> AlWidgetError | None:
        """Return why a class cannot be renamed, or merged into the class of the new name; None if it can."""
        if isinstance(old, str) and old not in self.names and old in self.told.former:
            return UnknownClassError(f"{excerpt(old)} is called {excerpt(self.now(old))} by now. Rename that class.")
        if not isinstance(old, str) or old not in self.names:
            return self.unknown(old)
        if not isinstance(new, str) or not _is_valid_name(new):
            return UnknownClassError(f"Expected the new name of the class to be {_VALID_NAME}, got {excerpt(new)}.")
        if new.strip() == old:
            return DecisionError(f"The class is called {excerpt(old)} already. Pass another name.")
        if new.strip() in self.names and len(self.names) < 3:
            return DecisionError(
                f"Merging {excerpt(old)} into {excerpt(new.strip())} would leave one class, and a label needs a choice "
                "of two or more. Add a class first."
            )
        return None

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


def _check_keys(classes: Mapping[str, str]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for name, key in classes.items():
        if not isinstance(key, str) or len(key) != 1 or key.isspace():
            raise DataError(f"Expected one character as the key of class {excerpt(name)}, got {excerpt(key)}.")
        if key.lower() in {one.lower() for one in keys.values()}:
            raise DataError(
                f"Expected each key once, got {excerpt(key)} for two classes. Choose another for {excerpt(name)}."
            )
        if key in "?+":
            raise DataError(
                f"The key {key} is taken (? shows the keys, + adds a class). Choose another for {excerpt(name)}."
            )
        keys[name.strip()] = key
    return keys


def _is_valid_name(name: object) -> bool:
    """Check whether a name can be shown, sent and stored."""
    return isinstance(name, str) and 0 < len(name.strip()) <= _LONGEST_CLASS and is_storable(name)


def _advice(name: object) -> str:
    return "Choose another name." if isinstance(name, str) else "Write str(name)."
