"""What is known about the target: the bound that decides the light, and how many labels are missing."""

from __future__ import annotations

from dataclasses import dataclass

from al_widget.evaluation.intervals import SOURCES, Estimate
from al_widget.evaluation.labels_needed import MoreLabels, labels_to_show
from al_widget.evaluation.sequence import Looks


@dataclass(frozen=True)
class TargetEvidence:
    """What the labels say about one target.

    Attributes
    ----------
    target
        The accuracy to show.
    estimate
        The accuracy of the newest model, with its usual interval.
    right
        On how many of the `estimate.n` examples it is right; None where that was not written down.
    looks
        The looks at this and earlier models.
    population
        Size of the pool; None for one without end.
    """

    target: float
    estimate: Estimate
    right: int | None
    looks: Looks
    population: int | None

    @property
    def bound(self) -> float | None:
        """The lower bound at the last look, which stays right however often one looks; None before the first."""
        return self.looks.bound(self.target)

    @property
    def possible(self) -> bool:
        """Whether labels drawn like these can show a target: weighted ones cannot."""
        return self.estimate.method != "lure"

    @property
    def taken_back(self) -> bool:
        """Whether the model of the last look has shown the target, and one since then looked worse."""
        return self.looks.reached(self.target) and not self.looks.shows(self.target)

    @property
    def shown(self) -> bool:
        """Whether the target is shown."""
        return self.possible and self.looks.shows(self.target)

    @property
    def source(self) -> str:
        """What the bound rests on, in words: "40 random audit labels"."""
        return f"{self.looks.size} {SOURCES.get(self.estimate.method, self.estimate.method)}"

    @property
    def more(self) -> MoreLabels | None:
        """How many more random audit labels show the target; None where it is shown, or none can be asked for it."""
        if self.shown or self.right is None or self.estimate.method not in {"audit", "stratified"}:
            return None
        return labels_to_show(self.target, self.right, self.estimate.n, self.population, self.looks)
