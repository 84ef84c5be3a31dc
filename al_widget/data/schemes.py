"""How the keys of a task are made: what its log says of it, and every way in which a pool can make them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from scipy import sparse

from al_widget.data.frames import is_frame, read_frame
from al_widget.data.ids import id_text
from al_widget.data.keys import ContentKeys, Keys, OwnKeys
from al_widget.data.kinds.kind import Kind
from al_widget.data.old_keys import columns_then, old_frame, old_row_bytes, old_text_column, text_bytes
from al_widget.data.row_keys import (
    array_bytes,
    array_slices,
    column_names,
    column_positions,
    csr_slices,
    frame_bytes,
    sparse_bytes,
)
from al_widget.exceptions import DataError

_FORMAT = 2
_MOST_ADDED = 20  # columns added since, at most


@dataclass(frozen=True)
class KeyRecord:
    """How the keys of a task are made, as its log holds it.

    Attributes
    ----------
    of
        "text", "rows" (of a frame), "array", "sparse", "features", "ids", or the name of another kind of example.
    columns
        The columns of a frame that make the key, or hold the text; empty where there was no frame.
    """

    of: str
    columns: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return it as a line for the log."""
        return json.dumps({"format": _FORMAT, "of": self.of, "columns": list(self.columns)})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read it from the log.

        Raises
        ------
        ValueError, TypeError, KeyError
            If this version does not know the format.
        """
        found = json.loads(text)
        if found["format"] != _FORMAT:
            raise ValueError(f"Unknown format of keys: {found['format']!r}")
        return cls(str(found["of"]), tuple(map(str, found["columns"])))


@dataclass(frozen=True, eq=False)
class Schemes:
    """Every way in which a pool can make the keys of its examples. No key is made before it is asked for.

    Attributes
    ----------
    kind
        The examples.
    given
        The data as the user passed it; None once the keys were chosen.
    ids
        The user's own ids, n of them; None without any.
    text
        The column the user named as the text.
    features
        The user's `features=`.
    """

    kind: Kind
    given: Any
    ids: Sequence[Any] | None
    text: Any
    features: Any

    @cached_property
    def record(self) -> KeyRecord:
        """How the keys of a new task are made."""
        if self.ids is not None:
            return KeyRecord("ids")
        frame = self.kind.frame
        if self.kind.name == "text":
            return KeyRecord("text", () if frame is None else (id_text(self.kind.column),))
        if self.kind.name == "row":
            if frame is not None:
                return KeyRecord("rows", column_names(frame))
            return KeyRecord("sparse" if sparse.issparse(self.kind.examples) else "array")
        if self.kind.name == "object":
            features = read_frame(self.features)
            return KeyRecord("features", column_names(features) if is_frame(features) else ())
        return KeyRecord(self.kind.name)

    @cached_property
    def keys(self) -> Keys:
        """The keys of a new task."""
        if self.ids is not None:
            return OwnKeys(list(map(id_text, self.ids)))
        return self._content(self.kind.key_bytes(self.features))

    def settled(self) -> Schemes:
        """Return them without the data as it was passed, once the keys of the task are known."""
        return replace(self, given=None)

    def missing_columns(self, record: KeyRecord) -> list[str]:
        """Return the columns of a record that this pool's frame lacks."""
        frame = read_frame(self.features) if record.of == "features" else self.kind.frame
        if not is_frame(frame):
            return []
        there = list(map(id_text, frame.columns))
        return [name for name in dict.fromkeys(record.columns) if record.columns.count(name) > there.count(name)]

    # ---------------------------------------------------------------- as the log says

    def as_recorded(self, record: KeyRecord) -> Iterator[Keys]:
        """Return the keys that this pool can make as a record says, the likeliest first."""
        if record == self.record:
            yield self.keys
        if record.of == "features":  # of any form: an array of before may be a sparse matrix now
            yield from self._features(record)
        elif record == self.record:
            return
        elif record.of == "text":
            yield from self._texts(record)
        elif record.of == "rows":
            yield from self._rows(record.columns)
        elif record.of in {"array", "sparse"} and self.kind.name == "row" and self.kind.frame is None:
            yield self._content(self._matrix_bytes(record.of))
        elif self.ids is not None and record == replace(self, ids=None).record:
            yield from self._without_ids()

    def _texts(self, record: KeyRecord) -> Iterator[Keys]:
        frame = self.kind.frame
        positions = None if frame is None else column_positions(frame, record.columns)
        if frame is not None and positions:
            yield self._content(text_bytes(frame.iloc[:, positions[0]]))
        if self.kind.name == "text":
            yield self._content(self.kind.key_bytes(self.features))

    def _rows(self, columns: Sequence[str]) -> Iterator[Keys]:
        frame = self.kind.frame
        if frame is not None and column_positions(frame, columns) is not None:
            yield self._content(frame_bytes(frame, columns))

    def _matrix_bytes(self, of: str) -> Iterable[bytes]:
        examples = self.kind.examples
        return array_bytes(array_slices(examples)) if of == "array" else sparse_bytes(csr_slices(examples))

    def _features(self, record: KeyRecord) -> Iterator[Keys]:
        features = read_frame(self.features)
        if not hasattr(features, "shape"):
            return
        if not record.columns:
            features = features.to_numpy() if is_frame(features) else features
            yield self._content(array_bytes(array_slices(features)))
            yield self._content(sparse_bytes(csr_slices(features)))
        elif is_frame(features) and column_positions(features, record.columns) is not None:
            yield self._content(frame_bytes(features, record.columns))

    def _without_ids(self) -> Iterator[Keys]:
        try:
            yield replace(self, ids=None).keys
        except DataError:  # objects that nothing but their ids tells apart
            return

    def _content(self, contents: Iterable[bytes]) -> Keys:
        return ContentKeys(contents, len(self.kind))

    # ---------------------------------------------------------------- of a task whose log does not say

    def of_old(self, wanted: Collection[str]) -> Iterator[Iterator[Keys]]:
        """Return the keys of versions that did not write down how they made them, in groups, the likeliest first.

        Parameters
        ----------
        wanted
            Keys of the task.
        """
        if self.ids is not None:
            yield self._old_ids()
        frame = old_frame(self.given)
        if frame is not None:
            yield from (iter((keys,)) for keys in self._old_frame(frame, wanted))
        elif self.kind.name == "text":
            yield iter((self._content(self.kind.key_bytes(self.features)),))
        else:
            matrix = read_frame(self.kind.examples if self.kind.name == "row" else self.features)
            if hasattr(matrix, "shape"):
                rows = matrix.tocsr() if sparse.issparse(matrix) else matrix
                yield iter((self._content(old_row_bytes(rows)),))

    def _old_ids(self) -> Iterator[Keys]:
        ids = self.ids or ()
        for write in _OLD_IDS:
            try:
                yield OwnKeys(list(map(write, ids)))
            except DataError:  # the ids are unique, though not as they were written then
                continue

    def _old_frame(self, frame: Any, wanted: Collection[str]) -> Iterator[Keys]:
        named = frame.columns.get_loc(self.text) if self.text in frame.columns else None
        guessed = old_text_column(frame)
        for position in dict.fromkeys((named, guessed)):
            if position is not None:
                yield self._content(text_bytes(frame.iloc[:, position]))
        if self.kind.name == "text":
            yield self._content(self.kind.key_bytes(self.features))
        yield self._content(old_row_bytes(frame))
        columns = columns_then(frame, wanted)
        if columns is not None and columns < frame.shape[1]:
            yield self._content(old_row_bytes(frame.iloc[:, :columns]))

    def groups(self, records: Sequence[KeyRecord], wanted: Collection[str]) -> Iterator[Iterator[Keys]]:
        """Return all keys that this pool can make, in groups, the likeliest first.

        A task uses those of the first group that finds some of its examples, and there those that find the most.

        Parameters
        ----------
        records
            What the log of the task says of its keys, oldest first; empty for a task of an earlier version.
        wanted
            Keys of the task.
        """
        if records:
            yield (keys for record in records for keys in self.as_recorded(record))
        else:
            yield from self.of_old(wanted)
        yield self._new()
        yield from self.of_old(wanted) if records else self._fewer_columns()

    def _fewer_columns(self) -> Iterator[Iterator[Keys]]:
        """Return the keys of rows without their last columns, for a task whose record was damaged or not merged."""
        frame = self.kind.frame
        if frame is not None:
            for columns in range(frame.shape[1] - 1, max(0, frame.shape[1] - _MOST_ADDED), -1):
                yield self._rows([id_text(name) for name in frame.columns[:columns]])

    def _new(self) -> Iterator[Keys]:
        yield self.keys
        if self.ids is not None:
            yield from self._without_ids()


def _as_float(value: Any) -> str:
    text = id_text(value)
    return f"{text}.0" if text.lstrip("-").isdecimal() else text


_OLD_IDS: tuple[Callable[[Any], str], ...] = (str, id_text, _as_float)


def is_own_id(key: str) -> bool:
    """Check whether a key is an id of the user's own, and not made of content.

    Examples
    --------
    >>> is_own_id("7"), is_own_id("fe1689d49f9e9142"), is_own_id("fe1689d49f9e9142-2")
    (True, False, False)
    """
    content, _, copy = key.partition("-")
    return not (len(content) == 16 and set(content) <= set("0123456789abcdef") and (not copy or copy.isdecimal()))
