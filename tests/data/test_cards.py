"""Cards: the annotator sees exactly what is in the data, character by character."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

import al_widget as al
from al_widget.data.cards import check_show, make_card
from al_widget.data.pool import make_pool
from al_widget.page.protocol import card_message


def card(data, row=0, pool=None, **options):
    made = make_card(make_pool(data, **(pool or {})), row, **options)
    json.dumps(card_message(made), ensure_ascii=False, allow_nan=False).encode()  # fails if it cannot be sent
    return made


@pytest.mark.parametrize(
    "text",
    [
        "From $5 to $7",
        "<script>alert(1)</script> & <b>bold</b>",
        "_x_ **y** `z` # not a heading",
        "مرحبا بالعالم, then left to right",
        "line\nbreak\ttab\r\n  and spaces  ",
        "a\0b",
        "x" * 50_000,
        "🏴‍☠️ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 e\u0301",
        "\\begin{align} \\frac{1}{2} $$x^2$$",
    ],
    ids=lambda text: text[:12],
)
def test_a_text_is_shown_verbatim(text):
    assert card([text, "other"]).text == text


def test_half_a_character_is_repaired_so_that_the_rest_can_be_sent():
    assert card(["a\ud83db", "other"]).text == "a\ufffdb"
    assert card(["\ud83d\ude00", "other"]).text == "😀"  # two surrogates form one character


def test_a_card_carries_key_name_and_the_models_guesses_rounded():
    data = pd.Series(["one", "two"], index=["doc 1", "doc 2"])
    made = card(
        data, 1, top=[("a", 0.123456), ("b", 0.1), ("c", 0.09), ("d", 0.08), ("e", 0.07), ("f", 0.06)], again=True
    )
    assert made.name == "doc 2"
    assert made.key == make_pool(data).key(1)
    assert made.again is True
    assert made.top == (("a", 0.1235), ("b", 0.1), ("c", 0.09), ("d", 0.08), ("e", 0.07))


def test_a_row_is_shown_as_its_columns():
    frame = pd.DataFrame({"amount": [1234567.891, np.nan], "country": ["DE", None], "n": [3, 4], "ok": [True, False]})
    assert card(frame).fields == (("amount", "1,234,567.891"), ("country", "DE"), ("n", "3"), ("ok", "True"))
    assert card(frame, 1).fields[:2] == (("amount", "–"), ("country", "–"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.1 + 0.2, "0.3"), (np.float32(0.1), "0.1"), (1e-9, "1e-09"), (np.inf, "inf"), (np.int64(12345), "12345"),
        (2 / 3, "0.666667"), (-52.5200066123, "-52.520007"), (1234567.891, "1,234,567.891"), (0.0, "0"),
        (0.000123456789, "0.000123457"), (1e22, "1e+22"), (2023.0, "2023"), (1_300_000.0, "1,300,000"),
        (np.float32(16777.217), "16,777.22"), (np.float16(0.1), "0.1"), (2.9999999999, "3"), (999999.9999999, "1,000,000"),
        (np.float32(2 / 3), "0.666667"), (np.float16(2 / 3), "0.667"),
    ],
)  # fmt: skip
def test_a_number_is_shown_by_its_type_and_without_noise(value, shown):
    assert card(pd.DataFrame({"n": pd.Series([value], dtype=type(value)), "row": [1]})).fields[0] == ("n", shown)


def test_a_day_is_shown_as_a_day_and_a_moment_as_a_moment():
    frame = pd.DataFrame({"filed": pd.to_datetime(["2020-01-02 00:00", "2020-01-02 10:30"]), "n": [1, 2]})
    assert card(frame).fields[0] == ("filed", "2020-01-02")
    assert card(frame, 1).fields[0] == ("filed", "2020-01-02 10:30:00")


@pytest.mark.parametrize("gap", [None, np.nan, pd.NA, pd.NaT])
def test_a_gap_is_shown_as_one(gap):
    frame = pd.DataFrame({"n": [1, 2], "gap": pd.Series([gap, gap], dtype=object)})
    assert card(frame).fields[1] == ("gap", "–")


@pytest.mark.parametrize("kind", [sparse.csr_matrix, sparse.csr_array])
def test_a_sparse_row_shows_what_is_in_it(kind):
    thin = kind(np.array([[0, 0, 2.5], [0, 0, 0]]))
    assert card(thin).fields == (("2", "2.5"),)
    assert card(thin, 1).fields == ()


def test_an_array_row_shows_its_numbers():
    assert card(np.array([[1.0, 2.5], [3, 4]])).fields == (("0", "1"), ("1", "2.5"))


def test_a_wide_row_shows_sixty_columns_and_how_many_more_there_are():
    fields = card(np.ones((2, 1000))).fields
    assert len(fields) == 61
    assert fields[-1] == ("…", "940 more columns")


def test_columns_can_be_chosen_beside_a_text_too():
    frame = pd.DataFrame(
        {"body": ["This Agreement is governed by the laws of Delaware."] * 2, "filed": ["2019", "2020"], "n": [1, 2]}
    )
    made = card(frame, 1, show=["filed"])
    assert made.text == frame["body"][1]
    assert made.fields == (("filed", "2020"),)
    assert card(frame).text == frame["body"][0]
    assert card(frame).fields is None


def test_columns_that_are_not_there_are_refused():
    pool = make_pool(pd.DataFrame({"n": [1, 2]}))
    for show in (["m"], "n"):
        with pytest.raises(al.DataError, match=r"list of the frame's columns \['n'\]"):
            check_show(pool, show)


def test_a_function_of_ones_own_draws_the_card():
    frame = pd.DataFrame({"title": ["one", "two"], "n": [1, 2]})
    assert card(frame, 1, render=lambda example: f"{example['title']} ×{example['n']}").text == "two ×2"
    assert card(["a", "b"], render=str.upper).text == "A"
    assert card([{"n": 1}, {"n": 2}], pool={"ids": [1, 2]}, render=lambda one: str(one["n"])).text == "1"


def test_what_a_function_draws_must_be_a_text_or_markup():
    with pytest.raises(
        al.DataError, match=r"render= to return str, al\.Html or al\.Markdown, got int\. Return the text"
    ):
        card(["a", "b"], render=len)


def test_an_error_in_a_function_of_ones_own_is_its_own():
    with pytest.raises(ZeroDivisionError):
        card(["a", "b"], render=lambda text: 1 / 0)


def test_objects_are_shown_as_python_shows_them():
    assert card([{"n": 1}, {"n": 2}], pool={"ids": [1, 2]}).text == "{'n': 1}"


def test_a_function_of_ones_own_may_draw_html_or_markdown():
    made = card(["a", "b"], render=lambda text: al.Html(f"<b>{text}</b>"))
    assert (made.kind, made.html, made.text, made.fields) == ("html", "<b>a</b>", None, None)
    assert card(["a", "b"], render=lambda text: al.Markdown(f"**{text}**")).html == "<p><strong>a</strong></p>\n"


def test_the_page_gets_of_each_kind_what_it_shows_and_no_more():
    common = {"key": make_pool(["a", "b"]).key(0), "name": "0", "again": True, "top": [["x", 0.5]]}
    options = {"again": True, "top": [("x", 0.5)]}
    assert card_message(card(["a", "b"], **options)) == {**common, "kind": "text", "text": "a"}
    drawn = card(["a", "b"], render=al.Markdown, **options)
    assert card_message(drawn) == {**common, "kind": "html", "html": "<p>a</p>\n"}
    frame = pd.DataFrame({"n": [1, 2]})
    row = card_message(card(frame, **options))
    assert row == {**common, "key": make_pool(frame).key(0), "kind": "row", "fields": [["n", "1"]]}
    body = pd.DataFrame({"body": ["This Agreement is governed by the laws of Delaware."] * 2, "n": [1, 2]})
    both = card_message(card(body, show=["n"], **options))
    assert (both["kind"], both["text"], both["fields"]) == ("text", body["body"][0], [["n", "1"]])
