"""Fixtures shared by many tests: real clauses, an annotator who knows their labels, a place for the store."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from threadpoolctl import threadpool_limits

import al_widget as al
from al_widget.charts.painter import Painter

# The same examples in every run, so that a change alone decides whether it passes; others each time by `make long`.
settings.register_profile("same", derandomize=True)
if "FAULTS" not in os.environ:
    settings.load_profile("same")

# Two modules share one name and hold no doctest; the programs that reproduce defects are run by hand.
collect_ignore_glob = ["*conftest.py", "cases/*"]

GUARDED_USER, PASSWORD = "guarded", "s3cretPG"  # of the PostgreSQL server that the tests start

KINDS = ["Insurance", "Notices", "Severability"]


class NoCharts(Painter):
    """A painter whose charts stay as they were at first."""

    def _draw(self) -> None:
        pass


@dataclass(frozen=True)
class Clauses:
    """Real contract clauses of three kinds, with an annotator who knows all their labels."""

    texts: list[str]
    truth: dict[str, str]  # text -> label
    classes: list[str]
    matrix: np.ndarray  # an embedding in 16 dimensions: a session on it takes milliseconds, one on words takes seconds

    def session(self, **options: Any) -> al.Session:
        quick = {"store": None, "batch_size": 5, "seed_size": 6, "features": self.matrix}
        return al.Session(self.texts, self.classes, **{**quick, **options})

    def answer(self, session: Any, n: int | None = None) -> list[al.Query]:
        """Answer the next questions truthfully; return the queries."""
        asked = session.query(n)
        for query in asked:
            session.label(query.id, self.truth[query.example])
        return asked

    def play(self, session: Any, rounds: int, n: int = 6) -> list[str]:
        """Label and update for a few rounds; return the keys in the order they were asked."""
        keys = []
        for _ in range(rounds):
            keys += [query.key for query in self.answer(session, n)]
            session.update()
        return keys

    def held_out(self) -> tuple[list[str], list[str]]:
        test = al.datasets.load_contracts("test")
        test = test[test["label"].isin(self.classes)]
        return list(test["text"]), list(test["label"])


@pytest.fixture(scope="session")
def clauses() -> Clauses:
    frame = al.datasets.load_contracts()
    frame = frame[frame["label"].isin(KINDS)].iloc[:120]
    words = TfidfVectorizer(sublinear_tf=True).fit_transform(frame["text"])
    matrix = 4 * TruncatedSVD(16, random_state=0).fit_transform(words)
    return Clauses(list(frame["text"]), dict(zip(frame["text"], frame["label"], strict=True)), KINDS, matrix)


@pytest.fixture(scope="session", autouse=True)
def _one_core() -> Iterator[None]:
    """Limit linear algebra to one thread: beside other work, a thread on every core oversubscribes the CPU."""
    with threadpool_limits(1):
        yield


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return the path of a store that does not exist yet."""
    return str(tmp_path / "labels.db")


@pytest.fixture
def until() -> Callable[[Callable[[], Any]], Any]:
    """Return a function that waits until a condition holds, with a time limit."""
    import time

    def wait(condition: Callable[[], Any], seconds: float = 20) -> Any:
        end = time.monotonic() + seconds
        while not (found := condition()):
            assert time.monotonic() < end, "it never happened"
            time.sleep(0.005)
        return found

    return wait


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a temporary folder, so that stores with the default name stay out of the checkout."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a desk's charts as they are at first: nothing is compared with random order beside a test."""
    monkeypatch.setattr("al_widget.labeler.Painter", NoCharts)


@pytest.fixture
def busy_until() -> Callable[..., str]:
    """Return the code of a cell that runs until a file exists; it ends after a minute, so that no failure hangs."""

    def cell(file: str, step: str = "time.sleep(0.01)") -> str:
        return f"""import time; from pathlib import Path; end, x = time.monotonic() + 60, 0
while not Path({file!r}).exists() and time.monotonic() < end: {step}"""

    return cell


def _postgres_programs() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Run a PostgreSQL server on its own port, and return the URL of a user who needs no password."""
    pytest.importorskip("psycopg", reason="no PostgreSQL driver: pip install psycopg[binary]")
    programs = _postgres_programs()
    if programs is None or not (programs / "initdb").exists():
        pytest.skip("no PostgreSQL server on this machine")
    # Not in pytest's folder: every run of pytest that begins closes that to other accounts.
    folder = Path(tempfile.mkdtemp(prefix="al-widget-postgres-"))
    user: dict[str, Any] = {}
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        import pwd

        account = next((entry for entry in pwd.getpwall() if entry.pw_name in ("postgres", "nobody")), None)
        if account is None:
            pytest.skip("PostgreSQL does not run as root, and there is no other account")
        os.chown(folder, account.pw_uid, account.pw_gid)
        user = {"user": account.pw_uid, "group": account.pw_gid, "cwd": folder}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "al", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        **user,
        **quiet,
    )
    trusted = data / "pg_hba.conf"
    rule = f"host all {GUARDED_USER} 127.0.0.1/32 scram-sha-256\n"
    trusted.write_text(rule + trusted.read_text())
    serve = [programs / "pg_ctl", "-D", data, "-w", "-t", "60"]
    options = f"-h 127.0.0.1 -p {port} -k {folder}"
    subprocess.run([*serve, "-o", options, "-l", folder / "server.log", "start"], check=True, **user, **quiet)
    yield f"postgresql+psycopg://al@127.0.0.1:{port}/postgres"
    subprocess.run([*serve, "-m", "immediate", "stop"], check=True, **user, **quiet)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def guarded_postgres(postgres: str) -> str:
    """Return the URL of a user of the server who needs a password."""
    import sqlalchemy as sa

    url = sa.make_url(postgres)
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {GUARDED_USER} LOGIN SUPERUSER PASSWORD '{PASSWORD}'")
    engine.dispose()
    return url.set(username=GUARDED_USER, password=PASSWORD).render_as_string(hide_password=False)


@pytest.fixture
def postgres_database(postgres: str) -> Iterator[str]:
    """Return the URL of a database of its own, without any table, on the server."""
    import sqlalchemy as sa

    name = f"al_{uuid.uuid4().hex}"
    engine = sa.create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield sa.make_url(postgres).set(database=name).render_as_string(hide_password=False)
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()
