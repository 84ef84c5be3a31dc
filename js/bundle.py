"""Build the front end, or check that the committed bundle was built from these sources.

``python js/bundle.py`` builds, ``--check`` says whether a build is needed, ``--stamp`` prints the
hash of the sources. It uses the standard library only: the build hook runs it before anything is installed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

JS = Path(__file__).resolve().parent
SINGLE_FILES = ("build.mjs", "package.json", "package-lock.json", "tsconfig.json")


def sources(js: Path = JS) -> list[Path]:
    """Return every file that decides what is in the bundle, in a fixed order."""
    tree = [p for p in (js / "src").rglob("*") if p.is_file() and not p.name.startswith(".")]
    return sorted([*tree, *(js / name for name in SINGLE_FILES)], key=lambda p: p.relative_to(js).as_posix())


def stamp(js: Path = JS) -> str:
    """Return the SHA-256 of the names and contents; line ends are normalised, so that Windows agrees."""
    digest = hashlib.sha256()
    for path in sources(js):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(js).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def is_fresh(js: Path = JS) -> bool:
    """Return whether bundle and licences begin with the stamp of the sources, and the libraries are the locked ones."""
    bundle = js.parent / "al_widget" / "static" / "widget.js"
    licenses = bundle.with_name("widget.js.LICENSES.txt")
    expected = f"al_widget bundle {stamp(js)}"
    stamped = _first_line(bundle) == f"/* {expected} */" and _first_line(licenses) == expected
    return stamped and _has_libraries(bundle.parent, js / "package-lock.json")


def _has_libraries(static: Path, lock: Path) -> bool:
    """Return whether the libraries that are sent on request are there, whole, and of the versions in the lock file."""
    description = static / "libraries.json"
    if not description.is_file():
        return False
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    for told in json.loads(description.read_text(encoding="utf-8")).values():
        packed = static / told["file"]
        if not packed.is_file() or packages[f"node_modules/{told['package']}"]["version"] != told["version"]:
            return False
        try:
            script = gzip.decompress(packed.read_bytes())
        except (OSError, EOFError):
            return False
        if hashlib.sha256(script).hexdigest() != told["sha256"]:
            return False
    return True


def _first_line(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open(encoding="utf-8") as lines:
        return lines.readline().strip()


def build(js: Path = JS) -> None:
    """Install the locked packages if they are not there, and build; Node.js 20 or newer is needed."""
    npm = shutil.which("npm")
    if npm is None:
        message = "expected npm on PATH to build the front end, found none; install Node.js 20 or newer"
        raise RuntimeError(message)
    installed = js / "node_modules" / ".package-lock.json"
    lock = js / "package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run([npm, "ci", "--ignore-scripts"], cwd=js, check=True)
    environment = {**os.environ, "AL_WIDGET_STAMP": stamp(js)}
    subprocess.run([npm, "run", "build"], cwd=js, check=True, env=environment)


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit status."""
    if arguments == ["--stamp"]:
        sys.stdout.write(stamp() + "\n")
    elif arguments == ["--check"]:
        if not is_fresh():
            sys.stderr.write("al_widget/static/widget.js is not built from these sources: run `python js/bundle.py`.\n")
            return 1
    elif arguments:
        sys.stderr.write(f"expected nothing, --check or --stamp, got {' '.join(arguments)}\n")
        return 2
    else:
        build()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
