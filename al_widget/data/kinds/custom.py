"""Examples of the user's own: any objects in a sequence."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from al_widget.data.arrays import is_matrix
from al_widget.data.features.features import Features, Progress, check_matrix
from al_widget.data.frames import is_frame, read_frame
from al_widget.data.kinds.kind import CardBody, Kind, as_list
from al_widget.data.row_keys import row_bytes
from al_widget.data.surrogates import repair_surrogates
from al_widget.data.unreadable import refusal
from al_widget.exceptions import DataError


@dataclass(frozen=True, eq=False, repr=False)
class CustomExamples(Kind):
    """Objects of any type, known by the user's ids or by their features, and drawn by the user's `render=`."""

    name: ClassVar[str] = "object"

    examples: list[Any]

    @classmethod
    def recognise(cls, data: Any, column: Hashable | None) -> Self | None:  # noqa: ARG003 - no frame is read
        """Return the objects of any sequence."""
        values = as_list(data)
        return None if values is None else cls(values)

    def key_bytes(self, features: Any) -> Iterable[bytes]:
        """Yield the bytes of each row of the user's feature matrix.

        Raises
        ------
        DataError
            If there is no such matrix, where the sentence says what could be read in place of the objects; or if it
            does not fit.
        """
        if not is_matrix(features):
            raise self._refusal()
        features = read_frame(features)
        matrix = check_matrix(features, len(self))
        return row_bytes(features if is_frame(features) else matrix)

    def check_features(self, features: Any) -> None:
        """Refuse objects without features: nothing can be learned from them."""
        if features is None:
            raise self._refusal()

    def default_features(self, progress: Progress, *, landmarks: bool) -> Features:  # noqa: ARG002 - there are none
        """Refuse: there is no default for objects of the user's own."""
        raise self._refusal()

    def _refusal(self) -> DataError:
        error = refusal(self.examples, "The pool")
        return DataError(f"{error} Objects of your own, as they are, need both features= and ids=.")

    def body(self, row: int, show: Sequence[Hashable] | None) -> CardBody:  # noqa: ARG002 - there are no columns
        """Return the object as `str` writes it."""
        return CardBody("text", text=repair_surrogates(str(self.examples[row])))
