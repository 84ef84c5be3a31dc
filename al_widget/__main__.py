"""The command line: `al-widget demo` copies the notebooks here and opens the quickstart in JupyterLab."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import al_widget

_QUICKSTART = "01_quickstart.ipynb"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    parser = argparse.ArgumentParser(prog="al-widget", description="Label with active learning in JupyterLab.")
    parser.add_argument("--version", action="version", version=f"al-widget {al_widget.__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser(
        "demo",
        help="copy the notebooks here and open the quickstart in JupyterLab",
        description="Copies the notebooks into this folder, keeping those that are there, and opens the quickstart in "
        "JupyterLab. The others: does it help on your data, and how strategies think. Further arguments go to "
        "JupyterLab, for example --no-browser.",
    )
    _, passed_on = parser.parse_known_args(arguments)
    return demo(Path.cwd(), passed_on)


def demo(folder: Path, arguments: list[str]) -> int:
    """Copy the notebooks into a folder, keeping those that are there, and open the quickstart in JupyterLab."""
    notebook = folder / _QUICKSTART
    for source in sorted(_source().glob("*.ipynb")):
        if (folder / source.name).exists():
            print(f"{folder / source.name} is there already: going on with it.")
        else:
            shutil.copyfile(source, folder / source.name)
    try:
        import jupyterlab  # noqa: F401 - only to tell whether it is there
    except ImportError:
        print(f'The notebook is at {notebook}. Install JupyterLab (pip install "al_widget[lab]"), then run this again.')
        return 1
    if (
        hasattr(os, "geteuid") and os.geteuid() == 0
    ):  # JupyterLab refuses root without being told; containers run as root
        arguments = ["--allow-root", *arguments]
    # As the default page, not as a file to open: the address JupyterLab prints leads to it too.
    opened = [f"--ServerApp.root_dir={folder}", f"--LabApp.default_url=/lab/tree/{_QUICKSTART}"]
    return subprocess.run([sys.executable, "-m", "jupyterlab", *opened, *arguments], check=False).returncode  # noqa: S603


def _source() -> Path:
    """Return the folder of the notebooks: in the wheel, or beside the package in a checkout."""
    package = Path(__file__).parent
    installed = package / "notebooks"
    return installed if installed.exists() else package.parent / "notebooks"


if __name__ == "__main__":
    sys.exit(main())
