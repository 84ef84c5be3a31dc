"""The result of a simulation: learning curves of several strategies, and what one saves over another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from al_widget.evaluation import savings as saving
from al_widget.evaluation.intervals import Estimate
from al_widget.exceptions import DataError, excerpt

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

_FEWEST_REPEATS = 5  # fewer say next to nothing about how far repeats lie apart


@dataclass(frozen=True)
class Simulation:
    """Learning curves of several strategies over several repeats.

    Attributes
    ----------
    frame
        pandas DataFrame: strategy, repeat, n_labels, accuracy, balanced_accuracy, seconds (of the update),
        and with multilabel micro_f1, macro_f1.
    """

    frame: pd.DataFrame

    def figure(self) -> go.Figure:
        """Draw the mean curves with bands of one standard error, as a plotly figure."""
        from al_widget.charts import learning_curves

        return learning_curves(self.frame)

    def savings(self, strategy: str, *, over: str = "random", at: int | None = None, seed: int = 0) -> Estimate:
        """Estimate the share of another strategy's labels that this one does not need, with a 95 % interval.

        The target is fixed first: the accuracy that the mean curve of `over` has at `at` labels. Both mean curves are
        made monotone (isotonic regression), so that one lucky round reaches nothing, and read where they first reach
        the target. A strategy that ends below it is charged with all of its labels, against those `over` needs to be
        as accurate. Nothing is cut off at zero: the interval of a strategy that does not help lies around zero.
        Simulate about twice as far as `at` to see how much later such a strategy gets there.

        Parameters
        ----------
        strategy
            The strategy to judge, by its name in `frame`.
        over
            The strategy to compare it with; "random" by default.
        at
            Number of labels to compare at; by default the largest that both curves have.
        seed
            Seed of the bootstrap behind the interval; 0 by default.

        Returns
        -------
        Estimate, 0.4 where 40 % of the labels are not needed, -0.5 where half as many again are.

        Raises
        ------
        DataError
            If a strategy was not simulated, there is no curve at so many labels, or there are fewer than five repeats.
        """
        pair = self._pair(strategy, over, at)
        return saving.savings(pair.labels, pair.first, pair.second, pair.at, seed)

    def verdict(self, strategy: str, *, over: str = "random", at: int | None = None) -> str:
        """Return in one sentence whether a strategy helped: only what the interval of `savings` allows.

        Parameters
        ----------
        strategy, over
            As in `savings`.
        at
            Number of labels to compare at; by default the largest that both curves have.
        """
        at = self._pair(strategy, over, at).at
        found = self.savings(strategy, over=over, at=at)
        goal, source = f"At the accuracy of {at} {over} labels", f"({found.n} {found.method})"
        if found.low > 0:
            return f"{goal}, {strategy} saves {found.value:.0%} [{found.low:.0%}, {found.high:.0%}] of them {source}."
        if found.high < 0:
            return f"{goal}, {strategy} takes {-found.value:.0%} [{-found.high:.0%}, {-found.low:.0%}] more {source}."
        interval = f"a saving of [{found.low:.0%}, {found.high:.0%}]"
        return f"{goal}, there is no evidence that {strategy} helps here: {interval} {source}."

    def _pair(self, strategy: str, over: str, at: int | None) -> _CurvePair:
        table = self.frame.pivot_table(index=["strategy", "repeat"], columns="n_labels", values="accuracy")
        for name in (strategy, over):
            if name not in table.index:
                known = ", ".join(sorted(set(self.frame["strategy"])))
                raise DataError(f"Expected one of the simulated strategies {known}, got {excerpt(name)}.")
        first, second = table.loc[strategy].align(table.loc[over], join="inner", axis=0)
        shared = first.columns[(first.notna() & second.notna()).all()]
        x, first, second = shared.to_numpy(float), first[shared].to_numpy(), second[shared].to_numpy()
        if len(first) < _FEWEST_REPEATS:
            raise DataError(
                f"Expected curves of {_FEWEST_REPEATS} repeats or more, got {len(first)}: fewer say next to nothing "
                f"about how far repeats lie apart. Pass repeats={_FEWEST_REPEATS} or more to simulate."
            )
        if not len(x):
            raise DataError(
                f"Expected curves of {strategy} and {over} with a number of labels in common, got none. "
                "Simulate them together."
            )
        at = int(x[-1]) if at is None else at
        if not x[0] <= at <= x[-1]:
            raise DataError(f"Expected at= within the simulated {int(x[0])} to {int(x[-1])} labels, got {at}.")
        return _CurvePair(at, x, first, second)


@dataclass(frozen=True)
class _CurvePair:
    """Where two strategies are compared; the numbers of labels both have, (l,); and their curves, (repeats, l)."""

    at: int
    labels: np.ndarray
    first: np.ndarray
    second: np.ndarray
