"""The whole chain: real damaged documents come out right, healthy ones unchanged, and all can be undone."""

import hashlib
import json
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.characters import law_files
from benchmarks.slip import measure
from corpus.blocks import Blocks, Cell, Field, Paragraph, Table
from indexer.draft import Draft, apply_edits, lay_out, undo
from indexer.repair import PASSES, Repaired, repair
from tests.growth import LINEAR, growth

SEEDS = Path(__file__).parents[1] / "golden" / "seeds"


def from_lines(text: str) -> Draft:
    return lay_out(Blocks("text/plain", tuple(Paragraph(line) for line in text.splitlines())))


def is_sound(draft: Draft, repaired: Repaired) -> bool:
    text = repaired.draft.text
    return undo(text, repaired.repairs) == draft.text and all(
        text[done.start : done.end] == done.after for done in repaired.repairs
    )


@pytest.mark.parametrize("case", sorted(SEEDS.glob("*.json")), ids=lambda case: case.stem)
def test_a_real_damaged_document(case: Path, shared_data: Path) -> None:
    expected = json.loads(case.read_text("utf-8"))
    data = (shared_data / expected["path"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == expected["sha256"]
    draft = from_lines(data.decode())
    repaired = repair(draft)
    text = repaired.draft.text
    assert is_sound(draft, repaired)
    assert repaired.untrusted is expected["untrusted"]
    assert Counter(done.kind for done in repaired.repairs) == expected["repairs"]
    assert [done.before for done in repaired.repairs if not done.certain] == expected["doubts"]
    lines = text.split("\n")
    assert len(lines) == expected["lines"]
    assert [quote for quote in expected["contains"] if quote not in text] == []
    assert [quote for quote in expected["lacks"] if quote in text] == []
    begun = iter(lines)
    assert [head for head in expected["line_heads"] if not any(line.startswith(head) for line in begun)] == []
    whole = set(lines)
    assert [line for line in expected["whole_lines"] if line not in whole] == []


# Files of the sample whose own lines are broken inside sentences; repair joins them rightly.
BROKEN_LAWS = {
    "山东省人民代表大会议事规则(2019-02-18)",
    "聊城市大气污染防治条例(2018-09-21)",
    "山东省人民代表大会代表建议、批评和意见办理工作条例(2017-05-19)",
    "上海市预算审查监督条例(2021-09-28)",
}


def test_a_million_characters_of_healthy_law_are_left_alone(shared_data: Path) -> None:
    files = law_files(shared_data)
    random.Random(1).shuffle(files)
    read = 0
    for path in files:
        draft = from_lines(path.read_text("utf-8"))
        repaired = repair(draft)
        if path.stem in BROKEN_LAWS:
            assert {done.kind for done in repaired.repairs} == {"line_end"}
        else:
            assert repaired.repairs == (), path.stem
            assert not repaired.untrusted
        read += len(draft.text)
        if read > 1_000_000:
            break
    assert read > 1_000_000


@pytest.mark.parametrize("traditional", [False, True])
def test_lost_bytes_are_seldom_put_back_wrong(shared_data: Path, traditional: bool) -> None:
    assert shared_data
    counts: Counter[str] = sum(measure(6, 80, traditional=traditional).values(), Counter())
    assert counts["wrong"] <= 1
    assert counts["exact"] >= 25


def test_cells_are_repaired_inside_and_stay_apart() -> None:
    cells = (
        Cell("任務清單", 0, 0),
        Cell("責(zé)任單位", 0, 1),
        Cell("定期開展應急演練??茖W規劃和建設應急救援基地", 1, 0),
        Cell("區應急管理局牽頭(國辦發〔2018104號)", 1, 1),
    )
    draft = lay_out(Blocks("text/html", (Field("PubDate", "2020-03-07"), Table(2, 2, cells))))
    repaired = repair(draft)
    assert is_sound(draft, repaired)
    assert [repaired.draft.text[cell.start : cell.end] for cell in repaired.draft.grids[0].cells] == [
        "任务清单",
        "责任单位",
        "定期开展应急演练。科学规划和建设应急救援基地",
        "区应急管理局牵头(国办发〔2018〕104号)",
    ]
    field = repaired.draft.fields[0]
    assert repaired.draft.text[field.value_start : field.value_end] == "2020-03-07"


@pytest.mark.parametrize(
    "noise",
    [
        "?茖W蒲Ч\ufffdㄒ唬", "(-)完", " 一、总则 ", "打印 |\n", "由会员分享,可在线阅读\n", "1、完，\n", "《（\n", "开奖 ", "«完",
        "力口J项z ",
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_time_that_grows_with_it(noise: str) -> None:
    assert growth(lambda text: repair(from_lines(text)), noise, 2_000) < LINEAR


PIECES = st.sampled_from(
    [
        "一、", "(一)", "(-)", "\n", "\n2、", " ", "，", "。", "??茖W規劃", "\ufffd", "發(fā)展", "力口强", "打印 关闭 |",
        "|", "〔2018104号", "«方案»", "责任单位", "區住建局", "2020年底", "《", "》", "由会员分享,可在线阅读", "20202025年",
        "z ", "J项",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_is_repaired_can_be_undone_and_no_pass_claims_a_place_twice(text: str) -> None:
    draft = from_lines(text)
    assert is_sound(draft, repair(draft))
    for undo_damage in PASSES:
        apply_edits(draft, undo_damage(draft))
