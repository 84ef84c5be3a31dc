"""The command line: `al-widget demo` copies the quickstart notebook here and opens it in JupyterLab."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

_NOTEBOOK = "01_quickstart.ipynb"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="al-widget", description="Label with active learning in JupyterLab.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser(
        "demo",
        help="copy the quickstart notebook here and open it in JupyterLab",
        description="Copies the quickstart notebook into this folder, unless it is there, and opens it in JupyterLab. "
        "Further arguments go to JupyterLab, for example --no-browser.",
    )
    _, passed_on = parser.parse_known_args(arguments)
    return demo(Path.cwd(), passed_on)


def demo(folder: Path, arguments: list[str]) -> int:
    """Copy the quickstart into a folder, keeping one that is there, and open it in JupyterLab."""
    notebook = folder / _NOTEBOOK
    if notebook.exists():
        print(f"{notebook} is there already: going on with it.")
    else:
        shutil.copyfile(_source(), notebook)
    try:
        import jupyterlab  # noqa: F401 - only to tell whether it is there
    except ImportError:
        print(f'The notebook is at {notebook}. Install JupyterLab (pip install "al_widget[lab]"), then run this again.')
        return 1
    if (
        hasattr(os, "geteuid") and os.geteuid() == 0
    ):  # JupyterLab refuses root without being told; containers run as root
        arguments = ["--allow-root", *arguments]
    return subprocess.run([sys.executable, "-m", "jupyterlab", str(notebook), *arguments], check=False).returncode  # noqa: S603


def _source() -> Path:
    package = Path(__file__).parent
    installed = package / "notebooks" / _NOTEBOOK
    return installed if installed.exists() else package.parent / "notebooks" / _NOTEBOOK


if __name__ == "__main__":
    sys.exit(main())
