"""The desk in a JupyterLab cell: panel and charts, one message handler, one publisher."""

from __future__ import annotations

import hashlib
import pathlib
import sys
import threading
import traceback
import weakref
from dataclasses import asdict
from time import monotonic
from typing import Any

import anywidget
import ipywidgets
import narwhals.stable.v1  # noqa: F401 - see _importing: the user's own imports may meet ours there
import traitlets

from al_widget.data.cards import Card
from al_widget.engine.decisions import CommitResult
from al_widget.engine.queries import Pick
from al_widget.engine.worker import InlineWorker, Worker
from al_widget.exceptions import AlWidgetError, StoreError
from al_widget.page import protocol
from al_widget.session import Session

_BUNDLE = pathlib.Path(__file__).parent / "static" / "widget.js"
_FEWEST, _MOST = 16, 128  # cards the page holds
_LOW = 8  # it gets more of the same ranking when fewer wait
_BATCH_BYTES = 1_000_000  # cards of long texts are sent in smaller numbers
_PAST = 16
_CALM, _PATIENCE = 0.3, 3.0  # seconds: a chart waits for a pause in the labeling, but not for ever
_QUICK, _NEWS = 0.2, 5  # seconds of a fit, and audit labels, that make it worth comparing with random order again
_RATE_WINDOW = 30  # decisions over which the pace is measured


class _Panel(anywidget.AnyWidget):
    """The page's side: one synced trait without any example in it; everything else is messages."""

    _esm = _BUNDLE
    status = traitlets.Dict().tag(sync=True)


# scikit-learn and plotly are imported in the background, by one thread at a time: both load narwhals, whose
# modules import each other, and Python reports a deadlock when two threads enter such a circle at once.
_importing = threading.Lock()

_open: weakref.WeakValueDictionary[tuple[str, str], Labeler] = weakref.WeakValueDictionary()


class Labeler:
    """A labeling desk: the example the model is least sure of, its buttons and keys, and live charts.

    Parameters
    ----------
    data
        The pool, as for `Session`; or a `Session`, which is shown.
    classes
        Class names, two or more; `{name: key}` chooses the keyboard keys.
    **options
        Everything `Session` takes.

    Attributes
    ----------
    session
        The loop behind the desk; its attributes and methods are the labeler's too: `labels`, `frame`,
        `model`, `predict`, `predict_proba`, `history`, `accuracy`, `advice`, `finish`, `export`.

    Raises
    ------
    AlWidgetError
        As `Session`.

    Examples
    --------
    Show it as the last line of a cell. A person clicks; code can label too, and the desk follows.

    >>> labeler = Labeler(["good", "bad", "fine", "poor"] * 5, ["pos", "neg"], store=None, audit=0)
    >>> labeler.label(0, "pos"); labeler.label(1, "neg"); labeler.labels.to_dict()
    {0: 'pos', 1: 'neg'}
    >>> labeler.close()
    """

    # JupyterLite's Python has no threads: there the model learns between two messages.
    _worker: type[Worker | InlineWorker] = InlineWorker if sys.platform == "emscripten" else Worker

    def __init__(self, data: Any, classes: Any = None, **options: Any) -> None:
        if isinstance(data, Session):
            if classes is not None or options:
                raise TypeError("Labeler(session) takes no further arguments: the session has its own.")
            self.session = data
        else:
            if classes is None:
                raise TypeError("Labeler(data, classes) needs the classes: a list of two or more names.")
            self.session = Session(data, classes, **options)
        session = self.session
        self._take_over()
        session.horizon = max(session.horizon, _FEWEST)
        self._publishing = threading.RLock()
        self._rev = 0
        self._status: dict[str, Any] = {}
        self._sent: set[str] = set()
        self._times: list[float] = []
        self._busy: dict[str, Any] | None = None
        self._busy_told = 0.0
        self._notice: dict[str, str] | None = None
        self._dark = False
        self._charts: Any = None
        self._closed = False
        self._desk = hashlib.blake2b(f"{session.store}\n{session.name}".encode(), digest_size=8).hexdigest()
        if session.unplanned:
            session.draw_random_seeds()
        self._panel = _Panel(layout=ipywidgets.Layout(flex="3 1 420px", min_width="300px"))
        self._beside = ipywidgets.VBox(
            [], layout=ipywidgets.Layout(flex="2 1 340px", min_width="280px", min_height="430px")
        )
        self._box = ipywidgets.Box(
            [self._panel, self._beside], layout=ipywidgets.Layout(display="flex", flex_flow="row wrap", width="100%")
        )
        self._panel.on_msg(self._on_message)
        _answer_on_the_asking_shell(self._panel)
        session.listen(self._on_recorded)
        self._learning = self._worker(self._learn, "al_widget learning")
        self._drawing = self._worker(self._draw, "al_widget charts")
        _open[session.store or f"memory {id(self)}", session.name] = self
        self._publish_status()
        self._learning.poke()

    # ---------------------------------------------------------------- for the user

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "session":
            raise AttributeError(name)
        return getattr(self.session, name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *(name for name in dir(self.session) if not name.startswith("_"))})

    def __repr__(self) -> str:
        return repr(self.session).replace("Session", "Labeler", 1)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        # The figure is made after the panel is on its way: plotly takes seconds to import.
        self._drawing.poke()
        bundle = self._box._repr_mimebundle_(**options)
        return {**bundle, "text/plain": repr(self)} if isinstance(bundle, dict) else bundle

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the model has learned everything that was due; False if `timeout` seconds passed first."""
        return bool(self._learning.wait(timeout))

    def update(self) -> Any:
        """Run one round now: fit, score, select, estimate; the desk follows."""
        try:
            return self.session.update()
        finally:
            self._publish_batch()
            self._publish_status()
            self._drawing.poke()

    def finish(self) -> Any:
        """Fit on every label, the audit included, write the last round, and return the model."""
        self.wait()
        try:
            return self.session.finish()
        finally:
            self._publish_batch()
            self._publish_status()
            self._drawing.poke()

    def close(self) -> None:
        """Close the desk; what was labeled can still be read."""
        if not self._closed:
            self._closed = True
            self._learning.close()
            self._drawing.close()
            self.session.close()
            for one in (self._panel, *self._beside.children, self._beside, self._box):
                one.close()

    # ---------------------------------------------------------------- from the page

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Do constant work: check, append, acknowledge, poke. Jupyter swallows what is raised here."""
        try:
            message = protocol.parse(content)
            if message["kind"] == "events":
                self.session.record(message["client"], message["events"], message["base"])
            elif message["kind"] == "hello":
                self._welcome(message)
            elif message["kind"] == "recall":
                self._publish_past(message["client"], message["before"], min(message["n"], 64))
            else:
                self._set_theme(dark=message["dark"])
        except StoreError as error:  # not acknowledged: the page keeps the decisions and sends them again
            self._tell("error", f"{error} Your decisions are kept in this tab and sent again.")
        except AlWidgetError as error:
            self._tell("error", str(error))
        except Exception as error:  # noqa: BLE001 - nothing may vanish without a word
            self.session.error = traceback.format_exc()
            self._tell("error", f"{type(error).__name__}: {error}. The traceback is at labeler.error.")

    def _welcome(self, hello: protocol.Hello) -> None:
        if hello["protocol"] != protocol.VERSION:
            self._tell("error", "This page runs another version of al_widget: save the notebook and reload the page.")
        self._set_theme(dark=hello["dark"])
        client = hello["client"]
        with self._publishing:
            self._publish_status()
            self._publish_batch()
            self._publish_past(client, None, _PAST)
            self._send(
                protocol.ack(client, self.session.upto(client), [], [], [], self.session.n_labels, self.session.left)
            )
        self._drawing.poke()

    def _on_recorded(self, recorded: CommitResult) -> None:
        """Acknowledge decisions, whoever made them; they are on disk."""
        refused: list[protocol.Refusal] = [{"seq": seq, "why": str(why)} for seq, why in recorded.refused]
        now = monotonic()
        self._times = [*self._times[-_RATE_WINDOW:], *[now] * len(recorded.done)]
        with self._publishing:
            self._send(
                protocol.ack(
                    recorded.client,
                    recorded.upto,
                    refused,
                    recorded.done,
                    recorded.open,
                    recorded.labels,
                    recorded.left,
                )
            )
            self._top_up(recorded.done + recorded.put_off)
            if recorded.done and not self.session.failed:  # what these very labels made fail is not to be forgotten
                self._notice = None
            if self._looks_different():
                self._publish_status()
        if self.session.due:
            self._learning.poke()

    # ---------------------------------------------------------------- to the page

    def _send(self, message: dict[str, Any]) -> None:
        if not self._closed:
            self._panel.send(message)

    def _looks_different(self) -> bool:
        """Whether decisions changed more than the counts of the acknowledgement: constant work per decision."""
        session, told = self.session, self._status
        return (
            told["phase"] != self._phase()
            or len(told["classes"]) != len(session.classes)
            or told["notice"] != self._notice_now()
            or (session.version == 0 and told["advice"] != session.advice.sentence)
        )

    def _phase(self) -> str:
        phase = self.session.phase
        return "training" if phase == "ready" and self._busy is not None else phase

    def _notice_now(self) -> dict[str, str] | None:
        standing = self.session.notices
        return self._notice or ({"level": "warning", "text": " ".join(standing)} if standing else None)

    def _publish_status(self) -> None:
        with self._publishing:
            if self._closed:
                return
            self._rev += 1
            session, estimate = self.session, self.session.accuracy
            self._status = protocol.status(
                rev=self._rev,
                desk=self._desk,
                phase=self._phase(),
                multilabel=session.multilabel,
                classes=[{"name": name, "key": session.keys.get(name)} for name in session.classes],
                version=session.version,
                trained=session.n_trained,
                busy=self._busy,
                accuracy=None if estimate is None else asdict(estimate),
                target=session.target,
                budget=session.budget,
                cost=session.cost_per_label,
                advice=session.advice.sentence,
                notice=self._notice_now(),
                store=session.place,
            )
            self._panel.status = self._status

    def _publish_batch(self) -> None:
        with self._publishing:
            picks = self.session.upcoming(self.session.horizon)
            self._sent = set()
            self._send_cards(picks, append=False)

    def _top_up(self, gone: tuple[str, ...]) -> None:
        """Send more of the same ranking before the page runs dry: a few cards for every few decisions."""
        self._sent.difference_update(gone)
        if len(self._sent) < _LOW:
            picks = self.session.upcoming(self.session.horizon)
            fresh = [pick for pick in picks if self.session.pool.key(pick.row) not in self._sent]
            if fresh:
                self._send_cards(fresh, append=True)

    def _send_cards(self, picks: list[Pick], *, append: bool) -> None:
        cards: list[Card] = []
        size = 0
        for pick in picks:
            card = self._card(pick)
            size += len(card.get("text", "")) + 64 * len(card.get("fields", ()))
            if size > _BATCH_BYTES and len(cards) >= _LOW:
                break
            cards.append(card)
        self._rev += 1
        self._sent.update(card["key"] for card in cards)
        self._send(protocol.batch(self._rev, self.session.version, cards, append=append))

    def _card(self, pick: Pick) -> Card:
        try:
            return self.session.card(pick)
        except Exception as error:  # noqa: BLE001 - the user's render may raise anything
            self.session.error = traceback.format_exc()
            sentence = f"render= failed on this example: {type(error).__name__}: {error}"
            self._notice = {"level": "error", "text": f"{sentence}. The traceback is at labeler.error."}
            return {
                "key": self.session.pool.key(pick.row),
                "kind": "text",
                "name": str(self.session.pool.id(pick.row)),
                "text": sentence,
                "again": False,
                "top": [],
            }

    def _publish_past(self, client: str, before: int | None, n: int) -> None:
        found, more = self.session.past(before, n)
        items: list[protocol.PastItem] = [
            {
                "at": event.offset,
                "do": event.type,
                "value": self.session.answer(event),
                "card": {**self._card(pick), "again": False},
            }
            for event, pick in found
        ]
        with self._publishing:
            self._send(protocol.past(client, items, more=more))

    def _tell(self, level: str, text: str) -> None:
        self._notice = {"level": level, "text": text}
        self._publish_status()

    def _set_busy(self, what: str | None, share: float | None = None) -> None:
        # Progress is told four times a second at most: the wire is for cards.
        if (
            what is not None
            and self._busy is not None
            and self._busy["what"] == what
            and monotonic() - self._busy_told < 0.25
        ):
            return
        self._busy = None if what is None else {"what": what, "share": share}
        self._busy_told = monotonic()
        self._publish_status()

    # ---------------------------------------------------------------- in the background

    def _learn(self) -> None:
        """Plan seeds once the features are ready, learn what is due, tell the page."""
        session = self.session
        try:
            with _importing:
                session.load()
            if not session.prepared:
                self._set_busy("building features", 0.0)
                session.prepare(lambda share: self._set_busy("building features", share))
                self._set_busy(None)
            if session.unplanned:
                session.plan()
                self._publish_batch()
            session.wake()
            while session.due and not self._closed:
                self._set_busy("training")
                started = monotonic()
                session.update()
                self._widen(monotonic() - started)
                self._busy = None
                self._publish_batch()
                self._publish_status()
                self._drawing.poke()
        except Exception as error:  # noqa: BLE001 - the last good model keeps serving, whatever happened
            if self._closed:
                return
            session.error, session.failed = traceback.format_exc(), True
            told = str(error) if isinstance(error, AlWidgetError) else f"{type(error).__name__}: {error}"
            self._notice = {"level": "error", "text": f"{told} Labels are kept; the traceback is at labeler.error."}
        finally:
            self._busy = None
            if not self._closed:
                self._publish_status()

    def _widen(self, seconds: float) -> None:
        """Let the page hold what a person labels during two updates, and 16 to 128 cards."""
        times = self._times
        pace = (len(times) - 1) / max(times[-1] - times[0], 1.0) if len(times) > 1 else 0.0
        wanted = max(self.session.batch_size, round(2 * pace * seconds))
        self.session.horizon = min(_MOST, max(_FEWEST, wanted))

    def _draw(self) -> None:
        """Bring the charts up to date in a pause of the labeling, so that they never delay a key."""
        try:
            if self._charts is None:
                from al_widget.charts import Charts

                with _importing:
                    Charts.load()
                drawn_dark = self._dark
                self._charts = Charts(self.session, dark=drawn_dark)
                if self._dark != drawn_dark:  # the page told its theme while the figure was made
                    self._charts.set_theme(dark=self._dark)
                self._beside.children = (self._charts.figure,)
                return
            waited = monotonic()
            while self._times and monotonic() - self._times[-1] < _CALM and monotonic() - waited < _PATIENCE:
                if not self._drawing.pause(_CALM):
                    return
            self._compare()
            self._charts.refresh()
            self._drawing.pause(1.0 - _CALM)
        except Exception:  # noqa: BLE001 - a chart that fails must not stop the labeling
            if not self._closed:
                self.session.error = traceback.format_exc()
                self._tell(
                    "warning", "The charts could not be drawn; labeling goes on. The traceback is at labeler.error."
                )

    def _compare(self) -> None:
        """Compare with random order when enough is new, where it takes no longer than a moment: six fits."""
        session, last = self.session, self.session.rounds[-1] if self.session.rounds else None
        if last is None or last.final or session.due or last.fit_seconds > _QUICK:
            return
        if last.n_audit >= (0 if session.compared is None else session.compared.n) + _NEWS:
            _ = session.baseline

    def _set_theme(self, *, dark: bool) -> None:
        if dark != self._dark:
            self._dark = dark
            if self._charts is not None:
                self._charts.set_theme(dark=dark)

    def _take_over(self) -> None:
        """Close the desk an earlier run of the cell left open on the same task; what it took meanwhile is ours too."""
        earlier = _open.get((self.session.store or "", self.session.name))
        if earlier is not None and earlier.session is not self.session:
            earlier.close()
            self.session.follow()


def _answer_on_the_asking_shell(panel: Any) -> None:
    """Let labels arrive while a cell runs, on ipykernel 7.4 too.

    7.4 sends a page's message to the shell that last *sent* on the comm: a widget made in a cell then
    waits for the cell to end. With the attribute off, the subshell the page asked for is used.
    Private API of one release, absent in the others.
    """
    comm = panel.comm
    if getattr(comm, "_reply_subshell_for", None) is not None:
        comm._reply_subshell_for = None  # noqa: SLF001
