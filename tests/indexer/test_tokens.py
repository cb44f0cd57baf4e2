"""One tokenizer for documents and questions."""

import random
from collections import Counter
from pathlib import Path

import pytest

from indexer.tokens import (
    lexicon_words,
    python_classes,
    python_cutter,
    rust_classes,
    rust_cutter,
    tokenize,
    tokenizer_version,
    word_classes,
)
from tests.growth import LINEAR, growth


def words(text: str) -> list[str]:
    return tokenize(text).words.split(" ")


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("根据崇川政办发〔2020〕11号文件", "〔2020〕11号"),
        ("崇川政办发［２０２０］１１号", "〔2020〕11号"),
        ("崇川政办发(2020)第11号", "〔2020〕11号"),
        ("国务院令第一百四十二号", "第142号"),
        ("执行GB 50016-2014的规定", "gb50016-2014"),
        ("执行GB50016—2014的规定", "gb50016-2014"),
        ("执行ＧＢ　50016的规定", "gb50016"),
        ("GB/T 22239.1-2019", "gb/t22239.1-2019"),
        ("DB33/T 2487－2022", "db33/t2487-2022"),
        ("T/CECS 123-2020", "t/cecs123-2020"),
        ("《安全生产法》第二十一条", "第21条"),
        ("安全生产法第２１条", "第21条"),
        ("刑法第一百三十四条之一", "第134条之1"),
        ("二〇二〇年底前完成", "2020"),
        ("PM2.5浓度", "pm2.5"),
    ],
)
def test_names_in_figures_stay_whole_in_one_form(text: str, token: str) -> None:
    assert token in words(text)


def test_a_standard_is_found_without_its_year() -> None:
    assert "gb50016" in words("GB 50016-2014")


def test_words_are_cut_for_search() -> None:
    assert {"应急", "管理", "管理局"} <= set(words("应急管理局"))


def test_words_of_the_lexicon_are_known() -> None:
    assert {"市场监督管理局", "电动自行车", "充电桩"} <= set(words("市场监督管理局管电动自行车充电桩"))


def test_width_and_case_do_not_matter() -> None:
    assert tokenize("ＡＩ应用（试行）") == tokenize("ai应用(试行)")


def test_marks_and_blanks_are_no_tokens() -> None:
    assert tokenize("，。（）——\n\t　…《》").words == ""
    assert all(token == token.strip() != "" for token in words("甲、乙\u2003丙 \n丁"))


def test_bigrams_pair_neighbours_and_do_not_reach_over_marks() -> None:
    assert tokenize("加强消防，督查").bigrams.split(" ") == ["加强", "强消", "消防", "督查"]
    assert tokenize("水").bigrams == "水"


def test_what_is_whole_takes_no_part_in_bigrams() -> None:
    assert tokenize("第二十一条").bigrams == ""


def test_a_numeral_that_is_none_stays_as_printed() -> None:
    assert "第百千条" in words("第百千条")


def test_the_version_names_the_cutter() -> None:
    assert tokenizer_version().startswith("rjieba-")
    assert tokenizer_version() == tokenizer_version()


@pytest.mark.parametrize("piece", ["第", "a-", "1.", "〔2020 ", "gb "])
def test_long_and_hostile_texts_take_linear_time(piece: str) -> None:
    assert growth(tokenize, piece, 2_000) < LINEAR


def real_lines(shared_data: Path, count: int) -> list[str]:
    """Lines of laws and of the seed documents, at random but always the same."""
    laws = sorted(shared_data.glob("laws/lawrefbook/**/*.md"))
    seeds = sorted(path for path in shared_data.glob("seeds/*") if path.suffix in (".txt", ".md"))
    chosen = [*random.Random(7).sample(laws, 60), *seeds]
    lines = [
        line for path in chosen for line in path.read_text("utf-8", errors="replace").splitlines() if line
    ]
    return random.Random(7).sample(lines, min(count, len(lines)))


def test_rjieba_cuts_as_jieba_does_with_the_lexicon(shared_data: Path, tmp_path: Path) -> None:
    known = (*lexicon_words(), "牵头单位", "消防救援大队", "多业态混合生产经营场所", "既有高层住宅")
    rust, python = rust_cutter(known), python_cutter(known, tmp_path)
    same = total = 0
    for line in real_lines(shared_data, 4000):
        ours, reference = Counter(rust(line)), Counter(python(line))
        same += (ours & reference).total()
        total += max(ours.total(), reference.total())
    assert total > 50_000
    # Measured: 0.9997; what differs is figures joined by hyphens, which the tokenizer cuts by itself.
    assert same / total >= 0.995


def test_jieba_keeps_its_dictionary_where_it_is_told(tmp_path: Path) -> None:
    python_cutter((), tmp_path / "cache")
    assert (tmp_path / "cache" / "jieba.cache").exists()
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("word", "kind"), [("堆着", "v"), ("游泳", "vn"), ("竹筏", "n"), ("扑灭", "v")])
def test_both_cutters_give_words_the_same_class(word: str, kind: str, tmp_path: Path) -> None:
    assert word_classes(word)[0] == kind
    assert python_classes(python_cutter((), tmp_path))(word)[0] == kind == rust_classes()(word)[0]
