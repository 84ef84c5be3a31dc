"""The desk in a real JupyterLab: each decision lands on the card that was on screen, whatever the kernel is doing."""

from __future__ import annotations

import json
import os
import re
import signal
from pathlib import Path

import pytest
from conftest import CONTRACTS, SCREENSHOTS
from lab import running

WATCH_CLICKS = """() => { window.seen = [];
  const card = () => { for (const host of document.querySelectorAll('*')) {
      const found = host.shadowRoot?.querySelector('[data-al="card"]'); if (found) return found; }
      return document.querySelector('[data-al="card"]'); };
  window.addEventListener('click', (event) => {
    const button = event.composedPath().find((node) => node.dataset?.al === 'choice');
    if (button) window.seen.push([card().dataset.key, button.dataset.value]); }, true); }"""


def labels_of(events):
    return [(key, value) for do, key, value in events if do == "label"]


def test_thirty_labels_by_keyboard_land_on_the_keys_that_were_on_screen(open_notebook, logged):
    notebook = open_notebook(CONTRACTS)
    notebook.run(0)
    notebook.wait_for_card()
    notebook.focus()
    strokes = {"Term": "t", "Assignment": "1", "Insurance": "7"}
    meant = []
    for number in range(30):
        name = list(strokes)[number % 3]
        meant.append((notebook.key, name))
        notebook.strike(strokes[name])
    notebook.wait_for(lambda: notebook.labels == 30, what="thirty labels acknowledged")
    assert labels_of(logged()) == meant
    assert len({key for key, _ in meant}) == 30
    assert notebook.page.get_attribute('[data-al="saved"]', "data-pending") == "0"


@pytest.mark.parametrize("step", ["time.sleep(0.01)", "x += 1"], ids=["sleeping", "computing"])
def test_ten_fast_clicks_in_a_running_cell_are_ten_labels_before_it_ends(open_notebook, lab, logged, busy_until, step):
    notebook = open_notebook(CONTRACTS)
    notebook.run(0)
    notebook.wait_for_card()
    notebook.python("labeler.wait()")
    notebook.page.evaluate(WATCH_CLICKS)
    button = notebook.page.locator('[data-al="choice"]').nth(2).bounding_box()
    x, y = button["x"] + button["width"] / 2, button["y"] + button["height"] / 2
    done = f"ten clicks {step}"
    notebook.start(busy_until(done, step))
    for _ in range(10):
        notebook.page.mouse.click(x, y)
        notebook.page.wait_for_timeout(20)  # sets the pace of the clicks; it waits for nothing
    notebook.wait_for(lambda: notebook.labels == 10, 5, "ten labels acknowledged while the cell runs")
    assert notebook.page.evaluate("window.busy"), "the cell ended first: the labels were not taken while it ran"
    assert labels_of(logged()) == [tuple(pair) for pair in notebook.page.evaluate("window.seen")]
    assert len(set(logged())) == 10
    (lab.root / done).touch()


def test_without_subshells_the_labels_wait_and_arrive_right_after_the_cell(
    open_notebook, chrome, tmp_path, logged, busy_until
):
    with running(tmp_path / "plain", subshells=False) as lab:
        notebook = open_notebook(CONTRACTS, on=lab)
        notebook.run(0)
        notebook.wait_for_card()
        notebook.python("labeler.wait()")
        notebook.focus()
        notebook.start(busy_until("five labels"))
        keys = []
        for _ in range(5):
            keys.append(notebook.key)
            notebook.strike("9")
        assert len(set(keys)) == 5, "the next card came without the kernel"
        assert notebook.page.get_attribute('[data-al="saved"]', "data-pending") == "5"
        (lab.root / "five labels").touch()
        notebook.wait_for(lambda: not notebook.page.evaluate("window.busy"), 10)
        notebook.wait_for(lambda: notebook.labels == 5, 5, "five labels acknowledged after the cell")
        assert [key for key, _ in labels_of(logged(root=lab.root))] == keys


MODEL = """import al_widget as al
from sklearn.linear_model import LogisticRegression
class Mine(LogisticRegression):
    def fit(self, X, y):
        BEFORE
        return super().fit(X, y)
contracts = al.datasets.load_contracts()
labeler = al.Labeler(contracts["text"], sorted(contracts["label"].unique()), store="labels.db", name=NAME,
                     model=Mine(), batch_size=4)
labeler"""


def test_a_click_during_an_update_lands_on_the_visible_card_and_nothing_moves(open_notebook, lab, logged, busy_until):
    notebook = open_notebook(MODEL.replace("BEFORE", busy_until("learned").replace("\n", "\n        ")))
    notebook.run(0)
    notebook.wait_for_card()
    notebook.python("labeler.wait()")
    notebook.focus()
    keys = []
    for stroke in "t194":
        keys.append(notebook.key)
        notebook.page.keyboard.press(stroke)
    notebook.wait_for(lambda: notebook.desk.get_attribute("data-phase") in {"training", "seed"}, 10)
    keys.append(notebook.key)
    notebook.page.locator('[data-al="choice"][data-value="Insurance"]').click()
    during = notebook.key
    (lab.root / "learned").touch()
    version = '[data-al="progress"]'
    notebook.wait_for(lambda: notebook.page.get_attribute(version, "data-version") == "1", 20, "the model arrived")
    assert notebook.key == during, "the card changed under the cursor when the model arrived"
    notebook.wait_saved()
    assert [key for key, _ in labels_of(logged())] == keys
    assert labels_of(logged())[-1] == (keys[-1], "Insurance")


def test_a_reload_loses_nothing(open_notebook, logged):
    notebook = open_notebook(CONTRACTS)
    notebook.run(0)
    notebook.wait_for_card()
    notebook.python("labeler.wait()")  # the seeds are chosen: what is asked next stays
    notebook.focus()
    for _ in range(7):
        notebook.strike("t")
    notebook.wait_saved()
    notebook.save()
    showed = notebook.key
    notebook.page.reload()
    notebook.wait_for_kernel()
    notebook.wait_for_card()
    notebook.wait_for(lambda: notebook.labels == 7, what="the seven labels shown again")
    assert notebook.key == showed
    notebook.focus()
    notebook.page.keyboard.press("ArrowLeft")
    notebook.wait_for(lambda: notebook.labels == 6, what="undo of a label given before the reload")
    assert notebook.key == logged()[6][1]


def test_decisions_not_saved_before_a_reload_are_delivered_after_it(open_notebook, logged):
    notebook = open_notebook(CONTRACTS)
    notebook.run(0)
    notebook.wait_for_card()
    notebook.python("labeler.wait()")
    notebook.save()
    pid = int(notebook.python("import os; print(os.getpid())"))
    notebook.focus()
    os.kill(pid, signal.SIGSTOP)
    keys = []
    for _ in range(4):
        keys.append(notebook.key)
        notebook.strike("e")
    assert notebook.page.get_attribute('[data-al="saved"]', "data-pending") == "4"
    notebook.page.on("dialog", lambda dialog: dialog.accept())
    notebook.page.reload()
    os.kill(pid, signal.SIGCONT)
    notebook.wait_for_kernel()
    notebook.wait_for_card()
    notebook.wait_for(lambda: notebook.labels == 4, 40, "the four labels delivered")
    assert labels_of(logged()) == [(key, "Termination") for key in keys]


def test_a_killed_kernel_is_told_and_everything_is_there_after_a_restart(open_notebook, logged):
    notebook = open_notebook(CONTRACTS)
    notebook.run(0)
    notebook.wait_for_card()
    notebook.focus()
    for number in range(12):
        notebook.page.keyboard.press("t1"[number % 2])
    notebook.wait_saved()
    notebook.python("labeler.wait()")
    before = notebook.python("print(len(labeler.labels), len(labeler.history), labeler.session.version)")
    pid = int(notebook.python("import os; print(os.getpid())"))
    os.kill(pid, signal.SIGSTOP)
    keys = []
    for _ in range(3):
        keys.append(notebook.key)
        notebook.strike("9")
    waiting = notebook.key
    os.kill(pid, signal.SIGKILL)
    banner = notebook.page.locator('[data-al="kernel"]')
    banner.wait_for(timeout=60_000)
    assert "3" in banner.inner_text()
    notebook.strike("9")
    assert notebook.page.get_attribute('[data-al="saved"]', "data-pending") == "3", (
        "a dead desk must not take decisions"
    )
    dismiss = notebook.page.locator(".jp-Dialog button")
    if dismiss.count():
        dismiss.first.click()
    notebook.page.screenshot(path=SCREENSHOTS / "kernel-stopped.png")
    notebook.wait_for_kernel()
    notebook.run(0)
    notebook.wait_for(lambda: notebook.page.locator('[data-al="desk"]:not(.frozen)').count() == 1, 60)
    notebook.wait_for(lambda: notebook.labels == 15, 60, "the three unsaved labels delivered")
    assert notebook.python("print(len(labeler.labels) - 3, len(labeler.history), labeler.session.version)") == before
    assert labels_of(logged())[-3:] == [(key, "Notices") for key in keys]
    assert notebook.key == waiting, "the next example is the one that was next before"


def test_keys_pressed_on_any_button_leave_the_notebook_unchanged(open_notebook):
    notebook = open_notebook(CONTRACTS.replace("NAME", "'keys'"), "keep = 1", "keep = 2")
    notebook.run(0)
    notebook.wait_for_card()
    cells = "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.map((c) => c.source)"
    before = notebook.page.evaluate(cells)
    count = notebook.page.locator("[data-al=desk] button").count()
    assert count > 12
    for number in range(count):
        button = notebook.page.locator("[data-al=desk] button").nth(number)
        if not button.is_visible() or not button.is_enabled():
            continue
        button.focus()
        for key in ("a", "b", "d", "d", "m", "x", "z", "0", "0"):
            notebook.page.keyboard.press(key)
    assert notebook.page.evaluate(cells) == before
    types = "() => window.jupyterapp.shell.currentWidget.content.widgets.map(w => w.model.type)"
    assert notebook.page.evaluate(types) == ["code"] * 3


def test_tab_and_escape_leave_the_desk(open_notebook):
    notebook = open_notebook(CONTRACTS, "keep = 1")
    notebook.run(0)
    notebook.wait_for_card()
    inside = "() => { let e = document.activeElement; return !!e?.shadowRoot?.querySelector('[data-al=desk]'); }"
    notebook.focus()
    notebook.wait_for(lambda: notebook.page.evaluate(inside), 5, "focus in the desk")
    notebook.page.keyboard.press("Escape")
    assert not notebook.page.evaluate(inside)
    notebook.focus()
    for _ in range(60):
        notebook.page.keyboard.press("Tab")
        if not notebook.page.evaluate(inside):
            break
    assert not notebook.page.evaluate(inside), "Tab was trapped"


STRANGE = """import al_widget as al
texts = ["From $5 to $7 per share", "<script>document.title='hacked'</script>", "_x_ **y** # z `q` &amp; <b>b</b>",
         "مرحبا بالعالم, שלום", "long " * 10_000 + "end"]
labeler = al.Labeler(texts, ["yes", "no"], store=None, audit=0)
labeler"""


def test_texts_are_shown_verbatim(open_notebook):
    notebook = open_notebook(STRANGE)
    notebook.run(0)
    notebook.wait_for_card()
    texts = ["From $5 to $7 per share", "<script>document.title='hacked'</script>", "_x_ **y** # z `q` &amp; <b>b</b>",
             "مرحبا بالعالم, שלום", "long " * 10_000 + "end"]  # fmt: skip
    notebook.focus()
    shown = []
    for _ in range(5):
        shown.append(notebook.page.locator('[data-al="card"]').first.text_content())
        notebook.page.keyboard.press("1")
    for text in texts:
        assert sum(text in card for card in shown) == 1
    assert "hacked" not in notebook.page.title()
    notebook.wait_for(lambda: notebook.desk.get_attribute("data-phase") == "done", 10, "the desk is done")


def test_the_saved_notebook_holds_no_example(open_notebook):
    notebook = open_notebook(CONTRACTS, "labeler")
    notebook.run(0)
    notebook.wait_for_card()
    text = notebook.page.locator('[data-al="card"]').first.text_content()
    notebook.run(1)
    notebook.page.locator('[data-al="card"]').nth(1).wait_for()
    saved = notebook.save()
    assert text[:60] in notebook.python('print(contracts["text"].str.cat(sep=" "))')
    assert text[:60] not in str(saved)


def test_two_views_are_one_desk(open_notebook, logged):
    notebook = open_notebook(CONTRACTS, "labeler")
    notebook.run(0)
    notebook.wait_for_card()
    notebook.run(1)
    cards = notebook.page.locator('[data-al="card"]')
    cards.nth(1).wait_for()
    for number in (0, 1, 0):
        assert cards.nth(0).get_attribute("data-key") == cards.nth(1).get_attribute("data-key")
        cards.nth(number).click()
        notebook.strike("t")
    notebook.wait_for(lambda: notebook.labels == 3)
    assert len({key for key, _ in labels_of(logged())}) == 3


def test_undo_skip_relabel_and_a_new_class_by_keyboard_and_mouse(open_notebook, logged):
    notebook = open_notebook(CONTRACTS)
    notebook.run(0)
    notebook.wait_for_card()
    notebook.focus()
    first = notebook.key
    notebook.strike("t")
    second = notebook.key
    notebook.page.keyboard.press("ArrowLeft")
    assert notebook.key == first
    notebook.strike("4")
    assert notebook.key == second
    notebook.page.keyboard.press("ArrowRight")
    third = notebook.key
    assert third not in {first, second}
    notebook.page.locator('[data-al="add-class"]').first.click()
    notebook.page.keyboard.type("Arbitration")
    notebook.page.keyboard.press("Enter")
    notebook.page.locator('[data-al="choice"][data-value="Arbitration"]').click()
    notebook.wait_for(lambda: notebook.labels == 2)
    notebook.wait_saved()
    assert logged() == [
        ("label", first, "Term"), ("undo", first, None), ("label", first, "Governing Law"),
        ("skip", second, None), ("label", third, "Arbitration"),
    ]  # fmt: skip
    assert "Arbitration" in notebook.python("print(labeler.classes)")


SEVERAL = """import al_widget as al
contracts = al.datasets.load_contracts()
texts = [one + "\\n\\n" + other for one, other in zip(contracts["text"][:300], contracts["text"][300:600])]
truth = [{one, other} for one, other in zip(contracts["label"][:300], contracts["label"][300:600])]
labeler = al.Labeler(texts, sorted(contracts["label"].unique())[:CLASSES], store="labels.db", name=NAME, multilabel=True)
labeler"""


def test_multilabel_toggles_by_key_and_click_and_decides_with_enter(open_notebook, logged):
    notebook = open_notebook(SEVERAL.replace("CLASSES", "5"))
    notebook.run(0)
    notebook.wait_for_card()
    notebook.focus()
    pressed = '[data-al="choice"][aria-pressed="true"]'
    done = notebook.page.locator('[data-al="done"]').first
    place = done.bounding_box()
    first = notebook.key
    notebook.strike("31")
    notebook.page.locator('[data-al="choice"][data-value="Confidentiality"]').click()
    notebook.strike("3")
    chosen = [one.get_attribute("data-value") for one in notebook.page.locator(pressed).all()]
    assert chosen == ["Assignment", "Confidentiality"]
    assert notebook.key == first, "choosing is not deciding"
    assert (done.get_attribute("data-chosen"), done.bounding_box()) == ("2", place)
    notebook.page.keyboard.press("Enter")
    second = notebook.key
    assert second != first
    assert notebook.page.locator(pressed).count() == 0
    notebook.page.keyboard.press("Enter")
    third = notebook.key
    notebook.strike("2")
    done.click()
    notebook.wait_saved()
    notebook.save()
    notebook.page.reload()
    notebook.wait_for_kernel()
    notebook.wait_for_card()
    notebook.wait_for(lambda: notebook.labels == 3, what="the three answers shown again")
    last = notebook.page.locator('[data-al="last"] button')
    notebook.wait_for(lambda: last.count() == 3, what="the three answers to be reviewed")
    assert last.all_inner_texts() == ["Confidentiality", "none of these", "Assignment, Confidentiality"]
    notebook.focus()
    for _ in range(3):
        notebook.page.keyboard.press("ArrowLeft")
    assert notebook.key == first
    assert notebook.page.locator(pressed).count() == 2, "what was undone is chosen again"
    notebook.strike("1")
    notebook.page.keyboard.press("Enter")
    notebook.wait_for(lambda: notebook.labels == 1)
    notebook.wait_saved()
    assert [(do, key, value and json.loads(value)) for do, key, value in logged()] == [
        ("label", first, ["Assignment", "Confidentiality"]), ("label", second, []), ("label", third, ["Confidentiality"]),
        ("undo", third, None), ("undo", second, None), ("undo", first, None), ("label", first, ["Confidentiality"]),
    ]  # fmt: skip
    assert notebook.python("print(list(labeler.labels))") == "[('Confidentiality',)]"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1400, 620])
def test_multilabel_light_and_dark_wide_and_narrow(chrome, open_notebook, tmp_path, dark, width):
    with running(tmp_path / "themed", dark=dark) as lab:
        notebook = open_notebook(
            SEVERAL.replace("CLASSES", "9" if width > 1000 else "12"), on=lab, width=width, height=1250
        )
        notebook.command("application:toggle-left-area")
        notebook.run(0)
        notebook.wait_for_card()
        for _ in range(9):
            notebook.python(
                "for q in labeler.query(): labeler.label(q.id, truth[q.id] & set(labeler.classes))\nlabeler.wait()"
            )
        told = notebook.page.locator('[data-al="accuracy"]').first
        notebook.wait_for(lambda: re.search(r"exact match \S+ \[.*random audit labels", told.inner_text()), 30)
        said = notebook.page.locator('[data-chart="accuracy"] figcaption').first
        notebook.wait_for(lambda: re.search(r"^Exact match by labels 0\.\d+ \[", said.inner_text()), 30)
        notebook.page.locator('[data-al="skip"]').first.click()  # the first card was sent before the model existed
        buttons = notebook.page.locator('[data-al="choice"]')
        for number in (0, 2):
            buttons.nth(number).click()
        notebook.page.locator('[data-al="why"]').first.click()
        assert "The model would say" in notebook.page.locator('[data-al="reason"]').first.inner_text()
        theme = "dark" if dark else "light"
        notebook.page.screenshot(path=SCREENSHOTS / f"multilabel-{theme}-{width}.png")


def test_a_model_that_fails_is_told_in_the_panel_and_the_labels_stay(open_notebook):
    notebook = open_notebook(MODEL.replace("BEFORE", 'raise RuntimeError("out of ideas")'))
    notebook.run(0)
    notebook.wait_for_card()
    notebook.focus()
    notebook.strike("t194")
    notebook.page.locator('[data-al="notice"]', has_text="out of ideas").wait_for(timeout=30_000)
    notebook.strike("t")
    notebook.wait_for(lambda: notebook.labels == 5)
    assert "RuntimeError" in notebook.python("print(labeler.error)")
    assert notebook.python("print(len(labeler.labels))") == "5"


MANY = """import al_widget as al
classes = (
    "Amendments|Arbitration|Assignment|Authority And Enforceability|Books And Records|Compliance With Laws|"
    "Confidentiality|Cooperation|Counterparts|Definitions|Delivery And Acceptance|Duties And Employment|"
    "Effect Of Termination|Entire Agreement|Equitable Relief|Expenses|Force Majeure|Further Assurances|Governing Law|"
    "Headings|Indemnification|Independent Contractor|Insurance|Intellectual Property|Interpretation|License Grant|"
    "Limitation Of Liability|Notices|Organization And Good Standing|Payments|Publicity|Remedies|"
    "Representations And Warranties|Severability|Successors And Assigns|Survival|Taxes|Term|Termination|"
    "Third Party Beneficiaries|Waivers|Warranties"
).split("|")
contracts = al.datasets.load_contracts()
labeler = al.Labeler(contracts["text"], classes, store=None, name=NAME)
labeler"""


def test_forty_two_classes_take_two_strokes_each(open_notebook):
    notebook = open_notebook(MANY)
    notebook.run(0)
    notebook.wait_for_card()
    notebook.focus()
    buttons = notebook.page.locator('[data-al="choice"]')
    hints = {b.get_attribute("data-value"): b.locator("kbd").inner_text() for b in buttons.all()}
    assert len(hints) == 42
    assert len(set(hints.values())) == 42
    assert sum(map(len, hints.values())) / 42 <= 2.2
    meant = {}
    for name, strokes in hints.items():
        meant[notebook.key] = name
        notebook.strike(strokes)
    notebook.wait_for(lambda: notebook.labels == 42)
    told = notebook.python(
        "import json; key = labeler.session.pool.key\n"
        "print(json.dumps({key(row): name for row, name in labeler.labels.items()}))"
    )
    assert json.loads(told) == meant


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1400, 620])
def test_light_and_dark_wide_and_narrow(chrome, open_notebook, tmp_path, dark, width):
    with running(tmp_path / "themed", dark=dark) as lab:
        audited = CONTRACTS.replace("store=", "audit=0.3, store=")
        notebook = open_notebook(audited + "\n", on=lab, width=width, height=1250)
        notebook.command("application:toggle-left-area")
        notebook.run(0)
        notebook.wait_for_card()
        for _ in range(8):
            notebook.python("for q in labeler.query(): labeler.label(q.id, contracts['label'][q.id])\nlabeler.wait()")
        said = notebook.page.locator('[data-chart="accuracy"] figcaption').first
        notebook.wait_for(lambda: re.search(r"from \d+ random audit labels", said.inner_text()), 30)
        body = notebook.page.locator('[data-al="card"]').first
        colour = body.evaluate("e => getComputedStyle(e).color")
        lightness = sum(map(int, re.findall(r"\d+", colour)[:3])) / 3
        assert (lightness > 128) == dark
        figure = notebook.page.locator('[data-chart="accuracy"]').first
        title = figure.locator("text.xtitle")

        def follows() -> bool:
            fill = re.findall(r"\d+", title.evaluate("e => getComputedStyle(e).fill"))[:3]
            return len(fill) == 3 and (sum(map(int, fill)) / 3 > 128) == dark

        notebook.wait_for(lambda: title.count() == 1, 15, "the chart is drawn")
        notebook.wait_for(follows, 10, "the charts follow the theme")
        desk = notebook.desk.bounding_box()
        plot = figure.bounding_box()
        if width > 1000:
            assert plot["x"] >= desk["x"] + desk["width"] - 2, "the charts stand beside the panel"
        else:
            assert plot["y"] >= desk["y"] + desk["height"] - 2, "the charts wrap below the panel"
        assert plot["x"] + plot["width"] <= width
        last = notebook.page.locator('[data-al="last"] button')
        notebook.wait_for(lambda: last.count() == 4, 5, "labels given in code can be reviewed")
        curve = figure.locator(".scatterlayer .point")
        notebook.wait_for(lambda: curve.count() > 2, 15, "the learning curve is drawn")
        rows = figure.locator("tbody tr")
        notebook.wait_for(lambda: rows.filter(has_text="over random order").count() == 1, 30, "the gain is told")
        theme = "dark" if dark else "light"
        notebook.page.screenshot(path=SCREENSHOTS / f"desk-{theme}-{width}.png")


@pytest.mark.parametrize("dark", [False, True])
def test_a_deleted_store_is_told_and_written_again_on_request(open_notebook, logged, tmp_path, dark):
    with running(tmp_path / "themed", dark=dark) as lab:
        notebook = open_notebook(CONTRACTS, on=lab, width=1366, height=768)
        notebook.command("application:toggle-left-area")
        notebook.run(0)
        notebook.wait_for_card()
        notebook.focus()
        decided = []
        for _ in range(3):
            decided.append(notebook.key)
            notebook.strike("9")
        notebook.wait_saved()
        for file in lab.root.glob("labels.db*"):
            file.unlink()
        for _ in range(2):
            decided.append(notebook.key)
            notebook.strike("t")
        button = notebook.page.locator('[data-al="restore-store"]')
        button.wait_for(timeout=20_000)
        saved = notebook.page.locator('[data-al="saved"]')
        assert saved.inner_text() == "2 not saved yet"
        assert "was deleted" in notebook.page.locator('[data-al="notice"]').inner_text()
        button.scroll_into_view_if_needed()
        notebook.page.screenshot(path=SCREENSHOTS / f"store-lost-{'dark' if dark else 'light'}.png")
        button.click()
        notebook.wait_saved()
        notebook.wait_for(lambda: button.count() == 0, 5, "the offer is gone")
        assert [key for _, key, _ in logged(root=lab.root)] == decided
        decided.append(notebook.key)
        notebook.strike("9")  # the keys stayed with the desk
        notebook.wait_saved()
        assert [key for _, key, _ in logged(root=lab.root)] == decided


def test_the_quickstart_runs_top_to_bottom(lab, open_notebook):
    source = Path(__file__).parents[2] / "notebooks" / "01_quickstart.ipynb"
    (lab.root / "quickstart").mkdir(exist_ok=True)
    target = lab.root / "quickstart" / source.name
    target.write_text(source.read_text())
    notebook = open_notebook(file=f"quickstart/{source.name}")
    notebook.run_all()
    notebook.wait_for_card()
    export = target.parent / "contracts.jsonl"
    notebook.wait_for(export.exists, 120, "the export was written")
    assert len(export.read_text().splitlines()) == 120
    assert notebook.page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
