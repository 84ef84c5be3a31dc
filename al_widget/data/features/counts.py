"""Counts of words and character n-grams, weighted by TF-IDF."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.features.tokens import Tokens, find_words

_NGRAM = (3, 5)  # characters
_LONGEST = 10_000  # characters: of a longer piece, n-grams are counted at its beginning
_MOST_LEARNED = 2_000_000  # characters of pieces that n-grams are learned from: nearly all differ where no spaces are


@dataclass(frozen=True)
class WordCounter:
    """Counts words and pairs of adjacent words.

    Attributes
    ----------
    pattern
        The regular expression that finds words.
    words
        The column of each word.
    pairs
        The pairs that have columns, after those of the words: first * len(words) + second, sorted.
    """

    pattern: str
    words: dict[str, int]
    pairs: np.ndarray

    def __call__(self, pieces: Tokens) -> Any:
        """Return the counts in each text, CSR of shape (n, words + pairs), float32."""
        return self.count(pieces.split(self.pattern))

    def count(self, found: Tokens) -> Any:
        """Return the counts of words that are found already."""
        known = np.fromiter(map(self.words.get, found.different, repeat(-1)), np.int64, len(found.different))
        rows, columns = _placed(found, known)
        pair_rows, codes = _adjacent(rows, columns, len(self.words))
        places = np.searchsorted(self.pairs, codes)
        hits = np.flatnonzero(np.append(self.pairs, -1)[places] == codes)
        counted = np.flatnonzero(columns >= 0)
        return _csr(
            np.concatenate([rows[counted], pair_rows[hits]]),
            np.concatenate([columns[counted], len(self.words) + places[hits]]),
            (len(found), len(self.words) + len(self.pairs)),
        )


def learn_words(pieces: Tokens, min_df: int, most: int) -> tuple[WordCounter, Any] | None:
    """Learn which words and pairs of words of some texts to count.

    Parameters
    ----------
    pieces
        The texts.
    min_df
        A word or pair counts if it stands in this many texts or more.
    most
        How many count at most: the most frequent ones.

    Returns
    -------
    tuple or None
        The `WordCounter`, and the counts in each text, CSR; None if there is no word to count.
    """
    pattern, found = find_words(pieces)
    frequent, often = _frequent(found.counts(), min_df)
    if not len(frequent):
        return None
    known = np.full(len(found.different), -1, np.int64)
    known[frequent] = np.arange(len(frequent))
    rows, columns = _placed(found, known)
    pair_rows, codes = _adjacent(rows, columns, len(frequent))
    pairs, places = np.unique(codes, return_inverse=True)
    common, together = _frequent(_csr(pair_rows, places, (len(pieces), len(pairs))), min_df)
    # A pair is never more frequent than its words, which come first here: where a pair is kept, they are.
    kept = np.sort(np.argsort(-np.concatenate([often, together]), kind="stable")[:most])
    singles, doubles = kept[kept < len(frequent)], pairs[common[kept[kept >= len(frequent)] - len(frequent)]]
    number = np.full(len(frequent), -1, np.int64)
    number[singles] = np.arange(len(singles))
    first, second = np.divmod(doubles, len(frequent))
    words = {found.different[frequent[single]]: column for column, single in enumerate(singles.tolist())}
    counter = WordCounter(pattern, words, np.sort(number[first] * len(words) + number[second]))
    return counter, counter.count(found)


@dataclass(frozen=True)
class NgramCounter:
    """Counts character n-grams within the pieces between white space, as `analyzer="char_wb"` of scikit-learn does.

    The n-grams of a text are those of its pieces, so that each different piece is read once.

    Attributes
    ----------
    vectorizer
        The fitted `CountVectorizer`.
    """

    vectorizer: Any

    def __call__(self, pieces: Tokens) -> Any:
        """Return the counts in each text, CSR of shape (n, n-grams), float32."""
        if not pieces.different:
            return sparse.csr_matrix((len(pieces), len(self.vectorizer.vocabulary_)), dtype=np.float32)
        made = pieces.counts() @ self.vectorizer.transform(_beginnings(pieces))
        made.sort_indices()  # so that sums over a text are the same to the last bit, whatever texts are beside it
        return made


def learn_ngrams(pieces: Tokens, min_df: int, most: int) -> tuple[NgramCounter, Any] | None:
    """Learn which character n-grams of some texts to count; parameters and result as those of `learn_words`."""
    from sklearn.feature_extraction.text import CountVectorizer

    if not pieces.different:
        return None
    vectorizer = CountVectorizer(analyzer="char_wb", ngram_range=_NGRAM, lowercase=False, dtype=np.float32)
    read = _some(_beginnings(pieces))
    counts = pieces.counts() @ vectorizer.fit_transform(read)
    frequent, often = _frequent(counts, min_df)
    if not len(frequent):
        return None
    kept = np.sort(frequent[np.argsort(-often, kind="stable")[:most]])
    names = vectorizer.get_feature_names_out()[kept].tolist()
    vectorizer.vocabulary_ = dict(zip(names, range(len(names)), strict=True))
    counter = NgramCounter(vectorizer)
    return counter, counts[:, kept] if all(read) else counter(pieces)


def _beginnings(pieces: Tokens) -> list[str]:
    return [piece[:_LONGEST] for piece in pieces.different]


def _some(pieces: list[str]) -> list[str]:
    """Return pieces, with "" in the place of some at random if they are too long together."""
    lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
    order = np.random.default_rng(0).permutation(len(pieces))
    read = np.zeros(len(pieces), bool)
    read[order] = np.cumsum(lengths[order]) - lengths[order] < _MOST_LEARNED
    return [piece if known else "" for piece, known in zip(pieces, read.tolist(), strict=True)]


def _frequent(counts: Any, min_df: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the columns that stand in `min_df` texts or more, and how often each of them occurs."""
    texts = np.bincount(counts.indices, minlength=counts.shape[1])
    often = np.bincount(counts.indices, counts.data, counts.shape[1])
    columns = np.flatnonzero(texts >= min_df)
    return columns, often[columns]


def _placed(found: Tokens, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the text of each token, and its column, -1 where it has none."""
    return np.repeat(np.arange(len(found)), np.diff(found.ends)), columns[found.codes]


def _adjacent(rows: np.ndarray, columns: np.ndarray, n_words: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the text of each pair of adjacent words that both have columns, and the number of the pair."""
    pairs = np.flatnonzero((rows[1:] == rows[:-1]) & (columns[1:] >= 0) & (columns[:-1] >= 0))
    return rows[pairs], columns[pairs] * n_words + columns[pairs + 1]


def _csr(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> Any:
    """Return how often each pair of row and column occurs, as CSR in single precision."""
    return sparse.coo_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape).tocsr()


@dataclass(frozen=True)
class Tfidf:
    """Counts of one kind, weighted: 1 + log of the count, times the inverse document frequency, rows of unit length.

    Attributes
    ----------
    counter
        A `WordCounter` or `NgramCounter`.
    weights
        The fitted `TfidfTransformer`.
    """

    counter: Any
    weights: Any

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.weights.idf_)

    def __call__(self, pieces: Tokens) -> Any:
        """Return the weighted counts in each text, CSR, float32."""
        return self.weights.transform(self.counter(pieces), copy=False)


def learn_tfidf(learned: tuple[Any, Any] | None) -> tuple[Tfidf | None, Any]:
    """Learn the weights of what is counted.

    Parameters
    ----------
    learned
        What `learn_words` or `learn_ngrams` returned: the counter, and the counts in each text.

    Returns
    -------
    Tfidf, scipy.sparse.csr_matrix
        With the weighted counts in each text; a pair of None without a counter.
    """
    from sklearn.feature_extraction.text import TfidfTransformer

    if learned is None:
        return None, None
    counter, counts = learned
    weights = TfidfTransformer(sublinear_tf=True).fit(counts)
    return Tfidf(counter, weights), weights.transform(counts, copy=False)
