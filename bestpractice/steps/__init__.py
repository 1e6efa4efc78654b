"""The guided form: one official heading a step, each read from a draft and written to it."""

from .results import ResultsStep
from .texts import BackgroundStep, FactorsStep, MethodStep, TechniqueStep
from .whose import WhoseStep

STEPS = [WhoseStep, BackgroundStep, MethodStep, TechniqueStep, ResultsStep, FactorsStep]
