"""Features of a model that begins with its own vectorizer: it reads the examples, distances stay those of numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from al_widget.data.features.features import Features
from al_widget.data.frames import is_frame, read_frame
from al_widget.data.kinds.kind import Kind
from al_widget.data.raw import RawRows
from al_widget.exceptions import DataError


def with_raw_rows(features: Features, kind: Kind, *, frame: bool) -> Features:
    """Return features whose X is the examples as they are; distances stay those of the features.

    Parameters
    ----------
    features
        The features of the examples.
    kind
        The examples.
    frame
        Whether the model reads the columns of a frame, not one text or object for each example.
    """
    if isinstance(features.X, RawRows):
        return features
    if frame and kind.frame is not None:
        return replace(
            features, X=RawRows(kind.frame), transform=_FrameRows(tuple(kind.frame.columns)), reads_frame=True
        )
    if frame or not isinstance(kind.examples, list):
        return features  # nothing but numbers: the model is given them
    return replace(features, X=RawRows(_objects(kind.examples)), transform=_ObjectRows(), reads_frame=False)


def _objects(examples: Any) -> np.ndarray:
    """Return a sequence as an array of objects, (n,), whatever they are."""
    found = np.empty(len(examples), object)
    found[:] = examples
    return found


@dataclass(frozen=True)
class _ObjectRows:
    """Makes rows of new texts or objects."""

    def __call__(self, new: Any) -> RawRows:
        return RawRows(_objects(list(new)))


@dataclass(frozen=True)
class _FrameRows:
    """Makes rows of a new frame, with the columns that the pool has."""

    columns: tuple[Any, ...]

    def __call__(self, new: Any) -> RawRows:
        new = read_frame(new)
        if not is_frame(new):
            raise DataError(f"expected a frame with the columns of the pool, got {type(new).__name__}.")
        return RawRows(new[list(self.columns)])
