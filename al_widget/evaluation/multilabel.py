"""How good are predictions of several labels each: exact match, and F1 over the labels, with intervals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtri, stdtrit

from al_widget.evaluation.intervals import wilson
from al_widget.evaluation.metrics import Metric

# Examples of a class below which its F1 says nothing; and, of every class, below which the rarest one decides macro-F1
# by chance: its interval covered the truth in 87 of 100 cases.
_FEWEST_FOR_F1, _FEWEST_FOR_MACRO_F1 = 10, 5


def metrics(
    truth: np.ndarray, predicted: np.ndarray, classes: Sequence[str], method: str, population: int | None = None
) -> list[Metric]:
    """Compute exact match, micro-F1, macro-F1 and the F1 of each class, with 95 % intervals.

    Exact match has Wilson's interval. An F1 is a ratio of counts that lie clustered in examples: its interval
    is Wilson's too, at the number of independent draws (Korn & Graubard 1998) that have the variance, and the
    bias, the jackknife finds (Tukey 1958). A percentile bootstrap holds the truth less often: 90 % for 95.

    Parameters
    ----------
    truth, predicted
        Indicator matrices (n, C), the columns in the order of `classes`.
    method
        Where the examples come from: "test" or "audit".
    population
        Size of the pool the examples were drawn from; None, the default, for a test set that stands for a wider world.

    Returns
    -------
    Rows (metric, class or None, value, low, high, n, method), none without examples. Macro-F1 comes once five
    examples are of each class, the F1 of a class once ten are of it.

    Examples
    --------
    >>> truth = np.array([[True, False], [True, True]] * 20)
    >>> [(name, of, round(value, 2)) for name, of, value, *_ in metrics(truth, truth, ["a", "b"], "test")]
    [('exact_match', None, 1.0), ('micro_f1', None, 1.0), ('macro_f1', None, 1.0), ('f1', 'a', 1.0), ('f1', 'b', 1.0)]
    """
    n = len(truth)
    if n == 0:
        return []
    hits = int((truth == predicted).all(axis=1).sum())
    rows = [Metric("exact_match", None, hits / n, *wilson(hits, n, population), n, method)]
    counts = truth.sum(axis=0)
    if not counts.any():  # no label to find: no F1
        return rows
    right, marks = (truth & predicted).astype(float), truth.astype(float) + predicted
    rows.append(Metric("micro_f1", None, *_f1(_summed(right), _summed(marks), population), n, method))
    if counts.min() >= _FEWEST_FOR_MACRO_F1:
        rows.append(Metric("macro_f1", None, *_f1(right, marks, population), n, method))
    return rows + [
        Metric("f1", classes[place], *_f1(right[:, [place]], marks[:, [place]], population), n, method)
        for place in np.flatnonzero(counts >= _FEWEST_FOR_F1).tolist()
    ]


def _summed(counts: np.ndarray) -> np.ndarray:
    return counts.sum(axis=1, keepdims=True)


def _f1(right: np.ndarray, marks: np.ndarray, population: int | None) -> tuple[float, float, float]:
    """Compute the mean F1 of k groups of labels with its interval.

    Parameters
    ----------
    right, marks
        Of each example and group, (n, k): labels both true and predicted; true labels plus predicted ones.
    """
    n = len(right)
    each = 2 * right.sum(axis=0) / marks.sum(axis=0)
    value = float(each.mean())
    if population is not None and n >= population:
        return value, value, value
    rest = marks.sum(axis=0) - marks
    without = np.divide(
        2 * (right.sum(axis=0) - right), rest, out=np.broadcast_to(each, rest.shape).copy(), where=rest > 0
    )
    means = without.mean(axis=1)
    variance = (n - 1) / n * float(((means - means.mean()) ** 2).sum())
    variance *= 1.0 if population is None else 1 - n / population
    centre = float(np.clip(n * value - (n - 1) * means.mean(), 0, 1))
    if variance > 0 and 0 < centre < 1:
        size = centre * (1 - centre) / variance * float(ndtri(0.975) / stdtrit(n - 1, 0.975)) ** 2
        low, high = wilson(centre * size, size)
    else:  # every example alike: only those with a label are evidence
        evidence = int((marks > 0).any(axis=1).sum())
        finite = None if population is None else int(np.ceil(evidence * population / n))
        low, high = wilson(value * evidence, evidence, finite)
    return value, min(low, value), max(high, value)
