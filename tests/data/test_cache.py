"""The cache: the same numbers, whoever computed them; killed, torn, full or shared, it loses nothing but time."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest

from al_widget.data import cache as cache_module
from al_widget.data.cache import LIMIT, Cache, beside, content_keys
from al_widget.data.features.embeddings import Embedder, embed_texts

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [f"text number {n}" for n in range(6000)]


def lengths(texts):
    """Vectors that differ from text to text."""
    return np.array([[len(text), hash_of(text), 1.0] for text in texts])


def hash_of(text):
    return sum(place * ord(letter) for place, letter in enumerate(text, 1)) % 997 / 100


class Counting:
    """A source that remembers how many texts it was shown, and fails after so many of them."""

    def __init__(self, fails_after=None):
        self.seen, self._fails_after = [], fails_after

    def __call__(self, texts):
        if self._fails_after is not None and len(self.seen) >= self._fails_after:
            raise RuntimeError("the service is down")
        self.seen += texts
        return lengths(texts)


def embedder(source, recipe="lengths 1"):
    return Embedder(recipe, "lengths", source)


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def written(folder):
    return [path for path in files(folder) if path.name.endswith("al_rows")]


@pytest.fixture
def kept(tmp_path):
    return Cache(tmp_path / "al_labels.cache")


def test_what_was_computed_is_read_and_is_the_same_to_the_last_bit(kept):
    first, again = Counting(), Counting()
    computed = embed_texts(embedder(first), TEXTS, kept)
    read = embed_texts(embedder(again), TEXTS, kept)
    assert (len(first.seen), len(again.seen)) == (6000, 0)
    assert computed.dtype == read.dtype == np.float32
    np.testing.assert_array_equal(computed, read)
    np.testing.assert_array_equal(computed, embed_texts(embedder(Counting()), TEXTS))  # without a cache too
    np.testing.assert_allclose(np.linalg.norm(computed, axis=1), 1, atol=1e-3)


def test_another_order_more_texts_and_copies_compute_only_what_is_new(kept):
    embed_texts(embedder(Counting()), TEXTS[:100], kept)
    source = Counting()
    asked = [*TEXTS[90:110][::-1], TEXTS[3], TEXTS[109], TEXTS[109]]
    found = embed_texts(embedder(source), asked, kept)
    assert sorted(source.seen) == sorted(TEXTS[100:110])
    np.testing.assert_array_equal(found, embed_texts(embedder(Counting()), asked))


def test_another_recipe_is_another_folder(kept):
    embed_texts(embedder(Counting()), TEXTS[:10], kept)
    source = Counting()
    embed_texts(embedder(source, "lengths 2"), TEXTS[:10], kept)
    assert len(source.seen) == 10
    assert len(list(kept.folder.iterdir())) == 2


def test_without_a_recipe_nothing_is_written(kept):
    embed_texts(embedder(Counting(), None), TEXTS[:10], kept)
    assert not kept.folder.exists()


def test_rows_are_half_precision_and_read_where_they_lie(kept):
    embed_texts(embedder(Counting()), TEXTS, kept)
    size = sum(path.stat().st_size for path in files(kept.folder))
    assert size < 6000 * (16 + 3 * 2) + 1000
    stored = kept.rows_of("lengths 1")
    stored.read(content_keys(TEXTS[:5]))
    used = [segment for segment in stored._segments if "rows" in vars(segment)]
    assert len(used) == 1 < len(stored._segments)  # the other file was not touched
    assert isinstance(used[0].rows, np.memmap)


def test_a_source_that_fails_half_way_goes_on_from_there(kept):
    with pytest.raises(ValueError, match="the service is down"):
        embed_texts(embedder(Counting(fails_after=2000)), TEXTS, kept)
    source = Counting()
    embed_texts(embedder(source), TEXTS, kept)
    assert len(source.seen) == 6000 - 2048


WORKER = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_cache import TEXTS, embedder, lengths
from al_widget.data.cache import Cache
from al_widget.data.features import embeddings
embeddings._ROWS_PER_FILE = 512  # a file every 512 texts
def slow(texts):
    print(len(texts), flush=True)
    time.sleep(float(sys.argv[3]))
    return lengths(texts)
kept = Cache(Path(sys.argv[1]))
rows = embeddings.embed_texts(embedder(slow), TEXTS, kept)
assert kept.notice is None, kept.notice
print("sum", float(rows.sum()), flush=True)
"""


def work(folder, seconds=0.0):
    command = [sys.executable, "-c", WORKER, str(folder), str(Path(__file__).parent), str(seconds)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("steps", [3, 6])
def test_a_killed_process_leaves_what_it_had_and_the_next_goes_on(kept, steps):
    process = work(kept.folder, 0.05)
    for _ in range(steps):
        assert process.stdout.readline().strip() == "512"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    source = Counting()
    found = embed_texts(embedder(source), TEXTS, kept)
    assert 0 < 6000 - len(source.seen) >= (steps - 2) * 512
    np.testing.assert_array_equal(found, embed_texts(embedder(lengths), TEXTS))


@pytest.mark.slow
def test_two_processes_at_once_lose_nothing(kept):
    processes = [work(kept.folder, 0.01) for _ in range(2)]
    said = [process.communicate(timeout=120)[0].splitlines()[-1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert said[0] == said[1] == f"sum {float(embed_texts(embedder(lengths), TEXTS).sum())}"
    source = Counting()
    np.testing.assert_array_equal(embed_texts(embedder(source), TEXTS, kept), embed_texts(embedder(lengths), TEXTS))
    assert source.seen == []


def spoil(path, how):
    data = bytearray(path.read_bytes())
    if how == "a torn tail":
        data = data[:-7]
    elif how == "a torn head":
        data = data[:20]
    elif how == "nothing":
        data = b""
    elif how == "longer":
        data += b"more"
    elif how == "a key turned":
        data[70] ^= 1
    elif how == "a number turned":
        data[-1] ^= 1
    elif how == "zeros":
        data = bytes(len(data))
    else:
        data[0] ^= 1  # none of ours
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    "how",
    ["a torn tail", "a torn head", "nothing", "longer", "a key turned", "a number turned", "zeros", "another magic"],
)
def test_a_spoiled_file_is_computed_again_and_the_others_are_read(kept, how):
    embed_texts(embedder(Counting()), TEXTS, kept)
    first, second = files(kept.folder)
    n = (second.stat().st_size - 64) // 22
    spoil(second, how)
    source = Counting()
    found = embed_texts(embedder(source), TEXTS, kept)
    assert len(source.seen) == n < 6000
    np.testing.assert_array_equal(found, embed_texts(embedder(lengths), TEXTS))
    again = Counting()
    embed_texts(embedder(again), TEXTS, kept)
    assert again.seen == []
    assert first.exists()


def test_a_file_that_another_process_drops_meanwhile_is_computed_again(kept):
    embed_texts(embedder(Counting()), TEXTS[:50], kept)
    stored = kept.rows_of("lengths 1")
    files(kept.folder)[0].unlink()
    known, rows = stored.read(content_keys(TEXTS[:50]))
    assert not known.any()
    assert rows.shape == (0, 3)


def test_vectors_of_another_width_take_the_place_of_the_old(kept):
    embed_texts(embedder(Counting()), TEXTS[:50], kept)

    def wide(texts):
        return np.c_[lengths(texts), lengths(texts)]

    found = embed_texts(embedder(wide), TEXTS[40:60], kept)
    np.testing.assert_array_equal(found, embed_texts(embedder(wide), TEXTS[40:60]))
    source = Counting()
    embed_texts(embedder(source), TEXTS[40:60], kept, width=3)
    assert len(source.seen) == 20


def test_it_stays_within_its_limit_and_drops_what_was_used_longest_ago(tmp_path):
    one = 64 + 1000 * 22
    kept = Cache(tmp_path / "c", limit=4 * one)
    somebodys = tmp_path / "c" / "other" / "table.rows"
    somebodys.parent.mkdir(parents=True)
    somebodys.write_bytes(bytes(5 * one))
    os.utime(somebodys, (0, 0))
    for part in range(4):
        embed_texts(embedder(Counting()), TEXTS[part * 1000 : (part + 1) * 1000], kept)
    for age, path in enumerate(written(kept.folder)):
        os.utime(path, (1e9 + age, 1e9 + age))
    embed_texts(embedder(Counting()), TEXTS[:1000], kept)  # the oldest is used again
    embed_texts(embedder(Counting(), "lengths 2"), TEXTS[4000:5000], kept)
    assert sum(path.stat().st_size for path in written(kept.folder)) <= kept.limit
    assert somebodys.exists()
    left = []
    for part in range(4):
        known, _ = kept.rows_of("lengths 1").read(content_keys(TEXTS[part * 1000 : (part + 1) * 1000]))
        left.append(bool(known.all()))
        assert known.all() or not known.any()
    assert left == [True, False, False, True]


def test_a_pool_larger_than_the_limit_is_embedded_all_the_same(tmp_path):
    kept = Cache(tmp_path / "c", limit=1000)
    np.testing.assert_array_equal(embed_texts(embedder(lengths), TEXTS, kept), embed_texts(embedder(lengths), TEXTS))
    assert sum(path.stat().st_size for path in files(kept.folder)) <= 1000
    assert LIMIT == 2_000_000_000


def test_what_a_killed_process_left_unfinished_is_removed_after_an_hour(kept):
    embed_texts(embedder(lengths), TEXTS[:10], kept)
    folder = files(kept.folder)[0].parent
    old, new = folder / "1.al_draft", folder / "2.al_draft"
    for draft in (old, new):
        draft.write_bytes(b"half")
    hours_ago = time.time() - 7200
    os.utime(old, (hours_ago, hours_ago))
    embed_texts(embedder(lengths), TEXTS[10:20], kept)
    assert not old.exists()
    assert new.exists()


def test_where_no_folder_can_be_made_it_goes_on_with_one_notice(tmp_path):
    (tmp_path / "al_labels.cache").write_text("a file is in the way")
    kept = Cache(tmp_path / "al_labels.cache")
    np.testing.assert_array_equal(embed_texts(embedder(lengths), TEXTS, kept), embed_texts(embedder(lengths), TEXTS))
    assert "cannot be kept in" in kept.notice
    assert "the next session computes it again" in kept.notice


def test_a_file_that_cannot_be_written_whole_leaves_nothing(kept):
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        embed_texts(embedder(lengths), TEXTS, kept)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "cannot be kept in" in kept.notice
    assert files(kept.folder) == []


def test_a_disk_that_is_nearly_full_is_left_to_the_labels(kept, monkeypatch):
    free = shutil.disk_usage(kept.folder.parent)._replace(free=100_000_000)
    monkeypatch.setattr(cache_module.shutil, "disk_usage", lambda folder: free)
    embed_texts(embedder(lengths), TEXTS, kept)
    assert "nearly full" in kept.notice
    assert files(kept.folder) == []


READ_ONLY = """
import mmap, os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_cache import TEXTS, Counting, embedder, lengths
from al_widget.data.cache import Cache
from al_widget.data.features.embeddings import embed_texts
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
kept, source = Cache(Path(sys.argv[1])), Counting()
embed_texts(embedder(source), TEXTS[:20], kept)
print(len(source.seen), "cannot be kept in" in kept.notice)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_of_a_folder_that_is_read_only_what_is_there_is_read():
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folder is closed to other users
        kept = Cache(Path(folder, "c"))
        embed_texts(embedder(lengths), TEXTS[:10], kept)
        Path(folder).chmod(0o755)
        for path in [kept.folder, *kept.folder.iterdir()]:
            path.chmod(0o555)
        command = [sys.executable, "-c", READ_ONLY, str(kept.folder), str(Path(__file__).parent)]
        said = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        for path in [kept.folder, *kept.folder.iterdir()]:
            path.chmod(0o755)
    assert said.stdout.strip() == "10 True", said.stderr


def test_an_error_of_the_disk_is_told_in_its_own_words(kept, monkeypatch):
    def refuse(path, data):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    embed_texts(embedder(lengths), TEXTS[:5], kept)
    assert "Read-only file system" in kept.notice


def test_half_a_key_that_two_texts_share_does_not_mix_them_up(kept, monkeypatch):
    from al_widget.data.features import embeddings

    def clashing(texts):
        keys = content_keys(texts).copy()
        keys["first"] = 7
        return keys

    monkeypatch.setattr(embeddings, "content_keys", clashing)
    asked = ["one", "two", "one", "three"]
    for _ in range(2):
        np.testing.assert_array_equal(embed_texts(embedder(lengths), asked, kept), embedder(lengths)(asked))


def test_it_lies_beside_the_store_and_is_named_after_it():
    assert beside(Path("folder/al_labels.db")) == Path("folder/al_labels.cache")
    assert beside(Path("folder/labels")) == Path("folder/labels.cache")
    assert beside(Path("folder/labels.cache")) == Path("folder/labels.cache.cache")  # the store is called so itself


def test_progress_counts_what_was_read_and_ends_at_one(kept):
    embed_texts(embedder(lengths), TEXTS[:3000], kept)
    shares = []
    embed_texts(embedder(lengths), TEXTS, kept, shares.append)
    assert shares[0] == 0.5
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) > 5
