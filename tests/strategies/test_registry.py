"""Names and options of strategies: which exist, and the errors for unknown ones."""

from __future__ import annotations

import re
from functools import partial

import numpy as np
import pytest
from pools import blobs, candidates

import al_widget as al
from al_widget import strategies


@pytest.mark.parametrize("name", [["margin"], None, 3, strategies.random])
def test_an_invalid_name_is_refused_with_the_known_names(name):
    with pytest.raises(al.StrategyError, match="Expected one of badge, "):
        strategies.get(name)


def test_an_unknown_name_or_option_is_answered_with_what_there_is():
    with pytest.raises(al.StrategyError, match="Did you mean 'entropy'"):
        strategies.get("entrpy")
    with pytest.raises(al.StrategyError, match="takes shortlist, got 'shortlst'"):
        strategies.get("diverse_margin", shortlst=3)
    with pytest.raises(al.StrategyError, match="takes no options"):
        strategies.get("margin", beta=3)


def test_the_promised_names_are_there():
    promised = "random least_confidence margin entropy diverse_margin k_center typical badge expected_gradient"
    assert {*promised.split(), "committee", "power_margin", "relevance"} <= set(strategies.names())


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("expected_gradient", "norm", "long"),
        ("expected_gradient", "norm", ["raw"]),
        ("relevance", "of", 3),
        ("committee", "measure", "x"),
        ("committee", "measure", ["divergence"]),
        ("power_margin", "power", -1),
        ("power_margin", "power", np.nan),
        ("power_margin", "power", "much"),
        ("diverse_margin", "shortlist", "x"),
        ("diverse_margin", "shortlist", 0),
        ("diverse_margin", "shortlist", 2.5),
    ],
)
def test_an_option_out_of_range_is_told_when_it_is_given(name, option, value):
    with pytest.raises(al.StrategyError, match=f"{option}= to be .*, got {re.escape(repr(value))}"):
        strategies.get(name, **{option: value})
    X, proba = blobs()
    with pytest.raises(al.StrategyError, match=f"{option}= to be"):  # also when it is called without get()
        strategies.select(
            partial(getattr(strategies, name), **{option: value}), candidates(X, proba), 3, np.random.default_rng(0)
        )
