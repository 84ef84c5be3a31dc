"""Label what the model is least sure of, and watch it learn.

>>> import al_widget as al
>>> labeler = al.Labeler(["a bug", "a feature"], ["bug", "feature"], store=None)
>>> labeler
Labeler(2 examples, 2 classes, 0 labels)
>>> labeler.close()
"""

from al_widget import datasets, strategies, teaching
from al_widget.data.markup import Html, Markdown
from al_widget.engine.comparison import Comparison
from al_widget.engine.forecast import Forecast
from al_widget.engine.history import Round
from al_widget.engine.picks import Query
from al_widget.evaluation.intervals import Estimate
from al_widget.evaluation.stopping import Advice
from al_widget.exceptions import (
    AlWidgetError,
    DataError,
    DecisionError,
    ModelError,
    SessionClosedError,
    StoreError,
    StrategyError,
    UnknownClassError,
    UnknownExampleError,
)
from al_widget.labeler import Labeler
from al_widget.session import Session
from al_widget.simulate import simulate
from al_widget.simulation import Simulation

__version__ = "0.1.0"

__all__ = [
    "Advice",
    "AlWidgetError",
    "Comparison",
    "DataError",
    "DecisionError",
    "Estimate",
    "Forecast",
    "Html",
    "Labeler",
    "Markdown",
    "ModelError",
    "Query",
    "Round",
    "Session",
    "SessionClosedError",
    "Simulation",
    "StoreError",
    "StrategyError",
    "UnknownClassError",
    "UnknownExampleError",
    "datasets",
    "simulate",
    "strategies",
    "teaching",
]
