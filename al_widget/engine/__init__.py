"""The loop: state folded from the log, decisions, what is asked next, one update after the other."""
