"""axe-core finds nothing in any state of the desk, in JupyterLab's themes and in the colours a reader has forced."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk_page import CLAUSE, DeskPage, card, status

#: How the desk is drawn: JupyterLab's theme, and what the reader's system asks for.
LOOKS = {
    "light": ("light", {}),
    "dark": ("dark", {}),
    "high contrast": ("dark-high-contrast", {"contrast": "more"}),
    "forced colours": ("light", {"forced_colors": "active"}),
    "forced dark colours": ("dark", {"forced_colors": "active"}),
}
NOTHING_YET = {
    "phase": "seed", "version": 0, "trained": 0, "accuracy": None, "budget": None, "features": "", "measure": None,
    "advice": "Label 10 examples for the first model.",
}  # fmt: skip
ERROR = {"level": "error", "text": "The store 'labels.db' was deleted while it was open.", "action": "restore"}
MEMORY = {"level": "warning", "text": "Labels are kept in memory only: pass store= to keep them.", "action": None}
FAILED = {"level": "error", "text": "RuntimeError in fit: out of ideas. " * 9, "action": None}
HTML = (
    "<h2>Liens</h2><p>See <a href='https://example.com'>the <b>schedule</b></a> and <mark>this</mark>.</p><pre>"
    + "no_break_at_all " * 30
    + "</pre><table><tr><th>amount</th>"
    + "<td>1,000,000,000</td>" * 30
    + "</tr></table><blockquote>quoted</blockquote><p><code>code</code></p>"
)
FIELDS = [[f"column {number}", f"value {number} {CLAUSE}"] for number in range(20)]
MANY = [f"Class {chr(65 + number % 26)}{number}" for number in range(42)]
GUIDELINES = {"Notices": "How and where something is to be said. " * 3, "Survival": "What stays after the end."}
SHARES = [["Liens", 0.31, 0.24, 0.39], ["Taxes", 0.69, 0.61, 0.76]]


def population(page):
    page.click("shares")
    page.kernel(
        {"kind": "population", "client": "?", "why": None, "n": 41, "method": "audit and model", "shares": SHARES}
    )


def label_some(page):
    page.focus()
    page.press(*"931")


def refuse(page):
    label_some(page)
    page.tell("silence")
    page.press("9")
    refused = [{"seq": 4, "why": "The example is labeled by somebody else, and this sentence is long. " * 4}]
    page.kernel(
        {"kind": "ack", "client": "?", "upto": 4, "refused": refused, "done": [], "open": [], "labels": 3, "left": 1}
    )


def rename(page, into):
    page.click("rename-class")
    page.click("class")
    page.page.keyboard.type(into)
    page.press("Enter")


def go(page, *steps):
    label_some(page)
    for step in steps:
        page.click(step)


#: What each state is, and how it comes about.
STATES = {
    "no status yet": ({}, lambda page: None, {"cards": []}),
    "seed": (NOTHING_YET, label_some, {}),
    "building features": (
        {**NOTHING_YET, "busy": {"what": "building features", "share": 0.25, "left": 95}}, lambda page: None, {"cards": []},
    ),
    "ready": ({}, label_some, {}),
    "training": ({"phase": "training", "busy": {"what": "training", "share": 0.4, "left": 20}}, label_some, {}),
    "measuring": ({"measuring": 12}, label_some, {}),
    "done": ({}, lambda page: (label_some(page), page.status(phase="done")), {}),
    "failed, nothing to show": ({"phase": "failed", "notice": FAILED}, lambda page: None, {"cards": []}),
    "failed": ({"phase": "failed", "notice": FAILED}, label_some, {}),
    "a warning": ({"notice": MEMORY, "store": None}, label_some, {}),
    "store lost": ({"notice": ERROR}, label_some, {}),
    "refused": ({}, refuse, {}),
    "not saved yet": ({}, lambda page: (page.tell("silence"), label_some(page)), {}),
    "kernel gone": ({}, lambda page: (label_some(page), page.tell("disconnect")), {}),
    "kernel gone, several labels": (
        {"multilabel": True}, lambda page: (label_some(page), page.tell("disconnect")), {},
    ),
    "a letter typed": ({"names": MANY}, lambda page: (page.focus(), page.press("c")), {}),
    "a name searched": ({"names": MANY}, lambda page: (page.focus(), page.press("/", "1", "2")), {}),
    "nothing matches": ({"names": MANY}, lambda page: (page.focus(), page.press("/", "x", "y")), {}),
    "a class chosen": ({"multilabel": True}, label_some, {}),
    "help": ({}, lambda page: go(page, "help"), {}),
    "classes": ({}, lambda page: go(page, "rename-class"), {}),
    "a class renamed": ({}, lambda page: go(page, "rename-class", "class"), {}),
    "a merge asked": ({}, lambda page: rename(page, "Taxes and Termination"), {}),
    "a class merged": ({}, lambda page: rename(page, "Notices"), {}),
    "history": ({}, lambda page: go(page, "review"), {}),
    "empty history": ({}, lambda page: page.click("review"), {}),
    "under review": ({}, lambda page: go(page, "review", "past"), {}),
    "note": ({}, lambda page: go(page, "note"), {}),
    "noted": ({}, lambda page: None, {"cards": [card(1, note="two clauses in one")]}),
    "a new class": ({}, lambda page: go(page, "add-class"), {}),
    "a class that is there": ({}, lambda page: (go(page, "add-class"), page.press(*"Notices", "Enter")), {}),
    "shares": ({}, population, {}),
    "shares asked": ({}, lambda page: page.click("shares"), {}),
    "reason": ({}, lambda page: go(page, "why"), {}),
    "suggestions": ({}, lambda page: go(page, "suggest"), {}),
    "suggestions of many classes": ({"names": MANY}, lambda page: go(page, "suggest"), {}),
    "guidelines": ({"guidelines": GUIDELINES}, lambda page: go(page, "guidelines"), {}),
    "a guideline written": ({"guidelines": GUIDELINES}, lambda page: go(page, "rename-class", "edit-guideline"), {}),
    "features": ({}, lambda page: go(page, "features"), {}),
    "larger card": ({}, lambda page: go(page, "larger-card"), {}),
    "nine classes": ({"names": MANY[:9]}, lambda page: go(page, "suggest"), {}),
    "many classes": ({"names": MANY}, label_some, {}),
    "markup": ({}, lambda page: None, {"cards": [{**card(1), "kind": "html", "html": HTML}]}),
    "a row": ({}, lambda page: None, {"cards": [{**card(1), "kind": "row", "fields": FIELDS}]}),
    "a text with columns": ({}, lambda page: None, {"cards": [card(1, fields=FIELDS)]}),
}  # fmt: skip


def run_axe(page, context):
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    return page.evaluate("(context) => axe.run(context, {resultTypes: ['violations']})", context)


def violations(page):
    # The charts are plotly's, and are looked at with them.
    desk = {"include": [["#host"]], "exclude": [{"fromShadowDom": ["#host", "[data-chart]"]}]}
    found = run_axe(page, desk)
    return [
        (rule["id"], node["target"], node["failureSummary"]) for rule in found["violations"] for node in rule["nodes"]
    ]


def in_every_look(page):
    """Return what axe finds in each look in which it finds something."""
    found = {}
    for look, (theme, media) in LOOKS.items():
        page.look(theme, media)
        found[look] = violations(page.page)
    return {look: some for look, some in found.items() if some}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(chrome, state):
    fields, reach, more = STATES[state]
    page = DeskPage(chrome, place=560, first=status(**fields), **more)
    try:
        reach(page)
        assert in_every_look(page) == {}
        assert page.errors == []
    finally:
        page.close()


def test_axe_finds_nothing_where_the_desk_is_narrow(chrome):
    page = DeskPage(chrome, width=360, first=status(), touch=True)
    try:
        label_some(page)
        assert in_every_look(page) == {}
    finally:
        page.close()


def test_axe_finds_nothing_in_two_views_of_a_desk(chrome):
    page = DeskPage(chrome)
    try:
        page.page.evaluate(
            """() => { const second = document.createElement('div'); second.id = 'second';
                 document.querySelector('main').append(second); window.desk.view(second); }"""
        )
        page.settle()
        found = run_axe(page.page, {"include": [["#host"], ["#second"]]})["violations"]
        assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
    finally:
        page.close()
