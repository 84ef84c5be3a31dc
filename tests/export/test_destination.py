"""The file of an export: replaced only by a whole one, at a place that holds nothing else, with nothing left beside it."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import pathlib
import shutil
import stat
import sys
import tempfile
from pathlib import Path

import pytest

import al_widget as al
from al_widget import export
from al_widget.export import destination

TEXTS = [f"text number {row}" for row in range(400)]


@pytest.fixture
def session():
    session = al.Session(TEXTS, ["pos", "neg"], store=None, audit=0)
    session.label(0, "pos")
    return session


@contextlib.contextmanager
def nobody():
    """Act as a user whom file modes bind."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextlib.contextmanager
def open_folder():
    """Make a folder that every user can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    try:
        yield folder
    finally:
        folder.chmod(0o777)
        shutil.rmtree(folder)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "failure", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), MemoryError(), ValueError("x")]
)
def test_a_failed_export_leaves_the_old_file_and_nothing_beside_it(session, tmp_path, monkeypatch, failure):
    path = session.export(tmp_path / "labels.csv")
    before = path.read_bytes()

    def fail(rows, draft):
        draft.write_text("half")
        raise failure

    monkeypatch.setitem(export.FORMATS, "csv", fail)
    session.label(1, "neg")
    with pytest.raises(al.DataError if isinstance(failure, OSError) else type(failure)) as raised:
        session.export(path)
    assert not isinstance(failure, OSError) or "the disk is full. Free some space" in str(raised.value)
    assert path.read_bytes() == before
    assert names(tmp_path) == ["labels.csv"]


def test_a_limit_on_the_size_of_files_is_one_error_and_leaves_nothing(session, tmp_path):
    resource = pytest.importorskip("resource")
    for row in range(1, 400):
        session.label(row, "neg")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(al.DataError, match="Could not write"):
            session.export(tmp_path / "labels.csv")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_read_only_folder_or_file_is_one_error_and_stays_as_it_is(session):
    with open_folder() as folder:
        with nobody():
            path = session.export(folder / "mine.csv")
        path.chmod(0o444)
        before = path.read_bytes()
        with nobody(), pytest.raises(al.DataError, match="the file is read-only"):
            session.export(path)
        folder.chmod(0o555)
        with nobody(), pytest.raises(al.DataError, match="folder .* is read-only"):
            session.export(folder / "new.csv")
        assert path.read_bytes() == before
        assert names(folder) == ["mine.csv"]


def test_an_interrupt_at_any_line_leaves_a_whole_file_and_nothing_beside_it(session, tmp_path):
    path = session.export(tmp_path / "labels.csv")
    old = path.read_bytes()
    session.label(1, "neg")
    new = session.export(tmp_path / "new.csv").read_bytes()
    (tmp_path / "new.csv").unlink()
    files = (destination.__file__, export.csv.__file__, pathlib.__file__, contextlib.__file__)
    outcomes, line, interrupted = [], 0, True

    def export_until(last):
        left = last

        def trace(frame, event, _arg):
            nonlocal left
            if frame.f_code.co_filename not in files:
                return None
            if event == "line":
                left -= 1
                if left < 0:
                    sys.settrace(None)
                    raise KeyboardInterrupt
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            session.export(path)
        except KeyboardInterrupt:
            return True
        finally:
            sys.settrace(before)
        return False

    while interrupted:
        path.write_bytes(old)
        interrupted = export_until(line)
        assert names(tmp_path) == ["labels.csv"], f"interrupted at line {line}"
        outcomes.append(path.read_bytes())
        line += 1
    assert line > 50
    assert set(outcomes) == {old, new}
    assert outcomes[-1] == new


def test_files_and_links_called_like_a_draft_are_left_alone(session, tmp_path):
    (tmp_path / "x.csv.part").write_text("mine")
    (tmp_path / "precious.txt").write_text("precious")
    (tmp_path / "y.csv.part").symlink_to(tmp_path / "precious.txt")
    session.export(tmp_path / "x.csv")
    session.export(tmp_path / "y.csv")
    assert (tmp_path / "x.csv.part").read_text() == "mine"
    assert (tmp_path / "precious.txt").read_text() == "precious"
    assert not (tmp_path / "y.csv").is_symlink()
    assert names(tmp_path) == ["precious.txt", "x.csv", "x.csv.part", "y.csv", "y.csv.part"]


def test_a_link_stays_a_link_and_the_file_behind_it_is_replaced(session, tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    (tmp_path / "dangling.csv").symlink_to("far/new.csv")
    for name, real in (("link.csv", "real.csv"), ("dangling.csv", "far/new.csv")):
        assert session.export(tmp_path / name) == tmp_path / name
        assert (tmp_path / name).is_symlink()
        assert (tmp_path / real).read_text().startswith('"text"')
    assert names(tmp_path / "far") == ["new.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_new_file_has_the_mode_of_any_new_file_and_an_old_one_keeps_its_own(session, tmp_path):
    plain = tmp_path / "plain"
    plain.touch()
    path = session.export(tmp_path / "labels.csv")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    path.chmod(0o600)
    session.export(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("spelling", "ending"),
    [
        *itertools.product(["same", "dotted", "url", "moved folder"], ["", "-wal", "-shm", "-journal"]),
        ("link", ""),  # a link to a journal alone is a file of its own to SQLite
        ("hard link", ""),
    ],
)
def test_an_export_over_a_store_is_refused(tmp_path, monkeypatch, spelling, ending):
    db = tmp_path / "labels.db"
    store = {"url": f"sqlite:///{db}", "moved folder": "labels.db"}.get(spelling, str(db))
    session = al.Session(TEXTS, ["pos", "neg"], store=store, audit=0)
    session.label(0, "pos")
    path = Path(f"{db}{ending}")
    (tmp_path / "sub").mkdir()
    if spelling == "dotted":
        path = tmp_path / "sub" / ".." / path.name
    elif spelling == "moved folder":
        monkeypatch.chdir(tmp_path / "sub")
    elif "link" in spelling:
        real, path = path, tmp_path / "link.csv"
        path.symlink_to(real) if spelling == "link" else path.hardlink_to(real)
    with pytest.raises(al.DataError, match="label store"):
        session.export(path, "csv")
    session.label(1, "neg")
    session.close()
    assert len(al.Session(TEXTS, ["pos", "neg"], store=str(db), audit=0).labels) == 2


def test_the_place_of_a_store_that_was_deleted_stays_its_own(tmp_path):
    session = al.Session(TEXTS, ["pos", "neg"], store=tmp_path / "labels.db", audit=0)
    session.label(0, "pos")
    for file in tmp_path.iterdir():
        file.unlink()
    with pytest.raises(al.DataError, match="label store"):
        session.export(tmp_path / "labels.db", "csv")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "name a file, got ''"),
        (None, "name a file, got None"),
        (b"x.csv", "name a file, got b'x.csv'"),
        (3, "name a file, got 3"),
        (".", "the folder '.'"),
        ("folder", "the folder 'folder'"),
        ("new.csv/", "the folder 'new.csv/'"),
        ("missing/x.csv", "Create .*missing"),
        ("file/x.csv", "Could not write 'file/x.csv'"),
        ("loop.csv", "Could not write 'loop.csv'"),
        ("nul\0.csv", "Could not write"),
        ("half\ud800.csv", "Could not write"),
        ("x" * 300 + ".csv", "Could not write"),
        ("pipe", "the device or pipe 'pipe'"),
    ],
)
def test_a_path_that_is_no_place_for_an_export_is_refused_in_a_sentence(session, tmp_path, path, said):
    if path == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("no pipes in folders here")
        os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    with pytest.raises(al.DataError, match=said):
        session.export(path, "csv")
    assert set(names(tmp_path)) - {"pipe"} == {"file", "folder", "loop.csv"}


def test_the_home_folder_may_be_written_as_a_tilde(session, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert session.export("~/x.csv") == tmp_path / "x.csv"
    assert names(tmp_path) == ["x.csv"]
