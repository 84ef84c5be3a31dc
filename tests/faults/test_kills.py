"""A process that is killed at any moment has everything on disk that it acknowledged, once, in order."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from oracle import TEXTS, Action, Ledger, actions_of, open_session, problems
from processes import Nursery, OtherProcess

LONGEST = 0.15  # seconds until the kill
OPENING = 0.1  # share of the kills that may fall into the opening of the store
OF_A_STORE = 5  # kills


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture(scope="module")
def other() -> Iterator[OtherProcess]:
    process = OtherProcess()
    yield process
    process.close()


def take_diary(diary: list[list[Any]], ledger: Ledger, proof: Any) -> None:
    """Enter a diary into the ledger."""
    for what, *fields in diary:
        if what == "RAISED":
            proof.fault(fields[0][:100])
        action = Action(*fields)
        if action.do in {"label", "skip", "undo"} and what == "ACK":
            ledger.acknowledge(action)
    tried, *fields = diary[-1] if diary else ("",)
    if tried == "TRY" and fields[0] in {"label", "skip", "undo"}:
        ledger.interrupted(Action(*fields))
    last = fields[0] if tried == "TRY" else "opening" if not diary else "between two actions"
    proof.count(f"killed in {last}" if tried == "TRY" else f"killed {last}")


def judge(store: str, ledger: Ledger, proof: Any, other: OtherProcess, *, ask: bool) -> None:
    session = open_session(store)
    outcome = ledger.settle(actions_of(session.log))
    if outcome != "nothing open":
        proof.count(outcome)
    for one in problems(ledger, session):
        proof.fault(one)
    session.close()
    if ask:
        found = other.read(store)
        if found.get("actions") != ledger.actions or found["labels"] != ledger.labels:
            proof.fault(f"another process: {found.get('error', 'other decisions')}")


@pytest.mark.slow
@pytest.mark.parametrize(("what", "whole"), [("session", 110), ("update", 60)])
def test_what_was_acknowledged_before_a_kill_is_in_the_store_once(what, whole, proof, nursery, other, tmp_path) -> None:
    proof = proof(f"kills of a session ({what})")
    n = proof.times(whole)
    for kill in range(n):
        if kill % OF_A_STORE == 0:
            store, ledger = str(tmp_path / f"{kill}.db"), Ledger()
        diary = nursery.kill_after(
            proof.rng.uniform(0, LONGEST),
            at_work=proof.rng.random() > OPENING,
            what=what,
            store=store,
            seed=proof.rng.random(),
            diary=str(tmp_path / "diary"),
        )
        take_diary(diary, ledger, proof)
        judge(store, ledger, proof, other, ask=kill % OF_A_STORE == OF_A_STORE - 1)
        proof.count("acknowledged", sum(what == "ACK" for what, *_ in diary))
    proof.count("kills", n)
    proof.close()


def rows_of(path: Path) -> dict[str, str]:
    """Return text and label of every row of an export; fails where the file is cut off."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    return {row["text"]: row["label"] for row in rows}


@pytest.mark.slow
def test_an_export_that_is_killed_leaves_the_new_file_or_the_one_before(proof, nursery, other, tmp_path) -> None:
    proof = proof("kills of an export")
    pool = open_session(None).pool
    text_of = {pool.key(row): text for row, text in enumerate(TEXTS)}
    n = proof.times(50)
    for kill in range(n):
        if kill % OF_A_STORE == 0:
            store, ledger, path = str(tmp_path / f"{kill}.db"), Ledger(), tmp_path / f"{kill}.csv"
        before = len(rows_of(path)) if path.exists() else 0
        diary = nursery.kill_after(
            proof.rng.uniform(0, LONGEST), at_work=True, what="export", store=store, seed=proof.rng.random(),
            diary=str(tmp_path / "diary"), export=str(path),
        )  # fmt: skip
        take_diary(diary, ledger, proof)
        judge(store, ledger, proof, other, ask=False)
        written = [int(rows) for what, do, _, rows in diary if (what, do) == ("ACK", "export")]
        tried = [int(rows) for what, do, _, rows in diary if (what, do) == ("TRY", "export")]
        found = rows_of(path) if path.exists() else {}
        if len(found) not in {*(written or [before])[-1:], *tried[-1:]}:
            proof.fault("an export is neither the new one nor the one before", f"{len(found)}, {written}, {tried}")
        given = {text_of[key]: value for key, value in ledger.labels.items()}
        if any(given[text] != label for text, label in found.items()):
            proof.fault("an export has a label that nobody gave")
        proof.count("exports", len(written))
    proof.count("kills", n)
    proof.count("drafts left", len(list(tmp_path.glob("*.csv?*"))))
    proof.close()
