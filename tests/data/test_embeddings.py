"""Text embeddings: where they come from, what they are, and what is said where they cannot be had."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
import types
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from sklearn.base import clone
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline

import al_widget as al
from al_widget.data.cache import Cache
from al_widget.data.features import embeddings
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.embeddings import NO_SOURCE, Embedder, embed_texts, find_embedder
from al_widget.data.pool import make_pool

static = pytest.mark.skipif(find_spec("wordllama") is None, reason="wordllama is not installed: it needs numpy 2")

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}  # of other processes
MODEL = "sentence-transformers/some-model"


def near(texts):
    """Vectors of two numbers."""
    return [[len(text), text.count("e")] for text in texts]


class Encoder:
    """What sentence-transformers and others make: an object with encode, which can be called too."""

    def encode(self, texts):
        return np.array(near(texts), np.float64) + 1

    def __call__(self, features):
        raise AssertionError("a model of PyTorch is called with tensors")


@pytest.fixture
def nothing_installed(monkeypatch):
    for name in ("wordllama", "sentence_transformers"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.fixture
def transformers(monkeypatch):
    """The library, as far as it is used; what it was asked to load and to embed is kept."""
    asked = types.SimpleNamespace(loaded=[], texts=[])

    class SentenceTransformer:
        def __init__(self, name):
            if "wrong" in name:
                raise OSError(f"{name} is no model of the hub.\nLook at the list.\n" + 1000 * "more ")
            asked.loaded.append(name)

        def encode(self, texts, show_progress_bar):
            assert show_progress_bar is False
            asked.texts += texts
            return np.array([[len(text), 1, 2] for text in texts], np.float32)

    module = types.ModuleType("sentence_transformers")
    module.SentenceTransformer, module.__spec__ = SentenceTransformer, ModuleSpec("sentence_transformers", None)
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    embeddings._sentence_transformer.cache_clear()
    yield asked
    embeddings._sentence_transformer.cache_clear()


# ---------------------------------------------------------------- static vectors


@static
def test_static_vectors_know_what_means_the_same():
    embed = find_embedder(None)
    car, auto, tax = embed(["The car broke down", "My automobile stopped working", "Income tax returns are due"])
    assert car @ auto > 0.3 > car @ tax
    assert "static word vectors" in embed.described


@static
def test_they_are_the_librarys_own_vectors_of_unit_length_and_zeros_where_there_is_no_word():
    import wordllama

    model = wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    texts = ["a lien on the house", "", "Straße 👍 中文", "x" * 3000, "word " * 5000]
    found = find_embedder(None)(texts)
    theirs = model.embed(texts, norm=False)
    theirs /= np.maximum(np.linalg.norm(theirs, axis=1, keepdims=True), 1e-9)
    assert (found.shape, found.dtype) == ((5, 256), np.float32)
    np.testing.assert_allclose(found, theirs, atol=1e-3)
    np.testing.assert_array_equal(found[1], np.zeros(256))


@static
def test_a_vector_does_not_follow_from_what_stands_beside_the_text():
    texts = ["short", "a text of some length, and then some", "word " * 2000, "half a pair: " + chr(0xD83D)]
    embed = find_embedder(None)
    np.testing.assert_array_equal(embed(texts), np.vstack([embed([text]) for text in texts]))


@static
def test_they_pickle_small_and_mean_the_same_elsewhere():
    embed = find_embedder(None)
    embed(["loaded now"])
    assert len(pickle.dumps(embed)) < 1000
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(embed))(["a lien"]), embed(["a lien"]))
    assert pickle.loads(pickle.dumps(embed)) == embed == find_embedder(embed)


@static
def test_the_recipe_says_library_version_and_dimension():
    from importlib.metadata import version

    assert find_embedder(None).recipe == f"wordllama {version('wordllama')} l2_supercat 256 mean"


QUIET = """
import logging, socket, sys
def no_network(*args, **kwargs): raise OSError("no network in this test")
socket.socket.connect = socket.getaddrinfo = no_network
import al_widget as al
session = al.Session(["a lien", "a tax", "an income tax"] * 4, ["a", "b"], features="embeddings", store=None, audit=0)
heavy = {"wordllama", "tokenizers", "torch", "sentence_transformers"} & set(sys.modules)
assert not heavy, heavy
session.query(2)
assert "wordllama" in sys.modules
assert (logging.getLogger().handlers, logging.getLogger().level) == ([], logging.WARNING)
print("well")
"""


@static
@pytest.mark.slow
def test_a_session_begins_without_loading_anything_and_needs_no_network_and_no_log():
    said = subprocess.run([sys.executable, "-c", QUIET], capture_output=True, text=True, check=False, env=ENVIRONMENT)
    assert said.stdout.strip() == "well", said.stderr
    assert said.stderr == ""


# ---------------------------------------------------------------- sentence transformers


def test_a_name_is_that_model_loaded_once_and_not_before_the_first_text(transformers):
    embed = find_embedder(MODEL)
    assert transformers.loaded == []
    rows = embed(["one", "three"])
    pickle.loads(pickle.dumps(embed))(["two"])
    assert transformers.loaded == [MODEL]
    assert transformers.texts == ["one", "three", "two"]
    np.testing.assert_allclose(rows[0], np.array([3, 1, 2]) / np.sqrt(14), atol=1e-3)
    assert embed.described == MODEL
    assert MODEL in embed.recipe


def test_a_missing_library_is_one_sentence_with_what_to_install(nothing_installed):
    with pytest.raises(al.DataError, match=r'pip install "al_widget\[embeddings,sentence-transformers\]"') as raised:
        find_embedder(MODEL)
    assert str(raised.value).startswith(f"'{MODEL}' needs a library that is not installed")


def test_a_model_that_does_not_load_is_one_sentence(transformers):
    embed = find_embedder("sentence-transformers/wrong")
    with pytest.raises(al.DataError, match="cannot be loaded .OSError: .* Check its name, and the network") as raised:
        embed(["a"])
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 700


def test_what_a_command_in_an_error_names_is_an_extra():
    import tomllib

    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    if not project.exists():
        pytest.skip("an installed package has no pyproject.toml")
    extras = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert any(one.startswith("wordllama") for one in extras["embeddings"])
    assert any(one.startswith("sentence-transformers") for one in extras["sentence-transformers"])


# ---------------------------------------------------------------- the user's own


@pytest.mark.parametrize(
    "given",
    [near, lambda texts: np.array(near(texts)), lambda texts: sparse.csr_matrix(near(texts)), lambda texts: pd.DataFrame(near(texts))],
    ids=["a list", "an array", "sparse", "a frame"],
)  # fmt: skip
def test_a_function_may_return_any_matrix(given):
    embed = find_embedder(given)
    rows = embed(["eel", "be"])
    np.testing.assert_allclose(rows, [[3 / np.sqrt(13), 2 / np.sqrt(13)], [2 / np.sqrt(5), 1 / np.sqrt(5)]], atol=1e-3)
    assert rows.dtype == np.float32
    assert embed.recipe is None


def test_an_object_embeds_by_its_method_even_where_it_can_be_called():
    embed = find_embedder(Encoder())
    assert embed(["eel"]).shape == (1, 2)
    assert embed.described == "vectors by Encoder"
    fitted = make_pipeline(TfidfVectorizer(), TruncatedSVD(2)).fit(["one two", "two three", "three four"])
    np.testing.assert_allclose(np.linalg.norm(find_embedder(fitted)(["one two"]), axis=1), 1, atol=1e-3)


def test_a_recipe_of_the_users_own_makes_vectors_that_can_be_kept():
    def embed(texts):
        return near(texts)

    embed.recipe = "model 3"
    assert find_embedder(embed).recipe == "own model 3"
    embed.recipe = 3
    with pytest.raises(al.DataError, match="Expected the recipe of embeddings= to be a str"):
        find_embedder(embed)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda texts: [[1.0]] * (len(texts) + 1), "one row per example, got"),
        (lambda texts: [1.0] * len(texts), "got .2,.|got shape .2,."),
        (lambda texts: [[np.nan]] * len(texts), "finite numbers"),
        (lambda texts: [["a"]] * len(texts), "numbers"),
        (lambda texts: None, "got NoneType"),
        (lambda texts: np.empty((len(texts), 0)), "one number a text at least"),
        (lambda texts: 1 / 0, "failed: ZeroDivisionError"),
    ],
    ids=["too many rows", "no rows", "NaN", "strings", "nothing", "no column", "an error"],
)
def test_what_a_function_returns_is_checked(made, said):
    with pytest.raises(al.DataError, match=said) as raised:
        find_embedder(made)(["a", "b"])
    assert str(raised.value).startswith("embeddings= (vectors by")


def test_a_width_that_changes_is_refused_with_both_numbers():
    widths = iter([2, 3])

    def embed(texts):
        return np.ones((len(texts), next(widths)))

    with pytest.raises(al.DataError, match="to make 2 numbers of each text, as before, got 3"):
        embed_texts(find_embedder(embed), [str(n) for n in range(600)])


def test_vectors_of_another_width_that_the_disk_does_not_let_go_are_left_alone(tmp_path, monkeypatch):
    class Source:
        recipe = "the same"

        def __init__(self, width):
            self.width = width

        def encode(self, texts):
            return np.ones((len(texts), self.width))

    embed_texts(find_embedder(Source(2)), ["tax"], Cache(tmp_path / "c"))

    def refuse(self, missing_ok=False):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    read = embed_texts(find_embedder(Source(4)), ["tax", "court"], Cache(tmp_path / "c"))
    np.testing.assert_array_equal(read, np.full((2, 4), 0.5))


def test_a_function_may_change_the_list_it_is_given():
    def embed(texts):
        rows = np.ones((len(texts), 4))
        texts.clear()
        return rows

    np.testing.assert_array_equal(embed_texts(find_embedder(embed), ["tax", "court"]), np.full((2, 4), 0.5))


def test_numbers_however_large_become_unit_rows():
    rows = find_embedder(lambda texts: np.array([[1e300, 1e300], [1e-300, 0], [0, 0]]))(["a", "b", "c"])
    np.testing.assert_allclose(rows, [[0.7071, 0.7071], [1, 0], [0, 0]], atol=1e-3)


def test_an_empty_text_is_zeros_and_is_not_shown_to_the_source():
    seen = []

    def embed(texts):
        seen.extend(texts)
        return np.ones((len(texts), 2))

    rows = embed_texts(find_embedder(embed), ["a", "", "b", " ", "a"])
    assert seen == ["a", "b"]
    np.testing.assert_array_equal(rows[[1, 3]], np.zeros((2, 2)))
    np.testing.assert_array_equal(embed_texts(find_embedder(embed), ["", ""], width=2), np.zeros((2, 2)))
    assert seen == ["a", "b"]
    assert embed_texts(find_embedder(embed), [], width=2).shape == (0, 2)
    assert embed_texts(find_embedder(embed), []).shape == (0, 0)


@pytest.mark.parametrize("given", ["all-MiniLM-L6-v2", "sentence-transformers/", 3, b"x", Encoder, [1, 2], {}, True])
def test_anything_else_is_refused_with_what_was_expected(given):
    with pytest.raises(al.DataError, match="Expected embeddings= to be None for the static vectors .*encode") as raised:
        find_embedder(given)
    assert "got " in str(raised.value)


def test_nothing_asked_for_and_nothing_installed_is_none(nothing_installed):
    assert find_embedder(None) is None


# ---------------------------------------------------------------- features=

TEXTS = [f"{'eel' if n % 2 else 'cat'} number {n}" for n in range(40)]


@pytest.fixture
def tiny(monkeypatch):
    """Another source in the place of the static vectors, so that these tests run where wordllama cannot."""
    monkeypatch.setattr(embeddings, "find_spec", lambda name: name)
    monkeypatch.setattr(embeddings, "_static", lambda: Embedder("tiny", "tiny vectors", Encoder().encode))


def test_embeddings_are_what_the_model_reads_and_distances_are_measured_in(tiny):
    built = build_features(make_pool(TEXTS), "embeddings")
    assert built.X is built.embedding
    np.testing.assert_array_equal(built.of(TEXTS[:3]), built.X[:3])
    np.testing.assert_array_equal(built.of([""]), [[0, 0]])
    other = build_features(make_pool(TEXTS), "embeddings", embedder=find_embedder(near))
    assert not np.array_equal(other.X, built.X)


def test_words_are_the_default_of_texts():
    pool = make_pool(TEXTS)
    for named in ("words", "auto"):
        built = build_features(pool, named)
        np.testing.assert_array_equal(built.embedding, build_features(pool, None).embedding)
        assert default_model(pool, named, 0, 2).C == default_model(pool, None, 0, 2).C


@pytest.mark.parametrize("features", ["words", "embeddings", MODEL])
@pytest.mark.parametrize("data", [np.eye(4), pd.DataFrame({"a": [1, 2, 3], "b": [3, 2, 1]})])
def test_words_and_embeddings_are_for_texts(features, data):
    with pytest.raises(al.DataError, match="is for a pool of texts, and this is one of kind 'row'"):
        al.Session(data, ["a", "b"], features=features, store=None)
    al.Session(data, ["a", "b"], features="auto", store=None).close()


@pytest.mark.parametrize("features", ["meaning", "Words", "", "all-MiniLM-L6-v2"])
@pytest.mark.parametrize("make", [al.Session, al.Labeler])
def test_an_unknown_name_is_told_what_there_is(make, features):
    with pytest.raises(al.DataError, match=f'"auto", "words", "embeddings", .*got {features!r}'):
        make(TEXTS, ["a", "b"], features=features, store=None)


def test_a_missing_extra_is_an_error_only_where_it_was_asked_for(nothing_installed):
    for features in ("auto", "words", None):
        session = al.Session(TEXTS, ["a", "b"], features=features, store=None)
        assert session.notices == [one for one in session.notices if "install" not in one]
    with pytest.raises(al.DataError) as raised:
        al.Session(TEXTS, ["a", "b"], features="embeddings", store=None)
    assert str(raised.value) == NO_SOURCE
    assert 'pip install "al_widget[embeddings]"' in NO_SOURCE


def labeled(session, n=20):
    for query in session.query(n):
        session.label(query.id, "eel" if "eel" in TEXTS[query.id] else "cat")
    session.update()
    return session


def open_session(**options):
    return al.Session(TEXTS, ["eel", "cat"], **{"store": None, "audit": 0, "embeddings": near, **options})


class Kept:
    """A source with a recipe, which counts what it was shown."""

    recipe = "kept 1"
    seen = 0

    def encode(self, texts):
        type(self).seen += len(texts)
        return Encoder().encode(texts)


def test_a_session_opened_again_reads_its_vectors_and_asks_the_same(tmp_path):
    Kept.seen = 0
    store = tmp_path / "l.db"
    session = labeled(open_session(features="embeddings", embeddings=Kept(), store=store))
    asked, told = [query.key for query in session.query(8)], session.predict_proba(TEXTS)
    session.close()
    assert (tmp_path / "l.cache").is_dir()
    Kept.seen = 0
    again = open_session(features="embeddings", embeddings=Kept(), store=store)
    assert [query.key for query in again.query(8)] == asked
    again.update()
    assert Kept.seen == 0
    np.testing.assert_allclose(again.predict_proba(TEXTS), told, atol=1e-6)  # new examples are computed
    assert Kept.seen == 40


def test_in_memory_nothing_is_kept_and_on_a_server_the_users_folder_is_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    labeled(open_session(features="embeddings", embeddings=Kept()))
    assert list(tmp_path.iterdir()) == []
    session = open_session()
    assert session.engine.config.cache is None
    from dataclasses import replace

    from platformdirs import user_cache_path

    from al_widget.labels.location import locate

    server = replace(session.engine.config, location=locate("postgresql+psycopg://ann@server/labels"))
    assert user_cache_path("al_widget", appauthor=False) in server.cache.folder.parents


def test_where_nothing_can_be_kept_the_session_says_so_once_and_goes_on(tmp_path):
    (tmp_path / "l.cache").write_text("in the way")
    session = labeled(open_session(features="embeddings", embeddings=Kept(), store=tmp_path / "l.db"))
    assert sum("cannot be kept in" in one for one in session.notices) == 1
    assert session.predict(["eel here"])[0] in {"eel", "cat"}


@pytest.mark.parametrize("name", ["the pipeline", "a pickle", "a file"])
def test_the_model_to_take_away_reads_texts(name, tmp_path):
    import joblib

    session = labeled(open_session(features="embeddings"))
    pipeline = session.pipeline
    if name == "a pickle":
        pipeline = pickle.loads(pickle.dumps(pipeline))
    elif name == "a file":
        pipeline = joblib.load(session.save(tmp_path / "m.joblib"))
    np.testing.assert_array_equal(pipeline.predict(TEXTS), session.predict(TEXTS))
    assert "features: embeddings (vectors by near)" in pipeline.describe()
    truth = ["eel" if "eel" in text else "cat" for text in TEXTS]
    assert clone(pipeline).fit(TEXTS, truth).score(TEXTS, truth) > 0.9
    with pytest.raises(al.DataError, match="New examples|texts"):
        pipeline.predict([[1.0, 2.0]])


@static
@pytest.mark.slow
def test_a_saved_model_of_static_vectors_holds_none_of_them(tmp_path):
    session = labeled(al.Session(TEXTS, ["eel", "cat"], features="embeddings", store=None, audit=0))
    path = session.save(tmp_path / "m.joblib")
    assert path.stat().st_size < 100_000
    code = "import joblib, sys; print(*joblib.load(sys.argv[1]).predict(sys.argv[2:]))"
    said = subprocess.run(
        [sys.executable, "-c", code, str(path), "eel number 3", "cat number 4"],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert said.stdout.split() == list(session.predict(["eel number 3", "cat number 4"])), said.stderr


def test_a_model_saved_with_words_says_so():
    session = labeled(open_session(features="words"))
    assert "features: words" in session.pipeline.describe()
    assert session.pipeline.predict(["eel number 3"])[0] == "eel"


def test_a_frame_with_a_text_is_embedded_by_its_text(tiny):
    frame = pd.DataFrame({"body": TEXTS, "n": range(40)})
    session = al.Session(frame, ["eel", "cat"], features="embeddings", text="body", store=None, audit=0)
    labeled(session)
    np.testing.assert_array_equal(session.predict(frame), session.predict(TEXTS))


@pytest.mark.parametrize("features", ["words", "embeddings", "auto"])
def test_strategies_are_compared_on_them(features):
    truth = ["eel" if "eel" in text else "cat" for text in TEXTS]
    result = al.simulate(
        TEXTS, truth, features=features, embeddings=near, strategies=["random"], n_labels=20, repeats=2, jobs=1,
        progress=False, seed_size=10,
    )  # fmt: skip
    assert result.frame["accuracy"].max() > 0.7
    with pytest.raises(al.DataError, match='"auto", "words", "embeddings"'):
        al.simulate(TEXTS, truth, features="meaning", n_labels=20, progress=False)


def test_the_progress_reaches_the_screen(tiny):
    shares = []
    build_features(make_pool([f"text {n}" for n in range(2000)]), "embeddings", shares.append)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert len(shares) > 3


def test_loading_leaves_the_root_logger_as_it_was():
    root, mine = logging.getLogger(), logging.NullHandler()
    before, level = list(root.handlers), root.level
    with embeddings._quiet_root_logger():
        root.addHandler(mine)
        root.setLevel(logging.INFO)
    assert (list(root.handlers), root.level) == (before, level)
