"""The library of best practices (วิธีการปฏิบัติที่เป็นเลิศ) and what a practice is made of."""

from .library import LibraryPage
from .practices import BestPracticePage
from .techniques import PracticeTechnique, Technique
from .work_areas import PracticeWorkArea

__all__ = [
    "BestPracticePage",
    "LibraryPage",
    "PracticeTechnique",
    "PracticeWorkArea",
    "Technique",
]
