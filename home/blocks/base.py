class HoldsImages:
    """A block that knows which pictures a value of it shows, so that a page fetches all at once."""

    def images_of(self, value):
        """The images placed in `value`, in order; None where one is missing."""
        raise NotImplementedError


def anchor_of(block):
    """The id of a heading or word in its page: it stays when the text is corrected."""
    return f"part-{block.id[:8]}"
