"""The log that the tests of this folder write to."""

from __future__ import annotations

import pytest

from al_widget.labels.log import AnnotationLog


@pytest.fixture
def log(store):
    log = AnnotationLog(store)
    yield log
    log.close()
