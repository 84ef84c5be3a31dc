"""Which default features should a labeler use for texts? Test accuracy with few and with many labels.

    python benchmarks/features.py                      # the table (six to eight minutes on one core)
    python benchmarks/features.py --sets subj snips --sizes 100 1000 --seeds 1
    python benchmarks/features.py --sets banking77 --sizes 99999 --names "w" "w + b(wc) .75"   # all labels
    python benchmarks/features.py --scale 100000       # times on a synthetic pool of short texts

Features are fitted once on the unlabeled training texts; a logistic regression is fitted on random labeled samples.
Candidates:  w = TF-IDF of words (1-2 grams);  c = TF-IDF of characters in words (3-5 grams);  wc = both, half weight each;
s(x) = rank-256 projection of x, rows normalised;  b(x) = the same, with each axis first scaled by the square root of its
singular value;  "x + y m" = both side by side, with y holding the share m of the squared norm.  @C is the inverse
regularisation strength (default 30).
"""

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
import scipy.linalg
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SETS = [
    "banking77",
    "clinc150",
    "snips",
    "sms_spam",
    "goemotions",
    "mr_sentence_polarity",
    "subj",
    "demo_contracts",
    "contract_provisions_cuad",
    "contract_provisions",
    "medical_abstracts_2888",
]
NAMES = [
    "w",
    "w@100",
    "wc",
    "s(w)",
    "w + s(w) .5",
    "s(wc)",
    "b(wc)",
    "b(w)",
    "w + b(wc) .5",
    "w + b(wc) .75@10",
    "w + b(wc) .75",
    "w + b(wc) .75@100",
    "wc + b(wc) .75",
    "w + b(w) .75",
]
DIRECT = 3500  # above this many labels the fit uses the feature matrix itself instead of the reduced one


def vectorizers(n_texts):
    """Return the two TF-IDF vectorizers for a pool of `n_texts` texts."""
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, dtype=np.float32)
    chars = TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(3, 5),
        sublinear_tf=True,
        min_df=3 if n_texts <= 20_000 else 5,
        max_features=50_000,
        dtype=np.float32,
    )
    return words, chars


def axes(X, dims=256, sample=20_000):
    """Return the right singular vectors (as columns) and the singular values, from at most `sample` rows."""
    if X.shape[0] > sample:
        X = X[np.sort(np.random.RandomState(0).choice(X.shape[0], sample, replace=False))]
    _, s, Vt = randomized_svd(X, min(dims, min(X.shape) - 1), n_oversamples=10, n_iter=2, random_state=0)
    return np.ascontiguousarray(Vt.T), s


def halves(A, B):
    return sp.hstack([A, B], format="csr") * np.float32(0.5**0.5)


def blocks(train, test):
    """Return name -> (train matrix, test matrix); each row has norm 1 (0 for a text without known terms)."""
    words, chars = vectorizers(len(train))
    out = {"w": (words.fit_transform(train), words.transform(test))}
    c = chars.fit_transform(train), chars.transform(test)
    out["wc"] = tuple(halves(a, b) for a, b in zip(out["w"], c, strict=True))
    for name in ("w", "wc"):
        V, s = axes(out[name][0])
        out[f"s({name})"] = tuple(normalize(X @ V) for X in out[name])
        out[f"b({name})"] = tuple(normalize(X @ V * np.sqrt(s)) for X in out[name])
    return out


def parse(name):
    """Parse 'w + b(wc) .75@10' into ([('w', .25), ('b(wc)', .75)], 10)."""
    name, _, C = name.partition("@")
    parts = name.split()
    share = float(parts[3]) if len(parts) > 1 else 0.0
    return [(parts[0], 1 - share)] + ([(parts[2], share)] if share else []), float(C or 30)


def gram(A, B):
    G = A.astype(np.float64) @ B.T.astype(np.float64)
    return G.toarray() if sp.issparse(G) else G


def fit_reduced(K, y, C):
    """Fit logistic regression on the n x n Gram matrix of the labeled rows.

    The optimum lies in the span of these rows, so this is the same model as a fit on all columns. Returns the dual
    coefficients (n x classes) and the intercepts: scores = K(x, labeled) @ dual.
    """
    L = np.linalg.cholesky(K + 1e-5 * np.eye(len(K)))
    model = LogisticRegression(C=C, max_iter=300).fit(L.astype(np.float32), y)
    return scipy.linalg.solve_triangular(L, model.coef_.T, lower=True, trans="T"), model


def accuracy(feats, name, rows, y, y_test, grams):
    parts, C = parse(name)
    if len(rows) > DIRECT:  # many labels: fit on the columns

        def join(i, r):
            return sp.hstack([sp.csr_matrix(feats[p][i][r]) * np.float32(m**0.5) for p, m in parts], format="csr")

        model = LogisticRegression(C=C, max_iter=500).fit(join(0, rows), y[rows])
        return np.mean(model.predict(join(1, slice(None))) == y_test)
    for p, _ in parts:
        if p not in grams:
            grams[p] = [gram(X, feats[p][0][rows]) for X in (feats[p][0][rows], feats[p][1])]
    K, K_test = (sum(m * grams[p][i] for p, m in parts) for i in (0, 1))
    dual, model = fit_reduced(K, y[rows], C)
    scores = K_test @ dual + model.intercept_
    best = scores.argmax(1) if scores.shape[1] > 1 else (scores[:, 0] > 0).astype(int)
    return np.mean(model.classes_[best] == y_test)


def table(sets, sizes, names, seeds, max_test):
    found = []
    for name in sets:
        train, test = (pd.read_csv(DATA / name / f"{p}.csv.gz", keep_default_na=False) for p in ("train", "test"))
        test = test.sample(min(max_test, len(test)), random_state=0)
        y, y_test = train.label.astype(str).to_numpy(), test.label.astype(str).to_numpy()
        start, feats = time.perf_counter(), blocks(train.text.tolist(), test.text.tolist())
        print(
            f"# {name}: {len(train)} texts, {train.text.str.len().mean():.0f} characters, features {time.perf_counter() - start:.1f} s",
            flush=True,
        )
        for n in sorted({min(n, len(train)) for n in sizes}):
            for seed in range(1 if n >= 3000 or n == len(train) else seeds):
                rows, grams = np.random.RandomState(seed).permutation(len(train))[:n], {}
                found += [(name, n, c, 100 * accuracy(feats, c, rows, y, y_test, grams)) for c in names]
        part = pd.DataFrame([f for f in found if f[0] == name], columns=["set", "n", "candidate", "acc"])
        print(part.groupby(["candidate", "n"], sort=False).acc.mean().unstack().round(1).to_string(), flush=True)
    frame = pd.DataFrame(found, columns=["set", "n", "candidate", "acc"])
    frame = frame[frame.n.isin(sizes)].groupby(["candidate", "n", "set"], sort=False).acc.mean()
    if len(frame):
        print("\n# mean over the sets that have that many labels")
        print(frame.groupby(["candidate", "n"], sort=False).mean().unstack().round(1).to_string())


def scale(n):
    base, rng = (
        pd.concat([pd.read_csv(DATA / s / "train.csv.gz") for s in ("banking77", "clinc150")]),
        np.random.RandomState(0),
    )
    words = sorted({w for t in base.text for w in t.split()})
    texts = [
        " ".join(
            words[rng.randint(len(words))] if rng.rand() < 0.2 else w for w in base.text.iat[i % len(base)].split()
        )
        for i in range(n)
    ]
    clock, (wv, cv) = [time.perf_counter()], vectorizers(n)

    def lap(what):
        clock.append(time.perf_counter())
        print(f"{what:24} {clock[-1] - clock[-2]:7.2f} s", flush=True)

    W = wv.fit_transform(texts)
    lap(f"words {W.shape}")
    X = halves(W, cv.fit_transform(texts))
    lap(f"characters {X.shape}")
    V, s = axes(X)
    lap("axes")
    Z = normalize(X @ V * np.sqrt(s))
    lap(f"projection {Z.nbytes / 1e6:.0f} MB")
    for m in (100, 300, 1000, 2000):
        rows = rng.permutation(min(n, len(base)))[:m]
        K = 0.25 * gram(W[rows], W[rows]) + 0.75 * gram(Z[rows], Z[rows])
        dual, model = fit_reduced(K, base.label.to_numpy()[rows], 30)
        lap(f"fit {m}, {len(model.classes_)} classes")
        _ = (
            W @ (0.25 * (W[rows].T @ dual.astype(np.float32)))
            + Z @ (0.75 * (Z[rows].T @ dual.astype(np.float32)))
            + model.intercept_
        )
        lap("score the pool")


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--sets", nargs="+", default=SETS)
    a.add_argument("--sizes", nargs="+", type=int, default=[50, 100, 300, 1000, 3000])
    a.add_argument("--names", nargs="+", default=NAMES)
    a.add_argument("--seeds", type=int, default=3)
    a.add_argument("--max-test", type=int, default=2000)
    a.add_argument("--scale", type=int)
    o = a.parse_args()
    scale(o.scale) if o.scale else table(o.sets, o.sizes, o.names, o.seeds, o.max_test)
