"""Kinds of example: a new kind takes one class and one line to register it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pytest

import al_widget as al
from al_widget.data import pool as pools
from al_widget.data.cards import make_card
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.features import Features
from al_widget.data.kinds import KINDS
from al_widget.data.kinds.kind import CardBody, Kind
from al_widget.data.pool import make_pool


@dataclass(frozen=True, eq=False)
class Ranges(Kind):
    """A kind of example for ranges of integers."""

    name: ClassVar[str] = "range"

    @classmethod
    def recognise(cls, data, column):
        return cls(data) if isinstance(data, list) and all(isinstance(one, range) for one in data) else None

    def key_bytes(self, features):
        return (repr(one).encode() for one in self.examples)

    def body(self, row, show):
        return CardBody("row", fields=(("from", str(self.examples[row].start)), ("to", str(self.examples[row].stop))))

    def default_features(self, progress, *, landmarks):
        def measure(examples):
            return np.array([[one.start, one.stop] for one in examples], np.float32)

        X = measure(self.examples)
        return Features(X, X, measure)


RANGES = [range(n, 2 * n) for n in range(20)]


def test_a_new_kind_goes_all_the_way_from_data_to_predictions(monkeypatch):
    monkeypatch.setattr(pools, "KINDS", (Ranges, *KINDS))
    session = al.Session(RANGES, ["short", "long"], store=None, audit=0, seed_size=6)
    assert session.pool.kind.name == "range"
    assert make_card(session.pool, 3).fields == (("from", "3"), ("to", "6"))
    for row in (0, 1, 2, 17, 18, 19):
        session.label(row, "long" if row > 9 else "short")
    session.update()
    assert list(session.predict([range(1, 2), range(19, 38)])) == ["short", "long"]
    assert make_pool(RANGES[::-1]).key(0) == session.pool.key(19)


def test_without_it_they_are_objects_that_need_features_and_ids():
    with pytest.raises(al.DataError, match="got a list of .* need both features= and ids="):
        make_pool(RANGES)
    with pytest.raises(al.DataError, match="got a list of .* need both features= and ids="):
        build_features(make_pool(RANGES, ids=range(20)), None)


@pytest.mark.parametrize("data", [{"a", "b"}, {"a": 1}, "one text", b"bytes", 7, None, (n for n in "ab")], ids=repr)
def test_what_no_kind_recognises_is_refused(data):
    with pytest.raises(al.DataError, match="The pool: expected texts .*, a frame, or an array of numbers, got"):
        make_pool(data)


@pytest.mark.parametrize(
    ("data", "outcomes", "strength"),
    [
        (["a tax", "a lien"], 2, 100.0),
        (["a tax", "a lien"], 12, 100.0),
        (np.eye(2), 2, 10.0),
        (np.eye(2), 12, 36.0),
    ],
)
def test_the_default_model_is_regularised_as_the_features_of_the_kind_want(data, outcomes, strength):
    models = [default_model(make_pool(data), features, 0, outcomes) for features in (None, np.eye(2))]
    assert [model.C for model in models] == [strength, 1.0]


@pytest.mark.parametrize("texts", [["", None, "  "], [None, None]])
def test_texts_with_nothing_to_show_are_refused(texts):
    with pytest.raises(al.DataError, match="that are all empty or missing"):
        make_pool(texts)


def test_one_object_among_texts_is_named_by_its_position():
    with pytest.raises(al.DataError, match="every text to be a str, got int at position 2"):
        make_pool(["a tax", None, 3])
