"""One JupyterLab and one Chromium for all browser tests; a fresh notebook, and so a fresh kernel, for each."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from lab import CHROMIUM_FLAGS, Lab, Notebook, chromium, running

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"

CONTRACTS = """import al_widget as al
contracts = al.datasets.load_contracts()
labeler = al.Labeler(contracts["text"], sorted(contracts["label"].unique()), store="labels.db", name=NAME)
labeler"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def open_notebook(lab: Lab, chrome: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Notebook]]:
    """Open a notebook with cells; NAME in a cell stands for this test's own labeling task."""
    contexts = []

    def open_(*cells: str, width: int = 1400, height: int = 950, on: Lab = lab, file: str | None = None) -> Notebook:
        context = chrome.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        name = repr(request.node.name)
        return Notebook(on, context.new_page(), [cell.replace("NAME", name) for cell in cells], file)

    SCREENSHOTS.mkdir(exist_ok=True)
    yield open_
    for number, context in enumerate(contexts):
        for page in context.pages:
            page.screenshot(path=SCREENSHOTS / f"{request.node.name}-{number}.png".replace("/", "_"))
        context.close()


@pytest.fixture
def logged(lab: Lab, request: pytest.FixtureRequest) -> Callable[..., list[tuple[str, str, str]]]:
    """Read (do, key, value) of each decision of this test from the disk, as another process would."""

    def read(store: str = "labels.db", root: Path | None = None) -> list[tuple[str, str, str]]:
        with sqlite3.connect((root or lab.root) / store) as connection:
            query = (
                "select do, key, value from al_events where session = ? and do in ('label','skip','undo') order by at"
            )
            return list(connection.execute(query, [request.node.name]))

    return read
