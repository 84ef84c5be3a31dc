"""The desk at every size: a laptop's screen, a narrow panel, a phone, twice the size; and what must not move."""

from __future__ import annotations

import pytest
from desk_page import DeskPage, card, status

#: Card, labels, actions and advice, in pixels: what a laptop's screen has beside a notebook's own lines.
ROOM = 460
#: Widths of the desk: in JupyterLab at 1366 pixels with the file browser open, closed, and alone on a wide screen.
WIDTHS = (524, 676, 900)
TARGET = 40
ERROR = {"level": "error", "text": "The label store was deleted while it was open.", "action": "restore"}
LONG = (
    "The model has stopped changing, and 12 of the last 20 labels agree with it. To show 0.85, about 40 more random "
    "labels are needed."
)

INSIDE = """() => { const out = [], host = document.getElementById('host'), place = host.getBoundingClientRect();
  const clips = (e) => /hidden|clip/.test(getComputedStyle(e).overflowX);
  for (const e of host.shadowRoot.querySelectorAll('.desk *')) {
    if (e.closest('.heard, .choice .name, .past .words')) continue; // ears; names have tests of their own; an excerpt
    const box = e.getBoundingClientRect();
    if (box.width === 0) continue;
    if (box.right > place.right + 0.5 || box.left < place.left - 0.5) out.push(['outside', e.className || e.localName]);
    if (clips(e) && e.scrollWidth > e.clientWidth + 1) out.push(['cut off', e.className || e.localName, e.textContent]);
  }
  if (document.documentElement.scrollWidth > innerWidth) out.push(['the page scrolls sideways']);
  return out; }"""
SMALL = """(least) => [...document.getElementById('host').shadowRoot.querySelectorAll('button, input, summary')]
  .map((e) => [e.textContent || e.dataset.al, e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < least - 0.5 || box.width < least - 0.5))
  .map(([name, box]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""


@pytest.fixture
def open_desk(chrome):
    pages = []

    def open_(**options):
        pages.append(DeskPage(chrome, **options))
        return pages[-1]

    yield open_
    for page in pages:
        assert page.errors == []
        page.close()


def height(page):
    """Return from the top of the card to the end of the advice."""
    advice = page.box("advice")
    return advice["y"] + advice["height"] - page.box("card-place")["y"]


# ---------------------------------------------------------------- a laptop's screen


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("multilabel", [False, True], ids=["one", "several"])
def test_card_labels_actions_and_advice_of_twelve_classes_fit(open_desk, width, multilabel):
    page = open_desk(place=width, first=status(advice=LONG, multilabel=multilabel))
    page.focus()
    page.press(*"93")
    assert height(page) <= ROOM
    assert page.box("card-place")["height"] >= 118
    bottom = page.box("desk")["y"] + page.box("desk")["height"]
    assert bottom <= 632, "the whole desk, in the 647 pixels of JupyterLab's notebook at 1366 x 768"


def test_the_card_gives_way_to_more_labels(open_desk):
    few, many = (open_desk(place=524, first=status(names=[f"Class {i}" for i in range(n)])) for n in (3, 18))
    assert few.box("card-place")["height"] > many.box("card-place")["height"] + 50
    assert height(many) <= ROOM


def test_suggestions_take_their_room_from_the_card(open_desk):
    page = open_desk(place=524)
    before = page.box("card-place")["height"]
    page.click("suggest")
    page.page.locator(".likely").first.wait_for()
    page.settle()
    assert 118 <= page.box("card-place")["height"] <= before
    assert height(page) <= ROOM


@pytest.mark.parametrize("width", [524, 360])
def test_the_buttons_stay_whatever_is_told(open_desk, width):
    page = open_desk(place=width, height=1400)
    page.focus()
    page.press("9")
    choice, skip = page.box("choice"), page.box("skip")

    def assert_stays(what):
        assert page.box("choice") == choice, what
        assert page.box("skip") == skip, what

    page.status(notice=ERROR)
    assert page.box("notice")["y"] < page.box("card")["y"], "errors stand above the card"
    assert_stays("an error")
    page.status(notice={**ERROR, "text": "It cannot be read. " * 40, "action": None})
    assert page.box("card")["height"] >= 40
    assert_stays("a long error")
    page.status(notice={**ERROR, "level": "warning", "action": None})
    assert page.box("notice")["y"] > skip["y"], "a warning stands at the foot"
    assert_stays("a warning")
    page.status(notice=None, advice=LONG, features="Reads words.", phase="training")
    assert_stays("other sentences")
    for hook in ("why", "add-class", "note", "help", "review", "rename-class", "features"):
        page.click(hook)
        assert_stays(hook)
    page.status(classes=[*status()["classes"], {"name": "A thirteenth", "key": None}])
    assert page.box("choice") == choice, "a class more"


def test_a_larger_card_is_remembered(open_desk):
    page = open_desk(place=524, height=1000)
    fitted = page.box("card-place")["height"]
    page.click("larger-card")
    larger = page.box("card-place")["height"]
    assert larger == pytest.approx(600, abs=2)
    page.open()
    assert page.box("card-place")["height"] == larger
    assert page.find("larger-card").get_attribute("aria-pressed") == "true"
    page.click("larger-card")
    assert page.box("card-place")["height"] == fitted
    page.open()
    assert page.box("card-place")["height"] == fitted


def test_the_edge_of_the_card_is_pulled_and_stays_there(open_desk):
    page = open_desk(place=524, height=1000)
    box, mouse = page.box("card-place"), page.page.mouse
    corner = (box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    mouse.move(*corner)
    mouse.down()
    mouse.move(corner[0], corner[1] + 90, steps=5)
    mouse.up()
    page.settle()
    pulled = page.box("card-place")["height"]
    assert pulled == pytest.approx(box["height"] + 90, abs=8)
    page.open()
    assert page.box("card-place")["height"] == pytest.approx(pulled, abs=1)


# ---------------------------------------------------------------- narrow, touched, twice the size


def reach_everything(page):
    """Go through what can be open; return what is cut off or outside in each."""
    page.focus()
    page.press(*"93")
    found = {"ready": page.page.evaluate(INSIDE)}
    for hook in ("review", "help", "rename-class", "shares", "why", "suggest", "note", "features"):
        page.click(hook)
        found[hook] = page.page.evaluate(INSIDE)
        page.page.screenshot()
    page.status(notice=ERROR, measuring=12)
    found["error"] = page.page.evaluate(INSIDE)
    page.tell("disconnect")
    found["kernel gone"] = page.page.evaluate(INSIDE)
    return {state: some for state, some in found.items() if some}


@pytest.mark.parametrize("width", [640, 390, 360, 274, 240])
def test_nothing_is_cut_off_where_the_desk_is_narrow(open_desk, width):
    page = open_desk(width=width, height=844)
    assert reach_everything(page) == {}


@pytest.mark.parametrize("width", [390, 360])
@pytest.mark.parametrize("names", [3, 12], ids=["3 classes", "12 classes"])
def test_targets_are_large_enough_for_a_finger_on_a_narrow_desk(open_desk, width, names):
    page = open_desk(width=width, height=844, first=status(names=[f"Class {i}" for i in range(names)], notice=ERROR))
    page.focus()
    page.press("1")
    assert page.page.evaluate(SMALL, TARGET) == []
    for hook in ("review", "rename-class", "suggest", "add-class", "note"):
        page.click(hook)
        assert page.page.evaluate(SMALL, TARGET) == [], hook


def test_targets_are_large_enough_for_a_finger_on_a_wide_desk(open_desk):
    page = open_desk(width=1024, touch=True)
    page.focus()
    page.press("9")
    assert page.page.evaluate("() => matchMedia('(pointer: coarse)').matches")
    assert page.page.evaluate(SMALL, TARGET) == []


def test_at_twice_the_size_nothing_is_cut_off(open_desk):
    page = open_desk(width=683, height=384, device_scale_factor=2)
    assert reach_everything(page) == {}
    assert page.box("card-place")["height"] >= 118


# ---------------------------------------------------------------- focus, forced colours, motion

RING = """() => { const host = document.activeElement, at = host?.shadowRoot?.activeElement;
  if (host?.id !== 'host') return null;
  if (!at) { const desk = getComputedStyle(host.shadowRoot.querySelector('.desk'));
    return {name: 'desk', seen: desk.boxShadow !== 'none' || desk.outlineStyle === 'solid'}; }
  const style = getComputedStyle(at);
  return {name: at.dataset.al ?? at.textContent, seen: style.outlineStyle === 'solid' && style.outlineWidth === '2px'}; }"""


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_focus_is_always_seen(open_desk, forced):
    page = open_desk(place=524, media={"forced_colors": forced})
    page.focus()
    page.press(*"93")
    page.click("review")
    page.page.evaluate(
        """() => { const before = document.createElement('button'); document.body.prepend(before); before.focus(); }"""
    )
    reached = []
    for _ in range(60):
        page.page.keyboard.press("Tab")
        ring = page.page.evaluate(RING)
        if ring is None:
            break
        assert ring["seen"], ring["name"]
        reached.append(ring["name"])
    assert {"desk", "card", "choice", "undo", "past", "larger-card", "shares"} <= set(reached)


def test_a_card_is_scrolled_by_key_and_an_end_leaves_the_keys_with_the_desk(open_desk):
    page = open_desk(place=524, cards=[card(1), card(2)])
    page.focus()
    page.press("Tab", "Tab")
    assert page.page.evaluate(RING)["name"] == "card"
    page.press("PageDown")
    assert page.find("card").evaluate("e => e.scrollTop") > 0
    page.press(*"99")
    page.find("empty").wait_for()
    page.press("ArrowLeft")
    assert page.find("card").get_attribute("data-key") == "k2", "the keys still belong to the desk"


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_progress_bar_is_seen(open_desk, forced):
    page = open_desk(place=524, media={"forced_colors": forced}, first=status(budget=4))
    page.focus()
    page.press(*"93")
    page.page.wait_for_timeout(400)  # it grows for a fifth of a second
    bar = page.page.locator(".bar").first.bounding_box()

    def look(share):
        clip = {"x": bar["x"] + share * bar["width"], "y": bar["y"] + 2, "width": 4, "height": 2}
        return page.page.screenshot(clip=clip)

    assert look(0.1) == look(0.4)
    assert look(0.1) != look(0.6), "half of it is done, and no other half"


def test_nothing_moves_for_who_asked_for_less_motion(open_desk):
    moving = """() => [...document.getElementById('host').shadowRoot.querySelectorAll('.desk, .desk *')]
      .filter((e) => getComputedStyle(e).transitionDuration !== '0s' || getComputedStyle(e).animationName !== 'none')
      .map((e) => e.className)"""
    assert open_desk().page.evaluate(moving) == ["bar-done"]
    assert open_desk(media={"reduced_motion": "reduce"}).page.evaluate(moving) == []


# ---------------------------------------------------------------- in JupyterLab

DESK = """import al_widget as al
contracts = al.datasets.load_contracts()
labeler = al.Labeler(contracts["text"], sorted(contracts["label"].unique()), store=None, audit=0.3, name=NAME)
labeler"""
SEEN = """() => { const place = document.querySelector('.jp-Notebook .jp-WindowedPanel-outer').getBoundingClientRect();
  return {top: place.top, bottom: place.bottom, left: place.left, right: place.right}; }"""
SCROLLED = "() => document.querySelector('.jp-Notebook .jp-WindowedPanel-outer').scrollTop"


def shift_enter(notebook):
    """Run the first cell as a person does."""
    notebook.page.locator(".jp-Cell .cm-content").first.click()
    notebook.page.keyboard.press("Shift+Enter")


def is_whole(notebook):
    """Return whether the desk is in sight from top to bottom."""
    desk, seen = notebook.desk.bounding_box(), notebook.page.evaluate(SEEN)
    return desk["y"] >= seen["top"] and desk["y"] + desk["height"] <= seen["bottom"]


@pytest.mark.parametrize("browser_open", [True, False], ids=["file browser", "no file browser"])
def test_after_shift_enter_the_whole_desk_is_in_view(open_notebook, browser_open):
    notebook = open_notebook(DESK, "after = 1", width=1366, height=768)
    if not browser_open:
        notebook.command("application:toggle-left-area")
    shift_enter(notebook)
    notebook.wait_for_card()
    notebook.wait_for(lambda: is_whole(notebook), 10, "the whole desk in view")
    card_top = notebook.page.locator('[data-al="card"]').first.bounding_box()["y"]
    advice = notebook.page.locator('[data-al="advice"]').first.bounding_box()
    assert advice["y"] + advice["height"] - card_top <= ROOM
    notebook.page.wait_for_timeout(1_500)  # JupyterLab and the charts are done with their own moving
    assert is_whole(notebook)


def test_who_scrolls_or_types_meanwhile_is_left_alone(open_notebook):
    slow = "import time; time.sleep(1)\n" + DESK
    notebook = open_notebook(slow, "after = 1", width=1366, height=768)
    shift_enter(notebook)
    notebook.page.locator(".jp-Cell .cm-content").nth(1).click()
    notebook.page.keyboard.type("typing = 2")
    scrolled = notebook.page.evaluate(SCROLLED)
    notebook.wait_for_card()
    notebook.page.wait_for_timeout(1_500)  # nothing is to happen: there is nothing to wait for
    assert notebook.page.evaluate(SCROLLED) == scrolled
    assert not is_whole(notebook)


def test_a_notebook_that_is_opened_again_stays_where_it_is(open_notebook):
    notebook = open_notebook(DESK, "after = 1", width=1366, height=768)
    shift_enter(notebook)
    notebook.wait_for_card()
    notebook.wait_for(lambda: is_whole(notebook), 10)
    notebook.save()
    notebook.page.reload()
    notebook.wait_for_kernel()
    notebook.wait_for_card()
    notebook.page.wait_for_timeout(1_500)  # nothing is to happen: there is nothing to wait for
    assert notebook.page.evaluate(SCROLLED) == 0


@pytest.mark.parametrize(("width", "browser_open"), [(640, True), (390, False), (360, False)])
def test_in_a_narrow_jupyterlab_the_desk_is_not_cut_off(open_notebook, width, browser_open):
    notebook = open_notebook(DESK, width=width, height=844)
    if not browser_open:
        notebook.command("application:toggle-left-area")
    notebook.run(0)
    notebook.wait_for_card()
    desk, seen = notebook.desk.bounding_box(), notebook.page.evaluate(SEEN)
    assert seen["left"] <= desk["x"]
    assert desk["x"] + desk["width"] <= seen["right"]
