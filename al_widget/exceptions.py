"""What can go wrong, by name. Every message says what was expected, what came, and what to do."""


class AlWidgetError(Exception):
    """The parent of every error this package raises on purpose."""


class DataError(AlWidgetError, ValueError):
    """The pool, its features, its classes or its known labels cannot be used as given."""


class ModelError(AlWidgetError):
    """The estimator cannot be used, or failed while it was learning or predicting."""


class StrategyError(AlWidgetError, ValueError):
    """The strategy is unknown, or what it returned is not a batch."""


class StoreError(AlWidgetError):
    """The label store cannot be opened, or did not take what was written to it."""


class StoreLostError(StoreError):
    """The file of the label store was deleted, moved or replaced while it was open: see `restore_store()`."""


class DecisionError(AlWidgetError):
    """A decision was refused; nothing was written to the log."""


class UnknownExampleError(DecisionError, KeyError):
    """The example is not in the pool."""

    __str__ = Exception.__str__  # KeyError would show the repr of the sentence


class UnknownClassError(DecisionError, ValueError):
    """The label is not one of the session's classes."""


class SessionClosedError(DecisionError):
    """The session was closed; make a new one to go on."""
