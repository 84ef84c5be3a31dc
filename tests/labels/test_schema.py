"""Label schemas: both keep one contract, and no other code in the package checks which one is in use."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest

import al_widget as al
from al_widget.evaluation.intervals import Estimate
from al_widget.labels.arrays import label_array
from al_widget.labels.classes import Classes
from al_widget.labels.schema import (
    MULTI_LABEL,
    SINGLE_LABEL,
    LabelSchema,
    MultiLabel,
    SingleLabel,
    schema_for,
    schema_of_kind,
)

NAMES = ("Fees", "Liens", "Taxes")
LABELS = {  # as the annotator gives it, as it is logged, as it is read back
    SINGLE_LABEL: [(" Fees ", "Fees", "Fees"), ("Taxes", "Taxes", "Taxes")],
    MULTI_LABEL: [({"Taxes", "Fees"}, '["Fees", "Taxes"]', ("Fees", "Taxes")), ([], "[]", ()), (["Liens"], '["Liens"]', ("Liens",))],
}  # fmt: skip
SCHEMAS = pytest.mark.parametrize("schema", LABELS, ids=lambda schema: schema.kind)


class Recorder:
    """A learner that returns the name of the fit that was requested."""

    def fit_multiclass(self, X, labels, classes):
        return "multiclass", labels.tolist()

    def fit_binary_relevance(self, X, marks, classes):
        return "binary relevance", marks.astype(int).tolist()


@SCHEMAS
def test_a_label_is_written_read_and_normalized(schema):
    for given, text, read in LABELS[schema]:
        assert schema.write(given, NAMES) == text
        assert schema.read(text, NAMES) == schema.normalize(given, NAMES) == read
        assert schema.classes_in(text) == schema.classes_of(read)
    assert schema.read(None, NAMES) is None


@SCHEMAS
def test_a_class_is_known_once_it_was_added(schema):
    classes = Classes(NAMES)
    label = schema.read(schema.write("Terms" if schema is SINGLE_LABEL else ["Terms"], NAMES), NAMES)
    assert isinstance(schema.check(label, classes), al.UnknownClassError)
    classes.add("Terms")
    assert schema.check(label, classes) is None


@pytest.mark.parametrize(
    ("schema", "fitted"),
    [(SINGLE_LABEL, ("multiclass", ["Fees", "Taxes"])), (MULTI_LABEL, ("binary relevance", [[1, 0, 0], [1, 0, 1]]))],
)
def test_each_schema_is_fitted_in_the_way_that_suits_it(schema, fitted):
    labels = {SINGLE_LABEL: ["Fees", "Taxes"], MULTI_LABEL: [("Fees",), ("Fees", "Taxes")]}[schema]
    assert schema.fit(Recorder(), None, label_array(labels), NAMES) == fitted
    assert schema.outcomes(12) == {SINGLE_LABEL: 12, MULTI_LABEL: 2}[schema]


def test_predictions_and_confidence_follow_the_probabilities():
    proba = np.array([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]])
    assert SINGLE_LABEL.predict(proba, NAMES).tolist() == ["Fees", "Liens"]
    np.testing.assert_allclose(SINGLE_LABEL.confidence(proba), [0.7, 0.6])
    assert MULTI_LABEL.predict(np.array([[0.7, 0.2, 0.8], [0.1, 0.4, 0.3]]), NAMES).tolist() == [("Fees", "Taxes"), ()]
    np.testing.assert_allclose(MULTI_LABEL.confidence(np.array([[0.7, 0.2, 0.8]])), [0.7 * 0.8 * 0.8])


@SCHEMAS
def test_a_temperature_sharpens_or_flattens_and_one_changes_nothing(schema):
    proba = np.array([[0.7, 0.2, 0.1]])
    np.testing.assert_array_equal(schema.temper(proba, 1.0), proba)
    sharp, flat = schema.temper(proba, 0.5), schema.temper(proba, 2.0)
    assert flat[0, 0] < proba[0, 0] < sharp[0, 0]
    sums_to_one = np.isclose(flat.sum(), 1)
    assert sums_to_one == (not schema.independent)


@SCHEMAS
def test_the_first_line_of_the_metrics_is_the_estimate_and_of_weighted_labels_the_only_one(schema):
    labels = label_array([label for _, _, label in LABELS[schema]] * 20)
    weighted = Estimate(0.9, 0.8, 0.95, len(labels), "lure")
    assert [one.metric for one in schema.metrics(labels, labels, NAMES, weighted, 400)] == [schema.metric_name]
    uniform = schema.metrics(labels, labels, NAMES, Estimate(0.9, 0.8, 0.95, len(labels), "audit"), 400)
    assert uniform[0][:3] == (schema.metric_name, None, 0.9)
    assert len(uniform) > 3
    assert [one.metric for one in uniform].count(schema.metric_name) == 1


@SCHEMAS
def test_the_scores_of_a_simulation_have_the_names_they_are_announced_by(schema):
    labels = label_array([label for _, _, label in LABELS[schema]] * 5)
    scores = schema.scores(labels, labels, NAMES)
    assert tuple(scores) == schema.score_names
    assert scores["accuracy"] == 1


@SCHEMAS
def test_a_corrupted_label_is_another_one_and_still_a_label(schema):
    rng = np.random.default_rng(0)
    for _, _, label in LABELS[schema]:
        for _ in range(20):
            wrong = schema.corrupt(label, NAMES, rng)
            assert wrong != label
            assert schema.check(list(wrong) if schema.independent else wrong, Classes(NAMES)) is None


@SCHEMAS
def test_every_label_that_is_judged_is_in_one_fold(schema):
    labels = label_array([label for _, _, label in LABELS[schema]] * 8)
    folds = schema.folds(labels, 5, seed=0)
    assert sorted(np.concatenate([judged for _, judged in folds])) == list(range(len(labels)))
    assert all(not set(fitted) & set(judged) for fitted, judged in folds)


def test_a_class_of_two_labels_is_not_judged_and_every_set_of_classes_is():
    assert SINGLE_LABEL.judgeable(label_array(["a", "a", "b", "b", "b"])).tolist() == [2, 3, 4]
    assert MULTI_LABEL.judgeable(label_array([("a",), (), ("b",)])).tolist() == [0, 1, 2]


def test_the_argument_and_the_log_name_the_schema():
    for value in (False, True, np.True_):
        schema = schema_for(value)
        assert schema is schema_of_kind(schema.kind)
        assert schema.argument == value
    assert isinstance(schema_for(False), SingleLabel)
    assert isinstance(schema_for(True), MultiLabel)
    with pytest.raises(al.DataError, match="multilabel= to be True or False, got 'x'"):
        schema_for("x")


def test_no_other_file_of_labels_models_or_evaluation_asks_which_schema_it_is():
    """Only `schema.py` names the implementations or the argument."""
    package = Path(al.__file__).parent
    names = {"SingleLabel", "MultiLabel", "MULTI_LABEL", "argument", "schema.kind"}
    for folder in ("labels", "models"):
        for path in (package / folder).glob("*.py"):
            if path.name == "schema.py":
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
            used |= {node.attr for node in attributes}
            used |= {"schema.kind" for node in attributes if ast.unparse(node).endswith("schema.kind")}
            assert not used & names, path.name
    assert not {name for name in vars(LabelSchema) if "multilabel" in name}
