"""Texts: a sequence of str, or the column of a frame that holds them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np

from al_widget.data.cache import Cache
from al_widget.data.features.embeddings import Embedder
from al_widget.data.features.features import Features, Progress, TakePart
from al_widget.data.features.representations import Representations, text_representations
from al_widget.data.features.text import TEXT_C, text_features
from al_widget.data.frames import is_frame, is_series, missing, read_frame
from al_widget.data.kinds.cells import frame_cells
from al_widget.data.kinds.kind import CardBody, Kind, Reader, as_list, is_one_row, match_columns, one_row
from al_widget.data.kinds.text_column import find_text_column
from al_widget.data.surrogates import repair_surrogates
from al_widget.data.unreadable import refusal
from al_widget.exceptions import DataError, excerpt

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class TextExamples(Kind):
    """Texts; one that is missing or empty is kept as "".

    Attributes
    ----------
    column
        The column they were read from, the name of the Series they came in, or None.
    """

    name: ClassVar[str] = "text"

    examples: list[str]

    @classmethod
    def recognise(cls, data: Any, column: Hashable | None) -> Self | None:
        """Return the texts of a sequence of str, or of the column of a frame that is named, or found to hold texts."""
        if is_frame(data):
            place = _text_column(data, column)
            if place is None:
                return None
            name = data.columns[place]
            return cls(_some(read_texts(data.iloc[:, place].tolist(), f"The column {excerpt(name)}")), data, name)
        values = as_list(data)
        if not values:
            return None if values is None else cls([])
        # One text is enough to mean texts: what is no str beside it is refused. Nothing but gaps are texts too.
        if not any(isinstance(value, str) for value in values) and not all(map(missing, values)):
            return None
        return cls(_some(read_texts(values, "The pool")), None, data.name if is_series(data) else None)

    def how_read(self) -> str | None:
        """Return which column was found to hold the texts."""
        return f"The column {excerpt(self.column)} is read as the text; text= chooses another."

    def reader(self) -> Reader:
        """Return what reads new texts: of a frame those in the column of that name, or in its only one."""
        return TextReader(self.column, () if self.frame is None else tuple(self.frame.columns))

    def key_bytes(self, features: Any) -> Iterable[bytes]:  # noqa: ARG002 - a text is known by its content
        """Yield the UTF-8 of each text."""
        return (text.encode("utf-8", "surrogatepass") for text in self.examples)

    def body(self, row: int, show: Sequence[Hashable] | None) -> CardBody:
        """Return the text, and the columns of `show=` beside it."""
        fields = frame_cells(self.frame, row, show) if show and self.frame is not None else None
        return CardBody("text", text=repair_surrogates(self.examples[row]), fields=fields)

    def gaps(self, examples: Any) -> np.ndarray:
        """Return which texts are missing or empty."""
        if not isinstance(examples, list):  # rows of a matrix that was given as features=
            return super().gaps(examples)
        return np.fromiter((not text for text in examples), bool, len(examples))

    def default_features(self, progress: Progress, *, landmarks: bool) -> Features:  # noqa: ARG002 - for tables
        """Compute TF-IDF of words beside a low-rank projection."""
        return text_features(self.examples, progress)

    def features_in_parts(self, progress: Progress, first: TakePart, *, landmarks: bool) -> Features:  # noqa: ARG002 - as above
        """Compute them, those of some texts first."""
        return text_features(self.examples, progress, first=first)

    def representations(self, base: Features, embedder: Embedder | None, cache: Cache | None) -> Representations:
        """Return words, and words beside vectors of meaning."""
        return text_representations(base, self.examples, embedder, cache)

    def default_c(self, outcomes: int) -> float:  # noqa: ARG002 - the same for any number
        """Return a weak regularisation: rows of unit length want less than scaled columns."""
        return TEXT_C


def _text_column(frame: pd.DataFrame, column: Hashable | None) -> int | None:
    """Return the place of the column to read as text: the one named, or the one found; None if there is none."""
    names = list(frame.columns)
    if column is None:
        return find_text_column(frame) if len(frame) else None
    place = match_columns([column], names)[0]
    if place is None:
        raise DataError(f"Expected text= to be one of the columns {excerpt(names)}, got {excerpt(column)}.")
    return place


@dataclass(frozen=True)
class TextReader(Reader):
    """Reads texts of a sequence, or of a column of a frame; a gap is the text "".

    Attributes
    ----------
    column
        The column of the pool that was read, or the name of its Series; None for a list.
    columns
        All columns of the pool; empty where it was no frame.
    """

    column: Hashable | None
    columns: tuple[Hashable, ...]

    def read(self, data: Any, what: str = "new examples") -> list[str]:
        """Return the texts."""
        data = read_frame(data, what)
        if is_one_row(data, self.columns):
            raise one_row(what)
        if is_frame(data):
            data = self._texts_of(data, what)
        values = as_list(data)
        if values is None or not (values == [] or any(isinstance(one, str) or missing(one) for one in values)):
            raise refusal(data, what, "texts (a list or a Series)" + self._or_frame())
        return read_texts(values, what)

    def _texts_of(self, frame: pd.DataFrame, what: str) -> Any:
        """Return the column of a frame that holds the texts: the one of the pool's, or the only one."""
        named = self.column is not None or self.columns
        place = match_columns([self.column], list(frame.columns))[0] if named else None
        if place is None and len(frame.columns) == 1:
            place = 0
        if place is not None:
            return list(frame.iloc[:, place])
        if len(frame) == 0:
            return []
        raise refusal(frame, what, "texts (a list or a Series)" + self._or_frame())

    def _or_frame(self) -> str:
        return "" if self.column is None else f", or a frame with the column {excerpt(self.column)}"


def read_texts(values: Sequence[Any], what: str) -> list[str]:
    """Return the values as texts, "" where there is nothing to show.

    Raises
    ------
    DataError
        If one is no str.
    """
    texts = ["" if missing(value) or not str(value).strip() else value for value in values]
    for position, text in enumerate(texts):
        if type(text) is str:
            continue
        if isinstance(text, str):
            texts[position] = str.__str__(text)  # an Enum's own str() is the name of its member
        else:
            advice = "Decode the texts" if isinstance(text, bytes) else "Convert the texts with str()"
            raise DataError(
                f"{what}: expected every text to be a str, got {type(text).__name__} at position {position}. "
                f"{advice} first."
            )
    return texts


def _some(texts: list[str]) -> list[str]:
    """Refuse texts that are all empty."""
    if texts and not any(texts):
        raise DataError(
            f"The pool: expected texts, got {len(texts)} that are all empty or missing. Pass the column that holds "
            "the text."
        )
    return texts
