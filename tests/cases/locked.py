import sys, os, sqlite3, threading, time

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
from common import texts
import al_widget as al

db = "locked.db"
for e in ("", "-wal", "-shm"):
    try:
        os.remove(db + e)
    except FileNotFoundError:
        pass
s = al.Session(texts(300), ["pos", "neg"], store=db, audit=0)
for hold in (2, 8):

    def locker():
        c = sqlite3.connect(db, isolation_level=None)
        c.execute("BEGIN EXCLUSIVE")
        time.sleep(hold)
        c.execute("COMMIT")
        c.close()

    t = threading.Thread(target=locker)
    t.start()
    time.sleep(0.2)
    n0 = len(s.labels)
    for i in range(3):
        t0 = time.perf_counter()
        try:
            s.label(n0 + i, "pos")
            said = "ok"
        except BaseException as e:
            said = f"{type(e).__name__}: {str(e)[:150]}"
        print(f"hold {hold} s: label {said} after {time.perf_counter() - t0:.2f} s")
    t0 = time.perf_counter()
    try:
        u = al.Session(texts(300), ["pos", "neg"], store=db, audit=0)
        u.close()
        print("  opening a second: ok", round(time.perf_counter() - t0, 2))
    except BaseException as e:
        print("  opening a second:", type(e).__name__, str(e)[:120], round(time.perf_counter() - t0, 2))
    t.join()
t0 = time.perf_counter()
s.label(200, "neg")
print("released: label ok after", round(time.perf_counter() - t0, 3))
# 60 s, from the desk: what the page hears, and how long the kernel is stuck
l = al.Labeler(s)
l.wait(60)
sent = []
l.widget.send = lambda m, buffers=None: sent.append(m)


def locker60():
    c = sqlite3.connect(db, isolation_level=None)
    c.execute("BEGIN EXCLUSIVE")
    time.sleep(60)
    c.execute("COMMIT")
    c.close()


t = threading.Thread(target=locker60)
t.start()
time.sleep(0.2)
keys = [s.pool.key(p.row) for p in s.engine.upcoming(5)]
ev = [dict(seq=i + 1, do="label", key=k, value="pos", ms=5) for i, k in enumerate(keys)]
waits = []
start = time.time()
acked = None
tries = 0
wait = 2
while time.time() - start < 80 and acked is None:
    t0 = time.perf_counter()
    l.widget._handle_custom_msg(dict(kind="events", client="c-1", base=1, events=ev), [])
    tries += 1
    waits.append(round(time.perf_counter() - t0, 2))
    acked = next((m for m in sent if m["kind"] == "ack"), None)
    if acked is None:
        time.sleep(min(wait, 20))
        wait *= 2
print(
    "60 s: tries",
    tries,
    "blocked the kernel",
    waits,
    "acked",
    acked and acked["upto"],
    "after",
    round(time.time() - start),
    "s; notice while:",
    l.widget.status["notice"],
)
t.join()
l.close()
