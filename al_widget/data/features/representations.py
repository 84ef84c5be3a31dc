"""The representations of one pool: its features as they are, and the others that labels may prefer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from al_widget.data.cache import Cache
from al_widget.data.features.embeddings import Embedder, StaticVectors, embed_texts
from al_widget.data.features.features import Features, Progress, Rows
from al_widget.data.features.similarities import Similarities
from al_widget.data.features.table import TABLE_C
from al_widget.data.matrix import beside

SHARES = (0.2, 0.5, 0.8)  # of the squared length of a row that vectors of meaning hold beside the words
# Static vectors are tried by themselves up to so many texts: of a million they would take a minute and 3 GB.
MOST_TEXTS = 250_000
TOO_MANY_TEXTS = (
    f'Word vectors are tried by themselves up to {MOST_TEXTS:,} texts: features="embeddings" reads them alone.'
)


@dataclass(frozen=True)
class Representation(ABC):
    """One way to read examples as rows of numbers.

    Attributes
    ----------
    name
        What it is called in the log.
    described
        The same in plain words.
    """

    name: str
    described: str

    @property
    def needs_vectors(self) -> bool:
        """Whether it reads vectors of meaning."""
        return False

    def made_anew(self, base: Features) -> Representation:  # noqa: ARG002 - of what depends on the base
        """Return the same of another base: the default features of other examples."""
        return self

    @abstractmethod
    def rows(self, base: Any, vectors: np.ndarray | None) -> Any:
        """Return the rows (n, d), from the rows of the base and, where it needs them, vectors (n, e)."""


@dataclass(frozen=True)
class AsBuilt(Representation):
    """The base itself: what the kind of example is read as before there is a label."""

    def rows(self, base: Any, vectors: np.ndarray | None) -> Any:  # noqa: ARG002 - of the others
        """Return the rows of the base."""
        return base


@dataclass(frozen=True)
class WithMeaning(Representation):
    """Words beside vectors of meaning.

    Attributes
    ----------
    share
        Of the squared length of a row that the vectors hold.
    """

    share: float

    @property
    def needs_vectors(self) -> bool:
        """Whether it reads vectors of meaning."""
        return True

    def rows(self, base: Any, vectors: np.ndarray | None) -> Any:
        """Return the words beside the vectors."""
        if vectors is None:
            raise ValueError("vectors are missing")
        return beside(base, vectors, self.share)


@dataclass(frozen=True)
class ColumnsAlone(Representation):
    """The columns of a table without the similarities to landmarks.

    Attributes
    ----------
    width
        How many columns there are.
    scale
        The factor they have beside the similarities.
    """

    width: int
    scale: np.float32

    def made_anew(self, base: Features) -> Representation:
        """Return the columns of other examples, which may be more or fewer."""
        options = row_representations(base).options
        return next((one for one in options if isinstance(one, ColumnsAlone)), options[0])

    def rows(self, base: Any, vectors: np.ndarray | None) -> Any:  # noqa: ARG002 - of the others
        """Return the columns, scaled so that the default model of tables has the strength that columns alone want."""
        return base[:, : self.width] / (self.scale * np.float32(np.sqrt(TABLE_C)))


@dataclass(frozen=True)
class Transform:
    """Maps new examples to rows of a representation; it can be pickled.

    Attributes
    ----------
    base
        Maps them to rows of the base.
    representation
        What is made of those.
    embedder
        Makes their vectors; None where none are needed.
    width
        How many numbers a vector has.
    """

    base: Any
    representation: Representation
    embedder: Embedder | None
    width: int | None

    def __call__(self, examples: Any) -> Any:
        """Return the rows."""
        vectors = None if self.embedder is None else embed_texts(self.embedder, examples, width=self.width)
        return self.representation.rows(self.base(examples), vectors)


@dataclass
class Representations:
    """The representations of a pool that the labels choose between.

    Attributes
    ----------
    base
        The features of the first one.
    options
        All of them; the first is the base.
    embedder
        Makes vectors of meaning; None where no option needs them.
    texts
        What it reads of the pool.
    cache
        Where vectors are kept between sessions; None for nowhere.
    vectors
        Those of the pool, (n, e) float32; None before they are made.
    """

    base: Features
    options: tuple[Representation, ...]
    embedder: Embedder | None = None
    texts: Sequence[str] = field(default=(), repr=False)
    cache: Cache | None = None
    vectors: np.ndarray | None = field(default=None, repr=False)

    @property
    def source(self) -> str:
        """What the vectors come from; "" where there are none. A choice is worth nothing once it is another one."""
        return "" if self.embedder is None else self.embedder.recipe or self.embedder.described

    def find(self, name: str | None) -> Representation | None:
        """Return the option of a name; None if there is none."""
        return next((one for one in self.options if one.name == name), None)

    def prepare(self, progress: Progress = lambda _share: None) -> None:
        """Make the vectors of the pool, unless they are made.

        Raises
        ------
        DataError
            If their source fails.
        """
        if self.embedder is not None and self.vectors is None:
            self.vectors = embed_texts(self.embedder, self.texts, self.cache, progress)

    def rows(self, option: Representation, rows: np.ndarray) -> Any:
        """Return some rows of the pool as an option reads them; vectors must be made where it needs them."""
        vectors = self.vectors[rows] if option.needs_vectors and self.vectors is not None else None
        return option.rows(self.base.X[rows], vectors)

    def features(self, option: Representation) -> Features:
        """Return the pool as an option reads it."""
        if option is self.options[0]:
            return self.base
        X = option.rows(self.base.X, self.vectors)
        distances = getattr(X, "right", X)
        width = None if self.vectors is None else self.vectors.shape[1]
        embedder = self.embedder if option.needs_vectors else None
        transform = Transform(self.base.reader, option, embedder, width)
        return replace(self.base, X=X, embedding=distances, transform=transform, notices=())

    def held_out(self, rows: np.ndarray) -> NewRows:
        """Return some rows of the pool as new ones."""
        return NewRows(self.base.X[rows], None if self.vectors is None else self.vectors[rows])

    def part(self, rows: np.ndarray) -> Representations:
        """Return the same of some rows of the pool; their vectors must be made."""
        base = replace(self.base, X=self.base.X[rows], embedding=self.base.embedding[rows])
        vectors = None if self.vectors is None else self.vectors[rows]
        return replace(self, base=base, texts=(), vectors=vectors)


@dataclass(frozen=True)
class NewRows(Rows):
    """New examples as rows of the base, with their vectors: they become rows of whichever representation serves.

    Attributes
    ----------
    vectors
        Of meaning, (n, e); None where there are none.
    """

    vectors: np.ndarray | None = None

    def of(self, features: Features) -> Any:
        """Return the rows as these features have them."""
        made = features.transform
        return made.representation.rows(self.X, self.vectors) if isinstance(made, Transform) else self.X


@dataclass(frozen=True)
class Chosen:
    """A representation that labels chose, for examples that are read anew, as when a model is fitted once more.

    Attributes
    ----------
    representation
        The one that was chosen.
    embedder
        Makes vectors of meaning; None where none are needed.
    """

    representation: Representation
    embedder: Embedder | None

    def of(self, base: Features, examples: Any, cache: Cache | None) -> Features:
        """Return examples as the representation reads them, from their default features."""
        anew = self.representation.made_anew(base)
        found = Representations(base, (AsBuilt("base", "base"), anew), self.embedder, examples, cache)
        found.prepare()
        return base if isinstance(anew, AsBuilt) else found.features(anew)


def text_representations(
    base: Features, texts: Sequence[str], embedder: Embedder | None, cache: Cache | None
) -> Representations:
    """Return the representations of a pool of texts: words, and with a source of vectors words beside them."""
    words = AsBuilt("words", "words")
    if embedder is None or (len(texts) > MOST_TEXTS and isinstance(embedder.source, StaticVectors)):
        return Representations(base, (words,))
    described = ("words and a little meaning", "words and meaning", "meaning and some words")
    options = [WithMeaning(f"meaning {share}", said, share) for share, said in zip(SHARES, described, strict=True)]
    return Representations(base, (words, *options), embedder, texts, cache)


def row_representations(base: Features) -> Representations:
    """Return the representations of a pool of rows: columns and similarities where there are some, or columns alone."""
    similarities = getattr(base.transform, "similarities", None)
    if not isinstance(similarities, Similarities):
        return Representations(base, (AsBuilt("columns", "columns"),))
    width = base.X.shape[1] - similarities.kernel.n_components
    both = AsBuilt("columns and similarities", "columns and similarities to other rows")
    return Representations(base, (both, ColumnsAlone("columns", "columns alone", width, similarities.scale)))
