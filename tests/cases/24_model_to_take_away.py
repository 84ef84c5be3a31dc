"""Save the trained model for later: labeler.model reads feature rows only, and what makes them of texts cannot be pickled.
Kind seen in modAL-python/modAL#64, baal-org/baal#31."""

import pickle
from sklearn.feature_extraction.text import TfidfVectorizer
import al_widget as al

texts = [f"{'good' if i % 2 else 'bad'} wine {i}" for i in range(60)]
for name, features in {"default features": None, "features=TfidfVectorizer()": TfidfVectorizer()}.items():
    session = al.Session(texts, ["pos", "neg"], features=features, store=None)
    for query in session.query(20):
        session.label(query.id, "pos" if "good" in query.example else "neg")
    session.update()
    try:
        session.model.predict(["good wine"])
    except Exception as error:
        print(name, "| model.predict(texts) ->", type(error).__name__, str(error).splitlines()[0])
    for what, thing in {"model": session.model, "session": session, "prepare()": session.engine.prepare()}.items():
        try:
            print(name, "| pickle", what, len(pickle.dumps(thing)), "bytes")
        except Exception as error:
            print(name, "| pickle", what, "->", type(error).__name__, error)
