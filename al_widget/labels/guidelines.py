"""Guidelines: what belongs to each class, as the arguments and the log tell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from al_widget.data.surrogates import is_storable
from al_widget.exceptions import DataError, DecisionError, excerpt
from al_widget.labels.class_names import ClassNames
from al_widget.labels.classes import Classes
from al_widget.labels.event import Event

LONGEST = 2_000  # characters of one: all of them are on the desk


def check_guidelines(given: Any, classes: Classes) -> dict[str, str]:
    """Return `guidelines=` by the names of the classes; an empty dict for None.

    Raises
    ------
    DataError
        If it is no mapping of classes to texts.
    UnknownClassError
        If it names what is no class.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise DataError(f"Expected guidelines= to be a dict {{class: what belongs to it}}, got {excerpt(given)}.")
    found = {}
    for name, text in given.items():
        why = objection(text)
        if why is not None:
            raise DataError(f"guidelines= of {excerpt(name)}: {why}")
        found[classes.name_of(name)] = text.strip()
    return {name: text for name, text in found.items() if text}


def objection(text: Any) -> DecisionError | None:
    """Return why a text cannot be a guideline; None if it can. An empty one takes the guideline away."""
    if isinstance(text, str) and len(text) <= LONGEST and is_storable(text):
        return None
    return DecisionError(
        f"Expected a guideline to be a str of at most {LONGEST:,} characters, valid Unicode without NUL, "
        f"got {excerpt(text)}."
    )


class Guidelines:
    """The guidelines of a task: the newest of each class counts, and follows it when it is renamed."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}  # by the identity of the class
        self.passed: dict[str, str] = {}  # as they were passed when the task was opened last

    def apply(self, event: Event, told: ClassNames) -> None:
        """Fold in an event about guidelines; any other changes nothing."""
        if event.type == "guideline" and event.value is not None:
            said = json.loads(event.value)
            self._texts[told.identity(said["class"], used=False)] = said["text"]
        elif event.type == "guidelines" and event.value is not None:
            self.passed = json.loads(event.value)

    def by_class(self, told: ClassNames) -> dict[str, str]:
        """Return the guideline of each class that has one, by what the class is called now.

        Of classes that were merged, the one whose name was kept is followed by the others.
        """
        found: dict[str, list[str]] = {}
        for identity, text in self._texts.items():
            name = told.name(identity)
            if text:
                found.setdefault(name, []).insert(0 if told.find(name) == identity else len(found[name]), text)
        return {name: "\n".join(dict.fromkeys(found[name])) for name in told.shown if name in found}
