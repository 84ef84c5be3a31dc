"""The user's weights of classes, for the classes that are labeled so far and by the names the estimator is given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from al_widget.exceptions import ModelError, clip, excerpt
from al_widget.labels.values import readings
from al_widget.models.inputs import inner_estimators, is_a

Called = Literal["names", "numbers", "rest"]  # how an estimator knows a class: see `holders`

_OUTCOMES = {0, 1}  # of one class against the rest
_LONGEST_LIST = 200  # characters


def holders(estimator: Any, called: Called = "names") -> Iterator[tuple[Any, Called]]:
    """Yield the estimators in a tree of them that have a `class_weight` by class, and what classes are called there.

    Some ensembles number the classes before they fit their members, histogram boosting before it looks up a weight;
    some ensembles tell their members one class from the rest.
    """
    if isinstance(getattr(estimator, "class_weight", None), Mapping):
        numbered = is_a(estimator, "HistGradientBoostingClassifier") and called == "names"
        yield estimator, "numbers" if numbered else called
    inside = called
    if is_a(estimator, "OneVsOneClassifier", "OneVsRestClassifier", "OutputCodeClassifier"):
        inside = "rest"
    elif is_a(estimator, "BaggingClassifier", "StackingClassifier", "VotingClassifier") and called == "names":
        inside = "numbers"
    for inner in inner_estimators(estimator):
        yield from holders(inner, inside)


def rename_weights(estimator: Any, renamed: Mapping[str, str]) -> None:
    """Let the weights of an unfitted estimator, and of those inside, follow classes that were renamed; it is changed.

    Parameters
    ----------
    renamed
        Names that a class had before -> what it is called now.
    """
    for holder, _ in list(holders(estimator)) if renamed else []:
        moved = {key: now for key in holder.class_weight if (now := _now(key, renamed)) is not None}
        weights = {key: weight for key, weight in holder.class_weight.items() if key not in moved}
        for key, now in moved.items():
            weights.setdefault(now, holder.class_weight[key])
        holder.set_params(class_weight=weights)


def set_weights(estimator: Any, seen: Iterable[str], *, encoded: bool) -> None:
    """Set the weights of an unfitted estimator, and of those inside, to those of the classes it will learn.

    scikit-learn refuses a weight of a class that no label has.

    Parameters
    ----------
    estimator
        It is changed.
    seen
        The classes it will learn.
    encoded
        Whether it is given whole numbers in place of their names.
    """
    names = sorted(set(map(str, seen)))
    for holder, called in list(holders(estimator, "numbers" if encoded else "names")):
        if called == "rest":
            continue
        weights = _by_name(holder.class_weight, names)
        if called == "numbers":
            weights = {number: weights[name] for number, name in enumerate(names)}
        else:  # scikit-learn looks up a name that reads as a whole number by that number
            weights |= {int(name): weight for name, weight in list(weights.items()) if _reads_as_number(name)}
        holder.set_params(class_weight=weights)


def set_binary_weights(estimator: Any, name: str) -> None:
    """Set the weights of an unfitted estimator that will tell one class, 1, from its absence, 0; it is changed."""
    for holder, _ in list(holders(estimator)):
        if not set(holder.class_weight) <= _OUTCOMES:
            holder.set_params(class_weight={0: 1.0, 1: _by_name(holder.class_weight, [name])[name]})


def check_weights(estimator: Any, classes: Sequence[str], *, independent: bool, former: Collection[str] = ()) -> None:
    """Raise ModelError if a weight is of no class of the task.

    Parameters
    ----------
    classes
        The class names.
    former
        Names that classes had before, which may have weights too; none by default.
    independent
        Whether each class is a yes or no of its own, so that 0 and 1 may have weights too.
    """
    for holder, called in holders(estimator):
        given, name = holder.class_weight, type(holder).__name__
        if independent and set(given) <= _OUTCOMES:
            continue
        strange = [key for key in given if not any(_names(key, one) for one in (*classes, *former))]
        if strange:
            shown = clip(", ".join(map(repr, classes)), _LONGEST_LIST)
            raise ModelError(
                f"class_weight of {name} has a weight for {excerpt(strange[0])}, which is no class of this task: "
                f"{shown}. Add it to the classes, or leave its weight out."
            )
        if called == "rest":
            raise ModelError(
                f"{name} is inside a classifier that tells it one class from the rest, so its class_weight cannot name "
                'classes. Pass class_weight="balanced" there, or weights to a classifier of several classes.'
            )


def _by_name(given: Mapping[Any, float], names: Sequence[str]) -> dict[Any, float]:
    """Return name -> weight for some classes; 1 where the user gave none."""
    return {name: next((weight for key, weight in given.items() if _names(key, name)), 1.0) for name in names}


def _names(key: Any, name: str) -> bool:
    """Whether a key of the user's, such as a str, an Enum or a number, names a class."""
    return any(name in group for group in readings(key))


def _now(key: Any, renamed: Mapping[str, str]) -> str | None:
    """Return what the class of a key is called now, if it was renamed."""
    return next((renamed[name] for group in readings(key) for name in group if name in renamed), None)


def _reads_as_number(name: str) -> bool:
    try:
        int(name)
    except ValueError:
        return False
    return True
