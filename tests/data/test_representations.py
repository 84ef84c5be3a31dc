"""Representations: the same rows for a pool, for some of its rows and for new examples, whatever the base is."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from scipy import sparse

from al_widget.data.features.build import build_features, features_of
from al_widget.data.features.embeddings import find_embedder
from al_widget.data.features.representations import MOST_TEXTS, SHARES, Chosen, NewRows, text_representations
from al_widget.data.matrix import BlockMatrix, beside
from al_widget.data.pool import make_pool

TEXTS = [f"{kind} clause number {number} about {thing}" for number in range(40) for kind, thing in
         (("payment", "fees and money"), ("liability", "damages and harm"))]  # fmt: skip


def lengths(texts):
    return np.array([[len(text), text.count("a"), 1.0] for text in texts])


def dense(X):
    return X.toarray() if hasattr(X, "toarray") else np.asarray(X)


@pytest.fixture(scope="module")
def texts():
    pool = make_pool(TEXTS)
    found = pool.kind.representations(build_features(pool, None), find_embedder(lengths), None)
    found.prepare()
    return found


def test_texts_are_words_or_words_beside_vectors(texts):
    assert [one.name for one in texts.options] == ["words", *(f"meaning {share}" for share in SHARES)]


def test_vectors_hold_their_share_of_the_squared_length(texts):
    words = dense(texts.base.X)
    for option in texts.options[1:]:
        rows = dense(texts.features(option).X)
        assert (rows**2).sum(axis=1) == pytest.approx((words**2).sum(axis=1), abs=1e-3)
        assert (rows[:, -3:] ** 2).sum(axis=1) == pytest.approx(option.share, abs=1e-3)
        # A product of two rows is the mean of those of words and of vectors, weighted by the share.
        expected = (1 - option.share) * words @ words.T + option.share * texts.vectors @ texts.vectors.T
        assert rows @ rows.T == pytest.approx(expected, abs=1e-3)
        assert texts.features(option).X.gram() == pytest.approx(expected, abs=1e-3)


def test_some_rows_and_new_examples_are_read_as_the_pool_is(texts):
    some = np.array([3, 17, 40])
    for option in texts.options:
        features = texts.features(option)
        wanted = dense(features.X[some])
        assert dense(texts.rows(option, some)) == pytest.approx(wanted, abs=1e-6)
        new = [TEXTS[row] for row in some]
        assert dense(features.of(new)) == pytest.approx(wanted, abs=1e-5)
        assert dense(texts.held_out(some).of(features)) == pytest.approx(wanted, abs=1e-6)
        assert dense(texts.part(some).features(option).X) == pytest.approx(wanted, abs=1e-6)


def test_what_reads_new_examples_can_be_pickled_and_holds_no_vector_of_the_pool(texts):
    reader = texts.features(texts.options[2]).reader
    copied = pickle.loads(pickle.dumps(reader))
    assert dense(copied(TEXTS[:4])) == pytest.approx(dense(reader(TEXTS[:4])))
    assert not any(value is texts.vectors for value in vars(reader).values())


def test_a_chosen_representation_is_made_anew_of_other_examples(texts):
    option = texts.options[1]
    made = features_of(make_pool(TEXTS).kind, Chosen(option, texts.embedder))
    assert dense(made.X) == pytest.approx(dense(texts.features(option).X), abs=1e-6)


def test_without_a_source_or_with_too_many_texts_there_are_words_alone(texts):
    assert len(text_representations(texts.base, TEXTS, None, None).options) == 1
    many = range(MOST_TEXTS + 1)  # only counted
    static = find_embedder(None)
    if static is not None:  # it is not installed with the lowest versions
        assert len(text_representations(texts.base, many, static, None).options) == 1
    assert len(text_representations(texts.base, many, texts.embedder, None).options) == 1 + len(SHARES)


def test_rows_are_columns_beside_similarities_or_columns_alone():
    rows = np.random.default_rng(0).normal(size=(60, 4)) * [1, 10, 100, 1000]
    pool = make_pool(rows)
    found = pool.kind.representations(build_features(pool, None, landmarks=True), None, None)
    both, alone = found.options
    assert (both.name, alone.name) == ("columns and similarities", "columns")
    plain = build_features(pool, None, landmarks=False)
    columns = found.features(alone).X
    assert np.corrcoef(columns.ravel(), plain.X.ravel())[0, 1] == pytest.approx(1)
    assert found.features(alone).of(rows[:5]) == pytest.approx(columns[:5], abs=1e-5)
    assert NewRows(found.base.X[:5]).of(found.features(alone)) == pytest.approx(columns[:5])


def test_a_task_without_similarities_has_nothing_to_choose():
    pool = make_pool(sparse.random(20, 5, 0.5, format="csr", random_state=0))
    found = pool.kind.representations(build_features(pool, None, landmarks=True), None, None)
    assert len(found.options) == 1


def test_rows_of_any_form_take_more_columns():
    more = np.array([[0.6, 0.8], [1.0, 0.0]], np.float32)
    base = np.array([[1.0, 0.0, 0.0], [0.0, 0.6, 0.8]], np.float32)
    wanted = np.hstack([base * np.sqrt(0.75), more * 0.5])
    block = BlockMatrix(sparse.csr_matrix(base[:, :2]), base[:, 2:])
    for X in (
        base,
        sparse.csr_matrix(base),
        block,
        BlockMatrix(sparse.csr_matrix(base[:, :2] * 2), base[:, 2:] * 4, 0.25, 0.5),
    ):
        made = beside(X, more, 0.25)
        assert dense(made) == pytest.approx(wanted, abs=1e-6)
        vector = np.arange(5, dtype=np.float32)[:, None]
        assert made @ vector == pytest.approx(wanted @ vector, abs=1e-5)
        assert dense(made[np.array([1])]) == pytest.approx(wanted[[1]], abs=1e-6)
