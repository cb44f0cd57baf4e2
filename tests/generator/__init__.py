"""Invented division-of-work documents in five formats, with the records that they should give.

    sample = generate(seed=1, index=0, format="docx")
    tasks = ...                                # read sample.content; dicts as api.md's Task
    report = score([(sample, tasks)])
    print("\\n".join(report.lines()))          # in all, per format, per feature from the worst

`truth.py` says what a document should give and why; `python -m tests.generator` writes files.
"""

from tests.generator.sample import FORMATS, Sample, generate
from tests.generator.scoring import FIELDS, Report, align, compare, score
from tests.generator.truth import ExpectedTask, ExpectedUnit

__all__ = [
    "FIELDS",
    "FORMATS",
    "ExpectedTask",
    "ExpectedUnit",
    "Report",
    "Sample",
    "align",
    "compare",
    "generate",
    "score",
]
