"""Texts: a sequence of str, or the column of a frame that holds them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np

from al_widget.data.features.features import Features, Progress
from al_widget.data.features.text import TEXT_C, text_features
from al_widget.data.frames import is_frame, missing
from al_widget.data.kinds.cells import frame_cells
from al_widget.data.kinds.kind import CardBody, Kind, as_list
from al_widget.data.surrogates import repair_surrogates
from al_widget.exceptions import DataError, excerpt

if TYPE_CHECKING:
    import pandas as pd

_SHORTEST_TEXT = 25  # characters: a string column shorter than this on average is a name or a code, not a text
_SAMPLE = 200  # rows read to guess the column


@dataclass(frozen=True, eq=False)
class TextExamples(Kind):
    """Texts; one that is missing or empty is kept as ""."""

    name: ClassVar[str] = "text"

    examples: list[str]

    @classmethod
    def recognise(cls, data: Any, column: Hashable | None) -> Self | None:
        """Return the texts of a sequence of str, or of the column of a frame that is named or has the longest texts."""
        if is_frame(data):
            found = _text_column(data, column)
            return None if found is None else cls(_clean(list(data[found])), data)
        if isinstance(data, np.ndarray) and data.dtype.kind in "biuf":
            return None
        values = as_list(data)
        if values is None:
            return None
        # One text is enough to mean texts: what is no str beside it is refused. Nothing but gaps are texts too.
        is_text = any(isinstance(value, str) for value in values) or all(map(missing, values))
        return cls(_clean(values)) if is_text else None

    def key_bytes(self, features: Any) -> Iterable[bytes]:  # noqa: ARG002 - a text is known by its content
        """Yield the UTF-8 of each text."""
        return (text.encode("utf-8", "surrogatepass") for text in self.examples)

    def body(self, row: int, show: Sequence[Hashable] | None) -> CardBody:
        """Return the text, and the columns of `show=` beside it."""
        fields = frame_cells(self.frame, row, show) if show and self.frame is not None else None
        return CardBody("text", text=repair_surrogates(self.examples[row]), fields=fields)

    def blank(self) -> np.ndarray:
        """Return which texts are missing or empty."""
        return np.fromiter((not text for text in self.examples), bool, len(self))

    def default_features(self, progress: Progress, *, landmarks: bool) -> Features:  # noqa: ARG002 - for tables
        """Compute TF-IDF of words beside a low-rank projection."""
        return text_features(self.examples, progress)

    def default_c(self, outcomes: int) -> float:  # noqa: ARG002 - the same for any number
        """Return a weak regularisation: rows of unit length want less than scaled columns."""
        return TEXT_C


def _text_column(frame: pd.DataFrame, column: Hashable | None) -> Hashable | None:
    """Return the column to read as text: the one named, or the longest; None if there is none."""
    if len(frame) == 0:
        return None
    if column is not None:
        if column not in frame.columns:
            raise DataError(f"Expected text= to be one of the columns {list(frame.columns)}, got {excerpt(column)}.")
        return column
    lengths = {}
    for name in frame.columns:
        sample = [value for value in frame[name].head(_SAMPLE) if isinstance(value, str)]
        if sample:
            lengths[name] = sum(map(len, sample)) / len(sample)
    longest = max(lengths, key=lengths.__getitem__, default=None)
    only = len(frame.columns) == 1
    return longest if longest is not None and (only or lengths[longest] >= _SHORTEST_TEXT) else None


def _clean(values: list[Any]) -> list[str]:
    """Return the values as texts, "" where there is nothing to show.

    Raises
    ------
    DataError
        If one is no str, or none has anything to show.
    """
    texts = ["" if missing(value) or not str(value).strip() else value for value in values]
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            raise DataError(
                f"Expected every text to be a str, got {type(text).__name__} at position {position}. "
                "Convert the texts with str() first."
            )
    if texts and not any(texts):
        raise DataError(
            f"Expected texts, got {len(texts)} that are all empty or missing. Pass the column that holds the text."
        )
    return texts
