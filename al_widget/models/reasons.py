"""Why an estimator could not learn, in the user's words: what it needs of each class, and how many labels there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from al_widget.exceptions import clip, excerpt
from al_widget.models.adapters import name_of
from al_widget.models.inputs import inner_estimators, inputs_of, is_a

_MOST_NAMED = 3  # classes
_LONGEST_REASON = 500  # characters of what the estimator says itself
_DEFAULT_FOLDS = 5  # of scikit-learn

# A list of the numbers of classes, where the text speaks of classes: positions of rows are left alone.
_NUMBERS = re.compile(r"((?:[Cc]lass|[Ll]abel)\w*\W[^\[\]]{0,30})(\[(?:\s*(?:np\.int\d*\()?\d+\)?[\s,.]*)+\])")
_ONE_NUMBER = re.compile(r"\b([Cc]lass(?:es)?(?: label)?)[ :=]+(\d+)\b")


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does.

    Examples
    --------
    >>> sentence("ValueError: too hot"), sentence("Call update().")
    ('ValueError: too hot.', 'Call update().')
    """
    return text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}."


def in_one_line(error: BaseException) -> str:
    r"""Return the type of an error and what it says, each line of that once.

    Examples
    --------
    >>> in_one_line(ValueError("too hot\n  too hot\nat noon")), in_one_line(MemoryError())
    ('ValueError: too hot at noon', 'MemoryError')
    """
    lines = dict.fromkeys(line.strip() for line in str(error).splitlines() if line.strip())
    return f"{type(error).__name__}: {' '.join(lines)}" if lines else type(error).__name__


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


@dataclass(frozen=True)
class Labels:
    """How many labels an estimator was given, and how they are spread over the classes.

    Attributes
    ----------
    n
        Their number.
    names
        The classes among them, sorted: the order in which an estimator numbers them.
    counts
        (what is counted, as a sentence names it before its number; how many) for each outcome the estimator learns.
    """

    n: int
    names: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, labels: Sequence[Sequence[str]], *, independent: bool) -> Labels:
        """Count the classes of each example, (m,).

        Parameters
        ----------
        independent
            Whether each class is a yes or no of its own, so that an estimator needs examples without it too.
        """
        found = Counter(one for classes in labels for one in classes)
        names = tuple(sorted(found))
        counts = [(f"{excerpt(name)} has", found[name]) for name in names]
        if independent:  # a class that all have is not fitted
            counts = [one for name, one in zip(names, counts, strict=True) if found[name] < len(labels)]
            without = [(name, len(labels) - found[name]) for name in names if found[name] < len(labels)]
            counts += [(f"examples without {excerpt(name)} are", n) for name, n in without]
        return cls(len(labels), names, tuple(counts))

    @property
    def fewest(self) -> int:
        """How many labels the rarest outcome has."""
        return min((n for _, n in self.counts), default=self.n)

    @property
    def most(self) -> int:
        """How many labels the most frequent outcome has."""
        return max((n for _, n in self.counts), default=self.n)

    def below(self, k: int) -> str:
        """Return which outcomes have fewer labels than k, in words, the rarest first."""
        few = sorted((n, what) for what, n in self.counts if n < k)
        shown, more = ", ".join(f"{what} {n}" for n, what in few[:_MOST_NAMED]), len(few) - _MOST_NAMED
        return f"{shown}{f', and {more} more have too few' if more > 0 else ''}"


class BinaryFitError(Exception):
    """One class could not be told from its absence; the cause says why.

    Parameters
    ----------
    name
        The class.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def why_not_fitted(estimator: Any, labels: Labels, error: BaseException) -> str:
    """Return why an estimator could not learn, in a sentence.

    Parameters
    ----------
    estimator
        The user's, unfitted.
    labels
        What it was given.
    error
        What it raised.
    """
    told = next(_shortages(estimator, labels), None) or next(_misread_columns(estimator), None)
    if told is not None:
        return told
    names, about = labels.names, ""
    if isinstance(error, BinaryFitError) and error.__cause__ is not None:
        names, about, error = (f"not {error.name}", error.name), f" for {excerpt(error.name)}", error.__cause__
    said = clip(in_names(in_one_line(error), names), _LONGEST_REASON)
    failed = sentence(f"{name_of(estimator)} failed to fit {labels.n} labels{about}: {said}")
    return " ".join([failed, *_doubts(estimator, labels)])


def in_names(text: str, names: Sequence[str]) -> str:
    """Return a text with the names of classes in the place of their numbers, as far as these can be told.

    Examples
    --------
    >>> in_names("The classes, [0, 1], are not in class_weight", ["alarm", "ordinary"])
    "The classes, ['alarm', 'ordinary'], are not in class_weight"
    """

    def listed(found: re.Match[str]) -> str:
        numbers = [int(one) for one in re.findall(r"\d+", re.sub(r"np\.int\d*", "", found[2]))]
        if max(numbers) >= len(names) or len(set(numbers)) != len(numbers):
            return found[0]
        return found[1] + excerpt([names[number] for number in numbers])

    def single(found: re.Match[str]) -> str:
        number = int(found[2])
        return found[0] if number >= len(names) else f"{found[1]} {excerpt(names[number])}"

    return _ONE_NUMBER.sub(single, _NUMBERS.sub(listed, text))


def neighbors_missing(estimator: Any, n: int) -> str | None:
    """Return that an estimator, or one inside it, asks more neighbors than there are labels; None if it does not."""
    neighbors = getattr(estimator, "n_neighbors", None)
    if isinstance(neighbors, int) and neighbors > n:
        return (
            f"{name_of(estimator)} asks {neighbors} neighbors (n_neighbors), and needs as many labels; so far there "
            f"are {n}."
        )
    return next(filter(None, (neighbors_missing(inner, n) for inner in _inside(estimator))), None)


def _misread_columns(estimator: Any) -> Iterator[str]:
    """Yield that a vectorizer in a ColumnTransformer is given a list of columns: it reads their names as the texts."""
    if is_a(estimator, "ColumnTransformer"):
        for _, step, columns in estimator.transformers:
            if isinstance(columns, list) and columns and inputs_of(step).raw:
                yield (
                    f"{name_of(step)} in a ColumnTransformer reads one column: write {excerpt(columns[0])} in place of "
                    f"{excerpt(columns)}."
                )
    for inner in _inside(estimator):
        yield from _misread_columns(inner)


# ---------------------------------------------------------------- too few labels of a class


def _shortages(estimator: Any, labels: Labels) -> Iterator[str]:
    """Yield what an estimator, or one inside it, needs of the labels that they have not."""
    yield from _own_shortage(estimator, labels)
    for inner in _inside(estimator):
        yield from _shortages(inner, labels)


def _own_shortage(estimator: Any, labels: Labels) -> Iterator[str]:
    name, folds = name_of(estimator), _folds(estimator)
    # A calibration in a given number of folds counts every class. The others want as many labels of one class.
    strict = is_a(estimator, "CalibratedClassifierCV") and estimator.cv is not None
    if strict and folds > labels.fewest:
        yield _needs(name, folds, "for its cross-validation", labels)
    elif folds > labels.most:
        yield f"{name} needs {folds} labels of a class for its cross-validation; so far {labels.below(folds)}."
    if is_a(estimator, "QuadraticDiscriminantAnalysis") and labels.fewest < 2:
        yield _needs(name, 2, "to measure their spread", labels)
    if _splits_off(estimator) and labels.fewest < 2:
        yield _needs(name, 2, "to stop early", labels)
    if is_a(estimator, "LinearDiscriminantAnalysis") and labels.n <= len(labels.names):
        yield f"{name} needs more labels than classes; so far {labels.n} labels are of {len(labels.names)} classes."
    neighbors = neighbors_missing(estimator, labels.n)
    if neighbors is not None:
        yield neighbors


def _needs(name: str, k: int, why: str, labels: Labels) -> str:
    return f"{name} needs {k} labels of each class {why}; so far {labels.below(k)}."


def _doubts(estimator: Any, labels: Labels) -> Iterator[str]:
    """Yield what may be the reason: a class that is missing from some folds of a cross-validation."""
    folds = _folds(estimator)
    if folds > labels.fewest:
        yield (
            f"{name_of(estimator)} cross-validates in {folds} folds, and a class with fewer labels is missing from "
            f"some; so far {labels.below(folds)}."
        )
    for inner in _inside(estimator):
        yield from _doubts(inner, labels)


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
    if is_a(estimator, "Pipeline"):
        yield from (step for _, step in estimator.steps if hasattr(step, "fit"))
    else:
        yield from inner_estimators(estimator)
