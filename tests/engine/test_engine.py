"""The engine: what it says it is doing, whoever asks it to."""

from __future__ import annotations

import threading

import al_widget as al
from al_widget.engine.activities import TimeLeft


class Listener:
    """Keeps what an engine was doing at every change."""

    def __init__(self, engine):
        self.engine, self.seen = engine, []
        engine.listen(self)

    def committed(self, result):
        pass

    def updated(self, seconds):
        self.seen.append(None if self.engine.activity is None else self.engine.activity.what)

    def assigned(self):
        pass

    def working(self):
        self.updated(None)


def test_it_says_what_it_is_doing_and_when_it_stops(clauses):
    session = clauses.session(audit=0)
    heard = Listener(session.engine)
    clauses.play(session, rounds=2)
    assert "building features" in heard.seen
    assert "training" in heard.seen
    assert heard.seen[-1] is None
    assert session.engine.activity is None


def left_at(*steps):
    """Return what is said at each of some pairs of second and share."""
    seconds = iter([second for second, _ in steps])
    left = TimeLeft(lambda: next(seconds))
    return [left.at(share) for _, share in steps]


def test_the_time_left_is_told_once_it_is_known_and_while_it_is_long():
    assert left_at((0, 0.0), (1, 0.1), (2, 0.2), (3, 0.3), (5, 0.5), (9, 0.9)) == [None, None, None, 7, None, None]


def test_what_is_done_in_the_first_second_as_by_reading_does_not_make_the_rest_look_short():
    assert left_at((0, 0.0), (0.1, 0.6), (1.5, 0.61), (5.5, 0.63))[-1] == 74


def test_work_that_does_not_advance_has_no_time_left_to_tell():
    assert left_at((0, 0.5), (2, 0.5), (20, 0.5)) == [None, None, None]


def test_the_time_left_goes_to_the_screen_with_the_share(clauses, monkeypatch):
    monkeypatch.setattr("al_widget.engine.activities.TimeLeft", lambda: TimeLeft(iter(range(100)).__next__))
    texts = [f"{text} {n}" for n in range(30) for text in clauses.texts]
    session = al.Session(
        texts, clauses.classes, features="embeddings", embeddings=lambda texts: [[1.0]] * len(texts), store=None
    )
    heard = Listener(session.engine)
    told = []
    heard.working = lambda: told.append(session.engine.activity)
    session.engine.prepare()
    assert any(one is not None and one.left is not None and one.left > 5 for one in told), told


def test_when_two_threads_wait_for_the_features_neither_leaves_its_progress_on_the_screen(clauses):
    building, go = threading.Event(), threading.Event()

    def slow(texts):
        building.set()
        assert go.wait(20)
        return clauses.matrix

    engine = al.Session(clauses.texts, clauses.classes, features=slow, store=None).engine
    threads = [threading.Thread(target=engine.prepare) for _ in range(2)]
    threads[0].start()
    assert building.wait(20)
    threads[1].start()
    assert engine.activity.what == "building features"
    while not engine._locks.building.locked():  # the second waits for the first
        pass
    go.set()
    for thread in threads:
        thread.join(20)
    assert engine.activity is None
