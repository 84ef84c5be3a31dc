"""The house stays as it is drawn in CONTRIBUTING.md: who may know whom."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "al_widget"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

pytestmark = pytest.mark.skipif(
    not (ROOT / "CONTRIBUTING.md").exists(), reason="an installed package has no table of rooms"
)


def ranks():
    """Read the table `| rank | file | …`."""
    found = {}
    for line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines():
        row = re.match(r"\|\s*(\d+)\s*\|\s*`([\w./]+)`", line)
        if row:
            assert row[2] not in found, f"{row[2]} has two places in the table"
            found[row[2]] = int(row[1])
    return found


def room(module):
    """Name the row of the table that covers a module."""
    return module.split("/")[0] + "/" if "/" in module else module


def imports(module):
    """List what a file imports, at any depth, each as a dotted name."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    types_only = {
        child for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for child in ast.walk(node)
    }  # fmt: skip
    names = []
    for node in ast.walk(tree):
        if node in types_only:
            continue
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively: write the full name"
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "importlib.import_module":
            names.append(str(getattr(node.args[0], "value", "")))
    return names


def ours(module):
    """List the files of the package a file imports."""
    found = set()
    for name in imports(module):
        path = name.split(".")
        if path[0] != "al_widget":
            continue
        for file in ("/".join(path[1:]) + ".py", "/".join([*path[1:], "__init__.py"])):
            if file in MODULES:
                found.add(file)
    # `from al_widget import x` names the package too; what counts is x.
    return found - {module} - ({"__init__.py"} if module != "__main__.py" else set())


def test_every_file_has_a_place_in_the_table_and_every_place_a_file():
    assert {room(module) for module in MODULES} == set(ranks())


@pytest.mark.parametrize("module", MODULES)
def test_a_file_imports_only_from_lower_ranks(module):
    place = ranks()
    above = {
        other for other in ours(module) if room(other) != room(module) and place[room(other)] >= place[room(module)]
    }
    assert above == set()


def test_the_check_sees_imports():
    assert "session.py" in ours("labeler.py")
    assert "strategies/selection.py" in ours("strategies/__init__.py")
    assert "charts/__init__.py" in ours("labeler.py")  # inside a function


@pytest.mark.parametrize(
    ("library", "only"),
    [
        ("plotly", {"charts/__init__.py"}),
        ("anywidget", {"labeler.py"}),
        ("ipywidgets", {"labeler.py"}),
        ("sqlalchemy", {"labels/log.py", "labels/store.py"}),
    ],
)
def test_a_library_has_one_door(library, only):
    assert {module for module in MODULES if any(name.split(".")[0] == library for name in imports(module))} == only


def test_a_file_has_one_noun():
    assert not {"utils.py", "helpers.py", "common.py", "misc.py"} & {Path(module).name for module in MODULES}


def test_what_takes_seconds_to_import_is_not_imported_before_it_is_needed():
    script = (
        "import sys, al_widget as al\n"
        "al.Session(['a b', 'c d'], ['x', 'y'], store=None).label(0, 'x')\n"
        "print([name for name in ('sklearn', 'pandas', 'plotly', 'matplotlib', 'polars') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
