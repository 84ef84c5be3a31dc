"""The history: one `Round` per model update."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from al_widget.evaluation.sequence import Looks

if TYPE_CHECKING:
    import pandas as pd

BINS = 20
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True)
class Round:
    """What one update learned, cost and showed.

    Attributes
    ----------
    n_labels, n_train, n_audit
        Decided examples; those the model learned from; those kept apart to measure it.
    accuracy, low, high, method
        The estimate and its 95 % interval; None while there is nothing honest to say.
    uncertainty_mean, uncertainty_quantiles
        1 - margin over the undecided pool; quantiles at .05, .25, .5, .75, .95.
    uncertainty_counts
        The same in 20 equal bins between 0 and 1, for the chart.
    kappa
        Agreement with the model at least 20 labels before.
    learned_to
        The place in the log up to which decisions went into the model: what a restart fits again.
    fit_seconds, score_seconds, select_seconds
        Where the time went.
    right
        On how many of the examples it was measured on the model is right; None while there is no estimate.
    looks
        The looks so far, this round's included, by which a target is shown.
    features
        The name of the representation the model read; None where it was not chosen by the labels.
    """

    round: int
    n_labels: int
    n_train: int
    n_audit: int
    accuracy: float | None
    low: float | None
    high: float | None
    method: str | None
    uncertainty_mean: float | None
    uncertainty_quantiles: tuple[float, ...]
    uncertainty_counts: tuple[int, ...]
    kappa: float | None
    strategy: str
    fit_seconds: float
    score_seconds: float
    select_seconds: float
    model_version: int
    time: datetime
    learned_to: int = 0
    right: int | None = None
    looks: Looks = field(default_factory=Looks)
    features: str | None = None

    @property
    def final(self) -> bool:
        """Whether the model learned from the audit too, as `finish` does: nothing is left to measure it on."""
        return self.n_audit > 0 and self.n_train == self.n_labels

    def shows(self, target: float) -> bool:
        """Return whether the looks so far show a target; weighted labels ("lure") show none."""
        return self.accuracy is not None and self.method != "lure" and self.looks.shows(target)

    def to_json(self) -> str:
        """Return the round as one line for the log."""
        return json.dumps({**asdict(self), "time": self.time.isoformat()})

    @classmethod
    def from_json(cls, text: str) -> Round:
        """Read a round back from the log."""
        values = json.loads(text)
        values["time"] = datetime.fromisoformat(values["time"])
        for name in ("uncertainty_quantiles", "uncertainty_counts"):
            values[name] = tuple(values[name])
        values["looks"] = Looks.read(values.get("looks", {}))
        return cls(**{one.name: values[one.name] for one in fields(cls) if one.name in values})


@dataclass(frozen=True)
class Change:
    """An option that was assigned while labeling went on.

    Attributes
    ----------
    n_labels
        How many labels there were.
    name, value
        What was assigned; None for a strategy that is a function, and for what was turned off.
    """

    n_labels: int
    name: str
    value: Any


_HIDDEN = {"uncertainty_counts", "learned_to", "right", "looks", "features"}  # what a restart and the charts need
COLUMNS = [one.name for one in fields(Round) if one.name not in _HIDDEN]


class History:
    """The rounds so far, oldest first."""

    def __init__(self, rounds: tuple[Round, ...] = ()) -> None:
        self.rounds = rounds

    def __len__(self) -> int:
        return len(self.rounds)

    @property
    def last(self) -> Round | None:
        """The newest round, or None."""
        return self.rounds[-1] if self.rounds else None

    def add(self, new: Round) -> History:
        """Return the history with one more round."""
        return History((*self.rounds, new))

    def frame(self) -> pd.DataFrame:
        """Return one row per update."""
        import pandas as pd

        return pd.DataFrame([{name: getattr(one, name) for name in COLUMNS} for one in self.rounds], columns=COLUMNS)
