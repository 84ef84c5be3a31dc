"""What to ask next: the named strategies, and how to bring your own.

A strategy is a function `(candidates, k, rng) -> (rows, scores)`: k positions among the candidates,
best first, and one score per candidate, higher = ask sooner. A wrapper makes one strategy of another:
`class_quota`, `density_weighted`, `without_duplicates` and `random_share` take a name or a function, and nest.

Each file holds strategies of one kind and registers them by name: `uncertainty.py` scores each example by itself,
`diversity.py` spreads a batch, `gradients.py` follows the loss, `disagreement.py` a committee. `candidates.py` is what
they choose from.

Examples
--------
>>> names()
['badge', 'committee', 'diverse_margin', 'entropy', 'expected_gradient', 'k_center', 'least_confidence',
 'margin', 'power_margin', 'random', 'relevance', 'typical']
>>> get("diverse_margin", shortlist=5).__name__
'diverse_margin(shortlist=5)'
>>> class_quota(without_duplicates("margin"), share=0.5).__name__
'class_quota(without_duplicates(margin), share=0.5)'
"""

from al_widget.strategies.candidates import Candidates
from al_widget.strategies.disagreement import committee
from al_widget.strategies.diversity import diverse_margin, k_center, typical
from al_widget.strategies.gradients import badge, expected_gradient
from al_widget.strategies.registry import get, names, resolve
from al_widget.strategies.strategy import Strategy, from_score, select
from al_widget.strategies.uncertainty import power_margin, random, relevance
from al_widget.strategies.wrappers import class_quota, density_weighted, random_share, without_duplicates

__all__ = [
    "Candidates",
    "Strategy",
    "badge",
    "class_quota",
    "committee",
    "density_weighted",
    "diverse_margin",
    "expected_gradient",
    "from_score",
    "get",
    "k_center",
    "names",
    "power_margin",
    "random",
    "random_share",
    "relevance",
    "resolve",
    "select",
    "typical",
    "without_duplicates",
]
