"""One battery over every strategy there is: whoever adds one to the registry gets these tests for nothing."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

import al_widget as al
from al_widget import strategies
from al_widget.learner import Learner
from al_widget.strategies import Candidates, scores

NAMES = strategies.names()
SCORED = [name for name in NAMES if name in {"least_confidence", "margin", "entropy"}]  # the score alone decides
UNCERTAIN = [*SCORED, "diverse_margin"]


def softmax(X):
    e = np.exp(X - X.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def blobs(n=300, d=6, classes=4, dtype=np.float64, seed=0):
    """Points around a few centres, and a model that is sure near a centre."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(scale=2, size=(classes, d))
    X = (centres[rng.integers(classes, size=n)] + rng.normal(size=(n, d))).astype(dtype)

    def proba(rows):
        dense = rows.toarray() if sparse.issparse(rows) else rows
        return softmax(-((dense[:, None] - centres) ** 2).sum(axis=2) / 4).astype(np.float32)

    return X, proba


def candidates(X, proba, rows=None, labeled=(), space=None):
    rows = np.arange(X.shape[0]) if rows is None else np.asarray(rows)

    def votes(some):  # three members that lean to different classes
        p = proba(some)
        lean = 1 + 0.5 * np.eye(p.shape[1], dtype=np.float32)[: min(3, p.shape[1])]
        tilted = p * lean[:, None]
        return tilted / tilted.sum(axis=2, keepdims=True)

    return Candidates(X, rows, np.asarray(labeled, np.intp), proba, space, committee=lambda: votes)


def select(name, pool, k, seed=0):
    return strategies.select(strategies.get(name), pool, k, np.random.default_rng(seed))


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


# ---------------------------------------------------------------- every strategy


def test_it_gives_k_different_rows_and_one_finite_score_each(name):
    X, proba = blobs()
    for k in (1, 7, 40):
        rows, values = select(name, candidates(X, proba, labeled=[1, 2, 3]), k)
        assert len(set(rows.tolist())) == len(rows) == k
        assert rows.min() >= 0
        assert rows.max() < len(X)
        assert values.shape == (len(X),)
        assert np.isfinite(values).all()


def test_the_same_seed_picks_the_same_rows(name):
    X, proba = blobs()
    one, two = (select(name, candidates(X, proba, labeled=[5]), 20, seed=3)[0] for _ in range(2))
    np.testing.assert_array_equal(one, two)


def test_it_explains_itself_with_a_cost_or_a_source(name):
    told = strategies.get(name).__doc__
    assert told.strip().split("\n")[0].endswith(".")
    assert "(" in told or "Cost" in told


@pytest.mark.parametrize("k", [1, 5, 50])
def test_asking_for_more_than_there_is_gives_all_there_is(name, k):
    X, proba = blobs(n=5)
    rows, values = select(name, candidates(X, proba, labeled=[]), k)
    assert sorted(rows.tolist()) == list(range(5)) if k >= 5 else len(rows) == k
    assert len(values) == 5


def test_the_last_example_can_be_asked(name):
    X, proba = blobs(n=30)
    rows, _ = select(name, candidates(X, proba, rows=[17], labeled=np.arange(10)), 3)
    assert rows.tolist() == [0]


def test_of_nothing_nothing_is_picked(name):
    X, proba = blobs(n=30)
    rows, values = select(name, candidates(X, proba, rows=np.empty(0, np.intp)), 3)
    assert len(rows) == len(values) == 0


def test_a_class_nobody_labeled_yet_does_no_harm(name):
    X, proba = blobs()

    def gap(rows):
        return np.insert(proba(rows), 2, 0, axis=1)  # a column of zeros: log(0) lurks

    rows, values = select(name, candidates(X, gap, labeled=[0]), 10)
    assert len(rows) == 10
    assert np.isfinite(values).all()
    if name in SCORED:
        np.testing.assert_array_equal(rows, select(name, candidates(X, proba, labeled=[0]), 10)[0])


@pytest.mark.parametrize("sure", [np.array([[1, 0, 0]]), np.array([[1 / 3, 1 / 3, 1 / 3]])])
def test_a_model_that_is_sure_of_all_or_nothing_does_no_harm(name, sure):
    X, _ = blobs()
    rows, values = select(
        name, candidates(X, lambda rows: np.repeat(sure, rows.shape[0], axis=0).astype(np.float32)), 10
    )
    assert len(set(rows.tolist())) == 10
    assert np.isfinite(values).all()


@pytest.mark.filterwarnings("ignore:Number of distinct clusters:sklearn.exceptions.ConvergenceWarning")
def test_examples_that_are_all_the_same_do_no_harm(name):
    X = np.ones((40, 3))
    with np.errstate(all="raise"):
        rows, values = select(
            name, candidates(X, lambda rows: np.full((rows.shape[0], 2), 0.5, np.float32), labeled=[0]), 6
        )
    assert len(set(rows.tolist())) == 6
    assert np.isfinite(values).all()


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name != "typical"]
)  # it needs no score to tell points apart
def test_ties_are_broken_at_random_under_the_seed(name):
    # Where distances decide, only equal points are tied.
    X = np.ones((200, 2)) if name == "k_center" else np.random.default_rng(0).normal(size=(200, 2))
    flat = candidates(X, lambda rows: np.full((rows.shape[0], 2), 0.5, np.float32))
    drawn = np.concatenate([select(name, flat, 5, seed)[0] for seed in range(60)])
    assert len(np.unique(drawn)) > 100  # not dataset order
    assert drawn.mean() == pytest.approx(99.5, abs=20)


def test_sparse_features_pick_what_dense_ones_pick(name):
    X, proba = blobs(n=200)
    X[np.abs(X) < 0.5] = 0
    dense = select(name, candidates(X, proba, labeled=[0, 1]), 15)[0]
    thin = select(name, candidates(sparse.csr_matrix(X), proba, labeled=[0, 1]), 15)[0]
    np.testing.assert_array_equal(dense, thin)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_single_and_double_precision_are_both_taken(name, dtype):
    X, proba = blobs(dtype=dtype)
    rows, values = select(name, candidates(X, proba, labeled=[0]), 10)
    assert len(rows) == 10
    assert np.isfinite(values).all()


def test_features_and_probabilities_are_left_as_they_were(name):
    X, _ = blobs()
    given = softmax(X)
    before = X.copy(), given.copy()
    select(name, candidates(X, lambda rows: given[: rows.shape[0]], labeled=[0]), 10)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(given, before[1])


def test_positions_are_among_the_candidates_not_the_pool(name):
    X, proba = blobs()
    some = np.arange(250, 300)
    rows, _ = select(name, candidates(X, proba, rows=some, labeled=[0]), 8)
    assert rows.max() < 50
    if name in SCORED:
        alone = select(name, candidates(X[some], proba), 8)[0]
        np.testing.assert_array_equal(rows, alone)


# ---------------------------------------------------------------- those that follow a score


@pytest.mark.parametrize("name", SCORED)
def test_the_order_of_the_pool_does_not_matter(name):
    X, proba = blobs()
    turned = np.random.default_rng(1).permutation(len(X))
    rows, values = select(name, candidates(X, proba), 20)
    other, other_values = select(name, candidates(X[turned], proba), 20)
    np.testing.assert_array_equal(turned[other], rows)
    np.testing.assert_allclose(other_values, values[turned], rtol=1e-6)


@pytest.mark.parametrize("name", SCORED)
def test_the_best_come_first(name):
    X, proba = blobs()
    rows, values = select(name, candidates(X, proba), 20)
    assert (np.diff(values[rows]) <= 0).all()
    assert values[rows].min() >= np.delete(values, rows).max()


@pytest.mark.parametrize("name", UNCERTAIN)
def test_between_two_classes_the_score_grows_towards_even_odds(name):
    share = np.linspace(0.5, 1, 101)
    X = np.c_[share, share]
    _, values = select(name, candidates(X, lambda rows: np.c_[rows[:, 0], 1 - rows[:, 0]].astype(np.float32)), 5)
    assert (np.diff(values) < 1e-6).all()
    assert values[0] > values[-1]


@pytest.mark.parametrize("name", SCORED)
def test_the_shortlist_is_the_one_numpy_finds(name):
    X, proba = blobs(n=9000)  # more than one block
    p = proba(X).astype(np.float64)
    top = np.sort(p, axis=1)
    expected = {
        "least_confidence": 1 - top[:, -1],
        "margin": 1 - (top[:, -1] - top[:, -2]),
        "entropy": -(p * np.log(p)).sum(axis=1),
    }[name]
    rows, values = select(name, candidates(X, proba), 20)
    np.testing.assert_allclose(values, expected, atol=1e-5)
    assert set(rows.tolist()) == set(np.argsort(-expected)[:20].tolist())


def test_a_pool_of_one_class_has_no_margin():
    assert scores.margin(np.ones((3, 1))).tolist() == [0, 0, 0]


# ---------------------------------------------------------------- those that spread


def test_a_diverse_batch_spreads_where_plain_margin_asks_the_same_thing_over_and_over():
    rng = np.random.default_rng(0)
    knots = rng.normal(scale=10, size=(8, 4))
    X = np.repeat(knots, 25, axis=0) + rng.normal(scale=0.01, size=(200, 4))
    unsure = 0.5 + 0.01 * np.repeat(np.arange(8), 25)  # the first knot is a little less sure than the next

    def proba(rows):
        knot = ((rows[:, None] - knots) ** 2).sum(axis=2).argmin(axis=1)
        return np.c_[unsure[knot * 25], 1 - unsure[knot * 25]].astype(np.float32)

    def knots_asked(name, **options):
        rows, _ = strategies.select(strategies.get(name, **options), candidates(X, proba), 8, np.random.default_rng(0))
        return len(set((rows // 25).tolist()))

    assert knots_asked("margin") == 1
    assert knots_asked("diverse_margin", shortlist=25) == 8
    assert knots_asked("diverse_margin", shortlist=1) == 1


def test_copies_fill_a_batch_by_the_margin_and_not_a_diverse_one():
    rng = np.random.default_rng(0)
    X, y = load_digits(return_X_y=True)
    pool = np.repeat(X / 16, 4, axis=0) + rng.normal(scale=0.01, size=(4 * len(X), X.shape[1]))
    labeled = rng.choice(len(X), 300, replace=False)
    model = LogisticRegression(max_iter=1000).fit(X[labeled] / 16, y[labeled])

    def copies(name):
        rows, _ = select(name, candidates(pool, model.predict_proba), 40)
        _, times = np.unique(rows // 4, return_counts=True)
        return times[times > 1].sum() / 40

    assert copies("margin") > 0.7
    assert copies("diverse_margin") < 0.1


def test_a_diverse_batch_is_taken_from_the_least_sure():
    X, proba = blobs(n=1000)
    rows, values = select("diverse_margin", candidates(X, proba), 10)
    assert set(rows.tolist()) <= set(np.argsort(-values)[:100].tolist())
    assert (np.diff(values[rows]) <= 0).all()


def test_distances_are_measured_in_the_space_meant_for_them():
    X, proba = blobs(n=400)
    line = np.arange(400, dtype=float)[:, None]
    plain = select("diverse_margin", candidates(X, proba), 10)[0]
    on_a_line = select("diverse_margin", candidates(X, proba, space=line), 10)[0]
    assert set(plain.tolist()) != set(on_a_line.tolist())


def test_typical_starts_in_the_middle_of_regions_no_label_covers():
    rng = np.random.default_rng(0)
    centres = np.array([[0, 0], [20, 0], [0, 20]])
    X = np.concatenate([centre + rng.normal(size=(60, 2)) for centre in centres] + [rng.uniform(60, 90, size=(4, 2))])
    labeled = np.arange(10)  # all in the first region
    free = np.arange(10, len(X))
    rows, _ = strategies.select(
        strategies.get("typical"), Candidates(X, free, labeled, None), 2, np.random.default_rng(0)
    )
    picked = X[free[rows]]
    for centre in centres[1:]:
        assert np.linalg.norm(picked - centre, axis=1).min() < 1.5  # one in each, near its middle, and no outlier


# ---------------------------------------------------------------- your own


def run(strategy, n=20, k=4):
    X, proba = blobs(n=n)
    return strategies.select(strategy, candidates(X, proba, labeled=[0, 1]), k, np.random.default_rng(0))


def test_a_strategy_of_your_own_sees_what_it_asks_for():
    def mine(candidates, k, rng):
        assert candidates.proba.shape == (20, 4)
        assert candidates.features.shape == (20, 6)
        assert candidates.labeled_features.shape == (2, 6)
        values = candidates.proba[:, 0] + rng.random(20) / 1e6
        return np.argsort(-values)[:k], values

    rows, _ = run(mine)
    assert len(rows) == 4


def test_nothing_is_computed_that_is_not_asked_for():
    asked = []

    def proba(rows):
        asked.append(rows.shape[0])
        return np.full((rows.shape[0], 2), 0.5, np.float32)

    X, _ = blobs()
    pool = candidates(X, proba)
    strategies.select(strategies.get("random"), pool, 5, np.random.default_rng(0))
    assert asked == []
    for name in ("margin", "margin", "diverse_margin"):
        select(name, pool, 5)
    assert sum(asked) == 300  # scored once, whoever asks


def test_a_plain_score_is_a_strategy():
    rows, values = run(strategies.from_score(lambda proba: proba[:, 2]))
    X, proba = blobs(n=20)
    assert rows.tolist() == np.argsort(-proba(X)[:, 2])[:4].tolist()
    assert values.shape == (20,)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "got NoneType"),
        ([0, 1, 2, 3], "got list"),
        (([0, 1, 2, 3],), "got tuple"),
        (([0, 1, 2], np.zeros(20)), "4 distinct positions between 0 and 19"),
        (([0, 1, 2, 2], np.zeros(20)), "distinct"),
        (([0, 1, 2, 20], np.zeros(20)), "between 0 and 19"),
        (([-1, 1, 2, 3], np.zeros(20)), "between 0 and 19"),
        (([0.0, 1.0, 2.0, 3.0], np.zeros(20)), "positions"),
        (([[0, 1, 2, 3]], np.zeros(20)), "positions"),
        (([0, 1, 2, 3], np.zeros(19)), r"one finite score for each of the 20 candidates, got shape \(19,\)"),
        (([0, 1, 2, 3], np.full(20, np.nan)), "NaN or infinite"),
        (([0, 1, 2, 3], np.full(20, np.inf)), "NaN or infinite"),
        (([0, 1, 2, 3], ["high"] * 20), "one finite score"),
    ],
)
def test_what_is_no_batch_is_refused_with_a_sentence(answer, said):
    with pytest.raises(al.StrategyError, match=said):
        run(lambda candidates, k, rng: answer)


@pytest.mark.parametrize("score", [lambda proba: proba, lambda proba: proba[:3, 0], lambda proba: proba[:, 0] * np.nan])
def test_a_score_that_is_no_score_is_refused_with_a_sentence(score):
    with pytest.raises(al.StrategyError, match="one finite number"):
        run(strategies.from_score(score))


def test_an_unknown_name_or_option_is_answered_with_what_there_is():
    with pytest.raises(al.StrategyError, match="Did you mean 'entropy'"):
        strategies.get("entrpy")
    with pytest.raises(al.StrategyError, match="takes shortlist, got 'shortlst'"):
        strategies.get("diverse_margin", shortlst=3)
    with pytest.raises(al.StrategyError, match="takes no options"):
        strategies.get("margin", beta=3)


def test_the_promised_names_are_there():
    assert {"random", "least_confidence", "margin", "entropy", "diverse_margin", "typical"} <= set(NAMES)


# ---------------------------------------------------------------- an anchor


@pytest.fixture(scope="module")
def curves():
    """Accuracy on digits: 40 % test, 50 random labels, then 10 rounds of 20; mean of 3 splits."""
    X, y = load_digits(return_X_y=True)
    X, y = X / 16, y.astype(str).astype(object)
    classes = tuple("0123456789")
    found = {}
    for name in ("random", "margin", "entropy"):
        runs = []
        for seed in range(3):
            pool, test = train_test_split(np.arange(len(y)), test_size=0.4, random_state=seed, stratify=y)
            rng = np.random.default_rng(seed)
            labeled = rng.choice(pool, 50, replace=False)
            learner, model, run = Learner(LogisticRegression(C=1.0, max_iter=1000), 0), None, []
            for _ in range(11):
                model = learner.fit(X[labeled], y[labeled], classes, model)
                run.append((model.predict(X[test]) == y[test]).mean())
                here = Candidates(X, np.setdiff1d(pool, labeled), labeled, lambda rows, m=model: m.proba(rows, classes))
                rows, _ = strategies.select(strategies.get(name), here, 20, rng)
                labeled = np.concatenate([labeled, here.rows[rows]])
            runs.append(run)
        found[name] = np.mean(runs, axis=0)
    return found


@pytest.mark.parametrize(("name", "area"), [("random", 0.8874), ("margin", 0.9289), ("entropy", 0.9010)])
def test_on_digits_the_curve_is_the_one_four_libraries_draw(curves, name, area):
    assert np.trapezoid(curves[name]) / 10 == pytest.approx(area, abs=0.015)


def test_on_digits_margin_saves_labels_over_random_and_entropy(curves):
    margin, entropy, random = (np.trapezoid(curves[name]) / 10 for name in ("margin", "entropy", "random"))
    assert margin > entropy + 0.01
    assert margin > random + 0.02
    assert curves["margin"][4] > curves["random"][10] - 0.01  # 130 labels are worth 250 random ones
    assert curves["margin"][-1] == pytest.approx(0.9650, abs=0.01)


# ---------------------------------------------------------------- what the formulas say


def test_k_center_picks_the_farthest_from_labeled_and_picked():
    X = np.array([[0.0, 0], [10.01, 0], [10, 0], [0, 7], [1, 1]])
    _, proba = blobs(d=2)
    rows, _ = select("k_center", candidates(X, proba, rows=[1, 2, 3, 4], labeled=[0]), 2)
    assert rows.tolist() == [0, 2]  # (10.01, 0) and (0, 7); small-text's greedy_coreset gives the twins


def test_k_center_is_the_textbook_greedy_algorithm():
    X, proba = blobs(n=400, d=5)
    labeled = np.arange(300, 400)
    rows, _ = select("k_center", candidates(X, proba, rows=np.arange(300), labeled=labeled), 25)
    points = X[:300]
    chosen = [X[row] for row in labeled]
    picked = []
    for _ in range(25):
        nearest = np.min([((points - one) ** 2).sum(axis=1) for one in chosen], axis=0)
        nearest[picked] = -1
        picked.append(int(nearest.argmax()))
        chosen.append(points[picked[-1]])
    assert rows.tolist() == picked


def test_badge_distances_are_those_of_the_gradients_it_never_makes():
    X, proba = blobs(n=60, d=5, classes=3)
    P = proba(X).astype(np.float64)
    slopes = P - np.eye(3)[P.argmax(axis=1)]
    gradients = np.einsum("nc,nd->ncd", slopes, np.hstack([X, np.ones((60, 1))])).reshape(60, -1)
    rows, lengths = select("badge", candidates(X, proba), 10)
    np.testing.assert_allclose(lengths, (gradients**2).sum(axis=1), rtol=1e-4)
    assert rows[0] == lengths.argmax()
    spread = lambda some: np.mean([np.linalg.norm(gradients[i] - gradients[j]) for i in some for j in some])  # noqa: E731
    drawn = np.random.default_rng(1)
    assert spread(rows) > np.mean([spread(drawn.choice(60, 10, replace=False)) for _ in range(50)])


def test_expected_gradient_is_the_mean_length_of_the_loss_gradient():
    X, proba = blobs(n=40, d=3, classes=4)
    P = proba(X).astype(np.float64)
    x1 = np.hstack([X, np.ones((40, 1))])
    lengths = [sum(P[i, y] * np.linalg.norm(np.outer(P[i] - np.eye(4)[y], x1[i])) for y in range(4)) for i in range(40)]
    raw = strategies.get("expected_gradient", norm="raw")
    _, values = strategies.select(raw, candidates(X, proba), 5, np.random.default_rng(0))
    np.testing.assert_allclose(values, lengths, rtol=1e-3, atol=1e-4)


def test_expected_gradient_ranks_like_margin_with_two_classes_and_unit_rows():
    p = np.linspace(0.01, 0.99, 50)
    P = np.column_stack([p, 1 - p])
    np.testing.assert_array_equal(
        np.argsort(scores.gradient(P).round(9)), np.argsort((2 * np.sqrt(2) * p * (1 - p)).round(9))
    )


def test_whitened_gradients_discount_directions_that_are_labeled():
    X = np.array([[5.0, 0.0], [0.0, 5.0], *([[4.0, 0.0]] * 30)])
    flat = candidates(X, lambda rows: np.full((rows.shape[0], 2), 0.5, np.float32), rows=[0, 1], labeled=range(2, 32))
    whitened = strategies.get("expected_gradient", norm="whitened")
    rows, _ = strategies.select(whitened, flat, 1, np.random.default_rng(0))
    assert rows.tolist() == [1]


def test_vote_entropy_puts_split_votes_first_and_orders_equal_votes_by_margin():
    sure, torn, split = [[0.9, 0.1]] * 2, [[0.6, 0.4]] * 2, [[0.9, 0.1], [0.1, 0.9]]
    votes = np.array([sure, torn, split]).transpose(1, 0, 2)
    assert np.argsort(-scores.vote_entropy(votes)).tolist() == [2, 1, 0]


def test_power_margin_draws_with_odds_by_the_score():
    p = np.where(np.arange(100) < 50, 0.5, 0.9)
    pool = candidates(np.zeros((100, 1)), lambda rows: np.column_stack([p, 1 - p])[: rows.shape[0]].astype(np.float32))
    drawn = np.concatenate([select("power_margin", pool, 10, seed)[0] for seed in range(200)])
    share = np.mean(drawn < 50)
    assert 0.7 < share < 0.9  # odds of 1 to 0.2, ten draws without replacement


def test_relevance_asks_for_the_chosen_class_or_the_rarest():
    X, proba = blobs()
    P = proba(X)
    pool = Candidates(
        X, np.arange(300), np.arange(3), proba, classes=("a", "b", "c", "d"), labels=np.array(["a", "a", "c"], object)
    )
    chosen = strategies.get("relevance", of="d")
    assert strategies.select(chosen, pool, 1, np.random.default_rng(0))[0][0] == P[:, 3].argmax()
    assert select("relevance", pool, 1)[0][0] == P[:, 2].argmax()


@pytest.mark.parametrize(
    ("option", "told"),
    [({"norm": "long"}, "norm="), ({"of": "z"}, "of="), ({"measure": "x"}, "measure="), ({"power": -1}, "power=")],
)
def test_an_option_out_of_range_is_told(option, told):
    X, proba = blobs()
    name = {"norm": "expected_gradient", "of": "relevance", "measure": "committee", "power": "power_margin"}[
        next(iter(option))
    ]
    with pytest.raises(al.StrategyError, match=told):
        strategies.select(strategies.get(name, **option), candidates(X, proba), 3, np.random.default_rng(0))


@pytest.mark.parametrize("model", ["logistic", "forest", "bagged", "neighbours"])
def test_every_estimator_has_a_committee(model):
    from sklearn.ensemble import BaggingClassifier, RandomForestClassifier
    from sklearn.neighbors import KNeighborsClassifier

    estimators = {
        "logistic": LogisticRegression(),
        "forest": RandomForestClassifier(12),
        "bagged": BaggingClassifier(LogisticRegression(), 5),
        "neighbours": KNeighborsClassifier(3),
    }
    X, y = load_digits(return_X_y=True)
    names = y.astype(str).astype(object)
    classes = tuple("0123456789")
    learner = Learner(estimators[model], 0)
    fitted = learner.fit(X[:200], names[:200], classes, None)
    votes = learner.committee(X[:200], names[:200], classes, fitted)(X[200:500])
    assert votes.shape == ({"forest": 12, "bagged": 5}.get(model, 8), 300, 10)
    np.testing.assert_allclose(votes.sum(axis=2), 1, atol=1e-4)
    mean = np.array(classes)[votes.mean(axis=0).argmax(axis=1)]
    assert np.mean(mean == names[200:500]) > 0.7
    assert scores.vote_entropy(votes).max() > 0.3


def test_a_batch_of_thousands_is_diverse_at_its_head_and_goes_on_by_the_margin():
    X, proba = blobs(n=6000)
    rows, values = select("diverse_margin", candidates(X, proba), 3000)
    assert len(set(rows.tolist())) == 3000
    rest = np.setdiff1d(np.arange(6000), rows)
    assert values[rows[256:]].min() >= values[rest].max()
