"""The program run inside the test's process, as a person would call it."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpus.model import Record
from search_api.cli import main


class Ran(Record):
    """What the program printed and its exit status."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        """Its standard output, read as JSON."""
        return msgspec.json.decode(self.out)


class Program:
    """Runs `zhize` with `--data` set to a folder of the test."""

    def __init__(self, capsys: pytest.CaptureFixture[str], data: Path) -> None:
        self._capsys = capsys
        self.data = data

    def __call__(self, *arguments: str) -> Ran:
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(self.data), *arguments])
        out, err = self._capsys.readouterr()
        return Ran(status=int(ended.value.code or 0), out=out, err=err)
