"""Which column of a frame is read as the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget.data.features.written import notation
from al_widget.data.frames import missing

if TYPE_CHECKING:
    import pandas as pd

# Chosen on the columns of tests/data/test_text_column.py.
_FEWEST_WORDS = 1.5  # new words a row, on average
_SAMPLE = 1000  # rows looked at
_FEWEST_FOUND = 20  # cells: with fewer in the sample, the column is mostly gaps, and is searched for more
_BEGINNING = 1000  # characters of a cell looked at
_LONGEST_NAME = 5  # words of a cell that can be a name: of a person, a place, a product

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[^\x00-\xbf]|['’-])+")
_AROUND = ".,;:!?…()[]\"'“”„‘’«»*"
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # Thai … Chinese
_LETTERS_OF_A_WORD = 2  # in scripts that write no spaces, on average
_SHORTEST_IN_CAPITALS = 4  # letters: shorter ones in capitals are codes
_OF_A_DATE = re.compile(
    r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|tues|wed|thur?s?|fri|sat|sun)"
    r"(uary|ch|il|ust|ember|tember|ober|day|nesday|sday|rsday|urday)?"
)


def find_text_column(frame: pd.DataFrame) -> int | None:
    """Return the place of the column that holds the texts of a frame; None where no column does.

    It is the string column with the most new words a row, if they are 1.5 or more: the words of its different values,
    over the number of its values. So a column of categories is none, however long their names, since its values come
    again and again; and neither are ids, links, paths, dates, codes and numbers written as text, since they have no
    words. A word is made of letters, and stands between spaces. A value of up to five words that all begin with a
    capital is a name, and not counted. The only column of a frame is its text, whatever its strings are but numbers.
    """
    strings = dict(_string_columns(frame))
    if len(frame.columns) == 1:
        return 0 if strings and notation(strings[0]) is None else None
    new_words = {place: sum(map(count_words, set(cells))) / len(cells) for place, cells in strings.items()}
    best = max(new_words, key=new_words.__getitem__, default=None)
    return best if best is not None and new_words[best] >= _FEWEST_WORDS else None


def has_strings(frame: pd.DataFrame) -> bool:
    """Check whether a frame has a column that holds nothing but strings and gaps."""
    return next(_string_columns(frame), None) is not None


def _string_columns(frame: pd.DataFrame) -> Iterator[tuple[int, list[str]]]:
    """Yield the places of columns that hold nothing but strings and gaps, each with some of its strings."""
    rows = np.linspace(0, len(frame) - 1, _SAMPLE).astype(int) if len(frame) > _SAMPLE else None
    for place in range(len(frame.columns)):
        column = frame.iloc[:, place]
        if column.dtype.kind in "biufcmM":
            continue
        cells = _cells(column if rows is None else column.iloc[rows])
        if rows is not None and len(cells) < _FEWEST_FOUND:
            cells = _cells(column[column.notna()].head(_SAMPLE))
        if cells and all(isinstance(cell, str) for cell in cells):
            yield place, cells


def _cells(column: pd.Series) -> list[Any]:
    """Return the cells of a column, without gaps and empty strings."""
    return [cell for cell in column.tolist() if not missing(cell) and not (isinstance(cell, str) and not cell.strip())]


def count_words(text: str) -> int:
    """Return how many words the beginning of a text has; 0 for a name, a date, or data written as text.

    Examples
    --------
    >>> [count_words(text) for text in ("refund please 3", "https://example.org/a", "Anna Schmidt", "5 May 2024")]
    [2, 0, 0, 0]
    """
    text = text[:_BEGINNING].strip()
    if text[:1] in {"{", "["} and text[-1:] in {"}", "]"}:
        return 0
    unspaced = len(_UNSPACED.findall(text))
    words = [token for token in (token.strip(_AROUND) for token in text.split()) if _is_word(token)]
    if unspaced:
        return max(len(words), unspaced // _LETTERS_OF_A_WORD)
    is_name = len(words) <= _LONGEST_NAME and all(word[0].isupper() and not word.isupper() for word in words)
    return 0 if is_name else len(words)


def _is_word(token: str) -> bool:
    if _WORD.fullmatch(token) is None or _OF_A_DATE.fullmatch(token.lower()):
        return False
    return not token.isupper() or len(token) >= _SHORTEST_IN_CAPITALS
