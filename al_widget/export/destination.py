"""Where an export goes: checked before anything is written, and replaced only by a file that is whole."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from al_widget.exceptions import DataError
from al_widget.labels.location import locate

_SQLITE_SUFFIXES = ("", "-wal", "-shm", "-journal")


def check_path(path: Any, such_as: str = "labels.csv") -> Path:
    """Return the path of an export as the user named it, `~` expanded.

    Parameters
    ----------
    path
        What was passed.
    such_as
        A name that an error may suggest.

    Raises
    ------
    DataError
        If it names no file.
    """
    given = os.fspath(path) if isinstance(path, (str, os.PathLike)) else None
    if not isinstance(given, str) or not given:
        raise DataError(f"Expected path= to name a file, got {path!r}. Write a name such as {such_as!r}.")
    given = os.path.expanduser(given)  # noqa: PTH111 - Path's own raises where a user is unknown
    if given.endswith(("/", os.sep)) or os.path.isdir(given):  # noqa: PTH112 - False where Path's own may raise
        raise DataError(f"Expected path= to name a file, got the folder {str(path)!r}. Name a file in it.")
    return Path(given)


def resolve(path: Path, store: str | os.PathLike[str] | None) -> Path:
    """Return the file that is written for a path: a link stays, and what it points to is replaced.

    Parameters
    ----------
    path
        As `check_path` returns it.
    store
        The session's label store, which is never written over.

    Raises
    ------
    DataError
        If the folder is missing, the file is read-only or no regular file, or it belongs to a label store.
    """
    try:
        target = Path(os.path.realpath(path))
        found = _mode(path)
    except (OSError, ValueError) as error:  # ValueError: a name that no file system takes
        raise _refusal(path, error) from error
    if found is not None and not stat.S_ISREG(found):
        raise DataError(f"Expected path= to name a file, got the device or pipe {str(path)!r}. Choose another name.")
    if found is None and not target.parent.is_dir():
        raise DataError(
            f"Expected path= in a folder that exists, got {str(path)!r}. Create {str(target.parent)!r} first."
        )
    if target in _files_of(store) or _is_database(target):
        raise DataError(
            f"Expected path= to name a file for the export, got {str(path)!r}, which belongs to an SQLite "
            "database, such as a label store. Choose another name; the file was left as it is."
        )
    if found is not None and not _is_writable(target):
        raise DataError(
            f"Could not write {str(path)!r}: the file is read-only, or open in another program. "
            "Make it writable, or choose another name."
        )
    return target


def replace(target: Path, write: Callable[[Path], None]) -> None:
    """Write a file beside its destination and swap it in when it is whole; the draft is removed whatever happens.

    Parameters
    ----------
    target
        As `resolve` returns it.
    write
        Called with the path of the draft.

    Raises
    ------
    DataError
        If the disk is full, the folder is read-only, or the file cannot be written for another such reason.
    """
    # A folder of its own: nothing of the user's can be in it, and a draft made there has the mode of any new file.
    # It is named before it is made, so that no interrupt can leave it behind.
    folder = target.parent / f".al_widget-{secrets.token_hex(16)}"
    try:
        try:
            _fill(folder, target, write)
        except OSError as error:
            raise _refusal(target, error) from error
        finally:
            _remove(folder)
    finally:  # again, since an interrupt may fall into the first
        _remove(folder)


def _fill(folder: Path, target: Path, write: Callable[[Path], None]) -> None:
    draft = folder / target.name
    folder.mkdir(0o700)
    write(draft)
    with draft.open("rb+") as file:  # without it, a power cut after the swap could leave an empty file
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, draft)
    draft.replace(target)


def _remove(folder: Path) -> None:
    """Remove the draft's folder. Not by shutil.rmtree: interrupted, it may close a file of somebody else."""
    with suppress(OSError):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def _mode(path: Path) -> int | None:
    """Return the mode of what a path leads to; None if there is nothing yet."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _is_writable(target: Path) -> bool:
    """Check whether a file may be written: swapping it for another would ask its folder only."""
    try:
        target.open("rb+").close()
    except OSError:
        return False
    return True


def _files_of(store: str | os.PathLike[str] | None) -> set[Path]:
    """Return the files of a store, those of SQLite's journals included; none if it is in memory or on a server."""
    location = locate(store)
    if location is None or location.path is None:
        return set()
    place = os.path.realpath(location.path)
    return {Path(place + suffix) for suffix in _SQLITE_SUFFIXES}


def _is_database(target: Path) -> bool:
    """Check whether a file is an SQLite database or a journal of one, whatever path or hard link leads to it."""
    names = [str(target).removesuffix(suffix) for suffix in _SQLITE_SUFFIXES if str(target).endswith(suffix)]
    return any(_starts_like_a_database(Path(name)) for name in names)


def _starts_like_a_database(path: Path) -> bool:
    # SQLite looks: another way to open a file and close it would drop the locks that this process has on it.
    try:
        if path.stat().st_size == 0:
            return False
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("PRAGMA schema_version")
    except OSError:
        return False
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN}
    return True


def _refusal(path: Path, error: OSError | ValueError) -> DataError:
    """Return what the file system refused, and what to do about it."""
    where = f"Could not write {str(path)!r}"
    code = error.errno if isinstance(error, OSError) else None
    if code in {errno.ENOSPC, errno.EDQUOT}:
        return DataError(f"{where}: the disk is full. Free some space, or choose another disk.")
    if code in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return DataError(
            f"{where}: the folder {str(path.parent)!r} is read-only. Make it writable, or choose another folder."
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else error
    return DataError(f"{where}: {reason}. Choose another path.")
