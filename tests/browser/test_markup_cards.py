"""Cards that render= returns as al.Html or al.Markdown: shown as markup; no script in them runs, no request leaves."""

from __future__ import annotations

import re

HOSTILE = [
    "<img src=x onerror='window.ran=1'>",
    "<svg onload='window.ran=2'></svg>",
    "<script>window.ran=3</script>",
    "<iframe srcdoc='<script>parent.ran=4</script>'></iframe>",
    "<a id=trap href='javascript:window.ran=5'>press me</a>",
    "<math><mtext><table><mglyph><style><img src=x onerror='window.ran=6'>",
    "<style>[data-al] { display: none }</style>",
    "<form action='https://elsewhere.example/'><button id=send>send</button></form>",
    "<div style='position:fixed;inset:0;z-index:9999'>over everything</div>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.example/'>",
    "<base href='https://elsewhere.example/'>",
    "<details open ontoggle='window.ran=7'><summary>more</summary></details>",
    "<video><source onerror='window.ran=8'></video>",
    "<template><img src=x onerror='window.ran=9'></template>",
]

DESK = """import al_widget as al
hostile = HOSTILE
texts = [f"clause {n}" for n in range(len(hostile))]
labeler = al.Labeler(texts, ["pos", "neg"], store=None, seed_size=20, audit=0,
                     render=lambda text: al.KIND(f"# Heading of {text}\\n\\n<b>bold</b> " + hostile[int(text.split()[1])]))
labeler"""


def walk(open_notebook, kind):
    """Show each hostile card once; return the notebook, and the addresses that it requested outside this machine."""
    notebook = open_notebook(DESK.replace("HOSTILE", repr(HOSTILE)).replace("KIND", kind))
    asked = []
    notebook.page.on(
        "request",
        lambda request: (
            None if re.match(r"(http://127\.0\.0\.1|data:|blob:)", request.url) else asked.append(request.url)
        ),
    )
    notebook.run(0)
    notebook.wait_for_card()
    notebook.page.locator('[data-al="card"] .html > *').first.wait_for()  # what makes markup harmless came
    for turn in range(len(HOSTILE)):
        card = notebook.page.locator('[data-al="card"]').first
        assert "Heading of clause" in card.inner_text()
        assert card.locator("b, strong").first.inner_text() == "bold"
        assert card.locator("script, iframe, form, style, svg, math, meta, base, template").count() == 0
        for trap in card.locator("a").all():
            trap.click(no_wait_after=True)
        assert notebook.page.evaluate("() => window.ran") is None, HOSTILE
        buttons = notebook.page.locator('[data-al="choice"]')
        assert buttons.first.is_visible()
        box = buttons.first.bounding_box()
        top = "([x, y]) => { let node = document.elementFromPoint(x, y); while (node?.shadowRoot) node = node.shadowRoot.elementFromPoint(x, y); return node?.closest('[data-al=\"choice\"]') !== null }"
        assert notebook.page.evaluate(top, [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])
        buttons.nth(turn % 2).click()
        notebook.wait_for(lambda turn=turn: notebook.labels == turn + 1, what="the label acknowledged")
    return notebook, asked


def test_html_is_shown_as_markup_and_nothing_in_it_runs(open_notebook):
    notebook, asked = walk(open_notebook, "Html")
    assert asked == []
    assert len(notebook.page.context.pages) == 1, "a link opened another page"


def test_markdown_is_shown_as_markup_and_nothing_in_it_runs(open_notebook):
    notebook, asked = walk(open_notebook, "Markdown")
    assert asked == []
    assert len(notebook.page.context.pages) == 1, "a link opened another page"


def test_a_markdown_card_has_headings_lists_tables_and_safe_links(open_notebook):
    notebook = open_notebook(
        """import al_widget as al
text = "## Terms\\n\\n- one\\n- **two**\\n\\n| part | fee |\\n|---|---|\\n| a | 5 |\\n\\n[read](https://elsewhere.example/x)"
labeler = al.Labeler([text, text + " ", text + "  "], ["pos", "neg"], store=None, audit=0, render=al.Markdown)
labeler"""
    )
    notebook.run(0)
    notebook.wait_for_card()
    card = notebook.page.locator('[data-al="card"]').first
    assert card.locator("h2").inner_text() == "Terms"
    assert [item.inner_text() for item in card.locator("li").all()] == ["one", "two"]
    assert card.locator("td").all_inner_texts() == ["a", "5"]
    link = card.locator("a")
    assert link.get_attribute("href") == "https://elsewhere.example/x"
    assert "noopener" in link.get_attribute("rel")
