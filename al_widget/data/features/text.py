"""Features of texts: TF-IDF beside a low-rank projection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.features.features import Features, Progress
from al_widget.data.matrix import BlockMatrix
from al_widget.exceptions import DataError

# All of this was chosen by measuring: benchmarks/features.py.
TEXT_C = 100.0  # of the default model: rows of unit length want weaker regularisation than scaled columns
_DIMENSIONS = 256
_SVD_SAMPLE = 20_000  # the projection is learned on this many texts at most; the rest is projected
_WORDS, _PROJECTION = 0.25, 0.75  # how much of a squared distance comes from words and from the projection
_MOST_CHARACTERS = 10_000_000  # in all texts: counting character n-grams of longer pools takes a minute and more


@dataclass(frozen=True)
class TextEncoder:
    """Maps texts to features: words beside a low-rank projection of words and character n-grams.

    Attributes
    ----------
    words, ngrams
        The fitted counters; None where the texts have none.
    stretch
        The axes of the projection, (p, r); None where there are too few texts or words for one.
    """

    words: Any
    ngrams: Any
    stretch: np.ndarray | None

    def __call__(self, texts: Iterable[str]) -> Any:
        """Return the feature rows of new texts."""
        W, X = self._counted(texts)
        return X if self.stretch is None else self.side_by_side(W, X)[0]

    def project(self, texts: Iterable[str]) -> np.ndarray:
        """Return the projection of new texts alone, (n, r) float32 of unit length."""
        return self.side_by_side(*self._counted(texts))[1]

    def _counted(self, texts: Iterable[str]) -> tuple[Any, Any]:
        """Return the counts of words, and of all."""
        texts = list(texts)
        W = None if self.words is None else self.words.transform(texts)
        return W, _counts(W, None if self.ngrams is None else self.ngrams.transform(texts))

    def side_by_side(self, W: Any, X: Any) -> tuple[Any, np.ndarray]:
        """Return words beside the projection, and the projection alone, from words and from all counts."""
        from sklearn.preprocessing import normalize

        Z = normalize(X @ self.stretch, copy=False)
        both = Z if W is None else BlockMatrix(W * np.float32(np.sqrt(_WORDS)), Z * np.float32(np.sqrt(_PROJECTION)))
        return both, Z


def text_features(texts: Sequence[str], progress: Progress, dimensions: int = _DIMENSIONS) -> Features:
    """Compute TF-IDF of words and word pairs, beside a low-rank projection of words and character n-grams.

    The projection (LSA, Deerwester et al. 1990) carries a label to words it has not been seen with,
    and is better while labels are few; the words are better when there are many. Each axis is stretched by the
    root of its singular value, and each text then scaled to unit length.

    Parameters
    ----------
    texts
        The n texts.
    progress
        Called with the share done, between 0 and 1.
    dimensions
        Of the projection, at most; 256 by default.

    Raises
    ------
    DataError
        If no text holds a word or a letter.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.utils.extmath import randomized_svd

    n = len(texts)
    shared = {"sublinear_tf": True, "dtype": np.float32}
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=1 if n < 200 else 2, max_features=100_000, **shared)
    # Without a word in common, or any at all, character n-grams may still tell the texts apart.
    words, W = _fitted(words, _reporting(texts, lambda share: progress(0.2 * share)))
    ngrams, P = None, None
    if sum(map(len, texts)) <= _MOST_CHARACTERS:
        min_df = 1 if n < 200 else 3 if n <= 20_000 else 5
        ngrams = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=min_df, max_features=50_000, **shared)
        ngrams, P = _fitted(ngrams, _reporting(texts, lambda share: progress(0.2 + 0.5 * share)))
    if W is None and P is None:
        raise DataError(f"No words were found in the {n} texts. Pass features= for texts of another kind.")
    X = _counts(W, P)
    rank = min(dimensions, min(X.shape) - 1)
    if rank < 2:
        return Features(X, X, TextEncoder(words, ngrams, None))
    sample = X if n <= _SVD_SAMPLE else X[np.random.default_rng(0).choice(n, _SVD_SAMPLE, replace=False)]
    progress(0.75)
    _, sigma, axes = randomized_svd(sample, rank, n_oversamples=10, n_iter=2, random_state=0)
    progress(0.9)
    encoder = TextEncoder(words, ngrams, (axes.T * np.sqrt(sigma)).astype(np.float32))
    both, Z = encoder.side_by_side(W, X)
    progress(1.0)
    return Features(both, Z, encoder)


def _fitted(vectorizer: Any, texts: Iterable[str]) -> tuple[Any, Any]:
    """Return the fitted counter and its counts of the texts; a pair of None where no word is left to count."""
    try:
        counts = vectorizer.fit_transform(texts)
    except ValueError:
        return None, None
    # Until scikit-learn 1.6 it kept every word it does not count: most of the pool's text.
    vars(vectorizer).pop("stop_words_", None)
    return vectorizer, counts


def _counts(W: Any, P: Any) -> Any:
    """Return the counts of words and of n-grams in one matrix, each with half of the weight; or the one there is."""
    if W is None or P is None:
        return P if W is None else W
    return sparse.hstack([W, P], format="csr", dtype=np.float32) * np.float32(np.sqrt(0.5))


def _reporting(texts: Sequence[str], progress: Progress) -> Iterator[str]:
    """Yield the texts, and report the share read about a hundred times."""
    every = max(1, len(texts) // 100)
    for position, text in enumerate(texts):
        if position % every == 0:
            progress(position / len(texts))
        yield text
