"""Rows: of a frame, a numeric array, or a sparse matrix."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from scipy import sparse

from al_widget.data.features.features import Features, Progress
from al_widget.data.features.table import TABLE_C, TABLE_C_PER_OUTCOME, table_features
from al_widget.data.frames import as_python, is_frame, record
from al_widget.data.kinds.cells import frame_cells, shown_cells
from al_widget.data.kinds.kind import CardBody, Kind
from al_widget.data.row_keys import row_bytes
from al_widget.exceptions import DataError


@dataclass(frozen=True, eq=False)
class RowExamples(Kind):
    """Rows of numbers, or of cells of any type."""

    name: ClassVar[str] = "row"

    @classmethod
    def recognise(cls, data: Any, column: Hashable | None) -> Self | None:  # noqa: ARG003 - a row is all columns
        """Return the rows of a frame, of a numeric array of shape (n, d), or of a scipy sparse matrix."""
        if is_frame(data):
            return cls(data, data)
        if sparse.issparse(data):
            return cls(data.tocsr())
        if isinstance(data, np.ndarray) and data.dtype.kind in "biuf":
            if data.ndim != 2:
                raise DataError(
                    f"Expected a table of shape (rows, columns), got an array of shape {data.shape}. "
                    "Reshape it, or pass a list of texts."
                )
            return cls(data)
        return None

    def __len__(self) -> int:
        return int(self.examples.shape[0])

    def key_bytes(self, features: Any) -> Iterable[bytes]:  # noqa: ARG002 - a row is known by its content
        """Yield the bytes of each row."""
        return row_bytes(self.examples)

    def body(self, row: int, show: Sequence[Hashable] | None) -> CardBody:
        """Return the cells of the row; of a sparse one those that are not zero."""
        if self.frame is not None:
            return CardBody("row", fields=frame_cells(self.frame, row, show))
        if sparse.issparse(self.examples):
            line = self.examples[row : row + 1]
            return CardBody("row", fields=shown_cells(zip(line.indices, line.data, strict=True), line.nnz))
        return CardBody("row", fields=shown_cells(enumerate(self.examples[row]), self.examples.shape[1]))

    def example(self, row: int) -> Any:
        """Return one row as the user would write it: a dict of columns, an array, a sparse matrix of one row."""
        if self.frame is not None:
            return {name: as_python(cell) for name, cell in record(self.frame, row).items()}
        return self.examples[row : row + 1] if sparse.issparse(self.examples) else self.examples[row]

    def default_features(self, progress: Progress, *, landmarks: bool) -> Features:
        """Compute scaled and one-hot columns, with `landmarks` also the similarities to some rows."""
        return table_features(self.examples, progress, landmarks=landmarks)

    def default_c(self, outcomes: int) -> float:
        """Return the weaker a regularisation, the more outcomes there are; for sparse rows, used as given, 1."""
        return 1.0 if sparse.issparse(self.examples) else max(TABLE_C, TABLE_C_PER_OUTCOME * outcomes)
