"""Looking for national IDs, so that the uploader can be warned. A find is never a proof.

One random 13-digit number in ten has a right check digit; therefore these only warn.
"""

from thai import national_id

TEXT_CHARS = 1_000_000


def count_national_ids(texts):
    """How many different national IDs the first TEXT_CHARS characters of `texts` seem to hold."""
    found, left = set(), TEXT_CHARS
    for text in texts:
        found.update(number.digits for number in national_id.find(text[:left]))
        left -= len(text)
        if left <= 0:
            break
    return len(found)
