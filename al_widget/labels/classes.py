"""The classes a person can choose from, with their keyboard keys; they can grow while labeling."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from al_widget.data.surrogates import is_storable
from al_widget.exceptions import AlWidgetError, DataError, UnknownClassError, clip, excerpt

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
        self.names: tuple[str, ...] = tuple(names)
        self.keys = _check_keys(classes) if isinstance(classes, Mapping) else {}

    def add(self, name: str) -> None:
        """Add a class behind the others; one that is there already changes nothing."""
        if name not in self.names:
            self.names = (*self.names, name)

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
        if isinstance(name, str) and (name in self.names or name in added):
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
