"""What stands beneath the desk for the time without a kernel: how far the labeling is, as static HTML."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from al_widget.data.surrogates import repair_surrogates
from al_widget.engine.engine import Engine

_CLASS = "al-desk-summary"  # JupyterLab takes data-* and role away where a notebook is not trusted


@dataclass(frozen=True)
class DeskSummary:
    """What is shown to a reader without a kernel. No example is in it, and nothing about a single one.

    Attributes
    ----------
    task, store
        The name of the task, and where its labels are kept; None in memory.
    closed
        Whether Python closed the desk.
    finished
        Whether nothing more is asked.
    labels, left
        How many questions were answered, and how many are left.
    classes
        (name, number of labels) of each class.
    version, trained
        Of the newest model, and on how many labels; 0 before there is one.
    accuracy
        What is measured, its value and interval, and on what; "" while nothing honest can be said.
    advice
        What to do next.
    time
        Of all this, UTC.
    package
        The version of al_widget.
    """

    task: str
    store: str | None
    closed: bool
    finished: bool
    labels: int
    left: int
    classes: tuple[tuple[str, int], ...]
    version: int
    trained: int
    accuracy: str
    advice: str
    time: datetime
    package: str


def summary_of(engine: Engine) -> DeskSummary:
    """Return what is known about a task now."""
    state, schema, estimate = engine.state, engine.config.schema, engine.estimate
    finished = engine.phase == "done"
    counts: Mapping[str, int] = Counter(
        name for _, event in engine.labels() for name in schema.classes_in(str(event.value))
    )
    return DeskSummary(
        task=engine.config.name,
        store=engine.place,
        closed=engine.closed,
        finished=finished,
        labels=state.counts.asked,
        left=state.left,
        classes=tuple((name, counts[name]) for name in engine.classes),
        version=state.version,
        trained=engine.n_trained,
        accuracy="" if estimate is None else f"{schema.measure} {estimate}",
        advice="" if finished and state.left > 0 else engine.advice.sentence,  # after finish()
        time=datetime.now(UTC),
        package=sys.modules["al_widget"].__version__,
    )


def static_summary(engine: Engine) -> str:
    """Return the summary of a task as HTML that needs no kernel, no script and no network."""
    return summary_html(summary_of(engine))


# The page marks a desk that runs with data-al-live. JupyterLab's own error where a desk is not there has no element in
# it, and says nothing that the summary does not say better.
_HIDDEN = (
    f"<style>.jp-OutputArea:has([data-al-live]) .jp-OutputArea-child:has(.{_CLASS}),"
    f".jp-OutputArea-child:has(+.jp-OutputArea-child .{_CLASS})>.jupyter-widgets:not(:has(*))"
    "{display:none}</style>"
)
_RIM = "1px solid rgba(128,128,128,.5)"  # seen on white and on black; text has the colour of its page
_BAR = "height:6px;border-radius:3px"


def summary_html(told: DeskSummary) -> str:
    """Return a summary as HTML, with inline styles only: a notebook that is not trusted shows it as well.

    Class names are user data: they are escaped, and formulas in them are not typeset.
    """
    goal = told.labels + told.left
    share = 100 * told.labels / goal if goal else 0
    model = f"model {told.version} on {_plural(told.trained, 'label')}" if told.version else "no model yet"
    done = f'<div style="{_BAR};width:{share:.1f}%;background:rgb(25,118,210)"></div>'
    lines = [
        f"<b>{told.labels:,} of {_plural(goal, 'label')}</b> · {model}",
        f'<div style="{_BAR};background:rgba(128,128,128,.3)">{done}</div>',
        _text(told.accuracy),
        _text(told.advice),
        " · ".join(
            f'<span style="white-space:nowrap"><bdi>{_text(name)}</bdi> <b>{n:,}</b></span>' for name, n in told.classes
        ),
        f"As of {told.time:%Y-%m-%d %H:%M} UTC · task “{_text(told.task)}” · al_widget {_text(told.package)}",
    ]
    body = "".join(f'<div style="margin-top:6px">{line}</div>' for line in lines if line)
    return (
        f'{_HIDDEN}<div class="{_CLASS} tex2jax_ignore mathjax_ignore" role="region" '
        f'aria-label="Summary of the labeling" style="border:{_RIM};border-radius:6px;padding:10px 12px;'
        f'max-width:900px;line-height:1.5"><div>{_text(_how_to_go_on(told))}</div>{body}</div>'
    )


def _how_to_go_on(told: DeskSummary) -> str:
    kept = "The labels were kept in memory only" if told.store is None else f"Every label is kept in {told.store}"
    if told.closed:
        return f"This labeling desk was closed. {kept}. Run the cell again to go on."
    if told.store is None:
        return f"This labeling desk is not running. {kept}: to start anew, run the cell again."
    more = "" if told.finished else " to go on"
    return f"This labeling desk is not running. {kept}. Run the cell again{more}."


def _text(text: str) -> str:
    return escape(repair_surrogates(text))


def _plural(n: int, one: str) -> str:
    return f"{n:,} {one}" if n == 1 else f"{n:,} {one}s"
