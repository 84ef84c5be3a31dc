"""What many tests share: real clauses, somebody who knows their labels, a place for the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from threadpoolctl import threadpool_limits

import al_widget as al
from al_widget.charts.painter import Painter

# Two modules of one name, and no doctest in either; programs that show faults, run by hand.
collect_ignore_glob = ["*conftest.py", "cases/*"]

KINDS = ["Insurance", "Notices", "Severability"]


class NoCharts(Painter):
    """Draws nothing."""

    def _draw(self) -> None:
        pass


@dataclass(frozen=True)
class Clauses:
    """Real contract clauses of three kinds, and an annotator who knows them all."""

    texts: list[str]
    truth: dict[str, str]  # text -> label
    classes: list[str]
    matrix: (
        np.ndarray
    )  # their meaning in 16 numbers: a session on it takes milliseconds where one on words takes seconds

    def session(self, **options: Any) -> al.Session:
        quick = {"store": None, "batch_size": 5, "seed_size": 6, "features": self.matrix}
        return al.Session(self.texts, self.classes, **{**quick, **options})

    def answer(self, session: Any, n: int | None = None) -> list[al.Query]:
        """Answer the next questions truthfully; give what was asked."""
        asked = session.query(n)
        for query in asked:
            session.label(query.id, self.truth[query.example])
        return asked

    def play(self, session: Any, rounds: int, n: int = 6) -> list[str]:
        """Label and update a few rounds; give the keys in the order they were asked."""
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
    """Beside other work, linear algebra on every core waits for itself."""
    with threadpool_limits(1):
        yield


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Name a store that does not exist yet."""
    return str(tmp_path / "labels.db")


@pytest.fixture
def until() -> Callable[[Callable[[], Any]], Any]:
    """Wait for a condition, not for a time."""
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
    """Keep stores of the default name out of the checkout."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the charts of a desk out: plotly takes seconds to import."""
    monkeypatch.setattr("al_widget.labeler.Painter", NoCharts)


@pytest.fixture
def busy_until() -> Callable[..., str]:
    """Write a cell that goes on until a file is there; after a minute it ends by itself, so that no failure hangs."""

    def cell(file: str, step: str = "time.sleep(0.01)") -> str:
        return f"""import time; from pathlib import Path; end, x = time.monotonic() + 60, 0
while not Path({file!r}).exists() and time.monotonic() < end: {step}"""

    return cell
