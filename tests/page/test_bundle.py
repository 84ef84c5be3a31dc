"""The committed bundle and its licences are built from the committed sources; checking this needs no Node.js."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

JS = Path(__file__).resolve().parents[2] / "js"
BUNDLE = JS.parent / "al_widget" / "static" / "widget.js"
LICENSES = BUNDLE.with_name("widget.js.LICENSES.txt")
LIBRARY, MARKUP = BUNDLE.with_name("library-charts.js.gz"), BUNDLE.with_name("library-markup.js.gz")
DESCRIPTION = BUNDLE.with_name("libraries.json")

pytestmark = pytest.mark.skipif(not JS.is_dir(), reason="an installed package has no front-end sources")


def check(js: Path) -> subprocess.CompletedProcess[str]:
    """Run the check of a checkout's bundle; return the finished process."""
    return subprocess.run(
        [sys.executable, str(js / "bundle.py"), "--check"], capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of the bundle, what lies beside it, and all the files that they are built from."""
    js = tmp_path / "js"
    shutil.copytree(JS, js, ignore=shutil.ignore_patterns("node_modules", "tests", "__pycache__"))
    static = tmp_path / "al_widget" / "static"
    static.mkdir(parents=True)
    for file in (BUNDLE, LICENSES, LIBRARY, MARKUP, DESCRIPTION):
        shutil.copy2(file, static)
    return js


def test_the_committed_bundle_is_made_from_the_committed_sources() -> None:
    answer = check(JS)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("name", ["src/widget.ts", "src/view/styles.css", "build.mjs", "package-lock.json"])
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


@pytest.mark.parametrize("name", [BUNDLE.name, LICENSES.name, LIBRARY.name, MARKUP.name, DESCRIPTION.name])
def test_a_missing_file_is_noticed(checkout: Path, name: str) -> None:
    (checkout.parent / "al_widget" / "static" / name).unlink()
    assert check(checkout).returncode == 1


def test_licences_of_an_older_bundle_are_noticed(checkout: Path) -> None:
    licenses = checkout.parent / "al_widget" / "static" / LICENSES.name
    stamp, rest = licenses.read_text(encoding="utf-8").split("\n", 1)
    licenses.write_text(f"al_widget bundle {'0' * 64}\n{rest}", encoding="utf-8")
    assert len(stamp) == len("al_widget bundle ") + 64
    assert check(checkout).returncode == 1


def test_a_library_that_was_changed_or_is_of_another_version_is_noticed(checkout: Path) -> None:
    static = checkout.parent / "al_widget" / "static"
    script = gzip.decompress(LIBRARY.read_bytes())
    (static / LIBRARY.name).write_bytes(gzip.compress(script + b"fetch('https://elsewhere.example')"))
    assert check(checkout).returncode == 1
    (static / LIBRARY.name).write_bytes(LIBRARY.read_bytes()[:1000])
    assert check(checkout).returncode == 1
    (static / LIBRARY.name).write_bytes(gzip.compress(script, 1))  # packed by another program, it is the same
    assert check(checkout).returncode == 0
    described = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    described["charts"]["version"] = "3.0.0"
    (static / DESCRIPTION.name).write_text(json.dumps(described), encoding="utf-8")
    assert check(checkout).returncode == 1


def test_the_library_is_the_published_one_with_its_own_notices() -> None:
    described = json.loads(DESCRIPTION.read_text(encoding="utf-8"))["charts"]
    script = gzip.decompress(LIBRARY.read_bytes()).decode()
    assert f"plotly.js (basic - minified) v{described['version']}" in script[:200]
    assert "Licensed under the MIT license" in script[:200]
    assert "native-promise-only" in script[-3_000:]  # the notices of what is in it stand at its end
    assert LIBRARY.stat().st_size < 420_000


def test_the_bundle_is_small_without_the_libraries() -> None:
    assert BUNDLE.stat().st_size <= 120_000


def test_the_licences_name_every_package_the_page_runs() -> None:
    """esbuild bundles the dependencies of package.json; their versions come from the lock file."""
    lock = json.loads((JS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    text = LICENSES.read_text(encoding="utf-8")
    for name in lock[""]["dependencies"]:
        package = lock[f"node_modules/{name}"]
        assert f"\n{name} {package['version']}, licence: {package['license']}\n" in text
    assert text.count(", licence: ") == len(lock[""]["dependencies"])
    assert "THE SOFTWARE IS PROVIDED" in text  # the licence texts, not only their names
    assert "Mozilla Public License" in text
    assert str(JS.parent) not in text


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
    assert text.count("import(") == 1  # of a library, from a blob that the kernel sent
    assert not [word for word in ("fetch(", "@import", "sourceMappingURL", "console.log") if word in text]
    # XML namespaces look like addresses, but nothing requests them.
    addresses = text.replace("http://www.w3.org/", "")
    assert "http://" not in addresses
    assert "https://" not in addresses
