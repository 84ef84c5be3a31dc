"""Rows: of a frame, a numeric array, or a sparse matrix."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from scipy import sparse

from al_widget.data.cache import Cache
from al_widget.data.features.columns import Numbers
from al_widget.data.features.embeddings import Embedder
from al_widget.data.features.features import Features, Progress
from al_widget.data.features.representations import Representations, row_representations
from al_widget.data.features.table import TABLE_C, TABLE_C_PER_OUTCOME, table_features
from al_widget.data.frames import as_python, is_frame, read_frame, record
from al_widget.data.kinds.cells import frame_cells, shown_cells
from al_widget.data.kinds.kind import CardBody, Kind, Reader, as_list
from al_widget.data.kinds.text_column import has_strings
from al_widget.data.row_keys import row_bytes
from al_widget.data.unreadable import refusal
from al_widget.exceptions import DataError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class RowExamples(Kind):
    """Rows of numbers, or of cells of any type."""

    name: ClassVar[str] = "row"

    @classmethod
    def recognise(cls, data: Any, column: Hashable | None) -> Self | None:  # noqa: ARG003 - a row is all columns
        """Return the rows of a frame, of a numeric array of shape (n, d), or of a scipy sparse matrix."""
        if is_frame(data):
            return cls(data, data)
        if sparse.issparse(data) and data.ndim == 2:
            return cls(data.tocsr())
        if isinstance(data, np.ndarray) and data.dtype.kind in "biuf":
            if data.ndim != 2 or data.shape[1] == 0:
                raise refusal(data, "The pool")
            return cls(data)
        return None

    def __len__(self) -> int:
        return int(self.examples.shape[0])

    def how_read(self) -> str | None:
        """Return, of a frame with columns of strings, that none of them was found to hold texts."""
        if self.frame is None or not has_strings(self.frame):
            return None
        return "No column holds texts of several words: rows are shown whole. text= chooses a column to read as text."

    def reader(self) -> Reader:
        """Return what reads new rows."""
        if self.frame is not None:
            return self.frame_reader()
        return MatrixReader(int(self.examples.shape[1]), sparse.issparse(self.examples))

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

    def representations(
        self,
        base: Features,
        embedder: Embedder | None,  # noqa: ARG002 - of texts
        cache: Cache | None,  # noqa: ARG002 - of texts
    ) -> Representations:
        """Return columns beside similarities, and columns alone."""
        return row_representations(base)

    def default_c(self, outcomes: int) -> float:
        """Return the weaker a regularisation, the more outcomes there are; for sparse rows, used as given, 1."""
        return 1.0 if sparse.issparse(self.examples) else max(TABLE_C, TABLE_C_PER_OUTCOME * outcomes)


@dataclass(frozen=True)
class MatrixReader(Reader):
    """Reads rows of numbers.

    Attributes
    ----------
    n_columns
        How many numbers a row has.
    is_sparse
        Whether the rows of the pool are sparse; new ones may be either.
    like
        What the rows are those of, as an error says it.
    """

    n_columns: int
    is_sparse: bool
    like: str = "the pool"

    def read(self, data: Any, what: str = "new examples") -> Any:
        """Return the rows as an array or a CSR matrix of shape (n, d)."""
        data = read_frame(data, what)
        rows = read_matrix(data)
        if as_list(data) == [] or (rows is not None and rows.shape[0] == 0):
            rows = np.empty((0, self.n_columns))
        wanted = f"rows of {self.n_columns} numbers as in {self.like}, an array of shape (n, {self.n_columns})"
        if rows is None:
            raise refusal(data, what, wanted)
        if rows.shape[1] != self.n_columns:
            raise DataError(f"{what}: expected {wanted}, got shape {rows.shape}. Pass the same columns.")
        if self.is_sparse:
            return sparse.csr_matrix(rows)
        return rows.toarray() if sparse.issparse(rows) else rows


def _frame_matrix(frame: pd.DataFrame) -> np.ndarray | None:
    """Return a frame of numbers, whatever holds them, as an array; None if a cell is no number."""
    if all(dtype.kind in "biuf" for dtype in frame.dtypes):
        return frame.to_numpy(float)
    try:
        return np.hstack([Numbers(place, name)(frame.iloc[:, place]) for place, name in enumerate(frame.columns)])
    except DataError:
        return None


def read_matrix(data: Any) -> Any:
    """Return rows of numbers as an array or a CSR matrix of shape (n, d); None for what is neither.

    A frame counts where all its columns are numbers, a list where it holds equally long lists of numbers.
    """
    if sparse.issparse(data):
        return data.tocsr() if data.ndim == 2 else None
    if is_frame(data):
        data = _frame_matrix(data)
    elif not isinstance(data, np.ndarray) and as_list(data):
        try:
            data = np.array(data)
        except ValueError:  # rows of different lengths
            return None
    return data if isinstance(data, np.ndarray) and data.ndim == 2 and data.dtype.kind in "biuf" else None
