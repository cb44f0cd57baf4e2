"""The lexicon: every file says where its facts are from, and no name says two things."""

import gzip
import tomllib
from importlib import resources

import pytest

from corpus.lexicon import lexicon, read_rows, read_text
from corpus.recognise.role.role_words import role_of, role_words
from corpus.recognise.unit.unit_names import read_name
from corpus.recognise.unit_lexicon import (
    bare_words,
    expand,
    national_names,
    organs,
    successions,
    unit_words,
)

FOLDER = resources.files("corpus").joinpath("lexicon")
TEXTS = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith((".tsv", ".toml", ".txt")))
PACKED = ("regions.tsv.gz", "streets.tsv.gz")


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_begins_with_a_note(name: str) -> None:
    assert read_text(name).startswith("#")


SOURCED = (
    "units.tsv reform.tsv national.tsv county_names.tsv zones.tsv unit_words.toml roles.toml collectives.toml"
    " mentions.toml domain.txt"
)


@pytest.mark.parametrize("name", SOURCED.split())
def test_the_note_names_a_source(name: str) -> None:
    assert "ource" in "".join(line for line in read_text(name).splitlines()[:6] if line.startswith("#"))


@pytest.mark.parametrize("name", PACKED)
def test_packed_places_are_small_and_name_their_source(name: str) -> None:
    packed = FOLDER.joinpath(name).read_bytes()
    assert gzip.decompress(packed).decode("utf-8").splitlines()[0].startswith("# Administrative divisions")
    assert len(packed) < 350_000


@pytest.mark.parametrize("name", ["unit_words.toml", "roles.toml", "collectives.toml", "mentions.toml"])
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    def lists(value: object) -> list[list[str]]:
        if isinstance(value, dict):
            return [found for inner in value.values() for found in lists(inner)]
        return [value] if isinstance(value, list) else []

    for words in lists(tomllib.loads(read_text(name))):
        twice = {str(word) for word in words if words.count(word) > 1}
        assert not twice


def test_no_name_of_an_agency_says_two_things() -> None:
    said: dict[str, str] = {}
    for concept, full, short, _ in read_rows("units.tsv"):
        for pattern in (*full.split(), *short.split()):
            for name in expand(pattern.removeprefix("~").partition(">")[0]):
                assert name not in said, f"{name}: {said.get(name)} and {concept}"
                said[name] = concept
    assert len(said) > 2000


def test_every_agency_reads_as_itself() -> None:
    for name, organ in organs().items():
        read = read_name(name)
        assert read is not None, name
        assert read.concepts == organ.concepts, name
        assert read.prefix == "", name


@pytest.mark.parametrize(
    ("one", "other"), [("移动", "电信"), ("司法所", "财政所"), ("中心校", "卫生院"), ("城投集团", "文旅集团")]
)
def test_different_agencies_are_told_apart(one: str, other: str) -> None:
    assert not set(organs()[one].concepts) & set(organs()[other].concepts)


def test_bare_words_belong_to_one_line_each() -> None:
    words = [word for row in read_rows("units.tsv") for word in row[3].split()]
    assert sorted(words) == sorted(set(words))
    assert set(words) == set(bare_words())


def test_abbreviations_stand_for_full_names_of_their_kind() -> None:
    known = organs()
    assert known["住建局"].full == "住房和城乡建设局"
    assert known["发改委"].full == "发展和改革委员会"
    assert known["发改局"].full == "发展和改革局"
    assert known["安委办"].full == "安全生产委员会办公室"
    assert known["消防大队"].full == "消防救援大队"
    assert known["教体局"].full is None
    assert known["市场监管所"].full == "市场监督管理所"
    for name, organ in known.items():
        assert organ.full is None or known[organ.full].full == organ.full, name


def test_reforms_lead_from_known_names_to_known_names() -> None:
    assert len(successions()) > 40
    for reform in successions():
        assert reform.old in organs(), reform.old
        assert reform.new in organs(), reform.new
        assert 2008 <= reform.year <= 2025
        assert reform.basis
    certain = [reform.old for reform in successions() if reform.only]
    assert len(certain) == len(set(certain))


def test_official_names_of_the_nation_are_their_own() -> None:
    names = national_names()
    assert names["发展改革委"] == names["国家发改委"] == "国家发展和改革委员会"
    assert all(names.get(official, official) == official for official in names.values())


def test_role_words_do_not_contradict_each_other() -> None:
    table = lexicon("roles")
    for group in ("verbs", "keys"):
        said: dict[str, str] = {}
        for role in ("lead", "responsible", "support", "guide"):
            for word in table[group][role]:
                assert word not in said, f"{word}: {said.get(word)} and {role}"
                said[word] = role
    for role in ("lead", "support", "guide"):
        for word in table["keys"][role]:
            assert role_of(f"{word}单位") == role
    assert role_words().verb.match("牵头负责")


def test_levels_and_places_end_alike() -> None:
    words = unit_words()
    assert set(words.levels) - set(words.place_endings) == {"兵团"}
