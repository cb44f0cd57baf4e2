"""Invented division-of-work documents in five formats, with the records that they should give."""

from tests.generator.sample import FORMATS, Sample, generate
from tests.generator.truth import ExpectedTask, ExpectedUnit

__all__ = ["FORMATS", "ExpectedTask", "ExpectedUnit", "Sample", "generate"]
