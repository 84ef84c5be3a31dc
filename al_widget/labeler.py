"""The desk in a notebook cell: a session with a page and live charts."""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from inspect import signature
from typing import Any

import ipywidgets
import narwhals.stable.v1  # noqa: F401 - before the user's own imports can meet ours there: see background.py

from al_widget.charts import LiveCharts, LiveData
from al_widget.data.cards import Card
from al_widget.engine.decisions import CommitResult
from al_widget.engine.queries import Pick
from al_widget.engine.worker import InlineWorker, Worker
from al_widget.page.publisher import Publisher
from al_widget.page.receiver import Receiver
from al_widget.page.widget import DeskWidget
from al_widget.session import STORE, Session

_open: weakref.WeakValueDictionary[tuple[str, str], Labeler] = weakref.WeakValueDictionary()


class Labeler(Session):
    """A labeling desk: the example the model is least sure of, its buttons and keys, and live charts.

    A labeler is a session with a screen: everything `Session` has, it has too. The model learns in the background
    after every `batch_size` labels.

    Parameters
    ----------
    data
        The pool, as for `Session`; or a `Session`, which is shown, and then nothing else is passed.
    classes
        Names of the classes, two or more; `{name: key}` chooses the keyboard keys.
    features, model, strategy, batch_size, seed_size, labels, test, audit, target, budget, cost_per_label, multilabel, \
store, name, annotator, ids, text, show, render, seed
        As for `Session`, which describes each.

    Attributes
    ----------
    session
        The session that is shown: the one that was passed, or the labeler itself.
    widget
        The desk as an anywidget, for hosts that show one themselves.

    Raises
    ------
    AlWidgetError
        As `Session`.
    TypeError
        If the classes are missing, or a `Session` is passed with further arguments.

    See Also
    --------
    al_widget.Session : the same without a screen.

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

    def __init__(
        self,
        data: Any,
        classes: Sequence[str] | Mapping[str, str] | None = None,
        *,
        features: Any = None,
        model: Any = None,
        strategy: Any = "diverse_margin",
        batch_size: int = 10,
        seed_size: int | None = None,
        labels: Any = None,
        test: tuple[Any, Sequence[Any]] | None = None,
        audit: float | str | tuple[str, float] = 0.1,
        target: float | None = None,
        budget: int | None = None,
        cost_per_label: float | None = None,
        multilabel: bool = False,
        store: Any = STORE,
        name: str = "default",
        annotator: str | None = None,
        ids: Iterable[Hashable] | None = None,
        text: str | None = None,
        show: Sequence[str] | None = None,
        render: Callable[[Any], Any] | None = None,
        seed: int = 0,
    ) -> None:
        if isinstance(data, Session):
            _refuse_further({name: value for name, value in locals().items() if name in _OPTIONS})
            self.session, self.engine = data, data.engine
        elif classes is None:
            raise TypeError("Labeler(data, classes) needs the classes: a list of two or more names.")
        else:
            super().__init__(
                data,
                classes,
                features=features,
                model=model,
                strategy=strategy,
                batch_size=batch_size,
                seed_size=seed_size,
                labels=labels,
                test=test,
                audit=audit,
                target=target,
                budget=budget,
                cost_per_label=cost_per_label,
                multilabel=multilabel,
                store=store,
                name=name,
                annotator=annotator,
                ids=ids,
                text=text,
                show=show,
                render=render,
                seed=seed,
            )
            self.session = self
        self._take_over()
        pace = Pace()
        self.widget = DeskWidget()
        self._publisher = Publisher(self.engine, self._send, self._set_status, pace)
        self._beside = ipywidgets.VBox(
            [], layout=ipywidgets.Layout(flex="2 1 340px", min_width="280px", min_height="430px")
        )
        self._box = ipywidgets.Box(
            [self.widget, self._beside], layout=ipywidgets.Layout(display="flex", flex_flow="row wrap", width="100%")
        )
        self._learning = BackgroundLearning(
            self.engine, self._worker, lambda said: self._publisher.notify("error", said)
        )
        self._painter = Painter(
            self.engine, pace, self._worker, self._place, lambda said: self._publisher.notify("warning", said)
        )
        for listener in (self._publisher, self._learning, self._painter):
            self.engine.listen(listener)
        receiver = Receiver(self.engine, self._publisher, lambda dark: self._painter.show(dark=dark))
        self.widget.receive_with(receiver.receive)
        if self.engine.waits_for_seeds:
            self.engine.ask_random_seeds()
        _open[self._task] = self
        self._publisher.publish_status()
        self._learning.worker.poke()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the model has learned everything that was due.

        Parameters
        ----------
        timeout
            Seconds to wait at most; None, the default, for as long as it takes.

        Returns
        -------
        False if the time ran out first.
        """
        return self._learning.worker.wait(timeout)

    def finish(self) -> Any:
        """Wait for what is due, then fit on every label, the audit's included; see `Session.finish`."""
        self.wait()
        return super().finish()

    def close(self) -> None:
        """Close the desk; what was labeled can still be read."""
        if not self.engine.closed:
            self._learning.worker.close()
            self._painter.worker.close()
            super().close()
            for one in (self.widget, *self._beside.children, self._beside, self._box):
                one.close()

    def _repr_mimebundle_(self, **options: Any) -> Any:
        # The figure is made after the desk is on its way: plotly takes seconds to import.
        self._painter.worker.poke()
        bundle = self._box._repr_mimebundle_(**options)
        return {**bundle, "text/plain": repr(self)} if isinstance(bundle, dict) else bundle

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
                with _importing:
                    LiveCharts.load()
                drawn_dark = self._dark
                self._charts = LiveCharts(self._live_data(), dark=drawn_dark)
                if self._dark != drawn_dark:  # the page told its theme while the figure was made
                    self._charts.set_theme(dark=self._dark)
                self._beside.children = (self._charts.figure,)
                return
            waited = monotonic()
            while self._times and monotonic() - self._times[-1] < _CALM and monotonic() - waited < _PATIENCE:
                if not self._drawing.pause(_CALM):
                    return
            self._compare()
            self._charts.refresh(self._live_data())
            self._drawing.pause(1.0 - _CALM)
        except Exception:  # noqa: BLE001 - a chart that fails must not stop the labeling
            if not self._closed:
                self.session.error = traceback.format_exc()
                self._tell(
                    "warning", "The charts could not be drawn; labeling goes on. The traceback is at labeler.error."
                )

    def _live_data(self) -> LiveData:
        session, several = self.session, self.session.multilabel
        return LiveData(
            tuple(session.rounds),
            session.target,
            session.seed_size,
            session.compared,
            "exact match" if several else "accuracy",
            "unsure (1 − margin, mean over the classes)" if several else "unsure (1 − margin)",
        )

    def _compare(self) -> None:
        """Compare with random order when enough is new, where it takes no longer than a moment: six fits."""
        session, last = self.session, self.session.rounds[-1] if self.session.rounds else None
        if last is None or last.final or session.due or last.fit_seconds > _QUICK:
            return
        if last.n_audit >= (0 if session.compared is None else session.compared.n) + _NEWS:
            _ = session.shadow

    def _set_theme(self, *, dark: bool) -> None:
        if dark != self._dark:
            self._dark = dark
            if self._charts is not None:
                self._charts.set_theme(dark=dark)

    def _take_over(self) -> None:
        """Close the desk an earlier run of the cell left open on the same task, and read what it took meanwhile."""
        earlier = _open.get(self._task)
        if earlier is not None and earlier.engine is not self.engine:
            earlier.close()
            self.engine.follow()

    def _send(self, message: dict[str, Any]) -> None:
        if not self.engine.closed:
            self.widget.send(message)

    def _set_status(self, status: dict[str, Any]) -> None:
        self.widget.status = status

    def _place(self, figure: Any) -> None:
        self._beside.children = (figure,)


_OPTIONS = {name: one.default for name, one in signature(Labeler.__init__).parameters.items()}


def _refuse_further(given: Mapping[str, Any]) -> None:
    """Refuse what is passed beside a session."""
    if any(given[name] is not default for name, default in _OPTIONS.items() if name not in {"self", "data"}):
        raise TypeError("Labeler(session) takes no further arguments: the session has its own.")
