import random, warnings

warnings.filterwarnings("ignore")
W = "good bad fine poor film plot cast scene music tale long short bright dark slow fast warm cold loud calm".split()


def texts(n, seed=0):
    r = random.Random(seed)
    return [f"{' '.join(r.choices(W, k=8))} #{i}" for i in range(n)]


def oracle(t):
    return (
        "pos"
        if t.count("good") + t.count("fine") + t.count("bright") > t.count("bad") + t.count("poor") + t.count("dark")
        else "neg"
    )
