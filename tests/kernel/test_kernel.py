"""A live kernel: labels arrive while it is idle and while a cell runs, and survive when it is killed."""

from __future__ import annotations

import os
import signal
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty

import pytest
from jupyter_client import KernelManager

pytestmark = pytest.mark.kernel

SLOW = 90  # seconds: a loaded two-core machine is slow to start a kernel

DESK = """
import al_widget as al
contracts = al.datasets.load_contracts().iloc[:200]
labeler = al.Labeler(contracts["text"], sorted(contracts["label"].unique()), store={store!r})
labeler
"""


class Front:
    """A stand-in for JupyterLab: runs cells, finds the desk's comm, sends and receives its messages."""

    def __init__(self) -> None:
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(env={**os.environ, "JUPYTER_PLATFORM_DIRS": "0"})
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=SLOW)
        self.heard: list[dict] = []
        self.panel: str | None = None
        self.status: dict = {}
        self.subshell: str | None = None

    def send_cell(self, code: str) -> str:
        return self.client.execute(code)

    def run(self, code: str) -> str:
        """Run a cell to its end; return what it printed."""
        done = self.send_cell(code)
        printed: list[str] = []
        self.listen(lambda: self._ended(done), printed)
        reply = self.client.get_shell_msg(timeout=SLOW)
        while reply["parent_header"].get("msg_id") != done:
            reply = self.client.get_shell_msg(timeout=SLOW)
        assert reply["content"]["status"] == "ok", "\n".join(reply["content"].get("traceback", []))
        return "".join(printed)

    def listen(self, until, printed: list[str] | None = None, seconds: float = SLOW) -> None:
        """Receive messages until a condition holds."""
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, "it never happened"
            try:
                message = self.client.get_iopub_msg(timeout=0.2)
            except Empty:
                continue
            self._hear(message, [] if printed is None else printed)

    def _hear(self, message: dict, printed: list[str]) -> None:
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            printed.append(content["text"])
        elif kind == "comm_open" and "status" in content["data"].get(
            "state", {}
        ):  # its layout opens a comm too, without a status
            self.panel = content["comm_id"]
        elif kind == "comm_msg" and content["comm_id"] == self.panel:
            data = content["data"]
            if data["method"] == "custom":
                self.heard.append({**data["content"], "arrived": time.monotonic()})
            elif "status" in data.get("state", {}):
                self.status = data["state"]["status"]
        elif kind == "status" and content["execution_state"] == "idle":
            self.heard.append(
                {"kind": "idle", "of": message["parent_header"].get("msg_id"), "arrived": time.monotonic()}
            )

    def _ended(self, cell: str) -> bool:
        return any(one["kind"] == "idle" and one["of"] == cell for one in self.heard)

    def ended_at(self, cell: str) -> float:
        self.listen(lambda: self._ended(cell))
        return next(one["arrived"] for one in self.heard if one["kind"] == "idle" and one["of"] == cell)

    def open_subshell(self) -> None:
        """Request a subshell for the comm, as JupyterLab 4.4 and later do."""
        session, channel = self.client.session, self.client.control_channel
        request = session.msg("create_subshell_request", {})
        channel.send(request)
        end = time.monotonic() + SLOW
        while time.monotonic() < end:
            reply = self.client.get_control_msg(timeout=SLOW)
            if reply["parent_header"].get("msg_id") == request["header"]["msg_id"]:
                self.subshell = reply["content"]["subshell_id"]
                return

    def say(self, content: dict) -> None:
        data = {"comm_id": self.panel, "data": {"method": "custom", "content": content}}
        message = self.client.session.msg("comm_msg", data)
        if self.subshell is not None:
            message["header"]["subshell_id"] = self.subshell
        self.client.shell_channel.send(message)

    def hello(self, client: str) -> list[str]:
        """Connect as a fresh page; return the keys of the waiting cards."""
        self.heard.clear()
        self.say({"kind": "hello", "client": client, "protocol": 1, "dark": False})
        self.listen(lambda: any(one["kind"] == "ack" for one in self.heard))
        return [card["key"] for one in self.heard if one["kind"] == "batch" for card in one["cards"]]

    def acked(self, client: str) -> list[dict]:
        return [one for one in self.heard if one["kind"] == "ack" and one["client"] == client]

    def close(self) -> None:
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)


def label(seq: int, key: str, base: int = 1) -> dict:
    event = {"seq": seq, "do": "label", "key": key, "value": "Notices", "ms": 700}
    return {"kind": "events", "client": "c-1", "base": base, "events": [event]}


@pytest.fixture
def front() -> Iterator[Front]:
    front = Front()
    yield front
    front.close()


@pytest.fixture
def cell(tmp_path: Path) -> str:
    return DESK.format(store=str(tmp_path / f"{uuid.uuid4().hex}.db"))


def test_the_two_line_cell_shows_a_desk_and_labels_are_acknowledged(front: Front, cell: str) -> None:
    front.run(cell)
    keys = front.hello("c-1")
    assert len(keys) >= 16
    for seq, key in enumerate(keys[:5], 1):
        front.say(label(seq, key))
    front.listen(lambda: front.acked("c-1")[-1]["upto"] == 5)
    assert front.run("print(len(labeler.labels), set(labeler.labels))") == "5 {'Notices'}\n"
    asked = front.run("print([labeler.pool.key(labeler.pool.row(id)) for id in labeler.frame['id']])")
    assert asked == f"{keys[:5]}\n"


def test_ten_labels_while_a_cell_sleeps_are_ten_labels_acknowledged_before_it_ends(
    front: Front, cell: str, tmp_path: Path, busy_until: Callable[..., str]
) -> None:
    front.run(cell)
    if not front.run("import ipykernel; print(ipykernel.version_info >= (7, 1))").startswith("True"):
        pytest.skip("this ipykernel has no subshells: labels are taken right after the cell")
    front.open_subshell()
    keys = front.hello("c-1")
    sleeping = front.send_cell(busy_until(str(tmp_path / "done")))
    for seq, key in enumerate(keys[:10], 1):
        front.say(label(seq, key))
    front.listen(lambda: front.acked("c-1")[-1]["upto"] == 10)
    arrived = front.acked("c-1")[-1]["arrived"]
    (tmp_path / "done").touch()
    assert arrived < front.ended_at(sleeping)
    assert front.run("print(len(labeler.labels))") == "10\n"


def test_without_a_subshell_the_labels_wait_for_the_cell_and_none_is_lost(
    front: Front, cell: str, tmp_path: Path, busy_until: Callable[..., str]
) -> None:
    front.run(cell)
    keys = front.hello("c-1")
    front.send_cell(busy_until(str(tmp_path / "done")))
    for seq, key in enumerate(keys[:10], 1):
        front.say(label(seq, key))
    (tmp_path / "done").touch()
    front.listen(lambda: front.acked("c-1")[-1]["upto"] == 10)
    assert front.run("print(len(labeler.labels))") == "10\n"


def test_a_killed_kernel_loses_nothing_and_goes_on_with_the_same_question(front: Front, cell: str) -> None:
    front.run(f"{cell}\nlabeler.wait(60)")
    keys = front.hello("c-1")
    for seq, key in enumerate(keys[:8], 1):
        front.say(label(seq, key))
    front.listen(lambda: front.acked("c-1")[-1]["upto"] == 8)
    os.kill(front.manager.provisioner.pid, signal.SIGKILL)
    front.close()

    again = Front()
    try:
        again.run(cell)
        waiting = again.hello("c-1")
        assert again.acked("c-1")[-1]["upto"] == 8
        assert waiting[0] == keys[8]
        assert not set(waiting) & set(keys[:8])
        again.say(label(8, keys[7], base=8))  # its acknowledgement was lost
        again.say(
            {**label(9, keys[8], base=8), "events": [label(8, keys[7])["events"][0], label(9, keys[8])["events"][0]]}
        )
        again.listen(lambda: again.acked("c-1")[-1]["upto"] == 9)
        assert again.run("print(len(labeler.labels), labeler.log['do'].eq('label').sum())") == "9 9\n"
    finally:
        again.close()


def test_a_model_comes_by_itself_and_nothing_is_printed(front: Front, cell: str) -> None:
    front.run(cell)
    keys = front.hello("c-1")
    names = front.run("print(sorted(contracts['label'].unique())[0])").strip()
    for seq, key in enumerate(keys[:12], 1):
        message = label(seq, key)
        message["events"][0]["value"] = "Notices" if seq % 2 else names
        front.say(message)
    front.listen(lambda: front.acked("c-1")[-1]["upto"] == 12)
    printed: list[str] = []
    front.listen(lambda: front.status.get("version", 0) >= 1, printed)
    assert front.status["phase"] in ("ready", "training")
    assert printed == []
    assert front.run("print(labeler.wait(60), labeler.model is not None, labeler.error)") == "True True None\n"
