"""The pool: the examples to label, with an id for the user and a key for the store."""

from __future__ import annotations

import operator
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.arrays import is_matrix
from al_widget.data.features.features import Features, Rows, given_rows
from al_widget.data.frames import as_python, check_order, column_names, find_label, index_of, read_frame
from al_widget.data.ids import read_ids
from al_widget.data.keys import Keys
from al_widget.data.kinds import KINDS
from al_widget.data.kinds.kind import Kind, n_rows
from al_widget.data.schemes import Schemes
from al_widget.data.unreadable import refusal
from al_widget.exceptions import DataError, UnknownExampleError, excerpt

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Pool:
    """The examples, immutable, each with an id for the user and a key for the store.

    Attributes
    ----------
    kind
        The examples as one kind of example; `kind.name` is "text", "row" or "object".
    blank
        Boolean array of shape (n,): True where there is nothing to show (None, NaN, empty text).
    index
        The user's pandas index; None where the position is the id.
    keys
        What each example is called in the store.
    schemes
        Every way in which the keys can be made; the log of a task says which one it uses.
    notes
        What the user should know about how the data was read, in sentences.

    Examples
    --------
    The same content keeps its key when the pool is reordered; a second copy gets a key of its own.

    >>> a, b = make_pool(["tax", "lien", "tax"]), make_pool(["lien", "tax"])
    >>> a.key(0) == b.key(1), a.key(2) == a.key(0) + "-2", b.row_of_key(a.key(1))
    (True, True, 0)
    """

    kind: Kind
    blank: np.ndarray
    index: pd.Index | None
    keys: Keys
    schemes: Schemes
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.blank)

    @property
    def examples(self) -> Any:
        """What the featurizer reads: a list of str or objects, a frame, a (n, d) array or CSR matrix."""
        return self.kind.examples

    @property
    def frame(self) -> pd.DataFrame | None:
        """The whole frame where the pool came as one; None otherwise."""
        return self.kind.frame

    def example(self, row: int) -> Any:
        """Return one example as the user would write it: a str, a dict of columns, an array."""
        return self.kind.example(row)

    def id(self, row: int) -> Hashable:
        """Return the user's id of a row: its index label, or its position."""
        return int(row) if self.index is None else as_python(self.index[row])

    def row(self, id: Hashable) -> int:  # noqa: A002 - the contract's own word
        """Return the row of a user's id.

        Raises
        ------
        UnknownExampleError
            If no example has this id.
        """
        if self.index is not None:
            row = find_label(self.index, id)
            if row is None:
                raise UnknownExampleError(
                    f"Expected an id from the pool's index, got {excerpt(id)}. Query.id holds the right one."
                )
            return row
        try:
            row = operator.index(id)  # type: ignore[arg-type]
        except TypeError:
            row = -1
        if isinstance(id, bool) or not 0 <= row < len(self):
            raise UnknownExampleError(
                f"Expected a position between 0 and {len(self) - 1}, got {excerpt(id)}. Query.id holds the right one."
            )
        return row

    def key(self, row: int) -> str:
        """Return the stable key of a row: a hash of its content and occurrence, or the user's own."""
        return self.keys.key(row)

    def row_of_key(self, key: str) -> int | None:
        """Return the row of a key; None when the pool has no such example."""
        return self.keys.row(key)

    def with_keys(self, keys: Keys) -> Pool:
        """Return the pool with the keys of a task."""
        return replace(self, keys=keys, schemes=self.schemes.settled())

    def read_new(self, data: Any, features: Features, what: str = "new examples") -> Any:
        """Return the feature rows of new examples, which may come in any form the pool could have had.

        Parameters
        ----------
        data
            The new examples; where the features were given as a matrix, rows of such a matrix.
        features
            The pool as numbers.
        what
            What they were passed as.

        Raises
        ------
        DataError
            If they cannot be read; the sentence begins with `what`.
        """
        if isinstance(data, Rows):
            return data.of(features)
        if features.given is not None:
            return features.given.read(data, what)
        examples = (self.kind.frame_reader() if features.reads_frame else self.kind.reader()).read(data, what)
        return features.of(examples) if n_rows(examples) else features.X[:0]

    def read(self, data: Any, features: Any, what: str) -> Any:
        """Return new examples as the kind holds those of the pool, before the pool's features are made.

        Parameters
        ----------
        data, what
            As for `read_new`.
        features
            The user's `features=`: of a matrix, rows of such a matrix are read.

        Raises
        ------
        DataError
            If they cannot be read; the sentence begins with `what`.
        """
        if isinstance(data, Rows):
            return data.X
        reader = given_rows(features) if is_matrix(features) else self.kind.reader()
        return reader.read(data, what)

    def random_keys(self, salt: str) -> np.ndarray:
        """Return a random number for each example, fixed by its key and `salt`, as uint64 of shape (n,).

        They follow the content, not the position: a pool that grows or is reordered keeps them.
        """
        return self.keys.random_keys(salt)


def make_pool(
    data: Any,
    *,
    ids: Iterable[Hashable] | None = None,
    text: Hashable | None = None,
    features: Any = None,
) -> Pool:
    """Make a pool from whatever the user has.

    Parameters
    ----------
    data
        List of str, data frame or series of any library narwhals reads (pandas, polars, pyarrow …), (n, d) numeric
        array, scipy sparse matrix, or any sequence of objects.
    ids
        n ids of the user's own, unique and without gaps; by default examples are known by their content.
    text
        For frames: the column to read; by default the one with the most words (`find_text_column`).
    features
        The aligned matrix, if there is one: objects without a content of their own are known by it.

    Raises
    ------
    DataError
        If the pool is empty, of a kind that cannot be shown, has repeated index labels, or `ids`
        do not fit.
    """
    given, data = data, read_frame(data)
    index = index_of(data)
    kind = _recognise(data, {"text": text})
    if text is not None and kind.frame is None:
        raise DataError(
            f"text={excerpt(text)} names a column, but the data is a {type(data).__name__}, not a frame. Drop it."
        )
    n = len(kind)
    if n == 0:
        raise DataError("Expected at least one example, got an empty pool. Pass the texts or rows to label.")
    check_order("ids=", ids, index)
    check_order("features=", features, index)
    schemes = Schemes(kind, given, None if ids is None else read_ids(ids, n), text, features)
    return Pool(kind, kind.blank(), index, schemes.keys, schemes, tuple(_how_read(given, kind, text)))


def _how_read(data: Any, kind: Kind, text: Hashable | None) -> Iterator[str]:
    """Yield what the user should know about how a frame was read."""
    if kind.frame is None:
        return
    names = list(kind.frame.columns)
    came = column_names(data)
    copies = [new for new, old in zip(names, came, strict=True) if str(new) != str(old)]
    if copies:
        yield f"Columns of the same name get a number: {excerpt(copies)}."
    sentence = kind.how_read() if text is None and len(names) > 1 else None
    if sentence is not None:
        yield sentence


def _recognise(data: Any, columns: dict[str, Hashable | None]) -> Kind:
    """Return the examples as the first kind that recognises them; `columns` are those the user named, by kind."""
    for kind in KINDS:
        found = kind.recognise(data, columns.get(kind.name))
        if found is not None:
            return found
    raise refusal(data, "The pool")
