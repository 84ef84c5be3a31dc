"""64-bit hashes. What they return is in every store: never change them."""

from __future__ import annotations

import hashlib

import numpy as np

_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_64_BITS = 2**64 - 1


def hash64(content: bytes) -> int:
    """Return 64 bits of BLAKE2b."""
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big")


def mix(values: np.ndarray) -> np.ndarray:
    """Finish a 64-bit hash, so that nearby values get unrelated ones (splitmix64; Steele, Lea & Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(_FIRST)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(_SECOND)
    return values ^ (values >> np.uint64(31))


def mix_one(value: int) -> int:
    """Return what `mix` makes of one number.

    Examples
    --------
    >>> mix_one(7) == int(mix(np.array([7], np.uint64))[0])
    True
    """
    value = ((value ^ (value >> 30)) * _FIRST) & _64_BITS
    value = ((value ^ (value >> 27)) * _SECOND) & _64_BITS
    return value ^ (value >> 31)
