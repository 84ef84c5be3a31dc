"""How good an answer is, honestly, from arrays alone: intervals, metrics, the audit, calibration, stopping."""
