"""Features by name: what "words", "embeddings" and the name of a model stand for."""

from __future__ import annotations

from typing import Any

from al_widget.data.features.embeddings import MODELS, NO_SOURCE, Embedder, find_embedder
from al_widget.data.kinds.kind import Kind
from al_widget.exceptions import DataError, excerpt

AUTO, WORDS, EMBEDDINGS = "auto", "words", "embeddings"


def named_features(features: Any, embedder: Embedder | None, kind: Kind) -> Any:
    """Return what a name given as `features=` stands for; anything else as it is.

    Parameters
    ----------
    features
        The user's `features=`.
    embedder
        What "embeddings" stands for; None for static word vectors, if they are installed.
    kind
        The examples.

    Returns
    -------
    None for "auto": the default of the kind. "words" as it is. An `Embedder` for "embeddings", for a name that begins
    with "sentence-transformers/", and for a model that has `encode` and is no transformer.

    Raises
    ------
    DataError
        If there is no such name, the examples are no texts, or what it stands for is not installed.
    """
    if not isinstance(features, str):
        if isinstance(features, Embedder):
            _check_texts("An embedder as features=", kind)
        if kind.name == "text" and _is_sentence_model(features):
            return find_embedder(features)
        return features
    is_model = features.startswith(MODELS)
    if features not in {AUTO, WORDS, EMBEDDINGS} and not is_model:
        raise DataError(
            f'Expected features= to be "{AUTO}", "{WORDS}", "{EMBEDDINGS}", the name of a model such as '
            f'"{MODELS}all-MiniLM-L6-v2", a matrix (n, d), a transformer, or a function from examples to a matrix; got '
            f"{excerpt(features)}."
        )
    if features == AUTO:
        return None
    _check_texts(f'features="{features}"', kind)
    if features == WORDS:
        return features
    found = find_embedder(features if is_model else embedder)
    if found is None:
        raise DataError(NO_SOURCE)
    return found


def _is_sentence_model(features: Any) -> bool:
    """Return whether this is a model such as a `SentenceTransformer`: it can be called too, but not with texts."""
    return callable(getattr(features, "encode", None)) and not any(
        hasattr(features, name) for name in ("fit", "transform", "__array__")
    )


def _check_texts(what: str, kind: Kind) -> None:
    if kind.name != "text":
        raise DataError(
            f"{what} is for a pool of texts, and this is one of kind {kind.name!r}. Leave features= out, or name the "
            "column of the texts by text=."
        )
