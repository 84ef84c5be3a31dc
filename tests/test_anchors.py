"""Anchors: learning curves that others have drawn, drawn again by a `Session` to the last example.

The digits curves are those of modAL 0.4.2.1, scikit-activeml 1.0.1 and small-text 1.4.1, which all ask the same
questions here (`benchmarks/digits.py` runs them side by side).
"""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

import al_widget as al

FIRST, BATCH, ROUNDS, SPLITS = 50, 20, 10, 5
# Right answers on five splits, of 5 times 719, at 50, 70, … 250 labels.
MARGIN = [2716, 3121, 3254, 3345, 3368, 3409, 3428, 3437, 3464, 3475, 3469]
ENTROPY = [2716, 2931, 3128, 3183, 3260, 3295, 3341, 3367, 3396, 3415, 3433]
DRAWN = [2716, 2940, 3087, 3148, 3192, 3247, 3283, 3312, 3324, 3334, 3356]


def drawn(seed):
    """A strategy of one's own, the draw with which the published random curve was made."""
    lots = np.random.RandomState(seed)

    def strategy(candidates, k, rng):
        return lots.choice(len(candidates), k, replace=False), np.zeros(len(candidates))

    return strategy


def correct_answers(strategy, split):
    """Label a session on one split with the true digits; how many of the 719 test digits each model knows."""
    X, y = load_digits(return_X_y=True)
    names = y.astype(str).astype(object)
    X, X_test, names, truth = train_test_split(X / 16, names, test_size=0.4, random_state=split, stratify=y)
    known = np.random.RandomState(100 + split).choice(len(X), FIRST, replace=False)
    session = al.Session(
        X,
        [str(digit) for digit in range(10)],
        features=X,
        labels={int(row): names[row] for row in known},
        # The published models start from scratch each time; a bare logistic regression would go on from the last.
        model=make_pipeline(LogisticRegression(C=1.0, max_iter=1000)),
        strategy=strategy(split) if callable(strategy) else strategy,
        batch_size=BATCH,
        seed_size=FIRST,
        audit=0,
        seed=split,
        store=None,
    )
    found = []
    for _ in range(ROUNDS + 1):
        session.update()
        found.append((session.predict(X_test) == truth).sum())
        for query in session.query(BATCH):
            session.label(query.id, names[query.id])
    session.close()
    return found


@pytest.mark.parametrize(
    ("strategy", "curve"),
    [("margin", MARGIN), ("entropy", ENTROPY), (drawn, DRAWN)],
    ids=["margin", "entropy", "random"],
)
def test_on_digits_a_session_draws_the_curve_four_libraries_draw(strategy, curve):
    found = np.sum([correct_answers(strategy, split) for split in range(SPLITS)], axis=0)
    # Another linear algebra library rounds otherwise, and a digit on the border between two classes may cross it.
    np.testing.assert_allclose(found, curve, atol=2, rtol=0)


def test_on_digits_our_own_random_draws_are_as_good_as_theirs():
    found = np.mean([correct_answers("random", split) for split in range(SPLITS)], axis=0) / 719
    # Of scikit-activeml over 25 splits: .8943 ± .0031 (standard error); over five the error is .007.
    assert np.trapezoid(found) / ROUNDS == pytest.approx(0.8943, abs=0.02)
