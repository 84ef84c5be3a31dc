"""Does the password leak?"""

import sys, traceback, io, logging

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
from common import texts
import al_widget as al

port = sys.argv[1]
SECRET = "Zq9SECRETzq"
log = io.StringIO()
logging.basicConfig(stream=log, level=logging.DEBUG)
cases = {
    "wrong password": f"postgresql+psycopg://al:{SECRET}@127.0.0.1:{port}/team1",
    "no server": f"postgresql+psycopg://al:{SECRET}@127.0.0.1:1/team1",
    "unknown driver": f"postgresql+nodriver://al:{SECRET}@127.0.0.1:{port}/team1",
    "unknown dialect": f"nosuchdb://al:{SECRET}@127.0.0.1:{port}/team1",
    "password in the query string": f"postgresql+psycopg://al@127.0.0.1:{port}/team1?password={SECRET}",
    "slash in the password": f"postgresql+psycopg://al:{SECRET}/x@127.0.0.1:{port}/team1",
    "unescaped @ in the password": f"postgresql+psycopg://al:x@{SECRET}@127.0.0.1:{port}/team1",
    "# in the password": f"postgresql+psycopg://al:{SECRET}#x@127.0.0.1:{port}/team1",
    "port no number": f"postgresql+psycopg://al:{SECRET}@127.0.0.1:abc/team1",
    "one slash": f"postgresql+psycopg:/al:{SECRET}@127.0.0.1:{port}/team1",
    "no scheme //": f"postgresql+psycopg:al:{SECRET}@127.0.0.1:{port}/team1",
    "sslpassword": f"postgresql+psycopg://al:x@127.0.0.1:{port}/team1?sslpassword={SECRET}",
    "bad option": f"postgresql+psycopg://al:x@127.0.0.1:{port}/team1?foo={SECRET}",
}
import os

os.chdir(".")
for name, url in cases.items():
    try:
        s = al.Session(texts(20), ["pos", "neg"], store=url, name="pw")
        print(f"{name:30s} | opened?! place={s.store}")
        s.close()
    except BaseException as e:
        full = "".join(traceback.format_exception(e))
        print(
            f"{name:30s} | {type(e).__name__} | in message: {SECRET in str(e)} | in traceback: {SECRET in full.replace(url, '')} | {str(e)[:170]!r}"
        )
# right password, in the query string: what goes over the wire?
for url in (
    f"postgresql+psycopg://al:s3cretPG@127.0.0.1:{port}/team1",
    f"postgresql+psycopg://al@127.0.0.1:{port}/team1?password=s3cretPG",
):
    l = al.Labeler(texts(20), ["pos", "neg"], store=url, name="pw" + str(len(url)))
    l.wait(60)
    hits = {
        k: "s3cretPG" in str(v)
        for k, v in dict(
            status=l.widget.status,
            place=l.engine.place,
            repr=repr(l),
            notices=l.notices,
            state=l.widget.get_state(),
            store=l.store,
            error=l.error,
        ).items()
    }
    print(url.split("@")[1][:40], hits)
    l.close()
print("in logs:", SECRET in log.getvalue() or "s3cretPG" in log.getvalue())
