import sys

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
from common import texts
import al_widget as al, al_widget.engine.engine as u

s = al.Session(texts(80), ["pos", "neg"], store=None, audit=0, batch_size=10)
for q in s.query(10):
    s.label(q.id, "pos" if q.id % 2 else "neg")
print("due", s.engine.due)
real = u.run


def boom(*a):
    raise KeyboardInterrupt


u.run = boom
try:
    s.update()
except KeyboardInterrupt:
    pass
u.run = real
print("due after an interrupted update:", s.engine.due, "| model", s.version, "| changes", s.engine.state.pending)
