"""Wrong labels are found: one in ten turned at random, the fifth of the labels that is doubted most looked at."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

import al_widget as al
from al_widget.engine.label_issues import believed
from al_widget.evaluation.label_issues import count_label_issues
from al_widget.exceptions import DataError
from al_widget.labels.schema import MULTI_LABEL, SINGLE_LABEL


def labeled(X, truth, seed, noise=0.1, **options):
    """Return a session that was given all labels, and the ids of those that were turned into another class."""
    rng, names = np.random.default_rng(seed), sorted(set(truth))
    turned = np.flatnonzero(rng.random(len(truth)) < noise)
    told = np.array(truth, object)
    for row in turned:
        told[row] = str(rng.choice([name for name in names if name != truth[row]]))
    session = al.Session(X, names, store=None, seed=seed, **options)
    for row, label in enumerate(told):
        session.label(row, label)
    return session, set(turned.tolist())


def two_clouds(seed, n=300, d=40):
    """Return two classes in many directions: a weakly regularised model learns each wrong label by heart."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d)).astype(np.float32)
    truth = np.where(X[:, :8].sum(axis=1) > 0, "yes", "no").astype(object)
    X[:, :8] += 0.6 * np.where(truth == "yes", 1, -1)[:, None]
    return X, truth


def share_found(session, turned, n):
    return len(turned & set(session.label_issues(n)["id"])) / len(turned)


def test_a_fifth_of_the_contract_labels_holds_nineteen_of_twenty_wrong_ones():
    contracts = al.datasets.load_contracts()
    rows = np.random.default_rng(0).permutation(len(contracts))[:400]
    texts, truth = contracts["text"].iloc[rows].tolist(), contracts["label"].iloc[rows].to_numpy()
    session, turned = labeled(texts, truth, seed=0)
    assert share_found(session, turned, len(rows) // 5) >= 0.95


def test_wrong_labels_that_looked_wrong_at_first_do_not_hide_others():
    found, plain = [], []
    for seed in range(4):
        X, truth = two_clouds(seed)
        session, turned = labeled(X, truth, seed, features=X, model=LogisticRegression(C=100, max_iter=1000))
        found.append(share_found(session, turned, len(truth) // 5))
        told = session.labels.reindex(range(len(truth))).to_numpy()
        plain.append(len(turned & set(by_plain_folds(X, told)[: len(truth) // 5])) / len(turned))
    assert np.mean(found) >= np.mean(plain) + 0.02


def by_plain_folds(X, told):
    """Return rows by self confidence after one cross-validation, least trusted first."""
    proba = np.zeros(len(told))
    for train, fold in SINGLE_LABEL.folds(told, 5, 0):
        model = LogisticRegression(C=100, max_iter=1000).fit(X[train], told[train].astype(str))
        column = np.searchsorted(model.classes_, told[fold].astype(str))
        proba[fold] = model.predict_proba(X[fold])[np.arange(len(fold)), column]
    return np.argsort(proba, kind="stable").tolist()


def test_the_default_is_the_beginning_of_the_full_ranking():
    X, truth = two_clouds(0)
    session, _ = labeled(X, truth, 0, features=X)
    default, all_of_them = session.label_issues(), session.label_issues(len(truth))
    assert 0 < len(default) < len(all_of_them) == len(truth)
    assert default["id"].tolist() == all_of_them["id"].tolist()[: len(default)]
    assert all_of_them["confidence"].is_monotonic_increasing


@pytest.mark.parametrize("n", [0, -1, 1.5, "5"])
def test_a_number_of_label_issues_that_is_none_is_refused(n):
    session = al.Session(["a", "b"], ["x", "y"], store=None)
    with pytest.raises(DataError, match="n="):
        session.label_issues(n)


def test_nothing_is_counted_where_every_label_is_predicted():
    given = np.repeat([0, 1], 20)
    assert count_label_issues(given, np.where(given[:, None] == [0, 1], 0.9, 0.1)) == 0


def test_a_doubted_label_still_trains_where_its_class_would_be_too_rare():
    labels = np.array(["no"] * 6 + ["rare"] * 3, object)
    doubted = np.isin(np.arange(9), [0, 7])
    assert believed(SINGLE_LABEL, labels, doubted).tolist() == [False, *[True] * 8]


def test_a_doubted_set_of_known_classes_does_not_train():
    labels = np.empty(4, object)
    labels[:] = [("a",), ("b",), ("a", "b"), ("c",)]
    assert believed(MULTI_LABEL, labels, np.array([False, False, True, True])).tolist() == [True, True, False, True]
