"""The classes a person can choose from, with their keyboard keys; they can grow while labeling."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from al_widget.exceptions import AlWidgetError, DataError, UnknownClassError

_NAMED_IN_AN_ERROR = 12  # classes, at most

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
        If there are fewer than two, one is repeated, empty or no str, or two share a key.

    Examples
    --------
    >>> classes = Classes({"spam": "s", "ham": "h"})
    >>> classes.add("unsure"); classes.names, classes.keys
    (('spam', 'ham', 'unsure'), {'spam': 's', 'ham': 'h'})
    """

    def __init__(self, classes: Sequence[str] | Mapping[str, str]) -> None:
        if isinstance(classes, str) or not hasattr(classes, "__iter__"):
            raise DataError(f'Expected classes as a list of names, got {classes!r}. Write ["yes", "no"].')
        names = list(classes)
        for name in names:
            if not _is_valid_name(name):
                raise DataError(f"Expected every class to be a non-empty str, got {name!r}. Write str(name).")
        if len(names) < 2:
            raise DataError(f"Expected two or more classes, got {names!r}. Add the other class.")
        names = [name.strip() for name in names]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise DataError(f"Expected each class once, got {', '.join(sorted(twice))} repeated. Remove the copies.")
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
        shown = ", ".join(self.names[:_NAMED_IN_AN_ERROR]) + (" …" if len(self.names) > _NAMED_IN_AN_ERROR else "")
        return UnknownClassError(f"{name!r} is not one of the classes. Add it first, or choose one of: {shown}.")

    def objection(self, name: object, added: Collection[str] = ()) -> AlWidgetError | None:
        """Return why a class cannot be added; None if it can.

        Parameters
        ----------
        added
            Classes that were added before it in the same message; none by default.
        """
        if not isinstance(name, str) or not _is_valid_name(name):
            return UnknownClassError(f"Expected the new class to be a non-empty str, got {name!r}.")
        if name.strip() in self.names or name.strip() in added:
            return UnknownClassError(f"There is a class {name.strip()!r} already. Choose another name.")
        return None


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


def _is_valid_name(name: object) -> bool:
    """Whether a name can be shown, sent and stored: half a surrogate pair or a NUL cannot."""
    if not isinstance(name, str) or not name.strip() or "\0" in name:
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in name)
