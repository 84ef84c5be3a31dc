"""The audit: the share of questions whose labels measure the model, and how their examples are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from al_widget.exceptions import DataError, excerpt

Kind = Literal["uniform", "stratified", "lure"]
Method = Literal["audit", "stratified", "lure"]  # as estimates and stored rounds name it: "audit" is a uniform one

_KINDS: tuple[Kind, ...] = ("uniform", "stratified", "lure")
_METHODS: dict[Kind, Method] = {"uniform": "audit", "stratified": "stratified", "lure": "lure"}
_DEFAULT_SHARE = 0.1  # of the questions
_LARGEST_HOLDOUT = 5_000  # examples kept back from training on a huge pool; a session ends long before
# Where the model chooses among the holdout: as many examples per audit label, and this share of the pool at most.
_HOLDOUT_PER_LABEL, _HOLDOUT_SHARE = 10, 0.2


@dataclass(frozen=True)
class Audit:
    """How audit examples are drawn, and their share of the questions; a share of 0 turns the audit off.

    They come from a holdout pool, which is drawn uniformly before any label and never trained on, so that no strategy
    can take the hard examples out of it first.

    Attributes
    ----------
    kind
        "uniform": at random. "stratified": spread evenly over the model's confidence, each example as likely as any
        other. "lure": oversampled where the model is unsure, and weighted back (Farquhar, Gal & Rainforth 2021).
    share
        Share of the questions, from 0 to below 1.
    """

    kind: Kind
    share: float

    @classmethod
    def parse(cls, given: Any) -> Audit:
        """Return the audit that `audit=` asks for: a share, the name of a kind, or a pair of both.

        Raises
        ------
        DataError
            If it is none of them.

        Examples
        --------
        >>> Audit.parse(0.2), Audit.parse("lure"), Audit.parse(("stratified", 0.2))
        (Audit(kind='uniform', share=0.2), Audit(kind='lure', share=0.1), Audit(kind='stratified', share=0.2))
        """
        kind: Any
        share: Any
        if isinstance(given, tuple) and len(given) == 2:
            kind, share = given
        else:
            kind, share = (given, _DEFAULT_SHARE) if isinstance(given, str) else ("uniform", given)
        number = isinstance(share, (int, float, np.number)) and not isinstance(share, bool)
        if not isinstance(kind, str) or kind not in _KINDS or not number or not 0 <= float(share) < 1:
            raise DataError(
                'Expected audit= to be a share between 0 and 1, "uniform", "stratified", "lure", '
                f'or a pair such as ("lure", 0.2), got {excerpt(given)}.'
            )
        return cls(kind, float(share))

    def holdout_size(self, usable: int, budget: int | None) -> int:
        """Compute how many examples are kept back to audit on.

        Parameters
        ----------
        usable
            How many examples of the pool can be asked.
        budget
            Most labels to ask for, or None.
        """
        if self.kind == "uniform":  # more than the budget asks for: `measure` may ask more of them
            labels = int(np.ceil(usable * self.share))
        else:  # there must be something to choose from
            labels = int(np.ceil(min(usable, budget or usable) * self.share))
            labels = max(labels, min(int(usable * _HOLDOUT_SHARE), _HOLDOUT_PER_LABEL * labels))
        return min(labels, _LARGEST_HOLDOUT, usable - 1)

    def method(self, probabilities: np.ndarray) -> Method:
        """Return how labels were drawn: weighted as soon as one of them was, whatever is asked for now.

        Parameters
        ----------
        probabilities
            The probability of each label at its draw, (m,); NaN where it was drawn uniformly.
        """
        return "lure" if np.isfinite(probabilities).any() else _METHODS[self.kind]
