"""Canary: nothing hostile executes in the desk, the review, suggestions, notices, repr, charts."""

import sys, shutil, json, time

sys.path.insert(0, __import__("os").environ["REPO"] + "/tests/browser")
from pathlib import Path
from lab import running, Notebook, chromium, CHROMIUM_FLAGS
from playwright.sync_api import sync_playwright

P = [
    '<img src=x onerror="window.__pwned=(window.__pwned||0)+1">',
    '<svg onload="window.__pwned=2"></svg>',
    "<script>window.__pwned=3</script>",
    '"><iframe srcdoc="<script>parent.__pwned=4</script>">',
    '<a href="javascript:window.__pwned=5">link</a>',
    '<a href="https://evil.example/x">evil</a>',
    "[md](javascript:window.__pwned=6) **b**",
    "$\\alpha$",
    "\x1b[31mred\x1b[0m",
    "\u202eRTL",
    "z\u200bw\u200d",
    "W" * 100_000,
    "👩\u200d👩\u200d👧",
    "a\ud800b",
    "nul\0nul",
    "<b>bold</b><br>two",
    "%{x} %{customdata}",
]
CELL = f"""
import al_widget as al, pandas as pd, numpy as np
P = {P!r}
name = P[0]
texts = [f"{{p}} number {{i}} {{'good' if i % 2 else 'bad'}}" for i in range(4) for p in P]
frame = pd.DataFrame({{"text": texts, P[1]: P * 4, P[4]: P * 4}}, index=[f"{{p}}#{{i}}" for i in range(4) for p in P])
labeler = al.Labeler(frame, {{P[0]: "1", P[4]: "2", P[5]: "3", P[15]: "4"}}, text="text", show=[P[1], P[4]], store="x.db", name=name, annotator=P[0], seed_size=6, batch_size=6, audit=0.4)
labeler"""
CHART = f"""
import warnings; warnings.filterwarnings("ignore")
rng = np.random.default_rng(0); pts = rng.normal(size=(150, 2))
def strat(candidates, k, rng): return np.arange(k), np.zeros(len(candidates))
strat.__name__ = P[0] + P[4] + P[5]; strat.__doc__ = P[0] + P[4]
played = al.teaching.film(pts, [P[[0, 4, 5, 15][i]] for i in (pts[:, 0] > 0) + 2 * (pts[:, 1] > 0)], ["margin", strat], rounds=3)
played.figure()"""
CURVES = """
from al_widget.charts import learning_curves
learning_curves(pd.DataFrame([[P[i], r, n, 0.5] for i in (0, 1, 4, 5, 15, 16) for r in range(2) for n in (10, 20)], columns=["strategy", "repeat", "n_labels", "accuracy"]))"""
folder = Path("browser")
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir()
with running(folder) as lab, sync_playwright() as pw:
    b = pw.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
    page = b.new_context(viewport={"width": 1500, "height": 1000}).new_page()
    asked = []
    page.on(
        "request",
        lambda r: (
            asked.append(r.url) if "127.0.0.1" not in r.url and not r.url.startswith(("data:", "blob:")) else None
        ),
    )
    nb = Notebook(
        lab,
        page,
        [
            CELL,
            CHART,
            CURVES,
            "labeler.session",
            "labeler.frame",
            "labeler.log.head(3)",
            "labeler.label('nope<img src=x onerror=window.__pwned=7>', P[0])",
            "labeler.add_class(P[0])",
        ],
    )
    pwned = lambda where: print(f"{where:40s} __pwned = {page.evaluate('() => window.__pwned')}", flush=True)
    nb.run(0)
    nb.wait_for_card()
    pwned("panel shown")
    print("card text starts", repr(page.locator('[data-al="card"]').inner_text()[:90]))
    nb.focus()
    for i in range(26):
        nb.strike(str(1 + i % 4))
        page.wait_for_timeout(60)
    nb.wait_saved()
    pwned("26 labels")
    nb.python("labeler.wait()")
    page.wait_for_timeout(4000)
    pwned("model learned, charts drawn")
    print("labels", nb.labels, "accuracy", nb.python("print(labeler.accuracy, labeler.error)")[:200])
    hooks = page.evaluate(
        "() => [...new Set([...document.querySelectorAll('*')].flatMap(h => [h, ...(h.shadowRoot?.querySelectorAll('*') ?? [])]).map(n => n.dataset?.al).filter(Boolean))]"
    )
    print("hooks", hooks)
    for hook in ("review", "suggest", "suggestions", "help", "keys", "why"):
        loc = page.locator(f'[data-al="{hook}"]')
        if loc.count():
            loc.first.click()
            page.wait_for_timeout(500)
            pwned(f"after {hook}")
    page.screenshot(path="xss_desk.png")
    nb.python("labeler._publisher.notify('error', P[0] + P[4] + P[2])")
    page.wait_for_timeout(500)
    pwned("error notice")
    nb.python("labeler.add_class(P[3])")
    page.wait_for_timeout(500)
    pwned("class added")
    print(
        "links in the desk:",
        page.evaluate(
            "() => [...document.querySelectorAll('*')].flatMap(h => [...(h.shadowRoot?.querySelectorAll('a,img,script,iframe') ?? [])]).length"
        ),
        page.evaluate(
            """() => document.querySelectorAll('[data-al="desk"] a, [data-al="desk"] img, [data-al="desk"] script, [data-al="desk"] iframe').length"""
        ),
    )
    for n in (3, 4, 5, 6, 7) if len(sys.argv) < 2 else ():
        nb.run(n)
        page.wait_for_timeout(1200)
        pwned(f"cell {n}")
    for n, what in ((1, "film"), (2, "learning_curves")):
        nb.run(n)
        page.wait_for_timeout(14000 if n == 1 else 4000)
        out = page.locator(".jp-Cell").nth(n).locator(".js-plotly-plot")
        print("   cell says", repr(page.locator(".jp-Cell").nth(n).inner_text()[-700:]) if not out.count() else "drawn")
        if not out.count():
            continue
        out.first.scroll_into_view_if_needed()
        page.wait_for_timeout(1000)
        got = page.evaluate(
            """(n) => { const cell = document.querySelectorAll('.jp-Cell')[n]; const plot = cell.querySelector('.js-plotly-plot');
          if (!plot) return cell.innerText.slice(0, 500);
          const texts = [...plot.querySelectorAll('text.legendtext')].map(t => t.textContent.slice(0, 70));
          const links = [...plot.querySelectorAll('a')].map(a => (a.getAttribute('href') || a.getAttributeNS('http://www.w3.org/1999/xlink','href')) + ' | ' + a.textContent.slice(0, 30));
          const bold = [...plot.querySelectorAll('tspan')].filter(t => /bold/.test(t.getAttribute('style') || '')).map(t => t.textContent.slice(0, 20));
          return {texts, links, bold, imgs: plot.querySelectorAll('img, foreignObject, script, iframe').length, title: plot.querySelector('.gtitle')?.textContent.slice(0, 90)}; }""",
            n,
        )
        print(what, json.dumps(got, ensure_ascii=False)[:1500])
        pwned(what + " shown")
        box = out.first.bounding_box()
        if box:
            for dx in range(10):
                for dy in range(6):
                    page.mouse.move(
                        box["x"] + box["width"] * (0.05 + dx * 0.09), box["y"] + box["height"] * (0.15 + dy * 0.12)
                    )
                    page.wait_for_timeout(25)
        pwned(what + " hovered")
        hov = page.evaluate(
            "() => [...document.querySelectorAll('.hoverlayer text')].map(t => t.textContent.slice(0, 80))"
        )
        print("   hover texts", hov[:5])
        for a in page.locator(".js-plotly-plot a").all()[:6]:
            try:
                a.evaluate("a => a.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))")
            except Exception as e:
                print("   click", str(e)[:60])
        page.wait_for_timeout(500)
        pwned(what + " links clicked")
        page.screenshot(path=f"xss_{what}.png")
    print("requests that left loopback:", sorted(set(asked))[:8])
    print("console errors:", [c[:160] for c in nb.console if c.startswith("error")][:6])
    b.close()
