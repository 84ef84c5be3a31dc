"""The publisher: every message to the page, one builder for each."""

from __future__ import annotations

import threading
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from time import monotonic
from typing import Any, Literal

from al_widget.data.cards import Card, card_name
from al_widget.data.surrogates import repair_surrogates
from al_widget.engine.decisions import CommitResult
from al_widget.engine.engine import Engine
from al_widget.engine.pace import Pace
from al_widget.engine.picks import Pick
from al_widget.exceptions import clip
from al_widget.labels.class_names import Rename
from al_widget.labels.event import Event
from al_widget.page import protocol
from al_widget.page.desk_id import desk_id

_CARDS_AT_LEAST, _CARDS_AT_MOST = 16, 128  # that the page holds
_CARDS_LOW = 8  # fewer waiting cards are topped up from the same ranking
_BATCH_BYTES = 1_000_000  # cards of long texts are sent in smaller numbers
_FIELD_BYTES = 64  # of a cell of a row, about
_LONGEST_FAILURE = 2_000  # characters of an error on a card
_PAST_AT_FIRST = 16  # decisions that a fresh page gets
_PAST_AT_MOST = 64  # decisions in one answer
_PROGRESS_SECONDS = 0.25  # between two messages about progress: the wire is for cards


class Publisher:
    """Sends the page what it shows. The engine calls it as a listener; messages go out one at a time.

    Parameters
    ----------
    engine
        What is shown.
    send, set_status
        Send one message; set the synced status.
    pace
        How fast the person labels.
    """

    def __init__(
        self,
        engine: Engine,
        send: Callable[[dict[str, Any]], None],
        set_status: Callable[[dict[str, Any]], None],
        pace: Pace,
    ) -> None:
        self._engine, self._send, self._set_status, self._pace = engine, send, set_status, pace
        self._publishing = threading.RLock()
        self._rev = 0
        self._status: dict[str, Any] = {}
        self._waiting: set[str] = set()  # keys of the cards the page holds
        self._notice: protocol.Notice | None = None
        self._progress_sent = 0.0
        self._renamed_at = engine.state.renamed_at
        self._desk = desk_id(engine.config)
        engine.hold(max(engine.horizon, _CARDS_AT_LEAST))

    # ---------------------------------------------------------------- what the engine did

    def committed(self, result: CommitResult) -> None:
        """Acknowledge decisions, whoever made them; they are on disk."""
        self._pace.add(len(result.done))
        with self._publishing:
            self._send(protocol.ack(result))
            renamed = self._renamed()
            if renamed:
                self.publish_batch()  # the waiting cards name the classes, too
            else:
                self._top_up(result.done + result.put_off)
            if result.done:
                self._notice = None
            if renamed or self._looks_different():
                self.publish_status()

    def updated(self, seconds: float | None) -> None:
        """Publish the new ranking, as long as the page needs during two updates of so many seconds."""
        if seconds is not None:
            wanted = max(self._engine.state.options.batch_size, round(2 * self._pace.per_second * seconds))
            self._engine.hold(min(_CARDS_AT_MOST, max(_CARDS_AT_LEAST, wanted)))
        elif self.offers_restore:
            self._notice = None  # the store was written again, by whoever asked for it
        self.publish_batch()
        self.publish_status()

    def assigned(self) -> None:
        """Publish the option that was assigned."""
        self.publish_status()

    def working(self) -> None:
        """Publish what the engine is doing; progress a few times a second at most."""
        activity, shown = self._engine.activity, self._status.get("busy")
        goes_on = activity is not None and shown is not None and activity.what == shown["what"]
        if not goes_on or monotonic() - self._progress_sent >= _PROGRESS_SECONDS:
            self.publish_status()

    # ---------------------------------------------------------------- messages

    def welcome(self, client: str) -> None:
        """Send a fresh page everything it needs."""
        engine = self._engine
        with self._publishing:
            self.publish_status()
            self.publish_batch()
            self.publish_past(client, None, _PAST_AT_FIRST)
            state = engine.state
            standing = CommitResult(client, engine.last_seq(client), (), (), (), (), state.counts.asked, state.left)
            self._send(protocol.ack(standing))

    def publish_status(self) -> None:
        """Set the status."""
        engine = self._engine
        with self._publishing:
            if engine.closed:
                return
            self._rev += 1
            self._progress_sent = monotonic()
            state, config, estimate, activity = engine.state, engine.config, engine.estimate, engine.activity
            options = state.options
            self._status = protocol.status(
                rev=self._rev,
                desk=self._desk,
                phase=self._phase(),
                multilabel=config.schema.argument,
                classes=self._classes(),
                renamed=self._former(),
                version=state.version,
                trained=engine.n_trained,
                busy=None if activity is None else asdict(activity),
                accuracy=None if estimate is None else asdict(estimate),
                target=options.target,
                budget=options.budget,
                cost=options.cost_per_label,
                advice=self._advice_now(),
                features=engine.chooser.description() if engine.chooser.chooses else "",
                measure=engine.advice.measure,
                measuring=state.measuring,
                notice=self._notice_now(),
                store=engine.place,
            )
            self._set_status(self._status)

    def publish_batch(self) -> None:
        """Send the ranking, which replaces what waits behind the card on screen."""
        with self._publishing:
            picks = self._engine.upcoming(self._engine.horizon)
            self._waiting = set()
            self._send_cards(picks, append=False)

    def publish_past(self, client: str, before: int | None, n: int) -> None:
        """Send up to n earlier decisions, made before an offset of the log."""
        engine = self._engine
        found, more = engine.past(before, min(n, _PAST_AT_MOST))
        items = [protocol.past_renaming(one) if isinstance(one, Rename) else self._past_decision(*one) for one in found]
        with self._publishing:
            self._send(protocol.past(client, items, more=more))

    def publish_counts(self, client: str) -> None:
        """Send how many labels each class has."""
        schema = self._engine.config.schema
        found = Counter(name for _, event in self._engine.labels() for name in schema.classes_in(str(event.value)))
        with self._publishing:
            self._send(protocol.counts(client, [(name, found[name]) for name in self._engine.classes]))

    def notify(self, level: str, text: str, *, action: Literal["restore"] | None = None) -> None:
        """Show a sentence until the next decision.

        Parameters
        ----------
        level
            "error" or "warning".
        action
            What the page offers beside it: "restore", to write a lost store anew; nothing by default. An offer stays
            beside what is said later, until the store was written.
        """
        self._notice = protocol.notice(level, text, action or ("restore" if self.offers_restore else None))
        self.publish_status()

    @property
    def offers_restore(self) -> bool:
        """Whether the page offers to write a lost store anew."""
        return self._notice is not None and self._notice["action"] == "restore"

    # ---------------------------------------------------------------- parts

    def _past_decision(self, event: Event, pick: Pick) -> protocol.PastItem:
        engine = self._engine
        return {
            "at": event.offset,
            "do": event.type,
            "value": engine.config.schema.read(event.value, engine.classes),
            "card": protocol.card_message(replace(self._card(pick), again=False)),
        }

    def _classes(self) -> list[dict[str, str | None]]:
        state = self._engine.state
        keys, guidelines = state.classes.keys, state.guidelines
        return [
            {"name": name, "key": keys.get(name)} | ({"guideline": guidelines[name]} if name in guidelines else {})
            for name in state.classes.names
        ]

    def _former(self) -> list[list[str]]:
        """Return each name that a class had before, with what it is called now."""
        return [list(pair) for pair in self._engine.state.classes.told.former.items()]

    def _renamed(self) -> bool:
        """Whether a class was renamed, merged, or that undone, since the last status."""
        at, self._renamed_at = self._renamed_at, self._engine.state.renamed_at
        return at != self._renamed_at

    def _looks_different(self) -> bool:
        """Whether decisions changed more than the counts of the acknowledgement: constant work per decision."""
        engine, shown = self._engine, self._status
        return bool(
            shown["phase"] != self._phase()
            or shown["classes"] != self._classes()
            or shown["notice"] != self._notice_now()
            or (engine.state.version == 0 and shown["advice"] != self._advice_now())
        )

    def _phase(self) -> str:
        phase = self._engine.phase
        return "training" if phase == "ready" and self._engine.activity is not None else phase

    def _notice_now(self) -> protocol.Notice | None:
        engine = self._engine
        if self._notice is not None:
            return self._notice
        if engine.failure is not None:  # until an update succeeds
            told = [f"{engine.failure} The traceback is at labeler.error.", *engine.notices]
            return protocol.notice("error", " ".join(told))
        return protocol.notice("warning", " ".join(engine.notices)) if engine.notices else None

    def _advice_now(self) -> str:
        """Return what to do next, unless the notice says so already; nothing once finish() was called."""
        if self._engine.phase == "done" and self._engine.state.left > 0:
            return ""
        sentence, shown = self._engine.advice.sentence, self._notice_now()
        return "" if shown is not None and shown["text"].startswith(sentence) else sentence

    def _top_up(self, gone: Sequence[str]) -> None:
        """Send more of the same ranking before the page runs dry: a few cards for every few decisions."""
        self._waiting.difference_update(gone)
        if len(self._waiting) < _CARDS_LOW:
            pool = self._engine.config.pool
            picks = self._engine.upcoming(self._engine.horizon)
            fresh = [pick for pick in picks if pool.key(pick.row) not in self._waiting]
            if fresh:
                self._send_cards(fresh, append=True)

    def _send_cards(self, picks: Sequence[Pick], *, append: bool) -> None:
        cards: list[Card] = []
        size = 0
        for pick in picks:
            card = self._card(pick)
            size += len(card.text or "") + len(card.html or "") + _FIELD_BYTES * len(card.fields or ())
            if size > _BATCH_BYTES and len(cards) >= _CARDS_LOW:
                break
            cards.append(card)
        self._rev += 1
        self._waiting.update(card.key for card in cards)
        messages = [protocol.card_message(card) for card in cards]
        self._send(protocol.batch(self._rev, self._engine.state.version, messages, append=append))

    def _card(self, pick: Pick) -> Card:
        try:
            return self._engine.card(pick)
        except Exception as error:  # noqa: BLE001 - the user's render may raise anything
            self._engine.report_error(traceback.format_exc())
            # The sentence with the error stands on the card: an error may show the example, and no trait holds one.
            why = type(error).__name__
            self._notice = protocol.notice("error", f"render= failed: {why}. The traceback is at labeler.error.")
            pool, row = self._engine.config.pool, pick.row
            text = repair_surrogates(f"render= failed on this example: {why}: {error}")
            return Card(key=pool.key(row), kind="text", name=card_name(pool, row), text=clip(text, _LONGEST_FAILURE))
