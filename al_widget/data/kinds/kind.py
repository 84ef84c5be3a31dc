"""What every kind of example can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

import numpy as np

from al_widget.data.features.features import Features, Progress
from al_widget.data.frames import as_python, is_series, record
from al_widget.exceptions import DataError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class CardBody:
    """What a card shows of an example: a text, cells, or both; or html.

    Attributes
    ----------
    kind
        The component of the page that shows it.
    text
        Shown verbatim.
    fields
        Cells as pairs of column and value, in the order shown; None where the card has none.
    html
        Sanitised markup.
    """

    kind: Literal["text", "row", "html"]
    text: str | None = None
    fields: tuple[tuple[str, str], ...] | None = None
    html: str | None = None


@dataclass(frozen=True, eq=False)
class Kind(ABC):
    """The examples of a pool, as one kind of example.

    Attributes
    ----------
    name
        What this kind is called.
    examples
        What the person sees and the featurizer reads: a sequence, a frame or a matrix of n examples.
    frame
        The whole frame where the data came as one; None otherwise.
    """

    name: ClassVar[str]

    examples: Any
    frame: pd.DataFrame | None = None

    @classmethod
    @abstractmethod
    def recognise(cls, data: Any, column: Hashable | None) -> Self | None:
        """Return the examples if the data is of this kind, None if it is not.

        Parameters
        ----------
        data
            What the user passed; a frame of any library comes as pandas.
        column
            The column of a frame the user named for this kind; None: guess.

        Raises
        ------
        DataError
            If the data is of this kind, but cannot be read.
        """

    @abstractmethod
    def key_bytes(self, features: Any) -> Iterable[bytes]:
        """Yield the bytes each example is known by. They are in every store: never change them.

        Parameters
        ----------
        features
            The user's `features=`, for examples without a content that could be hashed.
        """

    @abstractmethod
    def body(self, row: int, show: Sequence[Hashable] | None) -> CardBody:
        """Return what the card of an example shows.

        Parameters
        ----------
        row
            Its position.
        show
            The columns of the frame the user wants on the card; None: as usual for this kind.
        """

    def __len__(self) -> int:
        return len(self.examples)

    def blank(self) -> np.ndarray:
        """Return which examples have nothing to show, as booleans of shape (n,)."""
        return np.zeros(len(self), bool)

    def example(self, row: int) -> Any:
        """Return one example as the user would write it; of a frame with several columns, the row as a dict."""
        if self.frame is not None and len(self.frame.columns) > 1:
            return {name: as_python(cell) for name, cell in record(self.frame, row).items()}
        return self.examples[row]

    def default_features(self, progress: Progress, *, landmarks: bool) -> Features:  # noqa: ARG002 - for the kinds
        """Compute the features of this kind where the user gave none.

        Parameters
        ----------
        progress
            Called with the share done, between 0 and 1.
        landmarks
            Whether a linear model will be fitted that needs similarities to landmarks beside the columns of a table.

        Raises
        ------
        DataError
            If this kind has none.
        """
        raise DataError(
            "Expected features= for a pool of objects that are neither texts nor rows: "
            "a matrix, a transformer, or a function from examples to a matrix."
        )

    def default_c(self, outcomes: int) -> float:  # noqa: ARG002 - for the kinds
        """Return the inverse strength of regularisation `C` that suits the default features.

        Parameters
        ----------
        outcomes
            The number of classes one classifier tells apart; 2 where each class is a yes or no of its own.
        """
        return 1.0


def as_list(data: Any) -> list[Any] | None:
    """Return a sequence of examples as a list; None if the data is one example, or has no order."""
    if isinstance(data, (str, bytes, dict)) or not (isinstance(data, (Sequence, np.ndarray)) or is_series(data)):
        return None
    return list(data)
