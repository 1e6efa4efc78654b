"""The library of best practices (วิธีการปฏิบัติที่เป็นเลิศ) and what a practice is made of."""

from .approval import DistrictApproval
from .compilations import CompilationPage, CompiledWork
from .library import LibraryPage
from .practices import BestPracticePage
from .techniques import PracticeTechnique, Technique
from .work_areas import PracticeWorkArea
from .write_ups import WriteUp, WriteUpPhoto

__all__ = [
    "BestPracticePage",
    "CompilationPage",
    "CompiledWork",
    "DistrictApproval",
    "LibraryPage",
    "PracticeTechnique",
    "PracticeWorkArea",
    "Technique",
    "WriteUp",
    "WriteUpPhoto",
]
