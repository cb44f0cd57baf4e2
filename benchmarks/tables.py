"""Invented division tables read back: the share of rows whose every field is exact, in each format.

    python -m benchmarks.tables --seed 7 --count 20 [--worst]

`--count` samples are drawn for each format; the report lists formats, then features from the worst.
"""

import argparse
import sys

from corpus.codec import to_builtins
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from tests.generator import FORMATS, Report, Sample, generate, score


def read_tasks(sample: Sample) -> list[dict[str, object]]:
    """The tasks that the program reads from a sample, as plain JSON values."""
    reading = read_blocks(read(sample.name, sample.content), Source(path=sample.name))
    return [to_builtins(task) for task in reading.tasks]  # type: ignore[misc]


def measure(seed: int, count: int, formats: tuple[str, ...] = FORMATS) -> Report:
    """The score over `count` samples of each format."""
    samples = [generate(seed, index, form) for form in formats for index in range(count)]
    return score([(sample, read_tasks(sample)) for sample in samples])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--format", choices=FORMATS, action="append")
    options = parser.parse_args()
    report = measure(options.seed, options.count, tuple(options.format or FORMATS))
    sys.stdout.write("\n".join(report.lines()) + "\n")


if __name__ == "__main__":
    main()
