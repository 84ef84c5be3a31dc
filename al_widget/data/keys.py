"""Keys: what an example is called in the store, by its content or by the user's own ids."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from al_widget.data.hashing import hash64, mix
from al_widget.data.surrogates import is_storable
from al_widget.exceptions import DataError, excerpt

_LONGEST_ID = 2_000  # characters: an id stands in every row of the log, and crosses the wire with every decision


class Keys(ABC):
    """The keys of a pool, both ways: row -> key and key -> row."""

    @abstractmethod
    def key(self, row: int) -> str:
        """Return the key of a row."""

    @abstractmethod
    def row(self, key: str) -> int | None:
        """Return the row of a key, None if no example has it."""

    @abstractmethod
    def _numbers(self) -> np.ndarray:
        """Return a number for each key, as uint64 of shape (n,); keys that differ have different ones."""

    def random_keys(self, salt: str) -> np.ndarray:
        """Return a random number for each example, fixed by its key and `salt`, as uint64 of shape (n,).

        They follow the content, not the position: a pool that grows or is reordered keeps them.
        """
        return mix(self._numbers() ^ np.uint64(hash64(salt.encode())))


class OwnKeys(Keys):
    """Keys from the user's own ids.

    Parameters
    ----------
    names
        The id of each example, as text.

    Raises
    ------
    DataError
        If one is repeated, or cannot be stored.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._rows: dict[str, int] = {}
        for row, name in enumerate(names):
            if len(name) > _LONGEST_ID or not is_storable(name):
                raise DataError(
                    f"Expected ids= of at most {_LONGEST_ID:,} characters each, valid Unicode without NUL, "
                    f"got {excerpt(name)}. Use another id, or leave ids= out."
                )
            first = self._rows.setdefault(name, row)
            if first != row:
                raise DataError(
                    f"Expected ids= to be unique, got {excerpt(name)} repeated, at positions {first} and {row}. "
                    "Make each name one example."
                )

    def key(self, row: int) -> str:
        """Return the user's id of a row, as text."""
        return self._names[row]

    def row(self, key: str) -> int | None:
        """Return the row with this id, None if there is none."""
        return self._rows.get(key)

    def _numbers(self) -> np.ndarray:
        return np.fromiter((hash64(name.encode()) for name in self._names), np.uint64, len(self._names))


class ContentKeys(Keys):
    """Keys from content: 16 hex digits, and "-2", "-3" … for further copies in the order of the pool.

    A million examples cost 16 MB: the hashes and their sorting order are kept, no string is. They are made when the
    first key is asked for: which keys a task uses is known only when its log was read.

    Parameters
    ----------
    contents
        The bytes each of the n examples is known by; read once.
    n
        The number of examples.
    """

    def __init__(self, contents: Iterable[bytes], n: int) -> None:
        self._contents: Iterable[bytes] | None = contents
        self._n = n

    @cached_property
    def _hashes(self) -> np.ndarray:
        hashes = np.fromiter(map(hash64, self._contents or ()), np.uint64, self._n)
        self._contents = None
        return hashes

    @cached_property
    def _order(self) -> np.ndarray:
        return np.argsort(self._hashes, kind="stable")

    def key(self, row: int) -> str:
        """Return the hash of a row's content, with its occurrence from the second on."""
        value = self._hashes[row]
        copy = int(np.searchsorted(self._copies(value), row))
        return f"{int(value):016x}" + (f"-{copy + 1}" if copy else "")

    def row(self, key: str) -> int | None:
        """Return the row with this content and occurrence, None if there is none."""
        text, _, number = key.partition("-")
        try:
            copies, copy = self._copies(np.uint64(int(text, 16))), int(number or 1)
        except (ValueError, OverflowError):
            return None
        row = int(copies[copy - 1]) if 1 <= copy <= len(copies) else None
        return row if row is not None and self.key(row) == key else None  # rejects non-canonical keys: "0A", "0a-1"

    def _copies(self, value: np.uint64) -> np.ndarray:
        """Return the rows with this hash, in the order of the pool."""
        left = np.searchsorted(self._hashes, value, side="left", sorter=self._order)
        right = np.searchsorted(self._hashes, value, side="right", sorter=self._order)
        return self._order[left:right]

    def _numbers(self) -> np.ndarray:
        # The occurrence goes in too, so that copies of one content get different random keys.
        ranked, places = self._hashes[self._order], np.arange(len(self._order))
        first = np.r_[True, ranked[1:] != ranked[:-1]]
        copy = np.empty(len(places), np.uint64)
        copy[self._order] = (places - np.maximum.accumulate(np.where(first, places, 0))).astype(np.uint64)
        return self._hashes + copy * np.uint64(0xD1B54A32D192ED03)
