"""What can be read of a damaged SQLite file: every row that is still whole, page by page, without SQLite.

SQLite finds rows by its tree of pages, and gives up where a branch is damaged. Rows are appended and never changed, and
each has a checksum: so every page that holds rows is looked at, and every row that is what was written counts.
The format is described at https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from al_widget.labels.event import Event
from al_widget.labels.tables import FLOAT_COLUMNS, N_COLUMNS, DamagedRowError, event_of
from al_widget.labels.wal import is_page_size, read_wal

_MAGIC_BYTES = 100  # of the file's header, at the beginning of the first page
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type -> bytes
_USUAL_PAGE = 4096  # bytes

_N_COLUMNS_OF_VERSION_0 = N_COLUMNS - 1
_Name = tuple[str, str, int]  # of an event: task, client and seq

_left_open: list[IO[bytes]] = []
_PLACE, _SESSION = 0, 1


def read_rows(path: Path) -> tuple[dict[str, list[Event]], int]:
    """Return the events of each task that can be read, oldest first, and how many more the file is known to hold.

    Raises
    ------
    OSError
        If the file or its write-ahead log cannot be read.
    """
    pages = _Pages(path)
    found: dict[_Name, tuple[str, Event]] = {}
    by_name: dict[tuple[Any, ...], int] = {}  # from the index that keeps a seq from coming twice
    places: set[int] = set()  # from the index by place
    for page_type, values in pages.records():
        if page_type == _TABLE_LEAF:
            with suppress(DamagedRowError):
                event = event_of(values)
                found.setdefault((values[_SESSION], event.client, event.seq), (values[_SESSION], event))
        elif [type(value) for value in values[2:]] == [int, int]:
            by_name.setdefault(tuple(values[:3]), values[3])
        elif len(values) in {2, 3} and isinstance(values[-1], int):
            places.add(values[-1])
    events = _put_in_place(found, by_name, places)
    tasks: dict[str, list[Event]] = {}
    for name, event in sorted(events, key=lambda one: one[1].offset):
        tasks.setdefault(name, []).append(event)
    return tasks, len(set(by_name.values()) - {event.offset for _, event in events})


def _put_in_place(
    found: dict[_Name, tuple[str, Event]], by_name: dict[tuple[Any, ...], int], places: set[int]
) -> list[tuple[str, Event]]:
    """Return the events at the places they were written to: the place of a row is not part of its checksum.

    Where table and index disagree, the table is right if no other row has its place, and the index by place knows it.
    """
    rows = Counter(event.offset for _, event in found.values())
    moved = []
    for name, (task, event) in found.items():
        place = event.offset
        if by_name.get(name, place) != place and (rows[place] > 1 or place not in places):
            place = by_name[name]
        moved.append((task, replace(event, offset=place)))
    return moved


def read_leaving_open(path: Path, n: int = -1) -> bytes:
    """Return the first bytes of a database, by default all of them.

    The file is not closed: that would drop every lock that this process has on it, those of SQLite's own connections
    included, and another process could then delete its write-ahead log.
    """
    file = path.open("rb", buffering=0)
    _left_open.append(file)
    return file.read(n) if n >= 0 else file.readall()


class _Pages:
    """The pages of a file, and those of its write-ahead log."""

    def __init__(self, path: Path) -> None:
        content = read_leaving_open(path) if path.exists() else b""
        log = read_wal(path).frames
        size = int.from_bytes(content[16:18], "big")
        size = 65536 if size == 1 else len(log[0].page) if log else size
        self._size = size if is_page_size(size) else _USUAL_PAGE
        reserved = content[20] if len(content) > 20 else 0
        self._usable = self._size - (reserved if reserved <= 32 else 0)
        kept = [content[start : start + self._size] for start in range(0, len(content), self._size)]
        self._by_number = dict(enumerate(kept, 1)) | {frame.number: frame.page for frame in log}
        self._all = [*kept, *(frame.page for frame in log)]
        self._longest = self._size * len(self._all)

    def records(self) -> Iterator[tuple[int, list[Any]]]:
        """Return the records of all pages with the type of their page; of a table, as `event_of` takes them."""
        for page in self._all:
            first = _MAGIC_BYTES if page.startswith(b"SQLite format 3") else 0
            page_type = page[first] if len(page) > first else 0
            if page_type in {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR}:
                for cell in self._cells(page, first):
                    # Whatever noise is read as a record, the checksum decides.
                    with suppress(IndexError, ValueError, struct.error, OverflowError):
                        values = self._record(page, cell, page_type)
                        if values is not None:
                            yield page_type, values

    def _cells(self, page: bytes, first: int) -> Iterable[int]:
        count = int.from_bytes(page[first + 3 : first + 5], "big")
        start = first + (12 if page[first] == _INDEX_INTERIOR else 8)
        for at in range(start, min(start + 2 * count, len(page) - 1), 2):
            yield int.from_bytes(page[at : at + 2], "big")

    def _record(self, page: bytes, at: int, page_type: int) -> list[Any] | None:
        at += 4 if page_type == _INDEX_INTERIOR else 0
        length, at = _varint(page, at)
        row_id = 0
        if page_type == _TABLE_LEAF:
            row_id, at = _varint(page, at)
        # A name in an index only counts, so that it need not be readable.
        values = _values(
            self._payload(page, at, length, page_type), "strict" if page_type == _TABLE_LEAF else "replace"
        )
        if page_type != _TABLE_LEAF:
            return values
        if len(values) == _N_COLUMNS_OF_VERSION_0:
            values.append(None)
        # A row of another table is none of ours; the place is kept as the number of the row.
        if len(values) != N_COLUMNS or values[_PLACE] is not None:
            return None
        for column in FLOAT_COLUMNS:  # SQLite keeps a whole number of a column of floats as an integer
            values[column] = float(values[column]) if isinstance(values[column], int) else values[column]
        return [row_id, *values[1:]]

    def _payload(self, page: bytes, at: int, length: int, page_type: int) -> bytes:
        usable = self._usable
        most = usable - 35 if page_type == _TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return page[at : at + length]
        least = (usable - 12) * 32 // 255 - 23
        if length > self._longest:
            raise ValueError(length)
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        parts = [page[at : at + local]]
        following, left = int.from_bytes(page[at + local : at + local + 4], "big"), length - local
        while left > 0:
            overflow = self._by_number.get(following, b"")
            if len(overflow) < usable:
                raise ValueError(following)
            parts.append(overflow[4 : min(4 + left, usable)])
            following, left = int.from_bytes(overflow[:4], "big"), left - len(parts[-1])
        return b"".join(parts)


def _values(payload: bytes, errors: str) -> list[Any]:
    """Return the values of a record."""
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        one, at = _varint(payload, at)
        types.append(one)
    values = []
    for one in types:
        value, at = _value(payload, at, one, errors)
        values.append(value)
    if at != len(payload):
        raise ValueError(payload)
    return values


def _value(payload: bytes, at: int, type_: int, errors: str) -> tuple[Any, int]:
    if type_ == 0:
        return None, at
    if type_ in {8, 9}:
        return type_ - 8, at
    if type_ in _INTEGER_BYTES:
        end = at + _INTEGER_BYTES[type_]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if type_ == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if type_ < 12:
        raise ValueError(type_)
    end = at + (type_ - 12) // 2
    return (payload[at:end].decode(errors=errors) if type_ % 2 else payload[at:end]), end


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return a number of variable length, and where it ends."""
    value = 0
    for place in range(at, at + 8):
        byte = content[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    value = value << 8 | content[at + 8]
    return value - 2**64 if value >= 2**63 else value, at + 9
