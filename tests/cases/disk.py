"""Disk full (1 MB tmpfs), file size limit, read-only folder (as another user), export on a full disk."""

import sys, os, time, resource, traceback

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
from common import texts
import al_widget as al

mnt = "mnt"
for f in os.listdir(mnt):
    os.remove(f"{mnt}/{f}")
s = al.Session(texts(400), ["pos", "neg"], store=f"{mnt}/l.db", audit=0)
s.label(0, "pos")
filler = open(f"{mnt}/fill", "wb", buffering=0)
n = 0
try:
    while True:
        filler.write(b"x" * 1024)
        n += 1
except OSError as e:
    print("filled", n, "KB", e)
took, err = [], None
for i in range(1, 100):
    try:
        s.label(i, "neg")
        took.append(i)
    except BaseException as e:
        err = e
        break
print("full disk: further labels taken", len(took), "then", type(err).__name__, str(err)[:230])
try:
    s.update()
    print("update ok")
except BaseException as e:
    print("update:", type(e).__name__, str(e)[:130])
try:
    s.export(f"{mnt}/out.csv")
    print("export ok?")
except BaseException as e:
    print("export on a full disk:", type(e).__name__, str(e)[:100], sorted(os.listdir(mnt)))
l = al.Labeler(s)
l.wait(30)
sent = []
l.widget.send = lambda m, buffers=None: sent.append(m)
k = s.pool.key(300)
l.widget._handle_custom_msg(
    dict(kind="events", client="c-1", base=1, events=[dict(seq=1, do="label", key=k, value="pos", ms=1)]), []
)
print(
    "desk: acked",
    [m for m in sent if m["kind"] == "ack"],
    "notice",
    l.widget.status["notice"],
    "phase",
    l.widget.status["phase"],
)
filler.close()
os.remove(f"{mnt}/fill")
l.widget._handle_custom_msg(
    dict(kind="events", client="c-1", base=1, events=[dict(seq=1, do="label", key=k, value="pos", ms=1)]), []
)
print(
    "space again: acked",
    [m["upto"] for m in sent if m["kind"] == "ack"],
    "notice",
    l.widget.status["notice"],
    "labels",
    len(s.labels),
)
n = len(s.labels)
l.close()
t = al.Session(texts(400), ["pos", "neg"], store=f"{mnt}/l.db", audit=0)
print("reopened", len(t.labels), "==", n)
t.close()
# RLIMIT_FSIZE
db = "fsize.db"
for e in ("", "-wal", "-shm"):
    try:
        os.remove(db + e)
    except FileNotFoundError:
        pass
s = al.Session(texts(400), ["pos", "neg"], store=db, audit=0)
took = 0
err = None
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    for i in range(400):
        s.label(i, "pos")
        took += 1
except BaseException as e:
    err = e
print("RLIMIT_FSIZE: taken", took, type(err).__name__, str(err)[:160])
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
try:
    s.label(399, "pos")
    took += 1
    print("afterwards ok")
except BaseException as e:
    print("afterwards", type(e).__name__, str(e)[:120])
s.close()
t = al.Session(texts(400), ["pos", "neg"], store=db, audit=0)
print("reopened", len(t.labels), "taken", took)
t.close()
