"""The model to take away, made of what a session holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from al_widget.data.arrays import is_matrix
from al_widget.data.features.build import unfitted_copy
from al_widget.data.features.features import Features
from al_widget.data.features.representations import Chosen, Representations, Transform
from al_widget.engine.config import Config
from al_widget.engine.engine import Engine
from al_widget.models.pipeline import ExamplePipeline, PoolForm
from al_widget.models.weights import rename_weights


def take_away(engine: Engine) -> ExamplePipeline:
    """Return the model that serves as a scikit-learn estimator from examples to labels.

    Raises
    ------
    ModelError
        If there is no model yet.
    """
    (model, features), measured = engine.serving_pair(), engine.measured()
    config, last, names = engine.config, engine.state.history.last, engine.classes
    pipeline = ExamplePipeline(
        _form(config, features),
        features.given or chosen(features) or _recipe(config.features),
        _with_weights(_not_fitted(config.model), engine.state.classes.told.renamed_to),
        config.schema,
        names,
        config.seed,
    )
    told = pipeline.remembered(
        # Sorted, as scikit-learn's metrics of probabilities take it for granted; columns of an indicator are not.
        names if config.schema.independent else sorted(names),
        labels=model.n_train,
        audit=0 if last is None or last.final else last.n_audit,
        accuracy=engine.estimate,
        task=config.name,
    )
    temperature = 1.0 if measured is None else measured.temperature
    return pipeline.serve(features, replace(model, temperature=temperature), told)


def _form(config: Config, features: Features) -> PoolForm:
    kind = config.pool.kind
    return PoolForm(type(kind), kind.reader(), kind.frame_reader() if features.reads_frame else None)


def chosen(features: Features) -> Chosen | None:
    """Return the representation that labels chose, to be made anew of other examples; None where they chose none."""
    made = features.transform
    return Chosen(made.representation, made.embedder) if isinstance(made, Transform) else None


def _recipe(given: Any) -> Any:
    """Return `features=` without anything of the pool in it; None where that is nothing."""
    return None if isinstance(given, (Features, Representations)) or is_matrix(given) else _not_fitted(given)


def _with_weights(model: Any, renamed: Mapping[str, str]) -> Any:
    """Return an unfitted copy of a model whose weights of classes follow those that were renamed; it is changed."""
    rename_weights(model, renamed)
    return model


def _not_fitted(given: Any) -> Any:
    """Return an unfitted copy of an estimator, whose fit may hold the pool; anything else as it is."""
    return unfitted_copy(given) if hasattr(given, "fit") else given
