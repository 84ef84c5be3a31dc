"""The data of the charts as the page gets them: one small dict, without an example in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from al_widget.charts.live import LiveData, method_words
from al_widget.engine.history import BINS, Round
from al_widget.exceptions import clip

MOST_POINTS = 64  # of the curve: a chart of 400 pixels shows no more, and the trait stays at 3 kB
_MOST_MARKS = 20
_LONGEST_WORDS = 100  # characters
_DIGITS = 4


def page_data(data: LiveData) -> dict[str, Any]:
    """Return what the page draws.

    Parameters
    ----------
    data
        What the charts of the session are drawn from.
    """
    last = data.rounds[-1:]
    return {
        "version": data.rounds[-1].model_version if data.rounds else 0,
        "uncertainty": {
            "axis": data.uncertainty,
            "meaning": data.meaning,
            "margin": data.margin,
            "said": data.uncertainty_said,
            "now": _counts(last),
            "before": _counts(data.rounds[-2:-1]),
        },
        "accuracy": {
            "measure": data.measure,
            "said": clip(data.accuracy_said, 2 * _LONGEST_WORDS),
            "end": data.end,
            "target": data.target,
            **_curve(data.measured),
            "reached": [[one.n_labels, _short(one.accuracy)] for one in data.reached],
            "random": _random_order(data),
            "changes": [[n_labels, clip(words, _LONGEST_WORDS)] for n_labels, words in data.marks[-_MOST_MARKS:]],
        },
    }


def _counts(rounds: Sequence[Round]) -> list[int]:
    """Return the undecided examples by uncertainty at one round; none where there is no round."""
    return list(rounds[0].uncertainty_counts) if rounds else [0] * BINS


def _curve(measured: Sequence[Round]) -> dict[str, Any]:
    """Return the points of the curve, one list a property."""
    shown = _thinned(measured)
    sources = [clip(method_words(one), _LONGEST_WORDS) for one in shown]
    words = list(dict.fromkeys(sources))
    return {
        "labels": [one.n_labels for one in shown],
        "value": [_short(one.accuracy) for one in shown],
        "low": [_short(one.low) for one in shown],
        "high": [_short(one.high) for one in shown],
        "n": [None if one.method == "test" else one.n_audit for one in shown],
        "model": [one.model_version for one in shown],
        "source": [words.index(one) for one in sources],
        "sources": words,
    }


def _thinned(rounds: Sequence[Round]) -> Sequence[Round]:
    """Return at most so many rounds that the page can show, evenly, the first and the last included."""
    if len(rounds) <= MOST_POINTS:
        return rounds
    step = (len(rounds) - 1) / (MOST_POINTS - 1)
    return [rounds[round(number * step)] for number in range(MOST_POINTS)]


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _random_order(data: LiveData) -> list[Any] | None:
    """Return where random order stands: labels, accuracy, and two sentences; None while it is not known."""
    found = data.baseline
    if found is None or data.random_at is None:
        return None
    return [data.random_at, _short(found.random), found.gained, found.against]
