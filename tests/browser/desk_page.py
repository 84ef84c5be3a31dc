"""The desk on a bare page without a kernel: the committed bundle, JupyterLab's own colours, and messages by hand.

Every state of the desk is one call away here, so that a rule can be asked of all of them. What needs a kernel or
JupyterLab around it is tested with `lab.py`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "al_widget" / "static" / "widget.js"
THEMES = Path(sys.prefix) / "share" / "jupyter" / "lab" / "themes" / "@jupyterlab"
ADDRESS = "http://desk.test/"  # nothing leaves the machine: every request is answered here

TWELVE = (
    "Amendments", "Assignment", "Confidentiality", "Counterparts", "Entire Agreement", "Governing Law",
    "Indemnification", "Insurance", "Notices", "Severability", "Survival", "Termination",
)  # fmt: skip
CLAUSE = (
    "The Borrower shall not, and shall not permit any Subsidiary to, create, incur, assume or suffer to exist any Lien "
    "upon any of its property, assets or revenues, whether now owned or hereafter acquired, other than the Liens "
)

PAGE = """<!doctype html><html lang="en"><head><title>A notebook</title><style id="theme"></style>
<style>body { margin: 0; background: var(--jp-layout-color0); } main { width: WIDTH; }</style></head>
<body><main><h1 hidden>A notebook</h1><div id="host"></div></main></body></html>"""

# The model that anywidget passes, and the least a kernel does: it answers hello and takes every decision.
OPEN = """async ({status, cards}) => {
  const url = URL.createObjectURL(new Blob([await (await fetch('/widget.js')).text()], {type: 'text/javascript'}));
  const widget = (await import(url)).default();
  const handlers = new Map();
  const trigger = (name, ...args) => { for (const one of [...(handlers.get(name) ?? [])]) one(...args); };
  const traits = {status};
  let labels = 0, answers = true;
  const model = {
    comm_live: true, widget_manager: {}, get: (name) => traits[name],
    on: (name, one) => handlers.set(name, (handlers.get(name) ?? new Set()).add(one)),
    off: (name, one) => handlers.get(name)?.delete(one),
    send: (message) => { if (!model.comm_live) throw new Error('Cannot send');
      window.desk.sent.push(message);
      if (message.kind === 'hello') window.desk.kernel({kind: 'batch', rev: 1, version: 0, append: false, cards});
      if (message.kind === 'library') fetch(`/library-${message.name}.js.gz`).then((one) => one.arrayBuffer()).then(
        (script) => trigger('msg:custom', message, [new DataView(script)]));
      if (message.kind !== 'events' || !answers) return;
      labels += message.events.filter((one) => one.do === 'label').length;
      window.desk.kernel({kind: 'ack', client: message.client, upto: message.events.at(-1).seq, refused: [],
                          done: [], open: [], labels, left: 400}); },
  };
  window.desk = { sent: [], client: null,
    kernel: (message) => setTimeout(() => trigger('msg:custom',
      message.client === '?' ? {...message, client: window.desk.sent[0].client} : message, [])),
    status: (more) => { traits.status = {...traits.status, ...more, rev: traits.status.rev + 1};
      trigger('change:status'); },
    silence: () => { answers = false; },
    disconnect: () => { model.comm_live = false; trigger('comm_live_update'); },
    view: (el) => widget.render({model, el}),
  };
  widget.initialize({model});
  window.desk.view(document.getElementById('host'));
}"""


def answer(url: str, html: str) -> dict[str, Any]:
    """Return what the page gets at an address: the bundle, a library, or itself."""
    file = BUNDLE.with_name(url.rpartition("/")[2] or "-")
    if file.is_file():
        return {
            "body": file.read_bytes(),
            "content_type": "text/javascript" if file.suffix == ".js" else "application/octet-stream",
        }
    return {"body": html, "content_type": "text/html"}


def theme_css(theme: str) -> str:
    """Return the colours and sizes of one of JupyterLab's themes: light, dark or dark-high-contrast."""
    return (THEMES / f"theme-{theme}-extension" / "index.css").read_text(encoding="utf-8")


def card(number: int, **more: Any) -> dict[str, Any]:
    """Return a card of a text of a few hundred letters."""
    text = f"{number}. {CLAUSE * 3}numbered {number}."
    top = [["Notices", 0.46], ["Termination", 0.2], ["Survival", 0.11], ["Insurance", 0.05], ["Amendments", 0.02]]
    return {"key": f"k{number}", "kind": "text", "name": str(number), "text": text, "again": False, "top": top, **more}


def status(**more: Any) -> dict[str, Any]:
    """Return the status of a desk with a model and twelve classes."""
    golden = json.loads((ROOT / "tests" / "wire" / "status.json").read_text(encoding="utf-8"))["message"]
    guidelines = more.pop("guidelines", {})
    classes = [
        {"name": name, "key": None} | ({"guideline": guidelines[name]} if name in guidelines else {})
        for name in more.pop("names", TWELVE)
    ]
    calm = {"phase": "ready", "busy": None, "notice": None, "renamed": [], "classes": classes, "store": "labels.db"}
    return {**golden, **calm, **more}


class DeskPage:
    """A desk on a page of its own.

    Parameters
    ----------
    chrome
        Playwright's browser.
    theme
        One of JupyterLab's: light, dark, dark-high-contrast.
    width, height
        Of the window; `place` is the width of the desk's place in it.
    media
        What the reader prefers, as the page sees it: forced_colors, reduced_motion.
    """

    def __init__(
        self,
        chrome: Any,
        *,
        theme: str = "light",
        width: int = 900,
        height: int = 768,
        place: int | None = None,
        media: Mapping[str, str] | None = None,
        touch: bool = False,
        cards: list[dict[str, Any]] | None = None,
        first: Mapping[str, Any] | None = None,
        **context: Any,
    ) -> None:
        self.context = chrome.new_context(viewport={"width": width, "height": height}, has_touch=touch, **context)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self._look = (theme, dict(media or {}))
        html = PAGE.replace("WIDTH", f"{place}px" if place else "auto")
        self.page.route("**/*", lambda route: route.fulfill(**answer(route.request.url, html)))
        self._opened = {
            "status": dict(first if first is not None else status()),
            "cards": cards if cards is not None else [card(number) for number in range(1, 21)],
        }
        self.open()

    def open(self) -> None:
        """Load the page, or load it again."""
        self.page.goto(ADDRESS)
        self.look(*self._look)
        self.page.evaluate(OPEN, self._opened)
        self.page.wait_for_selector('[data-al="desk"]')
        if self._opened["cards"]:
            self.page.wait_for_selector('[data-al="card"]')
        self.settle()

    def look(self, theme: str, media: Mapping[str, str]) -> None:
        """Change JupyterLab's theme, and what the reader's system asks for."""
        dark = theme.startswith("dark")
        asked = {"forced_colors": "none", "contrast": "no-preference", "reduced_motion": "no-preference", **media}
        self.page.emulate_media(color_scheme="dark" if dark else "light", **asked)
        self.page.evaluate(
            """([css, light]) => { document.getElementById('theme').textContent = css;
                                   document.body.dataset.jpThemeLight = light; }""",
            [theme_css(theme), str(not dark).lower()],
        )

    def settle(self) -> None:
        """Wait until what was asked is drawn."""
        self.page.evaluate(
            "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 30))"
        )

    def status(self, **more: Any) -> None:
        """Let the kernel set some fields of its status."""
        self.page.evaluate("(more) => window.desk.status(more)", more)
        self.settle()

    def kernel(self, message: Mapping[str, Any]) -> None:
        """Let the kernel send a message; "?" as the client stands for this page's."""
        self.page.evaluate("(message) => window.desk.kernel(message)", dict(message))
        self.settle()

    def tell(self, what: str) -> None:
        """Let the kernel fall silent, or disconnect it."""
        self.page.evaluate(f"() => window.desk.{what}()")
        self.settle()

    def find(self, hook: str) -> Any:
        """Return the first element with a hook."""
        return self.page.locator(f'[data-al="{hook}"]').first

    def click(self, hook: str) -> None:
        """Click the first element with a hook."""
        self.find(hook).click()
        self.settle()

    def focus(self) -> None:
        """Give the desk the focus: it takes the keys."""
        self.page.evaluate("() => document.getElementById('host').focus()")
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def box(self, hook: str) -> dict[str, float]:
        """Return where the first element with a hook is."""
        return self.find(hook).bounding_box()

    def close(self) -> None:
        """Close the page."""
        self.context.close()
