"""The pool: the examples to label, their stable ids and keys."""

from __future__ import annotations

import hashlib
import operator
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from scipy import sparse

from al_widget.exceptions import DataError, UnknownExampleError

Kind = Literal["text", "row", "object"]

_GUESSED_TEXT_LENGTH = 25  # a string column shorter than this on average is a name or a code, not a text


@dataclass(frozen=True)
class Pool:
    """The examples, immutable, each with an id for the user and a key for the store.

    Attributes
    ----------
    examples
        What the person sees and the featurizer reads: a list of str (`kind="text"`), a pandas
        DataFrame, a (n, d) array or a scipy CSR matrix (`kind="row"`), or any sequence (`"object"`).
    blank
        Boolean array of shape (n,): True where there is nothing to show (None, NaN, empty text).
    frame
        The whole frame where the pool came as one; None otherwise.

    Examples
    --------
    The same content keeps its key when the pool is reordered; a second copy is told apart.

    >>> a, b = make_pool(["tax", "lien", "tax"]), make_pool(["lien", "tax"])
    >>> a.key(0) == b.key(1), a.key(2) == a.key(0) + "-2", b.row_of_key(a.key(1))
    (True, True, 0)
    """

    examples: Any
    kind: Kind
    blank: np.ndarray
    index: Any  # pandas.Index, or None where the position is the id
    frame: Any
    _keys: _OwnKeys | _ContentKeys

    def __len__(self) -> int:
        return len(self.blank)

    def example(self, row: int) -> Any:
        """Give one example as the user would write it: a str, a dict of columns, an array."""
        if self.frame is not None:
            record = {name: _plain(self.frame.iat[row, column]) for column, name in enumerate(self.frame.columns)}
            return self.examples[row] if self.kind == "text" and len(record) == 1 else record
        if sparse.issparse(self.examples):
            return self.examples[row : row + 1]
        return self.examples[row]

    def id(self, row: int) -> Hashable:
        """Give the user's id of a row: its index label, or its position."""
        return int(row) if self.index is None else _plain(self.index[row])

    def row(self, id: Hashable) -> int:  # noqa: A002 - the contract's own word
        """Find the row of a user's id.

        Raises
        ------
        UnknownExampleError
            If no example has this id.
        """
        if self.index is not None:
            try:
                hash(id)  # pandas has an error of its own for what is no label at all
                return int(self.index.get_loc(id))
            except (KeyError, TypeError, ValueError):
                raise UnknownExampleError(
                    f"Expected an id from the pool's index, got {id!r}. Query.id holds the right one."
                ) from None
        try:
            row = operator.index(id)  # type: ignore[arg-type]
        except TypeError:
            row = -1
        if isinstance(id, bool) or not 0 <= row < len(self):
            raise UnknownExampleError(
                f"Expected a position between 0 and {len(self) - 1}, got {id!r}. Query.id holds the right one."
            )
        return row

    def key(self, row: int) -> str:
        """Give the stable key of a row: a hash of its content and occurrence, or the user's own."""
        return self._keys.key(row)

    def row_of_key(self, key: str) -> int | None:
        """Find the row of a key; None when the pool has no such example."""
        return self._keys.row(key)

    def random_keys(self, salt: str) -> np.ndarray:
        """Draw one lot per example, uniform and fixed by key and salt, as uint64 of shape (n,).

        The random_keys follow the content, not the position: a pool that grows or is reordered keeps them.
        """
        return _mix(self._keys.seeds() ^ np.uint64(_hash64(salt.encode())))


class _OwnKeys:
    """Keys the user gave."""

    def __init__(self, ids: Iterable[Hashable], n: int) -> None:
        if isinstance(ids, (str, bytes)) or not np.iterable(ids):
            raise DataError(f"Expected ids= to be a sequence of {n} ids, one per example, got {ids!r}.")
        self._names = [str(value) for value in ids]
        if len(self._names) != n:
            raise DataError(f"Expected ids= with one id per example ({n}), got {len(self._names)}.")
        self._rows = {name: row for row, name in enumerate(self._names)}
        if len(self._rows) != n:
            raise DataError(
                f"Expected ids= to be unique, got {n - len(self._rows)} repeated. Make each name one example."
            )

    def key(self, row: int) -> str:
        return self._names[row]

    def row(self, key: str) -> int | None:
        return self._rows.get(key)

    def seeds(self) -> np.ndarray:
        return np.fromiter((_hash64(name.encode()) for name in self._names), np.uint64, len(self._names))


class _ContentKeys:
    """Keys from content: 16 hex digits, and "-2", "-3" … for further copies in the order of the pool.

    A million examples cost 16 MB: the hashes and their sorting order, no string is kept.
    """

    def __init__(self, hashes: np.ndarray) -> None:
        self._hashes = hashes
        self._order = np.argsort(hashes, kind="stable")

    def _group(self, value: np.uint64) -> np.ndarray:
        left = np.searchsorted(self._hashes, value, side="left", sorter=self._order)
        right = np.searchsorted(self._hashes, value, side="right", sorter=self._order)
        return self._order[left:right]

    def key(self, row: int) -> str:
        value = self._hashes[row]
        copy = int(np.searchsorted(self._group(value), row))
        return f"{int(value):016x}" + (f"-{copy + 1}" if copy else "")

    def row(self, key: str) -> int | None:
        text, _, number = key.partition("-")
        try:
            group, copy = self._group(np.uint64(int(text, 16))), int(number or 1)
        except (ValueError, OverflowError):
            return None
        row = int(group[copy - 1]) if 1 <= copy <= len(group) else None
        return row if row is not None and self.key(row) == key else None  # "0A" and "0a-1" are no keys of ours

    def seeds(self) -> np.ndarray:
        # Copies of one content must draw different random_keys: their place in the group goes in too.
        ranked, places = self._hashes[self._order], np.arange(len(self._order))
        first = np.r_[True, ranked[1:] != ranked[:-1]]
        copy = np.empty(len(places), np.uint64)
        copy[self._order] = (places - np.maximum.accumulate(np.where(first, places, 0))).astype(np.uint64)
        return self._hashes + copy * np.uint64(0xD1B54A32D192ED03)


def make_pool(
    data: Any,
    *,
    ids: Iterable[Hashable] | None = None,
    text: str | None = None,
    features: Any = None,
) -> Pool:
    """Make a pool from whatever the user has.

    Parameters
    ----------
    data
        List of str, pandas Series or DataFrame, polars Series or DataFrame, (n, d) numeric array,
        scipy sparse matrix, or any sequence of objects.
    ids
        n keys of the user's own, unique; by default a hash of the content.
    text
        For frames: the column to read; by default the string column with the longest texts.
    features
        The aligned matrix, if there is one: objects without a content of their own are known by it.

    Raises
    ------
    DataError
        If the pool is empty, of a kind that cannot be shown, has repeated index labels, or `ids`
        do not fit.
    """
    data = _from_polars(data)
    index = _index_of(data)
    frame = None
    examples: Any
    kind: Kind
    if type(data).__name__ == "DataFrame" and hasattr(data, "iloc"):
        frame = data
        if not data.columns.is_unique:
            twice = sorted({str(name) for name in data.columns[data.columns.duplicated()]})
            raise DataError(f"Expected each column once, got {', '.join(twice)} repeated. Rename the copies.")
        column = _text_column(data, text)
        if column is None:
            kind, examples = "row", data
        else:
            kind, examples = "text", list(data[column])
    elif text is not None:
        raise DataError(f"text={text!r} names a column, but the data is a {type(data).__name__}, not a frame. Drop it.")
    elif sparse.issparse(data):
        kind, examples = "row", data.tocsr()
    elif isinstance(data, np.ndarray) and data.dtype.kind in "biuf":
        kind, examples = "row", _table(data)
    else:
        examples, kind = _sequence(data)
    n = examples.shape[0] if hasattr(examples, "shape") else len(examples)
    if n == 0:
        raise DataError("Expected at least one example, got an empty pool. Pass the texts or rows to label.")
    blank = np.zeros(n, bool)
    if kind == "text":
        examples, blank = _clean_texts(examples)
        if blank.all():
            raise DataError(
                f"Expected texts, got {n} that are all empty or missing. Pass the column that holds the text."
            )
    keys = _ContentKeys(_hashes(examples, kind, features)) if ids is None else _OwnKeys(ids, n)
    return Pool(examples, kind, blank, index, frame, keys)


def _from_polars(data: Any) -> Any:
    if type(data).__module__.partition(".")[0] != "polars":
        return data
    import pandas as pd

    if hasattr(data, "columns"):
        return pd.DataFrame({name: data[name].to_list() for name in data.columns})
    return data.to_list()


def _index_of(data: Any) -> Any:
    index = getattr(data, "index", None)
    if index is None or callable(index):  # list.index and tuple.index are methods
        return None
    if not index.is_unique:
        twice = [_plain(value) for value in index[index.duplicated()].unique()[:3]]
        raise DataError(
            f"Expected one index label per example, got repeated ones ({', '.join(map(repr, twice))}, …). "
            "Call .reset_index(drop=True) first."
        )
    return index


def _text_column(frame: Any, text: str | None) -> str | None:
    if len(frame) == 0:
        return None
    if text is not None:
        if text not in frame.columns:
            raise DataError(f"Expected text= to be one of the columns {list(frame.columns)}, got {text!r}.")
        return text
    lengths = {}
    for name in frame.columns:
        sample = [value for value in frame[name].head(200) if isinstance(value, str)]
        if sample:
            lengths[name] = sum(map(len, sample)) / len(sample)
    longest = max(lengths, key=lengths.__getitem__, default=None)
    alone = len(frame.columns) == 1
    return longest if longest is not None and (alone or lengths[longest] >= _GUESSED_TEXT_LENGTH) else None


def _table(array: np.ndarray) -> np.ndarray:
    if array.ndim != 2:
        raise DataError(
            f"Expected a table of shape (rows, columns), got an array of shape {array.shape}. "
            "Reshape it, or pass a list of texts."
        )
    return array


def _sequence(data: Any) -> tuple[list[Any], Kind]:
    if isinstance(data, (str, bytes, dict)) or (
        not isinstance(data, (Sequence, np.ndarray)) and not hasattr(data, "iloc")
    ):
        raise DataError(
            f"Expected the pool as a list of texts, a Series, a frame or an array, got {type(data).__name__}. "
            "Wrap a single text in a list; turn an iterator into a list first."
        )
    examples = list(data)
    present = [example for example in examples if not missing(example)]
    if not present or all(isinstance(example, str) for example in present):
        return examples, "text"
    odd = next(i for i, example in enumerate(examples) if not isinstance(example, str))
    if any(isinstance(example, str) for example in present):
        raise DataError(
            f"Expected every text to be a str, got {type(examples[odd]).__name__} at position {odd}. "
            "Convert the texts with str() first."
        )
    return examples, "object"


def _clean_texts(texts: list[Any]) -> tuple[list[str], np.ndarray]:
    blank = np.fromiter((missing(text) or not str(text).strip() for text in texts), bool, len(texts))
    for position, text in enumerate(texts):
        if not isinstance(text, str) and not blank[position]:
            raise DataError(
                f"Expected every text to be a str, got {type(text).__name__} at position {position}. "
                "Convert the texts with str() first."
            )
    return ["" if empty else text for text, empty in zip(texts, blank, strict=True)], blank


def _hashes(examples: Any, kind: Kind, features: Any) -> np.ndarray:
    if kind == "text":
        blobs: Iterable[bytes] = (text.encode("utf-8", "surrogatepass") for text in examples)
        n = len(examples)
    elif kind == "row":
        blobs, n = _row_blobs(examples), examples.shape[0]
    elif hasattr(features, "shape"):
        blobs, n = _row_blobs(features.tocsr() if sparse.issparse(features) else features), len(examples)
    else:
        raise DataError("Expected ids= for a pool of objects that are neither texts nor rows: one stable id each.")
    return np.fromiter(map(_hash64, blobs), np.uint64, n)


def _row_blobs(table: Any) -> Iterable[bytes]:
    if sparse.issparse(table):
        for start, stop in zip(table.indptr[:-1], table.indptr[1:], strict=True):
            yield (
                table.indices[start:stop].astype(np.int64).tobytes()
                + table.data[start:stop].astype(np.float64).tobytes()
            )
    elif isinstance(table, np.ndarray):
        for row in table:
            yield np.asarray(row, np.float64).tobytes()
    else:
        for record in table.itertuples(index=False, name=None):
            yield "\x1f".join(map(_canonical, record)).encode("utf-8", "surrogatepass")


def _canonical(value: Any) -> str:
    """Write a cell so that 3 and 3.0 agree: a column turns to float when one value goes missing."""
    if missing(value):
        return ""
    return repr(float(value)) if isinstance(value, (int, float, np.number)) else str(value)


def missing(value: Any) -> bool:
    """Whether a cell holds nothing: None, NaN, pandas' NA and NaT."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, (float, np.floating)) and bool(np.isnan(value))


def _hash64(blob: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(blob, digest_size=8).digest(), "big")


def _mix(values: np.ndarray) -> np.ndarray:
    """Finish a 64-bit hash (splitmix64; Steele, Lea & Flood 2014), so that nearby values draw unrelated random_keys."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
