"""Labels as arrays: those of a user, an object array of labels, and the matrix of which label names which class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import narwhals.stable.v1 as nw
import numpy as np

from al_widget.exceptions import DataError, excerpt
from al_widget.labels.classes import Label


def label_array(labels: Iterable[Label]) -> np.ndarray:
    """Return labels as an object array (n,); from tuples of one length numpy itself would make a table.

    Examples
    --------
    >>> label_array([("a",), ("b",)]).shape
    (2,)
    """
    return np.fromiter(labels, object)


def indicator(labels: Sequence[Any] | np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Return which label holds which class, (n, C) bool; a class that is not among the names is left out.

    Examples
    --------
    >>> indicator([("b", "a"), ()], ["a", "b", "c"]).astype(int)
    array([[1, 1, 0],
           [0, 0, 0]])
    """
    place = {name: number for number, name in enumerate(names)}
    marks = np.zeros((len(labels), len(names)), bool)
    for row, label in enumerate(labels):
        marks[row, [place[name] for name in label if name in place]] = True
    return marks


def labels_from_indicator(marks: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Return the labels of an indicator matrix (n, C): tuples in an object array (n,).

    Examples
    --------
    >>> labels_from_indicator(np.array([[True, True], [False, False]]), ["a", "b"]).tolist()
    [('a', 'b'), ()]
    """
    every = np.array(names, object)
    return label_array(tuple(every[row]) for row in marks)


def label_values(expected: str, labels: Any, *, of_lists: bool) -> list[Any]:
    """Return labels, one per example, as a list of whatever they are.

    Parameters
    ----------
    expected
        What an error says was expected: "truth as a list, one label per example".
    labels
        A sequence, an array of shape (n,) or (n, 1), a series, or a frame of one column, of any library.
    of_lists
        Whether a label is a list of classes: then each row of a table of names is one.

    Raises
    ------
    DataError
        If it is none of these.

    Examples
    --------
    >>> label_values("labels", np.array([[1], [2]], object), of_lists=False)
    [1, 2]
    """
    labels = _only_column(expected, labels, of_lists=of_lists)
    if isinstance(labels, np.ndarray):
        return _array_values(expected, labels, of_lists=of_lists)
    no_order = isinstance(labels, (str, bytes, bytearray, Mapping, set, frozenset))
    if hasattr(labels, "toarray"):
        told = _from_marks("table.toarray()")
        raise DataError(f"Expected {expected}, got a sparse table of shape {labels.shape}. {told}")
    if no_order or not np.iterable(labels):
        advice = (
            f"For a column of a frame, pass frame[{excerpt(labels)}]." if isinstance(labels, str) else "Write a list."
        )
        raise DataError(f"Expected {expected}, got {excerpt(labels)}. {advice}")
    return list(labels)


def _from_marks(table: str, names: str = "classes") -> str:
    """Return how labels are made of a table that marks which example is of which class."""
    return (
        "Where it marks which example is of which class, write "
        f"[[name for name, mark in zip({names}, row) if mark] for row in {table}]."
    )


def _only_column(expected: str, labels: Any, *, of_lists: bool) -> Any:
    """Return the column of a frame that has only one; what is no frame as it is."""
    if not nw.dependencies.is_into_dataframe(labels):
        return labels
    frame = nw.from_native(labels, eager_only=True)
    if len(frame.columns) != 1:
        advice = _from_marks("frame.to_numpy()", "frame.columns") if of_lists else "Pass the one of the labels."
        raise DataError(f"Expected {expected}, got a frame of {len(frame.columns)} columns. {advice}")
    return labels.iloc[:, 0] if nw.dependencies.is_pandas_dataframe(labels) else frame[frame.columns[0]].to_list()


def _array_values(expected: str, labels: np.ndarray, *, of_lists: bool) -> list[Any]:
    if isinstance(labels, np.ma.MaskedArray):
        mask, labels = np.ma.getmaskarray(labels), labels.data.astype(object)
        labels[mask] = None
    if labels.ndim not in {1, 2}:
        raise DataError(f"Expected {expected}, got an array of shape {labels.shape}. Pass one of shape (n,).")
    if labels.ndim == 1:
        return list(labels)
    names_in_rows = of_lists and all(isinstance(cell, str) for cell in labels.ravel()[:1])
    if labels.shape[1] == 1 and not names_in_rows:
        return list(np.asarray(labels).ravel())
    if np.issubdtype(labels.dtype, np.number) or labels.dtype == bool:
        raise DataError(f"Expected {expected}, got a table of numbers of shape {labels.shape}. {_from_marks('table')}")
    return list(labels)
