"""Names and ids that some store, page or file cannot hold: each works in a whole round, or is refused at the door."""

from __future__ import annotations

import json
import warnings

import pandas as pd
import pytest

import al_widget as al
from al_widget.page.protocol import card_message

CLASSES = ["good", "bad"]
TEXTS = [f"plain text {n} {CLASSES[n % 2]}" for n in range(30)]
NAMES = {
    "markup": "<script>x</script>",
    "rtl": "\u202eRTL",
    "zero_width": "z\u200bw",
    "emoji": "👩‍👩‍👧",
    "escape": "\x1b[31m",
    "formula": "=1+1",
    "line_separator": "a\u2028b",
    "line_break": "a\r\nb",
    "prototype": "__proto__",
}
UNSTORABLE = {"nul": "a\0b", "surrogate": "\ud800 lone"}
LONG = {"long": "w" * 100_000}


def by_name(names):
    return pytest.mark.parametrize("name", [pytest.param(name, id=key) for key, name in names.items()])


def play(tmp_path, data=TEXTS, classes=CLASSES, **options):
    """Query, label, update, show, export and reopen; return the session that was reopened."""
    options = {"store": tmp_path / "labels.db", "audit": 0, "seed_size": 6, "batch_size": 6, **options}
    session = al.Session(data, classes, **options)
    for number, query in enumerate(session.query(12)):
        session.label(query.id, session.classes[number % 2])
    session.update()
    cards = [card_message(session.engine.card(pick)) for pick in session.engine.upcoming(20)]
    json.dumps(cards, ensure_ascii=False).encode()
    assert all(len(card["name"]) <= 200 for card in cards)
    assert len(session.frame) == 12
    assert len(session.log) == 12
    repr(session)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*surrogate")  # written as U+FFFD, and said
        for format_ in ("csv", "jsonl"):
            session.export(tmp_path / f"labels.{format_}")
    labels, upcoming = session.labels.to_dict(), [query.id for query in session.query(8)]
    session.close()
    again = al.Session(data, classes, **options)
    assert again.labels.to_dict() == labels
    assert len(labels) == 12
    assert [query.id for query in again.query(8)] == upcoming
    again.close()
    return again


@by_name(NAMES)
def test_an_odd_class_works_through_a_whole_round(tmp_path, name):
    assert name in play(tmp_path, classes=[name, "other"]).classes


@by_name(NAMES)
def test_an_odd_task_and_annotator_work_through_a_whole_round(tmp_path, name):
    play(tmp_path, name=name, annotator=name)


@by_name(NAMES)
def test_an_odd_id_works_through_a_whole_round(tmp_path, name):
    play(tmp_path, ids=[name, *range(29)])


@by_name({**NAMES, **UNSTORABLE, **LONG})
def test_an_odd_index_label_works_through_a_whole_round(tmp_path, name):
    play(tmp_path, pd.Series(TEXTS, index=[name, *range(29)]))


@by_name({**NAMES, **UNSTORABLE, **LONG})
def test_an_odd_column_works_through_a_whole_round(tmp_path, name):
    # Objects: the strings of pyarrow hold no lone surrogate.
    columns = pd.Index([name, "n"], dtype=object)
    play(tmp_path, pd.DataFrame(list(zip(TEXTS, range(30), strict=True)), columns=columns))


@pytest.mark.parametrize("argument", ["name", "annotator", "ids", "classes"])
@by_name({**UNSTORABLE, **LONG})
def test_a_name_that_some_store_does_not_take_is_refused_for_every_store(tmp_path, argument, name):
    given = {"ids": [name, *range(29)], "classes": [name, "other"]}.get(argument, name)
    with pytest.raises(al.DataError, match="Expected") as refused:
        al.Session(TEXTS, **{"classes": CLASSES, "store": tmp_path / "labels.db", argument: given})
    assert not (tmp_path / "labels.db").exists()
    str(refused.value).encode()


@by_name({**UNSTORABLE, **LONG})
def test_a_class_that_some_store_does_not_take_cannot_be_added(name):
    session = al.Session(TEXTS, CLASSES, store=None)
    with pytest.raises(al.UnknownClassError, match="Expected the new class to be a non-empty str of at most 1,000"):
        session.add_class(name)


@pytest.mark.parametrize(
    "store",
    ["a\0b.db", "a\ud800.db", "sqlite:///a\0b.db", "w" * 5_000, "~nobody-of-this-name/labels.db", b"labels.db", 5],
    ids=["nul", "surrogate", "url_with_nul", "long", "unknown_home", "bytes", "number"],
)
def test_a_store_path_that_no_system_has_is_refused_with_one_sentence(store):
    with pytest.raises(al.StoreError, match="Expected store="):
        al.Session(TEXTS, CLASSES, store=store)


def test_characters_that_mean_something_in_a_url_mean_nothing_in_a_path(tmp_path):
    play(tmp_path, store=tmp_path / "a?mode=memory#x%20.db")
    assert (tmp_path / "a?mode=memory#x%20.db").exists()


@by_name(UNSTORABLE)
def test_a_login_name_that_cannot_be_stored_is_no_reason_to_fail(tmp_path, monkeypatch, name):
    monkeypatch.setattr("getpass.getuser", lambda: name.replace("\0", ""))
    play(tmp_path)
