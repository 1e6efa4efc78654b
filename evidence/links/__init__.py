"""Web addresses as evidence: one spelling, what kind of place it is, and whether it opens."""
