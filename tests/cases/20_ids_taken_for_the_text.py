"""Frames with short texts: the longest string column is read, and that is the UUID, the URL or the time stamp.
Kind seen in mostly-ai/mostlyai PR #677 (UUIDs are not language), alteryx/evalml#4206."""

import uuid
import pandas as pd
import al_widget as al

titles = [f"{'refund please' if i % 2 else 'cannot log in'} {i}" for i in range(120)]
for name, column in {
    "uuid": [str(uuid.UUID(int=i * 7919)) for i in range(120)],
    "url": [f"https://example.org/a/b/ticket/{i}" for i in range(120)],
    "created": ["2024-01-01T00:00:00+00:00"] * 120,
}.items():
    session = al.Session(pd.DataFrame({name: column, "title": titles}), ["billing", "access"], store=None)
    print(
        name,
        "-> card shows",
        repr(session.engine.card(session.engine.upcoming(1)[0] if session.query(1) else None).text),
        "| told:",
        [notice for notice in session.notices if "memory" not in notice],
    )
# The other way round: texts of fewer than 25 letters beside a number are no text at all, but names to be one-hot encoded.
import numpy as np

frame, truth = (
    pd.DataFrame({"title": titles, "amount": np.random.default_rng(0).normal(size=120)}),
    ["access", "billing"] * 60,
)
for name, data in {"titles alone": titles, "titles beside a number": frame}.items():
    session = al.Session(data[:80], ["billing", "access"], store=None, audit=0)
    for query in session.query(20):
        session.label(query.id, truth[query.id])
    session.update()
    print(
        name,
        "-> kind",
        session.pool.kind,
        "| right on 40 new ones:",
        int((session.predict(data[80:]) == np.array(truth[80:])).sum()),
    )
