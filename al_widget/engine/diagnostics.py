"""Diagnostics: models fitted again on some of the labels, to show what the order gained and which labels look wrong."""

from __future__ import annotations

from functools import cached_property

from al_widget.engine.comparison import Comparison, compare_with_random_order
from al_widget.engine.forecast import Forecast, forecast_gain
from al_widget.engine.label_issues import LabelIssue, find_label_issues
from al_widget.engine.labeled import LabeledData


class Diagnostics:
    """What the labels of a session say about the strategy, about more labels, and about each other.

    Parameters
    ----------
    data
        The labels that stand.
    """

    def __init__(self, data: LabeledData) -> None:
        self._data = data

    @cached_property
    def baseline(self) -> Comparison | None:
        """What our order gained over random order; None while nothing can be said. See `compare_with_random_order`."""
        return compare_with_random_order(self._data)

    def forecast(self, labels: int, price: float | None) -> Forecast | None:
        """Return what more labels would cost and bring; None while nothing can be said. See `forecast_gain`."""
        return forecast_gain(self._data, labels, price)

    def label_issues(self, n: int | None) -> list[LabelIssue]:
        """Return labels that look wrong, most doubtful first. See `find_label_issues`."""
        return find_label_issues(self._data, n)
