"""KeyboardInterrupt between commit and fold: the NEXT label() of another example is dropped without a word."""

import sys

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
from common import texts
import al_widget as al

s = al.Session(texts(50), ["pos", "neg"], store=None, audit=0)
s.label(0, "pos")
real = s.engine._log.append


def once(events):
    real(events)  # the transaction is on disk …
    s.engine._log.append = real
    raise KeyboardInterrupt  # … and Ctrl-C / Interrupt Kernel arrives before it returns


s.engine._log.append = once
try:
    s.label(1, "neg")
except KeyboardInterrupt:
    print("interrupted")
print("before:", s.labels.to_dict())
print("label(2) returned", s.label(2, "pos"))
print("after :", s.labels.to_dict(), "<- 2 is missing" if 2 not in s.labels.index else "")
s.label(3, "pos")
print("then  :", s.labels.to_dict())
# the same in update(): note() after an interrupt
s.engine._log.append = once
try:
    s.label(4, "neg")
except KeyboardInterrupt:
    pass
try:
    print("update ->", s.update())
except Exception as e:
    print("update ->", type(e).__name__, e)
