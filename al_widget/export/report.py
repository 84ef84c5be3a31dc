"""The report of a task: one HTML file to share, readable without a kernel or a network, without an example in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from al_widget.export.destination import check_path, replace, resolve
from al_widget.export.facts import Facts

if TYPE_CHECKING:
    import os

    import pandas as pd

    from al_widget.engine.history import Round

_OF_CLASSES = (
    "A strategy asks for what is hard to tell: the share of a class among the labels is not its share in the pool."
)
_MOST_ROUNDS = 200  # rows of the table of updates; of more, every second, third …

_STYLE = """
:root { color-scheme: light; }
body { background: white; color: #1a1a1a; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: .2rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; margin: .5rem 0; display: block; overflow-x: auto; }
th, td { text-align: left; padding: .2rem .9rem .2rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%,
  transparent); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.note { opacity: .8; }
@media print { details > *:not(summary) { display: block; } }
"""


def write(
    facts: Facts,
    metrics: pd.DataFrame,
    shares: pd.DataFrame | str,
    charts: str,
    path: Any,
    store: str | os.PathLike[str] | None = None,
) -> Path:
    """Write the report to a file and return its path.

    Parameters
    ----------
    facts
        What the session says of itself.
    metrics
        As `Session.metrics`.
    shares
        As `Session.population()`; or why nothing can be said, in a sentence.
    charts
        HTML of the charts, with what draws them; "" for none.
    path
        The file, a str or `pathlib.Path`; one that is there is replaced once the new one is whole.
    store
        The session's label store, which is never written over; None where it is in memory.

    Raises
    ------
    DataError
        If the path is no place for a file, or the disk refuses it.
    """
    path = check_path(path, "report.html")
    target = resolve(path, store)
    page = html_page(facts, metrics, shares, charts)

    def fill(draft: Path) -> None:
        draft.write_text(page, encoding="utf-8", errors="replace")

    replace(target, fill)
    return path


def html_page(facts: Facts, metrics: pd.DataFrame, shares: pd.DataFrame | str, charts: str) -> str:
    """Return the whole page; the parameters are those of `write`."""
    title = f"Labels of {facts.task}"
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="note">{escape(_stand(facts))}</p>',
        "<h2>How good the model is</h2>",
        f"<p>{escape(_accuracy(facts))}</p>",
        f"<p>{escape(facts.advice.sentence)}</p>",
        charts,
        _metrics(metrics),
        "<h2>What was asked</h2>",
        _table(("how the examples were picked", "labels"), facts.picked),
        _table(("strategy", "labels"), facts.strategies) if facts.strategies else "",
        f"<p>{facts.skipped:,} put off, {facts.left:,} questions left.</p>" if facts.skipped or facts.left else "",
        "<h2>Classes</h2>",
        f'<p class="note">{_OF_CLASSES}</p>',
        _table(("class", "labels"), facts.classes),
        _shares(shares),
        _table(("class", "what belongs to it"), facts.guidelines),
        "<h2>Who labeled</h2>",
        _people(facts),
        "<h2>How it was set up</h2>",
        _table(("setting", "value"), facts.settings),
        _changes(facts),
        _rounds(facts.rounds),
    ]
    body = "\n".join(part for part in parts if part)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _stand(facts: Facts) -> str:
    return (
        f"{facts.labels:,} labels, {facts.shape}, of {facts.examples:,} examples ({facts.kind}); as of "
        f"{_time(facts.time)}, al_widget {_version()}."
    )


def _version() -> str:
    import sys

    return str(sys.modules["al_widget"].__version__)


def _accuracy(facts: Facts) -> str:
    if facts.accuracy is None:
        return (
            f"The {facts.measure} is not known: nothing that the model did not learn from was labeled, or too little."
        )
    return f"{facts.measure.capitalize()}: {facts.accuracy} (95 % interval)."


def _metrics(metrics: pd.DataFrame) -> str:
    if not len(metrics):
        return ""
    rows = [
        (
            str(one["metric"]).replace("_", " "),
            "all" if one["class"] is None or one["class"] != one["class"] else one["class"],
            f"{one['value']:.3f}",
            f"{one['low']:.3f} to {one['high']:.3f}",
            f"{one['n']:,}",
        )
        for one in metrics.to_dict("records")
    ]
    return _table(("measure", "class", "value", "95 % interval", "examples"), rows)


def _shares(shares: pd.DataFrame | str) -> str:
    if isinstance(shares, str):
        return f"<p>Shares of the classes in the whole pool: {escape(shares)}</p>"
    rows = [
        (name, f"{one['share']:.1%}", f"{one['low']:.1%} to {one['high']:.1%}", one["n"], one["method"])
        for name, one in zip(shares.index, shares.to_dict("records"), strict=True)
    ]
    return _table(("class", "share of the pool", "95 % interval", "rests on", "method"), rows)


def _people(facts: Facts) -> str:
    rows = [
        (
            one.name,
            one.labels,
            "" if one.seconds is None else f"{one.seconds:.1f} s",
            _time(one.first),
            _time(one.last),
        )
        for one in facts.people
    ]
    return _table(("annotator", "labels", "median time on screen", "first label", "last label"), rows)


def _changes(facts: Facts) -> str:
    if not facts.changes:
        return ""
    rows = [(one.name, one.value, one.labels, _time(one.time)) for one in facts.changes]
    return "<p>Changed while labeling went on:</p>" + _table(("setting", "became", "at labels", "when"), rows)


def _rounds(rounds: Sequence[Round]) -> str:
    if not rounds:
        return ""
    step = -(-len(rounds) // _MOST_ROUNDS)
    shown = [*rounds[:-1][::step], rounds[-1]]
    rows = [
        (
            one.model_version,
            one.n_train,
            one.n_audit,
            "" if one.accuracy is None else f"{one.accuracy:.3f}",
            "" if one.low is None or one.high is None else f"{one.low:.3f} to {one.high:.3f}",
            "" if one.kappa is None else f"{one.kappa:.2f}",
            one.strategy,
            one.features or "",
            _time(one.time),
        )
        for one in shown
    ]
    columns = ("model", "learned", "audit", "accuracy", "95 % interval", "kappa", "strategy", "features", "when")
    some = "" if step == 1 else f", one in {step}"
    return f"<details><summary>Updates of the model ({len(rounds):,}{some})</summary>{_table(columns, rows)}</details>"


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table, numbers to the right; "" without a row."""
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else ""


def _cell(value: Any) -> str:
    if isinstance(value, int):
        return f'<td class="n">{value:,}</td>'
    return f"<td>{'' if value is None else escape(str(value))}</td>"


def _time(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M} UTC"
