"""The one leaf of a rewritten query: tokens that must stand side by side."""

from modelsearch.query import Phrase

from .tokens import is_thai, run_tokens, runs


class Sequence(Phrase):
    """A row of runs to be found side by side.

    The row may begin within a Thai run and end within one: "น้อง" is found in "พาน้องกลับ".
    Words of other scripts are found whole, the last one also by its beginning if `open_end`.
    """

    def __init__(self, text, *, open_end=False):
        super().__init__(text)
        self.runs = runs(text)
        self.open_end = open_end

    def __bool__(self):
        return bool(self.runs)

    def __repr__(self):
        return f"<Sequence {self.runs!r} open_end={self.open_end}>"

    @property
    def is_prefix(self):
        """Whether the last token is only the beginning of what stands in the text."""
        return self.open_end or is_thai(self.runs[-1])

    @property
    def tokens(self):
        found = [token for run in self.runs for token in run_tokens(run)]
        # The last token says that the run ends there: true of the query, not of the text.
        ends_open = is_thai(self.runs[-1]) and len(run_tokens(self.runs[-1])) > 1
        return found[:-1] if ends_open else found
