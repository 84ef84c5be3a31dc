"""What a model that was taken away remembers: with what, and from what, it was made."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from al_widget.data.features.embeddings import Embedder
from al_widget.data.features.representations import Chosen
from al_widget.evaluation.intervals import Estimate
from al_widget.exceptions import clip

_LONGEST = 300  # characters of an estimator's description
_MOST_CLASSES = 20  # that are named


def _versions() -> dict[str, str]:
    """Return what is installed, by the names of the package index."""
    ours = sys.modules["al_widget"].__version__  # the metadata of a checkout may be older than its files
    found = {name: version(name) for name in ("scikit-learn", "numpy")}
    return {"al_widget": ours, **found, "python": platform.python_version()}


@dataclass(frozen=True)
class MadeFrom:
    """With what, and from what, a model was made.

    Attributes
    ----------
    classes
        Names of the classes.
    labels
        How many labels it learned from.
    audit
        How many labels were kept apart to measure it; 0 without an audit.
    accuracy
        How good it is, with its interval and what that rests on; None where nothing honest can be said.
    reads, features, model
        What it reads, what makes numbers of that, and what learns from them, in words.
    labels_are
        The shape of a label, in words.
    task
        The name of the labeling task; None for a model that was fitted without one.
    time
        When, UTC.
    versions
        Of al_widget, scikit-learn, numpy and Python.
    """

    classes: tuple[str, ...]
    labels: int
    audit: int
    accuracy: Estimate | None
    reads: str
    features: str
    model: str
    labels_are: str
    task: str | None = None
    time: datetime = field(default_factory=lambda: datetime.now(UTC))
    versions: dict[str, str] = field(default_factory=_versions)

    def describe(self) -> str:
        """Return it in sentences, one a line."""
        named = ", ".join(self.classes[:_MOST_CLASSES]) + (" …" if len(self.classes) > _MOST_CLASSES else "")
        task = "" if self.task is None else f" of the task {self.task!r}"
        audit = f"; {self.audit} more were kept apart to measure it" if self.audit else ""
        lines = [
            f"{self.model}, from {self.labels} labels{task}{audit}.",
            f"Reads {self.reads}; features: {self.features}.",
            f"Labels: {self.labels_are}, of {len(self.classes)}: {named}.",
            f"Accuracy: {self.accuracy if self.accuracy is not None else 'not measured'}.",
            f"Made {self.time:%Y-%m-%d %H:%M} UTC with "
            + ", ".join(f"{name} {number}" for name, number in self.versions.items())
            + ".",
        ]
        return "\n".join(lines)


def describe_model(given: Any, *, independent: bool) -> str:
    """Return a `model=` in words.

    Parameters
    ----------
    given
        As it was passed; None for the default.
    independent
        Whether each class is a yes or no of its own: the default is another one then.
    """
    if given is not None:
        return _one_line(given)
    return f"Logistic regression{'' if independent else ' with a share of ridge regression'} (the default)"


def describe_features(given: Any, reads: str) -> str:
    """Return a `features=` in words.

    Parameters
    ----------
    given
        As it was passed, or what reads rows where it was a matrix.
    reads
        What is read, in words.
    """
    if given is None:
        return f"the default for {reads.partition(' ')[0].rstrip(',')}"
    if isinstance(given, Chosen):
        source = "" if given.embedder is None else f", by {given.embedder.described}"
        return f"{given.representation.described}{source}"
    if isinstance(given, (str, Embedder)):
        return given if isinstance(given, str) else f"embeddings ({given.described})"
    if hasattr(given, "width"):
        return f"a matrix of {given.width} columns"
    return getattr(given, "__qualname__", None) or _one_line(given)


def _one_line(estimator: Any) -> str:
    """Return the representation of an estimator in one line; where it is none, or fails, its type."""
    try:
        text = " ".join(repr(estimator).split())
    except Exception:  # noqa: BLE001 - a repr may raise anything
        text = type(estimator).__name__
    return clip(text, _LONGEST)


def names_of(columns: Sequence[Any]) -> str:
    """Return the names of columns in words, the first of many."""
    return ", ".join(map(repr, columns[:_MOST_CLASSES])) + (" …" if len(columns) > _MOST_CLASSES else "")
