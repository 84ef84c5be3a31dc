"""A strategy: its type, how a score becomes one, and the check that its answer is a batch."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from al_widget.exceptions import AlWidgetError, StrategyError, excerpt
from al_widget.strategies import selection
from al_widget.strategies.candidates import Candidates

Strategy = Callable[[Candidates, int, np.random.Generator], tuple[np.ndarray, np.ndarray]]


def from_score(score: Callable[[np.ndarray], np.ndarray]) -> Strategy:
    """Make a strategy that selects the k highest scores, ties at random.

    Parameters
    ----------
    score
        A function of class probabilities, (n, C), to scores, (n,); higher = ask sooner.

    Examples
    --------
    >>> rarest = from_score(lambda proba: proba[:, 0])
    >>> rarest.__name__
    '<lambda>'
    """

    def strategy(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        values = candidates.score(score)
        return selection.top_k(values, k, rng), values

    strategy.__name__ = getattr(score, "__name__", "score")
    strategy.__doc__ = score.__doc__
    return strategy


def name_of(strategy: Strategy) -> str:
    """Return the name to log with every pick: the function's, or its type's."""
    return getattr(strategy, "__name__", type(strategy).__name__)


def select(
    strategy: Strategy, candidates: Candidates, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Select a batch with a strategy, and check that what it returned is one.

    Parameters
    ----------
    strategy
        A function `(candidates, k, rng) -> (rows, scores)`.
    candidates
        The n examples to choose from.
    k
        How many to select; n where there are fewer.
    rng
        What every random draw comes from.

    Returns
    -------
    rows
        Distinct positions among the candidates, best first, shape (min(k, n),).
    scores
        One finite score per candidate, shape (n,).

    Raises
    ------
    StrategyError
        If the strategy raises, or the rows repeat, lie outside, are too few or too many, or a score is missing or
        not finite.
    """
    n, k = len(candidates), min(k, len(candidates))
    if k == 0:
        return np.empty(0, np.intp), np.empty(n, np.float32)
    try:
        answer = strategy(candidates, k, rng)
        if not isinstance(answer, tuple) or len(answer) != 2:
            raise StrategyError(f"Expected the strategy to return (rows, scores), got {type(answer).__name__}.")  # noqa: TRY301 - read beside its neighbours
        rows, values = np.asarray(answer[0]), np.asarray(answer[1])
    except AlWidgetError:  # it already says what is wrong, for example with the model
        raise
    except Exception as error:
        raise StrategyError(f"The strategy {name_of(strategy)!r} failed: {type(error).__name__}: {error}") from error
    if (
        rows.shape != (k,)
        or rows.dtype.kind not in "iu"
        or len(np.unique(rows)) != k
        or rows.min() < 0
        or rows.max() >= n
    ):
        raise StrategyError(
            f"Expected the strategy to return {k} distinct positions between 0 and {n - 1}, got {excerpt(answer[0])}."
        )
    if values.shape != (n,) or values.dtype.kind not in "biuf" or not np.isfinite(values).all():
        raise StrategyError(
            f"Expected the strategy to return one finite score for each of the {n} candidates, got shape {values.shape}"
            + ("." if values.shape != (n,) else " with NaN or infinite values.")
        )
    return rows, values
