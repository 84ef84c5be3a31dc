"""Which column of a frame is read as the text: words and uniqueness decide, and the user is told."""

from __future__ import annotations

import enum
import hashlib
import uuid

import numpy as np
import pandas as pd
import polars as pl
import pytest

import al_widget as al
from al_widget.data.kinds.text_column import find_text_column
from al_widget.data.pool import make_pool

N = 120
TITLES = [f"{'refund please' if n % 2 else 'cannot log in'} {n}" for n in range(N)]
NUMBERS = np.random.default_rng(0).normal(size=N)
FIRST = ["Anna", "Jörg", "Mary Lou", "Owen", "Siân", "Wei"]
LAST = ["Schmidt", "O'Neill", "de-la-Cruz", "Harris", "Müller", "Zhang"]


def column(make):
    return [make(n) for n in range(N)]


NO_TEXTS = {
    "uuid": column(lambda n: str(uuid.UUID(int=n * 7919))),
    "link": column(lambda n: f"https://example.org/a/b/ticket-about-a-refund/{n}?page=one&part=two"),
    "bare link": column(lambda n: f"www.example.org/some/words/{n}"),
    "e-mail": column(lambda n: f"somebody.else{n}@example.org"),
    "person with e-mail": column(lambda n: f"{FIRST[n % 6]} {LAST[n // 6 % 6]} <mail{n}@example.org>"),
    "iso time": column(lambda n: f"2024-01-01T00:{n % 60:02}:00+00:00"),
    "day in words": column(lambda n: f"Mon, {n % 28 + 1} January {1900 + n}"),
    "time of a log": column(lambda n: f"Tue Feb {n % 28 + 1} 10:{n % 60:02}:00 UTC {1900 + n}"),
    "path": column(lambda n: f"/home/somebody/documents/letters/letter {n}.txt"),
    "path of Windows": column(lambda n: rf"C:\Documents and Settings\somebody\My Letters\{n}.doc"),
    "hash": column(lambda n: hashlib.sha256(str(n).encode()).hexdigest()),
    "hash of letters only": column(lambda n: "".join("abcdefghijklmnop"[int(d, 16)] for d in f"{n * 104729:040x}")),
    "number": column(lambda n: f"{n * 1234.5:,.2f}"),
    "amount": column(lambda n: f"{n}.50 EUR"),
    "code": column(lambda n: f"DE-{n:05} AB/12"),
    "licence plate": column(lambda n: f"B AB {n}"),
    "key in snake case": column(lambda n: f"customer_wants_a_refund_{n}"),
    "json": column(lambda n: f'{{"name": "one of many things", "n": {n}}}'),
    "tags": column(lambda n: f"refund,login,number{n}"),
    "person": column(lambda n: f"{FIRST[n % 6]} {LAST[n // 6 % 6]}"),
    "place": column(lambda n: f"New York {n}"),
    "one word each": column(lambda n: f"word{chr(97 + n % 26)}{chr(97 + n // 26)}"),
    "few categories": column(lambda n: ["red", "green", "blue"][n % 3]),
    "few long categories": column(
        lambda n: ["I strongly agree with the statement", "I do not agree with the statement"][n % 2]
    ),
    "one text again and again": ["answer the question that stands below in one sentence"] * N,
    "nothing": [None] * N,
    "numbers and texts": column(lambda n: n if n % 3 else f"this is text number {n} of them"),
}

TEXTS = {
    "short": TITLES,
    "short in capitals": [title.upper() for title in TITLES],
    "sentences": column(lambda n: f"The parcel no. {n} arrived late, and it's damaged."),
    "headlines": column(lambda n: f"Shares Of Company {n} Rise Sharply After Results And Rumours"),
    "mostly gaps": column(lambda n: TITLES[n] if n % 40 == 7 else None),
    "empty where unknown": column(lambda n: TITLES[n] if n % 2 else ""),
    "some again": column(lambda n: f"the delivery was late by {n % 30} days and nobody called"),
    "German": column(lambda n: f"Das Gerät {n} ist nach zwei Tagen kaputt gegangen"),
    "Arabic": column(lambda n: f"مرحبا بالعالم الجميل {n}"),
    "Hindi": column(lambda n: f"यह उत्पाद बहुत अच्छा है {n}"),
    "Chinese": column(lambda n: f"这个产品非常好用我很喜欢{n}"),
    "Japanese": column(lambda n: f"この商品はとても良いです{n}"),
    "Thai": column(lambda n: f"สินค้านี้ดีมากฉันชอบมัน{n}"),
    "with a link": column(lambda n: f"please look at https://example.org/{n} for the answer"),
    "in brackets": column(lambda n: f"[urgent] the lamp {n} is broken (again)"),
    "lines": column(lambda n: f"first line {n}\nsecond line\r\nthird line"),
}


@pytest.mark.parametrize("name", NO_TEXTS)
def test_a_column_without_words_of_its_own_is_no_text(name):
    assert find_text_column(pd.DataFrame({"column": NO_TEXTS[name], "n": NUMBERS})) is None


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("beside", ["uuid", "link", "iso time", "path", "person", "few long categories", "json"])
def test_texts_are_found_beside_columns_that_are_longer(name, beside):
    frame = pd.DataFrame({"other": NO_TEXTS[beside], "n": NUMBERS, "text": TEXTS[name]})
    assert find_text_column(frame) == 2
    assert find_text_column(frame[["text", "n", "other"]]) == 0


@pytest.mark.parametrize("dtype", [object, "string", "category", pd.CategoricalDtype(sorted(TITLES)), "polars"])
def test_texts_are_found_in_any_type_of_column(dtype):
    frame = pd.DataFrame({"id": NO_TEXTS["uuid"], "n": NUMBERS, "title": TITLES})
    data = pl.DataFrame(frame.to_dict("list")) if dtype == "polars" else frame.astype({"title": dtype})
    pool = make_pool(data)
    assert (pool.kind.name, pool.kind.column) == ("text", "title")
    assert pool.examples == TITLES


def test_members_of_a_str_enum_and_strings_of_numpy_are_read_by_their_value():
    class Answer(str, enum.Enum):  # noqa: UP042 - the older kind, whose str() is the name of the member
        YES = "yes, it came in time"
        NO = "no, it never came at all"

    for texts in ([Answer.YES, Answer.NO], [np.str_("yes, it came in time"), np.str_("no, it never came at all")]):
        pool = make_pool(pd.DataFrame({"answer": pd.Series(texts, dtype=object), "n": [1, 2]}))
        assert pool.examples == ["yes, it came in time", "no, it never came at all"]
        assert {type(text) for text in pool.examples} == {str}


def test_of_two_texts_the_one_with_more_words_is_read():
    bodies = [f"{title}: I have tried it several times, and nothing happens" for title in TITLES]
    assert find_text_column(pd.DataFrame({"title": TITLES, "body": bodies, "n": NUMBERS})) == 1
    assert find_text_column(pd.DataFrame({"body": bodies, "title": TITLES})) == 0


@pytest.mark.parametrize("name", [name for name in NO_TEXTS if name not in {"nothing", "numbers and texts", "number"}])
def test_the_only_column_is_the_text(name):
    assert find_text_column(pd.DataFrame({"column": NO_TEXTS[name]})) == 0


def test_an_only_column_of_numbers_kept_as_text_is_a_row_of_one_number():
    assert find_text_column(pd.DataFrame({"column": NO_TEXTS["number"]})) is None
    assert make_pool(pd.DataFrame({"column": NO_TEXTS["number"]}), text="column").kind.name == "text"


def test_a_column_that_is_mostly_gaps_is_found_in_a_long_frame():
    texts = [f"refund please {n}" if n % 5_000 == 4_999 else None for n in range(50_000)]
    assert find_text_column(pd.DataFrame({"n": np.arange(50_000), "remark": texts})) == 1


def test_a_cell_that_is_no_text_is_named_by_its_column_and_position():
    frame = pd.DataFrame(
        {"n": range(5_000), "remark": pd.Series([f"refund please {n}" for n in range(5_000)], dtype=object)}
    )
    frame.loc[4_321, "remark"] = 7
    with pytest.raises(
        al.DataError, match=r"^The column 'remark': expected every text to be a str, got int at position 4321"
    ):
        make_pool(frame)


def test_the_column_that_was_read_is_said_on_the_desk_and_in_repr():
    frame = pd.DataFrame({"id": NO_TEXTS["uuid"], "title": TITLES, "amount": NUMBERS})
    session = al.Session(frame, ["billing", "access"], store=None)
    assert "The column 'title' is read as the text; text= chooses another." in session.notices
    assert repr(session) == "Session(120 examples, text from 'title', 2 classes, 0 labels)"
    status = al.Labeler(frame, ["billing", "access"], store=None).widget.status
    assert "The column 'title' is read as the text" in str(status)


def test_rows_that_are_shown_whole_though_they_hold_strings_are_said():
    frame = pd.DataFrame({"country": NO_TEXTS["few categories"], "amount": NUMBERS})
    session = al.Session(frame, ["billing", "access"], store=None)
    assert [notice for notice in session.notices if "rows are shown whole. text= chooses" in notice]
    assert repr(session) == "Session(120 examples, 2 classes, 0 labels)"


@pytest.mark.parametrize(
    ("data", "options"),
    [
        (TITLES, {}),
        (pd.Series(TITLES, name="title"), {}),
        (pd.DataFrame({"title": TITLES}), {}),
        (pd.DataFrame({"title": TITLES, "n": NUMBERS}), {"text": "title"}),
        (pd.DataFrame({"n": NUMBERS, "m": NUMBERS}), {}),
        (NUMBERS.reshape(-1, 1), {}),
    ],
    ids=["list", "Series", "one column", "text=", "numbers", "array"],
)
def test_nothing_is_said_where_nothing_was_guessed(data, options):
    assert make_pool(data, **options).notes == ()
