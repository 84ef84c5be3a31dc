"""The package keeps the structure described in CONTRIBUTING.md: which file may import which."""

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


def floors():
    """Return the rows of the table `| floor | file or folder | …`."""
    found = {}
    for line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines():
        row = re.match(r"\|\s*(\d+)\s*\|\s*`([\w./]+)`", line)
        if row:
            assert row[2] not in found, f"{row[2]} has two places in the table"
            found[row[2]] = int(row[1])
    return found


def room(module):
    """Return the row of the table that covers a module."""
    return module.split("/")[0] + "/" if "/" in module else module


def imports(module):
    """Return the dotted names that a file imports, at any depth, type-checking imports included."""
    names = []
    for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively: write the full name"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "importlib.import_module":
            names.append(str(getattr(node.args[0], "value", "")))
    return names


def ours(module):
    """Return the files of the package that a file imports; a package counts as its `__init__.py`."""
    found = set()
    for name in imports(module):
        path = name.split(".")
        if path[0] != "al_widget":
            continue
        for depth in range(len(path), 1, -1):
            files = ["/".join(path[1:depth]) + ".py", "/".join([*path[1:depth], "__init__.py"])]
            known = [file for file in files if file in MODULES]
            if known:
                found.add(known[0])
                break
        else:
            found.add("__init__.py")
    return found - {module}


def circles(edges):
    """Return the groups of nodes that reach each other."""
    reach = {node: set(edges[node]) for node in edges}
    for middle in edges:
        for node in edges:
            if middle in reach[node]:
                reach[node] |= reach[middle]
    return {frozenset(other for other in reach[node] if node in reach[other]) for node in edges if node in reach[node]}


def test_every_file_has_a_place_in_the_table_and_every_place_a_file():
    assert {room(module) for module in MODULES} == set(floors())


@pytest.mark.parametrize("module", MODULES)
def test_a_file_imports_only_from_its_own_folder_and_lower_floors(module):
    place = floors()
    above = {
        other for other in ours(module) if room(other) != room(module) and place[room(other)] >= place[room(module)]
    }
    assert above == set()


def test_no_two_files_import_each_other_not_even_in_a_circle_or_for_types():
    assert circles({module: ours(module) for module in MODULES}) == set()


def test_the_check_sees_circles():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == {frozenset({"b", "c"})}


@pytest.mark.parametrize("folder", sorted({module.rpartition("/")[0] for module in MODULES} - {""}))
def test_a_folder_says_what_lives_there(folder):
    assert ast.get_docstring(ast.parse((PACKAGE / folder / "__init__.py").read_text(encoding="utf-8")))


def test_tests_lie_on_the_floors_they_test():
    folders = {room(module).rstrip("/") for module in MODULES if "/" in module}
    tests = {path.parent.name for path in (ROOT / "tests").rglob("test_*.py")} - {
        "tests",
        "kernel",
        "browser",
        "faults",
    }
    assert tests <= folders


@pytest.mark.parametrize("module", MODULES)
def test_no_class_is_longer_than_300_lines_of_code(module):
    source = (PACKAGE / module).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            assert lines_of_code(source, node) <= 300, node.name


def lines_of_code(source, node):
    """Return the number of code lines of a class, without docstrings, comments and blank lines."""
    told = set()
    for one in ast.walk(node):
        if isinstance(one, (ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(one):
            told |= set(range(one.body[0].lineno, one.body[0].end_lineno + 1))
    lines = enumerate(source.splitlines()[node.lineno - 1 : node.end_lineno], node.lineno)
    return sum(number not in told and bool(line.strip()) and not line.strip().startswith("#") for number, line in lines)


SHAPES = {"multilabel", "MultiLabel", "SingleLabel"}


def questions(tree):
    """Return the expressions on which the program branches."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.If, ast.IfExp, ast.While, ast.Assert)):
            yield node.test
        elif (
            isinstance(node, (ast.BoolOp, ast.Compare, ast.comprehension, ast.match_case))
            or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))
            or (isinstance(node, ast.Call) and ast.unparse(node.func) in {"isinstance", "issubclass"})
        ):
            yield node


def asks_for_the_shape(tree):
    return any(
        getattr(node, "id", getattr(node, "attr", getattr(node, "value", None))) in SHAPES
        for question in questions(tree)
        for node in ast.walk(question)
        if isinstance(node, (ast.Name, ast.Attribute)) or (isinstance(node, ast.Constant) and node.value in SHAPES)
    )


@pytest.mark.parametrize("module", sorted({*MODULES} - {"labels/schema.py"}))
def test_outside_the_schemas_nobody_asks_for_the_shape_of_a_label(module):
    assert not asks_for_the_shape(ast.parse((PACKAGE / module).read_text(encoding="utf-8")))


def test_the_check_sees_a_question_for_the_shape():
    asked = ["x = 1 if session.multilabel else 2", "isinstance(schema, MultiLabel)", "state.kind == 'multilabel'"]
    assert [asks_for_the_shape(ast.parse(code)) for code in asked] == [True, True, True]
    assert not asks_for_the_shape(ast.parse("schema_for(multilabel)"))


def test_the_check_sees_imports():
    assert "session.py" in ours("labeler.py")
    assert "engine/engine.py" in ours("session.py")
    assert "charts/film.py" in ours("teaching.py")


@pytest.mark.parametrize(
    ("library", "only"),
    [
        (
            "plotly",
            {"charts/live.py", "charts/curves.py", "charts/film.py", "session.py", "simulation.py"},
        ),  # the last two for a type
        ("anywidget", {"page/widget.py"}),
        ("ipywidgets", {"page/widget.py"}),
        (
            "sqlalchemy",
            {
                f"labels/{name}.py"
                for name in ("inspection", "location", "log", "merging", "migrations", "store", "tables")
            },
        ),
        ("nh3", {"data/markup.py"}),
        ("markdown_it", {"data/markup.py"}),
    ],
)
def test_a_library_is_imported_only_in_its_files(library, only):
    assert {module for module in MODULES if any(name.split(".")[0] == library for name in imports(module))} == only


def test_no_file_is_called_utils_or_helpers():
    assert not {"utils.py", "helpers.py", "common.py", "misc.py"} & {Path(module).name for module in MODULES}


def test_what_takes_seconds_to_import_is_not_imported_before_it_is_needed():
    script = (
        "import sys, al_widget as al\n"
        "al.Session(['a b', 'c d'], ['x', 'y'], store=None).label(0, 'x')\n"
        "print([name for name in ('sklearn', 'pandas', 'plotly', 'matplotlib', 'polars', 'nh3', 'markdown_it') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
