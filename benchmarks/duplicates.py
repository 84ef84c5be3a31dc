"""What near-duplicates do to a batch: pools in which each example occurs four times, slightly changed.

    python benchmarks/duplicates.py                    # both pools, five repeats (three minutes on one core)
    python benchmarks/duplicates.py --pools digits --repeats 20

digits: 60 % of scikit-learn's digits, each four times, with noise of a hundredth of the range on each pixel; logistic
regression. provisions: the contract provisions of the package, each four times with one word in fifty left out; default
features and model. 50 seeds and 10 batches of 40. A near copy is an example that shares its original with another example
of the same batch. Accuracy is the mean over the rounds, on other digits and provisions.
"""

import argparse
import os
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import pandas as pd
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

import al_widget as al

COPIES, SEEDS, BATCH, ROUNDS = 4, 50, 40, 10
STRATEGIES = ["random", "margin", "entropy", "badge", "diverse_margin"]


def digits(rng):
    X, y = load_digits(return_X_y=True)
    X, X_test, y, y_test = train_test_split(
        (X / 16).astype(np.float32), y.astype(str), test_size=0.4, random_state=int(rng.integers(2**31))
    )
    X = np.repeat(X, COPIES, axis=0)
    X += rng.normal(scale=0.01, size=X.shape).astype(np.float32)
    return X, np.repeat(y, COPIES), (X_test, y_test), {"features": X, "model": LogisticRegression(max_iter=1000)}


def provisions(rng):
    train, test = al.datasets.load_contracts(), al.datasets.load_contracts("test")
    texts = [
        " ".join(word for word in text.split() if rng.random() >= 0.02) for text in train["text"] for _ in range(COPIES)
    ]
    return texts, np.repeat(train["label"].to_numpy(), COPIES), (test["text"].tolist(), test["label"].to_numpy()), {}


POOLS = {"digits": digits, "provisions": provisions}


def run(make, name, repeat):
    """Return the share of near copies in the batches, and the mean accuracy."""
    data, y, test, options = make(np.random.default_rng(repeat))
    strategy, shares = al.strategies.get(name), []

    def watched(candidates, k, rng):
        rows, scores = strategy(candidates, k, rng)
        _, which, times = np.unique(candidates.rows[rows] // COPIES, return_inverse=True, return_counts=True)
        shares.append(np.mean(times[which] > 1))
        return rows, scores

    result = al.simulate(
        data, y, strategies=[watched], n_labels=SEEDS + ROUNDS * BATCH, repeats=1, test=test, seed=repeat, jobs=1,
        progress=False, seed_size=SEEDS, batch_size=BATCH, **options,
    )  # fmt: skip
    return np.mean(shares), result.frame["accuracy"].mean()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pools", nargs="+", choices=POOLS, default=list(POOLS))
    options.add_argument("--strategies", nargs="+", default=STRATEGIES)
    options.add_argument("--repeats", type=int, default=5)
    o = options.parse_args()
    for pool in o.pools:
        started, lines, base = time.perf_counter(), [], None
        for name in o.strategies:
            shares, accuracies = np.array([run(POOLS[pool], name, repeat) for repeat in range(o.repeats)]).T
            base = accuracies if base is None else base
            lines.append(
                {
                    "strategy": name,
                    "near copies in a batch": f"{shares.mean():.0%}",
                    "mean accuracy": f"{accuracies.mean():.4f}",
                    f"over {o.strategies[0]}": f"{100 * (accuracies - base).mean():+.2f} ± {100 * (accuracies - base).std(ddof=1) / o.repeats**0.5:.2f}",
                }
            )
        print(f"# {pool}, {o.repeats} repeats ({time.perf_counter() - started:.0f} s)")
        print(pd.DataFrame(lines).to_string(index=False), flush=True)


if __name__ == "__main__":
    main()
