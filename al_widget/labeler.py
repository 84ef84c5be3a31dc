"""The desk in a notebook cell: a session with a page and live charts."""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from inspect import signature
from typing import Any

from al_widget.charts import LiveData, session_figure
from al_widget.charts.painter import Painter
from al_widget.engine.background import BackgroundLearning
from al_widget.engine.following import Following
from al_widget.engine.pace import Pace
from al_widget.engine.worker import InlineWorker, Worker
from al_widget.page import protocol
from al_widget.page.desk_id import desk_id
from al_widget.page.population import PopulationAnswer
from al_widget.page.publisher import Publisher
from al_widget.page.receiver import Receiver
from al_widget.page.static_output import StaticOutput
from al_widget.page.widget import DeskWidget
from al_widget.session import STORE, Session

_open: weakref.WeakValueDictionary[str, Labeler] = weakref.WeakValueDictionary()


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
    features, embeddings, model, strategy, batch_size, seed_size, labels, test, audit, target, budget, cost_per_label, \
multilabel, guidelines, store, name, annotator, ids, text, show, render, seed
        As for `Session`, which describes each.

    Attributes
    ----------
    session
        The session that is shown: the one that was passed, or the labeler itself.
    widget
        The desk as one anywidget, charts included, for hosts that show one themselves; in marimo
        `mo.ui.anywidget(labeler.widget)`.

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
        features: Any = "auto",
        embeddings: Any = None,
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
        guidelines: Mapping[Any, str] | None = None,
        store: Any = STORE,
        name: str = "default",
        annotator: str | None = None,
        ids: Iterable[Hashable] | None = None,
        text: Hashable | None = None,
        show: Sequence[Hashable] | None = None,
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
                embeddings=embeddings,
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
                guidelines=guidelines,
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
        self._dark = False
        self.widget = DeskWidget()
        self._publisher = Publisher(self.engine, self._send, self.widget.set_status, pace)
        self._learning = BackgroundLearning(self.engine, self._worker)
        self._painter = Painter(
            self.engine,
            pace,
            self._worker,
            self.widget.set_charts,
            lambda said: self._publisher.notify("warning", said),
        )
        self._summary = StaticOutput(self.engine, pace, self._worker, self._send)
        for listener in (self._publisher, self._learning, self._painter, self._summary):
            self.engine.listen(listener)
        self._population = PopulationAnswer(self.engine, self._worker, self._send)
        receiver = Receiver(
            self.engine, self._publisher, self._follow_theme, self._population.ask, self.widget.send_library
        )
        self.widget.receive_with(receiver.receive)
        if self.engine.waits_for_seeds:
            self.engine.ask_random_seeds()
        self._following = Following(
            self.engine, lambda error: self._publisher.notify("error", str(error), action="restore")
        )
        if self.engine.place is not None and self._worker is not InlineWorker:
            self._following.worker.poke()
        _open[desk_id(self.engine.config)] = self
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
        return self._learning.wait(timeout)

    def finish(self) -> Any:
        """Wait for what is due, then fit on every label, the audit's included; see `Session.finish`."""
        self.wait()
        return super().finish()

    def close(self) -> None:
        """Close the desk; what was labeled can still be read."""
        self._learning.close()
        self._painter.worker.close()
        self._following.worker.close()
        self._population.worker.close()
        super().close()
        self._summary.close()
        self.widget.close()

    def figure(self) -> Any:
        """Return a plotly figure of the session so far, light or dark as the page; see `Session.figure`."""
        return session_figure(LiveData.of(self.engine), dark=self._dark)

    def _ipython_display_(self) -> None:
        # IPython alone calls this: the summary is a second output. Other hosts take the bundle below.
        from IPython.display import publish_display_data

        bundle = self._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        # Where the desk cannot be shown, as on an exported page, nothing stands in its place: the summary follows.
        publish_display_data({**data, "text/html": ""}, metadata)  # type: ignore[no-untyped-call]  # IPython has no types
        self._summary.show()

    def _display_(self) -> Any:
        # marimo asks for this before `_repr_html_`, which shows a session without a screen.
        return self.widget

    def _repr_mimebundle_(self, **options: Any) -> Any:
        self._send(protocol.displayed())
        shown = self.widget._repr_mimebundle_(**options)
        data, *metadata = shown if isinstance(shown, tuple) else (shown,)  # releases of anywidget differ
        named = {**data, "text/plain": repr(self)} if isinstance(data, dict) else data
        return (named, *metadata) if metadata else named

    def _take_over(self) -> None:
        """Close the desk an earlier run of the cell left open on the same task, and read what it took meanwhile."""
        earlier = _open.get(desk_id(self.engine.config))
        if earlier is not None and earlier.engine is not self.engine:
            earlier.close()
            self.engine.follow()

    def _send(self, message: dict[str, Any]) -> None:
        if not self.engine.closed:
            self.widget.send(message)

    def _follow_theme(self, dark: bool) -> None:
        self._dark = dark


_OPTIONS = {name: one.default for name, one in signature(Labeler.__init__).parameters.items()}


def _refuse_further(given: Mapping[str, Any]) -> None:
    """Refuse what is passed beside a session."""
    if any(given[name] is not default for name, default in _OPTIONS.items() if name not in {"self", "data"}):
        raise TypeError("Labeler(session) takes no further arguments: the session has its own.")
