"""Writes every binary file of the sample corpus, and its rosters."""

import sys

from tests.sample_builder import BUILDS, SAMPLE, roster

targets = {SAMPLE / path: build for path, build in BUILDS.items()}
targets |= {roster.ROSTERS / name: build for name, build in roster.BUILDS.items()}
for target, build in targets.items():
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(build())
    sys.stdout.write(f"{target.name}\n")
