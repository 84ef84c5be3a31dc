"""Export: a written file reads back as it was labeled, with split and provenance."""

from __future__ import annotations

import csv
import json

import numpy as np
import pandas as pd
import pytest

import al_widget as al
from al_widget import export


def test_exported_lines_hold_text_label_split_and_provenance(clauses, tmp_path):
    session = clauses.session(audit=0.3)
    clauses.play(session, rounds=3)
    path = session.export(tmp_path / "labels.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert {row["id"]: row["label"] for row in rows} == session.labels.to_dict()
    assert all(clauses.truth[row["text"]] == row["label"] for row in rows)
    assert {row["split"] for row in rows} == {"train", "audit"}
    assert all((row["split"] == "audit") == (row["picked"] == "audit") for row in rows)
    assert set(rows[0]) >= {
        "annotator",
        "strategy",
        "score",
        "probability",
        "model_version",
        "round",
        "seconds",
        "time",
    }


def test_a_csv_reads_back_what_was_labeled_commas_quotes_line_breaks_and_all(tmp_path):
    texts = ['say "hi", then\nleave', "=1+1", "schön, 中文", "plain"]
    session = al.Session(texts, ["a", "b"], store=None)
    for row in range(4):
        session.label(row, "ab"[row % 2])
    path = session.export(tmp_path / "labels.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["text"], row["label"]) for row in rows] == list(zip(texts, "abab", strict=True))


def test_rows_are_exported_with_their_columns_and_gaps(tmp_path):
    frame = pd.DataFrame({"amount": [1.5, None, 3.0], "country": ["DE", "FR", None], "label": ["x", "y", "z"]})
    session = al.Session(frame, ["a", "b"], store=None)
    session.label(1, "b")
    row = json.loads(session.export(tmp_path / "rows.jsonl").read_text())
    assert (row["amount"], row["country"], row["label"], row["al_label"]) == (None, "FR", "y", "b")


def test_a_nullable_frame_is_labeled_learned_and_exported(tmp_path):
    frame = pd.DataFrame(
        {
            "amount": pd.array([1, None, 3, 4] * 5, "Int64"),
            "country": pd.array(["DE", None, "FR", "DE"] * 5, "string"),
            "open": pd.array([True, None, False, True] * 5, "boolean"),
            "row": range(20),
        }
    )
    session = al.Session(frame, ["a", "b"], store=None, audit=0)
    for row in range(8):
        session.label(row, "ab"[row % 2])
    assert session.update().n_train == 8
    assert [card.fields for card in map(session.engine.card, session.engine.upcoming(3))]
    rows = [json.loads(line) for line in session.export(tmp_path / "rows.jsonl").read_text().splitlines()]
    assert (rows[1]["amount"], rows[1]["country"], rows[1]["open"]) == (None, None, None)


@pytest.mark.parametrize(("path", "kind", "said"), [("x.txt", None, "csv, jsonl"), ("x.csv", "xml", "'xml'")])
def test_an_unknown_export_format_is_named(tmp_path, path, kind, said):
    session = al.Session(["good", "bad"], ["pos", "neg"], store=None)
    session.label(0, "pos")
    with pytest.raises(al.DataError, match=said):
        session.export(tmp_path / path, kind)


def test_an_export_of_nothing_writes_nothing(tmp_path):
    with pytest.raises(al.DataError, match="Label some first"):
        al.Session(["good", "bad"], ["pos", "neg"], store=None).export(tmp_path / "none.csv")
    assert list(tmp_path.glob("none*")) == []


def test_a_format_is_one_function_of_plain_rows_and_a_path(tmp_path, monkeypatch):
    monkeypatch.setitem(
        export.FORMATS, "lst", lambda rows, path: path.write_text(" ".join(row["label"] for row in rows))
    )
    session = al.Session(["good", "bad"], ["pos", "neg"], store=None)
    session.label(0, "pos")
    session.label(1, "neg")
    assert session.export(tmp_path / "labels.lst").read_text() == "pos neg"
    assert session.export(tmp_path / "labels.txt", "lst").read_text() == "pos neg"


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.longdouble])
@pytest.mark.parametrize("data", [np.asarray, pd.DataFrame], ids=["array", "frame"])
def test_floats_of_any_size_are_exported(dtype, data, tmp_path):
    session = al.Session(data(np.full((3, 2), 0.5, dtype)), ["a", "b"], store=None)
    session.label(0, "a")
    (line,) = session.export(tmp_path / "x.jsonl").read_text().splitlines()
    assert (json.loads(line)["0"], json.loads(line)["1"]) == (0.5, 0.5)
