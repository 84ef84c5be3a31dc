"""Features of texts: TF-IDF beside a low-rank projection."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.features.counts import Tfidf, learn_ngrams, learn_tfidf, learn_words
from al_widget.data.features.features import Features, Part, Progress, TakePart, ignore
from al_widget.data.features.tokens import pieces_of
from al_widget.data.matrix import BlockMatrix
from al_widget.exceptions import DataError

# All of this was chosen by measuring: benchmarks/features.py.
TEXT_C = 100.0  # of the default model: rows of unit length want weaker regularisation than scaled columns
_DIMENSIONS = 256
_WORDS, _PROJECTION = 0.25, 0.75  # how much of a squared distance comes from words and from the projection
# From how many texts, and characters in all, words are learned, and n-grams and axes; the others are only encoded.
_WORDS_FROM, _AXES_FROM = (100_000, 20_000_000), (20_000, 10_000_000)
_FEWEST = 1_000  # texts that are learned from, however long; of longer ones the beginnings
_MOST_WORDS, _MOST_NGRAMS = 100_000, 50_000
_MOST_ENTRIES = 12_000_000  # of the sample's counts: the axes of long texts are learned from fewer rows
_SLICE, _SLICE_CHARACTERS = 16_384, 4_000_000  # texts and characters encoded at a time, so that the rest stays small
_LEARNING = 150_000  # learning takes as long as encoding this many texts


@dataclass(frozen=True)
class TextEncoder:
    """Maps texts to features: words beside a low-rank projection of words and character n-grams.

    Attributes
    ----------
    words, ngrams
        The weighted counts, `Tfidf`; None where the texts have none.
    stretch
        The axes of the projection, (p, r), those of the words first; None where there are too few texts or words
        for one.
    """

    words: Tfidf | None
    ngrams: Tfidf | None
    stretch: np.ndarray | None

    def __call__(self, texts: Iterable[str]) -> Any:
        """Return the feature rows of new texts."""
        return self.features_of(list(texts)).X

    def project(self, texts: Iterable[str]) -> np.ndarray:
        """Return the projection of new texts alone, (n, r) float32 of unit length."""
        return self.features_of(list(texts)).embedding

    def features_of(self, texts: Sequence[str], progress: Progress = lambda _share: None) -> Features:
        """Return texts as features, made slice by slice: beyond the features, memory does not grow with the texts.

        Parameters
        ----------
        texts
            The n texts.
        progress
            Called with the share done, between 0 and 1.
        """
        W, Z = _Rows(), None if self.stretch is None else np.empty((len(texts), self.stretch.shape[1]), np.float32)
        for rows in _slices(texts):
            words, ngrams = self._counts(texts[rows])
            if Z is None:
                W.append(_side_by_side(words, ngrams))
            else:
                Z[rows] = _projected(words, ngrams, self.stretch)
                if words is not None:
                    W.append(words * np.float32(np.sqrt(_WORDS)))
            progress(rows.stop / len(texts))
        if Z is None:
            X = W.matrix(self._n_columns)
            return Features(X, X, self)
        if self.words is None:
            return Features(Z, Z, self)
        return Features(BlockMatrix(W.matrix(self.words.width), Z, np.sqrt(_PROJECTION)), Z, self)

    @property
    def _n_columns(self) -> int:
        return sum(0 if kind is None else kind.width for kind in (self.words, self.ngrams))

    def _counts(self, texts: Sequence[str]) -> tuple[Any, Any]:
        """Return the weighted counts of words and of n-grams; None for what the encoder does not count."""
        pieces = pieces_of(texts)
        return None if self.words is None else self.words(pieces), None if self.ngrams is None else self.ngrams(pieces)


def _projected(words: Any, ngrams: Any, stretch: Any) -> np.ndarray:
    """Return the projection of weighted counts, rows of unit length."""
    from sklearn.preprocessing import normalize

    if words is None or ngrams is None:
        return normalize((ngrams if words is None else words) @ stretch, copy=False)
    Z = words @ stretch[: words.shape[1]]
    Z += ngrams @ stretch[words.shape[1] :]
    return normalize(Z, copy=False)


def text_features(
    texts: Sequence[str], progress: Progress, dimensions: int = _DIMENSIONS, first: TakePart = ignore
) -> Features:
    """Compute TF-IDF of words and word pairs, beside a low-rank projection of words and character n-grams.

    The projection (LSA, Deerwester et al. 1990) carries a label to words it has not been seen with,
    and is better while labels are few; the words are better when there are many. Each axis is stretched by the
    root of its singular value, and each text then scaled to unit length. See `find_words` for what
    counts as a word in which script.

    Parameters
    ----------
    texts
        The n texts.
    progress
        Called with the share done, between 0 and 1.
    dimensions
        Of the projection, at most; 256 by default.
    first
        Called with a random part of more than 20,000 texts as soon as they can be compared. They lie where their words
        put them as long as words are learned from these alone.

    Raises
    ------
    DataError
        If all texts are blank.
    """
    learning = 1 / (1 + len(texts) / _LEARNING)
    encoder = learn_encoder(texts, lambda share: progress(learning * share), dimensions, first)
    return encoder.features_of(texts, lambda share: progress(learning + (1 - learning) * share))


def learn_encoder(
    texts: Sequence[str],
    progress: Progress = lambda _share: None,
    dimensions: int = _DIMENSIONS,
    first: TakePart = ignore,
) -> TextEncoder:
    """Learn from texts, or from a random sample of many, what maps texts to features.

    Parameters
    ----------
    texts, progress, dimensions, first
        As for `text_features`.

    Raises
    ------
    DataError
        If all texts are blank.
    """
    place = _sample(texts, *_WORDS_FROM)
    sample = _shortened([texts[row] for row in place], _WORDS_FROM[1])
    rows = _sample(sample, *_AXES_FROM)
    fewest = (1, 1) if len(sample) < 200 else (2, 3)
    if not any(map(str.strip, sample)):
        raise DataError(
            f"Expected texts, got {len(texts)} that are all blank. Check which column was read, or pass features=."
        )
    some_texts = [sample[row] for row in rows]
    if len(rows) == len(sample) or not any(map(str.strip, some_texts)):
        return _learn(sample, fewest, dimensions, progress).encoder
    some = _learn(some_texts, fewest, dimensions, lambda share: progress(0.7 * share))
    first(Part(place[rows], some.points()))
    pieces = pieces_of(_reporting(sample, lambda share: progress(0.7 + 0.2 * share)))
    words, W = learn_tfidf(learn_words(pieces, fewest[0], _MOST_WORDS))
    return some.encoder if words is None else some.with_words(words, W[rows])


@dataclass(frozen=True)
class _Learned:
    """What was learned from some texts.

    Attributes
    ----------
    encoder
        Maps texts to features.
    W, P
        The weighted counts of the texts, of words and of n-grams; None for what is not counted.
    rows, places
        The texts that the axes were learned from, (m,), and where they lie on the axes, (m, r): the left singular
        vectors, divided by the root of the singular values. None where there are no axes.
    """

    encoder: TextEncoder
    W: Any
    P: Any
    rows: np.ndarray
    places: np.ndarray | None

    def points(self) -> Any:
        """Return what distances between the texts are measured in."""
        stretch = self.encoder.stretch
        return _side_by_side(self.W, self.P) if stretch is None else _projected(self.W, self.P, stretch)

    def with_words(self, words: Tfidf, W: Any) -> TextEncoder:
        """Return an encoder with words that were learned from more texts, on the same axes.

        Parameters
        ----------
        words
            The words.
        W
            Their weighted counts in these texts.
        """
        encoder = self.encoder
        if encoder.stretch is None or self.places is None:
            return replace(encoder, words=words)
        half = np.float32(1.0 if self.P is None else np.sqrt(0.5))  # as `_side_by_side` weighs them
        of_words = np.asarray(W[self.rows].T @ self.places, np.float32) * half
        of_ngrams = encoder.stretch[0 if encoder.words is None else encoder.words.width :]
        return replace(encoder, words=words, stretch=np.concatenate([of_words, of_ngrams]))


def _learn(texts: list[str], fewest: tuple[int, int], dimensions: int, progress: Progress) -> _Learned:
    """Learn words, n-grams and axes from texts."""
    from sklearn.utils.extmath import randomized_svd

    pieces = pieces_of(_reporting(texts, lambda share: progress(0.1 * share)))
    learned = learn_words(pieces, fewest[0], _MOST_WORDS), learn_ngrams(pieces, fewest[1], _MOST_NGRAMS)
    if learned == (None, None):  # no two texts have anything in common
        learned = learn_words(pieces, 1, _MOST_WORDS), learn_ngrams(pieces, 1, _MOST_NGRAMS)
    progress(0.3)
    (words, W), (ngrams, P) = map(learn_tfidf, learned)
    X = _side_by_side(W, P)
    rows = _random_rows(X)
    rank = min(dimensions, min(len(rows), X.shape[1]) - 1)
    if rank < 2:
        return _Learned(TextEncoder(words, ngrams, None), W, P, rows, None)
    progress(0.4)
    # Of several ways tried, none was faster by more than a second, and this one gives what was measured before.
    X = X if len(rows) == X.shape[0] else X[rows]
    places, sigma, axes = randomized_svd(X, rank, n_oversamples=10, n_iter=2, random_state=0)
    progress(1.0)
    stretch = np.ascontiguousarray((axes.T * np.sqrt(sigma)).astype(np.float32))
    least = max(float(sigma[0]) * 1e-6, 1e-12)  # an axis without length takes nothing
    return _Learned(TextEncoder(words, ngrams, stretch), W, P, rows, places / np.sqrt(np.maximum(sigma, least)))


def _sample(texts: Sequence[str], most: int, characters: int) -> np.ndarray:
    """Return the positions of so many texts at random, in order, that they have about so many characters at most."""
    n, total = len(texts), max(1, sum(map(len, texts)))
    size = min(n, most, max(_FEWEST, n * characters // total))
    return np.arange(n) if size == n else np.sort(np.random.default_rng(0).choice(n, size, replace=False))


def _shortened(texts: list[str], characters: int) -> list[str]:
    """Return texts; of few and very long ones the beginnings, so that all together have about so many characters."""
    if sum(map(len, texts)) <= 2 * characters:
        return texts
    return [text.lstrip()[: max(1, characters // len(texts))] for text in texts]


def _random_rows(X: Any) -> np.ndarray:
    """Return the positions of all rows of a matrix, or of some at random if they have too many entries."""
    n = X.shape[0]
    size = max(_FEWEST, int(n * _MOST_ENTRIES / max(1, X.nnz)))
    return np.arange(n) if size >= n else np.sort(np.random.default_rng(0).choice(n, size, replace=False))


def _slices(texts: Sequence[str]) -> Iterator[slice]:
    """Yield slices of a limited number of texts and characters; of very long texts, one each."""
    start = characters = 0
    for stop, text in enumerate(texts):
        if stop > start and (stop - start == _SLICE or characters + len(text) > _SLICE_CHARACTERS):
            yield slice(start, stop)
            start, characters = stop, 0
        characters += len(text)
    if start < len(texts):
        yield slice(start, len(texts))


def _side_by_side(W: Any, P: Any) -> Any:
    """Return the counts of words and of n-grams in one matrix, each with half of the weight; or the one there is."""
    if W is None or P is None:
        return P if W is None else W
    return sparse.hstack([W, P], format="csr", dtype=np.float32) * np.float32(np.sqrt(0.5))


class _Rows:
    """CSR rows that come slice by slice, kept in arrays that grow in place: there is never a second copy of all."""

    def __init__(self) -> None:
        self._data, self._indices, self._ends = array("f"), array("i"), array("q", [0])

    def append(self, rows: Any) -> None:
        """Add rows at the end."""
        self._ends.extend((rows.indptr[1:] + len(self._data)).tolist())
        self._data.frombytes(rows.data.astype(np.float32, copy=False).tobytes())
        self._indices.frombytes(rows.indices.astype(np.int32, copy=False).tobytes())

    def matrix(self, width: int) -> Any:
        """Return all rows as one matrix of that many columns."""
        data, indices, ends = (
            np.frombuffer(part, dtype) if part else np.empty(0, dtype)
            for part, dtype in ((self._data, np.float32), (self._indices, np.int32), (self._ends, np.int64))
        )
        return sparse.csr_matrix((data, indices, ends), shape=(len(ends) - 1, width))


def _reporting(texts: Sequence[str], progress: Progress) -> Iterator[str]:
    """Yield the texts, and report the share read about a hundred times."""
    every = max(1, len(texts) // 100)
    for position, text in enumerate(texts):
        if position % every == 0:
            progress(position / len(texts))
        yield text
