"""Is the target light safe under looking after every label, and how many labels does that cost?

    python benchmarks/target.py                  # all tables (five minutes on one core)
    python benchmarks/target.py alarms           # false alarms: models below the target, looked at after every audit label
    python benchmarks/target.py spread           # the same for stratified and weighted audits
    python benchmarks/target.py fall             # a model falls below the target after the light has come on
    python benchmarks/target.py tests            # the same on a test set of fixed size
    python benchmarks/target.py price            # labels until the light, 1, 2 and 5 points above the target
    python benchmarks/target.py rules            # other bounds: their false alarms, and their price
    python benchmarks/target.py forecast         # "so many more labels": how often the interval holds their number
    python benchmarks/target.py growth           # how the sizes of the looks were chosen

The examples of a pool lie on a circle; a model is right on an arc whose share is its accuracy. From one audit label to
the next comes a new model, and the arc moves on by `turnover`: so much of the pool it loses, and as much it gains. 0 is
one fixed model; with .382 each model errs on other examples than the one before. Audit labels are a random permutation of
the pool, of which the models know nothing, as in a session. "Below" is the largest accuracy below the target that the
pool can have. All seeds follow from 0; a share p of n sessions has a standard error of the root of p (1 - p) / n.
"""

import argparse
import os
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
from scipy.special import gammaln

from al_widget.evaluation import sequence
from al_widget.evaluation.audit import Audit
from al_widget.evaluation.audit_draw import draw
from al_widget.evaluation.audit_estimate import AuditSample, estimate_accuracy
from al_widget.evaluation.intervals import wilson
from al_widget.evaluation.labels_needed import labels_to_show
from al_widget.evaluation.sequence import GRID, Looks, critical_errors, share_of_level

TARGETS = (0.7, 0.8, 0.9, 0.95, 0.97)
POOLS = (200, 1_000, 10_000, 100_000)
WORLD = 10**9  # examples of a population without end
OLD_FIRST = 5  # audit labels from which the old rule looked
MOVING, MOST = 400, 5_000  # audit labels looked at with changing models, and with a fixed one


def below(target, population):
    """Return the most right examples of a pool whose accuracy is below a target."""
    return int(np.ceil(target * population - 1e-9)) - 1


def least(enough, n):
    """Return the fewest successes of n for which a rule holds, n + 1 for none; more are better."""
    low, high = 0, n + 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low


def old_rule(target, population, most):
    """Return the successes from which the old light was on, for each number of labels."""
    needed = np.arange(most + 1) + 1
    for n in range(OLD_FIRST, most + 1):
        needed[n] = least(lambda hits, n=n: wilson(hits, n, population)[0] >= target - 1e-12, n)
    return needed


def our_rule(target, population, most, grid=GRID):
    """Return the successes from which the light comes on, for each number of labels; none between two looks."""
    needed, spent = np.arange(most + 1) + 1, 0.0
    for n in (*(n for n in grid if n <= most and n != population), *([population] if population == most else [])):
        errors, chance = critical_errors(target, n, share_of_level(n, spent), population)
        spent += chance
        needed[n] = n - errors
    return needed


def mixture_rule(target, population, most, prior):
    """Return the successes from which a mixture of likelihood ratios is 20: a bound for one model (Robbins 1970).

    Parameters
    ----------
    prior
        "flat": the accuracy may be anything. "above": it is spread evenly above the target, so that the test has one side.
    """
    null = below(target, population)
    above = np.unique(np.round(np.linspace(null, population, 41)[1:]).astype(int))
    needed = np.arange(most + 1) + 1
    for n in range(1, most + 1):
        hits = np.arange(max(0, int(target * n)), n + 1)
        base = likelihood(null, hits, n, population)
        if prior == "flat":
            found = gammaln(hits + 1) + gammaln(n - hits + 1) - gammaln(n + 2) + falling(population, n)
        else:
            found = np.logaddexp.reduce([likelihood(one, hits, n, population) for one in above]) - np.log(len(above))
        shown = np.flatnonzero(found - base >= np.log(1 / sequence.LEVEL))
        needed[n] = hits[shown[0]] if len(shown) else n + 1
    return needed


def falling(n, k):
    """Return the logarithm of n (n - 1) … of k factors."""
    return np.where(k > n, -np.inf, gammaln(n + 1) - gammaln(np.maximum(n - k, 0) + 1))


def likelihood(right, hits, n, population):
    """Return the log-likelihood of draws without replacement, but for a constant."""
    return falling(right, hits) + falling(population - right, n - hits)


def betting(x, target, population):
    """Return whether the capital of a bet against the target is 20, (sessions,): draws without replacement.

    Predictable plug-in bets of Waudby-Smith & Ramdas (2020, 2024), on x (sessions, n) in the order of the draws.
    """
    sessions, n = x.shape
    t = np.arange(1, n + 1)
    before = np.concatenate([np.zeros((sessions, 1)), np.cumsum(x, axis=1)[:, :-1]], axis=1)
    mean = np.clip((population * target - before) / (population - t + 1), 1e-9, 1)
    guess = (before + 0.5) / t
    spread = guess * (1 - guess) + 0.25 / t
    stake = np.sqrt(2 * np.log(1 / sequence.LEVEL) / (spread * t * np.log(t + 1)))
    return np.log1p(np.minimum(stake, 0.75 / mean) * (x - mean)).cumsum(axis=1) >= np.log(1 / sequence.LEVEL)


def circle(rng, sessions, most, population):
    """Return where the audit examples of each session lie, (sessions, most), in the order they are labeled."""
    if population == WORLD:
        return rng.integers(0, WORLD, (sessions, most))
    return np.array([rng.choice(population, most, replace=False) for _ in range(sessions)])


def alarms(rules, places, right, turnover, population):
    """Return the share of the sessions in which each rule says "reached" at least once.

    Parameters
    ----------
    rules
        Successes needed at each number of labels, (most + 1,) each.
    right
        How much of the pool the model is right on, at each number of labels, (most + 1,).
    """
    sessions, most = places.shape
    step, said = round(turnover * population), np.zeros((len(rules), sessions), bool)
    for n in range(1, most + 1):
        if any(rule[n] <= n for rule in rules):
            hits = ((places[:, :n] + step * n) % population < right[n]).sum(axis=1)
            said |= [hits >= rule[n] for rule in rules]
    return said.mean(axis=1)


def fixed(places, right):
    """Return the successes of a fixed model after each label, (sessions, most + 1)."""
    return np.cumsum(np.insert(places < right, 0, False, axis=1), axis=1, dtype=np.int32)


def improving(target, population, most):
    """Return a model that starts 15 points below the target and comes as near as below it can."""
    share = target - 0.15 * np.exp(-np.arange(most + 1) / 30)
    return np.minimum(np.floor(share * population).astype(int), below(target, population))


def print_alarms(sessions=2_000):
    print("False alarms, % of sessions (old rule / ours), looked at after every audit label")
    print(f"{sessions:,} sessions; the fixed model up to {MOST:,} audit labels (or all), the others up to {MOVING}")
    print("| target | pool | fixed model | 1 % new errors | all errors new | improving |")
    print("| --- | --- | --- | --- | --- | --- |")
    for target in TARGETS:
        for population in POOLS:
            rng = np.random.default_rng([0, population])
            most, moving = min(MOST if population > 1_000 else population, population), min(MOVING, population)
            rules = [rule(target, population, most) for rule in (old_rule, our_rule)]
            right = below(target, population)
            hits = fixed(circle(rng, sessions, most, population), right)
            found = [[(hits >= rule).any(axis=1).mean() for rule in rules]]
            short = [rule(target, population, moving) for rule in (old_rule, our_rule)]
            places = circle(rng, sessions, moving, population)
            constant = np.full(moving + 1, right)
            for model, turnover in ((constant, 0.01), (constant, 0.382), (improving(target, population, moving), 0.01)):
                found.append(alarms(short, places, model, turnover, population))
            cells = " | ".join(f"{100 * old:.1f} / {100 * ours:.1f}" for old, ours in found)
            print(f"| {target} | {population:,} | {cells} |", flush=True)


def print_spread(sessions=400):
    print("\nFalse alarms of stratified audits, % of sessions (old rule / ours); new models every three audit labels")
    print(f"{sessions} sessions. With a weighted audit (LURE) there is no light.")
    print("| target | pool, holdout, audit labels | confidence says | fixed model | half of the confidence new |")
    print("| --- | --- | --- | --- | --- |")
    for target in (0.7, 0.9, 0.95):
        for population, labels in ((200, 20), (1_000, 100), (10_000, 300)):
            for informative in (True, False):
                found = [spread_alarms(target, population, labels, informative, new, sessions) for new in (0.0, 0.5)]
                cells = " | ".join(f"{100 * old:.1f} / {100 * ours:.1f}" for old, ours in found)
                holdout = Audit("stratified", 0.1).holdout_size(population, None)
                says = "where errors are" if informative else "nothing"
                print(f"| {target} | {population:,}, {holdout:,}, {labels} | {says} | {cells} |", flush=True)


def spread_alarms(target, population, labels, informative, new, sessions):
    """Return the shares of stratified sessions with a false alarm, by the old rule and ours."""
    right, said = below(target, population), np.zeros((sessions, 2), bool)
    needed = our_rule(target, population, labels)
    for session in range(sessions):
        rng = np.random.default_rng([session, population, int(100 * target)])
        hard, holdout = rng.random(population), rng.permutation(population)
        holdout = holdout[: Audit("stratified", 0.1).holdout_size(population, None)]
        left, asked = holdout, np.empty(0, int)
        for n in range(3, labels + 1, 3):
            if n == 3 or new:
                doubt = (1 - new) * hard + new * rng.random(population)  # of this model
                wrong = doubt + (rng.random(population) if informative else 99 * rng.random(population))
                correct = np.zeros(population, bool)
                correct[np.argpartition(wrong, right)[:right]] = True
            picks, _ = draw("stratified", len(left), 3, 1 - doubt[left], rng)
            asked, left = np.append(asked, left[picks]), np.delete(left, picks)
            sample = AuditSample(
                correct[asked], np.ones(n, bool), np.full(n, np.nan), 1 - doubt[asked],
                len(holdout), 1 - doubt[holdout], population,
            )  # fmt: skip
            hits = np.cumsum(correct[asked])[-3:]
            if n >= OLD_FIRST:
                said[session, 0] |= estimate_accuracy(sample, "stratified").low >= target
            said[session, 1] |= (hits >= needed[n - 2 : n + 1]).any()
    return said.mean(axis=0)


def print_fall(population=10_000, sessions=4_000):
    print(
        "\nA model has been shown to reach the target; the next one is just below: sessions in which the light stays on, %"
    )
    print(f"pool of {population:,}; {sessions:,} sessions, without those in which the light did not come on")
    print("| target | fell by 1 point | by 2 points | by 3 points |")
    print("| --- | --- | --- | --- |")
    for target in TARGETS:
        rng = np.random.default_rng([5, int(100 * target)])
        needed, usual = (rule(target, population, MOST) for rule in (our_rule, old_rule))
        places, cells = circle(rng, sessions, MOST, population), []
        for gap in (0.01, 0.02, 0.03):
            if target + gap >= 1:
                cells.append("–")
                continue
            on = fixed(places, round((target + gap) * population)) >= needed
            came = np.flatnonzero(on.any(axis=1))
            at = on[came].argmax(axis=1)
            hits = fixed(places[came], below(target, population))[np.arange(len(came)), at]
            cells.append(f"{100 * np.mean(hits >= usual[at]):.1f} of {len(came):,}")
        print(f"| {target} | {' | '.join(cells)} |", flush=True)


def print_tests(sessions=4_000, rounds=200):
    print(f"\nFalse alarms on a test set, % of sessions (old rule / ours); {rounds} models, one every 10 labels")
    print(f"{sessions:,} sessions")
    print("| target | test examples | fixed model | 1 % new errors | all errors new |")
    print("| --- | --- | --- | --- | --- |")
    for target in TARGETS:
        for size in (100, 300, 1_000):
            rng = np.random.default_rng([0, size])
            places, cells = circle(rng, sessions, size, WORLD), []
            old = old_rule(target, None, size)[size]
            ours, looks, spent = {}, Looks(), 0.0
            for number in range(1, rounds + 1):
                now = looks.then("test", 10 * number, size, 0)
                if now.counts != looks.counts:
                    looks = now
                    errors, chance = critical_errors(target, size, share_of_level(10 * number, spent))
                    spent += chance
                    ours[number] = size - errors
            for turnover in (0.0, 0.01, 0.382):
                said, hits = np.zeros((2, sessions), bool), np.empty(0)
                for number in range(1, rounds + 1):
                    if turnover or number == 1:
                        moved = (places + round(turnover * WORLD) * number) % WORLD
                        hits = (moved < below(target, WORLD)).sum(axis=1)
                    said |= [hits >= old, hits >= ours.get(number, size + 1)]
                cells.append("{:.1f} / {:.1f}".format(*(100 * said.mean(axis=1))))
            print(f"| {target} | {size:,} | {' | '.join(cells)} |", flush=True)


def first(hits, rule):
    """Return the median number of labels at which a rule first holds, and the share of sessions in which it does."""
    found = hits >= rule
    at = np.where(found.any(axis=1), found.argmax(axis=1), np.inf)
    return np.quantile(at, 0.5, method="inverted_cdf"), found.any(axis=1).mean()


def say(at, of):
    return f"{at:,.0f}" if np.isfinite(at) else f"over {of:,}"


def print_price(sessions=1_000):
    print(f"\nAudit labels until the light of a fixed model, median (old rule → ours); {sessions:,} sessions")
    print("| target | pool | +1 point | +2 points | +5 points |")
    print("| --- | --- | --- | --- | --- |")
    for target in TARGETS:
        for population in POOLS[1:]:
            rng, most = np.random.default_rng([1, population]), min(MOST, population)
            rules, cells = [rule(target, population, most) for rule in (old_rule, our_rule)], []
            places = circle(rng, sessions, most, population)
            for gap in (0.01, 0.02, 0.05):
                right = round((target + gap) * population)
                if right > population:
                    cells.append("–")
                    continue
                hits = fixed(places, right)
                cells.append(" → ".join(say(first(hits, rule)[0], most) for rule in rules))
            print(f"| {target} | {population:,} | {' | '.join(cells)} |", flush=True)


def print_rules(population=10_000, sessions=1_000):
    print(
        f"\nOther bounds, pool of {population:,}, {sessions:,} sessions: false alarms in % and labels until the light"
    )
    print("| target | bound | fixed model | 1 % new errors | all errors new | +2 points | +5 points |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    most = 2_000
    for target in (0.8, 0.9, 0.95):
        rng, right = np.random.default_rng([2, population]), below(target, population)
        rules = {
            "Wilson, as before": old_rule(target, population, most),
            "mixture, flat prior": mixture_rule(target, population, most, "flat"),
            "mixture, prior above the target": mixture_rule(target, population, most, "above"),
            "looks (ours)": our_rule(target, population, most),
        }
        places = circle(rng, sessions, most, population)
        rows = {name: [(fixed(places, right) >= rule).any(axis=1).mean()] for name, rule in rules.items()}
        rows["betting"] = [betting(places < right, target, population).any(axis=1).mean()]
        for turnover in (0.01, 0.382):
            found = alarms(list(rules.values()), places[:, :MOVING], np.full(most + 1, right), turnover, population)
            for name, share in zip(rules, found, strict=True):
                rows[name].append(share)
            said = np.zeros(sessions, bool)
            for n in range(1, MOVING + 1):
                moved = (places[:, :n] + round(turnover * population) * n) % population
                said |= betting(moved < right, target, population)[:, -1]
            rows["betting"].append(said.mean())
        for gap in (0.02, 0.05):
            above = round((target + gap) * population)
            hits = fixed(places, above)
            for name, rule in rules.items():
                rows[name].append(say(first(hits, rule)[0], most) if above <= population else "–")
            if above <= population:
                on = np.insert(betting(places < above, target, population), 0, False, axis=1)
                rows["betting"].append(say(first(on, np.ones(most + 1))[0], most))
        for name, row in rows.items():
            shares = " | ".join(f"{100 * share:.1f}" for share in row[:3])
            print(f"| {target} | {name} | {shares} | {' | '.join(row[3:])} |", flush=True)


def print_forecast(sessions=600):
    print(f"\nForecast of the labels that show the target: its 80 % interval, {sessions} sessions a row")
    print("| target | audit labels so far | truth | no forecast | of those with one: in the interval, below, above |")
    print("| --- | --- | --- | --- | --- |")
    population, most = 10_000, 5_200
    for target in (0.8, 0.9, 0.95):
        needed = our_rule(target, population, most)
        for size in (50, 100, 300):
            for truth in ("any", 0.02, 0.04):
                rng = np.random.default_rng([3, size, int(100 * target)])
                looks = Looks()
                for n in range(1, size + 1):
                    looks = looks.then("audit", n, n, 0, population)
                counts = {"none": 0, "in": 0, "below": 0, "above": 0}
                for _ in range(sessions):
                    share = rng.beta(0.5, 0.5) if truth == "any" else target + truth
                    x = rng.permutation(population)[:most] < round(share * population)
                    hits = np.insert(np.cumsum(x), 0, 0)
                    on = np.flatnonzero(hits >= needed)
                    if len(on) and on[0] <= size:  # the light was on already
                        continue
                    found = labels_to_show(target, int(hits[size]), size, population, looks)
                    if found.labels is None:
                        counts["none"] += 1
                        continue
                    took = on[0] - size if len(on) else np.inf
                    high = np.inf if found.high is None else found.high
                    counts["below" if took < found.low else "above" if took > high else "in"] += 1
                given = max(1, sum(counts.values()) - counts["none"])
                shares = ", ".join(f"{100 * counts[name] / given:.0f} %" for name in ("in", "below", "above"))
                says = "drawn at random" if truth == "any" else f"+{100 * truth:.0f} points"
                print(f"| {target} | {size} | {says} | {counts['none']} | {given}: {shares} |", flush=True)


def print_growth(population=100_000, sessions=1_000):
    print(f"\nLabels until the light, median, by the growth from look to look (pool of {population:,})")
    print("| target, points above | " + " | ".join(f"{g}" for g in (1.1, 1.15, 1.2, 1.25, 1.35, 1.5)) + " |")
    rng, most = np.random.default_rng(4), MOST
    places = circle(rng, sessions, most, population)
    for target in (0.8, 0.9, 0.95):
        for gap in (0.02, 0.03, 0.05):
            hits, cells = fixed(places, round((target + gap) * population)), []
            for growth in (1.1, 1.15, 1.2, 1.25, 1.35, 1.5):
                with_growth(growth)
                found = hits >= our_rule(target, population, most, sequence.GRID)
                at = np.where(found.any(axis=1), found.argmax(axis=1), most)
                cells.append(f"{at.mean():,.0f}")
            print(f"| {target}, +{100 * gap:.0f} | {' | '.join(cells)} |", flush=True)
    with_growth(1.25)


def with_growth(growth):
    """Let looks come at so many times more labels than the one before; as many are planned as reach 1,900 labels."""
    sequence._GROWTH = growth
    sequence.GRID = sequence._grid()
    sequence._PLANNED_LOOKS = sum(size < 1_900 for size in sequence.GRID)


TABLES = {
    "alarms": print_alarms, "spread": print_spread, "fall": print_fall, "tests": print_tests, "price": print_price, "rules": print_rules,
    "forecast": print_forecast, "growth": print_growth,
}  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", choices=[[], *TABLES], default=[])
    for name in parser.parse_args().tables or TABLES:
        started = time.perf_counter()
        TABLES[name]()
        print(f"({time.perf_counter() - started:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
