"""Learning curves of a simulation: accuracy by labels, one curve a strategy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from al_widget.charts.theme import HEIGHT, UPLOAD, colour, shape
from al_widget.charts.verbatim import verbatim

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


def learning_curves(frame: pd.DataFrame) -> go.Figure:
    """Draw the mean accuracy by labels of each strategy, with bands of one standard error.

    Parameters
    ----------
    frame
        One row per strategy, repeat and number of labels, as `Simulation.frame`.
    """
    import plotly.graph_objects as go

    figure = go.Figure()
    for number, (name, mine) in enumerate(frame.groupby("strategy")):
        grouped = mine.groupby("n_labels")["accuracy"]
        mean, error = grouped.mean(), grouped.sem().fillna(0)
        x = mean.index.to_numpy()
        figure.add_trace(
            go.Scatter(
                x=[*x, *x[::-1]],
                y=[*(mean + error), *(mean - error)[::-1]],
                mode="lines",
                fill="toself",
                fillcolor=colour(number),
                opacity=0.2,
                line={"width": 0},
                hoverinfo="skip",
                showlegend=False,
                legendgroup=str(number),
            )
        )
        figure.add_trace(
            go.Scatter(
                x=x,
                y=mean,
                name=verbatim(name),
                mode="lines+markers",
                line={"color": colour(number)},
                marker={"symbol": shape(number), "size": 8},
                legendgroup=str(number),
                hovertemplate="%{x} labels: %{y:.3f}<extra>%{fullData.name}</extra>",
            )
        )
    repeats = frame["repeat"].nunique()
    figure.update_layout(
        template="plotly_white",
        height=HEIGHT,
        margin={"l": 60, "r": 20, "t": 50, "b": 50},
        xaxis_title="labels",
        yaxis_title="exact match" if "micro_f1" in frame else "accuracy",
        modebar={"remove": [UPLOAD]},
        hoverlabel={"namelength": -1},  # plotly cuts names to 15 characters, and through the middle of an escaped one
        title=f"mean of {repeats} repeats, bands of one standard error",
    )
    return figure
