"""Rosters read from files: heads and cells in the forms of real rosters, hostile ones, and what is private."""

import io
import random
import re
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from corpus.codec import to_json
from corpus.errors import BadInput, OversizedInput, UnsupportedInput
from corpus.lexicon import lexicon
from corpus.model import Expert
from crawler.readers import Limits, read
from indexer.roster import ReadRoster, RosterSource, read_roster
from tests.sample_builder.roster import ROSTERS

PLACES = ("岚江省", "岚江省/澜川市", "岚江省/澜川市/枕溪区", "岚江省/霁阳市")
NUMBER = "000-5550-0101"
Rows = list[list[Any]]


def of_csv(text: str, encoding: str = "utf-8", **source: Any) -> ReadRoster:
    return of_bytes("名册.csv", text.encode(encoding), **source)


def of_bytes(name: str, data: bytes, **source: Any) -> ReadRoster:
    return read_roster(name, read(name, data), RosterSource(**{"name": "测试", "places": PLACES, **source}))


def workbook(sheets: dict[str, Rows], merged: dict[str, list[str]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for span in (merged or {}).get(name, []):
            sheet.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def one(told: ReadRoster) -> Expert:
    (member,) = told.members
    return member.expert


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_an_encoding_of_windows(encoding: str) -> None:
    told = one(of_csv("姓名,工作单位,专业领域\n沈砚秋,岚江理工大学,危险化学品\n", encoding))
    assert (told.name, told.organisation, told.fields) == ("沈砚秋", "岚江理工大学", ("危险化学品",))


@pytest.mark.parametrize(
    ("head", "cell", "field", "value"),
    [
        ("专家姓名", "沈砚秋", "name", "沈砚秋"),
        ("姓 名", "沈　砚秋", "name", "沈砚秋"),
        ("姓名（必填）", "阿依古丽·买买提", "name", "阿依古丽·买买提"),
        ("*姓名", "John Smith", "name", "John Smith"),
        ("单位名称", "岚江理工大学", "organisation", "岚江理工大学"),
        ("现工作单位", "岚江理工大学", "organisation", "岚江理工大学"),
        ("工作单位及职务", "岚江理工大学教授", "organisation", "岚江理工大学教授"),
        ("职务/职称", "教授", "post", "教授"),
        ("专业技术职称", "教授", "post", "教授"),
        ("擅长领域", "1.化工；2.消防", "fields", ("化工", "消防")),
        ("研究方向", "危险化学品（生产、储存）、消防", "fields", ("危险化学品（生产、储存）", "消防")),
        ("應急領域", "消防", "fields", ("消防",)),
        ("专业类别", "起重机械", "fields", ("起重机械",)),
        ("专业领域", "锅炉", "hazards", ("锅炉爆炸",)),
        ("专业领域", "火灾调查", "hazards", ("火灾",)),
        ("专业领域", "公共安全", "hazards", ()),
        ("专业领域", "设备", "hazards", ()),
        ("事故类型", "车祸、起火", "hazards", ("道路交通", "火灾")),
        ("灾种", "爆炸", "hazards", ("火药爆炸", "瓦斯爆炸", "锅炉爆炸", "容器爆炸", "其他爆炸")),
        ("事故类型", "外星来客", "fields", ("外星来客",)),
        ("所属行业", "建筑业", "industries", ("建筑业",)),
        ("专业领域", "煤矿安全", "industries", ("采矿业",)),
        ("专业组别", "危险化学品组", "fields", ("危险化学品",)),
        ("类别", "一、消防类", "fields", ("消防",)),
        ("专家组", "危化专家组", "fields", ("危化",)),
        ("组别", "第二组（消防）", "fields", ("消防",)),
        ("组别", "第三组", "fields", ()),
        ("专业领域", "危化专家组", "fields", ("危化",)),
        ("专业领域", "消防类专家、矿山组", "fields", ("消防", "矿山")),
        ("专业领域", "汽轮机组", "fields", ("汽轮机组",)),
        ("专业领域", "第三组", "fields", ()),
        ("3.专业领域", "消防", "fields", ("消防",)),
        ("（4）专业领域", "消防", "fields", ("消防",)),
        ("专业领域：", "消防", "fields", ("消防",)),
        ("专业\n领域", "消防", "fields", ("消防",)),
        ("第一专业", "消防", "fields", ("消防",)),
        ("职务", "主任医师，住海安市中坝路2233号", "post", "主任医师"),
        ("所在地区", "枕溪区", "regions", ("岚江省/澜川市/枕溪区",)),
        ("所在地区", "澜川市枕溪区", "regions", ("岚江省/澜川市/枕溪区",)),
        ("所在地区", "岚江省/霁阳市", "regions", ("岚江省/霁阳市",)),
        ("服务范围", "枕溪区、霁阳市", "regions", ("岚江省/澜川市/枕溪区", "岚江省/霁阳市")),
        ("区域", "全国", "regions", ("全国",)),
        ("行政区划", "江苏省南通市崇川区", "regions", ("江苏省/南通市/崇川区",)),
        ("聘期", "2023年1月至2025年12月", "valid_until", date(2025, 12, 31)),
        ("有效期", "2025年12月31日", "valid_until", date(2025, 12, 31)),
        ("有效期至", "2025.12", "valid_until", date(2025, 12, 31)),
        ("聘任时间", "2023.1.1", "valid_from", date(2023, 1, 1)),
        ("有效期至", "长期", "valid_until", None),
    ],
)
def test_heads_and_cells(head: str, cell: str, field: str, value: object) -> None:
    heads = [head] if field == "name" else [head, "姓名"]
    cells = [cell] if field == "name" else [cell, "沈砚秋"]
    data = workbook({"Sheet1": [[*heads, "联系电话"], [*cells, NUMBER]]})
    assert getattr(one(of_bytes("名册.xlsx", data)), field) == value


@pytest.mark.parametrize(
    "head",
    [
        "联系电话",
        "手机",
        "邮箱",
        "身份证号",
        "出生年月",
        "住址",
        "微信",
        "备注",
        "性别",
        "紧急联系人",
        "配偶姓名",
        "某栏",
        "E-mail",
    ],
)
def test_a_head_that_is_not_known_as_public_is_private(head: str) -> None:
    told = of_csv(f"姓名,专业领域,{head}\n沈砚秋,消防,不给别人看\n")
    (member,) = told.members
    assert member.private == {head: "不给别人看"}
    assert (told.public, told.private) == (("姓名", "专业领域"), (head,))
    assert "不给别人看".encode() not in to_json(member.expert)


def test_a_number_in_a_public_column_is_private() -> None:
    told = of_csv(
        f"姓名,工作单位,专业领域,聘期\n沈砚秋({NUMBER}),岚江大学 {NUMBER},消防；{NUMBER},2023年至2025年 {NUMBER}\n"
    )
    (member,) = told.members
    assert (member.expert.name, member.expert.organisation, member.expert.fields) == (
        "沈砚秋",
        "岚江大学",
        ("消防",),
    )
    assert member.expert.valid_until == date(2025, 12, 31)
    assert member.private == dict.fromkeys(("姓名", "工作单位", "专业领域", "聘期"), NUMBER)
    assert NUMBER.encode() not in to_json(member.expert)


SHAPES = (
    *("{}", "张三{}", "张三({})", "张三（手机：{}）", "危化品；{}", "枕溪区、{}"),
    *("2023年1月至2025年12月 {}", "三年，联系{}", "20230101{}"),
)
NUMBERS = (
    *("13800138000", "138 0013 8000", "１３８００１３８０００"),
    *("(0138)00138000", "+86 13800138000", "x13800138000@example.org"),
)


def test_no_number_in_whatever_column_and_words_comes_into_a_record_or_message() -> None:
    dice = random.Random(7)
    roles = lexicon("roster")
    public = [head for heads in roles["public"].values() for head in heads]
    private = [head for heads in roles["private"].values() for head in heads]
    taken = 0
    for _ in range(400):
        heads = ["姓名", *dice.sample(public, 3), dice.choice(private), "从来没有的栏"]
        cells = ["沈砚秋"] + [dice.choice(SHAPES).format(dice.choice(NUMBERS)) for _ in heads[1:]]
        told = of_bytes("名册.xlsx", workbook({"Sheet1": [heads, cells]}))
        shown = b"".join(to_json(member.expert) for member in told.members).decode()
        shown += repr((told.skipped, told.notes, told.public, told.private))
        assert "8000" not in "".join(re.findall(r"\d", shown))
        taken += len(told.members)
    assert taken > 40


def test_what_stands_in_brackets_behind_a_name_is_private() -> None:
    (member,) = of_csv("姓名,专业领域\n沈砚秋（女，组长）,消防\n").members
    assert (member.expert.name, member.private) == ("沈砚秋", {"姓名": "女，组长"})


def test_titles_above_rows_of_groups_sums_notes_and_heads_again() -> None:
    told = of_csv(
        "岚江省应急专家名册,,,\n,,,\n序号,姓名,工作单位,联系电话\n一、消防组（2人）,,,\n1,沈砚秋,甲院,000\n2,陆听澜,乙院,000\n"
        "二、有限空间组,,,\n序号,姓名,工作单位,联系电话\n3,宋明夷,丙院,000\n4,,,\n,,,\n合计,3人,,\n注：以上为在聘人员,,,\n"
    )
    assert [(each.expert.name, each.expert.fields, each.expert.source.row) for each in told.members] == [
        ("沈砚秋", ("消防",), 5),
        ("陆听澜", ("消防",), 6),
        ("宋明夷", ("有限空间",), 9),
    ]
    assert told.skipped == ()
    assert told.region == "岚江省"


def test_a_head_of_two_rows_with_merged_cells_and_a_merged_unit() -> None:
    rows: Rows = [
        ["岚江省专家库"],
        ["序号", "姓名", "基本情况", None, "聘期", None, "联系方式", None],
        [None, None, "工作单位", "职称", "起", "止", "手机", "邮箱"],
        [1, "沈砚秋", "岚江大学", "教授", "2023年1月", "2025年12月", NUMBER, "a@example.org"],
        [2, "陆听澜", None, "讲师", 45292, None, NUMBER, None],
    ]
    spans = ["A1:H1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2", "C4:C5"]
    told = of_bytes("名册.xlsx", workbook({"专家": rows}, {"专家": spans}))
    assert told.public == ("姓名", "工作单位", "职称", "聘期起", "聘期止")
    assert told.private == ("联系方式手机", "联系方式邮箱")
    first, second = (member.expert for member in told.members)
    assert (first.valid_from, first.valid_until, first.source.row) == (
        date(2023, 1, 1),
        date(2025, 12, 31),
        4,
    )
    assert (second.organisation, second.valid_from, second.source.sheet) == (
        "岚江大学",
        date(2024, 1, 1),
        "专家",
    )


def test_a_head_of_two_rows_in_a_file_that_knows_no_merged_cells() -> None:
    told = of_csv(
        "姓名,专业领域,联系方式,,聘期,\n,,手机,邮箱,起,止\n沈砚秋,消防,000,a@example.org,2023年,2025年\n"
    )
    (member,) = told.members
    assert (member.expert.valid_from, member.expert.valid_until) == (date(2023, 1, 1), date(2025, 12, 31))
    assert member.private == {"联系方式手机": "000", "联系方式邮箱": "a@example.org"}


def test_a_form_of_one_person_is_no_roster_and_tells_nothing_of_him() -> None:
    form: Rows = [
        ["姓名", "沈砚秋", "性别", "男"],
        ["专业", "消防", "手机", NUMBER],
        ["单位", "甲院", "职称", "教授"],
    ]
    with pytest.raises(UnsupportedInput) as error:
        of_bytes("登记表.xlsx", workbook({"登记表": form}))
    assert "沈砚秋" not in str(error.value)
    told = of_bytes("名册.xlsx", workbook({"登记表": form, "专家": [["姓名", "专业"], ["陆听澜", "化工"]]}))
    assert [each.expert.name for each in told.members] == ["陆听澜"]
    assert [("每行一人" in note, "沈砚秋" in note) for note in told.notes] == [(True, False)]
    assert told.private == ()


def test_a_name_merged_over_two_rows_is_one_person() -> None:
    rows: Rows = [
        ["姓名", "单位", "专业", "手机"],
        ["沈砚秋", "甲院", "消防", NUMBER],
        [None, None, "化工", None],
        ["陆听澜", "乙院", "矿山", None],
    ]
    told = of_bytes("名册.xlsx", workbook({"专家": rows}, {"专家": ["A2:A3", "B2:B3", "D2:D3"]}))
    first, second = (member.expert for member in told.members)
    assert (first.fields, first.organisation, first.source.row) == (("消防", "化工"), "甲院", 2)
    assert (second.fields, second.source.row) == (("矿山",), 4)


def test_a_group_in_a_column_holds_for_the_rows_below_it() -> None:
    text = "组别,姓名,单位\n危化专家组,沈砚秋,甲\n,陆听澜,乙\n第三组,宋明夷,丙\n,卞秋实,丁\n"
    assert [each.expert.fields for each in of_csv(text).members] == [("危化",), ("危化",), (), ()]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "，", "；"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
def test_whatever_mark_parts_the_cells(mark: str, encoding: str) -> None:
    others = "、".join(other for other in ",;\t|，；" if other != mark)
    rows = [
        ("岚江省专家名单",),
        ("姓名", "工作单位", "专业领域", "电话"),
        ("沈砚秋", f"甲院{others}乙院", "消防", NUMBER),
        ("陆听澜", "丙院", "化工,矿山" if mark != "," else "化工、矿山", NUMBER),
    ]
    text = "\n".join(mark.join(row) for row in rows)
    told = of_bytes("名册.csv", text.encode(encoding))
    assert [each.expert.name for each in told.members] == ["沈砚秋", "陆听澜"]
    assert told.members[1].expert.fields == ("化工", "矿山")
    assert told.private == ("电话",)


def test_a_name_below_a_head_that_is_private_is_no_name() -> None:
    told = of_bytes(
        "名册.xlsx",
        workbook(
            {
                "表": [
                    ["姓名", "专业", "联系人", None],
                    [None, None, "姓名", "电话"],
                    ["沈砚秋", "消防", "某人", NUMBER],
                ]
            },
            {"表": ["A1:A2", "B1:B2", "C1:D1"]},
        ),
    )
    (member,) = told.members
    assert member.private == {"联系人姓名": "某人", "联系人电话": NUMBER}


def test_several_sheets_people_units_and_what_is_neither() -> None:
    told = of_bytes(
        "岚江省名册.xlsx",
        workbook(
            {
                "专家": [["姓名", "专业"], ["沈砚秋", "消防"]],
                "队伍": [
                    ["队伍名称", "救援类型", "服务区域", "值班电话"],
                    ["枕溪区消防救援大队", "消防", "枕溪区", NUMBER],
                ],
                "说明": [["项目", "说明"], ["填报", "请填写"]],
            }
        ),
    )
    assert [(each.expert.kind, each.expert.source.sheet) for each in told.members] == [
        ("expert", "专家"),
        ("unit", "队伍"),
    ]
    assert [note for note in told.notes if "说明" in note]
    assert told.members[1].private == {"值班电话": NUMBER}


def test_a_table_goes_on_below_the_title_of_a_group() -> None:
    rows: Rows = [
        ["姓名", "专业", "单位"],
        ["沈砚秋", "消防", "甲"],
        [],
        ["第二组"],
        ["陆听澜", "化工", "乙"],
        ["宋明夷", "化工", "丙"],
    ]
    told = of_bytes("名册.xlsx", workbook({"专家": rows}))
    assert [(each.expert.name, each.expert.source.row) for each in told.members] == [
        ("沈砚秋", 2),
        ("陆听澜", 5),
        ("宋明夷", 6),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f",甲院,消防,,{NUMBER}", "“姓名”一栏是空的"),
        (f"=cmd|' /C calc'!A0,甲院,消防,,{NUMBER}", "“姓名”一栏不像名称"),
        (f"{NUMBER},甲院,消防,,", "“姓名”一栏不像名称"),
        ("沈,甲院,消防,,", "“姓名”一栏不像名称"),
        (f"沈砚秋,甲院,消防,明天,{NUMBER}", "“聘期”一栏的日期看不懂"),
        (f"沈砚秋,甲院,消防,2025年1月至2023年1月,{NUMBER}", "看不懂|早于"),
        ("沈砚秋,甲院,消防,2023年5月1日,", "看不出是起是止"),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_nothing_of_it(row: str, reason: str) -> None:
    told = of_csv(
        f"姓名,单位,专业,聘期,电话\n陆听澜,乙院,化工,2023年至2025年,000\n{row}\n宋明夷,丙院,矿山,,\n"
    )
    assert [each.expert.name for each in told.members] == ["陆听澜", "宋明夷"]
    (skipped,) = told.skipped
    assert (skipped.row, skipped.sheet) == (3, "")
    assert any(part in skipped.reason for part in reason.split("|"))
    assert NUMBER not in skipped.reason
    assert "甲院" not in skipped.reason
    assert "cmd" not in skipped.reason


def test_years_counted_from_a_day_in_another_column() -> None:
    told = one(of_csv("姓名,专业,聘任时间,聘期（年）\n沈砚秋,消防,2023年1月1日,3\n"))
    assert (told.valid_from, told.valid_until) == (date(2023, 1, 1), date(2025, 12, 31))


def test_whose_roster_it_is_tells_what_the_whole_place_means() -> None:
    text = "姓名,专业,所在地区\n沈砚秋,消防,全市\n陆听澜,消防,枕溪区\n宋明夷,消防,\n"
    regions = [each.expert.regions for each in of_csv(text, region="岚江省/澜川市").members]
    assert regions == [("岚江省/澜川市",), ("岚江省/澜川市/枕溪区",), ("岚江省/澜川市",)]
    unsaid = of_csv(text)
    assert [each.expert.regions for each in unsaid.members] == [(), ("岚江省/澜川市/枕溪区",), ()]
    assert any("--region" in note for note in unsaid.notes)


def test_a_district_in_the_roster_of_a_province_stays_as_written_until_a_document_tells_where_it_lies() -> (
    None
):
    text = "姓名,专业,所在地区\n沈砚秋,消防,柏溪区\n陆听澜,消防,霁阳市\n"
    regions = [each.expert.regions for each in of_csv(text, places=(), region="岚江省").members]
    assert regions == [("柏溪区",), ("岚江省/霁阳市",)]


def test_two_of_one_name_have_two_ids_and_the_same_each_time() -> None:
    text = "姓名,单位,专业\n沈砚秋,甲院,消防\n沈砚秋,甲院,化工\n沈砚秋,乙院,化工\n"
    ids = [each.expert.id for each in of_csv(text).members]
    assert len(set(ids)) == 3
    assert ids == [each.expert.id for each in of_csv(text).members]


def test_columns_of_one_head_are_kept_apart_and_two_names_in_a_row_are_refused() -> None:
    (member,) = of_csv("姓名,专业领域,专业领域,备注,备注\n沈砚秋,消防,化工,甲,乙\n").members
    assert member.expert.fields == ("消防", "化工")
    assert member.expert.row == {"姓名": "沈砚秋", "专业领域": "消防", "专业领域（2）": "化工"}
    assert member.private == {"备注": "甲", "备注（2）": "乙"}
    told = of_csv("姓名,专业,姓名,专业\n沈砚秋,消防,陆听澜,化工\n")
    assert (told.members, len(told.skipped)) == ((), 1)


@pytest.mark.parametrize(
    ("head", "cell", "valid"),
    [
        ("聘期", "在聘", True),
        ("聘期", "已解聘", False),
        ("聘任状态", "在聘", True),
        ("状态", "已退出", False),
        ("是否在聘", "否", False),
        ("是否有效", "是", True),
        ("有效期至", "已失效", False),
    ],
)
def test_whether_somebody_is_called_upon(head: str, cell: str, *, valid: bool) -> None:
    told = one(of_csv(f"姓名,专业领域,{head}\n沈砚秋,消防,{cell}\n"))
    assert (told.ended, told.valid_from, told.valid_until) == (not valid, None, None)


def test_a_state_that_is_not_understood_costs_its_row() -> None:
    told = of_csv("姓名,专业领域,状态\n沈砚秋,消防,某种\n陆听澜,消防,在聘\n")
    assert [each.expert.name for each in told.members] == ["陆听澜"]
    assert [(each.row, "在聘" in each.reason, "某种" in each.reason) for each in told.skipped] == [
        (2, True, False)
    ]


@pytest.mark.parametrize(
    ("cell", "regions", "told"),
    [
        ("枕溪区、开发区", ("岚江省/澜川市/枕溪区",), "“开发区”"),
        ("枕溪区（含开发区）", ("岚江省/澜川市/枕溪区",), "“开发区”"),
        ("枕溪区/霁阳市", ("岚江省/澜川市/枕溪区", "岚江省/霁阳市"), None),
        ("枕溪区、霁阳市等地", ("岚江省/澜川市/枕溪区", "岚江省/霁阳市"), None),
        ("枕溪区及周边地区", ("岚江省/澜川市/枕溪区",), None),
        ("全市各县（市、区）", ("岚江省/澜川市",), None),
        ("全市（除枕溪区）", ("岚江省/澜川市",), "“除枕溪区”"),
        ("不限", ("全国",), None),
        ("某某园", (), "认不出来，按不限地区"),
    ],
)
def test_a_place_that_is_not_known_is_told_and_the_others_are_kept(
    cell: str, regions: tuple[str, ...], told: str | None
) -> None:
    found = of_csv(f"姓名,专业领域,服务区域\n沈砚秋,消防,{cell}\n", region="岚江省/澜川市")
    assert one(found).regions == regions
    assert [told in note for note in found.notes] == [True] if told else found.notes == ()


def test_many_rows_with_unknown_places_are_counted() -> None:
    rows = "".join(f"沈砚秋,消防{n},枕溪区、某某园\n" for n in range(25))
    notes = of_csv(f"姓名,专业领域,服务区域\n{rows}").notes
    assert (len(notes), "15 行" in notes[-1]) == (11, True)


def test_control_characters_are_gone() -> None:
    (member,) = of_csv("姓名,专业领域,备注\n沈\u200b砚秋,消\x1b[31m防,甲\x07乙\n").members
    assert all(
        each.isprintable() for each in (member.expert.name, *member.expert.fields, *member.private.values())
    )
    assert member.expert.name == "沈砚秋"


@pytest.mark.parametrize(
    "text",
    [
        "单位,联系人,电话\n甲局,乙,000-1234567\n",
        "日期,带班领导,值班人员,值班电话\n1月1日,甲,乙,000\n",
        f"沈砚秋,岚江大学,{NUMBER}\n陆听澜,岚江大学,{NUMBER}\n",
        "姓名\n沈砚秋\n",
    ],
)
def test_no_head_that_is_known_is_one_error_that_names_some(text: str) -> None:
    with pytest.raises(UnsupportedInput) as error:
        of_csv(text)
    assert "表头" in str(error.value)
    assert "专业领域" in str(error.value)
    assert NUMBER not in str(error.value)
    assert "沈砚秋" not in str(error.value)


def test_a_table_of_a_page_is_read_too() -> None:
    page = (
        "<html><body><h1>岚江省应急专家名单</h1><table><tr><th>姓名</th><th>专业领域</th><th>手机</th></tr>"
        f"<tr><td>沈砚秋</td><td>消防</td><td>{NUMBER}</td></tr></table></body></html>"
    )
    (member,) = of_bytes("名单.html", page.encode()).members
    assert (member.expert.name, member.private) == ("沈砚秋", {"手机": NUMBER})


def test_a_million_places_and_twenty_thousand_people_are_refused() -> None:
    rows = "沈,火,,,,,,,,1\n" * 110_000
    with pytest.raises(OversizedInput):
        read("名册.csv", f"姓名,专业\n{rows}".encode(), Limits(max_bytes=2**30))
    many = "".join(f"沈砚秋,消防{number}\n" for number in range(20_001))
    with pytest.raises(OversizedInput, match="20000 人"):
        of_csv(f"姓名,专业\n{many}")


def test_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook>" + b" " * 300_000_000)
    with pytest.raises(BadInput):
        read("名册.xlsx", out.getvalue())


def test_the_sample_is_read_whole() -> None:
    read_ = {
        path.name: of_bytes(path.name, path.read_bytes())
        for path in ROSTERS.iterdir()
        if path.suffix != ".md"
    }
    kinds = [member.expert.kind for told in read_.values() for member in told.members]
    assert (kinds.count("expert"), kinds.count("unit")) == (14, 4)
    assert [told.skipped for told in read_.values()] == [(), ()]
    public = b"".join(to_json(member.expert) for told in read_.values() for member in told.members)
    assert b"000-5550" not in public
    assert b"example.org" not in public
    private = [
        number for told in read_.values() for member in told.members for number in member.private.values()
    ]
    assert sum("000-5550" in text for text in private) == 19


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("负责人 李四", ("消防",)),
        ("组长：李四", ("消防",)),
        ("李四", ()),
        ("消防 李四", ()),
        ("李四 消防组", ()),
        ("消防-李四-组", ()),
        ("化工（组长李四）", ("化工",)),
        ("化工组（组长李四）", ("化工",)),
        ("化工组（组长李四", ("消防",)),
        ("二、烟花爆竹", ("烟花爆竹",)),
        ("二、危险化学品和烟花爆竹专家", ("危险化学品和烟花爆竹",)),
        ("第二组 有限空间组", ("有限空间",)),
        ("消 防 类", ("消防",)),
        ("二、省直单位", ()),
        ("采矿业", ("采矿业",)),
    ],
)
def test_a_row_over_others_is_a_group_only_where_it_says_so(said: str, fields: tuple[str, ...]) -> None:
    rows: Rows = [["序号", "姓名", "单位"], ["一、消防组"], [said], [1, "沈砚秋", "甲院"]]
    told = one(of_bytes("名册.xlsx", workbook({"表": rows}, {"表": ["A2:C2", "A3:C3"]})))
    assert told.fields == fields
    assert "李四" not in to_json(told).decode()


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("王 五", "王五"),
        ("王　五", "王五"),
        ("沈 砚 秋", "沈砚秋"),
        ("沈 砚秋", "沈砚秋"),
        ("欧阳 修", "欧阳修"),
        ("欧 阳 修", "欧阳修"),
        ("诸葛 孔明", "诸葛孔明"),
        ("John Smith", "John Smith"),
        ("张三 李四", None),
        ("张三\n李四", None),
        ("张三　李四", None),
        ("张三 李四 王五", None),
        ("欧阳修 司马光", None),
        ("欧阳修 张三", None),
        ("张 三 李 四", None),
        ("张三丰 李四", None),
        # Without a blank too.
        ("张三李四", None),
        ("张三丰李四", None),
        ("张三李四光", None),
        ("张三李四王五", None),
        ("欧阳修张三", None),
        ("欧阳明日", "欧阳明日"),
        ("古丽娜尔", "古丽娜尔"),
        ("陈李小明", "陈李小明"),
        ("买买提江", "买买提江"),
    ],
)
def test_two_people_in_one_cell_are_not_made_one(cell: str, name: str | None) -> None:
    told = of_bytes("名册.xlsx", workbook({"表": [["姓名", "专业"], [cell, "消防"]]}))
    assert [each.expert.name for each in told.members] == ([name] if name else [])
    assert [each.row for each in told.skipped] == ([] if name else [2])


@pytest.mark.parametrize(
    ("file", "sheet", "shown"),
    [
        ("张三13800000000.xlsx", "李四13900000000", ("张三.xlsx", "李四")),
        ("13800000000.xlsx", "13900000000", ("名册.xlsx", "")),
        ("名册（联系人李四）.xlsx", "专家 wx-zhangsan88", ("名册.xlsx", "专家")),
        ("专家库20230101.xlsx", "2023-2025年", ("专家库20230101.xlsx", "2023-2025年")),
    ],
)
def test_names_of_files_and_sheets_are_parted_too(file: str, sheet: str, shown: tuple[str, str]) -> None:
    rows: Rows = [["姓名", "专业"], ["沈砚秋", "消防"], ["沈", "化工"]]
    told = of_bytes(file, workbook({sheet: rows, "某表": [["项目", "数"], ["某", "1"]]}))
    source = one(told).source
    assert (source.file, source.sheet) == shown
    assert [each.sheet for each in told.skipped] == [shown[1]]


def test_who_is_to_be_called_is_no_part_of_a_unit() -> None:
    rows = "澜川市消防队（联系人李四）,消防,负责抢险\n甲队 联系人:李四,化工,灭火（负责人：李四）\n"
    told = of_csv(f"队伍名称,救援类型,主要职责\n{rows}")
    assert [each.expert.name for each in told.members] == ["澜川市消防队", "甲队"]
    assert all("李四" not in to_json(each.expert).decode() for each in told.members)
    assert ["李四" in "".join(each.private.values()) for each in told.members] == [True, True]


def test_a_head_of_no_list_is_known_by_its_end() -> None:
    found = of_csv(
        "姓名,专业领域,擅长处置的事故类型,所属地市,聘书有效期,家庭所在地区,证书有效期\n"
        "张三,化工工艺,触电,霁阳市,2020年1月至2022年12月,澜川市,2030年\n"
    )
    (expert,) = (member.expert for member in found.members)
    assert expert.hazards == ("触电",)
    assert expert.regions == ("岚江省/霁阳市",)
    assert (expert.valid_from, expert.valid_until) == (date(2020, 1, 1), date(2022, 12, 31))
    assert "2030" not in str(to_json(expert))
