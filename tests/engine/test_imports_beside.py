"""A labeler that is asked at once, while its thread still imports scikit-learn."""

from __future__ import annotations

import subprocess
import sys

import pytest

AT_ONCE = """
import al_widget as al
texts = [f"{word} film {n}" for n in range(40) for word in ("good", "bad")]
labeler = al.Labeler(texts, ["pos", "neg"], store=None, audit=0)
for n in range(12):
    labeler.label(n, "neg" if n % 2 else "pos")
labeler.ACT
labeler.wait()
assert labeler.error is None, labeler.error
print(len(labeler.predict(texts)))
"""


@pytest.mark.parametrize("act", ["update()", "query()", "figure()"])
def test_what_is_asked_at_once_does_not_meet_modules_that_are_half_there(act):
    code = AT_ONCE.replace("ACT", act)
    for _ in range(2):  # in a new process each: it happens at the first import
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stderr
        assert told.stdout.split()[-1] == "80"
