"""Options of a strategy: what each accepts is written in the strategy's own signature, and checked from there.

`Literal["unit", "raw"]` accepts these values, `bool` True or False, and `Annotated[int, WHOLE]` what the
`Accepts` beside the type says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from inspect import signature
from typing import Any, Literal, ParamSpec, TypeVar, get_args, get_origin, get_type_hints

import numpy as np

from al_widget.exceptions import StrategyError, excerpt

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Accepts:
    """What an option accepts.

    Attributes
    ----------
    values
        In words, as the error says it: "a number of at least 0".
    test
        Whether it accepts a value.
    """

    values: str
    test: Callable[[Any], bool]


def number(values: str, test: Callable[[float], bool]) -> Accepts:
    """Accept the numbers that pass a test; True and False are no numbers."""
    return Accepts(
        values,
        lambda value: (
            isinstance(value, (int, float, np.number)) and not isinstance(value, bool) and bool(test(float(value)))
        ),
    )


WHOLE = Accepts(
    "a whole number of at least 1",
    lambda value: isinstance(value, (int, np.integer)) and not isinstance(value, bool) and bool(value >= 1),
)
NOT_NEGATIVE = number("a number of at least 0", lambda value: 0 <= value < np.inf)


@cache
def accepted(function: Callable[..., Any]) -> Mapping[str, Accepts]:
    """Read from a signature what each keyword-only argument accepts.

    Examples
    --------
    >>> def strategy(candidates, k, rng, *, norm: Literal["unit", "raw"] = "unit"): ...
    >>> {option: accepts.values for option, accepts in accepted(strategy).items()}
    {'norm': 'one of unit, raw'}
    """
    options = [p.name for p in signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY]
    hints = get_type_hints(function, include_extras=True) if options else {}
    return {option: _read(hints[option]) for option in options}


def _read(hint: Any) -> Accepts:
    if hint is bool:
        return Accepts("True or False", lambda value: isinstance(value, (bool, np.bool_)))
    if get_origin(hint) is Literal:
        choices = get_args(hint)
        return Accepts(f"one of {', '.join(choices)}", lambda value: isinstance(value, str) and value in choices)
    return next(one for one in get_args(hint) if isinstance(one, Accepts))


def check(function: Callable[..., Any], options: Mapping[str, Any]) -> None:
    """Check options against the signature of the function that takes them.

    Raises
    ------
    StrategyError
        If an option does not accept its value.
    """
    known = accepted(function)
    for option, value in options.items():
        if option in known and not known[option].test(value):
            raise StrategyError(f"Expected {option}= to be {known[option].values}, got {excerpt(value)}.")


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function check its options whenever it is called."""
    if not accepted(function):
        return function

    @wraps(function)
    def call(*args: P.args, **options: P.kwargs) -> R:
        check(function, options)
        return function(*args, **options)

    return call
