"""Documentation held against the program: every command, option, setting and route stands there, and README commands run."""

import contextlib
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import httpx
import pytest
from fastapi import FastAPI

from corpus.settings import KNOWN, Settings
from indexer.engine import open_engine
from indexer.meaning import own_carder
from search_api.cli import main
from search_api.cli.ingestion import find_files, ingest
from search_api.cli.program import COMMANDS, zhize
from search_api.http import create_app
from search_api.http.problems import STATUSES, TITLES
from search_api.service import Service
from tests.sample_builder import SAMPLE
from tests.sample_builder.roster import ROSTERS
from tests.search_api.http.asking import Client

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The sample corpus."""
    carder = own_carder()
    engine = open_engine(tmp_path_factory.mktemp("docs"), carder)
    ingest(engine, find_files([str(SAMPLE)]), jobs=2)
    yield Service(engine)
    engine.close()


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def command_of(name: str) -> click.Command:
    command = zhize.get_command(click.Context(zhize), name)
    assert command is not None
    return command


def sections(text: str) -> dict[str, str]:
    """The parts of docs/cli.md by their command."""
    return {part.split()[0]: part for part in re.split(r"^## zhize ", text, flags=re.MULTILINE)[1:]}


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    """An application over nothing: its description needs no store."""
    return create_app(object.__new__(Service), Settings(data=tmp_path))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_exactly_its_options(name: str) -> None:
    told = set(re.findall(r"^\| `(--[a-z-]+)`", sections(read("docs/cli.md"))[name], flags=re.MULTILINE))
    options = {
        max(option.opts, key=len) for option in command_of(name).params if isinstance(option, click.Option)
    }
    assert told == options


def test_no_command_is_documented_that_is_not_there() -> None:
    assert set(sections(read("docs/cli.md"))) == set(COMMANDS)


def test_every_setting_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(ZHIZE_\w+)` \| (\S.*?) \|", read("docs/settings.md"), flags=re.MULTILINE))
    assert rows == {
        setting.variable: "–" if setting.default == "不设" else f"`{setting.default}`" for setting in KNOWN
    }


def test_every_route_is_documented_with_exactly_its_parameters(app: FastAPI) -> None:
    rows = {
        (method.lower(), path): set(re.findall(r"`([a-z_]+)`", parameters.partition(";")[0]))
        for method, path, parameters in re.findall(
            r"^\| `([A-Z]+) (/\S*)` \| (.*?) ?\| ", read("docs/http.md"), flags=re.MULTILINE
        )
    }
    described = {
        (method, path): {p["name"] for p in operation.get("parameters", []) if p["in"] == "query"}
        for path, operations in app.openapi()["paths"].items()
        for method, operation in operations.items()
    }
    assert rows == described


def test_every_status_of_a_problem_is_documented() -> None:
    told = {int(status) for status in re.findall(r"^\| (\d{3}) \|", read("docs/http.md"), flags=re.MULTILINE)}
    assert set(STATUSES.values()) <= told <= set(TITLES)


@pytest.mark.parametrize("readme", READMES)
def test_links_of_the_readme_lead_somewhere(readme: str) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", read(readme)):
        assert (ROOT / target).exists(), target


def test_both_readmes_hold_the_same_commands() -> None:
    ours, theirs = (
        [line.split("  #")[0] for block in blocks(readme) for line in block] for readme in READMES
    )
    assert ours == theirs


def blocks(readme: str) -> list[list[str]]:
    """The lines of each block of commands."""
    return [
        block.strip().splitlines()
        for block in re.findall(r"^```bash\n(.*?)^```", read(readme), re.DOTALL | re.MULTILINE)
    ]


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def run(line: str) -> int:
    """Runs a line of the README: its commands in turn, servers and installations aside."""
    for command in re.split(r" && ", line.split("  #")[0]):
        words, _, target = command.partition(" > ")
        arguments = shlex.split(words)
        if arguments[0] != "zhize" or arguments[1] == "serve":
            continue
        if arguments[1] == "demo":
            arguments.append("--no-serve")
        with contextlib.ExitStack() as stack:
            if target:
                stack.enter_context(contextlib.redirect_stdout(stack.enter_context(Path(target).open("w"))))
            with pytest.raises(SystemExit) as ended:
                main(arguments[1:])
        if ended.value.code:
            return int(ended.value.code)
    return 0


@pytest.mark.parametrize("readme", READMES)
def test_the_commands_of_the_readme_run(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SAMPLE, tmp_path / "corpus" / "sample")
    shutil.copytree(ROSTERS, tmp_path / "corpus" / "sample_roster")
    (tmp_path / "questions.txt").write_text("枕溪区小区里的电动车充电桩归谁建\n", "utf-8")
    monkeypatch.delenv("ZHIZE_DATA", raising=False)
    ran = 0
    with inside(tmp_path):
        for line in (line for block in blocks(readme) for line in block):
            if "zhize " in line:
                assert run(line) == 0, (line, capfd.readouterr())
                ran += 1
    assert ran > 15


@pytest.mark.parametrize("page", [*READMES, "docs/http.md"])
def test_the_requests_of_a_page_are_answered(page: str, sample: Service) -> None:
    client = Client(create_app(sample, Settings()))
    lines = [line for line in read(page).splitlines() if line.startswith("curl ")]
    assert lines
    for line in lines:
        words = shlex.split(line)
        url = httpx.URL(next(word for word in words if word.startswith("http")))
        pairs = (word.split("=", 1) for flag, word in pairwise(words) if flag == "--data-urlencode")
        given: dict[str, Any] = dict(pairs)
        response = client.get(url.path, **given)
        assert response.status_code == 200, line
        assert len(response.content) > 200, line


def test_the_answer_on_the_readme_is_what_the_program_prints(
    shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, told = (
        re.findall(r"^```console\n\$ (.*?)\n(.*?)^```", read(readme), re.DOTALL | re.MULTILINE)
        for readme in READMES
    )
    assert shown == told
    (block,) = shown
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("ZHIZE_DATA", str(tmp_path / "store"))
    for arguments in (["ingest", str(shared_data / "seeds")], shlex.split(block[0])[1:]):
        capsys.readouterr()
        with pytest.raises(SystemExit):
            main(arguments)
    assert capsys.readouterr().out == block[1]
