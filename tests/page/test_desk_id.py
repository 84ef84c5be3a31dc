"""The identity of a desk in the page's storage: the same for one task, another for any other, and without a secret."""

from __future__ import annotations

from dataclasses import replace

import al_widget as al
from al_widget.labels.location import locate
from al_widget.page.desk_id import desk_id

TEXTS = [f"clause {n}" for n in range(12)]


def session(store, name="default"):
    return al.Session(TEXTS, ["a", "b"], store=store, name=name)


def desk(session):
    return desk_id(session.engine.config)


def test_two_tasks_in_memory_have_an_identity_each(no_charts):
    one, other = session(None), session(None)
    assert desk(one) != desk(other)
    in_memory = session("sqlite://")
    assert desk(in_memory) != desk(session("sqlite://"))


def test_a_task_in_memory_keeps_its_identity_in_every_view(no_charts):
    labeler = al.Labeler(session(None))
    again = al.Labeler(labeler.session)
    assert labeler.widget.status["desk"] == again.widget.status["desk"]
    for one in (again, labeler):
        one.close()


def test_a_reopened_store_is_the_same_desk(store):
    first = session(store)
    first.close()
    assert desk(session(store)) == desk(first)
    assert desk(session(store, name="other")) != desk(first)


def test_one_relative_path_in_two_folders_is_two_desks(tmp_path, monkeypatch):
    found = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        found += [desk(session(store)) for store in ("labels.db", "sqlite:///url.db")]
    assert len(set(found)) == 4
    assert desk(session(str(tmp_path / "two" / "labels.db"))) == found[2]
    assert desk(session(f"sqlite:///{tmp_path}/two/url.db")) == found[3]


def test_a_session_keeps_its_desk_when_the_notebook_changes_its_folder(tmp_path, monkeypatch, no_charts):
    monkeypatch.chdir(tmp_path)
    first = al.Labeler(session("labels.db"))
    monkeypatch.chdir(tmp_path.parent)
    again = al.Labeler(first.session)
    assert again.widget.status["desk"] == first.widget.status["desk"]
    for one in (again, first):
        one.close()


def test_a_server_goes_by_what_may_be_shown_of_it(store):
    config = session(store).engine.config
    urls = [f"postgresql+psycopg://ann:{word}@server/labels?sslpassword={word}" for word in ("secret", "other")]
    assert len({desk_id(replace(config, location=locate(url))) for url in urls}) == 1
