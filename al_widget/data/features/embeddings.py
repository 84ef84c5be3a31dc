"""What turns texts into embeddings: static word vectors, a sentence transformer, or something of the user's."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from time import monotonic
from typing import Any

import numpy as np
from scipy import sparse

from al_widget.data.cache import Cache, CachedRows, content_keys
from al_widget.data.features.features import Progress, check_matrix, run
from al_widget.data.matrix import plain
from al_widget.data.surrogates import repair_surrogates
from al_widget.exceptions import DataError, clip, excerpt

# One sentence, wherever vectors are missed.
NO_SOURCE = 'Text embeddings are not installed: pip install "al_widget[embeddings]" (19 MB, works offline).'
MODELS = "sentence-transformers/"  # what the name of a model begins with

# Of the default model on vectors alone. Measured with static vectors on 100, 300 and 1,000 random labels of banking77,
# subj, snips and contract_provisions: 10 is up to 4 points worse with many classes, 100 up to 3 with two.
EMBEDDINGS_C = 30.0

_BATCH = 512  # texts at a time: progress is shown, and an interrupt heard, between two
_ROWS_PER_FILE = 4096  # rows of a file of the cache
_FLUSH_SECONDS = 5.0  # seconds, with fewer: that much is lost when a slow source is killed

_LONGEST_REASON = 300  # characters of what a library says

_STATIC, _STATIC_MODEL, _STATIC_WIDTH = "wordllama", "l2_supercat", 256
_NO_TRANSFORMERS = (
    'needs a library that is not installed: pip install "al_widget[embeddings,sentence-transformers]" (it brings '
    "PyTorch)."
)
_WANTED = (
    f'None for the static vectors that are installed, the name of a model such as "{MODELS}all-MiniLM-L6-v2", a '
    "function from a list of texts to a matrix with one row a text, or an object with encode or transform that makes "
    "one"
)


@dataclass(frozen=True)
class Embedder:
    """Turns texts into vectors that lie close where the texts mean much the same.

    It can be pickled, and one that `find_embedder` found by itself or by a name holds no weights: they are loaded where
    they are first needed, once in a process.

    Attributes
    ----------
    recipe
        What the vectors follow from: library, version, model, dimension. Equal recipes make equal vectors, today and
        tomorrow, so that they can be kept on disk. None where nobody says so: the vectors are computed in each session.
    described
        The source in plain words.
    source
        The function from a list of texts to a matrix, one row a text.

    Examples
    --------
    >>> def lengths(texts):
    ...     return [[len(text), 1.0] for text in texts]
    >>> embed = find_embedder(lengths)
    >>> embed(["tax", ""]).astype(float).round(2).tolist(), embed.described
    ([[0.95, 0.32], [0.0, 1.0]], 'vectors by lengths')
    """

    recipe: str | None
    described: str
    source: Callable[[list[str]], Any]

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vectors, (n, d) float32 of unit length; zeros for a text without a known word.

        They are rounded to half precision, in which they are kept on disk: what is read equals what is computed.

        Raises
        ------
        DataError
            If the source fails, or returns anything but one row of finite numbers for each text.
        """
        what = f"embeddings= ({self.described})"
        read = [repair_surrogates(text) for text in texts]
        made = plain(check_matrix(run(what, lambda: self.source(read)), len(texts), what))
        rows = np.asarray(made.toarray() if sparse.issparse(made) else made, np.float64)
        if not rows.shape[1]:
            raise DataError(f"{what}: expected one number a text at least, got a matrix without a column.")
        return _unit(rows).astype(np.float16).astype(np.float32)


def _unit(rows: np.ndarray) -> np.ndarray:
    """Return rows of unit length; those of zeros as they are."""
    peak = np.abs(rows).max(axis=1, keepdims=True, initial=0.0)  # first, since squares of large numbers overflow
    rows = rows / np.where(peak > 0, peak, 1.0)
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(length > 0, length, 1.0)


def embed_texts(
    embedder: Embedder,
    texts: Sequence[str],
    cache: Cache | None = None,
    progress: Progress = lambda _share: None,
    *,
    width: int | None = None,
) -> np.ndarray:
    """Return the vectors of texts: what is in the cache is read, and the rest computed and kept, bit by bit.

    When it is killed or fails, the next call goes on where it was, but for the last seconds. Copies of a text are
    computed once; an empty one has zeros, and is not shown to the source.

    Parameters
    ----------
    embedder
        What turns texts into vectors.
    texts
        The n texts.
    cache
        Where vectors are kept between sessions; None: nowhere.
    progress
        Called with the share done, between 0 and 1.
    width
        How many numbers a vector must have, where that is known.

    Returns
    -------
    (n, d) float32 of unit length. They are the same numbers whether they are read or computed.

    Raises
    ------
    DataError
        If the source fails, or its vectors change their width.
    """
    stored = None if cache is None or embedder.recipe is None else cache.rows_of(embedder.recipe)
    keys = content_keys(texts)
    first, copy_of = _distinct(keys)
    found = _Vectors(embedder, keys, stored, width)
    missing = first & ~found.read() & np.fromiter((bool(text.strip()) for text in texts), bool, len(texts))
    rest = np.flatnonzero(missing)
    try:
        for start in range(0, len(rest), _BATCH):
            progress((len(texts) - len(rest) + start) / len(texts))
            places = rest[start : start + _BATCH]
            made = embedder([texts[place] for place in places])
            if not found.fill(places, made):
                return embed_texts(embedder, texts, cache, progress, width=made.shape[1])
    finally:
        found.flush()
    progress(1.0)
    if found.rows is None:
        return np.zeros((len(texts), width or 0), np.float32) if width or not texts else embedder(texts)
    found.rows[~first] = found.rows[copy_of[~first]]
    return found.rows


def _distinct(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return which keys come for the first time, booleans of shape (n,), and where each came first, (n,)."""
    _, places, copies = np.unique(keys["first"], return_index=True, return_inverse=True)
    copy_of = places[copies]
    copy_of = np.where(keys[copy_of] == keys, copy_of, np.arange(len(keys)))  # half a key may be that of another text
    return copy_of == np.arange(len(keys)), copy_of


class _Vectors:
    """The vectors of texts while they are read and computed; what is new is written to the cache now and then."""

    def __init__(self, embedder: Embedder, keys: np.ndarray, stored: CachedRows | None, width: int | None) -> None:
        self._embedder, self._keys, self._stored = embedder, keys, stored
        self._width = width
        self.rows: np.ndarray | None = None
        self._new: list[np.ndarray] = []
        self._flushed_at = monotonic()

    def read(self) -> np.ndarray:
        """Fill in what the cache has; return where, booleans of shape (n,)."""
        known = np.zeros(len(self._keys), bool)
        stored = self._stored
        if stored is None or stored.width is None:
            return known
        if self._width not in {None, stored.width}:
            stored.clear()
            return known
        self.rows = np.zeros((len(known), stored.width), np.float32)
        for start in range(0, len(known), _ROWS_PER_FILE):
            part = slice(start, start + _ROWS_PER_FILE)
            known[part], rows = stored.read(self._keys[part])
            self.rows[part][known[part]] = rows
        return known

    def fill(self, places: np.ndarray, made: np.ndarray) -> bool:
        """Fill in vectors that were computed; False where the cache held others, which are gone now.

        Raises
        ------
        DataError
            If they are not as wide as those before.
        """
        stored, made_width = self._stored, made.shape[1]
        if stored is not None and self._width is None and stored.width not in {None, made_width}:
            stored.clear()
            return False
        if self._width not in {None, made_width}:
            raise DataError(
                f"Expected embeddings= ({self._embedder.described}) to make {self._width} numbers of each text, as "
                f"before, got {made_width}. Make as many of any text."
            )
        self._width = made_width
        if self.rows is None:
            self.rows = np.zeros((len(self._keys), made_width), np.float32)
        self.rows[places] = made
        self._new.append(places)
        if sum(map(len, self._new)) >= _ROWS_PER_FILE or monotonic() - self._flushed_at >= _FLUSH_SECONDS:
            self.flush()
        return True

    def flush(self) -> None:
        """Write what is new to the cache."""
        if self._new and self._stored is not None and self.rows is not None:
            places = np.concatenate(self._new)
            self._stored.add(self._keys[places], self.rows[places])
        self._new, self._flushed_at = [], monotonic()


def find_embedder(given: Any) -> Embedder | None:
    """Return what turns texts into vectors; None where nothing was asked for and nothing is installed.

    Nothing is loaded or downloaded before the first texts come.

    Parameters
    ----------
    given
        None: static word vectors (`wordllama`), if they are installed. A name that begins with
        "sentence-transformers/": that model, which its library downloads at the first use. A function from a list of
        texts to a matrix (n, d), or an object with `encode` or `transform` that makes one; if it has an attribute
        `recipe`, a str that is another whenever its vectors are, they are kept on disk between sessions. An `Embedder`
        as it is.

    Raises
    ------
    DataError
        If it is none of these, or its library is not installed.
    """
    if given is None:
        return None if find_spec(_STATIC) is None else _static()
    if isinstance(given, Embedder):
        return given
    if isinstance(given, str) and given.startswith(MODELS) and len(given) > len(MODELS):
        return _sentence_model(given)
    if not isinstance(given, (str, bytes, type)):
        for method in ("encode", "transform"):  # before its being callable: a model of PyTorch is that too
            if callable(getattr(given, method, None)):
                return _own(given, _Method(given, method))
        if callable(given):
            return _own(given, given)
    raise DataError(f"Expected embeddings= to be {_WANTED}; got {excerpt(given)}.")


def _static() -> Embedder:
    recipe = f"{_STATIC} {_version(_STATIC)} {_STATIC_MODEL} {_STATIC_WIDTH} mean"
    return Embedder(recipe, f"static word vectors ({_STATIC})", StaticVectors())


def _sentence_model(name: str) -> Embedder:
    if find_spec("sentence_transformers") is None:
        raise DataError(f"{name!r} {_NO_TRANSFORMERS}")
    # The dimension follows from the model, which is not loaded to find it out.
    return Embedder(f"sentence-transformers {_version('sentence-transformers')} {name}", name, SentenceModel(name))


def _own(given: Any, source: Callable[[list[str]], Any]) -> Embedder:
    recipe = getattr(given, "recipe", None)
    if recipe is not None and (not isinstance(recipe, str) or not recipe.strip()):
        raise DataError(
            f"Expected the recipe of embeddings= to be a str that is another whenever its vectors are, got "
            f"{excerpt(recipe)}."
        )
    name = getattr(given, "__qualname__", None) or type(given).__qualname__
    described = "vectors by a function" if "<lambda>" in name else f"vectors by {name.rpartition('.')[2]}"
    return Embedder(None if recipe is None else f"own {recipe}", described, source)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a checkout on the path
        return "unknown"


@dataclass(frozen=True)
class _Method:
    """A method of an object, found by its name: a bound one of a model of PyTorch cannot always be pickled."""

    owner: Any
    name: str

    def __call__(self, texts: list[str]) -> Any:
        return getattr(self.owner, self.name)(texts)


@dataclass(frozen=True)
class StaticVectors:
    """The mean of the vectors of a text's tokens, by wordllama (Miller 2024): offline, with what ships in its wheel."""

    def __call__(self, texts: list[str]) -> np.ndarray:
        """Return the means, (n, 256) float32; zeros for an empty text."""
        model = _wordllama()
        # Its own embed() pads each batch to the longest text in it, and holds a vector for each place: a document of a
        # million characters would take gigabytes, and the sums would follow from what stands beside a text.
        tokens = [found.ids for found in model.tokenizer.encode_batch_fast(texts, add_special_tokens=False)]
        lengths = np.fromiter(map(len, tokens), np.int64, len(tokens))
        places = np.fromiter((token for ids in tokens for token in ids), np.int32, int(lengths.sum()))
        shares = np.repeat(1 / np.maximum(lengths, 1), lengths).astype(np.float32)
        ends = np.concatenate([[0], np.cumsum(lengths)])
        vectors = model.embedding
        np.minimum(places, len(vectors) - 1, out=places)
        return sparse.csr_matrix((shares, places, ends), shape=(len(texts), len(vectors))) @ vectors


@functools.cache
def _wordllama() -> Any:
    """Return the model, loaded once; it never downloads anything."""
    from pathlib import Path

    with _quiet_root_logger():
        import wordllama
    folder = Path(wordllama.__file__).parent
    model = wordllama.WordLlama.load(_STATIC_MODEL, cache_dir=folder, dim=_STATIC_WIDTH, disable_download=True)
    model.tokenizer.no_padding()
    return model


@contextmanager
def _quiet_root_logger() -> Iterator[None]:
    """Undo what an import does to the root logger: wordllama makes every library's notes appear in the notebook."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        yield
    finally:
        root.handlers[:], root.level = handlers, level


@dataclass(frozen=True)
class SentenceModel:
    """Vectors of a model of the library sentence-transformers (Reimers & Gurevych 2019).

    Attributes
    ----------
    name
        Of the model, as the library knows it.
    """

    name: str

    def __call__(self, texts: list[str]) -> Any:
        """Return the vectors, (n, d)."""
        return _sentence_transformer(self.name).encode(texts, show_progress_bar=False)


@functools.cache
def _sentence_transformer(name: str) -> Any:
    """Return the model, loaded once.

    Raises
    ------
    DataError
        If the library is missing, or does not find the model.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError:
        raise DataError(f"{name!r} {_NO_TRANSFORMERS}") from None
    try:
        return SentenceTransformer(name)
    except Exception as error:
        why = clip(" ".join(str(error).split()), _LONGEST_REASON)
        raise DataError(
            f"The model {name!r} cannot be loaded ({type(error).__name__}: {why}). Check its name, and the network, "
            "which the first use needs; or pass embeddings=SentenceTransformer(folder) with a folder that holds it."
        ) from error
