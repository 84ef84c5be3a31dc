"""Labels as numpy arrays: an object array of labels, and the indicator matrix of which label names which class."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

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
