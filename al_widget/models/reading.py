"""What a model is given: the features of the examples, or the examples themselves where it makes its own."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import numpy as np

from al_widget.data.features.build import unfitted_copy
from al_widget.data.features.features import Features
from al_widget.data.features.raw import with_raw_rows
from al_widget.data.kinds.kind import Kind
from al_widget.data.matrix import plain
from al_widget.models.inputs import inner_estimators, inputs_of, is_a, real_steps

_TRIED = 8  # examples


def for_model(model: Any, features: Features, kind: Kind, *, given: bool) -> Features:
    """Return the features that a model reads: the examples themselves, if it begins with a vectorizer of its own.

    A transformer of the user's does not say what it reads: it is tried on a few examples, on copies.

    Parameters
    ----------
    model
        The user's `model=`; None for the default.
    features
        The features of the examples, in which distances are measured.
    kind
        The examples.
    given
        Whether the features are the user's own choice: what may read them is given them.
    """
    wants = None if model is None else inputs_of(model)
    if wants is None:
        return features
    if wants.untold and (wants.raw or not given):
        found = next((way for way in _ways(features, kind, texts=wants.raw) if _reads(model, way)), None)
        if found is not None:
            return found
    return with_raw_rows(features, kind, frame=wants.frame) if wants.reads_examples else features


def _ways(features: Features, kind: Kind, *, texts: bool) -> Iterator[Features]:
    """Yield what a model may be given, the likeliest first."""
    if isinstance(kind.examples, list):
        yield with_raw_rows(features, kind, frame=False)
    elif not texts:
        yield features
    if kind.frame is not None:
        yield with_raw_rows(features, kind, frame=True)


def _reads(model: Any, way: Features) -> bool:
    """Whether what a model begins with makes something of a few rows that the next step can read."""
    rows = plain(way.X[np.arange(min(_TRIED, way.X.shape[0]))])
    return all(_makes_rows(steps, rows, texts=texts) for steps, texts in _beginnings(model))


def _makes_rows(steps: list[Any], rows: Any, *, texts: bool) -> bool:
    """Whether transformers make a table of rows, or something for each of them where texts are read next."""
    outcomes, made = np.arange(len(rows) if hasattr(rows, "__len__") else rows.shape[0]) % 2, rows
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for step in map(unfitted_copy, steps):
                whole = hasattr(step, "fit_transform")
                made = step.fit_transform(made, outcomes) if whole else step.fit(made, outcomes).transform(made)
        shape = made.shape if hasattr(made, "shape") else (len(made),) if texts else np.shape(made)
    except Exception:  # noqa: BLE001 - the user's code may raise anything
        return False
    return shape[0] == len(outcomes) and (texts or (len(shape) == 2 and made is not rows))


def _beginnings(estimator: Any) -> Iterator[tuple[list[Any], bool]]:
    """Yield the transformers of the user's that a model begins with, and whether a vectorizer follows on them."""
    if is_a(estimator, "Pipeline"):
        steps = real_steps(estimator)
        mine = list(takewhile(_is_untold, steps))
        if mine:
            yield mine, len(mine) < len(steps) and inputs_of(steps[len(mine)]).raw
        elif steps:
            yield from _beginnings(steps[0])
    elif is_a(estimator, "FeatureUnion"):
        for member in real_steps(estimator):
            yield from _beginnings(member)
    elif _is_untold(estimator):
        yield [estimator], False
    else:
        for inner in inner_estimators(estimator):
            yield from _beginnings(inner)


def _is_untold(step: Any) -> bool:
    """Whether a step is itself a transformer of the user's."""
    inside = is_a(step, "Pipeline", "FeatureUnion") or any(True for _ in inner_estimators(step))
    return inputs_of(step).untold and not inside
