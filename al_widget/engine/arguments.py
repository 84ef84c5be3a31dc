"""The arguments of a session, checked at the door: what was expected, what came, what to do."""

from __future__ import annotations

import difflib
import getpass
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from al_widget.data.frames import missing
from al_widget.data.pool import Pool
from al_widget.exceptions import DataError
from al_widget.labels.classes import Classes, column

_LONGEST_NAME = 200  # the column it is stored in


def refuse_unknown(unknown: Iterable[str], function: Callable[..., Any]) -> None:
    """Refuse keywords a function does not know, naming the nearest it does.

    Raises
    ------
    TypeError
        For the first unknown keyword.
    """
    valid = [name for name, p in inspect.signature(function).parameters.items() if p.kind is p.KEYWORD_ONLY]
    for name in unknown:
        near = difflib.get_close_matches(name, valid, 1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Valid ones are {', '.join(valid)}."
        raise TypeError(f"Unexpected argument {name!r}. {hint}")


_LEAST = {"batch_size": 1, "seed_size": 1, "budget": 1, "labels": 1, "seed": 0, "n": 0}
_LEAST |= {"n_labels": 1, "repeats": 1, "jobs": 1}  # of a simulation
_NEEDED = {"batch_size", "labels", "seed", "n_labels", "repeats"}


def check_numbers(**given: int | None) -> None:
    """Refuse what is not a whole number, or too small; a seed size, a budget or jobs of None is none."""
    for name, value in given.items():
        whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
        if (name in _NEEDED or value is not None) and not (whole and value is not None and value >= _LEAST[name]):
            raise DataError(f"Expected {name}= to be a whole number of at least {_LEAST[name]}, got {value!r}.")


def check_share(*, target: float | None) -> None:
    """Refuse a target that is not a share between 0 and 1."""
    if target is not None and (not _is_number(target) or not 0 <= target <= 1):
        raise DataError(f"Expected target= to be a share between 0 and 1, got {target!r}.")


def check_words(name: Any, annotator: Any, cost_per_label: Any, render: Any) -> None:
    """Refuse a task or an annotator without a name, a cost that is no amount, a card that is no function."""
    for what, value in (("name", name), *([] if annotator is None else [("annotator", annotator)])):
        if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_NAME:
            raise DataError(f"Expected {what}= to be a str of 1 to {_LONGEST_NAME} characters, got {value!r}.")
    if cost_per_label is not None and (not _is_number(cost_per_label) or not 0 <= cost_per_label < float("inf")):
        raise DataError(f"Expected cost_per_label= to be an amount of at least 0, got {cost_per_label!r}.")
    if render is not None and not callable(render):
        raise DataError(f"Expected render= to be a function from an example to str, got {render!r}.")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)


def check_test(test: Any, classes: Classes) -> tuple[Any, np.ndarray] | None:
    """Read test=, a pair (examples, labels), as examples and an array of answers (n,)."""
    if test is None:
        return None
    try:
        examples, answers = test
        truth = list(answers) if classes.multilabel else [str(name) for name in answers]
        n = examples.shape[0] if hasattr(examples, "shape") else len(examples)
    except (TypeError, ValueError):
        raise DataError("Expected test= to be a pair (examples, labels). Write test=(texts, labels).") from None
    if n != len(truth) or n == 0:
        raise DataError(f"Expected test= with one label per example, got {n} examples and {len(truth)} labels.")
    _refuse_odd("test=", truth, classes)
    told = column(classes.answer(classes.text(answer)) for answer in truth)
    return (examples if hasattr(examples, "shape") else list(examples)), told


def known_labels(labels: Any, pool: Pool, classes: Classes) -> dict[int, Any]:
    """Read labels=, a Series by index, a dict id -> label, or an aligned sequence with gaps, as row -> label."""
    if labels is None:
        return {}
    if isinstance(labels, Mapping) or hasattr(labels, "items"):
        pairs = [(pool.row(id_), name) for id_, name in labels.items() if not missing(name)]
    else:
        if isinstance(labels, (str, bytes)) or not np.iterable(labels):
            raise DataError(
                f"Expected labels= to be a Series, a dict id -> label or a sequence, got {labels!r}. "
                "Write labels={id: label}."
            )
        names = list(labels)
        if len(names) != len(pool):
            raise DataError(
                f"Expected labels= aligned with the {len(pool)} examples, got {len(names)}. Use None for unknown ones, "
                "or pass a dict id -> label."
            )
        pairs = [(row, name) for row, name in enumerate(names) if not missing(name)]
    _refuse_odd("labels=", (name for _, name in pairs), classes)
    return dict(pairs)


def _refuse_odd(what: str, answers: Iterable[Any], classes: Classes) -> None:
    for answer in answers:
        why = classes.refusal(answer)
        if why is not None:
            raise DataError(f"{what}: {why}")


def login() -> str:
    """Give the login name; "anonymous" where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no login name in a bare container
        return "anonymous"
