"""A plain install needs no Node.js and contains everything the desk needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import al_widget as al
from al_widget.__main__ import main

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel in an isolated environment, with only Python on PATH."""
    folder = tmp_path_factory.mktemp("wheel")
    environment = {**os.environ, "PATH": str(Path(sys.executable).parent) + os.pathsep + "/nowhere"}
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, env=environment, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def metadata(wheel):
    """Return the wheel's metadata, as pip and the package index read it."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def test_the_version_is_written_in_one_place(metadata, capsys):
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", al.__version__)
    assert metadata["Version"] == al.__version__
    assert not re.search(r"^version\b", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    with pytest.raises(SystemExit) as done:
        main(["--version"])
    assert done.value.code == 0
    assert capsys.readouterr().out == f"al-widget {al.__version__}\n"


def test_the_metadata_names_licence_pythons_and_what_is_imported(metadata):
    assert metadata["License-Expression"] == "BSD-3-Clause"
    pythons = [line for line in metadata.get_all("Classifier") if re.search(r":: 3\.\d+$", line)]
    assert [line.rpartition(" ")[2] for line in pythons] == ["3.11", "3.12", "3.13"]
    requires = {re.match(r"[\w.-]+", line)[0]: line for line in metadata.get_all("Requires-Dist")}
    assert "extra" not in requires["traitlets"]
    assert requires["ipykernel"].endswith("sys_platform != 'emscripten'")


def test_the_wheel_holds_bundle_data_and_notebooks(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "al_widget/py.typed",
        "al_widget/static/widget.js",
        "al_widget/static/libraries.json",
        "al_widget/static/library-charts.js.gz",
        "al_widget/static/library-markup.js.gz",
        *(f"al_widget/static/{path.name}" for path in (ROOT / "al_widget/static").glob("*.LICENSES.txt")),
        "al_widget/datasets/demo_contracts/README.md",
        "al_widget/datasets/demo_contracts/train.csv.gz",
        "al_widget/datasets/demo_contracts/test.csv.gz",
        *(f"al_widget/notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")),
        "al_widget/strategies/selection.py",
    } <= names
    assert not [name for name in names if name.startswith(("js/", "tests/", "benchmarks/"))]


@pytest.mark.slow
def test_the_installed_package_labels_and_brings_its_notebooks(wheel, tmp_path):
    place = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(place)
    story = """
import sys, pathlib
sys.path.insert(0, sys.argv[1])
import al_widget as al
from al_widget import __main__ as command
assert pathlib.Path(al.__file__).is_relative_to(sys.argv[1]), al.__file__
pathlib.Path("02_does_it_help.ipynb").write_text("mine")
opened = []
command.subprocess.run = lambda line, **_: opened.append(line) or type("Done", (), {"returncode": 0})
assert command.main(["demo", "--no-browser"]) == 0
assert opened[0][-1] == "--no-browser" and [part for part in opened[0] if part.endswith("01_quickstart.ipynb")], opened
copied = {path.name: path.stat().st_size for path in pathlib.Path().glob("*.ipynb")}
assert set(copied) == {"01_quickstart.ipynb", "02_does_it_help.ipynb", "03_how_it_thinks.ipynb"}, copied
assert copied["02_does_it_help.ipynb"] == len("mine") and copied["03_how_it_thinks.ipynb"] > 5_000, copied
labeler = al.Labeler(al.datasets.load_contracts()["text"][:50], ["a", "b"], store=None)
for number, query in enumerate(labeler.query(6)):
    labeler.label(query.id, "ab"[number % 2])
labeler.update()
assert labeler.model is not None and labeler.error is None, labeler.error
"""
    subprocess.run([sys.executable, "-c", story, str(place)], check=True, cwd=tmp_path)
