"""What the domain refuses."""

import pytest

from evidence.domain.errors import Refused


def refusal(verb, **given):
    """The code with which `verb` refuses; of a refusal for several reasons their sentences."""
    with pytest.raises(Refused) as refused:
        verb(**given)
    return getattr(refused.value, "code", refused.value.messages)
