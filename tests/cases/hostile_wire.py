import sys, os, time, json

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
from common import texts
import al_widget as al

l = al.Labeler(texts(3000), ["pos", "neg"], store=None, audit=0, batch_size=10**6)
l.wait(60)
s = l.session
sent = []
l.widget.send = lambda m, buffers=None: sent.append(m)


def go(what, m):
    sent.clear()
    t = time.perf_counter()
    try:
        l.widget._handle_custom_msg(m, [])
    except BaseException as e:
        print(what, "RAISED", type(e).__name__, e)
        return
    n = l.widget.status["notice"]
    print(
        f"{what:44s} {1000 * (time.perf_counter() - t):7.0f} ms | sent {sum(len(json.dumps(x)) for x in sent):9d} B | notice {len(n['text']) if n else 0:9d} chars | labels {len(s.labels)} | acks {[(x['upto'], len(x['refused'])) for x in sent if x['kind'] == 'ack']}"
    )


K = [s.pool.key(r) for r in range(3000)]
ev = lambda seq, **k: {**dict(seq=seq, do="label", key=K[0], value="pos", ms=1), **k}
go(
    "2,000 decisions in one message",
    dict(kind="events", client="c-1", base=1, events=[ev(i + 1, key=K[i]) for i in range(2000)]),
)
go("recall n=-1: the whole past", dict(kind="recall", client="c-1", before=None, n=-1))
go("recall n=10**9", dict(kind="recall", client="c-1", before=None, n=10**9))
go("kind of 20 MB", dict(kind="k" * 20_000_000))
go("good message after it", dict(kind="events", client="c-1", base=2001, events=[ev(2001, key=K[2000])]))
go("unknown class of 20 MB", dict(kind="events", client="c-1", base=2002, events=[ev(2002, value="v" * 20_000_000)]))
print(
    "   log row of",
    max((len(e.value or "") for e in s.engine._log.read() if e.type == "refuse"), default=0),
    "characters",
)
go(
    "new class of 5 MB",
    dict(kind="events", client="c-1", base=2003, events=[ev(2003, do="class", key=None, value="C" * 5_000_000)]),
)
print("   classes", [len(c) for c in s.classes], "status bytes", len(json.dumps(l.widget.status)))
go(
    "skip with a value of 20 MB",
    dict(kind="events", client="c-1", base=2004, events=[ev(2004, do="skip", key=K[2005], value="v" * 20_000_000)]),
)
print("   value stored:", max((len(e.value or "") for e in s.engine._log.read() if e.type == "skip"), default=0))
go(
    "base=2**63 (seq overflow), then a label",
    dict(kind="events", client="c-9", base=2**63 + 1, events=[ev(2**63 + 1, key=K[2500])]),
)
print(
    "   error:",
    (s.error or "").strip().splitlines()[-1:],
    "notice",
    l.widget.status["notice"] and l.widget.status["notice"]["text"][:100],
)
go("base=2**62, no decision", dict(kind="events", client="c-8", base=2**62, events=[]))
go(
    "  c-8 goes on from 1: silently 'sent twice'?",
    dict(kind="events", client="c-8", base=1, events=[ev(1, key=K[2501])]),
)
go("negative seq", dict(kind="events", client="c-7", base=-4, events=[ev(-4, key=K[2502])]))
go("ms = inf", dict(kind="events", client="c-6", base=1, events=[ev(1, key=K[2503], ms=float("inf"))]))
print("   error:", (s.error or "").strip().splitlines()[-1:])
go("client is a lone surrogate", dict(kind="events", client="\ud800", base=1, events=[ev(1, key=K[2504])]))
print("   error:", (s.error or "").strip().splitlines()[-1:])
go(
    "skip value lone surrogate",
    dict(kind="events", client="c-5", base=1, events=[ev(1, do="skip", key=K[2505], value="\ud800")]),
)
print("   error:", (s.error or "").strip().splitlines()[-1:])
go(
    "pretends to be the kernel's client",
    dict(
        kind="events",
        client=s.engine._decisions.client,
        base=1,
        events=[ev(s.engine.last_seq(s.engine._decisions.client) + 1, key=K[2506])],
    ),
)
go(
    "steps over the kernel's numbers (base)",
    dict(kind="events", client=s.engine._decisions.client, base=10**6, events=[]),
)
s.label(2507, "pos")
print("   label() after it kept:", 2507 in s.labels.index)
go("two pages, one client name, same seq", dict(kind="events", client="c-4", base=1, events=[ev(1, key=K[2600])]))
go("   the second", dict(kind="events", client="c-4", base=1, events=[ev(1, key=K[2601])]))
print("   second kept:", 2601 in s.labels.index)
