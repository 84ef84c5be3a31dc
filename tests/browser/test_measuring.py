"""Notes, the random examples that would show the target, and the shares of the classes, on the desk in JupyterLab."""

from __future__ import annotations

DESK = """import al_widget as al
frame = al.datasets.load_contracts()
frame = frame[frame["label"].isin(["Insurance", "Notices", "Severability", "Term"])]
truth = dict(zip(frame["text"], frame["label"]))
labeler = al.Labeler(list(frame["text"]), ["Insurance", "Notices", "Severability", "Term"], store="labels.db",
                     name=NAME, target=0.9, audit=0.3, batch_size=10)
labeler"""
LABEL = """for _ in range(70):
    labeler.wait(30)
    for query in labeler.query(1):
        labeler.label(query.id, truth[query.example])
print(labeler.wait(30))"""


def test_a_note_is_written_from_the_keyboard_and_saved_with_the_label(open_notebook):
    notebook = open_notebook(DESK)
    notebook.run(0)
    notebook.wait_for_card()
    notebook.python("labeler.wait(60)")
    page, key = notebook.page, notebook.key
    notebook.focus()
    notebook.strike("n")
    page.keyboard.type("two clauses in 1")  # a digit that is text here labels nothing
    page.keyboard.press("Enter")
    page.locator('[data-al="note-text"]').wait_for()
    assert notebook.key == key
    notebook.strike("1")
    notebook.wait_saved()
    assert notebook.labels == 1
    assert notebook.python("print(list(labeler.frame['note']), labeler.pool.key(labeler.frame['id'][0]))") == (
        f"['two clauses in 1'] {key}"
    )


def test_the_desk_asks_the_random_examples_that_would_show_the_target(open_notebook):
    notebook = open_notebook(DESK)
    notebook.run(0)
    notebook.wait_for_card()
    assert notebook.python(LABEL) == "True"
    page, button = notebook.page, notebook.page.locator('[data-al="measure"]')
    button.wait_for()
    assert button.inner_text() in page.locator('[data-al="advice"]').inner_text()
    offered = int(button.inner_text().split()[1])
    assert f"About {offered} random labels would show it" in page.locator('[data-al="advice"]').inner_text()
    button.click()
    notebook.wait_for(lambda: f"{offered} random examples to go" in button.inner_text())
    assert notebook.python("print({query.picked for query in labeler.query(9)})") == "{'audit'}"
    button.click()
    notebook.wait_for(lambda: button.inner_text().startswith("Ask"))


def test_the_shares_of_the_classes_are_shown_on_request(open_notebook):
    notebook = open_notebook(DESK)
    notebook.run(0)
    notebook.wait_for_card()
    panel = notebook.page.locator('[data-al="population"]')
    notebook.page.locator('[data-al="shares"]').click()
    notebook.wait_for(lambda: "no model" in panel.inner_text())
    notebook.page.locator('[data-al="shares"]').click()
    assert notebook.python(LABEL) == "True"
    notebook.page.locator('[data-al="shares"]').click()
    notebook.wait_for(lambda: "random audit labels and the model" in panel.inner_text(), 60)
    shown = panel.locator("dl > div").count()
    assert shown == 4
    frame = notebook.python("print((100 * labeler.population()['share']).round().astype(int).tolist())")
    told = [line for line in panel.inner_text().splitlines() if "%" in line and "[" in line]
    assert frame == str([int(line.split()[0]) for line in told])
