"""Markup for a card: `Html` and `Markdown`, and what of it is safe to show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from al_widget.data.surrogates import repair_surrogates
from al_widget.exceptions import DataError

_MOST_MARKS = 20_000  # < or [ on a card: the parsers' time grows with the square of their nesting, 2 s at this many
_SPACES = "".join(map(chr, range(0x21)))  # control characters and the space: a browser strips them from an address


@dataclass(frozen=True)
class Html:
    """A card drawn from HTML: return it from `render=`.

    It is sanitised before it is sent to the page: text, tables, lists, links and pictures stay; scripts, styles, forms,
    frames, SVG and MathML go, and so do ids, classes and relative addresses. Examples may therefore come from anywhere.

    Parameters
    ----------
    markup
        A fragment of HTML.

    Raises
    ------
    DataError
        If `markup` is no str.

    See Also
    --------
    Markdown : the same from Markdown.

    Examples
    --------
    >>> import al_widget as al
    >>> def card(clause):
    ...     return al.Html(f"<h3>Clause</h3><p>{clause}</p>")
    >>> labeler = al.Labeler(["no lien", "any fee"], ["Liens", "Fees"], render=card, store=None)
    >>> labeler.close()
    """

    markup: str

    def __post_init__(self) -> None:
        _check_str("Html", self.markup)

    def safe_html(self) -> str:
        """Return the markup as it is shown: without anything that could run, load or restyle.

        Examples
        --------
        >>> Html("<b onclick=alert(1)>bold</b><script>alert(2)</script>").safe_html()
        '<b>bold</b>'
        """
        return sanitise(self.markup)


@dataclass(frozen=True)
class Markdown:
    """A card drawn from Markdown (CommonMark and tables): return it from `render=`.

    HTML inside it is sanitised as with `Html`.

    Parameters
    ----------
    text
        The Markdown.

    Raises
    ------
    DataError
        If `text` is no str.

    See Also
    --------
    Html : the same from HTML.

    Examples
    --------
    >>> import al_widget as al
    >>> tickets = ["It *stops* with `KeyError`.", "Please add `undo`."]
    >>> labeler = al.Labeler(tickets, ["bug", "feature"], render=al.Markdown, store=None)
    >>> labeler.close()
    """

    text: str

    def __post_init__(self) -> None:
        _check_str("Markdown", self.text)

    def safe_html(self) -> str:
        """Return the HTML that is shown.

        Examples
        --------
        >>> print(Markdown("Any *fee* [here](javascript:alert(1))").safe_html())
        <p>Any <em>fee</em> [here](javascript:alert(1))</p>
        """
        from markdown_it import MarkdownIt

        _check_size(self.text, "[")
        return sanitise(MarkdownIt("commonmark").enable("table").render(self.text))


def sanitise(markup: str) -> str:
    """Return the safe part of a fragment of HTML, by an allow-list of tags, attributes and addresses (nh3).

    A lone surrogate or a NUL becomes U+FFFD.

    Raises
    ------
    DataError
        If it has more tags than a card can show.
    """
    import nh3

    _check_size(markup, "<")
    return nh3.clean(
        repair_surrogates(markup).replace("\0", "�"),
        tags=_TAGS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_safe_value,
        url_schemes={"http", "https", "mailto", "data"},  # data: only for pictures, see _safe_value
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}, "img": {"referrerpolicy": "no-referrer"}},
    )


# fmt: off
_TAGS = {
    "a", "abbr", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q",
    "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
}
# Of any other tag the text stays. What these hold was not written to be read.
_DROPPED_WITH_CONTENT = {
    "applet", "audio", "canvas", "embed", "frameset", "head", "iframe", "math", "noembed", "noframes",
    "noscript", "object", "script", "style", "svg", "template", "title", "video",
}
# fmt: on
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "li": {"value"},
    "ol": {"reversed", "start"},
    "td": {"align", "colspan", "rowspan", "style"},
    "th": {"align", "colspan", "rowspan", "scope", "style"},
    "time": {"datetime"},
}
# An address must be absolute: a relative one would be a request to the notebook's own server, with the user's cookies.
_VALUES = {
    ("a", "href"): re.compile(r"https?://.*|mailto:.*", re.IGNORECASE | re.DOTALL),
    ("img", "src"): re.compile(
        r"https?://.*|data:image/(png|jpeg|gif|webp);base64,[a-z0-9+/=\s]*", re.IGNORECASE | re.DOTALL
    ),
    ("img", "width"): re.compile(r"\d{1,4}"),
    ("img", "height"): re.compile(r"\d{1,4}"),
    # Markdown aligns the columns of a table by style.
    ("td", "style"): re.compile(r"text-align:\s*(left|center|right);?"),
    ("th", "style"): re.compile(r"text-align:\s*(left|center|right);?"),
}


def _safe_value(tag: str, attribute: str, value: str) -> str | None:
    """Return the value an attribute keeps, None to drop the attribute."""
    allowed = _VALUES.get((tag, attribute))
    if allowed is None:
        return value
    value = value.strip(_SPACES)
    return value if allowed.fullmatch(value) else None


def _check_size(markup: str, mark: str) -> None:
    n = markup.count(mark)
    if n > _MOST_MARKS:
        raise DataError(f"Expected at most {_MOST_MARKS:,} {mark} on a card, got {n:,}. Show a part of the example.")


def _check_str(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise DataError(f"Expected al.{name}(…) of a str, got {type(value).__name__}. Pass the text of the card.")
