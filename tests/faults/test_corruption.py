"""A damaged store has everything, or is refused in one sentence; it never shows a wrong label, and is left as it was."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from oracle import CLASSES, TEXTS, Action, Ledger, open_session, problems
from placing import HangError, within

import al_widget as al

DECISIONS = 60
SECONDS = 30
PAGE = 4096


@dataclass(frozen=True)
class Sound:
    """A store that is whole: its bytes, its write-ahead log after a kill, and what was acknowledged."""

    closed: bytes
    main: bytes
    wal: bytes
    ledger: Ledger


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    path = tmp_path_factory.mktemp("sound") / "labels.db"
    session, ledger, rng = open_session(str(path)), Ledger(), random.Random(0)
    for n in range(DECISIONS):
        row, value = rng.randrange(len(TEXTS)), CLASSES[n % 2]
        session.label(row, value)
        ledger.acknowledge(Action("label", session.pool.key(row), value))
        if n == DECISIONS // 2:
            session.update()
    main, wal = path.read_bytes(), Path(f"{path}-wal").read_bytes()  # as a kill would leave them
    session.close()
    return Sound(path.read_bytes(), main, wal, ledger)


class Judge:
    """Opens one damaged store after the other, and judges what is said."""

    def __init__(self, folder: Path, sound: Sound, proof: Any) -> None:
        self._folder, self._sound, self._proof, self._n = folder, sound, proof, 0

    def path(self, main: bytes, wal: bytes | None = None) -> Path:
        self._n += 1
        path = self._folder / f"{self._n}.db"
        path.write_bytes(main)
        if wal is not None:
            Path(f"{path}-wal").write_bytes(wal)
        return path

    def judge(self, what: str, path: Path, *, may_lack: bool = False) -> str:
        """Open a store; it has everything or is refused politely. With `may_lack` the newest decisions may be gone."""
        before = {one: one.read_bytes() for one in (path, Path(f"{path}-wal")) if one.exists()}
        try:
            with within(SECONDS):
                session = open_session(str(path))
                try:
                    wrong = self._differs(session, may_lack)
                    if not wrong:
                        session.label(len(TEXTS) - 1, CLASSES[0])
                        session.query(1)
                finally:
                    session.close()
            outcome = "everything is there"
            for one in wrong:
                self._proof.fault(f"{what}: opened silently, and {one}", path)
        except al.StoreError as error:
            outcome = "refused"
            self._sentence(what, str(error))
            for one, content in before.items():
                if not one.exists() or one.read_bytes() != content:
                    self._proof.fault(
                        f"{what}: refused, and {'the file' if one == path else 'its journal'} changed", path
                    )
        except HangError:
            outcome = "hung"
            self._proof.fault(f"{what}: hung", path)
        except BaseException as error:
            outcome = "raw error"
            self._proof.fault(f"{what}: {type(error).__name__}", f"{str(error)[:150]} ({path})")
        self._proof.count(f"{what}: {outcome}")
        for end in ("", "-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
        return outcome

    def _differs(self, session: Any, may_lack: bool) -> list[str]:
        ledger = self._sound.ledger
        if not may_lack:
            return problems(ledger, session)
        counts = [n for n in range(DECISIONS + 1) if not problems(Ledger(ledger.actions[:n]), session)]
        if counts and counts[-1] < DECISIONS:
            self._proof.count("a damaged journal: opened as of an earlier commit")
        return [] if counts else ["it has what was never so"]

    def _sentence(self, what: str, said: str) -> None:
        """Check that an error says which store, and what to do."""
        if ".db" not in said or len(said) < 60 or "sqlalche.me" in said or "Traceback" in said:
            self._proof.fault(f"{what}: the sentence does not help", said)


@pytest.fixture
def judge(sound: Sound, tmp_path: Path) -> Callable[[Any], Judge]:
    return lambda proof: Judge(tmp_path, sound, proof)


def damages(content: bytes, rng: random.Random, times: Callable[[int], int]) -> Iterator[tuple[str, bytes]]:
    """Yield a file damaged in many ways."""
    size = len(content)
    for _ in range(times(120)):
        damaged = bytearray(content)
        damaged[rng.randrange(size)] ^= 1 << rng.randrange(8)
        yield "one bit", bytes(damaged)
    for _ in range(times(60)):
        damaged = bytearray(content)
        for _ in range(rng.choice([2, 20, 400])):
            damaged[rng.randrange(size)] = rng.randrange(256)
        yield "random bytes", bytes(damaged)
    for _ in range(times(60)):
        yield "cut off", content[: rng.randrange(size)]
    for _ in range(times(30)):
        damaged = bytearray(content)
        at = rng.randrange(size // PAGE) * PAGE
        damaged[at : at + PAGE] = rng.randbytes(PAGE)
        yield "a page of noise", bytes(damaged)
    for _ in range(times(30)):
        damaged = bytearray(content)
        one, two = (at * PAGE for at in rng.sample(range(size // PAGE), 2))
        damaged[one : one + PAGE], damaged[two : two + PAGE] = content[two : two + PAGE], content[one : one + PAGE]
        yield "two pages swapped", bytes(damaged)
    yield "the header is zero", bytes(100) + content[100:]
    yield "every byte is zero", bytes(size)
    yield "noise", rng.randbytes(size)
    yield "longer than it says", content + rng.randbytes(3000)


@pytest.mark.slow
def test_a_damaged_store_has_everything_or_is_refused(sound, judge, proof) -> None:
    proof = proof("corruption of a store")
    judge = judge(proof)
    for what, content in damages(sound.closed, proof.rng, proof.times):
        judge.judge(what, judge.path(content))
    proof.close()


@pytest.mark.slow
def test_a_damaged_journal_after_a_kill_gives_a_state_that_was_or_is_refused(sound, judge, proof) -> None:
    """SQLite takes the write-ahead log up to the first frame whose checksum is wrong: an earlier commit, whole."""
    proof = proof("corruption of a journal after a kill")
    judge = judge(proof)
    judge.judge("undamaged", judge.path(sound.main, sound.wal))
    for _ in range(proof.times(100)):
        damaged = bytearray(sound.wal)
        damaged[proof.rng.randrange(len(damaged))] ^= 1 << proof.rng.randrange(8)
        judge.judge("one bit of the journal", judge.path(sound.main, bytes(damaged)), may_lack=True)
    for _ in range(proof.times(30)):
        judge.judge(
            "the journal cut off",
            judge.path(sound.main, sound.wal[: proof.rng.randrange(len(sound.wal))]),
            may_lack=True,
        )
    proof.close()


# ---------------------------------------------------------------- whole databases that are no store of ours, or a newer one


QUERY = "select coalesce(max(at), 0) from al_events where do='label'"
INTO = "insert into al_events(session,client,seq,do,value,time)"
OWN = f"{INTO} values('default','z',1,"
CHANGES = {
    "a column more": ("alter table al_events add column tags text;", "opens"),
    "a column more that is never null": ("alter table al_events add column tags text not null default 'x';", "opens"),
    "a later version": ("pragma user_version=99;", "refused"),
    "a column renamed": ("alter table al_events rename column value to answer;", "refused"),
    "a column dropped": ("alter table al_events drop column annotator;", "refused"),
    "an unknown kind of event": (f"{OWN}'merge','x','2026-01-01');", "either"),
    "an unknown kind of labels": (f"{OWN}'kind','spans','2026-01-01');", "refused"),
    "a round that lacks fields": (f"{OWN}'round','{{\"round\": 2}}','2026-01-01');", "either"),
    "a round that is no JSON": (f"{OWN}'round','{{broken','2026-01-01');", "either"),
    "a round with more fields": (f"{INTO} select 'default','z',1,'round',replace(value, '{{', '{{\"extra\": 1, '),'2026-01-01' from al_events where do='round' limit 1;", "either"),
    "a query of another shape": (f"{OWN}'query','[[1,2,3]]','2026-01-01');", "either"),
    "a query that is no JSON": (f"{OWN}'query','{{broken','2026-01-01');", "either"),
    "a holdout that is no JSON": (f"{OWN}'audit','{{broken','2026-01-01');", "either"),
    "a setting that is no JSON": (f"{OWN}'setting','{{broken','2026-01-01');", "either"),
    "a setting that is unknown": (f"{OWN}'setting','{{\"mood\": 3}}','2026-01-01');", "either"),
    "a time that is none": ("update al_events set time='yesterday' where at=5;", "refused"),
    "a time that is null": ("pragma writable_schema=1; update sqlite_master set sql=replace(sql,'time DATETIME NOT NULL','time DATETIME') where name='al_events'; pragma writable_schema=0;", "either"),
    "a label that is bytes": (f"update al_events set value=x'fffe' where at=({QUERY});", "refused"),
    "a label of null": (f"update al_events set value=null where at=({QUERY});", "refused"),
    "a key that is bytes": (f"update al_events set key=x'fffe' where at=({QUERY});", "refused"),
    "a score that is text": (f"update al_events set score='high' where at=({QUERY});", "either"),
    "a seq that is text": (f"update al_events set seq='first' where at=({QUERY});", "refused"),
    "a view of the name": ("drop table al_events; create view al_events as select 1;", "refused"),
    "a table of another program": ("drop table al_events; create table al_events(id integer primary key, mood text);", "refused"),
    "an index gone": ("drop index al_events_session_at;", "opens"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_store_of_another_version_or_program_is_refused_or_read_right(change, sound, judge, proof) -> None:
    proof = proof(f"store altered: {change}")
    judge = judge(proof)
    path = judge.path(sound.closed)
    statement, right = CHANGES[change]
    with closing(sqlite3.connect(path)) as db:
        db.executescript(statement)
        db.execute("pragma journal_mode=delete")
    outcome = judge.judge(change, path)
    if right != "either" and outcome != {"opens": "everything is there", "refused": "refused"}[right]:
        proof.fault(f"expected it {right}", outcome)
    proof.close()


FOREIGN = {
    "text": b"shopping list\n" * 300,
    "noise": bytes(random.Random(1).randbytes(20_000)),
    "a database cut to its magic": b"SQLite format 3\x00",
    "a zip": b"PK\x03\x04" + bytes(5000),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_of_another_kind_is_refused_and_left_alone(kind, judge, proof) -> None:
    proof = proof(f"store is {kind}")
    judge = judge(proof)
    assert judge.judge(kind, judge.path(FOREIGN[kind])) == "refused"
    proof.close()


def test_an_empty_file_becomes_a_store(tmp_path) -> None:
    (tmp_path / "empty.db").touch()
    session = open_session(str(tmp_path / "empty.db"))
    session.label(0, CLASSES[0])
    session.close()
    assert len(open_session(str(tmp_path / "empty.db")).labels) == 1


@pytest.mark.parametrize("other", ["a device", "a pipe", "a link to nothing", "a link to itself", "a socket"])
def test_what_is_no_file_is_refused_at_once(other, tmp_path) -> None:
    import socket

    path = tmp_path / "place.db"
    if other == "a pipe":
        os.mkfifo(path)
    elif other == "a link to nothing":
        path.symlink_to(tmp_path / "no folder" / "nothing.db")
    elif other == "a link to itself":
        path.symlink_to(path)
    elif other == "a socket":
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(path))
    else:
        path = Path("/dev/null") if Path("/dev/null").exists() else pytest.skip("no devices here")
    with within(SECONDS), pytest.raises(al.StoreError):
        open_session(str(path))


def test_a_store_that_is_copied_while_open_is_whole_or_refused(sound, judge, proof, tmp_path) -> None:
    """Only the main file was copied, as by a careless backup: it holds what was checkpointed, or nothing."""
    proof = proof("store copied without its journal")
    judge = judge(proof)
    judge.judge("without its journal", judge.path(sound.main), may_lack=True)
    shutil.rmtree(tmp_path, ignore_errors=True)
    proof.close()
