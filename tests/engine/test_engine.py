"""The engine: what it says it is doing, whoever asks it to."""

from __future__ import annotations

import threading

import al_widget as al


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
