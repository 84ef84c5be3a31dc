"""Why an estimator could not learn, in the user's words: what it needs of each class, and how many labels there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from al_widget.exceptions import clip, excerpt
from al_widget.models.adapters import name_of
from al_widget.models.inputs import inner_estimators

_MOST_NAMED = 3  # classes
_LONGEST_REASON = 500  # characters of what the estimator says itself
_DEFAULT_FOLDS = 5  # of scikit-learn

_NUMBERS = re.compile(r"\[(?:\s*(?:np\.int\d*\()?\d+\)?[\s,.]*)+\]")  # a list of the numbers of classes
_ONE_NUMBER = re.compile(r"\b([Cc]lass(?:es)?(?: label)?)[ :=]+(\d+)\b")


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does.

    Examples
    --------
    >>> sentence("ValueError: too hot"), sentence("Call update().")
    ('ValueError: too hot.', 'Call update().')
    """
    return text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}."


def same_reason(error: BaseException, again: BaseException) -> bool:
    """Whether two errors differ at most in the names or numbers of classes.

    Examples
    --------
    >>> same_reason(ValueError("no weight of ['rare']"), ValueError("no weight of [2]"))
    True
    """
    return type(error) is type(again) and _skeleton(error) == _skeleton(again)


def _skeleton(error: BaseException) -> str:
    return re.sub(r"'[^']*'|\"[^\"]*\"|\[[^\]]*\]|\d+", "", str(error))


def why_not_fitted(estimator: Any, labels: Sequence[Sequence[str]], names: Sequence[str], error: BaseException) -> str:
    """Return why an estimator could not learn, in a sentence.

    Parameters
    ----------
    estimator
        The user's, unfitted.
    labels
        The classes of each labeled example, (m,).
    names
        The classes among them, sorted: the order in which an estimator numbers them.
    error
        What it raised.
    """
    name, m = name_of(estimator), len(labels)
    counts = {one: 0 for one in names} | Counter(one for classes in labels for one in classes)
    told = next(_shortages(estimator, counts, m), None)
    if told is not None:
        return told
    said = clip(in_names(str(error), names), _LONGEST_REASON)
    return sentence(f"{name} failed to fit {m} labels: {type(error).__name__}: {said}")


def in_names(text: str, names: Sequence[str]) -> str:
    """Return a text with the names of classes in the place of their numbers, as far as these can be told.

    Examples
    --------
    >>> in_names("The classes, [0, 1], are not in class_weight", ["alarm", "ordinary"])
    "The classes, ['alarm', 'ordinary'], are not in class_weight"
    """

    def listed(found: re.Match[str]) -> str:
        numbers = [int(one) for one in re.findall(r"\d+", re.sub(r"np\.int\d*", "", found[0]))]
        if max(numbers) >= len(names) or len(set(numbers)) != len(numbers):
            return found[0]
        return excerpt([names[number] for number in numbers])

    def single(found: re.Match[str]) -> str:
        number = int(found[2])
        return found[0] if number >= len(names) else f"{found[1]} {excerpt(names[number])}"

    return _ONE_NUMBER.sub(single, _NUMBERS.sub(listed, text))


# ---------------------------------------------------------------- too few labels of a class


def _shortages(estimator: Any, counts: Mapping[str, int], m: int) -> Iterator[str]:
    """Yield what an estimator, or one inside it, needs of the labels that they have not."""
    yield from _own_shortage(estimator, counts, m)
    for inner in _inside(estimator):
        yield from _shortages(inner, counts, m)


def _own_shortage(estimator: Any, counts: Mapping[str, int], m: int) -> Iterator[str]:
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis, QuadraticDiscriminantAnalysis

    name = name_of(estimator)
    folds = _folds(estimator)
    if folds and min(counts.values()) < folds:
        yield _needs(name, folds, "for its cross-validation", counts)
    if isinstance(estimator, QuadraticDiscriminantAnalysis) and min(counts.values()) < 2:
        yield _needs(name, 2, "for their spread", counts)
    if _splits_off(estimator) and min(counts.values()) < 2:
        yield _needs(name, 2, "to stop early", counts)
    if isinstance(estimator, LinearDiscriminantAnalysis) and m <= len(counts):
        yield f"{name} needs more labels than classes; so far there are {m} labels of {len(counts)} classes."
    neighbors = getattr(estimator, "n_neighbors", None)
    if isinstance(neighbors, int) and neighbors > m:
        yield f"{name} asks {neighbors} neighbors (n_neighbors), and needs as many labels; so far there are {m}."


def _needs(name: str, k: int, why: str, counts: Mapping[str, int]) -> str:
    few = sorted((n, one) for one, n in counts.items() if n < k)
    shown = ", ".join(f"{excerpt(one)} has {n}" for n, one in few[:_MOST_NAMED])
    more = len(few) - _MOST_NAMED
    return (
        f"{name} needs {k} labels of each class {why}; so far {shown}"
        f"{f', and {more} more classes have too few' if more > 0 else ''}."
    )


def _folds(estimator: Any) -> int:
    """Return in how many folds an estimator splits the labels it is given; 0 if it does not."""
    if not hasattr(estimator, "cv"):
        return 0
    cv = estimator.cv
    if cv is None:
        return _DEFAULT_FOLDS
    if isinstance(cv, int) and not isinstance(cv, bool):
        return cv
    folds = getattr(cv, "n_splits", 0)
    return folds if isinstance(folds, int) else 0


def _splits_off(estimator: Any) -> bool:
    """Whether it holds some labels of each class back, to see when to stop."""
    early, patience = getattr(estimator, "early_stopping", False), getattr(estimator, "n_iter_no_change", None)
    return early is True or (not hasattr(estimator, "early_stopping") and patience is not None)


def _inside(estimator: Any) -> Iterator[Any]:
    from sklearn.pipeline import Pipeline

    if isinstance(estimator, Pipeline):
        yield from (step for _, step in estimator.steps if hasattr(step, "fit"))
    else:
        yield from inner_estimators(estimator)
