"""Rows of numbers that took time to compute, kept on disk: found again by what they were computed of, and how."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import struct
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import numpy as np

LIMIT = 2_000_000_000  # bytes of one cache on disk

_MAGIC = b"al_widget rows 1"
_HEADER = struct.Struct("<16sQQII")  # magic, rows, columns, checksums of keys and rows
_HEADER_BYTES = 64  # bytes before the keys
_KEY = np.dtype([("first", "<u8"), ("second", "<u8")])
_ROW = np.dtype("<f2")
_ENDING, _DRAFT = ".al_rows", ".al_draft"  # no others are ever deleted
_ABANDONED_SECONDS = 3600  # after which an unfinished file belongs to a process that was killed
_RESERVE = 200_000_000  # bytes of the disk that are left free: labels are written to it too
_KEPT = 0.9  # of the limit, once it is passed


def content_keys(contents: Iterable[str]) -> np.ndarray:
    """Return by what texts are known in a cache: 128 bits of BLAKE2b each, as pairs of numbers of shape (n,)."""
    digests = b"".join(blake2b(_encoded(text), digest_size=16).digest() for text in contents)
    return np.frombuffer(digests, _KEY)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # half of a surrogate pair has no UTF-8


def beside(store: Path) -> Path:
    """Return the folder of the cache that belongs to a store in a file.

    Examples
    --------
    >>> beside(Path("work/al_labels.db")).name
    'al_labels.cache'
    """
    return store.with_name(f"{store.stem if store.suffix != '.cache' else store.name}.cache")


def of_user() -> Path:
    """Return the folder of the cache where the store is on a server: the one of this user and machine."""
    from platformdirs import user_cache_path

    return user_cache_path("al_widget", appauthor=False) / "rows"


class Cache:
    """Rows of numbers on disk, in half precision.

    Each recipe has a folder, and in it files that are never changed: a file is written under another name and then
    renamed. So a process can be killed at any instant, and two can use one cache at once: they may compute the same
    rows twice, and neither loses any. What is used least recently is dropped once the cache is larger than its limit.
    Where the disk refuses, work goes on without it, and `notice` says so.

    Parameters
    ----------
    folder
        Where it is; made at the first writing.
    limit
        Bytes it may take; 2 GB by default.

    Attributes
    ----------
    notice
        Why nothing can be kept, in a sentence; None where it can.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.folder, self.limit = folder, limit
        self.notice: str | None = None

    def rows_of(self, recipe: str) -> CachedRows:
        """Return the rows that were computed by a recipe."""
        slug = re.sub(r"[^a-zA-Z0-9.]+", "-", recipe).strip("-.")[:40]
        return CachedRows(self, self.folder / f"{slug}-{blake2b(_encoded(recipe), digest_size=8).hexdigest()}")

    def write(self, folder: Path, parts: list[bytes]) -> None:
        """Write a file of rows into a folder of the cache; not at all, with a notice, where the disk refuses."""
        size = sum(map(len, parts))
        if self.notice is not None or size > self.limit:
            return
        name = f"{time.time_ns():020d}-{secrets.token_hex(6)}"
        draft = folder / (name + _DRAFT)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._make_room(size)
            if shutil.disk_usage(folder).free < size + _RESERVE:
                raise OSError(errno.ENOSPC, "the disk is nearly full")  # noqa: TRY301 - handled as the system's own error is
            draft.write_bytes(b"".join(parts))
            draft.replace(folder / (name + _ENDING))
        except OSError as error:
            self.notice = (
                f"What was computed cannot be kept in {str(self.folder)!r} ({error.strerror or error}): the next "
                "session computes it again."
            )
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def _make_room(self, size: int) -> None:
        """Drop the files that were used least recently, as many as it takes, and what killed processes left."""
        found = []
        for path in self.folder.glob("*/*"):
            with contextlib.suppress(OSError):  # another process dropped it
                seen = path.stat()
                if path.suffix == _ENDING:
                    found.append((seen.st_mtime_ns, seen.st_size, path))
                elif path.suffix == _DRAFT and seen.st_mtime < time.time() - _ABANDONED_SECONDS:
                    path.unlink()
        total = size + sum(one for _, one, _ in found)
        if total <= self.limit:
            return
        for _, one, path in sorted(found):
            with contextlib.suppress(OSError):
                path.unlink()
            total -= one
            if total <= _KEPT * self.limit:
                return


class CachedRows:
    """The rows of one recipe, read where they lie.

    Attributes
    ----------
    width
        How many columns they have; None while there are none.
    """

    def __init__(self, cache: Cache, folder: Path) -> None:
        self._cache, self._folder = cache, folder
        self._segments = list(_segments(folder))
        self.width = self._segments[-1].width if self._segments else None
        self._drop(one for one in self._segments if one.width != self.width)

    def read(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return which of n keys have a row, booleans of shape (n,), and these rows, float16 of shape (k, width)."""
        known = np.zeros(len(keys), bool)
        while self._segments:
            places = np.minimum(np.searchsorted(self._index.first, keys["first"]), len(self._index.first) - 1)
            known = self._index.keys[places] == keys
            wanted, rows = places[known], np.empty((int(known.sum()), self.width or 0), _ROW)
            segments = self._index.segments[wanted]
            broken = []
            for number in np.unique(segments):
                segment, mine = self._segments[number], segments == number
                if not segment.use():
                    broken.append(segment)
                    continue
                rows[mine] = segment.rows[self._index.rows[wanted[mine]]]
            if not broken:
                return known, rows
            self._drop(broken)
            known = np.zeros(len(keys), bool)
        return known, np.empty((0, self.width or 0), _ROW)

    def add(self, keys: np.ndarray, rows: np.ndarray) -> None:
        """Keep rows, (n, d) of finite numbers, under n keys; a later `Cache.rows_of` finds them."""
        named = np.ascontiguousarray(keys, _KEY).tobytes()
        numbers = np.ascontiguousarray(rows, _ROW).tobytes()
        header = _HEADER.pack(_MAGIC, *rows.shape, zlib.crc32(named), zlib.crc32(numbers))
        self._cache.write(self._folder, [header.ljust(_HEADER_BYTES, b"\0"), named, numbers])

    def clear(self) -> None:
        """Drop every row."""
        self._drop(self._segments)
        self.width = None

    def _drop(self, segments: Iterable[_Segment]) -> None:
        """Forget files that hold nothing of use, and delete them."""
        for segment in list(segments):
            self._segments.remove(segment)
            with contextlib.suppress(OSError):
                segment.path.unlink(missing_ok=True)
        vars(self).pop("_index", None)

    @cached_property
    def _index(self) -> _Index:
        sizes = [len(segment.keys) for segment in self._segments]
        keys = np.concatenate([segment.keys for segment in self._segments])
        order = np.argsort(keys["first"], kind="stable")
        segments = np.repeat(np.arange(len(sizes)), sizes)
        rows = np.concatenate([np.arange(size) for size in sizes])
        return _Index(keys[order], np.ascontiguousarray(keys["first"][order]), segments[order], rows[order])


@dataclass(frozen=True)
class _Index:
    """Where the row of each key is: the keys in the order of their first halves, the file, and the row in it."""

    keys: np.ndarray
    first: np.ndarray
    segments: np.ndarray
    rows: np.ndarray


@dataclass(eq=False)
class _Segment:
    """A file of rows, whose keys are in memory; the rows are read where they are asked for.

    Attributes
    ----------
    path
        The file.
    keys
        By what its rows are known, (n,).
    width
        How many columns they have.
    checksum
        Of the rows.
    """

    path: Path
    keys: np.ndarray
    width: int
    checksum: int
    _fine: bool | None = field(default=None, init=False)

    @cached_property
    def rows(self) -> np.ndarray:
        """The rows, a memory map of float16 of shape (n, width)."""
        n = len(self.keys)
        return np.memmap(self.path, _ROW, "r", offset=_HEADER_BYTES + self.keys.nbytes, shape=(n, self.width))

    def use(self) -> bool:
        """Whether the rows are as they were written; the file counts as used now."""
        if self._fine is None:
            try:
                self._fine = zlib.crc32(self.rows.data) == self.checksum
            except (OSError, ValueError):  # gone, or shorter than it was
                self._fine = False
            with contextlib.suppress(OSError):
                os.utime(self.path)
        return self._fine


def _segments(folder: Path) -> Iterator[_Segment]:
    """Yield the files of a folder that are whole, oldest first."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == _ENDING)
    except OSError:  # there is none, or it may not be read
        return
    for path in paths:
        with contextlib.suppress(OSError):
            segment = _segment(path)
            if segment is not None:
                yield segment


def _segment(path: Path) -> _Segment | None:
    """Return what a file says of itself; None where it is torn, or none of ours."""
    with path.open("rb") as file:
        beginning = file.read(_HEADER_BYTES)
        if len(beginning) < _HEADER_BYTES:
            return None
        magic, n, width, keys_sum, rows_sum = _HEADER.unpack_from(beginning)
        size = _HEADER_BYTES + n * (_KEY.itemsize + width * _ROW.itemsize)
        if magic != _MAGIC or not n or not width or os.fstat(file.fileno()).st_size != size:
            return None
        named = file.read(n * _KEY.itemsize)
    if zlib.crc32(named) != keys_sum:
        return None
    return _Segment(path, np.frombuffer(named, _KEY), width, rows_sum)
