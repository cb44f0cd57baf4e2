"""What commands print: results to standard output, everything else to standard error."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click
import msgspec


def print_json(value: object) -> None:
    """Prints the value as JSON, indented."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def print_lines(lines: Iterable[str]) -> None:
    """Prints the lines."""
    for line in lines:
        click.echo(line)


def tell(message: str) -> None:
    """Says something to the person at the terminal."""
    click.echo(message, err=True)


@contextlib.contextmanager
def progress_bar(label: str, total: int | None = None, unit: str = "个") -> Iterator[Callable[[int], Any]]:
    """A bar on standard error, where that is a terminal; called with how many more are done."""
    from tqdm import tqdm

    with tqdm(desc=label, total=total, unit=unit, disable=None, leave=False) as bar:
        yield bar.update
