"""The history: one round per update, unchanged when read back from the log."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from al_widget import strategies
from al_widget.engine import update
from al_widget.engine.history import BINS, History, Round
from al_widget.evaluation.sequence import Looks
from al_widget.strategies import candidates

FIRST = Round(
    round=1, n_labels=20, n_train=18, n_audit=2, accuracy=None, low=None, high=None, method=None, uncertainty_mean=0.4,
    uncertainty_quantiles=(0.1, 0.2, 0.4, 0.6, 0.9), uncertainty_counts=(1,) * BINS, kappa=None, strategy="margin",
    fit_seconds=0.1, score_seconds=0.01, select_seconds=0.02, model_version=1,
    time=datetime(2025, 1, 2, 3, 4, 5, 6, UTC),
)  # fmt: skip
SECOND = replace(FIRST, round=2, accuracy=0.1 + 0.2, low=0.1, high=0.5, method="audit", kappa=0.98, model_version=2)


def test_a_round_comes_back_from_the_log_as_it_was():
    for one in (FIRST, SECOND):
        assert Round.from_json(one.to_json()) == one


def test_a_round_of_an_earlier_version_opens_and_one_of_a_later_version_too():
    looks = Looks().then("audit", 50, 50, 48, 1_000)
    new = replace(SECOND, right=48, looks=looks)
    assert Round.from_json(new.to_json()) == new
    stored = json.loads(new.to_json())
    assert Round.from_json(json.dumps({**stored, "of_a_later_version": [1]})) == new
    del stored["looks"], stored["right"]
    assert Round.from_json(json.dumps(stored)) == SECOND


def test_a_target_is_shown_by_the_looks_and_taken_back_by_the_interval_of_a_later_round():
    looks = Looks().then("audit", 50, 50, 50, 1_000, low=0.93)
    assert replace(SECOND, looks=looks).shows(0.8)
    assert not replace(SECOND, looks=looks.then("audit", 52, 52, 46, 1_000, low=0.79)).shows(0.8)
    assert not replace(SECOND, low=0.93).shows(0.8)
    assert not replace(SECOND, looks=looks, method="lure").shows(0.8)
    assert not replace(FIRST, looks=looks).shows(0.8)


def test_a_history_grows_and_the_earlier_one_stays():
    empty = History()
    one = empty.add(FIRST)
    two = one.add(SECOND)
    assert (len(empty), len(one), len(two)) == (0, 1, 2)
    assert empty.last is None
    assert two.last is SECOND
    assert two.rounds == (FIRST, SECOND)


def test_the_frame_has_a_row_per_round_and_columns_before_there_is_one():
    frame = History((FIRST, SECOND)).frame()
    assert list(frame["n_labels"]) == [20, 20]
    assert np.isnan(frame["accuracy"].astype(float)[0])
    assert frame["accuracy"][1] == 0.1 + 0.2
    assert list(History().frame().columns) == list(frame.columns)


def test_a_real_session_bins_the_whole_undecided_pool(clauses):
    session = clauses.session(audit=0)
    clauses.play(session, rounds=2)
    last = session.rounds[-1]
    assert sum(last.uncertainty_counts) == len(clauses.texts) - last.n_train
    assert list(last.uncertainty_quantiles) == sorted(last.uncertainty_quantiles)


class Clock:
    """A clock that moves only when `go_on` moves it, however busy the machine is."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def go_on(self, work):
        """Return work that takes one second more."""

        def slow(*arguments, **options):
            self.now += 1
            return work(*arguments, **options)

        return slow


@pytest.mark.parametrize("slow", ["fit", "score", "select"])
def test_the_seconds_of_a_round_say_where_the_time_went(clauses, monkeypatch, slow):
    clock = Clock()
    for module in (update, candidates):
        monkeypatch.setattr(module, "perf_counter", clock)
    if slow == "fit":
        monkeypatch.setattr(update, "fit", clock.go_on(update.fit))
        strategy = "margin"
    elif slow == "score":
        strategy = strategies.from_score(clock.go_on(lambda proba: proba.min(axis=1)))
    else:
        strategy = clock.go_on(strategies.get("margin"))
    session = clauses.session(audit=0, strategy=strategy)
    clauses.play(session, rounds=2)
    last = session.rounds[-1]
    seconds = {name: getattr(last, f"{name}_seconds") for name in ("fit", "score", "select")}
    assert seconds == {"fit": 0, "score": 0, "select": 0} | {slow: 1}
