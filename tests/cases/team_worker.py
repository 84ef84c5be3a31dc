import sys, time, json, random

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
from common import texts, oracle
import al_widget as al

url, who, n, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
think = float(sys.argv[5]) if len(sys.argv) > 5 else 0.0
r = random.Random(who)
res = dict(who=who, label=[], query=[], update=[], errors=[], given=[], opened=None)
t = time.perf_counter()
try:
    s = al.Session(texts(3000), ["pos", "neg"], store=url, annotator=who)
except BaseException as e:
    res["errors"].append(f"open {type(e).__name__}: {e}"[:400])
    json.dump(res, open(out, "w"))
    sys.exit()
res["opened"] = time.perf_counter() - t
done = 0
while done < n:
    try:
        t = time.perf_counter()
        qs = s.query()
        res["query"].append(time.perf_counter() - t)
        if not qs:
            break
        for q in qs:
            if done >= n:
                break
            if think:
                time.sleep(r.expovariate(1 / think))
            t = time.perf_counter()
            s.label(q.id, oracle(q.example))
            res["label"].append(time.perf_counter() - t)
            res["given"].append(q.key)
            done += 1
        t = time.perf_counter()
        s.update()
        res["update"].append(time.perf_counter() - t)
    except BaseException as e:
        res["errors"].append(f"{type(e).__name__}: {e}"[:300])
        if len(res["errors"]) > 20:
            break
import pathlib

time.sleep(0)
first = {e.key for e in s.engine._log.events if e.type == "label"}
s.engine.follow()
res["sees"] = len(s.labels)
res["missing_events"] = s.engine._log._store and None
keys = first
known = {s.pool.key(row) for row, _ in s.engine.labels()}
res["labels_in_db"], res["labels_on_board"], res["never_seen"] = len(keys), len(known), len(keys - known)
json.dump(res, open(out, "w"))
s.close()
