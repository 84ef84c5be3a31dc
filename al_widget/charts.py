"""Live plotly charts: how unsure the model is, and its accuracy as labels arrive. The only importer of plotly."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from al_widget.evaluation import SOURCES
from al_widget.history import BINS, Round

if TYPE_CHECKING:
    from al_widget.hindsight import Comparison
    from al_widget.session import Session

_BLUE, _GREY, _ORANGE = "#1f77b4", "#9aa0a6", "#e8710a"
_HEIGHT, _FONT = 430, 12


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
        middles = [(number + 0.5) / BINS for number in range(BINS)]
        empty = [0] * BINS
        hover = "%{y:.0%} of the undecided pool<extra>%{fullData.name}</extra>"
        grid.add_trace(
            go.Bar(x=middles, y=empty, name="round before", marker_color=_GREY, opacity=0.45, hovertemplate=hover), 1, 1
        )
        grid.add_trace(
            go.Bar(x=middles, y=empty, name="now", marker_color=_BLUE, opacity=0.75, hovertemplate=hover), 1, 1
        )
        band = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
        grid.add_trace(go.Scatter(x=[], y=[], **band), 2, 1)
        grid.add_trace(go.Scatter(x=[], y=[], fill="tonexty", fillcolor="rgba(31,119,180,0.18)", **band), 2, 1)
        grid.add_trace(
            go.Scatter(
                x=[],
                y=[],
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
                x=[],
                y=[],
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
                x=[],
                y=[],
                mode="markers",
                name="you can stop",
                marker={"color": _ORANGE, "size": 11, "symbol": "star"},
                showlegend=False,
                hovertemplate="the advice first said: you can stop<extra></extra>",
            ),
            2,
            1,
        )
        self.figure = go.FigureWidget(grid)
        self.figure.update_layout(
            height=_HEIGHT,
            autosize=True,
            barmode="overlay",
            bargap=0.04,
            margin={"l": 46, "r": 10, "t": 30, "b": 72},
            font={"size": _FONT},
            legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 1.0, "yanchor": "bottom"},
            modebar={"remove": ["select2d", "lasso2d", "autoScale2d"]},
        )
        # Titles stand left, the legend right of the first: neither covers a bar.
        self.figure.update_annotations(font={"size": _FONT}, x=0, xanchor="left", yshift=4)
        small: dict[str, Any] = {"title_font": {"size": _FONT}, "title_standoff": 4}
        unsure = "unsure (1 − margin, mean over the classes)" if session.multilabel else "unsure (1 − margin)"
        self.figure.update_xaxes(title=unsure, range=[0, 1], row=1, col=1, **small)
        self.figure.update_yaxes(tickformat=".0%", rangemode="tozero", nticks=4, row=1, col=1)
        self.figure.update_xaxes(title="labels", rangemode="tozero", row=2, col=1, **small)
        self.figure.update_yaxes(tickformat=".2f", range=[0, 1.03], dtick=0.25, row=2, col=1)
        self.set_theme(dark=dark)
        self.refresh()

    def set_theme(self, *, dark: bool) -> None:
        """Follow JupyterLab's theme."""
        self.figure.update_layout(
            template="plotly_dark" if dark else "plotly_white",
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
        )

    def refresh(self) -> None:
        """Draw the newest round, in one message."""
        rounds = self._session.rounds
        known = [one for one in rounds if one.accuracy is not None]
        before, now, low, high, line, target, stop = self.figure.data
        with self.figure.batch_update():
            before.y = _shares(rounds[-2:-1])
            now.y = _shares(rounds[-1:])
            labels = [one.n_labels for one in known]
            low.x, low.y = labels, [one.low for one in known]
            high.x, high.y = labels, [one.high for one in known]
            line.x, line.y = labels, [one.accuracy for one in known]
            line.customdata = [_sentence(one) for one in known]
            goal = self._session.target
            if goal is not None:
                end = max([one.n_labels for one in rounds] + [self._session.seed_size])
                target.x, target.y = [0, end], [goal, goal]
            reached = [one for one in known if goal is not None and one.low is not None and one.low >= goal][:1]
            stop.x, stop.y = [one.n_labels for one in reached], [one.accuracy for one in reached]
            gained = self._session.compared
            self.figure.layout.xaxis2.title.text = "labels" if gained is None else f"labels<br>{_gain(gained)}"
            first, second = self.figure.layout.annotations
            first.text = "how unsure the model is" + ("" if rounds else ": after the first model")
            second.text = _title(known[-1] if known else None, self._measure)


def learning_curves(frame: Any) -> Any:
    """Draw mean accuracy against labels for each strategy, with bands of one standard error."""
    import plotly.express as px
    import plotly.graph_objects as go

    figure = go.Figure()
    for colour, (name, mine) in zip(px.colors.qualitative.D3 * 9, frame.groupby("strategy"), strict=False):
        grouped = mine.groupby("n_labels")["accuracy"]
        mean, error = grouped.mean(), grouped.sem().fillna(0)
        x = mean.index.to_numpy()
        figure.add_trace(
            go.Scatter(
                x=[*x, *x[::-1]],
                y=[*(mean + error), *(mean - error)[::-1]],
                fill="toself",
                fillcolor=colour,
                opacity=0.2,
                line={"width": 0},
                hoverinfo="skip",
                showlegend=False,
            )
        )
        figure.add_trace(go.Scatter(x=x, y=mean, name=name, mode="lines+markers", line={"color": colour}))
    repeats = frame["repeat"].nunique()
    figure.update_layout(
        xaxis_title="labels",
        yaxis_title="exact match" if "micro_f1" in frame else "accuracy",
        title=f"mean of {repeats} repeats, bands of one standard error",
    )
    return figure


def _shares(rounds: Sequence[Round]) -> list[float]:
    counts = rounds[0].uncertainty_counts if rounds else (0,) * BINS
    total = sum(counts) or 1
    return [count / total for count in counts]


def _source(one: Round) -> str:
    source = SOURCES.get(str(one.method), str(one.method))
    return source if one.method == "test" else f"{one.n_audit} {source}"


def _gain(one: Comparison) -> str:
    interval = f"95 % interval {100 * one.low:.1f} to {100 * one.high:.1f}"
    return f"at {one.labels} labels: {100 * one.gain:+.1f} points over random order,<br>{interval}"


def _title(one: Round | None, measure: str) -> str:
    if one is None:
        return f"{measure} by labels (not known yet)"
    return f"{measure} {one.accuracy:.2f} [{one.low:.2f}, {one.high:.2f}], from {_source(one)}"


def _sentence(one: Round) -> str:
    value = f"{one.n_labels} labels: {one.accuracy:.2f} [{one.low:.2f}, {one.high:.2f}]"
    return f"{value}<br>model {one.model_version}, {_source(one)}"
