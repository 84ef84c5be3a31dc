"""What was said about the data: the shape of a label, the append-only log, and the labels that stand."""
