"""Films of strategies on a plane: the rounds as data, and the figures drawn from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget import strategies
from al_widget.charts.theme import TOOLS, UPLOAD, colour, shape, tint
from al_widget.charts.verbatim import verbatim

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from plotly.basedatatypes import BaseTraceType

_RING = {"color": "black", "symbol": "circle-open", "line": {"width": 2.5}}
_CONTROLS = {"x": 0, "xanchor": "left", "y": 1.08, "yanchor": "bottom"}  # in one row above the titles
_SHADES = 40  # of each class's colour, from white where the margin is zero to full where the model is certain


@dataclass(frozen=True)
class Scene:
    """One round of a film.

    Attributes
    ----------
    labeled
        Positions of the points labeled so far, (m,).
    asked
        Positions of the batch that is asked next, (k,).
    proba
        The model's class probabilities on the grid, (rows, columns, classes).
    accuracy
        Share of the held-out points it classifies correctly.
    """

    labeled: np.ndarray
    asked: np.ndarray
    proba: np.ndarray
    accuracy: float


@dataclass(frozen=True)
class Film:
    """The rounds of one strategy or several, from the same first labels.

    Attributes
    ----------
    points
        The pool, (n, 2).
    truth
        Its true classes, (n,).
    classes
        Class names, the last axis of each `proba`.
    xs
        Where the grid's columns lie.
    ys
        Where the grid's rows lie.
    scenes
        Strategy name -> its rounds, equally many for each.
    """

    points: np.ndarray
    truth: np.ndarray
    classes: tuple[str, ...]
    xs: np.ndarray
    ys: np.ndarray
    scenes: dict[str, tuple[Scene, ...]]

    @property
    def frame(self) -> pd.DataFrame:
        """One row per strategy and round: strategy, round, n_labels, accuracy on the held-out points."""
        import pandas as pd

        return pd.DataFrame(
            [
                [name, number, len(scene.labeled), scene.accuracy]
                for name, rounds in self.scenes.items()
                for number, scene in enumerate(rounds, 1)
            ],
            columns=["strategy", "round", "n_labels", "accuracy"],
        )

    def figure(self) -> go.Figure:
        """Return a figure that plays: map and batch, the learning curve, a slider of rounds, a choice of strategy."""
        return _animation(self)

    def sheet(self, round: int = 1) -> go.Figure:  # noqa: A002 - what it is called everywhere else
        """Return a figure of one round of every strategy, side by side.

        Parameters
        ----------
        round
            Its number, from 1. At round 1 all strategies have the same labels and the same model.
        """
        return _contact_sheet(self, round)


def _animation(played: Film) -> go.Figure:
    """Draw a film: the map of the model's classes, the batch, the learning curve, a slider and a play button."""
    import plotly.graph_objects as go
    from plotly.subplots import make_subplots

    figure = make_subplots(
        rows=1,
        cols=2,
        column_widths=[0.56, 0.44],
        horizontal_spacing=0.09,
        subplot_titles=["", "accuracy on points held out"],
    )
    _add_pool(figure, played, 1, 1)
    random = [(len(one.labeled), one.accuracy) for one in played.scenes.get("random", ())]
    if random and len(played.scenes) > 1:
        x, y = zip(*random, strict=True)
        grey = {"color": "#6b7280", "dash": "dot", "width": 2}
        figure.add_trace(go.Scatter(x=x, y=y, mode="lines", name="random, all rounds", line=grey), 1, 2)
    still, names = len(figure.data), list(played.scenes)
    for name, scenes in played.scenes.items():
        for column, trace in zip((1, 1, 1, 2), _scene(played, scenes, 0), strict=True):
            figure.add_trace(trace.update(visible=name == names[0]), 1, column)
    rounds, moving = len(played.scenes[names[0]]), list(range(still, len(figure.data)))
    figure.frames = [
        go.Frame(
            name=str(number + 1),
            traces=moving,
            data=[trace for scenes in played.scenes.values() for trace in _scene(played, scenes, number)],
        )
        for number in range(rounds)
    ]
    shown = [one.accuracy for scenes in played.scenes.values() for one in scenes]
    labels = [len(one.labeled) for one in played.scenes[names[0]]]
    at_once = {"mode": "immediate", "frame": {"duration": 0, "redraw": True}, "transition": {"duration": 0}}
    figure.update_layout(
        template="plotly_white",
        height=620,
        margin={"l": 20, "r": 20, "t": 120, "b": 150},
        font={"size": 13},
        dragmode=False,
        modebar={"remove": TOOLS},
        title={
            "text": _title(names[0]),
            "x": 0.02,
            "xanchor": "left",
            "y": 0.97,
            "yanchor": "top",
            "font": {"size": 15},
        },
        legend={"orientation": "h", "x": 0, "y": -0.38, "yanchor": "top", "itemclick": False},
        sliders=[
            {
                "x": 0,
                "len": 1,
                "y": -0.12,
                "pad": {"t": 10},
                "currentvalue": {"prefix": "round ", "xanchor": "left"},
                "steps": [
                    {"label": str(number), "method": "animate", "args": [[str(number)], at_once]}
                    for number in range(1, rounds + 1)
                ],
            }
        ],
        updatemenus=[
            _play(),
            {
                **_CONTROLS,
                "pad": {"l": 120},
                "active": 0,
                "visible": len(names) > 1,
                "buttons": [
                    {
                        "label": verbatim(name),
                        "method": "update",
                        "args": [
                            {"visible": [True] * still + [one == name for one in names for _ in range(4)]},
                            {"title.text": _title(name)},
                        ],
                    }
                    for name in names
                ],
            },
        ],
    )
    _plain_axes(figure, played, 1, 1)
    figure.update_xaxes(title="labels", range=[labels[0] - 2, labels[-1] + 2], row=1, col=2)
    figure.update_yaxes(range=[min(shown) - 0.03, max(shown) + 0.03], tickformat=".2f", row=1, col=2)
    figure.update_annotations(font={"size": 13})
    return figure


def _contact_sheet(played: Film, number: int) -> go.Figure:
    """Draw one round of every strategy of a film side by side."""
    from plotly.subplots import make_subplots

    columns = min(4, len(played.scenes))
    rows = -(-len(played.scenes) // columns)
    figure = make_subplots(
        rows,
        columns,
        subplot_titles=[verbatim(name) for name in played.scenes],
        horizontal_spacing=0.02,
        vertical_spacing=0.2 / rows,
    )
    for place, scenes in enumerate(played.scenes.values()):
        row, column = place // columns + 1, place % columns + 1
        _add_pool(figure, played, row, column, legend=place == 0, size=0.7)
        for trace in _scene(played, scenes, number - 1, size=0.7)[:3]:
            figure.add_trace(trace, row, column)
        _plain_axes(figure, played, row, column)
    figure.update_layout(
        template="plotly_white",
        height=80 + 270 * rows,
        margin={"l": 10, "r": 10, "t": 40, "b": 20},
        modebar={"remove": [UPLOAD]},
        legend={"orientation": "h", "x": 0, "y": -0.02, "yanchor": "top", "itemclick": False},
    )
    figure.update_annotations(font={"size": 11})  # the longest name over a map of 120 pixels
    return figure


def _scene(played: Film, scenes: Sequence[Scene], number: int, size: float = 1) -> list[BaseTraceType]:
    """Return the traces that change from round to round: the map, the labeled points, the batch, the curve so far."""
    import plotly.graph_objects as go

    scene, classes = scenes[number], played.classes
    top = np.sort(scene.proba, axis=-1)[..., -2:]
    sure = (top[..., 1] - top[..., 0]) * (_SHADES - 1)
    shades = (scene.proba.argmax(axis=-1) * _SHADES + sure).astype(np.uint8)
    scale = []
    for column in range(len(classes)):
        ends = [(column * _SHADES + shade) / (len(classes) * _SHADES - 1) for shade in (0, _SHADES - 1)]
        scale += [[ends[0], "#ffffff"], [ends[1], tint(colour(column))]]
    codes = [classes.index(name) for name in played.truth[scene.labeled]]
    labeled, asked = played.points[scene.labeled], played.points[scene.asked]
    curve = scenes[: number + 1]
    return [
        go.Heatmap(
            x=played.xs,
            y=played.ys,
            z=shades,
            zmin=0,
            zmax=len(classes) * _SHADES - 1,
            colorscale=scale,
            showscale=False,
            hoverinfo="skip",
            opacity=0.75,
        ),
        go.Scatter(
            x=labeled[:, 0],
            y=labeled[:, 1],
            mode="markers",
            showlegend=False,
            marker={
                "color": [colour(code) for code in codes],
                "symbol": [shape(code) for code in codes],
                "size": 11 * size,
                "line": {"color": "white", "width": 1},
            },
            text=[verbatim(name) for name in played.truth[scene.labeled]],
            hovertemplate="labeled %{text}<extra></extra>",
        ),
        go.Scatter(
            x=asked[:, 0],
            y=asked[:, 1],
            mode="markers",
            showlegend=False,
            marker={**_RING, "size": 17 * size},
            hovertemplate="asked next<extra></extra>",
        ),
        go.Scatter(
            x=[len(one.labeled) for one in curve],
            y=[one.accuracy for one in curve],
            mode="lines+markers",
            name="this strategy",
            showlegend=False,
            line={"color": "black", "width": 2.5},
            marker={"size": 8, "symbol": "circle"},
            hovertemplate="%{x} labels: %{y:.3f}<extra></extra>",
        ),
    ]


def _add_pool(figure: go.Figure, played: Film, row: int, column: int, *, legend: bool = True, size: float = 1) -> None:
    """Add the traces that stay: the pool, without its classes, and the legend of the classes."""
    import plotly.graph_objects as go

    figure.add_trace(
        go.Scatter(
            x=played.points[:, 0],
            y=played.points[:, 1],
            mode="markers",
            name="not labeled",
            marker={"color": "#6b7280", "size": 4.5 * size},
            showlegend=legend,
            hoverinfo="skip",
        ),
        row,
        column,
    )
    if not legend:
        return
    markers = [
        (verbatim(name), {"color": colour(number), "symbol": shape(number), "size": 11})
        for number, name in enumerate(played.classes)
    ]
    for name, marker in [*markers, ("asked next", {**_RING, "size": 14})]:
        figure.add_trace(go.Scatter(x=[None], y=[None], mode="markers", name=name, marker=marker), row, column)


def _plain_axes(figure: go.Figure, played: Film, row: int, column: int) -> None:
    plain = {"showgrid": False, "zeroline": False, "showticklabels": False, "row": row, "col": column}
    figure.update_xaxes(range=[played.xs[0], played.xs[-1]], **plain)
    figure.update_yaxes(range=[played.ys[0], played.ys[-1]], **plain)


def _play() -> dict[str, Any]:
    pace = {"frame": {"duration": 700, "redraw": True}, "transition": {"duration": 0}, "fromcurrent": True}
    stop = {"frame": {"duration": 0, "redraw": False}, "mode": "immediate"}
    return {
        "type": "buttons",
        "direction": "left",
        "showactive": False,
        **_CONTROLS,
        "buttons": [
            {"label": "▶ play", "method": "animate", "args": [None, pace]},
            {"label": "❚❚", "method": "animate", "args": [[None], stop]},
        ],
    }


def _title(name: str) -> str:
    """Return a title: the strategy's name, and the first clause of its docstring."""
    docstring = (strategies.get(name).__doc__ or "") if name in strategies.names() else ""
    first = re.split(r"[.,:(\n]", docstring.strip())[0].strip()
    title = f"<b>{verbatim(name)}</b>"
    return f"{title}: {verbatim(first[0].lower() + first[1:])}" if first else title
