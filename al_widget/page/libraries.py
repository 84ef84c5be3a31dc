"""The libraries that not every page needs at once, sent on request, once a page, as they were published."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "static"


@dataclass(frozen=True)
class Library:
    """A library that lies beside the bundle; `js/build.mjs` put it there.

    Attributes
    ----------
    package, version
        Its name and version on npm.
    license
        The name of its licence; the text is in `widget.js.LICENSES.txt`.
    file
        The gzipped script.
    sha256
        Of the script, unpacked.
    """

    package: str
    version: str
    license: str
    file: str
    sha256: str

    def script(self) -> bytes:
        """Return the script, gzipped."""
        return (_FOLDER / self.file).read_bytes()

    def source(self) -> str:
        """Return the script itself."""
        return gzip.decompress(self.script()).decode("utf-8")


@cache
def libraries() -> dict[str, Library]:
    """Return the libraries by the names under which a page asks for them: "charts" draws, "markup" sanitises."""
    described = json.loads((_FOLDER / "libraries.json").read_text(encoding="utf-8"))
    return {name: Library(**one) for name, one in described.items()}
