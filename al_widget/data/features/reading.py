"""What a transformer or a function of the user reads of a pool: the texts, or the frame that holds them."""

from __future__ import annotations

from typing import Any


def reads_frame(features: Any) -> bool | None:
    """Return whether a featurizer reads a frame, by what it says of itself; False for texts, None if it says nothing.

    Examples
    --------
    >>> from sklearn.compose import ColumnTransformer
    >>> from sklearn.feature_extraction.text import TfidfVectorizer
    >>> from sklearn.pipeline import make_pipeline
    >>> reads_frame(make_pipeline(TfidfVectorizer())), reads_frame(ColumnTransformer([])), reads_frame(len)
    (False, True, None)
    """
    from sklearn.compose import ColumnTransformer
    from sklearn.pipeline import FeatureUnion, Pipeline

    if isinstance(features, Pipeline):
        first = next((step for _, step in features.steps if step is not None and not isinstance(step, str)), None)
        return reads_frame(first)
    if isinstance(features, FeatureUnion):
        said = {reads_frame(one) for _, one in features.transformer_list if not isinstance(one, str)}
        return said.pop() if len(said) == 1 else None
    if isinstance(features, ColumnTransformer):
        return True
    return False if reads_texts(features) else None


def reads_texts(estimator: Any) -> bool:
    """Return whether an estimator of scikit-learn says that it reads texts and no tables."""
    if not hasattr(estimator, "get_params") or isinstance(estimator, type):
        return False
    try:
        from sklearn.utils import get_tags
    except ImportError:  # before scikit-learn 1.6
        read = getattr(estimator, "_get_tags", None)
        return read is not None and "string" in read().get("X_types", ())
    try:
        tags = get_tags(estimator).input_tags
    except Exception:  # noqa: BLE001 - tags of an estimator that was written for an older scikit-learn
        return False
    return bool(tags.string and not tags.two_d_array)
