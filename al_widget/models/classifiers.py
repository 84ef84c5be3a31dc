"""Whether what was passed as `model=` is a classifier with probabilities, and what to pass if it is not."""

from __future__ import annotations

from typing import Any

from al_widget.exceptions import ModelError, excerpt
from al_widget.models.adapters import name_of
from al_widget.models.inputs import is_a, real_steps


def check_classifier(estimator: Any) -> None:
    """Raise ModelError if something is no instance of a classifier, or one without probabilities.

    Examples
    --------
    >>> from sklearn.svm import SVR
    >>> check_classifier(SVR())
    Traceback (most recent call last):
    al_widget.exceptions.ModelError: Expected model= to be a classifier, got the regressor SVR. Labels are classes: ...
    """
    name = name_of(estimator)
    if isinstance(estimator, type):
        raise ModelError(f"Expected model= to be a scikit-learn classifier, got the class {name}. Pass {name}().")
    if not hasattr(estimator, "fit"):
        raise ModelError(
            f"Expected model= to be a scikit-learn classifier, got {excerpt(estimator)}. Pass an instance of one, such "
            "as LogisticRegression()."
        )
    if hasattr(estimator, "predict_proba"):
        return
    last = _last(estimator)
    if is_a(last, "StackingClassifier") and last.final_estimator is None:
        return  # it has probabilities once it is fitted
    if not hasattr(last, "predict") and hasattr(last, "transform"):
        raise ModelError(
            f"Expected model= to be a classifier, got the transformer {name_of(last)}. Pass it as features=, or "
            "make_pipeline(transformer, classifier) as model=."
        )
    if _is_regressor(last):
        raise ModelError(
            f"Expected model= to be a classifier, got the regressor {name_of(last)}. Labels are classes: pass "
            "a classifier, such as LogisticRegression()."
        )
    raise ModelError(f"Expected model= to have predict_proba, {name_of(last)} has none. {_advice(last)}")


def _last(estimator: Any) -> Any:
    """Return what predicts: of a pipeline its last step, of a search what it tries out."""
    if is_a(estimator, "Pipeline"):
        steps = real_steps(estimator)
        return _last(steps[-1]) if steps else estimator
    if is_a(estimator, "BaseSearchCV"):
        return _last(estimator.estimator)
    return estimator


def _is_regressor(estimator: Any) -> bool:
    from sklearn.base import is_regressor

    try:
        return bool(is_regressor(estimator))
    except Exception:  # noqa: BLE001 - a class of the user's that has no tags, or wrong ones
        return False


def _advice(estimator: Any) -> str:
    if is_a(estimator, "VotingClassifier"):
        return 'Pass voting="soft".'
    ours = 'Pass loss="log_loss", or wrap' if is_a(estimator, "SGDClassifier") else "Wrap"
    return f"{ours} it in sklearn.calibration.CalibratedClassifierCV, or choose a classifier with probabilities."
