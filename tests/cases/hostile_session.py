"""Hostile texts, ids, names through a whole round (query, label, update, card, frame, export) without a browser."""

import sys, os, warnings

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
warnings.filterwarnings("ignore")
from al_widget.page.protocol import card_message
import al_widget as al, pandas as pd, json

H = [
    "<script>x</script>",
    "a\0b",
    "\ud800 lone",
    "\u202eRTL",
    "z\u200bw",
    "w" * 100_000,
    "👩‍👩‍👧",
    "\x1b[31m",
    "=1+1",
    "a\u2028b",
    "[x](javascript:1)",
    "$$x$$",
]


def t(what, f):
    try:
        print(f"{what:44s} -> ok {f()}")
    except BaseException as e:
        print(
            f"{what:44s} -> {type(e).__name__} {'(own)' if isinstance(e, al.AlWidgetError) else '(RAW)'}: {str(e)[:120]!r}"
        )


def whole(data=None, classes=("pos", "neg"), **k):
    db = "hs.db"
    for e in ("", "-wal", "-shm"):
        try:
            os.remove(db + e)
        except FileNotFoundError:
            pass
    data = data if data is not None else (H * 4 + [f"plain text {i}" for i in range(12)])
    s = al.Session(data, classes, store=db, audit=0, seed_size=6, batch_size=6, **k)
    for i, q in enumerate(s.query(12)):
        s.label(q.id, s.classes[i % 2])
    r = s.update()
    cards = [card_message(s.engine.card(p)) for p in s.engine.upcoming(20)]
    json.dumps(cards, ensure_ascii=False).encode()
    s.frame
    s.log
    repr(s)
    n = len(s.labels)
    nx = [q.id for q in s.query(8)]
    s.close()
    u = al.Session(data, classes, store=db, audit=0, seed_size=6, batch_size=6, **k)
    assert len(u.labels) == n and [q.id for q in u.query(8)] == nx
    u.close()
    return n, r is not None


t("texts", whole)
for h in H:
    t(f"class name {h[:14]!r}", lambda: whole(classes=[h, "neg"]))
for h in H[:6]:
    t(f"task name {h[:14]!r}", lambda: whole(name=h))
for h in H[:6]:
    t(f"annotator {h[:14]!r}", lambda: whole(annotator=h))
plain = [f"plain text {i} {'good' if i % 2 else 'bad'}" for i in range(30)]
for h in H[:6]:
    t(f"ids= with {h[:14]!r}", lambda: whole(plain, ids=[h, *map(str, range(29))]))
for h in H[:6]:
    t(f"index label {h[:14]!r}", lambda: whole(pd.Series(plain, index=[h, *range(29)])))
for h in H[:6]:
    t(f"column name {h[:14]!r}", lambda: whole(pd.DataFrame({h: plain, "b": range(30)})))
t("store path with a NUL", lambda: al.Session(plain, ["a", "b"], store="a\0b.db"))
t("store path with a surrogate", lambda: al.Session(plain, ["a", "b"], store="a\ud800.db"))
t("store path '?#%'", lambda: al.Session(plain, ["a", "b"], store="a?mode=memory#x%20.db").store)
t(
    "a pickle in place of the store",
    lambda: (
        open("p.db", "wb").write(b"\x80\x04cos\nsystem\n(S'touch PWNED'\ntR."),
        al.Session(plain, ["a", "b"], store="p.db"),
    ),
)
print("executed:", os.path.exists("PWNED"))
U = sys.argv[1]
for h in ("\ud800", "a\0b", "x" * 200):
    t(f"PostgreSQL task name {h[:8]!r}", lambda: al.Session(plain, ["a", "b"], store=U, name=h, audit=0).label(0, "a"))


def pg(k):
    s = al.Session(plain, ["a", "b"], store=U, name="pgk", audit=0, ids=[k, *map(str, range(29))])
    s.label(0, "a")
    return len(s.labels)


t("PostgreSQL key with NUL", lambda: pg("a\0b"))
