"""The live charts beside the desk: how unsure the model is, and its accuracy by labels."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from al_widget.charts.theme import BLUE, FONT_SIZE, GREY, HEIGHT, ORANGE, TOOLS, TRANSPARENT, template
from al_widget.charts.verbatim import verbatim
from al_widget.engine.comparison import Comparison
from al_widget.engine.history import BINS, Round
from al_widget.evaluation.intervals import SOURCES

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from plotly.basedatatypes import BaseTraceType

_TOOLBAR = 18  # pixels above the titles, so that plotly's tools cover neither them nor the legend


@dataclass(frozen=True)
class LiveData:
    """What the live charts are drawn from.

    Attributes
    ----------
    rounds
        The updates so far, oldest first.
    target
        The accuracy to reach, if one is set.
    seed_size
        How many labels the seed set has: the least length of the axis.
    baseline
        What the order gained over random order, as it was last computed.
    measure
        What accuracy means here: "accuracy" or "exact match".
    uncertainty
        Title of the axis of uncertainty.
    """

    rounds: tuple[Round, ...]
    target: float | None
    seed_size: int
    baseline: Comparison | None
    measure: str
    uncertainty: str

    @property
    def measured(self) -> list[Round]:
        """The rounds whose accuracy is known."""
        return [one for one in self.rounds if one.accuracy is not None]

    @property
    def reached(self) -> list[Round]:
        """The first round that shows the target, or none."""
        target = self.target
        return [] if target is None else [one for one in self.measured if one.shows(target)][:1]


@dataclass(frozen=True)
class _Points:
    """The data of one trace: coordinates, and a sentence to show over each point where there is one."""

    x: Sequence[float] = ()
    y: Sequence[float | None] = ()
    sentences: Sequence[str] = ()


@dataclass(frozen=True)
class _Trace:
    """One trace: how it looks, and how its data follow from what is drawn."""

    row: int  # of the grid: 1 uncertainty, 2 accuracy
    look: BaseTraceType
    points: Callable[[LiveData], _Points]


class LiveCharts:
    """One `FigureWidget`, made once and updated in place: plotly's bundle travels with every figure.

    Parameters
    ----------
    data
        What is drawn first.
    dark
        Whether JupyterLab's theme is dark.

    Attributes
    ----------
    figure
        The `plotly.graph_objects.FigureWidget` to show.
    """

    @staticmethod
    def load() -> None:
        """Import plotly, which takes seconds, ahead of the first figure."""
        importlib.import_module("plotly.subplots")
        importlib.import_module("plotly.graph_objects").FigureWidget  # noqa: B018 - plotly loads its classes when asked

    def __init__(self, data: LiveData, *, dark: bool) -> None:
        import plotly.graph_objects as go

        self._traces = _traces()
        grid = _grid(data)
        for trace in self._traces:
            grid.add_trace(trace.look, trace.row, 1)
        grid.update_layout(template(dark=dark))
        grid.plotly_update(*self._drawn(data))
        self.figure: go.FigureWidget = go.FigureWidget(grid)
        # Without "responsive" a figure keeps its initial 700 pixels until the next round, however wide its place is.
        self.figure._config = {**self.figure._config, "responsive": True, "displaylogo": False}  # noqa: SLF001

    def set_theme(self, *, dark: bool) -> None:
        """Follow JupyterLab's theme."""
        self.figure.update_layout(template(dark=dark))

    def refresh(self, data: LiveData) -> None:
        """Draw newer data, in one message."""
        self.figure.plotly_update(*self._drawn(data))

    def _drawn(self, data: LiveData) -> tuple[dict[str, list[Any]], dict[str, str]]:
        """Return the data of all traces, property -> one value for each, and the layout's texts, path -> text.

        Every property is sent for every trace: plotly's model in the page drops what a trace is not sent, as with
        `batch_update`, and a view made later would lack it.
        """
        points = [trace.points(data) for trace in self._traces]
        return {
            "x": [list(one.x) for one in points],
            "y": [list(one.y) for one in points],
            "customdata": [list(one.sentences) for one in points],
        }, _texts(data)


def _traces() -> list[_Trace]:
    """Describe every trace, in the order they are drawn over each other."""
    import plotly.graph_objects as go

    hover = "%{y:.0%} of the undecided pool<extra>%{fullData.name}</extra>"
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
    return [
        _Trace(
            1,
            go.Bar(name="round before", marker_color=GREY, opacity=0.45, hovertemplate=hover),
            lambda data: _histogram(data.rounds[-2:-1]),
        ),
        _Trace(
            1,
            go.Bar(name="now", marker_color=BLUE, opacity=0.75, hovertemplate=hover),
            lambda data: _histogram(data.rounds[-1:]),
        ),
        _Trace(
            2,
            go.Scatter(**edge),
            lambda data: _Points([one.n_labels for one in data.measured], [one.low for one in data.measured]),
        ),
        _Trace(
            2,
            go.Scatter(fill="tonexty", fillcolor="rgba(31,119,180,0.18)", **edge),
            lambda data: _Points([one.n_labels for one in data.measured], [one.high for one in data.measured]),
        ),
        _Trace(
            2,
            go.Scatter(
                mode="lines+markers",
                name="accuracy",
                line={"color": BLUE},
                marker={"size": 6},
                showlegend=False,
                hovertemplate="%{customdata}<extra></extra>",
            ),
            lambda data: _Points(
                [one.n_labels for one in data.measured],
                [one.accuracy for one in data.measured],
                [_sentence(one) for one in data.measured],
            ),
        ),
        _Trace(
            2,
            go.Scatter(
                mode="lines",
                name="target",
                line={"color": ORANGE, "dash": "dash", "width": 1.5},
                showlegend=False,
                hovertemplate="target %{y:.2f}<extra></extra>",
            ),
            _target_line,
        ),
        _Trace(
            2,
            go.Scatter(
                mode="markers",
                name="you can stop",
                marker={"color": ORANGE, "size": 11, "symbol": "star"},
                showlegend=False,
                hovertemplate="the advice first said: you can stop<extra></extra>",
            ),
            lambda data: _Points([one.n_labels for one in data.reached], [one.accuracy for one in data.reached]),
        ),
    ]


def _histogram(rounds: Sequence[Round]) -> _Points:
    """Return the shares of the undecided pool by uncertainty at one round; zeros where there is none yet."""
    counts = rounds[0].uncertainty_counts if rounds else (0,) * BINS
    total = sum(counts) or 1
    return _Points([(number + 0.5) / BINS for number in range(BINS)], [count / total for count in counts])


def _target_line(data: LiveData) -> _Points:
    if data.target is None:
        return _Points()
    end = max([one.n_labels for one in data.rounds] + [data.seed_size])
    return _Points([0, end], [data.target, data.target])


def _grid(data: LiveData) -> go.Figure:
    """Lay out two charts below each other, without traces."""
    from plotly.subplots import make_subplots

    grid = make_subplots(rows=2, cols=1, vertical_spacing=0.27, subplot_titles=(" ", " "))
    grid.update_layout(
        height=HEIGHT + _TOOLBAR,
        autosize=True,
        barmode="overlay",
        bargap=0.04,
        margin={"l": 46, "r": 10, "t": 30 + _TOOLBAR, "b": 72},
        font={"size": FONT_SIZE},
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 1.0, "yanchor": "bottom"},
        modebar={"remove": TOOLS, "bgcolor": TRANSPARENT},
    )
    # Titles stand left, the legend right of the first: neither covers a bar.
    grid.update_annotations(font={"size": FONT_SIZE}, x=0, xanchor="left", yshift=4)
    small: dict[str, Any] = {"title_font": {"size": FONT_SIZE}, "title_standoff": 4}
    grid.update_xaxes(title=verbatim(data.uncertainty), range=[0, 1], row=1, col=1, **small)
    grid.update_yaxes(tickformat=".0%", rangemode="tozero", nticks=4, row=1, col=1)
    grid.update_xaxes(title="labels", rangemode="tozero", row=2, col=1, **small)
    grid.update_yaxes(tickformat=".2f", range=[0, 1.03], dtick=0.25, row=2, col=1)
    return grid


def _texts(data: LiveData) -> dict[str, str]:
    """Return the layout's texts, path -> text."""
    baseline = data.baseline
    gain = () if baseline is None else (baseline.gained, baseline.against)
    return {
        "xaxis2.title.text": "<br>".join(map(verbatim, ("labels", *gain))),
        "annotations[0].text": "how unsure the model is" if data.rounds else "how unsure (no model yet)",
        "annotations[1].text": verbatim(_title(data)),
    }


def _title(data: LiveData) -> str:
    if not data.measured:
        return f"{data.measure} by labels (not known yet)"
    last = data.measured[-1]
    return f"{data.measure} {last.accuracy:.2f} [{last.low:.2f}, {last.high:.2f}], from {_source(last)}"


def _sentence(one: Round) -> str:
    value = f"{one.n_labels} labels: {one.accuracy:.2f} [{one.low:.2f}, {one.high:.2f}]"
    return "<br>".join(map(verbatim, (value, f"model {one.model_version}, {_source(one)}")))


def _source(one: Round) -> str:
    source = SOURCES.get(str(one.method), str(one.method))
    return source if one.method == "test" else f"{one.n_audit} {source}"
