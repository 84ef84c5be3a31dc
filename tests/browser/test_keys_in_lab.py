"""Keys and names on the desk in JupyterLab: each class is reached by the strokes on its button, and told from the others."""

from __future__ import annotations

import json

import pytest
from conftest import SCREENSHOTS

DESK = """import al_widget as al
contracts = al.datasets.load_contracts()
classes = CLASSES
labeler = al.Labeler(list(contracts["text"]), classes, store="labels.db", name=NAME, OPTIONS)
labeler"""
START = "Representations and warranties of the borrower on "
SIXTY = [START + end for end in ("taxes", "title", "litigation", "solvency", "its contracts", "insurance", "employees")]
THIRTY = [
    "Amendments",
    "Arbitration",
    "Assignment",
    "Authority",
    "Books And Records",
    "Compliance With Laws",
    "Confidentiality",
    "Cooperation",
    "Counterparts",
    "Definitions",
    "Delivery",
    "Duties",
    "Effect Of Termination",
    "Entire Agreement",
    "Equitable Relief",
    "Expenses",
    "Force Majeure",
    "Further Assurances",
    "Governing Law",
    "Headings",
    "Indemnification",
    "Independent Contractor",
    "Insurance",
    "Intellectual Property",
    "Interpretation",
    "License Grant",
    "Limitation Of Liability",
    "Notices",
    "No Waiver",
    "税务",
]
TOPICS = [f"Topic {number}" for number in range(150)]
HOSTILE = (
    [f"accounts{'o' * number}" for number in range(40)] + [f"T{number}" for number in range(30)]
    + [chr(0x4E00 + number) for number in range(40)] + [chr(0x1F600 + number) for number in range(20)]
    + [str(number) for number in range(20)]
)  # fmt: skip
SIZES = ((1366, 768), (640, 900), (390, 844))


def show(open_notebook, classes, options="batch_size=1000, audit=0", **more):
    notebook = open_notebook(DESK.replace("CLASSES", repr(classes)).replace("OPTIONS", options), **more)
    notebook.command("application:toggle-left-area")
    notebook.run(0)
    notebook.wait_for_card()
    notebook.focus()
    return notebook


def strokes_of(notebook, hook="choice"):
    buttons = notebook.page.locator(f'[data-al="{hook}"]')
    pairs = buttons.evaluate_all("all => all.map((one) => [one.dataset.value, one.dataset.keys])")
    return dict(pairs)


def resize(notebook, width, height):
    notebook.page.set_viewport_size({"width": width, "height": height})
    notebook.page.wait_for_timeout(400)  # JupyterLab lays itself out anew


@pytest.mark.parametrize(
    ("classes", "longest"),
    [(THIRTY[:12], 1), (THIRTY, 1), (TOPICS, 3), (HOSTILE, 3)],
    ids=["12", "30", "150", "hostile"],
)
def test_every_class_is_reached_by_the_strokes_on_its_button(open_notebook, logged, classes, longest):
    notebook = show(open_notebook, classes)
    strokes = strokes_of(notebook)
    assert sorted(strokes) == sorted(classes)
    assert {len(keys) for keys in strokes.values()} <= set(range(1, longest + 1))
    shown = notebook.page.locator('[data-al="choice"] kbd').all_inner_texts()
    assert sorted(shown) == sorted(strokes.values())
    meant = []
    for name in classes:
        meant.append((notebook.key, name))
        notebook.strike(strokes[name])
        if len(meant) % 10 == 0:  # about as far ahead of the kernel as its prepared cards reach
            notebook.wait_saved()
    notebook.wait_for(lambda: notebook.labels == len(classes), what="all labels acknowledged")
    assert [(key, value) for do, key, value in logged() if do == "label"] == meant


def test_strokes_stay_when_a_class_is_added_in_a_second_view_and_after_a_reload(open_notebook):
    notebook = show(open_notebook, THIRTY[:20])
    before = strokes_of(notebook)
    notebook.page.locator('[data-al="add-class"]').first.click()
    notebook.page.keyboard.type("Force of nature")
    notebook.page.keyboard.press("Enter")
    notebook.wait_for(lambda: len(strokes_of(notebook)) == 21)
    after = strokes_of(notebook)
    assert {name: keys for name, keys in after.items() if name in before} == before
    assert after["Force of nature"] not in before.values()
    notebook.wait_saved()
    notebook.save()
    notebook.page.reload()
    notebook.wait_for_kernel()
    notebook.wait_for_card()
    notebook.wait_for(lambda: len(strokes_of(notebook)) == 21)
    assert strokes_of(notebook) == after
    first = notebook.key
    notebook.focus()
    notebook.strike(after["Force of nature"])
    notebook.wait_saved()
    assert notebook.python("print([(labeler.pool.key(id), label) for id, label in labeler.labels.items()])") == str(
        [(first, "Force of nature")]
    )


def test_with_several_labels_strokes_and_the_search_toggle_and_enter_submits(open_notebook, logged):
    notebook = show(open_notebook, TOPICS, "batch_size=1000, audit=0, multilabel=True")
    page, first = notebook.page, notebook.key
    strokes = strokes_of(notebook)
    for name in ("Topic 7", "Topic 149", "Topic 8", "Topic 8"):
        notebook.strike(strokes[name])
    page.keyboard.type("topic 14")  # a name typed out is a search: neither its letters nor its digits choose
    assert notebook.key == first
    found = page.locator('[data-al="choice"]').evaluate_all("all => all.map((one) => one.dataset.value)")
    assert found == ["Topic 14", *(f"Topic 14{digit}" for digit in range(10))]
    page.keyboard.press("Enter")
    notebook.wait_for(lambda: page.locator('[data-al="choice"][aria-pressed="true"]').count() == 3)
    assert notebook.key == first, "choosing is not deciding"
    page.keyboard.press("/")
    page.keyboard.press("Enter")  # with nothing typed
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    notebook.wait_saved()
    assert logged() == [("label", first, json.dumps(["Topic 7", "Topic 14", "Topic 149"], separators=(", ", ": ")))]


def test_hundred_and_fifty_classes_have_no_scroll_of_their_own_and_narrow_down_in_place(open_notebook):
    notebook = show(open_notebook, HOSTILE)
    page = notebook.page
    choices = page.locator('[role="group"][aria-label="labels"]').first
    assert choices.evaluate("e => [getComputedStyle(e).overflowY, e.scrollHeight <= e.clientHeight + 4]") == [
        "visible", True,
    ]  # fmt: skip
    below = page.locator('[data-al="undo"]').bounding_box()["y"] - choices.bounding_box()["y"]
    notebook.strike("/")
    page.keyboard.type("accountsooo")
    notebook.wait_for(lambda: page.locator('[data-al="choice"]').count() == 37)
    narrowed = page.locator('[data-al="undo"]').bounding_box()["y"] - choices.bounding_box()["y"]
    assert abs(narrowed - below) < 2, "what stands below the classes moved"
    first = page.locator('[data-al="choice"]').first
    assert first.get_attribute("data-value") == "accountsooo"
    assert first.bounding_box()["y"] + 40 < page.viewport_size["height"]
    key = notebook.key
    page.keyboard.press("Enter")
    notebook.wait_saved()
    assert notebook.python("print([(labeler.pool.key(id), label) for id, label in labeler.labels.items()])") == str(
        [(key, "accountsooo")]
    )


CLIPPED = """all => all.filter((one) => { const name = one.querySelector('.name');
  const box = one.getBoundingClientRect(); const inner = name.getBoundingClientRect();
  return name.scrollWidth > name.clientWidth + 1 || inner.bottom > box.bottom || inner.right > box.right
    || getComputedStyle(name).webkitLineClamp !== 'none'; }).map((one) => one.dataset.value)"""


@pytest.mark.parametrize("classes", [SIXTY, [START * 3 + name for name in SIXTY]], ids=["sixty", "two-hundred"])
def test_long_names_with_a_common_start_are_told_apart_at_every_width(open_notebook, classes):
    given = "labels={place: classes[place % 7] for place in range(40)}, audit=0"
    notebook = show(open_notebook, classes, given)
    page = notebook.page
    notebook.python("labeler.wait(60)")
    page.locator('[data-al="suggest"]').click()
    notebook.page.keyboard.press("ArrowRight")
    notebook.wait_for(lambda: page.locator('[data-al="choice"] .likely').count() == 5, what="five percentages")
    for width, height in SIZES:
        resize(notebook, width, height)
        buttons = page.locator('[data-al="choice"]')
        names = buttons.locator(".name").all_inner_texts()
        assert len(set(names)) == len(classes)
        assert [name.split()[-1] for name in names] == [name.split()[-1] for name in classes]
        assert buttons.evaluate_all(CLIPPED) == []
        widths = buttons.locator(".name").evaluate_all("all => all.map((one) => one.clientWidth)")
        assert min(widths) >= 110, "a name has no room beside its percentage"
        overlaps = buttons.evaluate_all(
            """all => all.some((one) => { const share = one.querySelector('.likely');
               return share && share.getBoundingClientRect().left < one.querySelector('.name').getBoundingClientRect().right; })"""
        )
        assert not overlaps
        if width == 390:
            assert min(buttons.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")) >= 40
        page.screenshot(path=SCREENSHOTS / f"long_names_{len(classes[0])}_{width}.png")


def test_suggestions_among_many_classes_are_readable_and_their_places_fixed(open_notebook):
    classes = [f"{START}{word} {number}" for number in range(10) for word in ("tax", "law", "lien", "fee")]
    given = "labels={place: classes[place % 40] for place in range(200)}, audit=0"
    notebook = show(open_notebook, classes, given)
    page = notebook.page
    notebook.python("labeler.wait(60)")
    page.locator('[data-al="suggest"]').click()
    notebook.page.keyboard.press("ArrowRight")
    notebook.wait_for(lambda: page.locator('[data-al="suggestion"]').count() == 5)
    for width, height in SIZES:
        resize(notebook, width, height)
        suggestions = page.locator('[data-al="suggestion"]')
        names = suggestions.locator(".name").all_inner_texts()
        ends = [name.rsplit(" ", 2)[-2:] for name in suggestions.evaluate_all("all => all.map((s) => s.dataset.value)")]
        assert [name.rsplit(" ", 2)[-2:] for name in names] == ends
        assert suggestions.evaluate_all(CLIPPED) == []
        page.screenshot(path=SCREENSHOTS / f"suggestions_{width}.png")
    key, second = notebook.key, page.locator('[data-al="suggestion"]').nth(1).get_attribute("data-value")
    assert strokes_of(notebook, "suggestion")[second] == "2"
    notebook.focus()
    notebook.strike("2")
    notebook.wait_saved()
    told = notebook.python("print([(labeler.pool.key(id), label) for id, label in labeler.labels.items()][-1])")
    assert told == str((key, second))


def test_the_help_shows_all_keys_and_what_the_users_own_take_from_the_desk(open_notebook):
    notebook = show(open_notebook, {"Notices": "n", "Taxes": "x", "Fees": "1", "Liens": "ü"})
    assert strokes_of(notebook) == {"Notices": "n", "Taxes": "x", "Fees": "1", "Liens": "ü"}
    notebook.page.keyboard.press("?")
    told = notebook.page.locator('[data-al="keys"]').inner_text()
    assert "Your key n chooses “Notices”: write a note with its button." in told
    for key in ("n", "x", "1", "ü", "→", "F2", "?"):
        assert key in told.split("\n")
    notebook.page.screenshot(path=SCREENSHOTS / "help_own_keys.png")


ROWS = """import al_widget as al, numpy as np, pandas as pd
rng = np.random.default_rng(0)
table = pd.DataFrame({f"measure {n}": rng.normal(size=60) * 10 ** (n % 7 - 2) for n in range(16)})
table["filed"] = pd.date_range("2024-01-01", periods=60)
table["year"] = [2023.0 if n % 2 else np.nan for n in range(60)]
table["country"], table["count"] = "Germany", range(60)
labeler = al.Labeler(table, ["good", "bad"], store=None, name=NAME)
labeler"""


def test_rows_of_twenty_columns_are_readable(open_notebook):
    notebook = open_notebook(ROWS)
    notebook.command("application:toggle-left-area")
    notebook.run(0)
    notebook.wait_for_card()
    card = notebook.page.locator('[data-al="card"]').first
    for width, height in SIZES:
        resize(notebook, width, height)
        values = card.locator("dd").all_inner_texts()
        assert len(values) == 20
        assert max(len(value) for value in values) <= 16
        assert card.evaluate("e => e.scrollWidth <= e.clientWidth")
        lines = card.locator("dd").evaluate_all("all => all.map((one) => Math.round(one.getBoundingClientRect().top))")
        columns = len(lines) / len(set(lines))
        assert columns >= (1 if width == 390 else 2), "cells stand below each other where there is room side by side"
        notebook.page.screenshot(path=SCREENSHOTS / f"rows_{width}.png")
