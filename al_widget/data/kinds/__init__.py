"""Kinds of example: text, row and custom, one file each.

A new kind of example:

1. In `al_widget/data/kinds/`, copy `custom.py` and derive a class from `Kind`, with a `name` of its own.
2. `recognise` returns the examples if the data is of this kind, and None if it is not.
3. `key_bytes` yields the bytes that identify each example. They go into every store: never change them later.
4. `body` returns what the card shows: a `CardBody` with a text, cells, or sanitised html.
5. `default_features` turns the examples into a matrix; leave it out if the user must pass `features=`.
   `reader` returns what reads new examples; leave it out if they are a plain sequence of objects.
6. Add the class to `KINDS` below. The first kind that recognises the data is taken, so the particular come first.
7. In `tests/data/pools_of_before.py`, add a pool of it, so that its keys are pinned.
"""

from al_widget.data.kinds.custom import CustomExamples
from al_widget.data.kinds.kind import Kind
from al_widget.data.kinds.row import RowExamples
from al_widget.data.kinds.text import TextExamples

KINDS: tuple[type[Kind], ...] = (TextExamples, RowExamples, CustomExamples)
