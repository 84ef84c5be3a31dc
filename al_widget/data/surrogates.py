"""Text that can be sent: half of a character pair cannot be written as UTF-8."""

from __future__ import annotations


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
