"""Pools whose keys were recorded by the version before kinds of example became classes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
from scipy import sparse

GRID = np.array([[0.0, 1.5, -2.0], [0.1, 0.0, 3e9], [0.0, 0.0, 0.0], [0.0, 1.5, -2.0]])


def mixed_cells() -> pd.DataFrame:
    """Return a frame with one cell of each type that an object column may hold."""
    cells = [
        1,
        1.0,
        np.float32(0.1),
        np.int8(3),
        True,
        np.bool_(False),
        "text",
        "",
        "half \ud83d",
        b"bytes",
        None,
        np.nan,
        np.float32("nan"),
        pd.NA,
        pd.NaT,
        np.datetime64("NaT"),
        np.datetime64("2024-01-02"),
        pd.Timestamp("2024-01-02 03:04"),
        datetime(2024, 1, 2, tzinfo=UTC),
        date(2024, 1, 2),
        pd.Timedelta("1h"),
        Decimal("NaN"),
        Decimal("1.10"),
        complex(1, 2),
        (1, 2),
        10**400 // 10**392,
    ]
    return pd.DataFrame({"cell": pd.Series(cells, dtype=object), "n": range(len(cells))})


def typed_columns() -> dict[str, list[Any]]:
    """Return columns of one type each, with missing values."""
    return {
        "whole": [1, 2, None, 4],
        "amount": [1.5, None, 3.0, float("nan")],
        "open": [True, None, False, True],
        "country": ["DE", None, "FR", "DE"],
        "day": [date(2024, 1, 1), None, date(2024, 1, 2), date(2024, 1, 1)],
    }


def nullable_frame() -> pd.DataFrame:
    """Return pandas' nullable types, a categorical and dates, with missing values."""
    return pd.DataFrame(
        {
            "whole": pd.array([1, None, 3, 4], "Int64"),
            "share": pd.array([0.5, None, 0.25, 1.0], "Float64"),
            "country": pd.array(["DE", None, "FR", "DE"], "string"),
            "open": pd.array([True, None, False, True], "boolean"),
            "kind": pd.Categorical(["a", None, "b", "a"]),
            "day": pd.to_datetime(["2024-01-01", None, "2024-01-02", "2024-01-01"]),
        },
        index=list("wxyz"),
    )


TEXTS = ["a tax", "a lien", "a tax", "a\0b", "half \ud83d", "🏴‍☠️ e\u0301", "", None, "x" * 5000]
LONG = "This Agreement shall be governed by the laws of Delaware, "

POOLS: dict[str, tuple[Any, dict[str, Any]]] = {
    "texts": (TEXTS, {}),
    "texts in a Series": (pd.Series(TEXTS[:3], index=[7, 8, 9]), {}),
    "texts in a polars Series": (pl.Series("text", ["a tax", None, "a lien"]), {}),
    "frame with a text column": (pd.DataFrame({"code": ["x", "y"], "text": [LONG + "one", LONG + "two"]}), {}),
    "frame read by text=": (pd.DataFrame({"code": ["x", "y"], "text": [LONG, LONG]}), {"text": "code"}),
    "frame of mixed cells": (mixed_cells(), {}),
    "frame of nullable types": (nullable_frame(), {}),
    "pandas frame": (pd.DataFrame(typed_columns()), {}),
    "polars frame": (pl.DataFrame(typed_columns()), {}),
    "float64 array": (GRID, {}),
    "float32 array": (GRID.astype(np.float32), {}),
    "int array": (GRID.astype(np.int64), {}),
    "small int array": (np.array([[1, 2], [3, 4], [1, 2]], np.uint8), {}),
    "bool array": (GRID > 0, {}),
    "csr matrix": (sparse.csr_matrix(GRID), {}),
    "csc float32 array": (sparse.csc_array(GRID.astype(np.float32)), {}),
    "objects with features": ([{"n": n} for n in range(4)], {"features": GRID.astype(np.float32)}),
    "objects with sparse features": ([{"n": n} for n in range(4)], {"features": sparse.coo_matrix(GRID)}),
    "objects with a frame of features": ([{"n": n} for n in range(4)], {"features": pd.DataFrame(GRID)}),
    "ids of one's own": (["a", "b", "c", "d"], {"ids": [7, "ü", 3.5, ("a", 1)]}),
    "objects with ids": ([{"n": 1}, {"n": 2}], {"ids": ["one", "two"]}),
}
