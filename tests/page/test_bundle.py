"""The committed bundle belongs to its sources, and says so without Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

JS = Path(__file__).resolve().parents[2] / "js"
BUNDLE = JS.parent / "al_widget" / "static" / "widget.js"

pytestmark = pytest.mark.skipif(not JS.is_dir(), reason="an installed package has no front-end sources")


def check(js: Path) -> subprocess.CompletedProcess[str]:
    """Ask a checkout whether its bundle is fresh."""
    return subprocess.run(
        [sys.executable, str(js / "bundle.py"), "--check"], capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Copy what decides about the bundle, and the bundle."""
    js = tmp_path / "js"
    shutil.copytree(JS, js, ignore=shutil.ignore_patterns("node_modules", "tests", "__pycache__"))
    static = tmp_path / "al_widget" / "static"
    static.mkdir(parents=True)
    shutil.copy2(BUNDLE, static)
    return js


def test_the_committed_bundle_is_made_from_the_committed_sources() -> None:
    answer = check(JS)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("name", ["src/widget.ts", "src/styles.css", "build.mjs", "package-lock.json"])
def test_a_changed_source_is_noticed(checkout: Path, name: str) -> None:
    assert check(checkout).returncode == 0
    with (checkout / name).open("a", encoding="utf-8") as source:
        source.write("\n")
    answer = check(checkout)
    assert answer.returncode == 1
    assert "python js/bundle.py" in answer.stderr


def test_a_new_source_is_noticed(checkout: Path) -> None:
    (checkout / "src" / "view" / "more.tsx").write_text("export {};\n", encoding="utf-8")
    assert check(checkout).returncode == 1


def test_a_missing_bundle_is_noticed(checkout: Path) -> None:
    (checkout.parent / "al_widget" / "static" / "widget.js").unlink()
    assert check(checkout).returncode == 1


def test_line_ends_do_not_matter(checkout: Path) -> None:
    source = checkout / "src" / "widget.ts"
    source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    assert check(checkout).returncode == 0


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((JS / "package-lock.json").read_text(encoding="utf-8"))
    assert len(lock["packages"]) > 1
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_the_bundle_is_one_module_that_fetches_nothing() -> None:
    text = BUNDLE.read_text(encoding="utf-8")
    assert "export{" in text
    assert "import(" not in text
    assert not [word for word in ("fetch(", "@import", "sourceMappingURL", "console.log") if word in text]
    # Namespaces are names, not addresses that are opened.
    addresses = text.replace("http://www.w3.org/", "")
    assert "http://" not in addresses
    assert "https://" not in addresses
