"""The README's code runs unchanged, top to bottom, on real clauses that the test labels in between."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pandas as pd

import al_widget as al

README = Path(__file__).parents[1] / "README.md"
KINDS = ["Insurance", "Notices", "Severability", "Indemnification", "Governing Law", "Assignment"]


def python_blocks():
    """Return the Python blocks of the README, padded with empty lines so that line numbers agree."""
    text = README.read_text(encoding="utf-8")
    found = re.finditer(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return ["\n" * text.count("\n", 0, block.start(1)) + block[1] for block in found]


def run(code, namespace):
    """Execute a block and return the values of its expressions; an error names the line of the README."""
    values = {}
    for statement in ast.parse(code).body:
        if isinstance(statement, ast.Expr):
            expression = compile(ast.Expression(statement.value), str(README), "eval")
            values[ast.unparse(statement)] = eval(expression, namespace)
        else:
            exec(compile(ast.Module([statement], []), str(README), "exec"), namespace)
    return values


def test_the_code_in_the_readme_runs():
    clauses, others = (al.datasets.load_contracts(split) for split in ("train", "test"))
    clauses, others = (frame[frame["label"].isin(KINDS)] for frame in (clauses, others))
    truth = dict(zip(clauses["text"], clauses["label"].map(KINDS.index) % 3, strict=True))
    names = {
        "texts": list(clauses["text"]),
        "frame": pd.DataFrame({"id": [f"clause {row}" for row in range(len(clauses))], "body": list(clauses["text"])}),
        "classes": ["bug", "feature", "question"],
        "new_texts": list(others["text"]),
        "decide": lambda text: names["session"].classes[truth[text] % 2],
    }
    first, *rest = python_blocks()
    run(first, names)
    labeler = names["labeler"]
    for _ in range(6):  # one in ten is audited: these are enough for all figures in the README
        for query in labeler.query(40):
            labeler.label(query.id, labeler.classes[truth[query.example]])
        labeler.update()
    values = {}
    for block in rest:
        values |= run(block, names)

    assert labeler.error is None, labeler.error
    assert [expression for expression, value in values.items() if value is None] == []
    assert isinstance(values["labeler.labels"], pd.Series)
    assert values["labeler.accuracy"].value > 0.8
    assert (names["frame"]["label"].dropna() == labeler.labels).all()
    exported = Path("train.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(exported) == labeler.n_labels
    assert {json.loads(line)["label"] for line in exported} == {"bug", "feature", "question"}
    session = names["session"]
    assert session.n_labels > 0
    assert session.model is not None
    labeler.close()
    session.close()


def test_the_strategy_in_the_readme_asks_what_least_confidence_asks(clauses):
    block = next(code for code in python_blocks() if "def mine" in code)
    names = {"al": al, "texts": clauses.texts, "classes": clauses.classes}
    run(block, names)
    mine, theirs = (clauses.session(strategy=strategy, audit=0) for strategy in (names["mine"], "least_confidence"))
    assert clauses.play(mine, rounds=4) == clauses.play(theirs, rounds=4)
