"""10 processes x 100 decisions, different annotators, one task."""

import sys, subprocess, json, collections, statistics as st, time, os

url, tag, procs, n, think = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5]
outs = [f"team_{tag}_{i}.json" for i in range(procs)]
for o in outs:
    if os.path.exists(o):
        os.remove(o)
t = time.time()
ps = [
    subprocess.Popen(
        [sys.executable, __file__.replace("team.py", "team_worker.py"), url, f"ann{i}", n, outs[i], think],
        stderr=subprocess.PIPE,
        text=True,
    )
    for i in range(procs)
]
for p in ps:
    err = p.communicate()[1]
    if p.returncode:
        print("RC", p.returncode, err[-600:])
res = [json.load(open(o)) for o in outs if os.path.exists(o)]
c = collections.Counter(k for r in res for k in r["given"])
by = collections.Counter(c.values())
q = lambda v, p: round(sorted(v)[min(len(v) - 1, int(p * len(v)))] * 1000, 1) if v else None
print(
    "wall",
    round(time.time() - t),
    "decisions",
    sum(c.values()),
    "distinct",
    len(c),
    "given more than once",
    sum(v > 1 for v in c.values()),
    "wasted",
    sum(c.values()) - len(c),
    "times given",
    sorted(by.items()),
)
L = [x for r in res for x in r["label"]]
Q = [x for r in res for x in r["query"]]
U = [x for r in res for x in r["update"]]
print(
    "label p50/p95/max ms",
    q(L, 0.5),
    q(L, 0.95),
    q(L, 1),
    "query",
    q(Q, 0.5),
    q(Q, 0.95),
    q(Q, 1),
    "update",
    q(U, 0.5),
    q(U, 0.95),
)
E = collections.Counter(e for r in res for e in r["errors"])
print("errors", sum(E.values()))
[print("  ", v, k) for k, v in E.most_common(8)]
print(
    "boards that never saw some labels in the database:",
    [(r["who"], r["never_seen"], r["labels_in_db"]) for r in res if r.get("never_seen")],
)
