"""Text that can be sent and stored: half of a surrogate pair has no UTF-8, and PostgreSQL takes no NUL."""

from __future__ import annotations


def is_storable(text: str) -> bool:
    """Check whether every store takes a text as it is: half of a surrogate pair and a NUL are not taken.

    Examples
    --------
    >>> is_storable("Straße 👍"), is_storable("a" + chr(0)), is_storable(chr(0xD83D))
    (True, False, False)
    """
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def repair_surrogates(text: str) -> str:
    """Return the text with each lone surrogate replaced by U+FFFD, since one would fail the whole batch it is in.

    Examples
    --------
    >>> repair_surrogates(f"half a pair: {chr(0xD83D)}")
    'half a pair: �'
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
