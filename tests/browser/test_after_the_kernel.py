"""What the desk and the notebook say once the kernel is gone, in JupyterLab: after a crash, a restart, a shutdown, a page without one."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from conftest import CONTRACTS, SCREENSHOTS
from lab import SLOW, TOKEN, running
from playwright.sync_api import TimeoutError as NotSeen

AGAIN = "Run the cell again to go on."
SUMMARY = ".al-desk-summary"
DEAD = """() => { const root = document.querySelector('.jupyter-widgets[tabindex], [data-lm-suppress-shortcuts]').shadowRoot;
  return [...root.querySelectorAll('button')].filter((b) => !b.matches(':disabled')).map((b) => b.innerText); }"""


def label(notebook, n):
    notebook.focus()
    for number in range(n):
        notebook.page.keyboard.press("12"[number % 2])
    notebook.wait_saved()
    notebook.python("labeler.wait()")


def opened(open_notebook, *more, labels=14, **options):
    notebook = open_notebook(CONTRACTS, *more, **options)
    notebook.run(0)
    notebook.wait_for_card()
    label(notebook, labels)
    return notebook


def banner(notebook):
    place = notebook.page.locator('[data-al="kernel"]')
    place.wait_for(timeout=SLOW)
    return place.inner_text()


def close_dialog(notebook):
    button = notebook.page.locator(".jp-Dialog button")
    if button.count():
        button.first.click()


def nothing_takes_a_click(notebook):
    before = notebook.key, notebook.labels
    assert notebook.page.evaluate(DEAD) == []
    box = notebook.page.locator('[data-al="choice"]').first.bounding_box()
    notebook.page.mouse.click(box["x"] + 5, box["y"] + 5)
    notebook.page.wait_for_timeout(300)  # nothing is to happen: there is no condition to wait for
    assert (notebook.key, notebook.labels) == before
    assert notebook.page.get_attribute('[data-al="saved"]', "data-pending") == "0"
    for hook in ("progress", "saved"):
        assert not notebook.page.locator(f'[data-al="{hook}"]').is_visible(), "nothing contradicts the sentence"


def goes_on(notebook, labels):
    notebook.run(0)
    notebook.wait_for(lambda: notebook.page.locator('[data-al="desk"]:not(.frozen)').count() == 1, 60)
    notebook.wait_for(lambda: notebook.labels == labels, 60)
    assert notebook.page.locator('[data-al="kernel"]').count() == 0
    label(notebook, 2)
    notebook.wait_for(lambda: notebook.labels == labels + 2)


def wait_for_summary(notebook, said):
    """Wait until the output in the notebook's model, which is what is saved, says something."""
    read = """() => window.jupyterapp.shell.currentWidget.content.model.cells.get(0).outputs.toJSON()
      .map((o) => (o.data ?? {})['text/html'] ?? '').join('')"""
    notebook.wait_for(lambda: said in notebook.page.evaluate(read), 20, f"{said!r} in the summary")


def saved(notebook):
    notebook.page.evaluate("async () => { await window.jupyterapp.commands.execute('docmanager:save'); }")
    return json.loads(notebook.path.read_text())


def test_a_crashed_kernel_that_jupyterlab_restarts_is_told_as_such(open_notebook):
    notebook = opened(open_notebook, "import os; os._exit(1)")
    place = notebook.page.locator('[data-al="choice"]').first.bounding_box()["y"]
    notebook.run(1)
    said = banner(notebook)
    notebook.wait_for_kernel()  # the new one is idle
    notebook.page.wait_for_timeout(2_000)  # what the new kernel says must not bring the desk back
    close_dialog(notebook)
    assert (
        banner(notebook) == said == f"The kernel crashed and is started again by itself. Everything is saved. {AGAIN}"
    )
    assert notebook.page.locator('[data-al="choice"]').first.bounding_box()["y"] == place, "no button moves up or down"
    nothing_takes_a_click(notebook)
    notebook.page.screenshot(path=SCREENSHOTS / "after-a-crash.png")
    goes_on(notebook, 14)


def test_a_killed_kernel_keeps_what_was_not_saved_for_the_next(open_notebook):
    notebook = opened(open_notebook)
    pid = int(notebook.python("import os; print(os.getpid())"))
    os.kill(pid, signal.SIGSTOP)
    notebook.strike("12")
    os.kill(pid, signal.SIGKILL)
    assert banner(notebook) == (
        "The kernel crashed and is started again by itself. 2 decisions are not saved yet; this tab keeps them. "
        "Run the cell again: they will be delivered."
    )
    assert notebook.page.evaluate(DEAD) == []
    close_dialog(notebook)
    notebook.wait_for_kernel()
    goes_on(notebook, 16)


def test_a_restart_by_hand_is_told_and_keys_stay_away_from_the_notebook(open_notebook):
    notebook = opened(open_notebook, "keep = 1")
    notebook.page.locator('[data-al="skip"]').focus()
    notebook.page.evaluate("() => { window.jupyterapp.shell.currentWidget.sessionContext.restartKernel(); }")
    assert banner(notebook) == f"The kernel was restarted. Everything is saved. {AGAIN}"
    notebook.wait_for_kernel()
    notebook.strike("dxbn1")
    notebook.page.wait_for_timeout(300)  # as above
    assert notebook.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.cells.length") == 2
    nothing_takes_a_click(notebook)
    goes_on(notebook, 14)


def test_a_restart_from_elsewhere_is_told_as_soon_as_jupyterlab_hears_of_it(open_notebook, lab):
    notebook = opened(open_notebook)
    notebook.page.evaluate(
        """async ([url, token]) => { const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
             window.heard = []; kernel.statusChanged.connect((_, status) => window.heard.push(status));
             await fetch(`${url}/api/kernels/${kernel.id}/restart?token=${token}`, {method: 'POST',
               headers: {Authorization: `token ${token}`}}); }""",
        [lab.url, TOKEN],
    )
    said = notebook.page.locator('[data-al="kernel"]')
    try:
        said.wait_for(timeout=20_000)
    except NotSeen:
        # The first words of a new kernel may be lost on their way to the page. Then nobody knows; and nothing is lost.
        assert not {"starting", "restarting"} & set(notebook.page.evaluate("window.heard"))
        notebook.strike("1")
        notebook.wait_for(lambda: notebook.page.get_attribute('[data-al="saved"]', "data-pending") == "1")
        return
    assert said.inner_text() == f"The kernel was restarted. Everything is saved. {AGAIN}"
    nothing_takes_a_click(notebook)


def test_a_kernel_that_was_shut_down_is_told(open_notebook):
    notebook = opened(open_notebook)
    notebook.command("kernelmenu:shutdown")
    assert banner(notebook) == (
        "The kernel does not run any more. Everything is saved. Start a kernel and run the cell again to go on."
    )
    nothing_takes_a_click(notebook)


def test_a_lost_network_is_told_and_the_desk_goes_on_when_it_is_back(open_notebook):
    notebook = open_notebook(CONTRACTS)
    notebook.run(0)
    notebook.wait_for_card()
    label(notebook, 3)
    notebook.page.context.set_offline(True)  # new connections fail; the open socket is closed by hand
    notebook.page.evaluate(
        """() => { const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
             kernel._ws.close(4000); kernel._ws.onclose?.({code: 4000, reason: 'test', wasClean: false}); }"""
    )
    said = banner(notebook)
    assert said.startswith("The connection to the kernel is lost. Everything is saved. The desk goes on by itself")
    assert notebook.page.evaluate(DEAD) == []
    notebook.page.context.set_offline(False)
    notebook.page.locator('[data-al="kernel"]').wait_for(state="detached", timeout=SLOW)
    close_dialog(notebook)
    label(notebook, 2)
    notebook.wait_for(lambda: notebook.labels == 5)


def test_after_finish_no_button_promises_an_answer_and_undo_goes_on(open_notebook):
    notebook = opened(open_notebook)
    notebook.python("labeler.finish()")
    empty = notebook.page.locator('[data-al="empty"]')
    empty.wait_for()
    assert [line for line in empty.inner_text().splitlines() if line] == [
        "Finished: 14 labels learned.",
        "Undo and review still work. To label more, run the cell again.",
    ]
    assert "Keep going" not in notebook.desk.inner_text()
    choices = notebook.page.locator('[data-al="choice"]')
    assert choices.count() == notebook.page.locator('[data-al="choice"]:disabled').count() == 12
    assert notebook.page.get_attribute('[data-al="skip"]', "aria-disabled") == "true"
    notebook.page.screenshot(path=SCREENSHOTS / "after-finish.png")
    notebook.page.locator('[data-al="undo"]').click()
    notebook.wait_for_card()
    assert notebook.page.locator('[data-al="choice"]:enabled').count() == 12
    notebook.wait_for(lambda: notebook.labels == 13)
    goes_on(notebook, 13)


def test_a_closed_desk_leaves_its_summary(open_notebook):
    notebook = opened(open_notebook, "labeler.close()")
    summary = notebook.page.locator(SUMMARY)
    assert not summary.is_visible(), "it is hidden while the desk lives"
    notebook.run(1)
    summary.wait_for(timeout=SLOW)
    assert summary.inner_text().startswith(f"This labeling desk was closed. Every label is kept in labels.db. {AGAIN}")
    assert "14 of 915 labels · model 1 on " in summary.inner_text()
    assert notebook.page.locator('[data-al="desk"]').count() == 0


def test_the_summary_takes_no_room_while_the_desk_lives(open_notebook):
    notebook = opened(open_notebook, "display(labeler)", labels=1)
    area, desk = (
        notebook.page.locator(place).first.bounding_box()
        for place in (".jp-Cell-outputArea", ".jp-OutputArea-child:first-child")
    )
    assert area["height"] - desk["height"] < 2
    notebook.run(1)
    notebook.wait_for(lambda: notebook.page.locator('[data-al="desk"]').count() == 2)
    notebook.wait_for(lambda: notebook.page.locator(SUMMARY).count() == 2)
    notebook.wait_for(lambda: not any(notebook.page.locator(SUMMARY).nth(i).is_visible() for i in range(2)))


def no_example_in(outputs, notebook):
    texts = notebook.python("print(*[text[:40] for text in contracts['text']], sep='\\n')").splitlines()
    assert len(texts) > 900
    assert not any(text in json.dumps(outputs, ensure_ascii=False) for text in texts if len(text) > 20)


def shown_without_the_kernel(page, lab, name):
    page.goto(f"{lab.url}/lab/tree/{name}?token={TOKEN}&reset")
    page.locator(SUMMARY).wait_for(timeout=SLOW)
    idle = "() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
    page.wait_for_function(idle, timeout=SLOW)
    page.wait_for_timeout(1_500)  # for the widgets' own error
    said = page.locator(SUMMARY).inner_text()
    assert said.startswith(f"This labeling desk is not running. Every label is kept in labels.db. {AGAIN}")
    assert "14 of 915 labels" in said
    assert re.search(r"Notices 0\b", said)
    assert "model not found" not in page.locator(".jp-Notebook").inner_text()


def test_a_reopened_notebook_shows_the_summary_and_no_error(open_notebook, lab, chrome):
    notebook = opened(open_notebook)
    wait_for_summary(notebook, "<b>14 of 915 labels</b> · model 1")
    no_example_in(saved(notebook)["cells"][0]["outputs"], notebook)
    notebook.command("kernelmenu:shutdown")
    banner(notebook)
    reopened = chrome.new_context(viewport={"width": 1366, "height": 768}).new_page()
    shown_without_the_kernel(reopened, lab, notebook.name)
    reopened.screenshot(path=SCREENSHOTS / "reopened.png")
    reopened.context.close()


def test_a_notebook_that_somebody_else_opens_shows_the_summary(open_notebook, tmp_path, chrome):
    notebook = opened(open_notebook)
    wait_for_summary(notebook, "<b>14 of 915 labels</b> · model 1")
    saved(notebook)
    with running(tmp_path, dark=True) as theirs:  # which does not trust it: styles, scripts and data-* are taken away
        (theirs.root / notebook.name).write_text(notebook.path.read_text())
        page = chrome.new_context(viewport={"width": 1366, "height": 768}).new_page()
        shown_without_the_kernel(page, theirs, notebook.name)
        page.screenshot(path=SCREENSHOTS / "reopened-not-trusted-dark.png")
        page.context.close()


def test_after_a_reload_of_the_page_the_saved_summary_is_still_up_to_date(open_notebook):
    notebook = opened(open_notebook, labels=4)
    wait_for_summary(notebook, "<b>4 of 915 labels</b>")
    saved(notebook)
    notebook.page.reload()
    notebook.wait_for_kernel()
    notebook.wait_for_card()
    label(notebook, 3)
    wait_for_summary(notebook, "<b>7 of 915 labels</b>")
    assert "<b>7 of 915 labels</b>" in json.dumps(saved(notebook)["cells"][0]["outputs"])
    assert not notebook.page.locator(SUMMARY).is_visible()


def test_an_exported_page_shows_the_summary_and_weighs_little(open_notebook, chrome, tmp_path):
    notebook = opened(open_notebook)
    wait_for_summary(notebook, "<b>14 of 915 labels</b> · model 1")
    saved(notebook)
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", str(tmp_path), str(notebook.path)],
        check=True, capture_output=True, env={**os.environ, "JUPYTER_PLATFORM_DIRS": "0"},
    )  # fmt: skip
    exported = tmp_path / Path(notebook.name).with_suffix(".html")
    assert exported.stat().st_size <= 700_000
    page = chrome.new_context(viewport={"width": 1366, "height": 768}, offline=True).new_page()
    page.goto(exported.as_uri(), wait_until="domcontentloaded")
    assert page.locator(SUMMARY).is_visible()
    assert f"This labeling desk is not running. Every label is kept in labels.db. {AGAIN}" in page.inner_text("body")
    assert "Labeler(" not in page.locator(".jp-Cell-outputWrapper").first.inner_text()
    page.screenshot(path=SCREENSHOTS / "exported.png")
    page.context.close()
