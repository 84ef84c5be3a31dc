"""Keys: what an example is called in the store, by its content or by the user's own ids."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable

import numpy as np

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
        return _mix(self._numbers() ^ np.uint64(_hash64(salt.encode())))


class OwnKeys(Keys):
    """Keys from the user's own ids.

    Parameters
    ----------
    ids
        One id for each example, unique as text.
    n
        The number of examples.

    Raises
    ------
    DataError
        If they are no sequence of n ids, one is repeated, or one cannot be stored.
    """

    def __init__(self, ids: Iterable[Hashable], n: int) -> None:
        if isinstance(ids, (str, bytes)) or not np.iterable(ids):
            raise DataError(f"Expected ids= to be a sequence of {n} ids, one per example, got {excerpt(ids)}.")
        self._names = [str(value) for value in ids]
        if len(self._names) != n:
            raise DataError(f"Expected ids= with one id per example ({n}), got {len(self._names)}.")
        for name in self._names:
            if len(name) > _LONGEST_ID or not is_storable(name):
                raise DataError(
                    f"Expected ids= of at most {_LONGEST_ID:,} characters each, valid Unicode without NUL, "
                    f"got {excerpt(name)}. Use another id, or leave ids= out."
                )
        self._rows = {name: row for row, name in enumerate(self._names)}
        if len(self._rows) != n:
            raise DataError(
                f"Expected ids= to be unique, got {n - len(self._rows)} repeated. Make each name one example."
            )

    def key(self, row: int) -> str:
        """Return the user's id of a row, as text."""
        return self._names[row]

    def row(self, key: str) -> int | None:
        """Return the row with this id, None if there is none."""
        return self._rows.get(key)

    def _numbers(self) -> np.ndarray:
        return np.fromiter((_hash64(name.encode()) for name in self._names), np.uint64, len(self._names))


class ContentKeys(Keys):
    """Keys from content: 16 hex digits, and "-2", "-3" … for further copies in the order of the pool.

    A million examples cost 16 MB: the hashes and their sorting order are kept, no string is.

    Parameters
    ----------
    contents
        The bytes each of the n examples is known by.
    n
        The number of examples.
    """

    def __init__(self, contents: Iterable[bytes], n: int) -> None:
        self._hashes = np.fromiter(map(_hash64, contents), np.uint64, n)
        self._order = np.argsort(self._hashes, kind="stable")

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


def _hash64(content: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big")


def _mix(values: np.ndarray) -> np.ndarray:
    """Finish a 64-bit hash, so that nearby values get unrelated ones (splitmix64; Steele, Lea & Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
