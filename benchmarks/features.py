"""Which default features should a labeler use for texts? Test accuracy with few and with many labels, and speed.

    python benchmarks/features.py                      # the table of candidates (six to eight minutes on one core)
    python benchmarks/features.py --sets subj snips --sizes 100 1000 --seeds 1
    python benchmarks/features.py --sets banking77 --sizes 99999 --names "w" "w + b(wc) .75"   # all labels
    python benchmarks/features.py --paired             # today's default beside the first one (four minutes)
    python benchmarks/features.py --speed 20000 100000 1000000   # of today's default: seconds and memory

Features are fitted once on the unlabeled training texts; a logistic regression is fitted on random labeled samples.
Candidates:  default = what al_widget makes of texts today;  w = TF-IDF of words (1-2 grams);  c = TF-IDF of characters in words (3-5 grams);  wc = both, half weight each;
s(x) = rank-256 projection of x, rows normalised;  b(x) = the same, with each axis first scaled by the square root of its
singular value;  "x + y m" = both side by side, with y holding the share m of the squared norm.  @C is the inverse
regularisation strength (default 30).
"""

import argparse
import os
import subprocess
import sys
import time
import warnings
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

from al_widget.data.features.text import text_features

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
    "default@100",
]
FIRST, TODAY = "w + b(wc) .75@100", "default@100"  # the first default features, with the C of the default model
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


def blocks(train, test, parts):
    """Return name -> (train matrix, test matrix) of these parts; each row has norm 1 (0 for a text without known terms)."""
    out = {}
    if any(not part.startswith("default") for part in parts):
        words, chars = vectorizers(len(train))
        out["w"] = words.fit_transform(train), words.transform(test)
    if any("wc" in part for part in parts):
        c = chars.fit_transform(train), chars.transform(test)
        out["wc"] = tuple(halves(a, b) for a, b in zip(out["w"], c, strict=True))
    for name in ("w", "wc"):
        if {f"s({name})", f"b({name})"} & set(parts):
            V, s = axes(out[name][0])
            out[f"s({name})"] = tuple(normalize(X @ V) for X in out[name])
            out[f"b({name})"] = tuple(normalize(X @ V * np.sqrt(s)) for X in out[name])
    if "default words" in parts:
        made = text_features(train, lambda _share: None)
        both = made.X, made.of(test)
        out["default words"] = tuple(X.left / np.float32(0.5) for X in both)
        out["default projection"] = tuple(X.right / np.float32(0.75**0.5) for X in both)
    return out


def parse(name):
    """Parse 'w + b(wc) .75@10' into ([('w', .25), ('b(wc)', .75)], 10)."""
    name, _, C = name.partition("@")
    if name == "default":
        return [("default words", 0.25), ("default projection", 0.75)], float(C or 30)
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
    warnings.filterwarnings("ignore", "The number of unique classes", UserWarning)  # 77 classes in 100 labels
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


def read(name, max_test):
    train, test = (pd.read_csv(DATA / name / f"{p}.csv.gz", keep_default_na=False) for p in ("train", "test"))
    return train, test.sample(min(max_test, len(test)), random_state=0)


def parts_of(names):
    return {part for name in names for part, _ in parse(name)[0]}


def table(sets, sizes, names, seeds, max_test):
    found = []
    for name in sets:
        train, test = read(name, max_test)
        y, y_test = train.label.astype(str).to_numpy(), test.label.astype(str).to_numpy()
        start, feats = time.perf_counter(), blocks(train.text.tolist(), test.text.tolist(), parts_of(names))
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


def paired(sets, sizes, seeds, max_test):
    """Print the accuracy of the first default and of today's on the same labels, and the mean difference ± its error."""
    print(f"{'set':26} {'labels':>6} {'first':>6} {'today':>6}   difference ± standard error, {seeds} draws; seconds")
    found = []
    for name in sets:
        train, test = read(name, max_test)
        y, y_test = train.label.astype(str).to_numpy(), test.label.astype(str).to_numpy()
        feats, seconds = {}, []
        for one in (FIRST, TODAY):
            start = time.process_time()
            feats |= blocks(train.text.tolist(), test.text.tolist(), parts_of([one]))
            seconds.append(time.process_time() - start)
        for n in (n for n in sizes if n <= len(train)):
            both = []
            for seed in range(seeds):
                rows, grams = np.random.RandomState(seed).permutation(len(train))[:n], {}
                both.append([100 * accuracy(feats, one, rows, y, y_test, grams) for one in (FIRST, TODAY)])
            first, today = np.mean(both, axis=0)
            difference = np.diff(both).ravel()
            error = difference.std(ddof=1) / seeds**0.5
            found.append((n, today - first))
            told = f"{seconds[0]:.1f} → {seconds[1]:.1f} s" if n == sizes[0] else ""
            print(f"{name:26} {n:6} {first:6.1f} {today:6.1f} {today - first:+7.2f} ± {error:.2f}   {told}", flush=True)
    mean = pd.DataFrame(found, columns=["labels", "difference"]).groupby("labels").difference
    print(
        "mean over the sets: "
        + ", ".join(
            f"{n}: {m:+.2f} ± {e:.2f}" for n, m, e in zip(mean.mean().index, mean.mean(), mean.sem(), strict=True)
        )
    )


def synthetic(n):
    """Return n short texts: those of two sets in turn, every fifth word of them another one."""
    base = pd.concat([pd.read_csv(DATA / s / "train.csv.gz") for s in ("banking77", "clinc150")])
    rng, split = np.random.RandomState(0), [text.split() for text in base.text]
    words = sorted({word for text in split for word in text})
    return [
        " ".join(words[rng.randint(len(words))] if rng.rand() < 0.2 else w for w in split[i % len(split)])
        for i in range(n)
    ]


def speed(n):
    """Print seconds and memory of the default features of n texts; run in a process of its own, for its peak memory."""
    import resource  # not on Windows

    import sklearn.utils.extmath  # noqa: F401 - loaded here, so that its time is not ours

    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    texts, before = synthetic(n), peak()
    wall, processor = time.perf_counter(), time.process_time()
    began, parts = wall, []
    made = text_features(
        texts, lambda _share: None, first=lambda part: parts.append((len(part.rows), time.perf_counter() - began))
    )
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    X = made.X.left
    kept = (made.embedding.nbytes + X.data.nbytes + X.indices.nbytes + X.indptr.nbytes) / 2**20
    part = "".join(f"the first {m:,} after {seconds:.1f} s, " for m, seconds in parts)
    print(
        f"{n:9,} texts: {part}{wall:5.1f} s ({processor:.1f} s of a processor); matrices {kept:,.0f} MB, beyond them "
        f"{peak() - before - kept:,.0f} MB at the peak",
        flush=True,
    )


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--sets", nargs="+", default=SETS)
    a.add_argument("--sizes", nargs="+", type=int)
    a.add_argument("--names", nargs="+", default=NAMES)
    a.add_argument("--seeds", type=int)
    a.add_argument("--max-test", type=int, default=2000)
    a.add_argument("--paired", action="store_true", help="today's default beside the first one")
    a.add_argument("--speed", nargs="+", type=int, help="numbers of texts")
    a.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    o = a.parse_args()
    if o.speed and o.alone:
        speed(o.speed[0])
    elif o.speed:
        for n in o.speed:
            subprocess.run([sys.executable, __file__, "--alone", "--speed", str(n)], check=True)
    elif o.paired:
        paired(o.sets, o.sizes or [100, 300, 1000], o.seeds or 5, o.max_test)
    else:
        table(o.sets, o.sizes or [50, 100, 300, 1000, 3000], o.names, o.seeds or 3, o.max_test)
