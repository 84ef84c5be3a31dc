"""Every command that workflows, hooks and documentation mention exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PAGES = ["README.md", "CONTRIBUTING.md", ".ci/run", ".pre-commit-config.yaml", ".github/workflows/test.yml", ".github/workflows/release.yml"]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_is_named_exists(page):
    text = (ROOT / page).read_text(encoding="utf-8").replace("${{ matrix.versions }}", "lowest newest")
    commands = re.findall(r"(?:^\s*|`|run: |exec )make ((?:[a-z]+ ?)+)", text, re.MULTILINE)
    targets = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split())
    named = {target for command in commands for target in command.split()}
    assert named
    assert named <= targets
    assert all(re.search(rf"^(\w+ )*{target}( \w+)*:", MAKEFILE, re.MULTILINE) for target in targets)


def test_the_workflow_runs_the_pythons_that_the_package_names():
    workflow = (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pythons = re.findall(r'"(3\.\d+)"', re.search(r"^ +python: \[(.*)\]$", workflow, re.MULTILINE)[1])
    assert pythons == [line[-4:] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert project["requires-python"] == f">={pythons[0]}"
