"""The sentences of errors: short whatever value they show, and never a failure of their own."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import al_widget as al
from al_widget.exceptions import clip, excerpt

HUGE = "v" * 2_000_000
TEXTS = [f"clause {n}" for n in range(12)]


class Unwritable:
    def __repr__(self):
        raise RuntimeError("no repr")


@pytest.mark.parametrize(
    "value",
    [
        HUGE,
        HUGE.encode(),
        [HUGE] * 1000,
        {HUGE: HUGE},
        10**5000,
        np.zeros((1000, 1000)),
        pd.DataFrame(np.zeros((1000, 30))),
        Unwritable(),
        [[[[HUGE]]]],
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_shown_on_one_short_line_whatever_it_is(value):
    shown = excerpt(value)
    assert 0 < len(shown) <= 160
    assert "\n" not in shown


@settings(deadline=None)
@given(st.recursive(st.text() | st.integers() | st.none() | st.binary(), st.lists))
def test_a_short_value_is_shown_as_python_writes_it(value):
    shown = excerpt(value)
    assert len(shown) <= 160
    if isinstance(value, (str, bytes)) and len(value) <= 10:
        assert shown == repr(value)


def test_a_text_that_is_cut_off_says_how_long_it_was():
    assert excerpt(HUGE).endswith("v'… (2,000,000 characters)")
    assert excerpt(HUGE.encode()).endswith("v'… (2,000,000 bytes)")
    assert len(clip(HUGE, 100)) == 100


def test_no_error_carries_a_long_text_along():
    error = al.DataError(f"got {HUGE}")
    assert len(str(error)) == 2_000
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def arguments():
    """Return one hostile argument a row: what is passed beside the data and the classes."""
    yield from ({name: HUGE} for name in ("name", "annotator", "strategy", "labels", "batch_size", "seed", "budget"))
    yield from ({name: HUGE} for name in ("target", "cost_per_label", "render", "audit", "show", "multilabel", "ids"))
    yield from ({"show": 5}, {"show": [HUGE]}, {"text": HUGE}, {"seed_size": [HUGE]}, {"batch_size": -(10**5000)})
    yield from ({"labels": [[HUGE]] * 12, "multilabel": True}, {"labels": [HUGE] * 12}, {"labels": {HUGE: "a"}})
    yield from ({"test": ([HUGE], [HUGE])}, {"store": [HUGE]}, {"store": HUGE}, {"store": f"{HUGE}://"})


@pytest.mark.parametrize("given", list(arguments()), ids="-".join)
def test_an_argument_of_two_million_characters_is_refused_in_a_short_sentence(given):
    with pytest.raises(al.AlWidgetError) as refused:
        al.Session(TEXTS, ["a", "b"], **{"store": None, **given})
    assert HUGE[:2000] not in str(refused.value)


@pytest.mark.parametrize("classes", [HUGE, [HUGE, "b"], ["a", "a" * 999, "a" * 999], {"a": HUGE, "b": "b"}, [HUGE]])
def test_classes_of_two_million_characters_are_refused_in_a_short_sentence(classes):
    with pytest.raises(al.AlWidgetError) as refused:
        al.Session(TEXTS, classes, store=None)
    assert len(str(refused.value)) < 500


def test_a_label_and_an_id_of_two_million_characters_are_refused_in_a_short_sentence():
    session = al.Session(TEXTS, ["a", "b"], store=None)
    several = al.Session(TEXTS, ["a", "b"], store=None, multilabel=True)
    calls = [
        lambda: session.label(0, HUGE),
        lambda: session.label(HUGE, "a"),
        lambda: session.add_class(HUGE),
        lambda: several.label(0, [HUGE]),
        lambda: several.label(0, HUGE),
    ]
    for call in calls:
        with pytest.raises(al.DecisionError) as refused:
            call()
        assert len(str(refused.value)) < 500
