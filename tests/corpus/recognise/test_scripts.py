"""Traditional and simplified characters."""

from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.scripts import is_traditional, simplify


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("區應急管理局牽頭,區發改委配合", "区应急管理局牵头,区发改委配合"),
        ("若幹單位關于", "若干单位关于"),
        ("關於印發後面的實施辦法", "关于印发后面的实施办法"),
        ("乾燥的房間裏", "干燥的房间里"),
        ("乾隆皇帝後來", "乾隆皇帝后来"),
        ("裏面與裡面", "里面与里面"),
        ("工程體系", "工程体系"),
        ("電動車充電樁歸誰管", "电动车充电桩归谁管"),
    ],
)
def test_traditional_text_is_simplified(text: str, simplified: str) -> None:
    assert is_traditional(text)
    assert simplify(text) == simplified


@pytest.mark.parametrize(
    "text",
    [
        "关于加强安全生产工作的通知",
        "著作权法、瞭望塔、乾县、慰藉、覆盖、於潜镇",
        "东昇镇、二噁英、白鱀豚、束脩",
        "ABC 123",
        "",
        "。，；",
        "🏛️",
    ],
)
def test_simplified_text_stays(text: str) -> None:
    assert not is_traditional(text)
    assert simplify(text) == text


def test_a_stray_character_is_replaced_and_the_text_stays_simplified() -> None:
    text = "各有关单位要按照若幹措施的规定，认真做好本地区著名景区的安全生产工作，确保不发生事故"
    assert not is_traditional(text)
    assert simplify(text) == text.replace("幹", "干")


@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=60) | st.text(max_size=60))
def test_the_length_never_changes_and_once_is_enough(text: str) -> None:
    simplified = simplify(text)
    assert len(simplified) == len(text)
    assert simplify(simplified) == simplified


def test_real_pages_are_told_apart_and_simplified_as_opencc_does(shared_data: Path) -> None:
    converter = opencc.OpenCC("t2s")
    pages = {
        path.name[:3]: path.read_text(encoding="utf-8") for path in (shared_data / "seeds").glob("*.txt")
    }
    assert len(pages) == 5
    for name, text in pages.items():
        assert is_traditional(text) == (name == "004")
        assert simplify(text) == (converter.convert(text) if name == "004" else text)
