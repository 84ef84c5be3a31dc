"""Every classifier of scikit-learn on texts, rows and frames: it learns, or questions go on and a sentence says why."""

from __future__ import annotations

import re
import warnings
from contextlib import suppress

import numpy as np
import pandas as pd
import pytest
from sklearn.utils import all_estimators

import al_widget as al

CLASSES = ["calm", "loud", "rare"]
N = 90
CANNOT = {  # what no feature of these pools will do for
    "CategoricalNB": ["reads each number as the code of a category"],
    "QuadraticDiscriminantAnalysis": ["class 'calm' is not full rank", "class 'not calm' is not full rank"],
}


def _classifiers():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = all_estimators("classifier")
    for name, kind in found:
        try:
            estimator = kind()
        except TypeError:  # it needs an argument
            continue
        if hasattr(estimator, "predict_proba"):
            yield pytest.param(estimator, id=name)


def pool_of(kind):
    """Return 90 examples, and their classes: a third each but for a rare one."""
    rng = np.random.default_rng(3)
    truth = np.array(["calm"] * 44 + ["loud"] * 40 + ["rare"] * 6)[rng.permutation(N)]
    x = rng.normal(size=(N, 3)) + 3 * np.array([CLASSES.index(name) for name in truth])[:, None]
    if kind == "rows":
        return x, truth
    if kind == "frame":
        frame = pd.DataFrame({"width": x[:, 0], "height": x[:, 1], "colour": rng.choice(["red", "blue"], N)})
        return frame, truth
    words = {"calm": ["lake", "tree", "moss"], "loud": ["drum", "horn", "bang"], "rare": ["comet", "void", "dust"]}
    return [" ".join([*rng.choice(words[name], 4), f"n{i}"]) for i, name in enumerate(truth)], truth


def play(session, truth, rounds):
    """Label and update; return every sentence that was told, and check that questions never end nor repeat."""
    told, seen = [], set()
    for _ in range(rounds):
        asked = session.query(12)
        assert asked
        assert not seen & {query.id for query in asked}
        seen |= {query.id for query in asked}
        for query in asked:
            label = truth[query.id]
            session.label(query.id, [label] if session.multilabel else label)
        with suppress(al.AlWidgetError):
            session.update()
        if session.phase == "failed":
            told.append(session.advice.sentence)
            assert told[-1] in session.error
        else:
            assert session.error is None
    return told


def check_told(told, estimator):
    for sentence in told:
        assert sentence.endswith("Labels are kept and questions go on.")
        assert type(estimator).__name__ in sentence
        assert not re.search(r"class\w*[:,]? \[?\d|Traceback", sentence)


@pytest.mark.filterwarnings("ignore")  # of scikit-learn: convergence, least populated classes, collinear columns
@pytest.mark.parametrize("kind", ["texts", "rows", "frame"])
@pytest.mark.parametrize("estimator", list(_classifiers()))
def test_it_learns_or_questions_go_on_and_a_sentence_says_why(estimator, kind):
    data, truth = pool_of(kind)
    session = al.Session(data, CLASSES, model=estimator, store=None, seed_size=10, batch_size=12)
    told = play(session, truth, 5)
    check_told(told, estimator)
    if session.model is None:
        assert any(part in told[-1] for part in CANNOT[type(estimator).__name__])
        return
    assert session.model is not None
    n = 10
    new = data.iloc[:n] if kind == "frame" else data[:n]
    assert session.predict(new).shape == (n,)
    assert np.isfinite(session.predict_proba(new)).all()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", ["texts", "rows"])
@pytest.mark.parametrize("estimator", list(_classifiers()))
def test_with_several_labels_each_it_learns_or_questions_go_on(estimator, kind):
    data, truth = pool_of(kind)
    session = al.Session(
        data, CLASSES, model=estimator, store=None, seed_size=10, batch_size=12, multilabel=True, strategy="margin"
    )
    told = play(session, truth, 5)
    check_told(told, estimator)
    if session.model is None:
        assert any(part in told[-1] for part in CANNOT[type(estimator).__name__])
