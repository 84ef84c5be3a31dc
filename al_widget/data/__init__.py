"""What is labeled, and how it becomes numbers: the pool, its keys, kinds of example, cards and features."""
