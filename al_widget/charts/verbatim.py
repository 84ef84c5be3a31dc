"""Text of the user's in a figure: plotly takes every text for a kind of HTML, with templates and TeX in it."""

from __future__ import annotations

import html

from al_widget.data.surrogates import repair_surrogates

LONGEST = 100  # characters of a text; a longer one would leave no room for the chart
# What plotly reads besides HTML: %{…} in a template, $…$ as TeX where the page has MathJax.
_SPECIAL = {ord(character): f"&#{ord(character)};" for character in "%$"}


def verbatim(text: object) -> str:
    """Return a text as plotly shows it character by character, a very long one cut short.

    Every name, docstring or other text that is not ours goes through it: in names, titles, labels and hover texts.

    Examples
    --------
    >>> verbatim("<b>R&D</b> in $ %{x}")
    '&lt;b&gt;R&amp;D&lt;/b&gt; in &#36; &#37;{x}'
    """
    shown = repair_surrogates(str(text))
    if len(shown) > LONGEST:
        shown = shown[: LONGEST - 1] + "…"
    return html.escape(shown, quote=False).translate(_SPECIAL)
