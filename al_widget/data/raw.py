"""Examples as they are, in the place of a feature matrix: for a model that begins with its own vectorizer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd


class RawRows:
    """Examples that a model reads as they are, selected row by row as a matrix is.

    Parameters
    ----------
    examples
        An array of n objects, such as texts, or a pandas frame of n rows.

    Attributes
    ----------
    examples
        What the model is given.
    shape
        (n, number of columns); one column where the examples are no frame.

    Examples
    --------
    >>> rows = RawRows(np.array(["a lien", "a tax"], object))
    >>> rows[[1]].examples, rows.shape
    (array(['a tax'], dtype=object), (2, 1))
    """

    ndim = 2
    dtype = np.dtype(object)

    def __init__(self, examples: np.ndarray | pd.DataFrame) -> None:
        self.examples = examples
        self.shape = (len(examples), examples.shape[1] if examples.ndim == 2 else 1)

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: Any) -> RawRows:
        return RawRows(self.examples.iloc[rows] if hasattr(self.examples, "iloc") else self.examples[rows])
