"""The comparison with random order: what our order of questions gained over the random baseline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from al_widget.engine.labeled import LabeledData
from al_widget.evaluation.intervals import paired

FEWEST_PAIRS = 20  # examples; on fewer, the interval of a difference spans everything
_FOLDS = 5
# The baselines of the five folds share most of their labels. As it is, the interval covered 93 % of 900 simulated
# gains; widened by this factor, 96 %.
_INTERVAL_WIDENING = 1.1


@dataclass(frozen=True)
class Comparison:
    """What asking in our order, seeds and then the strategy's choice, gained over random order: with its 95 % interval.

    Attributes
    ----------
    labels, seeds
        How many labels each of the two models learned from; how many of ours were seeds, not the strategy's choice.
    gain, low, high
        Accuracy over that of random order, as a difference of shares, and the ends of its interval.
    n
        How many audit examples both were judged on.
    random
        Accuracy of random order on them.
    """

    labels: int
    seeds: int
    gain: float
    low: float
    high: float
    n: int
    random: float

    @property
    def gained(self) -> str:
        """Which labels gained how much, in words; seeds are named, as they are not the strategy's choice."""
        seeds = {0: "", self.labels: " (all of them seeds)"}.get(self.seeds, f" ({self.seeds} of them seeds)")
        return f"At {self.labels} labels{seeds}: {100 * self.gain:+.1f} points"

    @property
    def against(self) -> str:
        """What it is compared with, and how uncertain it is, in words."""
        return f"over random order, 95 % interval {100 * self.low:.1f} to {100 * self.high:.1f}"

    def __str__(self) -> str:
        return f"{self.gained} {self.against}, on the same {self.n} audit examples."

    __repr__ = __str__


def compare_with_random_order(data: LabeledData) -> Comparison | None:
    """Compare our labels with as many random ones on the same audit examples, pair by pair.

    The random baseline learns from random labels only: those of the audit, but for the fifth it is judged on, and the
    labels that both orders have. The other model learns from as many labels in the order they were asked: the seeds,
    and then what the strategy chose.

    Returns
    -------
    None with fewer than twenty audit labels, where a model would see one class only, with a test set, and where the
    audit is weighted ("lure") and so no random sample.
    """
    audit, truth = data.audit_rows, data.audit_labels
    common, asked = np.flatnonzero(data.common), np.flatnonzero(~data.common)
    more = min(len(asked), len(audit) * (_FOLDS - 1) // _FOLDS)
    if len(audit) < FEWEST_PAIRS or more == 0 or data.test is not None or not data.uniform:
        return None
    ours = np.concatenate([common, asked[:more]])
    fold = np.arange(len(audit)) % _FOLDS
    others = [np.flatnonzero(fold != one)[:more] for one in range(_FOLDS)]
    samples = [np.concatenate([data.labels[common], truth[other]]) for other in others]
    if min(len(set(sample)) for sample in [data.labels[ours], *samples]) < 2:
        return None
    active = data.fit(data.rows[ours], data.labels[ours]).predict(data.X[audit]) == truth
    baseline = np.zeros(len(audit), bool)
    for one, (other, labels) in enumerate(zip(others, samples, strict=True)):
        model = data.fit(np.concatenate([data.rows[common], audit[other]]), labels)
        baseline[fold == one] = model.predict(data.X[audit[fold == one]]) == truth[fold == one]
    gain, low, high = paired(active, baseline)
    middle, half = (low + high) / 2, _INTERVAL_WIDENING * (high - low) / 2
    return Comparison(
        labels=len(ours),
        seeds=int(data.seeds[ours].sum()),
        gain=gain,
        low=max(-1.0, middle - half),
        high=min(1.0, middle + half),
        n=len(audit),
        random=float(baseline.mean()),
    )
