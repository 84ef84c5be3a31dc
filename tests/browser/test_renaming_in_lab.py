"""A class renamed and merged on the desk in JupyterLab: buttons stay, labels follow in the kernel, undo takes it back."""

from __future__ import annotations

import pytest
from conftest import SCREENSHOTS
from lab import running

DESK = """import al_widget as al
frame = al.datasets.load_contracts()
frame = frame[frame["label"].isin(["Insurance", "Notices", "Severability", "Term"])]
labeler = al.Labeler(list(frame["text"]), ["Insurence", "Notices", "Severability", "Term"], store="labels.db", name=NAME)
labeler"""
COUNTS = "print(labeler.classes, labeler.labels.value_counts().sort_index().to_dict())"


def names(notebook):
    return [one.get_attribute("data-value") for one in notebook.page.locator('[data-al="choice"]').all()]


def rename(notebook, old, new):
    page = notebook.page
    if not page.locator('[data-al="classes"]').count():
        page.locator('[data-al="rename-class"]').click()
    page.locator(f'[data-al="class"][data-value="{old}"]').click()
    page.keyboard.type(new)  # the old name is selected: it is replaced
    page.keyboard.press("Enter")


def test_a_class_is_renamed_merged_and_both_are_undone_over_a_reload(open_notebook):
    notebook = open_notebook(DESK)
    notebook.run(0)
    notebook.wait_for_card()
    page = notebook.page
    notebook.focus()
    notebook.strike("112")
    before = page.locator('[data-al="choice"]').first.bounding_box()
    rename(notebook, "Insurence", "Insurance")
    page.locator('[data-al="choice"][data-value="Insurance"]').wait_for()
    assert names(notebook) == ["Insurance", "Notices", "Severability", "Term"]
    assert page.locator('[data-al="choice"]').first.bounding_box() == before
    assert page.locator('[data-al="last"]').inner_text().split() == ["last:", "Notices", "Insurance", "Insurance"]
    page.keyboard.press("Escape")
    notebook.strike("1")
    notebook.wait_saved()
    assert notebook.python(COUNTS) == (
        "['Insurance', 'Notices', 'Severability', 'Term'] {'Insurance': 3, 'Notices': 1}"
    )
    rename(notebook, "Insurance", "notices")
    question = page.locator('[data-al="merge-question"]')
    notebook.wait_for(lambda: "Merge Insurance into Notices? 3 labels follow." in question.inner_text())
    page.keyboard.press("Enter")
    notebook.wait_for(lambda: names(notebook) == ["Notices", "Severability", "Term"])
    notebook.wait_saved()
    assert notebook.python(COUNTS) == "['Notices', 'Severability', 'Term'] {'Notices': 4}"
    notebook.save()
    notebook.open()  # the page is reloaded; the kernel goes on
    notebook.run(0)
    notebook.wait_for_card()
    notebook.wait_for(lambda: names(notebook) == ["Notices", "Severability", "Term"])
    notebook.wait_for(lambda: page.locator('[data-al="undo"]').get_attribute("aria-disabled") != "true")
    notebook.wait_for(lambda: page.locator('[data-al="last"] button').count() == 4)
    notebook.focus()
    page.keyboard.press("ArrowLeft")
    notebook.wait_for(lambda: sorted(names(notebook)) == ["Insurance", "Notices", "Severability", "Term"])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    notebook.wait_for(lambda: names(notebook) == ["Insurence", "Notices", "Severability", "Term"])
    notebook.wait_saved()
    assert notebook.python(COUNTS) == (
        "['Insurence', 'Notices', 'Severability', 'Term'] {'Insurence': 2, 'Notices': 1}"
    )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_list_of_classes_fits_the_desk(chrome, open_notebook, tmp_path, dark):
    with running(tmp_path / "lab", dark=dark) as lab:
        for width, height in ((1366, 768), (620, 900)):
            notebook = open_notebook(DESK, on=lab, width=width, height=height)
            notebook.run(0)
            notebook.wait_for_card()
            notebook.focus()
            notebook.strike("1123")
            notebook.wait_saved()
            page = notebook.page
            page.keyboard.press("F2")
            page.locator('[data-al="class"]').first.wait_for()
            page.screenshot(path=SCREENSHOTS / f"classes_{width}_{'dark' if dark else 'light'}.png")
            page.locator('[data-al="class"]').first.click()
            page.locator('[data-al="new-name"]').wait_for()
            page.screenshot(path=SCREENSHOTS / f"rename_{width}_{'dark' if dark else 'light'}.png")
            page.keyboard.type("Notices")
            page.keyboard.press("Enter")
            page.locator('[data-al="merge-question"]').wait_for()
            page.screenshot(path=SCREENSHOTS / f"merge_{width}_{'dark' if dark else 'light'}.png")
            panel, question = page.locator('[data-al="classes"]'), page.locator('[data-al="merge-question"]')
            box, inner = panel.bounding_box(), question.bounding_box()
            assert inner["x"] >= box["x"]
            assert inner["x"] + inner["width"] <= box["x"] + box["width"]
            page.keyboard.press("Escape")
            question.wait_for(state="detached")
