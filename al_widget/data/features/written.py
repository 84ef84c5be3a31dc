"""Numbers that a file or a program kept as text: "12.50", "1,234", "$5", "7 %"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

_UNKNOWN = frozenset(
    ["", "-", "--", "?", ".", "na", "n/a", "#n/a", "<na>", "nan", "nat", "nil", "none", "null", "unknown", "missing"]
)
_UNITS = "$€£¥"
_PLAIN = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
# By the decimal mark, how numbers are written: "1,234" is read by the first that fits, as a thousand and more.
_MARKS = {
    ".": rf"{_PLAIN}|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?:\.[0-9]*)?",
    ",": r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]*)?|[0-9]+(?:,[0-9]*)?",
}
_PATTERNS = {
    mark: re.compile(rf"([+-]?)\s*([{_UNITS}]?)\s*({number})\s*([{_UNITS}%]?)") for mark, number in _MARKS.items()
}
_CODE = re.compile(r"[+-]?0[0-9].*|\+[0-9]{7,}|[0-9]{16,}")  # a postal code (01067), a phone, a number of a card


@dataclass(frozen=True)
class Notation:
    """How the numbers of a column are written.

    Attributes
    ----------
    mark
        The decimal mark: a point or a comma; the other one may divide thousands.
    unit
        The currency or percent sign of every number; "" for none.
    example
        One of the texts.
    fractions
        Whether a number has a decimal mark.
    """

    mark: str
    unit: str
    example: str
    fractions: bool

    def number(self, text: str) -> float | None:
        """Return the number that a text holds; None if it holds none that is written so."""
        return _read(text, self.mark)[0]


def notation(texts: Iterable[str]) -> Notation | None:
    """Return how numbers are written, if texts are nothing but numbers and words for an unknown one; None if not.

    Numbers of different units, and codes, such as those that begin with 0, are no numbers.

    Examples
    --------
    >>> notation(["1,234.50", "n/a", "7"])
    Notation(mark='.', unit='', example='1,234.50', fractions=True)
    >>> notation(["12,50", "7"]).mark, notation(["01067"]), notation(["5 %", "0.05"])
    (',', None, None)
    """
    numbers = [text for text in texts if text.strip().lower() not in _UNKNOWN]
    return next((found for mark in _MARKS if (found := _written_with(mark, numbers)) is not None), None)


def _written_with(mark: str, texts: list[str]) -> Notation | None:
    units: set[str] = set()
    for text in texts:
        number, unit = _read(text, mark)
        if number is None:
            return None
        units.add(unit)
    if len(units) != 1:
        return None
    return Notation(mark, units.pop(), texts[0], any(mark in text for text in texts))


def _read(text: str, mark: str) -> tuple[float | None, str]:
    """Return the number that a text holds, and its unit; None and "" if it holds none."""
    found = _PATTERNS[mark].fullmatch(text.strip())
    if found is None or _CODE.fullmatch(found[1] + found[3]) or (found[2] and found[4]):
        return None, ""
    digits = found[3].replace(",", "") if mark == "." else found[3].replace(".", "").replace(",", ".")
    number = float(found[1] + digits)
    return (number, found[2] or found[4]) if isfinite(number) else (None, "")
