"""A store that was deleted, replaced, filled up or locked: the next decision is in the file, or refused and kept back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from oracle import CLASSES, Action, Ledger, actions_of, open_session, problems
from placing import within
from processes import OtherProcess

import al_widget as al

SECONDS = 30
FOREIGN = 200  # a row that only another store has labeled


@pytest.fixture(scope="module")
def other() -> Iterator[OtherProcess]:
    process = OtherProcess()
    yield process
    process.close()


class Notebook:
    """A session on a file, and what it acknowledged."""

    def __init__(self, path: Path, other: OtherProcess, proof: Any) -> None:
        self.path, self.other, self.proof = path, other, proof
        self.ledger = Ledger()
        self.foreign: list[Action] = []  # of another store that came to lie there: kept, or not
        self.session = open_session(str(path))
        self._next = 0
        for _ in range(5):
            self.label()

    def label(self) -> bool:
        """Label one more; whether it was acknowledged. Anything but a StoreError is wrong."""
        row, self._next = self._next, self._next + 1
        value = CLASSES[row % 2]
        try:
            with within(SECONDS):
                self.session.label(row, value)
        except al.StoreError as error:
            self.proof.count("refused")
            if self.path.name not in str(error):
                self.proof.fault("the sentence does not name the store", error)
            return False
        self.proof.count("acknowledged")
        self.ledger.acknowledge(Action("label", self.session.pool.key(row), value))
        return True

    def judge(self, when: str) -> None:
        """Ask another process what is in the file on the path."""
        found = self.other.read(str(self.path)) if self.path.exists() else {"error": "the file is not there"}
        if "error" in found:
            self.proof.fault(f"{when}: another process cannot read the store", found["error"])
        elif self._own(found["actions"]) != self.ledger.actions:
            self.proof.fault(f"{when}: in the store are {len(found['actions'])} of {len(self.ledger.actions)}")
        shown = actions_of(self.session.log)
        for one in problems(self.ledger if self._own(shown) == shown else Ledger(shown), self.session):
            self.proof.fault(f"{when}: {one}")
        if self._own(shown) != self.ledger.actions:
            self.proof.fault(f"{when}: the session shows other decisions")

    def _own(self, actions: list[Action]) -> list[Action]:
        return [action for action in actions if action not in self.foreign]

    def restore(self) -> None:
        """Write the log anew from memory, and go on."""
        try:
            self.session.restore_store()
        except Exception as error:
            self.proof.fault(f"restore_store: {type(error).__name__}", error)
            return
        self.judge("after restore_store()")
        if not self.label():
            self.proof.fault("no label is taken after restore_store()")
        self.judge("after the label that followed")


def beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def delete(path: Path) -> None:
    path.unlink()


def delete_with_its_journal(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        beside(path, end).unlink(missing_ok=True)


def delete_the_wal(path: Path) -> None:
    beside(path, "-wal").unlink()


def delete_the_shm(path: Path) -> None:
    beside(path, "-shm").unlink()


def delete_wal_and_shm(path: Path) -> None:
    delete_the_wal(path)
    delete_the_shm(path)


def replace_by_an_empty_file(path: Path) -> None:
    path.unlink()
    path.touch()


def replace_by_a_copy(path: Path) -> None:
    shutil.copy(path, beside(path, ".copy"))
    beside(path, ".copy").replace(path)


def replace_by_an_older_copy_with_its_journal(path: Path) -> None:
    """As a synchronised folder does: everything is replaced, by something whole."""
    for end in ("", "-wal"):
        shutil.copy(beside(path, end), beside(path, end + ".copy"))
    delete_with_its_journal(path)
    for end in ("", "-wal"):
        beside(path, end + ".copy").replace(beside(path, end))


def replace_by_another_store(path: Path) -> None:
    another = open_session(str(beside(path, ".another")))
    another.label(FOREIGN, CLASSES[0])
    another.close()
    beside(path, ".another").replace(path)


def move_away(path: Path) -> None:
    path.replace(beside(path, ".moved"))


def remove_the_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def truncate_in_place(path: Path) -> None:
    os.truncate(path, 0)


def truncate_with_its_journal(path: Path) -> None:
    for end in ("", "-wal"):
        os.truncate(beside(path, end), 0)


def fill_with_noise_in_place(path: Path) -> None:
    for end in ("", "-wal"):
        size = beside(path, end).stat().st_size
        beside(path, end).write_bytes(os.urandom(size))


LOSSES = [
    delete, delete_with_its_journal, delete_the_wal, delete_the_shm, delete_wal_and_shm, replace_by_an_empty_file,
    replace_by_a_copy, replace_by_an_older_copy_with_its_journal, replace_by_another_store, move_away, remove_the_folder,
    truncate_in_place, truncate_with_its_journal, fill_with_noise_in_place,
]  # fmt: skip


@pytest.mark.parametrize("lose", LOSSES, ids=lambda lose: lose.__name__.replace("_", " "))
def test_a_store_that_is_lost_while_open_is_noticed_and_written_anew(lose: Callable, proof, other, tmp_path) -> None:
    proof = proof(f"store lost: {lose.__name__.replace('_', ' ')}")
    (tmp_path / "folder").mkdir()
    notebook = Notebook(tmp_path / "folder" / "labels.db", other, proof)
    if lose is replace_by_another_store:
        notebook.foreign = [Action("label", notebook.session.pool.key(FOREIGN), CLASSES[0])]
    lose(notebook.path)
    if sum(notebook.label() for _ in range(5)):  # acknowledged: then it is in the file on the path, with the others
        notebook.judge("after it was lost")
    notebook.path.parent.mkdir(exist_ok=True)
    notebook.restore()
    proof.close()


@pytest.mark.parametrize("told", [True, False], ids=["noticed meanwhile", "unnoticed"])
def test_a_store_that_is_moved_away_and_back_goes_on(told: bool, proof, other, tmp_path) -> None:
    proof = proof(f"store lost: moved away and back, {'noticed meanwhile' if told else 'unnoticed'}")
    notebook = Notebook(tmp_path / "labels.db", other, proof)
    ends = [end for end in ("", "-wal", "-shm") if beside(notebook.path, end).exists()]
    for end in ends:
        beside(notebook.path, end).replace(beside(notebook.path, end + ".moved"))
    if told and notebook.label():
        proof.fault("a label was acknowledged while the file was away")
    for end in ends:
        beside(notebook.path, end + ".moved").replace(beside(notebook.path, end))
    if not notebook.label():
        proof.fault("no label is taken although the file is back")
    notebook.judge("after it came back")
    proof.close()


@pytest.mark.parametrize("lose", [delete, replace_by_an_empty_file, move_away], ids=lambda lose: lose.__name__)
def test_an_update_on_a_lost_store_says_so_and_the_labels_stay(lose: Callable, proof, other, tmp_path) -> None:
    proof = proof(f"store lost before an update: {lose.__name__.replace('_', ' ')}")
    notebook = Notebook(tmp_path / "labels.db", other, proof)
    notebook.session.update()
    lose(notebook.path)
    for verb in (notebook.session.update, notebook.session.undo, lambda: notebook.session.add_class("new"), lambda: notebook.session.skip(99)):  # fmt: skip
        with pytest.raises(al.StoreError):
            verb()
    assert len(notebook.session.labels) == 5
    notebook.restore()
    assert notebook.session.update().n_train == len(notebook.ledger.labels)
    proof.close()


# ---------------------------------------------------------------- read-only


READ_ONLY = """
import json, os, sys
sys.path.insert(0, sys.argv[3])
from oracle import CLASSES, actions_of, open_session
import al_widget as al
path, what = sys.argv[1:3]
folder = os.path.dirname(path)
os.chown(folder, 65534, 65534)
os.setgid(65534); os.setuid(65534)
session = open_session(path)
taken = []
def label(row):
    try:
        session.label(row, CLASSES[0])
        taken.append(session.pool.key(row))
        return "taken"
    except al.StoreError as error:
        return f"StoreError: {error}"
    except BaseException as error:
        return f"RAW {type(error).__name__}: {error}"
for row in range(5):
    assert label(row) == "taken"
files = [path + end for end in ("", "-wal", "-shm") if os.path.exists(path + end)]
for file in files if "file" in what else [folder]:
    os.chmod(file, 0o444 if "file" in what else 0o555)
said = [label(row) for row in range(5, 8)]
for file in files if "file" in what else [folder]:
    os.chmod(file, 0o644 if "file" in what else 0o755)
said.append(label(8))
print(json.dumps([taken, [action.key for action in actions_of(session.log)], said]))
"""


@pytest.mark.slow
@pytest.mark.skipif(os.getuid() != 0, reason="only root can become a user for whom files are read-only")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_store_made_read_only_while_open_takes_labels_or_says_so(what: str, proof, other) -> None:
    import json
    import tempfile

    proof = proof(f"made read-only: the {what}")
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folder is closed to other users
        path = str(Path(folder, "labels.db"))
        run = subprocess.run(
            [sys.executable, "-c", READ_ONLY, path, what, str(Path(__file__).parent)],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        taken, log, said = json.loads(run.stdout.splitlines()[-1])
        for one in said:
            proof.count(one.partition(":")[0])
            if one.startswith("RAW"):
                proof.fault(one)
        if said[-1] != "taken":
            proof.fault("no label is taken after it was writable again", said[-1])
        on_disk = [action.key for action in other.read(path)["actions"]]
        if not taken == log == on_disk:
            proof.fault("in the store is not what was acknowledged", (taken, log, on_disk))
    proof.close()


# ---------------------------------------------------------------- full


@pytest.mark.skipif(os.getuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_takes_nothing_says_so_and_goes_on_when_there_is_space(proof, other, tmp_path) -> None:
    proof = proof("a full disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        notebook = Notebook(disk / "labels.db", other, proof)
        with (disk / "fill").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 1024)
            except OSError:
                pass
        while notebook.label():
            assert notebook.session.left
        for _ in range(3):
            if notebook.label():
                proof.fault("a full disk takes a label after it refused one")
        with pytest.raises((al.AlWidgetError, OSError)):
            notebook.session.export(disk / "labels.csv")
        drafts = [path.name for path in disk.iterdir() if "csv" in path.name]
        if drafts:
            proof.fault("an export on a full disk leaves a file", drafts)
        (disk / "fill").unlink()
        if not notebook.label():
            proof.fault("no label is taken although there is space again")
        notebook.judge("with space again")
        notebook.session.close()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
    proof.close()


LIMITED = """
import json, resource, sys
sys.path.insert(0, sys.argv[2])
from oracle import CLASSES, SIZE, actions_of, open_session
import al_widget as al
session = open_session(sys.argv[1])
taken, said, limit = [], [], resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, limit[1]))
def label(row):
    try:
        session.label(row, CLASSES[0])
        taken.append(session.pool.key(row))
    except al.StoreError as error:
        said.append(f"StoreError")
    except BaseException as error:
        said.append(f"RAW {type(error).__name__}: {error}")
for row in range(SIZE - 1):
    label(row)
resource.setrlimit(resource.RLIMIT_FSIZE, limit)
label(SIZE - 1)
print(json.dumps([taken, [action.key for action in actions_of(session.log)], said]))
"""


@pytest.mark.slow
def test_a_file_size_limit_refuses_labels_and_harms_none(proof, other, tmp_path) -> None:
    import json

    proof = proof("a file size limit")
    path = str(tmp_path / "labels.db")
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, path, str(Path(__file__).parent)],
        capture_output=True, text=True, timeout=120, check=False, preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    taken, log, said = json.loads(run.stdout.splitlines()[-1])
    proof.count("acknowledged", len(taken))
    for one in said:
        proof.count(one.partition(":")[0])
        if one.startswith("RAW"):
            proof.fault(one)
    assert said, "the limit was never reached"
    if not taken == log == [action.key for action in other.read(path)["actions"]]:
        proof.fault("in the store is not what was acknowledged")
    proof.close()


# ---------------------------------------------------------------- locked


LOCKS = """
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.readline()
time.sleep(float(sys.argv[2]))
db.execute("COMMIT")
"""


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.5, 5.0])
def test_a_store_locked_by_another_process_takes_labels_afterwards(seconds: float, proof, other, tmp_path) -> None:
    proof = proof(f"locked for {seconds:g} s")
    notebook = Notebook(tmp_path / "labels.db", other, proof)
    locker = subprocess.Popen(
        [sys.executable, "-c", LOCKS, str(notebook.path), str(seconds)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert locker.stdout.readline() == "locked\n"
        locker.stdin.write("go\n")
        locker.stdin.flush()
        waits = []
        for _ in range(3):
            started = time.monotonic()
            notebook.label()
            waits.append(f"{time.monotonic() - started:.1f} s")
    finally:
        locker.communicate(timeout=SECONDS)
    proof.count(f"waited {', '.join(waits)}", 1)
    if not notebook.label():
        proof.fault("no label is taken after the lock is gone")
    notebook.judge("after the lock is gone")
    proof.close()
