"""The small real data set that ships with the package, for the demo."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd


def load_contracts(split: Literal["train", "test"] = "train") -> pd.DataFrame:
    """Load 12 kinds of real contract clauses, to try the desk on.

    From commercial contracts filed with the SEC, collected by The Atticus Project as CUAD v1,
    licensed CC BY 4.0 (see `datasets/demo_contracts/README.md` in the package for origin and changes).

    Parameters
    ----------
    split
        "train" (915 clauses) or "test" (328, of other companies).

    Returns
    -------
    One clause per row, columns `text` and `label`.

    Raises
    ------
    ValueError
        If `split` is neither.

    Examples
    --------
    >>> contracts = load_contracts()
    >>> len(contracts), contracts["label"].nunique()
    (915, 12)
    """
    import pandas as pd

    if split not in {"train", "test"}:
        raise ValueError(f"Expected split= to be 'train' or 'test', got {split!r}.")
    with as_file(files("al_widget.datasets") / "demo_contracts" / f"{split}.csv.gz") as path:
        return pd.read_csv(path)
