"""The deployment held against the program: its settings and commands are ours, its versions pinned, its secrets not in it."""

import re
from pathlib import Path
from typing import Any

import click
import pytest

from corpus.settings import KNOWN
from search_api.cli.program import COMMANDS, zhize

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
SERVICES = {"certificates", "es1", "es2", "es3", "api", "ingest"}


def test_it_is_plain_yaml_with_these_services() -> None:
    assert "\t" not in COMPOSE
    part = COMPOSE[COMPOSE.index("\nservices:\n") : COMPOSE.index("\nvolumes:\n")]
    assert set(re.findall(r"^  ([a-z0-9]+):$", part, re.MULTILINE)) == SERVICES
    anchors, used = (
        set(re.findall(rf"[ :]{mark}([a-z-]+)$", COMPOSE, re.MULTILINE)) for mark in ("&", r"\*")
    )
    assert anchors == used


def test_the_server_is_one_that_the_program_was_tried_with() -> None:
    versions = set(re.findall(r"elasticsearch/elasticsearch:(\S+)", COMPOSE))
    assert len(versions) == 1
    assert re.fullmatch(r"8\.19\.\d+", versions.pop())


def test_every_setting_is_one_of_ours() -> None:
    ours = {setting.variable for setting in KNOWN}
    given = set(re.findall(r"^    (ZHIZE_\w+):", COMPOSE, re.MULTILINE))
    assert given
    assert given <= ours


def test_every_variable_has_a_default_or_must_be_given_and_is_told_in_the_example() -> None:
    example = (DEPLOY / "example.env").read_text("utf-8")
    told = dict(re.findall(r"^(?:# )?([A-Z_]+)=(.*)$", example, re.MULTILINE))
    for variable, how in re.findall(r"\$\{([A-Z_]+)(:[?-])?", COMPOSE):
        assert how, variable
        assert variable in told or variable == "ZHIZE_INDEX_SHARDS", variable
    # What is secret has no value of ours.
    for secret in ("ELASTIC_PASSWORD", "ZHIZE_KEY"):
        assert told[secret] == ""
        assert set(re.findall(rf"\$\{{{secret}(:[?-])", COMPOSE)) == {":?"}


def test_no_node_of_three_makes_a_cluster_alone() -> None:
    node = COMPOSE[COMPOSE.index("x-node:") : COMPOSE.index("x-zhize:")]
    assert "cluster.initial_master_nodes: ${ELASTIC_MASTERS:-es1}" in node
    # All nodes are told the same, and the example names all of them beside the profile.
    assert COMPOSE.count("initial_master_nodes") == 1
    example = (DEPLOY / "example.env").read_text("utf-8")
    three = example[example.index("# Three nodes") :]
    assert {"# COMPOSE_PROFILES=three", "# ELASTIC_MASTERS=es1,es2,es3"} <= set(three.splitlines())


@pytest.mark.parametrize("line", re.findall(r"^    command: \[(.*)\]$", COMPOSE, re.MULTILINE))
def test_every_command_is_one_of_the_program(line: str) -> None:
    words = [word.strip().strip('"') for word in line.split(",")]
    assert words[0] in COMMANDS
    command = zhize.get_command(click.Context(zhize), words[0])
    assert command is not None
    options = {name for option in command.params for name in option.opts}
    assert {word for word in words if word.startswith("--")} <= options


def test_the_image_runs_the_program_without_privileges() -> None:
    lines = (DEPLOY / "Dockerfile").read_text("utf-8").splitlines()
    words = [line.split() for line in lines]
    copied = {word for line in words if line[:1] == ["COPY"] for word in line[1:-1]}
    assert all((ROOT / name).exists() for name in copied)
    assert {"corpus", "crawler", "indexer", "search_api", "pyproject.toml"} <= copied
    assert ["USER", "zhize"] in words
    assert 'ENTRYPOINT ["zhize"]' in lines
    api = COMPOSE[COMPOSE.index("x-zhize:") : COMPOSE.index("\nservices:")]
    assert "read_only: true" in api
    assert "cap_drop: [ALL]" in api


def test_a_yaml_reader_agrees() -> None:
    read: Any = pytest.importorskip("yaml", reason="no YAML reader is installed").safe_load(COMPOSE)
    assert set(read["services"]) == SERVICES
    for name in ("es1", "es2", "es3"):
        node = read["services"][name]
        assert node["environment"]["node.name"] == name
        assert node["environment"]["xpack.security.enabled"] == "true"
        assert ("profiles" in node) == (name != "es1")
        assert node["healthcheck"]["test"]
    volumes = {
        volume.partition(":")[0]
        for service in read["services"].values()
        for volume in service.get("volumes", ())
        if not volume.startswith((".", "$"))
    }
    assert volumes == set(read["volumes"])
