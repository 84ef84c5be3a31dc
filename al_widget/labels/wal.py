"""SQLite's write-ahead log: whether it holds commits that SQLite would drop because something before them is damaged.

SQLite reads it up to the first page whose checksum is wrong, and deletes the rest when the file is closed.
The format is described at https://www.sqlite.org/fileformat2.html#the_write_ahead_log.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

_HEADER, _FRAME_HEADER = 32, 24  # bytes
_LITTLE_ENDIAN, _BIG_ENDIAN = 0x377F0682, 0x377F0683  # the magic numbers: the order of the bytes in the checksums
_USUAL_PAGE = 4096  # bytes
_32_BITS = 0xFFFFFFFF


@dataclass(frozen=True)
class Frame:
    """One page as a transaction left it.

    Attributes
    ----------
    number
        The page's number in the file, from 1.
    commits
        Whether it is the last page of a transaction.
    page
        The bytes of the page.
    """

    number: int
    commits: bool
    page: bytes


@dataclass(frozen=True)
class Wal:
    """A write-ahead log.

    Attributes
    ----------
    frames
        The pages of the transactions that were committed since the last checkpoint, damaged or not, oldest first.
    lost_commits
        How many transactions SQLite would drop, because something before their end is damaged. A damaged page that
        ends the last one does not count: it looks the same as one that was only half written when the power went, and
        was never acknowledged.
    """

    frames: tuple[Frame, ...] = ()
    lost_commits: int = 0


def wal_of(path: Path) -> Path:
    """Return the path of a file's write-ahead log."""
    return path.with_name(path.name + "-wal")


def read_wal(path: Path) -> Wal:
    """Return the write-ahead log of a file; an empty one where there is none.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    try:
        content = wal_of(path).read_bytes()
    except FileNotFoundError:
        return Wal()
    if len(content) < _HEADER + _FRAME_HEADER:
        return Wal()
    magic, _, size, _ = struct.unpack_from(">4I", content)
    order = "<" if magic == _LITTLE_ENDIAN else ">"
    sums = _checksum(content[: _HEADER - 8], (0, 0), order)
    sound = magic in {_LITTLE_ENDIAN, _BIG_ENDIAN} and sums == struct.unpack_from(">2I", content, 24)
    salts = content[16:24] if sound else content[_HEADER + 8 : _HEADER + 16]
    size = size if is_page_size(size) else _USUAL_PAGE
    frames, lost = [], 0
    for start in range(_HEADER, len(content) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        head, page = (
            content[start : start + _FRAME_HEADER],
            content[start + _FRAME_HEADER : start + _FRAME_HEADER + size],
        )
        number, pages_after_commit = struct.unpack_from(">2I", head)
        is_current = head[8:16] == salts  # others are left from before a checkpoint
        if is_current:
            frames.append(Frame(number, pages_after_commit > 0, page))
        if not sound:
            lost += is_current and pages_after_commit > 0
            continue
        sums = _checksum(page, _checksum(head[:8], sums, order), order)
        sound = is_current and sums == struct.unpack_from(">2I", head, 16)
    while frames and not frames[-1].commits:
        frames.pop()
    return Wal(tuple(frames), lost)


def is_page_size(size: int) -> bool:
    """Whether SQLite can have pages of a size in bytes."""
    return 512 <= size <= 65536 and size & (size - 1) == 0


def _checksum(content: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """Return SQLite's checksum of some bytes, from that of those before them.

    It adds each word and the other sum to one of two sums in turn: so the words count as often as Fibonacci's numbers
    say, and a log of thousands of pages takes milliseconds.
    """
    words = np.frombuffer(content, f"{order}u4").astype(np.uint32)
    n, (first, second) = len(words), sums
    times = _fibonacci(n + 2)
    earlier, last, later = (int(times[n + step]) for step in (-1, 0, 1))
    first, second = earlier * first + last * second, last * first + later * second
    first += int(times[:n][::-1] @ words)
    second += int(times[1 : n + 1][::-1] @ words)
    return first & _32_BITS, second & _32_BITS


@lru_cache(maxsize=8)
def _fibonacci(n: int) -> np.ndarray:
    numbers = [0, 1]
    while len(numbers) < n:
        numbers.append((numbers[-1] + numbers[-2]) & _32_BITS)
    return np.array(numbers, np.uint32)
