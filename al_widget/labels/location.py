"""Where a label store is: a file, a database by its URL, or memory; and how that is shown without any secret."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import sqlalchemy as sa

from al_widget.exceptions import StoreError

# postgresql:/al:secret@… is no path, whatever follows.
_URL_WITH_A_SLIP = re.compile(
    r"(?P<dialect>(postgres|postgresql|mysql|mariadb|oracle|mssql|sqlite|cockroachdb)(\+\w+)?):", re.IGNORECASE
)
# What is no URL for lack of a scheme, or of its colon: al:secret@server/labels.
_CREDENTIALS = re.compile(r":[^/\\]*@[^/\\]+/")
_SHORTEST_SECRET = 3  # characters: a shorter one would be found in every message


@dataclass(frozen=True)
class Location:
    """Where a label store is.

    Attributes
    ----------
    url
        What SQLAlchemy opens.
    path
        The file, absolute: it stays where it is when the notebook changes its folder. None for a server.
    place
        The store as it may be shown and saved with a notebook: a path, or dialect, host and database.
    """

    url: sa.URL = field(repr=False)
    path: Path | None
    place: str
    _secrets: tuple[str, ...] = field(default=(), repr=False)

    def is_secret_in(self, text: str) -> bool:
        """Whether a message of a driver holds a part of the URL that must not be shown."""
        return any(secret in text for secret in self._secrets)


def locate(store: str | os.PathLike[str] | None) -> Location | None:
    """Return where a store is; None for memory.

    Raises
    ------
    StoreError
        If it is neither a path nor a URL that can be read. The sentence shows no password.

    Examples
    --------
    >>> locate("postgresql+psycopg://ann:secret@server:5432/labels?sslpassword=other").place
    'postgresql://server/labels'
    """
    if store is not None and not isinstance(store, (str, os.PathLike)):
        raise StoreError(f"Expected store= to be a file path, a SQLAlchemy URL or None, got {type(store).__name__}.")
    text = None if store is None else os.fspath(store)
    if text is None or text == ":memory:":
        return None
    if not isinstance(text, str):
        raise StoreError("Expected store= to be a str or a pathlib.Path, got bytes. Write os.fsdecode(path).")
    if "://" in text:
        return _locate_url(text)
    slip = _URL_WITH_A_SLIP.match(text)
    if slip:
        raise StoreError(
            f"Expected a URL in store= to begin with {slip['dialect']}://, got {slip['dialect']}: without two slashes."
        )
    return _locate_file(text, text)


def _locate_file(path: str, place: str) -> Location:
    try:
        path.encode()
        absolute = Path(path).expanduser().absolute()
        is_folder = absolute.is_dir()
    except (ValueError, RuntimeError, OSError) as error:  # a NUL, half a character pair, ~ of an unknown user
        raise StoreError(f"Expected store= to be the path of a file, got {place!r} ({error}).") from None
    if "\0" in path:
        raise StoreError(f"Expected store= to be the path of a file, got {place!r}. Remove the NUL character.")
    if is_folder:
        raise StoreError(f"Expected store= to be a file, got the folder {place!r}. Name a file in it.")
    if _CREDENTIALS.search(path) and not absolute.parent.is_dir():
        raise StoreError("Expected a URL in store= to begin like postgresql://, got one without its beginning.")
    return Location(sa.URL.create("sqlite", database=str(absolute)), absolute, place)


def _locate_url(text: str) -> Location | None:
    dialect = text.partition("://")[0]
    secrets = _secrets(text)
    try:
        url = sa.make_url(text)
        name = url.get_dialect().name
    except (sa.exc.ArgumentError, ValueError, ImportError) as error:
        why = "" if any(secret in str(error) for secret in secrets) else f" ({error})"
        raise StoreError(
            f"Expected store= to be a file path or a SQLAlchemy URL, its driver installed, got {dialect}://…{why}."
        ) from None
    if name == "sqlite":
        database = url.database or ":memory:"
        if database == ":memory:" or "mode=memory" in text:
            return None
        if database.startswith("file:"):
            return Location(url, None, database.partition("?")[0])
        if url.host:
            raise StoreError("Expected three slashes in a URL of SQLite, as in sqlite:///labels.db, got two.")
        found = _locate_file(database, database)
        return Location(url.set(database=str(found.path)), found.path, database)
    if "@" in (url.host or "") or "@" in (url.database or ""):
        raise StoreError(
            f"Expected the user and the password in store= with @ written as %40, got {dialect}:// with several @. "
            "Write urllib.parse.quote(password, safe='')."
        )
    return Location(url, None, f"{name}://{url.host or ''}/{url.database or ''}", secrets)


def _secrets(text: str) -> tuple[str, ...]:
    """Return the parts of a URL that are neither dialect, host nor database, as written and as meant."""
    rest, _, query = text.partition("://")[2].partition("?")
    credentials = rest.rpartition("@")[0]
    password = credentials.partition(":")[2]
    parts = [password, *re.split(r"[@:/#]", password), *(one.partition("=")[2] for one in query.split("&"))]
    return tuple({form for part in parts for form in (part, unquote(part)) if len(form) >= _SHORTEST_SECRET})
