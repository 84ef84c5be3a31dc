"""A session in a few lines of HTML, as the last line of a cell shows it."""

from __future__ import annotations

from html import escape

from al_widget.export.facts import Facts

_MOST_CLASSES = 30  # that are named


def html_summary(facts: Facts, head: str) -> str:
    """Return a summary with everything but the first line folded, in the manner of scikit-learn's estimators.

    Parameters
    ----------
    facts
        What the session says of itself; no example is in it.
    head
        The first line.
    """
    accuracy = "" if facts.accuracy is None else f"{facts.measure.capitalize()}: {facts.accuracy}"
    named = [f"{name} ({n:,})" for name, n in facts.classes[:_MOST_CLASSES]]
    if len(facts.classes) > _MOST_CLASSES:
        named.append(f"and {len(facts.classes) - _MOST_CLASSES} more")
    lines = [accuracy, facts.advice.sentence, f"Labels: {', '.join(named)}"]
    rows = "".join(
        f'<tr><th style="text-align: left">{escape(name)}</th><td style="text-align: left">{escape(value)}</td></tr>'
        for name, value in facts.settings
    )
    return (
        f'<div class="al-widget-summary"><strong>{escape(head)}</strong>'
        f"{''.join(f'<div>{escape(line)}</div>' for line in lines if line)}"
        f"<details><summary>Settings</summary><table>{rows}</table></details></div>"
    )
