"""Write stores with the installed version of al_widget, and what the next version must find in them.

Run it with the version whose stores are to be kept: `python write_store.py FOLDER`. It writes `single.sqlite`,
`multilabel.sqlite` and `expected.json`. The latter holds what this version reports after it continues on a copy.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from pathlib import Path

import numpy as np

import al_widget as al

KINDS = ["Insurance", "Notices", "Severability"]


def pool():
    """Return clauses, their labels, and features that are equal on every machine: counts of letters."""
    frame = al.datasets.load_contracts()
    frame = frame[frame["label"].isin(KINDS)].iloc[:90]
    texts = list(frame["text"])
    counts = [[text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
    lengths = np.array([len(text) for text in texts], float)[:, None]
    return texts, list(frame["label"]), np.round(100 * np.array(counts) / lengths)


def session(store, *, multilabel, model=None):
    """Return a session on the store, opened as every version must be able to open it."""
    texts, _, features = pool()
    options = {"features": features, "batch_size": 5, "seed_size": 6, "audit": 0.2, "strategy": "margin", "budget": 60}
    return al.Session(
        texts, KINDS, store=store, name="kept", annotator="ann", multilabel=multilabel, model=model, **options
    )


def answer(one, n, *, multilabel):
    """Answer the next n questions and return their keys."""
    truth = pool()[1]
    asked = one.query(n)
    for query in asked:
        one.label(query.id, [truth[query.id]] if multilabel else truth[query.id])
    return [query.key for query in asked]


def go_on(one, *, multilabel):
    """Return what a session reports about its store, and what it asks and learns as it continues."""
    estimate = one.accuracy
    found = {
        "labels": {str(key): value for key, value in one.labels.items()},
        "frame": json.loads(one.frame.to_json(orient="records", date_format="iso")),
        "log": json.loads(one.log.to_json(orient="records", date_format="iso")),
        "history": json.loads(one.history.to_json(orient="records", date_format="iso")),
        "accuracy": None if estimate is None else [estimate.value, estimate.low, estimate.high, estimate.n],
        "version": one.version,
        "classes": one.classes,
        "next": answer(one, 5, multilabel=multilabel),
    }
    new = one.update()
    found["round"] = [new.round, new.n_labels, new.n_train, new.n_audit, new.accuracy, new.kappa]
    found["after"] = [query.key for query in one.query(8)]
    found["predicted"] = [str(label) for label in one.predict(pool()[2])]
    return found


def write(folder):
    """Write both stores and what this version reports about them."""
    expected = {}
    for name, multilabel in (("single", False), ("multilabel", True)):
        path = folder / f"{name}.sqlite"
        path.unlink(missing_ok=True)
        first = session(str(path), multilabel=multilabel)
        for _ in range(5):
            answer(first, 6, multilabel=multilabel)
            first.update()
        asked = first.query(3)
        first.skip(asked[0].id)
        answer(first, 2, multilabel=multilabel)
        first.undo()
        first.add_class("Other")
        first.close()
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        copy = folder / "copy.sqlite"
        shutil.copyfile(path, copy)
        again = session(str(copy), multilabel=multilabel)
        expected[name] = go_on(again, multilabel=multilabel)
        again.close()
        for file in folder.glob("copy.sqlite*"):
            file.unlink()
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
