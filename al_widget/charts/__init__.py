"""Plotly charts: live beside the desk, learning curves of a simulation, films of a strategy. The only importer."""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from al_widget import strategies
from al_widget.engine.history import BINS, Round
from al_widget.evaluation.intervals import SOURCES

if TYPE_CHECKING:
    from al_widget.session import Session
    from al_widget.teaching import Film, Scene

_BLUE, _GREY, _ORANGE = "#1f77b4", "#9aa0a6", "#e8710a"
_HEIGHT, _TOOLBAR, _FONT = 430, 18, 12
_CLEAR = "rgba(0,0,0,0)"
_UPLOAD = "sendChartToCloud"  # plotly's own button to its cloud: nothing of a labeler's leaves by a slip
_TOOLS = ["zoom", "pan", "select", "lasso", "zoomIn", "zoomOut", "autoScale", _UPLOAD]
# Told apart by people with any colour vision (Okabe & Ito 2008), and by shape besides.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#4D4D4D")
_SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star", "x")


class Charts:
    """One `FigureWidget`, made once and updated in place: plotly's bundle travels with every figure.

    Parameters
    ----------
    session
        Whose rounds are drawn.
    dark
        Whether JupyterLab's theme is dark.
    """

    @staticmethod
    def load() -> None:
        """Import plotly, which takes seconds, ahead of the first figure."""
        importlib.import_module("plotly.subplots")
        importlib.import_module("plotly.graph_objects").FigureWidget  # noqa: B018 - plotly loads its classes when asked

    def __init__(self, session: Session, *, dark: bool) -> None:
        import plotly.graph_objects as go
        from plotly.subplots import make_subplots

        self._session = session
        self._measure = "exact match" if session.multilabel else "accuracy"
        grid = make_subplots(rows=2, cols=1, vertical_spacing=0.27, subplot_titles=(" ", " "))
        hover = "%{y:.0%} of the undecided pool<extra>%{fullData.name}</extra>"
        grid.add_trace(go.Bar(name="round before", marker_color=_GREY, opacity=0.45, hovertemplate=hover), 1, 1)
        grid.add_trace(go.Bar(name="now", marker_color=_BLUE, opacity=0.75, hovertemplate=hover), 1, 1)
        band = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
        grid.add_trace(go.Scatter(**band), 2, 1)
        grid.add_trace(go.Scatter(fill="tonexty", fillcolor="rgba(31,119,180,0.18)", **band), 2, 1)
        grid.add_trace(
            go.Scatter(
                mode="lines+markers",
                name="accuracy",
                line={"color": _BLUE},
                marker={"size": 6},
                showlegend=False,
                hovertemplate="%{customdata}<extra></extra>",
            ),
            2,
            1,
        )
        grid.add_trace(
            go.Scatter(
                mode="lines",
                name="target",
                line={"color": _ORANGE, "dash": "dash", "width": 1.5},
                showlegend=False,
                hovertemplate="target %{y:.2f}<extra></extra>",
            ),
            2,
            1,
        )
        grid.add_trace(
            go.Scatter(
                mode="markers",
                name="you can stop",
                marker={"color": _ORANGE, "size": 11, "symbol": "star"},
                showlegend=False,
                hovertemplate="the advice first said: you can stop<extra></extra>",
            ),
            2,
            1,
        )
        grid.update_layout(
            height=_HEIGHT + _TOOLBAR,
            autosize=True,
            barmode="overlay",
            bargap=0.04,
            margin={"l": 46, "r": 10, "t": 30 + _TOOLBAR, "b": 72},
            font={"size": _FONT},
            legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 1.0, "yanchor": "bottom"},
            modebar={"remove": _TOOLS, "bgcolor": _CLEAR},
        )
        # Titles stand left, the legend right of the first: neither covers a bar.
        grid.update_annotations(font={"size": _FONT}, x=0, xanchor="left", yshift=4)
        small: dict[str, Any] = {"title_font": {"size": _FONT}, "title_standoff": 4}
        unsure = "unsure (1 − margin, mean over the classes)" if session.multilabel else "unsure (1 − margin)"
        grid.update_xaxes(title=unsure, range=[0, 1], row=1, col=1, **small)
        grid.update_yaxes(tickformat=".0%", rangemode="tozero", nticks=4, row=1, col=1)
        grid.update_xaxes(title="labels", rangemode="tozero", row=2, col=1, **small)
        grid.update_yaxes(tickformat=".2f", range=[0, 1.03], dtick=0.25, row=2, col=1)
        grid.update_layout(_theme(dark=dark))
        grid.plotly_update(*self._newest())
        self.figure = go.FigureWidget(grid)
        # Else a figure keeps the 700 pixels it is born with until its next round, however wide its place is.
        self.figure._config = {**self.figure._config, "responsive": True, "displaylogo": False}  # noqa: SLF001

    def set_theme(self, *, dark: bool) -> None:
        """Follow JupyterLab's theme."""
        self.figure.update_layout(_theme(dark=dark))

    def refresh(self) -> None:
        """Draw the newest round, in one message."""
        self.figure.plotly_update(*self._newest())

    def _newest(self) -> tuple[dict[str, list[Any]], dict[str, str]]:
        """Give the data of all traces, property -> one value for each, and the layout's texts, path -> text.

        Every trace has its say in every property: of one left out of an update, as by `batch_update`, plotly's
        model in the page forgets what it had, and a view made later lacks it.
        """
        rounds = self._session.rounds
        known = [one for one in rounds if one.accuracy is not None]
        labels = [one.n_labels for one in known]
        goal = self._session.target
        reached = [one for one in known if goal is not None and one.low is not None and one.low >= goal][:1]
        end = max([one.n_labels for one in rounds] + [self._session.seed_size])
        middles = [(number + 0.5) / BINS for number in range(BINS)]
        traces: list[tuple[list[Any], list[Any], list[str]]] = [
            (middles, _shares(rounds[-2:-1]), []),
            (middles, _shares(rounds[-1:]), []),
            (labels, [one.low for one in known], []),
            (labels, [one.high for one in known], []),
            (labels, [one.accuracy for one in known], [_sentence(one) for one in known]),
            ([], [], []) if goal is None else ([0, end], [goal, goal], []),
            ([one.n_labels for one in reached], [one.accuracy for one in reached], []),
        ]
        x, y, said = (list(values) for values in zip(*traces, strict=True))
        shadow = self._session.compared
        return {"x": x, "y": y, "customdata": said}, {
            "xaxis2.title.text": "labels" if shadow is None else f"labels<br>{shadow.gained}<br>{shadow.against}",
            "annotations[0].text": "how unsure the model is" + ("" if rounds else ": after the first model"),
            "annotations[1].text": _title(known[-1] if known else None, self._measure),
        }


def learning_curves(frame: Any) -> Any:
    """Draw mean accuracy against labels for each strategy, with bands of one standard error."""
    import plotly.graph_objects as go

    figure = go.Figure()
    for number, (name, mine) in enumerate(frame.groupby("strategy")):
        colour, shape = _COLOURS[number % len(_COLOURS)], _SHAPES[number % len(_SHAPES)]
        grouped = mine.groupby("n_labels")["accuracy"]
        mean, error = grouped.mean(), grouped.sem().fillna(0)
        x = mean.index.to_numpy()
        figure.add_trace(
            go.Scatter(
                x=[*x, *x[::-1]],
                y=[*(mean + error), *(mean - error)[::-1]],
                mode="lines",
                fill="toself",
                fillcolor=colour,
                opacity=0.2,
                line={"width": 0},
                hoverinfo="skip",
                showlegend=False,
                legendgroup=name,
            )
        )
        figure.add_trace(
            go.Scatter(
                x=x,
                y=mean,
                name=name,
                mode="lines+markers",
                line={"color": colour},
                marker={"symbol": shape, "size": 8},
                legendgroup=name,
                hovertemplate="%{x} labels: %{y:.3f}<extra>%{fullData.name}</extra>",
            )
        )
    repeats = frame["repeat"].nunique()
    figure.update_layout(
        template="plotly_white",
        height=_HEIGHT,
        margin={"l": 60, "r": 20, "t": 50, "b": 50},
        xaxis_title="labels",
        yaxis_title="exact match" if "micro_f1" in frame else "accuracy",
        modebar={"remove": [_UPLOAD]},
        title=f"mean of {repeats} repeats, bands of one standard error",
    )
    return figure


def film(played: Film) -> Any:
    """Draw a film: the map of what the model believes, the batch, the learning curve, a slider and a play button."""
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
        modebar={"remove": _TOOLS},
        title={
            "text": _asks(names[0]),
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
                        "label": name,
                        "method": "update",
                        "args": [
                            {"visible": [True] * still + [one == name for one in names for _ in range(4)]},
                            {"title.text": _asks(name)},
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


def contact_sheet(played: Film, number: int) -> Any:
    """Draw one round of every strategy of a film side by side."""
    from plotly.subplots import make_subplots

    columns = min(4, len(played.scenes))
    rows = -(-len(played.scenes) // columns)
    figure = make_subplots(
        rows, columns, subplot_titles=list(played.scenes), horizontal_spacing=0.02, vertical_spacing=0.2 / rows
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
        modebar={"remove": [_UPLOAD]},
        legend={"orientation": "h", "x": 0, "y": -0.02, "yanchor": "top", "itemclick": False},
    )
    figure.update_annotations(font={"size": 11})  # the longest name over a map of 120 pixels
    return figure


_RING = {"color": "black", "symbol": "circle-open", "line": {"width": 2.5}}
_CONTROLS = {"x": 0, "xanchor": "left", "y": 1.08, "yanchor": "bottom"}  # in one row above the titles
_SHADES = 40  # of each class's colour, from white where the model cannot choose to full where it is sure


def _scene(played: Film, scenes: Sequence[Scene], number: int, size: float = 1) -> list[Any]:
    """Give what moves: the map, the labeled points, the batch, the curve so far."""
    import plotly.graph_objects as go

    scene, classes = scenes[number], played.classes
    top = np.sort(scene.proba, axis=-1)[..., -2:]
    sure = (top[..., 1] - top[..., 0]) * (_SHADES - 1)
    shades = (scene.proba.argmax(axis=-1) * _SHADES + sure).astype(np.uint8)
    scale = []
    for column in range(len(classes)):
        ends = [(column * _SHADES + shade) / (len(classes) * _SHADES - 1) for shade in (0, _SHADES - 1)]
        scale += [[ends[0], "#ffffff"], [ends[1], _tint(_COLOURS[column % len(_COLOURS)])]]
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
                "color": [_COLOURS[code % len(_COLOURS)] for code in codes],
                "symbol": [_SHAPES[code % len(_SHAPES)] for code in codes],
                "size": 11 * size,
                "line": {"color": "white", "width": 1},
            },
            text=played.truth[scene.labeled],
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


def _add_pool(figure: Any, played: Film, row: int, column: int, *, legend: bool = True, size: float = 1) -> None:
    """Add what stands still: the pool, whose classes nobody knows yet, and the legend of the classes."""
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
    markers = {
        name: {"color": _COLOURS[number % len(_COLOURS)], "symbol": _SHAPES[number % len(_SHAPES)], "size": 11}
        for number, name in enumerate(played.classes)
    }
    for name, marker in {**markers, "asked next": {**_RING, "size": 14}}.items():
        figure.add_trace(go.Scatter(x=[None], y=[None], mode="markers", name=name, marker=marker), row, column)


def _plain_axes(figure: Any, played: Film, row: int, column: int) -> None:
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


def _asks(name: str) -> str:
    """Say in the strategy's own words what it asks."""
    told = (strategies.get(name).__doc__ or "") if name in strategies.names() else ""
    first = re.split(r"[.,:(\n]", told.strip())[0].strip()
    return f"<b>{name}</b>: {first[0].lower()}{first[1:]}" if first else f"<b>{name}</b>"


def _tint(colour: str) -> str:
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - 0.6 * (255 - part)):02x}" for part in parts)


def _theme(*, dark: bool) -> dict[str, str]:
    return {"template": "plotly_dark" if dark else "plotly_white", "paper_bgcolor": _CLEAR, "plot_bgcolor": _CLEAR}


def _shares(rounds: Sequence[Round]) -> list[float]:
    counts = rounds[0].uncertainty_counts if rounds else (0,) * BINS
    total = sum(counts) or 1
    return [count / total for count in counts]


def _source(one: Round) -> str:
    source = SOURCES.get(str(one.method), str(one.method))
    return source if one.method == "test" else f"{one.n_audit} {source}"


def _title(one: Round | None, measure: str) -> str:
    if one is None:
        return f"{measure} by labels (not known yet)"
    return f"{measure} {one.accuracy:.2f} [{one.low:.2f}, {one.high:.2f}], from {_source(one)}"


def _sentence(one: Round) -> str:
    value = f"{one.n_labels} labels: {one.accuracy:.2f} [{one.low:.2f}, {one.high:.2f}]"
    return f"{value}<br>model {one.model_version}, {_source(one)}"
