"""What to ask next: the named strategies, and how to bring your own.

A strategy is a function `(candidates, k, rng) -> (rows, scores)`: k positions among the candidates,
best first, and one score per candidate, higher = ask sooner. A wrapper makes one strategy of another:
`class_quota`, `density_weighted`, `without_duplicates` and `random_share` take a name or a function, and nest.

Examples
--------
>>> names()
['badge', 'committee', 'diverse_margin', 'entropy', 'expected_gradient', 'k_center', 'least_confidence',
 'margin', 'power_margin', 'random', 'relevance', 'typical']
>>> get("diverse_margin", shortlist=5).__name__
'diverse_margin(shortlist=5)'
>>> class_quota(without_duplicates("margin"), share=0.5).__name__
'class_quota(without_duplicates(margin), share=0.5)'
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from al_widget.exceptions import AlWidgetError, StrategyError
from al_widget.strategies import scores, selection, wrappers
from al_widget.strategies.candidates import Candidates

_SEEN, _SEEN_EACH = (2048, 4096), 200  # candidates a batch is measured on: for each pick, or class where there are more
_MOST_SPREAD = 256  # examples of a batch that are spread; more would take 100 MB
_SHARPNESS = 4  # of the weights; 1 costs a third of a point late in large batches, 2 to 8 do not differ
_SHARPNESS_OF_SETS = 1  # with several labels each, where 4 costs a third of a point
_TYPICAL_SAMPLE = 20_000  # clustering more candidates than this costs seconds and finds the same densities

Strategy = Callable[[Candidates, int, np.random.Generator], tuple[np.ndarray, np.ndarray]]

__all__ = [
    "Candidates",
    "Strategy",
    "class_quota",
    "density_weighted",
    "from_score",
    "get",
    "names",
    "random_share",
    "resolve",
    "select",
    "without_duplicates",
]


def random(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ask at random, the control every other strategy is compared with. Cost O(n)."""
    random_keys = rng.random(len(candidates), dtype=np.float32)
    return selection.top_k(random_keys, k, rng), random_keys


def from_score(score: Callable[[np.ndarray], np.ndarray]) -> Strategy:
    """Make a strategy that asks for the k highest scores, ties at random.

    Parameters
    ----------
    score
        A function of class probabilities (n, C) to (n,), higher = ask sooner.

    Examples
    --------
    >>> rarest = from_score(lambda proba: proba[:, 0])
    >>> rarest.__name__
    '<lambda>'
    """

    def strategy(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        values = candidates.score(score)
        return selection.top_k(values, k, rng), values

    strategy.__name__ = getattr(score, "__name__", "score")
    strategy.__doc__ = score.__doc__
    return strategy


def diverse_margin(
    candidates: Candidates, k: int, rng: np.random.Generator, *, shortlist: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """Ask about examples the model hesitates on that differ from each other, and from what is labeled.

    Of the smallest margins (Zhdanov 2019; Citovsky et al. 2021) those are asked that stand for the most of what the
    model hesitates on and no label stands for, best first: greedy coverage weighted by the fourth power of
    1 - margin (after uncertainty herding, Bae, Oliveira & Sutherland 2025). It is measured on p of the
    candidates, the less sure the likelier drawn: 200 for each example asked about or each class, 2,048 to 4,096 in all.
    Beyond 256 examples the rest goes by the margin. With several labels each it is weighted by the doubt as it is, and
    labels stand for nothing but themselves: what lies beside one may have other labels. Cost O(nC) to score,
    O((shortlist k + m) p d) to spread.

    Parameters
    ----------
    shortlist
        How many of the smallest margins for each example that is asked about; twice as many, and so on, where they
        are copies of each other or of what is labeled. 1 is plain `margin`.
    """
    _check_option("shortlist", shortlist)
    values = candidates.score(scores.margin)
    return _diverse(candidates, values, k, rng, shortlist), values


def _diverse(
    candidates: Candidates, values: np.ndarray, k: int, rng: np.random.Generator, shortlist: int
) -> np.ndarray:
    """Pick k of the highest values, (n,) and not negative, as `diverse_margin` does: positions, best first."""
    spread = min(k, _MOST_SPREAD)
    size = min(shortlist * spread, len(values))
    picked = np.empty(0, np.intp)
    if size > spread:
        fewest, most = _SEEN
        p = min(max(fewest, _SEEN_EACH * max(spread, len(candidates.classes))), most)
        several = candidates.independent
        sharpness = _SHARPNESS_OF_SETS if several else _SHARPNESS
        seen, weights = selection.sample(np.maximum(values, 1e-3) ** sharpness, p, rng)
        points, labeled = candidates.embedding(seen), candidates.labeled_embedding()
        while True:
            short = selection.top_k(values, size, rng)
            places = candidates.embedding(short)
            picked = short[selection.cover(points, weights, places, labeled, spread, labels_cover=not several)]
            if len(picked) == spread or size >= min(most, len(values)):
                break
            size = min(2 * size, most, len(values))
    if len(picked) < k:
        left = values.copy()
        left[picked] = -np.inf
        picked = np.concatenate([picked, selection.top_k(left, k - len(picked), rng)])
    return picked


def typical(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ask about the most typical example of each region no label covers (TypiClust, Hacohen et al. 2022).

    Needs no model: it starts cold and serves low budgets. Cost: k-means with labeled + k clusters
    (500 at most) on at most 20,000 candidates.
    """
    n = len(candidates)
    if n <= _TYPICAL_SAMPLE:
        return selection.typical(candidates.embedding(), candidates.labeled_embedding(), k, rng)
    seen = np.sort(rng.choice(n, max(_TYPICAL_SAMPLE, k), replace=False))
    rows, typicality = selection.typical(candidates.embedding(seen), candidates.labeled_embedding(), k, rng)
    values = np.zeros(n, np.float32)
    values[seen] = typicality
    return seen[rows], values


def k_center(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ask about what is least like anything labeled or picked, farthest first (Core-Set, Sener & Savarese 2018).

    Needs no model. Seeks outliers while labels are few. Cost O(N (m + k) d), one distance per example.
    """
    embedding, labeled = candidates.whole_embedding
    return selection.farthest_first(embedding, candidates.rows, labeled, k, rng)


def badge(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ask about examples with large and different gradients (BADGE, Ash et al. 2020), by k-means++ on their factors.

    Has nothing to tune. Cost O(k N (C + d)), memory n C; the gradients, n by C·d, are never made.
    """
    embedding, _ = candidates.whole_embedding
    slopes = candidates.mapped(partial(selection.slopes, independent=candidates.independent))
    return selection.gradient_spread(slopes, embedding, candidates.rows, k, rng)


def expected_gradient(
    candidates: Candidates, k: int, rng: np.random.Generator, *, norm: str = "unit"
) -> tuple[np.ndarray, np.ndarray]:
    """Ask where a label would change the model most: expected gradient length (Settles & Craven 2008), closed form.

    sum_y p_y |(p - e_y) xᵀ| for softmax regression. Of any other model it asks how much a softmax layer with
    the same probabilities, on the same features, would change: a forest has no gradient of its own. With two
    classes and unit rows it ranks as `margin` does. Cost O(nC), and O(min(d, m)³) once with whitening.

    Parameters
    ----------
    norm
        "unit" takes every row as equally long; "raw" multiplies by its length, and so seeks
        outliers; "whitened" measures the length against what is labeled, x' (X_L'X_L + I)^-1 x.
    """
    _check_option("norm", norm)
    gradient = candidates.fitting(scores.gradient)
    if norm == "unit":
        values = candidates.score(scores.gradient)
    elif norm == "raw":
        values = candidates.score_embedding(lambda p, x: gradient(p) * np.sqrt(selection.squares(x) + 1))
    else:
        leverage = selection.leverage(candidates.labeled_embedding())
        values = candidates.score_embedding(lambda p, x: gradient(p) * np.sqrt(leverage(x)))
    return selection.top_k(values, k, rng), values


_MEASURES = {
    "vote_entropy": scores.vote_entropy,
    "divergence": scores.divergence,
    "consensus_entropy": scores.consensus_entropy,
}


def committee(
    candidates: Candidates, k: int, rng: np.random.Generator, *, measure: str = "vote_entropy"
) -> tuple[np.ndarray, np.ndarray]:
    """Ask where a committee of models disagrees (Seung, Opper & Sompolinsky 1992; Dagan & Engelson 1995).

    The members are fitted with Exp(1) weights on the labels (Bayesian bootstrap, Rubin 1981); an
    ensemble's own members are taken where it has them. Cost: M fits, and M scorings in one product.

    Parameters
    ----------
    measure
        "vote_entropy" (ties by the margin of the mean), "divergence" (Kullback-Leibler, McCallum &
        Nigam 1998) or "consensus_entropy".
    """
    _check_option("measure", measure)
    values = candidates.score_votes(_MEASURES[measure])
    return selection.top_k(values, k, rng), values


def power_margin(
    candidates: Candidates, k: int, rng: np.random.Generator, *, power: float = 1.0
) -> tuple[np.ndarray, np.ndarray]:
    """Draw examples with odds by their margin score, instead of the k highest (Kirsch et al. 2021).

    log(1 - margin) plus Gumbel noise over `power`, top k: a batch that is spread by chance, for
    pools of any size. Cost O(nC).

    Parameters
    ----------
    power
        0 draws uniformly, a large power asks for the k highest.
    """
    _check_option("power", power)
    noise = rng.gumbel(size=len(candidates))
    values = power * np.log(np.maximum(candidates.score(scores.margin), 1e-12)) + noise
    return selection.top_k(values, k, rng), values.astype(np.float32)


def relevance(
    candidates: Candidates, k: int, rng: np.random.Generator, *, of: str | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Ask for the likeliest examples of one class, to find all of it (Cormack & Grossman 2014). Cost O(nC).

    Parameters
    ----------
    of
        The class; by default the one with the fewest labels so far, of those that have any.
    """
    _check_option("of", of)
    classes = candidates.classes or tuple(map(str, range(candidates.proba.shape[1])))
    if of is None:
        column = min((count or np.inf, position) for position, count in enumerate(candidates.counts or [0]))[1]
    elif of in classes:
        column = classes.index(of)
    else:
        raise StrategyError(f"Expected of= to be one of the classes {', '.join(classes)}, got {of!r}.")
    values = candidates.score(_Share(column))
    return selection.top_k(values, k, rng), values


@dataclass(frozen=True)
class _Share:
    """The probability of one class, as a score that knows when it was computed before."""

    column: int

    def __call__(self, proba: np.ndarray) -> np.ndarray:
        return proba[:, self.column]


def class_quota(strategy: str | Strategy = "diverse_margin", *, share: float | None = None) -> Strategy:
    """Let no predicted class take more than its share of a batch: rare classes are asked about too.

    The picks of a class beyond its quota are passed over and the strategy is asked again among the
    other classes, until the batch is full; what they cannot fill goes to the best of the rest. With
    several labels each an example counts for its likeliest label. After the class balancing of
    small-text 2.0. Cost: the strategy, once more for each class that fills up.

    Parameters
    ----------
    strategy
        A name or a strategy.
    share
        The largest share of a batch; by default an equal one for each class that is predicted at all.
    """
    name, inner = resolve(strategy)
    _check(share is None or (_is_number(share) and 0 < share <= 1), "share", "a number above 0 and at most 1", share)

    def within(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        predicted = candidates.predicted
        most = k * (1 / len(np.unique(predicted)) if share is None else share)
        quota = wrappers.Quota(predicted, int(np.ceil(most - 1e-9)))
        return wrappers.admitted(quota, partial(select, inner), candidates, k, rng)

    return _titled(within, f"class_quota({name}" + ("" if share is None else f", share={share:g}") + ")")


def density_weighted(strategy: str | Strategy = "margin", *, beta: float = 1.0) -> Strategy:
    """Ask where the pool is dense: scores times the mean similarity to the pool (Settles & Craven 2008).

    score(x) · (1/N sum_u cos(x, u))^beta, "information density". It weighs the scores a strategy
    follows, so that `diverse_margin` chooses its shortlist by the weighted margin. It guards against
    outliers; in a pool without them it often learns more slowly than the strategy alone. Cost O(N d).

    Parameters
    ----------
    strategy
        A name or a strategy that follows a score; `random`, `typical`, `k_center` and `badge` do not.
    beta
        0 leaves the strategy as it is; a large beta asks for what is typical, sure or not.

    Raises
    ------
    StrategyError
        When it runs, if the strategy asks the candidates for no score.
    """
    name, inner = resolve(strategy)
    _check(_is_number(beta) and 0 <= beta < np.inf, "beta", "a number of at least 0", beta)

    def weighted(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        embedding, _ = candidates.whole_embedding
        view = candidates.weighted(wrappers.density(embedding, candidates.rows) ** np.float32(beta))
        before = view.asked
        found = select(inner, view, k, rng)
        if view.asked == before:
            raise StrategyError(
                f"Expected density_weighted to wrap a strategy that follows a score, got {name}, which asks for none. "
                "Take margin, entropy, diverse_margin, expected_gradient, committee or from_score(…)."
            )
        return found

    return _titled(weighted, f"density_weighted({name}" + ("" if beta == 1 else f", beta={beta:g}") + ")")


def without_duplicates(strategy: str | Strategy = "margin", *, above: float = 0.95, labeled: bool = False) -> Strategy:
    """Ask about no two near-duplicates in one batch: a copy teaches the model nothing and costs a label.

    An example whose cosine to one picked before it is above the bound is passed over, and the
    strategy is asked again among what is like none of the picks; only when nothing else is left are
    copies asked. Meant for text and embeddings: in few dimensions much of a pool lies within the bound.
    Cost: the strategy, and O(k n d) where there are duplicates.

    Parameters
    ----------
    strategy
        A name or a strategy.
    above
        The largest cosine that is let pass.
    labeled
        Whether examples like a labeled one are passed over too, O(m n d).
    """
    name, inner = resolve(strategy)
    _check(_is_number(above) and 0 < above < 1, "above", "a number between 0 and 1", above)
    _check(isinstance(labeled, (bool, np.bool_)), "labeled", "True or False", labeled)

    def distinct(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        embedding, known = candidates.whole_embedding
        rule = wrappers.Distinct(embedding, candidates.rows, above, known if labeled else known[:0])
        return wrappers.admitted(rule, partial(select, inner), candidates, k, rng)

    options = ("" if above == 0.95 else f", above={above:g}") + (", labeled" if labeled else "")
    return _titled(distinct, f"without_duplicates({name}{options})")


def random_share(strategy: str | Strategy = "diverse_margin", *, share: float = 0.1) -> Strategy:
    """Draw a share of the picks at random instead, so that no region is never asked about (epsilon-greedy).

    Cost: the strategy, and O(n).

    Parameters
    ----------
    strategy
        A name or a strategy.
    share
        The chance of each pick to be a random one.
    """
    name, inner = resolve(strategy)
    _check(_is_number(share) and 0 <= share <= 1, "share", "a number between 0 and 1", share)

    def mixed(candidates: Candidates, k: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        rows, values = select(inner, candidates, k, rng)
        drawn = rng.random(k) < share
        picked = np.empty(k, np.intp)
        picked[~drawn] = rows[: k - drawn.sum()]
        rest = np.delete(np.arange(len(candidates)), picked[~drawn])
        picked[drawn] = rng.choice(rest, drawn.sum(), replace=False)
        return picked, values

    return _titled(mixed, f"random_share({name}, share={share:g})")


def _titled(strategy: Strategy, name: str) -> Strategy:
    """Name a strategy by what it does: this is written down with every pick."""
    strategy.__name__ = name
    return strategy


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool) and bool(value >= 1)


def _check(fits: bool, option: str, needed: str, value: Any) -> None:
    if not fits:
        raise StrategyError(f"Expected {option}= to be {needed}, got {value!r}.")


_NORMS = ("unit", "raw", "whitened")

_OPTIONS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "shortlist": (_is_count, "a whole number of at least 1"),
    "power": (lambda value: _is_number(value) and bool(0 <= value < np.inf), "a number of at least 0"),
    "norm": (lambda value: isinstance(value, str) and value in _NORMS, f"one of {', '.join(_NORMS)}"),
    "measure": (lambda value: isinstance(value, str) and value in _MEASURES, f"one of {', '.join(_MEASURES)}"),
    "of": (lambda value: value is None or isinstance(value, str), "the name of a class, or None for the rarest"),
}


def _check_option(option: str, value: Any) -> None:
    fits, needed = _OPTIONS[option]
    _check(fits(value), option, needed, value)


_REGISTRY: dict[str, Strategy] = {
    "random": random,
    "least_confidence": from_score(scores.least_confidence),
    "margin": from_score(scores.margin),
    "entropy": from_score(scores.entropy),
    "diverse_margin": diverse_margin,
    "typical": typical,
    "k_center": k_center,
    "badge": badge,
    "expected_gradient": expected_gradient,
    "committee": committee,
    "power_margin": power_margin,
    "relevance": relevance,
}

_WRAPPERS: dict[str, Any] = {
    "class_quota": class_quota,
    "density_weighted": density_weighted,
    "without_duplicates": without_duplicates,
    "random_share": random_share,
}


def names() -> list[str]:
    """Name the strategies `get` and `Session(strategy=…)` know."""
    return sorted(_REGISTRY)


def get(name: str, **options: Any) -> Strategy:
    """Give a named strategy, with options.

    Raises
    ------
    StrategyError
        If there is no strategy of this name, or it has no such option, or the option no such value.
    """
    if isinstance(name, str) and name in _WRAPPERS:
        raise StrategyError(f"{name} is made of another strategy: pass al.strategies.{name}('margin').")
    if not isinstance(name, str) or name not in _REGISTRY:
        near = difflib.get_close_matches(str(name), names(), 1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise StrategyError(f"Expected one of {', '.join(names())}, got {name!r}.{hint}")
    strategy = _REGISTRY[name]
    if not options:
        return strategy
    known = [p.name for p in inspect.signature(strategy).parameters.values() if p.kind is p.KEYWORD_ONLY]
    for option, value in options.items():
        if option not in known:
            takes = f"takes {', '.join(known)}" if known else "takes no options"
            raise StrategyError(f"Strategy {name!r} {takes}, got {option!r}.")
        _check_option(option, value)
    chosen = partial(strategy, **options)
    given = ", ".join(f"{option}={value}" for option, value in options.items())
    chosen.__name__ = f"{name}({given})"  # type: ignore[attr-defined]
    return chosen


def resolve(strategy: str | Strategy) -> tuple[str, Strategy]:
    """Turn what the user gave into a name to write down and a function to call."""
    if isinstance(strategy, str):
        return strategy, get(strategy)
    if callable(strategy):
        name = _name_of(strategy)
        not_called = strategy in _WRAPPERS.values()
        return name, get(name) if not_called else strategy
    raise StrategyError(
        f"Expected strategy= to be a name or a function (candidates, k, rng) -> (rows, scores), got {strategy!r}."
    )


def _name_of(strategy: Strategy) -> str:
    return getattr(strategy, "__name__", type(strategy).__name__)


def select(
    strategy: Strategy, candidates: Candidates, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Run a strategy and check that what it returned is a batch.

    Returns
    -------
    rows : k distinct positions (fewer when there are fewer candidates), best first.
    scores : one finite score per candidate, shape (n,).

    Raises
    ------
    StrategyError
        If it raises, or the rows repeat, lie outside, are too few or too many, or a score is missing or not finite.
    """
    n, k = len(candidates), min(k, len(candidates))
    if k == 0:
        return np.empty(0, np.intp), np.empty(n, np.float32)
    try:
        answer = strategy(candidates, k, rng)
        if not isinstance(answer, tuple) or len(answer) != 2:
            raise StrategyError(f"Expected the strategy to return (rows, scores), got {type(answer).__name__}.")  # noqa: TRY301 - read beside its neighbours
        rows, values = np.asarray(answer[0]), np.asarray(answer[1])
    except AlWidgetError:  # it says already what is wrong, the model for one
        raise
    except Exception as error:
        raise StrategyError(f"The strategy {_name_of(strategy)!r} failed: {type(error).__name__}: {error}") from error
    if (
        rows.shape != (k,)
        or rows.dtype.kind not in "iu"
        or len(np.unique(rows)) != k
        or rows.min() < 0
        or rows.max() >= n
    ):
        raise StrategyError(
            f"Expected the strategy to return {k} distinct positions between 0 and {n - 1}, got {answer[0]!r}."
        )
    if values.shape != (n,) or values.dtype.kind not in "biuf" or not np.isfinite(values).all():
        raise StrategyError(
            f"Expected the strategy to return one finite score for each of the {n} candidates, got shape {values.shape}"
            + ("." if values.shape != (n,) else " with NaN or infinite values.")
        )
    return rows, values
