"""Writes every binary file of the sample corpus."""

import sys

from tests.sample_builder import BUILDS, SAMPLE

for path, build in BUILDS.items():
    target = SAMPLE / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(build())
    sys.stdout.write(f"{path}\n")
