"""Words and n-grams: in English those of scikit-learn, counted once for each different piece."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from al_widget.data.features.counts import learn_ngrams, learn_tfidf, learn_words
from al_widget.data.features.tokens import find_words, pieces_of

ENGLISH = [
    "My card's lost, isn't it?",
    "a card I lost",
    "Café n° 5: naïve_user@mail.org",
    "",
    "I",
    "Lost lost LOST card",
]


def words(*texts):
    """Return the words found in each text."""
    pattern, found = find_words(pieces_of(texts))
    np.testing.assert_array_equal(pieces_of(texts).split(pattern).codes, found.codes)
    return [
        [found.different[code] for code in found.codes[a:b]] for a, b in zip(found.ends, found.ends[1:], strict=False)
    ]


def test_english_words_are_those_of_scikit_learn(clauses):
    theirs = TfidfVectorizer().build_analyzer()
    for texts in (ENGLISH, clauses.texts):
        assert words(*texts) == [theirs(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我的卡丢了", [*"我的卡丢了"]),
        ("iPhone手机 5G", ["iphone", *"手机", "5g"]),
        ("カードを、なくした。", [*"カードをなくした"]),
        ("บัตรหาย", ["บั", "ต", "ร", "ห", "า", "ย"]),
        ("हिन्दी में है", ["हिन्दी", "में", "है"]),
        ("새 카드", ["새", "카드"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("good 😀👍🏽 ok!", ["good", "😀", "👍", "🏽", "ok"]),
    ],
)
def test_words_of_other_scripts(text, found):
    assert words(text) == [found]


def test_letters_and_signs_are_words_where_most_texts_have_no_other():
    assert words("a + b", "!", "?!", "word") == [["a", "+", "b"], ["!"], ["?", "!"], ["word"]]
    assert words("a + b", "two words", "word") == [[], ["two", "words"], ["word"]]


@pytest.mark.parametrize("min_df", [1, 2])
@pytest.mark.parametrize("most", [40, 100_000])
def test_weighted_counts_of_words_are_those_of_scikit_learn(clauses, min_df, most):
    theirs = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=min_df, dtype=np.float32)
    pieces = pieces_of(clauses.texts)
    tfidf, W = learn_tfidf(learn_words(pieces, min_df, most))
    if most == 40:  # which of several equally frequent ones are left out differs
        assert W.shape[1] == tfidf.width == 40
        return
    expected = theirs.fit_transform(clauses.texts)
    assert W.shape == expected.shape
    np.testing.assert_allclose((W @ W.T).toarray(), (expected @ expected.T).toarray(), atol=1e-5)
    new = ["a card lost", *clauses.texts[:3]]
    X = theirs.transform(new)
    np.testing.assert_allclose((tfidf(pieces_of(new)) @ W.T).toarray(), (X @ expected.T).toarray(), atol=1e-5)


def test_the_most_frequent_words_and_pairs_are_kept():
    pieces = pieces_of(["red car red car", "red car now", "now then", "blue then"])
    counter, counts = learn_words(pieces, 1, 4)
    assert list(counter.words) == ["red", "car", "now"]
    first, second = np.divmod(counter.pairs, 3)
    assert [*zip(first, second, strict=True)] == [(0, 1)]
    assert counts.toarray().tolist() == counter(pieces).toarray().tolist()
    assert counts.toarray().tolist() == [[2, 2, 0, 2], [1, 1, 1, 1], [0, 0, 1, 0], [0, 0, 0, 0]]


def test_weighted_counts_of_ngrams_are_those_of_scikit_learn(clauses):
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3, dtype=np.float32)
    pieces = pieces_of(clauses.texts)
    tfidf, P = learn_tfidf(learn_ngrams(pieces, 3, 50_000))
    expected = theirs.fit_transform(clauses.texts)
    assert P.shape == expected.shape
    np.testing.assert_allclose((P @ P.T).toarray(), (expected @ expected.T).toarray(), atol=1e-5)
    new = ["a card lost", *clauses.texts[:3], ""]
    np.testing.assert_allclose(tfidf(pieces_of(new)).toarray(), theirs.transform(new).toarray(), atol=1e-5)


def test_counting_leaves_the_tokens_as_they_are():
    pieces = pieces_of(["b a b", "a"])
    assert pieces.counts().toarray().tolist() == [[2, 1], [0, 1]]
    assert pieces.codes.tolist() == [0, 1, 0, 1]
