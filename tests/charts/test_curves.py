"""Learning curves of a simulation."""

from __future__ import annotations

import numpy as np

import al_widget as al
from al_widget.charts import learning_curves


def test_learning_curves_differ_in_colour_and_in_shape():
    points = np.random.default_rng(0).normal(size=(300, 2))
    truth = np.where(points[:, 0] > 0, "right", "left")
    result = al.simulate(points, truth, strategies=["margin", "random"], n_labels=30, repeats=2, jobs=1, progress=False)
    lines = [trace for trace in learning_curves(result.frame).data if trace.name]
    assert [line.name for line in lines] == ["margin", "random"]
    assert len({line.line.color for line in lines}) == len({line.marker.symbol for line in lines}) == 2
