"""The library that draws the charts in the page: plotly.js, its basic build, sent once a page on request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "static"


@dataclass(frozen=True)
class ChartLibrary:
    """The library as it was published, beside the bundle: `js/chart-library.mjs` put it there.

    Attributes
    ----------
    package, version
        Its name and version on npm.
    sha256
        Of the script, unpacked.
    license
        The name of its licence; the text is in `widget.js.LICENSES.txt`.
    file
        The gzipped script, beside this description.
    """

    package: str
    version: str
    sha256: str
    license: str
    file: str

    @classmethod
    def read(cls) -> ChartLibrary:
        """Read the description of the library that ships with this package."""
        return cls(**json.loads((_FOLDER / "chart-library.json").read_text(encoding="utf-8")))

    @property
    def name(self) -> str:
        """Package and version, by which pages know it."""
        return f"{self.package} {self.version}"

    def script(self) -> bytes:
        """Return the script, gzipped."""
        return (_FOLDER / self.file).read_bytes()
