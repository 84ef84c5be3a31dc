"""Decimal (SQL NUMERIC), numbers in object columns, and dates teach the model nothing, and nobody says so.
Kind seen in hi-primus/optimus#267 (decimal treated as categorical), mindsdb/type_infer#64."""

import decimal
import numpy as np, pandas as pd
import al_widget as al

rng = np.random.default_rng(0)
amount = rng.uniform(0, 1000, 200)
truth = np.where(amount > 500, "high", "low")
days = pd.Timestamp("2024-01-01") + pd.to_timedelta((amount * 8).astype(int), unit="h")
columns = {
    "float": amount,
    "Int64 with NA": pd.array([None if i % 50 == 49 else int(a) for i, a in enumerate(amount)], dtype="Int64"),
    "Decimal": [decimal.Decimal(f"{a:.2f}") for a in amount],
    "object with None": pd.Series([None if i % 50 == 49 else a for i, a in enumerate(amount)], dtype=object),
    "datetime": days,
    "timedelta": pd.to_timedelta(amount, unit="h"),
}
for name, column in columns.items():
    frame = pd.DataFrame({"value": column})
    session = al.Session(frame, ["high", "low"], store=None, audit=0, test=(frame, truth))
    for _ in range(6):
        for query in session.query():
            session.label(query.id, truth[query.id])
        session.update()
    print(
        f"{name:17} accuracy {session.accuracy.value:.2f} after {len(session.labels)} labels, columns in X: {session.engine.prepare().X.shape[1]}, "
        f"told: {[notice for notice in session.notices if 'memory' not in notice]}"
    )
inf = pd.DataFrame({"value": np.where(amount > 990, np.inf, amount)})
try:
    al.Session(inf, ["high", "low"], store=None).query()
except Exception as error:
    print(
        "inf in a frame ->", type(error).__name__, str(error)[:110], "(no row, no column named; an array names its row)"
    )
