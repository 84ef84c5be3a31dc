"""The classes a person can choose from, with their keys; they can grow while labeling."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from al_widget.exceptions import AlWidgetError, DataError, UnknownClassError

_SHOWN = 12  # classes named in an error


class Classes:
    """Class names in order, and the keyboard key the user chose for each.

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
        if name in self.names:
            return None
        shown = ", ".join(self.names[:_SHOWN]) + (" …" if len(self.names) > _SHOWN else "")
        return UnknownClassError(f"{name!r} is not one of the classes. Add it first, or choose one of: {shown}.")

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


def _sayable(name: object) -> bool:
    """Whether a name can be shown, sent and stored: half an emoji or a NUL cannot."""
    if not isinstance(name, str) or not name.strip() or "\0" in name:
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in name)
