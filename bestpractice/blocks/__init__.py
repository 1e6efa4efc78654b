"""What a practice's official headings are filled with, one family a module."""

from .process import ProcessBlock
from .results import QualitativeBlock, QuantitativeBlock
from .techniques import LetterBlock

__all__ = [
    "LetterBlock",
    "ProcessBlock",
    "QualitativeBlock",
    "QuantitativeBlock",
]
