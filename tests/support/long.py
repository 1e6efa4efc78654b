"""How far a test marked `long` goes: all the way, or a tenth where SHORT is set."""

import os


def repetitions(full):
    """Return `full`, or a tenth of it and at least one in the short form that `.ci/run` runs."""
    return max(1, full // 10) if os.environ.get("SHORT") else full
