"""JSON that every reader takes, on one line."""

from __future__ import annotations

import json
import math
from typing import Any

# What str.splitlines and some readers of JSON lines take for the end of a line, and json leaves as it is.
_LINE_ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}


def dumps(value: Any) -> str:
    r"""Return plain values as one line of JSON; infinity, which JSON has no word for, is null.

    Examples
    --------
    >>> dumps({"text": "two\u2028lines", "score": float("inf")})
    '{"text": "two\\u2028lines", "score": null}'
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(value), ensure_ascii=False, allow_nan=False)
    return text.translate(_LINE_ENDS)


def _finite(value: Any) -> Any:
    """Return a value with null for each number that is not finite."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list):
        return [_finite(one) for one in value]
    if isinstance(value, dict):
        return {name: _finite(one) for name, one in value.items()}
    return value
