"""PostgreSQL: places (BIGSERIAL) are given before the commit, so a reader that saw 11 never reads 10 when 10 commits later."""

import sys, threading, time

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
from common import texts
import al_widget as al, sqlalchemy as sa

url = sys.argv[1]
name = f"gap{time.time()}"
a = al.Session(texts(50), ["pos", "neg"], store=url, name=name, annotator="ann", audit=0)
b = al.Session(texts(50), ["pos", "neg"], store=url, name=name, annotator="ben", audit=0)
b.engine.follow()


# A's insert is slow to commit (network, fsync, a paused laptop): hold it between INSERT and COMMIT
@sa.event.listens_for(a.engine._log._engine, "commit")
def slow(conn):
    time.sleep(1.0)


t = threading.Thread(target=lambda: a.label(0, "pos"))
t.start()
time.sleep(0.3)
b.label(1, "neg")
t.join()
b.engine.follow()
b.update()
print("in the database:", sorted(e.value + "@" + str(e.offset) for e in b.engine._log.read() if e.type == "label"))
print("A sees", a.labels.to_dict(), "| B sees", b.labels.to_dict())
b.label(2, "pos")
b.update()
print("B later ", b.labels.to_dict())
c = al.Session(texts(50), ["pos", "neg"], store=url, name=name, audit=0)
print("a new session sees", c.labels.to_dict())
