"""A real JupyterLab in headless Chromium, for the tests and the benchmarks: start it, open a notebook, run cells."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat

CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
TOKEN = "al-widget-test"
SLOW = 90_000  # milliseconds: a loaded two-core machine is slow to start a kernel


def chromium() -> str | None:
    """Return the path of the system's Chromium; None leaves the choice to Playwright."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Lab:
    """A JupyterLab server with its own settings, in its own folder."""

    def __init__(
        self, folder: Path, *, dark: bool = False, subshells: bool = True, python: str = sys.executable
    ) -> None:
        self.root = folder / "root"
        self.root.mkdir(parents=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        settings = folder / "settings"
        _write_settings(
            settings, "apputils-extension", "themes", {"theme": f"JupyterLab {'Dark' if dark else 'Light'}"}
        )
        _write_settings(settings, "apputils-extension", "notification", {"fetchNews": "false"})
        if not subshells:
            _write_settings(settings, "apputils-extension", "kernels-settings", {"commsOverSubshells": "disabled"})
        places = {
            name: str(folder / name.lower())
            for name in (
                "JUPYTER_CONFIG_DIR",
                "JUPYTER_DATA_DIR",
                "JUPYTER_RUNTIME_DIR",
                "IPYTHONDIR",
                "JUPYTERLAB_WORKSPACES_DIR",
            )
        }
        environment = {**os.environ, **places, "JUPYTERLAB_SETTINGS_DIR": str(settings), "JUPYTER_PLATFORM_DIRS": "0"}
        self.log = (folder / "lab.log").open("w")
        self.process = subprocess.Popen(
            [
                python, "-m", "jupyterlab", "--allow-root", "--no-browser", f"--ServerApp.token={TOKEN}",
                "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", f"--ServerApp.root_dir={self.root}",
                "--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly", "--LabApp.news_url=None",
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            ],
            env=environment, stdout=self.log, stderr=subprocess.STDOUT, cwd=self.root, start_new_session=True,
        )  # fmt: skip
        self._wait_until_up()

    def _wait_until_up(self) -> None:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/api?token={TOKEN}", timeout=2):
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.2)
        raise RuntimeError(f"JupyterLab did not start:\n{Path(self.log.name).read_text()[-2000:]}")

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.log.close()


class Notebook:
    """One notebook in one page; each has a fresh name, so that no test inherits a kernel."""

    def __init__(self, lab: Lab, page: Any, cells: list[str], name: str | None = None) -> None:
        self.lab, self.page = lab, page
        self.name = name or f"{uuid.uuid4().hex[:8]}.ipynb"
        self.path = lab.root / self.name
        self.console: list[str] = []
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        if cells:
            notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
            notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
            nbformat.write(notebook, self.path)
        self.open()

    def open(self) -> None:
        self.page.goto(f"{self.lab.url}/lab/tree/{self.name}?token={TOKEN}&reset", wait_until="domcontentloaded")
        self.wait_for_kernel()

    def wait_for_kernel(self) -> None:
        self.page.wait_for_function(
            """() => { const app = window.jupyterapp; const panel = app?.shell?.currentWidget;
                 const kernel = panel?.sessionContext?.session?.kernel;
                 return kernel && kernel.status === 'idle' && document.querySelector('.jp-Notebook .jp-Cell'); }""",
            timeout=SLOW,
        )

    def command(self, name: str, args: dict[str, Any] | None = None) -> None:
        self.page.evaluate("([name, args]) => { window.jupyterapp.commands.execute(name, args); }", [name, args or {}])

    def run(self, number: int) -> None:
        """Run one cell without waiting for it to end."""
        self.page.evaluate(
            """(number) => { const panel = window.jupyterapp.shell.currentWidget;
                 panel.content.activeCellIndex = number;
                 panel.content.deselectAll(); window.jupyterapp.commands.execute('notebook:run-cell'); }""",
            number,
        )

    def run_all(self) -> None:
        self.command("notebook:run-all-cells")

    def save(self) -> dict[str, Any]:
        self.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
        return json.loads(self.path.read_text())

    def python(self, code: str) -> str:
        """Run code in the kernel and return what it printed."""
        return self.page.evaluate(
            """async (code) => { const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                 const future = kernel.requestExecute({code, store_history: false}); let out = '';
                 future.onIOPub = (m) => { if (m.content.text) out += m.content.text;
                    if (m.header.msg_type === 'error') out += m.content.traceback.join('\\n'); };
                 await future.done; return out; }""",
            code,
        ).strip()

    def start(self, code: str) -> None:
        """Start code in the kernel without waiting for it."""
        self.page.evaluate(
            """(code) => { const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                 window.busy = true;
                 kernel.requestExecute({code, store_history: false}).done.then(() => { window.busy = false; }); }""",
            code,
        )

    @property
    def desk(self) -> Any:
        return self.page.locator('[data-al="desk"]').first

    def wait_for_card(self) -> None:
        self.page.wait_for_selector('[data-al="card"][data-key]', timeout=SLOW)

    @property
    def key(self) -> str:
        return self.page.get_attribute('[data-al="card"]', "data-key") or ""

    @property
    def labels(self) -> int:
        return int(self.page.get_attribute('[data-al="progress"]', "data-labels") or 0)

    def wait_for(self, condition: Callable[[], bool], seconds: float = 30, what: str = "the condition") -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} did not come true within {seconds} s")
            self.page.wait_for_timeout(50)  # lets the page work between two checks

    def wait_saved(self, seconds: float = 30) -> None:
        self.wait_for(
            lambda: self.page.get_attribute('[data-al="saved"]', "data-pending") == "0", seconds, "everything saved"
        )

    def strike(self, keys: str) -> None:
        """Press plain keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def focus(self) -> None:
        """Move the keyboard focus into the desk, as a click on the card does."""
        self.page.locator('[data-al="card"]').first.click()


def _write_settings(folder: Path, extension: str, plugin: str, values: dict[str, Any]) -> None:
    place = folder / "@jupyterlab" / extension
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{plugin}.jupyterlab-settings").write_text(json.dumps(values))


@contextmanager
def running(folder: Path, **options: Any) -> Iterator[Lab]:
    """Run a JupyterLab for the length of a with block."""
    lab = Lab(folder, **options)
    try:
        yield lab
    finally:
        lab.stop()
