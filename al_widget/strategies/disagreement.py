"""The strategy that follows a committee: where several models of the same labels disagree."""

from __future__ import annotations

from typing import Literal

import numpy as np

from al_widget.strategies import scores
from al_widget.strategies.candidates import Candidates
from al_widget.strategies.registry import register
from al_widget.strategies.selection import top_k

_MEASURES = {
    "vote_entropy": scores.vote_entropy,
    "divergence": scores.divergence,
    "consensus_entropy": scores.consensus_entropy,
}


@register
def committee(
    candidates: Candidates,
    k: int,
    rng: np.random.Generator,
    *,
    measure: Literal["vote_entropy", "divergence", "consensus_entropy"] = "vote_entropy",
) -> tuple[np.ndarray, np.ndarray]:
    """Select the examples a committee of models disagrees on: query by committee (Seung, Opper & Sompolinsky 1992).

    An ensemble votes with its own members. Of any other model members are fitted with Exp(1) weights on the labels,
    the Bayesian bootstrap (Rubin 1981). Cost: M fits, and M scorings in one product, O(MnC).

    Parameters
    ----------
    measure
        How disagreement is measured: "vote_entropy" (Dagan & Engelson 1995; ties by the margin of the mean),
        "divergence" (Kullback-Leibler, McCallum & Nigam 1998) or "consensus_entropy" (Holub, Perona & Burl 2008).
    """
    values = candidates.score_votes(_MEASURES[measure])
    return top_k(values, k, rng), values
