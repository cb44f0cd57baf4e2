"""`python -m tests.generator --seed S --count N --out DIR`: writes samples and `truth.jsonl` beside them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.generator.sample import FORMATS, generate


def main() -> None:
    """Writes the samples, the formats in turn unless one is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.generator")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--format", choices=FORMATS)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with (asked.out / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for index in range(asked.count):
            sample = generate(asked.seed, index, asked.format or FORMATS[index % len(FORMATS)])
            (asked.out / sample.name).write_bytes(sample.content)
            record = {
                "file": sample.name,
                "format": sample.format,
                "features": sorted(sample.features),
                "tasks": [task.as_json() for task in sample.tasks],
            }
            truth.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
