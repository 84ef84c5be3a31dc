"""The names of strategies: who is registered, and how a name or a function becomes a strategy."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from functools import partial
from typing import Any, ParamSpec

import numpy as np

from al_widget.exceptions import StrategyError, excerpt
from al_widget.strategies import options as options_of
from al_widget.strategies.strategy import Strategy, name_of

P = ParamSpec("P")

_LONGEST_TYPO = 80  # characters that are compared with the names

_STRATEGIES: dict[str, Callable[..., tuple[np.ndarray, np.ndarray]]] = {}
_WRAPPERS: dict[str, Callable[..., object]] = {}


def register(
    strategy: Callable[P, tuple[np.ndarray, np.ndarray]],
) -> Callable[P, tuple[np.ndarray, np.ndarray]]:
    """Register a strategy under its function's name; its options are checked whenever it runs."""
    checked = options_of.checked(strategy)
    _STRATEGIES[strategy.__name__] = checked
    return checked


def register_wrapper(wrapper: Callable[P, Strategy]) -> Callable[P, Strategy]:
    """Register a function that makes one strategy of another; its options are checked when it is called."""
    checked = options_of.checked(wrapper)
    _WRAPPERS[wrapper.__name__] = checked
    return checked


def names() -> list[str]:
    """Return the names that `get` and `Session(strategy=…)` take."""
    return sorted(_STRATEGIES)


def get(name: str, **options: Any) -> Strategy:
    """Return the strategy of a name.

    Parameters
    ----------
    name
        One of `names()`.
    **options
        Options of this strategy, as its docstring lists them; by default those in its signature.

    Raises
    ------
    StrategyError
        If there is no strategy of this name, or it has no such option, or the option does not accept the value.
    """
    if isinstance(name, str) and name in _WRAPPERS:
        raise StrategyError(f"{name} is made of another strategy: pass al.strategies.{name}('margin').")
    if not isinstance(name, str) or name not in _STRATEGIES:
        near = difflib.get_close_matches(str(name)[:_LONGEST_TYPO], names(), 1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise StrategyError(f"Expected one of {', '.join(names())}, got {excerpt(name)}.{hint}")
    strategy = _STRATEGIES[name]
    if not options:
        return strategy
    known = options_of.accepted(strategy)
    unknown = next((option for option in options if option not in known), None)
    if unknown is not None:
        takes = f"takes {', '.join(known)}" if known else "takes no options"
        raise StrategyError(f"Strategy {excerpt(name)} {takes}, got {excerpt(unknown)}.")
    options_of.check(strategy, options)
    chosen = partial(strategy, **options)
    given = ", ".join(f"{option}={value}" for option, value in options.items())
    chosen.__name__ = f"{name}({given})"  # type: ignore[attr-defined]
    return chosen


def resolve(strategy: str | Strategy) -> tuple[str, Strategy]:
    """Return the name to log and the function to call, from a name or a function.

    Raises
    ------
    StrategyError
        If it is neither, the name is unknown, or it is a wrapper that was given no strategy.
    """
    if isinstance(strategy, str):
        return strategy, get(strategy)
    if callable(strategy):
        name = name_of(strategy)
        not_called = any(strategy is wrapper for wrapper in _WRAPPERS.values())
        return name, get(name) if not_called else strategy
    raise StrategyError(
        f"Expected strategy= to be a name or a function (candidates, k, rng) -> (rows, scores), "
        f"got {excerpt(strategy)}."
    )
