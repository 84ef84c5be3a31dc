"""Any classifier, kept up to date batch by batch."""
