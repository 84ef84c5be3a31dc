"""The forecast: what more labels would cost and bring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from al_widget.engine.comparison import FEWEST_PAIRS
from al_widget.engine.labeled import LabeledData

_RESAMPLES = 2000
# The exponent e of labels ** -e, as which errors fall: between these.
_LEAST_EXPONENT, _LARGEST_EXPONENT = -0.5, 1.5
# A model's errors vary with which n labels it happened to learn from: their relative standard deviation times sqrt(n).
_ERROR_VARIATION = 1.2


@dataclass(frozen=True)
class Forecast:
    """What more labels would cost and, with its uncertainty, bring.

    Attributes
    ----------
    labels
        How many more labels, the audit's share of them included.
    gain, low, high
        Accuracy they would add, as a difference of shares, and the ends of its 95 % interval.
    cost, seconds
        Money, and time at the annotator's pace; None where unknown.
    n
        How many audit examples it rests on.
    """

    labels: int
    gain: float
    low: float
    high: float
    cost: float | None
    seconds: float | None
    n: int

    def __str__(self) -> str:
        price = [] if self.cost is None else [f"cost {self.cost:,.0f}"]
        price += [] if self.seconds is None else [f"take about {max(1, round(self.seconds / 60))} min"]
        effort = f" would {' and '.join(price)}, and" if price else " would"
        return (
            f"{self.labels} more labels{effort} bring {100 * self.gain:+.1f} points of accuracy, "
            f"95 % interval {100 * self.low:.1f} to {100 * self.high:.1f}, judged on {self.n} audit examples."
        )

    __repr__ = __str__


def forecast_gain(data: LabeledData, labels: int, price: float | None) -> Forecast | None:
    """Estimate what more labels would cost and bring; None with too few labels to judge by, or a weighted audit.

    Errors are taken to fall as a power of the number of labels, at the rate at which they fell from the first half of
    the labels to all of them. Audit examples are weighted at random (Bayesian bootstrap, Rubin 1981), so that the
    interval shows how little a small audit says about that rate. In simulated sessions the middle was more often too
    low than too high.

    Parameters
    ----------
    labels
        How many more.
    price
        Money per label, or None.
    """
    n = len(data.rows)
    half = n // 2
    X, truth = (data.X[data.audit_rows], data.audit_labels) if data.test is None else data.test
    if len(truth) < FEWEST_PAIRS or len(set(data.labels[:half])) < 2 or not data.uniform:
        return None
    before, now = (data.fit(data.rows[:m], data.labels[:m]).predict(X) != truth for m in (half, n))
    # Four examples are added, one of each outcome: an audit without errors does not mean that there are none.
    rng = np.random.default_rng(data.seed)
    weights = rng.dirichlet(np.r_[np.ones(len(now)), np.full(4, 0.5)], _RESAMPLES)
    errors, earlier = weights @ np.r_[now, 1, 0, 1, 0], weights @ np.r_[before, 1, 1, 0, 0]
    exponent = np.clip(np.log(earlier / errors) / np.log(n / half), _LEAST_EXPONENT, _LARGEST_EXPONENT)
    remaining = (n / (n + labels * (1 - data.audit_share))) ** exponent
    gains = errors * (1 - remaining + _ERROR_VARIATION / np.sqrt(n) * rng.standard_normal(_RESAMPLES))
    low, high = np.quantile(gains, [0.025, 0.975])
    cost = None if price is None else labels * price
    seconds = None if data.seconds_per_label is None else labels * data.seconds_per_label
    return Forecast(labels, float(np.median(gains)), float(low), float(high), cost, seconds, len(now))
