"""The model to take away: the session's answers, without the session, its pool or its store."""

from __future__ import annotations

import builtins
import functools
import pickle
import subprocess
import sys

import joblib
import numpy as np
import pandas as pd
import polars as pl
import pytest
from scipy import sparse
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import get_scorer
from sklearn.model_selection import cross_val_score
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import al_widget as al

rng = np.random.default_rng(0)
GOOD = np.arange(80) % 2 == 1
TEXTS = [
    f"{'good' if good else 'bad'} film, {'well' if good else 'badly'} made, number {n}" for n, good in enumerate(GOOD)
]
NUMBERS = rng.normal(size=(80, 3)) + 3 * GOOD[:, None]
FRAME = pd.DataFrame(
    {"pages": NUMBERS[:, 0], "kind": np.where(GOOD, "novel", "poem"), "day": pd.date_range("2024", periods=80)}
)
DESK = pd.DataFrame({"body": TEXTS, "pages": NUMBERS[:, 0]})


def count_words(texts):
    return [[len(text), text.count("good")] for text in texts]


def pages_of(frame):
    return frame[["pages"]]


POOLS = {
    "texts": (TEXTS, {}),
    "a series": (pd.Series(TEXTS, name="body"), {}),
    "a frame with a text": (DESK, {"text": "body"}),
    "a polars frame": (pl.DataFrame({"body": TEXTS, "n": range(80)}), {"text": "body"}),
    "rows of a frame": (FRAME, {}),
    "an array": (NUMBERS, {}),
    "a sparse matrix": (sparse.csr_matrix(np.abs(NUMBERS)), {}),
    "a matrix given": (TEXTS, {"features": NUMBERS}),
    "a frame given": (TEXTS, {"features": FRAME[["pages"]]}),
    "a transformer": (TEXTS, {"features": TfidfVectorizer()}),
    "a function": (TEXTS, {"features": count_words}),
    "columns of the frame": (
        DESK,
        {"text": "body", "features": ColumnTransformer([("w", CountVectorizer(), "body"), ("n", StandardScaler(), ["pages"])])},
    ),
    "a function of the frame": (DESK, {"text": "body", "features": pages_of}),
    "a model": (NUMBERS, {"model": RandomForestClassifier(10)}),
    "a pipeline as model": (NUMBERS, {"model": make_pipeline(StandardScaler(), LogisticRegression())}),
    "a model that reads the texts": (TEXTS, {"model": make_pipeline(TfidfVectorizer(), LogisticRegression())}),
    "a model that reads columns": (
        DESK,
        {"text": "body", "model": make_pipeline(ColumnTransformer([("w", TfidfVectorizer(), "body")]), LogisticRegression())},
    ),
    "a model that reads texts beside a matrix given": (
        TEXTS,
        {"features": NUMBERS, "model": make_pipeline(CountVectorizer(), LogisticRegression())},
    ),
    "a model that refuses negative numbers": (TEXTS, {"model": MultinomialNB()}),
    "whole numbers as classes": (TEXTS, {"features": np.abs(NUMBERS), "classes": ["0", "1"]}),
}  # fmt: skip


def trained(data, *, classes=("yes", "no", "never"), **options):
    session = al.Session(data, list(classes), store=None, **options)
    for _ in range(4):
        for query in session.query(12):
            session.label(query.id, classes[0] if query.id % 2 else classes[1])
        session.update()
    return session


@functools.cache
def desk(name):
    """Return a trained session of one of the pools, and the pool; it is not written to."""
    data, options = POOLS[name]
    return trained(data, **options), data, options


def some(data, options):
    """Return a few new examples: with a matrix given, rows of it."""
    return rows_of(data, options)[:7]


def rows_of(data, options):
    """Return what the model reads: the pool, or the matrix that was given for it."""
    given, reads_texts = options.get("features"), isinstance(options.get("model"), Pipeline) and data is TEXTS
    return given if hasattr(given, "shape") and not reads_texts else data


@pytest.mark.parametrize("name", POOLS)
def test_its_answers_are_those_of_the_session_and_survive_a_pickle(name):
    session, data, options = desk(name)
    new = some(data, options)
    for pipeline in (session.pipeline, pickle.loads(pickle.dumps(session.pipeline))):
        np.testing.assert_array_equal(pipeline.predict(new), session.predict(new))
        told = session.predict_proba(new, calibrated=True)
        np.testing.assert_array_equal(pipeline.predict_proba(new), told[:, np.argsort(session.classes)])
        assert pipeline.classes_.tolist() == sorted(session.classes)
        assert pipeline.score(new, np.where(GOOD[:7], *session.classes[:2])) == 1


@pytest.mark.parametrize("name", POOLS)
def test_a_clone_learns_anew_and_can_be_cross_validated(name):
    session, data, options = desk(name)
    examples = rows_of(data, options)
    truth = np.where(GOOD, *session.classes[:2])
    unfitted = clone(session.pipeline)
    with pytest.raises(NotFittedError):
        unfitted.predict(some(data, options))
    if not isinstance(examples, pl.DataFrame):  # only the newest scikit-learn takes rows of one
        assert cross_val_score(unfitted, examples, truth, cv=3).mean() > 0.7
        assert cross_val_score(unfitted, examples, truth, cv=3, scoring="roc_auc").mean() > 0.7
    assert unfitted.fit(examples, truth).score(examples, truth) > 0.8
    assert unfitted.classes_.tolist() == sorted(session.classes[:2])
    assert unfitted.made_from.labels == 80
    assert unfitted.made_from.task is None


def test_it_takes_whatever_the_pool_was_and_the_text_column_alone():
    pipeline = trained(DESK, text="body").pipeline
    wanted = pipeline.predict(TEXTS[:5]).tolist()
    for same in (
        DESK[:5], DESK[["pages", "body"]][:5], DESK["body"][:5], pl.DataFrame({"body": TEXTS[:5]}), pl.Series(TEXTS[:5]),
        tuple(TEXTS[:5]), np.array(TEXTS[:5]),
    ):  # fmt: skip
        assert pipeline.predict(same).tolist() == wanted
    rows = trained(FRAME).pipeline
    wanted = rows.predict(FRAME[:5]).tolist()
    for same in (
        FRAME[["day", "kind", "pages"]][:5],
        FRAME.astype({"kind": "category"})[:5],
        pl.DataFrame(FRAME.to_dict("list"))[:5],
    ):
        assert rows.predict(same).tolist() == wanted
    assert len(pipeline.predict([])) == len(rows.predict(FRAME[:0])) == 0
    assert pipeline.predict_proba([]).shape == (0, 3)
    with pytest.raises(al.DataError, match="^examples: expected texts"):
        pipeline.predict(5)


def test_multilabel_answers_are_tuples_and_labels_may_be_an_indicator_matrix():
    texts = [f"{'price ' * (n % 2)}{'service ' * (n % 3 == 0)}of number {n}" for n in range(60)]
    truth = [tuple(name for name, has in (("price", n % 2), ("service", n % 3 == 0)) if has) for n in range(60)]
    session = al.Session(texts, ["service", "price", "staff"], multilabel=True, store=None)
    for query in session.query(40):
        session.label(query.id, truth[query.id])
    session.update()
    pipeline = pickle.loads(pickle.dumps(session.pipeline))
    assert pipeline.predict(texts).tolist() == session.predict(texts).tolist()
    np.testing.assert_array_equal(pipeline.predict_proba(texts), session.predict_proba(texts, calibrated=True))
    marks = np.array([["service" in label, "price" in label, False] for label in truth])
    anew = clone(pipeline)
    assert cross_val_score(anew, texts, marks, cv=3).mean() > 0.6
    for labels in (
        truth,
        marks,
        marks.astype(int),
        sparse.csr_matrix(marks),
        pd.DataFrame(marks, columns=session.classes),
    ):
        assert anew.fit(texts, labels).score(texts, truth) > 0.8
        assert set(anew.predict(texts)) <= {(), ("price",), ("service",), ("service", "price")}
    with pytest.raises(al.DataError, match="a column for each of 3 classes"):
        anew.fit(texts, marks[:, :2])
    assert "Logistic regression (the default), from" in pipeline.describe()


def test_there_is_none_before_there_is_a_model_and_the_last_one_after_finish(tmp_path):
    session = al.Session(TEXTS, ["yes", "no"], store=None, audit=0.3)
    for call in (lambda: session.pipeline, lambda: session.save(tmp_path / "model.joblib")):
        with pytest.raises(al.ModelError, match="There is no model yet"):
            call()
    assert list(tmp_path.iterdir()) == []
    for query in session.query(40):
        session.label(query.id, "yes" if GOOD[query.id] else "no")
    session.update()
    before = session.pipeline
    session.finish()
    after = session.pipeline
    assert (before.made_from.labels, after.made_from.labels) == (40 - before.made_from.audit, 40)
    assert before.made_from.audit > 0 == after.made_from.audit
    told = session.predict_proba(TEXTS, calibrated=True)
    np.testing.assert_array_equal(after.predict_proba(TEXTS), told[:, np.argsort(session.classes)])
    session.close()
    assert session.pipeline.predict(["good"]) == ["yes"]


def test_a_note_inside_says_with_what_and_from_what_it_was_made():
    session = trained(DESK, text="body", audit=0.5, name="films", model=LogisticRegression(C=3))
    note = session.pipeline.made_from
    assert (note.task, note.classes, note.accuracy) == ("films", ("never", "no", "yes"), session.accuracy)
    assert note.labels + note.audit == 48
    assert set(note.versions) == {"al_widget", "scikit-learn", "numpy", "python"}
    assert note.versions["al_widget"] == al.__version__
    assert note.time.utcoffset().total_seconds() == 0
    told = repr(session.pipeline)
    for part in (
        "'films'",
        "texts, of a frame those in column 'body'",
        "LogisticRegression(C=3)",
        "never, no, yes",
        str(session.accuracy),
    ):
        assert part in told
    assert "Not fitted yet" in repr(clone(session.pipeline))
    assert session.pipeline._repr_html_()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rows of a frame", "rows with the columns 'pages', 'kind', 'day'"),
        ("an array", "rows of 3 numbers; features: the default for rows"),
        ("an array", "Logistic regression with a share of ridge regression (the default), from"),
        ("a matrix given", "rows of 3 numbers; features: a matrix of 3 columns"),
        ("a function", "features: count_words"),
        ("columns of the frame", "rows with the columns 'body', 'pages'"),
    ],
)
def test_the_note_says_what_is_read(name, told):
    assert told in desk(name)[0].pipeline.describe()


def test_nothing_of_the_pool_is_in_it_but_what_the_features_learned():
    secret = [
        f"{'good' if good else 'bad'} film " + " ".join(f"{rng.integers(10**6):06}q" for _ in range(150))
        for good in GOOD
    ]
    session = trained(secret * 4, features=TfidfVectorizer(max_features=50))
    held = pickle.dumps(session.pipeline)
    assert len(held) < 20_000 < len("".join(secret)) / 3
    whole = trained([text + f" {n}" for n, text in enumerate(secret * 4)])
    held = pickle.dumps(whole.pipeline)
    for text in secret:
        assert " ".join(text.split()[3:6]).encode() not in held  # pairs of words are in the vocabulary, three are not
    for room in ("data.pool", "engine", "session", "labels.log", "labels.store"):
        assert f"al_widget.{room}".encode() not in held


def test_a_pool_of_many_rows_makes_no_larger_model():
    rows = rng.normal(size=(20_000, 3))
    many = al.Session(rows, ["a", "b"], store=None, audit=0)
    few = al.Session(rows[:2_000], ["a", "b"], store=None, audit=0)
    for session in (many, few):
        for n in range(20):
            session.label(n, "ab"[n % 2])
        session.update()
    assert len(pickle.dumps(many.pipeline)) < 1.01 * len(pickle.dumps(few.pipeline))


def test_a_saved_model_answers_in_a_program_that_makes_no_session(tmp_path):
    session = trained(DESK, text="body")
    path = session.save(tmp_path / "model.joblib")
    script = (
        "import joblib, sys\n"
        f"model = joblib.load({str(path)!r})\n"
        "print(model.predict(['good film', 'bad film']).tolist(), model.made_from.labels)\n"
        "print([name for name in ('sqlalchemy.engine', 'plotly') if 'Session' in dir(sys.modules.get(name))])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == f"['yes', 'no'] {session.pipeline.made_from.labels}"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["model.joblib"]


def test_a_model_is_never_written_over_a_store_and_only_whole(tmp_path, monkeypatch):
    session = al.Session(TEXTS, ["yes", "no"], store=tmp_path / "labels.db")
    for n in range(20):
        session.label(n, "yes" if GOOD[n] else "no")
    session.update()
    before = (tmp_path / "labels.db").read_bytes()
    with pytest.raises(al.DataError, match="belongs to an SQLite database"):
        session.save(tmp_path / "labels.db")
    assert (tmp_path / "labels.db").read_bytes() == before
    session.save(tmp_path / "model")
    kept = (tmp_path / "model").read_bytes()

    def full(pipeline, draft):
        draft.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(joblib, "dump", full)
    with pytest.raises(al.DataError, match="the disk is full"):
        session.save(tmp_path / "model")
    assert (tmp_path / "model").read_bytes() == kept
    assert not list(tmp_path.glob(".al_widget*"))
    for wrong in (tmp_path, "", 5, tmp_path / "none" / "model"):
        with pytest.raises(al.DataError, match="Expected path="):
            session.save(wrong)


def test_what_cannot_be_pickled_is_named_with_the_way_out(tmp_path):
    session = trained(TEXTS, features=lambda texts: [[text.count("good")] for text in texts])
    with pytest.raises(al.ModelError, match=r"<lambda>.*with def.*cloudpickle"):
        session.save(tmp_path / "model.joblib")
    assert list(tmp_path.iterdir()) == []
    assert session.pipeline.predict(["good"]).tolist() == ["yes"]  # it works here all the same


def test_a_function_of_the_running_program_is_said_not_to_load_elsewhere(tmp_path):
    script = (
        "import warnings, al_widget as al\n"
        "def count(texts): return [[text.count('good')] for text in texts]\n"
        "session = al.Session(['good', 'bad'] * 20, ['yes', 'no'], features=count, store=None, audit=0)\n"
        "for n in range(10): session.label(n, 'yes' if n % 2 == 0 else 'no')\n"
        "session.update()\n"
        "with warnings.catch_warnings(record=True) as told:\n"
        "    session.save('model.joblib')\n"
        "print(told[0].message, told[0].filename)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "needs count, defined in this program" in done.stdout
    assert "<string>" in done.stdout  # the warning points at the user's line


def test_a_skops_file_is_read_back_by_skops(tmp_path):
    skops = pytest.importorskip("skops.io")
    session = trained(FRAME)
    path = session.save(tmp_path / "model.skops")
    ours = skops.get_untrusted_types(file=path)
    assert all(name.startswith(("al_widget.", "datetime.", "pandas.", "numpy.")) for name in ours)
    read = skops.load(path, trusted=ours)
    np.testing.assert_array_equal(read.predict(FRAME), session.predict(FRAME))


def test_without_skops_the_sentence_names_the_extra(tmp_path, monkeypatch):
    session = trained(TEXTS)
    real = builtins.__import__

    def without(name, *args, **options):
        if name.startswith("skops"):
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(al.DataError, match=r"pip install 'al_widget\[skops\]'"):
        session.save(tmp_path / "model.skops")
    assert list(tmp_path.iterdir()) == []


def test_labels_that_do_not_fit_are_refused_with_a_sentence():
    pipeline = clone(trained(TEXTS).pipeline)
    with pytest.raises(al.DataError, match="one label for each of 80 examples, got 3"):
        pipeline.fit(TEXTS, ["yes", "no", "no"])
    with pytest.raises(al.ModelError, match="two classes at least, got 1"):
        pipeline.fit(TEXTS, ["yes"] * 80)
    with pytest.raises(al.DataError, match="labels without gaps, got None at position 0"):
        pipeline.fit(TEXTS, [None] * 80)
    pipeline.fit(TEXTS, GOOD.astype(int))
    assert pipeline.classes_.tolist() == ["0", "1"]
    assert pipeline.score(TEXTS, GOOD.astype(int)) == 1


def test_a_labeler_has_it_too(tmp_path):
    labeler = al.Labeler(desk("texts")[0])
    try:
        assert joblib.load(labeler.save(tmp_path / "model.joblib")).predict(["good"]).tolist() == ["yes"]
        assert labeler.pipeline.made_from.classes == ("never", "no", "yes")
    finally:
        labeler.widget.close()


@pytest.mark.parametrize(
    "columns",
    [[2021, 2022], ["a", 5], [("x", "min"), ("x", "max")], pd.MultiIndex.from_tuples([("x", 1), ("y", 2)], names=["u", None]), ["\ud800", "b"]],
    ids=["numbers", "mixed", "pairs", "levels", "half a character"],
)  # fmt: skip
def test_columns_of_any_name_survive_a_pickle(columns):
    frame = pd.DataFrame(NUMBERS[:, :2])
    frame.columns = (
        columns if isinstance(columns, pd.MultiIndex) else pd.Index(columns, dtype=object, tupleize_cols=False)
    )
    session = trained(frame)
    again = pickle.loads(pickle.dumps(session.pipeline))
    assert again.predict(frame.iloc[:, ::-1]).tolist() == session.predict(frame).tolist()
    assert len(again.predict(frame[:0])) == 0


def test_metrics_of_scikit_learn_read_its_probabilities_right():
    session = al.Session(TEXTS, ["yes", "no"], store=None, audit=0)
    for row in range(20):
        session.label(row, "yes" if GOOD[row] else "no")
    session.update()
    truth = np.where(GOOD, "yes", "no")
    assert get_scorer("roc_auc")(session.pipeline, TEXTS, truth) > 0.95
    assert get_scorer("neg_log_loss")(session.pipeline, TEXTS, truth) > -0.4


@pytest.mark.parametrize("path", ["", None, 7])
def test_a_path_that_names_no_file_is_told_the_name_of_a_model(path):
    with pytest.raises(al.DataError, match=r"Expected path= to name a file, got .*such as 'model.joblib'"):
        trained(DESK, text="body").save(path)


@pytest.mark.parametrize("classes", [["late", "in time"], ["in time", "late"]])
def test_of_equally_likely_classes_it_takes_the_one_that_the_session_takes(classes):
    frame = pd.DataFrame({"nothing": [None] * 4})
    session = al.Session(frame, classes, store=None, audit=0)
    for row in range(4):
        session.label(row, classes[row % 2])
    session.update()
    assert session.predict_proba(frame).tolist() == [[0.5, 0.5]] * 4
    assert session.pipeline.predict(frame).tolist() == session.predict(frame).tolist() == [classes[0]] * 4


def test_its_note_says_in_few_words_what_the_features_are():
    for data, kind in ((DESK, "texts"), (pd.DataFrame({"a, b": range(40), "c": [0.5, 1.5] * 20}), "rows")):
        session = al.Session(data, ["yes", "no"], store=None, audit=0)
        for row in range(20):
            session.label(row, ["yes", "no"][row % 2])
        session.update()
        assert session.pipeline.made_from.features == f"the default for {kind}"
