// @vitest-environment jsdom
// Not happy-dom: it moves nodes differently from a browser, so that DOMPurify removes the wrong ones.
import createPurifier from "dompurify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { canSanitize, purifyWith, sanitize } from "../../src/view/kinds/sanitize";
import { SilentModel } from "../fakes";
import { card, golden, status } from "../wire";
import { clearPage, closeAll, find, onScreen, open, press, settled } from "./page";

beforeEach(clearPage);
afterEach(closeAll);

describe("before the library is there", () => {
  it("no markup is shown, and it is asked for; then the card shows it", async () => {
    const model = new SilentModel();
    const { el } = open(model, status());
    const { message } = golden.find((g) => g.name === "batch_html.json")!;
    expect(model.ofKind("library")).toEqual([]);
    model.kernel(message);
    await settled();
    expect(model.ofKind("library").map((one) => one.name)).toContain("markup");
    expect(find(el, "card")!.dataset.key).toBeTruthy();
    expect(find(el, "card")!.querySelector(".html")!.childNodes).toHaveLength(0);
    expect(canSanitize.peek()).toBe(false);
    purifyWith(createPurifier);
    await settled();
    expect(find(el, "card")!.querySelector(".html")!.childNodes.length).toBeGreaterThan(0);
  });
});

function rendered(markup: string): HTMLElement {
  const box = document.createElement("div");
  box.append(sanitize(markup));
  return box;
}

const HOSTILE = [
  "<script>hacked()</script>",
  "<p onclick=hacked()>text</p>",
  "<img src=x onerror=hacked()>",
  "<img src=x:x ONERROR='hacked()'>",
  "<body onload=hacked()><p>text",
  "<svg onload=hacked()><script>hacked()</script></svg>",
  "<svg><a xlink:href='javascript:hacked()'><text>x</text></a></svg>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=hacked()&gt;'>",
  "<noscript><p title='</noscript><img src=x onerror=hacked()>'>",
  "<template><img src=x onerror=hacked()></template>",
  "<a href='javascript:hacked()'>link</a>",
  "<a href=' java\tscript:hacked()'>link</a>",
  "<a href='&#106;avascript&colon;hacked()'>link</a>",
  "<a href='vbscript:hacked()'>link</a>",
  "<a href='data:text/html,<script>hacked()</script>'>link</a>",
  "<img src='data:text/html,<script>hacked()</script>'>",
  "<a href='/logout'>link</a><img src='/logout'><img src='//example.org/x.png'><img src='https:logout'>",
  "<iframe src='https://example.org'></iframe><object data='x'></object><embed src='x'><frame src=x>",
  "<iframe srcdoc='<script>hacked()</script>'></iframe>",
  "<form action='https://example.org'><input name=x autofocus onfocus=hacked()><button>send</button></form>",
  "<style>.desk{display:none}</style><link rel=stylesheet href='https://example.org/x.css'>",
  "<meta http-equiv=refresh content='0;url=https://example.org'><base href='https://example.org'>",
  "<div style='position:fixed;inset:0' class=panel id=x data-al=card data-key=k part=p slot=s>over the desk</div>",
  "<video src=x onerror=hacked() autoplay></video><audio src=x></audio>",
  "<details open ontoggle=hacked()>text</details>",
  "<p contenteditable tabindex=0 accesskey=1>text</p>",
  "<x-widget onclick=hacked()>text</x-widget>",
];
const KEPT = new Set(
  "abbr align alt colspan datetime dir headers height href lang open referrerpolicy rel reversed rowspan scope span src start target title value width".split(
    " ",
  ),
);
const ACTIVE =
  /^(?:script|style|link|meta|base|i?frame|object|embed|form|input|button|select|textarea|template|video|audio|svg|math|.*-.*)$/;

describe("hostile markup", () => {
  it.each(HOSTILE)("%s is harmless", (markup) => {
    const box = rendered(markup);
    for (const element of box.querySelectorAll("*")) {
      expect(element.localName).not.toMatch(ACTIVE);
      expect(element.getAttributeNames().filter((name) => !KEPT.has(name))).toEqual([]);
      for (const name of ["href", "src"]) {
        expect(element.getAttribute(name) ?? "https://").toMatch(/^(?:https?:\/\/|mailto:|data:image\/)/);
      }
    }
    expect(box.textContent).not.toContain("hacked");
  });
  it("loses what is hostile and keeps the rest", () => {
    const box = rendered(
      "<p onclick=hacked()>From <b>$5</b> to <a href='javascript:x()'>$7</a></p><script>x</script>",
    );
    expect(box.innerHTML).toBe("<p>From <b>$5</b> to <a>$7</a></p>");
  });
});

describe("honest markup", () => {
  it("keeps prose, tables and images", () => {
    const markup =
      '<h2>Fees</h2><p lang="de">Zwei <em>Wörter</em></p><ul><li>one</li></ul><pre><code>x &lt; 1</code></pre>' +
      '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table><img alt="a plot" src="data:image/png;base64,AA==">';
    const image = ' referrerpolicy="no-referrer">';
    expect(rendered(markup).innerHTML).toBe(markup.replace(/>$/, image));
  });
  it("keeps the numbers of a list, and how Markdown aligns the columns of a table", () => {
    const markup =
      '<ol><li value="3">c</li></ol><table><tbody><tr><td style="text-align:right">1</td>' +
      '<td style="text-align:right;position:fixed">2</td></tr></tbody></table>';
    expect(rendered(markup).innerHTML).toBe(
      '<ol><li value="3">c</li></ol><table><tbody><tr><td align="right">1</td><td>2</td></tr></tbody></table>',
    );
  });
  it("opens links in a new tab that cannot reach this one", () => {
    const link = rendered(
      '<a href="https://example.org/a?b=1" target="_self" rel="opener">x</a>',
    ).querySelector("a")!;
    expect([link.getAttribute("href"), link.target, link.rel]).toEqual([
      "https://example.org/a?b=1",
      "_blank",
      "noopener noreferrer",
    ]);
    expect(rendered('<a href="mailto:a@example.org">x</a>').querySelector("a")?.href).toBe(
      "mailto:a@example.org",
    );
  });
});

describe("a desk with HTML examples", () => {
  const html = (key: string, markup: string) =>
    ({ key, kind: "html", name: key, html: markup, again: false, top: [] }) as ReturnType<typeof card>;
  const batch = (...cards: unknown[]) => ({ kind: "batch", rev: 1, version: 0, append: false, cards });

  it("shows each card's markup, and its text among the last labels", async () => {
    const model = new SilentModel();
    const { el } = open(model);
    model.kernel(
      batch(
        html("a", "<h2>Liens</h2><p onclick=hacked()>shall not <script>hacked()</script></p>"),
        html("b", "<p>second</p>"),
        card("c"),
      ),
    );
    await settled();
    expect(find(el, "card")?.querySelector(".html")?.innerHTML).toBe("<h2>Liens</h2><p>shall not </p>");
    press(el, "1");
    await settled();
    expect([onScreen(el), find(el, "card")?.querySelector(".html")?.innerHTML]).toEqual([
      "b",
      "<p>second</p>",
    ]);
    expect(find(el, "last")?.querySelector("button")?.title).toBe("review: Liens shall not");
    press(el, "1");
    await settled();
    expect([onScreen(el), find(el, "card")?.textContent]).toEqual(["c", "text of c"]);
    press(el, "ArrowLeft");
    await settled();
    expect(find(el, "card")?.querySelector(".html")?.innerHTML).toBe("<p>second</p>");
  });
  it("shows the golden message", async () => {
    const model = new SilentModel();
    const { el } = open(model);
    model.kernel(golden.find((g) => g.name === "batch_html.json")!.message);
    await settled();
    const shown = find(el, "card")!;
    expect(shown.querySelector("h2")?.textContent).toBe("Notices");
    expect(shown.querySelector("a")?.rel).toBe("noopener noreferrer");
  });
  it("lets Enter open a link that has the focus, and decides nothing by it", async () => {
    const model = new SilentModel();
    const { el } = open(model, status({ multilabel: true }));
    model.kernel(
      batch(html("a", '<a href="https://example.org">x</a><details><summary>more</summary>y</details>')),
    );
    await settled();
    const inside = (tag: string) => find(el, "card")!.querySelector<HTMLElement>(tag)!;
    expect(press(el, "Enter", {}, inside("a")).defaultPrevented).toBe(false);
    expect(press(el, " ", {}, inside("summary")).defaultPrevented).toBe(false);
    expect(model.decisions).toEqual([]);
    press(el, "Enter");
    expect(model.decisions).toHaveLength(1);
  });
});
