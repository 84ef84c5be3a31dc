"""Label issues: which labels look wrong to models that did not learn them."""

from __future__ import annotations

import numpy as np

FEWEST_OF_A_CLASS = 3  # labels; with fewer, a model fitted without one of them hardly knows the class


def count_label_issues(given: np.ndarray, proba: np.ndarray) -> int:
    """Estimate how many labels are wrong by confident learning (Northcutt, Jiang & Chuang 2021).

    Parameters
    ----------
    given
        The labels as columns of `proba`, (m,) whole numbers.
    proba
        Out-of-fold class probabilities, (m, C).

    Returns
    -------
    How many of the least probable labels look wrong: as many as the estimated noise matrix says.
    """
    from cleanlab.filter import find_label_issues

    return int(find_label_issues(given, proba, filter_by="low_self_confidence", n_jobs=1).sum())
