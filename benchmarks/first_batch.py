"""From the last seed label to the first batch that a model asks for: seconds, with 20,000 texts.

    python benchmarks/first_batch.py               # goemotions (28 classes) and the short texts of clinc150 and banking77 (228)
    python benchmarks/first_batch.py --runs 5

The clock starts when the last label of the seed set is given, and stops when the first example that the strategy picked
waits. The features are built before: that happens while the seeds are labeled. A session without a screen, its update in
the same thread; a comparison of representations that is due then comes after the batch.
"""

import argparse
import os
import time
from statistics import median

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
from savings import load

import al_widget as al

N = 20_000


def pools():
    """Yield name, texts and labels."""
    texts, labels, *_ = load("goemotions")
    yield "goemotions", texts[:N], labels[:N].tolist()
    parts = [load(name)[:2] for name in ("clinc150", "banking77")]
    texts, labels = [text for one, _ in parts for text in one], [label for _, some in parts for label in some]
    order = np.random.default_rng(0).permutation(len(texts))[:N]
    yield "clinc150 and banking77", [texts[row] for row in order], [labels[row] for row in order]


def seconds(texts, labels, seed):
    """Return how long the first batch takes after the last seed."""
    session = al.Session(texts, sorted(set(labels)), store=None, audit=0, seed=seed, features="words")
    session.query()  # builds the features, and picks the seeds
    for query in session.query(session.seed_size):
        session.label(query.id, labels[query.id])
    started = time.perf_counter()
    session.update()
    asked = session.query()
    took = time.perf_counter() - started
    if any(one.picked != "query" for one in asked):
        raise RuntimeError("the first batch holds an example that no model picked")
    return took, session.n_labels


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    runs = options.parse_args().runs
    for name, texts, labels in pools():
        found = [seconds(texts, labels, seed) for seed in range(runs)]
        took = [one for one, _ in found]
        print(
            f"{name}: {len(texts):,} texts, {found[0][1]} seeds: {median(took):.2f} s ({min(took):.2f} to {max(took):.2f})"
        )
