"""The command line: `al-widget demo` opens the quickstart in JupyterLab, `al-widget store` looks after label stores."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess  # nosec B404
import sys
from pathlib import Path

import al_widget
from al_widget import store_tools
from al_widget.exceptions import AlWidgetError

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
    _add_store_commands(commands.add_parser("store", help="check, export, merge or back up a label store"))
    given, passed_on = parser.parse_known_args(arguments)
    if given.command == "demo":
        return demo(Path.cwd(), passed_on)
    if passed_on:
        parser.error(f"unrecognized arguments: {' '.join(passed_on)}")
    return _run(given)


def _add_store_commands(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="action", required=True)
    told = "say what is in a store, and what is damaged"
    check = commands.add_parser("check", help=told, description=f"{told.capitalize()}; the exit status is 1 then.")
    check.add_argument("store", metavar="FILE", help="a file, or a SQLAlchemy URL")
    told = "write the labels that stand, with the keys of their examples; the texts are not in the store"
    export = commands.add_parser("export", help=told, description=f"{told.capitalize()}.")
    export.add_argument("store", metavar="FILE", help="a file, or a SQLAlchemy URL")
    export.add_argument("--task", metavar="NAME", help="only the labels of this task, the name= of its session")
    export.add_argument("--to", metavar="OUT", help="a new file, .csv or .jsonl; by default CSV is printed")
    told = "add what other stores have, of damaged ones what can be read, to a store"
    merge = commands.add_parser("merge", help=told, description=f"{told.capitalize()}. Nothing comes twice.")
    merge.add_argument("store", metavar="FILE", help="the store to add to; a file that is not there is made")
    merge.add_argument("sources", metavar="FROM", nargs="+", help="files or SQLAlchemy URLs; they are only read")
    told = "copy a store while it is in use, and read the copy back"
    backup = commands.add_parser("backup", help=told, description=f"{told.capitalize()}.")
    backup.add_argument("store", metavar="FILE", help="a file")
    backup.add_argument(
        "to", metavar="TO", nargs="?", help="a new file; by default beside the store, named by the time"
    )


def _run(given: argparse.Namespace) -> int:
    """Run a store command: what was found goes to the output, what went wrong is one sentence."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name that the terminal cannot show
    try:
        return _STORE_COMMANDS[given.action](given)
    except AlWidgetError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:  # as in `al-widget store export FILE | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"Could not read or write: {error}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
    return 1


def _check(given: argparse.Namespace) -> int:
    lines, damage = store_tools.check(given.store)
    print(lines, flush=True)
    if damage is None:
        return 0
    print(damage, file=sys.stderr)
    return 1


def _export(given: argparse.Namespace) -> int:
    said = store_tools.export(given.store, given.to, given.task, sys.stdout)
    sys.stdout.flush()
    print(said, file=sys.stderr)
    return 0


def _merge(given: argparse.Namespace) -> int:
    print(store_tools.merge(given.store, given.sources))
    return 0


def _backup(given: argparse.Namespace) -> int:
    print(store_tools.backup(given.store, given.to))
    return 0


_STORE_COMMANDS = {"check": _check, "export": _export, "merge": _merge, "backup": _backup}


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
    # No shell, and nothing but this Python: the arguments are those that the user typed.
    return subprocess.run([sys.executable, "-m", "jupyterlab", *opened, *arguments], check=False).returncode  # noqa: S603  # nosec B603


def _source() -> Path:
    """Return the folder of the notebooks: in the wheel, or beside the package in a checkout."""
    package = Path(__file__).parent
    installed = package / "notebooks"
    return installed if installed.exists() else package.parent / "notebooks"


if __name__ == "__main__":
    sys.exit(main())
