"""Where a store is: what is refused at the door, and what is never shown."""

from __future__ import annotations

import atexit
import logging
import traceback

import pytest
import sqlalchemy as sa
from IPython.core.interactiveshell import InteractiveShell
from stored import label, last_seqs
from traitlets.config import Config

import al_widget as al
from al_widget.labels.location import locate
from al_widget.labels.log import AnnotationLog


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(al.StoreError, match="to be a file, got the folder"):
        AnnotationLog(tmp_path)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(al.StoreError, match=r"missing/labels\.db.*Create the folder"):
        AnnotationLog(tmp_path / "missing" / "labels.db")


def test_a_url_of_an_unknown_database_is_refused():
    with pytest.raises(al.StoreError, match="SQLAlchemy URL, its driver installed, got nosuchdb://…"):
        AnnotationLog("nosuchdb://somewhere/labels")


def test_a_password_is_never_shown():
    for url in ("nosuchdb://ann:secret@somewhere/labels", "sqlite://ann:secret@/:bad:@x//", "://secret"):
        with pytest.raises(al.StoreError) as caught:
            AnnotationLog(url)
        assert "secret" not in str(caught.value)


def test_a_store_stays_where_it_was_when_the_notebook_changes_its_folder(tmp_path, monkeypatch):
    log = AnnotationLog("labels.db")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    log._store.disconnect()  # forces a new connection
    log.append([label(1)])
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert last_seqs(tmp_path / "labels.db") == {"c": 1}


# ---------------------------------------------------------------- what is never shown

SECRET = "Zq9SECRETzq"
URLS = {
    "a wrong password": "postgresql+psycopg://guarded:{secret}@{server}/postgres",
    "no server": "postgresql+psycopg://guarded:{secret}@127.0.0.1:1/postgres",
    "an unknown driver": "postgresql+nodriver://guarded:{secret}@{server}/postgres",
    "an unknown dialect": "nosuchdb://guarded:{secret}@{server}/postgres",
    "password=": "postgresql+psycopg://guarded@{server}/postgres?password={secret}",
    "a slash in the password": "postgresql+psycopg://guarded:{secret}/x@{server}/postgres",
    "an @ in the password": "postgresql+psycopg://guarded:x@{secret}@{server}/postgres",
    "a # in the password": "postgresql+psycopg://guarded:{secret}#x@{server}/postgres",
    "a port that is no number": "postgresql+psycopg://guarded:{secret}@127.0.0.1:abc/postgres",
    "one slash": "postgresql+psycopg:/guarded:{secret}@{server}/postgres",
    "no slash": "postgresql+psycopg:guarded:{secret}@{server}/postgres",
    "sslpassword=": "postgresql+psycopg://guarded:x@{server}/postgres?sslpassword={secret}",
    "an unknown option": "postgresql+psycopg://guarded:x@{server}/postgres?foo={secret}",
    "no colon": "postgresql//guarded:{secret}@{server}/postgres",
    "no scheme": "guarded:{secret}@{server}/postgres",
    "a user that looks like a server": "postgresql+psycopg://{secret}@{server}@x/postgres",
}


@pytest.fixture(scope="module")
def shell():
    """Return what prints the tracebacks of a notebook."""
    config = Config()
    config.HistoryManager.enabled = False
    one = InteractiveShell(config=config)
    yield one
    atexit.unregister(one.atexit_operations)


def everything_said(error, shell, capsys):
    """Return a message with all the tracebacks that are printed of it: Python's, and the one in a notebook."""
    shell.showtraceback((type(error), error, error.__traceback__))
    printed = capsys.readouterr()
    return "".join([str(error), repr(error), *traceback.format_exception(error), printed.out, printed.err])


@pytest.mark.parametrize("url", URLS.values(), ids=URLS.keys())
def test_what_goes_wrong_shows_no_secret(guarded_postgres, shell, url, clauses, caplog, capsys):
    server = guarded_postgres.rpartition("@")[2].partition("/")[0]
    caplog.set_level(logging.DEBUG)
    with pytest.raises(al.StoreError) as caught:
        clauses.session(store=url.format(secret=SECRET, server=server))
    said = everything_said(caught.value, shell, capsys)
    assert "StoreError" in said
    assert SECRET not in said
    assert SECRET not in caplog.text


@pytest.mark.parametrize("form", ["in its place", "as an option"])
def test_the_password_of_a_database_stays_out_of_the_notebook(guarded_postgres, clauses, no_charts, form, caplog):
    caplog.set_level(logging.DEBUG)
    url = sa.make_url(guarded_postgres)
    password = url.password
    if form == "as an option":
        url = sa.make_url(url.render_as_string(hide_password=False).replace(f":{password}@", "@"))
        url = url.update_query_dict({"password": password})
    labeler = al.Labeler(clauses.session(store=url.render_as_string(hide_password=False), name=form))
    session = labeler.session
    try:
        session.label(0, "Notices")
        shown = [labeler.widget.get_state(), labeler, session, session.engine.config, session.notices, session.error]
        shown += [session.store, session.engine._log._store, locate(url.render_as_string(hide_password=False))]
        assert [password in f"{one!r}{one}" for one in shown] == [False] * len(shown)
        assert labeler.widget.status["store"] == f"postgresql://{url.host}/postgres"
        assert password not in caplog.text
    finally:
        labeler.close()


def test_a_path_may_hold_what_looks_like_a_password(tmp_path):
    folder = tmp_path / "10:30@home"
    folder.mkdir()
    AnnotationLog(folder / "labels.db").append([label(1)])
    assert last_seqs(folder / "labels.db") == {"c": 1}
