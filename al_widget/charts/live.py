"""What is drawn about a session: how unsure the model is, and its accuracy by labels; and plotly's figure of it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from al_widget.charts.theme import BLUE, FONT_SIZE, GREY, HEIGHT, ORANGE, TOOLS, TRANSPARENT, template
from al_widget.charts.verbatim import verbatim
from al_widget.engine.comparison import Comparison
from al_widget.engine.engine import Engine
from al_widget.engine.history import BINS, Change, Round
from al_widget.engine.measure import FEWEST_AUDIT_LABELS
from al_widget.engine.threads import importing
from al_widget.evaluation.intervals import SOURCES

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from plotly.basedatatypes import BaseTraceType

_TOOLBAR = 18  # pixels above the titles, so that plotly's tools cover neither them nor the legend
_CEILING = 1.0  # of the axis of accuracy: the marks of changed settings hang there


@dataclass(frozen=True)
class LiveData:
    """What the charts of a session are drawn from.

    Attributes
    ----------
    rounds
        The updates so far, oldest first.
    changes
        The options that were assigned, oldest first.
    target
        The accuracy to reach, if one is set.
    seed_size
        How many labels the seed set has: the least length of the axis.
    baseline
        What the order gained over random order, as it was last computed.
    measured_on
        What the accuracy waits for: "audit", "test", or "" where it is not measured.
    measure
        What accuracy means here: "accuracy" or "exact match".
    uncertainty
        Title of the axis of uncertainty.
    meaning, margin
        What uncertainty is, in a sentence; and what a margin from {low} to {high} points says.
    """

    rounds: tuple[Round, ...]
    changes: tuple[Change, ...]
    target: float | None
    seed_size: int
    baseline: Comparison | None
    measured_on: str
    measure: str
    uncertainty: str
    meaning: str
    margin: str

    @classmethod
    def of(cls, engine: Engine) -> LiveData:
        """Return what is to be drawn about an engine now."""
        config, state = engine.config, engine.state
        schema = config.schema
        return cls(
            rounds=state.history.rounds,
            changes=tuple(state.changes),
            target=state.options.target,
            seed_size=config.seed_size,
            baseline=engine.diagnosis.compared,
            measured_on="test" if config.test is not None else "audit" if config.audit.share else "",
            measure=schema.measure,
            uncertainty=schema.uncertainty_name,
            meaning=schema.uncertainty_meaning,
            margin=schema.margin_meaning,
        )

    @property
    def measured(self) -> list[Round]:
        """The rounds whose accuracy is known."""
        return [one for one in self.rounds if one.accuracy is not None]

    @property
    def reached(self) -> list[Round]:
        """The first round that shows the target, or none."""
        target = self.target
        return [] if target is None else [one for one in self.measured if one.shows(target)][:1]

    @property
    def end(self) -> int:
        """The least length of the axis of labels."""
        return max([one.n_labels for one in self.rounds] + [self.seed_size])

    @property
    def marks(self) -> list[tuple[int, str]]:
        """Where settings changed: the number of labels, and what changed, in words.

        Beside what was assigned, that is what follows from the rounds: another strategy in the argument of a later
        run, and other features chosen by the labels.
        """
        found = {(one.n_labels, _said(one)) for one in self.changes}
        assigned = [one.n_labels for one in self.changes if one.name == "strategy"]
        for before, now in zip(self.rounds, self.rounds[1:], strict=False):
            if now.strategy != before.strategy and not any(before.n_labels <= n <= now.n_labels for n in assigned):
                found.add((before.n_labels, f"strategy: {now.strategy}"))
            if now.features != before.features and None not in {now.features, before.features}:
                found.add((before.n_labels, f"features: {now.features}"))
        by_place: dict[int, list[str]] = {}
        for n_labels, words in sorted(found):
            by_place.setdefault(n_labels, []).append(words)
        return [(n_labels, ", ".join(words)) for n_labels, words in by_place.items()]

    @property
    def random_at(self) -> int | None:
        """The number of labels at which random order is drawn: where our model had as many to learn from."""
        if self.baseline is None:
            return None
        enough = [one.n_labels for one in self.rounds if one.n_train >= self.baseline.labels]
        return min(enough, default=self.baseline.labels)

    @property
    def uncertainty_said(self) -> str:
        """How unsure the model is, in a sentence."""
        if not self.rounds or not self.rounds[-1].uncertainty_quantiles:
            return "The first model will show it."
        middle, *before = [one.uncertainty_quantiles[2] for one in self.rounds[:-3:-1] if one.uncertainty_quantiles]
        earlier = f"; {before[0]:.2f} the round before" if before else ""
        return f"Half of the undecided pool is above {middle:.2f}{earlier}."

    @property
    def accuracy_said(self) -> str:
        """How accurate the model is, in a sentence."""
        if not self.measured:
            return {
                "audit": f"Known once {FEWEST_AUDIT_LABELS} audit labels are there.",
                "test": "The first model will show it.",
            }.get(self.measured_on, "Not measured: there is neither an audit nor a test set.")
        last = self.measured[-1]
        said = f"{last.accuracy:.2f} [{last.low:.2f}, {last.high:.2f}], from {source(last)}"
        if self.target is None:
            return f"{said}."
        reached = [f"shown at {one.n_labels} labels" for one in self.reached]
        return f"{said}; target {self.target:.2f} {''.join(reached) or 'not shown yet'}."


def method_words(one: Round) -> str:
    """Return what the accuracy of a round was measured on, in words."""
    return SOURCES.get(str(one.method), str(one.method))


def source(one: Round) -> str:
    """Return where the accuracy of a round comes from, in words, with the number of audit labels."""
    return method_words(one) if one.method == "test" else f"{one.n_audit} {method_words(one)}"


def _said(change: Change) -> str:
    name = change.name.replace("_", " ")
    if change.value is None:
        return f"{name}: {'your function' if change.name == 'strategy' else 'none'}"
    return f"{name}: {change.value}"


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


def session_figure(data: LiveData, *, dark: bool = False) -> go.Figure:
    """Draw how unsure the model is and its accuracy by labels, as one plotly figure.

    Parameters
    ----------
    data
        What is drawn.
    dark
        Whether it will stand on a dark page.
    """
    with importing:
        for module in ("plotly.subplots", "plotly.graph_objects"):
            importlib.import_module(module)
    figure = _grid(data)
    for trace in _traces():
        points = trace.points(data)
        trace.look.update(x=list(points.x), y=list(points.y), customdata=list(points.sentences))
        figure.add_trace(trace.look, trace.row, 1)
    for n_labels, _ in data.marks:
        figure.add_vline(n_labels, line={"color": GREY, "dash": "dot", "width": 1}, row=2, col=1)
    figure.update_layout(template(dark=dark))
    figure.plotly_relayout(_texts(data))
    return figure


def static_page(figure: go.Figure, library: str) -> str:
    """Return a figure as a piece of HTML that needs no network.

    Parameters
    ----------
    figure
        What is drawn.
    library
        The script of plotly.js, its basic build at least.
    """
    drawn = figure.to_html(
        full_html=False, include_plotlyjs=False, config={"displaylogo": False, "responsive": True}, div_id="charts"
    )
    return f"<script>{library}</script>\n{drawn}"


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
        _Trace(
            2,
            go.Scatter(
                mode="markers",
                name="random order",
                marker={"color": GREY, "size": 10, "symbol": "diamond-open"},
                showlegend=False,
                hovertemplate="%{customdata}<extra></extra>",
            ),
            _random_order,
        ),
        _Trace(
            2,
            go.Scatter(
                mode="markers",
                name="settings changed",
                marker={"color": GREY, "size": 9, "symbol": "triangle-down"},
                showlegend=False,
                hovertemplate="%{customdata}<extra></extra>",
            ),
            lambda data: _Points(
                [n_labels for n_labels, _ in data.marks],
                [_CEILING for _ in data.marks],
                [verbatim(words) for _, words in data.marks],
            ),
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
    return _Points([0, data.end], [data.target, data.target])


def _random_order(data: LiveData) -> _Points:
    if data.baseline is None or data.random_at is None:
        return _Points()
    told = "<br>".join(
        map(verbatim, (f"random order: {data.baseline.random:.2f}", data.baseline.gained, data.baseline.against))
    )
    return _Points([data.random_at], [data.baseline.random], [told])


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
    return f"{data.measure} {last.accuracy:.2f} [{last.low:.2f}, {last.high:.2f}], from {source(last)}"


def _sentence(one: Round) -> str:
    value = f"{one.n_labels} labels: {one.accuracy:.2f} [{one.low:.2f}, {one.high:.2f}]"
    return "<br>".join(map(verbatim, (value, f"model {one.model_version}, {source(one)}")))
