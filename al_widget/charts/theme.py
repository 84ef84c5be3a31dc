"""What the figures share: colours, shapes, sizes, and the tools of plotly's toolbar that are left out."""

from __future__ import annotations

HEIGHT, FONT_SIZE = 430, 12  # pixels
BLUE, GREY, ORANGE = "#1f77b4", "#9aa0a6", "#e8710a"
TRANSPARENT = "rgba(0,0,0,0)"
# Distinguishable with any colour vision (Okabe & Ito 2008), and each class or strategy has a shape besides.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#4D4D4D")
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star", "x")
UPLOAD = "sendChartToCloud"  # removed from every figure to prevent accidental upload of private data
TOOLS = ["zoom", "pan", "select", "lasso", "zoomIn", "zoomOut", "autoScale", UPLOAD]


def colour(number: int) -> str:
    """Return the colour of a class or strategy; they repeat after seven."""
    return COLOURS[number % len(COLOURS)]


def shape(number: int) -> str:
    """Return the marker symbol of a class or strategy; they repeat after seven."""
    return SHAPES[number % len(SHAPES)]


def tint(value: str) -> str:
    """Return a lighter tint of a colour, both as `#rrggbb`.

    Examples
    --------
    >>> tint("#000000")
    '#666666'
    """
    parts = [int(value[start : start + 2], 16) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - 0.6 * (255 - part)):02x}" for part in parts)


def template(*, dark: bool) -> dict[str, str]:
    """Return the layout that follows JupyterLab's theme."""
    return {
        "template": "plotly_dark" if dark else "plotly_white",
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
    }
