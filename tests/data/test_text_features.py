"""The default features of texts: learned from a sample, made in slices, the same for new texts."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
import tracemalloc

import numpy as np
import pytest
from scipy import sparse

from al_widget.data.features import counts, text
from al_widget.data.features.text import learn_encoder, text_features
from al_widget.data.matrix import BlockMatrix, plain

DIGEST = """
import hashlib, random
from al_widget.data.features.text import text_features
words = ["".join(random.Random(n).choices("abcdefg", k=4)) for n in range(300)]
chance = random.Random(0)
made = text_features([" ".join(chance.choices(words, k=8)) for _ in range(400)], lambda share: None)
print(hashlib.sha256(made.X.left.indices.tobytes() + made.X.left.data.tobytes() + made.embedding.tobytes()).hexdigest())
"""


def nothing(_share):
    """Take a share of the work, and do nothing."""


def small(monkeypatch, **limits):
    """Make a small pool as large as the limits say."""
    for name, limit in limits.items():
        monkeypatch.setattr(text, name, limit)


def assert_same(one, other):
    np.testing.assert_array_equal(plain(one).toarray(), plain(other).toarray())


@pytest.mark.parametrize("sampled", [False, True])
def test_new_texts_get_exactly_what_the_pool_got(clauses, monkeypatch, sampled):
    if sampled:
        small(monkeypatch, _WORDS_FROM=(80, 10**9), _AXES_FROM=(60, 10**9), _FEWEST=10, _SLICE=7)
    made = text_features(clauses.texts, nothing)
    assert isinstance(made.X, BlockMatrix)
    assert_same(made.of(clauses.texts), made.X)
    assert_same(made.of(clauses.texts[3:4]), made.X[3:4])
    again = pickle.loads(pickle.dumps(made.transform))
    assert_same(again(clauses.texts[:9]), made.X[:9])
    np.testing.assert_array_equal(again.project(clauses.texts[:9]), made.embedding[:9])


def test_the_size_of_the_slices_changes_nothing(clauses, monkeypatch):
    whole = text_features(clauses.texts, nothing)
    for limits in ({"_SLICE": 7}, {"_SLICE_CHARACTERS": 900}, {"_SLICE_CHARACTERS": 1}):
        small(monkeypatch, **limits)
        assert_same(text_features(clauses.texts, nothing).X, whole.X)


def test_many_texts_or_long_ones_are_learned_from_a_sample(clauses, monkeypatch):
    small(monkeypatch, _WORDS_FROM=(90, 10**9), _AXES_FROM=(40, 10**9), _FEWEST=10)
    read, real = [], text.pieces_of

    def counted(texts):
        read.append(len(texts := list(texts)))
        return real(texts)

    monkeypatch.setattr(text, "pieces_of", counted)
    learn_encoder(clauses.texts)
    assert read == [40, 90]
    small(monkeypatch, _WORDS_FROM=(90, sum(map(len, clauses.texts)) // 2), _AXES_FROM=(40, 1))
    learn_encoder(clauses.texts)
    assert read[2:] == [10, 59]


def test_a_part_of_many_texts_can_be_compared_before_the_others_are_encoded(clauses, monkeypatch):
    small(monkeypatch, _AXES_FROM=(80, 10**9), _FEWEST=10, _SLICE=20)
    parts, told = [], []
    made = text_features(clauses.texts, told.append, first=lambda part: parts.append((part, max(told))))
    (part, done), chance = parts[0], np.random.default_rng(0)
    assert len(parts) == 1
    assert done < 0.8  # of the learning, and no text was encoded
    assert len(part.rows) == 80
    assert (np.diff(part.rows) > 0).all()
    some = np.sort(chance.choice(part.rows, 9, replace=False))
    np.testing.assert_array_equal(part[some], part.points[np.isin(part.rows, some)])
    # They lie as in the end, but for words that more texts teach.
    alike = (part.points @ part.points.T).ravel(), (made.embedding[part.rows] @ made.embedding[part.rows].T).ravel()
    assert np.corrcoef(*alike)[0, 1] > 0.98


def test_few_texts_have_no_part_of_their_own(clauses):
    text_features(clauses.texts, nothing, first=lambda part: pytest.fail("a part"))


def test_words_are_placed_on_the_axes_by_the_texts_that_hold_them(clauses):
    some = text._learn(clauses.texts, (1, 1), 8, nothing)
    words = some.encoder.words
    again = some.with_words(words, some.W)
    moved = np.linalg.norm(again.stretch - some.encoder.stretch, axis=0)
    assert (moved < 0.2 * np.linalg.norm(some.encoder.stretch, axis=0)).all()  # the decomposition is not quite exact
    np.testing.assert_array_equal(again.stretch[words.width :], some.encoder.stretch[words.width :])


def test_a_sample_tells_the_kinds_apart_as_well(clauses, monkeypatch):
    small(monkeypatch, _AXES_FROM=(60, 10**9), _FEWEST=10, _MOST_ENTRIES=1000)
    space = text_features(clauses.texts, nothing).embedding
    kinds = np.array([clauses.truth[one] for one in clauses.texts])
    likeness = space @ space.T
    same = kinds[:, None] == kinds[None]
    np.fill_diagonal(same, False)
    assert likeness[same].mean() > likeness[kinds[:, None] != kinds[None]].mean() + 0.1


def test_what_is_learned_holds_no_text_of_the_pool():
    secret = "zzsecretzz stands in one text only, and so does quuxword"
    texts = [f"please unlock the account number {n % 9}" for n in range(300)]
    encoder = learn_encoder([*texts, secret])
    assert b"zzsecretzz" not in (held := pickle.dumps(encoder))
    assert b"quuxword" not in held
    assert b"account" in held
    assert len(held) < 2_000_000


def test_progress_is_told_from_learning_to_the_last_slice(clauses, monkeypatch):
    small(monkeypatch, _SLICE=10, _LEARNING=120)
    told = []
    text_features(clauses.texts, told.append)
    assert told == sorted(told)
    assert told[0] >= 0
    assert told[-1] == 1
    assert 0.5 in np.round(told, 6)  # all is learned
    assert sum(share > 0.5 for share in told) >= 12


def test_matrices_are_small_and_there_is_no_second_copy_of_them(monkeypatch):
    small(monkeypatch, _WORDS_FROM=(500, 10**9), _AXES_FROM=(500, 10**9), _SLICE=500)
    texts = [f"word{n % 50} number{n % 7} and word{n % 31}" for n in range(40_000)]
    encoder = learn_encoder(texts)

    def beyond(n):
        tracemalloc.start()
        made = encoder.features_of(texts[:n])
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        words = made.X.left
        assert (words.data.dtype, words.indices.dtype, words.indptr.dtype) == (np.float32, np.int32, np.int32)
        assert made.embedding.dtype == np.float32
        assert made.X[:3].right.dtype == np.float32
        return peak - made.embedding.nbytes - words.data.nbytes - words.indices.nbytes - words.indptr.nbytes

    few, many = beyond(4_000), beyond(40_000)
    assert many < few + 2_000_000  # the matrices of the larger one have 40 MB more


def test_the_hash_seed_of_python_changes_nothing():
    found = {
        subprocess.run(
            [sys.executable, "-c", DIGEST], env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(found) == 1
    assert len(found.pop().strip()) == hashlib.sha256().digest_size * 2


def test_ngrams_of_a_long_pool_without_spaces_are_learned_from_some(monkeypatch):
    monkeypatch.setattr(counts, "_MOST_LEARNED", 300)
    chance = np.random.default_rng(0)
    texts = ["".join(map(chr, chance.integers(0x4E00, 0x4E00 + 9, 30))) for _ in range(60)]
    read = counts._some(texts)
    assert sum(map(bool, read)) == 10
    made = text_features(texts, nothing)
    assert made.embedding.any(axis=1).all()
    assert_same(made.of(texts[:5]), made.X[:5])


def test_a_scaled_block_is_as_if_it_had_been_multiplied():
    words, points = sparse.csr_matrix(np.eye(3, dtype=np.float32)), np.arange(6, dtype=np.float32).reshape(3, 2)
    lazy, plainly = BlockMatrix(words, points, 0.5), BlockMatrix(words, points * np.float32(0.5))
    for one, other in ((lazy, plainly), (lazy[[2, 0]], plainly[[2, 0]])):
        weights = np.arange(10.0).reshape(5, 2)
        np.testing.assert_array_equal(one @ weights, other @ weights)
        some = np.ones((one.shape[0], 2), np.float32)
        np.testing.assert_array_equal(one.rmatmul(some), other.rmatmul(some))
        np.testing.assert_array_equal(one.gram(), other.gram())
        np.testing.assert_array_equal(one.right, other.right)
        np.testing.assert_array_equal(one.tocsr().toarray(), other.toarray())
        np.testing.assert_array_equal(one.toarray(), other.toarray())


def test_of_few_and_very_long_texts_the_beginnings_are_learned(monkeypatch):
    small(monkeypatch, _WORDS_FROM=(80, 4_000))
    first, last = ["tax law"] * 4 + ["court ruling"] * 4, "afterwards"
    long = [f"\n {text} {'of the ' * 300} {last}" for text in first]
    encoder = learn_encoder(long)
    assert {"tax", "court"} <= set(encoder.words.counter.words)
    assert last not in encoder.words.counter.words
    assert last in learn_encoder([f"{text} {last}" for text in first]).words.counter.words
