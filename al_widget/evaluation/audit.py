"""The audit: which examples are asked to measure the model, and what their labels say about its accuracy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from al_widget.evaluation.intervals import Estimate, wilson
from al_widget.evaluation.metrics import accuracy
from al_widget.exceptions import DataError

Kind = Literal["audit", "stratified", "lure"]

_KINDS: dict[str, Kind] = {"uniform": "audit", "stratified": "stratified", "lure": "lure"}
_SHARE = 0.1
_FRAME_CAP = 5_000  # examples kept back from training on a huge pool; a session ends long before
_FRAME_SHARE, _FRAME_PER_LABEL = 0.2, 10  # of the pool at most, and per audit label, where the model chooses among them
_LOT = 5  # stratified examples drawn together, spread over the confidence
_STRATA, _PER_STRATUM, _ERRORS_PER_STRATUM = 4, 10, 3
_UNIFORM_PART = 0.2  # of the draws of LURE, so that no weight grows without bound


@dataclass(frozen=True)
class Audit:
    """How the audit is drawn, and its share of the questions; a share of 0 turns it off.

    The examples come from a frame drawn uniformly before any label and never trained on, so that no strategy
    can take the hard ones out of it first.

    Attributes
    ----------
    kind
        "audit": uniformly. "stratified": spread evenly over the model's confidence, each example as likely as any
        other. "lure": rather where the model is unsure, weighted back (Farquhar, Gal & Rainforth 2021).
    """

    kind: Kind
    share: float

    @classmethod
    def of(cls, given: Any) -> Audit:
        """Read `audit=`: a share, the name of a kind, or both.

        Raises
        ------
        DataError
            If it is none of them.

        Examples
        --------
        >>> Audit.of(0.2), Audit.of("lure"), Audit.of(("stratified", 0.2))
        (Audit(kind='audit', share=0.2), Audit(kind='lure', share=0.1), Audit(kind='stratified', share=0.2))
        """
        name: Any
        share: Any
        if isinstance(given, tuple) and len(given) == 2:
            name, share = given
        else:
            name, share = (given, _SHARE) if isinstance(given, str) else ("uniform", given)
        number = isinstance(share, (int, float, np.number)) and not isinstance(share, bool)
        if not isinstance(name, str) or name not in _KINDS or not number or not 0 <= float(share) < 1:
            raise DataError(
                'Expected audit= to be a share between 0 and 1, "uniform", "stratified", "lure", '
                f'or a pair such as ("lure", 0.2), got {given!r}.'
            )
        return cls(_KINDS[name], float(share))

    def frame_size(self, usable: int, budget: int | None) -> int:
        """Tell how many of the usable examples are kept back to audit on."""
        labels = int(np.ceil(min(usable, budget or usable) * self.share))
        if self.kind != "audit":  # there must be something to choose from
            labels = max(labels, min(int(usable * _FRAME_SHARE), _FRAME_PER_LABEL * labels))
        return min(labels, _FRAME_CAP, usable - 1)

    def draw(self, confidence: np.ndarray | None, n: int, k: int, rng: np.random.Generator) -> tuple[Any, Any]:
        """Draw k of the n examples of the frame that are still to be labeled, in the order they are asked.

        Parameters
        ----------
        confidence
            The model's largest probability for each, (n,); None before there is a model.

        Returns
        -------
        positions : (k,), distinct. odds : (k,), the chance of each at its draw, given those before it.
        """
        k = min(k, n)
        if self.kind == "audit" or (confidence is None and self.kind == "stratified"):
            return np.arange(k), 1 / (n - np.arange(k))  # the frame is in random order already
        if self.kind == "stratified":
            return _spread(np.asarray(confidence), k, rng), 1 / (n - np.arange(k))
        wanted = np.ones(n) if confidence is None else np.maximum(1 - np.asarray(confidence, float), 1e-9)
        left = np.ones(n, bool)
        drawn, odds = np.empty(k, np.intp), np.empty(k)
        for turn in range(k):
            chances = np.where(left, (1 - _UNIFORM_PART) * wanted / wanted[left].sum() + _UNIFORM_PART / (n - turn), 0)
            drawn[turn] = one = rng.choice(n, p=chances / chances.sum())
            odds[turn], left[one] = chances[one], False
        return drawn, odds

    def estimate(
        self,
        truth: np.ndarray,
        predicted: np.ndarray,
        *,
        population: int,
        frame: int,
        confidence: np.ndarray,
        frame_confidence: np.ndarray | None,
        odds: np.ndarray,
    ) -> Estimate | None:
        """Estimate accuracy on the pool from the audit labels, in the order they were drawn; None without any.

        Parameters
        ----------
        truth, predicted
            Class names (m,).
        population, frame
            Size of the pool, and of the frame that was drawn from it.
        confidence, frame_confidence
            The model's chance to be right about each label, (m,), and the whole frame, (frame,); only strata want it.
        odds
            The chance of each label at its draw, (m,); NaN where it was not written down: uniform.
        """
        right = np.asarray(truth) == np.asarray(predicted)
        method = self.method(odds)
        if method == "audit" or not len(right):
            return accuracy(truth, predicted, "audit", population)
        if method == "stratified" and frame_confidence is not None:
            return _stratified(right, confidence, frame_confidence, population)
        return _lure(right, odds, frame, population)

    def method(self, odds: np.ndarray) -> Kind:
        """Tell how labels were drawn: weighted as soon as one of them was, whatever is asked for now."""
        return "lure" if np.isfinite(odds).any() else self.kind


def weights(odds: np.ndarray, frame: int) -> np.ndarray:
    """Weigh draws so that their mean is unbiased for the frame: LURE's v (Farquhar, Gal & Rainforth 2021, eq. 7).

    Parameters
    ----------
    odds
        The chance of each draw given those before it, (m,); NaN: uniform.
    frame
        Size of the frame.

    Examples
    --------
    >>> weights(np.array([1 / 4, 1 / 3]), 4)
    array([1., 1.])
    """
    m = len(odds)
    frame = max(frame, m)
    left = frame - np.arange(m)  # how many could have been drawn
    odds = np.where(np.isnan(odds), 1 / left, odds)
    return 1 + (frame - m) / np.maximum(left - 1, 1) * (1 / (left * odds) - 1)


def _spread(confidence: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Draw k positions, a few at a time, spread evenly over the confidence; all are equally likely (Madow 1944)."""
    order = np.lexsort((rng.random(len(confidence)), confidence))
    drawn: list[int] = []
    while len(drawn) < k:
        lot = min(_LOT, k - len(drawn))
        places = ((rng.random() + np.arange(lot)) * len(order) / lot).astype(np.intp)
        drawn += rng.permutation(order[places]).tolist()
        order = np.delete(order, places)
    return np.array(drawn, np.intp)


def _stratified(
    right: np.ndarray, confidence: np.ndarray, frame_confidence: np.ndarray, population: int
) -> Estimate | None:
    """Weigh strata of like confidence by their share of the frame (post-stratification, Holt & Smith 1979)."""
    m, frame = len(right), len(frame_confidence)
    errors = min(int(right.sum()), int(m - right.sum()))
    # Strata without errors would look certain: few errors make few strata.
    most = max(1, min(_STRATA, m // _PER_STRATUM, errors // _ERRORS_PER_STRATUM))
    for wanted in range(most, 0, -1):
        edges = np.unique(np.quantile(frame_confidence, np.arange(1, wanted) / wanted))
        place, count = np.searchsorted(edges, confidence, side="right"), len(edges) + 1
        n = np.bincount(place, minlength=count)
        if n.min() >= 2 or wanted == 1:
            break
    share = np.bincount(np.searchsorted(edges, frame_confidence, side="right"), minlength=count) / frame
    hits = np.bincount(place, right, minlength=count)
    value = float((share * hits / n).sum())
    guess = (value * m + 2) / (m + 4)
    within = (hits + 2 * guess) / (n + 2)  # two draws more, of the average: no stratum is beyond doubt
    together = (hits.sum() + 2 * count * guess) / (m + 2 * count)
    variance = (share**2 * within * (1 - within) / n * (1 - n / np.maximum(share * frame, n))).sum()
    return _effective(value, float(together), float(variance), m, frame, population, "stratified")


def _lure(right: np.ndarray, odds: np.ndarray, frame: int, population: int) -> Estimate | None:
    """Weigh each label by how unlikely it was to be drawn."""
    m = len(right)
    frame = max(frame, m)
    losses = weights(odds, frame) * ~right
    value = float(np.clip(1 - losses.mean(), 0, 1))
    guess = (value * m + 2) / (m + 4)
    # Two errors and two hits more, as Agresti & Coull: a few lucky draws are not beyond doubt.
    variance = np.concatenate([losses, [1, 1, 0, 0]]).var(ddof=1) / m * (1 - m / frame)
    return _effective(value, guess, float(variance), m, frame, population, "lure")


def _effective(
    value: float, guess: float, variance: float, m: int, frame: int, population: int, method: str
) -> Estimate:
    """Give Wilson's interval for as many uniform draws as would be as precise (Kish 1965; Korn & Graubard 1998).

    By simulation it covers at least 93 %, where percentiles of a bootstrap over few errors fall to 68 %.
    """
    spread = guess * (1 - guess)
    variance += spread * max(0.0, 1 / frame - 1 / population)  # the frame itself is a draw from the pool
    if variance <= 0:
        return Estimate(value, value, value, m, method)
    size = spread / variance
    return Estimate(value, *wilson(value * size, size), m, method)
